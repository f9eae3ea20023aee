"""Signed and sealed documents before tools that we did not write."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.plan.conftest import Documents, Office
from tests.tools import pdf as outside
from tests.tools.outside import require_tool, run
from tests.tools.verapdf import validate_all


def test_signing_and_sealing_keep_both_standards(documents: Documents, tmp_path: Path) -> None:
    paths = []
    for name in ("unsigned", "signed", "sealed"):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(getattr(documents, name))
        outside.assert_well_formed(path)
        paths.append(path)
    for path, verdicts in validate_all(paths).items():
        for flavour, verdict in verdicts.items():
            assert verdict.passed, (path.name, flavour, verdict.failures)


def test_pdfsig_finds_both_signatures_valid_and_trusted(
    documents: Documents, office: Office, tmp_path: Path
) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_bytes(office.authority.certificate.public_bytes(Encoding.PEM))
    database = outside.certificate_database(authority, tmp_path / "nss")
    path = tmp_path / "plan.pdf"
    path.write_bytes(documents.sealed)
    consultant, municipality = outside.signatures(path, database)
    assert (consultant.field_name, municipality.field_name) == ("Consultant", "Gemeente")
    assert all(one.is_valid and one.is_trusted for one in (consultant, municipality))
    assert {consultant.kind, municipality.kind} == {"ETSI.CAdES.detached"}
    assert municipality.covers_whole_file


def test_openssl_verifies_each_signature_over_its_bytes(
    documents: Documents, office: Office, tmp_path: Path
) -> None:
    openssl = require_tool("openssl", "openssl")
    authority = tmp_path / "ca.pem"
    authority.write_bytes(office.authority.certificate.public_bytes(Encoding.PEM))
    for number, signature in enumerate(PdfFileReader(BytesIO(documents.sealed)).embedded_signatures):
        start, first, second, rest = (int(part) for part in signature.byte_range)
        content, cms = tmp_path / f"{number}.bin", tmp_path / f"{number}.cms"
        content.write_bytes(
            documents.sealed[start : start + first] + documents.sealed[second : second + rest]
        )
        cms.write_bytes(signature.pkcs7_content)
        how = ("-binary", "-cades", "-inform", "DER", "-CAfile", authority, "-purpose", "any")
        done = run(openssl, "cms", "-verify", *how, "-in", cms, "-content", content, "-out", tmp_path / "out")
        assert done.returncode == 0, done.stderr
