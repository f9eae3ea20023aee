"""The renderer of the real templates, and both documents made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.documents.plan_document import MadeDocument, make_mijn_plan
from interview.documents.plan_texts import PlanTeksten
from interview.documents.render import DocumentRenderer, document_renderer
from interview.documents.verslag_document import make_verslag
from interview.locations import templates_dir
from interview.plan.build import build_plan
from interview.plan.report_build import build_report
from interview.session.content import Content
from questionnaires.gemeentepakket import load as municipalities
from questionnaires.loader import load_named
from scoring import loader
from scoring.trajecten import load_named_catalogus
from tests.documents.voorbeeld import AT, MENSEN, example_texts, voorbeeld_record


@pytest.fixture(scope="session")
def renderer() -> DocumentRenderer:
    return document_renderer(templates_dir())


@pytest.fixture(scope="session")
def texts() -> PlanTeksten:
    return example_texts()


@pytest.fixture(scope="session")
def content() -> Content:
    rules = loader.load_named("zwolle", "1.0.0")
    return Content(
        load_named("zwolle", "1.0.0"),
        rules,
        load_named_catalogus("zwolle", "1.0.0", rules),
        municipalities.load_named(municipalities.EXAMPLE, "1.0.0"),
    )


@pytest.fixture(scope="session")
def plan(renderer: DocumentRenderer, texts: PlanTeksten) -> MadeDocument:
    return make_mijn_plan(renderer, build_plan(voorbeeld_record()), MENSEN, texts, AT)


@pytest.fixture(scope="session")
def report(renderer: DocumentRenderer, content: Content) -> MadeDocument:
    return make_verslag(renderer, build_report(voorbeeld_record(), content), MENSEN, "Gemeente Voorbeeld", AT)


@pytest.fixture
def plan_path(plan: MadeDocument, tmp_path: Path) -> Path:
    path = tmp_path / "mijn-plan.pdf"
    path.write_bytes(plan.pdf)
    return path


@pytest.fixture
def report_path(report: MadeDocument, tmp_path: Path) -> Path:
    path = tmp_path / "klantbeeldverslag.pdf"
    path.write_bytes(report.pdf)
    return path
