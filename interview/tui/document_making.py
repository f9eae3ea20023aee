"""Making the two documents from a screen: sign, show what is being done, and never hold up the keys."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from interview.dates import day_words
from interview.errors import KlantbeeldError
from interview.plan import issue, signing_keys
from interview.record import Einde, GespreksRecord
from interview.session.closing import paper_to_confirm
from interview.session.road import DECIDED
from interview.tui.widgets.text import pieces

if TYPE_CHECKING:
    from interview.plan.certificates import SigningCredential
    from interview.tui.screens.certificate import CertificateChoice
    from interview.tui.visit import VisitScreen

_being_made: set[str] = set()
"""Gesprekken of which documents are being made: leaving a screen and coming back makes no second pair."""


class DocumentMaking:
    """What a step that makes documents asks of this; it calls ``changed`` when there is something new."""

    def __init__(
        self,
        screen: VisitScreen,
        changed: Callable[[], None],
        ending: Callable[[], Einde | None] = lambda: None,
    ) -> None:
        """``screen`` is where questions are shown; ``ending`` tells how the gesprek is about to end."""
        self._screen = screen
        self._changed = changed
        self._ending = ending
        self.problem = ""
        """Why it did not work, with the remedy; empty when it did."""
        self.step = ""
        """What is being done now."""
        self.exported: tuple[Path, ...] = ()
        """The files that were written on request."""

    @property
    def busy(self) -> bool:
        """Whether the documents of this gesprek are being made."""
        return self._screen.visit.conversation.gesprek_id in _being_made

    async def finished(self) -> None:
        """Wait for documents that are being made: a gesprek that is opened again meanwhile would collide."""
        while self.busy:
            await asyncio.sleep(0.02)

    async def start(self) -> None:
        """Sign with what is open, or ask the passphrase of the own certificate first."""
        from interview.tui.dialog import TextDialog

        desk = self._screen.visit.desk
        self.problem = ""
        if self.busy:
            return
        if self._screen.visit.state.record.plan.status in DECIDED:
            self.problem = "Het vastgestelde plan blijft zoals het is. Een nieuwe versie kan wel."
            self._changed()
            return
        credential = await self._opened(lambda: signing_keys.ready_credential(desk, desk.clock()))
        if credential is not None:
            self._make(credential)
        elif not self.problem:
            question = TextDialog(
                "Tekenen met uw eigen certificaat", "De wachtzin van het certificaat.", password=True
            )
            await self._screen.app.push_screen(question, self._open_soon)
        self._changed()

    async def _opened(self, work: Callable[[], SigningCredential | None]) -> SigningCredential | None:
        try:
            return await asyncio.to_thread(work)
        except KlantbeeldError as error:
            self.problem = _sentence(error)
            return None

    def _open_soon(self, passphrase: str | None) -> None:
        if passphrase is not None:
            self._screen.app.call_later(self._open_and_make, passphrase)

    async def _open_and_make(self, passphrase: str) -> None:
        desk = self._screen.visit.desk
        credential = await self._opened(
            lambda: signing_keys.open_own_certificate(desk, passphrase, desk.clock())
        )
        if credential is not None:
            self._make(credential)
        self._changed()

    def _make(self, credential: SigningCredential) -> None:
        visit, app = self._screen.visit, self._screen.app
        gesprek_id, ending = visit.conversation.gesprek_id, self._ending()
        _being_made.add(gesprek_id)

        def tell(what: str) -> None:
            app.call_later(self._tell, what)

        def work() -> None:
            outcome: BaseException | None = None
            try:
                issue.issue_for(visit.desk, visit.conversation, visit.klant, credential, tell, ending)
            except BaseException as error:  # noqa: BLE001 - handed to the screen
                outcome = error
            _being_made.discard(gesprek_id)
            app.call_later(self._made, outcome)

        # A daemon: closing the program must not wait for a page that can be made again.
        threading.Thread(target=work, name="klantbeeld-documenten", daemon=True).start()

    def _tell(self, what: str) -> None:
        self.step = what
        self._show()

    def _made(self, outcome: BaseException | None) -> None:
        if outcome is not None and not isinstance(outcome, KlantbeeldError):
            raise outcome
        self.problem = "" if outcome is None else _sentence(outcome)
        self.step = ""
        self._show()

    def _show(self) -> None:
        if self._screen.is_attached:
            self._changed()

    async def export(self) -> None:
        """Write the documents as files, in a folder that is shown."""
        visit = self._screen.visit
        try:
            self.exported = await asyncio.to_thread(
                issue.export, visit.desk, visit.state.record, visit.klant.initialen
            )
        except KlantbeeldError as error:
            self._screen.shell.refuse(error)
        self._changed()

    async def choose_certificate(self) -> None:
        """Ask for an own certificate and use it from now on."""
        from interview.tui.screens.certificate import CertificateScreen

        await self._screen.app.push_screen(CertificateScreen(), self._take_soon)

    def _take_soon(self, chosen: CertificateChoice | None) -> None:
        if chosen is not None:
            self._screen.app.call_later(self._take, chosen)

    async def _take(self, chosen: CertificateChoice) -> None:
        desk = self._screen.visit.desk
        taken = await self._opened(
            lambda: signing_keys.keep_own_certificate(desk, chosen.source, chosen.passphrase, desk.clock())
        )
        if taken is not None:
            self._screen.notify(f"U tekent nu als {taken.name}.", timeout=5, markup=False)
        self._changed()

    # in words

    def before(self, consultant: str) -> Content:
        """Who signs, with what, and what that is worth."""
        own = signing_keys.has_own_certificate(self._screen.visit.desk.locations)
        key = "een eigen certificaat" if own else "een oefencertificaat"
        worth = "" if own else "Zo'n plan telt alleen als oefening. c kiest een eigen certificaat."
        return pieces(
            ("Nu tekent de consultant.\n", "bold"),
            f"{consultant or 'De consultant'} tekent met {key}.\n",
            (worth, "$text-muted"),
        )

    def words(self, record: GespreksRecord) -> Content:
        """How it stands with the documents, where ``m`` makes them."""
        plan, report = issue.newest(record, "mijn_plan"), issue.newest(record, "verslag")
        if self.busy:
            return self.progress()
        if issue.up_to_date(record, self._ending()):
            return self.after(record)
        if report is None or (plan is None and "mijn_plan" in issue.wanted(record, self._ending())):
            return pieces(f"Nog niet gemaakt. m maakt {' en '.join(self._names(record))}.")
        made = pieces(f"Gemaakt op {day_words(report.op.date())}. m maakt ze opnieuw, zoals het nu is.")
        return Content("\n").join([made, *self._places()])

    def progress(self) -> Content:
        """What is being done."""
        return pieces(f"{self.step or 'Even geduld'} \N{HORIZONTAL ELLIPSIS}")

    def after(self, record: GespreksRecord) -> Content:
        """What there is, what it is worth, and where it is."""
        sealed = record.plan.status in DECIDED
        worth = "Echt en vastgesteld." if sealed else "Echt, nog niet vastgesteld."
        lines = [
            pieces(
                ("✓ ", "bold $success"), (name.removeprefix("het "), "bold"), ", getekend door de consultant"
            )
            for name in self._names(record)
        ]
        worth = f"{worth} " if "mijn_plan" in issue.wanted(record, self._ending()) else ""
        lines += [pieces(""), pieces(f"{worth}Bewaard in de versleutelde opslag.")]
        if paper_to_confirm(record):
            lines.append(pieces("Druk Mijn plan af. Is het getekend? Bevestig dat bij Afsluiten (F8)."))
        return Content("\n").join([*lines, *self._places()])

    def _names(self, record: GespreksRecord) -> tuple[str, ...]:
        """What the documents of this gesprek are called."""
        names = {"mijn_plan": "Mijn plan", "verslag": "het Klantbeeldverslag"}
        return tuple(names[soort] for soort in issue.wanted(record, self._ending()))

    def _places(self) -> list[Content]:
        if not self.exported:
            return []
        return [
            pieces(("Nu ook als bestand, zonder slot, in:", "$warning")),
            pieces(str(self.exported[0].parent)),
            *(pieces(f"  {path.name}") for path in self.exported),
        ]


def _sentence(error: KlantbeeldError) -> str:
    what = error.what[:1].upper() + error.what[1:]
    return " ".join(filter(None, (what if what.endswith(".") else f"{what}.", error.remedy)))
