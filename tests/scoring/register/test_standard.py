"""The limits of the Algoritmeregister hold, and what is still to be filled in never passes for filled in."""

from __future__ import annotations

import pytest

from scoring.register.standard import FIELDS, OPEN, PER_NAME, Gebreksoort, check

READY: dict[str, object] = {
    "name": "Advies geven",
    "description_short": "Dit geeft advies.",
    "organization": "Gemeente Voorbeeld",
    "category": ["Werk"],
    "status": "In gebruik",
    "begin_date": "2027-01",
    "contact_email": "algoritmes@voorbeeld.example",
    "website": "https://www.voorbeeld.example/hulp",
    "publication_category": "Impactvolle algoritmes",
    "goal": "<p>Doel</p><ul><li>een</li></ul>",
    "lawful_basis_grouping": [{"title": "Participatiewet", "link": "https://wetten.overheid.nl/BWBR0015703"}],
    "impacttoetsen_grouping": [{"title": "DPIA"}],
    "lang": "nld",
    "standard_version": "1.0",
}


def _found(**changed: object) -> list[tuple[str, Gebreksoort]]:
    return [(gebrek.veld, gebrek.soort) for gebrek in check({**READY, **changed})]


def test_a_complete_entry_is_ready() -> None:
    assert check(READY) == ()


@pytest.mark.parametrize("field", [field.name for field in FIELDS if field.required])
def test_what_is_required_is_missed(field: str) -> None:
    without = {name: value for name, value in READY.items() if name != field}

    assert [(one.veld, one.soort) for one in check(without)] == [(field, Gebreksoort.OPEN)]
    assert _found(**{field: "  "}) == [(field, Gebreksoort.OPEN)]
    assert _found(**{field: f"{OPEN}: nog te doen"}) == [(field, Gebreksoort.OPEN)]


@pytest.mark.parametrize("name", [field.name for field in FIELDS if field.longest and not field.many])
def test_texts_have_their_longest_length(name: str) -> None:
    longest = PER_NAME[name].longest or 0
    begin = {"tekst": "", "maand": "2027-01"}.get(PER_NAME[name].form, "https://a.nl/")
    fits = begin + "x" * (longest - len(begin))

    assert _found(**{name: fits}) == []
    assert (name, Gebreksoort.ONGELDIG) in _found(**{name: fits + "x"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("onbekend", "iets"),
        ("status", "in gebruik"),
        ("publication_category", "Hoog risico"),
        ("lang", "nl"),
        ("standard_version", "0.4"),
        ("category", "Werk"),
        ("category", ["Werk", "Fraude"]),
        ("begin_date", "01-2027"),
        ("begin_date", "2027-13"),
        ("website", "http://voorbeeld.example"),
        ("website", "javascript:alert(1)"),
        ("contact_email", "bel ons"),
        ("name", 7),
        ("name", "Een <b>naam</b>"),
        ("goal", "<script>iets</script>"),
        ("goal", '<a href="https://x.example">x</a>'),
        ("goal", "<p onclick=x>goed</p><img src=x>"),
        ("goal", "1 < 2"),
        ("lawful_basis_grouping", {"title": "x"}),
        ("lawful_basis_grouping", [{"title": "Participatiewet"}]),
        ("lawful_basis_grouping", [{"title": "x" * 101, "link": "https://wetten.overheid.nl/x"}]),
        ("lawful_basis_grouping", [{"title": "", "link": "https://wetten.overheid.nl/x"}]),
        ("lawful_basis_grouping", [{"title": "x", "link": "https://a.nl/" + "x" * 500}]),
        ("lawful_basis_grouping", [{"title": "x", "link": "wetten.overheid.nl", "extra": "x"}]),
        ("source_data_grouping", [{"title": "x" * 501, "link": "https://voorbeeld.example/x"}]),
        ("impacttoetsen_grouping", [{"title": "DPIA", "link": "later"}]),
    ],
)
def test_what_the_standard_does_not_allow_is_found(field: str, value: object) -> None:
    assert (field, Gebreksoort.ONGELDIG) in _found(**{field: value})


def test_something_open_within_a_text_is_found() -> None:
    assert _found(goal=f"<p>Goed.</p><p>{OPEN}: het doel</p>") == [("goal", Gebreksoort.OPEN)]


def test_the_fields_are_those_of_the_standard() -> None:
    assert len(FIELDS) == 31
    assert sum(field.required for field in FIELDS) == 7
    assert [field.name for field in FIELDS if field.plain] == [
        "description_short",
        "goal",
        "proportionality",
        "human_intervention",
    ]
