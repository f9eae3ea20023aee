"""What a klant may be: the elfproef, dates, names as text, and no value in any refusal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interview.errors import CommandErrorCode, KlantbeeldError
from interview.klant import AANHEFFEN, CONTACTWENSEN, Klant, check_bsn, checked

TODAY = date(2026, 11, 21)


def bsn_of(head: int) -> str | None:
    """The BSN whose first eight digits are ``head``, when there is one."""
    digits = f"{head:08}"
    check = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    return f"{digits}{check}" if check < 10 and head else None


valid_bsn = st.integers(99_990_000, 99_999_999).map(bsn_of)
"""Plainly fictitious numbers: all begin with 9999."""


def passes(bsn: str) -> bool:
    """Whether the number is taken."""
    try:
        check_bsn(bsn)
    except KlantbeeldError as error:
        assert error.code is CommandErrorCode.BSN_ONGELDIG
        assert error.remedy
        assert bsn not in str(error) or len(bsn) < 2
        return False
    return True


@given(bsn=valid_bsn, place=st.integers(0, 8), digit=st.integers(0, 9))
def test_one_wrong_digit_is_always_caught(bsn: str | None, place: int, digit: int) -> None:
    assume(bsn is not None)
    assert bsn is not None
    assert passes(bsn)
    wrong = f"{bsn[:place]}{digit}{bsn[place + 1 :]}"
    assert passes(wrong) == (wrong == bsn)


@given(bsn=valid_bsn, place=st.integers(0, 7))
def test_two_neighbours_swapped_are_always_caught(bsn: str | None, place: int) -> None:
    assume(bsn is not None)
    assert bsn is not None
    swapped = f"{bsn[:place]}{bsn[place + 1]}{bsn[place]}{bsn[place + 2 :]}"
    assert passes(swapped) == (swapped == bsn)


@given(text=st.text(max_size=12))
def test_only_nine_plain_digits_can_pass(text: str) -> None:
    if passes(text):
        assert len(text) == 9
        assert text.isascii()
        assert text.isdigit()


@pytest.mark.parametrize(
    "text", ["", "000000000", "99999001", "9999900190", "999990019\n", "\uff19" * 5 + "0019", " 999990019"]
)
def test_what_only_looks_like_a_bsn_is_refused(text: str) -> None:
    assert not passes(text)


@pytest.mark.parametrize(
    ("klant", "code", "where"),
    [
        (Klant("k", " \u200b "), CommandErrorCode.KLANT_ONGELDIG, "achternaam"),
        (Klant("k", "Bedacht", aanhef="graaf"), CommandErrorCode.KLANT_ONGELDIG, "aanhef"),
        (Klant("k", "Bedacht", contactwens=("duif",)), CommandErrorCode.KLANT_ONGELDIG, "contactwens"),
        (Klant("k", "Bedacht", bsn="999990018"), CommandErrorCode.BSN_ONGELDIG, "bsn"),
        (
            Klant("k", "Bedacht", geboortedatum=date(2026, 11, 22)),
            CommandErrorCode.DATUM_ONGELDIG,
            "geboortedatum",
        ),
        (
            Klant("k", "Bedacht", geboortedatum=date(1899, 12, 31)),
            CommandErrorCode.DATUM_ONGELDIG,
            "geboortedatum",
        ),
    ],
)
def test_a_refusal_names_the_field(klant: Klant, code: CommandErrorCode, where: str) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        checked(klant, TODAY)
    assert (caught.value.code, caught.value.where) == (code, where)
    assert "Bedacht" not in str(caught.value)


def test_text_is_cleaned_and_stays_text() -> None:
    klant = checked(Klant("k", " [b]Be\u202edacht[/b]\n", telefoon="\x1b[31m000\t1", taal="A\x00r"), TODAY)
    assert (klant.achternaam, klant.telefoon, klant.taal) == ("[b]Bedacht[/b]", "[31m000 1", "Ar")


@given(
    klant=st.builds(
        Klant,
        klant_id=st.text(max_size=5),
        achternaam=st.text(max_size=20),
        voorletters=st.text(max_size=5),
        aanhef=st.sampled_from(sorted(AANHEFFEN)),
        geboortedatum=st.none() | st.dates(),
        bsn=st.none() | valid_bsn,
        contactwens=st.lists(st.sampled_from(sorted(CONTACTWENSEN))).map(tuple),
    )
)
def test_what_is_sealed_reads_back_the_same(klant: Klant) -> None:
    assert Klant.from_json(klant.to_json()) == klant


@pytest.mark.parametrize(
    ("klant", "naam", "initialen"),
    [
        (Klant("", "van Voorbeeld", "A.B.", "mw"), "mw. A.B. van Voorbeeld", "A.B.V."),
        (Klant("", "Fictief", "", "dhr"), "dhr. Fictief", "F."),
        (Klant("", "el bedacht", "c d"), "c d el bedacht", "C.D.B."),
    ],
)
def test_how_a_klant_is_called_and_what_a_visit_shows(klant: Klant, naam: str, initialen: str) -> None:
    assert (klant.naam, klant.initialen) == (naam, initialen)
