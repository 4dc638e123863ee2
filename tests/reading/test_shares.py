"""Amounts without a numeral: none, nobody, both, fractions, and one more of people told one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.numbers import NumberMention
from tumen.reading.numbers.shares import counts_people, shares
from tumen.vocabulary.codes import FigureKind


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.core.of(text), mention.rule) for mention in shares(text)]


def only(text: str) -> NumberMention:
    (mention,) = shares(text)
    return mention


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("None of the men came back.", "None"),
        ("Not one of them came back.", "Not one"),
        ("Neither of the sisters came back.", "Neither"),
        ("Not even a single one of those held was freed.", "Not even a single one"),
    ],
)
def test_none_of_a_group_is_a_part_of_it(text: str, core: str) -> None:
    mention = only(text)
    assert (mention.core.of(text), mention.quantity.high, mention.partitive) == (core, 0, True)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("No unaccompanied minors were sent back.", "No"),
        ("No so-called “defectors” were sent back.", "No"),
        ("Not a single prisoner was freed.", "Not a single"),
        ("Neither woman was freed.", "Neither"),
        ("They asked for both, and neither was freed.", "neither"),
        ("Nobody was freed.", "Nobody"),
        ("Of all those taken none has written.", "none"),
    ],
)
def test_it_counts_none(text: str, core: str) -> None:
    assert core in [mention.core.of(text) for mention in shares(text) if mention.quantity.high == 0]


@pytest.mark.parametrize(
    "text",
    [
        "No further details were given.",
        "No more than 700 were held.",
        "There was no other way.",
        "Nobody's fault, they said.",
        "It is neither fair nor lawful.",
        "They were heard neither by their wives nor by the consul.",
    ],
)
def test_it_counts_nobody_where_no_people_are_spoken_of(text: str) -> None:
    assert [mention for mention in shares(text) if mention.rule in ("number.none", "number.nobody")] == []


def test_nobody_in_particular_is_set_aside() -> None:
    assert only("Nobody knows where they are.").settled is FigureKind.SMALL


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Nobody was told why.", FigureKind.SMALL),
        ("No one has said where the women are held.", FigureKind.SMALL),
        ("Nobody else had ever been told.", FigureKind.SMALL),
        ("Nobody was sent back.", None),
        ("No one has been released since.", None),
        ("None of them was told of a right to appeal.", None),
    ],
)
def test_who_is_kept_from_knowing_is_no_figure(text: str, settled: FigureKind | None) -> None:
    assert only(text).settled is settled


def test_a_none_that_repeats_the_one_before_is_set_aside() -> None:
    first, second = shares("None came back, not a single one.")
    assert first.settled is None
    assert second.settled is FigureKind.RHETORICAL


@pytest.mark.parametrize(
    "text",
    [
        "Both brothers died.",
        "Both of them died.",
        "Both were shot.",
        "They shot both.",
        "Both aged 22 were shot.",
    ],
)
def test_both_is_two_told_before(text: str) -> None:
    mention = only(text)
    assert (mention.quantity.low, mention.quantity.high, mention.definite) == (2, 2, True)


@pytest.mark.parametrize(
    "text",
    [
        "It was both cruel and pointless.",
        "It fell both in May and in June.",
        "Both sides of the river were watched.",
    ],
)
def test_both_of_other_things_counts_nobody(text: str) -> None:
    assert found(text) == []


def test_a_fraction_is_vague_and_keeps_its_whole() -> None:
    mention = only("About a third of the women were sold.")
    assert (mention.settled, mention.quantity.share_of) == (FigureKind.VAGUE, "the women")


def test_one_more_of_people_told_one_by_one_is_one_more() -> None:
    mention = only("A third detainee was shot at the gate.")
    assert (mention.quantity.low, mention.quantity.additive, mention.rule) == (1, True, "number.ordinal")


def test_an_ordinal_of_things_counts_nothing() -> None:
    assert found("A second way leads over the river.") == []


@pytest.mark.parametrize(
    "words", ["unaccompanied minors", "so-called “defectors”", "new cases", "women or girls"]
)
def test_it_knows_a_noun_phrase_of_people(words: str) -> None:
    assert counts_people(words)


@pytest.mark.parametrize(
    "words", ["further details", "doubt", "longer", "return to normal", "answer of any kind", ""]
)
def test_it_knows_a_noun_phrase_of_other_things(words: str) -> None:
    assert not counts_people(words)


@given(st.text(max_size=80))
def test_every_share_lies_inside_its_text(text: str) -> None:
    for mention in shares(text):
        assert 0 <= mention.core.start < mention.core.end <= len(text)
