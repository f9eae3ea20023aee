"""Keys to sign with: what is accepted, what is refused in Dutch, and what is left on disk."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from interview.plan.certificates import keep_credential, load_credential, load_trusted_certificates
from interview.plan.errors import PlanErrorCode
from interview.plan.practice_certificates import ensure_practice_certificates
from interview.plan.sign import seal_as_municipality, sign_as_consultant
from interview.plan.verify import verify
from interview.plan.verify_policy import Outcome, ReasonCode, VerifyPolicy
from questionnaires.errors import KlantbeeldError
from tests.plan.conftest import Documents
from tests.plan.pki import AT, PASSPHRASE, Authority, issue, make_authority


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority()


def refused_with(path: Path, passphrase: bytes = PASSPHRASE) -> KlantbeeldError:
    with pytest.raises(KlantbeeldError) as refused:
        load_credential(path, passphrase, AT)
    assert refused.value.what
    assert refused.value.remedy
    assert refused.value.where == path.name
    return refused.value


def test_an_own_certificate_opens(authority: Authority, tmp_path: Path) -> None:
    credential = load_credential(issue(authority, tmp_path / "eigen.p12", "Bram Bedacht"), PASSPHRASE, AT)
    assert credential.name == "Bram Bedacht"
    assert not credential.practice
    assert credential.valid_until == AT + timedelta(days=365)


def test_a_wrong_passphrase_is_told(authority: Authority, tmp_path: Path) -> None:
    path = issue(authority, tmp_path / "eigen.p12", "Bram Bedacht")
    assert refused_with(path, b"iets anders").code is PlanErrorCode.CERTIFICAAT_WACHTZIN


@pytest.mark.parametrize(
    "content",
    [b"", b"geen certificaat", b"0\x82\x01\x00" + bytes(256), bytes(300_000)],
    ids=["leeg", "tekst", "afgekapt", "te_groot"],
)
def test_a_file_that_is_no_certificate_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "iets.p12"
    path.write_bytes(content)
    assert refused_with(path).code is PlanErrorCode.CERTIFICAAT_ONLEESBAAR


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert refused_with(tmp_path / "weg.p12").code is PlanErrorCode.CERTIFICAAT_ONLEESBAAR


def test_an_expired_certificate_is_told(authority: Authority, tmp_path: Path) -> None:
    path = issue(authority, tmp_path / "oud.p12", "Bram Bedacht", end=AT - timedelta(days=1))
    assert refused_with(path).code is PlanErrorCode.CERTIFICAAT_VERLOPEN


def test_a_certificate_for_later_is_told(authority: Authority, tmp_path: Path) -> None:
    path = issue(authority, tmp_path / "nieuw.p12", "Bram Bedacht", begin=AT + timedelta(days=1))
    assert refused_with(path).code is PlanErrorCode.CERTIFICAAT_NOG_NIET_GELDIG


def test_a_certificate_for_another_purpose_is_told(authority: Authority, tmp_path: Path) -> None:
    path = issue(authority, tmp_path / "tls.p12", "Bram Bedacht", for_signing=False)
    assert refused_with(path).code is PlanErrorCode.CERTIFICAAT_DOEL


def test_a_weak_key_is_told(authority: Authority, tmp_path: Path) -> None:
    path = issue(authority, tmp_path / "zwak.p12", "Bram Bedacht", rsa_bits=1024)
    assert refused_with(path).code is PlanErrorCode.CERTIFICAAT_SLEUTEL


def test_keeping_copies_the_file_for_its_owner_only(authority: Authority, tmp_path: Path) -> None:
    source = issue(authority, tmp_path / "eigen.p12", "Bram Bedacht")
    target = tmp_path / "map" / "consultant.p12"
    keep_credential(source, target, PASSPHRASE, AT)
    assert target.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["consultant.p12"]


def test_what_cannot_sign_is_not_kept(authority: Authority, tmp_path: Path) -> None:
    source = issue(authority, tmp_path / "oud.p12", "Bram Bedacht", end=AT - timedelta(days=1))
    target = tmp_path / "map" / "consultant.p12"
    with pytest.raises(KlantbeeldError):
        keep_credential(source, target, PASSPHRASE, AT)
    assert not target.parent.exists()


def test_a_folder_that_cannot_be_written_is_told(authority: Authority, tmp_path: Path) -> None:
    source = issue(authority, tmp_path / "eigen.p12", "Bram Bedacht")
    (tmp_path / "map").write_bytes(b"een bestand, geen map")
    with pytest.raises(KlantbeeldError) as refused:
        keep_credential(source, tmp_path / "map" / "consultant.p12", PASSPHRASE, AT)
    assert refused.value.code is PlanErrorCode.CERTIFICAAT_MAP


def test_trusted_certificates_come_from_pem_or_der(authority: Authority, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    for encoding in (Encoding.PEM, Encoding.DER):
        path = tmp_path / "ca.crt"
        path.write_bytes(authority.certificate.public_bytes(encoding))
        (found,) = load_trusted_certificates(path)
        assert found.dump() == authority.trusted[0].dump()
    path.write_bytes(b"-----BEGIN CERTIFICATE-----\nniets\n-----END CERTIFICATE-----\n")
    with pytest.raises(KlantbeeldError) as refused:
        load_trusted_certificates(path)
    assert refused.value.code is PlanErrorCode.CERTIFICAAT_ONLEESBAAR


def test_practice_certificates_count_in_practice_only(documents: Documents, tmp_path: Path) -> None:
    files = ensure_practice_certificates(tmp_path / "oefen", PASSPHRASE, AT, "Oefenaar Verzonnen")
    consultant = load_credential(files.consultant, PASSPHRASE, AT)
    municipality = load_credential(files.municipality, PASSPHRASE, AT)
    assert consultant.practice
    assert municipality.practice
    signed = sign_as_consultant(documents.unsigned, consultant, AT, "Oefening")
    sealed = seal_as_municipality(signed, municipality, AT)
    roots = load_trusted_certificates(files.authority)

    practising = verify(sealed, VerifyPolicy(trusted=(), practice=roots, oefen=True), AT)
    assert practising.accepted
    assert practising.outcome is Outcome.VASTGESTELD
    assert all(found.practice for found in practising.signatures)
    for policy in (VerifyPolicy(trusted=(), practice=roots), VerifyPolicy(trusted=roots)):
        result = verify(sealed, policy, AT)
        assert {reason.code for reason in result.reasons} == {ReasonCode.OEFENCERTIFICAAT}

    other = ensure_practice_certificates(tmp_path / "ander", PASSPHRASE, AT)
    elsewhere = VerifyPolicy(trusted=(), practice=load_trusted_certificates(other.authority), oefen=True)
    assert {reason.code for reason in verify(sealed, elsewhere, AT).reasons} == {
        ReasonCode.ONBEKENDE_ONDERTEKENAAR
    }


def test_practice_certificates_are_made_once_and_stay_private(tmp_path: Path) -> None:
    files = ensure_practice_certificates(tmp_path, PASSPHRASE, AT)
    made = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(made) == {files.authority, files.consultant, files.municipality}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    ensure_practice_certificates(tmp_path, PASSPHRASE, AT + timedelta(days=9))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == made


def test_a_lost_practice_key_is_replaced_and_old_plans_stay_checkable(
    documents: Documents, tmp_path: Path
) -> None:
    files = ensure_practice_certificates(tmp_path, PASSPHRASE, AT)
    before = sign_as_consultant(
        documents.unsigned, load_credential(files.consultant, PASSPHRASE, AT), AT, "Oefening"
    )
    files.municipality.unlink()
    ensure_practice_certificates(tmp_path, PASSPHRASE, AT)
    sealed = seal_as_municipality(before, load_credential(files.municipality, PASSPHRASE, AT), AT)
    roots = load_trusted_certificates(files.authority)
    assert len(roots) == 2
    assert verify(sealed, VerifyPolicy(trusted=(), practice=roots, oefen=True), AT).accepted
