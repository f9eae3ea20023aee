"""The road to a signature: nothing chosen beforehand, a way back, no signature without telling back."""

from __future__ import annotations

import pytest

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.record import Ondertekenkeuze, Ondertekenwijze, PlanStatus, Terugvertel
from interview.session.road import state_words
from interview.session.signing import CHOICES, Page, Signing, explanation
from tests.session.example import AT, after, with_plan

NOT_SIGNING = "Niet tekenen mag."


def _through(*answers: str) -> Signing:
    signing = Signing()
    for answer in answers:
        signing = signing.answered(answer)
    return signing


@pytest.mark.parametrize(
    ("answers", "pages"),
    [
        (("ja", "zelf", "tekent_nu", "naam_getypt", "A. Voorbeeld"),
         ["terugvertel", "gelezen", "keuze", "wijze", "naam", "klaar"]),
        (("deels", "tolk", "tekent_nu", "kruisje", ""),
         ["terugvertel", "gelezen", "keuze", "wijze", "kruisje", "klaar"]),
        (("ja", "zelf", "tekent_oneens", "te snel", "papier", ""),
         ["terugvertel", "gelezen", "keuze", "reden", "wijze", "papier", "klaar"]),
        (("ja", "voorgelezen", "denkt_na", ""), ["terugvertel", "gelezen", "keuze", "bedenktijd", "klaar"]),
        (("nee", "zelf", "tekent_niet", ""), ["terugvertel", "gelezen", "keuze", "reden", "klaar"]),
        (("ja", "zelf", "tekent_nu", "afbeelding", "handtekening/1"),
         ["terugvertel", "gelezen", "keuze", "wijze", "afbeelding", "klaar"]),
    ],
)  # fmt: skip
def test_each_road_ends_in_a_command_that_the_session_takes(
    answers: tuple[str, ...], pages: list[str]
) -> None:
    signing, seen = Signing(), [Signing().page.value]
    for answer in answers:
        signing = signing.answered(answer)
        seen.append(signing.page.value)
    assert seen == pages
    signed = after(with_plan(), signing.command()).record.plan.ondertekening
    assert signed is not None
    assert signed.keuze is signing.keuze


def test_going_back_leads_to_the_first_question_again() -> None:
    signing = _through("ja", "zelf", "tekent_oneens", "te snel", "naam_getypt", "A. Voorbeeld")
    pages = []
    while signing != Signing():
        signing = signing.back()
        pages.append(signing.page)
    assert pages == [Page.NAAM, Page.WIJZE, Page.REDEN, Page.KEUZE, Page.GELEZEN, Page.TERUGVERTEL]
    assert signing.back() == signing


def test_who_cannot_tell_it_back_does_not_sign_yet() -> None:
    signing = _through("nee", "zelf")
    allowed = [value for value, _ in CHOICES[Page.KEUZE] if signing.allows(value)]
    assert allowed == [Ondertekenkeuze.DENKT_NA, Ondertekenkeuze.TEKENT_NIET]
    assert "uitgelegd" not in explanation(signing, AT.date(), NOT_SIGNING)[0]
    assert NOT_SIGNING in explanation(signing, AT.date(), NOT_SIGNING)
    everything = _through("deels", "zelf")
    assert all(everything.allows(value) for value, _ in CHOICES[Page.KEUZE])
    # The session refuses it as well, whatever a front end allows.
    forced = _through("nee", "zelf", "tekent_nu", "kruisje", "")
    assert forced.terugvertel is Terugvertel.NEE
    with pytest.raises(KlantbeeldError) as refused:
        after(with_plan(), forced.command())
    assert refused.value.code is SessionErrorCode.TEKENEN_NIET


def test_an_unfinished_road_is_no_command() -> None:
    with pytest.raises(ValueError, match="answered"):
        _through("ja").command()


def test_the_state_in_words_that_the_klant_may_read() -> None:
    concept = with_plan()
    assert state_words(concept.record) == "Dit plan is nog niet getekend."
    thinking = after(concept, _through("ja", "zelf", "denkt_na", "").command())
    assert thinking.record.plan.status is PlanStatus.BEDENKTIJD
    assert state_words(thinking.record) == "U denkt er nog over na. Dat mag tot en met 27-11-2026."
    paper = after(concept, _through("ja", "zelf", "tekent_nu", "papier", "").command())
    assert state_words(paper.record).startswith("U tekent op papier")
    assert paper.record.plan.ondertekening is not None
    assert paper.record.plan.ondertekening.wijze is Ondertekenwijze.PAPIER
