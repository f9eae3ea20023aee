"""The keys that hold in every step of a visit, and the key of each step."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from interview.record import Stap

STEP_KEYS: tuple[tuple[str, Stap, str], ...] = (
    ("ctrl+b", Stap.BEGIN, "Begin"),
    ("f2", Stap.GESPREK, "Gesprek"),
    ("f3", Stap.TERUGGEVEN, "Teruggeven"),
    ("f4", Stap.UITWERKEN, "Uitwerken"),
    ("f5", Stap.ADVIES, "Advies"),
    ("f6", Stap.PLAN, "Plan"),
    ("f7", Stap.TEKENEN, "Tekenen"),
    ("f8", Stap.AFSLUITEN, "Afsluiten"),
)
"""The key of each step; the own judgement shares the key of the advice it comes before."""

VISIT_BINDINGS: list[BindingType] = [
    *(
        Binding(
            key,
            f"step('{stap.value}')",
            name,
            id=f"stap.{stap.value}",
            tooltip=f"Naar {name}",
            priority=True,
        )
        for key, stap, name in STEP_KEYS
    ),
    Binding(
        "f10", "klantweergave", "Klant", id="bezoek.klant", tooltip="Wat de klant mag zien", priority=True
    ),
    Binding(
        "ctrl+n",
        "snelle_notitie",
        "Snelle notitie",
        id="bezoek.notitie",
        tooltip="Noteer iets zonder plek",
        priority=True,
    ),
    Binding("ctrl+w", "wens", "Wens", id="bezoek.wens", tooltip="Noteer een wens", priority=True),
    Binding("ctrl+d", "doel", "Doel", id="bezoek.doel", tooltip="Noteer een doel", priority=True),
    Binding(
        "ctrl+a",
        "afspraak",
        "Afspraak",
        id="bezoek.afspraak",
        tooltip="Noteer een afspraak",
        priority=True,
    ),
    Binding(
        "ctrl+l",
        "regelingen",
        "Regelingen",
        id="bezoek.regelingen",
        tooltip="Loop samen de regelingen na",
        priority=True,
    ),
    Binding("ctrl+z", "ongedaan", "Ongedaan", id="bezoek.ongedaan", tooltip="Maak de laatste stap ongedaan"),
    Binding("ctrl+y", "herstel", "Opnieuw", id="bezoek.herstel", tooltip="Zet terug wat ongedaan was"),
]
"""What a visit can do from every step."""
