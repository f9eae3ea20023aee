"""No real visit begins without numbers to call and someone to turn to; practising always can."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from interview.desk import Desk
from interview.errors import KlantbeeldError, SessionErrorCode
from interview.session import commands as ask
from tests.interview.desks import begun, make_desk, planned_gesprek
from tests.tools.gemeente import NAAM, install_real_looking


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    """For real work: the invented municipality will not do."""
    opened = make_desk(tmp_path)
    opened.practice = False
    yield opened
    opened.close()


def test_an_invented_municipality_is_for_practice_only(desk: Desk) -> None:
    gesprek = planned_gesprek(desk)
    with pytest.raises(KlantbeeldError) as refused:
        desk.open_gesprek(gesprek)
    assert refused.value.code is SessionErrorCode.GEMEENTE_NIET_KLAAR
    assert refused.value.where == "voorbeeld"
    desk.practice = True
    assert desk.open_gesprek(gesprek).state.content.gemeente.fictief


def test_a_visit_begins_with_the_file_of_the_municipality(desk: Desk) -> None:
    install_real_looking(desk.locations)
    conversation = begun(desk)
    assert conversation.state.content.gemeente.naam == NAAM
    pinned = conversation.state.record.versies.gemeentepakket
    assert pinned is not None
    assert pinned.naam == NAAM


def without_numbers(text: str) -> str:
    """The card about violence, with nobody to call."""
    begin = text.index("nummers = [", text.index('id = "geweld"'))
    return text[:begin] + "nummers = []" + text[text.index("\n]\n", begin) + 2 :]


def without_fg(text: str) -> str:
    return text.replace('telefoon = "000 000 00 02"\nemail = "fg@voorbeeld.example"\n', "", 1)


def without_information(text: str) -> str:
    return text.replace('id = "informatieplicht"\n', 'id = "iets_anders"\n', 1)


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (without_numbers, "stopkaart.geweld"),
        (without_fg, "contact.fg"),
        (without_information, "tekst.informatieplicht"),
    ],
)
def test_a_file_with_a_hole_in_it_is_refused(desk: Desk, damage: Callable[[str], str], place: str) -> None:
    path = install_real_looking(desk.locations)
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(KlantbeeldError) as refused:
        begun(desk)
    assert refused.value.code is SessionErrorCode.GEMEENTE_NIET_KLAAR
    assert refused.value.where == place


def test_a_visit_that_was_begun_goes_on_when_a_later_file_has_a_hole(desk: Desk) -> None:
    path = install_real_looking(desk.locations)
    conversation = begun(desk)
    later = path.read_text(encoding="utf-8").replace('versie = "1.0.0"', 'versie = "2.0.0"')
    path.with_name("2.0.0.toml").write_text(
        later.replace('id = "informatieplicht"\n', 'id = "iets_anders"\n')
    )
    gesprek_id = conversation.gesprek_id
    conversation.do(ask.KiesVoorbereiding("open")).result()
    again = desk.open_gesprek(gesprek_id)
    assert again.state.content.gemeente.versie == "1.0.0"
