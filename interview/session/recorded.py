"""What a record holds for rules to read, in plain values and apart from any regelset.

Pure. The one place that says what counts: a feit that is hidden does not, nor does one without the source
it needs. Answers, notes and the klant's own scores are never among it.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.record import GespreksRecord
from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.schema import Vragenlijst
from questionnaires.visibility import FEIT, visible


@dataclass(frozen=True, slots=True)
class RecordedFacts:
    """The arguments of ``scoring.input.build`` and ``questionnaires.packing.pack``."""

    niveaus: dict[str, int | GeenWaarde | None]
    """Per leefgebied of the matrix."""
    belemmert: dict[str, Belemmert | None]
    """Per leefgebied of the matrix."""
    feiten: dict[str, str | int | GeenWaarde | None]
    """Per feit that counts and was recorded."""
    left_out: frozenset[str]
    """Full names (``niveau.gezin``, ``belemmert.gezin``) of what is n.v.t. where that is allowed."""


def counting_facts(record: GespreksRecord, vragenlijst: Vragenlijst) -> tuple[str, ...]:
    """Ids of the feiten whose condition holds, in the order of the questionnaire."""
    answers = {**record.antwoorden, **{f"{FEIT}{name}": fact.waarde for name, fact in record.feiten.items()}}
    names = visible(vragenlijst, answers)
    return tuple(feit.id for feit in vragenlijst.feit if f"{FEIT}{feit.id}" in names)


def recorded_facts(record: GespreksRecord, vragenlijst: Vragenlijst) -> RecordedFacts:
    """Everything of ``record`` that any regelset may read."""
    gebieden = vragenlijst.matrix
    judged = {gebied.id: record.leefgebied(gebied.id) for gebied in gebieden}
    facts: dict[str, str | int | GeenWaarde | None] = {}
    for name in counting_facts(record, vragenlijst):
        fact = record.feiten.get(name)
        if fact is None:
            continue
        value = fact.waarde.waarde
        if not isinstance(value, str | int):
            facts[name] = fact.waarde.geen
        elif fact.bron.strip() or not vragenlijst.feiten[name].bron_vragen:
            facts[name] = value
    return RecordedFacts(
        niveaus={name: known.niveau for name, known in judged.items()},
        belemmert={name: known.belemmert for name, known in judged.items()},
        feiten=facts,
        left_out=frozenset(
            f"{part}.{gebied.id}"
            for gebied in gebieden
            if gebied.nvt and judged[gebied.id].niveau is GeenWaarde.NVT
            for part in ("niveau", "belemmert")
        ),
    )
