"""Items of rooms above, of which consent is noted too: each such room says here how its items are found.

Consent stands below them and knows none of them; a room registers itself when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.access.models import Actor, Viewer
from tumen.vault.acting import RECORD, acting_as

if TYPE_CHECKING:
    from tumen.consent.forgetting import Forgotten


@dataclass(frozen=True, slots=True)
class Keeping:
    """What consent has to know of the items of a room above, whose ids begin with one letter.

    ``require`` raises `NoSuchRecord` unless the viewer may know of the item; ``may_destroy`` says whether
    somebody who is no keeper may let it be destroyed; ``together`` gives what is withdrawn with an item, of
    whichever room, without the item itself. ``words_gone`` is told the key of a document of which some words
    were forgotten, to forget what this room keeps of them.
    """

    require: Callable[[Viewer, str], None]
    is_destroyed: Callable[[str], bool]
    forget: Callable[[Actor, str], Forgotten]
    may_destroy: Callable[[Actor, str], bool]
    together: Callable[[str], tuple[str, ...]]
    words_gone: Callable[[int], None]


#: By how their ids begin, what gives a room's `Keeping`; it is asked for when it is needed.
_KEPT: dict[str, Callable[[], Keeping]] = {}


def register(letter: str, keeping: Callable[[], Keeping]) -> None:
    """Let consent be noted of items whose ids begin with ``letter`` and a hyphen.

    ``keeping`` loads what it needs when it is called: every command starts with this, most without need.
    """
    _KEPT[f"{letter}-"] = keeping


def keeping_of(item: str) -> Keeping | None:
    """How an item of a room above is found; None for documents, covered stretches and sources."""
    kept = _KEPT.get(item[:2])
    return kept() if kept else None


def going_together(item: str) -> tuple[str, ...]:
    """What else is said yes or no to with ``item``, and destroyed with it, whoever asks: a person who takes
    their words back takes back all of them."""
    with acting_as(RECORD):
        return tuple(dict.fromkeys(each for keeping in _KEPT.values() for each in keeping().together(item)))


def forget_words_above(documents: Iterable[int]) -> None:
    """Let the rooms above forget what they keep of words that were forgotten in these documents."""
    with acting_as(RECORD):
        for document in documents:
            for keeping in _KEPT.values():
                keeping().words_gone(document)
