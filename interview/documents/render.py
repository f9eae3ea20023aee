"""HTML to PDF/A-3a that is PDF/UA-1 as well, the same bytes every time.

Owns the one WeasyPrint pipeline: shared style and fonts, fixed dates, the embedded data file, and
the finishing touches that make the two standards hold together. It must never read a clock, and
must never let WeasyPrint fetch anything that is not packaged.
"""

from __future__ import annotations

import atexit
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from interview.documents.environment import laid_out, make_environment
from interview.documents.errors import DocumentErrorCode
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from jinja2 import Environment
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from interview.documents.fetcher import PackagedAssetFetcher

STYLE_SHEETS = (
    "css/document.css",
    "css/mijn_plan.css",
    "css/verslag.css",
    "css/kaarten.css",
    "css/herscoring.css",
)


@dataclass(frozen=True, slots=True)
class EmbeddedData:
    """The data file that travels inside a document."""

    name: str
    """File name as a reader sees it, such as ``mijn-plan.json``."""
    description: str
    """One Dutch line for the list of attachments."""
    content: bytes
    """The canonical JSON."""
    fingerprint: str
    """SHA-256 of ``content``, 64 hexadecimal digits; it stands in the document's metadata."""


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF and how long it became."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentRenderer:
    """Everything that is costly to make and the same for every document of a process."""

    templates: Path
    environment: Environment
    styles: tuple[CSS, ...]
    fonts: FontConfiguration
    fetcher: PackagedAssetFetcher

    def pdf(
        self,
        template: str,
        view: object,
        *,
        data: EmbeddedData | None,
        at: datetime,
        images: Mapping[str, bytes] | None = None,
    ) -> RenderedPdf:
        """Return the unsigned PDF of ``view`` laid out by ``template``.

        The template reads the view as ``document``. ``at`` (aware) is the moment that the
        document carries as its date; the same arguments always give the same bytes. Without ``data``
        nothing is embedded. ``images`` maps an address that the template names to a PNG that was made safe.

        Raises:
            KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` or ``DOCUMENT-SJABLOON-ONGELDIG``.
        """
        from weasyprint import HTML, Attachment

        from interview.documents.conformance import finish

        moment = at.astimezone(UTC).replace(microsecond=0)
        html = HTML(
            string=self.html(template, view),
            base_url=self.templates.as_uri() + "/",
            url_fetcher=self.fetcher.with_images(images or {}),
        )
        laid_out = html.render(stylesheets=list(self.styles), font_config=self.fonts)
        laid_out.metadata.created = laid_out.metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        laid_out.metadata.generator = "Klantbeeld"
        attachments = []
        if data is not None:
            attachments.append(
                Attachment(
                    string=data.content,
                    name=data.name,
                    description=data.description,
                    created=moment,
                    modified=moment,
                    relationship="Data",
                )
            )
        content: bytes = laid_out.write_pdf(
            pdf_variant="pdf/a-3a",
            attachments=attachments,
            finisher=lambda _, pdf: finish(pdf, None if data is None else data.fingerprint),
        )
        return RenderedPdf(content, len(laid_out.pages))

    def html(self, template: str, view: object) -> str:
        """Return the page that WeasyPrint will lay out; the packaged template alone makes markup.

        Raises:
            KlantbeeldError: ``DOCUMENT-SJABLOON-ONTBREEKT`` or ``DOCUMENT-SJABLOON-ONGELDIG``.
        """
        return laid_out(self.environment, template, document=view)


@lru_cache(maxsize=2)
def document_renderer(templates: Path) -> DocumentRenderer:
    """Return the renderer of this process for the templates in ``templates``.

    Raises:
        KlantbeeldError: ``DOCUMENT-PANGO-ONTBREEKT`` when the system cannot shape text, or
            ``DOCUMENT-SJABLOON-ONTBREEKT``.
    """
    environment = make_environment(templates)
    require_pango()
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from interview.documents.fetcher import PackagedAssetFetcher

    # WeasyPrint removes its folder of fonts when this goes; at the very end of a process it cannot any more.
    atexit.register(document_renderer.cache_clear)
    root = templates.resolve()
    fetcher = PackagedAssetFetcher(root)
    fonts = FontConfiguration()
    styles = tuple(
        CSS(filename=root / sheet, font_config=fonts, url_fetcher=fetcher) for sheet in STYLE_SHEETS
    )
    return DocumentRenderer(root, environment, styles, fonts, fetcher)


def require_pango() -> None:
    """Load WeasyPrint, so that a missing system library is a sentence and not a traceback.

    Raises:
        KlantbeeldError: ``DOCUMENT-PANGO-ONTBREEKT``.
    """
    try:
        # It prints a long English text before it raises, and warns when the system has no fonts of
        # its own; our sentence says the first, and ours are packaged.
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*[Ff]ont[Cc]onfig.*")
            import weasyprint  # noqa: F401
    except OSError as missing:
        raise KlantbeeldError(
            DocumentErrorCode.PANGO_ONTBREEKT,
            "Deze computer kan nog geen PDF maken. Het plan is bewaard en klaar om te maken.",
            where="Pango",
            remedy="Vraag uw beheerder om Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0), of maak de PDF op een computer die Pango heeft.",
        ) from missing
