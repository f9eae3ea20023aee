"""The published key of the invented recipient: for practice there is nothing to protect.

Anybody can read what is sealed to it, and every place that shows a recipient says so.
"""

from __future__ import annotations

PRACTICE_PUBLIC = "age145um5ss4jcdrxytn6esuajvh0pp028k4luepsglrl8ghuegpnccqvcvtf2"
"""Stands in the example gemeentepakket."""
PRACTICE_SECRET = "AGE-SECRET-KEY-1CT52PE2MMGW2HPWZYE0GNL405M73W7UXHYHM4NCTXUW95G57D9GQ2M5NKD"  # noqa: S105
"""Opens what is sealed to it, so that opening can be shown and practised."""

WARNING = "Oefenen: iedereen kan dit openen. Schrijf niets echts."


def is_practice(sleutel: str) -> bool:
    """Whether ``sleutel`` is the published one."""
    return sleutel == PRACTICE_PUBLIC
