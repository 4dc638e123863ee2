"""Where a page is painted over."""

from __future__ import annotations

import pytest

from tumen.publication.redaction.boxes import Placed, over
from tumen.vocabulary.spans import Span

WIDE, HIGH = 2_000, 400


def line(text: str, *, top: int = 100) -> Placed:
    """A line of letters that are ten points wide and twenty high."""
    boxes = [None if sign == " " else (10 * at, top, 10 * at + 10, top + 20) for at, sign in enumerate(text)]
    return Placed(text, boxes)


def box_of(text: str, words: str) -> tuple[int, int, int, int]:
    at = text.index(words)
    (box,) = over(line(text), [Span(at, at + len(words))], WIDE, HIGH)
    return box


def test_short_and_long_names_leave_boxes_of_one_width() -> None:
    before, after = "x" * 60 + " ", " " + "y" * 60
    widths = {box_of(before + name + after, name)[2] - box_of(before + name + after, name)[0] for name in
              ("Ri A", "Ri Chol", "Ri Cholm")}  # fmt: skip
    assert max(widths) - min(widths) <= 10, "a letter more may be touched on one side"


def test_it_reaches_beyond_the_letters_on_all_sides() -> None:
    left, top, right, bottom = box_of("aaaaaaaaaaaaaaaaaaaa Ri Chol bbbbbbbbbbbbbbbbbbbb", "Ri Chol")
    assert left < 210
    assert right > 280
    assert top < 100
    assert bottom > 120


def test_no_letter_is_covered_in_part() -> None:
    text = "a" * 30 + " Ri Chol " + "b" * 30
    left, _, right, _ = box_of(text, "Ri Chol")
    assert left % 10 == right % 10 == 0


def test_a_name_over_two_lines_has_two_boxes() -> None:
    first, second = line("went with Ri", top=100), line("Chol-min away", top=130)
    both = Placed(first.text + "\n" + second.text, [*first.boxes, None, *second.boxes])
    boxes = over(both, [Span(10, 21)], WIDE, HIGH)
    assert [box[1] for box in boxes] == [95, 125]


def test_boxes_stay_on_the_page() -> None:
    assert box_of("Ri Chol", "Ri Chol")[0] == 0


def test_words_that_stand_nowhere_are_not_passed_over() -> None:
    with pytest.raises(ValueError, match="where the signs 0 to 2 stand"):
        over(Placed("Ri", [None, None]), [Span(0, 2)], WIDE, HIGH)
