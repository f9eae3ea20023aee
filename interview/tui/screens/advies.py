"""The advice beside the own judgement: why, what would change it, which trajecten, what people say of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize

from interview.record import KlantReactie, Reactie, Redencode, Stap, Wie
from interview.session import commands as ask
from interview.session.explanation import Explanation, explain_advice
from interview.session.state import State
from interview.tui.screens.steps_dialog import Chosen, Step, StepsDialog
from interview.tui.visit import Visit, VisitScreen
from interview.tui.widgets.advice import (
    REACTION_WORDS,
    REASON_WORDS,
    advice_block,
    after_lines,
    again_lines,
    category_word,
    change_block,
    decision_lines,
    later_block,
    own_line,
    reaction_line,
    stacked,
    traject_block,
)
from interview.tui.widgets.hint import Hint
from interview.tui.widgets.statement import statement_lines
from interview.tui.widgets.text import Plain

LEAVE_OPEN = "open"
"""Stands for no category in the choice after the talk."""

DOERS = {Wie.GEMEENTE: "de gemeente", Wie.SAMEN: "samen"}


class Advice(VerticalScroll):
    """Everything about the advice; it scrolls."""

    HELP_TEXT = (
        "Het advies helpt u kiezen. U oordeelt, de gemeente beslist. Vertel de klant wat er staat en vraag "
        "wat die ervan vindt: k. Bent u het eens, druk op a. Vindt u iets anders, druk op o en kies een "
        "reden. Met t en een nummer wordt een traject een afspraak van de gemeente, met s en een nummer een "
        "afspraak van u samen. "
        "Wil de klant er zelf iets bij laten zetten? Druk op v."
    )


class AdviesScreen(VisitScreen):
    """What the rules say, once the own judgement stands."""

    STAP = Stap.ADVIES
    HINT = "k=klant zegt   v=verklaring   a=eens   o=anders   t s=traject   F1=hulp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "eens", "Eens", id="advies.eens", tooltip="Eens met het advies", priority=True),
        Binding("o", "anders", "Anders", id="advies.anders", tooltip="Ik vind iets anders", priority=True),
        Binding("k", "klant", "Klant", id="advies.klant", tooltip="Wat de klant ervan zegt", priority=True),
        Binding("v", "verklaring", "Verklaring", id="advies.verklaring",
                tooltip="Wat de klant zelf zegt van het advies of van uw oordeel", priority=True),
        Binding("t", "traject('gemeente')", "Traject", id="advies.traject",
                tooltip="Traject in het plan: de gemeente regelt het. Kies daarna een nummer", priority=True),
        Binding("s", "traject('samen')", "Samen", id="advies.samen",
                tooltip="Traject in het plan: u doet het samen. Kies daarna een nummer", priority=True),
        Binding("g", "vraag", "Vraag", id="advies.vraag", tooltip="Naar de beste vraag nu", priority=True),
        Binding("escape", "niet_kiezen", "Terug", id="advies.terug", tooltip="Toch geen traject kiezen",
                priority=True),
        *(
            Binding(str(digit), f"nummer({digit})", str(digit), id=f"advies.{digit}",
                    tooltip=f"Traject {digit}, na t of s", priority=True)
            for digit in range(1, 10)
        ),
        Binding("0", "nummer(10)", "0", id="advies.0", tooltip="Traject 10, na t of s", priority=True),
    ]  # fmt: skip

    def __init__(self, visit: Visit) -> None:
        """Explains the advice that was shown."""
        super().__init__(visit)
        self._taking: Wie | None = None
        self._explanation: Explanation | None = None
        self._explained_for: object = None

    def compose_step(self) -> ComposeResult:
        """Own judgement, then the advice beside what would change it, then the rest."""
        with Advice(id="advice"):
            yield Plain(id="advice-own")
            with Container(id="advice-pair"):
                yield Plain(id="advice-why")
                yield Plain(id="advice-change")
            yield Plain(id="advice-said")
            yield Plain(id="advice-trajecten")
            yield Plain(id="advice-later")

    def on_mount(self) -> None:
        """Reading comes first: the arrows scroll."""
        self.set_focus(self.query_one(Advice))
        if self.visit.state.record.advies is None:
            self.app.call_later(self.go, Stap.OORDEEL)

    # showing

    def show(self, state: State) -> None:
        """The advice as it was shown, and what came after."""
        record = state.record
        if record.advies is None or not self.query("#advice-later"):
            return
        explanation = self._explain(state)
        whole = self.size.width - 5
        half = self.size.width // 2 - 5 if self.has_class("-breed") else whole
        own = [own_line(state, record.oordeel_vooraf, whole)]
        own += statement_lines(record.verklaringen.get("oordeel"), whole)
        self._put("#advice-own", Content("\n").join(own))
        beside = statement_lines(record.verklaringen.get("advies"), half)
        self._put("#advice-why", Content("\n").join([advice_block(explanation, half), *beside]))
        self._put("#advice-change", change_block(explanation, half))
        said = reaction_line(record.reactie_advies, whole)
        after = after_lines(state, record.oordeel_na_gesprek, whole)
        self._put("#advice-said", stacked([*said, *after, *decision_lines(state, whole)]))
        taken = frozenset(item.traject for item in record.afspraken if item.traject is not None)
        self._put("#advice-trajecten", traject_block(explanation, taken, whole))
        shown = category_word(state, record.advies.categorie)
        later = later_block(explanation, shown, whole)
        parts = [part for part in (later, *again_lines(record, whole)) if part.plain]
        self._put("#advice-later", Content("\n").join(parts))

    def _put(self, name: str, content: Content) -> None:
        part = self.query_one(name, Plain)
        part.display = bool(content.plain)
        part.show(content)

    def _explain(self, state: State) -> Explanation:
        """Explained once for each state of judgements and facts."""
        record = state.record
        wanted = (record.leefgebieden, record.feiten, record.wijzigingen_na_advies)
        if self._explanation is None or self._explained_for != wanted:
            self._explanation, self._explained_for = explain_advice(state), wanted
        return self._explanation

    def on_resize(self, event: Resize) -> None:
        """Wrap to the new width."""
        self.call_after_refresh(self.refresh_state)

    # judging

    async def action_eens(self) -> None:
        """The judgement after the talk is the advice."""
        advice = self.visit.state.record.advies
        if advice is not None:
            await self._do_and_see(ask.LegOordeelNaGesprekVast(advice.categorie))

    async def _do_and_see(self, command: ask.Command) -> None:
        """On a low screen the answer to a key may stand below what is shown: bring it there."""
        if await self.do(command):
            said = self.query_one("#advice-said", Plain)
            self.call_after_refresh(said.scroll_visible, animate=False)

    async def action_anders(self) -> None:
        """Another judgement, with the reason why it differs."""
        state = self.visit.state
        advice = state.record.advies
        advised = LEAVE_OPEN if advice is None or advice.categorie is None else advice.categorie
        categories = tuple((one.id, one.kort) for one in state.content.regelset.categorie)
        others = tuple(one for one in (*categories, (LEAVE_OPEN, "ik laat het open")) if one[0] != advised)
        reasons = tuple((code.value, words) for code, words in REASON_WORDS.items())
        dialog = StepsDialog(
            [Step("Wat vindt u nu?", others), Step("Waarom verschilt dat van het advies?", reasons)],
            "Wilt u er iets bij zeggen?",
            "Een zin is genoeg. Leeg laten mag.",
        )
        await self.app.push_screen(dialog, self._judged)

    def _judged(self, answer: tuple[Chosen, str] | None) -> None:
        if answer is None:
            return
        (category, reason), text = answer
        chosen = None if category == LEAVE_OPEN else category
        self.app.call_later(self._do_and_see, ask.LegOordeelNaGesprekVast(chosen, Redencode(reason), text))

    async def action_klant(self) -> None:
        """The klant's reaction, in own words."""
        known = self.visit.state.record.reactie_advies
        options = tuple((reaction.value, words) for reaction, words in REACTION_WORDS.items())
        dialog = StepsDialog(
            [Step("Wat zegt de klant van het advies?", options)],
            "In de woorden van de klant",
            "Leeg laten mag.",
            "" if known is None else known.woorden,
        )
        await self.app.push_screen(dialog, self._reacted)

    def _reacted(self, answer: tuple[Chosen, str] | None) -> None:
        if answer is None:
            return
        (reaction,), words = answer
        self.app.call_later(
            self._do_and_see, ask.GeefAdviesReactie(KlantReactie(reactie=Reactie(reaction), woorden=words))
        )

    async def action_verklaring(self) -> None:
        """What the klant wants to have stand beside the advice, or beside the own judgement."""
        from interview.tui.screens.verklaring import ask_statement

        await ask_statement(self, (("advies", "het advies"), ("oordeel", "uw oordeel")))

    # trajecten and the best question

    def action_traject(self, who: str) -> None:
        """Wait for the number of a traject."""
        self._taking = Wie(who)
        self.query_one(Hint).tell(f"nummer=dit traject doet {DOERS[self._taking]}   Esc=toch niet")

    def action_niet_kiezen(self) -> None:
        """Do not wait for a number any more."""
        self._taking = None
        self.query_one(Hint).tell(self.HINT)

    async def action_nummer(self, digit: int) -> None:
        """Take a traject into the plan as an afspraak; the days come with the plan."""
        who, explanation = self._taking, self._explanation
        if who is None or explanation is None or digit > len(explanation.trajecten):
            return
        self.action_niet_kiezen()
        found = explanation.trajecten[digit - 1]
        if any(known.traject == found.traject for known in self.visit.state.record.afspraken):
            self.notify("Dit traject staat al bij de afspraken.", timeout=3, markup=False)
            return
        words = f"{found.klantwoord[:1].upper()}{found.klantwoord[1:]}"
        if await self.do(ask.NoteerAfspraak(words, wie=who, traject=found.traject)):
            self.notify(f"Bij de afspraken gezet: {words} ({DOERS[who]}).", timeout=3, markup=False)

    async def action_vraag(self) -> None:
        """To where the best next question is answered."""
        if self._explanation is not None and self._explanation.vragen:
            place = self._explanation.vragen[0].plek
            await self.go(Stap.UITWERKEN, place.leefgebied, place.veld)
