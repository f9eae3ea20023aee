"""From a record and the content it was held with to what the Klantbeeldverslag says.

Owns the choice of what goes over and the words for ids. It must never score: the explanation comes
in ready, and what was shown to the consultant is what prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.dutch import enumerated
from interview.plain_text import without_controls
from interview.plan.build import plan_text, without_numbers
from interview.plan.report_content import (
    AdviesVerslag,
    FeitVerslag,
    GegevenAntwoord,
    LeefgebiedVerslag,
    OordeelVerslag,
    RegelingVerslag,
    VersieVerslag,
    VerslagInhoud,
    WijzigingVerslag,
)
from interview.record import Advies, GespreksRecord, LeefgebiedRecord, Reactie, Redencode, WijzigingNaAdvies
from interview.session.decide_visit import LEVEL_STATEMENT
from interview.session.explanation import again_line, contact_line, source_lines, why_not
from interview.session.herscoring import herscoring_line
from interview.session.regelingen import STAND_WORDS, recorded
from questionnaires.answers import GEEN_WAARDE_WOORDEN, NIVEAU_WOORDEN, Antwoord, Belemmert, GeenWaarde
from questionnaires.schema import Leefgebied, Vraag
from questionnaires.visibility import FEIT, counting

if TYPE_CHECKING:
    from interview.session.content import Content
    from questionnaires.schema import FeitDefinitie
    from scoring.explain.model import Uitleg
    from scoring.trajecten import Aanbevolen

REACTION_WORDS = {
    Reactie.EENS: "Eens.",
    Reactie.ONEENS: "Niet eens.",
    Reactie.WEET_NIET: "Weet het nog niet.",
}
REASON_WORDS = {
    Redencode.KLANT_WEET_MEER: "de klant weet meer",
    Redencode.GEGEVENS_MISSEN: "er missen gegevens",
    Redencode.PAS_VERANDERD: "pas veranderd",
    Redencode.MEDISCH_ADVIES_WACHT: "wacht op medisch advies",
    Redencode.WENS_KLANT: "wens van de klant",
    Redencode.GEEN_PLEK: "geen plek of een wachtlijst",
    Redencode.REGEL_PAST_NIET: "de regel past niet",
    Redencode.ANDERS: "anders",
}
BELEMMERT_WORDS = {Belemmert.JA: "ja", Belemmert.NEE: "nee", Belemmert.WEET_NIET: "weet niet"}


def build_report(
    record: GespreksRecord,
    content: Content,
    uitleg: Uitleg | None = None,
    services: Sequence[Aanbevolen] = (),
) -> VerslagInhoud:
    """Return what the report says for ``record``, held with ``content``.

    ``uitleg`` explains the advice and prints only when it is about the outcome that was shown;
    ``services`` gives the reasons of the recommended trajecten.
    """
    questionnaire = content.vragenlijst
    recorded = {**record.antwoorden, **{FEIT + name: fact.waarde for name, fact in record.feiten.items()}}
    answers = counting(questionnaire, recorded)
    changed = {change.veld for change in record.wijzigingen_na_advies}
    rows = {area.id: _leefgebied(area, record, answers, changed) for area in questionnaire.leefgebied}
    judged, after, decided = record.oordeel_vooraf, record.oordeel_na_gesprek, record.besluit_gemeente
    reaction = record.reactie_advies
    return VerslagInhoud(
        gesprek_op=record.gesprek_datum or record.begonnen_op.date(),
        planversie=record.plan.versie,
        leefgebieden=tuple(rows[area.id] for area in questionnaire.matrix),
        opening=next((rows[area.id] for area in questionnaire.leefgebied if not area.heeft_niveau), None),
        samenvatting=_block(record.samenvatting),
        samenvatting_klopt=record.samenvatting_klopt,
        wensen=tuple(plan_text(wens.tekst) for wens in record.wensen),
        doelen=tuple(plan_text(doel.tekst) for doel in record.doelen),
        feiten=_feiten(record, content, answers),
        oordeel_vooraf=None if judged is None else _oordeel(judged.categorie, judged.reden, content),
        advies=_advies(record, content, uitleg, services),
        reactie_klant=""
        if reaction is None
        else " ".join(filter(None, (REACTION_WORDS[reaction.reactie], plan_text(reaction.woorden)))),
        oordeel_na_gesprek=None if after is None else _oordeel(after.categorie, after.toelichting, content),
        reden_na_gesprek="" if after is None or after.redencode is None else REASON_WORDS[after.redencode],
        besluit_gemeente=None
        if decided is None
        else _oordeel(decided.categorie, decided.toelichting, content, none="opengelaten"),
        besluit_door="" if decided is None else f"{plan_text(decided.door)}, {decided.op:%d-%m-%Y}",
        reden_besluit="" if decided is None or decided.redencode is None else REASON_WORDS[decided.redencode],
        wijzigingen=tuple(_wijziging(change, content) for change in record.wijzigingen_na_advies),
        regelingen=_regelingen(record, content),
        verklaring_oordeel=_statement(record, "oordeel"),
        verklaring_advies=_statement(record, "advies"),
        herscoring=plan_text(herscoring_line(record)),
        versies=_versies(record),
    )


def _statement(record: GespreksRecord, about: str) -> str:
    """The klant's own words beside a judgement, on one line; empty when there are none."""
    known = record.verklaringen.get(about)
    return "" if known is None else plan_text(known.tekst)


def _regelingen(record: GespreksRecord, content: Content) -> tuple[RegelingVerslag, ...]:
    day = record.gesprek_datum or record.begonnen_op.date()
    return tuple(
        RegelingVerslag(
            soort=group.titel,
            titel=line.titel,
            stand="" if line.stand is None else STAND_WORDS[line.stand],
        )
        for group in recorded(record, content.gemeente, day)
        for line in group.regels
    )


def _block(text: str) -> str:
    """Free text of more than one line, without controls or numbers of a citizen."""
    return without_numbers(without_controls(text)).strip()


def _leefgebied(
    area: Leefgebied, record: GespreksRecord, answers: dict[str, Antwoord], changed: set[str]
) -> LeefgebiedVerslag:
    found = record.leefgebied(area.id)
    niveau = found.niveau if isinstance(found.niveau, int) else None
    anchors = area.ankers
    return LeefgebiedVerslag(
        id=area.id,
        titel=area.titel,
        kort=area.kort,
        niveau=niveau,
        niveau_woord=_niveau_word(found),
        anker=anchors[niveau - 1] if niveau is not None and niveau <= len(anchors) else "",
        belemmert="" if found.belemmert is None else BELEMMERT_WORDS[found.belemmert],
        spoed=found.spoed,
        eigen_cijfer=found.eigen_cijfer,
        gewijzigd=bool(changed & {f"niveau.{area.id}", f"belemmert.{area.id}"}),
        notitie=_block(found.notitie),
        citaten=tuple(plan_text(quote.tekst) for quote in record.citaten if quote.leefgebied == area.id),
        observaties=tuple(
            seen.tekst for seen in area.observatie if f"{area.id}.{seen.id}" in record.observaties
        ),
        antwoorden=tuple(
            GegevenAntwoord(vraag=vraag.tekst, antwoord=_answer_words(vraag, answers[name]))
            for vraag in area.vraag
            if (name := f"{area.id}.{vraag.id}") in answers
        ),
        bewijs=tuple(filter(None, (_evidence(item, area, record) for item in found.bewijs))),
        verklaring=_statement(record, f"{LEVEL_STATEMENT}{area.id}"),
    )


def _niveau_word(found: LeefgebiedRecord) -> str:
    if found.niveau is None:
        return GEEN_WAARDE_WOORDEN[GeenWaarde.NIET_BESPROKEN]
    if isinstance(found.niveau, GeenWaarde):
        return GEEN_WAARDE_WOORDEN[found.niveau]
    return NIVEAU_WOORDEN[found.niveau]


def _answer_words(vraag: Vraag, answer: Antwoord) -> str:
    if answer.geen is not None:
        return GEEN_WAARDE_WOORDEN[answer.geen]
    choices = {keuze.id: keuze.tekst for keuze in vraag.keuzes}
    match answer.waarde:
        case int(number):
            return f"{number} {vraag.eenheid}".strip()
        case str(word) if vraag.soort == "tekst":
            return plan_text(word)
        case str(choice):
            return choices.get(choice, choice)
        case tuple(several):
            return ", ".join(choices.get(choice, choice) for choice in several)
        case None:
            return ""


def _evidence(item: str, area: Leefgebied, record: GespreksRecord) -> str:
    """What carries a niveau, in words; empty for something that is no longer there."""
    if item == "notitie":
        return "de notitie"
    if item.startswith("citaat:"):
        known = {f"citaat:{quote.id}" for quote in record.citaten}
        return "eigen woorden van de klant" if item in known else ""
    name = item.removeprefix(f"{area.id}.")
    texts = {vraag.id: vraag.tekst for vraag in area.vraag}
    texts |= {seen.id: seen.tekst for seen in area.observatie}
    # It becomes part of a list in one sentence, so its own end falls away.
    return texts.get(name, "").rstrip(".?! ")


def _feiten(
    record: GespreksRecord, content: Content, answers: dict[str, Antwoord]
) -> tuple[FeitVerslag, ...]:
    found = []
    for definition in content.vragenlijst.feit:
        fact = record.feiten.get(definition.id)
        if fact is None or FEIT + definition.id not in answers:
            continue
        found.append(
            FeitVerslag(
                titel=definition.titel,
                waarde=_fact_words(definition, fact.waarde),
                bron=plan_text(fact.bron),
                datum=fact.datum,
            )
        )
    return tuple(found)


def _fact_words(definition: FeitDefinitie, answer: Antwoord) -> str:
    if answer.geen is not None:
        return GEEN_WAARDE_WOORDEN[answer.geen]
    choices = {keuze.id: keuze.tekst for keuze in definition.keuzes}
    value = answer.waarde
    if isinstance(value, int):
        return f"{value} {definition.eenheid}".strip()
    return choices.get(str(value), plan_text(str(value)))


def _oordeel(
    category: str | None, reason: str, content: Content, *, none: str = "geen keuze"
) -> OordeelVerslag:
    short, full = _category(category, content, none=none)
    return OordeelVerslag(categorie=short, voluit=full, toelichting=_block(reason))


def _category(category: str | None, content: Content, *, none: str) -> tuple[str, str]:
    if category is None:
        return none, ""
    known = content.regelset.per_categorie.get(category)
    return (category, "") if known is None else (known.kort, known.titel)


def _advies(
    record: GespreksRecord, content: Content, uitleg: Uitleg | None, services: Sequence[Aanbevolen]
) -> AdviesVerslag | None:
    advice = record.advies
    if advice is None:
        return None
    short, full = _category(advice.categorie, content, none="onbepaald")
    explained = uitleg if uitleg is not None and _explains(uitleg, advice) else None
    known = {service.traject: f"{service.titel}. {service.reden}" for service in services}
    titles = {name: service.titel for name, service in content.catalogus.per_traject.items()}
    return AdviesVerslag(
        categorie=short,
        voluit=full,
        zin=advice.zin or (explained.zin if explained is not None else ""),
        mogelijk=tuple(_category(one, content, none="")[0] for one in advice.mogelijk),
        uitleg=() if explained is None else _carried_by(explained),
        anders_als=() if explained is None else tuple(change.zin for change in explained.veranderingen),
        open=()
        if explained is None
        else tuple(question.woord for question in explained.open_vragen if question.beslist),
        trajecten=tuple(known.get(name) or titles.get(name, name) for name in advice.trajecten),
        later_gewijzigd=explained is None and bool(record.wijzigingen_na_advies),
        waarom_niet=() if explained is None else why_not(explained),
        opmerkingen=() if explained is None else _remarks(explained),
    )


def _explains(uitleg: Uitleg, advice: Advies) -> bool:
    """False when the facts changed since, so that this explains another outcome than was shown."""
    advised = None if uitleg.categorie is None else uitleg.categorie.id
    return (advised, tuple(one.id for one in uitleg.mogelijk)) == (advice.categorie, advice.mogelijk)


def _carried_by(uitleg: Uitleg) -> tuple[str, ...]:
    if uitleg.voldoende_zin:
        return (uitleg.voldoende_zin,)
    return tuple(f"{fact.woord}: {fact.waarde}" for fact in uitleg.dragend)


def _remarks(uitleg: Uitleg) -> tuple[str, ...]:
    close = ""
    if uitleg.randgeval:
        words = enumerated([fact.woord for fact in uitleg.randgeval_door])
        close = f"Het scheelt weinig: een ander oordeel over {words} kan verschil maken."
    filed = f"Zolang dat zo is, heet het hier: {uitleg.heet_zolang}." if uitleg.heet_zolang else ""
    told = (filed, close, again_line(uitleg), contact_line(uitleg), *source_lines(uitleg))
    return tuple(filter(None, told))


def _wijziging(change: WijzigingNaAdvies, content: Content) -> WijzigingVerslag:
    kind, _, name = change.veld.partition(".")
    areas, facts = content.vragenlijst.per_leefgebied, content.vragenlijst.feiten
    what = name
    if name in areas:
        what = areas[name].titel
    elif kind == "feit" and name in facts:
        what = facts[name].titel
    return WijzigingVerslag(
        wat=f"{what} ({kind})",
        van=_value_words(kind, change.van),
        naar=_value_words(kind, change.naar),
        reden=plan_text(change.reden),
    )


def _value_words(kind: str, value: str) -> str:
    if value in set(GeenWaarde):
        return GEEN_WAARDE_WOORDEN[GeenWaarde(value)]
    if kind == "niveau" and value.isascii() and value.isdigit():
        return f"{value} {NIVEAU_WOORDEN.get(int(value), '')}".strip()
    return plan_text(value) or "niet ingevuld"


def _versies(record: GespreksRecord) -> tuple[VersieVerslag, ...]:
    used = record.versies
    return tuple(
        VersieVerslag(soort=kind, naam=file.naam, versie=file.versie, sha256=file.sha256)
        for kind, file in (
            ("vragenlijst", used.vragenlijst),
            ("regels", used.regelset),
            ("diensten", used.catalogus),
        )
    )
