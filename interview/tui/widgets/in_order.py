"""Keys in the order in which they were typed.

The toolkit hands a letter to the field at once, but a key with a binding (backspace, home, an arrow) travels
up to the app first. When a terminal delivers both in one read, letters overtake such keys and a correction
hits the wrong character.
"""

from __future__ import annotations

from textual import events
from textual.widget import Widget


async def do_own_binding(field: Widget, event: events.Key) -> None:
    """Call this in ``on_key`` of a field: a key of its own bindings is done now, in its own queue."""
    if event.is_printable:
        return
    active = field.screen.active_bindings.get(event.key)
    # A dotted action belongs to the screen or the app, and is done in their turn.
    if active is None or active.node is not field or "." in active.binding.action:
        return
    if await field.app.run_action(active.binding.action, field):
        event.stop()
        event.prevent_default()
