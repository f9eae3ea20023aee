"""Packed vectors: everything rules may read comes back, and nothing means something else than it did."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.loader import load_named
from questionnaires.packing import FIRST_VALUE, Layout, NoValue, PackedField, layout_of, pack, unpack

LAYOUT = layout_of(load_named("zwolle", "1.2.0"))
REASONS = {
    None: NoValue.NIET_BEKEND,
    GeenWaarde.NIET_BESPROKEN: NoValue.NIET_BEKEND,
    GeenWaarde.WIL_NIET_ZEGGEN: NoValue.WIL_NIET_ZEGGEN,
    GeenWaarde.WEET_NIET: NoValue.WEET_NIET,
    GeenWaarde.NVT: NoValue.NVT,
}


def recorded(field: PackedField) -> st.SearchStrategy[str | int | GeenWaarde | None]:
    """A value of a field, or a reason for none."""
    values: st.SearchStrategy[str | int] = (
        st.sampled_from(field.ids) if field.ids else st.integers(field.lowest, field.highest)
    )
    return st.one_of(values, st.sampled_from(list(REASONS)))


@given(st.data())
def test_what_was_recorded_comes_back(data: st.DataObject) -> None:
    said: dict[str, dict[str, str | int | GeenWaarde | None]] = {"niveau": {}, "feit": {}}
    judged: dict[str, Belemmert | None] = {}
    expected: dict[str, str | int | NoValue] = {}
    left_out = data.draw(st.frozensets(st.sampled_from([field.name for field in LAYOUT.fields])))
    for field in LAYOUT.fields:
        room, _, name = field.name.partition(".")
        if room == "belemmert":
            verdict = data.draw(st.sampled_from([*Belemmert, None]))
            judged[name] = verdict
            known = NoValue.NIET_BEKEND if verdict is None else str(verdict)
            expected[field.name] = NoValue.WEET_NIET if verdict is Belemmert.WEET_NIET else known
        else:
            value = data.draw(recorded(field))
            said[room][name] = value
            expected[field.name] = REASONS[value] if value is None or isinstance(value, GeenWaarde) else value
        if field.name in left_out:
            expected[field.name] = NoValue.WEGGELATEN
    niveaus = {
        name: value
        for name, value in said["niveau"].items()
        if not isinstance(value, str) or isinstance(value, GeenWaarde)
    }
    vector = pack(LAYOUT, niveaus, judged, said["feit"], left_out)

    assert len(vector) == LAYOUT.width
    assert unpack(LAYOUT, vector) == expected


def test_one_vector_takes_as_few_bytes_as_there_are_facts() -> None:
    assert LAYOUT.width == len(LAYOUT.fields) == 34
    wide = PackedField("feit.ver", lowest=0, highest=300)
    assert wide.width == 2
    layout = Layout("bedacht", "1.0.0", (wide,))
    assert unpack(layout, pack(layout, {}, {}, {"ver": 300})) == {"feit.ver": 300}


def test_a_reason_for_no_value_is_never_a_value() -> None:
    for field in LAYOUT.fields:
        values = {field.code(value) for value in field.ids or range(field.lowest, field.highest + 1)}
        assert min(values) == FIRST_VALUE > max(NoValue)
        for code in range(FIRST_VALUE):
            if code in list(NoValue):
                assert isinstance(field.value(code), NoValue)
            else:
                with pytest.raises(ValueError, match="NoValue"):
                    field.value(code)


@pytest.mark.parametrize("code", [FIRST_VALUE + 5, 255])
def test_a_code_that_means_nothing_is_refused(code: int) -> None:
    with pytest.raises(ValueError, match="code"):
        PackedField("niveau.geld", lowest=1, highest=5).value(code)
    with pytest.raises(ValueError, match="code"):
        PackedField("belemmert.geld", ("nee", "ja")).value(code)


def test_a_vector_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        unpack(LAYOUT, bytes(LAYOUT.width - 1))


@pytest.mark.parametrize(
    ("niveaus", "feiten", "where"),
    [
        ({"geld": 6}, {}, "niveau.geld"),
        ({}, {"loonwaarde": 101}, "feit.loonwaarde"),
        ({}, {"loonwaarde": "veel"}, "feit.loonwaarde"),
        ({}, {"arbeidsvermogen": "misschien"}, "feit.arbeidsvermogen"),
        ({}, {"arbeidsvermogen": 1}, "feit.arbeidsvermogen"),
    ],
)
def test_a_value_the_questionnaire_does_not_have_is_refused_without_naming_it(
    niveaus: dict[str, int | GeenWaarde | None],
    feiten: dict[str, str | int | GeenWaarde | None],
    where: str,
) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        pack(LAYOUT, niveaus, {}, feiten)

    assert refused.value.code is ContentErrorCode.ONGELDIG
    assert refused.value.where == where
    for value in [*niveaus.values(), *feiten.values()]:
        assert str(value) not in f"{refused.value.what} {refused.value.remedy}"


def test_the_fingerprint_changes_with_whatever_gives_the_bytes_their_meaning() -> None:
    older = layout_of(load_named("zwolle", "1.0.0"))
    first, *rest = LAYOUT.fields
    others = [
        older,
        Layout("zwolle", "1.2.0", (*rest, first)),
        Layout("zwolle", "1.2.0", (dataclasses.replace(first, lowest=0), *rest)),
        Layout("zwolle", "1.2.0", (dataclasses.replace(first, name="niveau.anders"), *rest)),
    ]

    assert len({LAYOUT.fingerprint, *(layout.fingerprint for layout in others)}) == len(others) + 1
    assert layout_of(load_named("zwolle", "1.2.0")).fingerprint == LAYOUT.fingerprint
