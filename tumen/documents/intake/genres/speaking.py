"""The signs of what was spoken: turns under labels, questions and answers, an account in the first person."""

from __future__ import annotations

import re

from tumen.documents.intake.genres.signs import QUOTED, in_head
from tumen.documents.intake.said import Said
from tumen.vocabulary.codes import BlockKind

#: Turns with a speaker's label that make a transcript.
_TURNS = 3
#: Words of a question that stands as a block of its own.
_QUESTION_WORDS = 45

_LABEL = re.compile(
    r"(?P<who>Q|A|CLIP\s\d+.{0,40}|[A-Z][A-Z .'’-]{2,40}(?:\s*\([^)]{2,60}\))?"
    r"|[A-Z][\w'’.-]*(?:\s+(?:of|the|for|at|and)?\s*\(?[A-Z][\w'’.-]*\)?){0,8}(?:\s*\([^)]{1,60}\))*)"
    r":\s+(?=\S+\s+\S+\s+\S)"
)
#: Labels of notes and dates, not of people who speak.
_NO_SPEAKER = re.compile(
    r"(?:note|update|correction|source|context|deaths?|protection|contact|verdict|reference|subject|re|to|from"
    r"|date|case|chapter|part|annex|article|background|photo|caption|tel|email|outlook|keywords|abstract"
    r"|summary|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


def _turns(said: list[Said]) -> list[tuple[Said, str]]:
    return [
        (block, match["who"].partition(" (")[0])
        for block in said
        if block.kind is BlockKind.PARAGRAPH
        and (match := _LABEL.match(block.words[:200]))
        and not _NO_SPEAKER.match(match["who"])
    ]


def is_spoken(said: list[Said], named: set[str]) -> Said | None:
    """Whether speakers with labels take turns, one of them more than once."""
    turns = _turns(said)
    speakers = [who for _, who in turns]
    is_taken = len(turns) >= _TURNS and 1 < len(set(speakers)) < len(speakers)
    return turns[0][0] if is_taken else None


def is_asked_and_answered(said: list[Said], named: set[str]) -> Said | None:
    """Whether a paper gives questions and answers under "Q" and "A" alone."""
    turns = _turns(said)
    return turns[0][0] if {who for _, who in turns} == {"Q", "A"} else None


_TOLD = in_head(
    r"\binterview(?:ed)?\b|\b(?:questions|conversation)\s+(?:for|with)\b|\bspoke\s+to\b|인터뷰",
    longest=400,
    in_notes=True,
)


def is_interview(said: list[Said], named: set[str]) -> Said | None:
    """Whether the head tells of an interview and questions stand as blocks of their own."""
    told = _TOLD(said, named)
    asked = [block for block in said if _is_question(block.words)]
    return told if told and len(asked) >= 2 else None


def _is_question(words: str) -> bool:
    # Korean papers put a dash before a question and no mark behind it.
    is_korean = bool(re.match(r"[-―—]\s?\S.*[나까가요]\.$", words))
    is_whole = words.endswith("?") and len(words.split()) <= _QUESTION_WORDS and words[0] not in '“"‘'
    return is_korean or is_whole


_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_SUFFERED = re.compile(
    r"\b(?:I|we)\s+(?:was|were|crossed|saw|had|got|heard|remember)\b"
    r"|\b(?:took|sent|sold|beat|put|made|kept|locked|gave|told)\s+(?:me|us)\b"
)
_WRITES = re.compile(
    r"\bthis\s+(?:blog|post|column|newsletter|website)\b|\bmy\s+(?:readers|blog|constituen\w+)\b|\bMy\s+Lords\b"
)
#: The least share of words of the first person in a spoken account; reports with quotations have hardly any.
_FIRST_PERSON_SHARE = 0.04
#: The share of an account's paragraphs in which its teller says "I".
_OWN_SHARE = 0.6


def is_told_in_first_person(said: list[Said], named: set[str]) -> Said | None:
    """Whether one person tells what was done to them, in most paragraphs of the text."""
    prose = [block for block in said if block.kind is BlockKind.PARAGRAPH and len(block.words.split()) > 12]
    is_addressed = any(block.kind is BlockKind.SALUTATION for block in said)
    if len(prose) < 3 or is_addressed or any(_WRITES.search(block.words) for block in prose):
        return None
    bare = [QUOTED.sub(" ", block.words) for block in prose]
    own = sum(bool(re.search(r"\b(?:I|me|my)\b", words)) for words in bare)
    suffered = sum(len(_SUFFERED.findall(words)) for words in bare)
    share = sum(len(_FIRST_PERSON.findall(words)) for words in bare) / max(1, len(" ".join(bare).split()))
    is_account = own >= _OWN_SHARE * len(prose) and suffered >= len(prose) and share > _FIRST_PERSON_SHARE
    return prose[0] if is_account else None
