"""Everything a municipality lets a klant hear or read is plain Dutch; the figures are printed."""

from __future__ import annotations

from datetime import date

import pytest

from interview.documents.plain_language import (
    AVERAGE_SENTENCE,
    BLOCK_READING_EASE,
    LONGEST_SENTENCE,
    PAGE_READING_EASE,
)
from interview.documents.spoken_language import measure_pakket
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import Soort
from questionnaires.gemeentepakket.model import Gemeentepakket

ON = date(2026, 11, 21)
NEXT_YEAR = date(2027, 2, 1)


@pytest.fixture(scope="module", params=["voorbeeld", "zwolle"])
def pakket(request: pytest.FixtureRequest) -> Gemeentepakket:
    return load.load_named(request.param, "1.0.0")


@pytest.mark.parametrize("on", [ON, NEXT_YEAR])
def test_every_text_for_the_klant_is_plain(pakket: Gemeentepakket, on: date) -> None:
    found = measure_pakket(pakket, on)
    print(f"\n{pakket.gemeente} on {on}: {len(found.teksten)} texts, {found.samen.words} words")
    print(
        f"together {found.samen.reading_ease:.1f}, hardest block {found.zwakste_blok:.1f}, "
        f"{found.samen.average:.1f} words per sentence, longest {found.samen.longest}"
    )
    for one in found.zwakste(8):
        print(f"{one.maat.reading_ease:6.1f} {one.maat.average:5.1f} {one.maat.longest:3d}  {one.waar}")
    assert found.gebreken == ()
    assert len(found.teksten) > 40
    assert found.samen.reading_ease >= PAGE_READING_EASE
    assert found.zwakste_blok >= BLOCK_READING_EASE
    assert all(one.maat.average <= AVERAGE_SENTENCE for one in found.teksten)
    assert all(one.maat.longest <= LONGEST_SENTENCE for one in found.teksten)
    assert all(one.maat.reading_ease >= BLOCK_READING_EASE for one in found.zwakste(len(found.teksten)))


def test_a_hard_sentence_is_told_with_its_place() -> None:
    example = load.load_named(load.EXAMPLE, "1.0.0")
    hard = (
        "De dienstverleningsovereenkomst conformeert zich aan de beleidsregels inzake "
        "arbeidsmarktparticipatie van uitkeringsgerechtigden zoals die gelden in deze gemeente sinds kort."
    )
    texts = tuple(
        one.model_copy(update={"tekst": hard}) if one.id == "tolk" else one for one in example.tekst
    )
    found = measure_pakket(example.model_copy(update={"tekst": texts}), ON)
    assert {(gap.soort, gap.waar) for gap in found.gebreken} == {(Soort.TE_MOEILIJK, "tekst.tolk")}
    assert found.zwakste(1)[0].waar == "tekst.tolk"


def test_many_hard_words_are_told_even_in_short_sentences() -> None:
    example = load.load_named(load.EXAMPLE, "1.0.0")
    hard = "Uitkeringsgerechtigden conformeren beleidsregels. " * 60
    texts = tuple(
        one.model_copy(update={"tekst": hard}) if one.id == "tolk" else one for one in example.tekst
    )
    found = measure_pakket(example.model_copy(update={"tekst": texts}), ON)
    assert "alle teksten" in {gap.waar for gap in found.gebreken}


def test_the_word_of_next_year_is_measured_next_year() -> None:
    example = load.load_named(load.EXAMPLE, "1.0.0")

    def ease(on: date) -> float:
        found = {one.waar: one.maat.reading_ease for one in measure_pakket(example, on).teksten}
        return found["tekst.plichten.volledig"]

    assert ease(NEXT_YEAR) != ease(ON)
