"""Sealed values: they come back, they fit one place only, and any change is noticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.store.errors import StoreErrorCode
from interview.store.sealing import Seal, new_key
from tests.store.example import expect_refusal

places = st.lists(st.text(max_size=12) | st.integers(), min_size=1, max_size=4).map(tuple)


@given(content=st.binary(max_size=300), place=places)
def test_what_was_sealed_comes_back(content: bytes, place: tuple[str | int, ...]) -> None:
    seal = Seal(new_key())
    sealed = seal.close(content, *place)
    assert seal.open(sealed, *place) == content
    assert seal.close(content, *place) != sealed


@given(text=st.text(st.characters(exclude_categories=()), max_size=100))
def test_text_comes_back(text: str) -> None:
    seal = Seal(new_key())
    assert seal.open_text(seal.close_text(text, "klant", 1), "klant", 1) == text


@given(here=places, there=places)
def test_a_sealed_value_fits_no_other_place(
    here: tuple[str | int, ...], there: tuple[str | int, ...]
) -> None:
    seal = Seal(new_key())
    sealed = seal.close(b"inhoud", *here)
    if [str(part) for part in here] == [str(part) for part in there]:
        assert seal.open(sealed, *there) == b"inhoud"
    else:
        with expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
            seal.open(sealed, *there)


@given(data=st.data())
def test_any_flipped_bit_is_noticed(data: st.DataObject) -> None:
    seal = Seal(new_key())
    sealed = bytearray(seal.close(b"wat iemand zei", "gesprek", "g"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
        seal.open(bytes(sealed), "gesprek", "g")


@given(length=st.integers(0, 40))
def test_a_cut_value_and_another_key_are_noticed(length: int) -> None:
    sealed = Seal(new_key()).close(b"wat iemand zei", "gesprek", "g")
    with expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
        Seal(new_key()).open(sealed[:length], "gesprek", "g")
    with expect_refusal(StoreErrorCode.GEGEVEN_BESCHADIGD):
        Seal(new_key()).open(sealed, "gesprek", "g")
