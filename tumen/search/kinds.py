"""What can be found, and the number of a row of the index: by kind, then by age, then by its variant.

Numbers are ordered as the items are, so that the newest is found first without looking at any other, and an
item that is written anew keeps its place: nobody sees by the order that something was changed.
"""

from __future__ import annotations

from enum import IntEnum

#: Variants of one item at most: one for each audience, and one for all.
VARIANTS = 8
_PLACES = 1 << 52


class Kind(IntEnum):
    """What a row of the index is of. Numbers are kept and never given again."""

    DOCUMENT = 1
    CLAIM = 2
    EVENT = 3
    SOURCE = 4
    PERSON = 5

    @property
    def first(self) -> int:
        """The number that no row of this kind is below."""
        return self * _PLACES

    @property
    def last(self) -> int:
        return self.first + _PLACES - 1

    def number(self, order: int, variant: int) -> int:
        """The row of an item by its age (the key of its row), and which of its variants."""
        return self.first + order * VARIANTS + variant


def kind_of(number: int) -> Kind:
    """The kind of what a row of the index is of."""
    return Kind(number // _PLACES)


def order_of(number: int) -> int:
    """How old what a row is of is, as the room that keeps it counts."""
    return number % _PLACES // VARIANTS
