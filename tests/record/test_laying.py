"""A passage laid side by side."""

from __future__ import annotations

import pytest

from tumen.record.laying import AROUND, Laid, Mark, laid, still_stands
from tumen.vocabulary.spans import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def both(left: str, right: str, *pieces: tuple[str, str]) -> tuple[Laid, Laid]:
    """The whole of two texts as a passage with these pieces."""
    spans = Span(0, len(left)), Span(0, len(right))
    return laid(left, right, spans, [(at(left, one), at(right, other)) for one, other in pieces])


def told(side: Laid) -> list[tuple[str, str]]:
    return [(stretch.mark.value, stretch.text) for stretch in side.stretches]


def test_it_shows_an_exact_passage_as_one_stretch() -> None:
    left, right = both("Rain fell on the hills", "Rain fell on the hills", ("Rain fell on the hills",) * 2)
    assert told(left) == told(right) == [("same", "Rain fell on the hills")]


def test_it_marks_what_stands_on_one_side_only() -> None:
    left, right = both(
        "Rain fell all night on the hills",
        "Rain fell on the hills",
        ("Rain fell", "Rain fell"),
        ("on the hills", "on the hills"),
    )
    assert told(left) == [("same", "Rain fell "), ("alone", "all night"), ("same", " on the hills")]
    assert [mark for mark, _ in told(right)] == ["same", "same"]
    assert right.quote == "Rain fell on the hills"


@pytest.mark.parametrize(
    ("one", "other"), [("returned", "returns"), ("8,125", "8125"), ("organised", "organized")]
)
def test_it_marks_a_word_in_another_form(one: str, other: str) -> None:
    left, right = both(
        f"they {one} people", f"they {other} people", (f"they {one} people", f"they {other} people")
    )
    assert told(left) == [("same", "they "), ("otherwise", one), ("same", " people")]
    assert told(right) == [("same", "they "), ("otherwise", other), ("same", " people")]


def test_it_takes_case_and_punctuation_for_no_difference() -> None:
    left, right = both(
        "Rain fell, on Monday", "rain fell on monday", ("Rain fell, on Monday", "rain fell on monday")
    )
    assert [mark for mark, _ in told(left)] == [mark for mark, _ in told(right)] == ["same"]


def test_it_leaves_the_punctuation_beside_such_words_unmarked() -> None:
    left, _ = both(
        "Rain fell,\u201d he said, on hills", "Rain fell on hills", ("Rain fell",) * 2, ("on hills",) * 2
    )
    assert [text for mark, text in told(left) if mark == "alone"] == ["he said"]
    assert left.quote == "Rain fell,\u201d he said, on hills"


def test_it_marks_an_ellipsis_as_a_difference() -> None:
    left, _ = both(
        "Rain fell \u2026 on the hills",
        "Rain fell on the hills",
        ("Rain fell", "Rain fell"),
        ("on the hills", "on the hills"),
    )
    assert ("alone", "\u2026") in told(left)


def test_it_numbers_clauses_by_the_left_side() -> None:
    left, right = both(
        "one two. three four.", "three four. one two.", ("one two", "one two"), ("three four", "three four")
    )
    assert [stretch.piece for stretch in left.stretches if stretch.piece] == [1, 2]
    assert [stretch.piece for stretch in right.stretches if stretch.piece] == [2, 1]


def test_it_shows_every_word_once() -> None:
    text = "a b returned c [d] e 1,000 f."
    left, _ = both(
        text, "a b returns c e 1000 f", ("a b returned c", "a b returns c"), ("e 1,000 f", "e 1000 f")
    )
    assert left.quote == text


def test_it_shows_what_stands_around_cut_at_a_word() -> None:
    text = "word " * 200 + "PASSAGE" + " word" * 200
    span = at(text, "PASSAGE")
    left, _ = laid(text, text, (span, span), [(span, span)])
    assert (left.before[:4], left.after[-4:]) == ("word", "word")
    assert AROUND - 5 <= len(left.before) <= AROUND
    assert (left.begins, left.ends) == (False, False)


def test_it_says_where_the_text_begins_and_ends() -> None:
    left, _ = both("Rain", "Rain", ("Rain", "Rain"))
    assert (left.before, left.begins, left.after, left.ends) == ("", True, "", True)


def test_it_knows_that_words_still_stand() -> None:
    text = "Rain fell on the hills"
    whole = Span(0, len(text))
    assert still_stands(text, "Rains fall on the hills", (whole, Span(0, 23)), [(whole, Span(0, 23))])


def test_it_finds_that_they_do_not_stand_any_more() -> None:
    text, whole = "Rain fell on the hills", Span(0, 22)
    assert not still_stands(text, "Rain", (whole, whole), [(whole, whole)]), "past the end of the text"
    assert not still_stands(text, "Nobody is in this town", (whole, whole), [(whole, whole)])
    assert not still_stands(text, text, (Span(0, 4), Span(0, 4)), [(whole, whole)]), "outside the passage"
    assert not still_stands(text, text, (whole, whole), [])


def test_it_marks_nothing_where_they_do_not_stand() -> None:
    left, right = laid(
        "Rain fell", "Snow", (Span(0, 9), Span(2, 30)), [(Span(0, 9), Span(2, 30))], stands=False
    )
    assert told(left) == [("same", "Rain fell")]
    assert right.quote == "ow"


def test_it_compares_korean_words() -> None:
    left, right = both(
        "강제로 송환된 사람들", "강제로 송환한 사람들", ("강제로 송환된 사람들", "강제로 송환한 사람들")
    )
    assert ("otherwise", "송환된") in told(left)
    assert [stretch.mark for stretch in right.stretches] == [Mark.SAME, Mark.OTHERWISE, Mark.SAME]
