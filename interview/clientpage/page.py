"""The page and the files it needs, read once and kept in memory.

Owns the list of what the page may load: nothing that is not named here exists for a browser. It must
never hold a sentence of its own (the template does) nor anything of the klant that Mijn plan does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interview.documents.errors import DocumentErrorCode
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.documents.plan_document import MijnPlanView

TEMPLATE = "klantpagina/pagina.html.j2"
FILES = {
    "pagina.css": ("klantpagina/pagina.css", "text/css; charset=utf-8"),
    "pagina.js": ("klantpagina/pagina.js", "text/javascript; charset=utf-8"),
    "handtekening.js": (
        "klantpagina/signature_pad/signature_pad.umd.min.js",
        "text/javascript; charset=utf-8",
    ),
    "plan.svg": ("klantpagina/plan.svg", "image/svg+xml"),
    **{
        f"{style}.ttf": (f"fonts/AtkinsonHyperlegibleNext-{style}.ttf", "font/ttf")
        for style in ("Regular", "Bold", "Italic")
    },
}
"""Name below the address of the page, to the packaged file and its kind."""
PAGE_KIND = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Content:
    """Something that the server gives."""

    body: bytes
    kind: str
    """Media type."""


def page_contents(view: MijnPlanView, meaning: str, templates: Path) -> dict[str, Content]:
    """The page (under the empty name) and its files, by name.

    ``meaning`` is what the klant says by signing, as a sentence: "Ik ga akkoord met dit plan."

    Raises:
        KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` when a packaged file is not there.
    """
    from interview.documents.environment import laid_out, make_environment

    html = laid_out(make_environment(templates), TEMPLATE, document=view, betekenis=meaning)
    try:
        contents = {
            name: Content((templates / path).read_bytes(), kind) for name, (path, kind) in FILES.items()
        }
    except OSError as missing:
        raise KlantbeeldError(
            DocumentErrorCode.SJABLOON_ONTBREEKT,
            "Een bestand van de pagina voor de klant ontbreekt.",
            where="klantpagina",
            remedy="Zet het programma opnieuw op deze computer.",
        ) from missing
    return {"": Content(html.encode(), PAGE_KIND), **contents}
