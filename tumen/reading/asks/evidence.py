"""Evidence for whether words that may ask do ask: the cue and how it goes on, who asks whom for what,
where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tumen.reading.asking.words import CEASING, DOING, GIVING
from tumen.reading.asks.addressed import Addressed
from tumen.reading.asks.finding import Candidate
from tumen.reading.asks.people import People
from tumen.reading.heard import NOBODY, OTHERS, VOICE, YOU, Heard
from tumen.reading.parsing import text_of
from tumen.reading.weighing.acts import bucket
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece

_SPEECH = frozenset(
    "tell say speak write note state add explain stress know understand see think look".split()
)
#: Words before a demand that tell whether it is one.
_BEFORE = 5
#: Sentences that stand for "no ask before".
_FAR = 99


def ask_evidence(
    candidate: Candidate, asker: Heard, addressed: Addressed, people: People, *, before: Sequence[Candidate]
) -> list[Piece]:
    """A piece for "it asks" (True) and for "it does not"; ``before`` are the asks found so far."""
    pieces = choices((True, False), [*_signs(candidate, asker, addressed, people, before)])
    return [replace(piece, given=candidate) for piece in pieces]


def _signs(
    candidate: Candidate, asker: Heard, addressed: Addressed, people: People, before: Sequence[Candidate]
) -> Iterator[str]:
    demand, act, cue = candidate.demand, candidate.act, candidate.demand.cue
    frame, lemma = demand.frame, cue.lemma_.lower()
    mood = frame in ("imperative", "item.imperative")
    kind = frame.partition(".")[0] if frame.startswith("wish") else frame
    yield "any"
    yield f"frame={kind}"
    if not mood:
        yield f"cue={kind}:{lemma}"
        yield f"cue={lemma}"
    yield f"voice={asker.rule.partition('.')[0]}:{kind}"
    yield f"rule={asker.rule}:{kind}"
    yield f"asker={_class_of(demand.asker)}:{kind}"
    yield f"asked={_class_of((act.asked or demand.asked or (None,))[0])}:{kind}"
    yield f"addressed={addressed.rule}:{kind}"
    yield f"nobody={not addressed.parties}:{kind}"
    yield from _of_words(candidate)
    yield from _of_cue(cue, kind)
    yield from _of_act(candidate, kind)
    quoted = people.is_quoted(candidate)
    yield f"quoted={quoted}:{kind}"
    by = people.sort_of(asker.names[0]) if asker.names else "none"
    to = (
        people.sort_of(addressed.parties[0].called, addressed.parties[0].kind)
        if addressed.parties
        else "none"
    )
    yield f"by={by}:{kind}"
    yield f"to={to}:{kind}"
    yield f"by={by}"
    yield f"to={to}"
    yield f"quoted={quoted}"
    length = len(people.prepared.source.text)
    yield f"place={4 * candidate.sentence.span.start // max(1, length)}:{kind}"
    yield f"sorts={by}>{to}"
    yield f"sorts={by}>{to}:{quoted}"
    yield f"block={candidate.sentence.kind.value}:{kind}"
    yield f"item={candidate.lead is not None}"
    yield f"inside={candidate.is_inside}:{kind}"
    yield f"number={min(candidate.number, 1)}"
    yield from _of_document(candidate, people, kind)
    text = text_of(candidate.doc).rstrip()
    yield f"end={text[-1:] if text[-1:] in '?!:' else '.'}:{kind}"
    last = before[-1] if before else None
    if candidate.number:
        yield f"first={last is not None and last.demand is demand}"
    since = candidate.sentence.index - last.sentence.index if last is not None else _FAR
    yield f"since={bucket(since, (0, 1, 2, 4, 8))}:{mood}"


_PLEASE = re.compile(r"\b(?:please|pls|plz|kindly)\b", re.IGNORECASE)
_URGENT = re.compile(
    r"\b(?:now|immediately|at once|forthwith|today|tonight|tomorrow|urgently|without delay|first|again)\b",
    re.I,
)


def _of_document(candidate: Candidate, people: People, kind: str) -> Iterator[str]:
    """What sort of document asks: a letter, an order of court; how much it asks in the same way."""
    traits = people.traits
    words = candidate.doc[max(0, candidate.act.first - 4) : candidate.act.end].text
    if _PLEASE.search(words):
        yield f"please:{kind}"
        yield "please"
    if _URGENT.search(words):
        yield f"urgent:{kind}"
    if people.prepared.source.genre:
        yield f"genre={people.prepared.source.genre}:{kind}"
    yield f"letter={traits.is_letter}:{kind}"
    if traits.is_of_court:
        yield f"court:{candidate.demand.cue.lemma_.lower()}"
        yield f"court:{kind}"
    if kind == "imperative":
        yield f"speaks-to={traits.speaks_to}:{people.is_quoted(candidate)}"


def _of_words(candidate: Candidate) -> Iterator[str]:
    """The words of what is wanted, and those before the demand."""
    doc, act, cue = candidate.doc, candidate.act, candidate.demand.cue
    yield from {f"word={token.lemma_.lower()}" for token in doc[act.first : act.end] if token.is_alpha}
    yield from {
        f"pre={token.lemma_.lower()}" for token in doc[max(0, cue.i - _BEFORE) : cue.i] if token.is_alpha
    }


def _of_cue(cue: Token, kind: str) -> Iterator[str]:
    helpers = [child.lower_ for child in cue.children if child.dep_ in ("aux", "auxpass", "neg")]
    yield f"tag={cue.tag_}:{kind}"
    yield f"dep={cue.dep_}:{kind}"
    for helper in helpers:
        yield f"aux={helper}"
    yield f"negated={any(child.dep_ == 'neg' for child in cue.children)}:{kind}"
    if any(
        child.dep_ == "mark" and child.lower_ in ("if", "when", "because", "that") for child in cue.children
    ):
        yield "marked"
    if any(
        child.dep_ == "advmod" and child.lower_ in ("when", "how", "why", "where") for child in cue.children
    ):
        yield "when"
    above = [token for token in cue.ancestors if token.pos_ in ("VERB", "AUX")]
    if above:
        yield f"above={above[0].lemma_.lower()}"


def _of_act(candidate: Candidate, kind: str) -> Iterator[str]:
    act = candidate.act
    head = act.head.lemma_.lower()
    yield f"act={head}"
    group = (
        "cease"
        if head in CEASING
        else "say"
        if head in _SPEECH
        else "doing"
        if head in DOING or head in GIVING
        else "other"
    )
    yield f"act-group={group}:{kind}"
    yield f"negative={act.is_negative}:{kind}"
    yield f"passive={act.is_passive}:{kind}"
    yield f"length={bucket(act.end - act.first, (1, 2, 4, 8))}:{kind}"
    if act.is_thing:
        yield f"thing={act.head.pos_}:{head in DOING or head in GIVING}"
    objects = [child for child in act.head.children if child.dep_ in ("dobj", "dative")]
    if objects:
        yield f"object={_class_of(objects[0])}:{kind}"


def _class_of(token: Token | None) -> str:
    """What sort of word names somebody."""
    if token is None:
        return "none"
    lower = token.lower_
    for words, name in ((VOICE, "voice"), (YOU, "you"), (NOBODY, "nobody"), (OTHERS, "other")):
        if lower in words:
            return f"{name}:{lower}" if name == "voice" else name
    return {"PROPN": "name", "NOUN": "noun", "NUM": "number"}.get(token.pos_, "word")
