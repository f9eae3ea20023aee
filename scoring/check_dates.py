"""Whether the versions of one regelset together cover every day from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.rules import Regelset


def check_dates(versions: Sequence[Regelset]) -> None:
    """Refuse (INHOUD-ONGELDIG) versions of one regelset between which a day has no rules.

    A gesprek on such a day could not be scored. A version without a last day lasts until another begins,
    and for ever when none does. ``versions`` holds all of one name, in any order.
    """
    in_order = sorted(versions, key=lambda one: one.geldig_vanaf)
    if not in_order:
        return
    ends = in_order[0]
    for one in in_order[1:]:
        last = _last_day(ends)
        first_open = last + timedelta(days=1) if last < date.max else last
        if one.geldig_vanaf > first_open:
            raise KlantbeeldError(
                ContentErrorCode.ONGELDIG,
                f"van {first_open:%d-%m-%Y} tot en met {one.geldig_vanaf - timedelta(days=1):%d-%m-%Y} "
                f"gelden er geen regels van {one.naam}",
                where=f"{ends.naam}/{ends.versie}.toml: geldig_tot",
                remedy=f"Laat geldig_tot weg of zet die op {one.geldig_vanaf - timedelta(days=1)}, "
                f"of laat {one.versie} eerder beginnen (geldig_vanaf).",
            )
        if _last_day(one) >= last:
            ends = one


def _last_day(regelset: Regelset) -> date:
    return regelset.geldig_tot if regelset.geldig_tot is not None else date.max
