"""The klant's own statement in line mode: beside a niveau, the advice or the consultant's judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.linear.reader import Choice
from interview.session import commands as ask
from interview.session.decide_visit import LEVEL_STATEMENT

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit

TO_READ_ALOUD = "eigen_verklaring"


def state_own_view(visit: LineVisit) -> None:
    """Choose the judgement, then write down what the klant says."""
    record, content = visit.state.record, visit.state.content
    visit.reader.say(content.gemeente.zin(TO_READ_ALOUD, visit.today))
    parts = [Choice(f"{LEVEL_STATEMENT}{one.id}", one.kort, one.titel) for one in content.vragenlijst.matrix]
    if record.advies is not None:
        parts += [
            Choice("advies", "advies", "het advies"),
            Choice("oordeel", "oordeel", "het oordeel van de consultant"),
        ]
    about = visit.reader.choose("Waarbij hoort het?", parts)
    if about is None:
        return
    known = record.verklaringen.get(about)
    if known is not None:
        visit.reader.say(f"Er staat nu: {known.tekst}")
    words = visit.reader.text("Wat zegt de klant, in eigen woorden?")
    if words:
        visit.do(ask.GeefVerklaring(about, words), "Opgeslagen. Het komt in het verslag, niet in Mijn plan.")
    elif known is not None and visit.reader.agrees("Weghalen wat er staat?"):
        visit.do(ask.GeefVerklaring(about, ""), "Weggehaald.")
