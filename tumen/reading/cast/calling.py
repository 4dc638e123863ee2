"""Names that are told in a clause about whom a description brings in: "a cleaner who gave only her surname,
Gil", "a student, who asked to be called Nari", "a group called Open Ferry"."""

from __future__ import annotations

import re

_NAME = r"(?:(?:family|first|given|last|middle|sur|full|real)?[ -]?name|surname|nickname|alias)"
_ONLY = r"(?:(?:only|just|simply|here|here\s+only)\s+)?"
#: What stands between a description and its name, from the description's end to the name's beginning.
_CALLS = re.compile(
    r"(?P<clause>,?\s+(?:who|which|whom|that)\b[^.;:“”\"\n]{0,110}?\s|,?\s+|[,\s][^.;:“”\"\n]{0,110}?[\s,])"
    rf"(?:(?:gave|gives?|given|giving|us(?:e[sd]?|ing))\s+{_ONLY}(?:her|his|its|their|the|a|an)\s+{_ONLY}{_NAME}"
    rf"(?:\s+(?:only|of|as))?,?\s+{_ONLY}(?:as\s+)?"
    rf"|(?:call(?:s|ed|ing)?|nam(?:e|ed|ing)|nicknamed|known|identif(?:y|ied)|referred\s+to|introduced)\s+"
    rf"(?:(?:her|him|them|it|herself|himself|themselves|itself)\s+)?{_ONLY}(?:(?:as|by|to|in\s+print)\s+)*{_ONLY}"
    rf"(?:(?:her|his|its|their|the)\s+{_NAME}(?:\s+of)?,?\s+)?)[“\"‘']?"
)
#: Words of a clause that bring in somebody else, who is the one called.
_OTHERS = re.compile(r"\b(?:whose|son|daughter|brother|sister|mother|father|wife|husband|friend)\b")
#: "the Fund's director, lawyer Gil Dong-ju": a second noun before the name.
_NOUN_BEFORE = re.compile(r",\s+(?P<noun>[a-z][\w-]+)\s+(?:[A-Z][a-z]+\.\s+)?")


def calls(between: str) -> bool:
    """Whether the words between a description and a name say that it is the name of whom it describes."""
    found = _CALLS.fullmatch(between)
    return found is not None and _OTHERS.search(found["clause"]) is None


def noun_before(between: str) -> str:
    """The noun in lower case that stands before a name after a comma; empty where there is none."""
    found = _NOUN_BEFORE.fullmatch(between)
    return found["noun"] if found is not None else ""
