"""The one place that knows directories, and that making it makes none."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.locations import KEY_BACKUP_COUNT, ROOT_VARIABLE, Locations, templates_dir


def test_everything_lies_under_the_chosen_folder(tmp_path: Path) -> None:
    locations = Locations.for_user({ROOT_VARIABLE: str(tmp_path)})
    assert locations == Locations.under(tmp_path)
    for place in (
        locations.store_file,
        locations.key_file,
        *locations.key_backups,
        locations.ballast_file,
        locations.backups_dir,
        locations.copy_before_migration(1, 1),
        locations.documents_dir,
        locations.own_certificate_file,
        locations.loose_passphrase_file,
        locations.crash_log,
        locations.practice_sheet_file,
        locations.own_questionnaires_dir,
        locations.vectors_file,
        Locations.for_demo({ROOT_VARIABLE: str(tmp_path)}).store_file,
    ):
        assert place.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_environment_of_the_process_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    assert Locations.for_user() == Locations.under(tmp_path)


def test_without_a_choice_the_folders_of_the_system_are_used(own_home: Path) -> None:
    locations = Locations.for_user({})
    for folder in (locations.data_dir, locations.config_dir, locations.cache_dir):
        assert "klantbeeld" in folder.parts
        assert folder.is_relative_to(own_home)
        assert not folder.exists()


def test_the_demo_never_shares_a_file_with_the_user(tmp_path: Path) -> None:
    environment = {ROOT_VARIABLE: str(tmp_path)}
    user, demo = Locations.for_user(environment), Locations.for_demo(environment)
    assert user.store_file != demo.store_file
    assert user.key_file != demo.key_file
    assert not set(user.key_backups) & set(demo.key_backups)


def test_no_two_files_have_one_name(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path)
    places = [
        locations.store_file,
        locations.new_store_file,
        locations.key_file,
        *locations.key_backups,
        locations.ballast_file,
    ]
    assert len(set(places)) == len(places) == KEY_BACKUP_COUNT + 4


def test_templates_come_from_the_checkout() -> None:
    assert templates_dir() == Path(__file__).resolve().parents[2] / "templates"
