"""One plan and one report, signed for real; every tampered file is made from these."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.documents.plan_document import make_mijn_plan
from interview.documents.render import document_renderer
from interview.locations import templates_dir
from interview.plan.build import build_plan
from interview.plan.certificates import SigningCredential, load_credential
from interview.plan.sign import seal_as_municipality, sign_as_consultant
from interview.plan.verify_policy import Expectation, VerifyPolicy
from tests.documents.voorbeeld import MENSEN, example_texts, voorbeeld_record
from tests.plan.pki import AT, PASSPHRASE, Authority, issue, make_authority


@dataclass(frozen=True, slots=True)
class Office:
    """A made-up municipality: whom to trust, and with what it signs."""

    authority: Authority
    consultant: SigningCredential
    municipality: SigningCredential
    stranger: SigningCredential
    """Same authority, but no one who belongs on a plan."""

    def policy(self, expected: Expectation = Expectation.VASTGESTELD) -> VerifyPolicy:
        return VerifyPolicy(trusted=self.authority.trusted, expected=expected)


@dataclass(frozen=True, slots=True)
class Documents:
    unsigned: bytes
    signed: bytes
    sealed: bytes


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("kantoor")
    authority = make_authority()

    def credential(name: str) -> SigningCredential:
        path: Path = issue(authority, folder / f"{name}.p12", name)
        return load_credential(path, PASSPHRASE, AT)

    return Office(
        authority, credential("Bram Bedacht"), credential("Gemeente Voorbeeld"), credential("Niemand")
    )


@pytest.fixture(scope="session")
def documents(office: Office) -> Documents:
    folder = templates_dir()
    made = make_mijn_plan(
        document_renderer(folder),
        build_plan(voorbeeld_record()),
        MENSEN,
        example_texts(),
        AT,
    )
    signed = sign_as_consultant(made.pdf, office.consultant, AT, "Besproken met de klant")
    return Documents(made.pdf, signed, seal_as_municipality(signed, office.municipality, AT))
