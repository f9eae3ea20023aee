"""The report of a herscoring as one page for a browser and as a PDF, from the same template.

Owns how the page comes to hold its own style and fonts, so that it is one file that fetches nothing
and runs nothing. It must never know a count: what the page says comes in whole.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from pathlib import Path

TEMPLATE = "herscoring.html.j2"
SCREEN_STYLES = ("css/document.css", "css/herscoring.css", "css/herscoring_scherm.css")
_END_OF_HEAD = "</head>"
_FONTS = ("Regular", "Bold", "Italic")
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">"
)


def report_page(templates: Path, view: object) -> bytes:
    """Return the page for a browser: one file with everything in it.

    Raises:
        KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` or ``DOCUMENT-SJABLOON-ONGELDIG``.
    """
    from interview.documents.environment import laid_out, make_environment

    page = laid_out(make_environment(templates), TEMPLATE, document=view)
    # The end of the head stands in the template only: in a text from outside it is escaped.
    head = f"{_POLICY}\n<style>\n{_style(templates)}</style>\n{_END_OF_HEAD}"
    return page.replace(_END_OF_HEAD, head, 1).encode()


def report_pdf(templates: Path, view: object, at: datetime) -> bytes:
    """Return the PDF, dated ``at`` (aware); the same arguments always give the same bytes.

    Raises:
        KlantbeeldError: ``DOCUMENT-PANGO-ONTBREEKT``, ``DOCUMENT-SJABLOON-ONTBREEKT`` or
            ``DOCUMENT-SJABLOON-ONGELDIG``.
    """
    from interview.documents.render import document_renderer

    return document_renderer(templates).pdf(TEMPLATE, view, data=None, at=at).content


def _style(templates: Path) -> str:
    """The packaged styles, with the fonts in them."""
    style = "\n".join((templates / sheet).read_text(encoding="utf-8") for sheet in SCREEN_STYLES)
    for name in _FONTS:
        address = f"fonts/AtkinsonHyperlegibleNext-{name}.ttf"
        content = b64encode((templates / address).read_bytes()).decode()
        style = style.replace(f"../{address}", f"data:font/ttf;base64,{content}")
    return style
