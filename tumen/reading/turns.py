"""Who speaks by the layout of a document: turns of a transcript, names over answers, signatories under a
letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tumen.reading.names import TITLES, strip_titles
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Labels of the two sides of an interview or a briefing that name no person.
ASKING = frozenset(
    {"q", "question", "interviewer", "journalist", "reporter", "moderator", "host", "presenter"}
)
ANSWERING = frozenset({"a", "answer", "spokesperson", "spokesman", "spokeswoman"})

_LABEL = re.compile(
    r"^\s*(?P<who>(?:[A-Z][\w.’'-]*(?:\s+(?:of|for|the|and)?\s*[A-Z(][\w.’')-]*){0,6}|Q|A|Question|Answer"
    r"|INTERVIEWER))\s*(?:\((?P<name>[^)]{2,60})\)\s*)?:\s"
)
#: Labels of forms and headings, not of people who speak.
_NOT_SPEAKERS = re.compile(
    r"^(?:Re|Dear|Subject|Date|From|To|Cc|Sent|Source|Sources|Photo|Caption|Note|Notes|Estimates?|Total"
    r"|Update"
    r"|Editor|Contact|Tel|Email|Read more|Published|Posted|Updated|Of these|Tags?|Location|Where|When|Ref"
    r"|Correction|Summary|Background|Listen|Watch|See also|Related|Also)\b",
    re.IGNORECASE,
)


def labelled_turn(block: str) -> str:
    """The speaker's label at the head of a block of a transcript ("MODERATOR: ..."), or nothing."""
    match = _LABEL.match(block)
    if not match or _NOT_SPEAKERS.match(match["who"]) or len(match["who"].split()) > 6:
        return ""
    named = match["name"] or ""
    titled = named.split()[0].rstrip(".") in TITLES if named else False
    return f"{match['who']} ({named})" if titled else str(match["who"])


#: A line that only names who speaks next: "Helen Marchbank, Secretary of State:".
_NAMED_ABOVE = re.compile(
    r"^\s*(?P<who>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,4})(?:\s*[,(][^:\n]{0,90})?:\s*$"
)


def turns_of(text: str, sentences: Sequence[Sentence]) -> dict[int, str]:
    """The speaker in force at each block; empty where the document is no transcript there."""
    labels: dict[int, str] = {}
    above: set[str] = set()
    names: dict[str, str] = {}  # "SPOKESPERSON (Ms Han):" names who the label is
    for sentence in sentences:
        if sentence.kind is not BlockKind.PARAGRAPH or sentence.block in labels:
            continue
        line = sentence.of(text)
        named = _NAMED_ABOVE.match(line)
        if named and not _NOT_SPEAKERS.match(line):
            labels[sentence.block] = named["who"]
            above.add(named["who"])
            continue
        role, _, name = labelled_turn(line).partition(" (")
        labels[sentence.block] = role
        if name and name.split()[0].rstrip(".") in TITLES:
            names[role] = strip_titles(name.rstrip(")"))
    told = [label for label in labels.values() if label]
    known = {label for label in told if label in above or told.count(label) > 1 or _is_speaker(label)}
    turns, current = {}, ""
    for block in sorted(labels):
        current = labels[block] if labels[block] in known else current
        turns[block] = names.get(current, current)
    return turns


def _is_speaker(label: str) -> bool:
    titled = label.split()[0].rstrip(".") in TITLES
    return label.isupper() or label.lower() in ASKING | ANSWERING or titled


_INTERVIEWED = re.compile(
    r"\b(?:questions\s+(?:for|to)|interview(?:\s+with|:)|in\s+conversation\s+with|(?:talks|speaks)\s+to"
    r"|meet)\s+"
    r"(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})",
    re.IGNORECASE,
)


def interviewee_of(headline: str) -> str:
    """Whom a headline announces as interviewed ("Five questions for ..."), or nothing."""
    match = _INTERVIEWED.search(headline)
    if not match or not match["who"][0].isupper():
        return ""
    return match["who"].title() if match["who"].isupper() else str(match["who"])


def signatories_of(
    text: str, blocks: Sequence[tuple[BlockKind, Span]]
) -> tuple[tuple[str, ...], Span | None]:
    """Who signed the letter that the document is or holds, and the stretch that they speak in.

    The stretch runs from the salutation to the first signature; without both there is no letter.
    """
    opened = next((span for kind, span in blocks if kind is BlockKind.SALUTATION), None)
    signed = [
        span for kind, span in blocks if kind is BlockKind.SIGNATURE and opened and span.start > opened.start
    ]
    if opened is None or not signed:
        return (), None
    lines = [line for span in signed for line in span.of(text).splitlines()]
    names = tuple(name for line in lines if (name := _signature(line)))
    return names, Span(opened.start, signed[0].start) if names else None


_SIGNED = re.compile(r"\s*(?P<name>(?:[A-Z][\w.’'-]+\s+){1,3}(?:of\s+)?[A-Z][\w’'-]+)(?:,.*)?$")
_ROLE_LINE = re.compile(
    r"\b(?:[Cc]hair|[Ss]ecretary|[Dd]irector|[Ss]pokes\w+|[Cc]lerk|[Aa]nalyst|[Cc]oordinator|[Pp]resident"
    r"|[Mm]inister|Copy|Cc|CC|Group|Centre"
    r"|Council|Committee|Korea|University|Commission)\b"
)


def _signature(line: str) -> str:
    """The name on a line of signatures; a line that only gives a role or a body is none."""
    match = _SIGNED.match(line)
    if not match or _ROLE_LINE.search(match["name"]) or re.match(r"\s*(?:Yours|With|Kind|Best)\b", line):
        return ""
    return match["name"].strip()
