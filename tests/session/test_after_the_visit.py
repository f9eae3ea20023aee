"""What is said about how it goes on: nothing that someone at the table should not hear."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interview.klant import Klant
from interview.record import Rol, Zitting
from interview.session import commands as ask
from interview.session.after_the_visit import how_it_goes_on
from tests.session.example import AT, after, new_state


@pytest.mark.parametrize(("there", "said"), [((), True), ((Rol.KIND,), True), ((Rol.PARTNER,), False)])
def test_a_partner_does_not_hear_that_the_klant_is_spoken_alone(there: tuple[Rol, ...], said: bool) -> None:
    state = after(
        new_state(),
        ask.ZetZitting(Zitting(op=AT, aanwezigen=there)),
        ask.PlanMomentApart(AT.date() + timedelta(days=5)),
    )
    lines = how_it_goes_on(state, Klant("k-1", "Voorbeeld"), AT.date())
    assert any("alleen" in line for line in lines) is said
