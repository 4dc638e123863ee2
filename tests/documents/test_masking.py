"""Masks of one length, and everything else where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.documents.identities import signs_in
from tumen.documents.masking import MASK, Covering, Masked
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

TEXT = "She called Ok-hui from the market, and Ok-hui came."
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans, max_size=5), spans)
def test_what_no_mask_touches_reads_as_it_did(covered: list[Span], asked: Span) -> None:
    masked = Masked.of(TEXT, covered)
    shown = masked.span(asked).of(masked.text)
    if masked.hides(asked):
        assert MASK in shown
    else:
        assert shown == asked.of(TEXT)


@given(st.lists(spans, max_size=5))
def test_a_mask_does_not_tell_how_long_it_is(covered: list[Span]) -> None:
    masked = Masked.of(TEXT, covered)
    rest = len(TEXT) - sum(map(len, masked.covered))
    assert len(masked.text) == rest + len(MASK) * len(masked.covered)


@given(st.lists(spans, max_size=5), spans)
def test_what_is_shown_is_found_again_in_the_original(covered: list[Span], asked: Span) -> None:
    masked = Masked.of(TEXT, covered)
    found = masked.original(masked.span(asked))
    assert masked.span(found) == masked.span(asked)
    if not masked.hides(asked) and len(asked):
        assert found == asked


@given(st.lists(spans, max_size=5), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_what_is_shown_takes_in_whole_masks(covered: list[Span], one: int, other: int) -> None:
    masked = Masked.of(TEXT, covered)
    shown = Span(min(one, other, len(masked.text)), min(max(one, other), len(masked.text)))
    found = masked.original(shown)
    assert found.end <= len(TEXT)
    assert masked.span(found).covers(shown)


def test_two_that_touch_are_one_mask_but_not_across_a_border() -> None:
    assert Masked.of("abcdef", [Span(1, 3), Span(3, 5)]).text == f"a{MASK}f"
    assert Masked.of("abcdef", [Span(1, 5)], cuts=[3]).text == f"a{MASK}{MASK}f"


def test_words_are_covered_within_a_value_whatever_their_case_and_blanks() -> None:
    covering = Covering(["Ok-hui Kim"])
    assert covering.value({"who": ("OK-HUI  KIM", Quantity(1, 1))}) == {"who": (MASK, Quantity(1, 1))}


@pytest.mark.parametrize(
    ("words", "said", "shown"),
    [
        ("Li", "the police", "the police"),
        ("Kim", "Kim은 갔다", f"{MASK}은 갔다"),
        ("김옥희", "김옥희가", f"{MASK}가"),
    ],
)
def test_a_name_is_no_part_of_a_word_but_in_korean(words: str, said: str, shown: str) -> None:
    assert Covering([words]).words(said) == shown


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("call +82 10-5555-0137 now", "+82 10-5555-0137"),
        ("전화 010-5555-0137 입니다", "010-5555-0137"),
        ("write to ok.hui@example.org.", "ok.hui@example.org"),
        ("number 850101-2345678.", "850101-2345678"),
        ("WeChat ID: okhui_85", "okhui_85"),
        ("at 41.4012, 128.1788 that night", "41.4012, 128.1788"),
        ("in 14 Willow Street, Seoul", "14 Willow Street"),
    ],
)
def test_it_finds_what_has_a_form_of_its_own(said: str, sign: str) -> None:
    assert sign in [found.span.of(said) for found in signs_in(said)]


@pytest.mark.parametrize("said", ["On 2023-10-09 600 people", "8,125 cases in 2017", "A/HRC/52/NGO/117"])
def test_numbers_of_reports_are_no_signs(said: str) -> None:
    assert list(signs_in(said)) == []


def test_digits_in_a_checksum_are_no_telephone() -> None:
    checksum = "17c8e5d4895478e7d0d1fe129a514469e25f20990f570c28da9f14718643971a"
    assert not list(signs_in(f'{{"sha256": "{checksum}"}}'))
    told = [sign.span.of(text) for text in ("Call 13512345678.", "abc13512345678") for sign in signs_in(text)]
    assert told == ["13512345678"] * 2
