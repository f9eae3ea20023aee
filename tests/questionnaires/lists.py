"""Small questionnaires for tests: one opening card and one leefgebied, changed where a test needs it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence

from questionnaires.schema import Vragenlijst

Raw = dict[str, object]

_CARD = """
titel = "Geld"
kort = "geld"
klantwoord = "geld"
bron = { titel = "Ontwerp", eigen = true, reden = "voor een test" }
starter = "Hoe gaat het?"
doorvraag = [{ tekst = "Wat helpt?" }, { tekst = "Wat nog meer?" }]
reflectie = "Dus het gaat ..."
klopt_dat = "Klopt dat?"
schaalvraag = "Welk cijfer geeft u?"
weerstand = { boos = "Luister.", bang = "Wacht.", verleden = "Vraag naar nu." }
"""


def card(gebied: str = "geld", toets: str = "g", **changes: object) -> Raw:
    """One leefgebied with five anchors and one kernvraag."""
    plain: Raw = {
        **tomllib.loads(_CARD),
        "id": gebied,
        "toets": toets,
        "ankers": ["een", "twee", "drie", "vier", "vijf"],
        "vraag": [vraag("rond", kern=True)],
    }
    return plain | changes


def opening(**changes: object) -> Raw:
    """The card without a niveau that every questionnaire begins with."""
    return card("wens", "e", heeft_niveau=False, ankers=[], vraag=[]) | changes


def vraag(naam: str, soort: str = "janee", **changes: object) -> Raw:
    """One vraag."""
    return {"id": naam, "tekst": "Hoe zit dat?", "soort": soort} | changes


def keuzes(*ids: str) -> list[Raw]:
    """Choices with these ids."""
    return [{"id": name, "tekst": f"antwoord {number}"} for number, name in enumerate(ids)]


def raw_list(gebieden: Sequence[Raw] | None = None, feiten: Sequence[Raw] = ()) -> Raw:
    """A whole questionnaire as TOML would give it."""
    return {
        "formaat": "klantbeeld-vragenlijst/1",
        "naam": "proef",
        "versie": "1.0.0",
        "geldig_vanaf": "2026-01-01",
        "titel": "Proef",
        "toelichting": "Voor een test.",
        "bronnen": [],
        "leefgebied": [opening(), card()] if gebieden is None else list(gebieden),
        "feit": list(feiten),
    }


def build(gebieden: Sequence[Raw] | None = None, feiten: Sequence[Raw] = ()) -> Vragenlijst:
    """A questionnaire from raw cards and feiten."""
    return Vragenlijst.model_validate(raw_list(gebieden, feiten))


def as_toml(raw: Mapping[str, object]) -> str:
    """Enough TOML to write a raw questionnaire to a file."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in raw.items())


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return value if value == "2026-01-01" else f'"{escaped}"'
        case Mapping():
            return "{ " + ", ".join(f'"{key}" = {_value(item)}' for key, item in value.items()) + " }"
        case list():
            return "[" + ", ".join(_value(item) for item in value) + "]"
    raise TypeError(type(value))
