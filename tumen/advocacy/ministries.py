"""Which ministry of which state somebody speaks for, in English and Korean. PURE.

"외교부 대변인" of China, "the Chinese Foreign Ministry" and "the Ministry of Foreign Affairs of the People's
Republic of China" are one, and speak for China. Data: packs/advocacy/ministries.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tumen.advocacy.asking import Asked, state_of
from tumen.vocabulary.places import find_places

#: Who speaks in the name of a ministry.
_ROLE = re.compile(r"\s*(?:(?:수석|부)?대변인|당국자|관계자|장관|차관)$")


@dataclass(frozen=True, slots=True)
class Ministry:
    """A sort of ministry: what it is called (lower case), whether it speaks for its state to others, and the
    one state that has it, where there is but one."""

    code: str
    en: tuple[str, ...]
    ko: tuple[str, ...]
    country: str
    speaks_for_state: bool


@cache
def ministries() -> tuple[Ministry, ...]:
    """The ministries of the pack."""
    data = files("tumen.vocabulary").joinpath("packs/advocacy/ministries.toml").read_text(encoding="utf-8")
    return tuple(
        Ministry(
            row["code"],
            tuple(row["en"]),
            tuple(row["ko"]),
            row.get("country", ""),
            row.get("speaks_for_state", False),
        )
        for row in tomllib.loads(data)["ministry"]
    )


def speaking_for(who: Asked) -> frozenset[str]:
    """The keys by which somebody who is asked and somebody who answers are the same; none for nobody."""
    return frozenset({who.key, *_keys(who.name)}) if who.key else frozenset()


@lru_cache(maxsize=20_000)
def _keys(name: str) -> frozenset[str]:
    found = _korean(name) or _english(name)
    if found is None:
        return frozenset()
    ministry, country = found
    keys = {f"ministry:{country}:{ministry.code}"}
    return frozenset(keys | {f"state:{country}"} if ministry.speaks_for_state else keys)


def _korean(name: str) -> tuple[Ministry, str] | None:
    """ "중국 외교부 대변인", "통일부"; without a state only where one alone has it."""
    words = _ROLE.sub("", name.strip())
    for each in ministries():
        for called in each.ko:
            if words == called or words.endswith(f" {called}"):
                country = state_of(words.removesuffix(called)) or each.country
                return (each, country) if country else None
    return None


def _english(name: str) -> tuple[Ministry, str] | None:
    plain = " ".join(name.casefold().split())
    for each in ministries():
        if any(called in plain for called in each.en):
            codes = {mention.place.country for mention in find_places(name)} - {""}
            country = codes.pop() if len(codes) == 1 else "" if codes else each.country
            return (each, country) if country else None
    return None
