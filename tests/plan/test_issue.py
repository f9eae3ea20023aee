"""From a gesprek to two signed documents that are kept, told, exported, sealed and corrected."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Generator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from interview.documents.errors import DocumentErrorCode
from interview.errors import SessionErrorCode
from interview.plan import issue, signing_keys
from interview.plan.certificates import load_trusted_certificates
from interview.plan.errors import PlanErrorCode
from interview.plan.verify import verify
from interview.plan.verify_policy import Expectation, Outcome, VerifyPolicy
from interview.record import GespreksRecord, Ondertekenkeuze, PlanStatus
from interview.session import commands as ask
from interview.session.before_advice import as_advised
from interview.session.signing import Signing
from interview.tui.visit import Visit
from questionnaires.answers import Belemmert
from questionnaires.errors import KlantbeeldError
from tests.interview.desks import CONSULTANT, START
from tests.plan import pki
from tests.session.example import advised, after, fact
from tests.tui.plan_example import TODAY, fill_plan, new_visit, same_visit, tell


@pytest.fixture
def visit(tmp_path: Path) -> Generator[Visit]:
    """A gesprek with a plan that can be signed."""
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    yield opened
    opened.desk.close()


def _choose(visit: Visit, *answers: str) -> None:
    signing = Signing()
    for answer in answers:
        signing = signing.answered(answer)
    tell(visit.conversation, signing.command())


def _issue(visit: Visit) -> None:
    credential = signing_keys.ready_credential(visit.desk, START)
    assert credential is not None
    issue.issue_for(visit.desk, visit.conversation, visit.klant, credential)


def _pdf(visit: Visit, soort: issue.Soort) -> bytes:
    document = issue.newest(visit.state.record, soort)
    assert document is not None
    return issue.document_pdf(visit.desk, visit.state.record.gesprek_id, document)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def _practice(visit: Visit, expected: Expectation) -> VerifyPolicy:
    files, _ = signing_keys.practice_certificates(visit.desk, START)
    return VerifyPolicy((), load_trusted_certificates(files.authority), oefen=True, expected=expected)


def test_a_signed_plan_is_kept_told_sealed_and_corrected(visit: Visit) -> None:
    _choose(visit, "ja", "zelf", "tekent_nu", "naam_getypt", "A. Voorbeeld")
    assert not issue.up_to_date(visit.state.record)
    _issue(visit)
    record = visit.state.record
    assert issue.up_to_date(record)
    assert [(made.soort, made.document_id) for made in record.plan.documenten] == [
        ("mijn_plan", "mijn_plan/1"),
        ("verslag", "verslag/1"),
    ]
    pdf = _pdf(visit, "mijn_plan")
    assert hashlib.sha256(pdf).hexdigest() == record.plan.documenten[0].sha256
    assert "Ik teken dit plan." in _text(pdf)
    assert "Gemeente Voorbeeldstad" in _text(pdf)
    unsealed = verify(pdf, _practice(visit, Expectation.NOG_NIET_VASTGESTELD), START)
    assert (unsealed.accepted, unsealed.outcome) == (True, Outcome.NOG_NIET_VASTGESTELD)
    report = verify(_pdf(visit, "verslag"), _practice(visit, Expectation.ECHT), START)
    assert report.accepted
    # Practice never passes for real.
    assert not verify(pdf, VerifyPolicy((), expected=Expectation.ECHT), START).accepted

    tell(visit.conversation, ask.LegVoor("team Werk"), ask.GeefAkkoord("klantmanager Werk"))
    issue.seal_for(visit.desk, visit.conversation, signing_keys.practice_seal(visit.desk, START))
    assert visit.state.record.plan.status is PlanStatus.VASTGESTELD
    sealed = verify(_pdf(visit, "mijn_plan"), _practice(visit, Expectation.VASTGESTELD), START)
    assert (sealed.accepted, sealed.outcome) == (True, Outcome.VASTGESTELD)

    issue.revise(visit.conversation, "de datum klopte niet")
    tell(visit.conversation, ask.NoteerDoel("In juni werk ik drie dagen in het groen.", "d2"))
    _choose(visit, "ja", "zelf", "tekent_nu", "kruisje", "")
    _issue(visit)
    second = _text(_pdf(visit, "mijn_plan"))
    assert "Dit is anders dan in de vorige versie" in second
    assert "In juni werk ik drie dagen in het groen." in second
    # Version 1 stays as it was, beside it.
    assert issue.document_pdf(visit.desk, record.gesprek_id, record.plan.documenten[0]) == pdf
    (former,) = visit.state.record.plan.eerdere_versies
    assert hashlib.sha256(former.inhoud.encode()).hexdigest() == former.sha256


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (("ja", "zelf", "denkt_na", ""), "Ik denk er eerst over na."),
        (("ja", "voorgelezen", "tekent_niet", "geen zin"), "Ik teken dit plan niet."),
    ],
)
def test_an_unsigned_plan_prints_its_state_and_never_the_reason(
    visit: Visit, answers: tuple[str, ...], words: str
) -> None:
    _choose(visit, *answers)
    _issue(visit)
    text = _text(_pdf(visit, "mijn_plan"))
    assert words in text
    assert "geen zin" not in text
    with pytest.raises(KlantbeeldError) as refused:
        issue.seal_for(visit.desk, visit.conversation, signing_keys.practice_seal(visit.desk, START))
    assert refused.value.code is SessionErrorCode.VASTSTELLEN_NIET
    assert len(visit.state.record.plan.documenten) == 2, "a refused seal leaves nothing behind"


def test_an_imported_signature_is_made_harmless_and_printed(visit: Visit, tmp_path: Path) -> None:
    picture = tmp_path / "handtekening.png"
    Image.new("RGB", (40, 20), "black").save(picture)
    picture.write_bytes(picture.read_bytes() + b"<script>niet bewaren</script>")
    kept = issue.keep_signature(visit.desk, visit.conversation.gesprek_id, picture)
    assert kept == "handtekening/1"
    _choose(visit, "ja", "zelf", "tekent_nu", "afbeelding", kept)
    stored = issue.signature_image(visit.desk, visit.state.record)
    assert stored is not None
    assert b"script" not in stored
    _issue(visit)
    assert "Dit is mijn handtekening." in _text(_pdf(visit, "mijn_plan"))


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload='x()'/>", b"x" * (1024 * 1024 + 1)], ids=["empty", "script", "too large"]
)
def test_what_is_no_small_picture_is_refused(visit: Visit, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "handtekening.svg"
    source.write_bytes(content)
    with pytest.raises(KlantbeeldError) as refused:
        issue.keep_signature(visit.desk, visit.conversation.gesprek_id, source)
    assert refused.value.code is DocumentErrorCode.HANDTEKENING_ONGELDIG
    with pytest.raises(KlantbeeldError) as missing:
        issue.keep_signature(visit.desk, visit.conversation.gesprek_id, tmp_path / "is er niet.png")
    assert missing.value.code is DocumentErrorCode.HANDTEKENING_ONGELDIG
    assert str(tmp_path) not in str(missing.value)


def test_an_export_is_a_private_file_without_a_name_in_it(visit: Visit) -> None:
    _choose(visit, "ja", "zelf", "tekent_nu", "papier", "")
    _issue(visit)
    written = issue.export(visit.desk, visit.state.record, visit.klant.initialen)
    assert [path.name for path in written] == [
        "mijn-plan-2026-11-21-AV-1.pdf",
        "klantbeeldverslag-2026-11-21-AV-1.pdf",
    ]
    assert all(path.stat().st_mode & 0o077 == 0 for path in written)
    assert written[0].read_bytes() == _pdf(visit, "mijn_plan")


def test_an_own_certificate_takes_the_place_of_the_practice_one(visit: Visit, tmp_path: Path) -> None:
    source = pki.issue(
        pki.make_authority(), tmp_path / "eigen.p12", "Bram Bedacht", end=pki.AT.replace(year=2030)
    )
    with pytest.raises(KlantbeeldError) as refused:
        signing_keys.keep_own_certificate(visit.desk, source, "verkeerd", START)
    assert refused.value.code is PlanErrorCode.CERTIFICAAT_WACHTZIN
    assert not signing_keys.has_own_certificate(visit.desk.locations)
    passphrase = pki.PASSPHRASE.decode()
    kept = signing_keys.keep_own_certificate(visit.desk, source, passphrase, START)
    assert (kept.name, kept.practice) == ("Bram Bedacht", False)
    assert signing_keys.ready_credential(visit.desk, START) is kept
    # A desk that was opened again asks for the passphrase once more.
    locations = visit.desk.locations
    assert signing_keys.has_own_certificate(locations)
    signing_keys._opened.pop(visit.desk)
    assert signing_keys.ready_credential(visit.desk, START) is None
    assert signing_keys.open_own_certificate(visit.desk, passphrase, START).name == "Bram Bedacht"


def test_practice_certificates_of_a_lost_store_are_made_again(visit: Visit) -> None:
    files, passphrase = signing_keys.practice_certificates(visit.desk, START)
    before = files.authority.read_bytes()
    visit.desk.thread.submit(lambda store: store.set_setting(signing_keys.PRACTICE_SETTING, "")).result()
    assert signing_keys.practice_certificates(visit.desk, START)[1] != passphrase
    assert signing_keys.practice_seal(visit.desk, START).practice
    # What was signed before stays checkable.
    assert files.authority.read_bytes().startswith(before)


def test_an_advice_is_explained_as_it_was_shown() -> None:
    state = advised()
    assert state.record.advies is not None
    explained, services = issue.explanation_of(state.record, state.content)
    assert explained is not None
    changed = after(
        state,
        ask.ZetBelemmert("geld", Belemmert.NEE, "klant weet meer"),
        ask.ZetNiveau("geld", 5, "klant weet meer"),
        ask.LegFeitVast("arbeidsvermogen", fact("geen"), "klant weet meer"),
        ask.LegFeitVast("arbeidsvermogen", None, "toch niet"),
    )
    assert as_advised(changed).record.leefgebied("geld") == state.record.leefgebied("geld")
    assert issue.explanation_of(changed.record, changed.content) == (explained, services)
    other = changed.record.advies
    assert other is not None
    untrue = changed.record.model_copy(update={"advies": other.model_copy(update={"mogelijk": ("iets",)})})
    assert issue.explanation_of(untrue, changed.content) == (None, ())
    nothing = GespreksRecord.model_validate(state.record.model_dump() | {"advies": None})
    assert issue.explanation_of(nothing, state.content) == (None, ())


def test_nothing_of_a_visit_is_lost_when_the_store_is_opened_again(visit: Visit) -> None:
    _choose(visit, "ja", "zelf", "tekent_nu", "kruisje", "")
    _issue(visit)
    again = same_visit(visit.desk)
    assert again.state.record == visit.state.record
    assert again.state.record.plan.ondertekening is not None
    assert again.state.record.plan.ondertekening.keuze is Ondertekenkeuze.TEKENT_NU
    texts = issue.texts_of(CONSULTANT, again.state.content, TODAY)
    page = issue.page_of(again.state.record, issue.names_of(again.klant, CONSULTANT), texts, TODAY)
    assert page.gemeente == "Gemeente Voorbeeldstad"
