"""A signature of the page in Mijn plan: as lines, described, and with how it was made."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

import pypdf
import pytest

from interview.clientpage.strokes import Handtekening, to_svg
from interview.documents.plan_document import MadeDocument, make_mijn_plan, plan_view
from interview.documents.render import document_renderer
from interview.locations import templates_dir
from interview.plan import issue
from interview.plan.build import build_plan
from interview.record import GespreksRecord, Getekendmet, Ondertekenkeuze, Ondertekenwijze
from tests.clientpage.signatures import signature
from tests.documents.voorbeeld import AT, MENSEN, TEKEN, example_texts, voorbeeld_plan, voorbeeld_record
from tests.interview.desks import begun, open_desk
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all


def signed(wijze: Ondertekenwijze, met: Getekendmet | None, **changed: object) -> GespreksRecord:
    how = {"wijze": wijze, "getekend_met": met, "naam": "", "afbeelding": "handtekening/1"}
    return voorbeeld_record(plan=voorbeeld_plan(TEKEN.model_copy(update=how | changed)))


@pytest.fixture(scope="module")
def made() -> Generator[MadeDocument]:
    yield make_mijn_plan(
        document_renderer(templates_dir()),
        build_plan(signed(Ondertekenwijze.GETEKEND, Getekendmet.PEN)),
        MENSEN,
        example_texts(),
        AT,
        signature_image=to_svg(signature()),
    )


def test_a_drawn_signature_keeps_both_standards(made: MadeDocument, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(made.pdf)
    assert "Figure" in [element.role for element in outside.structure(path)]
    verdicts = validate_all([path])[path]
    assert all(verdict.passed for verdict in verdicts.values()), verdicts


def test_a_drawn_signature_is_lines_and_no_pixels(made: MadeDocument, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(made.pdf)
    bare = make_mijn_plan(
        document_renderer(templates_dir()),
        build_plan(signed(Ondertekenwijze.KRUISJE, None)),
        MENSEN,
        example_texts(),
        AT,
    )

    def curves(pdf: bytes, name: str) -> int:
        place = tmp_path / name
        place.write_bytes(pdf)
        reader = pypdf.PdfReader(place)
        assert not [image for page in reader.pages for image in page.images]
        drawn = b"".join(_streams(page) for page in reader.pages)
        return len(re.findall(rb"(?:[\d.-]+ ){6}c\b", drawn))

    points = sum(len(stroke.punten) - 1 for stroke in signature().halen)
    assert curves(made.pdf, "a.pdf") - curves(bare.pdf, "b.pdf") >= points
    assert "Ik tekende zelf op het scherm, met een pen." in outside.text(path)


def _streams(page: pypdf.PageObject) -> bytes:
    """What the page draws, with what it draws in forms."""
    contents = page.get_contents()
    found = b"" if contents is None else contents.get_data()
    resources = page["/Resources"].get_object()
    assert isinstance(resources, pypdf.generic.DictionaryObject)
    forms = resources.get("/XObject", pypdf.generic.DictionaryObject()).get_object()
    return found + b"".join(form.get_object().get_data() for form in forms.values())


@pytest.mark.parametrize(
    ("wijze", "met", "told"),
    [
        (Ondertekenwijze.GETEKEND, Getekendmet.PEN, "Ik tekende zelf op het scherm, met een pen."),
        (Ondertekenwijze.GETEKEND, Getekendmet.VINGER, "Ik tekende zelf op het scherm, met mijn vinger."),
        (Ondertekenwijze.GETEKEND, Getekendmet.MUIS, "Ik tekende zelf op het scherm, met de muis."),
        (Ondertekenwijze.GETEKEND, Getekendmet.ONBEKEND, "Ik tekende zelf op het scherm."),
        (Ondertekenwijze.GETEKEND, None, "Ik tekende zelf op het scherm."),
        (Ondertekenwijze.NAAM_GETYPT, Getekendmet.TOETSENBORD, "Ik typte zelf mijn naam op het scherm."),
        (Ondertekenwijze.NAAM_GETYPT, None, "De consultant typte mijn naam. Ik was erbij."),
    ],
)
def test_the_plan_says_how_it_was_signed(wijze: Ondertekenwijze, met: Getekendmet | None, told: str) -> None:
    view = plan_view(build_plan(signed(wijze, met)), MENSEN, example_texts(), AT.date())
    assert view.handtekening is not None
    assert view.handtekening.wijze == told
    assert view.handtekening.afbeelding is (wijze is Ondertekenwijze.GETEKEND)


def test_strokes_are_kept_as_they_were_drawn_and_drawn_again_for_the_plan(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        gesprek_id = begun(desk).gesprek_id
        kept = issue.keep_drawing(desk, gesprek_id, signature())
        assert kept == "handtekening/1"
        again = issue.keep_drawing(desk, gesprek_id, signature("muis"))
        stored = desk.thread.submit(
            lambda store: store.document_bytes(gesprek_id, "handtekening", 2)
        ).result()
        assert Handtekening.model_validate_json(stored) == signature("muis")
        record = signed(Ondertekenwijze.GETEKEND, Getekendmet.MUIS, afbeelding=again)
        record = record.model_copy(update={"gesprek_id": gesprek_id})
        assert issue.signature_image(desk, record) == to_svg(signature("muis"))
        unsigned = signed(Ondertekenwijze.KRUISJE, None, keuze=Ondertekenkeuze.TEKENT_NU)
        assert issue.signature_image(desk, unsigned) is None
