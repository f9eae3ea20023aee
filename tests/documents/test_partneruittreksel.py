"""The partneruittreksel: one afspraak and nothing else, whatever the record holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.documents.partner_document import extract_data, extract_view, make_extract
from interview.documents.render import DocumentRenderer
from interview.errors import SessionErrorCode
from interview.klant import Klant
from interview.plan.partner_extract import PartnerInhoud, build_extract
from interview.record import Deling, GespreksRecord, Regelingstand, Verklaring, Wie
from interview.session.content import Content
from interview.session.sharing import NAME, PHONE
from questionnaires.errors import KlantbeeldError
from questionnaires.gemeentepakket.model import Gemeentepakket
from tests.documents.every_text import marked
from tests.documents.page_text import blocks
from tests.documents.voorbeeld import AFSPRAKEN, AT, voorbeeld_record
from tests.tools import pdf as outside
from tests.tools.verapdf import validate_all

KLANT = Klant(
    "klant-voorbeeld",
    "Özdemir-Voorbeeld",
    "Ł.",
    geboortedatum=date(1981, 3, 9),
    bsn="999990019",
    telefoon="06 0000 0000",
    contactwens=("tolk", "post_niet_veilig"),
    taal="Verzonnen taal",
)
PARTNER = AFSPRAKEN[3]
DELING = Deling(
    ontvanger="Taalhuis Fictief, 000 000 00 30",
    doel="Samen brieven leren lezen.",
    gegevens=(NAME, PHONE, "deze afspraak"),
    praktisch="Een tolk bij het eerste gesprek.",
    grondslag="Participatiewet artikel 65",
    klant_geinformeerd=True,
    geen_bezwaar=True,
    terugkomdatum=date(2027, 1, 18),
    op=AT,
)
OWN_WORDS = frozenset(
    {
        *(f"delingen[{PARTNER.id}].{name}" for name in ("ontvanger", "doel", "praktisch", "grondslag")),
        f"afspraken[{AFSPRAKEN.index(PARTNER)}].wat",
        "plan.contact.naam",
        "plan.contact.telefoon",
    }
)
"""The only texts of a record that an extract may hold."""


def full_record(deling: Deling = DELING) -> GespreksRecord:
    """The invented gesprek with sharing, regelingen and statements, also about other afspraken."""
    return voorbeeld_record().model_copy(
        update={
            "delingen": {PARTNER.id: deling, "a6": DELING.model_copy(update={"doel": "Iets anders."})},
            "minimaregelingen": {"zorgtoeslag": Regelingstand.WIL_NIET},
            "verklaringen": {
                name: Verklaring(tekst=f"Daar denk ik anders over: {name}.", op=AT)
                for name in ("niveau.geld", "oordeel", "advies")
            },
            "hoe_was_het": "Rustig.",
        }
    )


@pytest.fixture(scope="module")
def gemeente(content: Content) -> Gemeentepakket:
    return content.gemeente


def _extract(gemeente: Gemeentepakket, record: GespreksRecord | None = None) -> PartnerInhoud:
    return build_extract(record or full_record(), PARTNER.id, KLANT, gemeente, AT.date())


def test_outside_tools_find_a_whole_accessible_document(
    renderer: DocumentRenderer, gemeente: Gemeentepakket, tmp_path: Path
) -> None:
    made = make_extract(renderer, _extract(gemeente), AT)
    path = tmp_path / "uittreksel.pdf"
    path.write_bytes(made.pdf)
    assert made.pages == 1
    outside.assert_well_formed(path)
    assert all(verdict.passed for verdict in validate_all([path])[path].values())
    printed = " ".join(outside.text(path, as_laid_out=False).split())
    for words in (
        "Ł. Özdemir-Voorbeeld",
        "06 0000 0000",
        PARTNER.wat,
        DELING.doel,
        DELING.praktisch,
        DELING.grondslag,
        "Bram Bedacht",
        "maandag 18 januari 2027",
    ):
        assert words in printed
    assert "999990019" not in printed


@given(
    st.lists(st.text("bdfgkmpz", min_size=3, max_size=6), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
)
def test_no_other_text_of_a_record_is_in_it(
    renderer: DocumentRenderer, gemeente: Gemeentepakket, words: list[str], phone: bool, contact: bool
) -> None:
    markers: dict[str, str] = {}

    def marker(path: str) -> str:
        markers[path] = f"q{words[len(markers) % len(words)]}{len(markers)}x"
        return markers[path]

    record = marked(full_record(), marker)
    record = record.model_copy(
        update={
            "delingen": {
                name: one.model_copy(update={"gegevens": (NAME, PHONE) if phone else (NAME,)})
                for name, one in record.delingen.items()
            }
        }
    )
    if not contact:
        plan = record.plan
        record = record.model_copy(
            update={
                "plan": plan.model_copy(
                    update={"contact": plan.contact.model_copy(update={"naam": "", "telefoon": ""})}
                )
            }
        )
    assert len(markers) > 60, "a record is full of texts"
    content = _extract(gemeente, record)
    view = extract_view(content, AT.date())
    page = " ".join(blocks(renderer.html("partneruittreksel.html.j2", view)))
    data = extract_data(content).content.decode()
    found = {path for path, text in markers.items() if text in page or text in data}
    assert found <= OWN_WORDS
    assert f"delingen[{PARTNER.id}].doel" in found
    assert (KLANT.telefoon in page) == phone
    for never in ("999990019", "1981", "Verzonnen taal", "tolk", "post", "Zorgtoeslag"):
        assert never not in f"{page} {data}"


def test_the_embedded_data_names_every_field_and_no_more(gemeente: Gemeentepakket) -> None:
    data = json.loads(extract_data(_extract(gemeente)).content)
    assert set(data) == set(PartnerInhoud.model_fields)


def test_without_a_contact_the_municipality_itself_is_called(gemeente: Gemeentepakket) -> None:
    record = full_record()
    bare = record.model_copy(
        update={
            "plan": record.plan.model_copy(
                update={"contact": record.plan.contact.model_copy(update={"naam": "", "telefoon": ""})}
            )
        }
    )
    office = gemeente.contactpunt("gemeente", AT.date())
    assert office is not None
    extract = _extract(gemeente, bare)
    assert (extract.bel_naam, extract.bel_telefoon) == (office.naam, office.telefoon)


def test_a_number_of_a_citizen_never_leaves(gemeente: Gemeentepakket) -> None:
    deling = DELING.model_copy(update={"praktisch": "Vraag naar 999 990 019."})
    assert "999" not in _extract(gemeente, full_record(deling)).praktisch


@pytest.mark.parametrize(
    "change",
    [
        {"klant_geinformeerd": False},
        {"geen_bezwaar": None},
        {"geen_bezwaar": False},
        {"ingetrokken_op": AT},
    ],
)
def test_nothing_is_made_without_a_yes(gemeente: Gemeentepakket, change: dict[str, object]) -> None:
    with pytest.raises(KlantbeeldError) as refused:
        _extract(gemeente, full_record(DELING.model_copy(update=change)))
    assert refused.value.code is SessionErrorCode.DELEN_NIET
    assert refused.value.remedy


def test_nothing_is_made_of_an_afspraak_of_someone_else(gemeente: Gemeentepakket) -> None:
    record = full_record()
    ours = tuple(
        one.model_copy(update={"wie": Wie.GEMEENTE}) if one.id == PARTNER.id else one
        for one in record.afspraken
    )
    for wrong in (
        record.model_copy(update={"afspraken": ours}),
        record.model_copy(update={"delingen": {}}),
        record.model_copy(update={"afspraken": ()}),
    ):
        with pytest.raises(KlantbeeldError) as refused:
            _extract(gemeente, wrong)
        assert refused.value.code is SessionErrorCode.DELEN_NIET


def test_a_name_of_one_part_is_a_name_too(gemeente: Gemeentepakket) -> None:
    klant = replace(KLANT, voorletters="", telefoon="")
    extract = build_extract(full_record(), PARTNER.id, klant, gemeente, AT.date())
    assert (extract.klant, extract.telefoon) == ("Özdemir-Voorbeeld", "")
