"""What changed between two versions of Mijn plan, in sentences a klant can read.

Owns the comparison only; both versions are content that may be printed.
"""

from __future__ import annotations

from datetime import date

from interview.plan.content import PlanAfspraak, PlanInhoud
from interview.record import Wie

_DOER = {
    Wie.KLANT: "Dit doe ik",
    Wie.GEMEENTE: "Dit doet de gemeente",
    Wie.SAMEN: "Dit doen wij samen",
    Wie.DERDE: "Dit doet iemand anders",
}


def plan_changes(former: PlanInhoud, present: PlanInhoud) -> tuple[str, ...]:
    """Return one sentence for every difference, in the order of the plan."""
    lines: list[str] = []
    for heading, before, now in (
        ("Dit wil ik", former.wensen, present.wensen),
        ("Zo zei ik het", former.citaten, present.citaten),
        ("Dit gaat goed", former.gaat_goed, present.gaat_goed),
        ("Dit is mijn doel", former.doelen, present.doelen),
    ):
        lines += [f"{heading}. Nieuw: {text}" for text in now if text not in before]
        lines += [f"{heading}. Vervallen: {text}" for text in before if text not in now]
    lines += _afspraken(former, present)
    if former.plichten != present.plichten:
        lines.append("Mijn plichten zijn veranderd.")
    if former.contact != present.contact:
        lines.append("De contactgegevens zijn veranderd.")
    lines += [
        f"Wij kijken ook terug op {_day(day)}."
        for day in present.terugkijken
        if day not in former.terugkijken
    ]
    lines += [
        f"Vervallen: terugkijken op {_day(day)}."
        for day in former.terugkijken
        if day not in present.terugkijken
    ]
    return tuple(lines)


def _afspraken(former: PlanInhoud, present: PlanInhoud) -> list[str]:
    before = {afspraak.id: afspraak for afspraak in former.afspraken}
    now = {afspraak.id: afspraak for afspraak in present.afspraken}
    lines: list[str] = []
    for identifier, afspraak in now.items():
        earlier = before.get(identifier)
        if earlier is None:
            lines.append(f"{_DOER[afspraak.wie]}. Nieuw: {afspraak.wat}")
        elif earlier.model_copy(update={"voorstel": afspraak.voorstel}) != afspraak:
            # A yes of the municipality is no other agreement.
            lines += _differences(earlier, afspraak)
    lines += [
        f"{_DOER[gone.wie]}. Vervallen: {gone.wat}"
        for identifier, gone in before.items()
        if identifier not in now
    ]
    return lines


def _differences(earlier: PlanAfspraak, afspraak: PlanAfspraak) -> list[str]:
    heading = _DOER[afspraak.wie]
    if earlier.wat != afspraak.wat:
        return [f"{heading}. Was: {earlier.wat} Nu: {afspraak.wat}"]
    if (earlier.begin, earlier.eind) != (afspraak.begin, afspraak.eind):
        period = f"{_day(afspraak.begin)} tot en met {_day(afspraak.eind)}"
        return [f"{heading}. {afspraak.wat} Nu van {period}."]
    if earlier.wie is not afspraak.wie:
        return [f"{afspraak.wat} Eerst stond dit bij: {_DOER[earlier.wie]}. Nu bij: {heading}."]
    return [f"{heading}. Anders afgesproken: {afspraak.wat}"]


def _day(day: date | None) -> str:
    return "nog te bepalen" if day is None else f"{day.day}-{day.month}-{day.year}"
