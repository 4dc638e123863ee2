"""Numbers that a text takes back, puts right, or names as not the right one; and "not fewer than", which
denies nothing."""

from __future__ import annotations

import re

#: "One newspaper had 2,000 for two days, and took it back": who told the number tells it no more.
_TAKEN_BACK = re.compile(
    r"[^;:.!?]{0,90}\b(?:took|taken?|takes|withdrew|withdrawn|withdraws|retracted|retracts|dropped)\s+"
    r"(?:it|that|(?:the|that|this)\s+(?:figure|number|count|claim|estimate))\b(?:\s+back\b|\s*[,.;]|\s+(?:after|later|when|the|two|within)\b)"
)
#: "... that 200 had been sent back, and a week later corrected the number to 34".
_PUT_RIGHT = re.compile(
    r"[^;.!?]{0,120}\b(?:corrected|revised|amended)\s+(?:it|that|(?:the|that|this|its|their)\s+(?:figure|number|count|claim|estimate|total))"
    r"\s+to\b"
)
#: "An earlier version of this story said that 45 ...": the number that was wrong.
_EARLIER_VERSION = re.compile(
    r"\b(?:earlier|previous|first)\s+(?:version|edition|draft)\s+of\s+(?:this|the|our)\s+\w+\s+(?:wrongly\s+|mistakenly\s+)?"
    r"(?:said|stated|gave|reported|put|misstated|had|spoke)\b(?:(?!\b(?:in\s+fact|correct|it\s+was|rather)\b)[^.!?])*$",
    re.IGNORECASE,
)
#: "The group now says 72, not 90": the second number is the one that it is not.
_NOT_THIS = re.compile(r"\d[^\s.;]*(?:\s+[\w-]+){0,2},\s+(?:and\s+)?not\s+(?:the\s+)?$")
_NOT_THIS_ENDS = re.compile(r"(?:\s+\w+){0,3}\s*(?:[,.;:)!?”\"]|$)")
#: "Until March 2023 this page said 240", "our last letter said 150": what stands there no more.
_SAID_BEFORE = re.compile(
    r"\b(?:until\s+\w+(?:\s+\d{1,4})?,?\s+(?:this|the|our)\s+(?:page|site|sheet|list|letter|table)"
    r"|our\s+(?:last|previous|earlier)\s+\w+|it\s+was\s+(?:wrongly\s+)?given\s+as)\s*(?:(?:had\s+)?(?:said|gave|given|had|put)\b\s*)?"
    r"[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
_COUNTED_TWICE = re.compile(
    r"[^.;]{0,40}\b(?:had\s+been|were|was)\s+(?:counted\s+twice|counted\s+in\s+error|double[-\s]counted)\b"
)
_NOT_FEWER = re.compile(r"\bnot\s+(?:fewer|less|more|under|over|below|above)\s+(?:than\s+)?$", re.IGNORECASE)


def is_taken_back(sentence: str, start: int, end: int) -> bool:
    """Whether the words around the number at ``start`` to ``end`` say that it was wrong."""
    found = _TAKEN_BACK.match(sentence, end)
    if found is not None and ("took it" not in found[0] or found[0].endswith("back")):
        return True
    if _SAID_BEFORE.search(sentence, max(0, start - 80), start) or _COUNTED_TWICE.match(sentence, end):
        return True
    if _PUT_RIGHT.match(sentence, end) or _EARLIER_VERSION.search(sentence, 0, start):
        return True
    before = sentence[max(0, start - 60) : start]
    return _NOT_THIS.search(before) is not None and _NOT_THIS_ENDS.match(sentence, end) is not None


def is_a_bound(sentence: str, start: int) -> bool:
    """Whether "not" before the number at ``start`` only bounds it: "not fewer than 70"."""
    return _NOT_FEWER.search(sentence, max(0, start - 30), start) is not None
