"""What stands in a report of a herscoring, as the template prints it. Words and counts only; no choices."""

from __future__ import annotations

from dataclasses import dataclass

from interview.rescoring.report_figures import HIDDEN_MARK, Figure


@dataclass(frozen=True, slots=True)
class Tabelcel:
    """One count in a table."""

    tekst: str
    soort: str = ""
    """``blijft``, ``nul``, ``som`` or ``dicht`` (hidden); empty for any other."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its head and its counts."""

    naam: str
    cellen: tuple[Tabelcel, ...]


@dataclass(frozen=True, slots=True)
class Overgangstabel:
    """Old categories downwards, new ones to the right."""

    bijschrift: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class GemeenteDeel:
    """One municipality."""

    naam: str
    tabel: Overgangstabel


@dataclass(frozen=True, slots=True)
class RegelRij:
    """One rule and the people it decides for."""

    zin: str
    id: str
    nu: str
    """The category it gives."""
    totaal: Tabelcel
    van: tuple[str, ...]
    """From which other categories people come, and how many."""


@dataclass(frozen=True, slots=True)
class LegendaRegel:
    """What a colour stands for."""

    kleur: str
    naam: str
    verborgen: bool = False


@dataclass(frozen=True, slots=True)
class RegelsRij:
    """Which rules were used on one side."""

    kant: str
    titel: str
    naam: str
    hash: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the template prints."""

    titel: str
    kop: str
    van: str
    feiten: str
    kort: tuple[str, ...]
    """The main lines, most important first."""
    regels: tuple[RegelsRij, ...]
    kolommen: tuple[str, ...]
    """The new categories, as heads of every table of transitions."""
    totaal: Overgangstabel | None
    """None when there is nothing to show."""
    blijft: bool
    """Both sides know the same categories."""
    leeg: str
    """Why there is nothing to show; else empty."""
    matrix: tuple[Figure, ...]
    staven: tuple[Figure, ...]
    legenda: tuple[tuple[str, tuple[LegendaRegel, ...]], ...]
    """Heads and the colours under each."""
    gemeenten: tuple[GemeenteDeel, ...]
    elders: str
    """Where the tables of the municipalities stand, when not here; else empty."""
    regelfiguur: tuple[Figure, ...]
    regelzin: str
    """What the picture of the rules counts."""
    regelkop: str
    """The head of the table of rules."""
    regeltabel: tuple[RegelRij, ...]
    afgekeurd: tuple[tuple[str, str, str], ...]
    """Reason, code, and how many."""
    niet_gevraagd: tuple[str, ...]
    verborgen: tuple[str, ...]
    """What is hidden, and why."""
    verborgen_teken: str = HIDDEN_MARK
