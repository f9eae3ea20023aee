"""From template to PDF: nothing is fetched, client text is text, and the same record gives the same bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from interview.documents.environment import make_environment
from interview.documents.errors import DocumentErrorCode
from interview.documents.fetcher import PackagedAssetFetcher
from interview.documents.plan_document import MadeDocument, make_mijn_plan
from interview.documents.plan_texts import PlanTeksten
from interview.documents.printable import MARK, printable
from interview.documents.render import DocumentRenderer, document_renderer
from interview.locations import templates_dir
from interview.plan.build import build_plan
from interview.record import Doel, Wens
from questionnaires.errors import KlantbeeldError
from tests.documents.voorbeeld import AT, MENSEN, voorbeeld_record
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all

HOSTILE = (
    "<img src=file:///etc/passwd>",
    '<a rel="attachment" href="file:///etc/hostname">bijlage</a>',
    "<link rel=attachment href='file:///etc/hostname'>",
    "<script>alert(1)</script>",
    "{{7*7}} {% raw %} {{ document.klant }}",
    "url(file:///etc/passwd) }</style><style>*{background:url(file:///etc/passwd)}",
    "</title></svg></ul><h1>Kop</h1>",
    "[@click=app.quit]x[/] [/foo]",
    "&lt;b&gt; &amp; &#x202e;",
)
ACTING = "\x1b[31mrood\x1b]52;c;aGFsbG8=\x07 \u202eomgekeerd\u2066 \x00nul \ud800los \ue000prive"

RENDER_IN_ANOTHER_PROCESS = """
import hashlib
from interview.documents.plan_document import make_mijn_plan
from interview.documents.render import document_renderer
from interview.locations import templates_dir
from interview.plan.build import build_plan
from tests.documents.voorbeeld import AT, MENSEN, example_texts, voorbeeld_record
renderer = document_renderer(templates_dir())
made = make_mijn_plan(renderer, build_plan(voorbeeld_record()), MENSEN, example_texts(), AT)
print(hashlib.sha256(made.pdf).hexdigest())
"""

PANGO_IS_MISSING = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *flags):
    if name and "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return real(self, name, *flags)
cffi.FFI.dlopen = dlopen
from interview.documents.render import document_renderer
from interview.locations import templates_dir
from questionnaires.errors import KlantbeeldError
try:
    document_renderer(templates_dir())
except KlantbeeldError as refused:
    print(refused.code, refused.remedy)
"""


def test_hostile_text_is_text_and_fetches_nothing(
    renderer: DocumentRenderer, texts: PlanTeksten, tmp_path: Path
) -> None:
    record = voorbeeld_record().model_copy(
        update={
            "wensen": tuple(Wens(id=f"w{number}", tekst=text) for number, text in enumerate(HOSTILE)),
            "doelen": (Doel(id="d1", tekst=ACTING.replace("\ud800", "")),),
        }
    )
    made = make_mijn_plan(renderer, build_plan(record), MENSEN, texts, AT)
    path = tmp_path / "plan.pdf"
    path.write_bytes(made.pdf)
    printed = "".join(outside.text(path).split())
    for text in HOSTILE:
        assert "".join(text.split()) in printed
    assert "rood]52;c;aGFsbG8=omgekeerdnullosprive" in printed.replace("[31m", "")
    assert not set("\x1b\x07\u202e\u2066\x00") & set(printed)
    assert list(outside.attachments(path, tmp_path / "bijlagen")) == ["mijn-plan.json"]
    assert "root:" not in printed
    assert [element.role for element in outside.structure(path)].count("H1") == 1
    assert validate_all([path])[path]["3a"].passed


def test_the_html_has_no_address_but_the_signature(renderer: DocumentRenderer) -> None:
    for template in renderer.templates.glob("*.j2"):
        source = template.read_text(encoding="utf-8")
        assert "http" not in source.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "safe" not in source
        assert source.count("src=") == source.count('src="klantbeeld:handtekening"')
        assert "href" not in source


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/x",
        "https://example.invalid/x.css",
        "data:text/css,*%7B%7D",
        "ftp://127.0.0.1/x",
        "klantbeeld:handtekening",
    ],
)
def test_only_packaged_assets_are_served(address: str) -> None:
    fetcher = PackagedAssetFetcher(templates_dir())
    with pytest.raises(ValueError, match="Only assets"):
        fetcher.fetch(address)
    assert fetcher.refused == 1


def test_a_file_beside_the_assets_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "document.css").write_text("body{}")
    (tmp_path / "geheim.txt").write_text("geheim")
    (tmp_path / "geheim.css").symlink_to(tmp_path / "geheim.txt")
    fetcher = PackagedAssetFetcher(tmp_path)
    assert fetcher.fetch((tmp_path / "css" / "document.css").as_uri()).read() == b"body{}"
    for name in ("geheim.txt", "geheim.css", "css/../geheim.txt", "css/document.css?x"):
        with pytest.raises(ValueError, match="Only assets"):
            fetcher.fetch(f"{tmp_path.as_uri()}/{name}")


def test_an_image_belongs_to_one_document(renderer: DocumentRenderer) -> None:
    own = renderer.fetcher.with_images({"klantbeeld:handtekening": b"PNG"})
    assert own.fetch("klantbeeld:handtekening").read() == b"PNG"
    with pytest.raises(ValueError, match="Only assets"):
        renderer.fetcher.fetch("klantbeeld:handtekening")


def test_the_same_record_gives_the_same_bytes_in_another_process(plan: MadeDocument) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RENDER_IN_ANOTHER_PROCESS], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == hashlib.sha256(plan.pdf).hexdigest()
    assert done.stderr == ""


def test_without_pango_the_error_says_what_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PANGO_IS_MISSING], check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith(DocumentErrorCode.PANGO_ONTBREEKT)
    assert "libpango-1.0-0" in done.stdout
    assert "Traceback" not in done.stderr


def test_rooms_load_without_the_pdf_stack() -> None:
    modules = (
        "documents.plan_document",
        "documents.verslag_document",
        "plan.build",
        "plan.certificates",
        "plan.report_build",
        "plan.sign",
        "plan.verify",
    )
    imports = ", ".join(f"interview.{module}" for module in modules)
    heavy = "{'weasyprint', 'jinja2', 'pyhanko', 'fontTools'}"
    check = f"import sys, {imports}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_every_value_must_be_there() -> None:
    environment = make_environment(templates_dir())
    with pytest.raises(UndefinedError):
        environment.from_string("{{ document.er_niet }}").render(document=object())
    with pytest.raises(TypeError):
        environment.from_string("{{ document }}").render(document=None)


def test_broken_templates_are_told(tmp_path: Path) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        make_environment(tmp_path)
    assert refused.value.code is DocumentErrorCode.SJABLOON_ONTBREEKT
    renderer = document_renderer(templates_dir())
    with pytest.raises(KlantbeeldError) as refused:
        renderer.html("weg.html.j2", object())
    assert refused.value.code is DocumentErrorCode.SJABLOON_ONTBREEKT
    with pytest.raises(KlantbeeldError) as refused:
        renderer.html("mijn_plan.html.j2", object())
    assert refused.value.code is DocumentErrorCode.SJABLOON_ONGELDIG


def test_dates_in_the_file_are_the_ones_given(plan_path: Path) -> None:
    properties = outside.properties(plan_path)
    assert properties["CreationDate"] == properties["ModDate"]
    assert "Nov 21 14:30:00 2026" in properties["CreationDate"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Łukasz Özdemir Şahin", "Łukasz Özdemir Şahin"),
        ("e\u0301e\u0301n", "één"),
        ("ﬁets", "fiets"),
        ("ạ", "a"),
        ("smile 😀", f"smile {MARK}"),
        ("漢", MARK),
        ("a\u2003b", "a b"),
        ("regel\nregel", "regel\nregel"),
    ],
)
def test_what_the_font_lacks_stays_visible(typed: str, shown: str, renderer: DocumentRenderer) -> None:
    from interview.documents.environment import BODY_FONT
    from interview.documents.printable import font_coverage

    assert printable(typed, font_coverage(renderer.templates / BODY_FONT)) == shown


def test_the_three_styles_have_the_same_characters() -> None:
    from interview.documents.printable import font_coverage

    fonts = sorted((templates_dir() / "fonts").glob("*.ttf"))
    assert len({font_coverage(font) for font in fonts}) == 1
    assert len(fonts) == 3
    assert (templates_dir() / "fonts" / "OFL.txt").is_file()
