"""The special procedures of the United Nations that a communication names as those who write it.

Their letters say "Mandates of the Special Rapporteur on ...; and the Working Group on ..." at the head, or
"in our capacities as Working Group on ...; Special Rapporteur on ..., pursuant to" in the first sentence.
"""

from __future__ import annotations

import re

_PROCEDURE = r"(?:Special\s+Rapporteur|Working\s+Group|Independent\s+Expert|Special\s+Representative)\b"
#: A head may go over several lines, to a blank one or to the number of the letter.
_HEAD = re.compile(
    rf"^Mandates?\s+of\s+(?P<who>(?:the\s+)?{_PROCEDURE}(?:[^\n]|\n(?!\s*(?:\n|Ref\b))){{4,900}})$",
    re.MULTILINE,
)
_CAPACITY = re.compile(
    rf"\bin\s+our\s+capacit(?:y|ies)\s+as\s+(?P<who>(?:the\s+)?{_PROCEDURE}.{{4,900}}?)"
    r"(?:,?\s+pursuant\s+to\b|\.\s|\.$)",
    re.DOTALL,
)
_NEXT = re.compile(rf"(?:[;,]\s*(?:and\s+)?|\s+and\s+)(?:of\s+)?(?:the\s+)?(?={_PROCEDURE})")


def mandates_in(words: str) -> tuple[str, ...]:
    """The procedures that ``words`` name as those who write, without articles; () where they name none."""
    found = _HEAD.search(words) or _CAPACITY.search(words)
    parts = _NEXT.split(found["who"]) if found is not None else ()
    return tuple(re.sub(r"^the\s+", "", " ".join(part.split())).strip(" ,;.") for part in parts)
