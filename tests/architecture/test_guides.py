"""The guides speak of what is there: every key of the record, files, and pictures that are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args, get_origin

from pydantic import BaseModel

from interview.record import GespreksRecord
from tests.architecture.project import ROOT, files

PICTURES = ROOT / "docs" / "beelden"
ALL_PICTURES_KIB = 1536
"""A clone should stay quick."""


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _keys(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """Every key of a record that holds a value: ``[]`` stands for each item, ``.*`` for each name."""
    for name, field in model.model_fields.items():
        held = get_origin(field.annotation)
        mark = "[]" if held is tuple else ".*" if held is dict else ""
        inner = list(_models(field.annotation))
        for part in inner:
            yield from _keys(part, f"{before}{name}{mark}.")
        if not inner:
            yield f"{before}{name}{mark}"


def test_the_mapping_names_every_key_of_the_record() -> None:
    mapping = _text("docs/gegevens.md")
    keys = list(_keys(GespreksRecord))
    assert "leefgebieden.*.niveau" in keys and "plan.ondertekening.naam" in keys
    assert not [key for key in keys if f"`{key}`" not in mapping]


def test_every_file_a_guide_names_is_there() -> None:
    for name in (
        "README.md",
        *(str(path) for path in files() if path.parts[0] == "docs" and path.suffix == ".md"),
    ):
        named = set(
            re.findall(r"`((?:interview|questionnaires|scoring|templates|tests)/[\w./-]*)`", _text(name))
        )
        assert not [path for path in named if not (ROOT / path).exists()], name


def test_every_picture_is_shown_and_together_they_are_light() -> None:
    shown = _pictures("README.md", "docs/beelden/")
    for path in (ROOT / "docs").glob("*.md"):
        shown |= _pictures(f"docs/{path.name}", "beelden/")
    pictures = sorted(PICTURES.glob("*.png"))
    assert pictures
    assert {path.name for path in pictures} == shown
    assert sum(path.stat().st_size for path in pictures) < ALL_PICTURES_KIB * 1024


def _pictures(guide: str, folder: str) -> set[str]:
    """The pictures that ``guide`` shows from ``folder``, each with words for who cannot see it."""
    found = re.findall(rf"!\[([^\]]*)\]\({folder}([\w.-]+)\)", _text(guide))
    assert all(words for words, _ in found), f"a picture without words in {guide}"
    return {name for _, name in found}
