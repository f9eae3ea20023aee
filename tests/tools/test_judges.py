"""The judges can refuse: each is shown something good and something wrong, before we believe its praise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from tests.tools import pdf, verapdf

PAGE = """<html lang="nl"><head><title>Proef</title></head><body>
<h1>Plan van Łukasz Voorbeeld</h1><h2>Doel</h2><p>Een <b>vet</b> woord.</p>
<table><thead><tr><th>Wie</th></tr></thead><tbody><tr><td>Gemeente</td></tr></tbody></table></body></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judges")


@pytest.fixture(scope="module")
def archivable(folder: Path) -> Path:
    from weasyprint import HTML, Attachment

    path = folder / "archivable.pdf"
    attachment = Attachment(string='{"plan": 1}', name="plan.json", relationship="Data")
    HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/a-3a", attachments=[attachment])
    return path


@pytest.fixture(scope="module")
def signed(folder: Path, archivable: Path) -> tuple[Path, Path]:
    """A signed copy and the PEM file of the root that its certificate leads to."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, signers
    from pyhanko.sign.fields import SigSeedSubFilter

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Fictieve Ondertekenaar")])
    now = datetime.now(UTC)
    usage = {
        "content_commitment": True,
        "key_encipherment": False,
        "data_encipherment": False,
        "key_agreement": False,
        "key_cert_sign": True,
        "crl_sign": False,
        "encipher_only": False,
        "decipher_only": False,
    }
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    bundle = pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, None, BestAvailableEncryption(b"x")
    )
    signer = signers.SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=b"x")
    assert signer is not None
    output = BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(archivable.read_bytes())),
        PdfSignatureMetadata(field_name="Proef", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        signer=signer,
        output=output,
    )
    path, root = folder / "signed.pdf", folder / "root.pem"
    path.write_bytes(output.getvalue())
    root.write_bytes(certificate.public_bytes(Encoding.PEM))
    return path, root


def test_verapdf_tells_the_standards_apart(archivable: Path, folder: Path) -> None:
    broken = folder / "broken.pdf"
    broken.write_bytes(archivable.read_bytes() + b"\nlater bijgeschreven\n")

    verdicts = verapdf.validate_all([archivable, broken])

    assert verdicts[archivable]["3a"] == verapdf.VeraResult(passed=True, failures=())
    assert [rule.clause for rule in verdicts[archivable]["ua1"].failures] == ["5-1"]
    assert [rule.clause for rule in verdicts[broken]["3a"].failures] == ["6.1.3-3"]


def test_poppler_reads_tags_text_fonts_and_attachments(archivable: Path, tmp_path: Path) -> None:
    tagged = {element.role: element.text for element in pdf.structure(archivable)}

    assert tagged["H1"] == "Plan van Łukasz Voorbeeld"
    assert tagged["P"] == "Een vet woord."
    assert tagged["TH"] == "Wie"
    assert "Łukasz" in pdf.text(archivable)
    assert all(font.is_embedded and font.has_unicode for font in pdf.fonts(archivable))
    assert pdf.properties(archivable)["Pages"] == "1"
    assert pdf.attachments(archivable, tmp_path / "attachments") == {"plan.json": b'{"plan": 1}'}
    assert len(pdf.page_images(archivable, tmp_path / "images")) == 1


def test_qpdf_refuses_a_truncated_file(archivable: Path, tmp_path: Path) -> None:
    pdf.assert_well_formed(archivable)
    truncated = tmp_path / "truncated.pdf"
    truncated.write_bytes(archivable.read_bytes()[:-400])

    with pytest.raises(AssertionError, match="qpdf"):
        pdf.assert_well_formed(truncated)


def test_pdfsig_trusts_the_given_root_and_sees_a_flipped_byte(
    signed: tuple[Path, Path], tmp_path: Path
) -> None:
    path, root = signed
    database = pdf.certificate_database(root, tmp_path / "nss")

    [verdict] = pdf.signatures(path, database)

    assert verdict.is_valid and verdict.is_trusted and verdict.covers_whole_file
    assert (verdict.field_name, verdict.signer) == ("Proef", "Fictieve Ondertekenaar")
    assert verdict.kind == "ETSI.CAdES.detached"

    content = bytearray(path.read_bytes())
    place = content.index(b"stream") + 20
    content[place] ^= 1
    flipped = tmp_path / "flipped.pdf"
    flipped.write_bytes(content)
    [verdict] = pdf.signatures(flipped, database)
    assert not verdict.is_valid
