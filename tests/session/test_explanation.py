"""The advice explained as it was shown, whatever changed since; and an earlier gesprek beside this one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.record import Feit
from interview.session import commands as ask
from interview.session.advice import scoring_input
from interview.session.before_advice import as_advised
from interview.session.compare import compare
from interview.session.explanation import explain_advice, still_open
from interview.session.working_out import Place
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from tests.session.example import advised, after, fact, judged, new_state

CHANGES: list[ask.Command] = [
    ask.ZetNiveau("geld", 5, "een"),
    ask.ZetNiveau("geld", GeenWaarde.WEET_NIET, "twee"),
    ask.ZetNiveau("gezin", GeenWaarde.NVT, "drie"),
    ask.ZetBelemmert("geld", Belemmert.NEE, "vier"),
    ask.ZetBelemmert("mentaal", Belemmert.WEET_NIET, "vijf"),
    ask.ZetBelemmert("wonen", None, "zes"),
    ask.LegFeitVast("arbeidsvermogen", fact("geen"), "zeven"),
    ask.LegFeitVast("arbeidsvermogen", None, "acht"),
    ask.LegFeitVast("arbeidsvermogen_basis", Feit(waarde=Antwoord(geen=GeenWaarde.WEET_NIET)), "negen"),
    ask.LegFeitVast("beschikbare_uren", fact(12), "tien"),
    ask.LegFeitVast("wens_zelfstandig", fact("ja"), "elf"),
]


@given(st.lists(st.sampled_from(CHANGES), max_size=8))
def test_no_change_rewrites_the_reason_of_an_advice_that_was_shown(changes: list[ask.Command]) -> None:
    shown = advised()
    state = after(shown, *changes)
    assert scoring_input(as_advised(state)) == scoring_input(shown)
    advice = state.record.advies
    found = explain_advice(state)
    assert advice is not None
    assert found.uitleg.categorie is not None
    assert found.uitleg.categorie.id == advice.categorie
    assert tuple(one.traject for one in found.trajecten) == advice.trajecten
    assert len(found.wijzigingen) == len(state.record.wijzigingen_na_advies)
    assert (found.nu is None) == (not found.wijzigingen)


def test_what_carried_it_is_at_most_three_lines_and_a_way_forward_reads_as_a_question() -> None:
    found = explain_advice(after(judged(), ask.ZetBelemmert("wonen", Belemmert.JA)))
    assert found.gedragen == ("Belemmert nu: geld en wonen", "Arbeidsvermogen: aanwezig")
    assert "Houdt geld niet meer tegen? Dan past: Zwolle Werkt Aanpak." in found.wegen


def test_the_best_next_question_is_asked_as_a_question_with_what_each_answer_means() -> None:
    found = explain_advice(after(judged(), ask.ZetBelemmert("mentaal", Belemmert.WEET_NIET)))
    question = found.vragen[0]
    assert question.vraag == "Mentale gezondheid en gewoontes: houdt dit werk of meedoen nu tegen?"
    assert question.plek == Place("leefgebied", "mentaal")
    assert "belemmert nu niet: Zwolle Werkt Aanpak" in question.gevolgen


def test_what_is_open_is_named_without_a_judgement() -> None:
    state = after(
        judged(),
        ask.ZetNiveau("mentaal", GeenWaarde.NIET_BESPROKEN),
        ask.ZetBelemmert("wonen", Belemmert.WEET_NIET),
        ask.ZetNiveau("gezin", GeenWaarde.NVT),
        ask.LegFeitVast("arbeidsvermogen", Feit(waarde=Antwoord(geen=GeenWaarde.WEET_NIET))),
    )
    assert still_open(state) == (
        "Mentale gezondheid en gewoontes: niet besproken",
        "Wonen: weet niet of het tegenhoudt",
        "Kan werken: weet niet",
    )


def test_an_earlier_gesprek_is_laid_beside_this_one() -> None:
    then = after(judged(), ask.NoteerWens("Rust."), ask.NoteerAfspraak("Ik bel", derde=""))
    now = after(new_state(), ask.ZetNiveau("geld", GeenWaarde.WIL_NIET_ZEGGEN))
    found = compare(then.record, now.record, now.content.vragenlijst)
    geld = next(row for row in found.leefgebieden if row.titel == "Geld en schulden")
    assert (geld.toen, geld.nu) == ("2 moeilijk, houdt tegen", "wil niet zeggen")
    wonen = next(row for row in found.leefgebieden if row.titel == "Wonen")
    assert (wonen.toen, wonen.nu) == ("4 gaat goed", "")
    assert found.wensen == ("Rust.",)
    assert found.afspraken == ("klant: Ik bel",)
