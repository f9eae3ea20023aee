"""Whether what a regelset says about its facts and outcomes speaks of things that are there.

The order of values, declared exceptions, the reference population and sources: nothing here can
change a category, and a name written wrongly would make a proof say less than it seems to.
"""

from __future__ import annotations

from typing import NoReturn

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.schema import Bron
from scoring.bounds import NumberDomain
from scoring.input import FEIT
from scoring.proof.population import population_of
from scoring.rules import Feit, Regelset, Uitzondering


def check_meaning(regelset: Regelset, where: str) -> None:
    """Refuse (INHOUD-ONGELDIG) what speaks of a value, fact or category that is not there."""
    for feit in regelset.feit:
        _check_order(feit, f"{where}: feit {feit.naam}")
    for categorie in regelset.categorie:
        place = f"{where}: categorie {categorie.id}"
        if categorie.contact is not None:
            check_bron(categorie.contact.bron, f"{place}, contact")
        if categorie.hertest is not None:
            check_bron(categorie.hertest.bron, f"{place}, hertest")
    for number, uitzondering in enumerate(regelset.uitzondering, start=1):
        _check_exception(uitzondering, regelset, f"{where}: uitzondering {number}")
    if regelset.onbepaald_als is not None and regelset.onbepaald_als not in regelset.per_categorie:
        _refuse(
            f"de categorie {regelset.onbepaald_als} is niet bekend",
            f"{where}: onbepaald_als",
            "Schrijf het id van een categorie.",
        )
    if regelset.geldig_tot is not None and regelset.geldig_tot < regelset.geldig_vanaf:
        _refuse(
            "de laatste dag ligt voor de eerste", f"{where}: geldig_tot", "Verbeter een van de twee datums."
        )
    if regelset.referentie is not None:
        check_bron(regelset.referentie.bron, f"{where}: referentie")
        population_of(regelset, where)


def check_bron(bron: Bron, where: str) -> None:
    """Refuse (INHOUD-ONGELDIG) a choice of our own without a reason."""
    if bron.eigen and not bron.reden:
        _refuse("een eigen keuze heeft een reden nodig", f"{where}, bron", "Schrijf de reden erbij.")


def _check_order(feit: Feit, where: str) -> None:
    if len(set(feit.volgorde)) < len(feit.volgorde):
        _refuse("een keuze staat er twee keer", f"{where}, volgorde", "Noem elke keuze één keer.")
    for choice in feit.volgorde:
        if choice not in feit.keuzes:
            _refuse(
                f"de keuze {choice} is niet bekend",
                f"{where}, volgorde",
                "Noem alleen keuzes van dit feit; een niveau en belemmert hebben een vaste volgorde.",
            )
    if feit.richting is not None and not (
        feit.naam.startswith(FEIT) and isinstance(feit.domain, NumberDomain)
    ):
        _refuse(
            "alleen een feit dat een getal is, heeft een richting",
            f"{where}, richting",
            "Gebruik volgorde bij keuzes; een niveau en belemmert hebben een vaste volgorde.",
        )


def _check_exception(uitzondering: Uitzondering, regelset: Regelset, where: str) -> None:
    check_bron(uitzondering.bron, where)
    if uitzondering.feit not in regelset.per_feit:
        _refuse(
            f"het feit {uitzondering.feit} is niet bekend", f"{where}, feit", "Schrijf de naam van een feit."
        )
    for key, categorie in (("van", uitzondering.van), ("naar", uitzondering.naar)):
        if categorie not in regelset.per_categorie:
            _refuse(
                f"de categorie {categorie} is niet bekend",
                f"{where}, {key}",
                "Schrijf het id van een categorie.",
            )
    van, naar = regelset.per_categorie[uitzondering.van], regelset.per_categorie[uitzondering.naar]
    if naar.afstand >= van.afstand:
        _refuse(
            f"{naar.id} is niet dichter bij werk dan {van.id}, dus dit is geen uitzondering",
            where,
            "Haal haar weg of draai van en naar om.",
        )


def _refuse(what: str, where: str, remedy: str) -> NoReturn:
    raise KlantbeeldError(ContentErrorCode.ONGELDIG, what, where=where, remedy=remedy)
