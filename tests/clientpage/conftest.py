"""The page of an invented klant, open on this computer."""

from __future__ import annotations

from collections.abc import Generator, Mapping

import pytest

from interview.clientpage.page import Content, page_contents
from interview.clientpage.server import ClientPage, open_page
from interview.documents.plan_document import MijnPlanView, plan_view
from interview.locations import templates_dir
from interview.plan.build import build_plan
from interview.record import GespreksRecord
from tests.documents.voorbeeld import AT, MENSEN, example_texts, voorbeeld_plan, voorbeeld_record

MEANING = "Ik ga akkoord met dit plan."


def view_of(record: GespreksRecord) -> MijnPlanView:
    """What Mijn plan of ``record`` says."""
    return plan_view(build_plan(record), MENSEN, example_texts(), AT.date())


def contents_of(record: GespreksRecord) -> dict[str, Content]:
    """The page of ``record`` and its files."""
    return page_contents(view_of(record), MEANING, templates_dir())


@pytest.fixture(scope="session")
def contents() -> Mapping[str, Content]:
    return contents_of(voorbeeld_record(plan=voorbeeld_plan(None)))


@pytest.fixture
def page(contents: Mapping[str, Content]) -> Generator[ClientPage]:
    with open_page(contents) as opened:
        yield opened
