"""Makes the entry of a regelset for the Algoritmeregister, and leaves open what its rules do not say.

What only the municipality knows comes in as an argument or stays open, so that nobody publishes a guess.
The law stands in ``wet.toml``, dated and cited, and can be replaced. It must never publish anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.loader import read_toml
from scoring.register import wording
from scoring.register.standard import OPEN, PER_NAME

if TYPE_CHECKING:
    from scoring.rules import Regelset

LAW_FILE = Path(__file__).parent / "wet.toml"

ASKED: dict[str, str] = {
    "organization": "de volledige naam van de gemeente, zoals op standaarden.overheid.nl",
    "status": "kies In ontwikkeling, In gebruik of Buiten gebruik",
    "begin_date": "jaar en maand waarin u begint, zoals 2027-01",
    "contact_email": "een algemeen mailadres of een link, nooit van een persoon",
    "website": "de pagina van de gemeente over deze hulp; haal dit veld weg als die er niet is",
    "process_index_url": "de link naar uw verwerkingsregister; haal dit veld weg als dat niet openbaar is",
    "impacttoetsen": "welke toetsen u deed (DPIA, IAMA of FRAIA), of waarom niet; doe de DPIA eerst",
    "provider": "de leverancier, of Intern ontwikkeld",
}
"""What only the municipality knows, and how we ask for it."""

TO_REVIEW = ("publication_category", "proportionality", "lawful_basis")
"""What we propose and the municipality answers for."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WetZin(_Model):
    """What one article says, in our own words."""

    artikel: str
    """The article."""
    tekst: Annotated[str, Field(min_length=1)]
    """One plain sentence."""


class Wet(_Model):
    """One law, and what it has to do with this."""

    titel: Annotated[str, Field(max_length=100)]
    """Its name."""
    link: str
    """Where it can be read."""
    zinnen: tuple[WetZin, ...]
    """What matters here."""


class WettelijkeBasis(_Model):
    """The law as it was on a day."""

    op: date
    """The day on which these articles read like this."""
    begin: str
    """The sentence to begin with."""
    wet: tuple[Wet, ...]
    """The laws."""


@cache
def law() -> WettelijkeBasis:
    """What came with the program."""
    return WettelijkeBasis.model_validate(read_toml(LAW_FILE))


def build(regelset: Regelset, own: Mapping[str, str]) -> dict[str, object]:
    """The entry, in the keys and the order of the standard.

    ``own`` holds what the municipality says itself, by field; it goes before what we would say. Fields
    she alone can fill in and did not, begin with "IN TE VULLEN".
    """
    basis = law()
    made: dict[str, object] = {
        "name": wording.name(regelset),
        "description_short": wording.description_short(regelset),
        "category": ["Sociale zekerheid", "Werk"],
        "publication_category": "Hoog-risico AI-systeem",
        "goal": wording.goal(regelset),
        "proportionality": wording.proportionality(regelset),
        "human_intervention": wording.human_intervention(),
        "risks": wording.risks(regelset),
        "lawful_basis": _lawful_basis(basis),
        "lawful_basis_grouping": [{"title": one.titel, "link": one.link} for one in basis.wet],
        "source_data": wording.source_data(regelset),
        "methods_and_models": wording.methods_and_models(regelset),
        "lang": "nld",
        "standard_version": "1.0",
        "source_id": wording.cut(f"{regelset.naam}@{regelset.versie}", 100),
        "tags": wording.tags(regelset),
    }
    made |= {name: f"{OPEN}: {asked}" for name, asked in ASKED.items()}
    made |= {name: text for name, text in own.items() if name in PER_NAME and not PER_NAME[name].many}
    if "lawful_basis" in own:
        # Our links belong to our text.
        del made["lawful_basis_grouping"]
    return {name: made[name] for name in PER_NAME if name in made}


def _lawful_basis(basis: WettelijkeBasis) -> str:
    items = "".join(f"<li>{escape(_said(one), quote=False)}</li>" for one in basis.wet)
    begin = escape(basis.begin, quote=False)
    return f"<p>{begin}</p><ul>{items}</ul><p>Zo luidde de wet op {basis.op:%d-%m-%Y}.</p>"


def _said(wet: Wet) -> str:
    """A law in one line: each sentence with its article."""
    sentences = [f"{zin.tekst.rstrip('.')} ({zin.artikel})." for zin in wet.zinnen]
    return f"{wet.titel}: {' '.join(sentences)}"
