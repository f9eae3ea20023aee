"""What a proof says: figures, findings and the state that shows each finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scoring.proof.cells import State


class FindingCode(StrEnum):
    """Stable names of what a proof can find."""

    GAT = "REGELS-GAT"
    """A state in which no rule holds."""
    BOTSING = "REGELS-BOTSING"
    """Two rules of equal priority and another category hold together."""
    GELDT_NOOIT = "REGELS-GELDT-NOOIT"
    """A row whose condition holds in no state."""
    ALTIJD_INGEHAALD = "REGELS-ALTIJD-INGEHAALD"
    """A row that never decides, because another always goes first."""
    KAN_WEG = "REGELS-KAN-WEG"
    """A rule without which every state keeps its category, because another for that category holds too."""
    ZONDER_INVLOED = "REGELS-ZONDER-INVLOED"
    """A fact that rules read, and that never changes the category."""
    NIET_MONOTOON = "REGELS-NIET-MONOTOON"
    """A less favourable fact brings someone nearer to work, and that was not declared."""
    UITZONDERING_ONGEBRUIKT = "REGELS-UITZONDERING-ONGEBRUIKT"
    """A declared exception that happens in no state."""
    VOORBEELD_ANDERS = "REGELS-VOORBEELD-ANDERS"
    """A worked example comes out differently from what it says."""
    TE_WEINIG_VOORBEELDEN = "REGELS-TE-WEINIG-VOORBEELDEN"
    """Fewer worked examples than a released regelset has."""
    REGEL_ZONDER_VOORBEELD = "REGELS-REGEL-ZONDER-VOORBEELD"
    """A rule that decides in no worked example."""
    REFERENTIE_ONTBREEKT = "REGELS-REFERENTIE-ONTBREEKT"
    """No population to see rates on."""
    VAAK_RANDGEVAL = "REGELS-VAAK-RANDGEVAL"
    """Too much of the reference population is called a close call."""
    NOOIT_RANDGEVAL = "REGELS-NOOIT-RANDGEVAL"
    """Nobody in the reference population is called a close call, while some change with one step."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The smallest state that shows a finding."""

    state: State
    """Each fact that a rule reads, with its value."""
    departures: tuple[str, ...]
    """The facts that are not at their most favourable (or first) value; all others are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not right."""

    code: FindingCode
    blokkeert: bool
    """Whether the regelset may not be released with it."""
    subject: str
    """The id of what it is about: a rule, a fact, an example; empty for the whole."""
    text: str
    """What is wrong, in plain Dutch, without the state."""
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the reference population something happens to, each from 0 to 1."""

    per_categorie: tuple[tuple[str, Fraction], ...]
    """Category id to the share that gets it, by priority."""
    flips: Fraction
    """One step of one judgement gives another category."""
    flips_feiten: Fraction
    """One step of one feit with a declared order gives another category."""
    randgeval: Fraction
    """Called a close call."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that was established about one regelset, over all complete states."""

    naam: str
    versie: str
    sha256: str
    cells: int
    """How many groups of states the rules tell apart."""
    states: int
    """How many states there are of the facts that rules read."""
    findings: tuple[Finding, ...]
    flips: Fraction
    """Share of all states in which one step of one judgement gives another category."""
    flips_feiten: Fraction
    """Share of all states in which one step of one feit with a declared order gives another category."""
    population: Shares | None
    """None without a reference population."""

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps this regelset from being released."""
        return tuple(finding for finding in self.findings if finding.blokkeert)
