"""A PDF signer whose signing time is an argument: pyHanko's own takes the computer's clock."""

from __future__ import annotations

from datetime import datetime

from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession


class DatedPdfSigner(PdfSigner):
    """Signs with the claimed time ``at`` (aware)."""

    def __init__(
        self, metadata: PdfSignatureMetadata, signer: Signer, field: SigFieldSpec, at: datetime
    ) -> None:
        super().__init__(metadata, signer=signer, new_field_spec=field)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """Start as pyHanko does, with our time instead of the clock's."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self._at
        return session
