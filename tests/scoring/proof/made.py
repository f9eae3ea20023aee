"""Small and large regelsets made for the proofs: invented facts, rules that are easy to follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from scoring.rules import Regelset

BRON = {"titel": "Bedacht voor een test", "eigen": True, "reden": "Om iets te bewijzen."}
FROM = date(2026, 1, 1)


def niveau(naam: str) -> dict[str, object]:
    return {"naam": f"niveau.{naam}", "woord": naam}


def belemmert(naam: str, *, mag_ontbreken: bool = False) -> dict[str, object]:
    return {"naam": f"belemmert.{naam}", "woord": naam, "mag_ontbreken": mag_ontbreken}


def keuze(naam: str, *keuzes: str, volgorde: Sequence[str] = ()) -> dict[str, object]:
    return {
        "naam": f"feit.{naam}",
        "woord": naam,
        "keuzes": {choice: choice for choice in keuzes},
        "volgorde": tuple(volgorde),
    }


def categorie(naam: str, prioriteit: int, afstand: int) -> dict[str, object]:
    return {
        "id": naam,
        "titel": naam,
        "kort": naam.capitalize(),
        "klantwoord": naam,
        "uitleg": naam,
        "prioriteit": prioriteit,
        "afstand": afstand,
        "bron": BRON,
    }


def regel(naam: str, geeft: str, als: Mapping[str, object]) -> dict[str, object]:
    return {
        "id": naam,
        "als": dict(als),
        "categorie": geeft,
        "zin": f"{naam}.",
        "bron": BRON,
        "geldig_vanaf": FROM,
    }


CATEGORIES = (categorie("ver", 1, 2), categorie("midden", 2, 1), categorie("dichtbij", 3, 0))


def regelset(
    feit: Sequence[Mapping[str, object]],
    regels: Sequence[Mapping[str, object]],
    *,
    categorieen: object = CATEGORIES,
    **others: object,
) -> Regelset:
    """A regelset of these facts and rules; everything that does not matter is filled in."""
    return Regelset.model_validate(
        {
            "formaat": "klantbeeld-regelset/1",
            "naam": "bedacht",
            "versie": "1.0.0",
            "geldig_vanaf": FROM,
            "titel": "Bedacht",
            "van": "Gemeente Voorbeeld",
            "toelichting": "Bedacht.",
            "bronnen": (),
            "feit": tuple(feit),
            "categorie": categorieen,
            "regel": tuple(regels),
            "voorbeeld": (),
            "randgeval": {"drempel": 1, "reden": "Bedacht."},
            **others,
        }
    )


def large(niveaus: int, belemmeringen: int) -> Regelset:
    """Complete rules over 3 to the power ``niveaus`` times 2 to the power ``belemmeringen`` cells."""
    levels = [niveau(f"n{number}") for number in range(niveaus)]
    judged = [belemmert(f"b{number}") for number in range(belemmeringen)]
    counted = [
        {"naam": "laag", "test": "<=2", "van": [fact["naam"] for fact in levels]},
        {"naam": "hoog", "test": ">=4", "van": [fact["naam"] for fact in levels]},
        {"naam": "belemmerd", "test": "ja", "van": [fact["naam"] for fact in judged]},
    ]
    groups = [
        {
            "naam": f"groep {number}",
            "aandeel": number,
            "kansen": {
                **{
                    str(fact["naam"]): {"1": 10 * number, "2..3": 30, "4": 10, "5": 60 - 10 * number}
                    for fact in levels
                },
                **{str(fact["naam"]): 15 * number for fact in judged},
            },
        }
        for number in range(1, 5)
    ]
    rules = [
        regel("veel_laag", "ver", {"laag": ">=3", "belemmerd": ">=2"}),
        regel("wat_laag", "midden", {"laag": ">=2"}),
        regel("weinig_hoog", "midden", {"hoog": "<=3"}),
        regel("belemmerd", "midden", {"belemmerd": ">=3"}),
        regel("rest", "dichtbij", {}),
    ]
    return regelset(
        [*levels, *judged],
        rules,
        afgeleid=[{**one, "woord": one["naam"], "soort": "tel", "bron": BRON} for one in counted],
        referentie={"titel": "Bedacht", "bron": BRON, "groep": groups},
        randgeval={"drempel": 2, "reden": "Bedacht."},
    )
