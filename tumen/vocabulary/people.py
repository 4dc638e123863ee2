"""Which English nouns count people or cases, and in what way."""

from __future__ import annotations

import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files


class Counted(Enum):
    """What a counted noun tells about its number."""

    VICTIMS = "victims"  #: core even when no act stands beside it
    PEOPLE = "people"  #: core when an act is told of them
    ROLES = "roles"  #: core only when a violation is told of them
    CASES = "cases"
    LIGHT = "light"  #: look through: "a group of 40 escapees"
    THINGS = "things"
    UNKNOWN = "unknown"


@cache
def _lists() -> dict[str, Counted]:
    data = files("tumen.vocabulary").joinpath("packs/english/people.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(data)
    return {
        word: kind for kind in reversed(Counted) if kind.value in lists for word in lists[kind.value].split()
    }


#: Endings of nouns for people in the power of others ("evacuees"); too many role nouns end in -er to guess
#: from it.
_VICTIM_ENDINGS = ("ees", "ee")


def counted(noun: str) -> Counted:
    """How a figure of ``noun`` (a lemma, or its plural) is to be taken."""
    noun = noun.lower().replace("’", "'").removesuffix("'s")
    lists = _lists()
    for form in _singulars(noun):
        if form in lists:
            return lists[form]
    last = noun.rsplit("-", 1)[-1]
    if last != noun:
        return counted(last)
    if (
        noun.endswith(_VICTIM_ENDINGS)
        and len(noun) > 5
        and noun not in ("committee", "committees", "employees", "degrees")
    ):
        return Counted.VICTIMS
    return Counted.PEOPLE if noun.endswith(("women", "men")) and noun != "regimen" else Counted.UNKNOWN


def _singulars(noun: str) -> list[str]:
    forms = [noun]
    if noun.endswith("ies"):
        forms.append(noun[:-3] + "y")
    if noun.endswith("s"):
        forms.append(noun[:-1])
    if noun.endswith("es"):
        forms.append(noun[:-2])
    irregular = {
        "men": "man",
        "women": "woman",
        "children": "child",
        "wives": "wife",
        "lives": "life",
        "persons": "person",
    }
    return [*forms, *([irregular[noun]] if noun in irregular else [])]
