"""Speakers who may be one, by the number that they give: in two languages, or in a headline and below it.

"고요한다리협의회" and "Council of Quiet Bridges" (invented) are one body, and no rule of spelling says so.
Whether two names of two scripts are one is for a person to judge (`Kind.JUDGED`); until then it is suspected
where the later one gives the very number of the earlier one. Each name of one script is suspected of one name
of the other, for two names that can be told apart are not both the same third.

A headline says by the outlet's own word what the text below has from somebody, by its number or in a round
word ("hundreds"): it announces, and is no further voice until a person says that the outlet knows it from
elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tumen.corroboration.voices.telling import Part, Telling, voice


def told_again(told: Iterable[Telling]) -> Iterator[tuple[str, str, str]]:
    """Two ends that may be one voice in two languages, and why; the later one first."""
    ordered = sorted(told, key=lambda telling: (_published(telling), telling.document, telling.claim))
    taken: set[tuple[str, str]] = set()
    for place, later in enumerate(ordered):
        name = _cited(later)
        if name and not any(name in pair for pair in taken):
            found = _earlier(ordered[:place], later, name, taken)
            if found:
                taken.add((name, found))
                reason = f"{name} gives the number of {found} in another language: perhaps they are one."
                yield voice(name), voice(found), reason


def _earlier(before: Sequence[Telling], later: Telling, name: str, taken: set[tuple[str, str]]) -> str:
    """The first who gave the number in another script and language, and is not taken for somebody else."""
    for telling in before:
        other = _cited(telling) or telling.publisher
        if (
            other
            and telling.language != later.language
            and script_of(other) not in ("", script_of(name))
            and is_one_number(telling, later)
            and not any(other in pair for pair in taken)
        ):
            return other
    return ""


def _cited(telling: Telling) -> str:
    """Who alone is said to say that it happened; "" for the document's own word."""
    said = telling.said(Part.HAPPENED)
    names = [name for name in said.innermost if name not in telling.own] if said else []
    return names[0] if said and len(names) == len(said.innermost) == 1 else ""


def announced(told: Iterable[Telling]) -> Iterator[tuple[Telling, Telling, str]]:
    """What a document says by its own word, a headline most often, with where it gives somebody else's word
    for that number, and whose."""
    of_document: dict[str, list[Telling]] = {}
    for telling in told:
        of_document.setdefault(telling.document, []).append(telling)
    for tellings in of_document.values():
        cited = [(name, each) for each in tellings if (name := _cited(each))]
        for own in (each for each in tellings if _is_own(each)):
            alike = ((each, name) for name, each in cited if is_one_number(own, each) or _rounds(own, each))
            if found := next(alike, None):
                yield own, *found


def _is_own(telling: Telling) -> bool:
    said = telling.said(Part.HAPPENED)
    return said is not None and not [name for name in said.innermost if name not in telling.own]


def is_one_number(one: Telling, other: Telling) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    return not {one.quantity.low, one.quantity.high}.isdisjoint(
        {other.quantity.low, other.quantity.high} - {None}
    )


def _rounds(own: Telling, cited: Telling) -> bool:
    """Whether the one says in a round word ("hundreds") what the other counts."""
    if own.quantity is None or cited.quantity is None:
        return False
    low, high = own.quantity.low, own.quantity.high
    least, most = cited.quantity.low, cited.quantity.high
    if low is None or high is None or least is None or most is None:
        return False
    return low <= least <= most <= high


def script_of(name: str) -> str:
    """The script of a name's first letter ("LATIN", "HANGUL"), "" where it has none."""
    letter = next((sign for sign in name if sign.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _published(telling: Telling) -> date:
    return telling.published.earliest or date.max if telling.published else date.max
