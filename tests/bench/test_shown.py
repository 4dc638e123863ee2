from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bench.plans import ENDURE_PASSAGES, PARTS, QUICK, USUAL, run
from bench.shown import show
from tests.bench.cast import take


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    show(run(USUAL, lambda _: None, take=take), seconds=61.4)
    return capsys.readouterr().out


def test_it_shows_words_per_second_of_both_sides_and_their_ratio(shown: str) -> None:
    assert re.search(r"like news\s+1,000\s+5,000\s+2,500\s+2\.00\s+1\.20–4\.00\s+2\.00", shown)


def test_it_shows_memory(shown: str) -> None:
    assert re.search(r"like news\s+2\s+1,000\s+150\s+300", shown)


def test_it_shows_every_size_of_the_growth(shown: str) -> None:
    assert re.search(r"10,000\s+30,000\s+200\.0\s+100\.0\s+100\s+200", shown)


def test_it_shows_the_stages_of_the_main_job(shown: str) -> None:
    assert re.search(r"take in\s+read\s+keep\s+record", shown)
    assert re.search(r"1,000\s+3,000\s+20\.0\s+1\.0\s+1\.0\s+1\.0\s+1\.0\s+100\s+200", shown)


def test_it_shows_the_memory_of_an_archive(shown: str) -> None:
    assert re.search(r"2,000\s+20\.0\s+40\.0\s+50\s+150\s+155\s+255\s+90", shown)


def test_it_shows_passages_beside_the_baseline(shown: str) -> None:
    assert re.search(r"passages\s+100,000\s+5,000\s+500\s+0\.990\s+1\.000\s+0\.999\s+0\.980\s+0\.930", shown)
    assert re.search(r"baseline\s+100,000\s+2,500\s+1,280\s+0\.872\s+0\.998\s+1\.000", shown)
    assert re.search(r"1 run\s+0\.954\s+0\.997", shown)
    assert "compiling by Numba is not" in shown


def test_it_shows_a_release_step_by_step_and_form_by_form(shown: str) -> None:
    assert re.search(r"10,000 claims\s+20\.0\s+10\.0\s+700", shown)
    assert re.search(r"table as PDF, en\s+20\.0\s+10\.0\s+700\s+61", shown)


def test_it_shows_how_long_one_more_document_takes(shown: str) -> None:
    assert re.search(r"100,000\s+400\s+12\s+34\s+56\s+4\.5\s+0\.987\s+789", shown)


def test_it_shows_what_sketches_find(shown: str) -> None:
    assert re.search(r"datasketch\s+20,000\s+1,000\s+321\s+0\.997\s+1\.000\s+0\.000", shown)
    assert re.search(r"rensa\s+100,000\s+1,000", shown)


def test_it_shows_the_growth_of_passages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    show(run(ENDURE_PASSAGES, lambda _: None, take=take), seconds=1)
    shown = capsys.readouterr().out
    assert re.search(r"1,000,000\s+400\s+200\s+5,000\s+1,400\s+0\.990\s+0\.999\s+0\.980\s+0\.930", shown)
    assert max(map(len, shown.splitlines())) <= 80


def test_it_shows_each_goal_with_its_verdict(shown: str) -> None:
    assert len(re.findall(r"\bkept$", shown, re.M)) == len(USUAL.texts) + 18
    assert "missed" not in shown


def test_it_shows_a_missed_goal_as_missed(capsys: pytest.CaptureFixture[str]) -> None:
    results = run(replace(QUICK, parts=("memory",)), lambda _: None, take=take)
    results["goals"][0] |= {"kept": False}
    show(results, seconds=1)
    assert "missed" in capsys.readouterr().out


def test_it_says_how_long_it_took(shown: str) -> None:
    assert "measured in 61 seconds" in shown


def test_it_fits_a_narrow_terminal(shown: str) -> None:
    assert max(map(len, shown.splitlines())) <= 80
    assert "…" not in shown


@pytest.mark.parametrize("part", PARTS)
def test_it_shows_one_part_alone(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    show(run(replace(QUICK, parts=(part,)), lambda _: None, take=take), seconds=1)
    assert "Goals" in capsys.readouterr().out
