"""``klantbeeld kaart``: the visit set on paper, printed before the visit.

A card that is not fit for a real visit is written all the same, with a mark on every page, and the
exit code says so: paper does not ask twice.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.documents.cards import Kaart, MadeCard
    from interview.errors import KlantbeeldError
    from interview.locations import Locations
    from interview.plan.content import PlanInhoud
    from questionnaires.gemeentepakket.model import Gemeentepakket
    from questionnaires.schema import Vragenlijst

ALL = "alles"
WORDS = ("gesprek", "informatie", "afspraken", ALL)
"""What can stand after ``kaart``."""


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.word("KAART", f"kies uit {', '.join(WORDS)}; zonder woord: {ALL}", optional=True)
    parser.option("--gemeente", "NAAM", "de gemeente waarvoor u op bezoek gaat")
    parser.option("--van", "BESTAND", "vul de afsprakenkaart in met een gesprek in JSON")
    parser.option("--uit", "MAP", "zet de kaarten in deze map; anders waar u nu bent")
    parser.switch("--grote-letters", "maak de informatiekaart en de afsprakenkaart in grote letters")
    parser.switch("--overschrijf", "schrijf over bestaande bestanden heen")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Write the cards; exit code 1 when they are not fit for a real visit and nobody asked for practice."""
    from interview.commands.files import check_writable, write_whole
    from interview.documents.cards import Kaart, card_gaps
    from interview.errors import ExitCode
    from interview.locations import Locations
    from interview.store_thread import system_clock

    wanted = _wanted(given)
    folder = Path(given.uit or ".")
    targets = {card: folder / _file_name(card, large=given.grote_letters) for card in wanted}
    for target in targets.values():
        check_writable(target, overwrite=given.overschrijf)
    locations, at = Locations.for_user(), system_clock()
    pakket, questionnaire, content = _content(given, locations, at)
    with console.waiting("de kaarten worden gemaakt"):
        made = dict(_made(wanted, pakket, questionnaire, content, at, large=given.grote_letters))
    for card, target in targets.items():
        write_whole(target, made[card].pdf, overwrite=given.overschrijf)
    gaps = card_gaps(pakket, at.date())
    fit = not gaps and (not pakket.fictief or given.gemeente is not None or content is not None)
    lines = [
        f"{_NAMES[card.value]}: {target} ({_pages(made[card].pages)})." for card, target in targets.items()
    ]
    if Kaart.AFSPRAKEN in made and content is None:
        lines.append("Druk de afsprakenkaart op losse bladen af, en leg er carbonpapier tussen.")
    if pakket.fictief:
        lines.append(f"{pakket.gemeente} is verzonnen: deze kaarten zijn alleen om te oefenen.")
    if pakket.fictief and not fit:
        lines.append("Voor een bezoek: klantbeeld gemeente installeer BESTAND, van uw eigen gemeente.")
    if gaps:
        lines.append("Deze kaarten zijn nog niet af. Dit vult uw gemeente nog in:")
        lines += [f"  {gap.waar}: {gap.tekst}" for gap in gaps]
    data = {
        "goed": fit,
        "gemeente": pakket.naam,
        "versie": pakket.versie,
        "oefen": pakket.fictief,
        "kaarten": {
            card.value: {"bestand": str(target), "bladzijden": made[card].pages}
            for card, target in targets.items()
        },
        "ontbreekt": [{"waar": gap.waar, "tekst": gap.tekst} for gap in gaps],
    }
    console.answer(data, lines)
    return ExitCode.KLAAR if fit else ExitCode.NEE


_NAMES = {"gesprek": "Gesprekskaart", "informatie": "Informatiekaart", "afspraken": "Afsprakenkaart"}


def _wanted(given: Namespace) -> tuple[Kaart, ...]:
    """Which cards are asked for. Raises KlantbeeldError: OPDRACHT-GEBRUIK when words do not fit."""
    from interview.documents.cards import Kaart

    word = given.kaart or ALL
    if word not in WORDS:
        raise _misused("deze kaart is er niet", f"Kies uit: {', '.join(WORDS)}.")
    wanted = tuple(Kaart) if word == ALL else (Kaart(word),)
    if given.van is not None and wanted != (Kaart.AFSPRAKEN,):
        raise _misused("alleen de afsprakenkaart wordt ingevuld", "Gebruik: kaart afspraken --van BESTAND.")
    if given.van is not None and given.gemeente is not None:
        raise _misused("--van en --gemeente gaan niet samen", "Het gesprek weet al voor welke gemeente.")
    if given.grote_letters and wanted == (Kaart.GESPREK,):
        raise _misused("de gesprekskaart is er niet in grote letters", "Laat --grote-letters weg.")
    return wanted


def _content(
    given: Namespace, locations: Locations, at: datetime
) -> tuple[Gemeentepakket, Vragenlijst, PlanInhoud | None]:
    """What to print from: the newest content, or that of the gesprek and what its plan may say."""
    from interview.library import Library, folder_name
    from questionnaires.gemeentepakket.load import PACKAGED
    from questionnaires.loader import names

    if given.van is not None:
        from interview.commands.record_file import read_state
        from interview.plan.build import build_plan

        state = read_state(Path(given.van), locations)
        return state.content.gemeente, state.content.vragenlijst, build_plan(state.record)
    if given.gemeente is not None:
        folders = (locations.own_gemeenten_dir, PACKAGED)
        if folder_name(given.gemeente) not in names(folders):
            raise _misused(
                "deze gemeente heeft hier geen gemeentepakket",
                "Neem het eerst in gebruik met: klantbeeld gemeente installeer BESTAND.",
            )
    content, _ = Library(locations, gemeente=given.gemeente or "").newest(at.date())
    return content.gemeente, content.vragenlijst, None


def _made(
    wanted: tuple[Kaart, ...],
    pakket: Gemeentepakket,
    questionnaire: Vragenlijst,
    content: PlanInhoud | None,
    at: datetime,
    *,
    large: bool,
) -> Iterator[tuple[Kaart, MadeCard]]:
    from interview.documents.cards import Kaart
    from interview.documents.cards_agreements import make_afsprakenkaart
    from interview.documents.cards_information import make_informatiekaart
    from interview.documents.cards_visit import make_gesprekskaart
    from interview.documents.render import document_renderer
    from interview.locations import templates_dir

    renderer = document_renderer(templates_dir())
    for card in wanted:
        if card is Kaart.GESPREK:
            yield card, make_gesprekskaart(renderer, pakket, questionnaire, at)
        elif card is Kaart.INFORMATIE:
            yield card, make_informatiekaart(renderer, pakket, at, large=large)
        else:
            yield card, make_afsprakenkaart(renderer, content, pakket, at, large=large)


def _file_name(card: Kaart, *, large: bool) -> str:
    ending = "-grote-letters" if large and card.value != "gesprek" else ""
    return f"{_NAMES[card.value].lower()}{ending}.pdf"


def _pages(count: int) -> str:
    return "1 bladzijde" if count == 1 else f"{count} bladzijden"


def _misused(what: str, remedy: str) -> KlantbeeldError:
    from interview.errors import CommandErrorCode, KlantbeeldError

    return KlantbeeldError(CommandErrorCode.GEBRUIK, what, where="klantbeeld kaart", remedy=remedy)
