"""The steps of the first start, each a few lines and fields. ``interview.first_start`` says what is right."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from interview import first_start
from interview.caseload import Consultant
from interview.errors import KlantbeeldError
from interview.first_start import RecoveryRecipient, RecoverySheet
from interview.tui.widgets.field import Choice, ChoiceField, Field, TextField
from interview.tui.widgets.text import Plain, pieces

GROUPS_PER_LINE = 5


class StartStep(Vertical):
    """One step."""

    TITLE = ""

    async def check(self, name: str) -> None:
        """Raise what is wrong with the field called ``name``."""

    def text(self, name: str) -> str:
        """What stands in the field called ``name``."""
        return self.query_one(f"#field-{name}", Field).value


class OverU(StartStep):
    """Who works here."""

    TITLE = "Wie bent u?"
    HELP = (
        "Uw naam, organisatie en telefoon komen op het plan dat de klant krijgt. Zo weet de klant wie er "
        "langskwam en wie er te bellen is."
    )

    def compose(self) -> ComposeResult:
        """Three lines of welcome and five fields."""
        yield Plain(
            "Fijn dat u er bent. In drie korte stappen is klantbeeld klaar voor gebruik. "
            "Wat u noteert, blijft op deze computer en is versleuteld. Internet is niet nodig. "
            "Eerst even: wie bent u?",
            classes="step-words",
        )
        yield TextField("naam", "Uw naam", help_text=self.HELP)
        yield TextField("functie", "Uw functie", help_text=self.HELP, note="Bijvoorbeeld: consultant.")
        yield TextField("organisatie", "Uw organisatie", help_text=self.HELP)
        yield TextField("gemeente", "Voor gemeente", help_text="De gemeente voor wie u gesprekken voert.")
        yield TextField("telefoon", "Uw telefoon", help_text=self.HELP, note="Hierop belt de klant u.")

    async def check(self, name: str) -> None:
        """Name and organisation are needed; Enter on the first must not refuse for the second."""
        try:
            first_start.checked_consultant(self.consultant)
        except KlantbeeldError as error:
            if error.where == name:
                raise

    @property
    def consultant(self) -> Consultant:
        """What was typed, as it is now."""
        return Consultant(**{name: self.text(name) for name in Consultant.__slots__})


class Wachtzin(StartStep):
    """The passphrase, twice."""

    TITLE = "Uw wachtzin"
    HELP = (
        "Kies een zin die alleen u kent. Vier losse woorden zijn sterker dan één woord met cijfers. "
        "Niemand kan de wachtzin voor u opzoeken. Bewaar hem niet bij uw laptop. "
        "Met Ctrl+T ziet u wat u typt."
    )

    def __init__(self, words: str = "Met een wachtzin gaat uw opslag open. Alleen u kent hem.") -> None:
        """``words`` say why it is asked."""
        super().__init__(id="wachtzin")
        self._words = words

    def compose(self) -> ComposeResult:
        """Two fields, hidden until asked."""
        yield Plain(
            f"{self._words} Neem ten minste {first_start.MINIMUM_PASSPHRASE} tekens. "
            "Spaties mogen; cijfers en tekens hoeven niet.",
            classes="step-words",
        )
        yield TextField(
            "wachtzin",
            "Uw wachtzin",
            password=True,
            note=first_start.strength_words(""),
            help_text=self.HELP,
            maximum=1000,
        )
        yield TextField("nogmaals", "Nog een keer", password=True, help_text=self.HELP, maximum=1000)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how good it is while it grows."""
        event.stop()
        if event.input.id == "input-wachtzin":
            self.query_one("#field-wachtzin", Field).note(first_start.strength_words(event.value))

    async def check(self, name: str) -> None:
        """Long enough; and the same twice, once the second was typed."""
        again = self.passphrase if name == "wachtzin" else self.text("nogmaals")
        first_start.check_passphrase(self.passphrase, again)

    @property
    def passphrase(self) -> str:
        """The first of the two."""
        return self.text("wachtzin")

    def show_or_hide(self) -> None:
        """Let the person see what stands there, or no longer."""
        for field in self.query(TextField):
            field.input.password = not field.input.password

    def forget(self) -> None:
        """Empty both fields."""
        for field in self.query(TextField):
            field.input.value = ""


class Herstel(StartStep):
    """The second way in: the municipality's key, or a sheet of paper."""

    TITLE = "Een herstelsleutel"
    HELP = (
        "Met de herstelsleutel komt u weer bij uw opslag als u de wachtzin kwijt bent. "
        "Gaf uw gemeente een sleutel? Dan kan de gemeente u helpen. Anders bewaart u zelf een herstelblad."
    )
    SHEET_HELP = (
        "Schrijf alle groepen over op papier, of bewaar ze op een USB-stick. "
        "Typ daarna de laatste groep van uw eigen blad. Zo weten we zeker dat u het blad hebt."
    )

    def __init__(self, today: date) -> None:
        """A sheet is made when it is first asked for, and then stays the same."""
        super().__init__(id="herstel")
        self._today = today
        self._sheet: RecoverySheet | None = None
        self._saved: tuple[str, Path] | None = None

    def compose(self) -> ComposeResult:
        """The choice, then what belongs to it."""
        yield Plain(
            "Bent u de wachtzin kwijt? Dan opent alleen de herstelsleutel uw opslag. "
            "Wie bewaart die sleutel?",
            classes="step-words",
        )
        keepers = (
            ("g", "gemeente", "de gemeente gaf mij een sleutel"),
            ("b", "blad", "ik bewaar een herstelblad"),
        )
        yield ChoiceField("", Choice("bewaarder", keepers, width=60, help_text=self.HELP))
        yield TextField(
            "ontvanger",
            "De sleutel",
            note="Plak hier de sleutel van uw gemeente. Hij begint met age1.",
            help_text="U krijgt deze sleutel van uw gemeente. Hij is niet geheim en begint met age1.",
        )
        with Vertical(id="sheet"):
            yield Plain(
                "Met dit blad maakt u een nieuwe wachtzin als u de oude kwijt bent. "
                "Wie het blad heeft, kan uw opslag openen. Bewaar het niet bij uw laptop."
            )
            yield Plain("", id="sheet-groups")
            yield TextField(
                "bestand",
                "Opslaan in",
                note="Mag leeg. Anders een plek, zoals ~/blad.txt.",
                help_text=self.SHEET_HELP,
                maximum=1000,
            )
            yield TextField(
                "groep",
                "Laatste groep",
                note="Typ deze over van uw eigen blad.",
                help_text=self.SHEET_HELP,
                maximum=20,
            )

    def on_mount(self) -> None:
        """Nothing is chosen yet."""
        self._show()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Show what belongs to the choice."""
        event.stop()
        self._show()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """While the last group is asked it is not on the screen: only a kept sheet can tell it."""
        self._draw_groups(hide_last=event.widget.id == "input-groep")

    async def check(self, name: str) -> None:
        """A choice, a key that can work, a sheet that was kept; a named file is written here."""
        if name == "bewaarder":
            # Enter may overtake the news of the choice, and must find the fields that belong to it.
            self._show()
        if name == "bewaarder" and not self.text(name):
            raise KlantbeeldError(
                first_start.StartErrorCode.NIETS_GEKOZEN,
                "er is nog niets gekozen",
                where=name,
                remedy="Druk op g of op b.",
            )
        if name == "ontvanger":
            RecoveryRecipient.parse(self.text(name))
        if self._sheet is not None and name == "groep":
            first_start.check_confirmation(self._sheet, self.text(name))
        if self._sheet is not None and name == "bestand":
            await self._save(self._sheet, self.text(name).strip())

    @property
    def recipient(self) -> RecoveryRecipient:
        """The public key that goes with the choice; ask only after the checks."""
        if self.text("bewaarder") == "blad" and self._sheet is not None:
            return self._sheet.recipient
        return RecoveryRecipient.parse(self.text("ontvanger"))

    def forget(self) -> None:
        """Let go of the secret."""
        self._sheet = None
        self.query_one("#sheet-groups", Plain).show("")

    async def _save(self, sheet: RecoverySheet, typed: str) -> None:
        if not typed or (self._saved is not None and self._saved[0] == typed):
            return
        place = await asyncio.to_thread(first_start.save_sheet, sheet, typed, self._today)
        self._saved = (typed, place)
        self.query_one("#field-bestand", Field).note(f"Bewaard in {place.name}.")

    def _show(self) -> None:
        chosen = self.text("bewaarder")
        if chosen == "blad" and self._sheet is None:
            self._sheet = RecoverySheet.generate()
        self.query_one("#field-bewaarder", Field).accept()
        self.query_one("#field-ontvanger").display = chosen == "gemeente"
        self.query_one("#sheet").display = chosen == "blad"
        self._draw_groups(hide_last=False)

    def _draw_groups(self, *, hide_last: bool) -> None:
        if self._sheet is None:
            return
        groups = list(self._sheet.groups)
        if hide_last:
            groups[-1] = "·" * len(groups[-1])
        lines: list[Content] = [pieces((groups[0], "bold"))]
        lines += [
            pieces(("   ".join(groups[start : start + GROUPS_PER_LINE]), "bold"))
            for start in range(1, len(groups), GROUPS_PER_LINE)
        ]
        self.query_one("#sheet-groups", Plain).show(Content("\n").join(lines))


class Maken(StartStep):
    """The store is being made."""

    TITLE = "Uw opslag"

    def compose(self) -> ComposeResult:
        """What is going on."""
        yield Plain("Uw opslag wordt gemaakt.", id="making", classes="title")
        yield Plain("", id="making-words")

    def tell(self, title: str, words: str, *, refused: bool = False) -> None:
        """Say how it goes."""
        self.query_one("#making", Plain).show(title)
        below = self.query_one("#making-words", Plain)
        below.set_class(refused, "refused")
        below.show(words)
