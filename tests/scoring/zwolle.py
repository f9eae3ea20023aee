"""Zwolle's released rules for the tests, a second scorer written by hand, and states to try them on."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import strategies as st

from questionnaires.answers import Belemmert
from scoring.input import ScoringInput, build
from scoring.loader import load_named
from scoring.rules import Regelset

ZWOLLE: Regelset = load_named("zwolle", "1.0.0")

COUNTED = ("geld", "wonen", "lichaam", "mentaal", "gezin", "netwerk", "dag")
ROUTED = ("taal", "opleiding")
ARBEIDSVERMOGEN = ("ja", "beperkt", "geen")
BASIS = ("uwv", "medisch_advies", "inschatting", "onbekend")
WENS = ("nee", "ja")
ONTHEFFING = ("geen", "art_9_2", "art_9_5", "art_9a", "onbekend")


class Person:
    """One complete, invented state in plain values."""

    def __init__(self, hinders: frozenset[str], arbeidsvermogen: str, basis: str, wens: str) -> None:
        self.hinders = hinders
        self.feiten = {
            "arbeidsvermogen": arbeidsvermogen,
            "arbeidsvermogen_basis": basis,
            "wens_zelfstandig": wens,
        }

    def __repr__(self) -> str:
        return f"Person({sorted(self.hinders)}, {self.feiten})"

    def input(self, unknown: frozenset[str] = frozenset()) -> ScoringInput:
        """As a scoring input, with the named facts not known."""
        belemmert: dict[str, Belemmert | None] = {}
        for gebied in (*COUNTED, *ROUTED, "werk", "zelfzorg"):
            judged = Belemmert.JA if gebied in self.hinders else Belemmert.NEE
            belemmert[gebied] = Belemmert.WEET_NIET if f"belemmert.{gebied}" in unknown else judged
        feiten = {name: None if f"feit.{name}" in unknown else value for name, value in self.feiten.items()}
        return build(ZWOLLE, {}, belemmert, feiten)


def category_by_hand(person: Person) -> str:
    """Zwolle's rules once more, in plain words and without anything of the engine."""
    hindering = 0
    for gebied in COUNTED:
        if gebied in person.hinders:
            hindering += 1
    no_capacity = person.feiten["arbeidsvermogen"] == "geen"
    settled = person.feiten["arbeidsvermogen_basis"] in ("uwv", "medisch_advies")
    if no_capacity:
        if hindering >= 2 and settled:
            return "wijkteam"
        return "scholing_medisch_anders"
    if hindering >= 2:
        return "scholing_medisch_anders"
    if hindering == 1:
        return "aanpak"
    if "taal" in person.hinders or "opleiding" in person.hinders:
        return "scholing_medisch_anders"
    if person.feiten["wens_zelfstandig"] == "ja":
        return "scholing_medisch_anders"
    return "aanpak_intensief"


def all_people() -> list[Person]:
    """Every complete state the rules can read: 2^9 times 3 times 4 times 2."""
    gebieden = (*COUNTED, *ROUTED)
    return [
        Person(
            frozenset(gebied for gebied, hinders in zip(gebieden, pattern, strict=True) if hinders), *feiten
        )
        for pattern in product((False, True), repeat=len(gebieden))
        for feiten in product(ARBEIDSVERMOGEN, BASIS, WENS)
    ]


def random_people(number: int, seed: int) -> list[Person]:
    """So many states, the same ones for the same seed."""
    random = Random(seed)
    return [
        Person(
            frozenset(gebied for gebied in (*COUNTED, *ROUTED) if random.random() < 0.3),
            random.choice(ARBEIDSVERMOGEN),
            random.choice(BASIS),
            random.choice(WENS),
        )
        for _ in range(number)
    ]


people = st.builds(
    Person,
    st.frozensets(st.sampled_from((*COUNTED, *ROUTED))),
    st.sampled_from(ARBEIDSVERMOGEN),
    st.sampled_from(BASIS),
    st.sampled_from(WENS),
)
"""Complete states."""

unknowns = st.frozensets(st.sampled_from(ZWOLLE.table.split_order))
"""Names of facts to hide."""
