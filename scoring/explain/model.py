"""The form of an explanation: frozen models with Dutch keys and ready sentences."""

from __future__ import annotations

from datetime import date
from typing import Literal

from scoring.rules import RulesModel


class FeitUitleg(RulesModel):
    """One recorded fact as it counted."""

    naam: str
    """Full name, for example ``belemmert.geld``."""
    woord: str
    """What we call it."""
    waarde: str
    """Its value in words."""


class CategorieUitleg(RulesModel):
    """One category in words."""

    id: str
    titel: str
    """The full wording as it was published."""
    kort: str
    klantwoord: str
    uitleg: str


class RegelUitleg(RulesModel):
    """A rule that decided."""

    id: str
    zin: str
    """The rule in plain Dutch."""
    bron: str
    """Where it comes from."""
    eigen: bool
    """Whether it is our own design."""
    reden: str
    """Why our own design was needed; empty for a published rule."""
    geldig_vanaf: date


class ToetsUitleg(RulesModel):
    """One test that a rule failed."""

    woord: str
    """What was tested."""
    waarde: str
    """What it is, or may still be."""
    nodig: str
    """What the rule asks."""


class AndereRegel(RulesModel):
    """A rule that did not decide, and why."""

    id: str
    zin: str
    categorie: str
    """Id of the category it would give."""
    kort: str
    """Short name of that category."""
    stand: Literal["geldt", "mogelijk", "geldt_niet"]
    """It holds but another category goes first, it may hold, or it does not hold."""
    gezakt_op: tuple[ToetsUitleg, ...]
    """The tests that do not hold."""


class Stap(RulesModel):
    """One fact that would be different."""

    naam: str
    woord: str
    van: str
    naar: str


class Verandering(RulesModel):
    """A change someone can work on, and the category it would give; found by scoring again."""

    stappen: tuple[Stap, ...]
    categorie: str
    kort: str
    zin: str
    """The whole in plain Dutch."""


class Gevolg(RulesModel):
    """What one answer would leave possible."""

    antwoord: str
    mogelijk: tuple[str, ...]


class OpenVraag(RulesModel):
    """Something not known that could decide."""

    naam: str
    woord: str
    zonder_bron: bool
    """Whether something was recorded, without the source it needs to count."""
    beslist: bool
    """Whether at least one answer leaves only one category."""
    gevolgen: tuple[Gevolg, ...]
    """What each answer would leave possible."""


class ContactUitleg(RulesModel):
    """How much contact goes with the category; what a source says, never a promise."""

    nu: int
    """Hours a year when the source was written."""
    gewenst: int
    """Hours a year the source asks for."""
    bron: str


class HertestUitleg(RulesModel):
    """When it is looked at again whether the category still fits."""

    na_weken: int
    """At most so many weeks after the advice, or after it was last looked at."""
    vanaf: date | None
    """The day the weeks count from; None when there was no advice yet."""
    uiterlijk: date | None
    """The last day on which it is looked at again; None with ``vanaf``."""
    vraag: str
    """What is asked then."""
    bron: str


class Uitleg(RulesModel):
    """The whole explanation of one outcome."""

    regelset: str
    versie: str
    sha256: str
    categorie: CategorieUitleg | None
    """The advised category, or None for onbepaald."""
    mogelijk: tuple[CategorieUitleg, ...]
    """Every category still possible, by priority."""
    zin: str
    """The deciding rule as one sentence, or what is still possible."""
    heet_zolang: str
    """Short name of the category under which this instrument files an outcome that is still open; empty
    when there is none, or when nothing is open."""
    regels: tuple[RegelUitleg, ...]
    """The rules that decided."""
    dragend: tuple[FeitUitleg, ...]
    """The facts that made those rules hold."""
    voldoende: tuple[FeitUitleg, ...] | None
    """The fewest known facts that alone keep the category, whatever all others are; None when
    onbepaald, or when it could not be worked out in time."""
    voldoende_zin: str
    """Those facts in one sentence; empty when there are none."""
    andere_regels: tuple[AndereRegel, ...]
    """Rules for other categories, the nearest first."""
    veranderingen: tuple[Verandering, ...]
    """What would give another category, shortest first; never health, family or age."""
    geen_verandering: str
    """Why ``veranderingen`` is empty; empty when it is not."""
    open_vragen: tuple[OpenVraag, ...]
    """What is not known and could decide, the best next question first."""
    nauwkeurig: tuple[str, ...] | None
    """Exactly the categories that some completion of the unknowns gets; None when it was too much work.
    It may be narrower than ``mogelijk`` and never replaces it."""
    randgeval: bool
    """Whether this is a close call by the threshold of the regelset."""
    randgeval_door: tuple[FeitUitleg, ...]
    """The judgements of which one step would change the afstand."""
    zonder_bron: tuple[str, ...]
    """Words of facts that the rules read and that were recorded without the source they need; they count
    as not known."""
    contact: ContactUitleg | None
    """Hours of contact that go with the category; None when no source gives them, or onbepaald."""
    hertest: HertestUitleg | None
    """When it is looked at again; None when no source says so, or onbepaald."""
