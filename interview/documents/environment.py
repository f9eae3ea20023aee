"""The Jinja environment of the documents.

Owns how a value becomes text on a page: always escaped, always printable, never missing. It must
never load a template from outside the packaged folder, nor take a template from data.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interview.documents.errors import DocumentErrorCode
from interview.documents.printable import font_coverage, printable
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from jinja2 import Environment

BODY_FONT = "fonts/AtkinsonHyperlegibleNext-Regular.ttf"
"""The three packaged styles have the same characters; this one answers for all of them."""


def make_environment(templates: Path) -> Environment:
    """Return the environment for the templates in the folder ``templates``.

    ``autoescape`` is the constant True: ``select_autoescape`` would say False for ``.html.j2``.
    A value that a template names and the view lacks is an error, and so is None, because "None"
    on paper is no Dutch.

    Raises:
        KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` when the packaged font is not there.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    font = templates / BODY_FONT
    if not font.is_file():
        raise KlantbeeldError(
            DocumentErrorCode.SJABLOON_ONTBREEKT,
            "Het lettertype van de documenten ontbreekt.",
            where=BODY_FONT,
            remedy="Zet het programma opnieuw op deze computer.",
        )
    covered = font_coverage(font)

    def finalize(value: object) -> object:
        if value is None:
            raise TypeError("a template printed a value that is None")
        if isinstance(value, str) and not isinstance(value, Markup):
            return printable(value, covered)
        return value

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def laid_out(environment: Environment, template: str, **shown: object) -> str:
    """Return the page of ``template`` with what is ``shown``; the packaged template alone makes markup.

    Raises:
        KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` or ``DOCUMENT-SJABLOON-ONGELDIG``.
    """
    from jinja2 import TemplateError, TemplateNotFound

    try:
        return environment.get_template(template).render(**shown)
    except TemplateNotFound as missing:
        raise KlantbeeldError(
            DocumentErrorCode.SJABLOON_ONTBREEKT,
            "Een sjabloon van de documenten ontbreekt.",
            where=template,
            remedy="Zet het programma opnieuw op deze computer.",
        ) from missing
    except TemplateError as broken:
        raise KlantbeeldError(
            DocumentErrorCode.SJABLOON_ONGELDIG,
            "Een sjabloon past niet bij de gegevens.",
            where=template,
            remedy="Gebruik het sjabloon dat bij deze versie hoort.",
        ) from broken
