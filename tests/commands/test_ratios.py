"""The ratios of a group on the command line: exact, and unknown where a count is."""

from __future__ import annotations

import json

import pytest

from interview.cli import main

G1 = ["--instroom", "872", "--na-een-jaar", "477", "--arbeidsplicht", "231"]


def test_the_published_figures_of_one_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ratios", *G1]) == 0
    said = capsys.readouterr().out
    assert "55%  na een jaar nog een uitkering" in said
    assert said.count("n.b.") == 5


def test_counts_that_are_there_give_exact_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    counts = ["--arbeidsplicht", "4", "--met-traject", "1", "--zonder-traject", "3", "--weg-met-traject", "0"]
    assert main(["ratios", *counts, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["ratios"]
    assert found["sluiting"] == {"teller": 1, "noemer": 4, "deel": 0.25}
    assert found["uitstroom_met_traject"]["deel"] == 0
    assert found["compliance"] is None


@pytest.mark.parametrize(
    "counts", [["--instroom", "10", "--na-een-jaar", "11"], ["--instroom", "-1"], ["--instroom", "1e3"]]
)
def test_what_cannot_be_is_refused(counts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ratios", *counts]) == 2
    assert "OPDRACHT-GEBRUIK" in capsys.readouterr().err
