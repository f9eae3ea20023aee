"""``klantbeeld regels controleer``: what can be proven about regelsets, over every case there is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.commands.console import Console
    from interview.commands.parser import CommandParser
    from interview.commands.regels_files import RegelsetFile
    from interview.locations import Locations
    from questionnaires.lint import Bevinding
    from scoring.proof.model import Finding, Proof
    from scoring.proof.mutants import Mutant
    from scoring.rules import Regelset
    from scoring.trajecten import Catalogus


@dataclass(frozen=True, slots=True)
class Checked:
    """One regelset and everything that was found out."""

    file: RegelsetFile
    regelset: Regelset
    proof: Proof
    unfair: tuple[Bevinding, ...]
    """What it reads or says and must not, such as something that stands for where people come from."""
    mutants: tuple[Mutant, ...] | None
    """None when nobody asked for them."""

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Faults that nothing noticed."""
        return tuple(mutant for mutant in self.mutants or () if mutant.killed_by is None)

    @property
    def good(self) -> bool:
        """Whether it may be released as it is."""
        return not self.proof.blocking and not self.unfair and not self.survivors


def configure(parser: CommandParser) -> None:
    """Name the words and options."""
    parser.words.add_argument(
        "naam",
        metavar="NAAM",
        nargs="*",
        help="een regelset (naam of naam@versie) of een bestand (.toml); zonder naam: van elke regelset de "
        "nieuwste versie",
    )
    parser.switch("--mutanten", "kijk ook of elke kleine fout in de regels opvalt")
    parser.json()


def run(given: Namespace, console: Console) -> int:
    """Prove each regelset. 0: nothing found; 1: something that blocks; 2: a file is no good."""
    from interview.commands.regels_files import find_regelset, names_here
    from interview.errors import ExitCode, KlantbeeldError
    from interview.locations import Locations

    locations = Locations.for_user()
    checked: list[Checked] = []
    refused: list[str] = []
    with console.waiting("alle gevallen worden nagegaan"):
        for word in given.naam or names_here(locations):
            try:
                file = find_regelset(word, locations)
                _check_days(word, locations)
                checked.append(_checked(file, locations, with_mutants=given.mutanten))
            except KlantbeeldError as error:
                # The other regelsets are still of use to their authors.
                refused.append(word)
                console.refuse(error)
    data = {"regelsets": [_data(one) for one in checked], "geweigerd": refused}
    console.answer(data, _lines(checked, len(refused)))
    if refused:
        return ExitCode.FOUT
    return ExitCode.KLAAR if all(one.good for one in checked) else ExitCode.NEE


def _check_days(word: str, locations: Locations) -> None:
    """For a name without a version: its versions together leave no day open."""
    from interview.commands.regels_files import versions_of
    from scoring.check_dates import check_dates
    from scoring.loader import read_content
    from scoring.rules import Regelset

    check_dates([read_content(file.path, Regelset) for file in versions_of(word, locations)])


def _checked(file: RegelsetFile, locations: Locations, *, with_mutants: bool) -> Checked:
    from interview.library import Library
    from scoring.check import check_parts
    from scoring.loader import read_content, require_name
    from scoring.proof.mutants import mutants
    from scoring.proof.prove import prove
    from scoring.proxies import lint_catalogus, lint_regelset
    from scoring.rules import Regelset

    regelset = read_content(file.path, Regelset)
    if not file.loose:
        require_name(file.path, regelset.naam, regelset.versie)
    check_parts(regelset, file.place)
    vragenlijst = Library(locations).latest_questionnaire()
    services = _services(file, regelset, locations)
    unfair = lint_regelset(regelset, vragenlijst)
    return Checked(
        file,
        regelset,
        prove(regelset),
        unfair if services is None else (*unfair, *lint_catalogus(services, regelset, vragenlijst)),
        tuple(mutants(regelset)) if with_mutants else None,
    )


def _services(file: RegelsetFile, regelset: Regelset, locations: Locations) -> Catalogus | None:
    """The services of the same name: of the same version, or else the newest; a loose file has none."""
    from questionnaires.loader import versions
    from scoring.trajecten import PACKAGED_CATALOGS, load_named_catalogus

    folders = (locations.own_catalogs_dir, PACKAGED_CATALOGS)
    found = () if file.loose else versions(file.naam, folders)
    if not found:
        return None
    versie = file.versie if file.versie in found else found[-1]
    return load_named_catalogus(file.naam, versie, regelset, folders)


def _lines(checked: Sequence[Checked], refused: int) -> list[str]:
    lines: list[str] = []
    for one in checked:
        lines += [f"{one.regelset.naam} {one.regelset.versie}: {one.regelset.titel}", *_figures(one)]
        lines += _finding_lines(one)
        lines += _mutant_lines(one) if one.mutants is not None else []
        lines.append("")
    good = sum(one.good for one in checked)
    return [*lines, f"In orde: {good} van {len(checked) + refused}."]


def _figures(one: Checked) -> list[str]:
    proof = one.proof
    population = proof.population
    lines = [
        f"  Alle gevallen nagegaan: {_number(proof.states)}, in {_number(proof.cells)} cellen.",
        "  Eén stap in één oordeel geeft een andere categorie:",
        *_flips(proof.flips, None if population is None else population.flips),
        "  Eén stap in één feit met een volgorde geeft een andere categorie:",
        *_flips(proof.flips_feiten, None if population is None else population.flips_feiten),
    ]
    if population is not None:
        drempel = one.regelset.randgeval.drempel
        lines += [
            f"  Randgeval (drempel {drempel}): {_percent(population.randgeval)} van de "
            "referentiepopulatie; hooguit 15% mag.",
            "  Zo valt de referentiepopulatie uiteen:",
        ]
        lines += [
            f"    {_percent(share):>6}  {one.regelset.per_categorie[categorie].kort}"
            for categorie, share in population.per_categorie
        ]
    return lines


def _flips(of_all: Fraction, of_population: Fraction | None) -> list[str]:
    lines = [f"    in {_percent(of_all)} van alle gevallen"]
    if of_population is not None:
        lines.append(f"    bij {_percent(of_population)} van de referentiepopulatie")
    return lines


def _finding_lines(one: Checked) -> list[str]:
    from scoring.proof.wording import witness_sentence

    number = len(one.proof.findings) + len(one.unfair)
    if not number:
        return [
            "  Niets gevonden: geen gat, geen botsing, elke regel en elk feit telt, en niets wat",
            "  voor afkomst, geloof, wijk of uiterlijk kan staan.",
        ]
    lines = [f"  Gevonden: {number} (* blokkeert)"]
    lines += [f"  * {found.code}: {found.waar}: {found.tekst}" for found in one.unfair]
    for finding in one.proof.findings:
        lines.append(f"  {'*' if finding.blokkeert else ' '} {finding.code}: {finding.text}")
        if finding.witness is not None:
            lines.append(f"      Kleinste geval: {witness_sentence(finding.witness, one.regelset)}")
    return lines


def _mutant_lines(one: Checked) -> list[str]:
    from scoring.proof.wording import worked_example

    mutants = one.mutants or ()
    lines = [f"  {len(mutants) - len(one.survivors)} van {len(mutants)} mutanten gezien."]
    lines += [f"  * Niet gezien: {mutant.text}" for mutant in one.survivors]
    witnesses = [mutant.witness for mutant in one.survivors if mutant.witness is not None]
    examples = dict.fromkeys(worked_example(witness, one.regelset) for witness in witnesses)
    if examples:
        lines.append("  Met deze voorbeelden erbij zou het opvallen. Kijk eerst of de uitkomst klopt:")
    for example in examples:
        lines += ["", *(f"    {line}" for line in example.splitlines())]
    return lines


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.1f}%".replace(".", ",")


def _data(one: Checked) -> dict[str, object]:
    proof = one.proof
    population = proof.population
    return {
        "naam": proof.naam,
        "versie": proof.versie,
        "sha256": proof.sha256,
        "in_orde": one.good,
        "cellen": proof.cells,
        "gevallen": proof.states,
        "andere_categorie_na_een_stap": float(proof.flips),
        "andere_categorie_na_een_stap_in_een_feit": float(proof.flips_feiten),
        "referentie": population
        and {
            "andere_categorie_na_een_stap": float(population.flips),
            "andere_categorie_na_een_stap_in_een_feit": float(population.flips_feiten),
            "randgeval": float(population.randgeval),
            "per_categorie": {categorie: float(share) for categorie, share in population.per_categorie},
        },
        "bevindingen": [_finding_data(finding, one.regelset) for finding in proof.findings],
        "mag_niet": [
            {"code": str(found.code), "waar": found.waar, "tekst": found.tekst} for found in one.unfair
        ],
        "mutanten": None if one.mutants is None else _mutant_data(one),
    }


def _finding_data(finding: Finding, regelset: Regelset) -> dict[str, object]:
    from scoring.proof.wording import state_values, witness_sentence

    witness = finding.witness
    return {
        "code": str(finding.code),
        "blokkeert": finding.blokkeert,
        "waar": finding.subject,
        "tekst": finding.text,
        "kleinste_geval": witness
        and {
            "zin": witness_sentence(witness, regelset),
            "feiten": state_values(witness.state),
        },
    }


def _mutant_data(one: Checked) -> dict[str, object]:
    from scoring.proof.wording import state_values

    return {
        "aantal": len(one.mutants or ()),
        "gezien": len(one.mutants or ()) - len(one.survivors),
        "niet_gezien": [
            {"tekst": mutant.text, "geval": mutant.witness and state_values(mutant.witness.state)}
            for mutant in one.survivors
        ],
    }
