from __future__ import annotations

import pytest

from bench.reports import report, words_in
from bench.sources import EXAMPLES, example, invented, sources_of, words
from tumen.vocabulary.dates import Interval


@pytest.mark.parametrize("text", ["news", "dense"])
def test_it_makes_documents_of_so_many_words(text: str) -> None:
    found = sources_of(text, words=1_000)
    assert 1_000 <= words(found) < 1_700
    assert len({source.key for source in found}) == len(found)


def test_it_takes_every_example_document() -> None:
    assert {source.key for source in sources_of("examples", words=0)} == {
        path.name for path in EXAMPLES.iterdir()
    }


@pytest.mark.parametrize("text", ["news", "dense"])
def test_it_gives_the_same_documents_again(text: str) -> None:
    assert sources_of(text, words=500) == sources_of(text, words=500)


def test_it_keeps_what_a_report_says_of_itself() -> None:
    made = report(0, sentences=2)
    source = invented([made])[0]
    assert source.text == made.text
    assert source.publisher == made.outlet
    assert source.published == Interval.day(made.published)


def test_it_reads_an_example_through_intake() -> None:
    source = example(EXAMPLES / "2023-10-13-broadsheet-about-600.txt")
    assert source.blocks
    assert source.published == Interval.from_edtf("2023-10-13")
    assert "About 600 North Koreans" in source.text


def test_it_counts_the_words_of_all_documents() -> None:
    made = [report(number, sentences=2) for number in range(3)]
    assert words(invented(made)) == sum(words_in(one.text) for one in made)


def test_it_knows_no_other_text() -> None:
    with pytest.raises(KeyError):
        sources_of("novels", words=10)
