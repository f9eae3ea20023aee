"""The band of niveaus that answers and observaties point to: a check afterwards, never a judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.answers import Antwoord, GeenWaarde
from questionnaires.indicatie import aanwijzingen, indicatie, toets_zin
from questionnaires.loader import load_named
from questionnaires.schema import Leefgebied
from tests.questionnaires import lists

GELD = load_named("zwolle", "1.0.0").per_leefgebied["geld"]
DEURWAARDER = {"geld.deurwaarder": Antwoord(waarde="ja")}


def _gebied(*bands: tuple[int, int]) -> Leefgebied:
    observaties = [{"id": f"o{n}", "tekst": "Zegt iets.", "wijst_op": list(b)} for n, b in enumerate(bands)]
    return lists.build([lists.opening(), lists.card(observatie=observaties)]).per_leefgebied["geld"]


def _band(*bands: tuple[int, int]) -> tuple[int, int] | None:
    return indicatie(_gebied(*bands), {}, [f"geld.o{number}" for number in range(len(bands))])


def test_nothing_noted_points_nowhere() -> None:
    assert indicatie(GELD, {}, ()) is None
    assert toets_zin(GELD, 3, {}, ()) is None
    assert indicatie(GELD, {"geld.schuldhulp": Antwoord(waarde="loopt")}, ()) is None
    assert indicatie(GELD, {"geld.deurwaarder": Antwoord(geen=GeenWaarde.WEET_NIET)}, ()) is None


def test_bands_that_overlap_narrow_each_other() -> None:
    assert _band((1, 3), (2, 5)) == (2, 3)
    assert _band((1, 2), (2, 3), (2, 5)) == (2, 2)


def test_bands_that_contradict_widen() -> None:
    assert _band((1, 2), (4, 5)) == (1, 5)
    assert _band((1, 1), (3, 3), (3, 5)) == (1, 5)


_BANDS = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(_BANDS, min_size=1, max_size=4))
def test_the_indicatie_is_never_wider_than_all_evidence_and_order_does_not_matter(
    bands: list[tuple[int, int]],
) -> None:
    found = _band(*bands)
    assert found is not None
    assert min(lo for lo, _ in bands) <= found[0] <= found[1] <= max(hi for _, hi in bands)
    assert _band(*reversed(bands)) == found
    # A niveau that all evidence fits is always inside, and then nothing else is.
    fits_all = {niveau for niveau in range(1, 6) if all(lo <= niveau <= hi for lo, hi in bands)}
    assert not fits_all or fits_all == set(range(found[0], found[1] + 1))


def test_several_choices_each_point() -> None:
    both = {"geld.dreigt": Antwoord(waarde=("afsluiting", "zorgverzekering"))}
    assert [item.band for item in aanwijzingen(GELD, both, ())] == [(1, 1), (1, 2)]


def test_evidence_of_another_leefgebied_is_not_read() -> None:
    assert (
        indicatie(GELD, {"wonen.plek": Antwoord(waarde="geen_vaste_plek")}, ("wonen.brief_woning",)) is None
    )


@pytest.mark.parametrize(
    ("niveau", "sentence"),
    [
        (2, "U noteerde een deurwaarder of beslag en koos 2: dat past bij elkaar."),
        (4, "U koos 4, maar noteerde een deurwaarder of beslag. Klopt dat?"),
    ],
)
def test_the_check_lays_the_choice_beside_what_was_noted(niveau: int, sentence: str) -> None:
    assert toets_zin(GELD, niveau, DEURWAARDER, ()) == sentence


def test_evidence_that_contradicts_is_named_on_both_sides() -> None:
    assert (
        toets_zin(GELD, 2, DEURWAARDER, ("geld.papieren_klaar",))
        == "U noteerde een deurwaarder of beslag, maar ook papieren die klaarliggen. U koos 2. Klopt dat?"
    )


def test_evidence_without_words_is_named_by_its_band() -> None:
    assert toets_zin(_gebied((1, 2)), 5, {}, ("geld.o0",)) == (
        "U koos 5, maar noteerde iets dat past bij 1 of 2. Klopt dat?"
    )
    assert "1 tot en met 3" in (toets_zin(_gebied((1, 3)), 5, {}, ("geld.o0",)) or "")


def test_every_band_of_our_own_questionnaire_can_be_told_in_words() -> None:
    for gebied in load_named("zwolle", "1.0.0").leefgebied:
        for observatie in gebied.observatie:
            assert (observatie.wijst_op is None) == (observatie.genoteerd == ""), observatie.id
        for keuze in (keuze for vraag in gebied.vraag for keuze in vraag.keuzes):
            assert (keuze.wijst_op is None) == (keuze.genoteerd == ""), (gebied.id, keuze.id)
