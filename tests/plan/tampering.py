"""Ways to spoil a signed document, each done for real with the libraries an attacker would use."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    InvisSigSettings,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from interview.plan.certificates import SigningCredential

SEAL_FIELD = SigFieldSpec(
    "Gemeente",
    field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
    doc_mdp_update_value=MDPPerm.NO_CHANGES,
    invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
)
"""As our own seal asks for it."""

Change = Callable[[IncrementalPdfFileWriter], None]


def flip_byte_on_page(pdf: bytes) -> bytes:
    """Change one byte in the middle of a page's compressed text."""
    place = pdf.index(b"stream", len(pdf) // 200) + 400
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def flip_byte_in_last_signature(pdf: bytes) -> bytes:
    """Change one hexadecimal digit inside the last signature's certificate or value."""
    first, second = last_gap(pdf)
    place = first + 1200
    assert place < second
    other = b"0" if pdf[place : place + 1] != b"0" else b"1"
    return pdf[:place] + other + pdf[place + 1 :]


def last_gap(pdf: bytes) -> tuple[int, int]:
    """Where the last signature's own bytes begin and end."""
    byte_range = PdfFileReader(BytesIO(pdf)).embedded_signatures[-1].byte_range
    return int(byte_range[1]), int(byte_range[2])


def added(pdf: bytes, change: Change) -> bytes:
    """Append a revision in which ``change`` was made."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    change(writer)
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def replace_content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def swap_pages(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    first, second = kids.raw_get(0), kids.raw_get(1)
    kids[0], kids[1] = second, first
    writer.update_container(kids)


def add_annotation(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (90, 90, 300, 200))),
            generic.pdf_name("/Contents"): generic.TextStringObject("En u moet ook betalen."),
        }
    )
    annotations = page["/Annots"] if "/Annots" in page else generic.ArrayObject()
    annotations.append(writer.add_object(note))
    page["/Annots"] = annotations
    writer.update_container(page)


def swap_attachment(writer: IncrementalPdfFileWriter) -> None:
    specification = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    other = generic.StreamObject(stream_data=b'{"versie":9}')
    specification["/EF"]["/F"] = writer.add_object(other)
    writer.update_container(specification["/EF"])


def new_title(writer: IncrementalPdfFileWriter) -> None:
    title = {generic.pdf_name("/Title"): generic.TextStringObject("Iets anders")}
    writer.set_info(generic.DictionaryObject(title))  # type: ignore[no-untyped-call]


def add_empty_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("Nog iemand"))


def append_text(pdf: bytes) -> bytes:
    return pdf + b"\n% en nog een afspraak\n"


def cut_after_first_signature(pdf: bytes) -> bytes:
    """What is left of a sealed document when the seal is cut off."""
    byte_range = PdfFileReader(BytesIO(pdf)).embedded_signatures[0].byte_range
    return pdf[: int(byte_range[2]) + int(byte_range[3])]


def rewrite_with_pages_swapped(pdf: bytes) -> bytes:
    """Open and save with another library, pages in another order."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    pages = writer.root_object["/Pages"].get_object()
    assert isinstance(pages, DictionaryObject)
    kids = pages["/Kids"]
    assert isinstance(kids, ArrayObject)
    kids.reverse()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


class _CarelessSigner(PdfSigner):
    """Signs although an earlier signature forbids it."""

    def _enforce_certification_constraints(self, reader: PdfFileReader) -> None:
        return


def sign_more(
    pdf: bytes,
    credential: SigningCredential,
    field: str,
    *,
    field_spec: SigFieldSpec | None = None,
    certify: bool = False,
) -> bytes:
    """Add a signature without any of our care."""
    signer = _CarelessSigner(
        PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, certify=certify),
        signer=credential.signer,
        new_field_spec=field_spec or SigFieldSpec(field),
    )
    signed: bytes = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf), strict=False)).getvalue()
    return signed
