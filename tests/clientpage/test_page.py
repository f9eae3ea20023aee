"""What stands on the page and what it is made of, without a browser."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from interview.clientpage.page import FILES, Content, page_contents
from interview.documents.errors import DocumentErrorCode
from interview.documents.plain_language import (
    NOT_IN_MIJN_PLAN,
    PAGE_READING_EASE,
    measure,
    pooled,
    too_hard,
    words,
)
from interview.documents.plan_document import TEMPLATE as PDF_TEMPLATE
from interview.documents.render import DocumentRenderer, document_renderer
from interview.locations import templates_dir
from questionnaires.errors import KlantbeeldError
from tests.clientpage.conftest import MEANING, contents_of, view_of
from tests.documents.page_text import blocks
from tests.documents.test_mijn_plan import CANARY, record_full_of_canaries
from tests.documents.voorbeeld import voorbeeld_plan, voorbeeld_record

SIGNATURE_PAD = {
    "signature_pad.umd.min.js": "e3ad651350055083e8f635d07598bc3a96f1e7be075977b49067d28803066af4",
    "LICENSE": "7d461320b6c69581bd19cc9402aa9a5e33ad826ed2f977d03bcb884e0cc6ce54",
}
"""Version 5.1.4 as it was published, and its licence (MIT)."""


@pytest.fixture(scope="module")
def renderer() -> DocumentRenderer:
    return document_renderer(templates_dir())


def html_of(contents: Mapping[str, Content]) -> str:
    return contents[""].body.decode()


def test_the_page_says_what_the_pdf_says(contents: Mapping[str, Content], renderer: DocumentRenderer) -> None:
    view = view_of(voorbeeld_record(plan=voorbeeld_plan(None)))
    on_paper = blocks(renderer.html(PDF_TEMPLATE, view))
    on_page = blocks(html_of(contents))
    first, last = on_paper.index("Dit wil ik"), on_paper.index("Tekenen")
    start = on_page.index("Dit wil ik")
    assert last - first > 30
    assert on_page[start : start + last - first] == on_paper[first:last]


def test_nothing_of_the_judgements_reaches_the_page() -> None:
    record = record_full_of_canaries()
    record = record.model_copy(update={"plan": record.plan.model_copy(update={"ondertekening": None})})
    assert CANARY in record.model_dump_json()
    page = html_of(contents_of(record)).casefold()
    assert CANARY not in page
    for word in (*NOT_IN_MIJN_PLAN, "niveau", "999990019", "schulddienstverlening", "onbepaald"):
        assert not re.search(rf"\b{word}\b", page), word


def test_our_own_words_are_plain(contents: Mapping[str, Content]) -> None:
    found = blocks(html_of(contents))
    own = found[found.index("Tekenen") :]
    assert len(words(" ".join(own))) > 100
    for text in (found, own):
        whole = measure(text)
        print(f"{whole.words} woorden, leesbaarheid {whole.reading_ease:.0f}, zin {whole.average:.1f}")
        assert not too_hard(whole, PAGE_READING_EASE), whole
    for block in pooled(own):
        assert not too_hard(measure(block)), block


def test_the_page_holds_no_style_script_or_address_of_its_own(contents: Mapping[str, Content]) -> None:
    html = html_of(contents)
    assert not re.search(r"\s(?:style|on\w+)\s*=", html)
    assert "<style" not in html
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', html)) <= set(FILES)
    assert re.findall(r"<script[^>]*>(.*?)</script>", html) == ["", ""]
    for name in ("pagina.css", "pagina.js", "plan.svg"):
        text = contents[name].body.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "//" not in re.sub(r"^\s*// .*$", "", text, flags=re.MULTILINE)
    assert set(re.findall(r'url\("([^"]+)"\)', contents["pagina.css"].body.decode())) <= set(FILES)


def test_the_library_for_signing_is_as_it_was_published() -> None:
    folder = templates_dir() / "klantpagina" / "signature_pad"
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert found == SIGNATURE_PAD
    assert "Permission is hereby granted" in (folder / "LICENSE").read_text(encoding="utf-8")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    view = view_of(voorbeeld_record(plan=voorbeeld_plan(None)))
    with pytest.raises(KlantbeeldError) as refused:
        page_contents(view, MEANING, tmp_path)
    assert refused.value.code is DocumentErrorCode.SJABLOON_ONTBREEKT


def test_the_page_is_made_without_what_makes_a_pdf() -> None:
    program = (
        "import sys, interview.clientpage.server, interview.clientpage.page, interview.clientpage.strokes;"
        "print(sorted({'weasyprint', 'textual', 'jinja2', 'pyhanko', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
