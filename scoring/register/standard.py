"""The publication standard of the Dutch Algoritmeregister, version 1.0: its fields, limits and choices.

Source: MinBZK/Algoritmeregister, ``backend/app/schemas/config/v1_0.json`` (read November 2026). That file is
no JSON Schema, so its limits stand here as data and are judged here. It must never fill anything in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

OPEN = "IN TE VULLEN"
"""What a value begins with that only the municipality can give."""

_TEXT_TAGS = frozenset({"div", "br", "p", "ul", "ol", "li"})
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z!][^\s/>]*)[^>]*>|<")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_LINK = re.compile(r"https://[^\s/]+\.[^\s]+")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")

Form = Literal["tekst", "maand", "link", "contact"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry."""

    name: str
    """Key in the JSON."""
    title: str
    """What the register calls it."""
    required: bool = False
    longest: int | None = None
    """Most characters, tags included; None for no limit."""
    permitted: tuple[str, ...] = ()
    """The only values it may have."""
    many: bool = False
    """Whether it is a list: of ``permitted`` values, or of a title with a link."""
    longest_title: int | None = None
    """For a list of links: most characters of a title."""
    link_required: bool = True
    """For a list of links: whether each has one."""
    tags: bool = False
    """Whether the tags for paragraphs and lists may stand in it."""
    plain: bool = False
    """Whether the register asks for B1."""
    form: Form = "tekst"
    """What a text must look like."""


CATEGORIES = (
    "Organisatie en bedrijfsvoering",
    "Cultuur en recreatie",
    "Economie",
    "Overheidsfinanciën",
    "Wonen",
    "Internationaal",
    "Migratie en integratie",
    "Natuur en milieu",
    "Onderwijs en wetenschap",
    "Openbare orde en veiligheid",
    "Recht",
    "Ruimte en infrastructuur",
    "Sociale zekerheid",
    "Verkeer",
    "Werk",
    "Zorg en gezondheid",
)

FIELDS: tuple[Field, ...] = (
    Field("name", "Naam", required=True, longest=100),
    Field("description_short", "Korte omschrijving", required=True, longest=400, plain=True),
    Field("organization", "Organisatienaam", required=True, longest=100),
    Field("category", "Thema", permitted=CATEGORIES, many=True),
    Field("status", "Status", required=True, permitted=("In ontwikkeling", "In gebruik", "Buiten gebruik")),
    Field("begin_date", "Begindatum", longest=7, form="maand"),
    Field("end_date", "Einddatum", longest=7, form="maand"),
    Field("contact_email", "Contactgegevens", required=True, longest=500, form="contact"),
    Field("website", "Link naar publiekspagina", longest=500, form="link"),
    Field(
        "publication_category",
        "Publicatiecategorie",
        required=True,
        permitted=("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes"),
    ),
    Field("url", "Link naar bronregistratie", longest=500, form="link"),
    Field("goal", "Doel en impact", longest=2500, tags=True, plain=True),
    Field("proportionality", "Afwegingen", longest=2500, tags=True, plain=True),
    Field("human_intervention", "Menselijke tussenkomst", longest=2500, tags=True, plain=True),
    Field("risks", "Risicobeheer", longest=2500, tags=True),
    Field("lawful_basis", "Wettelijke basis", longest=2500, tags=True),
    Field(
        "lawful_basis_grouping", "Verwijzingen wettelijke basis", many=True, longest=500, longest_title=100
    ),
    Field("process_index_url", "Link naar verwerkingsregister", longest=500, form="link"),
    Field("impacttoetsen_grouping", "Impacttoetsen", many=True, longest=500, link_required=False),
    Field("impacttoetsen", "Toelichting op impacttoetsen", longest=2500, tags=True),
    Field("source_data", "Gegevens", longest=2500, tags=True),
    Field("source_data_grouping", "Verwijzingen gegevensbronnen", many=True, longest=500, longest_title=500),
    Field("methods_and_models", "Technische werking", longest=5000, tags=True),
    Field("provider", "Leverancier", longest=200),
    Field("publiccode", "Link naar broncode", longest=500, form="link"),
    Field("lang", "Taal", required=True, permitted=("nld",)),
    Field("standard_version", "Versie publicatiestandaard", permitted=("1.0",)),
    Field("source_id", "Bron-ID", longest=100),
    Field("tags", "Zoektermen", longest=2500, tags=True),
    Field("lars", "Algoritme-ID"),
    Field("publication_dt", "Publicatiedatum"),
)

PER_NAME: dict[str, Field] = {field.name: field for field in FIELDS}


class Gebreksoort(StrEnum):
    """What is the matter with a field."""

    OPEN = "nog in te vullen"
    ONGELDIG = "niet goed"


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that keeps an entry from being ready."""

    veld: str
    """Key in the JSON."""
    soort: Gebreksoort
    tekst: str
    """What is the matter, in Dutch, without a full stop."""


def check(entry: Mapping[str, object]) -> tuple[Gebrek, ...]:
    """Everything that keeps ``entry`` from being published, in the order of the standard."""
    found = [
        Gebrek(name, Gebreksoort.ONGELDIG, "dit veld bestaat niet in de standaard")
        for name in entry
        if name not in PER_NAME
    ]
    for field in FIELDS:
        if field.name in entry:
            found += _value(field, entry[field.name])
        elif field.required:
            found.append(Gebrek(field.name, Gebreksoort.OPEN, f"{field.title} is verplicht"))
    return tuple(found)


def _value(field: Field, value: object) -> Iterator[Gebrek]:
    if not field.many:
        yield from _text(field, value)
    elif not isinstance(value, list):
        yield _wrong(field, "dit hoort een lijst te zijn")
    elif field.permitted:
        for one in value:
            if one not in field.permitted:
                yield _wrong(field, "dit is geen waarde waaruit u kunt kiezen")
    else:
        for one in value:
            yield from _reference(field, one)


def _text(field: Field, value: object) -> Iterator[Gebrek]:
    if not isinstance(value, str):
        yield _wrong(field, "dit hoort een tekst te zijn")
    elif value.startswith(OPEN) or (field.required and not value.strip()):
        asked = value.removeprefix(OPEN).strip(" :") or f"{field.title} is verplicht"
        yield Gebrek(field.name, Gebreksoort.OPEN, asked)
    elif field.permitted:
        if value not in field.permitted:
            yield _wrong(field, f"kies uit: {', '.join(field.permitted)}")
    else:
        if field.longest is not None and len(value) > field.longest:
            yield _wrong(field, f"{len(value)} tekens, hooguit {field.longest}")
        if OPEN in value:
            yield Gebrek(field.name, Gebreksoort.OPEN, "in deze tekst staat nog iets open")
        yield from _shape(field, value)


def _shape(field: Field, value: str) -> Iterator[Gebrek]:
    if any(
        (found[1] or "").lower() not in (_TEXT_TAGS if field.tags else ()) for found in _TAG.finditer(value)
    ):
        yield _wrong(field, "hier staat een teken of een HTML-tag die niet mag")
    if not value:
        return
    match field.form:
        case "maand" if _MONTH.fullmatch(value) is None:
            yield _wrong(field, "schrijf jaar en maand, zoals 2027-01")
        case "link" if _LINK.fullmatch(value) is None:
            yield _wrong(field, "een link begint met https://")
        case "contact" if _LINK.fullmatch(value) is None and _MAIL.fullmatch(value) is None:
            yield _wrong(field, "dit hoort een algemeen mailadres te zijn, of een link met https://")
        case _:
            pass


def _reference(field: Field, value: object) -> Iterator[Gebrek]:
    if not isinstance(value, dict) or set(value) - {"title", "link"}:
        yield _wrong(field, "elk onderdeel heeft een title en een link")
        return
    title, link = value.get("title"), value.get("link")
    if not isinstance(title, str) or not title.strip():
        yield _wrong(field, "elk onderdeel heeft een title")
    elif field.longest_title is not None and len(title) > field.longest_title:
        yield _wrong(field, f"een title heeft hooguit {field.longest_title} tekens")
    if link is None and not field.link_required:
        return
    if not isinstance(link, str) or _LINK.fullmatch(link) is None:
        yield _wrong(field, "een link begint met https://")
    elif field.longest is not None and len(link) > field.longest:
        yield _wrong(field, f"een link heeft hooguit {field.longest} tekens")


def _wrong(field: Field, tekst: str) -> Gebrek:
    return Gebrek(field.name, Gebreksoort.ONGELDIG, tekst)
