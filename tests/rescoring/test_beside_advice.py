"""What other rules say stands beside the advice: kept once, never undone, and only for professionals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interview.errors import SessionErrorCode
from interview.plan.build import build_plan
from interview.plan.report_build import build_report
from interview.record import Einde, Herscoring, InhoudVersie, OordeelNaGesprek
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.herscoring import asks_another_look, herscoring_line
from interview.session.open_work import first_of, open_work
from interview.session.state import State
from questionnaires.errors import KlantbeeldError
from tests.session.example import AT, advised, after, judged

LATER = AT + timedelta(days=30)


def found_again(category: str | None, version: str = "9.0.0", title: str = "Iets heel anders") -> Herscoring:
    """An invented outcome under rules that are not there."""
    rules = InhoudVersie(naam="zwolle", versie=version, sha256=version.replace(".", "") * 12)
    possible = (category,) if category else ("a", "b")
    return Herscoring(
        op=LATER,
        regelset=rules,
        categorie=category,
        titel=title if category else "",
        mogelijk=possible,
        regel="een_regel",
        zin="Zo zit het.",
    )


def _kept(state: State, *found: Herscoring) -> State:
    return after(state, *(ask.LegHerscoringVast(one) for one in found))


def test_it_changes_nothing_else_and_the_same_is_not_kept_twice() -> None:
    state = advised()
    kept = _kept(state, found_again("aanpak_intensief"), found_again("aanpak_intensief"))
    assert len(kept.record.herscoringen) == 1
    assert kept.record.model_copy(update={"herscoringen": ()}) == state.record
    assert len(_kept(kept, found_again(None), found_again(None, "9.1.0")).record.herscoringen) == 3


def test_it_is_kept_of_a_gesprek_that_ended_too() -> None:
    ended = after(advised(), ask.SluitAf(Einde.PLAN_LATER))
    assert _kept(ended, found_again("wijkteam")).record.herscoringen


def test_before_the_advice_was_shown_nothing_is_kept() -> None:
    with pytest.raises(KlantbeeldError) as caught:
        decide(judged(), ask.LegHerscoringVast(found_again("wijkteam")), LATER)
    assert caught.value.code == SessionErrorCode.OORDEEL_NODIG


def test_undo_takes_back_the_own_words_and_not_what_rules_said() -> None:
    state = after(advised(), ask.NoteerWens("Rust in huis"))
    kept = _kept(state, found_again("wijkteam"))
    back = after(kept, ask.MaakOngedaan())
    assert back.record.wensen == ()
    assert back.record.herscoringen == kept.record.herscoringen
    again = after(back, ask.Herstel())
    assert again.record == kept.record


def test_the_event_reads_back_as_it_was_written() -> None:
    (event,) = decide(advised(), ask.LegHerscoringVast(found_again("wijkteam")), LATER)
    assert happened.EVENT_ADAPTER.validate_json(event.model_dump_json()) == event


def test_the_line_says_when_with_which_rules_and_what() -> None:
    state = advised()
    assert herscoring_line(state.record) == ""
    advice = state.record.advies
    assert advice is not None
    line = herscoring_line(_kept(state, found_again("wijkteam")).record)
    assert line.startswith("Opnieuw berekend op ")
    assert "met regels zwolle 9.0.0: Iets heel anders." in line
    assert "net als het advies" in herscoring_line(_kept(state, found_again(advice.categorie)).record)
    assert "nog niet te zeggen" in herscoring_line(_kept(state, found_again(None)).record)


def test_another_category_asks_the_consultant_to_look_again_quietly_until_somebody_decides() -> None:
    state = after(_kept(advised(), found_again("wijkteam")), ask.SluitAf(Einde.PLAN_NU))
    (work,) = [one for one in open_work(state.record, LATER.date()) if one.wat == "advies opnieuw bekijken"]
    assert work.stil
    assert "opnieuw" not in first_of(open_work(state.record, LATER.date()))[1]
    decided = OordeelNaGesprek(categorie=None, op=LATER + timedelta(days=1))
    assert asks_another_look(state.record.model_copy(update={"oordeel_na_gesprek": decided})) is None
    before = OordeelNaGesprek(categorie=None, op=AT)
    assert asks_another_look(state.record.model_copy(update={"oordeel_na_gesprek": before})) is not None


def test_the_same_category_or_another_instrument_asks_nothing() -> None:
    state = advised()
    advice = state.record.advies
    assert advice is not None
    assert asks_another_look(_kept(state, found_again(advice.categorie)).record) is None
    other = found_again("doen").model_copy(
        update={"regelset": InhoudVersie(naam="haarlem", versie="1.0.0", sha256="2" * 64)}
    )
    assert asks_another_look(_kept(state, other).record) is None


def test_an_outcome_of_another_instrument_does_not_hide_that_the_own_rules_changed_their_mind() -> None:
    other = found_again("doen").model_copy(
        update={"regelset": InhoudVersie(naam="haarlem", versie="1.0.0", sha256="2" * 64)}
    )
    own = found_again("wijkteam")
    found = asks_another_look(_kept(_kept(advised(), own), other).record)
    assert found is not None
    assert (found.regelset, found.categorie) == (own.regelset, "wijkteam")


def test_it_stands_in_the_report_and_never_in_the_plan() -> None:
    state = _kept(advised(), found_again("wijkteam"))
    report = build_report(state.record, state.content)
    assert "Iets heel anders" in report.herscoring
    assert build_report(advised().record, state.content).herscoring == ""
    plan = build_plan(state.record).model_dump_json()
    assert "Iets heel anders" not in plan
    assert "9.0.0" not in plan
    assert plan == build_plan(advised().record).model_dump_json()
