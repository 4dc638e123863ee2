"""The look of lists of asks: words that may stand over one, and its items, before any tree."""

from __future__ import annotations

import re

from tumen.reading.sentences import BULLETS
from tumen.vocabulary.codes import BlockKind

_ORDINAL = (
    r"(?:and\s+)?(?:firstly|secondly|thirdly|fourthly|first|second|third|fourth|fifth|sixth|seventh|lastly|"
    r"finally)\b,?\s*(?:if\s[^,]+,\s)?"
)
#: How an item begins: a mark, a number, a letter, an ordinal.
MARK = re.compile(
    rf"\s*(?:[-–—{BULLETS}]+\s*|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]\s+|{_ORDINAL})", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\s*(?:[a-z]|to\s|not\s+to\s|that\s|(?:CALLS?|URGES?|REQUESTS?|DEMANDS?|APPEALS?|INVITES?|ENCOURAGES?|"
    r"RECOMMENDS?|EXHORTS?|Calls?|Urges?|Requests?|Demands?|Appeals?|Invites?|Encourages?|Recommends?)\b)"
)
#: How the words over a list end.
OPEN = re.compile(r":\W*$|(?<!\band)(?<!\bor)(?<![.!?;,:”\"’')\]\s])\s*$")
#: Headings over asks: "OUR DEMANDS", "Recommendations", "What you can do", "Gaps and requests".
HEADING = re.compile(
    r"\b(?:demands?|requests?|recommendations?|asks?|appeals?|calls?\s+(?:to|for)\s+action|what\s+(?:you\s+can|(?:we|they)(?:['’]re)?\s+(?:ask|want|demand|need|call)|must|should|can)\b.*"
    r"|what\s+needs\s+to\b.*|how\s+(?:you\s+can|to)\s+help|take\s+action|act\s+now|next\s+steps)\W*$",
    re.IGNORECASE,
)
#: Words that announce several things.
THINGS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|ten|several|some|these|the\s+following|following|\d+)\s+(?:\w+\s+)?"
    r"(?:things|demands|requests|steps|measures|points|recommendations|asks|appeals|actions|questions)\b|"
    r"\bthe\s+following\b|\bas\s+follows\b",
    re.IGNORECASE,
)
#: Who resolves, before the operative words of a resolution.
RESOLVES = re.compile(r"\W*The\s+(?:[A-Z][\w’'-]*\s*|of\s+|on\s+|for\s+|the\s+|and\s+){1,10},?\s*$")
_SUBJECT_ONLY = re.compile(
    r"\W*(?:(?:accordingly|therefore|hence|so|thus|in\s+\w+\s+of\s+\w+),?\s+)?(?:we|i|the|this|our)\b[^.]*$",
    re.IGNORECASE,
)
#: A label of its own over items: "To Norland:", "The Government of Norland:".
_LABEL = re.compile(r"\W*(?:[Tt]o\s+)?(?:the\s+|The\s+)?[A-Z][^.:;!?]{2,90}:\s*$")
#: Code points of a sentence that only names who asks at most.
_LONG = 120


def opens_list(words: str, kind: BlockKind) -> bool:
    """Whether a sentence's words can begin a list, by their look alone."""
    heading = kind not in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW) or words.isupper() or len(words) < 50
    if heading and HEADING.search(words) and not words.rstrip().endswith("."):
        return True
    return (
        OPEN.search(words) is not None
        or RESOLVES.match(words) is not None
        or THINGS.search(words) is not None
    )


def names_asker(words: str) -> bool:
    """Whether words can only name who asks in the list below: "The Caucus therefore", "We hereby:"."""
    if len(words) > _LONG or words.isupper():
        return False
    return (
        RESOLVES.match(words) is not None
        or OPEN.search(words) is not None
        and _SUBJECT_ONLY.match(words) is not None
    )


def is_label(words: str) -> bool:
    """Whether words may be a label that says whom the items below them ask: "To the Council of Europe:"."""
    return _LABEL.match(words) is not None


def is_item(words: str) -> bool:
    """Whether a sentence goes on with a list, by its look alone."""
    return MARK.match(words) is not None or _GOES_ON.match(words) is not None
