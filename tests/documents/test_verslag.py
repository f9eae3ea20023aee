"""The Klantbeeldverslag: the matrix with its evidence, and figures that agree with their table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.documents.plan_document import MadeDocument
from interview.documents.radar import RADIUS, RINGS, RadarAxis, radar
from interview.documents.render import DocumentRenderer
from interview.documents.verslag_document import make_verslag, report_view
from interview.plan.report_build import build_report
from interview.record import GespreksRecord
from interview.session.advice import advise, scoring_input
from interview.session.content import Content
from interview.session.state import State
from questionnaires.answers import Antwoord, Belemmert
from scoring.engine import score
from scoring.explain import explain
from scoring.trajecten import recommend
from tests.documents.page_text import blocks
from tests.documents.voorbeeld import AT, MENSEN, voorbeeld_record
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all

MUNICIPALITY = "Gemeente Voorbeeld"


def page_of(record: GespreksRecord, content: Content, renderer: DocumentRenderer) -> str:
    view = report_view(build_report(record, content), MENSEN, MUNICIPALITY, AT.date())
    return " ".join(blocks(renderer.html("verslag.html.j2", view)))


def test_outside_tools_find_a_whole_accessible_document(report_path: Path) -> None:
    outside.assert_well_formed(report_path)
    assert all(verdict.passed for verdict in validate_all([report_path])[report_path].values())
    assert all(font.is_embedded and font.has_unicode for font in outside.fonts(report_path))
    roles = [element.role for element in outside.structure(report_path)]
    assert roles.count("H1") == 1
    assert roles.count("Figure") == 1
    assert roles.count("Table") == 4
    assert {"THead", "TBody", "TH", "TD"} <= set(roles)


def test_everything_recorded_is_there(report_path: Path) -> None:
    printed = " ".join(outside.text(report_path, as_laid_out=False).split())
    for text in (
        "Huurachterstand van twee maanden.",
        "Die blauwe brieven maak ik niet meer open.",
        "Legt zelf een stapel dichte post op tafel.",
        "Geld staat in de weg, de rest gaat.",
        "Eens. Eerst die brieven, ja.",
        "Reden: er missen gegevens.",
        "4 gaat goed",
        "3 wisselend",
        "klant weet meer",
        "16 uur per week",
        "zwolle 1.0.0",
        "De klant vindt dat dit klopt.",
    ):
        assert text in printed
    assert "999990019" not in printed


def test_the_figure_says_the_same_as_the_table(report: MadeDocument, content: Content) -> None:
    data = build_report(voorbeeld_record(), content)
    view = report_view(data, MENSEN, MUNICIPALITY, AT.date())
    assert len(view.matrix) == len(view.radar.namen) == 11
    for area, row in zip(data.leefgebieden, view.matrix, strict=True):
        said = str(area.niveau) if area.niveau is not None else area.niveau_woord
        assert f"{area.kort} {said}" in view.radar.beschrijving
        assert row.niveau.startswith(said)
        assert (f"{area.kort} {said}, belemmert" in view.radar.beschrijving) == (row.belemmert == "ja")
    assert len(view.radar.punten) == sum(area.niveau is not None for area in data.leefgebieden)
    assert report.data.content


levels = st.lists(st.one_of(st.none(), st.integers(1, RINGS)), min_size=3, max_size=12)


@given(levels)
def test_an_unknown_is_never_drawn(niveaus: list[int | None]) -> None:
    drawn = radar(
        [
            RadarAxis(f"as{number}", niveau, "" if niveau else "niet besproken", belemmert=False)
            for number, niveau in enumerate(niveaus)
        ]
    )
    known = [niveau for niveau in niveaus if niveau is not None]
    distances = sorted((float(point.x) ** 2 + float(point.y) ** 2) ** 0.5 for point in drawn.punten)
    assert distances == pytest.approx(sorted(RADIUS * niveau / RINGS for niveau in known), abs=0.02)
    neighbours = zip(niveaus, niveaus[1:] + niveaus[:1], strict=True)
    assert len(drawn.lijnen) == sum(one is not None and two is not None for one, two in neighbours)
    assert [axis.onbekend for axis in drawn.assen] == [niveau is None for niveau in niveaus]


def test_a_hidden_answer_never_prints(content: Content, renderer: DocumentRenderer) -> None:
    shown = {"wens.wens_bekend": Antwoord(waarde="ja")}
    questions = content.vragenlijst.vragen
    hidden = [
        name
        for name, (_, vraag) in questions.items()
        if vraag.toon_als and vraag.soort == "keuze" and "wens.wens_bekend" not in vraag.toon_als
    ]
    assert hidden
    answers = {name: Antwoord(waarde=questions[name][1].keuzes[0].id) for name in hidden}
    record = voorbeeld_record().model_copy(update={"antwoorden": {**shown, **answers}})
    page = page_of(record, content, renderer)
    assert questions["wens.wens_bekend"][1].tekst in page
    for name in hidden:
        assert questions[name][1].tekst not in page


def test_the_explanation_prints_when_it_is_about_the_shown_advice(
    content: Content, renderer: DocumentRenderer
) -> None:
    record = voorbeeld_record()
    areas = dict(record.leefgebieden)
    areas["wonen"] = areas["wonen"].model_copy(update={"belemmert": Belemmert.NEE})
    areas["mentaal"] = areas["mentaal"].model_copy(update={"niveau": 4, "belemmert": Belemmert.NEE})
    settled = record.model_copy(update={"leefgebieden": areas, "wijzigingen_na_advies": ()})
    state = State(content, settled)
    advised = settled.model_copy(update={"advies": advise(state, AT)})
    given_facts = scoring_input(state)
    outcome = score(given_facts, content.regelset)
    explanation = explain(outcome, given_facts, content.regelset)
    services = recommend(outcome, given_facts, content.catalogus)
    told = build_report(advised, content, explanation, services).advies
    assert told is not None
    assert told.uitleg == (explanation.voldoende_zin,)
    assert services[0].reden in told.trajecten[0]
    assert not told.later_gewijzigd

    other = build_report(record, content, explanation, services).advies
    assert other is not None
    assert other.uitleg == other.anders_als == ()
    assert other.later_gewijzigd


def test_a_gesprek_without_an_advice_prints_too(content: Content, renderer: DocumentRenderer) -> None:
    record = voorbeeld_record()
    bare = GespreksRecord(gesprek_id="g", klant=record.klant, versies=record.versies, begonnen_op=AT)
    made = make_verslag(
        renderer, build_report(bare, content), replace(MENSEN, geboortedatum=None), MUNICIPALITY, AT
    )
    assert made.pages <= 3
    page = page_of(bare, content, renderer)
    assert "Er is geen advies gevraagd." in page
    assert "niet besproken" in page
