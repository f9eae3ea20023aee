"""How Begin reads: what can be kept with one key each, and what is said. Nothing is kept here."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from interview.dutch import enumerated, written_date
from interview.record import Plaats, Rol
from interview.session import begin
from interview.session.presence import held_back
from interview.session.state import State
from interview.tui.widgets.advice import wrapped
from interview.tui.widgets.text import pieces

PLACE_KEYS: dict[str, Plaats] = {str(number): place for number, (place, _) in enumerate(begin.PLACES, 1)}
ROLE_KEYS: dict[str, Rol] = {
    "p": Rol.PARTNER,
    "k": Rol.KIND,
    "t": Rol.TOLK,
    "g": Rol.GEBARENTOLK,
    "b": Rol.BEGELEIDER,
    "v": Rol.VERTROUWENSPERSOON,
    "w": Rol.BEWINDVOERDER,
    "c": Rol.COLLEGA,
    "a": Rol.ANDERS,
}
"""The first letter of a role, but for who looks after the money."""

ROLES_ON_A_LINE = 5
LABEL = 11
TITLE = "bold $primary"
MUTED = "$text-muted"


def facts(state: State) -> Content:
    """Place, who is there, the pass, the laptop and the information: each with its key."""
    record = state.record
    sitting = record.zitting
    places, words = dict(begin.PLACES), dict(begin.ROLES)
    here = sitting.plaats if sitting is not None else None
    roles = [(key, words[role], role in record.aanwezigen) for key, role in ROLE_KEYS.items()]
    laptop = sitting.laptop_mag if sitting is not None else None
    shown = sitting is not None and sitting.legitimatie
    informed = begin.information_words(record)
    lines = [
        _line("Waar", [(key, places[place], place is here) for key, place in PLACE_KEYS.items()]),
        _line("Erbij", roles[:ROLES_ON_A_LINE]),
        _line("", roles[ROLES_ON_A_LINE:]),
        _line("Uw pas", [("l", "legitimatie laten zien", shown)]),
        _line("Laptop", [("j", "mag", laptop is True), ("n", "liever niet", laptop is False)]),
        _line("Informatie", [("i", informed or "voorlezen of kaart geven", bool(informed))]),
    ]
    return Content("\n").join(lines)


def _line(label: str, choices: list[tuple[str, str, bool]]) -> Content:
    parts: list[str | tuple[str, str]] = [(f"{label:<{LABEL}}", MUTED)]
    for key, words, chosen in choices:
        mark, style = ("▸", "bold") if chosen else (" ", "")
        parts += [(mark, TITLE), (key, TITLE), (f" {words}", style), "  "]
    return pieces(*parts)


def talk(state: State, asked_for: str, now: datetime, width: int) -> Content:
    """What is said and what waits, for ``width`` columns."""
    lines: list[Content] = []
    for note in (asked_for, begin.paper_words(state.record, now), _waiting(state)):
        if note:
            lines += [*wrapped(note, width, "bold"), Content("")]
    words = dict(begin.ROLES)
    title = ""
    for said in begin.to_say(state, now.date()):
        about = "Zeg in uw eigen woorden" if said.voor is None else f"Zeg met {words[said.voor]} erbij"
        if about != title and not said.hint:
            title = about
            lines.append(pieces((title, TITLE)))
        lines += wrapped(said.tekst, width, "italic" if said.hint else "", first="→ " if said.hint else "· ")
    return Content("\n").join(lines)


def _waiting(state: State) -> str:
    names = [state.content.vragenlijst.per_leefgebied[name].kort for name in held_back(state)]
    if not names:
        return ""
    apart = state.record.moment_apart
    when = "Spreek dat af met m." if apart is None else f"Dat is op {written_date(apart)}."
    return f"Wacht op een moment alleen: {enumerated(names)}. {when}"
