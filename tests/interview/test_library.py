"""The newest content that is valid, own files first, and never another than a gesprek was begun with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interview.errors import KlantbeeldError
from interview.library import Library
from interview.locations import Locations
from interview.record import InhoudVersie
from questionnaires.errors import ContentErrorCode
from questionnaires.loader import PACKAGED, content_hash, load_named
from scoring.loader import PACKAGED_RULESETS
from scoring.trajecten import PACKAGED_CATALOGS

TODAY = date(2026, 11, 21)
NEWEST = "1.2.0"
SOURCE = (PACKAGED / "zwolle" / f"{NEWEST}.toml").read_text(encoding="utf-8")
NAMED = f'versie = "{NEWEST}"'


def own(root: Path, text: str | bytes, versie: str = "9.0.0") -> Path:
    """Put an own questionnaire in the configuration folder."""
    path = Locations.under(root).own_questionnaires_dir / "zwolle" / f"{versie}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def library(root: Path) -> Library:
    return Library(Locations.under(root))


def test_what_comes_with_the_program_is_used_when_there_is_nothing_else(tmp_path: Path) -> None:
    content, versies = library(tmp_path).newest(TODAY)
    assert content.vragenlijst == load_named("zwolle", NEWEST)
    assert versies.vragenlijst.versie == NEWEST
    assert list(tmp_path.iterdir()) == []


def test_an_own_newer_file_is_used_from_its_first_day(tmp_path: Path) -> None:
    assert NAMED in SOURCE
    later = SOURCE.replace(NAMED, 'versie = "9.0.0"').replace(
        f"geldig_vanaf = {load_named('zwolle', NEWEST).geldig_vanaf}", "geldig_vanaf = 2026-11-22"
    )
    own(tmp_path, later)
    assert library(tmp_path).newest(TODAY)[1].vragenlijst.versie == NEWEST
    content, versies = library(tmp_path).newest(date(2026, 11, 22))
    assert versies.vragenlijst.versie == content.vragenlijst.versie == "9.0.0"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ContentErrorCode.ONGELDIG),
        ("geldig_vanaf = 2026-01-01T10:00:00", ContentErrorCode.ONGELDIG),
        ("geldig_vanaf = ", ContentErrorCode.ONLEESBAAR),
        (b"\xff\xfe", ContentErrorCode.ONLEESBAAR),
        ("a = " + "[" * 100_000, ContentErrorCode.ONLEESBAAR),
        ("#" * 2_000_000, ContentErrorCode.ONLEESBAAR),
    ],
    ids=["empty", "date with a time", "half a line", "not UTF-8", "nested too deep", "too large"],
)
def test_an_own_file_that_is_no_good_is_refused_by_name(
    text: str | bytes, code: ContentErrorCode, tmp_path: Path
) -> None:
    own(tmp_path, text)
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).newest(TODAY)
    assert caught.value.code is code
    assert "9.0.0.toml" in caught.value.where


def test_a_gesprek_keeps_the_file_it_was_begun_with_or_says_that_it_changed(tmp_path: Path) -> None:
    path = own(tmp_path, SOURCE.replace(NAMED, 'versie = "9.0.0"'))
    _, versies = library(tmp_path).newest(TODAY)
    own(tmp_path, SOURCE.replace(NAMED, 'versie = "9.1.0"'), "9.1.0")
    assert library(tmp_path).pinned(versies).vragenlijst.versie == "9.0.0"
    path.write_text(path.read_text(encoding="utf-8") + "\n# veranderd\n", encoding="utf-8")
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).pinned(versies)
    assert caught.value.code is ContentErrorCode.GEWIJZIGD


def use_instrument(root: Path, instrument: str) -> None:
    """An own gemeentepakket that chooses ``instrument``."""
    source = (PACKAGED / "gemeenten" / "voorbeeld" / "1.0.0.toml").read_text(encoding="utf-8")
    chosen = source.replace("[instellingen]", f'[instellingen]\ninstrument = "{instrument}"', 1)
    assert chosen != source
    path = Locations.under(root).own_gemeenten_dir / "voorbeeld" / "1.0.0.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(chosen, encoding="utf-8")


def own_ruleset(root: Path, naam: str, versie: str, days: str) -> Path:
    """Zwolle's rules and services under another name and version, valid on ``days``."""
    folders = Locations.under(root)
    for folder, packaged in (
        (folders.own_rulesets_dir, PACKAGED_RULESETS),
        (folders.own_catalogs_dir, PACKAGED_CATALOGS),
    ):
        source = (packaged / "zwolle" / "1.0.0.toml").read_text(encoding="utf-8")
        text = source.replace('naam = "zwolle"', f'naam = "{naam}"', 1)
        text = text.replace('versie = "1.0.0"', f'versie = "{versie}"', 1)
        valid = days if packaged is PACKAGED_RULESETS else "geldig_vanaf = 2026-01-01"
        text = text.replace("geldig_vanaf = 2026-01-01", valid, 1)
        path = folder / naam / f"{versie}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folders.own_rulesets_dir / naam / f"{versie}.toml"


def test_a_new_gesprek_uses_the_instrument_of_the_municipality_and_the_one_questionnaire(
    tmp_path: Path,
) -> None:
    own_ruleset(tmp_path, "elders", "1.0.0", "geldig_vanaf = 2026-01-01")
    assert library(tmp_path).newest(TODAY)[1].regelset.naam == "zwolle"
    use_instrument(tmp_path, "elders")
    content, versies = library(tmp_path).newest(TODAY)
    assert versies.regelset.naam == versies.catalogus.naam == content.regelset.naam == "elders"
    assert versies.vragenlijst.naam == "zwolle"


def test_an_instrument_that_is_not_installed_is_refused_by_its_key(tmp_path: Path) -> None:
    use_instrument(tmp_path, "nergens")
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).newest(TODAY)
    assert caught.value.code is ContentErrorCode.ONBEKEND
    assert "instellingen.instrument" in caught.value.where
    assert "zwolle" in caught.value.remedy


def test_rules_count_from_their_first_day_to_their_last(tmp_path: Path) -> None:
    use_instrument(tmp_path, "elders")
    own_ruleset(tmp_path, "elders", "1.0.0", "geldig_vanaf = 2026-01-01\ngeldig_tot = 2026-06-30")
    own_ruleset(tmp_path, "elders", "2.0.0", "geldig_vanaf = 2026-08-01\ngeldig_tot = 2026-12-31")
    found = library(tmp_path)
    for day, versie in (
        (date(2026, 1, 1), "1.0.0"),
        (date(2026, 6, 30), "1.0.0"),
        (date(2026, 8, 1), "2.0.0"),
        (date(2026, 12, 31), "2.0.0"),
    ):
        assert found.newest(day)[1].regelset.versie == versie
        assert found.ruleset("elders", day).versie == versie
    for day in (date(2026, 7, 1), date(2027, 1, 1)):
        with pytest.raises(KlantbeeldError) as caught:
            found.newest(day)
        assert caught.value.code is ContentErrorCode.ONBEKEND
        assert "elders" in caught.value.where
        assert "geldig_tot" in caught.value.where
        assert caught.value.remedy
    assert found.ruleset("elders@1.0.0", date(2027, 1, 1)).versie == "1.0.0"


def test_an_open_gesprek_keeps_its_instrument_and_version(tmp_path: Path) -> None:
    own_ruleset(tmp_path, "elders", "1.0.0", "geldig_vanaf = 2026-01-01")
    use_instrument(tmp_path, "elders")
    _, begun_with = library(tmp_path).newest(TODAY)
    own_ruleset(tmp_path, "elders", "1.1.0", "geldig_vanaf = 2026-01-01")
    Locations.under(tmp_path).own_gemeenten_dir.joinpath("voorbeeld", "1.0.0.toml").unlink()
    # Another pakket of the same version is refused by its hash, so the gesprek is without one here.
    kept = begun_with.model_copy(update={"gemeentepakket": None})
    assert library(tmp_path).newest(TODAY)[1].regelset.naam == "zwolle"
    assert library(tmp_path).pinned(kept).regelset.versie == "1.0.0"
    assert library(tmp_path).pinned(kept).regelset.naam == "elders"


@pytest.mark.parametrize("said", ["nergens", "../../etc", "zwolle@9.9.9", "zwolle@", "zwolle@../1.0.0", ""])
def test_rules_that_are_not_there_are_refused(said: str, tmp_path: Path) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        library(tmp_path).ruleset(said, TODAY)
    assert caught.value.code is ContentErrorCode.ONBEKEND
    assert caught.value.remedy


def test_what_one_can_work_with_has_rules_and_services(tmp_path: Path) -> None:
    assert "zwolle" in library(tmp_path).instruments()
    own_ruleset(tmp_path, "elders", "1.0.0", "geldig_vanaf = 2026-01-01")
    assert "elders" in library(tmp_path).instruments()
    (Locations.under(tmp_path).own_catalogs_dir / "elders" / "1.0.0.toml").unlink()
    assert "elders" not in library(tmp_path).instruments()


def test_own_rules_that_read_where_people_live_are_refused_whoever_asks(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    rules = (PACKAGED_RULESETS / "helmond" / "1.0.0.toml").read_text(encoding="utf-8")
    unfair = rules.replace('woord = "loonwaarde in procenten"', 'woord = "postcode van de wijk"')
    assert unfair != rules
    for folder, text in (
        (locations.own_rulesets_dir, unfair),
        (locations.own_catalogs_dir, (PACKAGED_CATALOGS / "helmond" / "1.0.0.toml").read_text("utf-8")),
    ):
        path = folder / "helmond" / "1.0.0.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    library = Library(locations)
    content, versies = library.newest(TODAY)

    def pinned(naam: str, folder: Path) -> InhoudVersie:
        sha256 = content_hash(folder / naam / "1.0.0.toml")
        return InhoudVersie(naam=naam, versie="1.0.0", sha256=sha256)

    for ask in (
        lambda: library.ruleset("helmond", TODAY),
        lambda: library.under(content, "helmond", TODAY),
        lambda: library.pinned(
            versies.model_copy(
                update={
                    "regelset": pinned("helmond", locations.own_rulesets_dir),
                    "catalogus": pinned("helmond", locations.own_catalogs_dir),
                }
            )
        ),
    ):
        with pytest.raises(KlantbeeldError) as refused:
            ask()
        assert refused.value.code is ContentErrorCode.ONGELDIG
        assert "helmond/1.0.0.toml" in refused.value.where
