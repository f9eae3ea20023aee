"""What other rules said of a gesprek after its advice: whether it is new, what it reads as, what it asks.

Pure. An outcome of later stands beside the advice and never takes its place; nothing of it is ever for the
klant's own papers. Between two instruments categories cannot be compared, so nothing is asked then.
"""

from __future__ import annotations

from interview.record import GespreksRecord, Herscoring

UNDECIDED = "nog niet te zeggen"


def already_kept(record: GespreksRecord, found: Herscoring) -> bool:
    """Whether the same rules, to the letter of their file, said the same when they were last scored."""
    same_rules = [one for one in record.herscoringen if one.regelset.sha256 == found.regelset.sha256]
    if not same_rules:
        return False
    last = same_rules[-1]
    return (last.categorie, last.mogelijk, last.regel) == (found.categorie, found.mogelijk, found.regel)


def herscoring_line(record: GespreksRecord) -> str:
    """The last outcome under other rules in one sentence for the professional; empty without one."""
    if record.advies is None or not record.herscoringen:
        return ""
    last = record.herscoringen[-1]
    rules = f"{last.regelset.naam} {last.regelset.versie}"
    word = last.titel or (UNDECIDED if last.categorie is None else last.categorie)
    same = last.regelset.naam == record.versies.regelset.naam and last.categorie == record.advies.categorie
    said = f"{word}, net als het advies" if same else word
    return f"Opnieuw berekend op {last.op:%d-%m-%Y} met regels {rules}: {said}."


def asks_another_look(record: GespreksRecord) -> Herscoring | None:
    """The last outcome of the own instrument, when it differs from the advice and nobody decided since."""
    own = [one for one in record.herscoringen if one.regelset.naam == record.versies.regelset.naam]
    if record.advies is None or not own:
        return None
    last = own[-1]
    if last.categorie == record.advies.categorie:
        return None
    after, municipality, plan = record.oordeel_na_gesprek, record.besluit_gemeente, record.plan
    decided = [
        None if after is None else after.op,
        None if municipality is None else municipality.op,
        None if plan.akkoord is None else plan.akkoord.op,
        plan.vastgesteld_op,
    ]
    return None if any(moment is not None and moment >= last.op for moment in decided) else last
