"""How a Signaal is asked and read, in words that screen, line mode and command share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.dutch import written_date
from interview.signaal.practice import WARNING, is_practice

if TYPE_CHECKING:
    from datetime import datetime

    from interview.caseload import Consultant
    from interview.klant import Klant
    from interview.signaal.model import Signaal
    from interview.signaal.outbox import Receipt
    from questionnaires.gemeentepakket.model import SignaalOntvanger

NOWHERE_ELSE = "Het komt niet in notities, plan, verslag, lijst of overdracht."
HELP = (
    "Bel eerst. Is er nu gevaar: 112. Volg de meldcode van uw gemeente.\n\n"
    "Een Signaal is alleen voor wat u zag en hoorde. Schrijf geen vermoeden op en geen uitleg. "
    "Schrijf wie wat zei, en gebruik de woorden die u hoorde.\n\n"
    "Niets wordt bewaard zolang het niet verzegeld is. Daarna kan deze laptop het niet meer "
    "lezen, u ook niet. Alleen de ontvanger kan het openen."
)
KEPT_NOTHING = "Er is niets bewaard."


@dataclass(frozen=True, slots=True)
class Question:
    """One field, as it is asked."""

    name: str
    label: str
    ask: str
    """In line mode."""
    note: str


QUESTIONS = (
    Question("gezien", "Gezien", "Wat zag u zelf?", "Alleen wat u zelf zag, geen uitleg."),
    Question("gehoord", "Gehoord", "Wat hoorde u, en van wie?", "Wie zei wat? Liefst letterlijk."),
    Question("wanneer", "Wanneer", "Wanneer was dat?", "Dag en tijd, of: al twee weken, elke avond."),
    Question("over", "Over wie", "Over wie gaat het, en hoe is die te bereiken?", "Naam, adres of telefoon."),
    Question("wie_gebeld", "Wie gebeld", "Wie hebt u gebeld?", "Nog niemand? Bel eerst."),
    Question("afgesproken", "Afgesproken", "Wat is er afgesproken?", "Wie doet wat, en wanneer?"),
)


def begin_with(klant: Klant | None, now: datetime) -> dict[str, str]:
    """What stands in the fields at the start: the moment, and the klant of an open visit."""
    over = "" if klant is None else ", ".join(part for part in (klant.naam, klant.telefoon) if part)
    return {"wanneer": f"{written_date(now.date())}, {now:%H:%M}", "over": over}


def reader_line(ontvanger: SignaalOntvanger) -> str:
    """Who will read it, and nobody else."""
    who = ", ".join(part for part in (ontvanger.naam, ontvanger.functie) if part)
    if is_practice(ontvanger.sleutel):
        return f"Voor {who} ({ontvanger.telefoon}). {WARNING}"
    return f"Alleen {who} ({ontvanger.telefoon}) kan dit lezen."


def writer_line(consultant: Consultant) -> str:
    """Who writes it, as the recipient will see it."""
    return ", ".join(part for part in (consultant.naam, consultant.organisatie, consultant.telefoon) if part)


def receipt_lines(receipt: Receipt) -> list[str]:
    """What to do now that it is sealed."""
    lines = [
        f"Verzegeld en opgeslagen. De code is {receipt.code}.",
        f"Bel {receipt.naam}, {receipt.telefoon}, en noem die code.",
        "Wegbrengen op een stick: klantbeeld signaal geef MAP.",
    ]
    return [*lines, WARNING] if receipt.oefen else lines


def read_lines(signaal: Signaal) -> list[str]:
    """The whole Signaal for its recipient."""
    melder = signaal.melder
    made = f"{written_date(signaal.gemaakt_op.date())}, {signaal.gemaakt_op:%H:%M}"
    who = ", ".join(part for part in (melder.naam, melder.organisatie, melder.telefoon) if part)
    lines = [f"Signaal {signaal.code}", f"Verzegeld op {made}", f"Door {who}", ""]
    for question in QUESTIONS:
        text = str(getattr(signaal, question.name))
        lines += [f"{question.label}:", *(f"  {line}" for line in (text or "-").split("\n")), ""]
    return [*lines, "Klopt de code met wat u aan de telefoon hoorde? Zo niet: bel terug."]
