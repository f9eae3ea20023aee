"""Of a random record only the allow-list reaches what a klant or a third party gets to see.

The sources of the list: what Mijn plan never holds, its embedded file, the klantweergave, the page on
which the klant signs, the partneruittreksel and the afsprakenkaart.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from interview.clientpage.page import TEMPLATE
from interview.documents.cards_agreements import agreements_view
from interview.documents.environment import laid_out, make_environment
from interview.documents.partner_document import extract_data, extract_view
from interview.documents.plan_document import Betrokkenen, plan_data, plan_view
from interview.documents.plan_texts import PlanTeksten, plan_texts
from interview.klant import Klant
from interview.locations import templates_dir
from interview.plan.build import build_plan, former_plan
from interview.plan.partner_extract import build_extract
from interview.record import Wie
from interview.session.client_view import client_view
from interview.session.decide_road import may_share
from questionnaires.errors import KlantbeeldError
from tests.privacy.records import DAY, Marked, marked_record, words_of_judgement
from tests.session.example import packaged

NAMES = Betrokkenen("A. Voorbeeld", None, "Bram Bedacht")
IN_MIJN_PLAN = frozenset(
    {
        "wensen.tekst",
        "citaten.tekst",
        "plan.gaat_goed",
        "doelen.tekst",
        "afspraken.wat",
        "afspraken.derde",
        "afspraken.grondslag",
        "plan.contact.naam",
        "plan.contact.telefoon",
        "plan.reacties.woorden",
        "plan.ondertekening.naam",
    }
)
IN_CLIENT_VIEW = frozenset({"wensen.tekst", "doelen.tekst", "afspraken.wat", "afspraken.derde"})
SEEDS = st.integers(0, 2**32 - 1)


@lru_cache(maxsize=1)
def environment() -> Environment:
    return make_environment(templates_dir())


def texts_of_plan() -> PlanTeksten:
    return plan_texts(packaged()[0].gemeente, DAY)


def page(marked: Marked) -> str:
    """Mijn plan as it is laid out."""
    record = marked.record
    view = plan_view(build_plan(record), NAMES, texts_of_plan(), DAY, former_plan(record))
    return environment().get_template("mijn_plan.html.j2").render(document=view)


def leaked(marked: Marked, text: str, allowed: frozenset[str]) -> set[str]:
    """The places whose texts are in ``text`` and should not be."""
    return {place for place in marked.found_in(text).values() if place not in allowed}


def told(text: str) -> set[str]:
    """Words of a judgement in ``text``."""
    plain = re.sub(r"<[^>]*>", " ", text).casefold()
    return {word for word in words_of_judgement() if word in plain}


@settings(max_examples=150)
@given(SEEDS)
def test_only_the_list_reaches_mijn_plan(seed: int) -> None:
    marked = marked_record(seed)
    text = page(marked)
    assert not leaked(marked, text, IN_MIJN_PLAN)
    assert not told(text)


@settings(max_examples=150)
@given(SEEDS)
def test_only_the_list_reaches_the_embedded_file(seed: int) -> None:
    marked = marked_record(seed)
    text = plan_data(build_plan(marked.record)).content.decode()
    assert not leaked(marked, text, IN_MIJN_PLAN)
    assert not told(text)


@settings(max_examples=150)
@given(SEEDS)
def test_only_wensen_doelen_and_afspraken_reach_the_screen_for_the_klant(seed: int) -> None:
    marked = marked_record(seed)
    text = "\n".join(line for part in client_view(marked.record) for line in (part.titel, *part.regels))
    assert not leaked(marked, text, IN_CLIENT_VIEW)
    assert not told(text)


@settings(max_examples=40)
@given(SEEDS)
def test_only_the_list_reaches_the_page_on_which_the_klant_signs(seed: int) -> None:
    marked = marked_record(seed)
    record = marked.record
    view = plan_view(build_plan(record), NAMES, texts_of_plan(), DAY, former_plan(record))
    text = laid_out(environment(), TEMPLATE, document=view, betekenis="Ik ga akkoord met dit plan.")
    assert not leaked(marked, text, IN_MIJN_PLAN)
    assert not told(text)


@settings(max_examples=100)
@given(SEEDS)
def test_only_the_list_reaches_the_afsprakenkaart(seed: int) -> None:
    marked = marked_record(seed)
    view = agreements_view(build_plan(marked.record), packaged()[0].gemeente, DAY)
    text = environment().get_template("afsprakenkaart.html.j2").render(document=view)
    assert not leaked(marked, text, IN_MIJN_PLAN)
    assert not told(text)


@settings(max_examples=100)
@given(SEEDS)
def test_a_third_party_reads_of_its_own_afspraak_only(seed: int) -> None:
    marked = marked_record(seed)
    record, gemeente = marked.record, packaged()[0].gemeente
    klant = Klant("k-1", "Voorbeeld", "A.", telefoon="000 000 00 00")
    for afspraak in record.afspraken:
        deling = record.delingen[afspraak.id]
        if afspraak.wie is not Wie.DERDE or not may_share(deling):
            with pytest.raises(KlantbeeldError, match="PLAN-DELEN-NIET"):
                build_extract(record, afspraak.id, klant, gemeente, DAY)
            continue
        extract = build_extract(record, afspraak.id, klant, gemeente, DAY)
        laid_out = (
            environment()
            .get_template("partneruittreksel.html.j2")
            .render(document=extract_view(extract, DAY))
        )
        own = {afspraak.wat, deling.ontvanger, deling.doel, deling.praktisch, deling.grondslag}
        own |= {record.plan.contact.naam, record.plan.contact.telefoon}
        for text in (laid_out, extract_data(extract).content.decode()):
            assert not marked.found_in(text).keys() - own
            assert not told(text)


def test_the_check_can_fail() -> None:
    marked = marked_record(1)
    note = next(mark for mark, place in marked.places.items() if place == "leefgebieden.notitie")
    assert leaked(marked, f"een zin met {note}", IN_MIJN_PLAN) == {"leefgebieden.notitie"}
    assert told("<p>Uw niveau is 2</p>") == {"niveau"}


def test_every_text_of_a_record_is_marked() -> None:
    places = set(marked_record(3).places.values())
    assert {
        "leefgebieden.notitie",
        "antwoorden.waarde",
        "feiten.bron",
        "oordeel_vooraf.reden",
        "besluit_gemeente.toelichting",
        "besluit_gemeente.door",
        "verklaringen.tekst",
        "delingen.doel",
        "plan.voorlegging.aan",
        "plan.eerdere_versies.reden",
    } <= {place.rstrip("!") for seed in range(20) for place in marked_record(seed).places.values()} | places
