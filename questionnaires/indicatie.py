"""The indicatie: which niveaus fit what was noted, as a check after the consultant chose one.

An answer or an observatie may point at a band of niveaus. Together they give one band by this
rule: where the bands overlap, the overlap, since each piece of evidence narrows it; where they
contradict each other, everything from the lowest to the highest, since no piece outweighs
another. It must never be shown before the niveau is set, never propose a niveau, and never
reach a regelset.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from questionnaires.answers import Antwoord
from questionnaires.schema import Keuze, Leefgebied, Observatie


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """One noted thing that points at niveaus."""

    naam: str
    """Full name of the vraag or the observatie."""
    band: tuple[int, int]
    """Lowest and highest niveau it fits."""
    genoteerd: str
    """How to name it after "U noteerde"; may be empty."""


def aanwijzingen(
    leefgebied: Leefgebied, antwoorden: Mapping[str, Antwoord], observaties: Collection[str]
) -> tuple[Aanwijzing, ...]:
    """What was noted in this leefgebied that points anywhere, in the order of the card.

    ``antwoorden`` are the counting answers by full name (see ``visibility.counting``);
    ``observaties`` are full names, ``leefgebied.observatie``.
    """
    return tuple(_noted(leefgebied, antwoorden, observaties))


def indicatie(
    leefgebied: Leefgebied, antwoorden: Mapping[str, Antwoord], observaties: Collection[str]
) -> tuple[int, int] | None:
    """The band of niveaus that fits what was noted, or None when nothing points anywhere."""
    bands = [noted.band for noted in _noted(leefgebied, antwoorden, observaties)]
    if not bands:
        return None
    overlap = _overlap(bands)
    return overlap if overlap is not None else (min(lo for lo, _ in bands), max(hi for _, hi in bands))


def toets_zin(
    leefgebied: Leefgebied, niveau: int, antwoorden: Mapping[str, Antwoord], observaties: Collection[str]
) -> str | None:
    """One Dutch sentence that lays the chosen niveau beside what was noted; None when there is nothing.

    Only for after the choice, and only for the consultant.
    """
    noted = aanwijzingen(leefgebied, antwoorden, observaties)
    if not noted:
        return None
    fitting = [item for item in noted if item.band[0] <= niveau <= item.band[1]]
    opposed = [item for item in noted if item not in fitting]
    if not opposed:
        return f"U noteerde {_most_telling(fitting, 2)} en koos {niveau}: dat past bij elkaar."
    if fitting and _overlap([item.band for item in noted]) is None:
        both = f"{_most_telling(fitting, 1)}, maar ook {_most_telling(opposed, 1)}"
        return f"U noteerde {both}. U koos {niveau}. Klopt dat?"
    return f"U koos {niveau}, maar noteerde {_most_telling(opposed, 2)}. Klopt dat?"


def _noted(
    leefgebied: Leefgebied, antwoorden: Mapping[str, Antwoord], observaties: Collection[str]
) -> Iterator[Aanwijzing]:
    for vraag in leefgebied.vraag:
        name = f"{leefgebied.id}.{vraag.id}"
        antwoord = antwoorden.get(name)
        if antwoord is None or antwoord.waarde is None or isinstance(antwoord.waarde, int):
            continue
        chosen = {antwoord.waarde} if isinstance(antwoord.waarde, str) else set(antwoord.waarde)
        yield from _pointing(name, (keuze for keuze in vraag.keuzes if keuze.id in chosen))
    for observatie in leefgebied.observatie:
        name = f"{leefgebied.id}.{observatie.id}"
        if name in observaties:
            yield from _pointing(name, iter((observatie,)))


def _pointing(name: str, items: Iterator[Keuze] | Iterator[Observatie]) -> Iterator[Aanwijzing]:
    for item in items:
        if item.wijst_op is not None:
            yield Aanwijzing(name, item.wijst_op, item.genoteerd)


def _overlap(bands: Collection[tuple[int, int]]) -> tuple[int, int] | None:
    lo = max(low for low, _ in bands)
    hi = min(high for _, high in bands)
    return (lo, hi) if lo <= hi else None


def _most_telling(items: list[Aanwijzing], number: int) -> str:
    """In words, at most ``number`` of them: the narrowest bands say most."""
    telling = sorted(items, key=lambda item: item.band[1] - item.band[0])
    words = list(dict.fromkeys(item.genoteerd for item in telling if item.genoteerd))[:number]
    return " en ".join(words) or f"iets dat past bij {_band_words(telling[0].band)}"


def _band_words(band: tuple[int, int]) -> str:
    lo, hi = band
    if lo == hi:
        return str(lo)
    return f"{lo} of {hi}" if hi == lo + 1 else f"{lo} tot en met {hi}"
