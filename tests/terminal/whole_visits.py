"""What whole visits share: a prepared store, a terminal that remembers, and what is kept afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from interview.caseload import Consultant, WorkItem, Worklist
from interview.conversation import Conversation
from interview.desk import Desk
from interview.klant import Klant
from interview.locations import ROOT_VARIABLE, Locations
from interview.plan.issue import document_pdf
from interview.record import GespreksRecord, Stap
from interview.session import commands as ask
from interview.session.open_work import Werk, open_work
from interview.store.recovery import RecoverySheet
from interview.store_thread import system_clock
from questionnaires.answers import Belemmert
from questionnaires.schema import Leefgebied
from tests.interview.desks import TestClock
from tests.session.example import fact
from tests.store.example import CHEAP
from tests.terminal.visits import KLANTBEELD, PASSPHRASE, unlock
from tests.tools import pdf as judges
from tests.tools.gemeente import GEMEENTE, install_real_looking
from tests.tools.terminal import Terminal

CONSULTANT = Consultant("Bram Bedacht", "Bureau Verzonnen", "consultant", "000 000 00 00", GEMEENTE)
KLANTEN = (
    Klant("", "Alleengaand", "A.", "mw"),
    Klant("", "Tolkenaar", "T.", "dhr", contactwens=("tolk",), taal="Bedachts"),
    Klant("", "Gezinsman", "G.", "dhr"),
    Klant("", "Voorlezer", "V.", "mw", contactwens=("voorlezen", "grote_letters")),
    Klant("", "Weigeraar", "W.", "dhr"),
    Klant("", "Stopman", "S.", "dhr"),
    Klant("", "Laterman", "L.", "mw"),
    Klant("", "Managerwens", "M.", "mw"),
    Klant("", "Papierman", "P.", "dhr"),
    Klant("", "Tweemaal", "T.", "mw"),
)
"""Each with one visit; all invented, and no name part of another."""

OPENING = 24
"""Characters of a sentence that stand together on every width."""


class Watched(Terminal):
    """A terminal that remembers every screen it showed."""

    def __init__(self, root: Path) -> None:
        """The program on the store under ``root``, at 80 by 24."""
        super().__init__(KLANTBEELD, environment={ROOT_VARIABLE: str(root)})
        self.screens: list[str] = []

    def __enter__(self) -> Watched:
        return self

    def _read(self, seconds: float) -> bool:
        painted = super()._read(seconds)
        if painted:
            self.screens.append(self.text)
        return painted

    def showed(self, text: str, *, since: int = 0) -> bool:
        """Whether ``text`` stood on any screen after the first ``since``."""
        return any(text in screen for screen in self.screens[since:])


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What the store holds of one gesprek, and of the list of work."""

    record: GespreksRecord
    werk: tuple[Werk, ...]
    item: WorkItem
    lijst: Worklist
    papers: dict[str, bytes]
    """The newest PDF of each kind."""

    @property
    def work(self) -> tuple[str, ...]:
        """What is still to be done, in words."""
        return tuple(one.wat for one in self.werk)

    def words(self, soort: str, folder: Path) -> str:
        """The text of a document, with single spaces."""
        path = folder / f"{soort}.pdf"
        path.write_bytes(self.papers[soort])
        judges.assert_well_formed(path)
        return " ".join(judges.text(path, as_laid_out=False).split())


def make_store(root: Path) -> None:
    """A store for a municipality that looks real, with a gesprek for each klant planned now."""
    locations = Locations.under(root)
    install_real_looking(locations)
    desk = Desk.create(locations, PASSPHRASE, RecoverySheet.generate().recipient, CONSULTANT, CHEAP)
    try:
        now = desk.clock()
        desk.caseload.add_and_plan([(klant, now) for klant in KLANTEN]).result()
    finally:
        desk.close()


def copied(template: Path, root: Path) -> Path:
    """A store of one's own for one visit."""
    shutil.copytree(template, root)
    return root


@contextmanager
def at_the_desk(root: Path, at: datetime | None = None) -> Iterator[Desk]:
    """The store under ``root``, opened as the program does; ``at`` another moment than now."""
    desk = Desk.unlock(Locations.under(root), PASSPHRASE, clock=system_clock if at is None else TestClock(at))
    try:
        yield desk
    finally:
        desk.close()


def _item(desk: Desk, naam: str) -> WorkItem:
    (found,) = (item for item in desk.caseload.worklist().result().alles if item.klant.achternaam == naam)
    return found


@contextmanager
def conversation_of(root: Path, naam: str, at: datetime | None = None) -> Iterator[Conversation]:
    """The gesprek with this klant, without a screen; ``at`` another moment than now."""
    with at_the_desk(root, at) as desk:
        yield desk.open_gesprek(_item(desk, naam).gesprek_id)


def told(conversation: Conversation, *commands: ask.Command) -> None:
    """One after the other."""
    for command in commands:
        conversation.do(command).result()


def judgements(conversation: Conversation, *, apart_from: str = "") -> tuple[ask.Command, ...]:
    """Everything an advice needs: all goes well, except that geld hinders."""
    given: list[ask.Command] = [ask.KiesVoorbereiding("open")]
    for gebied in conversation.state.content.vragenlijst.matrix:
        if gebied.id != apart_from:
            hinders = gebied.id == "geld"
            given.append(ask.ZetNiveau(gebied.id, 2 if hinders else 4))
            given.append(ask.ZetBelemmert(gebied.id, Belemmert.JA if hinders else Belemmert.NEE))
    given.append(ask.LegFeitVast("arbeidsvermogen", fact("ja")))
    given.append(ask.LegFeitVast("arbeidsvermogen_basis", fact("inschatting")))
    return tuple(given)


def advised(root: Path, naam: str) -> None:
    """Judged and advised beforehand; the terminal takes over at Begin."""
    with conversation_of(root, naam) as conversation:
        category = conversation.state.content.regelset.categorie[0].id
        told(
            conversation,
            *judgements(conversation),
            ask.LegOordeelVast(category, "zo zie ik het"),
            ask.ToonAdvies(),
            ask.GaNaar(Stap.BEGIN),
        )


def afterwards(root: Path, naam: str) -> Afterwards:
    """Open the store and look."""
    with at_the_desk(root) as desk:
        item = _item(desk, naam)
        record = desk.record(item.gesprek_id).result()
        newest = {document.soort: document for document in record.plan.documenten}
        return Afterwards(
            record,
            open_work(record, today()),
            item,
            desk.caseload.worklist().result(),
            {str(soort): document_pdf(desk, item.gesprek_id, one) for soort, one in newest.items()},
        )


def today() -> date:
    """As the program sees it."""
    return now().date()


def now() -> datetime:
    """As the program sees it."""
    return system_clock()


def everything_kept(root: Path, naam: str) -> str:
    """All events of a gesprek and its record, as they are stored."""
    with at_the_desk(root) as desk:
        gesprek_id = _item(desk, naam).gesprek_id
        events = desk.thread.submit(lambda store: store.events(gesprek_id)).result()
        return "\n".join([*(str(event) for event in events), desk.caseload.document(gesprek_id).result()])


# at the terminal


def open_visit(terminal: Terminal, naam: str, *expected: str) -> None:
    """From the passphrase to the visit with this klant."""
    unlock(terminal)
    terminal.write(f"/{naam}\r")
    terminal.wait_for("bezoek", *(expected or ("Hoe gaat u dit gesprek in?",)))


def go_on(terminal: Terminal, naam: str, *expected: str) -> None:
    """Open a gesprek that was begun, where it was left."""
    open_visit(terminal, naam, "Verder waar u was?")
    terminal.press("Enter")
    terminal.wait_for(*expected)


def close_as(terminal: Terminal, digit: str) -> None:
    """End the visit; nothing more is asked."""
    terminal.press("F8")
    terminal.wait_for("Hoe sluiten we af?")
    terminal.press(digit, "Enter")
    terminal.wait_for("Alles is bewaard.")


def agree(terminal: Terminal, who: str, words: str) -> None:
    """An afspraak with its days; ``who`` is the key that chooses who does it, empty for the klant."""
    terminal.press("Ctrl+A")
    terminal.wait_for("Wie doet dit?")
    terminal.write(f"{words}\t")
    if who:
        terminal.press(who)
    terminal.write("\t+1\t+21\r")
    terminal.wait_gone("Wie doet dit?")


def questions(terminal: Terminal, *answers: str) -> None:
    """The klant's questions at Tekenen; each answer is what is typed before Enter."""
    asked = (
        "Kunt u vertellen wat we hebben afgesproken?",
        "Hoe hebt u het plan gelezen?",
        "Wat wilt u doen?",
    )
    terminal.press("F7")
    for question, answer in zip(asked, answers, strict=True):
        terminal.wait_for(question)
        terminal.press(answer, "Enter")


def make_documents(terminal: Terminal) -> None:
    """The consultant signs, and both documents are made."""
    terminal.wait_for("Nu tekent de consultant.")
    terminal.press("Enter")
    terminal.wait_for("Echt, nog niet vastgesteld.")


def spoken(card: Leefgebied) -> list[str]:
    """How everything begins that a card offers to say or to look at; a terminal breaks the rest off."""
    hard = card.weerstand
    texts = [card.starter, *(prompt.tekst for prompt in card.doorvraag), card.reflectie, card.klopt_dat]
    texts += [*card.observeren, hard.boos, hard.bang, hard.verleden]
    return [text[:OPENING] for text in texts]
