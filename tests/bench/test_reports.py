from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bench.reports import DENSE, NEWS, Density, report, reports, reports_of, words_in

NUMBER = re.compile(r"\d")


def sentences_of(density: Density, count: int = 200) -> list[str]:
    """The body of one long report, cut where the next sentence begins with a capital letter."""
    body = report(0, sentences=count, density=density).text.split("—", 1)[1]
    return re.split(r"(?<=[.”])\s+(?=[A-Z“])", body)


def test_it_writes_the_same_report_again() -> None:
    assert report(3, sentences=10) == report(3, sentences=10)


def test_it_writes_the_same_report_however_many_are_asked_for() -> None:
    assert list(reports(2, sentences=5)) == list(reports(5, sentences=5))[:2]


def test_it_writes_another_report_for_another_number_or_seed() -> None:
    texts = {
        report(0, sentences=5).text,
        report(1, sentences=5).text,
        report(0, sentences=5, seed=2).text,
    }
    assert len(texts) == 3


def test_it_fills_every_gap() -> None:
    for made in reports(40, sentences=20, density=DENSE):
        assert not re.search(r"[{}]", made.text)


def test_it_begins_as_a_report_does() -> None:
    made = report(0, sentences=3)
    outlet, headline, byline, day, first, *_ = made.text.split("\n\n")
    assert outlet == made.outlet
    assert headline[0].isupper()
    assert byline.startswith("By ")
    assert day == f"{made.published.day} {made.published:%B %Y}"
    assert re.match(r"[A-Z ]+ — ", first)


def test_it_dates_no_report_in_the_future() -> None:
    assert {made.published.year for made in reports(200, sentences=1)} == {2021, 2022, 2023, 2024}


def test_it_begins_every_sentence_with_a_capital_letter() -> None:
    for made in reports(20, sentences=20):
        for paragraph in made.text.strip().split("\n\n")[4:]:
            assert not paragraph.lstrip("“")[0].islower(), paragraph


def test_it_writes_paragraphs_of_a_few_sentences() -> None:
    paragraphs = report(0, sentences=30).text.split("\n\n")[4:]
    assert 10 <= len(paragraphs) <= 30


def test_it_writes_as_many_reports_as_the_words_take() -> None:
    made = list(reports_of(3_000, sentences=20))
    told = sum(one.words for one in made)
    assert told >= 3_000
    assert told - made[-1].words < 3_000


def test_it_writes_mostly_sentences_without_figures_as_news_does() -> None:
    with_number = [one for one in sentences_of(NEWS) if NUMBER.search(one)]
    assert 0.2 < len(with_number) / len(sentences_of(NEWS)) < 0.5


def test_it_writes_mostly_sentences_with_figures_when_asked_for_dense_ones() -> None:
    with_number = [one for one in sentences_of(DENSE) if NUMBER.search(one)]
    assert len(with_number) / len(sentences_of(DENSE)) > 0.5


def test_it_does_not_repeat_a_sentence_while_others_are_left() -> None:
    beginnings = [one[:25] for one in sentences_of(Density(figures=0, incidental=0), count=20)]
    assert all(one != two for one, two in pairwise(sorted(beginnings)))


@pytest.mark.parametrize(("text", "words"), [("", 0), ("one", 1), (" two\n words ", 2), ("a – b", 3)])
def test_it_counts_what_white_space_parts(text: str, words: int) -> None:
    assert words_in(text) == words
