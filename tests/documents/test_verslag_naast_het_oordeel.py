"""What the klant says beside a judgement, and the regelingen, in the Klantbeeldverslag only."""

from __future__ import annotations

from pathlib import Path

from interview.documents.render import DocumentRenderer
from interview.documents.verslag_document import make_verslag, report_view
from interview.plan.build import build_plan
from interview.plan.content import canonical
from interview.plan.report_build import build_report
from interview.record import BesluitGemeente, GespreksRecord, Redencode, Regelingstand, Verklaring
from interview.session.content import Content
from tests.documents.page_text import blocks
from tests.documents.voorbeeld import AT, MENSEN, voorbeeld_record
from tests.tools.verapdf import validate_all

SAYS = "De klant zegt hierover: "


def spoken_record() -> GespreksRecord:
    """The invented gesprek in which the klant says something beside three judgements."""
    return voorbeeld_record().model_copy(
        update={
            "verklaringen": {
                "niveau.geld": Verklaring(tekst="Die brieven waren\nvan mijn ex.", op=AT),
                "niveau.netwerk": Verklaring(tekst="Ik heb er twee.", op=AT),
                "oordeel": Verklaring(tekst="Ik wil gewoon werken.", op=AT),
                "advies": Verklaring(tekst="Bel niet naar 999 990 019.", op=AT),
            },
            "minimaregelingen": {
                "zorgtoeslag": Regelingstand.HEEFT,
                "voedselbank": Regelingstand.WIL_NIET,
                "verdwenen": Regelingstand.VRAAGT_GEMEENTE_AAN,
            },
        }
    )


def test_a_statement_stands_beside_its_own_judgement(content: Content, renderer: DocumentRenderer) -> None:
    view = report_view(build_report(spoken_record(), content), MENSEN, "Gemeente Voorbeeld", AT.date())
    page = blocks(renderer.html("verslag.html.j2", view))
    said = {line: page[at - 3 : at] for at, line in enumerate(page) if line.startswith(SAYS)}
    money = f"{SAYS}“Die brieven waren van mijn ex.”"
    assert any("Geld" in line for line in said[money])
    assert f"{SAYS}“Ik heb er twee.”" in said, "also where nothing else was noted"
    assert any("Oordeel" in line or "vooraf" in line or "Na het gesprek" in line
               for line in said[f"{SAYS}“Ik wil gewoon werken.”"])  # fmt: skip
    assert f"{SAYS}“Bel niet naar [nummer weggelaten].”" in said


def test_regelingen_print_as_a_table_also_one_that_is_gone(
    content: Content, renderer: DocumentRenderer
) -> None:
    view = report_view(build_report(spoken_record(), content), MENSEN, "Gemeente Voorbeeld", AT.date())
    page = " | ".join(blocks(renderer.html("verslag.html.j2", view)))
    assert "Zorgtoeslag | Van het rijk | heeft" in page
    assert "verdwenen | Van eerder | vraagt gemeente aan" in page
    assert "geen berekening van rechten" in page
    bare = report_view(build_report(voorbeeld_record(), content), MENSEN, "Gemeente Voorbeeld", AT.date())
    assert "Regelingen" not in blocks(renderer.html("verslag.html.j2", bare))


def decided_record() -> GespreksRecord:
    """The municipality decided otherwise than the consultant judged."""
    decided = BesluitGemeente(
        categorie="wijkteam",
        redencode=Redencode.GEEN_PLEK,
        toelichting="De lijst is vol.",
        door="klantmanager Werk",
        planversie=1,
        op=AT,
    )
    return voorbeeld_record().model_copy(update={"besluit_gemeente": decided})


def test_the_four_values_stand_apart(content: Content, renderer: DocumentRenderer) -> None:
    def page(record: GespreksRecord) -> list[str]:
        view = report_view(build_report(record, content), MENSEN, "Gemeente Voorbeeld", AT.date())
        return blocks(renderer.html("verslag.html.j2", view))

    found = page(decided_record())
    rows = ["Eigen oordeel vooraf", "Advies", "Oordeel na gesprek", "Besluit van de gemeente"]
    places = [found.index(row) for row in rows]
    assert places == sorted(places)
    assert [found[place + 1] for place in places] == [
        "Zwolle Werkt Aanpak", "onbepaald", "Zwolle Werkt Aanpak", "Sociaal wijkteam",
    ]  # fmt: skip
    told = found[places[-1] + 2]
    assert told == "Door klantmanager Werk, 21-11-2026. Reden: geen plek of een wachtlijst. De lijst is vol."
    bare = page(voorbeeld_record())
    assert bare[bare.index("Besluit van de gemeente") + 2] == "Nog niet bekend bij het maken van dit verslag."
    assert canonical(build_plan(decided_record())) == canonical(build_plan(voorbeeld_record()))


def test_none_of_it_reaches_mijn_plan() -> None:
    assert canonical(build_plan(spoken_record())) == canonical(build_plan(voorbeeld_record()))


def test_the_report_keeps_both_standards(
    content: Content, renderer: DocumentRenderer, tmp_path: Path
) -> None:
    made = make_verslag(renderer, build_report(spoken_record(), content), MENSEN, "Gemeente Voorbeeld", AT)
    path = tmp_path / "verslag.pdf"
    path.write_bytes(made.pdf)
    assert all(verdict.passed for verdict in validate_all([path])[path].values())
