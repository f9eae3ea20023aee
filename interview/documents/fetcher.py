"""The only door through which a document can reach a file: the program's own style and fonts.

Owns the allow-list. It must never open a socket, follow a redirect, or read a file that is not
packaged with the templates, whatever a client's text looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

_MEDIA_TYPES = {".css": "text/css", ".ttf": "font/ttf"}
"""Kinds of packaged file that a document may use."""
_PNG = b"\x89PNG"


class PackagedAssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the files under ``templates`` by exact address, and refuses every other address.

    A subclass, because WeasyPrint fails with an ``AttributeError`` on a plain function that
    raises. A refusal is an error inside WeasyPrint, which then goes on without the resource.
    """

    def __init__(self, templates: Path) -> None:
        """Take stock of the packaged assets; nothing that appears later is served."""
        super().__init__(allowed_protocols=("file", "klantbeeld"), allow_redirects=False, fail_on_errors=True)
        root = templates.resolve()
        self._assets: dict[str, Path] = {
            path.as_uri(): path
            for path in sorted(root.rglob("*"))
            if path.suffix in _MEDIA_TYPES and path.is_file() and not path.is_symlink()
        }
        self._images: Mapping[str, bytes] = {}
        self.refused: int = 0

    def with_images(self, images: Mapping[str, bytes]) -> PackagedAssetFetcher:
        """Return a fetcher for one document that also serves these pictures, by exact address.

        Each is a PNG, or an SVG that we drew ourselves.
        """
        one = copy(self)
        one._images = dict(images)
        return one

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the packaged asset or the image at ``url``.

        Raises:
            ValueError: the address is neither. The message does not repeat it, because it may be
                what a client said.
        """
        image = self._images.get(url)
        if image is not None:
            kind = "image/png" if image.startswith(_PNG) else "image/svg+xml"
            return URLFetcherResponse(url, image, {"Content-Type": kind})
        path = self._assets.get(url)
        if path is None:
            self.refused += 1
            raise ValueError("Only assets packaged with the program may be used.")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _MEDIA_TYPES[path.suffix]})
