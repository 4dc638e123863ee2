"""Kiwi behind its one door: morphemes with their places, and what is said where it is not installed."""

from __future__ import annotations

import pytest

from tumen.reading.korean import analysis
from tumen.reading.korean.analysis import analyse, is_installed, version


def test_a_morpheme_stands_where_its_letters_do() -> None:
    (morphs,) = analyse(["탈북민이 송환됐다."])
    assert [(m.form, m.tag) for m in morphs[:4]] == [
        ("탈북민", "NNG"),
        ("이", "JKS"),
        ("송환", "NNG"),
        ("되", "XSV"),
    ]
    assert (morphs[0].start, morphs[0].end) == (0, 3)


def test_words_of_the_field_stay_whole() -> None:
    (morphs,) = analyse(["북한이탈주민은 투먼에 있다."])
    assert [m.form for m in morphs if m.tag in ("NNG", "NNP")] == ["북한이탈주민", "투먼"]


def test_marks_of_irregular_verbs_are_left_out() -> None:
    (morphs,) = analyse(["강을 건넜다고 들었다."])
    assert all("-" not in morph.tag for morph in morphs)


def test_it_names_the_analyser_and_its_version() -> None:
    assert is_installed()
    assert version().startswith("kiwipiepy 0.")


def test_without_the_package_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "PACKAGE", "not_installed_here")
    version.cache_clear()
    try:
        assert not is_installed()
        assert version() == ""
    finally:
        version.cache_clear()
