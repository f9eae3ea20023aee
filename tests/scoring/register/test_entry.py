"""The entry of every regelset fits the standard, reads plainly, and leaves open what we cannot know."""

from __future__ import annotations

import re

import pytest

from interview.documents.plain_language import measure
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.register.entry import ASKED, build, law
from scoring.register.standard import FIELDS, OPEN, Gebreksoort, check
from scoring.rules import Regelset
from tests.scoring.zwolle import ZWOLLE

RELEASED = tuple(sorted((path.parent.name, path.stem) for path in PACKAGED_RULESETS.glob("*/*.toml")))
OWN = {
    "organization": "Gemeente Voorbeeld",
    "status": "In ontwikkeling",
    "begin_date": "2027-01",
    "contact_email": "algoritmes@voorbeeld.example",
    "website": "https://www.voorbeeld.example/hulp",
    "process_index_url": "https://www.voorbeeld.example/register",
    "impacttoetsen": "Er is een DPIA gedaan. Die is niet openbaar.",
    "provider": "Intern ontwikkeld",
}
PLAIN = [field.name for field in FIELDS if field.plain] + ["risks"]


def _text(entry: dict[str, object], name: str) -> str:
    """Without tags, a line for each paragraph and item."""
    return re.sub(r"<[^>]+>", "\n", str(entry[name]))


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_an_entry_fits_the_standard(naam: str, versie: str) -> None:
    entry = build(load_named(naam, versie), {})

    found = check(entry)
    assert {gebrek.soort for gebrek in found} == {Gebreksoort.OPEN}
    assert {gebrek.veld for gebrek in found} == set(ASKED)
    assert check(build(load_named(naam, versie), OWN)) == ()


@pytest.mark.parametrize("field", PLAIN)
@pytest.mark.parametrize(("naam", "versie"), RELEASED)
def test_what_anybody_should_understand_reads_plainly(naam: str, versie: str, field: str) -> None:
    text = _text(build(load_named(naam, versie), {}), field)

    assert measure(text).words > 20
    assert measure(text).reading_ease >= 60


def test_nobody_publishes_a_guess() -> None:
    entry = build(ZWOLLE, {})

    assert all(str(entry[name]).startswith(OPEN) for name in ASKED)
    assert entry["publication_category"] == "Hoog-risico AI-systeem"
    assert "De gemeente kiest de categorie" in str(entry["risks"])


def test_it_says_what_is_read_and_what_never_is() -> None:
    data = _text(build(ZWOLLE, {}), "source_data")

    assert all(feit.woord in data for feit in ZWOLLE.feit)
    assert all(word in data for word in ("nationaliteit", "postcode", "geslacht", "notities", "BSN"))


def test_it_says_how_it_works_and_from_which_file() -> None:
    works = _text(build(ZWOLLE, {}), "methods_and_models")

    assert "leert niet zelf" in works
    assert ZWOLLE.inhoud_hash in works
    assert all(regel.zin.rstrip(".") in works for regel in ZWOLLE.regel)
    assert all(bron.titel in works for bron in ZWOLLE.bronnen)


def test_the_law_has_a_day_articles_and_links() -> None:
    entry = build(ZWOLLE, {})

    assert f"{law().op:%d-%m-%Y}" in str(entry["lawful_basis"])
    assert all(zin.artikel in str(entry["lawful_basis"]) for wet in law().wet for zin in wet.zinnen)
    assert entry["lawful_basis_grouping"] == [{"title": one.titel, "link": one.link} for one in law().wet]


def test_what_the_municipality_says_itself_goes_first() -> None:
    entry = build(
        ZWOLLE, OWN | {"lawful_basis": "Zie onze verordening.", "goal": "<p>Ons doel.</p>", "raar": "x"}
    )

    assert entry["goal"] == "<p>Ons doel.</p>"
    assert entry["lawful_basis"] == "Zie onze verordening."
    assert "lawful_basis_grouping" not in entry
    assert "raar" not in entry


def _large() -> Regelset:
    """Rules with texts far too long for their fields."""
    raw = ZWOLLE.model_dump()
    long = "Dit is een lange zin met <tekens> & meer. " * 20
    raw["titel"] = long
    raw["categorie"] = [
        {**one, "uitleg": long, "kort": f"{one['kort']} {'x' * 100}"} for one in raw["categorie"]
    ]
    raw["regel"] = [{**one, "id": f"{one['id']}_{i}", "zin": long} for one in raw["regel"] for i in range(9)]
    raw["feit"] = [{**one, "woord": f"{one['naam']} {'y' * 150}"} for one in raw["feit"]]
    return Regelset.model_validate(raw)


def test_whatever_the_rules_say_every_text_fits() -> None:
    entry = build(_large(), OWN)

    assert check(entry) == ()
    assert "&lt;tekens&gt; &amp; meer" in str(entry["methods_and_models"])
    assert "En nog " in str(entry["methods_and_models"])


def test_what_the_rules_read_is_counted_apart_from_what_only_services_read() -> None:
    text = _text(build(load_named("helmond", "1.0.0"), {}), "proportionality")

    assert "De regels lezen 1 feit. De lijst met hulp leest daarbij 10 oordelen en 2 feiten." in text
