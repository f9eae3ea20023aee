"""What the example says is right, safe and plainly invented."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from questionnaires import loader
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.model import Gemeentepakket, Noodgeval, Regelingsoort, Stopkaart

ON = date(2026, 11, 21)
NOT_INVENTED = re.compile(r"\b(?!000 000 00)0\d{2}[ -]?\d{3}")
"""A telephone number that might be somebody's."""


@pytest.fixture(scope="module")
def pakket() -> Gemeentepakket:
    return load.load_named(load.EXAMPLE, "1.0.0")


def test_released_files_never_change() -> None:
    """A change to a released file is a new version; add its hash when it is released."""
    released = tomllib.loads((loader.PACKAGED / "uitgebracht.toml").read_text(encoding="utf-8"))
    folders = (load.PACKAGED,)
    present = {
        f"{naam}/{versie}": loader.content_hash(load.PACKAGED / naam / f"{versie}.toml")
        for naam in loader.names(folders)
        for versie in loader.versions(naam, folders)
    }
    assert released["gemeentepakketten"] == present


def card(pakket: Gemeentepakket, geval: Noodgeval) -> str:
    (found,) = (one for one in pakket.stopkaarten(ON) if one.id is geval)
    return " ".join(found.stappen)


def test_every_number_and_address_is_plainly_invented(pakket: Gemeentepakket) -> None:
    numbers = [one.nummer for card in pakket.stopkaart for one in card.nummers]
    numbers += [contact.telefoon for contact in pakket.contact]
    assert pakket.signaal is not None
    numbers.append(pakket.signaal.telefoon)
    assert all(number.startswith("000 000 00 ") for number in numbers)
    assert all(contact.email.endswith((".example", "")) for contact in pakket.contact)
    for text in pakket.tekst:
        assert not NOT_INVENTED.search(pakket.zin(text.id, ON)), text.id
    named = [one.naam for card in pakket.stopkaart for one in card.nummers]
    assert all("verzonnen" in name for name in named)


def test_whoever_practises_learns_which_number_is_real(pakket: Gemeentepakket) -> None:
    for found in pakket.stopkaart:
        for number in found.nummers:
            if number.naam.startswith("Alarmnummer"):
                assert "in het echt 112" in number.wanneer


@pytest.mark.parametrize("name", ["voorbeeld", "zwolle"])
def test_a_card_is_read_at_a_glance(name: str) -> None:
    def fits(found: Stopkaart) -> bool:
        return 1 <= len(found.stappen) <= 8 and all(len(step) <= 74 for step in found.stappen)

    found = load.load_named(name, "1.0.0").stopkaart
    assert [one.id for one in found] == list(Noodgeval)
    assert all(fits(one) for one in found)


@pytest.mark.parametrize(
    ("geval", "said"),
    [
        (Noodgeval.DIRECT_GEVAAR, ("Uw veiligheid gaat voor", "Bel het alarmnummer")),
        (
            Noodgeval.SUICIDE,
            ("Denkt u aan zelfmoord?", "Laat de klant niet alleen", "Bel nu het alarmnummer"),
        ),
        (
            Noodgeval.GEWELD,
            ("Vraag bij geweld niets waar partner of kind bij is.", "Veilig Thuis", "Signaal"),
        ),
        (Noodgeval.ONTRUIMING, ("schuldhulp", "drie werkdagen")),
        (Noodgeval.GEEN_ETEN, ("huisarts", "noodhulp", "voorschot", "Niet welke.")),
        (Noodgeval.VERWARD, ("Niet scoren, geen plan, geen handtekening.", "Breek het gesprek af")),
        (Noodgeval.AGRESSIE, ("U mag altijd gaan", "niet alleen terug", "Niet in het gesprek")),
    ],
)
@pytest.mark.parametrize("name", ["voorbeeld", "zwolle"])
def test_the_steps_that_must_be_there_are_there(name: str, geval: Noodgeval, said: tuple[str, ...]) -> None:
    steps = card(load.load_named(name, "1.0.0"), geval)
    for words in said:
        assert words in steps


def test_violence_is_never_asked_about_before_one_is_alone(pakket: Gemeentepakket) -> None:
    (found,) = (one for one in pakket.stopkaarten(ON) if one.id is Noodgeval.GEWELD)
    assert "niets waar partner of kind bij is" in found.stappen[0]


def test_a_door_is_no_right(pakket: Gemeentepakket) -> None:
    found = pakket.regelingen(ON)
    assert len(found) >= 16
    assert {one.soort for one in found} == set(Regelingsoort)
    for one in found:
        assert one.waar, one.id
        assert not re.search(r"€|\beuro\b|\brecht op\b|u krijgt \d", one.uitleg.casefold()), one.id


def test_what_a_klant_hears_is_never_a_threat(pakket: Gemeentepakket) -> None:
    """Only the text for a plan in which something must may speak of a lower uitkering."""
    for text in pakket.tekst:
        if text.id != "gevolgen":
            assert "lager" not in text.tekst, text.id


def test_every_legal_sentence_asks_a_lawyer(pakket: Gemeentepakket) -> None:
    for text in pakket.tekst:
        assert "laat uw jurist meelezen" in text.bron, text.id
