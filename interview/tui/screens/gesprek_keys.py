"""The keys of the talk: cards by their letter, and what a card holds beside its prompts."""

from __future__ import annotations

from string import ascii_lowercase

from textual.binding import Binding, BindingType

EXTRAS: tuple[tuple[str, str, str], ...] = (
    ("ctrl+r", "reflectie", "Terugzeggen wat u hoort"),
    ("ctrl+k", "klopt", "Samenvatten en: klopt dat?"),
    ("ctrl+s", "schaal", "Het eigen cijfer van de klant"),
    ("ctrl+o", "kijken", "Waar u op let"),
    ("ctrl+f", "weerstand", "Bij boos, bang of vast in vroeger"),
)
"""Key, name and meaning of what a card holds beside its prompts."""

GESPREK_BINDINGS: list[BindingType] = [
    Binding(
        "escape",
        "kaarten",
        "Kaarten",
        id="gesprek.kaarten",
        tooltip="Naar de lijst met kaarten",
        priority=True,
    ),
    Binding(
        "tab", "meer", "Meer", id="gesprek.meer", tooltip="Andere vragen om door te vragen", priority=True
    ),
    Binding(
        "ctrl+g",
        "volg",
        "Volg",
        id="gesprek.volg",
        tooltip="Naar het voorgestelde leefgebied",
        priority=True,
    ),
    Binding(
        "ctrl+t",
        "citaat",
        "Citaat",
        id="gesprek.citaat",
        tooltip="Deze regel: eigen woorden van de klant",
        priority=True,
    ),
    Binding(
        "pagedown",
        "volgende(1)",
        "Volgende",
        id="gesprek.volgende",
        tooltip="Volgende kaart",
        priority=True,
    ),
    Binding("pageup", "volgende(-1)", "Vorige", id="gesprek.vorige", tooltip="Vorige kaart", priority=True),
    Binding(
        "ctrl+e",
        "moment",
        "Moment alleen",
        id="gesprek.moment",
        tooltip="Spreek een moment alleen af",
        priority=True,
    ),
    Binding("enter", "schrijf", "Schrijven", id="gesprek.schrijf", tooltip="Naar de notitie", priority=True),
    *(
        binding
        for letter in ascii_lowercase
        for binding in (
            Binding(letter, f"kaart('{letter}')", "Kaart", show=False, priority=True),
            Binding(f"alt+{letter}", f"kaart_direct('{letter}')", "Kaart", show=False, priority=True),
        )
    ),
    *(
        Binding(key, f"extra('{name}')", what, id=f"gesprek.{name}", tooltip=what, priority=True)
        for key, name, what in EXTRAS
    ),
]
"""Priority throughout: a letter must not be overtaken by what is typed behind it."""
