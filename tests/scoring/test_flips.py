"""Whatever else is recorded, or somebody is, the outcome of the rules stays the same to the byte.

Random records of invented people, for every released regelset: everything that is not a declared fact is
changed, and advice, possible categories, rule, explanation and services must be equal.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.record import (
    Citaat,
    Doel,
    Feit,
    GespreksRecord,
    InhoudVersie,
    KlantVerwijzing,
    LeefgebiedRecord,
    Plaats,
    Rol,
    SnelleNotitie,
    Versies,
    Wens,
    Zitting,
)
from interview.session.advice import advise, scoring_input
from interview.session.content import Content
from interview.session.recorded import recorded_facts
from interview.session.state import State
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from questionnaires.loader import load_named as load_questionnaire
from questionnaires.packing import layout_of, pack
from questionnaires.schema import FeitDefinitie, Vraag
from scoring.engine import score
from scoring.explain import explain
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.trajecten import load_named_catalogus, recommend
from tests.session.example import packaged

AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
VRAGENLIJST = load_questionnaire("zwolle", "1.2.0")
LAYOUT = layout_of(VRAGENLIJST)
RELEASED = tuple(sorted((path.parent.name, path.stem) for path in PACKAGED_RULESETS.glob("*/*.toml")))
OBSERVATIES = tuple(f"{g.id}.{one.id}" for g in VRAGENLIJST.leefgebied for one in g.observatie)
WORDS = ("Voorbeeld", "nationaliteit", "postcode 8011", "heel", "kort", "Ik kom uit een dorp.", "")
_NONE = InhoudVersie(naam="zwolle", versie="1.0.0", sha256="")
seeds = st.integers(0, 2**32)


@cache
def _content(naam: str, versie: str) -> Content:
    regelset = load_named(naam, versie)
    catalogus = load_named_catalogus(naam, versie, regelset)
    return Content(VRAGENLIJST, regelset, catalogus, packaged()[0].gemeente)


def _text(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randrange(4)))


def _line(random: Random) -> str:
    return _text(random).strip() or "iets"


def _judged(random: Random) -> LeefgebiedRecord:
    """The two judgements rules may read; nothing else."""
    return LeefgebiedRecord(
        niveau=random.choice([None, GeenWaarde.WEET_NIET, 1, 2, 3, 4, 5, 5]),
        belemmert=random.choice([None, *Belemmert, Belemmert.NEE, Belemmert.NEE]),
    )


def _value(feit: FeitDefinitie, random: Random) -> Antwoord:
    if random.random() < 0.15:
        return Antwoord(geen=random.choice([GeenWaarde.WEET_NIET, GeenWaarde.WIL_NIET_ZEGGEN]))
    match feit.soort:
        case "getal":
            return Antwoord(waarde=random.randint(feit.laagste, feit.hoogste))
        case "keuze":
            return Antwoord(waarde=random.choice(feit.keuzes).id)
        case _:
            return Antwoord(waarde=f"2026-0{random.randint(1, 9)}-01")


def _answer(vraag: Vraag, random: Random) -> Antwoord:
    match vraag.soort:
        case "getal":
            return Antwoord(waarde=random.randint(vraag.laagste, vraag.hoogste))
        case "tekst":
            return Antwoord(waarde=_text(random))
        case "meerkeuze":
            chosen = random.sample(vraag.keuzes, random.randint(1, len(vraag.keuzes)))
            return Antwoord(waarde=tuple(keuze.id for keuze in chosen))
        case _:
            return Antwoord(waarde=random.choice([keuze.id for keuze in vraag.keuzes] or ["ja", "nee"]))


def _record(random: Random) -> GespreksRecord:
    """Judgements and facts of an invented person, some of them missing."""
    gebieden = {gebied.id: _judged(random) for gebied in VRAGENLIJST.matrix if random.random() < 0.9}
    if random.random() < 0.3:
        gebieden["gezin"] = LeefgebiedRecord(niveau=GeenWaarde.NVT)
    feiten = {
        feit.id: Feit(waarde=_value(feit, random), bron="gesprek" if random.random() < 0.8 else "")
        for feit in VRAGENLIJST.feit
        if random.random() < 0.8
    }
    return GespreksRecord(
        gesprek_id="g-1",
        klant=KlantVerwijzing(klant_id="k-1"),
        versies=Versies(vragenlijst=_NONE, regelset=_NONE, catalogus=_NONE),
        begonnen_op=AT,
        leefgebieden=gebieden,
        feiten=feiten,
    )


def _everything_else(record: GespreksRecord, random: Random) -> GespreksRecord:
    """The same judgements and facts, and everything else that can be recorded made up anew."""
    gebieden = {
        name: (record.leefgebieden.get(name) or LeefgebiedRecord()).model_copy(
            update={
                "notitie": _text(random),
                "spoed": random.random() < 0.5,
                "eigen_cijfer": random.choice([None, *range(11)]),
                "bewijs": tuple(random.sample(["notitie", "citaat:c1", *OBSERVATIES], 2)),
            }
        )
        for name in VRAGENLIJST.per_leefgebied
    }
    feiten = {
        name: feit.model_copy(
            update={
                # Whether there is a source may count; who it is may not.
                "bron": _line(random) if feit.bron else "",
                "datum": random.choice([None, date(2026, 1, 1)]),
            }
        )
        for name, feit in record.feiten.items()
    }
    antwoorden = {
        name: _answer(vraag, random)
        for name, (_, vraag) in VRAGENLIJST.vragen.items()
        if random.random() < 0.7
    }
    sitting = Zitting(
        op=AT,
        plaats=random.choice([None, *Plaats]),
        aanwezigen=tuple(random.sample(list(Rol), 2)),
        laptop_mag=random.choice([None, True, False]),
    )
    return record.model_copy(
        update={
            "gesprek_id": f"g-{random.randrange(10**6)}",
            "klant": KlantVerwijzing(klant_id=_line(random), bsn=random.choice([None, "999990019"])),
            "gesprek_datum": random.choice([None, date(2026, 10, 1)]),
            "begonnen_op": AT - timedelta(days=random.randrange(300)),
            "voorbereiding": random.choice([None, "dossier", "open"]),
            "zittingen": random.choice([(), (sitting,)]),
            "leefgebieden": gebieden,
            "feiten": feiten,
            "antwoorden": antwoorden,
            "observaties": tuple(random.sample(OBSERVATIES, random.randrange(len(OBSERVATIES)))),
            "citaten": (Citaat(id="c1", leefgebied="taal", tekst=_line(random)),),
            "snelle_notities": (SnelleNotitie(id="n1", tekst=_line(random)),),
            "wensen": (Wens(id="w1", tekst=_line(random)),),
            "doelen": (Doel(id="d1", tekst=_line(random)),),
            "samenvatting": _text(random),
            "samenvatting_klopt": random.choice([None, True, False]),
            "hoe_was_het": _text(random),
        }
    )


def _other_facts(record: GespreksRecord, declared: frozenset[str], random: Random) -> GespreksRecord:
    """Judgements and facts that the regelset does not declare, made up anew."""
    gebieden = {}
    for name, known in record.leefgebieden.items():
        new = _judged(random)
        update: dict[str, object] = {}
        # N.v.t. is part of both judgements of a leefgebied, so it stays what it was.
        if f"niveau.{name}" not in declared and known.niveau is not GeenWaarde.NVT:
            update["niveau"] = new.niveau
        if f"belemmert.{name}" not in declared:
            update["belemmert"] = new.belemmert
        gebieden[name] = known.model_copy(update=update)
    feiten = dict(record.feiten)
    for feit in VRAGENLIJST.feit:
        if f"feit.{feit.id}" not in declared:
            feiten.pop(feit.id, None)
            if random.random() < 0.7:
                feiten[feit.id] = Feit(waarde=_value(feit, random), bron=_line(random))
    return record.model_copy(update={"leefgebieden": gebieden, "feiten": feiten})


def _outcome(content: Content, record: GespreksRecord) -> tuple[object, ...]:
    """Everything that is shown, stored or told of an advice."""
    state = State(content, record)
    facts = scoring_input(state)
    outcome = score(facts, content.regelset)
    return (
        outcome,
        advise(state, AT),
        explain(outcome, facts, content.regelset),
        recommend(outcome, facts, content.catalogus),
    )


def _vector(record: GespreksRecord) -> bytes:
    found = recorded_facts(record, VRAGENLIJST)
    return pack(LAYOUT, found.niveaus, found.belemmert, found.feiten, found.left_out)


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
@given(seed=seeds)
def test_what_is_not_a_declared_fact_changes_nothing(naam: str, versie: str, seed: int) -> None:
    random, content = Random(seed), _content(naam, versie)
    record = _record(random)
    before = _outcome(content, record)

    flipped = _everything_else(record, random)
    assert _outcome(content, flipped) == before
    assert _vector(flipped) == _vector(record)

    declared = frozenset(content.regelset.per_feit)
    assert _outcome(content, _other_facts(flipped, declared, random)) == before


@pytest.mark.parametrize(("naam", "versie"), RELEASED)
@given(seed=seeds)
def test_a_fact_for_services_only_changes_no_category(naam: str, versie: str, seed: int) -> None:
    random, content = Random(seed), _content(naam, versie)
    record = _record(random)
    decide = frozenset(one.naam for one in content.regelset.feit if not one.alleen_trajecten)
    changed = _other_facts(record, decide, random)

    before, after = (score(scoring_input(State(content, one)), content.regelset) for one in (record, changed))
    assert (after.categorie, after.mogelijk, after.beslissend) == (
        before.categorie,
        before.mogelijk,
        before.beslissend,
    )


def test_a_flip_of_a_fact_that_counts_is_seen() -> None:
    content = _content("zwolle", "1.0.0")
    outcomes = {repr(_outcome(content, _record(Random(seed)))[0]) for seed in range(40)}

    assert len(outcomes) > 10
