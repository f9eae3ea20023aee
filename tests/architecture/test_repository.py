"""The repository works on any machine, explains itself and stays in pieces that a reader can hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, files, python_files, trees

# "About 400, 250 and 60" with a tenth of grace: past this a piece is asking to be two.
LONGEST_FILE = 440
LONGEST_CLASS = 275
LONGEST_FUNCTION = 66

# Written with a bracket, so that no pattern finds itself.
MACHINE_BOUND = re.compile(
    r"py[p]i\.(?:org|io|python)|pythonhoste[d]\.|npmj[s]\.|crate[s]\.io|deb\.debia[n]"  # a registry's host
    r"|(?:^|[^\w.)}\]/*])/(?:roo[t]|wor[k]|op[t]|hom[e]|User[s])/"  # a path of one machine
    r"|--(?:extra-)?inde[x]-url|--find-link[s]"  # where packages come from is the machine's business
)
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")
DRAWERS = re.compile(r"(?:^|_)(?:util|utils|helper|helpers|manager|managers|misc|common)(?:_|$)")


def _texts() -> list[tuple[Path, str]]:
    found = []
    for path in files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            found.append((path, content.decode()))
    return found


@pytest.mark.parametrize("pattern", [MACHINE_BOUND, UNFINISHED], ids=["machine-bound", "unfinished"])
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in _texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "is_bound"),
    [
        ("--extra-in|dex-url x", True),
        ("cd /wo|rk/main", True),
        ('Path("/ho|me/x")', True),
        ("py|pi.org", True),
        ("tests/wo|rk/x", False),
        ("see docs/home/x", False),
    ],
)
def test_the_search_for_machine_bound_text_finds_it(line: str, is_bound: bool) -> None:
    # The stroke keeps these lines themselves from being found.
    assert bool(MACHINE_BOUND.search(line.replace("|", ""))) is is_bound


def test_every_module_says_what_it_owns() -> None:
    assert not [str(path) for path, tree in trees() if tree.body and not ast.get_docstring(tree)]


def test_every_piece_can_be_held_by_a_reader() -> None:
    limits = {
        ast.ClassDef: LONGEST_CLASS,
        ast.FunctionDef: LONGEST_FUNCTION,
        ast.AsyncFunctionDef: LONGEST_FUNCTION,
    }
    too_long = []
    for path, tree in trees():
        length = len((ROOT / path).read_text(encoding="utf-8").splitlines())
        if length > LONGEST_FILE:
            too_long.append(f"{path}: {length} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > limits[type(node)]:
                    too_long.append(f"{path}:{node.lineno}: {node.name} has {length} lines")
    assert not too_long, "\n".join(too_long)


def test_no_module_is_a_drawer() -> None:
    assert not [str(path) for path in python_files() if DRAWERS.search(path.stem)]


def test_every_folder_of_tests_is_a_package() -> None:
    # Without this a folder such as tests/scoring hides the real package of the same name.
    folders = {folder for path in python_files() for folder in path.parents if folder.parts[:1] == ("tests",)}
    assert not [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()]


def test_requirements_pin_and_hash_everything() -> None:
    for name in ("run", "bench", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert not [
            entry for entry in entries if not re.match(r"[\w.-]+==\S+.*?--hash=sha256:", entry, re.DOTALL)
        ]


def test_development_requirements_hold_the_smaller_sets() -> None:
    pins = {}
    for name in ("run", "bench", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pins[name] = set(re.findall(r"^([\w.-]+==[^ ;\\]+)", text, re.MULTILINE))
    assert pins["run"] <= pins["bench"] <= pins["dev"]
