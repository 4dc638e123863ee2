"""Evidence for whether a clause answers, and how: its verb and how it is denied, what it says, who says it,
where."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.reading.answers.finding import Candidate
from tumen.reading.answers.guessing import guessed
from tumen.reading.heard import NOBODY, OTHERS, VOICE, Heard, Hearing
from tumen.reading.parsing import text_of
from tumen.reading.replying.words import ANSWERS, REQUESTS, VERBS
from tumen.reading.weighing.acts import bucket

_FAR = 99


def signs_of(candidate: Candidate, who: Heard, hearing: Hearing, *, before: Candidate | None) -> list[str]:
    """The signs by which it is weighed whether a clause answers, and how; ``before`` is the answer found
    last."""
    return [*_signs(candidate, who, hearing, before)]


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
    yield from _of_words(candidate)
    yield from _of_place(candidate, who, hearing, before)


def _of_words(candidate: Candidate) -> Iterator[str]:
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
    lemmas = {token.lemma_.lower() for token in candidate.doc[candidate.first : candidate.end]}
    yield f"answers={bool(lemmas & ANSWERS)}:{frame}:{candidate.is_denied}"
    yield f"requests={bool(lemmas & REQUESTS)}:{frame}"
    yield f"length={bucket(candidate.end - candidate.first, (2, 5, 10, 20))}:{frame}"


def _of_place(candidate: Candidate, who: Heard, hearing: Hearing, before: Candidate | None) -> Iterator[str]:
    frame, sentence = candidate.frame, candidate.sentence
    if candidate.cue is not None:
        lemma = candidate.cue.cue.word.lemma_.lower()
        yield f"cue={lemma}"
        yield f"cue={candidate.cue.cue.sort}:{VERBS.get(lemma, '')}"
    quoted = hearing.voices.speeches.at(candidate.passage.start) is not None
    marks = any(mark in candidate.words for mark in '“"‘')
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
