"""Items of rooms above, of which consent is noted too: each such room says here how its items are found.

Consent stands below them and knows none of them; a room registers itself when the program starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tumen.access.models import Actor, Viewer
from tumen.consent.forgetting import Forgotten
from tumen.vault.acting import RECORD, acting_as


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


_KEPT: dict[str, Keeping] = {}


def register(letter: str, keeping: Keeping) -> None:
    """Let consent be noted of items whose ids begin with ``letter`` and a hyphen."""
    _KEPT[f"{letter}-"] = keeping


def keeping_of(item: str) -> Keeping | None:
    """How an item of a room above is found; None for documents, covered stretches and sources."""
    return _KEPT.get(item[:2])


def going_together(item: str) -> tuple[str, ...]:
    """What else is said yes or no to with ``item``, and destroyed with it, whoever asks: a person who takes
    their words back takes back all of them."""
    with acting_as(RECORD):
        return tuple(dict.fromkeys(each for keeping in _KEPT.values() for each in keeping.together(item)))


def forget_words_above(documents: Iterable[int]) -> None:
    """Let the rooms above forget what they keep of words that were forgotten in these documents."""
    with acting_as(RECORD):
        for document in documents:
            for keeping in _KEPT.values():
                keeping.words_gone(document)
