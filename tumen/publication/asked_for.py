"""Names in what families said: of whom they look for, and their own. They are looked for in what goes out.

A request is told to nobody but who is cleared for identities; that a name is taken out of a text tells no
more than that the record knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tumen.record.persons.gathering import proper_name
from tumen.requests.models import Request
from tumen.vocabulary.parties import Party

#: What may be a name in a sentence: two words or more with capitals, or three syllables of Hangul, with a
#: particle behind them or none.
_MAY_BE = re.compile(
    r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+|(?<![가-힣])([가-힣]{3})(?:[은는이가을를와과의도]|씨|님)?(?![가-힣])"
)
_FIELDS = ("asker", "relation", "sought", "known")


def names_asked_for() -> list[str]:
    """Every name in the words of a request that was not forgotten, once."""
    said = Request.objects.order_by("pk").values_list(*_FIELDS)
    return list(dict.fromkeys(name for row in said for words in row for name in names_said(words)))


def names_said(words: str) -> Iterable[str]:
    """What may be somebody's name in a sentence."""
    for found in _MAY_BE.finditer(words):
        name = found[1] or found[0]
        if proper_name(Party(name)):
            yield name
