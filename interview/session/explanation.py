"""Why the advice that was shown is what it is, what is open, and what the rules would say now.

Pure. What was shown is explained from the judgements and facts of that moment: a change afterwards
never rewrites the reason of an advice that a klant has heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.dutch import enumerated, written_date
from interview.record import GespreksRecord, WijzigingNaAdvies
from interview.session.advice import outcome_of, scoring_input
from interview.session.before_advice import as_advised
from interview.session.recorded import counting_facts
from interview.session.state import State
from interview.session.view import shown_facts
from interview.session.working_out import BELEMMERT_WORDS, Place
from questionnaires.answers import GEEN_WAARDE_WOORDEN, NIVEAU_WOORDEN, Belemmert, GeenWaarde
from questionnaires.schema import Vragenlijst
from questionnaires.visibility import FEIT
from scoring.engine import Outcome
from scoring.explain import Uitleg, explain
from scoring.explain.model import OpenVraag, Verandering
from scoring.explain.wording import from_to
from scoring.input import BELEMMERT, NIVEAU, ScoringInput
from scoring.trajecten import Aanbevolen, recommend

LAST_LOOKED = "laatste_hertest"
"""The feit that holds the day on which it was last looked at again."""

MOST_OTHERS = 3
"""So many other categories are told apart from the advice, the nearest first."""

CARRIED_LINES = 3
"""The facts that carried an advice are told in at most so many lines."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """Something not known that could decide."""

    vraag: str
    """As a question."""
    gevolgen: tuple[str, ...]
    """What each answer would leave possible, in words."""
    plek: Place
    """Where the answer is filled in."""


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement or fact that changed after the advice, in words."""

    wat: str
    van: str
    naar: str
    reden: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The advice as it was shown, explained, and what came after it."""

    uitleg: Uitleg
    gedragen: tuple[str, ...]
    """The facts that carried it, at most three lines."""
    wegen: tuple[str, ...]
    """What someone can work on that would change it, shortest first."""
    vragen: tuple[NextQuestion, ...]
    """What is unknown and could decide, the best next question first."""
    trajecten: tuple[Aanbevolen, ...]
    """As they were recommended."""
    wijzigingen: tuple[Change, ...]
    nu: Uitleg | None
    """What the rules would say now, when anything changed since."""


def explain_advice(state: State) -> Explanation:
    """Explain the advice that was shown; before that, what it would be. Not for a screen before then."""
    then = as_advised(state)
    given = scoring_input(then)
    outcome = outcome_of(then)
    uitleg = explain_outcome(then, outcome, given, looked=last_looked(state.record))
    changes = state.record.wijzigingen_na_advies
    return Explanation(
        uitleg=uitleg,
        gedragen=carried_by(uitleg),
        wegen=tuple(_way(way) for way in uitleg.veranderingen),
        vragen=tuple(_question(state, found) for found in uitleg.open_vragen),
        trajecten=recommend(outcome, given, state.content.catalogus),
        wijzigingen=tuple(_change(state, change) for change in changes),
        nu=explain_outcome(state, outcome_of(state), scoring_input(state)) if changes else None,
    )


def explain_outcome(
    state: State, outcome: Outcome, given: ScoringInput, looked: date | None = None
) -> Uitleg:
    """Explain an outcome of this state, with what its record adds: sources that lack, days that count.

    ``looked`` is the last hertest where that is another day than ``state`` knows.
    """
    record, advice = state.record, state.record.advies
    return explain(
        outcome,
        given,
        state.content.regelset,
        zonder_bron=without_source(record, state.content.vragenlijst),
        geadviseerd_op=None if advice is None else advice.op.date(),
        laatste_hertest=looked or last_looked(record),
    )


def without_source(record: GespreksRecord, vragenlijst: Vragenlijst) -> frozenset[str]:
    """Full names of the feiten that have a value and lack the source without which they do not count."""
    return frozenset(
        f"{FEIT}{name}"
        for name in counting_facts(record, vragenlijst)
        if vragenlijst.feiten[name].bron_vragen
        and (fact := record.feiten.get(name)) is not None
        and fact.waarde.geen is None
        and not fact.bron.strip()
    )


def last_looked(record: GespreksRecord) -> date | None:
    """The day on which it was last looked at again what is possible."""
    fact = record.feiten.get(LAST_LOOKED)
    value = None if fact is None else fact.waarde.waarde
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def follow_up_line(uitleg: Uitleg) -> str:
    """When to look again and how much contact there is, in one quiet line; empty when no source says so."""
    again = ""
    if uitleg.hertest is not None:
        day = uitleg.hertest.uiterlijk
        when = f"binnen {uitleg.hertest.na_weken} weken" if day is None else f"uiterlijk {written_date(day)}"
        again = f"Opnieuw kijken: {when}."
    return " ".join(filter(None, (again, contact_line(uitleg, "Contact"))))


def again_line(uitleg: Uitleg) -> str:
    """Before which day to look again, and what is asked then; empty when no source says so."""
    if uitleg.hertest is None:
        return ""
    day, weeks = uitleg.hertest.uiterlijk, uitleg.hertest.na_weken
    when = f"binnen {weeks} weken na het advies" if day is None else f"uiterlijk op {written_date(day)}"
    return f"Kijk {when} opnieuw. {uitleg.hertest.vraag}"


def contact_line(uitleg: Uitleg, said: str = "Contact volgens de bron") -> str:
    """How much contact goes with the category, as a source says; empty when none does."""
    if uitleg.contact is None:
        return ""
    now, wanted = uitleg.contact.nu, uitleg.contact.gewenst
    more = "" if wanted == now else f", gewenst {wanted}"
    return f"{said}: {now} uur per jaar{more}."


def why_not(uitleg: Uitleg) -> tuple[str, ...]:
    """Per other category the rule that came nearest and what it failed on."""
    if uitleg.categorie is None:
        return ()
    told: dict[str, str] = {}
    for rule in uitleg.andere_regels:
        if rule.stand == "geldt":
            told.setdefault(rule.kort, f"{rule.kort}: die regel geldt ook, maar het advies gaat voor.")
        elif rule.gezakt_op:
            failed = "; ".join(f"{one.woord}: {one.waarde} (nodig: {one.nodig})" for one in rule.gezakt_op)
            told.setdefault(rule.kort, f"{rule.kort}: {failed}.")
    return tuple(told.values())[:MOST_OTHERS]


def source_lines(uitleg: Uitleg) -> tuple[str, ...]:
    """What was recorded and does not count, because nobody wrote down who says so."""
    return tuple(f"{word[:1].upper()}{word[1:]}: zonder bron telt dit niet." for word in uitleg.zonder_bron)


def carried_by(uitleg: Uitleg) -> tuple[str, ...]:
    """The facts that made the deciding rule hold: what hinders, what does not, and the rest."""
    judged: dict[str, list[str]] = {}
    others: list[str] = []
    for fact in uitleg.dragend:
        if fact.naam.startswith(BELEMMERT):
            judged.setdefault(fact.waarde, []).append(fact.woord)
        else:
            others.append(f"{fact.woord}: {fact.waarde}")
    lines = [f"{verdict}: {enumerated(words)}" for verdict, words in judged.items()]
    if others:
        lines.append("; ".join(others))
    return tuple(f"{line[:1].upper()}{line[1:]}" for line in lines[:CARRIED_LINES])


def _way(way: Verandering) -> str:
    """One way forward: ``Houdt geld niet meer tegen? Dan past: ...``."""
    solved = [step.woord for step in way.stappen if step.naam.startswith(BELEMMERT)]
    changed = [step for step in way.stappen if not step.naam.startswith(BELEMMERT)]
    conditions = []
    if solved:
        verb = "Houdt" if len(solved) == 1 else "Houden"
        conditions.append(f"{verb} {enumerated(solved)} niet meer tegen?")
    conditions += [f"Gaat {step.woord} {from_to(step)}?" for step in changed]
    return f"{' '.join(conditions)} Dan past: {way.kort}."


def _question(state: State, found: OpenVraag) -> NextQuestion:
    """An open question as one would ask it, and what each answer would mean."""
    vragenlijst, categories = state.content.vragenlijst, state.content.regelset.per_categorie
    if found.naam.startswith(FEIT):
        name = found.naam.removeprefix(FEIT)
        asked, plek = vragenlijst.feiten[name].vraag, Place("feit", name)
    else:
        name = found.naam.partition(".")[2]
        judged = "hoe gaat het" if found.naam.startswith(NIVEAU) else "houdt dit werk of meedoen nu tegen"
        asked = f"{vragenlijst.per_leefgebied[name].titel}: {judged}?"
        plek = Place("leefgebied", name)
    if found.zonder_bron:
        asked = f"{asked} Er staat iets, maar zonder bron telt dit niet."
    gevolgen = tuple(
        f"{gevolg.antwoord}: {' of '.join(categories[one].kort for one in gevolg.mogelijk)}"
        for gevolg in found.gevolgen
    )
    return NextQuestion(asked, gevolgen, plek)


def _change(state: State, change: WijzigingNaAdvies) -> Change:
    kind, _, name = change.veld.partition(".")
    vragenlijst = state.content.vragenlijst
    if kind == FEIT.removesuffix("."):
        what = vragenlijst.feiten[name].titel if name in vragenlijst.feiten else name
    else:
        gebied = vragenlijst.per_leefgebied.get(name)
        what = (
            f"{name if gebied is None else gebied.titel}, {'niveau' if kind == 'niveau' else 'houdt tegen'}"
        )
    before = _value_words(state, kind, name, change.van)
    return Change(what, before, _value_words(state, kind, name, change.naar), change.reden)


def _value_words(state: State, kind: str, name: str, value: str) -> str:
    if not value:
        return "niets"
    if kind == "niveau" and value.isdecimal():
        return f"{value} {NIVEAU_WOORDEN[int(value)]}"
    definition = state.content.vragenlijst.feiten.get(name)
    if definition is not None and kind == FEIT.removesuffix("."):
        by_id = {keuze.id: keuze.tekst for keuze in definition.keuzes}
        if value in by_id:
            return by_id[value]
    if value in set(GeenWaarde):
        return GEEN_WAARDE_WOORDEN[GeenWaarde(value)]
    return BELEMMERT_WORDS[Belemmert(value)] if value in set(Belemmert) else value


def still_open(state: State) -> tuple[str, ...]:
    """What has a reason for no value, in words: ``Mentale gezondheid: niet besproken``. No judgement."""
    record = state.record
    found: list[str] = []
    for gebied in state.content.vragenlijst.matrix:
        known = record.leefgebied(gebied.id)
        if isinstance(known.niveau, GeenWaarde) and known.niveau is not GeenWaarde.NVT:
            found.append(f"{gebied.titel}: {GEEN_WAARDE_WOORDEN[known.niveau]}")
        elif known.belemmert is Belemmert.WEET_NIET:
            found.append(f"{gebied.titel}: weet niet of het tegenhoudt")
    shown = shown_facts(state)
    for name, fact in record.feiten.items():
        if name in shown and fact.waarde.geen is not None:
            titel = state.content.vragenlijst.feiten[name].titel
            found.append(f"{titel}: {GEEN_WAARDE_WOORDEN[fact.waarde.geen]}")
    return tuple(found)
