"""A signed report: authentic with the consultant's signature alone, and never with a seal."""

from __future__ import annotations

import pytest

from interview.documents.render import document_renderer
from interview.documents.verslag_document import make_verslag
from interview.locations import templates_dir
from interview.plan.errors import PlanErrorCode
from interview.plan.report_build import build_report
from interview.plan.sign import seal_as_municipality, sign_as_consultant
from interview.plan.verify import verify
from interview.plan.verify_policy import DocumentKind, Expectation, Outcome, ReasonCode
from interview.session.content import Content
from questionnaires.errors import KlantbeeldError
from questionnaires.gemeentepakket import load as municipalities
from questionnaires.loader import load_named
from scoring import loader
from scoring.trajecten import load_named_catalogus
from tests.documents.voorbeeld import MENSEN, voorbeeld_record
from tests.plan import tampering
from tests.plan.conftest import Office
from tests.plan.pki import AT


def test_a_report_needs_the_consultant_only(office: Office) -> None:
    rules = loader.load_named("zwolle", "1.0.0")
    content = Content(
        load_named("zwolle", "1.0.0"),
        rules,
        load_named_catalogus("zwolle", "1.0.0", rules),
        municipalities.load_named(municipalities.EXAMPLE, "1.0.0"),
    )
    made = make_verslag(
        document_renderer(templates_dir()),
        build_report(voorbeeld_record(), content),
        MENSEN,
        "Gemeente Voorbeeld",
        AT,
    )
    signed = sign_as_consultant(made.pdf, office.consultant, AT, "Klantbeeldverslag")
    result = verify(signed, office.policy(), AT)
    assert result.accepted
    assert result.outcome is Outcome.ECHT
    assert result.kind is DocumentKind.KLANTBEELDVERSLAG
    assert result.fingerprint == made.data.fingerprint
    with pytest.raises(KlantbeeldError) as unsealable:
        seal_as_municipality(signed, office.municipality, AT)
    assert unsealable.value.code is PlanErrorCode.ZEGEL_GEWEIGERD
    sealed = tampering.sign_more(signed, office.municipality, "Gemeente", field_spec=tampering.SEAL_FIELD)
    refused = verify(sealed, office.policy(Expectation.ECHT), AT)
    assert {reason.code for reason in refused.reasons} == {ReasonCode.ANDERE_HANDTEKENING}
