"""A GespreksRecord in a file: from bytes to a record that fits the content it was held with.

Owns the checks that a record from elsewhere needs before anything counts on it. A refusal names
the place in the file and never what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands.files import read_json, refused
from interview.errors import CommandErrorCode, KlantbeeldError

if TYPE_CHECKING:
    from interview.locations import Locations
    from interview.record import GespreksRecord
    from interview.session.state import State
    from questionnaires.schema import Vragenlijst

EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)
"""Between these a day of a gesprek can lie; beyond, a sum of days would fail."""

_KEY = re.compile(r"[a-z0-9_.:]{1,60}", re.ASCII)
_PROBLEMS = {"missing": "dit ontbreekt", "extra_forbidden": "dit hoort hier niet"}
REMEDY = "Vergelijk het bestand met: klantbeeld schema."


def read_record(path: Path) -> GespreksRecord:
    """The record in the JSON file at ``path``.

    Raises KlantbeeldError: BESTAND-ONLEESBAAR or BESTAND-ONGELDIG, with the key that does not fit.
    """
    return record_of(read_json(path), path.name)


def record_of(found: object, source: str) -> GespreksRecord:
    """``found``, which was read as JSON, as a record; ``source`` names where it stands in a refusal.

    Raises KlantbeeldError: BESTAND-ONGELDIG, with the key that does not fit.
    """
    from pydantic import ValidationError

    from interview.record import GespreksRecord

    try:
        record = GespreksRecord.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = _place(first["loc"])
        problem = _PROBLEMS.get(first["type"], "dit heeft niet de goede vorm")
        raise _invalid(source, place, problem) from None
    except RecursionError:
        raise _invalid(source, "", "er zit te veel in elkaar") from None
    for name, moment in _moments(record):
        aware = not isinstance(moment, datetime) or moment.tzinfo is not None
        day = moment.date() if isinstance(moment, datetime) else moment
        if not aware or not EARLIEST <= day <= LATEST:
            raise _invalid(source, name, "deze datum kan niet, of mist een tijdzone")
    return record


def read_state(path: Path, locations: Locations) -> State:
    """The record at ``path`` with the content it was held with, ready to score.

    Raises KlantbeeldError: as :func:`read_record`, or what the library raises about the content.
    """
    from interview.library import Library
    from interview.session.state import State

    record = read_record(path)
    state = State(Library(locations).pinned(record.versies), record)
    check_fits_questionnaire(record, state.content.vragenlijst, path.name)
    _check_names(state, path.name)
    return state


def check_fits_questionnaire(record: GespreksRecord, questionnaire: Vragenlijst, source: str) -> None:
    """Every leefgebied, vraag and feit must be one of the questionnaire, with an answer that fits.

    Raises KlantbeeldError: BESTAND-ONGELDIG, with the key that does not fit.
    """
    from interview.session.decide_gesprek import check_answer

    for name in record.leefgebieden:
        _require(name in questionnaire.per_leefgebied, source, "leefgebieden", name)
    for quote in record.citaten:
        _require(quote.leefgebied in questionnaire.per_leefgebied, source, "citaten", "leefgebied")
    for name, answer in record.antwoorden.items():
        _require(name in questionnaire.vragen, source, "antwoorden", name)
        try:
            check_answer(questionnaire.vragen[name][1], answer, f"antwoorden.{name}")
        except KlantbeeldError:
            _require(False, source, "antwoorden", name)
    for name, fact in record.feiten.items():
        _require(name in questionnaire.feiten, source, "feiten", name)
        definition = questionnaire.feiten[name]
        if definition.soort == "keuze" and fact.waarde.geen is None:
            _require(
                any(choice.id == fact.waarde.waarde for choice in definition.keuzes), source, "feiten", name
            )


def _check_names(state: State, source: str) -> None:
    """Every traject and category must be one of the rules and services of this gesprek."""
    record = state.record
    known_trajecten = state.content.catalogus.per_traject
    known_categories = state.content.regelset.per_categorie
    for agreed in record.afspraken:
        _require(agreed.traject is None or agreed.traject in known_trajecten, source, "afspraken", "traject")
    for judged in (record.oordeel_vooraf, record.advies, record.oordeel_na_gesprek, record.besluit_gemeente):
        category = None if judged is None else judged.categorie
        _require(category is None or category in known_categories, source, "oordeel", "categorie")
    _require(_history_reads(state), source, "geschiedenis", "waarde")


def _history_reads(state: State) -> bool:
    """Whether changes after the advice and former versions of the plan can be read."""
    from pydantic import ValidationError

    from interview.plan.content import PlanInhoud
    from interview.session.before_advice import as_advised

    try:
        as_advised(state)
        for former in state.record.plan.eerdere_versies:
            PlanInhoud.model_validate_json(former.inhoud)
    except (ValidationError, ValueError, LookupError):
        return False
    return True


def _require(fits: bool, source: str, part: str, name: str) -> None:
    if not fits:
        raise _invalid(source, _place((part, name)), "dit past niet bij de vragenlijst van dit gesprek")


def _place(keys: Iterable[object]) -> str:
    """A key path of which no part can be what somebody said."""
    return ".".join(str(key) if isinstance(key, int) or _KEY.fullmatch(str(key)) else "..." for key in keys)


def _moments(record: GespreksRecord) -> Iterable[tuple[str, date]]:
    plan = record.plan
    named: list[tuple[str, date | None]] = [
        ("gepland_op", record.gepland_op),
        ("begonnen_op", record.begonnen_op),
        ("gesprek_datum", record.gesprek_datum),
        ("plan.vastgesteld_op", plan.vastgesteld_op),
        ("plan.plichten.tot", plan.plichten.tot),
        ("plan.contact.volgende", plan.contact.volgende),
    ]
    named += [("plan.evaluaties", day) for day in plan.evaluaties]
    named += [(f"feiten.{name}.datum", fact.datum) for name, fact in record.feiten.items()]
    named += [("plan.documenten.op", document.op) for document in plan.documenten]
    named += [("herscoringen.op", found.op) for found in record.herscoringen]
    named += [("wijzigingen_na_advies.op", change.op) for change in record.wijzigingen_na_advies]
    for agreed in record.afspraken:
        named += [("afspraken.begin", agreed.begin), ("afspraken.eind", agreed.eind)]
    for name, judged in (
        ("oordeel_vooraf.op", record.oordeel_vooraf),
        ("advies.op", record.advies),
        ("oordeel_na_gesprek.op", record.oordeel_na_gesprek),
        ("besluit_gemeente.op", record.besluit_gemeente),
    ):
        named.append((name, None if judged is None else judged.op))
    if plan.ondertekening is not None:
        named.append(("plan.ondertekening.op", plan.ondertekening.op))
        named.append(("plan.ondertekening.bedenktijd_tot", plan.ondertekening.bedenktijd_tot))
    return [(name, moment) for name, moment in named if moment is not None]


def _invalid(source: str, place: str, problem: str) -> KlantbeeldError:
    where = f"{source}: {place}" if place else source
    return refused(
        CommandErrorCode.BESTAND_ONGELDIG, f"dit is geen gesprek dat wij kennen: {problem}", where, REMEDY
    )
