"""The page as one of the ways of signing: from an open gesprek to a page, and from its end back to signing.

Owns what the app and line mode share. It must never write anything but the strokes of a signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.clientpage.answers import Getekend, NaamGetypt, TekentTochNiet
from interview.clientpage.errors import ClientPageErrorCode
from interview.clientpage.page import page_contents
from interview.clientpage.server import HALF_AN_HOUR, ClientPage, Gesloten, Reden, open_page
from interview.locations import templates_dir
from interview.plan import issue
from interview.plan.build import build_plan
from interview.plan.content import canonical
from interview.session.signing import Signing, meaning
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.klant import Klant
    from interview.session.state import State


@dataclass(frozen=True, slots=True)
class SigningPage:
    """An open page and the plan that stands on it."""

    page: ClientPage
    plan: str
    """Fingerprint of what the klant reads: a signature counts for nothing else."""


def open_signing_page(
    desk: Desk, state: State, klant: Klant, signing: Signing, lifetime: float = HALF_AN_HOUR
) -> SigningPage:
    """Show Mijn plan of an open gesprek, as it is now, on a page of this computer. Waits for the disk.

    Raises:
        KlantbeeldError: ``KLANTPAGINA-GEEN-PLEK``, or what making the page raises.
    """
    consultant, today = desk.caseload.consultant().result(), desk.clock().date()
    texts = issue.texts_of(consultant, state.content, today)
    view = issue.page_of(state.record, issue.names_of(klant, consultant), texts, today)
    words = meaning(signing)
    contents = page_contents(view, words[:1].upper() + words[1:], templates_dir())
    try:
        return SigningPage(open_page(contents, lifetime), _fingerprint(state))
    except OSError as refused:
        raise KlantbeeldError(
            ClientPageErrorCode.GEEN_PLEK,
            "Deze computer laat geen pagina toe om op te tekenen.",
            remedy="Kies een andere manier van tekenen.",
        ) from refused


def _fingerprint(state: State) -> str:
    return canonical(build_plan(state.record)).sha256


def after_page(desk: Desk, state: State, signing: Signing, shown: SigningPage) -> tuple[Signing, str]:
    """How signing goes on after a page that ended, and what to say about it or nothing. Waits for the disk.

    A plan that was changed while the klant was reading is not signed: it is another plan.
    """
    gesprek_id, ended = state.record.gesprek_id, shown.page.outcome.result()
    if isinstance(ended, Getekend | NaamGetypt) and _fingerprint(state) != shown.plan:
        return signing.back(), "Het plan is intussen veranderd. Lees het samen nog eens."
    match ended:
        case Getekend(handtekening=drawing):
            return signing.drawn(issue.keep_drawing(desk, gesprek_id, drawing), drawing.getekend_met), ""
        case NaamGetypt(naam=name):
            return signing.typed(name), ""
        case TekentTochNiet():
            return signing.would_rather_not(), "U wilt toch niet tekenen. Dat mag. Kies wat u nu wilt."
        case Gesloten(reden=Reden.TIJD):
            return signing.back(), "De pagina stond lang open. Hij is nu dicht."
        case Gesloten():
            return signing.back(), ""
