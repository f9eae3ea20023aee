"""Plays a story through the real conversation, so that the demo's journal is one that really happened.

Owns the order in which a story is told and the clock it is told by. It must never write to the
store itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from interview.caseload import Consultant
from interview.conversation import Conversation
from interview.demo.story import Gesprek, Person, Stories
from interview.desk import Desk
from interview.klant import Klant
from interview.record import Contact, Feit, KlantReactie, PlanStatus, Plichten, Stap
from interview.session import commands as ask
from questionnaires.answers import Antwoord

PACE = timedelta(seconds=35)
"""Between two things that happen in a story."""
SATURDAY = 5


class StoryClock:
    """A clock that stands where the story is."""

    def __init__(self, now: datetime) -> None:
        """``now`` is aware: the moment the demo is made."""
        self.made_at = now
        self.now = now

    def __call__(self) -> datetime:
        """The moment in the story, a little later each time."""
        self.now += PACE
        return self.now

    def go_to(self, offset: int, hour: time) -> datetime:
        """Put the clock at that hour of that day, but never in the future; gives the hour asked for."""
        begin = datetime.combine(self.day(offset), hour, self.made_at.tzinfo)
        self.now = min(begin, self.made_at)
        return begin

    def day(self, offset: int) -> date:
        """The day ``offset`` days from today; today stays today, any other day is a working day."""
        day = self.made_at.date() + timedelta(days=offset)
        if offset != 0 and day.weekday() >= SATURDAY:
            step = 7 - day.weekday() if offset > 0 else SATURDAY - 1 - day.weekday()
            day += timedelta(days=step)
        return day


def consultant_of(stories: Stories) -> Consultant:
    """Who holds the gesprekken."""
    return Consultant(
        naam=stories.consultant,
        organisatie=stories.organisatie,
        functie=stories.functie,
        telefoon=stories.telefoon,
        gemeente=stories.gemeente,
    )


def play_all(desk: Desk, stories: Stories, clock: StoryClock, *, documents: bool) -> None:
    """Add every klant and play every gesprek; ``desk`` runs on ``clock``.

    With ``documents`` a plan that was signed in a story is made and kept as PDF, too.
    """
    klanten = desk.caseload.add([_klant(person) for person in stories.klant]).result()
    for person, klant in zip(stories.klant, klanten, strict=True):
        begin = clock.go_to(person.gesprek.dag, person.gesprek.tijd)
        gesprek_id = desk.caseload.plan(klant.klant_id, begin).result()
        if person.gesprek.begonnen:
            conversation = desk.open_gesprek(gesprek_id)
            _do_all(conversation, _visit(conversation, person, consultant_of(stories), clock))
            if documents and conversation.state.record.plan.status is PlanStatus.ONDERTEKEND:
                _make_documents(desk, conversation, klant)
            _do_all(conversation, _ending(person.gesprek, clock))


def _do_all(conversation: Conversation, commands: Iterator[ask.Command]) -> None:
    for command in commands:
        conversation.do(command).result()


def _make_documents(desk: Desk, conversation: Conversation, klant: Klant) -> None:
    from interview.plan.issue import issue_for
    from interview.plan.signing_keys import ready_credential

    credential = ready_credential(desk, desk.clock())
    assert credential is not None  # the demo has no certificate of its own
    issue_for(desk, conversation, klant, credential)


def _klant(person: Person) -> Klant:
    return Klant(
        klant_id="",
        achternaam=person.achternaam,
        voorletters=person.voorletters,
        aanhef=person.aanhef,
        geboortedatum=person.geboren,
        telefoon=person.telefoon,
        contactwens=person.contactwens,
        taal=person.taal,
    )


def _visit(
    conversation: Conversation, person: Person, consultant: Consultant, clock: StoryClock
) -> Iterator[ask.Command]:
    story = person.gesprek
    yield from _begin(conversation, story, clock)
    yield from _talk(conversation, story)
    yield from _later_alone(conversation, story, clock)
    yield from _work_out(story)
    yield from _judge(story)
    yield from _plan(conversation, story, consultant, clock)
    if story.tekenen is not None:
        yield ask.GaNaar(Stap.TEKENEN)
        signing = story.tekenen
        name = f"{person.voorletters} {person.achternaam}" if signing.wijze is not None else ""
        yield ask.Onderteken(signing.keuze, signing.terugvertel, signing.gelezen, signing.wijze, name)


def _ending(story: Gesprek, clock: StoryClock) -> Iterator[ask.Command]:
    if story.stap is not None:
        yield ask.GaNaar(story.stap, story.leefgebied)
    if story.einde is not None:
        yield ask.GaNaar(Stap.AFSLUITEN)
        yield ask.SluitAf(story.einde, story.hoe_was_het)
    if story.voorgelegd:
        yield ask.LegVoor(story.voorgelegd)
    if story.bekeken is not None:
        clock.go_to(story.bekeken, story.tijd)
        yield ask.GaNaar(Stap.PLAN)


def _begin(conversation: Conversation, story: Gesprek, clock: StoryClock) -> Iterator[ask.Command]:
    if story.voorbereiding is not None:
        yield ask.KiesVoorbereiding(story.voorbereiding)
    begun = story.begin
    if begun is None:
        return
    yield ask.GaNaar(Stap.BEGIN)
    yield ask.BeginZitting()
    sitting = conversation.state.record.zittingen[-1]
    changed = {
        "plaats": begun.plaats,
        "aanwezigen": begun.erbij,
        "legitimatie": begun.legitimatie,
        "laptop_mag": begun.laptop,
        "op_papier": None if begun.op_papier is None else clock.day(begun.op_papier),
    }
    yield ask.ZetZitting(sitting.model_copy(update=changed))
    if begun.informatie is not None:
        yield ask.LegInformatieVast(begun.informatie)


def _later_alone(conversation: Conversation, story: Gesprek, clock: StoryClock) -> Iterator[ask.Command]:
    if story.begin is not None and story.begin.later_weg:
        sitting = conversation.state.record.zittingen[-1]
        left = tuple(role for role in sitting.aanwezigen if role not in story.begin.later_weg)
        yield ask.ZetZitting(sitting.model_copy(update={"aanwezigen": left}))
    if story.moment_apart is not None:
        yield ask.PlanMomentApart(clock.day(story.moment_apart))


def _talk(conversation: Conversation, story: Gesprek) -> Iterator[ask.Command]:
    for leefgebied, text in story.notities.items():
        yield ask.GaNaar(Stap.GESPREK, leefgebied)
        yield ask.LegNotitieVast(leefgebied, text.strip())
        for quote in story.citaten:
            if quote.leefgebied == leefgebied:
                yield ask.MarkeerCitaat(leefgebied, quote.tekst)
                yield ask.LeesCitaatVoor(conversation.state.record.citaten[-1].id, quote.goed)
        if leefgebied in story.cijfers:
            yield ask.ZetEigenCijfer(leefgebied, story.cijfers[leefgebied])
    for text in story.losse_notities:
        yield ask.MaakSnelleNotitie(text)
    for text in story.wensen:
        yield ask.NoteerWens(text)
    for text in story.doelen:
        yield ask.NoteerDoel(text)
    if story.samenvatting:
        yield ask.GaNaar(Stap.TERUGGEVEN)
        yield ask.LegSamenvattingVast(story.samenvatting.strip(), klopt=True)


def _work_out(story: Gesprek) -> Iterator[ask.Command]:
    for vraag, answer in story.antwoorden.items():
        yield ask.GeefAntwoord(vraag, Antwoord(waarde=answer))
    for observatie in story.observaties:
        yield ask.ZetObservatie(observatie, gezien=True)
    for leefgebied, niveau in (story.niveaus | story.niet).items():
        yield ask.GaNaar(Stap.UITWERKEN, leefgebied)
        yield ask.ZetNiveau(leefgebied, niveau)
        if leefgebied in story.belemmert:
            yield ask.ZetBelemmert(leefgebied, story.belemmert[leefgebied])
        if leefgebied in story.spoed:
            yield ask.ZetSpoed(leefgebied, spoed=True)
        if leefgebied in story.bewijs:
            yield ask.KiesBewijs(leefgebied, story.bewijs[leefgebied])
    for feit, found in story.feiten.items():
        yield ask.LegFeitVast(feit, Feit(waarde=Antwoord(waarde=found.waarde), bron=found.bron))


def _judge(story: Gesprek) -> Iterator[ask.Command]:
    if story.oordeel is None:
        return
    yield ask.GaNaar(Stap.OORDEEL)
    yield ask.LegOordeelVast(story.oordeel.categorie, story.oordeel.reden)
    yield ask.ToonAdvies()
    yield ask.GaNaar(Stap.ADVIES)
    if story.reactie_advies is not None:
        said = story.reactie_advies
        yield ask.GeefAdviesReactie(KlantReactie(reactie=said.reactie, woorden=said.woorden))
    if story.oordeel_na is not None:
        after = story.oordeel_na
        yield ask.LegOordeelNaGesprekVast(after.categorie, after.redencode, after.reden)


def _plan(
    conversation: Conversation, story: Gesprek, consultant: Consultant, clock: StoryClock
) -> Iterator[ask.Command]:
    if story.contact is None:
        return
    yield ask.GaNaar(Stap.PLAN)
    for agreed in story.afspraken:
        yield ask.NoteerAfspraak(
            wat=agreed.wat,
            wie=agreed.wie,
            aard=agreed.aard,
            begin=None if agreed.begin is None else clock.day(agreed.begin),
            eind=None if agreed.eind is None else clock.day(agreed.eind),
            derde=agreed.derde,
            traject=agreed.traject,
            leefgebied=agreed.leefgebied,
        )
        if agreed.reactie is not None:
            made = conversation.state.record.afspraken[-1].id
            said = KlantReactie(reactie=agreed.reactie.reactie, woorden=agreed.reactie.woorden)
            yield ask.GeefPlanReactie(f"afspraak:{made}", said)
    if story.gaat_goed:
        yield ask.ZetGaatGoed(story.gaat_goed)
    if story.plichten is not None:
        yield ask.ZetPlichten(
            Plichten(arbeidsverplichtingen=story.plichten, bron="beschikking van de gemeente")
        )
    yield ask.ZetContact(
        Contact(naam=consultant.naam, telefoon=consultant.telefoon, volgende=clock.day(story.contact))
    )
    if story.evaluaties:
        yield ask.ZetEvaluaties(tuple(clock.day(offset) for offset in story.evaluaties))
