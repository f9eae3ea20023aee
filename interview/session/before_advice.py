"""The gesprek as it was when the advice was shown, found back from the changes that came after.

Pure. Needed to explain that advice later: an explanation of today's facts would explain another one.
"""

from __future__ import annotations

from dataclasses import replace

from interview.record import Feit, GespreksRecord, LeefgebiedRecord, WijzigingNaAdvies
from interview.session.content import Content
from interview.session.state import State
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from questionnaires.visibility import FEIT
from scoring.input import NIVEAU

EARLIER_SOURCE = "eerder genoteerd"
"""Stands for the source of a fact that was changed since."""


def as_advised(state: State) -> State:
    """The state with every change after the advice taken back, the last one first.

    Raises ValueError when the record holds a change that no session wrote.
    """
    record = state.record
    for change in reversed(record.wijzigingen_na_advies):
        record = _taken_back(record, change, state.content)
    return replace(state, record=record)


def _taken_back(record: GespreksRecord, change: WijzigingNaAdvies, content: Content) -> GespreksRecord:
    kind, _, name = change.veld.partition(".")
    if kind == FEIT.removesuffix("."):
        others = {known: fact for known, fact in record.feiten.items() if known != name}
        before = _fact(name, change.van, content)
        return record.model_copy(update={"feiten": others if before is None else {**others, name: before}})
    known: LeefgebiedRecord = record.leefgebied(name)
    value: int | GeenWaarde | Belemmert | None
    if not change.van:
        value = None
    elif kind == NIVEAU.removesuffix("."):
        value = int(change.van) if change.van.isdecimal() else GeenWaarde(change.van)
    else:
        value = Belemmert(change.van)
    gebied = known.model_copy(update={kind: value})
    return record.model_copy(update={"leefgebieden": {**record.leefgebieden, name: gebied}})


def _fact(name: str, value: str, content: Content) -> Feit | None:
    """The fact as rules read it. A change keeps no source; what needs one was never recorded without."""
    if not value:
        return None
    definition = content.vragenlijst.feiten.get(name)
    choices = () if definition is None else tuple(keuze.id for keuze in definition.keuzes)
    if value in set(GeenWaarde) and value not in choices:
        return Feit(waarde=Antwoord(geen=GeenWaarde(value)))
    numeric = definition is not None and definition.soort == "getal" and value.isdecimal()
    sourced = definition is not None and definition.bron_vragen
    return Feit(
        waarde=Antwoord(waarde=int(value) if numeric else value), bron=EARLIER_SOURCE if sourced else ""
    )
