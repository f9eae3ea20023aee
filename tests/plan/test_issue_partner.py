"""An extract is signed, kept, told and exported, and no longer handed out once the klant takes it back."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from interview.errors import SessionErrorCode
from interview.plan import issue, issue_partner, signing_keys
from interview.plan.certificates import load_trusted_certificates
from interview.plan.errors import PlanErrorCode
from interview.plan.sign import seal_as_municipality
from interview.plan.verdict_text import verdict_lines
from interview.plan.verify import verify
from interview.plan.verify_policy import DocumentKind, Expectation, Outcome, ReasonCode, VerifyPolicy
from interview.record import Wie
from interview.session import commands as ask
from interview.session.sharing import proposal
from interview.tui.visit import Visit
from questionnaires.errors import KlantbeeldError
from tests.interview.desks import START
from tests.plan import tampering
from tests.tui.plan_example import fill_plan, new_visit, same_visit, tell


@pytest.fixture
def visit(tmp_path: Path) -> Generator[Visit]:
    """A gesprek with an afspraak of a third party."""
    opened = new_visit(tmp_path / "opslag")
    fill_plan(opened.conversation)
    tell(
        opened.conversation,
        ask.NoteerAfspraak("Een taalmaatje komt oefenen.", Wie.DERDE, derde="Taalhuis Fictief"),
    )
    yield opened
    opened.desk.close()


def _afspraak(visit: Visit) -> str:
    return visit.state.record.afspraken[-1].id


def _agree(visit: Visit) -> None:
    afspraak = visit.state.record.afspraken[-1]
    deling = proposal(afspraak, visit.state.content, START)
    agreed = deling.model_copy(update={"klant_geinformeerd": True, "geen_bezwaar": True})
    tell(visit.conversation, ask.LegDelingVast(afspraak.id, agreed))


def _make(visit: Visit) -> bytes:
    credential = signing_keys.ready_credential(visit.desk, START)
    assert credential is not None
    made = issue_partner.issue_extract_for(
        visit.desk, visit.conversation, visit.klant, credential, _afspraak(visit)
    )
    return issue.document_pdf(visit.desk, visit.state.record.gesprek_id, made)


def _practice(visit: Visit) -> VerifyPolicy:
    files, _ = signing_keys.practice_certificates(visit.desk, START)
    trusted = load_trusted_certificates(files.authority)
    return VerifyPolicy((), trusted, oefen=True, expected=Expectation.VASTGESTELD)


def test_it_is_made_kept_and_known_by_who_checks_it(visit: Visit) -> None:
    _agree(visit)
    pdf = _make(visit)
    (kept,) = visit.state.record.plan.documenten
    assert (kept.soort, kept.afspraak, kept.document_id) == (
        "partneruittreksel",
        _afspraak(visit),
        "partneruittreksel/1",
    )
    assert issue.newest(visit.state.record, "mijn_plan") is None, "an extract is no plan"
    result = verify(pdf, _practice(visit), START)
    assert (result.accepted, result.outcome, result.kind) == (
        True,
        Outcome.ECHT,
        DocumentKind.PARTNERUITTREKSEL,
    )
    assert "Soort document: Partneruittreksel" in verdict_lines(result)
    assert same_visit(visit.desk).state.record.plan.documenten == (kept,)


def test_no_seal_belongs_on_it(visit: Visit) -> None:
    _agree(visit)
    pdf, seal = _make(visit), signing_keys.practice_seal(visit.desk, START)
    with pytest.raises(KlantbeeldError) as refused:
        seal_as_municipality(pdf, seal, START)
    assert refused.value.code is PlanErrorCode.ZEGEL_GEWEIGERD
    sealed = tampering.sign_more(pdf, seal, "Gemeente", field_spec=tampering.SEAL_FIELD)
    reasons = verify(sealed, _practice(visit), START).reasons
    assert {reason.code for reason in reasons} == {ReasonCode.ANDERE_HANDTEKENING}


def test_an_export_says_nothing_in_its_name_and_stops_when_the_klant_takes_it_back(visit: Visit) -> None:
    def export() -> Path | None:
        return issue_partner.export_extract(
            visit.desk, visit.state.record, visit.klant.initialen, _afspraak(visit)
        )

    _agree(visit)
    assert export() is None, "there is none yet"
    pdf = _make(visit)
    written = export()
    assert written is not None
    assert written.name == "uittreksel-2026-11-21-AV-1.pdf"
    assert written.stat().st_mode & 0o077 == 0
    assert written.read_bytes() == pdf
    tell(visit.conversation, ask.TrekDelingIn(_afspraak(visit)))
    for again in (export, lambda: _make(visit)):
        with pytest.raises(KlantbeeldError) as refused:
            again()
        assert refused.value.code is SessionErrorCode.DELEN_NIET
    assert len(visit.state.record.plan.documenten) == 1


def test_nothing_is_made_before_anything_was_recorded(visit: Visit) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        _make(visit)
    assert refused.value.code is SessionErrorCode.DELEN_NIET
    assert visit.state.record.plan.documenten == ()
