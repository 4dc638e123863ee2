"""Which persons are compared at all: those that share a key. PURE.

A key is a name as it sounds, or a relative's. Where very many share one ("Kim Yong-chol" in any spelling),
only those are compared that share a year of birth, a month or a place beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tumen.linkage.comparing import SEASON, is_full, words_of
from tumen.linkage.describing import Described
from tumen.vocabulary.korean_names import sounds_of

#: Persons with one key that are all compared with one another: 20,000 pairs. More of them share only a name.
MOST = 200
#: Years of birth in one bucket; each year is in two buckets, so that neighbours share one.
_BUCKET = 3


@dataclass(frozen=True, slots=True)
class Keys:
    """A person's keys: by name alone, and by name with one thing more."""

    wide: frozenset[str]
    narrow: frozenset[str]


def keys_of(person: Described) -> Keys:
    """The keys of a person; nobody is compared with one who has none."""
    wide = {f"n {sounds}" for name in person.names for sounds in sounds_of(name)}
    for name in person.names:
        words = words_of(name)
        if not sounds_of(name) and is_full(words):
            wide.add(f"x {' '.join(sorted(words))}")
    for relation, relative in person.kin:
        wide |= {f"k {relation} {sounds}" for sounds in sounds_of(relative)}
    beside = {f"b {bucket}" for bucket in _buckets(person)} | {f"m {month}" for month in _months(person)}
    beside |= {f"p {told.place}" for told in person.told if told.is_fine}
    return Keys(frozenset(wide), frozenset(f"{name} {more}" for name in wide for more in beside))


def _buckets(person: Described) -> set[str]:
    if person.born is None or person.born[1] - person.born[0] > _BUCKET:
        return set()
    years = range(person.born[0], person.born[1] + 1)
    return {f"{at}.{half}" for year in years for half in (0, 1) for at in ((year + half) // _BUCKET,)}


def _months(person: Described) -> set[str]:
    found = set()
    for told in person.told:
        when = told.when
        if when and when.earliest and when.latest and (when.latest - when.earliest).days <= SEASON:
            first, last = (day.year * 12 + day.month for day in (when.earliest, when.latest))
            found |= {f"{told.act} {month}" for month in range(first, last + 1)}
    return found


def pairs(people: Iterable[Described], *, most: int = MOST) -> Iterator[tuple[str, str]]:
    """The ids of every two persons that are to be compared, each pair once, of different documents."""
    document_of: dict[str, str] = {}
    wide, narrow = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for person in people:
        document_of[person.id] = person.document
        keys = keys_of(person)
        for key in keys.wide:
            wide[key].append(person.id)
        for key in keys.narrow:
            narrow[key].append(person.id)
    seen: set[tuple[str, str]] = set()
    for block in (*_blocks(wide, most), *_blocks(narrow, most)):
        for one, other in combinations(sorted(block), 2):
            if (one, other) not in seen and document_of[one] != document_of[other]:
                seen.add((one, other))
                yield one, other


def _blocks(blocks: Mapping[str, list[str]], most: int) -> Iterator[list[str]]:
    return (block for block in blocks.values() if 1 < len(block) <= most)
