"""What is typed stays in sight."""

from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult
from textual.widgets import TextArea

from interview.tui.widgets.writing import WritingField


class _Field(App[None]):
    """A field of two lines of twelve columns."""

    CSS = "WritingField { width: 12; height: 2; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield WritingField(soft_wrap=True)


def test_a_word_that_wraps_below_the_last_line_is_seen_at_once() -> None:
    async def run() -> None:
        app = _Field()
        async with app.run_test(size=(40, 10)) as pilot:
            field = app.query_one(TextArea)
            field.focus()
            for letter in "de post ligt er nog en zij kijkt mee":
                await pilot.press("space" if letter == " " else letter)
                await pilot.pause()
                _, row = field.wrapped_document.location_to_offset(field.cursor_location)
                assert field.scroll_y <= row < field.scroll_y + field.size.height, field.text
            assert field.scroll_y > 0

    asyncio.run(run())
