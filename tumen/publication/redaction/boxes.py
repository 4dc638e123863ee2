"""Where a page is painted over, so that words cannot be read, nor guessed by how long they were. PURE.

A box is wider than its words, up to the next of a few widths, and takes in whole what it touches on both
sides: a name of four letters and one of nine leave the same box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tumen.vocabulary.spans import Span

#: Heights of a line by whose multiple a box is wide: some fourteen letters.
WIDTHS = 6.0
#: Share of the height of a line by which a box is higher, above and below, and wider, left and right.
MARGIN = 0.25
#: Share of the height of the lower of two boxes that they share when they stand on one line.
_ONE_LINE = 0.5

Sides = tuple[int, int, int, int]  #: left, top, right, bottom, in picture points from the left and the top


@dataclass(frozen=True, slots=True)
class Placed:
    """A text on a page, and the box of each of its signs; None for what has none."""

    text: str
    boxes: Sequence[Sides | None]


def over(placed: Placed, spans: Iterable[Span], width: int, height: int) -> list[Sides]:
    """The boxes that cover these stretches of the text, on a page of this size in picture points.

    Raises ValueError for a stretch of which no sign has a place on the page: it cannot be painted over.
    """
    found: list[Sides] = []
    for span in spans:
        signs = [box for box in placed.boxes[span.start : span.end] if box]
        if not signs:
            raise ValueError(f"nothing is known of where the signs {span.start} to {span.end} stand")
        found += _lines(signs)
    every = [box for box in placed.boxes if box]
    return _joined(_whole(_wide(box, width, height), every, width, height) for box in found)


def _lines(signs: Iterable[Sides]) -> list[Sides]:
    """One box for each line that the signs stand on."""
    lines: list[Sides] = []
    for box in signs:
        if lines and _are_on_one_line(lines[-1], box):
            lines[-1] = _both(lines[-1], box)
        else:
            lines.append(box)
    return lines


def _are_on_one_line(one: Sides, other: Sides) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= _ONE_LINE * min(one[3] - one[1], other[3] - other[1])


def _both(one: Sides, other: Sides) -> Sides:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _wide(box: Sides, width: int, height: int) -> Sides:
    """As wide as the next multiple of `WIDTHS` lines' height, about its middle, and a margin around it."""
    left, top, right, bottom = box
    line = max(bottom - top, 1)
    step = max(int(line * WIDTHS), 1)
    margin = max(int(line * MARGIN), 1)
    wanted = -(-(right - left + 2 * margin) // step) * step
    beyond = (wanted - (right - left)) // 2
    return (
        max(left - beyond, 0),
        max(top - margin, 0),
        min(right + beyond, width),
        min(bottom + margin, height),
    )


def _whole(box: Sides, signs: Sequence[Sides], width: int, height: int) -> Sides:
    """The box with all of every sign on its line that it touches: half a letter may be read."""
    left, top, right, bottom = box
    for sign in signs:
        if not _are_on_one_line(box, sign) or sign[2] <= left or sign[0] >= right:
            continue
        left, right = min(left, sign[0]), max(right, sign[2])
    return max(left, 0), top, min(right, width), bottom


def _joined(boxes: Iterable[Sides]) -> list[Sides]:
    """Boxes that touch on one line are one."""
    joined: list[Sides] = []
    for box in sorted(set(boxes), key=lambda each: (each[1], each[0])):
        for at, other in enumerate(joined):
            if _are_on_one_line(box, other) and box[0] <= other[2] and other[0] <= box[2]:
                joined[at] = _both(box, other)
                break
        else:
            joined.append(box)
    return joined
