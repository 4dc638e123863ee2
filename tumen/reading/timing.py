"""Which time expression of a sentence belongs to which figure, by the tree; and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from tumen.reading.speech import PLAIN
from tumen.reading.times import TimeExpression, resolve
from tumen.vocabulary.dates import Interval

#: Kinds of expression that tell when something was, and not how long, how old or how often.
DATING = frozenset({"date", "relative", "span"})
#: Tree steps beyond which an expression in the same sentence is taken to belong to something else.
_FAR = 7


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression chosen for a figure, with how far it hangs from the figure's predicate in the tree."""

    expression: TimeExpression
    distance: int


def time_for(doc: Doc, offset: int, anchor: Token, figure: Token, expressions: list[TimeExpression]) -> Timed | None:
    """The expression that hangs nearest to the figure's predicate ``anchor``; those that date a verb of saying are out.

    Offsets of ``expressions`` count from the text's beginning; ``offset`` is where the sentence begins.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for expression in expressions:
        if expression.kind not in DATING:
            continue
        token = _token(doc, expression.span.start - offset, expression.span.end - offset)
        if token is None or _dates_saying(token, anchor):
            continue
        steps = _steps(token, anchor, figure)
        key = (steps, abs(token.i - figure.i), expression)
        if steps <= _FAR and (best is None or key[:2] < best[:2]):
            best = key
    return Timed(best[2], best[0]) if best else None


def tense_of(predicate: Token | None, realis: str) -> Literal["past", "future", "present"]:
    if realis in ("planned", "pledged"):
        return "future"
    return "past"


def resolved(expression: TimeExpression, published: Interval | None, anchor: Interval | None, tense: Literal["past", "future", "present"]) -> Interval | None:
    return resolve(expression, published=published, anchor=anchor, tense=tense)


def _token(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(max(0, start), max(0, end), alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _dates_saying(token: Token, anchor: Token) -> bool:
    """Whether the expression says when somebody spoke: "the group said on Thursday that ..."."""
    left = token.left_edge.i
    before = token.doc[max(0, left - 4) : left]
    if any(word.lemma_.lower() in PLAIN and word.tag_ in ("VBD", "VBZ", "VBP") and word.i != anchor.i for word in before) and not any(
        word.text in (",", ";", ":") and word.i > max(w.i for w in before if w.lemma_.lower() in PLAIN) for word in before
    ) and anchor.i < left - 4 or _governing_verb(token).lemma_.lower() in PLAIN and _governing_verb(token).i != anchor.i:
        return _governing_verb(token).lemma_.lower() in PLAIN or anchor.i < left
    return False


def _governing_verb(token: Token) -> Token:
    current = token
    for _ in range(8):
        if current.pos_ in ("VERB", "AUX") or current.dep_ == "ROOT":
            break
        current = current.head
    return current


def _steps(token: Token, anchor: Token, figure: Token) -> int:
    """Tree steps between the expression and the predicate; a clause border or a list's next item counts double."""
    return min(_path(token, anchor), _path(token, figure) + 1)


def _path(left: Token, right: Token) -> int:
    above = {left.i: 0}
    current, steps = left, 0
    while current.dep_ != "ROOT" and steps < 20:
        steps += 2 if current.dep_ in ("ccomp", "advcl", "relcl", "parataxis") else 1
        current = current.head
        above.setdefault(current.i, steps)
    current, steps = right, 0
    while True:
        if current.i in above:
            return above[current.i] + steps
        if current.dep_ == "ROOT" or steps > 20:
            return 40
        steps += 2 if current.dep_ in ("relcl", "advcl", "parataxis") else 1
        current = current.head
