"""What stands between marks."""

from __future__ import annotations

import pytest

from tumen.reading.korean.quotations import quotations_in, quotations_of
from tumen.vocabulary.spans import Span


def between(*paragraphs: str) -> list[str]:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    return [quotation.span.of(text) for quotation in quotations_of(text, blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "그는 “모두 끌려갔다”고 했다.",
        '그는 "모두 끌려갔다"고 했다.',
        "그는 「모두 끌려갔다」고 했다.",
        "그는 '모두 끌려갔다'고 했다.",
    ],
)
def test_every_kind_of_marks_is_known(text: str) -> None:
    assert between(text) == ["모두 끌려갔다"]


def test_straight_marks_open_and_close_in_turn() -> None:
    assert between('"하나 둘"이라며 "셋 넷"이라고 했다.') == ["하나 둘", "셋 넷"]


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert between("“모두 끌려갔다.", "아무도 오지 않았다.”") == ["모두 끌려갔다.\n아무도 오지 않았다."]


def test_a_mark_that_is_never_closed_opens_nothing() -> None:
    assert between("“모두 끌려갔다.", "그뿐이다.") == []


def test_a_quotation_inside_another_is_left_to_it() -> None:
    assert between("“그는 ‘가라’고 했다”고 말했다.") == ["그는 ‘가라’고 했다"]


def test_a_short_year_is_no_quotation() -> None:
    assert between("'98년에 건넜다. 그 뒤 '99년에 왔다.") == []


def test_a_name_in_marks_is_no_speech() -> None:
    text = "단체 “강건너모임”은 “그날 밤 모두 다리를 건넜다”고 했다."
    name, speech = quotations_of(text, [Span(0, len(text))])
    assert not name.is_speech(text)
    assert speech.is_speech(text)


def test_those_of_a_stretch_are_found_with_their_numbers() -> None:
    text = "“모두 끌려갔다.” “그뿐이다.” ‘끝’"
    found = quotations_of(text, [Span(0, len(text))])
    assert quotations_in(found, Span(12, 14)) == [(1, found[1])]
    assert [number for number, _ in quotations_in(found, Span(0, len(text)))] == [0, 1, 2]
    assert quotations_in(found, Span(9, 10)) == []
