"""Makes an imported picture of a signature safe to put in a document.

Owns what such a picture may be. It never passes bytes through: the picture is decoded and written
again, so that nothing hides in it and a reader finds plain pixels only.
"""

from __future__ import annotations

from io import BytesIO

from interview.documents.errors import DocumentErrorCode
from questionnaires.errors import KlantbeeldError

MAXIMUM_FILE_SIZE = 4 * 1024 * 1024
MAXIMUM_PIXELS = 12_000_000
LONGEST_SIDE = 1200
"""Pixels; at six centimetres on paper that is sharper than a printer."""


def clean_signature_image(content: bytes) -> bytes:
    """Return the PNG or JPEG in ``content`` as a small grey PNG without any metadata.

    Raises:
        KlantbeeldError: ``DOCUMENT-HANDTEKENING-ONGELDIG``.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > MAXIMUM_FILE_SIZE:
        raise _unusable()
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MAXIMUM_PIXELS:
                raise _unusable()
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            grey = Image.new("L", picture.size, 255)
            drawn = picture.convert("RGBA")
            grey.paste(drawn.convert("L"), mask=drawn.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as unreadable:
        raise _unusable() from unreadable
    written = BytesIO()
    grey.save(written, format="PNG", optimize=True)
    return written.getvalue()


def _unusable() -> KlantbeeldError:
    return KlantbeeldError(
        DocumentErrorCode.HANDTEKENING_ONGELDIG,
        "Deze afbeelding kan niet als handtekening dienen.",
        remedy="Kies een PNG of JPEG van hoogstens 4 MB, of kies een andere manier van tekenen.",
    )
