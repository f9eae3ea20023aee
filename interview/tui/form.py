"""What screens with fields share: keys that move, a refusal at its field, nothing lost on the way.

Moving is done by priority keys in the task of the app, so that what is typed right behind such a
key reaches the next field; and it waits until the field has taken what was typed before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from interview.errors import KlantbeeldError
from interview.tui.dialog import settled
from interview.tui.widgets.field import field_of
from interview.tui.widgets.text import Plain

if TYPE_CHECKING:
    from interview.tui.app import KlantbeeldApp


class FormScreen(Screen[None]):
    """Fields one below the other. Subclasses say what Enter means on the last one, and what Esc does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "verder", "Verder", id="formulier.verder", tooltip="Verder", priority=True),
        Binding("escape", "terug", "Terug", id="formulier.terug", tooltip="Een stap terug", priority=True),
        Binding(
            "tab",
            "ga(1)",
            "Volgende",
            id="formulier.volgende",
            tooltip="Naar het volgende veld",
            priority=True,
        ),
        Binding(
            "shift+tab",
            "ga(-1)",
            "Vorige",
            id="formulier.vorige",
            tooltip="Naar het vorige veld",
            priority=True,
        ),
        Binding(
            "down",
            "regel(1)",
            "Volgende",
            id="formulier.omlaag",
            tooltip="Naar het volgende veld",
            priority=True,
        ),
        Binding(
            "up", "regel(-1)", "Vorige", id="formulier.omhoog", tooltip="Naar het vorige veld", priority=True
        ),
    ]

    @property
    def shell(self) -> KlantbeeldApp:
        """The app, by its own type."""
        from interview.tui.app import KlantbeeldApp

        app = self.app
        assert isinstance(app, KlantbeeldApp)
        return app

    @property
    def stops(self) -> list[Widget]:
        """What may have the keys, as it stands on the page.

        The toolkit orders by where things were drawn last, and what has only just appeared was drawn nowhere.
        """
        return [
            widget
            for widget in self.query("*")
            if widget.focusable and all(node.display for node in widget.ancestors_with_self)
        ]

    async def submit(self) -> None:
        """Enter on the last field."""
        raise NotImplementedError

    async def leave(self) -> None:
        """Esc: nothing that was typed may be lost by accident."""
        raise NotImplementedError

    async def check(self, name: str) -> None:
        """Raise what is wrong with the field called ``name``."""

    async def accepts(self, stop: Widget) -> bool:
        """Whether Enter may go on from ``stop``; a refusal is shown at the field."""
        field = field_of(stop)
        if field is None:
            return True
        try:
            await self.check(field.field_name)
        except KlantbeeldError as error:
            field.refuse(error)
            return False
        field.accept()
        return True

    async def all_accepted(self) -> bool:
        """Check every field that is shown; the first refused one gets the keys."""
        for stop in self.stops:
            if not await self.accepts(stop):
                self.go_to(stop)
                return False
        return True

    def go_to(self, stop: Widget) -> None:
        """Give ``stop`` the keys at once, not after the next round of messages."""
        self.set_focus(stop)

    async def action_verder(self) -> None:
        """The next field, or done."""
        await settled(self)
        here = self.focused
        if here is not None:
            if not await self.accepts(here):
                return
            # Only now: what was chosen here may have brought other fields.
            stops = self.stops
            at = stops.index(here) + 1 if here in stops else len(stops)
            if at < len(stops):
                self.go_to(stops[at])
                return
        await self.submit()

    async def action_ga(self, step: int) -> None:
        """Another field, without judging this one."""
        await settled(self)
        stops = self.stops
        if not stops:
            return
        here = self.focused
        at = stops.index(here) if here is not None and here in stops else -step
        self.go_to(stops[(at + step) % len(stops)])

    async def action_regel(self, step: int) -> None:
        """Up and down go between fields."""
        await self.action_ga(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Up and down are for whatever has focus, unless that is a field of one line."""
        if action == "regel":
            return self.focused is not None and field_of(self.focused) is not None
        return True

    async def action_terug(self) -> None:
        """A step back."""
        await settled(self)
        await self.leave()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On a wide screen the help of the field stands beside it."""
        for aside in self.query("#form-aside").results(Plain):
            own = str(getattr(event.widget, "HELP_TEXT", "") or "")
            aside.show(own or str(getattr(self, "HELP_TEXT", "")))
