"""Evidence for whether a clause answers, and how: its verb and how it is denied, what it says, who says it,
where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tumen.reading.answers.asked import AskedBefore
from tumen.reading.answers.finding import Candidate
from tumen.reading.answers.guessing import guessed
from tumen.reading.heard import NOBODY, OTHERS, VOICE, Heard, Hearing, telling
from tumen.reading.parsing import text_of
from tumen.reading.replying.words import ANSWERS, REQUESTS, SPEAKING_FOR, VERBS
from tumen.reading.weighing.acts import bucket

_FAR = 99
#: Words that say that somebody was asked before he spoke.
_ASKED = re.compile(
    r"\b(?:(?:when|on\s+being|was|were|being)\s+asked|[Aa]sked\s+(?:about|whether|why|how|if|for|by)|in\s+(?:a\s+)?(?:\w+\s+)?"
    r"(?:reply|response|answer)\s+to|put\s+to\s+(?:him|her|them|it))\b"
)


def signs_of(
    candidate: Candidate, who: Heard, asked: AskedBefore, *, before: tuple[Candidate, Heard] | None
) -> list[str]:
    """The signs by which it is weighed whether a clause answers, and how; ``before`` is the answer found
    last, with who answers by it."""
    hearing = asked.hearing
    last = before[0] if before is not None else None
    return [*_signs(candidate, who, hearing, last), *_of_discourse(candidate, who, asked, before)]


def _of_discourse(
    candidate: Candidate, who: Heard, asked: AskedBefore, before: tuple[Candidate, Heard] | None
) -> Iterator[str]:
    """Who was asked, who asks in this document, who answered just before."""
    frame, said, denied = candidate.frame, bool(candidate.said), candidate.is_denied
    state = _is_state(candidate, who, asked.hearing)
    yield f"state={state}:{frame}"
    yield f"state={state}:{said}"
    yield f"state={state}:{denied}:{frame}"
    words = [each for name in who.names if (each := telling(name))]
    last = asked.last(candidate.sentence, candidate.head.i)
    met = "none" if last is None else "same" if any(each & telling(last.name) for each in words) else "other"
    yield f"asked-last={met}:{frame}"
    yield f"asked-last={met}"
    role = asked.role_of(words)
    yield f"role={role}:{frame}"
    yield f"role={role}:{state}"
    yield f"role={role}:{said}"
    if before is not None:
        near = candidate.sentence.index - before[0].sentence.index <= 1
        yield f"goes-on={bool(set(before[1].names) & set(who.names))}:{near}:{frame}"
    source = asked.hearing.prepared.source
    yield f"genre={source.genre}:{frame}"
    yield f"reply={asked.is_reply}:{frame}"
    yield f"reply={asked.is_reply}:{who.rule.partition('.')[0]}:{said}"
    for word in {word for name in words for word in name}:
        yield f"name={word}"
    if candidate.cue is not None:
        yield f"teller={candidate.cue.cue.who.lemma_.lower()}"
        yield f"tells={candidate.cue.cue.word.tag_}:{candidate.head.tag_}"
    index = candidate.sentence.index
    opens = not index or asked.hearing.prepared.sentences[index - 1].block != candidate.sentence.block
    yield f"opens={opens}:{candidate.first == 0}:{frame}"
    above = candidate.head.head
    if above != candidate.head:
        yield f"above={above.lemma_.lower()}:{candidate.head.dep_}"
    if _ASKED.search(text_of(candidate.doc)):
        yield f"was-asked:{frame}"
        yield "was-asked"


def _is_state(candidate: Candidate, who: Heard, hearing: Hearing) -> bool:
    """Whether who answers is a state, one of its organs, or who speaks for one."""
    if candidate.cue is not None and candidate.cue.cue.who.lemma_.lower() in SPEAKING_FOR:
        return True
    for name in who.names:
        member = hearing.voices.cast.named(name)
        if member is not None and (member.is_place or member.is_office or member.nouns & SPEAKING_FOR):
            return True
        if telling(name) & SPEAKING_FOR:
            return True
    return False


def _signs(candidate: Candidate, who: Heard, hearing: Hearing, before: Candidate | None) -> Iterator[str]:
    frame, group = candidate.frame, candidate.group
    denied = candidate.is_denied
    yield "any"
    yield f"frame={frame}"
    yield f"denied={denied}:{frame}"
    head = candidate.head.lemma_.lower()
    yield f"head={head}:{denied}"
    yield f"head={head}"
    if frame == "verb":
        yield f"group={group}:{denied}"
        yield f"group={group}"
    by = hearing.sort_of(who.names[0]) if who.names else "none"
    yield f"by={by}"
    yield f"by={by}:{frame}"
    yield f"rule={who.rule}:{frame}"
    said = candidate.said
    for name in said:
        yield f"said={name}"
        yield f"said={name}:{frame == 'plain'}"
        yield f"said={name}:{denied}"
        yield f"said={name}:{by}"
        yield f"said={name}:{group if frame == 'verb' else frame}"
    yield f"says={bucket(len(said), (0, 1, 2))}:{frame}"
    guess = guessed(candidate)
    name = guess.value if guess is not None else "none"
    yield f"guess={name}"
    yield f"guess={name}:{frame}"
    yield f"guess={name}:{by}"
    yield f"guess={name}:{frame}:{by}"
    yield from _of_words(candidate, denied=denied)
    yield from _of_place(candidate, who, hearing, before)


def _of_words(candidate: Candidate, *, denied: bool) -> Iterator[str]:
    head, frame = candidate.head, candidate.frame
    yield f"tag={head.tag_}:{frame}"
    yield f"dep={head.dep_}:{frame}"
    for child in head.children:
        if child.dep_ in ("aux", "auxpass", "neg", "expl"):
            yield f"aux={child.lower_}"
        if child.dep_ in ("nsubj", "nsubjpass"):
            lower = child.lower_
            sort = (
                "voice"
                if lower in VOICE
                else "nobody"
                if lower in NOBODY
                else "other"
                if lower in OTHERS
                else child.pos_
            )
            yield f"subject={sort}:{frame}"
            if any(each.lower_ == "no" for each in child.children):
                yield "subject=no"
        if child.dep_ in ("dobj", "attr", "acomp"):
            yield f"object={child.lemma_.lower()}"
        if child.dep_ in ("xcomp", "ccomp"):
            yield f"complement={child.lemma_.lower()}"
            yield f"complement={child.dep_}:{frame}"
        if child.dep_ == "mark" and child.lower_ in ("if", "when", "because", "although", "while"):
            yield f"mark={child.lower_}"
    inside = [token.lemma_.lower() for token in candidate.doc[candidate.first : candidate.end]]
    lemmas = set(inside)
    yield from (f"word={lemma}" for lemma in lemmas if lemma.isalpha())
    yield from (f"words={one} {other}" for one, other in pairwise(inside))
    yield f"answers={bool(lemmas & ANSWERS)}:{frame}:{denied}"
    yield f"requests={bool(lemmas & REQUESTS)}:{frame}"
    yield f"length={bucket(candidate.end - candidate.first, (2, 5, 10, 20))}:{frame}"


def _of_place(candidate: Candidate, who: Heard, hearing: Hearing, before: Candidate | None) -> Iterator[str]:
    frame, sentence = candidate.frame, candidate.sentence
    if candidate.cue is not None:
        lemma = candidate.cue.cue.word.lemma_.lower()
        yield f"cue={lemma}"
        yield f"cue={candidate.cue.cue.sort}:{VERBS.get(lemma, '')}"
    quoted = hearing.voices.speeches.at(candidate.passage.start) is not None
    words = candidate.words
    marks = any(mark in words for mark in '“"‘')
    yield f"quoted={quoted}:{frame}"
    yield f"marks={marks}:{frame}"
    yield f"told-by={bool(who.outer)}:{frame}"
    since = sentence.index - before.sentence.index if before is not None else _FAR
    yield f"since={bucket(since, (0, 1, 2, 5))}"
    same = before is not None and before.head.doc is candidate.head.doc
    yield f"same={same}:{frame}"
    yield f"block={sentence.kind.value}"
    if sentence.index:
        last = hearing.prepared.sentences[sentence.index - 1].of(hearing.text).rstrip(' ”"’')
        yield f"asked={last.endswith('?')}:{frame}"
    yield f"question={text_of(candidate.doc).rstrip(' ”').endswith('?')}"
