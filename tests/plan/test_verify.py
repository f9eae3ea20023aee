"""The check on a document: what is real is accepted, and every kind of tampering is refused with a reason."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from interview.plan.errors import PlanErrorCode
from interview.plan.sign import seal_as_municipality
from interview.plan.verdict_text import verdict_lines
from interview.plan.verify import is_intact_unsealed_plan, verify
from interview.plan.verify_policy import (
    MAXIMUM_DOCUMENT_SIZE,
    DocumentKind,
    Expectation,
    Outcome,
    ReasonCode,
    VerificationResult,
    VerifyPolicy,
)
from questionnaires.errors import KlantbeeldError
from tests.plan import tampering
from tests.plan.conftest import Documents, Office
from tests.plan.pki import AT, PASSPHRASE, issue, make_authority


def codes(result: VerificationResult) -> set[ReasonCode]:
    return {reason.code for reason in result.reasons}


def assert_refused(pdf: bytes, office: Office, *expected: ReasonCode) -> None:
    """Refused as not authentic for one of these reasons, also by who asks for the least."""
    result = verify(pdf, office.policy(Expectation.ECHT), AT)
    assert not result.accepted
    assert result.outcome is Outcome.NIET_ECHT
    assert codes(result) & set(expected), result.reasons
    assert all(str(reason) for reason in result.reasons)


def test_a_sealed_plan_is_established(documents: Documents, office: Office) -> None:
    result = verify(documents.sealed, office.policy(), AT)
    assert result.accepted
    assert result.outcome is Outcome.VASTGESTELD
    assert result.kind is DocumentKind.MIJN_PLAN
    assert [(found.field, found.signer) for found in result.signatures] == [
        ("Consultant", "Bram Bedacht"),
        ("Gemeente", "Gemeente Voorbeeld"),
    ]


def test_time_without_a_timestamp_is_a_claim(documents: Documents, office: Office) -> None:
    for found in verify(documents.sealed, office.policy(), AT).signatures:
        assert found.claimed_time == AT
        assert not found.time_proven


def test_an_unsealed_plan_is_authentic_and_not_established(documents: Documents, office: Office) -> None:
    asked_for_less = verify(documents.signed, office.policy(Expectation.NOG_NIET_VASTGESTELD), AT)
    assert asked_for_less.accepted
    assert asked_for_less.outcome is Outcome.NOG_NIET_VASTGESTELD
    by_default = verify(documents.signed, office.policy(), AT)
    assert by_default.outcome is Outcome.NOG_NIET_VASTGESTELD
    assert codes(by_default) == {ReasonCode.NIET_VASTGESTELD}


def test_a_sealed_plan_is_not_an_unsealed_one(documents: Documents, office: Office) -> None:
    result = verify(documents.sealed, office.policy(Expectation.NOG_NIET_VASTGESTELD), AT)
    assert codes(result) == {ReasonCode.AL_VASTGESTELD}


def test_an_unsigned_document_is_refused(documents: Documents, office: Office) -> None:
    assert_refused(documents.unsigned, office, ReasonCode.GEEN_HANDTEKENING)


@pytest.mark.parametrize("spoil", [tampering.flip_byte_on_page, tampering.flip_byte_in_last_signature])
def test_a_flipped_byte_is_found(
    spoil: Callable[[bytes], bytes], documents: Documents, office: Office
) -> None:
    assert_refused(spoil(documents.sealed), office, ReasonCode.INHOUD_VERANDERD, ReasonCode.BESCHADIGD)
    assert_refused(spoil(documents.signed), office, ReasonCode.INHOUD_VERANDERD, ReasonCode.BESCHADIGD)


@pytest.mark.parametrize(
    "change",
    [
        tampering.replace_content,
        tampering.swap_pages,
        tampering.add_annotation,
        tampering.swap_attachment,
        tampering.new_title,
        tampering.add_empty_field,
    ],
)
@pytest.mark.parametrize("sealed", [True, False])
def test_an_added_revision_is_found(
    change: tampering.Change, sealed: bool, documents: Documents, office: Office
) -> None:
    pdf = tampering.added(documents.sealed if sealed else documents.signed, change)
    assert_refused(pdf, office, ReasonCode.IETS_TOEGEVOEGD, ReasonCode.ANDERE_HANDTEKENING)


@pytest.mark.parametrize("sealed", [True, False])
def test_text_after_the_end_is_found(sealed: bool, documents: Documents, office: Office) -> None:
    pdf = tampering.append_text(documents.sealed if sealed else documents.signed)
    assert_refused(pdf, office, ReasonCode.IETS_TOEGEVOEGD, ReasonCode.BESCHADIGD)


def test_a_cut_off_seal_is_not_established(documents: Documents, office: Office) -> None:
    """What is left is the consultant's document to the byte, so it is real; it is not what was asked for."""
    pdf = tampering.cut_after_first_signature(documents.sealed)
    assert pdf.rstrip(b"\n") == documents.signed.rstrip(b"\n")
    result = verify(pdf, office.policy(), AT)
    assert not result.accepted
    assert codes(result) == {ReasonCode.NIET_VASTGESTELD}


def test_a_rewritten_file_is_found(documents: Documents, office: Office) -> None:
    pdf = tampering.rewrite_with_pages_swapped(documents.sealed)
    assert_refused(
        pdf,
        office,
        ReasonCode.INHOUD_VERANDERD,
        ReasonCode.IETS_TOEGEVOEGD,
        ReasonCode.GEEN_HANDTEKENING,
        ReasonCode.BESCHADIGD,
    )


def test_an_impostor_with_the_same_name_is_not_believed(
    documents: Documents, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from interview.plan.certificates import load_credential

    folder = tmp_path_factory.mktemp("bedrog")
    impostor = load_credential(
        issue(make_authority(), folder / "zegel.p12", "Gemeente Voorbeeld"), PASSPHRASE, AT
    )
    pdf = seal_as_municipality(documents.signed, impostor, AT)
    assert_refused(pdf, office, ReasonCode.ONBEKENDE_ONDERTEKENAAR)


def test_a_third_signature_is_found(documents: Documents, office: Office) -> None:
    assert_refused(
        tampering.sign_more(documents.sealed, office.stranger, "Derde"),
        office,
        ReasonCode.ANDERE_HANDTEKENING,
    )
    assert_refused(
        tampering.sign_more(documents.signed, office.stranger, "Derde"),
        office,
        ReasonCode.ANDERE_HANDTEKENING,
    )


def test_a_seal_without_a_lock_is_refused(documents: Documents, office: Office) -> None:
    pdf = tampering.sign_more(documents.signed, office.municipality, "Gemeente")
    assert_refused(pdf, office, ReasonCode.NIET_VERGRENDELD)


def test_a_consultant_signature_that_certifies_nothing_is_refused(
    documents: Documents, office: Office
) -> None:
    pdf = tampering.sign_more(documents.unsigned, office.consultant, "Consultant")
    assert_refused(pdf, office, ReasonCode.NIET_VERGRENDELD)


def test_a_consultant_cannot_seal_with_the_own_key(documents: Documents, office: Office) -> None:
    pdf = seal_as_municipality(documents.signed, office.consultant, AT)
    assert_refused(pdf, office, ReasonCode.ZELFDE_SLEUTEL)


def test_the_seal_can_have_a_list_of_trust_of_its_own(documents: Documents, office: Office) -> None:
    policy = replace(office.policy(), trusted_for_seal=make_authority("Andere CA").trusted)
    result = verify(documents.sealed, policy, AT)
    assert codes(result) == {ReasonCode.ONBEKENDE_ONDERTEKENAAR}
    assert {reason.field for reason in result.reasons} == {"Gemeente"}


def test_a_change_slipped_in_before_the_seal_is_found(documents: Documents, office: Office) -> None:
    """A reader allows a new title between the two signatures; a plan has no business with one."""
    spoiled = tampering.added(documents.signed, tampering.new_title)
    with pytest.raises(KlantbeeldError) as refused:
        seal_as_municipality(spoiled, office.municipality, AT)
    assert refused.value.code is PlanErrorCode.ZEGEL_GEWEIGERD
    sealed_anyway = tampering.sign_more(
        spoiled, office.municipality, "Gemeente", field_spec=tampering.SEAL_FIELD
    )
    assert_refused(sealed_anyway, office, ReasonCode.IETS_TOEGEVOEGD)


@pytest.mark.parametrize("which", ["unsigned", "sealed"])
def test_only_an_unsealed_signed_plan_can_be_sealed(which: str, documents: Documents, office: Office) -> None:
    pdf: bytes = getattr(documents, which)
    assert not is_intact_unsealed_plan(pdf, AT)
    with pytest.raises(KlantbeeldError) as refused:
        seal_as_municipality(pdf, office.municipality, AT)
    assert refused.value.code is PlanErrorCode.ZEGEL_GEWEIGERD


def test_nobody_is_trusted_by_default(documents: Documents) -> None:
    result = verify(documents.sealed, VerifyPolicy(trusted=()), AT)
    assert codes(result) == {ReasonCode.ONBEKENDE_ONDERTEKENAAR}


def test_an_expired_certificate_proves_nothing_without_a_timestamp(
    documents: Documents, office: Office
) -> None:
    result = verify(documents.sealed, office.policy(), AT + timedelta(days=900))
    assert codes(result) == {ReasonCode.CERTIFICAAT_VERLOPEN}


def test_no_name_reaches_a_log(
    documents: Documents, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        verify(documents.sealed, VerifyPolicy(trusted=()), AT)
    assert "Bedacht" not in caplog.text
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", PlanErrorCode.CONTROLE_GEEN_PDF),
        (b"PK\x03\x04 een zip", PlanErrorCode.CONTROLE_GEEN_PDF),
        (b"%PDF-1.7" + bytes(MAXIMUM_DOCUMENT_SIZE), PlanErrorCode.CONTROLE_TE_GROOT),
    ],
    ids=["leeg", "zip", "te_groot"],
)
def test_what_is_no_document_is_bad_input(content: bytes, code: PlanErrorCode, office: Office) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        verify(content, office.policy(), AT)
    assert refused.value.code is code


@settings(max_examples=12)
@given(data=st.data())
def test_random_damage_never_passes_and_never_crashes(
    data: st.DataObject, documents: Documents, office: Office
) -> None:
    pdf = documents.sealed
    place = data.draw(st.integers(8, len(pdf) - 1))
    if data.draw(st.booleans()):
        damaged = pdf[:place]
    else:
        value = data.draw(st.integers(1, 255))
        damaged = pdf[:place] + bytes([pdf[place] ^ value]) + pdf[place + 1 :]
    result = verify(damaged, office.policy(), AT)
    assert not result.accepted or _only_padding_differs(pdf, damaged)


def _only_padding_differs(pdf: bytes, damaged: bytes) -> bool:
    """The hexadecimal digits of a signature may change case, and zeros after it mean nothing."""

    def contents(content: bytes) -> list[bytes]:
        return [bytes(one.signed_data.dump()) for one in PdfFileReader(BytesIO(content)).embedded_signatures]

    return len(pdf) == len(damaged) and contents(pdf) == contents(damaged)


def test_the_verdict_reads_as_plain_dutch(documents: Documents, office: Office) -> None:
    told = "\n".join(verdict_lines(verify(documents.sealed, office.policy(), AT)))
    assert told.startswith("Vastgesteld.")
    assert "Consultant: Bram Bedacht, 21-11-2026 14:30" in told
    assert told.count("niet bewezen") == 2
    assert "ingetrokken" in told
    cut_off = verdict_lines(verify(documents.signed, office.policy(), AT))
    assert cut_off[0].startswith("Echt, nog niet vastgesteld.")
    assert cut_off[1].startswith(ReasonCode.NIET_VASTGESTELD)
    spoiled = verdict_lines(verify(tampering.append_text(documents.sealed), office.policy(), AT))
    assert spoiled[0].startswith("Niet goedgekeurd.")
    assert "Bedacht" not in "\n".join(spoiled)
