"""What the klant may see on the laptop: wensen, doelen and afspraken. An allow-list, and nothing else.

What someone said or agreed is shown in exactly those words, as Mijn plan prints them.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.dutch import written_date
from interview.record import Afspraak, GespreksRecord, Wie

WISHES = "Wat u wilt"
GOALS = "Waar we naartoe werken"
AGREED = "Wat we afspreken"
NOTHING_YET = "Nog niets opgeschreven."

WHO = {Wie.KLANT: "U", Wie.GEMEENTE: "De gemeente", Wie.SAMEN: "Wij samen", Wie.DERDE: "Iemand anders"}


@dataclass(frozen=True, slots=True)
class ClientPart:
    """One heading with its lines, as text."""

    titel: str
    regels: tuple[str, ...]
    """Empty when there is nothing yet."""


def client_view(record: GespreksRecord) -> tuple[ClientPart, ...]:
    """The parts in the order of Mijn plan; doelen only when there are any."""
    goals = tuple(doel.tekst for doel in record.doelen)
    return (
        ClientPart(WISHES, tuple(wens.tekst for wens in record.wensen)),
        *((ClientPart(GOALS, goals),) if goals else ()),
        ClientPart(AGREED, tuple(_agreed(afspraak) for afspraak in record.afspraken)),
    )


def _agreed(afspraak: Afspraak) -> str:
    named = afspraak.derde if afspraak.wie is Wie.DERDE else ""
    who = named or WHO[afspraak.wie]
    begin = f" (vanaf {written_date(afspraak.begin)})" if afspraak.begin else ""
    return f"{who}: {afspraak.wat}{begin}"
