"""Mijn plan: what a klant holds in the hand, and everything that may never be in it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from interview.documents.errors import DocumentErrorCode
from interview.documents.plain_language import (
    NOT_IN_MIJN_PLAN,
    PAGE_READING_EASE,
    measure,
    pooled,
    too_hard,
)
from interview.documents.plan_document import (
    MadeDocument,
    make_mijn_plan,
    plan_view,
)
from interview.documents.plan_texts import PlanTeksten
from interview.documents.render import DocumentRenderer
from interview.plan.build import NUMBER_LEFT_OUT, build_plan, former_plan
from interview.plan.content import PlanInhoud, canonical, printed_fingerprint
from interview.plan.errors import PlanErrorCode
from interview.record import (
    Aard,
    Afspraak,
    BesluitGemeente,
    Citaat,
    EerderePlanversie,
    GespreksRecord,
    Ondertekenkeuze,
    Ondertekenwijze,
    Redencode,
    Wens,
    Wie,
)
from questionnaires.errors import KlantbeeldError
from tests.documents.page_text import blocks
from tests.documents.voorbeeld import AFSPRAKEN, AT, MENSEN, TEKEN, voorbeeld_plan, voorbeeld_record
from tests.tools import pdf as outside

CANARY = "kanarie"


def words_of(path: Path) -> str:
    return " ".join(outside.text(path, as_laid_out=False).split())


def test_outside_tools_find_a_whole_accessible_document(plan: MadeDocument, plan_path: Path) -> None:
    outside.assert_well_formed(plan_path)
    properties = outside.properties(plan_path)
    assert properties["Tagged"] == "yes"
    assert properties["Title"] == f"Mijn plan van {MENSEN.klant}"
    assert properties["Pages"] == "2"
    assert plan.pages == 2
    fonts = outside.fonts(plan_path)
    assert len(fonts) == 3
    assert all(font.is_embedded and font.has_unicode and "Atkinson" in font.name for font in fonts)
    roles = [element.role for element in outside.structure(plan_path)]
    assert roles.count("H1") == 1
    assert roles.count("H2") >= 10
    assert "L" in roles
    assert "Table" not in roles


def test_everything_agreed_is_on_the_page(plan_path: Path) -> None:
    printed = words_of(plan_path)
    record = voorbeeld_record()
    for text in (
        MENSEN.klant,
        MENSEN.consultant,
        *(wens.tekst for wens in record.wensen),
        *(doel.tekst for doel in record.doelen),
        *record.plan.gaat_goed,
        *(afspraak.wat for afspraak in record.afspraken),
        "van 1 december 2026 tot en met 23 februari 2027",
        "Taalhuis Fictief",
        "Alleen als Bram meekijkt.",
        "maandag 22 februari 2027",
        "U hoeft tot en met 31 mei 2027 geen werk te zoeken.",
        "Niet tekenen mag. Daardoor verandert uw uitkering niet.",
        "De consultant typte mijn naam. Ik was erbij.",
        "Het plan is aan mij voorgelezen.",
        "klantbeeld controleer",
    ):
        assert text in printed


def test_the_printed_code_is_the_fingerprint_of_the_embedded_data(
    plan: MadeDocument, plan_path: Path, tmp_path: Path
) -> None:
    embedded = outside.attachments(plan_path, tmp_path / "bijlagen")["mijn-plan.json"]
    fingerprint = hashlib.sha256(embedded).hexdigest()
    assert fingerprint == plan.data.fingerprint == canonical(build_plan(voorbeeld_record())).sha256
    assert printed_fingerprint(fingerprint) in words_of(plan_path)
    assert PlanInhoud.model_validate_json(embedded) == build_plan(voorbeeld_record())


def record_full_of_canaries() -> GespreksRecord:
    """Every field that may not reach Mijn plan holds a word of its own."""
    record = voorbeeld_record()
    areas = {
        name: area.model_copy(update={"notitie": f"{CANARY}-notitie-{name}", "spoed": True})
        for name, area in record.leefgebieden.items()
    }
    judged, advice, after = record.oordeel_vooraf, record.advies, record.oordeel_na_gesprek
    assert judged is not None
    assert advice is not None
    assert after is not None
    return record.model_copy(
        update={
            "leefgebieden": areas,
            "observaties": (f"geld.{CANARY}-observatie",),
            "citaten": (Citaat(id="c9", leefgebied="geld", tekst=f"{CANARY}-niet-voorgelezen"),),
            "samenvatting": f"{CANARY}-samenvatting",
            "oordeel_vooraf": judged.model_copy(
                update={"categorie": f"{CANARY}-oordeel", "reden": f"{CANARY}-reden"}
            ),
            "advies": advice.model_copy(
                update={
                    "zin": f"{CANARY}-zin",
                    "mogelijk": (f"{CANARY}-mogelijk",),
                    "categorie": f"{CANARY}-c",
                }
            ),
            "oordeel_na_gesprek": after.model_copy(update={"toelichting": f"{CANARY}-toelichting"}),
            "besluit_gemeente": BesluitGemeente(
                categorie=f"{CANARY}-besluit",
                redencode=Redencode.ANDERS,
                toelichting=f"{CANARY}-waarom",
                door=f"{CANARY}-wie",
                planversie=1,
                op=after.op,
            ),
            "wijzigingen_na_advies": (),
            "hoe_was_het": f"{CANARY}-hoe",
            "plan": voorbeeld_plan(
                TEKEN.model_copy(update={"reden": f"{CANARY}-tekenreden", "afbeelding": f"{CANARY}-beeld"})
            ).model_copy(
                update={
                    "plichten": record.plan.plichten.model_copy(update={"bron": f"{CANARY}-bron"}),
                }
            ),
        }
    )


def test_nothing_of_the_judgements_reaches_the_plan_or_its_data(
    renderer: DocumentRenderer, texts: PlanTeksten, tmp_path: Path
) -> None:
    record = record_full_of_canaries()
    assert CANARY in record.model_dump_json()
    made = make_mijn_plan(renderer, build_plan(record), MENSEN, texts, AT)
    path = tmp_path / "plan.pdf"
    path.write_bytes(made.pdf)
    printed = words_of(path).casefold()
    embedded = outside.attachments(path, tmp_path / "bijlagen")["mijn-plan.json"].decode().casefold()
    page = renderer.html(
        "mijn_plan.html.j2", plan_view(build_plan(record), MENSEN, texts, AT.date())
    ).casefold()
    for place in (printed, embedded, page, " ".join(outside.properties(path).values()).casefold()):
        assert CANARY not in place
        for word in (*NOT_IN_MIJN_PLAN, "niveau", "999990019", "schulddienstverlening", "onbepaald"):
            assert not re.search(rf"\b{word}\b", place), word
    assert MENSEN.klant.casefold() not in embedded.replace(TEKEN.naam.casefold(), "")


def test_the_data_has_exactly_the_allowed_keys(plan: MadeDocument) -> None:
    data = json.loads(plan.data.content)
    assert sorted(data) == [
        "afspraken", "citaten", "contact", "doelen", "formaat", "gaat_goed", "gesprek_op", "ondertekening",
        "plichten", "reacties", "terugkijken", "versie", "wensen",
    ]  # fmt: skip
    assert sorted(data["afspraken"][0]) == [
        "aard", "begin", "derde", "eind", "grondslag", "id", "voorstel", "wat", "wie",
    ]  # fmt: skip
    assert sorted(data["ondertekening"]) == [
        "bedenktijd_tot", "gelezen", "getekend_met", "keuze", "naam", "op", "wijze",
    ]  # fmt: skip


def test_a_quote_prints_only_when_it_was_read_back_and_found_right() -> None:
    assert build_plan(voorbeeld_record()).citaten == ("Buiten zijn maakt mijn hoofd rustig.",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mijn nummer is 999990019.", f"Mijn nummer is {NUMBER_LEFT_OUT}."),
        ("9999.90.019 en 999 990 019", f"{NUMBER_LEFT_OUT} en {NUMBER_LEFT_OUT}"),
        ("Bel 0612345678 of 06 12 34 56 78.", "Bel 0612345678 of 06 12 34 56 78."),
        ("Op 12-12-2026 om 10.00 uur.", "Op 12-12-2026 om 10.00 uur."),
        ("Zaak 123456789", "Zaak 123456789"),
    ],
)
def test_a_number_of_a_citizen_never_prints(typed: str, kept: str) -> None:
    record = voorbeeld_record().model_copy(update={"wensen": (Wens(id="w1", tekst=typed),)})
    assert build_plan(record).wensen == (kept,)


def test_a_duty_names_its_article_and_nothing_else_does() -> None:
    duty = Afspraak(
        id="a9", wie=Wie.KLANT, wat="Ik schrijf mij in.", aard=Aard.MOET, grondslag="artikel 9 lid 1",
        akkoord_klantmanager=True, begin=date(2026, 12, 1), eind=date(2026, 12, 2),
    )  # fmt: skip
    free = duty.model_copy(update={"id": "a10", "aard": Aard.KIEST_KLANT_ZELF})
    record = voorbeeld_record().model_copy(update={"afspraken": (duty, free)})
    first, second = build_plan(record).afspraken
    assert first.grondslag == "artikel 9 lid 1"
    assert second.grondslag == ""


@pytest.mark.parametrize("nature", list(Aard))
def test_what_follows_stands_only_where_something_must(
    nature: Aard, renderer: DocumentRenderer, texts: PlanTeksten
) -> None:
    first = AFSPRAKEN[0].model_copy(update={"aard": nature, "grondslag": "artikel 9 lid 1"})
    content = build_plan(voorbeeld_record().model_copy(update={"afspraken": (first, *AFSPRAKEN[1:])}))
    view = plan_view(content, MENSEN, texts, AT.date())
    page = renderer.html("mijn_plan.html.j2", view)
    assert "Mijn plichten" in page, "the duties are always told"
    assert view.plicht in page
    told = "uw uitkering een tijd lager" in page
    assert told == (view.gevolgen != "") == (nature is Aard.MOET)


def test_our_own_words_are_plain(renderer: DocumentRenderer, texts: PlanTeksten) -> None:
    view = plan_view(build_plan(voorbeeld_record()), MENSEN, texts, AT.date())
    html = renderer.html("mijn_plan.html.j2", view).replace(view.controlecode, "")
    found = blocks(html)
    whole = measure(found)
    assert not too_hard(whole, PAGE_READING_EASE), whole
    for block in pooled(found):
        assert not too_hard(measure(block)), block


@pytest.mark.parametrize("choice", list(Ondertekenkeuze))
def test_the_four_choices_are_told_as_they_are(
    choice: Ondertekenkeuze, renderer: DocumentRenderer, texts: PlanTeksten
) -> None:
    signs = choice in (Ondertekenkeuze.TEKENT_NU, Ondertekenkeuze.TEKENT_ONEENS)
    signature = TEKEN.model_copy(
        update={
            "keuze": choice,
            "wijze": TEKEN.wijze if signs else None,
            "naam": TEKEN.naam if signs else "",
            "bedenktijd_tot": date(2026, 11, 27) if choice is Ondertekenkeuze.DENKT_NA else None,
            "reden": "geheime reden",
        }
    )
    content = build_plan(voorbeeld_record(plan=voorbeeld_plan(signature)))
    page = renderer.html("mijn_plan.html.j2", plan_view(content, MENSEN, texts, AT.date()))
    told = {
        Ondertekenkeuze.TEKENT_NU: "Ik teken dit plan.",
        Ondertekenkeuze.DENKT_NA: "Ik denk er eerst over na. Dat mag tot en met 27 november 2026.",
        Ondertekenkeuze.TEKENT_ONEENS: "Ik teken dit plan. Ik ben het niet met alles eens.",
        Ondertekenkeuze.TEKENT_NIET: "Ik teken dit plan niet.",
    }
    assert told[choice] in page
    assert "geheime reden" not in page
    assert ("De consultant typte mijn naam" in page) == signs


def test_a_concept_says_so_and_leaves_room_for_ink(renderer: DocumentRenderer, texts: PlanTeksten) -> None:
    content = build_plan(voorbeeld_record(plan=voorbeeld_plan(None)))
    page = renderer.html("mijn_plan.html.j2", plan_view(content, MENSEN, texts, AT.date()))
    assert "Concept: nog niet getekend" in page
    assert 'class="lijn"' in page
    signed = renderer.html(
        "mijn_plan.html.j2", plan_view(build_plan(voorbeeld_record()), MENSEN, texts, AT.date())
    )
    assert "Concept" not in signed


def test_an_imported_signature_is_a_described_figure(
    renderer: DocumentRenderer, texts: PlanTeksten, tmp_path: Path
) -> None:
    from io import BytesIO

    from PIL import Image

    from interview.documents.signature_image import clean_signature_image
    from tests.tools.verapdf import validate_all

    drawn = BytesIO()
    Image.new("RGBA", (600, 200), (0, 0, 0, 60)).save(drawn, format="PNG")
    signature = TEKEN.model_copy(update={"wijze": Ondertekenwijze.AFBEELDING, "afbeelding": "b1", "naam": ""})
    made = make_mijn_plan(
        renderer,
        build_plan(voorbeeld_record(plan=voorbeeld_plan(signature))),
        MENSEN,
        texts,
        AT,
        signature_image=clean_signature_image(drawn.getvalue()),
    )
    path = tmp_path / "plan.pdf"
    path.write_bytes(made.pdf)
    assert "Figure" in [element.role for element in outside.structure(path)]
    assert all(verdict.passed for verdict in validate_all([path])[path].values())
    with pytest.raises(KlantbeeldError) as refused:
        clean_signature_image(b"<svg onload=alert(1)>")
    assert refused.value.code is DocumentErrorCode.HANDTEKENING_ONGELDIG


def test_a_second_version_shows_what_changed(renderer: DocumentRenderer, texts: PlanTeksten) -> None:
    record = voorbeeld_record()
    before = canonical(build_plan(record))
    earlier = EerderePlanversie(versie=1, inhoud=before.text, sha256=before.sha256, reden="pas veranderd")
    assert former_plan(record) is None
    moved = AFSPRAKEN[0].model_copy(update={"eind": date(2027, 4, 27)})
    new = AFSPRAKEN[1].model_copy(update={"id": "a11", "wat": "Ik bel mijn zus elke vrijdag."})
    revised = record.model_copy(
        update={
            "wensen": (*record.wensen, Wens(id="w2", tekst="Ik wil leren fietsen.")),
            "afspraken": (moved, *AFSPRAKEN[2:], new),
            "plan": record.plan.model_copy(update={"versie": 2, "eerdere_versies": (earlier,)}),
        }
    )
    present, former = build_plan(revised), former_plan(revised)
    assert former == build_plan(record)
    page = blocks(renderer.html("mijn_plan.html.j2", plan_view(present, MENSEN, texts, AT.date(), former)))
    assert "Dit is anders dan in de vorige versie" in page
    assert "Dit wil ik. Nieuw: Ik wil leren fietsen." in page
    assert f"Dit doe ik. {moved.wat} Nu van 1-12-2026 tot en met 27-4-2027." in page
    assert "Dit doe ik. Nieuw: Ik bel mijn zus elke vrijdag." in page
    assert f"Dit doe ik. Vervallen: {AFSPRAKEN[1].wat}" in page
    same = plan_view(present, MENSEN, texts, AT.date(), present)
    assert same.wijzigingen == ()
    assert "pas veranderd" not in " ".join(page)
    broken = earlier.model_copy(update={"inhoud": "{}"})
    plan = revised.plan.model_copy(update={"eerdere_versies": (broken,)})
    with pytest.raises(KlantbeeldError) as refused:
        former_plan(revised.model_copy(update={"plan": plan}))
    assert refused.value.code is PlanErrorCode.VORIGE_VERSIE


def test_a_long_plan_is_set_smaller_before_it_takes_a_third_page(
    renderer: DocumentRenderer, texts: PlanTeksten
) -> None:
    more = tuple(AFSPRAKEN[0].model_copy(update={"id": f"b{number}"}) for number in range(2))
    record = voorbeeld_record().model_copy(update={"afspraken": (*AFSPRAKEN, *more)})
    assert make_mijn_plan(renderer, build_plan(record), MENSEN, texts, AT).pages == 2
    many = tuple(AFSPRAKEN[0].model_copy(update={"id": f"b{number}"}) for number in range(30))
    endless = build_plan(record.model_copy(update={"afspraken": many}))
    assert make_mijn_plan(renderer, endless, MENSEN, texts, AT).pages > 2


def test_an_almost_empty_plan_prints_too(renderer: DocumentRenderer, texts: PlanTeksten) -> None:
    record = voorbeeld_record()
    bare = GespreksRecord(gesprek_id="g", klant=record.klant, versies=record.versies, begonnen_op=AT)
    people = replace(MENSEN, geboortedatum=None)
    made = make_mijn_plan(renderer, build_plan(bare), people, texts, AT)
    assert made.pages == 1
