"""What the events around the talk and on the road of a plan change in the record."""

from __future__ import annotations

from interview.record import GespreksRecord, Plan, PlanStatus
from interview.session import events as happened


def change_visit(record: GespreksRecord, event: happened.Event) -> GespreksRecord | None:
    """The record after an event around the talk; None when the event belongs elsewhere."""
    fields: dict[str, object]
    match event:
        case happened.ZittingBegonnen():
            fields = {"zittingen": (*record.zittingen, event.zitting)}
            if event.zitting.op_papier is not None and not record.zittingen:
                fields["gesprek_datum"] = event.zitting.op_papier
        case happened.ZittingGezet():
            fields = {"zittingen": (*record.zittingen[:-1], event.zitting)}
            if len(record.zittingen) <= 1:
                fields["gesprek_datum"] = event.zitting.op_papier
        case happened.InformatieGegeven():
            fields = {"informatie": (*record.informatie, event.informatie)}
        case happened.MomentApartGepland():
            fields = {"moment_apart": event.datum}
        case happened.RegelingGezet():
            others = {name: how for name, how in record.minimaregelingen.items() if name != event.regeling}
            after = others if event.stand is None else {**others, event.regeling: event.stand}
            fields = {"minimaregelingen": after}
        case happened.VerklaringGegeven():
            kept = {name: said for name, said in record.verklaringen.items() if name != event.onderdeel}
            said = kept if event.verklaring is None else {**kept, event.onderdeel: event.verklaring}
            fields = {"verklaringen": said}
        case happened.TerugvertelVastgelegd():
            fields = {"terugvertel": event.terugvertel}
        case happened.HoeWasHetGenoteerd():
            fields = {"hoe_was_het": event.tekst}
        case happened.DelingVastgelegd():
            fields = {"delingen": {**record.delingen, event.afspraak: event.deling}}
        case _:
            return None
    return record.model_copy(update=fields)


def change_road(record: GespreksRecord, event: happened.Event) -> GespreksRecord | None:
    """The record after the plan went a step further; None when the event belongs elsewhere."""
    fields: dict[str, object]
    match event:
        case happened.BesluitVastgelegd():
            return record.model_copy(update={"besluit_gemeente": event.besluit})
        case happened.PlanBesproken():
            fields = {"status": PlanStatus.BESPROKEN}
        case happened.PlanVoorgelegd():
            fields = {"status": PlanStatus.VOORGELEGD, "voorlegging": event.voorlegging}
        case happened.AkkoordGegeven():
            fields = {"akkoord": event.akkoord}
        case happened.PlanTeruggegeven():
            fields = {"status": PlanStatus.TERUGGEGEVEN, "teruggave": event.teruggave, "akkoord": None}
            record = _without_decision(record)
        case happened.KanaalGekozen():
            fields = {"kanaal": event.kanaal}
        case happened.PlanUitgereikt():
            handed = event.uitreiking
            fields = {"status": PlanStatus.UITGEREIKT, "uitreiking": handed, "kanaal": handed.kanaal}
        case happened.PlanGeevalueerd():
            held = (*record.plan.gehouden_evaluaties, event.evaluatie)
            fields = {"status": PlanStatus.GEEVALUEERD, "gehouden_evaluaties": held}
        case _:
            return None
    plan: Plan = record.plan.model_copy(update=fields)
    return record.model_copy(update={"plan": plan})


def _without_decision(record: GespreksRecord) -> GespreksRecord:
    """A yes that is taken back takes what was decided with it; a decision of before stays."""
    decided = record.besluit_gemeente
    if decided is None or decided.planversie != record.plan.versie:
        return record
    return record.model_copy(update={"besluit_gemeente": None})
