"""What goes into and comes out of the store: plain frozen values, no behaviour.

Times are ISO texts and payloads JSON texts made by the caller; the store reads neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event of a gesprek, as it stands in the journal."""

    soort: str
    """The name of the event type; readable inside the store without the key of the klant."""
    tijdstip: str
    """ISO 8601 text; a label, since order is by number."""
    payload: str
    """JSON text, sealed on disk."""


@dataclass(frozen=True, slots=True)
class GesprekSummary:
    """What the werkvoorraad needs of a gesprek without opening anything sealed. No words of a klant."""

    gepland_op: str | None
    """ISO date and time, or nothing when not planned."""
    status: str
    """The state of the gesprek, in the session's words."""
    stap: str
    """The step where it was left."""
    bijgewerkt_op: str
    """ISO date and time of the last event."""
    voortgang: str = ""
    """How far it is, for a person: ``7 van 11``."""
    planstatus: str = ""
    """How far the plan is, in the session's words."""
    terug_op: str | None = None
    """ISO date of the first day on which someone has something to do."""
    terug_reden: str = ""
    """What there is to do on that day, in fixed words."""


@dataclass(frozen=True, slots=True)
class PlannedGesprek:
    """A gesprek that was not begun: nothing but its place in the werkvoorraad."""

    gesprek_id: str
    klant_id: str
    summary: GesprekSummary


@dataclass(frozen=True, slots=True)
class GesprekRow:
    """One line of the werkvoorraad."""

    gesprek_id: str
    klant_id: str
    summary: GesprekSummary
    volgnummer: int
    """The number of its last event; 0 when there is none."""


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How far the journal of one gesprek is: the same number and chain, the same events."""

    gesprek_id: str
    volgnummer: int
    """The number of its last event."""
    ketting: bytes
    """The chain of hashes up to there."""


class KlantToestand(StrEnum):
    """Whether a klant can be read."""

    LEESBAAR = "leesbaar"
    """The key is there."""
    GEWIST = "gewist"
    """The key was destroyed on purpose."""
    SLEUTEL_ONTBREEKT = "sleutel ontbreekt"
    """The key file is older than this klant."""


@dataclass(frozen=True, slots=True)
class KlantRow:
    """One klant."""

    klant_id: str
    toestand: KlantToestand
    payload: str | None
    """JSON text; nothing unless ``toestand`` is leesbaar."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One produced document, without its bytes."""

    gesprek_id: str
    soort: str
    """Which document: the caller's name for it."""
    versie: int
    tijdstip: str
    """ISO 8601 text."""
    grootte: int
    """Bytes."""
    sha256: str
    """Of the document's bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """The outcome of a full check."""

    pages: tuple[str, ...]
    """What SQLCipher says of pages whose authentication code is wrong."""
    structure: tuple[str, ...]
    """What SQLite says of the structure and of references without a target."""
    chains: tuple[str, ...]
    """The gesprekken whose journal was changed, by their identity."""

    @property
    def ok(self) -> bool:
        """True when nothing was found."""
        return not (self.pages or self.structure or self.chains)
