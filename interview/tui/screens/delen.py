"""What goes to a third party about one afspraak: how it stands, and the keys to change that.

Makes nothing by itself. An extract is made only when somebody asks, and only while the klant agrees.
"""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from interview.dates import day_words
from interview.errors import KlantbeeldError
from interview.record import Afspraak, Deling
from interview.session import commands as ask
from interview.session.sharing import Sharing, proposal, sharing_of
from interview.tui.visit import Visit
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.text import Plain, pieces

if TYPE_CHECKING:
    from interview.plan.certificates import SigningCredential
    from interview.tui.visit import VisitScreen

WITHDRAWN = "delen.ingetrokken"
"""The text of the gemeentepakket for a klant who takes it back."""
HEADS = {
    "ontvanger": "Wie krijgt het",
    "doel": "Waarvoor",
    "gegevens": "Wat",
    "praktisch": "Nodig",
    "grondslag": "Grondslag",
}
LABEL = 18


class DelenScreen(Screen[None]):
    """On top of the plan; Esc goes back to it."""

    HINT = "Enter=wijzig   u=uittreksel   x=bestand   a=zei ja   t=trek in   F1=hulp"
    HELP_TEXT = (
        "Hier legt u vast wat een ander te weten krijgt over deze ene afspraak. Het uittreksel is alles wat "
        "die ander krijgt: nooit Mijn plan en nooit het verslag. Het kan pas als de klant het weet en het "
        "goed vindt. De klant mag dat altijd intrekken: t. Zegt de ander ja, noteer dat met a."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "vastleggen", "Vastleggen", id="delen.vastleggen",
                tooltip="Leg vast wie wat krijgt", priority=True),
        Binding("u", "uittreksel", "Uittreksel", id="delen.uittreksel",
                tooltip="Maak het uittreksel voor de ander", priority=True),
        Binding("x", "bestand", "Bestand", id="delen.bestand",
                tooltip="Zet het uittreksel als bestand klaar", priority=True),
        Binding("a", "aanvaard", "Aanvaard", id="delen.aanvaard", tooltip="De ander zei ja", priority=True),
        Binding("t", "intrekken", "Intrekken", id="delen.intrekken",
                tooltip="De klant trekt dit in", priority=True),
        Binding("escape", "terug", "Terug", id="delen.terug", tooltip="Terug naar het plan", priority=True),
    ]  # fmt: skip

    def __init__(self, below: VisitScreen, afspraak: str) -> None:
        """``below`` is the step it came from; it carries out what is asked here."""
        super().__init__()
        self._below = below
        self.visit: Visit = below.visit
        self._afspraak = afspraak
        self._busy = False
        self._problem = ""
        self._exported: Path | None = None

    def compose(self) -> ComposeResult:
        """How it stands, what goes, and what can be done."""
        yield Plain("", id="visit-header")
        with VerticalScroll(id="delen", can_focus=False):
            yield Plain(id="delen-wat")
            yield Plain(id="delen-stand")
            yield Plain(id="delen-gegevens")
            yield Plain(id="delen-uittreksel")
        yield Hint(self.HINT)

    async def on_mount(self) -> None:
        """Show it; without anything recorded the questions come at once."""
        self.query_one("#visit-header", Plain).show(
            pieces((self.visit.klant.initialen, "bold $primary"), "   ", ("Delen", "bold"), "   één afspraak")
        )
        self._draw()
        if self._sharing.deling is None:
            self.app.call_later(self.action_vastleggen)

    @property
    def _today(self) -> date:
        return self.visit.desk.clock().date()

    @property
    def _agreed(self) -> Afspraak:
        return next(one for one in self.visit.state.record.afspraken if one.id == self._afspraak)

    @property
    def _sharing(self) -> Sharing:
        return sharing_of(self._agreed, self.visit.state.record.delingen.get(self._afspraak))

    # showing

    def _draw(self) -> None:
        found = self._sharing
        self.query_one("#delen-wat", Plain).show(pieces((found.afspraak.wat, "bold")))
        style = "bold $success" if found.mag else "bold $warning"
        lines = [pieces((found.stand, style))]
        if found.deling is not None and found.deling.ingetrokken_op is not None:
            lines.append(pieces((self.visit.state.content.gemeente.zin(WITHDRAWN, self._today), "italic")))
        self.query_one("#delen-stand", Plain).show(Content("\n").join(lines))
        self.query_one("#delen-gegevens", Plain).show(_recorded(found.deling))
        self.query_one("#delen-uittreksel", Plain).show(self._document(found))

    def _document(self, found: Sharing) -> Content:
        from interview.plan.issue_partner import newest_extract

        if self._busy:
            return pieces("Het uittreksel wordt gemaakt en getekend \N{HORIZONTAL ELLIPSIS}")
        if self._problem:
            return pieces((self._problem, "$warning"))
        made = newest_extract(self.visit.state.record, self._afspraak)
        if made is None:
            return pieces(("u", "bold $primary"), " maakt het uittreksel.") if found.mag else Content("")
        words = f"Uittreksel {made.versie} gemaakt op {day_words(made.op.date())}, in de versleutelde opslag."
        lines = [pieces(("✓ ", "bold $success"), words)]
        if self._exported is not None:
            lines.append(pieces(("Nu ook als bestand, zonder slot:", "$warning")))
            lines.append(pieces(str(self._exported)))
        elif found.mag:
            lines.append(pieces(("x", "bold $primary"), " zet het als bestand klaar om te geven."))
        return Content("\n").join(lines)

    async def _do(self, command: ask.Command) -> bool:
        done = await self._below.do(command)
        self._problem, self._exported = "", None
        self._draw()
        return done

    # actions

    async def action_vastleggen(self) -> None:
        """Ask who gets what, what for, and whether that is all right."""
        from interview.tui.screens.delen_blad import DelenBlad

        known, state = self._sharing.deling, self.visit.state
        begin = known or proposal(self._agreed, state.content, self.visit.desk.clock())
        blad = DelenBlad(begin, state.content.gemeente, self._today, known=known is not None)
        await self.app.push_screen(blad, self._record)

    def _record(self, deling: Deling | None) -> None:
        if deling is not None:
            self.app.call_later(self._do, ask.LegDelingVast(self._afspraak, deling))
        elif self._sharing.deling is None:
            self.dismiss(None)

    async def action_intrekken(self) -> None:
        """The klant takes it back."""
        if self._sharing.deling is not None:
            await self._do(ask.TrekDelingIn(self._afspraak))

    async def action_aanvaard(self) -> None:
        """The third party said yes."""
        if self._sharing.mag:
            await self._do(ask.MeldAanvaard(self._afspraak))
        else:
            self.notify("Er is nog niets gedeeld.", timeout=3, markup=False)

    async def action_uittreksel(self) -> None:
        """Make and sign the extract."""
        import asyncio

        from interview.plan import signing_keys
        from interview.plan.partner_extract import may_go
        from interview.tui.dialog import TextDialog

        if self._busy:
            return
        desk = self.visit.desk
        try:
            may_go(self.visit.state.record, self._afspraak)
            credential = await asyncio.to_thread(signing_keys.ready_credential, desk, desk.clock())
        except KlantbeeldError as error:
            self._below.shell.refuse(error)
            return
        if credential is not None:
            self._make(credential)
            return
        question = TextDialog(
            "Tekenen met uw eigen certificaat", "De wachtzin van het certificaat.", password=True
        )
        await self.app.push_screen(question, self._open)

    def _open(self, passphrase: str | None) -> None:
        from interview.plan import signing_keys

        if passphrase is None:
            return
        desk = self.visit.desk
        try:
            self._make(signing_keys.open_own_certificate(desk, passphrase, desk.clock()))
        except KlantbeeldError as error:
            self._below.shell.refuse(error)

    def _make(self, credential: SigningCredential) -> None:
        """In a thread of its own: a page takes a second."""
        from interview.plan.issue_partner import issue_extract_for

        visit, app = self.visit, self.app
        self._busy, self._problem, self._exported = True, "", None

        def work() -> None:
            outcome: BaseException | None = None
            try:
                issue_extract_for(visit.desk, visit.conversation, visit.klant, credential, self._afspraak)
            except BaseException as error:  # noqa: BLE001 - handed to the screen
                outcome = error
            app.call_later(self._made, outcome)

        threading.Thread(target=work, name="klantbeeld-uittreksel", daemon=True).start()
        self._draw()

    def _made(self, outcome: BaseException | None) -> None:
        if outcome is not None and not isinstance(outcome, KlantbeeldError):
            raise outcome
        self._busy = False
        if outcome is not None:
            self._problem = " ".join(filter(None, (f"{outcome.what}.", outcome.remedy)))
        if self.is_attached:
            self._draw()

    async def action_bestand(self) -> None:
        """Write the extract as a file, in a folder that is shown."""
        import asyncio

        from interview.plan.issue_partner import export_extract

        visit = self.visit
        try:
            self._exported = await asyncio.to_thread(
                export_extract, visit.desk, visit.state.record, visit.klant.initialen, self._afspraak
            )
        except KlantbeeldError as error:
            self._below.shell.refuse(error)
        self._draw()

    def action_terug(self) -> None:
        """Back to the plan, once nothing is being made."""
        if self._busy:
            self.notify("Even geduld, het uittreksel wordt nog gemaakt.", timeout=3, markup=False)
            return
        self.dismiss(None)


def _recorded(deling: Deling | None) -> Content:
    """What was recorded, a line each."""
    if deling is None:
        return Content("")
    told = {
        "ontvanger": deling.ontvanger,
        "doel": deling.doel,
        "gegevens": ", ".join(deling.gegevens),
        "praktisch": deling.praktisch,
        "grondslag": deling.grondslag,
    }
    lines = [
        pieces((f"{HEADS[name]:<{LABEL}}", "$text-muted"), words) for name, words in told.items() if words
    ]
    said = {True: "goed", False: "niet goed", None: "nog niet gevraagd"}[deling.geen_bezwaar]
    if not deling.geen_bezwaar_nodig and deling.geen_bezwaar is None:
        said = "niet nodig"
    lines.append(pieces((f"{'Ja van de klant':<{LABEL}}", "$text-muted"), said))
    called = "ja" if deling.warm else "nee"
    lines.append(pieces((f"{'Samen gebeld':<{LABEL}}", "$text-muted"), called))
    if deling.terugkomdatum is not None:
        lines.append(pieces((f"{'Vraag na op':<{LABEL}}", "$text-muted"), day_words(deling.terugkomdatum)))
    return Content("\n").join(lines)


async def open_sharing(below: VisitScreen, afspraak: str) -> None:
    """Show what is shared about ``afspraak`` on top of ``below``, which shows again what came of it."""
    await below.app.push_screen(DelenScreen(below, afspraak), lambda _: below.refresh_state())
