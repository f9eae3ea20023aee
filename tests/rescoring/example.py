"""Invented records of every kind, rules that differ, and how a test scores them again."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl

from interview.library import Library
from interview.locations import Locations
from interview.record import (
    Advies,
    Feit,
    GespreksRecord,
    InhoudVersie,
    KlantVerwijzing,
    LeefgebiedRecord,
    Versies,
)
from interview.rescoring.entries import Questionnaires
from interview.rescoring.frames import Source, facts_read
from interview.rescoring.progress import Progress
from interview.rescoring.run import Rescored, Task, rescore, with_report
from interview.rescoring.sources_json import FolderSource, LinesSource
from interview.session.recorded import recorded_facts
from questionnaires import loader
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde
from questionnaires.packing import layout_of, unpack
from questionnaires.schema import Vragenlijst
from scoring.engine import Outcome, score
from scoring.input import build
from scoring.loader import PACKAGED_RULESETS, load_named
from scoring.rules import Regelset

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
RULES = load_named("zwolle", "1.1.0")
MUNICIPALITIES = ("den-voorbeeld", "fictiefstad", "verzonnendam")
REASONS = (GeenWaarde.WIL_NIET_ZEGGEN, GeenWaarde.WEET_NIET, GeenWaarde.NIET_BESPROKEN)


@lru_cache(maxsize=4)
def questionnaire(versie: str) -> tuple[Vragenlijst, InhoudVersie]:
    """A released version of the one questionnaire."""
    digest = loader.content_hash(loader.find("zwolle", versie))
    return loader.load_named("zwolle", versie), InhoudVersie(naam="zwolle", versie=versie, sha256=digest)


def versions(versie: str = "1.2.0", gemeente: str | None = None) -> Versies:
    """The content of an invented gesprek."""
    rules = InhoudVersie(naam="zwolle", versie="1.0.0", sha256="0" * 64)
    package = None if gemeente is None else InhoudVersie(naam=gemeente, versie="1.0.0", sha256="0" * 64)
    found = questionnaire(versie)[1]
    return Versies(vragenlijst=found, regelset=rules, catalogus=rules, gemeentepakket=package)


def record(number: int, versie: str = "1.2.0") -> GespreksRecord:
    """An invented gesprek, the same for the same number: judged at random, much of it unknown."""
    chance = random.Random(number)
    vragenlijst = questionnaire(versie)[0]
    gebieden = {}
    for gebied in vragenlijst.matrix:
        choices: list[int | GeenWaarde | None] = [1, 2, 3, 4, 4, 5, None, chance.choice(REASONS)]
        choices += [GeenWaarde.NVT] if gebied.nvt else []
        hinders = chance.choice([Belemmert.NEE] * 9 + [Belemmert.JA, Belemmert.WEET_NIET, None])
        gebieden[gebied.id] = LeefgebiedRecord(niveau=chance.choice(choices), belemmert=hinders)
    feiten = {}
    for feit in vragenlijst.feit:
        if feit.soort == "datum" or chance.random() < 0.2:
            continue
        if feit.soort == "getal":
            value: str | int = chance.randint(feit.laagste, feit.hoogste)
        else:
            value = chance.choice(feit.keuzes).id
        feiten[feit.id] = Feit(waarde=Antwoord(waarde=value), bron=chance.choice(["", "bedacht", "bedacht"]))
    advice = chance.choice(["aanpak", "wijkteam", None, "geen"])
    advies = Advies(categorie=advice, mogelijk=(), regel=None, zin="", trajecten=(), op=AT)
    return GespreksRecord(
        gesprek_id=f"bedacht-{number:06}",
        klant=KlantVerwijzing(klant_id=f"niemand-{number}"),
        versies=versions(versie, chance.choice([*MUNICIPALITIES, None])),
        begonnen_op=AT,
        leefgebieden=gebieden,
        feiten=feiten,
        advies=None if advice == "geen" else advies,
    )


def plain_outcome(one: GespreksRecord, rules: Regelset = RULES) -> Outcome:
    """What the engine of a single gesprek says."""
    facts = recorded_facts(one, questionnaire(one.versies.vragenlijst.versie)[0])
    return score(build(rules, facts.niveaus, facts.belemmert, facts.feiten, facts.left_out), rules)


def as_lines(path: Path, records: Sequence[GespreksRecord | bytes]) -> Path:
    """JSON lines; bytes stand as they are."""
    lines = [one if isinstance(one, bytes) else one.model_dump_json().encode() for one in records]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def as_folder(path: Path, records: Sequence[GespreksRecord]) -> Path:
    """One file each."""
    path.mkdir()
    for one in records:
        (path / f"{one.gesprek_id}.json").write_text(one.model_dump_json(), encoding="utf-8")
    return path


def as_rows(path: Path, records: Sequence[GespreksRecord]) -> Path:
    """Parquet with a document in each row."""
    pl.DataFrame({"record": [one.model_dump_json() for one in records]}).write_parquet(path)
    return path


def as_facts(path: Path, records: Sequence[GespreksRecord]) -> Path:
    """Parquet with columns of codes, as another system would deliver it."""
    from questionnaires.packing import pack

    rows = []
    for one in records:
        vragenlijst = questionnaire(one.versies.vragenlijst.versie)[0]
        facts, layout = recorded_facts(one, vragenlijst), layout_of(vragenlijst)
        vector = pack(layout, facts.niveaus, facts.belemmert, facts.feiten, facts.left_out)
        assert unpack(layout, vector)
        codes = {
            field.name: int.from_bytes(vector[place : place + field.width], "little")
            for field, place in zip(layout.fields, layout.offsets.values(), strict=True)
        }
        package = one.versies.gemeentepakket
        rows.append(
            {
                "gesprek_id": one.gesprek_id,
                "gemeente": None if package is None else package.naam,
                "oud": None if one.advies is None else one.advies.categorie,
                "had_advies": one.advies is not None,
                "vragenlijst": f"{vragenlijst.naam}/{vragenlijst.versie}",
                **codes,
            }
        )
    pl.DataFrame(rows, infer_schema_length=None).write_parquet(path)
    return path


def source_of(path: Path, *rules: Regelset) -> Source:
    """The source that a path is."""
    from interview.rescoring.source_parquet import ParquetSource

    locations = Locations.for_user()
    known, facts = Questionnaires(locations), facts_read(*(rules or (RULES,)))
    if path.is_dir():
        return FolderSource.of(path, known, facts)
    if path.suffix == ".parquet":
        return ParquetSource.of(path, known, facts)
    return LinesSource.of(path, known, facts)


def run_task(
    path: Path,
    folder: Path,
    *,
    rules: Regelset = RULES,
    before: Regelset | None = None,
    part_size: int = 7,
    progress: Progress | None = None,
    report: bool = False,
) -> Rescored:
    """Score a source again in small parts."""
    both = (rules,) if before is None else (rules, before)
    source = source_of(path, *both)
    task = Task(source, source.fingerprint(), rules, before, folder, AT, part_size)
    done = rescore(task, progress or Progress())
    return with_report(task, done, Library(Locations.for_user())) if report else done


def outcome(folder: Path) -> list[dict[str, object]]:
    """The rows that came out."""
    return pl.read_parquet(folder / "uitkomst.parquet").to_dicts()


def quarantine(folder: Path) -> list[dict[str, str]]:
    """What was left out, and why."""
    text = (folder / "quarantaine.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def other_rules(folder: Path, versie: str = "9.0.0") -> Regelset:
    """Rules of one's own: those of Zwolle, but one hindrance asks for scholing and opleiding for aanpak."""
    text = (PACKAGED_RULESETS / "zwolle" / "1.1.0.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^\[\[voorbeeld\]\]\n(?:[^\[\n].*\n|\n)*", "", text)
    text = text.replace('versie = "1.1.0"', f'versie = "{versie}"\nvoorbeeld = []')
    for rule, category in (("een_belemmering", "scholing_medisch_anders"), ("opleiding", "aanpak")):
        text, changed = re.subn(rf'(id = "{rule}"\nals = .*\ncategorie = )"\w+"', rf'\1"{category}"', text)
        assert changed == 1
    place = folder / "zwolle" / f"{versie}.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return load_named("zwolle", versie, (folder, PACKAGED_RULESETS))
