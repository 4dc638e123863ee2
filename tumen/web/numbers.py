"""The one way in which pages read a whole number that somebody typed, or that an address or a form names."""

from __future__ import annotations

#: Digits that a number may have where nobody says otherwise: every database keeps it, and no page needs more.
DIGITS = 9


def whole_number(typed: str, *, otherwise: int = 0, digits: int = DIGITS) -> int:
    """The number in ``typed``: the digits 0 to 9 alone, at most so many; ``otherwise`` where it is none.

    A number without a bound would be one that no column holds, or whose digits take minutes to read.
    """
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= digits
    return int(typed) if is_number else otherwise
