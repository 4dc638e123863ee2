"""Which cue a quotation hangs on: the one that touches its marks, the one over it in the tree, or the one
before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from tumen.reading.cued import PlacedCue
from tumen.reading.speakers import Cue
from tumen.reading.speech import SORT_OF_VERB, stance_of
from tumen.vocabulary.spans import Span

#: What may stand between a quotation and the words that say whose it is: marks, a comma, a dash.
_TOUCHING = re.compile(r"[”“\"’'»«」\s,;:.!?–—-]{0,8}")
#: Words between a cue and the quotation that it opens: "told the Beacon on Monday that there was “no ...”".
_LEADS_IN = re.compile(r"[^.!?;”“\"]{0,120}")
_INTRODUCES = re.compile(r"[:,]\s*[“\"‘'«「]?\s*$")
#: Points of a cue by its place; the order is what counts. Under `LEAST` a cue is not the quotation's.
_AFTER, _BEFORE, _IN_SENTENCE, _NEXT, _PREVIOUS = 9.0, 7.0, 3.5, 1.0, 1.5
LEAST, INTRODUCES, TOUCHES = 1.0, 6.0, 9.0
_SORT = {"say": 2.0, "answer": 2.0, "according": 2.0, "owned": 2.0, "label": 2.0, "cited": 1.0, "ask": 1.0}
#: Sorts of cue that can lead in a quotation of the next sentence.
_LEADING = frozenset({"say", "answer", "ask", "label", "other", "according", "put"})
_SORT |= {
    "call": 2.0,
    "law": 1.0,
    "think": 0.5,
    "noun": 0.5,
    "count": 0.3,
    "give": 0.3,
    "from": 0.0,
    "see": -1.0,
    "hold": -1.0,
}


def cue_of(
    text: str, quotation: Span, cues: Iterable[PlacedCue], touched: Sequence[int]
) -> tuple[PlacedCue, float] | None:
    """The cue that the quotation hangs on among those outside its marks, with its points.

    ``touched`` are the numbers of the first and last sentence that the quotation runs through.
    """
    best: tuple[PlacedCue, float] | None = None
    for placed in cues:
        points = _points(text, quotation, placed, touched)
        if best is None or points > best[1]:
            best = (placed, points)
    return best if best is not None and best[1] >= LEAST else None


#: Nouns of somebody's own words: "in its words", "by her account".
_OWN_WORDS = frozenset("word account telling opinion view phrase".split())


def _points(text: str, quotation: Span, placed: PlacedCue, touched: Sequence[int]) -> float:
    # Who shares a subject that stands before the quotation does not frame it: "the group “...” and adds".
    region = placed.word if placed.cue.rule == "speaker.shared" else placed.region
    points = _SORT.get(placed.cue.sort, 0.0)
    if placed.cue.sort == "owned" and placed.cue.word.lemma_.lower() not in _OWN_WORDS:
        points = 0.0
    first, last = touched[0], touched[-1]
    if region.start >= quotation.end:
        between = text[quotation.end : region.start]
        if placed.sentence > last:
            return points + _NEXT - 2.0
        if _TOUCHING.fullmatch(between):
            return points + _AFTER
        return points + _IN_SENTENCE - len(between) / 100
    if region.end <= quotation.start:
        between = text[region.end : quotation.start]
        if placed.sentence < first:
            if placed.cue.sort not in _LEADING:
                return 0.0
            leads_in = _INTRODUCES.search(between) and _LEADS_IN.fullmatch(between.rstrip("“\"‘'«「 \n:,"))
            return points + (_BEFORE if leads_in else _PREVIOUS - len(between) / 150)
        if _LEADS_IN.fullmatch(between[:-1]):
            near = _BEFORE - len(between) / 40
            return points + near + (1.5 if _INTRODUCES.search(between) and len(between) < 50 else 0.0)
        return points + _IN_SENTENCE - len(between) / 100
    # its words stand on both sides: "The ministry, “...”, said"
    return points + _AFTER if placed.sentence in touched else points


#: Tokens between a quotation and its verb of telling at most: "the husband of one of the mothers told".
_NEAR = 16
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MARKS = frozenset("“ ” \" ' ‘ ’ « » 「 」 , . ! ? : ; — – - … '' `` ( )".split())
_SAYS = frozenset({"say", "answer", "ask", "think", "put", "other"})


def cue_at_marks(doc: Doc, start: int, end: int) -> Cue | None:
    """The cue that touches a quotation from ``start`` to ``end`` of its sentence, by the order of the words.

    Where a quotation stands in a sentence, the tree often hangs its verb of saying on a word of the
    quotation.
    """
    after = [token for token in doc if token.idx >= end]
    while after and after[0].text in _MARKS:
        after = after[1:]
    found = _cue_after(after[:_NEAR]) if after else None
    if found is not None:
        return found
    before = [token for token in doc if token.idx + len(token) <= start]
    while before and before[-1].text in _MARKS:
        before = before[:-1]
    return _cue_before(before[-_NEAR:]) if before else None


def _tells(token: Token) -> bool:
    finite = token.tag_ in _FINITE or token.tag_ == "VBN" and token.dep_ in ("ROOT", "ccomp", "conj")
    return finite and SORT_OF_VERB.get(token.lemma_.lower()) in _SAYS


def _cue_after(tokens: Sequence[Token]) -> Cue | None:
    """ "..., said Han", "..., the husband of one of the mothers told researchers"."""
    if _tells(tokens[0]):
        noun: list[Token] = []
        for token in tokens[1:]:
            if token.text in _MARKS and token.text != "-" or token.pos_ in ("VERB", "ADP", "SCONJ", "AUX"):
                break
            noun.append(token)
        return _cue(tokens[0], noun)
    if tokens[0].pos_ in ("VERB", "ADP", "SCONJ", "CCONJ", "AUX"):
        return None
    for at, token in enumerate(tokens[1:], 1):
        if token.text in _MARKS - {",", "-"}:
            return None
        if _tells(token):
            return _cue(token, tokens[:at])
    return None


def _cue_before(tokens: Sequence[Token]) -> Cue | None:
    """ "The guards said to us, ...": the verb nearest before the marks, and the noun phrase before it."""
    for back, token in enumerate(reversed(tokens[-4:]), 1):
        if _tells(token):
            noun: list[Token] = []
            for other in reversed(tokens[: len(tokens) - back]):
                if other.text in _MARKS - {"-"} or other.pos_ in ("VERB", "SCONJ", "CCONJ"):
                    break
                noun.insert(0, other)
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            return _cue(token, [subject] if subject is not None else noun or list(tokens[0].sent[:_NEAR]))
    return None


def _cue(verb: Token, noun: Sequence[Token]) -> Cue | None:
    """A cue of ``verb`` with the head of the noun phrase that these tokens begin with."""
    heads = [token for token in noun if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    if not heads:
        return None
    head = heads[0]
    while head.dep_ in ("compound", "poss", "amod", "nmod") and head.head in heads and head.head.i > head.i:
        head = head.head
    lemma = verb.lemma_.lower()
    return Cue(verb, head, SORT_OF_VERB[lemma], "speaker.at-marks", stance_of(lemma))
