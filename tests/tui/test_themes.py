"""Every pair of text and ground in both themes can be read (WCAG 2.1, contrast of at least 4.5)."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from interview.locations import Locations
from interview.tui.app import KlantbeeldApp
from interview.tui.themes import DARK, LIGHT, TEXT_PAIRS
from tests.interview.desks import TestClock

LEAST = 4.5
STYLE_SHEET = Path(__file__).resolve().parents[2] / "interview" / "tui" / "klantbeeld.tcss"


def _colours(theme: Theme) -> dict[str, str]:
    named = {
        name: getattr(theme, name)
        for name in (
            "primary", "secondary", "accent", "foreground", "background", "surface", "panel",
            "success", "warning", "error",
        )
    }  # fmt: skip
    return {**named, **theme.variables}


def _luminance(colour: str) -> float:
    channels = []
    for part in Color.parse(colour).rgb:
        share = part / 255
        channels.append(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, ground: str) -> float:
    """The ratio of WCAG 2.1, from 1 to 21."""
    low, high = sorted((_luminance(text), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_knows_black_on_white() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_pair_of_text_and_ground_can_be_read(theme: Theme, text: str, ground: str) -> None:
    colours = _colours(theme)
    assert contrast(colours[text], colours[ground]) >= LEAST


def test_the_style_sheet_uses_no_other_colour_for_text() -> None:
    measured = {text for text, _ in TEXT_PAIRS}
    used = re.findall(r"(?:^|[;{\s])color: \$([a-z-]+)", STYLE_SHEET.read_text(encoding="utf-8"))
    assert used
    assert set(used) <= measured


def test_every_ground_of_the_style_sheet_was_measured() -> None:
    measured = {ground for _, ground in TEXT_PAIRS}
    sheet = STYLE_SHEET.read_text(encoding="utf-8")
    used = set(re.findall(r"background: \$([a-z-]+)", sheet))
    assert used <= measured


def test_one_key_changes_light_to_dark_and_back(tmp_path: Path) -> None:
    async def look() -> list[str]:
        app = KlantbeeldApp(Locations.under(tmp_path), TestClock())
        seen = []
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(3):
                seen.append(app.theme)
                await pilot.press("f11")
                await pilot.pause()
        return seen

    assert asyncio.run(look()) == [LIGHT.name, DARK.name, LIGHT.name]
