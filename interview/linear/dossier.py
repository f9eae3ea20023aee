"""The dossier in line mode: how the klant wants to be reached, and the earlier gesprekken beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.errors import KlantbeeldError
from interview.klant import CONTACTWENSEN
from interview.session.compare import EarlierGesprek, compare

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit


def show_dossier(visit: LineVisit) -> None:
    """Everything that is known already; nothing of another klant is read."""
    reader, klant, record = visit.reader, visit.klant, visit.state.record
    wishes = [CONTACTWENSEN[name] for name in klant.contactwens if name in CONTACTWENSEN]
    wishes += [f"taal: {klant.taal}"] if klant.taal else []
    reader.say("", f"Contact: {'; '.join(wishes) or 'geen bijzondere wensen bekend'}.")
    history = visit.desk.caseload.history(klant.klant_id, record.gesprek_id).result()
    unreadable = False
    for item in history:
        try:
            then = visit.desk.record(item.gesprek_id).result()
        except KlantbeeldError:
            unreadable = True
            continue
        reader.say("", *_lines(compare(then, record, visit.state.content.vragenlijst)))
    if not history:
        reader.say("Er is nog geen eerder gesprek met deze klant. U begint samen.")
    if unreadable:
        reader.say("Een eerder gesprek is hier niet te lezen.")


def _lines(earlier: EarlierGesprek) -> list[str]:
    lines = [f"Gesprek van {day_words(earlier.op)}"]
    for title, texts in (
        ("Wensen", earlier.wensen),
        ("Doelen", earlier.doelen),
        ("Afspraken", earlier.afspraken),
        ("Wat u toen samenvatte", tuple(earlier.samenvatting.strip().splitlines())),
    ):
        if texts:
            lines += [f"{title}:", *(f"- {text}" for text in texts)]
    for row in earlier.leefgebieden:
        now = f" Nu: {row.nu}." if row.nu else ""
        lines.append(f"{row.titel}. Toen: {row.toen or 'niet bekend'}.{now}")
    return lines
