"""A Signaal is sealed for one key, tells nothing by its size, and keeps its words out of errors."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from interview.signaal.errors import SignaalErrorCode
from interview.signaal.model import FIELDS, LONGEST_FACTS, LONGEST_LINE, Melder, Signaal, longest, new_code
from interview.signaal.practice import PRACTICE_PUBLIC, PRACTICE_SECRET
from interview.signaal.recipient import recipient_of
from interview.signaal.sealing import SEALED_AT_ONCE, seal, unseal
from questionnaires.errors import KlantbeeldError
from questionnaires.gemeentepakket.load import EXAMPLE, PACKAGED, load_named
from questionnaires.gemeentepakket.model import Gemeentepakket, SignaalOntvanger
from questionnaires.loader import versions
from tests.interview.desks import START
from tests.signaal.example import CANARIES, MELDER, WRITTEN, example, recipient

TODAY = START.date()


def test_only_the_recipient_reads_it() -> None:
    who, other = recipient(), recipient()
    signaal = example()
    sealed = seal(signaal, who.ontvanger.sleutel)
    assert not [word for word in CANARIES if word.encode() in sealed]
    assert unseal(sealed, who.secret) == signaal
    for secret, content in (
        (other.secret, sealed),
        (who.secret, sealed[:-1]),
        (who.secret, sealed[:-9] + b"X" + sealed[-8:]),
        (who.secret, b"geen Signaal"),
        ("geen sleutel", sealed),
    ):
        with pytest.raises(KlantbeeldError) as caught:
            unseal(content, secret, "x.age")
        assert caught.value.code is SignaalErrorCode.GAAT_NIET_OPEN


def test_the_recipient_needs_no_program_of_ours() -> None:
    who = recipient()
    opened = pyrage.decrypt(
        seal(example(), who.ontvanger.sleutel), [pyrage.x25519.Identity.from_str(who.secret)]
    )
    assert json.loads(opened)["gezien"] == WRITTEN["gezien"]


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from(FIELDS[1:]), st.text(max_size=LONGEST_LINE)))
def test_what_is_sealed_has_one_size_whatever_was_written(written: dict[str, str]) -> None:
    content = pyrage.decrypt(
        seal(example({"gezien": "x", **written}), _KEY),
        [_IDENTITY],
    )
    assert len(content) == SEALED_AT_ONCE


def test_the_longest_and_widest_texts_fit_in_that_size() -> None:
    widest = {name: "\U0001f600" * longest(name) for name in FIELDS}
    signaal = example(widest)
    assert len(pyrage.decrypt(seal(signaal, _KEY), [_IDENTITY])) == SEALED_AT_ONCE
    assert unseal(seal(signaal, _KEY), str(_IDENTITY)).gezien == widest["gezien"]


_IDENTITY = pyrage.x25519.Identity.generate()
_KEY = str(_IDENTITY.to_public())


@pytest.mark.parametrize(
    ("written", "code", "field"),
    [
        ({}, SignaalErrorCode.LEEG, "gezien"),
        ({"gezien": " \n", "over": "kanarie"}, SignaalErrorCode.LEEG, "gezien"),
        ({"gehoord": "kanarie" * LONGEST_FACTS}, SignaalErrorCode.TE_LANG, "gehoord"),
        ({"gezien": "x", "over": "kanarie" * LONGEST_LINE}, SignaalErrorCode.TE_LANG, "over"),
    ],
)
def test_a_refusal_names_the_field_and_never_what_stands_in_it(
    written: dict[str, str], code: SignaalErrorCode, field: str
) -> None:
    with pytest.raises(KlantbeeldError) as caught:
        example(written)
    assert (caught.value.code, caught.value.where) == (code, field)
    assert caught.value.remedy
    assert "kanarie" not in f"{caught.value!r}{caught.value}"


def test_neither_a_repr_nor_a_refusal_of_the_model_shows_a_word() -> None:
    shown = f"{example()!r} {example()} {MELDER!r}"
    assert not [word for word in CANARIES if word in shown]
    with pytest.raises(ValidationError) as caught:
        Signaal(code="kanarie", gezien="kanarie" * LONGEST_FACTS, melder=Melder(naam=""), gemaakt_op=START)
    assert "kanarie" not in str(caught.value)


def test_what_acts_on_a_terminal_does_not_travel() -> None:
    assert example({"gezien": "\x1b]52;c;x\x07 zag\u202e ik"}).gezien == "]52;c;x zag ik"


def test_a_code_can_be_said_on_the_phone_and_is_another_each_time() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert not [code for code in codes if set(code) & set("01IO")]


def _pakket(signaal: SignaalOntvanger | None, *, fictief: bool = False) -> Gemeentepakket:
    return Gemeentepakket(
        formaat="klantbeeld-gemeentepakket/1", naam="bedacht", versie="1.0.0", gemeente="Gemeente Bedacht",
        fictief=fictief, geldig_vanaf=date(2026, 1, 1), signaal=signaal,
    )  # fmt: skip


def test_a_recipient_is_named_in_full_or_there_is_none() -> None:
    good = recipient().ontvanger
    assert recipient_of(_pakket(good), TODAY, practice=False) == good
    missing = SignaalErrorCode.GEEN_ONTVANGER
    later = TODAY + timedelta(days=1)
    for pakket, code in (
        (_pakket(None), missing),
        (_pakket(good.model_copy(update={"invullen": "wie?"})), missing),
        (_pakket(good.model_copy(update={"geldig_vanaf": later})), missing),
        (_pakket(good.model_copy(update={"naam": ""})), missing),
        (_pakket(good.model_copy(update={"telefoon": ""})), missing),
        (_pakket(good.model_copy(update={"sleutel": ""})), missing),
        (_pakket(good.model_copy(update={"sleutel": "age1kapot"})), SignaalErrorCode.SLEUTEL_ONGELDIG),
        (_pakket(good.model_copy(update={"sleutel": PRACTICE_SECRET})), SignaalErrorCode.SLEUTEL_ONGELDIG),
    ):
        with pytest.raises(KlantbeeldError) as caught:
            recipient_of(pakket, TODAY, practice=False)
        assert caught.value.code is code
        assert "papier" in caught.value.remedy
        assert PRACTICE_SECRET not in str(caught.value)


def test_nothing_real_is_sealed_to_a_key_that_everybody_has() -> None:
    practice = recipient(PRACTICE_PUBLIC).ontvanger
    invented = _pakket(recipient().ontvanger, fictief=True)
    for pakket in (_pakket(practice), invented):
        assert recipient_of(pakket, TODAY, practice=True).naam
        with pytest.raises(KlantbeeldError) as caught:
            recipient_of(pakket, TODAY, practice=False)
        assert caught.value.code is SignaalErrorCode.GEEN_ONTVANGER
    assert unseal(seal(example(), PRACTICE_PUBLIC), PRACTICE_SECRET).gezien == WRITTEN["gezien"]
    newest = versions(EXAMPLE, (PACKAGED,))[-1]
    named = recipient_of(load_named(EXAMPLE, newest), TODAY, practice=True)
    assert named.sleutel == PRACTICE_PUBLIC, "what is practised can be opened to show it"
