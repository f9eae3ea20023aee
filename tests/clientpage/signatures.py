"""Signatures made up by a formula, as the page would send them."""

from __future__ import annotations

from math import cos, sin

from interview.clientpage.strokes import Handtekening


def drawn(met: str = "pen", points: int = 80) -> dict[str, object]:
    """A wave and a loop, in a field of 600 by 240."""
    wave = [[60.0 + 4 * at, 120.0 + 40 * sin(at / 5), 8 * at, 0.5] for at in range(points)]
    after = 8 * points
    loop = [[300 + 50 * cos(at / 6), 150 + 30 * sin(at / 6), after + 8 * at, 0.7] for at in range(40)]
    return {
        "formaat": "klantbeeld-handtekening/1",
        "breedte": 600,
        "hoogte": 240,
        "halen": [{"met": met, "punten": wave}, {"met": met, "punten": loop}],
    }


def signature(met: str = "pen") -> Handtekening:
    """The same, checked."""
    import json

    return Handtekening.model_validate_json(json.dumps(drawn(met)))
