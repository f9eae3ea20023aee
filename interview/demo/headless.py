"""The main job without a screen: a sample gesprek, its advice, the signed plan, and the check of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.errors import ExitCode
from interview.plan import issue
from interview.plan.signing_keys import practice_certificates, ready_credential

if TYPE_CHECKING:
    from pathlib import Path

    from interview.caseload import WorkItem
    from interview.commands.console import Console
    from interview.conversation import Conversation
    from interview.demo.story import Stories
    from interview.desk import Desk
    from interview.plan.verify_policy import VerificationResult


def show_main_job(desk: Desk, stories: Stories, console: Console) -> int:
    """Tell each step in one line and end with where the PDF is; 0 when the check says it is real.

    Raises KlantbeeldError: DOCUMENT-PANGO-ONTBREEKT, and whatever making or checking raises.
    """
    item = next(
        item for item in desk.caseload.worklist().result().alles if item.klant.achternaam == stories.voorbeeld
    )
    conversation = desk.open_gesprek(item.gesprek_id)
    with console.waiting("de documenten worden gemaakt"):
        plan, report = _documents(desk, conversation, item)
        checked = _check(desk, plan)
    told = _steps(conversation, item)
    told["documenten"] = f"{plan.name} en {report.name}, getekend met een oefencertificaat"
    told["controle"] = f"{checked.outcome.value} (als oefening)"
    lines = [f"{number}. {name.capitalize()}: {line}" for number, (name, line) in enumerate(told.items(), 1)]
    data = {"stappen": told, "plan": str(plan), "verslag": str(report), "goed": checked.accepted}
    console.answer(data, [*lines, f"Mijn plan staat in {plan}"])
    return ExitCode.KLAAR if checked.accepted else ExitCode.NEE


def _steps(conversation: Conversation, item: WorkItem) -> dict[str, str]:
    """What happened in the gesprek, a line for each step."""
    record, regelset = conversation.state.record, conversation.state.content.regelset
    noted = sum(bool(gebied.notitie) for gebied in record.leefgebieden.values())
    judged, advice, plan = record.oordeel_vooraf, record.advies, record.plan
    assert judged is not None and advice is not None and plan.ondertekening is not None
    own = "geen keuze" if judged.categorie is None else regelset.per_categorie[judged.categorie].kort
    given = (
        "nog niet te zeggen" if advice.categorie is None else regelset.per_categorie[advice.categorie].kort
    )
    return {
        "gesprek": f"{item.klant.naam}, {noted} notities, {len(record.citaten)} citaten, "
        f"{len(record.wensen)} wensen, {item.voortgang} leefgebieden uitgewerkt",
        "eigen oordeel vooraf": own,
        "advies": f"{given}. {advice.zin}",
        "plan": f"{len(record.afspraken)} afspraken, {len(plan.evaluaties)} keer samen terugkijken",
        "ondertekend": f"op {plan.ondertekening.op:%d-%m-%Y} door {plan.ondertekening.naam}",
    }


def _documents(desk: Desk, conversation: Conversation, item: WorkItem) -> tuple[Path, Path]:
    """The two PDFs as files; made now when the demo was made without them."""
    if not issue.up_to_date(conversation.state.record):
        credential = ready_credential(desk, desk.clock())
        assert credential is not None  # the demo has no certificate of its own
        issue.issue_for(desk, conversation, item.klant, credential)
    plan, report = issue.export(desk, conversation.state.record, item.klant.initialen)
    return plan, report


def _check(desk: Desk, plan: Path) -> VerificationResult:
    from interview.plan.certificates import load_trusted_certificates
    from interview.plan.verify import verify
    from interview.plan.verify_policy import Expectation, VerifyPolicy

    files, _ = practice_certificates(desk, desk.clock())
    policy = VerifyPolicy(
        trusted=(),
        practice=load_trusted_certificates(files.authority),
        oefen=True,
        expected=Expectation.ECHT,
    )
    return verify(plan.read_bytes(), policy, desk.clock())
