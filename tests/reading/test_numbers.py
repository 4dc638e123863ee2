"""The number grammar: what a number says, in how many words soever, and what it leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.numbers.words import SCALES, VAGUE, value_of_words


def only(text: str) -> NumberMention:
    (mention,) = find_numbers(text)
    return mention


def bounds(text: str) -> list[tuple[str, float | None, float | None]]:
    return [
        (mention.core.of(text), mention.quantity.low, mention.quantity.high) for mention in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("forty-two", 42),
        ("forty two", 42),
        ("a dozen", 12),
        ("two dozen", 24),
        ("one hundred and fifty", 150),
        ("a hundred", 100),
        ("three hundred", 300),
        ("two thousand three hundred", 2300),
        ("six thousand and four", 6004),
        ("ninety-nine thousand", 99_000),
        ("a million", 1_000_000),
        ("one million two hundred thousand", 1_200_000),
        ("twenty hundred", 2000),
    ],
)
def test_it_reads_a_spelled_out_number(words: str, value: float) -> None:
    assert value_of_words(words) == value
    assert bounds(f"They counted {words} escapees there.") == [(words, value, value)]


@pytest.mark.parametrize("words", ["escapee", "and", "hundred", "forty sheep", ""])
def test_it_reads_no_number_into_other_words(words: str) -> None:
    assert value_of_words(words) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("47", 47),
        ("3,417", 3417),
        ("3417", 3417),
        ("1,204,000", 1_204_000),
        ("2.5 million", 2_500_000),
        ("12 thousand", 12_000),
        ("40k", 40_000),
        ("3m", 3_000_000),
        ("15 hundred", 1500),
        ("4 dozen", 48),
    ],
)
def test_it_reads_a_number_in_digits(written: str, value: float) -> None:
    assert bounds(f"They counted {written} escapees there.") == [(written, value, value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("up to 700 escapees", None, 700),
        ("as many as 700 escapees", None, 700),
        ("fewer than 30 escapees", None, 30),
        ("nearly 300 escapees", None, 300),
        ("almost three hundred escapees", None, 300),
        ("close to 300 escapees", None, 300),
        ("at most 12 escapees", None, 12),
        ("12 or fewer escapees", None, 12),
        ("more than 500 escapees", 500, None),
        ("over 500 escapees", 500, None),
        ("at least 36 escapees", 36, None),
        ("well over 1,000 escapees", 1000, None),
        ("upwards of 70 escapees", 70, None),
        ("in excess of 70 escapees", 70, None),
        ("70 or more escapees", 70, None),
        ("70+ escapees", 70, None),
    ],
)
def test_it_sets_only_the_bound_that_the_words_set(text: str, low: float | None, high: float | None) -> None:
    mention = only(text)
    assert (mention.quantity.low, mention.quantity.high) == (low, high)


def test_it_reads_up_to_as_an_upper_bound_only() -> None:
    mention = only("The camp can take up to 900 detainees.")
    assert mention.rule == "number.at-most"
    assert mention.span.of("The camp can take up to 900 detainees.") == "up to 900"


@pytest.mark.parametrize(
    "text",
    [
        "about 620 escapees",
        "around 620 escapees",
        "some 620 escapees",
        "roughly 620 escapees",
        "approximately 620 escapees",
        "an estimated 620 escapees",
        "620 or so escapees",
        "perhaps 620 escapees",
        "~620 escapees",
    ],
)
def test_it_marks_an_estimate_as_approximate(text: str) -> None:
    quantity = only(text).quantity
    assert (quantity.low, quantity.high, quantity.approximate) == (620, 620, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 40 and 60 women", 40, 60),
        ("40 to 60 women", 40, 60),
        ("40-60 women", 40, 60),
        ("40–60 women", 40, 60),
        ("six or seven women", 6, 7),
        ("between 1,500 and 1,700 women", 1500, 1700),
        ("estimates range from 1,500 to 1,700 women", 1500, 1700),
        ("the figures ran from 40 to 60", 40, 60),
    ],
)
def test_it_reads_a_range_as_one_number(text: str, low: float, high: float) -> None:
    mention = only(text)
    assert (mention.quantity.low, mention.quantity.high, mention.rule) == (low, high, "number.range")


def test_two_numbers_joined_by_and_are_two_figures() -> None:
    assert bounds("They freed 12 women and 30 men.") == [("12", 12, 12), ("30", 30, 30)]
    assert bounds("It rose from 40 to 60.") == [("40", 40, 40), ("60", 60, 60)]


@pytest.mark.parametrize(("words", "interval"), sorted(VAGUE.items()))
def test_it_reads_a_vague_numeral_as_its_interval(words: str, interval: tuple[float, float]) -> None:
    text = f"Then {words} escapees came."
    assert [(low, high) for _, low, high in bounds(text)] == [interval]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("hundreds of", 200, 999),
        ("several hundred", 300, 900),
        ("a few hundred", 200, 500),
        ("dozens of", 24, 99),
        ("thousands of", 2_000, 9_999),
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of thousands of", 200_000, 999_999),
    ],
)
def test_the_conventions_of_vague_numerals_are_those_of_the_labelling_guide(
    words: str, low: float, high: float
) -> None:
    quantity = only(f"There were {words} escapees in the valley.").quantity
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, True)


@pytest.mark.parametrize(
    "text", ["another 15 women", "a further 15 women", "15 more women", "15 others", "an additional 15 women"]
)
def test_it_marks_more_of_the_same_as_additive(text: str) -> None:
    quantity = only(text).quantity
    assert quantity.additive
    assert quantity.low == quantity.high == 15


def test_more_than_is_a_bound_and_not_an_addition() -> None:
    assert not only("more than 15 women").quantity.additive
    assert not only("15 women").quantity.additive


@pytest.mark.parametrize(
    ("text", "core", "whole"),
    [
        ("Nine of the 43 were children.", "Nine", "the 43"),
        ("Some 20 of them had families.", "20", "them"),
        ("Eleven of those held have died.", "Eleven", "those held"),
        ("None of the drivers spoke.", "None", "the drivers"),
        ("Half of us were barefoot.", "Half", "us"),
        ("A third of the detainees fell ill.", "A third", "the detainees"),
    ],
)
def test_it_reads_a_part_with_the_whole_it_is_a_part_of(text: str, core: str, whole: str) -> None:
    mention = find_numbers(text)[0]
    assert mention.core.of(text) == core
    assert mention.partitive
    assert mention.quantity.share_of.startswith(whole)


def test_a_fraction_is_a_share_without_a_number() -> None:
    quantity = only("A quarter of the women were returned.").quantity
    assert (quantity.low, quantity.high, quantity.approximate) == (None, None, True)


@pytest.mark.parametrize(
    "text", ["No prisoners were freed.", "None of the women was freed.", "Nobody was freed."]
)
def test_it_reads_nobody_as_zero(text: str) -> None:
    assert [(low, high) for _, low, high in bounds(text)] == [(0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "No further details were given.",
        "There is no doubt about it.",
        "No date has been set.",
        "It is no longer safe there.",
    ],
)
def test_it_counts_nobody_in_a_no_that_speaks_of_no_people(text: str) -> None:
    assert bounds(text) == []


def test_both_is_two_of_people_told_before() -> None:
    mention = only("Both sisters were taken away.")
    assert (mention.quantity.low, mention.quantity.high, mention.definite) == (2, 2, True)


def test_both_joins_words_without_counting() -> None:
    assert bounds("It was both cruel and pointless.") == []


@pytest.mark.parametrize(
    "text", ["The 43 were put on trucks.", "These 43 women had papers.", "All 43 women were held."]
)
def test_it_marks_a_number_that_points_back(text: str) -> None:
    assert only(text).definite


def test_a_number_that_is_new_does_not_point_back() -> None:
    assert not only("On the bridge 43 women waited.").definite


def test_an_amount_of_money_is_not_a_number_of_people() -> None:
    assert not [
        mention for mention in find_numbers("Brokers asked £400 and $90 for it.") if mention.settled is None
    ]


@pytest.mark.parametrize("text", ["", "Nothing is known of the women.", "In article IV they found hope."])
def test_it_finds_no_number_where_there_is_none(text: str) -> None:
    assert bounds(text) == []


pieces = st.sampled_from(
    [
        *VAGUE,
        *SCALES,
        "600",
        "3,417",
        "up to",
        "more than",
        "about",
        "none of the",
        "both",
        "and",
        "to",
        "-",
        "of them",
    ]
    + ["a third of", "no", "women", "aged", "years", "%", "\n", "“", "£", ".", "one", "forty-two", "9" * 30]
)
texts = st.text(max_size=80) | st.lists(pieces, max_size=14).map(" ".join)


@given(texts)
def test_every_number_lies_inside_the_text_and_its_bounds_in_order(text: str) -> None:
    end = 0
    for mention in find_numbers(text):
        assert (
            0 <= mention.span.start <= mention.core.start < mention.core.end <= mention.span.end <= len(text)
        )
        assert mention.core.start >= end, "numbers overlap"
        end = mention.core.end


@given(texts)
def test_it_finds_the_same_numbers_every_time(text: str) -> None:
    assert find_numbers(text) == find_numbers(text)


@given(st.integers(1, 10**9))
def test_it_reads_any_number_written_with_commas(number: int) -> None:
    assert bounds(f"They named {number:,} escapees.") == [(f"{number:,}", number, number)]


def test_thousands_may_be_parted_by_spaces() -> None:
    text = "34 112 people were removed, of whom 18 256 by air; a year before it had been 13 900."
    assert [mention.quantity.low for mention in find_numbers(text)] == [34_112, 18_256, 13_900]


@pytest.mark.parametrize(
    "text", ["2016 391 447 120", "Call 02 735 6000.", "On 9 October 600 came, in 2016 391."]
)
def test_numbers_side_by_side_are_several(text: str) -> None:
    assert all(
        mention.quantity.low is None or mention.quantity.low < 10_000 for mention in find_numbers(text)
    )
