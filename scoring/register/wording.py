"""The texts of an entry, from a regelset: what it does, with what, why so, and who decides.

The fixed sentences stand in ``teksten.toml``; what differs per regelset is put between them here. Every
text fits its field. It must never promise more than the program does, and never name a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from questionnaires.loader import read_toml
from scoring.explain.wording import fact_word, listed
from scoring.input import BELEMMERT, FEIT, NIVEAU
from scoring.register.standard import PER_NAME

if TYPE_CHECKING:
    from scoring.rules import Afgeleid, Feit, Regelset

TEXT_FILE = Path(__file__).parent / "teksten.toml"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Text(_Model):
    begin: tuple[str, ...]
    """Paragraphs to begin with."""
    lijst: tuple[str, ...] = ()
    """Items of a list after them."""
    eind: tuple[str, ...] = ()
    """Paragraphs to end with."""


class _Gegevens(_Text):
    trajecten: str
    """About facts that only services read."""
    kort: str
    """In place of the list of facts, when that is too long."""
    nooit: str
    """Before the list of what is never read."""


class _Werking(_Text):
    afgeleid: str
    """Before what is counted or looked up."""
    regels: str
    """Before the rules."""
    meer: str
    """After as many rules as fit."""


class Teksten(_Model):
    """The fixed sentences, by field."""

    naam: str
    """Of the algorithm."""
    omschrijving: str
    """In a few sentences."""
    doel: _Text
    """What it is for, and what somebody notices of it."""
    afwegingen: _Text
    """For and against, and the alternatives."""
    menselijke_tussenkomst: _Text
    """Who decides."""
    risicobeheer: _Text
    """What can go wrong, and what is done about it."""
    gegevens: _Gegevens
    """What is read, and what never."""
    technische_werking: _Werking
    """How it works."""


@cache
def texts() -> Teksten:
    """What came with the program."""
    return Teksten.model_validate(read_toml(TEXT_FILE))


def name(regelset: Regelset) -> str:
    """What the algorithm is called."""
    return cut(texts().naam.format(titel=_bare(regelset.titel)), _room("name"))


def description_short(regelset: Regelset) -> str:
    """What it does, in a few sentences."""
    return texts().omschrijving.format(aantal_soorten=len(regelset.categorie))


def goal(regelset: Regelset) -> str:
    """What it is for, with every kind of help."""
    said = texts().doel
    full = [f"{one.kort}. {one.uitleg}" for one in regelset.categorie]
    short = [one.kort for one in regelset.categorie]
    return _first_that_fits(
        "goal",
        [_paragraphs(*said.begin) + _list(items) + _paragraphs(*said.eind) for items in (full, short, [])],
    )


def proportionality(regelset: Regelset) -> str:
    """For and against."""
    return _paragraphs(*(text.format(**_counted(regelset)) for text in texts().afwegingen.begin))


def human_intervention() -> str:
    """Who decides; the same for every regelset."""
    return _paragraphs(*texts().menselijke_tussenkomst.begin)


def risks(regelset: Regelset) -> str:
    """What can go wrong, and what is done about it."""
    said = texts().risicobeheer
    items = [text.format(aantal_voorbeelden=len(regelset.voorbeeld)) for text in said.lijst]
    return _paragraphs(*said.begin) + _list(items) + _paragraphs(*said.eind)


def source_data(regelset: Regelset) -> str:
    """What is read, and what never is."""
    said = texts().gegevens
    judged = [one for one in regelset.feit if not one.alleen_trajecten]
    services = [one.woord for one in regelset.feit if one.alleen_trajecten]
    only = _paragraphs(said.trajecten.format(trajecten=listed(services))) if services else ""
    begin = _paragraphs(*said.begin)
    never = _paragraphs(said.nooit) + _list(said.lijst) + _paragraphs(*said.eind)
    read = [
        begin + _list(_fact(one) for one in judged) + only,
        begin + _list(one.woord for one in judged) + only,
        _paragraphs(said.kort.format(**_counted(regelset))),
    ]
    return _first_that_fits("source_data", [one + never for one in read])


def methods_and_models(regelset: Regelset) -> str:
    """How it works, with as many of the rules as fit."""
    said = texts().technische_werking
    order = sorted(regelset.categorie, key=lambda one: (one.prioriteit, one.id))
    words = {
        "soorten": listed([f"{one.kort} (afstand tot werk {one.afstand})" for one in order]),
        "regelset": regelset.naam,
        "versie": regelset.versie,
        "vanaf": f"{regelset.geldig_vanaf:%d-%m-%Y}",
        "hash": regelset.inhoud_hash,
        "bronnen": "; ".join(dict.fromkeys(bron.titel for bron in regelset.bronnen)),
    }
    begin = _paragraphs(*(text.format(**words) for text in said.begin))
    end = _paragraphs(*(text.format(**words) for text in said.eind))
    derived = [f"{one.woord}: {_how(one, regelset)}" for one in regelset.afgeleid]
    if derived:
        begin += _paragraphs(said.afgeleid) + _list(derived)
    rules = [
        f"{one.zin.rstrip('.')}: {regelset.per_categorie[one.categorie].kort}." for one in regelset.regel
    ]
    made = [begin + _rules(rules, number) + end for number in range(len(rules), -1, -1)]
    return _first_that_fits("methods_and_models", [*made, begin + end, end, _paragraphs(said.begin[0])])


def tags(regelset: Regelset) -> str:
    """Words to search on."""
    words = ["Participatiewet", "bijstand", "re-integratie", "klantbeeld", regelset.van, regelset.titel]
    return cut(", ".join(_bare(word.replace(",", " ")) for word in dict.fromkeys(words)), _room("tags"))


def cut(text: str, longest: int) -> str:
    """``text``, or as many whole words of it as fit."""
    return text if len(text) <= longest else f"{text[: longest - 1].rsplit(' ', 1)[0]}…"


def _how(afgeleid: Afgeleid, regelset: Regelset) -> str:
    """From what a derived fact is made."""
    read = listed([fact_word(name, regelset) for name in afgeleid.van])
    match afgeleid.soort:
        case "tel":
            return f"geteld over {read}"
        case "slechtste":
            return f"het laagste van {read}"
        case "opzoek":
            return f"opgezocht; het kan zijn: {listed(list(afgeleid.keuzes.values()), 'of')}"


def _rules(rules: Sequence[str], number: int) -> str:
    said = texts().technische_werking
    rest = len(rules) - number
    more = _paragraphs(said.meer.format(aantal=rest)) if rest else ""
    return _paragraphs(said.regels) + _list(rules[:number]) + more


def _counted(regelset: Regelset) -> dict[str, str]:
    """How much the rules read, and how much only the list of services does."""
    return {
        "van_regels": _number_of([one for one in regelset.feit if not one.alleen_trajecten]),
        "van_trajecten": _number_of([one for one in regelset.feit if one.alleen_trajecten]),
    }


def _number_of(feiten: Sequence[Feit]) -> str:
    facts = sum(one.naam.startswith(FEIT) for one in feiten)
    counted = ((len(feiten) - facts, "oordeel", "oordelen"), (facts, "feit", "feiten"))
    parts = [f"{number} {one if number == 1 else more}" for number, one, more in counted if number]
    return listed(parts) or "niets"


def _fact(feit: Feit) -> str:
    if feit.naam.startswith(NIVEAU):
        return f"{feit.woord}: hoe het gaat, van 1 tot 5"
    if feit.naam.startswith(BELEMMERT):
        return f"{feit.woord}: houdt dit nu tegen, ja of nee"
    if feit.keuzes:
        return f"{feit.woord}: {listed(list(feit.keuzes.values()), 'of')}"
    return f"{feit.woord}: een getal van {feit.laagste} tot {feit.hoogste}"


def _room(field: str) -> int:
    return PER_NAME[field].longest or 0


def _first_that_fits(field: str, made: Sequence[str]) -> str:
    return next((text for text in made if len(text) <= _room(field)), made[-1])


def _paragraphs(*parts: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts)


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in items)}</ul>"


def _bare(word: str) -> str:
    """Without what begins a tag."""
    return " ".join(word.translate(str.maketrans("<>", "  ")).split())
