"""Four instruments with a second scorer each, written by hand: plain values in, nothing of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from questionnaires.answers import Belemmert
from scoring.input import ScoringInput, build
from scoring.loader import load_named
from scoring.rules import Regelset
from scoring.trajecten import Catalogus, load_named_catalogus

COUNTED = ("geld", "wonen", "lichaam", "mentaal", "gezin", "netwerk", "dag")
MAY_BE_NVT = "gezin"

State = dict[str, str | int]
"""Full fact name to a plain value; "nvt" is not applicable."""


def hindrances(state: State) -> int:
    return sum(1 for gebied in COUNTED if state[f"belemmert.{gebied}"] == "ja")


def krh_by_hand(state: State) -> str:
    """The five groups of Kromme Rijn Heuvelrug."""
    match state["feit.verwachte_termijn"]:
        case "tot_13_weken":
            return "job_ready" if hindrances(state) == 0 else "bijna_job_ready"
        case "tot_6_maanden":
            return "bijna_job_ready"
        case "tot_12_maanden":
            return "nog_niet_job_ready"
        case "tot_3_jaar":
            return "niet_job_ready"
    return "beheer"


def kansmeter_by_hand(state: State) -> str:
    """The four phases of 2004."""
    established = state["feit.arbeidsvermogen_basis"] in ("uwv", "medisch_advies")
    if state["feit.arbeidsvermogen"] == "geen" and established:
        return "fase_4"
    number = hindrances(state)
    if number > 4:
        return "fase_4"
    if number > 2:
        return "fase_3"
    if number > 0:
        return "fase_2"
    return "fase_1" if int(state["feit.zoekmaanden"]) < 6 else "fase_2"


def ladder_by_hand(state: State) -> str:
    """The six rungs: paid work asks for no contact, the others do each week."""
    doing = state["feit.meedoen"]
    if doing == "betaald_werk":
        return "trede_6"
    if doing == "betaald_met_hulp":
        return "trede_5"
    if state["feit.contacten_per_week"] == "minder_dan_een":
        return "trede_1"
    return {"onbetaald_werk": "trede_4", "activiteit": "trede_3", "geen": "trede_2"}[str(doing)]


def helmond_by_hand(state: State) -> str:
    """The three bands of loonwaarde."""
    loonwaarde = int(state["feit.loonwaarde"])
    if loonwaarde > 80:
        return "boven_80"
    return "van_31_tot_80" if loonwaarde > 30 else "tot_en_met_30"


HINDERS: dict[str, Sequence[str | int]] = {
    f"belemmert.{gebied}": ("nee", "ja", "nvt") if gebied == MAY_BE_NVT else ("nee", "ja")
    for gebied in COUNTED
}


@dataclass(frozen=True)
class Instrument:
    """One instrument with every value its rules can read."""

    naam: str
    by_hand: Callable[[State], str]
    values: Mapping[str, Sequence[str | int]]
    afstanden: Mapping[str, int]

    @property
    def regelset(self) -> Regelset:
        return _regelset(self.naam)

    @property
    def catalogus(self) -> Catalogus:
        return _catalogus(self.naam)

    def states(self) -> Iterator[State]:
        """Every complete state."""
        for chosen in product(*self.values.values()):
            yield dict(zip(self.values, chosen, strict=True))

    def input(self, state: State, unknown: frozenset[str] = frozenset()) -> ScoringInput:
        """As a scoring input; all that ``state`` does not name is unknown."""
        known = {name: value for name, value in state.items() if name not in unknown}
        belemmert = {
            name.removeprefix("belemmert."): Belemmert(str(value))
            for name, value in known.items()
            if name.startswith("belemmert.") and value != "nvt"
        }
        feiten = {
            name.removeprefix("feit."): value for name, value in known.items() if name.startswith("feit.")
        }
        return build(
            self.regelset, {}, belemmert, feiten, {name for name, value in known.items() if value == "nvt"}
        )


@cache
def _regelset(naam: str) -> Regelset:
    return load_named(naam, "1.0.0")


@cache
def _catalogus(naam: str) -> Catalogus:
    return load_named_catalogus(naam, "1.0.0", _regelset(naam))


ARBEIDSVERMOGEN = ("ja", "beperkt", "geen")
BASIS = ("uwv", "medisch_advies", "inschatting", "onbekend")
INSTRUMENTS = (
    Instrument(
        "kromme-rijn-heuvelrug",
        krh_by_hand,
        {
            "feit.verwachte_termijn": (
                "tot_13_weken",
                "tot_6_maanden",
                "tot_12_maanden",
                "tot_3_jaar",
                "later_dan_3_jaar",
            ),
            **HINDERS,
        },
        {"job_ready": 0, "bijna_job_ready": 1, "nog_niet_job_ready": 2, "niet_job_ready": 3, "beheer": 4},
    ),
    Instrument(
        "kansmeter-2004",
        kansmeter_by_hand,
        {
            **HINDERS,
            "feit.zoekmaanden": (0, 5, 6, 240),
            "feit.arbeidsvermogen": ARBEIDSVERMOGEN,
            "feit.arbeidsvermogen_basis": BASIS,
        },
        {"fase_1": 0, "fase_2": 1, "fase_3": 2, "fase_4": 3},
    ),
    Instrument(
        "participatieladder",
        ladder_by_hand,
        {
            "feit.meedoen": ("betaald_werk", "betaald_met_hulp", "onbetaald_werk", "activiteit", "geen"),
            "feit.contacten_per_week": ("minder_dan_een", "een", "meer_dan_een"),
        },
        {f"trede_{trede}": 6 - trede for trede in range(1, 7)},
    ),
    Instrument(
        "helmond",
        helmond_by_hand,
        {"feit.loonwaarde": tuple(range(101))},
        {"boven_80": 0, "van_31_tot_80": 1, "tot_en_met_30": 2},
    ),
)


def some_people(instrument: Instrument, number: int, seed: int) -> Iterator[State]:
    """Complete states, also of the facts that only the catalogus reads."""
    random = Random(seed)
    for _ in range(number):
        state: State = {name: random.choice(values) for name, values in instrument.values.items()}
        for feit in instrument.regelset.feit:
            if feit.naam not in state:
                room, _, gebied = feit.naam.partition(".")
                absent = ("nvt",) if gebied == MAY_BE_NVT else ()
                values = tuple(feit.keuzes) if room == "feit" else ("nee", "ja", *absent)
                state[feit.naam] = random.choice(values)
        yield state
