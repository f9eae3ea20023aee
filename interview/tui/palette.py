"""The command palette in Dutch: the same list and search, with our own words around them."""

from __future__ import annotations

from textual.command import CommandPalette, Hit, Hits
from textual.system_commands import SystemCommandsProvider

SEARCH = "Zoek een opdracht…"
NOTHING_FOUND = "Geen opdracht gevonden"
LEAST = 0.01
"""A score below that of anything that fits."""


class OwnCommands(SystemCommandsProvider):
    """What the app and the screen offer; says so in Dutch when nothing fits."""

    async def search(self, query: str) -> Hits:
        """Every command that fits ``query``, or one line that does nothing."""
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            yield Hit(LEAST, NOTHING_FOUND, lambda: None)


def own_palette() -> CommandPalette:
    """The palette, asking in Dutch."""
    return CommandPalette(id="--command-palette", placeholder=SEARCH)


def own_commands() -> type[OwnCommands]:
    """The provider, as the app names it."""
    return OwnCommands
