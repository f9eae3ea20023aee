"""What a municipality says in Mijn plan comes from its own file, as it holds on the day."""

from __future__ import annotations

from datetime import date

import pytest

from interview.documents.errors import DocumentErrorCode
from interview.documents.plain_language import measure, too_hard
from interview.documents.plan_texts import plan_texts
from interview.record import Arbeidsverplichtingen
from questionnaires.errors import KlantbeeldError
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import DUTIES, OBJECTIONS
from questionnaires.gemeentepakket.model import Gemeentepakket, Tekst

ON = date(2026, 11, 21)
NEXT_YEAR = date(2027, 2, 1)


@pytest.fixture(scope="module")
def pakket() -> Gemeentepakket:
    return load.load_named(load.EXAMPLE, "1.0.0")


def without(pakket: Gemeentepakket, name: str) -> Gemeentepakket:
    return pakket.model_copy(update={"tekst": tuple(one for one in pakket.tekst if one.id != name)})


def choosing(pakket: Gemeentepakket, variant: str) -> Gemeentepakket:
    settings = pakket.instellingen.model_copy(update={"bezwaar": variant})
    return pakket.model_copy(update={"instellingen": settings})


def test_every_duty_that_can_be_recorded_has_a_text() -> None:
    assert set(DUTIES) == {duty.value for duty in Arbeidsverplichtingen}


@pytest.mark.parametrize("on", [ON, NEXT_YEAR])
@pytest.mark.parametrize("variant", OBJECTIONS)
def test_every_sentence_is_whole_and_plain(pakket: Gemeentepakket, variant: str, on: date) -> None:
    texts = plan_texts(choosing(pakket, variant), on)
    sentences = [
        texts.niet_tekenen,
        texts.gevolgen,
        texts.bezwaar,
        *texts.rechten,
        *(texts.plicht(duty, until) for duty in Arbeidsverplichtingen for until in ("", "1 mei 2027")),
    ]
    for sentence in sentences:
        assert sentence
        assert not too_hard(measure(sentence)), sentence
        assert "{" not in sentence
    assert not too_hard(measure(sentences))


def test_the_variant_of_the_municipality_prints(pakket: Gemeentepakket) -> None:
    said = {variant: plan_texts(choosing(pakket, variant), ON).bezwaar for variant in OBJECTIONS}
    assert "Daarna krijgt u een brief met het besluit" in said["concept"]
    assert "is dit plan een besluit" in said["besluit"]
    assert "hoort bij een besluit" in said["bijlage"]


def test_a_duty_with_an_end_tells_the_day(pakket: Gemeentepakket) -> None:
    texts = plan_texts(pakket, ON)
    told = texts.plicht(Arbeidsverplichtingen.ONTHEFFING_9_2, "31 mei 2027")
    assert told.startswith("U hoeft tot en met 31 mei 2027 geen werk te zoeken.")
    assert texts.plicht(Arbeidsverplichtingen.ONTHEFFING_9_2, "").startswith("U hoeft nu geen werk")
    assert texts.plicht(Arbeidsverplichtingen.ONBEKEND, "31 mei 2027") == texts.plicht(
        Arbeidsverplichtingen.ONBEKEND, ""
    )


def test_a_word_of_the_law_changes_on_its_day(pakket: Gemeentepakket) -> None:
    duty = Arbeidsverplichtingen.VOLLEDIG
    assert "tegenprestatie" in plan_texts(pakket, date(2026, 12, 31)).plicht(duty, "")
    changed = plan_texts(pakket, date(2027, 1, 1)).plicht(duty, "")
    assert "maatschappelijke participatie" in changed
    assert "tegenprestatie" not in changed


def test_only_an_invented_municipality_takes_the_name_that_was_typed(pakket: Gemeentepakket) -> None:
    assert plan_texts(pakket, ON).gemeente == "Gemeente Voorbeeld"
    assert plan_texts(pakket, ON, " Bedachtstad ").gemeente == "Gemeente Bedachtstad"
    assert plan_texts(pakket, ON, "gemeente Bedacht").gemeente == "gemeente Bedacht"
    real = pakket.model_copy(update={"fictief": False})
    assert plan_texts(real, ON, "Bedachtstad").gemeente == "Gemeente Voorbeeld"


@pytest.mark.parametrize(
    "name", ["niet_tekenen", "gevolgen", "bezwaar.concept", "plichten.onbekend", "plichten.ontheffing_9a"]
)
def test_a_plan_is_never_made_with_a_sentence_missing(pakket: Gemeentepakket, name: str) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        plan_texts(without(pakket, name), ON)
    assert refused.value.code is DocumentErrorCode.TEKSTEN_ONGELDIG
    assert refused.value.where == f"voorbeeld/1.0.0.toml: tekst.{name}"


def test_a_bracket_is_never_printed(pakket: Gemeentepakket) -> None:
    def broken(one: Tekst) -> Tekst:
        text = "Bel {wie_dan_ook}." if one.id == "niet_tekenen" else one.tekst
        return one.model_copy(update={"tekst": text})

    texts = tuple(broken(one) for one in pakket.tekst)
    with pytest.raises(KlantbeeldError) as refused:
        plan_texts(pakket.model_copy(update={"tekst": texts}), ON)
    assert refused.value.code is DocumentErrorCode.TEKSTEN_ONGELDIG


def test_no_plan_without_rights(pakket: Gemeentepakket) -> None:
    texts = tuple(one for one in pakket.tekst if not one.id.startswith("rechten."))
    with pytest.raises(KlantbeeldError) as refused:
        plan_texts(pakket.model_copy(update={"tekst": texts}), ON)
    assert refused.value.code is DocumentErrorCode.TEKSTEN_ONGELDIG
