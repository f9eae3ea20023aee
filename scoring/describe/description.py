"""A whole regelset in words, category by category in order of priority."""

from __future__ import annotations

from questionnaires.answers import NIVEAU_WOORDEN
from questionnaires.conditions import LeftOut
from scoring.bounds import NumberDomain, is_known
from scoring.describe.model import (
    Beschrijving,
    CategorieBeschrijving,
    FeitBeschrijving,
    RegelBeschrijving,
    VoorbeeldBeschrijving,
)
from scoring.describe.sentences import clauses, derived_description, origin, sentence
from scoring.engine import score
from scoring.examples import example_input
from scoring.explain.wording import either, fact, facts_sentence, listed, source
from scoring.input import BELEMMERT, NIVEAU
from scoring.proof.favour import judgement_steps
from scoring.rules import Categorie, Feit, Regel, Regelset, Uitzondering, Voorbeeld


def describe(regelset: Regelset) -> Beschrijving:
    """The regelset in words; a few milliseconds, and one scoring for each worked example."""
    told = [(feit, feit_description(feit)) for feit in regelset.feit]
    ranked = sorted(regelset.categorie, key=lambda categorie: categorie.prioriteit)
    ranks = sorted({categorie.prioriteit for categorie in ranked})
    return Beschrijving(
        naam=regelset.naam,
        versie=regelset.versie,
        sha256=regelset.inhoud_hash,
        titel=regelset.titel,
        van=regelset.van,
        toelichting=" ".join(regelset.toelichting.split()),
        geldig_vanaf=regelset.geldig_vanaf,
        geldig_tot=regelset.geldig_tot,
        leest=tuple(one for feit, one in told if not feit.alleen_trajecten),
        alleen_voor_trajecten=tuple(one for feit, one in told if feit.alleen_trajecten),
        afgeleid=tuple(derived_description(one, regelset) for one in regelset.afgeleid),
        categorieen=tuple(
            _category(categorie, ranks.index(categorie.prioriteit) + 1, regelset) for categorie in ranked
        ),
        randgeval=close_call_sentence(regelset),
        uitzonderingen=tuple(exception_sentence(one, regelset) for one in regelset.uitzondering),
        bronnen=tuple(source(bron) for bron in regelset.bronnen),
        voorbeelden=tuple(_example(one, regelset) for one in regelset.voorbeeld),
    )


def feit_description(feit: Feit) -> FeitBeschrijving:
    """What is read, and what else holds of it."""
    return FeitBeschrijving(
        naam=feit.naam,
        zin=feit_sentence(feit),
        opmerkingen=tuple(
            told
            for told in (
                order_sentence(feit),
                "Telt alleen met een bron." if feit.bron_nodig else "",
                "Wat n.v.t. is, hindert niet." if feit.mag_ontbreken else "",
                "Hier kan iemand aan werken." if feit.veranderbaar else "",
            )
            if told
        ),
    )


def feit_sentence(feit: Feit) -> str:
    """Which fact it is and everything it can be."""
    if feit.naam.startswith(BELEMMERT):
        return sentence(f"of {feit.woord} nu belemmert")
    if feit.naam.startswith(NIVEAU):
        lowest, highest = min(NIVEAU_WOORDEN), max(NIVEAU_WOORDEN)
        return sentence(
            f"het niveau van {feit.woord}, van {lowest} ({NIVEAU_WOORDEN[lowest]}) "
            f"tot en met {highest} ({NIVEAU_WOORDEN[highest]})"
        )
    if isinstance(feit.domain, NumberDomain):
        return sentence(f"{feit.woord}: een getal van {feit.laagste} tot en met {feit.hoogste}")
    return sentence(f"{feit.woord}: {either(tuple(feit.keuzes.values()))}")


def order_sentence(feit: Feit) -> str:
    """Which values are more favourable; empty when they cannot be compared."""
    if feit.volgorde:
        ordered = "; ".join(feit.keuzes[choice] for choice in feit.volgorde)
        return sentence(f"het gunstigst voor werk eerst: {ordered}")
    if feit.richting is None:
        return ""
    return f"{'Hoger' if feit.richting == 'hoger_is_beter' else 'Lager'} is gunstiger voor werk."


def _category(categorie: Categorie, rank: int, regelset: Regelset) -> CategorieBeschrijving:
    return CategorieBeschrijving(
        id=categorie.id,
        titel=categorie.titel,
        kort=categorie.kort,
        klantwoord=categorie.klantwoord,
        uitleg=categorie.uitleg,
        voorrang=rank,
        afstand=categorie.afstand,
        opmerkingen=category_notes(categorie, regelset),
        herkomst=origin(categorie.bron),
        regels=tuple(
            rule_description(regel, regelset) for regel in regelset.regel if regel.categorie == categorie.id
        ),
    )


def category_notes(categorie: Categorie, regelset: Regelset) -> tuple[str, ...]:
    """Contact, looking again, and what stands for an outcome that is still open."""
    notes = []
    if categorie.contact is not None:
        hours = categorie.contact
        notes.append(
            f"Contact: {hours.nu} uur per jaar toen, {hours.gewenst} uur gewenst ({source(hours.bron)})."
        )
    if categorie.hertest is not None:
        again = categorie.hertest
        why = "eigen keuze" if again.bron.eigen else source(again.bron)
        notes.append(f"Opnieuw kijken binnen {again.na_weken} weken: {again.vraag} ({why})")
    if categorie.id == regelset.onbepaald_als:
        notes.append("Zo heet hier ook een uitkomst die nog open is.")
    return tuple(notes)


def rule_description(regel: Regel, regelset: Regelset) -> RegelBeschrijving:
    """One rule, as it was written and as it is."""
    conditions = clauses(regel.row.row, regelset)
    return RegelBeschrijving(
        id=regel.id,
        zin=regel.zin,
        voorwaarden=conditions,
        precies=rule_sentence(regel, conditions, regelset),
        herkomst=origin(regel.bron),
        geldig_vanaf=regel.geldig_vanaf,
    )


def rule_sentence(regel: Regel, conditions: tuple[str, ...], regelset: Regelset) -> str:
    """The whole rule as one sentence."""
    kort = f"“{regelset.per_categorie[regel.categorie].kort}”"
    if not conditions:
        return f"{kort} past in elk geval."
    if len(conditions) == 1:
        return f"{kort} past als dit klopt: {conditions[0]}."
    return f"{kort} past als dit allemaal klopt: {'; en '.join(conditions)}."


def close_call_sentence(regelset: Regelset) -> str:
    """When an outcome is called a close call."""
    number = regelset.randgeval.drempel
    if not any(judgement_steps(regelset.per_feit[name]) for name in regelset.table.split_order):
        return (
            "De regels lezen geen oordelen, alleen feiten. Een uitkomst is hier daarom nooit een randgeval."
        )
    if number == 1:
        return (
            "Een uitkomst is een randgeval als één ander oordeel, één stap verder, "
            "een andere afstand tot werk geeft."
        )
    return (
        f"Een uitkomst is een randgeval als {number} of meer oordelen elk alleen al, "
        "met één stap verschil, een andere afstand tot werk geven."
    )


def exception_sentence(one: Uitzondering, regelset: Regelset) -> str:
    """Where something less favourable brings someone nearer to work."""
    van, naar = (regelset.per_categorie[name].kort for name in (one.van, one.naar))
    word = regelset.per_feit[one.feit].woord
    return f"Wordt {word} minder gunstig, dan mag “{van}” hier “{naar}” worden. {origin(one.bron)}"


def _example(voorbeeld: Voorbeeld, regelset: Regelset) -> VoorbeeldBeschrijving:
    invoer = example_input(voorbeeld, regelset)
    outcome = score(invoer, regelset)
    not_known = {f"{BELEMMERT}{gebied}" for gebied in voorbeeld.weet_niet}
    told = [
        fact(name, value, regelset)
        for name, value in invoer.items
        if name in not_known
        or (is_known(value) and not _goes_without_saying(name, voorbeeld))
        or isinstance(value, LeftOut)
    ]
    names = [regelset.per_categorie[categorie].kort for categorie in outcome.mogelijk]
    by_rule = f" (regel {listed(outcome.beslissend)})" if outcome.categorie is not None else ""
    result = (
        f"{names[0]}{by_rule}"
        if outcome.categorie is not None
        else f"nog niet te zeggen: {listed(names, 'of')}"
    )
    return VoorbeeldBeschrijving(
        naam=voorbeeld.naam,
        gegeven=facts_sentence(told) or "Niets belemmert; meer is niet bekend.",
        uitkomst=sentence(result),
    )


def _goes_without_saying(name: str, voorbeeld: Voorbeeld) -> bool:
    """Leefgebieden that do not hinder are told by not being named."""
    return name.startswith(BELEMMERT) and name.removeprefix(BELEMMERT) not in voorbeeld.belemmert
