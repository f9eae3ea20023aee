"""The klant: as little as possible, kept apart from every GespreksRecord.

A plain dataclass, so that the werkvoorraad can show names without loading the record models.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import date

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.plain_text import one_line

CONTACTWENSEN: dict[str, str] = {
    "bellen": "bellen in plaats van brieven",
    "voorlezen": "teksten voorlezen",
    "grote_letters": "grote letters",
    "tolk": "tolk erbij",
    "gebarentolk": "gebarentolk erbij",
    "vertrouwenspersoon": "vertrouwenspersoon erbij",
    "post_niet_veilig": "post is niet veilig",
}
"""How a klant wants to be reached; stored only, never read by a rule."""

AANHEFFEN: dict[str, str] = {"mw": "mw.", "dhr": "dhr.", "geen": ""}

_BSN = re.compile(r"[0-9]{9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Klant:
    """Who a gesprek is with."""

    klant_id: str
    """Time-ordered id in this store."""
    achternaam: str
    """With its prefixes, as the klant writes it."""
    voorletters: str = ""
    aanhef: str = "geen"
    """``mw``, ``dhr`` or ``geen``."""
    geboortedatum: date | None = None
    bsn: str | None = None
    """Nine digits that pass the elfproef; never needed for a gesprek."""
    telefoon: str = ""
    contactwens: tuple[str, ...] = ()
    """Ids of :data:`CONTACTWENSEN`."""
    taal: str = ""
    """Language of the tolk, when one is wished for."""

    @property
    def naam(self) -> str:
        """As in a list: ``mw. A. Voorbeeld``."""
        return " ".join(part for part in (AANHEFFEN[self.aanhef], self.voorletters, self.achternaam) if part)

    @property
    def initialen(self) -> str:
        """All that may be on screen during a visit."""
        last = next((word for word in reversed(self.achternaam.split()) if word), "")
        letters = [*(part[:1] for part in self.voorletters.replace(".", " ").split()), last[:1]]
        return "".join(f"{letter.upper()}." for letter in letters if letter)

    def to_json(self) -> str:
        """As it is sealed in the store."""
        fields = dataclasses.asdict(self)
        fields["geboortedatum"] = None if self.geboortedatum is None else self.geboortedatum.isoformat()
        return json.dumps(fields, ensure_ascii=False)

    @classmethod
    def from_json(cls, payload: str) -> Klant:
        """Read what :meth:`to_json` wrote; raises KeyError or ValueError for anything else."""
        fields = json.loads(payload)
        born = fields.pop("geboortedatum")
        return cls(
            **{**fields, "contactwens": tuple(fields["contactwens"])},
            geboortedatum=None if born is None else date.fromisoformat(born),
        )


def checked(klant: Klant, today: date) -> Klant:
    """``klant`` with clean text.

    Raises KlantbeeldError: KLANT-ONGELDIG without a name, KLANT-BSN-ONGELDIG, KLANT-DATUM-ONGELDIG.
    The error names the field and never its value.
    """
    name = one_line(klant.achternaam)
    if not name:
        raise _refused(CommandErrorCode.KLANT_ONGELDIG, "de achternaam ontbreekt", "achternaam")
    if klant.aanhef not in AANHEFFEN:
        raise _refused(CommandErrorCode.KLANT_ONGELDIG, "de aanhef is mw, dhr of geen", "aanhef")
    if not set(klant.contactwens) <= CONTACTWENSEN.keys():
        raise _refused(CommandErrorCode.KLANT_ONGELDIG, "een contactwens is niet bekend", "contactwens")
    if klant.bsn is not None:
        check_bsn(klant.bsn)
    born = klant.geboortedatum
    if born is not None and not date(1900, 1, 1) <= born <= today:
        raise _refused(CommandErrorCode.DATUM_ONGELDIG, "de geboortedatum kan niet kloppen", "geboortedatum")
    return dataclasses.replace(
        klant,
        achternaam=name,
        voorletters=one_line(klant.voorletters),
        telefoon=one_line(klant.telefoon),
        taal=one_line(klant.taal),
    )


def check_bsn(bsn: str) -> None:
    """Raises KLANT-BSN-ONGELDIG unless it is nine plain digits that pass the elfproef."""
    from stdnum.nl import bsn as official

    # isdigit would let full-width digits through; the all-zero number passes the sum and is nobody.
    if not _BSN.fullmatch(bsn) or bsn == "000000000" or not official.is_valid(bsn):
        raise _refused(CommandErrorCode.BSN_ONGELDIG, "dit burgerservicenummer kan niet bestaan", "bsn")


def _refused(code: CommandErrorCode, what: str, where: str) -> KlantbeeldError:
    return KlantbeeldError(code, what, where=where, remedy="Controleer wat er staat en probeer het opnieuw.")
