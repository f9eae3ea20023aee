"""Where one is in the uitwerken: the list of leefgebieden, and the line above the judgement."""

from __future__ import annotations

from textual.content import Content

from interview.session.advice import missing_for_advice
from interview.session.presence import held_back
from interview.session.state import State
from interview.session.view import worked_out
from interview.session.working_out import Place, changes_after_advice, is_done, places
from interview.tui.widgets.card_words import WAITS
from interview.tui.widgets.niveau import niveau_short
from interview.tui.widgets.text import pieces
from questionnaires.answers import Belemmert

HINDERS_MARKS: dict[Belemmert | None, str] = {
    Belemmert.JA: "!",
    Belemmert.NEE: "·",
    Belemmert.WEET_NIET: "?",
    None: " ",
}
"""Behind the niveau in the list; a legend below it says what they mean."""

LEGEND = "! houdt tegen\n· niet\n? weet niet\n▲ spoed"


def road(state: State, at: Place) -> Content:
    """Every leefgebied with its niveau and whether it hinders, then how many feiten are there."""
    lines: list[Content] = []
    waiting = held_back(state)
    for gebied in state.content.vragenlijst.matrix:
        known = state.record.leefgebied(gebied.id)
        here = at == Place("leefgebied", gebied.id)
        hinders = HINDERS_MARKS[known.belemmert]
        lines.append(
            pieces(
                ("▸ " if here else "  ", "bold $primary"),
                (f"{gebied.kort:<11}", "bold" if here else ""),
                (f"{niveau_short(known)} ", "bold"),
                hinders,
                " ▲" if known.spoed else "",
                f" {WAITS}" if gebied.id in waiting else "",
            )
        )
    facts = [place for place in places(state) if place.soort == "feit"]
    done = sum(is_done(state, place) for place in facts)
    here = at.soort == "feit"
    lines += [
        Content(""),
        pieces(("▸ " if here else "  ", "bold $primary"), ("feiten     ", "bold" if here else ""),
               f"{done}/{len(facts)}"),
        Content(""),
        pieces((LEGEND + (f"\n{WAITS} wacht" if waiting else ""), "$text-muted")),
    ]  # fmt: skip
    return Content("\n").join(lines)


def work_title(state: State, at: Place) -> Content:
    """What is judged here, how far the whole is, and whether it changed after the advice."""
    done, whole = worked_out(state)
    parts: list[str | tuple[str, str]] = []
    if at.soort == "feit":
        parts.append(("De feiten", "bold $primary"))
    else:
        gebied = state.content.vragenlijst.per_leefgebied[at.id]
        parts.append((gebied.titel, "bold $primary"))
        known = state.record.leefgebied(at.id)
        if known.spoed:
            parts.append(("   spoed", "bold $error"))
        if known.eigen_cijfer is not None:
            parts.append(f"   klant zelf: {known.eigen_cijfer}")
    if not missing_for_advice(state) and state.record.advies is None:
        parts.append(("   alles klaar: F5", "bold $success"))
    else:
        parts.append((f"   {done} van {whole} gedaan", "$text-muted"))
    for change in changes_after_advice(state, at)[-1:]:
        parts.append((f"\nna advies gewijzigd: {change.reden}", "$warning"))
    return pieces(*parts)
