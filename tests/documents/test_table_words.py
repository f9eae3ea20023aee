"""What the klant reads over the consultant's shoulder or hears from the screen is plain too."""

from __future__ import annotations

from datetime import date

from interview.documents.plain_language import (
    NOT_IN_MIJN_PLAN,
    PAGE_READING_EASE,
    measure,
    pooled,
    too_hard,
    words,
)
from interview.record import Ondertekenkeuze, Ondertekenwijze, PlanStatus, Terugvertel
from interview.session import client_view
from interview.session.road import state_words
from interview.session.signing import CHOICES, TITLES, Page, Signing, explanation
from tests.documents.voorbeeld import voorbeeld_plan, voorbeeld_record
from tests.session.example import AT, packaged

UNTIL = date(2026, 11, 30)


def _while_signing() -> list[str]:
    """Every question, choice and quiet line of signing."""
    not_signing = packaged()[0].gemeente.zin("niet_tekenen", AT.date())
    said = [title for title in TITLES.values() if title]
    said += [f"{words}." for choices in CHOICES.values() for _, words in choices]
    ways = {
        Page.NAAM: Ondertekenwijze.NAAM_GETYPT,
        Page.KRUISJE: Ondertekenwijze.KRUISJE,
        Page.PAPIER: Ondertekenwijze.PAPIER,
        Page.AFBEELDING: Ondertekenwijze.AFBEELDING,
        Page.SCHERM: Ondertekenwijze.GETEKEND,
    }
    start = Signing()
    told = start.answered(Terugvertel.JA).answered("zelf")
    signs = told.answered(Ondertekenkeuze.TEKENT_ONEENS)
    roads = [
        start,
        told,
        signs,
        start.answered(Terugvertel.NEE).answered("zelf"),
        told.answered(Ondertekenkeuze.DENKT_NA),
        *(signs.answered("").answered(way) for way in ways.values()),
    ]
    for signing in roads:
        said += explanation(signing, UNTIL, not_signing)
    return list(dict.fromkeys(said))


def _plan_states() -> list[str]:
    """How far the plan is, as the klant may read it."""
    said = []
    for status in PlanStatus:
        plan = voorbeeld_plan(None).model_copy(update={"status": status})
        said.append(state_words(voorbeeld_record(plan=plan)))
    return list(dict.fromkeys(said))


def test_the_words_around_signing_and_on_the_screen_for_the_klant_are_plain() -> None:
    headings = [client_view.WISHES, client_view.GOALS, client_view.AGREED, client_view.NOTHING_YET]
    print(f"\n{'woorden':<28}{'aantal':>7}{'Flesch-Douma':>14}{'gemiddeld':>11}{'langste':>9}")
    for name, said in (
        ("tekenen", _while_signing()),
        ("stand en klantweergave", [*_plan_states(), *headings]),
    ):
        whole = measure(said)
        print(
            f"{name:<28}{whole.words:>7}{whole.reading_ease:>14.1f}{whole.average:>11.1f}{whole.longest:>9}"
        )
        assert whole.words > 40
        assert not too_hard(whole, PAGE_READING_EASE), (name, whole)
        for block in pooled(said):
            assert not too_hard(measure(block)), (name, block)
        assert not set(NOT_IN_MIJN_PLAN) & set(words(" ".join(said).casefold()))
