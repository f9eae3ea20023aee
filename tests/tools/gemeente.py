"""A municipality that looks real to the program, for tests that make a real store through it.

Everything in it is the invented example; only its name says otherwise. It may never be packaged.
"""

from __future__ import annotations

from pathlib import Path

from interview.locations import Locations
from questionnaires.gemeentepakket import load

NAAM = "proefstad"
VERSIE = "1.0.0"
GEMEENTE = "Gemeente Proefstad"

SIGNAAL_PUBLIC = "age120kty0n5grsrzrkaw8tq5akkr40zdv7rn0rftufpaynwnlctn3uqene0rl"
SIGNAAL_SECRET = "AGE-SECRET-KEY-12XVJ2CZMEDJW57TTJPMCDRHDT9A6WR5SWQPQDTGFWTLWZHX4D3LQQJ43Y2"
"""The key of its recipient: not the published one for practice, which a real visit refuses."""


def real_looking_toml() -> str:
    """The example as a file of a municipality that says it exists."""
    source = load.PACKAGED / load.EXAMPLE / f"{VERSIE}.toml"
    text = source.read_text(encoding="utf-8")
    practice_key = load.load(source).signaal
    assert practice_key is not None
    for old, new in (
        (f'naam = "{load.EXAMPLE}"', f'naam = "{NAAM}"'),
        ('gemeente = "Gemeente Voorbeeld"', f'gemeente = "{GEMEENTE}"'),
        ("fictief = true", "fictief = false"),
        (practice_key.sleutel, SIGNAAL_PUBLIC),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def install_real_looking(locations: Locations) -> Path:
    """Install it where the program looks for the user's own; gives the file."""
    target = locations.own_gemeenten_dir / NAAM / f"{VERSIE}.toml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(real_looking_toml(), encoding="utf-8")
    return target
