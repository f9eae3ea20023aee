"""The advice in words: what, why, what would change it, which trajecten, and what came of it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from textual.content import Content

from interview.record import GespreksRecord, KlantReactie, Oordeel, OordeelNaGesprek, Reactie, Redencode
from interview.session.decision import decision_line
from interview.session.explanation import Explanation, follow_up_line, source_lines
from interview.session.herscoring import herscoring_line
from interview.session.state import State
from interview.tui.widgets.text import pieces
from scoring.explain import Uitleg

REASON_WORDS: dict[Redencode, str] = {
    Redencode.KLANT_WEET_MEER: "de klant weet meer",
    Redencode.GEGEVENS_MISSEN: "er missen gegevens",
    Redencode.PAS_VERANDERD: "er is pas iets veranderd",
    Redencode.MEDISCH_ADVIES_WACHT: "er komt nog een medisch advies",
    Redencode.WENS_KLANT: "de klant wil iets anders",
    Redencode.GEEN_PLEK: "er is geen plek, of er is een wachtlijst",
    Redencode.REGEL_PAST_NIET: "de regel past hier niet",
    Redencode.ANDERS: "iets anders",
}
"""Why a judgement differs from the advice, as a consultant would say it."""

REACTION_WORDS: dict[Reactie, str] = {
    Reactie.EENS: "eens",
    Reactie.ONEENS: "niet eens",
    Reactie.WEET_NIET: "weet het nog niet",
}

UNDECIDED = "nog niet te zeggen"
TITLE = "bold $primary"
MUTED = "$text-muted"


def category_word(state: State, category: str | None, none: str = UNDECIDED) -> str:
    """The short name of a category, or ``none``."""
    known = state.content.regelset.per_categorie.get(category or "")
    return none if known is None else known.kort


def wrapped(
    text: str, width: int, style: str = "", first: str = "", rest: str | None = None
) -> list[Content]:
    """``text`` in lines; ``first`` stands before the first, ``rest`` or spaces before the others."""
    indent = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(text, max(20, width - len(first))) or [""]
    return [pieces(first if number == 0 else indent, (line, style)) for number, line in enumerate(lines)]


def own_line(state: State, own: Oordeel | None, width: int) -> Content:
    """The own judgement from before, always in sight."""
    if own is None:
        return Content("")
    word = category_word(state, own.categorie, "nog geen keuze")
    said = f"Uw oordeel vooraf: {word}"
    lines = wrapped(f"{said}. {own.reden.strip()}" if own.reden.strip() else said, width, MUTED)
    return Content("\n").join(lines[:3])


def advice_block(explanation: Explanation, width: int) -> Content:
    """The category, the rule as a sentence, the facts that carried it."""
    uitleg = explanation.uitleg
    lines: list[Content] = []
    if uitleg.categorie is None:
        lines += wrapped("Het advies: nog niet te zeggen", width, TITLE)
        lines += wrapped(
            "Dat is een gewone uitkomst. Er is nog iets niet bekend. U mag zelf kiezen; de gemeente beslist.",
            width,
        )
        if uitleg.heet_zolang:
            lines += wrapped(f"Zolang dat zo is, heet het hier: {uitleg.heet_zolang}.", width, MUTED)
        lines += [Content(""), pieces(("Dit kan het nog worden", "bold"))]
        for possible in uitleg.mogelijk:
            lines += wrapped(possible.kort, width, first="  · ")
        return Content("\n").join(lines)
    lines += wrapped(f"Het advies: {uitleg.categorie.kort}", width, TITLE)
    lines += wrapped(uitleg.categorie.titel, width, MUTED)
    lines += [Content(""), pieces(("Waarom", "bold"))]
    lines += wrapped(uitleg.zin, width)
    for fact in explanation.gedragen:
        lines += wrapped(fact, width, first="  · ")
    for rule in uitleg.regels[:1]:
        source = f"Onze eigen invulling: {rule.reden}" if rule.eigen else f"Bron: {rule.bron}."
        lines += wrapped(source, width, MUTED)
    if uitleg.randgeval:
        close = " en ".join(fact.woord for fact in uitleg.randgeval_door[:2])
        lines += wrapped(
            f"Het scheelt weinig: een ander oordeel over {close} maakt verschil.", width, "$accent"
        )
    follow_up = follow_up_line(uitleg)
    if follow_up:
        lines += wrapped(follow_up, width, MUTED)
    return Content("\n").join(lines)


def change_block(explanation: Explanation, width: int) -> Content:
    """What would change it, and what is unknown and could decide."""
    uitleg = explanation.uitleg
    lines: list[Content] = []
    if uitleg.categorie is not None:
        lines.append(pieces(("Wat zou dit veranderen?", "bold")))
        for way in explanation.wegen[:3]:
            lines += wrapped(way, width, first="· ")
        if uitleg.geen_verandering:
            lines += wrapped(uitleg.geen_verandering, width)
        lines.append(Content(""))
    if explanation.vragen:
        best, *others = explanation.vragen
        lines.append(pieces(("De beste vraag nu", "bold"), "   ", ("g", TITLE), (" daarheen", MUTED)))
        lines += wrapped(best.vraag, width)
        for outcome in best.gevolgen:
            lines += wrapped(outcome, width, first="  · ")
        if others:
            lines += wrapped(f"Ook nog onbekend: {'; '.join(one.vraag for one in others[:3])}", width, MUTED)
    else:
        lines.append(pieces(("Niets wat nog onbekend is, kan dit veranderen.", MUTED)))
    for line in source_lines(uitleg):
        lines += wrapped(line, width, MUTED)
    return Content("\n").join(lines)


def traject_block(explanation: Explanation, taken: frozenset[str], width: int) -> Content:
    """The recommended trajecten with their reason; a digit takes one into the plan."""
    lines = [pieces(("Wat hierbij past", "bold"))]
    if not explanation.trajecten:
        lines.append(pieces(("Geen traject uit de lijst past hierbij.", MUTED)))
    for number, found in enumerate(explanation.trajecten, start=1):
        digit = str(number % 10) if number <= 10 else " "
        mark = "  (misschien)" if found.misschien else ""
        agreed = "  ✓ afgesproken" if found.traject in taken else ""
        lines.append(
            pieces((f" {digit}  ", TITLE), (found.titel, "bold"), (mark, "$accent"), (agreed, "$success"))
        )
        lines += wrapped(found.reden, width, first="    ")
    return Content("\n").join(lines)


def reaction_line(reaction: KlantReactie | None, width: int) -> list[Content]:
    """What the klant says of it."""
    if reaction is None:
        return [pieces(("k", TITLE), "  Wat zegt de klant ervan?")]
    words = f", “{reaction.woorden}”" if reaction.woorden else ""
    return wrapped(f"De klant: {REACTION_WORDS[reaction.reactie]}{words}", width, first="✓  ")


def after_lines(state: State, judged: OordeelNaGesprek | None, width: int) -> list[Content]:
    """The judgement after talking it over."""
    advice = state.record.advies
    if judged is None:
        open_advice = advice is not None and advice.categorie is None
        agree = "laat het open" if open_advice else "eens met het advies"
        return [pieces("Uw oordeel na het gesprek:  ", ("a", TITLE), f" {agree}   ", ("o", TITLE), " anders")]
    word = category_word(state, judged.categorie, "opengelaten")
    reason = "" if judged.redencode is None else f", omdat: {REASON_WORDS[judged.redencode]}"
    told = f". {judged.toelichting}" if judged.toelichting else ""
    return wrapped(f"Uw oordeel na het gesprek: {word}{reason}{told}", width, first="✓  ")


def decision_lines(state: State, width: int) -> list[Content]:
    """What the municipality decided; nothing before its yes."""
    said = decision_line(state.record, state.content.regelset)
    return wrapped(said, width, first="✓  " if state.record.besluit_gemeente else "·  ") if said else []


def later_block(explanation: Explanation, shown: str, width: int) -> Content:
    """Changes after the advice, and what the rules would say now."""
    if not explanation.wijzigingen:
        return Content("")
    lines = [pieces(("Na advies gewijzigd", "bold $warning"))]
    for change in explanation.wijzigingen:
        lines += wrapped(
            f"{change.wat}: van {change.van} naar {change.naar}. {change.reden}", width, first="· "
        )
    if explanation.nu is not None:
        lines += wrapped(_now_words(explanation.nu, shown), width)
    return Content("\n").join(lines)


def again_lines(record: GespreksRecord, width: int) -> list[Content]:
    """What other rules said later; nothing where nothing was scored again."""
    said = herscoring_line(record)
    return wrapped(said, width, MUTED) if said else []


def _now_words(now: Uitleg, shown: str) -> str:
    word = UNDECIDED if now.categorie is None else now.categorie.kort
    same = "Dat is hetzelfde." if word == shown else "Het getoonde advies blijft staan; u weegt het zelf."
    return f"De regels zouden nu zeggen: {word}. {same}"


def stacked(*blocks: Sequence[Content]) -> Content:
    """Blocks of lines with an empty line between them."""
    parts = [Content("\n").join(block) for block in blocks if block]
    return Content("\n\n").join(parts)
