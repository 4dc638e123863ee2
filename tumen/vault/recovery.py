"""The recovery key: 160 random bits that a person keeps on paper, in groups whose mistakes are found.

Eight groups of five signs, in Crockford's base 32. The first four of each group carry the key, the fifth
checks them and the group's place: one wrong sign, two signs or two groups that changed places are always
noticed, and the sentence names the group.

Reference: D. Crockford, "Base 32" (the alphabet, and what is read for i, l and o). The check sign is a
weighted sum over the field of 32 elements (modulus x^5 + x^2 + 1), as Reed-Solomon codes have it;
Crockford's own check needs five signs more, which are hard to write by hand.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

from tumen.vault.errors import RecoveryKeyMistyped

#: Crockford's signs in the order of their values.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Bytes of the key: 160 bits, which fill the groups without a remainder and exceed the 128 asked for.
LENGTH = 20
GROUPS = 8
#: Signs of a group that carry the key; one more checks them.
CARRYING = 4

#: What a person may have written for another sign.
_READ_AS = str.maketrans("ILO", "110")
_SEPARATORS = re.compile(r"[\s\-–—.:]+")


def new_recovery_key() -> bytes:
    """A fresh random key, from the operating system's generator."""
    return secrets.token_bytes(LENGTH)


def groups_of(key: bytes) -> tuple[str, ...]:
    """The key as it is written down. Raises ValueError unless it has `LENGTH` bytes."""
    if len(key) != LENGTH:
        raise ValueError(f"A recovery key has {LENGTH} bytes, not {len(key)}.")
    number = int.from_bytes(key, "big")
    shifts = range(5 * (GROUPS * CARRYING - 1), -1, -5)
    values = [number >> shift & 31 for shift in shifts]
    return tuple(
        "".join(SIGNS[value] for value in (*carried, _check(carried, place)))
        for place, carried in enumerate(_fours(values))
    )


def key_of(text: str) -> bytes:
    """The key that somebody typed: small letters, blanks, hyphens, and i, l, o for 1, 1, 0 are taken.

    Raises `RecoveryKeyMistyped`, which names the first group that cannot be right.
    """
    typed = in_signs(text)
    length = CARRYING + 1
    number = 0
    for place in range(GROUPS):
        group = typed[place * length : (place + 1) * length]
        for value in _carried(group, place):
            number = number << 5 | value
    if len(typed) > GROUPS * length:
        raise RecoveryKeyMistyped(
            f"That is more than {GROUPS} groups of {length} signs. Type what the recovery sheet shows, no "
            "more."
        )
    return number.to_bytes(LENGTH, "big")


def in_signs(typed: str) -> str:
    """What was typed, in the signs of the key and without what stands between the groups."""
    return _SEPARATORS.sub("", typed).upper().translate(_READ_AS)


def _carried(group: str, place: int) -> list[int]:
    values = [SIGNS.find(sign) for sign in group]
    if len(values) != CARRYING + 1 or -1 in values or _check(values[:-1], place) != values[-1]:
        raise RecoveryKeyMistyped(
            f"Group {place + 1} of the recovery key is not as the sheet has it. Look at it again, sign by "
            "sign; nothing was changed."
        )
    return values[:-1]


def _fours(values: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(values), CARRYING):
        yield values[start : start + CARRYING]


def _check(carried: list[int], place: int) -> int:
    """The sum of sign times weight; the weights 2, 4, 8, 16, 5 are the powers of x, all different."""
    total = 0
    for weight, value in zip((2, 4, 8, 16, 5), (*carried, place + 1), strict=True):
        total ^= _times(weight, value)
    return total


def _times(one: int, other: int) -> int:
    """The product in the field of 32 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= 0b100101
        other >>= 1
    return product
