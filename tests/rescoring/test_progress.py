"""How long it still takes: said late, seldom, and only about what this run does itself."""

from __future__ import annotations

import io

import pytest

from interview.rescoring.progress import Progress, duration


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


class Clock:
    """Tells the time a test wants."""

    now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def test_what_is_quickly_done_says_nothing() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock)
    progress.begin("Gesprekken", 100)
    clock.now += 0.9
    progress.reached(90)
    progress.end()
    assert stream.getvalue() == ""


def test_remaining_time_counts_from_where_this_run_went_on() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock)
    progress.begin("Gesprekken", 1_000, done=500)
    clock.now += 60
    progress.reached(600)
    assert stream.getvalue() == "Gesprekken: 60%, nog ongeveer 4 minuten\n"
    clock.now += 5
    progress.reached(610)
    assert stream.getvalue().count("\n") == 1


def test_a_terminal_keeps_to_one_line() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    progress.begin("Gesprekken", 100)
    for done in (10, 50, 90):
        clock.now += 2
        progress.reached(done)
    progress.end()
    assert stream.getvalue().count("\n") == 1
    *_, last = stream.getvalue().rstrip().split("\r")
    assert last.rstrip() == "Gesprekken: 90%, nog een paar seconden"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "een paar seconden"),
        (44, "ongeveer 40 seconden"),
        (600, "ongeveer 10 minuten"),
        (9_000, "ongeveer 2 uur"),
    ],
)
def test_a_duration_in_words(seconds: float, said: str) -> None:
    assert duration(seconds) == said
