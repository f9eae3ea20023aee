"""The own pair of themes. Every text pair has a contrast of at least 4.5 (WCAG 2.1); a test measures it.

One accent colour says where the focus is; a border or a mark always says it too, so that
nothing depends on colour.
"""

from __future__ import annotations

from textual.theme import Theme

LIGHT = Theme(
    name="klantbeeld-licht",
    primary="#1d5c63",
    secondary="#3d4f58",
    accent="#8a3b12",
    foreground="#1c2326",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3db",
    success="#1f6b3a",
    warning="#7a4b00",
    error="#a01f2d",
    dark=False,
    variables={
        "text-muted": "#55605f",
        "rule": "#b9b4a8",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#1d5c63",
        "input-selection-background": "#b9d9d6",
        "input-cursor-background": "#1c2326",
        "input-cursor-foreground": "#fbfaf7",
        "footer-background": "#e6e3db",
        "scrollbar": "#b9b4a8",
        "scrollbar-background": "#f3f1ec",
        "scrollbar-hover": "#8f8a7e",
        "scrollbar-active": "#1d5c63",
    },
)
"""Paper and dark ink, for a bright kitchen."""

DARK = Theme(
    name="klantbeeld-donker",
    primary="#7cc4bd",
    secondary="#b7c4c6",
    accent="#f0a878",
    foreground="#e8e6e1",
    background="#14191b",
    surface="#1b2225",
    panel="#263034",
    success="#8fd3a1",
    warning="#e9c46a",
    error="#ff9a98",
    dark=True,
    variables={
        "text-muted": "#a3adac",
        "rule": "#45535a",
        "block-cursor-foreground": "#10201f",
        "block-cursor-background": "#7cc4bd",
        "input-selection-background": "#2f5a58",
        "input-cursor-background": "#e8e6e1",
        "input-cursor-foreground": "#14191b",
        "footer-background": "#263034",
        "scrollbar": "#45535a",
        "scrollbar-background": "#1b2225",
        "scrollbar-hover": "#64757d",
        "scrollbar-active": "#7cc4bd",
    },
)
"""Quiet dark, for the evening and for the office."""

TEXT_PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("text-muted", "background"),
    ("text-muted", "surface"),
    ("text-muted", "panel"),
    ("primary", "background"),
    ("primary", "surface"),
    ("accent", "background"),
    ("accent", "surface"),
    ("success", "background"),
    ("warning", "background"),
    ("warning", "surface"),
    ("error", "background"),
    ("error", "surface"),
    ("block-cursor-foreground", "block-cursor-background"),
)
"""Every pair of text and ground that our style sheet uses."""
