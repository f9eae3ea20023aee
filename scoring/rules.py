"""The form of a regelset file: what it reads, what it advises and why, as frozen models.

A regelset is data of one municipality or instrument: versioned, dated and cited. It can
never read anything it does not declare, and it never computes a niveau or a right.
Whether the parts fit together is judged in ``scoring.check``.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU, Belemmert, Niveau
from questionnaires.conditions import Derived, Opzoek, Slechtste, Tel, parse_row, parse_test
from questionnaires.schema import Bron, Identifier, Text, Version
from scoring.bounds import ChoiceDomain, Domain, NumberDomain
from scoring.coded import CodedFact, coded_facts
from scoring.input import BELEMMERT, NIVEAU
from scoring.table import RuleRow, RuleTable, compile_table

if TYPE_CHECKING:
    from scoring.engine import Outcome

FactName = Annotated[str, Field(pattern=r"^(niveau|belemmert|feit)\.[a-z][a-z0-9_]{0,63}$")]
"""Full name of a recorded fact, for example ``belemmert.geld``."""

Words = Annotated[str, Field(min_length=1, max_length=200)]

BELEMMERT_WOORDEN: dict[str, str] = {Belemmert.JA: "belemmert nu", Belemmert.NEE: "belemmert nu niet"}
"""How the two judgements of a leefgebied read in an explanation."""


NOOIT_VERANDERBAAR = frozenset(
    {"lichaam", "mentaal", "gezin", "leeftijd", "arbeidsvermogen", "arbeidsvermogen_basis"}
)
"""Health, family and age: nobody is told to change these to get other help."""


class RulesModel(BaseModel):
    """What every model in a rule file has in common: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Feit(RulesModel):
    """One fact the regelset reads, and everything it can be."""

    naam: FactName
    """Full name; the values of a niveau and of belemmert are fixed."""
    woord: Words
    """What we call it in a sentence, in lower case."""
    keuzes: dict[Identifier, Words] = Field(default_factory=dict)
    """For a feit with choices: each id and how it reads after ``woord``."""
    laagste: Annotated[int, Field(strict=True, ge=0, le=1000)] | None = None
    """For a feit that is a number: the lowest."""
    hoogste: Annotated[int, Field(strict=True, ge=0, le=1000)] | None = None
    """For a feit that is a number: the highest."""
    mag_ontbreken: bool = False
    """Whether it may be left out (n.v.t. or hidden) and then hinders nothing; else left out is unknown."""
    volgorde: tuple[Identifier, ...] = ()
    """For a feit with choices: those that can be compared, the most favourable for work first. Choices it
    leaves out are neither better nor worse; a niveau and belemmert have a fixed order."""
    richting: Literal["hoger_is_beter", "lager_is_beter"] | None = None
    """For a feit that is a number: which way is more favourable for work; None for neither."""
    bron_nodig: bool = False
    """Whether a value counts only with a recorded source; without one it is unknown."""
    veranderbaar: bool = False
    """Whether someone can work on it; only such facts appear in "wat zou dit veranderen"."""
    alleen_trajecten: bool = False
    """Read by the catalogus and by no rule."""

    @cached_property
    def domain(self) -> Domain:
        """Everything this fact can be."""
        if self.naam.startswith(NIVEAU):
            return NumberDomain(LAAGSTE_NIVEAU, HOOGSTE_NIVEAU, self.mag_ontbreken)
        if self.naam.startswith(BELEMMERT):
            return ChoiceDomain((Belemmert.NEE.value, Belemmert.JA.value), self.mag_ontbreken)
        if self.keuzes:
            return ChoiceDomain(tuple(self.keuzes), self.mag_ontbreken)
        return NumberDomain(self.laagste or 0, self.hoogste or 0, self.mag_ontbreken)


class Contacturen(RulesModel):
    """How much contact a category gets; a figure of the source, never a promise to a klant."""

    nu: Annotated[int, Field(strict=True, ge=0, le=200)]
    """Hours a year when the source was written."""
    gewenst: Annotated[int, Field(strict=True, ge=0, le=200)]
    """Hours a year the source asks for."""
    bron: Bron
    """Where the figures come from."""


class Hertest(RulesModel):
    """When it is looked at again whether somebody can move to another category."""

    na_weken: Annotated[int, Field(strict=True, ge=1, le=156)]
    """At most so many weeks after the advice."""
    vraag: Text
    """What is asked then."""
    bron: Bron
    """Where the rule comes from."""


class Categorie(RulesModel):
    """One dienstverleningscategorie."""

    id: Identifier
    """Stable name in records."""
    titel: Text
    """The full wording as it was published."""
    kort: Words
    """A short name for a list."""
    klantwoord: Words
    """What we call it to the klant."""
    uitleg: Text
    """What it means for the person, in plain Dutch."""
    prioriteit: Annotated[int, Field(strict=True, ge=1, le=99)]
    """The lowest number goes first; equal only where rules can never hold together."""
    afstand: Annotated[int, Field(strict=True, ge=0, le=99)]
    """How far from work, as far as the source says; ties are allowed."""
    contact: Contacturen | None = None
    """Hours of contact, where a source gives them."""
    hertest: Hertest | None = None
    """When it is looked at again, where a source says so."""
    bron: Bron
    """Where the category comes from."""


class OpzoekRij(RulesModel):
    """One alternative of an ``opzoek``."""

    als: dict[str, object]
    """The condition."""
    waarde: Identifier
    """The value when it holds."""


class Afgeleid(RulesModel):
    """A fact that is derived from other facts."""

    naam: Identifier
    """Name in conditions, without a dot."""
    woord: Words
    """What we call it in a sentence."""
    soort: Literal["tel", "slechtste", "opzoek"]
    """Count how many pass a test, take the lowest number, or look up a value."""
    van: tuple[str, ...] = ()
    """The facts of a ``tel`` or a ``slechtste``."""
    test: str | int | tuple[str, ...] | None = None
    """The test of a ``tel``."""
    rij: tuple[OpzoekRij, ...] = ()
    """The alternatives of an ``opzoek``; the first that holds counts."""
    anders: Identifier | None = None
    """The value of an ``opzoek`` when no alternative holds."""
    keuzes: dict[Identifier, Words] = Field(default_factory=dict)
    """For an ``opzoek``: each value and how it reads after ``woord``."""
    bron: Bron
    """Where this way of deriving comes from."""

    @cached_property
    def derived(self) -> Derived:
        """The typed table; raises KlantbeeldError (INHOUD-VOORWAARDE) for a condition outside the grammar."""
        where = f"afgeleid {self.naam}"
        if self.soort == "tel":
            test = list(self.test) if isinstance(self.test, tuple) else self.test
            return Tel(self.van, parse_test(test, f"{where}.test"))
        if self.soort == "slechtste":
            return Slechtste(self.van)
        return Opzoek(
            tuple((parse_row(rij.als, f"{where}.als"), rij.waarde) for rij in self.rij), self.anders or ""
        )


class Regel(RulesModel):
    """One rule: when its condition holds, its category is advised."""

    id: Identifier
    """Stable name in records and explanations."""
    als: dict[str, object]
    """The condition."""
    categorie: Identifier
    """The category it gives."""
    zin: Text
    """How the condition reads in plain Dutch, as a full sentence."""
    bron: Bron
    """The source; ``eigen`` with a ``reden`` for what is ours."""
    geldig_vanaf: date
    """Since when this rule is part of the regelset; one that starts later belongs in a later version."""

    @cached_property
    def row(self) -> RuleRow:
        """The condition, read; raises KlantbeeldError (INHOUD-VOORWAARDE)."""
        return RuleRow(self.id, self.categorie, parse_row(self.als, f"regel {self.id}.als"))


class Voorbeeld(RulesModel):
    """A worked example that runs as a test."""

    naam: Words
    """What it shows."""
    niveaus: dict[Identifier, Niveau] = Field(default_factory=dict)
    """Known niveaus; every other one is unknown."""
    belemmert: tuple[Identifier, ...] = ()
    """Leefgebieden that hold back."""
    weet_niet: tuple[Identifier, ...] = ()
    """Leefgebieden where it is not known; all others that the regelset reads do not hold back."""
    nvt: tuple[Identifier, ...] = ()
    """Leefgebieden that do not apply."""
    feiten: dict[Identifier, str | int] = Field(default_factory=dict)
    """Known feiten; every other one is unknown."""
    mogelijk: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The possible categories, by priority; one of them alone is the advice."""
    regel: Identifier | None = None
    """The rule that decides, where there is one advice."""


class Randgeval(RulesModel):
    """When an outcome is called a close call."""

    drempel: Annotated[int, Field(strict=True, ge=1, le=99)]
    """How many judgements must each be able to change the afstand by moving one step."""
    reden: Text
    """Why this threshold, and on which reference population it was set."""


class Uitzondering(RulesModel):
    """A place where a less favourable fact gives a category nearer to work, on purpose."""

    feit: FactName
    """The fact that becomes less favourable."""
    van: Identifier
    """The category before, farther from work."""
    naar: Identifier
    """The category after, nearer to work."""
    bron: Bron
    """Where this comes from; ``eigen`` with a ``reden`` for what is ours."""


class ReferentieGroep(RulesModel):
    """One group of a reference population; within it facts are independent."""

    naam: Words
    """What kind of people it stands for."""
    aandeel: Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
    """How many of the population, in any unit."""
    kansen: dict[FactName, int | dict[str, int]]
    """Per fact that a rule reads, in percent that add up to 100: of a belemmert how often ja; else per
    value (``"3"``, ``"0..30"`` spread evenly, the id of a choice, or ``"ontbreekt"``)."""


class Referentie(RulesModel):
    """An invented population to see how often something happens; never real people."""

    titel: Text
    """What it stands for."""
    bron: Bron
    """Where its shares come from."""
    groep: Annotated[tuple[ReferentieGroep, ...], Field(min_length=1)]
    """The groups."""


class Regelset(RulesModel):
    """One released set of rules: never changed after release, only succeeded."""

    formaat: Literal["klantbeeld-regelset/1"]
    """Form of this file."""
    naam: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    """Name, also of its folder."""
    versie: Version
    """Semantic version, also of its file."""
    geldig_vanaf: date
    """First day it may be used."""
    geldig_tot: date | None = None
    """Last day it may be used; None until a next version begins."""
    titel: Text
    """What people call it."""
    van: Text
    """The municipality or the instrument whose rules these are."""
    toelichting: Text
    """What it is and what it is not."""
    bronnen: tuple[Bron, ...]
    """The sources as a whole."""
    feit: tuple[Feit, ...]
    """Everything it reads; nothing else ever reaches a rule."""
    categorie: tuple[Categorie, ...]
    """The categories it can advise."""
    afgeleid: tuple[Afgeleid, ...] = ()
    """Derived facts; a later one may read an earlier one."""
    regel: tuple[Regel, ...]
    """The rules; their order means nothing."""
    voorbeeld: tuple[Voorbeeld, ...]
    """Worked examples; they run as tests."""
    randgeval: Randgeval
    """When an outcome is called a close call."""
    onbepaald_als: Identifier | None = None
    """The category under which this instrument files an outcome that is still open; it advises none."""
    uitzondering: tuple[Uitzondering, ...] = ()
    """Where a less favourable fact may bring someone nearer to work; everywhere else it may not."""
    referentie: Referentie | None = None
    """The population on which rates are worked out; a released regelset has one."""
    inhoud_hash: str = ""
    """SHA-256 of the file, set by the loader and refused in a file."""

    @cached_property
    def table(self) -> RuleTable:
        """What the engine walks."""
        return compile_table(
            {feit.naam: feit.domain for feit in self.feit},
            [(afgeleid.naam, afgeleid.derived) for afgeleid in self.afgeleid],
            [regel.row for regel in self.regel],
            {categorie.id: categorie.prioriteit for categorie in self.categorie},
        )

    @cached_property
    def coded_facts(self) -> tuple[CodedFact, ...]:
        """Every fact with its recorded values, for ``scoring.input.build``."""
        return coded_facts(self.table)

    @cached_property
    def outcomes(self) -> dict[int, Outcome]:
        """What ``scoring.engine.score`` remembers, per kind of person; nothing else writes in it."""
        return {}

    @cached_property
    def per_categorie(self) -> dict[str, Categorie]:
        """Category id to category, in the order of the file."""
        return {categorie.id: categorie for categorie in self.categorie}

    @cached_property
    def per_regel(self) -> dict[str, Regel]:
        """Rule id to rule."""
        return {regel.id: regel for regel in self.regel}

    @cached_property
    def per_feit(self) -> dict[str, Feit]:
        """Fact name to declaration."""
        return {feit.naam: feit for feit in self.feit}

    @cached_property
    def per_afgeleid(self) -> dict[str, Afgeleid]:
        """Name of a derived fact to its declaration."""
        return {afgeleid.naam: afgeleid for afgeleid in self.afgeleid}
