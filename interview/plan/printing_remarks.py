"""What deserves a second look before it prints: quiet lines beside the part of the plan they concern.

They only warn; the consultant decides with the klant. They name a kind of word, never the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.documents.plain_language import Aanleiding, second_look
from interview.record import GespreksRecord
from interview.session.plan_checks import PlanRemark, part_of

WORDS = {
    Aanleiding.DIAGNOSE: "Staat hier een ziekte of medicijn? Dat hoort niet in het plan.",
    Aanleiding.NUMMER: "Staat hier een BSN? Dat hoort niet in het plan.",
    Aanleiding.OORDEEL: "Dit kan hard klinken. Hoe zegt de klant het zelf?",
    Aanleiding.VAKWOORD: "Hier staat een vakwoord. Kan het gewoner?",
}


def printing_remarks(record: GespreksRecord) -> tuple[PlanRemark, ...]:
    """One line for each kind of word in what Mijn plan prints of ``record``, under its part."""
    return tuple(dict.fromkeys(_found(record)))


def _found(record: GespreksRecord) -> Iterator[PlanRemark]:
    own = [wens.tekst for wens in record.wensen]
    own += [quote.tekst for quote in record.citaten if quote.voorgelezen_en_goed]
    for text in own:
        yield from (PlanRemark("wensen", WORDS[found.aanleiding]) for found in second_look(text))
    for doel in record.doelen:
        yield from (PlanRemark("doelen", WORDS[found.aanleiding]) for found in second_look(doel.tekst))
    for afspraak in record.afspraken:
        part = part_of(afspraak)
        yield from (
            PlanRemark(part, WORDS[found.aanleiding], afspraak.id) for found in second_look(afspraak.wat)
        )
