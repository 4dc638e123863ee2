"""Words that say whose a document is, in any line: "published by", "on behalf of", "Speaker:", "takes no
money"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = (
    r"(?P<name>[^\W\d_a-z][\w'’.-]*"
    r"(?:,?\s+(?:of|for|and|on|the|in|&|to|[^\W\d_a-z][\w'’.-]*)){0,11})"
)
_BEFORE_NAME = r"[“\"‘']?(?:the\s+|our\s+)?[“\"‘']?"
#: Characters of a line in which cues are looked for.
_LONGEST = 1500


def _any(words: str) -> str:
    """One of the words, which are parted by spaces; a space inside is written as a full stop."""
    return "(?:" + "|".join(word.replace(".", r"\s+") for word in words.split()) + ")"


_MAKING = _any(
    "received published issued produced printed compiled prepared kept submitted presented convened drafted"
    " recorded collected edited"
)
_BEGINNING = _any("started tabled moved introduced proposed posted written words told filed")
_PAPERS = _any(
    "newsletter news sheet magazine journal bulletin paper report statement review quarterly project series"
    " record publication letter minutes register archive"
)
_SPEECHES = _any(
    "remarks statement testimony speech address evidence account story deposition memoir declaration"
    " interview intervention notebooks? diary diaries recollections"
)
_LABELS = _any(
    "speaker witness narrator author from interviewee deponent applicant name spokesperson contact editors?"
    " signed delivered.by reporter"
)
_ASKING = _any(
    "calls?.on calls?.upon calls?.for urges asks demands recommends repeats condemns requests has.received"
    " has.recorded has.registered has.confirmed has.written has.learnt has.asked"
)
_DESCRIBING = _any(
    "an? the run funded founded registered based sent printed copied produced edited published supported"
    " independent"
)
_YEARS = r"(?:(?:19|20)\d{2}\s*(?:[-–]\s*(?:(?:19|20)\d{2}|\d{2}))?)?"

#: What a line says before it names somebody, by the name of the sign.
_BEFORE = {
    "published by": rf"\b{_MAKING}(?:\s+[^.;:]{{0,40}}?)?\s+by",
    "started by": rf"\b{_BEGINNING}\s+by",
    "told to": r"\btold\s+to",
    "on behalf": r"\bon\s+behalf\s+of",
    "behalf of all": r"^for\s+(?=the\s)",
    "paper of": rf"\b{_PAPERS}\s+(?:of|from|by)",
    "words of": rf"\b{_SPEECHES}\s+(?:of|by|with|from|(?:delivered|made|given)\s+by)",
    "by": r"^(?:by|from)",
    "speaker:": rf"\b{_LABELS}\s*[:,]",
    "i am": r"\b(?:my\s+name\s+is|I\s+am\s+called|I,|I['’]m|this\s+is|listening\s+to|watching)",
    "we at": r"\b(?:we\s+at|we,|here\s+at|welcome\s+to)",
    "copyright": rf"(?:©|ⓒ|\(c\)|copyright)\s*{_YEARS}",
    "called": r"\b(?:speaker|witness|narrator|she|he|author)[^.]{0,30}?\s(?:is|are)\s+(?:called|named)",
    "about": r"^about",
    "for outlet": r"\bfor",
}
#: What it says after a name.
_AFTER = {
    "takes": r"\s+(?:takes?|receives|accepts?)\s+no\b",
    "is a": rf"(?:\s*\([^)]*\))?\s+(?:is|was|are)\s+{_DESCRIBING}\b",
    "founded": r"\s+(?:was\s+)?(?:founded|established|has\s+(?:documented|recorded|worked|\d+))",
    "did not pay": r"\s+does\s+not\s+(?:pay|accept|take)\b",
    "calls on": rf"\s+{_ASKING}\b",
    "spokesperson": r"\s+[Ss]pokes(?:person|man|woman)(?:['’]s)?\b",
    "came": r"\s+(?:came\s+to|covers|was\s+born|reports?\s+from|lives\s+in|works)\b",
}
_PATTERNS = tuple(
    (cue, re.compile(rf"(?i:{words})\s*:?\s*(?i:{_BEFORE_NAME}){_NAME}")) for cue, words in _BEFORE.items()
) + tuple(
    (cue, re.compile(rf"(?:^|[.;“\"]\s*|\s){_BEFORE_NAME}{_NAME}{words}")) for cue, words in _AFTER.items()
)


def cued(words: str) -> Iterator[tuple[str, str]]:
    """Each name with the cue that says something of it, in a line of any length."""
    for cue, pattern in _PATTERNS:
        for match in pattern.finditer(words[:_LONGEST]):
            name = _cut(match["name"])
            if name:
                yield cue, name


def _cut(name: str) -> str:
    """A name without what only follows or opens it: "Reed Aid, Seoul", "Ada Quill of"."""
    name = re.split(r",\s|(?<=[a-z]{3})\.\s", name)[0]
    name = re.sub(r"(?:\s+(?:of|for|and|on|the|in|&|to))+$", "", name.strip(" .,"))
    name = re.sub(r"^(?:The|A|An)\s+(?=[A-Z])", "", name)
    return name if len(name) > 1 else ""
