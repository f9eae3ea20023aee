"""Mijn plan as it will print, in letters: the same words in the same order as the PDF.

Drawn from the one view that the PDF is made from, so that it cannot say anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from interview.documents.plan_document import AfsprakenView, MijnPlanView


class PlanPaper(VerticalScroll):
    """The page, to read and to scroll."""

    HELP_TEXT = "Zo komt Mijn plan op papier. Met ↑ en ↓ leest u verder."

    def compose(self) -> ComposeResult:
        """One text."""
        yield Plain(classes="paper")

    def show_page(self, page: MijnPlanView) -> None:
        """Show ``page``."""
        self.query_one(".paper", Plain).show(paper(page))


def paper(page: MijnPlanView) -> Content:
    """Everything on the page, in its order."""
    lines: list[Content] = [
        pieces((page.gemeente, "$text-muted")),
        pieces(("Mijn plan", "bold $primary")),
        pieces((page.klant, "bold"), f"  geboren op {page.geboren}" if page.geboren else ""),
        pieces(
            (f"Besproken op {page.gesprek_op} met {page.consultant}. ", "$text-muted"),
            (f"Gemaakt op {page.gemaakt_op}. Versie {page.versie}.", "$text-muted"),
        ),
    ]
    if page.handtekening is None:
        lines.append(pieces(("Concept: nog niet getekend", "bold $warning")))
    lines += _section("Dit is anders dan in de vorige versie", _points(page.wijzigingen))
    quotes = [pieces(f"“{text}”") for text in page.citaten]
    lines += _section("Dit wil ik", [*_points(page.wensen), *quotes, *_reaction(page.reactie_wensen)])
    lines += _section("Dit gaat goed", _points(page.gaat_goed, "✓"))
    lines += _section("Dit is mijn doel", [*_points(page.doelen), *_reaction(page.reactie_doelen)])
    for group in page.groepen:
        lines += _section(group.titel, _agreements(group))
    lines += _section("Wij kijken samen terug", _looking_back(page))
    lines += _section("Vragen? Bel", _contact(page))
    lines += _section("Mijn plichten", [pieces(text) for text in (page.plicht, page.gevolgen) if text])
    lines += _section("Mijn rechten", _points(page.rechten))
    lines += _section("Het besluit", [pieces(page.bezwaar)])
    lines += _section("Tekenen", [pieces(page.niet_tekenen), *_signature(page)])
    lines += _section(
        "Is dit plan echt?",
        [
            pieces(f"De gemeente kan dat zien in het bestand: klantbeeld controleer {page.bestand}"),
            pieces((f"Controlecode: {page.controlecode}", "$text-muted")),
        ],
    )
    return Content("\n").join(lines)


def _section(title: str, lines: list[Content]) -> list[Content]:
    """A heading with its lines, or nothing where the paper has nothing."""
    return [pieces(""), pieces((title, "bold $primary")), *lines] if lines else []


def _points(texts: tuple[str, ...], mark: str = "·") -> list[Content]:
    return [pieces(f"{mark} {text}") for text in texts]


def _reaction(said: str) -> list[Content]:
    return [pieces((f"  Wat ik ervan vind: {said}", "italic"))] if said else []


def _agreements(group: AfsprakenView) -> list[Content]:
    lines: list[Content] = []
    for one in group.afspraken:
        who = f"{one.door}, " if one.door else ""
        nature = f" [{one.aard}]" if one.aard else ""
        lines.append(pieces((f"· {one.wat}", "bold")))
        lines.append(pieces((f"  {who}{one.wanneer}{nature}", "$text-muted")))
        if one.voorstel:
            words = "  Dit is een voorstel, totdat de gemeente het plan vaststelt."
            lines.append(pieces((words, "$text-muted")))
        lines += _reaction(one.reactie)
    return lines


def _looking_back(page: MijnPlanView) -> list[Content]:
    if not page.terugkijken:
        return [pieces("Wanneer, spreken wij nog af.")]
    return [*_points(page.terugkijken), pieces("Dan maken wij het plan beter, als dat nodig is.")]


def _contact(page: MijnPlanView) -> list[Content]:
    lines = [pieces(text) for text in (page.contact, page.telefoon) if text]
    lines = lines or [pieces("U hoort nog wie u kunt bellen.")]
    if page.volgende:
        lines.append(pieces(f"Wij spreken elkaar weer op {page.volgende}."))
    return lines


def _signature(page: MijnPlanView) -> list[Content]:
    signed = page.handtekening
    line = pieces(("Datum en handtekening: ____________________", "$text-muted"))
    mine: list[Content] = [line]
    if signed is not None:
        mark = "\N{MULTIPLICATION SIGN}" if signed.kruisje else ""
        mine = [pieces(text) for text in (signed.keuze, mark, signed.naam, signed.wijze) if text]
        mine += [line] if signed.lijn else []
        mine.append(pieces((f"{signed.op}. {signed.gelezen}", "$text-muted")))
    return [
        pieces(("Ik", "bold")),
        *mine,
        pieces(("De consultant", "bold")),
        pieces(page.consultant),
        pieces(("Tekent digitaal. Dat ziet u niet op papier.", "$text-muted")),
        pieces(("De gemeente", "bold")),
        pieces((page.zegel, "$text-muted")),
    ]
