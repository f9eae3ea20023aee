"""Giving back: the summary is kept as it is typed, agreed on, and asked again when it changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.record import Rol, Stap, Zitting
from interview.session import commands as ask
from tests.interview.desks import START
from tests.tui.visits import in_visit

TOLD: list[ask.Command] = [
    ask.NoteerWens("Ik wil weer rust."),
    ask.LegNotitieVast("geld", "post blijft dicht [b]vet[/b]\nzus helpt\nnog een regel"),
    ask.MarkeerCitaat("geld", "dan zie ik het niet"),
]


def test_write_agree_and_read_quotes_back(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.TERUGGEVEN, TOLD) as here:
            shown = here.text()
            assert "Ik wil weer rust." in shown
            assert "post blijft dicht [b]vet[/b]" in shown, "what a klant said is text, never markup"
            await here.burst("j", "a", "space", "n", "tab", "j")
            await here.until(lambda: here.record().samenvatting_klopt is True)
            assert here.record().samenvatting == "ja n"
            assert here.visit.conversation.saved
            (quote,) = here.record().citaten
            assert not quote.voorgelezen_en_goed
            await here.press("space")
            assert here.record().citaten[0].voorgelezen_en_goed
            await here.press("tab x tab")
            assert here.record().samenvatting_klopt is None, "another text must be asked again"
            await here.press("n")
            assert here.record().samenvatting_klopt is False

    asyncio.run(scenario())


def test_what_was_told_alone_is_not_told_back_with_a_child_there(tmp_path: Path) -> None:
    child = ask.ZetZitting(Zitting(op=START, aanwezigen=(Rol.KIND,)))

    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.TERUGGEVEN, [*TOLD, child]) as here:
            shown = here.text()
            assert "Ik wil weer rust." in shown
            assert "post blijft dicht" not in shown
            assert "dan zie ik het niet" not in shown
            assert shown.count("wacht op een moment alleen") == 2

    asyncio.run(scenario())


def test_what_is_typed_is_a_draft_before_it_is_left(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with in_visit(tmp_path, Stap.TERUGGEVEN) as here:
            await here.press("ab")
            assert here.record().samenvatting == ""
            assert not here.visit.conversation.saved
            await here.burst("c", "f4")
            await here.until(lambda: here.screen.STAP is Stap.UITWERKEN)
            assert here.record().samenvatting == "abc"

    asyncio.run(scenario())
