"""The archive in which it is known who copied what."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

import pytest

from bench.copies import (
    BACK,
    EDITED,
    LENGTH,
    PASSAGE,
    PLANTED,
    SENTENCE,
    SOURCE_EVERY,
    TOUCHED,
    WHOLE,
    Copied,
    Document,
    document,
    documents,
)
from tumen.vocabulary.spans import Span

SIZE = 6_000


@pytest.fixture(scope="module")
def archive() -> list[Document]:
    return list(documents(0, SIZE))


@pytest.fixture(scope="module")
def planted(archive: list[Document]) -> list[Copied]:
    return [one.copied for one in archive if one.copied and not one.copied.is_whole]


@pytest.fixture(scope="module")
def whole(archive: list[Document]) -> list[Copied]:
    return [one.copied for one in archive if one.copied and one.copied.is_whole]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def sides(archive: list[Document], one: Copied) -> tuple[list[str], list[str]]:
    """The words of what was copied, as they stand in both documents."""

    def of(number: int, span: Span) -> list[str]:
        return words(archive[number].text[span.start : span.end])

    return of(one.left, one.left_span), of(one.right, one.right_span)


def changed(left: list[str], right: list[str]) -> int:
    """How many words were substituted, deleted or inserted."""
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


def test_it_writes_a_document_from_its_number_alone(archive: list[Document]) -> None:
    assert [document(number) for number in (0, 5, 777, SIZE - 1)] == [
        archive[number] for number in (0, 5, 777, SIZE - 1)
    ]


def test_it_writes_each_document_when_it_is_asked_for() -> None:
    assert next(documents(10**9, 10**12)).number == 10**9


def test_it_writes_another_archive_for_another_seed() -> None:
    assert document(3).text != document(3, seed=2).text


def test_its_documents_are_as_long_as_news(archive: list[Document]) -> None:
    lengths = [len(words(one.text)) for one in archive if not one.copied]
    assert (min(lengths), max(lengths)) == LENGTH
    assert 310 < sum(lengths) / len(lengths) < 330


def test_its_words_are_as_frequent_as_zipf_says(archive: list[Document]) -> None:
    counts = Counter(word for one in archive[:1_000] for word in words(one.text))
    ranked = [count for _, count in counts.most_common(1_000)]
    assert [word for word, _ in counts.most_common(3)] == ["the", "of", "and"]
    assert 8 < ranked[0] / ranked[9] < 12
    assert 80 < ranked[0] / ranked[99] < 130
    assert len(counts) > 20_000


def test_its_sentences_begin_with_a_capital_and_end_with_a_full_stop(archive: list[Document]) -> None:
    for one in archive[:50]:
        sentences = one.text.split(". ")
        assert one.text.endswith(".")
        assert all(re.fullmatch(r"[A-Z][a-z]*( [a-z]+)*\.?", sentence) for sentence in sentences)
        assert all(SENTENCE[0] <= len(words(sentence)) <= SENTENCE[1] for sentence in sentences[:-1])


def test_one_document_in_twenty_holds_a_passage_and_one_in_a_hundred_is_a_copy(
    archive: list[Document], planted: list[Copied], whole: list[Copied]
) -> None:
    after = [one for one in planted if one.right >= BACK]
    assert len(after) / (SIZE - BACK) == pytest.approx(PLANTED, rel=0.2)
    assert len(whole) / SIZE == pytest.approx(WHOLE, rel=0.3)


def test_each_passage_is_taken_some_ten_times_soon_after(planted: list[Copied]) -> None:
    takers = Counter(one.left for one in planted if one.left < SIZE - BACK)
    assert 8 < sum(takers.values()) / len(takers) < 12
    assert all(0 < one.right - one.left < BACK for one in planted)
    assert all(one.left % SOURCE_EVERY == 0 for one in planted)
    assert len({(one.left, one.left_span) for one in planted}) == len({one.left for one in planted})


def test_nothing_is_copied_from_a_copy(archive: list[Document]) -> None:
    assert not any(archive[one.copied.left].copied for one in archive if one.copied)


def test_a_passage_is_as_long_as_asked_for_and_begins_and_ends_as_its_source_does(
    archive: list[Document], planted: list[Copied]
) -> None:
    for one in planted:
        left, right = sides(archive, one)
        assert len(left) == one.end - one.first
        assert PASSAGE[0] <= len(left) <= PASSAGE[1]
        assert words(archive[one.left].text)[one.first : one.end] == left
        assert (left[0], left[-1]) == (right[0], right[-1])


def test_up_to_fifteen_of_a_hundred_words_of_a_passage_are_changed(
    archive: list[Document], planted: list[Copied]
) -> None:
    both = [sides(archive, one) for one in planted]
    share = sum(changed(left, right) for left, right in both) / sum(len(left) for left, _ in both)
    assert share == pytest.approx(EDITED / 2, rel=0.15)
    assert sum(len(left) != len(right) for left, right in both) > len(both) / 3


def test_few_words_of_a_whole_copy_are_changed(archive: list[Document], whole: list[Copied]) -> None:
    both = [sides(archive, one) for one in whole]
    assert all(words(archive[one.left].text) == left for one, (left, _) in zip(whole, both, strict=True))
    assert all(words(archive[one.right].text) == right for one, (_, right) in zip(whole, both, strict=True))
    share = sum(changed(left, right) for left, right in both) / sum(len(left) for left, _ in both)
    assert share == pytest.approx(TOUCHED / 2, rel=0.4)


def test_a_passage_stands_among_the_documents_own_words(
    archive: list[Document], planted: list[Copied]
) -> None:
    own = [len(words(archive[one.right].text)) - len(sides(archive, one)[1]) for one in planted]
    assert all(LENGTH[0] <= count <= LENGTH[1] for count in own)
    begins = [one.right_span.start / len(archive[one.right].text) for one in planted]
    assert sum(begin < 0.3 for begin in begins) > len(begins) / 5
    assert sum(begin > 0.5 for begin in begins) > len(begins) / 5
