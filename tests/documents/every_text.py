"""A record in which every text is another marker, so that a document can be searched for each."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel

KEPT = frozenset({"id", "afspraak", "leefgebied", "soort", "formaat", "onderdeel", "veld", "traject"})
"""Names that refer to something; with another value the record would be another."""

Model = TypeVar("Model", bound=BaseModel)


def marked(model: Model, marker: Callable[[str], str], path: str = "") -> Model:
    """``model`` with ``marker(path)`` in place of each text; references, dates and choices stay."""
    fields: dict[str, Any] = {name: getattr(model, name) for name in type(model).model_fields}
    return model.model_copy(
        update={
            name: _marked(value, marker, f"{path}.{name}" if path else name)
            for name, value in fields.items()
            if name not in KEPT
        }
    )


def _marked(value: Any, marker: Callable[[str], str], path: str) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return marker(path)
        case BaseModel():
            return marked(value, marker, path)
        case tuple():
            return tuple(_marked(one, marker, f"{path}[{at}]") for at, one in enumerate(value))
        case dict():
            return {key: _marked(one, marker, f"{path}[{key}]") for key, one in value.items()}
        case _:
            return value
