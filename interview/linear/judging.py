"""The own judgement and the advice in line mode. Before the advice nothing here names what rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.linear.reader import Choice
from interview.record import KlantReactie, Reactie, Redencode, Stap
from interview.session import commands as ask
from interview.session.advice import missing_for_advice
from interview.session.decision import decision_line
from interview.session.explanation import again_line, contact_line, explain_advice, source_lines
from interview.session.herscoring import herscoring_line

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit
    from interview.session.explanation import Explanation

REACTIONS = (
    Choice(Reactie.EENS, "eens", "eens"),
    Choice(Reactie.ONEENS, "oneens", "oneens"),
    Choice(Reactie.WEET_NIET, "weet niet", "weet het nog niet"),
)
REASONS = tuple(
    Choice(code, words, words)
    for code, words in {
        Redencode.KLANT_WEET_MEER: "klant weet meer",
        Redencode.GEGEVENS_MISSEN: "gegevens missen",
        Redencode.PAS_VERANDERD: "pas veranderd",
        Redencode.MEDISCH_ADVIES_WACHT: "medisch advies wacht",
        Redencode.WENS_KLANT: "wens van de klant",
        Redencode.GEEN_PLEK: "geen plek of wachtlijst",
        Redencode.REGEL_PAST_NIET: "regel past niet",
        Redencode.ANDERS: "anders",
    }.items()
)


def judge(visit: LineVisit) -> None:
    """The own judgement, then the advice, the klant's reaction and the judgement afterwards."""
    if visit.state.record.advies is None and not _beforehand(visit):
        return
    visit.go(Stap.ADVIES)
    show_advice(visit)
    _reaction(visit)
    _afterwards(visit)


def _beforehand(visit: LineVisit) -> bool:
    """True once the advice was shown."""
    visit.go(Stap.OORDEEL)
    reader = visit.reader
    missing = missing_for_advice(visit.state)
    if missing:
        reader.say("Voor een advies is dit nog niet ingevuld:")
        reader.say(*(f"- {part.titel} ({part.soort})" for part in missing))
        reader.say("Weet u het niet? Ook 'niet besproken' of 'weet niet' is een antwoord.")
        return False
    known = visit.state.record.oordeel_vooraf
    if known is None or not reader.agrees("Uw eigen oordeel staat er al. Zo laten?"):
        judged = _category(visit, "Wat past volgens u, voordat u het advies ziet?")
        if judged is None:
            return False
        reason = reader.text("Waarom? (mag leeg blijven)")
        if not visit.do(ask.LegOordeelVast(judged[0], reason), "Uw oordeel is opgeslagen."):
            return False
    if not reader.agrees("Het advies laten zien? Uw oordeel staat dan vast."):
        return False
    return visit.do(ask.ToonAdvies())


def _category(visit: LineVisit, question: str) -> tuple[str | None] | None:
    """A category, or none of them; None when skipped."""
    choices: list[Choice[tuple[str | None]]] = [
        Choice((category.id,), category.kort, category.titel)
        for category in visit.state.content.regelset.categorie
    ]
    choices.append(Choice((None,), "geen", "ik kies nu niet"))
    return visit.reader.choose(question, choices, skip="terug")


def show_advice(visit: LineVisit) -> None:
    """The advice as it was shown, why, and what would change it."""
    for line in advice_lines(explain_advice(visit.state)):
        visit.reader.say(line)
    state = visit.state
    later = (herscoring_line(state.record), decision_line(state.record, state.content.regelset))
    visit.reader.say(*filter(None, later))


def advice_lines(told: Explanation) -> list[str]:
    """The advice to read out, line by line."""
    uitleg = told.uitleg
    if uitleg.categorie is not None:
        lines = ["", f"Advies: {uitleg.categorie.titel}", uitleg.categorie.uitleg]
    else:
        lines = ["", "Advies: nog niet te zeggen. Dit kan nog:"]
        lines += [f"- {category.titel}" for category in uitleg.mogelijk]
    lines.append(f"Waarom: {uitleg.zin}")
    lines += [f"- {line}" for line in told.gedragen]
    lines += [line for line in (again_line(uitleg), contact_line(uitleg)) if line]
    if told.vragen:
        lines.append("Nog niet bekend, en dit kan het advies veranderen:")
        lines += [f"- {question.vraag}" for question in told.vragen]
    lines += source_lines(uitleg)
    lines.append("Dit zou het advies veranderen:")
    lines += [f"- {change.zin}" for change in uitleg.veranderingen]
    lines += [f"- {uitleg.geen_verandering}"] if uitleg.geen_verandering else []
    if told.trajecten:
        lines.append("Trajecten die passen:")
        lines += [
            f"- {one.titel}{' (misschien)' if one.misschien else ''}: {one.reden}" for one in told.trajecten
        ]
    if told.wijzigingen:
        lines.append("Na het advies gewijzigd:")
        lines += [f"- {one.wat}: van {one.van} naar {one.naar}. {one.reden}" for one in told.wijzigingen]
    if told.nu is not None:
        now = "nog niet te zeggen" if told.nu.categorie is None else told.nu.categorie.kort
        lines.append(f"Nu zou het advies zijn: {now}")
    return lines


def _reaction(visit: LineVisit) -> None:
    known = visit.state.record.reactie_advies
    now = "" if known is None else " Er staat al een reactie."
    said = visit.reader.choose(f"Wat vindt de klant van het advies?{now}", REACTIONS)
    if said is not None:
        words = visit.reader.text("Wat zei de klant erbij? (mag leeg blijven)")
        visit.do(ask.GeefAdviesReactie(KlantReactie(reactie=said, woorden=words)), "Opgeslagen.")


def _afterwards(visit: LineVisit) -> None:
    judged = _category(visit, "Wat past volgens u, nu u het besproken hebt?")
    if judged is None:
        return
    advice = visit.state.record.advies
    reason = None
    if advice is not None and judged[0] != advice.categorie:
        reason = visit.reader.choose("Waarom anders dan het advies?", REASONS)
    told = visit.reader.text("Toelichting (mag leeg blijven)")
    visit.do(ask.LegOordeelNaGesprekVast(judged[0], reason, told), "Uw oordeel is opgeslagen.")
