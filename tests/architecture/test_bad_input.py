"""What hostile input could reach is not there: no such parser, no evaluation, no markup, no open template.

Rows of a hostile file whose surface does not exist are proven here, over the source of every module;
those whose surface exists are tests of the room that reads them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import CODE_ROOTS, ROOT, files, trees

# Bombs, code in data, and archives: what these read can hang, run or fill a disk.
NEVER_PARSED = {
    "yaml", "ruamel", "oyaml", "strictyaml", "pickle", "cPickle", "dill", "marshal", "shelve", "joblib",
    "zipfile", "tarfile", "gzip", "bz2", "lzma", "zipimport", "xml", "lxml", "defusedxml", "plistlib",
    "configparser", "code", "codeop", "runpy",
}  # fmt: skip
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "unpack_archive", "literal_eval", "from_string"}
TEMPLATES_BELONG_TO = ("interview", "documents")
# Imported by name from a closed list of commands; no data names a module anywhere.
NAMES_A_MODULE = {"interview/cli.py"}
# What the toolkit reads markup from, unless it is told not to.
MARKUP_READERS = {"notify", "OptionList", "SelectionList", "Static", "Label", "Button", "Link"}
MARKUP_PARSERS = {"from_markup", "Markdown", "MarkdownViewer", "RichLog", "DataTable"}


def _modules() -> list[tuple[Path, ast.Module]]:
    return [(path, tree) for path, tree in trees() if path.parts[0] in CODE_ROOTS]


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every module that is imported anywhere in a file, also within a function, with the name taken."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield node.module, alias.name


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call, bool]]:
    """The last name of what is called, the call, and whether that name stands alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node, True
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node, False


def _given(call: ast.Call, name: str) -> object:
    """The constant given for a keyword; None when it is not given or not a constant."""
    for keyword in call.keywords:
        if keyword.arg == name and isinstance(keyword.value, ast.Constant):
            return keyword.value.value
    return None


def forbidden_in(path: Path, tree: ast.Module) -> list[str]:
    """What a module does that no module may do."""
    found = [f"{path}: imports {name}" for name, _ in _imported(tree) if name.split(".")[0] in NEVER_PARSED]
    for name, call, alone in _calls(tree):
        if name in NEVER_CALLED and (alone or name not in {"compile", "eval"}):
            found.append(f"{path}:{call.lineno}: calls {name}")
        if name == "import_module" and path.as_posix() not in NAMES_A_MODULE:
            found.append(f"{path}:{call.lineno}: names a module at run time")
        if name == "Environment" and _given(call, "autoescape") is not True:
            found.append(f"{path}:{call.lineno}: an environment without autoescape")
    for name, taken in _imported(tree):
        if name.split(".")[0] == "jinja2" and path.parts[:2] != TEMPLATES_BELONG_TO:
            found.append(f"{path}: imports {name}")
        if name.split(".")[0] == "jinja2" and taken in {"Template", "DictLoader", "FunctionLoader"}:
            found.append(f"{path}: takes a template from data")
    return found


def acting_in(path: Path, tree: ast.Module) -> list[str]:
    """Where a module of the screen lets text be more than text."""
    own = path.as_posix() == "interview/tui/widgets/text.py"
    found = [
        f"{path}: uses {taken or name}"
        for name, taken in _imported(tree)
        if taken in MARKUP_PARSERS or (taken in {"Static", "Label", "Button", "Link"} and not own)
    ]
    for name, call, _ in _calls(tree):
        if name in MARKUP_PARSERS:
            found.append(f"{path}:{call.lineno}: {name}")
        if name in MARKUP_READERS and _given(call, "markup") is not False:
            found.append(f"{path}:{call.lineno}: {name} without markup=False")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id in MARKUP_READERS for base in node.bases
        ):
            told = [call for name, call, _ in _calls(ast.Module([node], [])) if name == "__init__"]
            if not told or any(_given(call, "markup") is not False for call in told):
                found.append(f"{path}:{node.lineno}: {node.name} without markup=False")
    return found


def test_no_module_reads_what_can_run_hang_or_fill_a_disk() -> None:
    assert [line for path, tree in _modules() for line in forbidden_in(path, tree)] == []


def test_no_screen_reads_markup() -> None:
    screens = [(path, tree) for path, tree in _modules() if path.parts[:2] == ("interview", "tui")]
    assert len(screens) > 20
    assert [line for path, tree in screens for line in acting_in(path, tree)] == []


@pytest.mark.parametrize(
    "source",
    [
        "import yaml",
        "def f():\n    from ruamel.yaml import YAML",
        "import zipfile as z",
        "import xml.etree.ElementTree",
        "eval('1')",
        "exec(x)",
        "shutil.unpack_archive(x)",
        "ast.literal_eval(x)",
        "environment.from_string(x)",
        "import_module(x)",
        "from jinja2 import Environment",
        "from interview.documents import x\nEnvironment()",
        "Environment(autoescape=select_autoescape())",
    ],
)
def test_the_search_for_parsers_finds_them(source: str) -> None:
    assert forbidden_in(Path("interview/desk.py"), ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "self.notify(text)",
        "OptionList(id='x')",
        "from textual.widgets import Static",
        "Content.from_markup(x)",
        "class Mine(OptionList):\n    pass",
        "class Mine(OptionList):\n    def __init__(self):\n        super().__init__()",
        "from textual.widgets import DataTable",
    ],
)
def test_the_search_for_markup_finds_it(source: str) -> None:
    assert acting_in(Path("interview/tui/app.py"), ast.parse(source))


def open_places_in(template: str) -> list[str]:
    """Where a value could be more than text: in a style or a bare attribute it fetches, escaped or not."""
    found = re.findall(r"<(?:style|script)[^>]*>(?:(?!</).)*\{\{", template, re.DOTALL)
    for tag in re.findall(r"<[a-zA-Z](?:\{\{.*?\}\}|\{%.*?%\}|[^>{])*>", template, re.DOTALL):
        bare = re.sub(r"\{%.*?%\}", "", re.sub(r'="[^"]*"', "", tag))
        if "{{" in bare or "=" in bare or re.search(r'\b(?:style|href|src|on\w+)="[^"]*\{\{', tag):
            found.append(tag)
    return found


def test_a_value_stands_in_a_template_only_as_text_or_between_quotes() -> None:
    templates = [path for path in files() if path.parts[0] == "templates" and path.suffix == ".j2"]
    assert templates
    for path in templates:
        assert open_places_in((ROOT / path).read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    "template",
    [
        "<style>p { color: {{ x }} }</style>",
        "<p class={{ x }}>",
        "<p {{ x }}>",
        '<p style="width: {{ x }}">',
        '<img src="{{ x }}">',
        "<p title='{{ x }}'>",
    ],
)
def test_the_search_for_open_places_finds_them(template: str) -> None:
    assert open_places_in(template)
