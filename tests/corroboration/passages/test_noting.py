"""Tests of `passages.noting`: one call gives what the parts of it give one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.corroboration.passages.cutting import FUNCTION
from tumen.corroboration.passages.noting import noted
from tumen.corroboration.passages.postings import PLACE_BITS, STEP_BITS, Layout
from tumen.corroboration.passages.seeding import seeds_in
from tumen.corroboration.passages.words import is_in_syllables, words_of

LAYOUT = Layout.for_(1_000)
KOREAN = "그들은 새벽이 오기 전에 북쪽 다리를 건너 끌려갔고 그 뒤로 아무도 소식을 듣지 못했다"


@given(st.text(max_size=300) | st.text("abc de.\n-'", max_size=300) | st.text(KOREAN, max_size=200))
def test_it_gives_what_its_parts_give(text: str) -> None:
    words = words_of(text)
    postings, glance, in_syllables = noted(text, 7, LAYOUT)
    assert postings.tolist() == LAYOUT.postings(words, 7).tolist()
    assert len(glance) == len(words)
    assert in_syllables == is_in_syllables(words)


def test_a_posting_holds_seed_document_and_place() -> None:
    text = " ".join(f"harbour{n} lantern{n}" for n in range(40))
    seeds, places = seeds_in(words_of(text))
    postings, _, _ = noted(text, 321, LAYOUT)
    assert LAYOUT.numbers(postings).tolist() == [321] * len(seeds)
    below = np.uint64(LAYOUT.below)
    assert (postings >> below).tolist() == (seeds >> below).tolist()
    mask = np.uint64((1 << PLACE_BITS) - 1)
    assert (postings & mask).tolist() == (places >> np.uint64(STEP_BITS)).tolist()


@pytest.mark.parametrize(("text", "is_korean"), [("The harbour lantern", False), (KOREAN, True), ("", False)])
def test_it_tells_syllables_from_words(text: str, is_korean: bool) -> None:
    assert noted(text, 0, LAYOUT)[2] is is_korean


def test_a_glance_tells_function_words() -> None:
    _, glance, _ = noted("the harbour of lanterns", 0, LAYOUT)
    marks = words_of("the harbour of lanterns").marks
    assert [bool(word & 1) for word in glance] == [bool(mark & FUNCTION) for mark in marks]
