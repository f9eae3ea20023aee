"""Haarlem's released rules for the tests, and a second scorer by hand that shares nothing with them."""

from __future__ import annotations

from itertools import product
from random import Random

from questionnaires.answers import Belemmert
from scoring.input import ScoringInput, build
from scoring.loader import load_named
from scoring.rules import Regelset

HAARLEM: Regelset = load_named("haarlem", "1.0.0")

COUNTED = ("geld", "wonen", "lichaam", "mentaal", "gezin", "netwerk", "dag")
NEVER_COUNTED = ("taal", "opleiding", "werk")
ARBEIDSVERMOGEN = ("ja", "beperkt", "geen")
BASIS = ("uwv", "medisch_advies", "inschatting", "onbekend")
VOORUITZICHT = ("binnenkort", "later", "blijvend_niet")


class Resident:
    """One complete, invented state in plain values."""

    def __init__(
        self,
        hinders: frozenset[str],
        arbeidsvermogen: str,
        basis: str,
        vooruitzicht: str,
        alone: bool = False,
    ) -> None:
        self.hinders = hinders
        self.arbeidsvermogen = arbeidsvermogen
        self.basis = basis
        self.vooruitzicht = vooruitzicht
        self.alone = alone
        """Gezin en zorg does not apply."""

    def __repr__(self) -> str:
        facts = (self.arbeidsvermogen, self.basis, self.vooruitzicht, self.alone)
        return f"Resident({sorted(self.hinders)}, {facts})"

    def input(self) -> ScoringInput:
        """As a scoring input."""
        gebieden = (*COUNTED, *NEVER_COUNTED)
        belemmert: dict[str, Belemmert | None] = {
            gebied: Belemmert.JA if gebied in self.hinders else Belemmert.NEE for gebied in gebieden
        }
        feiten = {
            "arbeidsvermogen": self.arbeidsvermogen,
            "arbeidsvermogen_basis": self.basis,
            "vooruitzicht": self.vooruitzicht,
            "wens_zelfstandig": "nee",
        }
        return build(HAARLEM, {}, belemmert, feiten, {"belemmert.gezin"} if self.alone else ())


def group_by_hand(resident: Resident) -> str:
    """Haarlem's rules once more, in plain words and without anything of the engine."""
    in_the_way = [gebied for gebied in COUNTED if gebied in resident.hinders]
    if resident.alone and "gezin" in in_the_way:
        in_the_way.remove("gezin")
    said_by_a_doctor_or_uwv = resident.basis == "uwv" or resident.basis == "medisch_advies"
    cannot_work = resident.arbeidsvermogen == "geen" and said_by_a_doctor_or_uwv
    too_much_now = cannot_work or len(in_the_way) > 2
    if cannot_work and resident.vooruitzicht == "blijvend_niet":
        return "onoverbrugbaar"
    if too_much_now:
        return "overbrugbaar" if resident.vooruitzicht == "binnenkort" else "tijdelijk_onoverbrugbaar"
    if in_the_way or resident.arbeidsvermogen != "ja":
        return "overbrugbaar"
    return "direct_bemiddelbaar"


def all_residents() -> list[Resident]:
    """Every complete state the rules can read: 2^6 times 3 for gezin, times 3 times 4 times 3."""
    others = tuple(gebied for gebied in COUNTED if gebied != "gezin")
    return [
        Resident(
            frozenset(gebied for gebied, hinders in zip(others, pattern, strict=True) if hinders)
            | ({"gezin"} if gezin == "ja" else frozenset()),
            *feiten,
            alone=gezin == "nvt",
        )
        for pattern in product((False, True), repeat=len(others))
        for gezin in ("nee", "ja", "nvt")
        for feiten in product(ARBEIDSVERMOGEN, BASIS, VOORUITZICHT)
    ]


def random_residents(number: int, seed: int) -> list[Resident]:
    """So many states, the same ones for the same seed."""
    random = Random(seed)
    return [
        Resident(
            frozenset(gebied for gebied in (*COUNTED, *NEVER_COUNTED) if random.random() < 0.3),
            random.choice(ARBEIDSVERMOGEN),
            random.choice(BASIS),
            random.choice(VOORUITZICHT),
        )
        for _ in range(number)
    ]
