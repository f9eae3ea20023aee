"""How the uitwerken looks: the road, the judgement, and beside it what it can rest on.

It draws what it is given and reads no key.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region

from interview.session.decide_visit import LEVEL_STATEMENT
from interview.session.judged import counts_as_hindrance
from interview.session.state import State
from interview.session.view import workout
from interview.session.working_out import Place
from interview.tui.screens.uitwerken_keys import Mode
from interview.tui.widgets.answers import AnswerPanel
from interview.tui.widgets.feiten import facts_content
from interview.tui.widgets.marks import MarkPanel
from interview.tui.widgets.niveau import anchor_lines, check_lines, hinders_lines
from interview.tui.widgets.noted import noted
from interview.tui.widgets.road import road, work_title
from interview.tui.widgets.statement import statement_lines
from interview.tui.widgets.text import Plain

ROAD_WIDTH = 20
"""Columns of the list of leefgebieden, as in the style sheet."""
ROAD_FROM = 120
"""On a narrower screen the anchors need the room that the list would take."""


class WorkPane(Horizontal):
    """All of the screen but its frame; each part is drawn again only when its text is another."""

    def __init__(self) -> None:
        """Empty until the first :meth:`draw`."""
        super().__init__(id="work")
        self._shown: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """The road (wide only), the judgement, and what it can rest on."""
        yield Plain(id="road")
        with Vertical(id="work-place"):
            yield Plain(id="work-title")
            with Container(id="work-panes"):
                yield Plain(id="judge")
                with VerticalScroll(id="noted", can_focus=False):
                    yield Plain(id="noted-text")

    def draw(self, state: State, here: Place, mode: Mode, panel: AnswerPanel | MarkPanel | None) -> None:
        """Show ``here``, with the list of ``panel`` in place of the notes when one is open."""
        self.set_class(mode is Mode.FEIT, "-feiten")
        self.set_class(panel is not None, "-panel")
        self._put("#road", road(state, here), self.size.height)
        self._put("#work-title", work_title(state, here))
        if here.soort == "leefgebied":
            self._draw_judgement(state, here, mode)
        self._draw_side(state, here, panel)

    def fit(self, width: int) -> None:
        """The list of leefgebieden only where there is room beside it."""
        self.set_class(width >= ROAD_FROM, "-weg")

    def scroll_notes(self, step: int) -> None:
        """A line up or down; 0 is back to the top."""
        pane = self.query_one("#noted", VerticalScroll)
        if step:
            pane.scroll_relative(y=step, animate=False)
        elif pane.scroll_y:
            pane.scroll_home(animate=False)

    def _put(self, name: str, content: Content, room: int = 0) -> None:
        """Replace the text of a part when it is another; ``room`` lines are there for it in any case.

        Its height is its number of lines, so a layout is asked for only when that outgrows its room.
        """
        known = self._shown.get(name)
        if known is not None and known.plain == content.plain and known.spans == content.spans:
            return
        self._shown[name] = content
        before = room if known is None else max(room, known.plain.count("\n") + 1)
        after = max(room, content.plain.count("\n") + 1)
        self.query_one(name, Plain).swap(content, layout=known is None or before != after)

    def _widths(self) -> tuple[int, int]:
        """Columns for the anchors and for what was noted, as the style sheet divides them."""
        if not self.screen.has_class("-breed"):
            return self.screen.size.width - 2, self.screen.size.width - 3
        room = self.screen.size.width - 4 - (ROAD_WIDTH if self.has_class("-weg") else 0)
        left = room * 3 // 5
        return left - 2, room if self.has_class("-feiten") else room - left - 4

    def _draw_judgement(self, state: State, here: Place, mode: Mode) -> None:
        found = workout(state, here.id)
        room = self.size.height if self.screen.has_class("-breed") else 0
        if not found.leefgebied.heeft_niveau:
            self._put("#judge", Content(""), room)
            return
        known = state.record.leefgebied(here.id)
        width, _ = self._widths()
        asked = hinders_lines(
            known, asked=mode is Mode.BELEMMERT, may_skip=here.id not in counts_as_hindrance(state)
        )
        lines = [
            *anchor_lines(found.leefgebied, known.niveau, width),
            Content(""),
            *asked,
            *check_lines(found, known, width),
            *statement_lines(state.record.verklaringen.get(f"{LEVEL_STATEMENT}{here.id}"), width),
        ]
        self._put("#judge", Content("\n").join(lines), room)

    def _draw_side(self, state: State, here: Place, panel: AnswerPanel | MarkPanel | None) -> None:
        cursor = None
        if here.soort == "feit":
            content, cursor = facts_content(state, here.id, self._widths()[1])
        elif panel is not None:
            content = panel.content(state, self._widths()[1])
            cursor = panel.cursor_line
        else:
            content = noted(state, here.id, self._widths()[1])
        self._put("#noted-text", content, self.query_one("#noted").size.height)
        if cursor is not None:
            line = cursor
            pane = self.query_one("#noted", VerticalScroll)
            self.call_after_refresh(
                lambda: pane.scroll_to_region(Region(0, max(0, line - 1), 1, 10), animate=False, force=True)
            )
