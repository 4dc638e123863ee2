"""Parts of a list: so many items, and an opaque cursor to where the next part begins.

A cursor holds the id of the last item that was shown, and is of use to whoever may see that item still.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from ninja import Query

from tumen.vocabulary.errors import TumenError

T = TypeVar("T")

#: Items of a part where nobody says how many, and at most.
SIZE, MOST = 50, 200

#: How many items are asked for.
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
#: Where the part begins.
Cursor = Annotated[
    str,
    Query(
        max_length=200,
        pattern=r"^[A-Za-z0-9_=-]*$",
        description="`next` of the part before; leave it away for the first.",
    ),
]


class NoSuchPlace(TumenError):
    """A cursor that was made up, or whose item is not there any more for whoever asks."""

    def __init__(self) -> None:
        super().__init__("This cursor leads nowhere any more. Begin again without one.")


def cursor_to(place: object) -> str:
    """The cursor to what comes after ``place``; "" for the end of the list."""
    said = str(place) if place else ""
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def place_of(cursor: str) -> str:
    """What `cursor_to` was given. Raises `NoSuchPlace` for what it did not make."""
    try:
        said = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise NoSuchPlace from error
    if not said.isprintable() or cursor_to(said) != cursor.rstrip("="):
        raise NoSuchPlace
    return said


def number_of(cursor: str) -> int:
    """The number that a cursor holds, 0 for the beginning. Raises `NoSuchPlace`."""
    said = place_of(cursor)
    if said and not (said.isascii() and said.isdigit() and len(said) < 16):
        raise NoSuchPlace
    return int(said or 0)


def part_of(
    items: Sequence[T], cursor: str, limit: int, *, id: Callable[[T], str] = lambda item: _id_of(item)
) -> tuple[list[T], str]:
    """The items behind the cursor, and the cursor to the rest. Raises `NoSuchPlace`."""
    after, begin = place_of(cursor), 0
    if after:
        begin = next((at + 1 for at, item in enumerate(items) if id(item) == after), -1)
        if begin < 0:
            raise NoSuchPlace
    shown = list(items[begin : begin + limit])
    is_more = begin + limit < len(items)
    return shown, cursor_to(id(shown[-1])) if is_more and shown else ""


def _id_of(item: Any) -> str:
    return str(item.id)
