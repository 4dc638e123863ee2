from __future__ import annotations

import pytest

from bench.progress import Course


def test_it_counts_in_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Course(2) as course:
        course.step("news: plain, turn 1")
        course.step("news: reading, turn 1")
    captured = capsys.readouterr()
    assert captured.err == "[1/2] news: plain, turn 1\n[2/2] news: reading, turn 1\n"
    assert captured.out == ""


def test_it_draws_a_bar_with_counts_and_time_left_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with Course(2) as course:
        course.step("memory: news")
        course.step("memory: one document")
    captured = capsys.readouterr()
    assert "2/2" in captured.err
    assert "left; memory: one document" in captured.err
    assert "[1/2]" not in captured.err
    assert captured.out == ""
