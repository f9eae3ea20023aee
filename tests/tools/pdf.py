"""Programs that read a PDF without any code of ours, each as a function with a typed result.

Poppler (pdfsig, pdffonts, pdfinfo, pdftotext, pdfdetach, pdftoppm), qpdf, and NSS for the trusted roots.
Every function skips the test, with the command that installs the program, when it is not on this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.outside import require_tool, run, run_well

_POPPLER = "poppler-utils"


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """What pdfsig says of one signature."""

    field_name: str
    """Name of the signature field."""
    signer: str
    """Common name of the certificate."""
    kind: str
    """Signature type, such as ``ETSI.CAdES.detached``."""
    validation: str
    """Signature Validation: ``Signature is Valid.``, ``Digest Mismatch.``, ..."""
    trust: str
    """Certificate Validation: ``Certificate is Trusted.``, ...; empty when it was not looked at."""
    covers_whole_file: bool
    """Whether everything up to the end of the file is signed."""

    @property
    def is_valid(self) -> bool:
        """Whether the signature itself is right."""
        return self.validation == "Signature is Valid."

    @property
    def is_trusted(self) -> bool:
        """Whether the certificate leads to a trusted root."""
        return self.trust == "Certificate is Trusted."


@dataclass(frozen=True, slots=True)
class Font:
    """One line of pdffonts."""

    name: str
    """Name of the font, with the prefix of its subset."""
    is_embedded: bool
    """Whether the file carries the font."""
    has_unicode: bool
    """Whether text in it can be copied as text."""


@dataclass(frozen=True, slots=True)
class StructureElement:
    """An element of the tag tree, in reading order."""

    depth: int
    """0 for the outermost elements."""
    role: str
    """``H1``, ``P``, ``Table``, ``TH``, ``Figure``, ..."""
    text: str
    """The text of it and all below it, without line ends."""


def certificate_database(ca_certificate: Path, folder: Path) -> Path:
    """An NSS database in ``folder`` that trusts the PEM file ``ca_certificate`` and nothing else."""
    certutil = require_tool("certutil", "libnss3-tools")
    folder.mkdir(parents=True, exist_ok=True)
    database = f"sql:{folder}"
    run_well(certutil, "-N", "-d", database, "--empty-password")
    run_well(certutil, "-A", "-d", database, "-n", "ca", "-t", "CT,CT,CT", "-i", ca_certificate)
    return folder


def signatures(pdf: Path, database: Path) -> list[SignatureVerdict]:
    """pdfsig's verdict on every signature in ``pdf``, first one first; empty when there are none."""
    done = run(require_tool("pdfsig", _POPPLER), "-nssdir", f"sql:{database}", pdf)
    parts = re.split(r"^Signature #\d+:\n", done.stdout, flags=re.MULTILINE)[1:]
    return [_signature(part) for part in parts]


def _signature(part: str) -> SignatureVerdict:
    lines = dict(re.findall(r"^\s+- ([^:\n]+): ?(.*)$", part, flags=re.MULTILINE))
    return SignatureVerdict(
        field_name=lines.get("Signature Field Name", ""),
        signer=lines.get("Signer Certificate Common Name", ""),
        kind=lines.get("Signature Type", ""),
        validation=lines.get("Signature Validation", ""),
        trust=lines.get("Certificate Validation", ""),
        covers_whole_file="- Total document signed" in part,
    )


def fonts(pdf: Path) -> list[Font]:
    """The fonts that ``pdf`` uses."""
    _, _, *lines = run_well(require_tool("pdffonts", _POPPLER), pdf).splitlines()
    found = []
    for line in lines:
        # The type may hold spaces; the five columns after it never do, and the object number is two of them.
        name, *_, embedded, _subset, unicode, _number, _generation = line.split()
        found.append(Font(name, embedded == "yes", unicode == "yes"))
    return found


def assert_well_formed(pdf: Path) -> None:
    """AssertionError with qpdf's complaint when the syntax or a stream of ``pdf`` is wrong."""
    printed = run_well(require_tool("qpdf", "qpdf"), "--check", pdf)
    assert "No syntax or stream encoding errors found" in printed, printed


def properties(pdf: Path) -> dict[str, str]:
    """What pdfinfo tells: ``Title``, ``Pages``, ``Tagged``, ``PDF subtype``, ..."""
    printed = run_well(require_tool("pdfinfo", _POPPLER), pdf)
    pairs = (line.partition(":") for line in printed.splitlines() if not line.startswith(" "))
    return {name: value.strip() for name, _, value in pairs}


def structure(pdf: Path) -> list[StructureElement]:
    """The tag tree of ``pdf`` with its text, in reading order; empty when it is not tagged."""
    printed = run_well(require_tool("pdfinfo", _POPPLER), "-struct-text", pdf)
    return list(_elements(printed))


def _elements(printed: str) -> Iterator[StructureElement]:
    """Elements from lines such as ``  H1 (block)``, with their text on deeper lines in quotes."""
    elements: list[tuple[int, str, list[str]]] = []
    above: list[tuple[int, str, list[str]]] = []
    for line in printed.splitlines():
        content = line.strip()
        depth = (len(line) - len(line.lstrip())) // 2
        if quoted := re.fullmatch(r'"(.*)"', content):
            for _, _, words in above:
                words.append(quoted[1])
        elif name := re.match(r"[A-Za-z][A-Za-z0-9]*", content):
            above = [*(element for element in above if element[0] < depth), (depth, name[0], [])]
            elements.append(above[-1])
    for depth, role, words in elements:
        yield StructureElement(depth, role, "".join(words))


def text(pdf: Path, *, as_laid_out: bool = True) -> str:
    """The text of ``pdf``, by default in the places it has on the page."""
    layout = ["-layout"] if as_laid_out else []
    return run_well(require_tool("pdftotext", _POPPLER), *layout, pdf, "-")


def attachments(pdf: Path, folder: Path) -> dict[str, bytes]:
    """The files embedded in ``pdf`` by name; they are unpacked into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    run_well(require_tool("pdfdetach", _POPPLER), "-saveall", "-o", folder, pdf)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def page_images(pdf: Path, folder: Path, dots_per_inch: int = 60) -> list[Path]:
    """A PNG file per page of ``pdf``, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    run_well(require_tool("pdftoppm", _POPPLER), "-r", str(dots_per_inch), "-png", pdf, folder / "page")
    return sorted(folder.glob("page-*.png"))
