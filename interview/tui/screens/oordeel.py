"""The own judgement, before the advice: plain choices, a reason, what is still open.

Nothing here hints at what the rules will say: no count, no possible set, no order of likelihood.
"""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from interview.record import Stap
from interview.session import commands as ask
from interview.session.advice import missing_for_advice
from interview.session.explanation import still_open
from interview.session.state import State
from interview.session.working_out import place_of
from interview.tui.dialog import settled
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.niveau import CHOSEN
from interview.tui.widgets.statement import statement_lines
from interview.tui.widgets.text import Plain, pieces
from interview.tui.widgets.writing import WritingField

REST = 1.0
"""Seconds of rest after which a typed reason is kept."""

NOT_CHOOSING = "ik kies nog niet"


class Choices(Plain, can_focus=True):
    """The categories; a digit chooses."""

    HELP_TEXT = (
        "Kies wat u zelf het best vindt passen, voordat u het advies ziet. U mag ook nog niet kiezen: 0. "
        "Na het advies kunt u dit oordeel niet meer veranderen. Wat u later vindt, komt er apart naast. "
        "Wil de klant er zelf iets bij laten zetten? Druk op v."
    )


class Reason(WritingField):
    """Why; free text."""

    HELP_TEXT = "Schrijf kort waarom. Leeg laten mag. Esc of Tab brengt u terug naar de keuzes."


class OordeelScreen(VisitScreen):
    """Choose first; the advice comes after."""

    STAP = Stap.OORDEEL
    HINT = "1-4=kiezen   0=nog niet   Tab=reden   v=klant   Enter=toon advies   F1=hulp"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"kies({digit})", str(digit), id=f"oordeel.{digit}",
                    tooltip=f"Kies {digit}" if digit else "Ik kies nog niet", priority=True)
            for digit in range(10)
        ),
        Binding("enter", "toon_advies", "Toon advies", id="oordeel.toon", tooltip="Toon het advies",
                priority=True),
        Binding("g", "aanvullen", "Aanvullen", id="oordeel.aanvullen", tooltip="Naar wat nog ontbreekt",
                priority=True),
        Binding("v", "verklaring", "Verklaring", id="oordeel.verklaring",
                tooltip="Wat de klant zelf zegt van uw oordeel", priority=True),
        Binding("tab", "wissel", "Reden", id="oordeel.wissel", tooltip="Van de keuzes naar de reden en terug",
                priority=True),
        Binding("escape", "keuzes", "Keuzes", id="oordeel.keuzes", tooltip="Terug naar de keuzes",
                priority=True),
        Binding("up", "blader(-1)", "Omhoog", id="oordeel.omhoog", tooltip="Omhoog", priority=True),
        Binding("down", "blader(1)", "Omlaag", id="oordeel.omlaag", tooltip="Omlaag", priority=True),
    ]  # fmt: skip

    def __init__(self, visit: Visit) -> None:
        """Shows what was chosen before."""
        super().__init__(visit)
        self._rest: Timer | None = None

    def compose_step(self) -> ComposeResult:
        """Choices, reason, what is open."""
        known = self.visit.state.record.oordeel_vooraf
        with VerticalScroll(id="oordeel", can_focus=False):
            head = Plain()
            head.show(
                pieces(("Wat vindt u zelf?", "bold $primary"), "  Kies eerst; daarna ziet u het advies.")
            )
            yield head
            yield Choices(id="own-choices")
            with Vertical(id="own-reason-box"):
                reason = Reason("" if known is None else known.reden, id="own-reason", soft_wrap=True)
                reason.border_title = "Waarom? Leeg laten mag."
                reason.cursor_blink = False
                yield reason
            yield Plain(id="own-open")

    def on_mount(self) -> None:
        """Start at the choices; once the advice was shown there is nothing to choose here."""
        self.set_focus(self.query_one(Choices))
        if self.visit.state.record.advies is not None:
            self.app.call_later(self.go, Stap.ADVIES)

    # showing

    def show(self, state: State) -> None:
        """The choice that stands, and what is open."""
        known = state.record.oordeel_vooraf
        area = self.query_one("#own-reason", Reason)
        reason = "" if known is None else known.reden
        if not area.has_focus and area.text.rstrip() != reason:
            area.load_text(reason)
        width = max(30, min(100, self.size.width) - 14)
        lines: list[Content] = []
        for number, category in enumerate(state.content.regelset.categorie, start=1):
            here = known is not None and known.categorie == category.id
            lines.append(
                pieces(("▸ " if here else "  ", CHOSEN), (f"{number}  ", "bold $primary"),
                       (category.kort, "bold" if here else ""))
            )  # fmt: skip
            wording = textwrap.wrap(category.titel, width)
            lines += [pieces((f"     {line}", "$text-muted")) for line in wording]
        here = known is not None and known.categorie is None
        lines.append(
            pieces(
                ("▸ " if here else "  ", CHOSEN),
                ("0  ", "bold $primary"),
                (NOT_CHOOSING, "bold" if here else ""),
            )
        )
        lines += statement_lines(state.record.verklaringen.get("oordeel"), width + 5)
        self.query_one(Choices).show(Content("\n").join(lines))
        self.query_one("#own-open", Plain).show(_open_lines(state))

    # choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the reason digits, letters and Enter are text."""
        if action in ("kies", "toon_advies", "aanvullen", "verklaring", "blader"):
            return not isinstance(self.focused, Reason)
        return True

    async def action_kies(self, digit: int) -> None:
        """Choose a category, or none yet."""
        categories = self.visit.state.content.regelset.categorie
        if digit <= len(categories):
            await self._keep(categories[digit - 1].id if digit else None)

    async def _keep(self, category: str | None) -> None:
        await settled(self)
        await self.do(ask.LegOordeelVast(category, self.query_one("#own-reason", Reason).text))

    async def _keep_reason(self) -> None:
        """A reason alone means that no choice was made yet."""
        record = self.visit.state.record
        known = record.oordeel_vooraf
        if record.advies is not None or record.einde is not None:
            return
        await settled(self)
        text = self.query_one("#own-reason", Reason).text
        if known is not None or text.strip():
            await self._keep(None if known is None else known.categorie)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the reason as soon as the hands rest."""
        if not event.text_area.has_focus:
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, lambda: self.app.call_later(self._keep_reason))

    async def leave(self) -> None:
        """The reason is kept before going elsewhere."""
        await self._keep_reason()

    # going on

    def action_wissel(self) -> None:
        """To the reason, or back."""
        back = isinstance(self.focused, Reason)
        self.set_focus(self.query_one(Choices) if back else self.query_one("#own-reason", Reason))

    def action_blader(self, step: int) -> None:
        """A line up or down, where not all of it fits."""
        self.query_one("#oordeel", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_keuzes(self) -> None:
        """To the choices."""
        self.set_focus(self.query_one(Choices))

    async def action_aanvullen(self) -> None:
        """To the first thing that an advice still needs."""
        missing = missing_for_advice(self.visit.state)
        if missing:
            place = place_of(missing[0])
            await self.go(Stap.UITWERKEN, place.leefgebied, place.veld)

    async def action_verklaring(self) -> None:
        """What the klant wants to have stand beside the own judgement."""
        from interview.tui.screens.verklaring import ask_statement

        await ask_statement(self, (("oordeel", "uw oordeel"),))

    async def action_toon_advies(self) -> None:
        """Ask once, then freeze the own judgement and show the advice."""
        from interview.tui.screens.confirm import ConfirmScreen

        await self._keep_reason()
        if self.visit.state.record.oordeel_vooraf is None:
            self._refuse("Kies eerst zelf: 1, 2, 3 of 4. Met 0 kiest u nog niet.")
        elif missing_for_advice(self.visit.state):
            self._refuse("Er ontbreekt nog iets. Met g gaat u erheen.")
        else:
            question = ConfirmScreen(
                "Wilt u het advies zien?", "Daarna staat uw oordeel vast.", "toon advies"
            )
            await self.app.push_screen(question, self._show_if)

    def _refuse(self, why: str) -> None:
        self.notify(why, severity="warning", markup=False)

    def _show_if(self, yes: bool | None) -> None:
        if yes:
            self.app.call_later(self._show_advice)

    async def _show_advice(self) -> None:
        if await self.do(ask.ToonAdvies()):
            await self.go(Stap.ADVIES)


def _open_lines(state: State) -> Content:
    """What is unknown, and what an advice still needs; nothing about what it means."""
    lines: list[Content] = []
    missing = missing_for_advice(state)
    if missing:
        names = list(dict.fromkeys(part.titel for part in missing))
        more = f" en nog {len(names) - 3}" if len(names) > 3 else ""
        lines.append(
            pieces(("Nog in te vullen: ", "bold $warning"), f"{', '.join(names[:3])}{more}   ",
                   ("g", "bold $primary"), " daarheen")
        )  # fmt: skip
    unknown = still_open(state)
    if unknown:
        lines.append(pieces(("Nog open: ", "bold"), "; ".join(unknown)))
    return Content("\n").join(lines)
