"""What is said at the end of a gesprek: how it goes on, what is still open, and who does what after it."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from interview.dates import short_day, week_day
from interview.klant import Klant
from interview.record import GespreksRecord
from interview.session.closing import by_post_unasked, municipality_first, open_ends
from interview.session.open_work import open_work
from interview.session.road import state_words
from interview.session.state import State
from interview.tui.widgets.text import pieces


def to_say(text: str) -> Content | None:
    """A sentence of the municipality to say aloud; None when there is none."""
    return under("Zeg hardop", pieces((text, "italic"))) if text else None


def how_it_goes_on(state: State, klant: Klant, today: date) -> Content:
    """What was agreed for after today."""
    record = state.record
    contact, first = record.plan.contact, municipality_first(record)
    lines = [state_words(record)]
    if record.samenvatting_klopt:
        lines.append("De samenvatting klopt, zei de klant.")
    if contact.naam:
        lines.append(f"Vaste contactpersoon: {', '.join(filter(None, (contact.naam, contact.telefoon)))}")
    if contact.volgende is not None:
        lines.append(f"Wij spreken elkaar weer op {week_day(contact.volgende)}.")
    if record.moment_apart is not None:
        lines.append(f"Wij spreken elkaar alleen op {week_day(record.moment_apart)}.")
    if first is not None:
        when = f", vanaf {short_day(first.begin)}" if first.begin else ""
        lines.append(f"De gemeente doet eerst: {first.wat.rstrip('.')}{when}.")
    shown = [*map(pieces, lines), *_way(state, klant, today)]
    if record.hoe_was_het:
        shown.append(pieces(f"Zo vond de klant het: “{record.hoe_was_het}”"))
    return under("Zo gaat het verder", *shown)


def _way(state: State, klant: Klant, today: date) -> list[Content]:
    """How the klant gets the plan, with a warning where others may read it."""
    chosen = state.record.plan.kanaal
    if chosen is None:
        return []
    said = next((one.zeg for one in state.content.gemeente.kanalen(today) if one.id is chosen), "")
    lines = [pieces(f"Uw plan: {said or chosen.value.replace('_', ' ')}")]
    if by_post_unasked(klant, chosen):
        lines.append(pieces(("▲ Post is niet veilig voor deze klant.", "$warning")))
    return lines


def still_open(record: GespreksRecord) -> Content | None:
    """What is not arranged yet; None when all is."""
    found = open_ends(record)
    return under("Nog open", *(pieces(f"· {text}") for text in found)) if found else None


def work_to_do(record: GespreksRecord, today: date) -> Content | None:
    """Who does what after a gesprek that ended, and when; None when nothing is left, or it still runs."""
    work = open_work(record, today) if record.einde is not None else ()
    if not work:
        return None
    lines = []
    for one in work:
        when = "" if one.dag is None else short_day(one.dag)
        late = one.dag is not None and one.dag < today
        lines.append(
            pieces(
                (f"{when:>6}  ", "$warning" if late else ""), f"{one.wat:<28}", (one.wie.value, "$text-muted")
            )
        )
    return under("Wat er nog te doen is", *lines)


def under(title: str, *lines: Content) -> Content:
    """Lines below a heading."""
    return Content("\n").join([pieces((title, "bold $primary")), *lines])
