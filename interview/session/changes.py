"""What each event changes in the record, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from interview.record import (
    Afspraak,
    Citaat,
    Deling,
    Doel,
    EerderePlanversie,
    GespreksRecord,
    LeefgebiedRecord,
    Ondertekenkeuze,
    Plan,
    PlanStatus,
    SnelleNotitie,
    Wens,
    Wie,
    WijzigingNaAdvies,
)
from interview.session import events as happened
from interview.session.changes_visit import change_road, change_visit
from questionnaires.answers import Antwoord


class _Numbered(Protocol):
    """Has an id that is unique within the record."""

    @property
    def id(self) -> str:
        """The id."""
        ...


Part = TypeVar("Part", bound=_Numbered)

STATUS_AFTER_CHOICE = {
    Ondertekenkeuze.TEKENT_NU: PlanStatus.ONDERTEKEND,
    Ondertekenkeuze.TEKENT_ONEENS: PlanStatus.ONDERTEKEND,
    Ondertekenkeuze.DENKT_NA: PlanStatus.BEDENKTIJD,
    Ondertekenkeuze.TEKENT_NIET: PlanStatus.NIET_ONDERTEKEND,
}
"""The plan's status after each of the four equal choices."""


def changed(record: GespreksRecord, event: happened.Event) -> GespreksRecord:
    """The record after ``event``; the same record is never altered."""
    for change in (_change_gesprek, _change_oordeel, _change_plan, change_visit, change_road):
        after = change(record, event)
        if after is not None:
            return after
    raise AssertionError(f"no change is written for {event.soort}")


def _with(record: GespreksRecord, **fields: object) -> GespreksRecord:
    return record.model_copy(update=fields)


def _in_leefgebied(record: GespreksRecord, leefgebied: str, **fields: object) -> GespreksRecord:
    changed: LeefgebiedRecord = record.leefgebied(leefgebied).model_copy(update=fields)
    return _with(record, leefgebieden={**record.leefgebieden, leefgebied: changed})


def _in_plan(record: GespreksRecord, **fields: object) -> GespreksRecord:
    changed: Plan = record.plan.model_copy(update=fields)
    return _with(record, plan=changed)


def _used_id(record: GespreksRecord, used: str) -> int:
    """The counter after ``used``, so that an id is never given twice."""
    digits = used.lstrip("abcdefghijklmnopqrstuvwxyz")
    return max(record.teller, int(digits)) if digits.isdigit() else record.teller


def _change_gesprek(record: GespreksRecord, event: happened.Event) -> GespreksRecord | None:
    match event:
        case happened.VoorbereidingGekozen():
            return _with(record, voorbereiding=event.wijze)
        case happened.NotitieVastgelegd():
            return _in_leefgebied(record, event.leefgebied, notitie=event.tekst)
        case happened.SamenvattingVastgelegd():
            return _with(record, samenvatting=event.tekst, samenvatting_klopt=event.klopt)
        case happened.SnelleNotitieGemaakt():
            note = SnelleNotitie(id=event.id, tekst=event.tekst)
            return _with(
                record, snelle_notities=(*record.snelle_notities, note), teller=_used_id(record, event.id)
            )
        case happened.SnelleNotitieIngedeeld():
            return _file_note(record, event)
        case happened.CitaatGemarkeerd():
            quote = Citaat(id=event.id, leefgebied=event.leefgebied, tekst=event.tekst)
            return _with(record, citaten=(*record.citaten, quote), teller=_used_id(record, event.id))
        case happened.CitaatVoorgelezen():
            read = tuple(
                quote.model_copy(update={"voorgelezen_en_goed": event.goed})
                if quote.id == event.id
                else quote
                for quote in record.citaten
            )
            return _with(record, citaten=read)
        case happened.CitaatVerwijderd():
            return _with(record, citaten=tuple(quote for quote in record.citaten if quote.id != event.id))
        case happened.AntwoordGegeven():
            return _with(record, antwoorden=_set(record.antwoorden, event.vraag, event.antwoord))
        case happened.ObservatieGezet():
            others = tuple(name for name in record.observaties if name != event.observatie)
            return _with(record, observaties=(*others, event.observatie) if event.gezien else others)
        case happened.WensGenoteerd() | happened.DoelGenoteerd() | happened.AfspraakGenoteerd():
            return _note_part(record, event)
        case happened.OnderdeelVerwijderd():
            return _with(
                record,
                wensen=tuple(part for part in record.wensen if part.id != event.id),
                doelen=tuple(part for part in record.doelen if part.id != event.id),
                afspraken=tuple(part for part in record.afspraken if part.id != event.id),
                delingen=_without(record.delingen, event.id),
            )
        case happened.GesprekAfgesloten():
            return _with(record, einde=event.einde, hoe_was_het=event.hoe_was_het or record.hoe_was_het)
        case happened.GesprekHeropend():
            return _with(record, einde=None)
        case _:
            return None


def _set(answers: Mapping[str, Antwoord], name: str, answer: Antwoord | None) -> dict[str, Antwoord]:
    others = {key: value for key, value in answers.items() if key != name}
    return others if answer is None else {**others, name: answer}


def _file_note(record: GespreksRecord, event: happened.SnelleNotitieIngedeeld) -> GespreksRecord:
    kept = tuple(note for note in record.snelle_notities if note.id != event.id)
    filed = [note.tekst for note in record.snelle_notities if note.id == event.id]
    moved = _with(record, snelle_notities=kept)
    if event.leefgebied is None or not filed:
        return moved
    lines = [line for line in (record.leefgebied(event.leefgebied).notitie, *filed) if line]
    return _in_leefgebied(moved, event.leefgebied, notitie="\n".join(lines))


def _note_part(
    record: GespreksRecord,
    event: happened.WensGenoteerd | happened.DoelGenoteerd | happened.AfspraakGenoteerd,
) -> GespreksRecord:
    match event:
        case happened.WensGenoteerd():
            parts = _upsert(record.wensen, Wens(id=event.id, tekst=event.tekst))
            return _with(record, wensen=parts, teller=_used_id(record, event.id))
        case happened.DoelGenoteerd():
            goals = _upsert(record.doelen, Doel(id=event.id, tekst=event.tekst))
            return _with(record, doelen=goals, teller=_used_id(record, event.id))
        case happened.AfspraakGenoteerd():
            afspraak = event.afspraak
            agreed: tuple[Afspraak, ...] = _upsert(record.afspraken, afspraak)
            shared = _shared_after(record, afspraak)
            return _with(record, afspraken=agreed, teller=_used_id(record, afspraak.id), delingen=shared)


def _shared_after(record: GespreksRecord, afspraak: Afspraak) -> dict[str, Deling]:
    """What is shared after ``afspraak`` was noted: a yes of the klant holds for the words it was about."""
    if afspraak.wie is not Wie.DERDE:
        # What nobody else does any more is not shared with anybody either.
        return _without(record.delingen, afspraak.id)
    deling = record.delingen.get(afspraak.id)
    known = next((one for one in record.afspraken if one.id == afspraak.id), afspraak)
    if deling is None or (known.wat, known.derde) == (afspraak.wat, afspraak.derde):
        return record.delingen
    asked = None if deling.geen_bezwaar else deling.geen_bezwaar
    changed = deling.model_copy(
        update={"klant_geinformeerd": False, "geen_bezwaar": asked, "aanvaard_op": None}
    )
    return {**record.delingen, afspraak.id: changed}


def _without(sharing: Mapping[str, Deling], afspraak: str) -> dict[str, Deling]:
    return {name: deling for name, deling in sharing.items() if name != afspraak}


def _upsert(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    """The same place when it was there already, else at the end."""
    if any(known.id == part.id for known in parts):
        return tuple(part if known.id == part.id else known for known in parts)
    return (*parts, part)


def _change_oordeel(record: GespreksRecord, event: happened.Event) -> GespreksRecord | None:
    match event:
        case happened.NiveauGezet():
            before = record.leefgebied(event.leefgebied).niveau
            noted = _after_advice(record, f"niveau.{event.leefgebied}", before, event.niveau, event)
            return _in_leefgebied(noted, event.leefgebied, niveau=event.niveau)
        case happened.BelemmertGezet():
            was = record.leefgebied(event.leefgebied).belemmert
            noted = _after_advice(record, f"belemmert.{event.leefgebied}", was, event.belemmert, event)
            return _in_leefgebied(noted, event.leefgebied, belemmert=event.belemmert)
        case happened.SpoedGezet():
            return _in_leefgebied(record, event.leefgebied, spoed=event.spoed)
        case happened.EigenCijferGezet():
            return _in_leefgebied(record, event.leefgebied, eigen_cijfer=event.cijfer)
        case happened.BewijsGekozen():
            return _in_leefgebied(record, event.leefgebied, bewijs=event.bewijs)
        case happened.FeitVastgelegd():
            return _change_feit(record, event)
        case happened.OordeelVastgelegd():
            return _with(record, oordeel_vooraf=event.oordeel)
        case happened.AdviesGetoond():
            return _with(record, advies=event.advies)
        case happened.AdviesReactieGegeven():
            return _with(record, reactie_advies=event.reactie)
        case happened.OordeelNaGesprekVastgelegd():
            return _with(record, oordeel_na_gesprek=event.oordeel)
        case happened.HerscoringVastgelegd():
            return _with(record, herscoringen=(*record.herscoringen, event.herscoring))
        case _:
            return None


def _change_feit(record: GespreksRecord, event: happened.FeitVastgelegd) -> GespreksRecord:
    known = record.feiten.get(event.feit)
    before = None if known is None else _value(known.waarde)
    after = None if event.inhoud is None else _value(event.inhoud.waarde)
    noted = _after_advice(record, f"feit.{event.feit}", before, after, event)
    others = {name: fact for name, fact in record.feiten.items() if name != event.feit}
    return _with(noted, feiten=others if event.inhoud is None else {**others, event.feit: event.inhoud})


def _value(answer: Antwoord) -> object:
    return answer.geen if answer.waarde is None else answer.waarde


def _after_advice(
    record: GespreksRecord,
    name: str,
    before: object,
    after: object,
    event: happened.NiveauGezet | happened.BelemmertGezet | happened.FeitVastgelegd,
) -> GespreksRecord:
    """Keep the first state beside the new one, once the advice was shown."""
    if record.advies is None or before == after:
        return record
    change = WijzigingNaAdvies(
        veld=name,
        van="" if before is None else str(before),
        naar="" if after is None else str(after),
        reden=event.reden or "geen reden genoteerd",
        op=event.op,
    )
    return _with(record, wijzigingen_na_advies=(*record.wijzigingen_na_advies, change))


def _change_plan(record: GespreksRecord, event: happened.Event) -> GespreksRecord | None:
    plan = record.plan
    match event:
        case happened.GaatGoedGezet():
            return _in_plan(record, gaat_goed=event.regels)
        case happened.PlichtenGezet():
            return _in_plan(record, plichten=event.plichten)
        case happened.ContactGezet():
            return _in_plan(record, contact=event.contact)
        case happened.EvaluatiesGezet():
            return _in_plan(record, evaluaties=event.datums)
        case happened.PlanReactieGegeven():
            others = {part: said for part, said in plan.reacties.items() if part != event.onderdeel}
            said = others if event.reactie is None else {**others, event.onderdeel: event.reactie}
            return _in_plan(record, reacties=said)
        case happened.Ondertekend():
            status = STATUS_AFTER_CHOICE[event.ondertekening.keuze]
            return _in_plan(record, ondertekening=event.ondertekening, status=status)
        case happened.PapierBevestigd():
            if plan.ondertekening is None:
                return record
            confirmed = plan.ondertekening.model_copy(update={"papier_bevestigd": True})
            return _in_plan(record, ondertekening=confirmed)
        case happened.DocumentGemaakt():
            return _in_plan(record, documenten=(*plan.documenten, event.document))
        case happened.PlanVastgesteld():
            return _in_plan(record, status=PlanStatus.VASTGESTELD, vastgesteld_op=event.op)
        case happened.PlanHerzien():
            former = EerderePlanversie(
                versie=plan.versie, inhoud=event.inhoud, sha256=event.sha256, reden=event.reden
            )
            return _in_plan(
                record,
                versie=plan.versie + 1,
                status=PlanStatus.CONCEPT,
                ondertekening=None,
                vastgesteld_op=None,
                voorlegging=None,
                akkoord=None,
                uitreiking=None,
                eerdere_versies=(*plan.eerdere_versies, former),
            )
        case _:
            return None
