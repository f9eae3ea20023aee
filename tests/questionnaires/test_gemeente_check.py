"""What a gemeentepakket lacks: what blocks a visit, and what somebody still has to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import (
    NEEDED_CONTACTS,
    REQUIRED_TEXTS,
    Gebrek,
    Soort,
    controle,
    entries,
    plan_text_gaps,
    visit_gaps,
)
from questionnaires.gemeentepakket.model import Entry, Gemeentepakket, Noodgeval

ON = date(2026, 11, 21)


@pytest.fixture(scope="module")
def pakket() -> Gemeentepakket:
    return load.load_named(load.EXAMPLE, "1.0.0")


@pytest.fixture(scope="module")
def skeleton() -> Gemeentepakket:
    return load.load_named("zwolle", "1.0.0")


def changed(pakket: Gemeentepakket, group: str, name: str, **update: object) -> Gemeentepakket:
    """One entry of ``group`` with other values; ``None`` as name changes nothing else."""
    found: Sequence[Entry] = getattr(pakket, group)
    after = tuple(
        one.model_copy(update=update) if str(getattr(one, "id", "")) == name else one for one in found
    )
    assert after != found
    return pakket.model_copy(update={group: after})


def without(pakket: Gemeentepakket, group: str, name: str) -> Gemeentepakket:
    found: Sequence[Entry] = getattr(pakket, group)
    after = tuple(one for one in found if str(getattr(one, "id", "")) != name)
    assert len(after) < len(found)
    return pakket.model_copy(update={group: after})


def told(gaps: Sequence[Gebrek]) -> set[tuple[str, str]]:
    return {(gap.soort.value, gap.waar) for gap in gaps}


@pytest.mark.parametrize("on", [ON, date(2027, 2, 1)])
def test_nothing_lacks_in_the_example(pakket: Gemeentepakket, on: date) -> None:
    assert visit_gaps(pakket, on) == ()
    assert controle(pakket, on) == ()


@pytest.mark.parametrize("geval", list(Noodgeval))
@pytest.mark.parametrize("lacking", [{"nummers": ()}, {"stappen": ()}, {"invullen": "Vraag het."}])
def test_no_visit_without_a_number_for_each_emergency(
    pakket: Gemeentepakket, geval: Noodgeval, lacking: dict[str, object]
) -> None:
    gaps = visit_gaps(changed(pakket, "stopkaart", geval.value, **lacking), ON)
    assert told(gaps) == {("ontbreekt", f"stopkaart.{geval.value}")}


@pytest.mark.parametrize("contact", NEEDED_CONTACTS)
def test_no_visit_without_someone_to_turn_to(pakket: Gemeentepakket, contact: str) -> None:
    unreachable = changed(pakket, "contact", contact, telefoon="", email="", adres="")
    assert f"contact.{contact}" in {gap.waar for gap in visit_gaps(unreachable, ON)}
    assert f"contact.{contact}" in {gap.waar for gap in visit_gaps(without(pakket, "contact", contact), ON)}


@pytest.mark.parametrize("name", ["informatieplicht", "niet_tekenen", "gevolgen", "bezwaar.concept"])
def test_no_visit_without_what_is_read_aloud_or_printed(pakket: Gemeentepakket, name: str) -> None:
    assert told(visit_gaps(without(pakket, "tekst", name), ON)) == {("ontbreekt", f"tekst.{name}")}


def test_only_the_chosen_text_about_bezwaar_blocks(pakket: Gemeentepakket) -> None:
    assert plan_text_gaps(without(pakket, "tekst", "bezwaar.besluit"), ON) == ()


def test_a_number_that_is_not_there_is_not_read_aloud(pakket: Gemeentepakket) -> None:
    """The text tells whom to call about data; without a number nobody is told half of it."""
    silent = changed(pakket, "contact", "fg", telefoon="")
    assert {gap.waar for gap in visit_gaps(silent, ON)} == {"tekst.informatieplicht"}
    assert ("onbekend woord", "tekst.informatieplicht") in told(controle(silent, ON))


@pytest.mark.parametrize("name", REQUIRED_TEXTS)
def test_every_text_that_is_asked_for_is_missed(pakket: Gemeentepakket, name: str) -> None:
    assert ("ontbreekt", f"tekst.{name}") in told(controle(without(pakket, "tekst", name), ON))


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"gecontroleerd": ON - timedelta(days=364)}, None),
        ({"gecontroleerd": date(2025, 11, 22)}, None),
        ({"gecontroleerd": date(2025, 11, 21)}, Soort.VERLOPEN),
        ({"gecontroleerd": date(2020, 2, 29)}, Soort.VERLOPEN),
        ({"gecontroleerd": None}, Soort.NIET_NAGEKEKEN),
        ({"voorgelezen": None}, Soort.NIET_VOORGELEZEN),
        ({"tekst": "Zeg {iets_anders}."}, Soort.ONBEKEND_WOORD),
        ({"tekst": "Nu {tot}."}, Soort.ONBEKEND_WOORD),
        ({"invullen": "Vraag de jurist."}, Soort.ONTBREEKT),
        ({"tekst": ""}, Soort.ONTBREEKT),
    ],
)
def test_what_is_wrong_with_a_text_is_told(
    pakket: Gemeentepakket, update: dict[str, object], expected: Soort | None
) -> None:
    gaps = controle(changed(pakket, "tekst", "tolk", **update), ON)
    assert told(gaps) == (set() if expected is None else {(expected.value, "tekst.tolk")})


def test_what_has_to_be_filled_in_says_what_to_ask(pakket: Gemeentepakket) -> None:
    (gap,) = controle(changed(pakket, "tekst", "tolk", invullen="Vraag de jurist."), ON)
    assert gap.tekst == "Vraag de jurist."


def test_a_source_is_needed_once_it_is_filled_in(pakket: Gemeentepakket) -> None:
    assert told(controle(changed(pakket, "contact", "klacht", bron=""), ON)) == {
        ("ontbreekt", "contact.klacht.bron")
    }


def test_two_that_begin_on_one_day_are_told(pakket: Gemeentepakket) -> None:
    twice = pakket.model_copy(update={"tekst": (*pakket.tekst, pakket.tekst[0])})
    assert told(controle(twice, ON)) == {("dubbel", f"tekst.{pakket.tekst[0].id}")}


def test_what_was_replaced_is_history(pakket: Gemeentepakket) -> None:
    old = pakket.tekst[0].model_copy(
        update={"geldig_vanaf": date(2020, 1, 1), "gecontroleerd": date(2020, 1, 1)}
    )
    assert controle(pakket.model_copy(update={"tekst": (old, *pakket.tekst)}), ON) == ()


def test_terms_for_keeping_are_asked_for(pakket: Gemeentepakket) -> None:
    settings = pakket.instellingen.model_copy(
        update={"bewaartermijn_maanden": 0, "signaal_bewaartermijn_maanden": 0}
    )
    places = {gap.waar for gap in controle(pakket.model_copy(update={"instellingen": settings}), ON)}
    assert {"instellingen.bewaartermijn_maanden", "instellingen.signaal_bewaartermijn_maanden"} <= places


def test_without_a_recipient_of_signalen_it_is_told(pakket: Gemeentepakket) -> None:
    assert told(controle(pakket.model_copy(update={"signaal": None}), ON)) == {("ontbreekt", "signaal")}


def test_the_skeleton_has_every_entry_of_the_example(
    pakket: Gemeentepakket, skeleton: Gemeentepakket
) -> None:
    assert [place for place, _ in entries(skeleton)] == [place for place, _ in entries(pakket)]


def test_the_skeleton_pretends_nothing(pakket: Gemeentepakket, skeleton: Gemeentepakket) -> None:
    assert not skeleton.fictief
    for place, entry in entries(skeleton):
        assert entry.voorgelezen is None, place
        assert entry.gecontroleerd is None, place
        assert entry.invullen or entry.bron, place
    for contact in skeleton.contact:
        assert contact.invullen or contact.id in ("toezichthouder", "rechtshulp")
    numbers = {one.nummer for card in skeleton.stopkaart for one in card.nummers}
    assert numbers == {"112", "113", "0800-2000", "0900-8844", "0800-8020"}
    assert all(card.invullen for card in skeleton.stopkaart)
    assert skeleton.signaal is not None
    assert skeleton.signaal.invullen
    assert not skeleton.signaal.sleutel


def test_no_visit_starts_with_the_skeleton(skeleton: Gemeentepakket) -> None:
    gaps = {gap.waar for gap in visit_gaps(skeleton, ON)}
    assert {f"stopkaart.{geval.value}" for geval in Noodgeval} <= gaps
    assert {f"contact.{wanted}" for wanted in NEEDED_CONTACTS} <= gaps
    assert "tekst.informatieplicht" in gaps
    assert len(controle(skeleton, ON)) > len(gaps)
