"""The archive in which few documents matter: what it is made of, and what a small run measures."""

from __future__ import annotations

import pytest

from bench.endurance import measure as endure
from bench.reports import FIELD, KOREAN, ORDINARY, report
from bench.sifting import STEPS, measure
from tumen.reading.sieve import matters


def test_ordinary_news_is_another_text_than_the_fields() -> None:
    assert report(1, sentences=20).text != report(1, sentences=20, pack=ORDINARY).text
    assert report(1, sentences=20).text == report(1, sentences=20, pack=FIELD).text


@pytest.mark.parametrize("number", range(40))
def test_ordinary_news_is_complete(number: int) -> None:
    text = report(number, sentences=20, pack=ORDINARY).text
    assert "{" not in text
    assert len(text.split()) > 200


def test_ordinary_news_is_made_in_korean_and_passed_over() -> None:
    texts = [report(number, sentences=20, pack=KOREAN).text for number in range(60)]
    assert not any("{" in text or matters(text) for text in texts)


def test_reports_of_the_field_pass_the_sieve() -> None:
    assert all(matters(report(number, sentences=20).text) for number in range(60))


def test_most_ordinary_news_does_not() -> None:
    kept = sum(matters(report(number, sentences=20, pack=ORDINARY).text) for number in range(300))
    assert kept < 30


def test_a_small_archive_is_measured() -> None:
    told: list[str] = []
    found = measure(told.append, documents=40, one_in=20)
    assert len(told) == STEPS
    assert (found["ours"], found["ours_kept"]) == (2, 2)
    assert found["megabytes_per_second"] > 0
    assert found["korean_megabytes_per_second"] > 0
    assert found["times_as_fast"] > 1


def test_memory_is_followed_while_many_documents_are_read() -> None:
    found = endure(lambda _: None, documents=40)
    assert found["claims"] > 0
    assert found["settled"] > 0
    assert found["growth"] == found["later"] - found["settled"]
