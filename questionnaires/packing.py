"""The packed vector: what rules may read of one gesprek, in some forty bytes, per version of a questionnaire.

It holds judgements and facts only, never an answer, a word or who it is about. A vector means nothing
without its layout, whose fingerprint is kept beside it; the journal stays the truth and a vector can
always be made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU, Belemmert, GeenWaarde
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.schema import FeitDefinitie, Vragenlijst

FIRST_VALUE = 8
"""Codes below it say why there is no value; a value is its place in the field's values, from here on."""


class NoValue(IntEnum):
    """The codes for having no value. Only ``WEGGELATEN`` can ever count as left out."""

    NIET_BEKEND = 0
    WIL_NIET_ZEGGEN = 1
    WEET_NIET = 2
    WEGGELATEN = 3
    """N.v.t. where the questionnaire allows it."""
    NVT = 4
    """Said to be n.v.t. where the questionnaire does not allow it: still unknown."""


_REASONS = {
    GeenWaarde.NIET_BESPROKEN: NoValue.NIET_BEKEND,
    GeenWaarde.WIL_NIET_ZEGGEN: NoValue.WIL_NIET_ZEGGEN,
    GeenWaarde.WEET_NIET: NoValue.WEET_NIET,
    GeenWaarde.NVT: NoValue.NVT,
}


@dataclass(frozen=True, slots=True)
class PackedField:
    """One fact in a vector."""

    name: str
    """Full name: ``niveau.geld``, ``belemmert.geld`` or ``feit.loonwaarde``."""
    ids: tuple[str, ...] = ()
    """For a fact with choices: the id of each value, in the order of their codes."""
    lowest: int = 0
    """For a number: the value of code ``FIRST_VALUE``."""
    highest: int = 0
    """For a number: the highest value."""

    @property
    def width(self) -> int:
        """Bytes: two, low byte first, where one cannot hold every code."""
        return 1 if FIRST_VALUE + max(len(self.ids) - 1, self.highest - self.lowest) < 256 else 2

    def code(self, value: str | int) -> int:
        """The code of a value.

        Raises KlantbeeldError (INHOUD-ONGELDIG), naming the fact and never the value, for another one.
        """
        if self.ids and isinstance(value, str) and value in self.ids:
            return FIRST_VALUE + self.ids.index(value)
        if not self.ids and isinstance(value, int) and self.lowest <= value <= self.highest:
            return FIRST_VALUE + value - self.lowest
        raise KlantbeeldError(
            ContentErrorCode.ONGELDIG,
            "de vragenlijst kent de waarde van dit feit niet",
            where=self.name,
            remedy="Kijk of het gesprek bij deze versie van de vragenlijst hoort.",
        )

    def value(self, code: int) -> str | int | NoValue:
        """What a code says; raises ValueError for a code no value has."""
        if code < FIRST_VALUE:
            return NoValue(code)
        place = code - FIRST_VALUE
        if self.ids:
            if place >= len(self.ids):
                raise ValueError(f"no value has code {code}")
            return self.ids[place]
        if self.lowest + place > self.highest:
            raise ValueError(f"no value has code {code}")
        return self.lowest + place


@dataclass(frozen=True)
class Layout:
    """The fields of a vector, in order, for one version of a questionnaire."""

    vragenlijst: str
    versie: str
    fields: tuple[PackedField, ...]

    @cached_property
    def width(self) -> int:
        """Bytes of one vector."""
        return sum(field.width for field in self.fields)

    @cached_property
    def offsets(self) -> dict[str, int]:
        """Fact name to the place of its first byte."""
        found, place = {}, 0
        for field in self.fields:
            found[field.name] = place
            place += field.width
        return found

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of everything that gives the bytes their meaning; vectors of another one are stale."""
        said = repr((FIRST_VALUE, [(reason.name, reason.value) for reason in NoValue], self.fields))
        return hashlib.sha256(said.encode()).hexdigest()


def layout_of(vragenlijst: Vragenlijst) -> Layout:
    """Per leefgebied its niveau and belemmert, then every feit that is a choice or a number."""
    fields: list[PackedField] = []
    for gebied in vragenlijst.matrix:
        fields.append(PackedField(f"niveau.{gebied.id}", lowest=LAAGSTE_NIVEAU, highest=HOOGSTE_NIVEAU))
        fields.append(PackedField(f"belemmert.{gebied.id}", (Belemmert.NEE.value, Belemmert.JA.value)))
    fields += [_of_feit(feit) for feit in vragenlijst.feit if feit.soort != "datum"]
    return Layout(vragenlijst.naam, vragenlijst.versie, tuple(fields))


def _of_feit(feit: FeitDefinitie) -> PackedField:
    name = f"feit.{feit.id}"
    if feit.soort == "getal":
        return PackedField(name, lowest=feit.laagste, highest=feit.hoogste)
    return PackedField(name, tuple(keuze.id for keuze in feit.keuzes))


def pack(
    layout: Layout,
    niveaus: Mapping[str, int | GeenWaarde | None],
    belemmert: Mapping[str, Belemmert | None],
    feiten: Mapping[str, str | int | GeenWaarde | None],
    left_out: Collection[str] = frozenset(),
) -> bytes:
    """One vector of ``layout.width`` bytes; the arguments are those of ``scoring.input.build``.

    Raises KlantbeeldError (INHOUD-ONGELDIG), naming the fact and never the value, for a value the
    questionnaire does not have.
    """
    packed = bytearray()
    for field in layout.fields:
        room, _, name = field.name.partition(".")
        value: str | int | GeenWaarde | None
        if field.name in left_out:
            code: int = NoValue.WEGGELATEN
        else:
            if room == "niveau":
                value = niveaus.get(name)
            elif room == "belemmert":
                judged = belemmert.get(name)
                value = GeenWaarde.WEET_NIET if judged is Belemmert.WEET_NIET else judged
            else:
                value = feiten.get(name)
            code = _code(field, value)
        packed += code.to_bytes(field.width, "little")
    return bytes(packed)


def _code(field: PackedField, value: str | int | GeenWaarde | None) -> int:
    if value is None:
        return NoValue.NIET_BEKEND
    if isinstance(value, GeenWaarde):
        return _REASONS[value]
    return field.code(value.value if isinstance(value, Belemmert) else value)


def unpack(layout: Layout, vector: bytes) -> dict[str, str | int | NoValue]:
    """Fact name to what a vector says; raises ValueError when it is not one of this layout."""
    if len(vector) != layout.width:
        raise ValueError("the vector has another length")
    return {
        field.name: field.value(int.from_bytes(vector[place : place + field.width], "little"))
        for field, place in zip(layout.fields, layout.offsets.values(), strict=True)
    }
