"""How bodies and persons are named in running text, and whether two names are one."""

from __future__ import annotations

import re
from functools import lru_cache

_TITLES = frozenset("mr mrs ms dr sir lord lady baroness dame prof professor the rt hon rev".split())
_SMALL = frozenset("of the for on and in to at de a an by with from".split())
#: Words that bodies of one kind share, so that a name may be used without them.
_KIND = frozenset("news agency press office newspaper media online daily service wire group ltd inc".split())
#: Too common to stand for a body by themselves.
_COMMON = frozenset("national international world central united general public independent global".split())
_WORD = re.compile(r"\w[\w'\u2019&-]*")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


@lru_cache(4_096)
def pattern_of(name: str) -> re.Pattern[str]:
    """What finds ``name`` in a text: whole, as initials, as what tells it from others."""
    ways = {re.sub(r"^[Tt]he\s+", "", name.strip())}
    words = [word for word in _WORD.findall(name) if word.casefold() not in _TITLES]
    capitals = [word for word in words if word.casefold() not in _SMALL]
    if len(capitals) >= 3 and not _HANGUL.search(name):
        ways.add("".join(word[0] for word in capitals).upper())
    plain = [word for word in capitals if word.casefold() not in _KIND]
    if len(plain) >= 2 or (len(capitals) > 1 and _is_distinct(plain)):
        ways.add(" ".join(plain))
    if len(words) > 1:
        ways.add(" ".join(words))
    told = "|".join(
        re.escape(way).replace(r"\ ", r"[\s,]+") for way in sorted(ways, key=len, reverse=True) if way
    )
    ends = "" if _HANGUL.search(name) else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{told}){ends}")


def _is_distinct(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) > 5 and words[0].casefold() not in _COMMON


@lru_cache(4_096)
def last_name_of(person: str) -> re.Pattern[str]:
    """What finds a person by the last name."""
    words = [word for word in _WORD.findall(person.split(",")[0]) if word.casefold() not in _TITLES]
    last = words[-1] if words and not _HANGUL.search(person) else person.split(",")[0].strip()
    return re.compile(rf"(?<!\w){re.escape(last)}(?!\w)" if len(last) > 2 else r"(?!)")


def words_in(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    folded = (word.casefold().removesuffix("'s").removesuffix("\u2019s") for word in _WORD.findall(name))
    return frozenset(word for word in folded if word not in _SMALL and word not in _TITLES)


def are_one(one: str, two: str) -> bool:
    """Whether two names can be those of one body: the words of the shorter all stand in the longer."""
    if _HANGUL.search(one) and _HANGUL.search(two):
        first, second = sorted((one.replace(" ", ""), two.replace(" ", "")), key=len)
        return len(first) > 2 and first in second
    short, long = sorted((words_in(one), words_in(two)), key=len)
    return bool(short) and short <= long and (len(short) > 1 or len(long) <= 2)
