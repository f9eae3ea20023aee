"""Random records in which every text is a mark of its own, so that one can see where each of them ends up.

The generator follows the models: a field that is added later gets its marks by itself, and is then
forbidden everywhere until an allow-list names it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from interview.plan.build import build_plan
from interview.plan.content import canonical
from interview.record import (
    Aard,
    EerderePlanversie,
    GespreksRecord,
    Wie,
)
from questionnaires.answers import Antwoord, GeenWaarde
from tests.session.example import packaged

DAY = date(2026, 11, 21)
MOMENT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
NOT_FOR_PAPER = "!"
"""Behind a path: this text would be allowed but for something else in the record."""


@dataclass
class Marked:
    """A record, and of each mark in it where that stood."""

    record: GespreksRecord
    places: dict[str, str] = field(default_factory=dict)
    """Mark to path, such as ``afspraken.wat``."""

    def found_in(self, text: str) -> dict[str, str]:
        """The marks that are in ``text``, with their places."""
        return {mark: place for mark, place in self.places.items() if mark in text}


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.places: dict[str, str] = {}
        self.numbers = 0
        content, self.versions = packaged()
        self.leefgebieden = tuple(content.vragenlijst.per_leefgebied)
        self.vragen = tuple(content.vragenlijst.vragen)
        self.feiten = tuple(feit.id for feit in content.vragenlijst.feit)
        self.keys: Mapping[str, Callable[[], tuple[str, ...]]] = {
            "leefgebieden": lambda: self.leefgebieden,
            "antwoorden": lambda: self.vragen,
            "feiten": lambda: self.feiten,
            "minimaregelingen": lambda: tuple(one.id for one in content.gemeente.minimaregeling),
            "verklaringen": lambda: ("oordeel", "advies", "niveau.geld", "niveau.mentaal"),
            "delingen": lambda: self.afspraken,
            "plan.reacties": lambda: (
                "wensen",
                "doelen",
                "afspraak:weg",
                *(f"afspraak:{one}" for one in self.afspraken),
            ),
        }
        self.afspraken: tuple[str, ...] = ()

    def mark(self, place: str) -> str:
        self.numbers += 1
        mark = f"zq{self.numbers}qz"
        self.places[mark] = place
        return mark

    def model(self, kind: type[BaseModel], place: str) -> BaseModel:
        if kind is Antwoord:
            reason = self.chance.choice([None, *GeenWaarde])
            return Antwoord(geen=reason) if reason else Antwoord(waarde=self.mark(f"{place}.waarde"))
        values = {}
        for name, described in kind.model_fields.items():
            path = f"{place}.{name}" if place else name
            values[name] = self.value(described.annotation, path, described.metadata)
        return kind(**values)

    def value(self, kind: object, place: str, metadata: list[object]) -> object:
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.value(inner[0], place, list(inner[1:]))
        if origin in (Union, UnionType):
            offered = [one for one in inner if one is not NoneType]
            if NoneType in inner and self.chance.random() < 0.3:
                return None
            return self.value(self.chance.choice(offered), place, metadata)
        if origin is Literal:
            return self.chance.choice(inner)
        if origin is tuple:
            count = self.chance.randint(1, 3)
            return tuple(self.value(inner[0], place, metadata) for _ in range(count))
        if origin is dict:
            return {key: self.value(inner[1], place, metadata) for key in self.keys[place]()}
        assert isinstance(kind, type), (place, kind)
        if issubclass(kind, BaseModel):
            return self.model(kind, place)
        return self.plain(kind, place, metadata)

    def plain(self, kind: type, place: str, metadata: list[object]) -> object:
        name = place.rpartition(".")[2]
        if issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        if issubclass(kind, bool):
            return self.chance.random() < 0.5
        if issubclass(kind, datetime):
            return MOMENT
        if issubclass(kind, date):
            return DAY + timedelta(days=self.chance.randint(0, 60))
        if issubclass(kind, int):
            return self.chance.randint(1, 5)
        assert issubclass(kind, str), (place, kind)
        if name == "id":
            self.numbers += 1
            if place == "afspraken.id":
                self.afspraken = (*self.afspraken, f"a{self.numbers}")
            return f"{place[0]}{self.numbers}"
        return self.mark(place)


def marked_record(seed: int) -> Marked:
    """The record of this seed: the same each time."""
    maker = _Maker(random.Random(seed))
    values: dict[str, object] = {"versies": maker.versions}
    for name, described in GespreksRecord.model_fields.items():
        if name not in ("formaat", "versies"):
            values[name] = maker.value(described.annotation, name, described.metadata)
    record = GespreksRecord.model_validate(values)
    return Marked(_consistent(maker, record), _sharpened(record, maker.places))


def _consistent(maker: _Maker, record: GespreksRecord) -> GespreksRecord:
    """What a journal could never give is left out: earlier versions hold a real plan."""
    former = record.model_copy(update={"plan": record.plan.model_copy(update={"eerdere_versies": ()})})
    content = canonical(build_plan(former))
    reason = maker.mark("plan.eerdere_versies.reden")
    earlier = EerderePlanversie(versie=1, inhoud=content.text, sha256=content.sha256, reden=reason)
    kept = maker.chance.choice([(), (earlier,)])
    return record.model_copy(update={"plan": record.plan.model_copy(update={"eerdere_versies": kept})})


def _sharpened(record: GespreksRecord, places: dict[str, str]) -> dict[str, str]:
    """The places, where a text is allowed only under a condition that this record does not meet."""
    barred = {quote.tekst for quote in record.citaten if not quote.voorgelezen_en_goed}
    barred |= {one.derde for one in record.afspraken if one.wie is not Wie.DERDE}
    barred |= {one.grondslag for one in record.afspraken if one.aard is not Aard.MOET}
    barred |= {said.woorden for part, said in record.plan.reacties.items() if part == "afspraak:weg"}
    return {mark: place + NOT_FOR_PAPER if mark in barred else place for mark, place in places.items()}


def words_of_judgement() -> frozenset[str]:
    """Words that would tell a judgement: categories, trajecten and our own terms for them."""
    content, _ = packaged()
    regelset = content.regelset
    titles = {categorie.titel.casefold() for categorie in regelset.categorie}
    services = {traject.titel.casefold() for traject in content.catalogus.traject}
    return frozenset(titles | services | {"leefgebied", "belemmer", "niveau", "dienstverleningscategorie"})
