"""The baseline that finding passages is measured against."""

from __future__ import annotations

import numpy as np
import pytest

from bench.apart import Measure, taken
from bench.copies import document
from bench.winnowing import FOLLOWED, RUN, STEPS, WINDOW, joined, kept_of, winnowed

LONG = document(0).text


def test_it_keeps_two_of_five_runs() -> None:
    kept = sum(len(kept_of(document(number).text)) for number in range(50))
    words = sum(len(document(number).text.split()) for number in range(50))
    assert kept / words == pytest.approx(2 / (WINDOW + 1), rel=0.06)


def test_it_keeps_one_of_every_window() -> None:
    words = LONG.split()
    kept = set(kept_of(LONG).tolist())
    window = WINDOW + RUN - 1
    for at in range(len(words) - window + 1):
        assert kept & set(kept_of(" ".join(words[at : at + window])).tolist())


def test_it_does_not_mind_case_and_punctuation() -> None:
    assert kept_of(LONG).tolist() == kept_of(LONG.lower().replace(".", "")).tolist()


@pytest.mark.parametrize(("words", "kept"), [(0, 0), (RUN - 1, 0), (RUN, 1), (RUN + WINDOW - 1, 1)])
def test_a_short_text_has_one_run_or_none(words: int, kept: int) -> None:
    assert len(kept_of(" ".join(LONG.split()[:words]))) == kept


def test_the_order_of_words_counts() -> None:
    words = LONG.split()[:RUN]
    assert kept_of(" ".join(words)).tolist() != kept_of(" ".join(words[::-1])).tolist()


def test_each_run_is_known_by_its_text() -> None:
    runs, holders = winnowed([LONG, "no runs here", LONG])
    assert holders.tolist() == [0] * (len(runs) // 2) + [2] * (len(runs) // 2)


def test_it_counts_the_runs_that_two_texts_have_in_common() -> None:
    runs = np.array([3, 3, 3, 5, 7, 7], np.uint64)
    holders = np.array([2, 0, 1, 9, 1, 0], np.uint32)
    assert joined(runs, holders) == {(0, 1): 2, (0, 2): 1, (1, 2): 1}


def test_a_run_that_a_text_has_twice_makes_no_pair() -> None:
    assert joined(np.array([3, 3], np.uint64), np.array([4, 4], np.uint32)) == {}


@pytest.mark.parametrize(("texts", "pairs"), [(FOLLOWED, FOLLOWED * (FOLLOWED - 1) // 2), (FOLLOWED + 1, 0)])
def test_a_run_that_many_texts_have_is_not_followed(texts: int, pairs: int) -> None:
    assert len(joined(np.zeros(texts, np.uint64), np.arange(texts, dtype=np.uint32))) == pairs


def test_it_finds_about_what_research_found() -> None:
    """0.872 of the pairs with two runs in common, 0.954 with one; 126 runs a document."""
    told: list[str] = []
    found = taken(Measure("bench.winnowing", STEPS, {"documents": 4_000}), told.append)
    assert len(told) == STEPS
    assert found["fingerprints"] / 4_000 == pytest.approx(126, rel=0.03)
    assert 0.84 < found["passages"] < 0.96
    assert 0.93 < found["passages_once"] < 0.99
    assert found["precision"] > 0.99
    assert set(found["stages"]) == {"cut", "sort", "join"}
    assert sum(found["stages"].values()) == pytest.approx(found["processor"])
    assert found["stages"]["cut"] > 0.7 * found["processor"]
