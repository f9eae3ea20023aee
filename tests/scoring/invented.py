"""A regelset that does not exist, with every kind of fact, test and derived table there is."""

from __future__ import annotations

from scoring.rules import Regelset

_BRON = {"titel": "Een bedachte bron", "plaats": "blad 3"}
_EIGEN = {"titel": "Ontwerp van klantbeeld", "eigen": True, "reden": "Bedacht voor een test."}


def invented_regelset(**changed: object) -> Regelset:
    """The regelset, with other top-level keys where ``changed`` says so."""
    return Regelset.model_validate({**_CONTENT, **changed})


def _categorie(naam: str, kort: str, prioriteit: int, afstand: int, **more: object) -> dict[str, object]:
    return {
        "id": naam,
        "titel": f"{kort}, voluit",
        "kort": kort,
        "klantwoord": f"iets met {kort.lower()}",
        "uitleg": f"Dit is {kort.lower()}.",
        "prioriteit": prioriteit,
        "afstand": afstand,
        "bron": _BRON,
        **more,
    }


def _regel(naam: str, als: dict[str, object], categorie: str, zin: str, **more: object) -> dict[str, object]:
    return {
        "id": naam,
        "als": als,
        "categorie": categorie,
        "zin": zin,
        "geldig_vanaf": "2026-01-01",
        "bron": _BRON,
        **more,
    }


_CONTENT: dict[str, object] = {
    "formaat": "klantbeeld-regelset/1",
    "naam": "bedacht",
    "versie": "1.0.0",
    "geldig_vanaf": "2026-01-01",
    "titel": "Bedachte regels",
    "van": "Gemeente Voorbeeld",
    "toelichting": "Alleen om te proberen.",
    "bronnen": [_BRON],
    "randgeval": {"drempel": 2, "reden": "Bedacht."},
    "feit": [
        {"naam": "niveau.dag", "woord": "dag invullen", "veranderbaar": True},
        {"naam": "niveau.netwerk", "woord": "netwerk", "veranderbaar": True, "mag_ontbreken": True},
        {"naam": "belemmert.geld", "woord": "geld", "veranderbaar": True},
        {"naam": "belemmert.lichaam", "woord": "lichamelijke gezondheid"},
        {
            "naam": "feit.loonwaarde",
            "woord": "loonwaarde",
            "laagste": 0,
            "hoogste": 100,
            "richting": "hoger_is_beter",
            "bron_nodig": True,
            "veranderbaar": True,
        },
        {
            "naam": "feit.zoekmaanden",
            "woord": "aantal maanden dat iemand werk zoekt",
            "laagste": 0,
            "hoogste": 240,
            "richting": "lager_is_beter",
        },
        {
            "naam": "feit.meedoen",
            "woord": "wat iemand nu doet",
            "keuzes": {"werk": "betaald werk", "vrijwillig": "vrijwilligerswerk", "niets": "niets daarvan"},
            "volgorde": ["werk", "vrijwillig", "niets"],
            "veranderbaar": True,
        },
    ],
    "afgeleid": [
        {
            "naam": "laagste_niveau",
            "woord": "het laagste niveau",
            "soort": "slechtste",
            "van": ["niveau.dag", "niveau.netwerk"],
            "bron": _EIGEN,
        },
        {
            "naam": "aantal",
            "woord": "het aantal leefgebieden dat nu belemmert",
            "soort": "tel",
            "van": ["belemmert.geld", "belemmert.lichaam"],
            "test": "ja",
            "bron": _BRON,
        },
        {
            "naam": "band",
            "woord": "loonwaarde",
            "soort": "opzoek",
            "rij": [
                {"als": {"feit.loonwaarde": "<=30"}, "waarde": "laag"},
                {"als": {"feit.loonwaarde": "31..80"}, "waarde": "midden"},
            ],
            "anders": "hoog",
            "keuzes": {"laag": "30 of minder", "midden": "tussen 30 en 80", "hoog": "meer dan 80"},
            "bron": _BRON,
        },
    ],
    "categorie": [
        _categorie(
            "ver",
            "Ver",
            1,
            2,
            contact={"nu": 4, "gewenst": 8, "bron": _BRON},
            hertest={"na_weken": 26, "vraag": "Kan er nu meer?", "bron": _EIGEN},
        ),
        _categorie("midden", "Midden", 2, 1),
        _categorie("dicht", "Dichtbij", 3, 0),
    ],
    "regel": [
        _regel(
            "laag",
            {"band": "laag", "aantal": ">=1"},
            "ver",
            "De loonwaarde is laag, en er is iets dat belemmert.",
        ),
        _regel("vast", {"laagste_niveau": "<=1"}, "ver", "Er is een leefgebied dat vastloopt."),
        _regel("band_midden", {"band": "midden"}, "midden", "De loonwaarde zit in het midden."),
        _regel(
            "lang",
            {"feit.zoekmaanden": "7..240", "feit.meedoen": ["vrijwillig", "niets"]},
            "midden",
            "Iemand zoekt al langer dan een half jaar, en werkt niet.",
            bron=_EIGEN,
        ),
        _regel("rest", {}, "dicht", "In elk ander geval."),
    ],
    "voorbeeld": [
        {
            "naam": "Een loonwaarde van 20 en schulden",
            "niveaus": {"dag": 3, "netwerk": 3},
            "belemmert": ["geld"],
            "feiten": {"loonwaarde": 20, "zoekmaanden": 3, "meedoen": "niets"},
            "mogelijk": ["ver"],
            "regel": "laag",
        },
        {"naam": "Niets bekend", "mogelijk": ["ver", "midden", "dicht"]},
    ],
}
