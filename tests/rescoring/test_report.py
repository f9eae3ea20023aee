"""The report of a herscoring: it says what is shown, hides what is hidden, and is one page and one PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from interview.locations import templates_dir
from interview.rescoring.report import Afgekeurd, Kant, NietGevraagd, ReportInput, write_report
from interview.rescoring.report_figures import (
    CATEGORY_FILLS,
    HIDDEN_FILL,
    NONE_FILL,
    OPEN_FILL,
    SHADES,
    category_fills,
    shade_of,
    wrapped,
)
from interview.rescoring.report_view import report_view
from scoring.aggregate import GEEN_ADVIES, Overgang, protect
from scoring.loader import load_named
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all

AT = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
ZWOLLE = Kant.of(load_named("zwolle", "1.0.0"))
NEWER = replace(ZWOLLE, versie="1.1.0", inhoud_hash="f" * 64)
RULES = {"aanpak": "een_belemmering", "wijkteam": "wijkteam", "aanpak_intensief": "geen_belemmering"}
HOSTILE = "<script>alert(1)</script></head>&lt; {{7*7}} \u202e"


def moved(gemeente: str, oud: str | None, nieuw: str | None, aantal: int) -> Overgang:
    return Overgang(gemeente, oud, nieuw, None if nieuw is None else RULES[nieuw], aantal)


SOME = (
    moved("Bedachtstad", "aanpak", "aanpak", 120),
    moved("Bedachtstad", "aanpak", "aanpak_intensief", 31),
    moved("Bedachtstad", "wijkteam", "wijkteam", 64),
    moved("Bedachtstad", "wijkteam", "aanpak", 4),
    moved("Bedachtstad", "wijkteam", None, 9),
    moved("Verzonnendorp", "aanpak", "aanpak", 80),
    moved("Verzonnendorp", GEEN_ADVIES, "aanpak", 212),
    moved("Verzonnendorp", "wijkteam", None, 25),
    moved("Fictief", "aanpak", "aanpak", 3),
)


def report_of(counts: tuple[Overgang, ...] = SOME, **other: object) -> ReportInput:
    total = sum(one.aantal for one in counts)
    given = ReportInput(
        begonnen=AT,
        nieuw=NEWER,
        oud=(ZWOLLE,),
        overgangen=counts,
        gelezen=total,
        gescoord=total,
        vergelijkbaar=True,
    )
    return replace(given, **other)  # type: ignore[arg-type]


class _Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.text += f"{data} "


def page_of(folder: Path, given: ReportInput) -> _Page:
    return _Page(write_report(folder, given)[0].read_bytes())


def test_it_says_what_changed_and_that_a_person_decides(tmp_path: Path) -> None:
    apart = (Afgekeurd("HERSCOOR-VERSIE", "De vragenlijst is niet bekend", 2),)
    gap = (NietGevraagd("zwolle 1.0.0", ("vooruitzicht", "meedoen")),)
    given = report_of(gelezen=550, afgekeurd=apart, niet_gevraagd=gap)
    text = " ".join(page_of(tmp_path, given).text.split())
    for said in (
        "550 gesprekken gelezen: 548 gescoord, 2 apart gezet.",
        "houden dezelfde uitkomst",
        "krijgen een andere uitkomst",
        "212 gesprekken hadden nog geen advies",
        "Een mens beslist",
        "In de gesprekken zelf is niets veranderd.",
        "De vragenlijst is niet bekend",
        "HERSCOOR-VERSIE",
        "Vragenlijst zwolle 1.0.0 vraagt niet naar: vooruitzicht en meedoen.",
        "Precies één leefgebied belemmert nu",
        "Kleine gemeenten samen",
        "staat er niet",
        "zwolle 1.1.0",
        "Berekend op 22 november 2026.",
        "f" * 16,
    ):
        assert said in text, said
    # A municipality that is too small is not even named.
    assert "Fictief" not in text


def test_what_is_hidden_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    def with_hidden(first: int, second: int) -> tuple[Overgang, ...]:
        return (
            *SOME,
            moved("Bedachtstad", "aanpak_intensief", "aanpak", first),
            moved("Bedachtstad", "aanpak_intensief", "wijkteam", second),
            moved("Verzonnendorp", "aanpak_intensief", "aanpak", second),
            moved("Verzonnendorp", "aanpak_intensief", "wijkteam", first),
        )

    one, other = with_hidden(4, 5), with_hidden(5, 4)
    assert protect(one) == protect(other)
    written: list[list[bytes]] = []
    for counts in (one, other[::-1]):
        folder = tmp_path / str(len(written))
        folder.mkdir()
        written.append(
            [
                path.read_bytes()
                for path in write_report(folder, report_of(counts, begonnen=AT.replace(minute=len(written))))
            ]
        )
    # The same bytes too, in whatever order the counts came, and at whatever moment of the day.
    assert written[0] == written[1]


def test_the_page_is_one_file_that_fetches_and_runs_nothing(tmp_path: Path) -> None:
    content = write_report(tmp_path, report_of())[0].read_bytes()
    page = _Page(content)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form", "a"} & set(page.tags)
    names = {name for name, _ in page.attributes}
    assert not {"src", "href", "style", "srcset"} & names
    assert not [name for name in names if name.startswith("on")]
    assert content.count(b"url(") == content.count(b'url("data:font/ttf;base64,') == 3
    assert b"@import" not in content
    assert page.text.count("http") == 0


def test_the_page_can_be_read_without_seeing_it(tmp_path: Path) -> None:
    page = page_of(tmp_path, report_of())
    assert ("lang", "nl") in page.attributes
    assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead")
    assert page.tags.count("h1") == 1
    assert page.tags.count("th") == sum(name == "scope" for name, _ in page.attributes)
    pictures = [value for name, value in page.attributes if name == "role" and value == "img"]
    # The page has a title of its own, and each picture one.
    assert page.tags.count("title") == len(pictures) + 1
    assert page.tags.count("svg") == len(pictures) == 3


def test_words_from_outside_are_words(tmp_path: Path) -> None:
    strange = replace(NEWER, regels={**NEWER.regels, "een_belemmering": HOSTILE})
    counts = tuple(replace(one, gemeente=f"{HOSTILE}{one.gemeente}") for one in SOME)
    page = page_of(tmp_path, report_of(counts, nieuw=strange, afgekeurd=(Afgekeurd("X", HOSTILE, 1),)))
    assert "script" not in page.tags
    assert page.tags.count("head") == 1
    assert page.text.count("<script>alert(1)</script></head>&lt; {{7*7}}") >= 3
    assert "\u202e" not in page.text


def test_outside_tools_find_whole_accessible_documents(tmp_path: Path) -> None:
    everything = {
        "gewoon": report_of(afgekeurd=(Afgekeurd("X", "Reden", 1),)),
        "leeg": report_of(()),
    }
    paths = {}
    for name, given in everything.items():
        (tmp_path / name).mkdir()
        paths[name] = write_report(tmp_path / name, given)[1]
    for path, verdicts in validate_all([*paths.values()]).items():
        assert all(verdict.passed for verdict in verdicts.values()), (path, verdicts)
    roles = [element.role for element in outside.structure(paths["gewoon"])]
    assert roles.count("H1") == 1
    assert {"Table", "Caption", "THead", "TH", "TD", "Figure"} <= set(roles)
    assert roles.count("Figure") >= 3
    properties = outside.properties(paths["gewoon"])
    assert "Nov 22 00:00:00 2026" in properties["CreationDate"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((), "Er is geen enkel gesprek gescoord."),
        (SOME[-1:], "Alle aantallen zijn verborgen."),
    ],
)
def test_nothing_to_show_is_said(counts: tuple[Overgang, ...], said: str, tmp_path: Path) -> None:
    text = page_of(tmp_path, report_of(counts)).text
    assert said in text
    assert "Een mens beslist" in text
    assert "3 gesprekken" not in text


def test_all_that_is_summed_says_when_a_part_is_hidden() -> None:
    view = report_view(report_of())
    assert view.totaal is not None
    for row in view.totaal.rijen[:-1]:
        hidden = any(cell.soort == "dicht" for cell in row.cellen)
        known = sum(int(cell.tekst.replace(".", "")) for cell in row.cellen[:-1] if cell.soort != "dicht")
        expected = str(known) if not hidden else (f"≥\u00a0{known}" if known else "•")
        assert row.cellen[-1].tekst == expected


def test_rules_of_another_instrument_have_nobody_who_stays() -> None:
    other = replace(ZWOLLE, naam="haarlem")
    view = report_view(report_of(oud=(other,), vergelijkbaar=False))
    assert not view.blijft
    assert not any("dezelfde uitkomst" in line or "verschuiving" in line for line in view.kort)
    assert any("groepen van voor en nu zijn niet dezelfde" in line for line in view.kort)
    assert [head for head, _ in view.legenda] == ["Voor", "Nu"]
    assert report_view(report_of()).blijft


def test_the_summary_names_the_largest_move_and_the_picture_counts_the_same_moves() -> None:
    counts = (
        moved("Bedachtstad", "aanpak", "wijkteam", 40),
        moved("Bedachtstad", "wijkteam", "aanpak", 30),
        moved("Bedachtstad", GEEN_ADVIES, "aanpak", 500),
        moved("Bedachtstad", "aanpak", "aanpak", 600),
    )
    view = report_view(report_of(counts))
    assert (
        "De grootste verschuiving: 40 gesprekken van Zwolle Werkt Aanpak naar Sociaal wijkteam." in view.kort
    )
    assert "70 gesprekken krijgen een andere uitkomst (6 procent)." in view.kort
    # Who had no advice yet did not get another one.
    said = {one.tekst for one in view.regelfiguur[0].woorden}
    assert {"40", "30"} <= said
    assert "530" not in said
    nobody_had_advice = report_view(report_of(counts[2:3])).kort
    assert not any("uitkomst (" in line or "Geen enkel gesprek" in line for line in nobody_had_advice)


def test_of_small_municipalities_nothing_is_shown_while_their_number_is_hidden(tmp_path: Path) -> None:
    view = report_view(report_of())
    assert view.totaal is not None
    assert [place.naam for place in view.gemeenten] == ["Bedachtstad", "Verzonnendorp"]
    assert "Van die kleine gemeenten staat er verder niets." in page_of(tmp_path, report_of()).text
    together = (*SOME, moved("Niemandsland", "aanpak", "aanpak", 8), moved("", "aanpak", "aanpak", 50))
    named = [place.naam for place in report_view(report_of(together)).gemeenten]
    assert named == ["Bedachtstad", "Verzonnendorp", "Gemeente onbekend", "Kleine gemeenten samen"]


def test_one_municipality_has_no_table_of_its_own_and_many_have_more_pictures() -> None:
    assert report_view(report_of(SOME[:4])).gemeenten == ()
    many = tuple(replace(SOME[0], gemeente=f"Bedachtstad {number:02}") for number in range(30))
    assert [len(report_view(report_of(many)).staven), len(report_view(report_of(many)).gemeenten)] == [3, 30]


def test_the_tables_of_very_many_municipalities_stand_in_the_page_only(tmp_path: Path) -> None:
    many = tuple(replace(SOME[0], gemeente=f"Bedachtstad {number:02}") for number in range(61))
    page, pdf = write_report(tmp_path, report_of(many))
    assert page.read_bytes().count(b"<caption>Van voor naar nu") == 61
    assert "De tabel van elke gemeente staat in rapport.html." in outside.text(pdf)
    assert "Van voor naar nu" not in outside.text(pdf)


def test_colours_and_lines() -> None:
    assert [shade_of(number, 100) for number in (0, 1, 10, 11, 50, 75, 76, 100)] == [0, 1, 1, 2, 3, 4, 5, 5]
    assert len(SHADES) == 6
    style = (templates_dir() / "css/herscoring.css").read_text(encoding="utf-8")
    for fill in (*CATEGORY_FILLS, OPEN_FILL, NONE_FILL, HIDDEN_FILL):
        assert f".kleur-{fill[1:]} {{ background: {fill}; }}" in style
    for number in range(9):
        assert len(set(category_fills(number))) == number
    assert wrapped("een twee drie", 1000, 10) == ["een twee drie"]
    assert wrapped("een heeellangwoord", 10, 10) == ["een", "heeellangwoord"]
