"""The form of a description and of a difference: frozen models with Dutch keys and ready sentences."""

from __future__ import annotations

from datetime import date

from scoring.rules import RulesModel


class FeitBeschrijving(RulesModel):
    """One recorded fact that the regelset reads."""

    naam: str
    zin: str
    """What is read, in one sentence."""
    opmerkingen: tuple[str, ...]
    """What else holds of it, one sentence each."""


class AfgeleidBeschrijving(RulesModel):
    """One fact that is derived from others."""

    naam: str
    zin: str
    """What it is; ends with a colon when ``delen`` follows."""
    delen: tuple[str, ...]
    """The alternatives of what is looked up, in order."""
    herkomst: str
    """Where it comes from, or why it is ours."""


class RegelBeschrijving(RulesModel):
    """One rule."""

    id: str
    zin: str
    """As its author wrote it."""
    voorwaarden: tuple[str, ...]
    """What must all hold, built from the data, one clause each; empty when it always holds."""
    precies: str
    """The whole rule as one sentence, built from the data."""
    herkomst: str
    """Its source, or why it is ours."""
    geldig_vanaf: date


class CategorieBeschrijving(RulesModel):
    """One category with the rules that give it."""

    id: str
    titel: str
    kort: str
    klantwoord: str
    uitleg: str
    voorrang: int
    """1 goes first; equal where rules can never hold together."""
    afstand: int
    opmerkingen: tuple[str, ...]
    """Contact, when to look again, and how it is used when nothing is settled."""
    herkomst: str
    regels: tuple[RegelBeschrijving, ...]


class VoorbeeldBeschrijving(RulesModel):
    """One worked example."""

    naam: str
    gegeven: str
    """What is known of the person; what is not named does not hinder, or is not known."""
    uitkomst: str


class Beschrijving(RulesModel):
    """A whole regelset in words."""

    naam: str
    versie: str
    sha256: str
    titel: str
    van: str
    toelichting: str
    geldig_vanaf: date
    geldig_tot: date | None
    leest: tuple[FeitBeschrijving, ...]
    """What rules read."""
    alleen_voor_trajecten: tuple[FeitBeschrijving, ...]
    """What only the services read."""
    afgeleid: tuple[AfgeleidBeschrijving, ...]
    categorieen: tuple[CategorieBeschrijving, ...]
    """Those that go first come first."""
    randgeval: str
    uitzonderingen: tuple[str, ...]
    """Where a less favourable fact brings someone nearer to work, on purpose."""
    bronnen: tuple[str, ...]
    voorbeelden: tuple[VoorbeeldBeschrijving, ...]


class Onderdeel(RulesModel):
    """What differs in one part."""

    kop: str
    zinnen: tuple[str, ...]


class Overgang(RulesModel):
    """How many states get another category, from one to the other."""

    van: str
    """Short name of the category under the first regelset."""
    naar: str
    """Under the second."""
    toestanden: int


class VoorbeeldVerschil(RulesModel):
    """The plainest state of which the outcome differs."""

    zin: str
    van: str
    naar: str
    regels_van: tuple[str, ...]
    """Ids of the rules that decide under the first regelset."""
    regels_naar: tuple[str, ...]
    """Under the second."""


class Uitkomsten(RulesModel):
    """For how many of all states the outcome differs; counted exactly."""

    toestanden: int
    """All complete states of the facts that rules of either read."""
    anders: int
    """Those of which the category differs."""
    overgangen: tuple[Overgang, ...]
    """The most frequent first."""
    voorbeeld: VoorbeeldVerschil | None
    """None when nothing differs."""


class Verschil(RulesModel):
    """What differs between two regelsets."""

    een: str
    """``naam@versie`` of the first."""
    ander: str
    """Of the second."""
    onderdelen: tuple[Onderdeel, ...]
    """What differs in words; parts without a difference are left out."""
    uitkomsten: Uitkomsten | None
    """None when outcomes cannot be compared."""
    niet_te_vergelijken: str
    """Why not; empty when they can."""
