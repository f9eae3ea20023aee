"""No word of the profession where a klant reads: in a template, in code or in a text of a municipality."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import interview
from interview.documents.plain_language import NOT_IN_MIJN_PLAN
from interview.locations import templates_dir
from interview.session.content import Content
from interview.session.plan_page import TITLES
from interview.session.regelingen import ASKERS, to_agree
from interview.session.state import State
from questionnaires.gemeentepakket import load
from questionnaires.gemeentepakket.check import spoken
from tests.documents.page_text import blocks
from tests.documents.voorbeeld import AT, voorbeeld_record

TERMS = re.compile(rf"\b({'|'.join(NOT_IN_MIJN_PLAN)})\b", re.IGNORECASE)
KLANT_TEMPLATES = (
    "mijn_plan.html.j2",
    "plan_inhoud.html.j2",
    "informatiekaart.html.j2",
    "afsprakenkaart.html.j2",
    "klantpagina/pagina.html.j2",
)
KLANT_MODULES = (
    "documents/plan_document.py",
    "documents/cards_information.py",
    "documents/cards_agreements.py",
    "plan/revisions.py",
    "session/client_view.py",
    "session/signing.py",
    "tui/screens/klantweergave.py",
    "tui/widgets/plan_paper.py",
    "clientpage/page.py",
    "clientpage/answers.py",
    "dutch.py",
)
"""Everything in these that reads as a sentence can come before a klant."""
SOURCES = Path(interview.__file__).parent


def sentences_in(source: str) -> list[str]:
    """The texts of more than one word in a module; what explains the code is no text."""
    tree = ast.parse(source)
    explained = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value.strip()
        and id(node) not in explained
    ]


def test_the_search_finds_a_term_and_no_more() -> None:
    source = '"""Een traject."""\nX = "Dit is uw traject."\nY = "traject"\n"""Over een leefgebied."""\n'
    assert [text for text in sentences_in(source) if TERMS.search(text)] == ["Dit is uw traject."]
    assert not TERMS.search("de regieassistent en het trajectkaartje")


@pytest.mark.parametrize("name", KLANT_TEMPLATES)
def test_no_template_for_a_klant_has_one(name: str) -> None:
    source = (templates_dir() / name).read_text(encoding="utf-8")
    page = blocks(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL))
    assert page
    assert [line for line in page if TERMS.search(line)] == []


@pytest.mark.parametrize("name", KLANT_MODULES)
def test_no_sentence_for_a_klant_in_code_has_one(name: str) -> None:
    found = sentences_in((SOURCES / name).read_text(encoding="utf-8"))
    assert [text for text in found if TERMS.search(text)] == []


def test_the_headings_of_the_plan_have_none() -> None:
    assert [title for title in TITLES.values() if TERMS.search(title)] == []


@pytest.mark.parametrize("path", sorted(load.PACKAGED.glob("*/*.toml")), ids=lambda path: path.parent.name)
def test_no_text_of_a_packaged_municipality_has_one(path: Path) -> None:
    pakket = load.load(path)
    said = list(spoken(pakket, AT.date()))
    assert [(place, text) for place, text in said if TERMS.search(text)] == []


def test_what_a_catalogue_and_a_regeling_put_in_a_plan_has_none(content: Content) -> None:
    services = [one.klantwoord for one in content.catalogus.traject]
    assert [word for word in services if TERMS.search(word)] == []
    today = AT.date()
    for regeling in content.gemeente.regelingen(today):
        for stand in ASKERS:
            record = voorbeeld_record().model_copy(update={"minimaregelingen": {regeling.id: stand}})
            offer = to_agree(State(content, record), regeling.id, today)
            assert offer is not None
            assert not TERMS.search(offer.wat)
            assert len(offer.wat.split()) <= 15
