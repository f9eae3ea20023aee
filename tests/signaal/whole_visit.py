"""A whole visit on a real store, to its signed documents, with room for one more thing in the middle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interview.conversation import QUICK_NOTE_FIELD, Conversation
from interview.desk import Desk
from interview.plan import issue, issue_partner, signing_keys
from interview.record import Einde, Informatiewijze, Wie
from interview.session import commands as ask
from interview.session.sharing import proposal
from interview.session.signing import Signing
from questionnaires.answers import Belemmert
from tests.interview.desks import START, begun
from tests.session.example import fact
from tests.tui.plan_example import fill_plan, tell


def carry_out(desk: Desk, halfway: Callable[[Conversation], None]) -> None:
    """From the first note to the ending; ``halfway`` happens at the table."""
    conversation = begun(desk)
    tell(
        conversation,
        ask.LegInformatieVast(Informatiewijze.VOORGELEZEN),
        ask.LegNotitieVast("geld", "post blijft liggen"),
        ask.MarkeerCitaat("geld", "post"),
    )
    halfway(conversation)
    for gebied in conversation.state.content.vragenlijst.matrix:
        hinders = gebied.id == "geld"
        tell(
            conversation,
            ask.ZetNiveau(gebied.id, 2 if hinders else 4),
            ask.ZetBelemmert(gebied.id, Belemmert.JA if hinders else Belemmert.NEE),
        )
    tell(
        conversation,
        ask.LegFeitVast("arbeidsvermogen", fact("ja")),
        ask.LegFeitVast("arbeidsvermogen_basis", fact("inschatting")),
        ask.LegOordeelVast(conversation.state.content.regelset.categorie[0].id, "zo zie ik het"),
        ask.ToonAdvies(),
        ask.GeefVerklaring("niveau.geld", "Ik zie dat anders."),
    )
    fill_plan(conversation)
    _share_one_afspraak(conversation)
    signing = Signing()
    for answer in ("ja", "zelf", "tekent_nu", "naam_getypt", "A. Voorbeeld"):
        signing = signing.answered(answer)
    tell(conversation, signing.command())
    item = desk.caseload.gesprek(conversation.gesprek_id).result()
    credential = signing_keys.ready_credential(desk, START)
    assert credential is not None
    issue.issue_for(desk, conversation, item.klant, credential)
    shared = conversation.state.record.afspraken[-1].id
    issue_partner.issue_extract_for(desk, conversation, item.klant, credential, shared)
    issue_partner.export_extract(desk, conversation.state.record, item.klant.initialen, shared)
    tell(conversation, ask.LegVoor("Karel Verzonnen"), ask.GeefAkkoord("Karel Verzonnen"))
    issue.seal_for(desk, conversation, signing_keys.practice_seal(desk, START))
    issue.export(desk, conversation.state.record, item.klant.initialen)
    tell(conversation, ask.SluitAf(Einde.PLAN_NU))
    # What is being typed when the program is closed stays as a draft.
    conversation.type(QUICK_NOTE_FIELD, "nog iets")
    conversation.flush().result()


def _share_one_afspraak(conversation: Conversation) -> None:
    """Something a third party does, of which they get an extract."""
    day = START.date()
    tell(
        conversation,
        ask.NoteerAfspraak(
            "Een taalmaatje komt oefenen.", Wie.DERDE, begin=day, eind=day, derde="Taalhuis Fictief"
        ),
    )
    afspraak = conversation.state.record.afspraken[-1]
    agreed = {"klant_geinformeerd": True, "geen_bezwaar": True}
    deling = proposal(afspraak, conversation.state.content, START).model_copy(update=agreed)
    tell(conversation, ask.LegDelingVast(afspraak.id, deling))


def back_up(desk: Desk) -> Path:
    """A copy of the store, as is made every week."""
    target = desk.locations.backups_dir / "kopie.db"
    desk.thread.submit(lambda store: store.backup(target)).result()
    return target
