"""Where everything of klantbeeld lives on this machine.

Owns every directory and file name; no other module composes one. It never makes a folder, never reads
a file and never looks at what is there, except to tell a checkout from an installed package.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT_VARIABLE = "KLANTBEELD_MAP"
"""Environment variable that puts everything under one folder, for tests, a demo or a portable disk."""

KEY_BACKUP_COUNT = 3
"""How many copies of the key file are kept beside it."""


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders of one user (or one demo), and the names of the files in them."""

    data_dir: Path
    """What must not be lost: the store, its keys and their copies."""
    config_dir: Path
    """What the user or the organisation writes: own content and settings of the keyboard."""
    cache_dir: Path
    """What can be made again."""

    @classmethod
    def for_user(cls, environment: Mapping[str, str] | None = None) -> Locations:
        """The usual folders of this system, or everything under ``KLANTBEELD_MAP`` when that is set."""
        variables = os.environ if environment is None else environment
        root = variables.get(ROOT_VARIABLE, "").strip()
        if root:
            return cls.under(Path(root).expanduser())
        import platformdirs

        folders = platformdirs.PlatformDirs("klantbeeld", appauthor=False)
        return cls(
            data_dir=Path(folders.user_data_dir),
            config_dir=Path(folders.user_config_dir),
            cache_dir=Path(folders.user_cache_dir),
        )

    @classmethod
    def for_demo(cls, environment: Mapping[str, str] | None = None) -> Locations:
        """A place of its own for the demo, so that it can never touch a real store."""
        return cls.under(cls.for_user(environment).data_dir / "demo")

    @classmethod
    def under(cls, root: Path) -> Locations:
        """Everything below one folder."""
        place = root.absolute()
        return cls(
            data_dir=place / "gegevens",
            config_dir=place / "instellingen",
            cache_dir=place / "tijdelijk",
        )

    @property
    def root(self) -> Path:
        """Below this lies everything, when it was made with :meth:`under`."""
        return self.data_dir.parent

    @property
    def growing_root(self) -> Path:
        """Where a whole new place grows beside :attr:`root`, until it takes that name."""
        return self.root.with_name(f"{self.root.name}.nieuw")

    @property
    def practice_sheet_file(self) -> Path:
        """The secret recovery key of the demo, in clear: for practice there is nothing to protect."""
        return self.root / "oefen-herstelblad.txt"

    @property
    def store_file(self) -> Path:
        """The encrypted database."""
        return self.data_dir / "klantbeeld.db"

    @property
    def new_store_file(self) -> Path:
        """The database while it is being made; it gets its real name once its keys are safe on disk."""
        return self.data_dir / "klantbeeld.db.nieuw"

    @property
    def key_file(self) -> Path:
        """The encrypted key file that opens the store."""
        return self.data_dir / "sleutels.json"

    @property
    def key_backups(self) -> tuple[Path, ...]:
        """The copies of the key file, newest first."""
        folder = self.data_dir / "sleutelkopie"
        return tuple(folder / f"sleutels.{number}.json" for number in range(1, KEY_BACKUP_COUNT + 1))

    @property
    def ballast_file(self) -> Path:
        """Reserved space that is given up when the disk is full, so that the last answer still fits."""
        return self.data_dir / "reserve.bin"

    @property
    def backups_dir(self) -> Path:
        """Encrypted copies of the store, also those made before a migration."""
        return self.data_dir / "kopie"

    def copy_before_migration(self, version: int, attempt: int) -> Path:
        """The copy made before a migration from ``version``; each attempt has its own."""
        return self.backups_dir / f"voor-migratie-van-{version}-{attempt}.db"

    @property
    def certificates_dir(self) -> Path:
        """The certificates of this user: the own one, and those for practice."""
        return self.data_dir / "certificaten"

    @property
    def own_certificate_file(self) -> Path:
        """The consultant's own PKCS#12 file, once one was chosen."""
        return self.certificates_dir / "consultant.p12"

    @property
    def loose_certificates_dir(self) -> Path:
        """The practice certificates of commands that open no store."""
        return self.certificates_dir / "los"

    @property
    def loose_passphrase_file(self) -> Path:
        """What opens those, in clear: for practice there is nothing to protect."""
        return self.loose_certificates_dir / "oefen-wachtzin.txt"

    @property
    def crash_log(self) -> Path:
        """Where a defect is noted, without personal data."""
        return self.data_dir / "fouten.log"

    @property
    def documents_dir(self) -> Path:
        """Where produced PDFs are written on request.

        Not the user's own documents folder: that one is often copied to a cloud without asking.
        """
        return self.data_dir / "documenten"

    @property
    def signalen_dir(self) -> Path:
        """Sealed Signalen that wait to be brought to their recipient; unreadable here."""
        return self.data_dir / "signalen"

    @property
    def given_signalen_dir(self) -> Path:
        """Those that were brought away."""
        return self.signalen_dir / "gegeven"

    @property
    def vectors_file(self) -> Path:
        """The packed vectors for herscoren: rebuildable, never backed up."""
        return self.cache_dir / "vectoren.bin"

    @property
    def own_questionnaires_dir(self) -> Path:
        """The user's own questionnaires; they come before ours."""
        return self.config_dir / "vragenlijsten"

    @property
    def own_rulesets_dir(self) -> Path:
        """The user's own regelsets."""
        return self.config_dir / "regelsets"

    @property
    def own_catalogs_dir(self) -> Path:
        """The user's own catalogi of trajecten."""
        return self.config_dir / "catalogi"

    @property
    def own_gemeenten_dir(self) -> Path:
        """The gemeentepakketten of the municipalities one works for."""
        return self.config_dir / "gemeenten"

    @property
    def keymap_file(self) -> Path:
        """The user's own keys."""
        return self.config_dir / "toetsen.toml"


def templates_dir() -> Path:
    """The folder with document templates: the checkout's when there is one, else the packaged copy.

    The checkout comes first because an editable install also carries a copy, which would hide edits.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent / "templates"
    if (package.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return package / "_templates"
