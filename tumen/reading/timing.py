"""Which time expression of a sentence belongs to which figure, by the tree; and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from spacy.tokens import Doc, Token

from tumen.reading.acts.words import ActWord
from tumen.reading.parsing import text_of
from tumen.reading.speech import PLAIN, VERBS
from tumen.reading.times import TimeExpression, resolve, rests_on_what_was_told
from tumen.vocabulary.dates import Interval

#: Kinds of expression that tell when something was, and not how long, how old or how often.
DATING = frozenset({"date", "relative", "span"})
#: A day without a year in an undated story lies within these days of the story's last date.
_STORY_DAYS = 120
#: Days within which a coming (or just past) day is meant, and beyond which the other year's day is out of the
#: question.
_SOON, _LONG = 60, 250


def tense_of(predicate: Token | None, realis: str) -> Literal["past", "future", "present"]:
    if realis in ("planned", "pledged", "feared", "demanded"):
        return "future"
    return "past"


def resolved(
    expression: TimeExpression,
    published: Interval | None,
    anchor: Interval | None,
    tense: Literal["past", "future", "present"],
) -> Interval | None:
    """The days that an expression means: by the document's date, or, where it has none, near the story's last
    date."""
    published = _as_seen_by(expression, published)
    if expression.kind != "date" or rests_on_what_was_told(expression.meaning):
        return resolve(expression, published=published, anchor=anchor, tense=tense)
    interval = resolve(expression, published=published, anchor=None, tense=tense)
    if interval is not None and published is not None:
        return _nearest_year(expression, interval, published, tense)
    if interval is not None or anchor is None or anchor.latest is None:
        return interval
    # an undated story: a day without a year lies in the year just told ("In 2021 there was one: on 14 July"),
    # or near the day that the story has reached, or stays unresolved
    if anchor.earliest is not None and anchor == Interval.year(anchor.latest.year):
        return resolve(expression, published=Interval.day(anchor.latest), anchor=None)
    latest = Interval.day(anchor.latest + timedelta(days=_STORY_DAYS))
    told = resolve(expression, published=latest, anchor=None)
    if told is None or told.earliest is None:
        return None
    return told if abs((told.earliest - anchor.latest).days) <= _STORY_DAYS else None


def is_long_before(anchor: Interval, published: Interval) -> bool:
    """Whether what is told lies so far before the document's date that a day without a year can be of its
    year."""
    return (
        anchor.latest is not None
        and published.earliest is not None
        and (published.earliest - anchor.latest).days > _LONG
    )


def _as_seen_by(expression: TimeExpression, published: Interval | None) -> Interval | None:
    """A document of October 2023 tells dates as one written on the last of the month; "yesterday" stays
    vague."""
    if published is None or published.latest is None or published.is_day or expression.kind == "relative":
        return published
    return Interval.day(published.latest)


def _nearest_year(
    expression: TimeExpression,
    interval: Interval,
    published: Interval,
    tense: Literal["past", "future", "present"],
) -> Interval:
    """A day without a year lies in the year that brings it nearest: "the court set Oct. 24", written on 3
    October."""
    other = resolve(
        expression, published=published, anchor=None, tense="past" if tense == "future" else "future"
    )
    written = published.latest
    if (
        other is None
        or other == interval
        or written is None
        or interval.earliest is None
        or other.earliest is None
    ):
        return interval
    far, near = abs((interval.earliest - written).days), abs((other.earliest - written).days)
    return other if near <= _SOON and far > _LONG else interval


def token_of(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(max(0, start), max(0, end), alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def dates_saying(token: Token, anchor: Token, figure: Token) -> bool:
    """Whether the expression says when somebody spoke: "the group said on Thursday that ..."."""
    verb = _governing_verb(token)
    if verb.lemma_.lower() in PLAIN and verb.i not in (anchor.i, figure.i) and verb.pos_ == "VERB":
        return True
    left = token.left_edge.i
    before = token.doc[max(0, left - 3) : left]
    saying = next(
        (
            word
            for word in before
            if word.lemma_.lower() in PLAIN and word.pos_ == "VERB" and word.i != anchor.i
        ),
        None,
    )
    return saying is not None and not any(
        word.is_punct or word.lower_ == "that" for word in token.doc[saying.i : left]
    )


#: Verbs beside those of saying whose date is that of a report and not of what it reports.
_REPORTING = VERBS | frozenset(
    "visit call telephone phone ring meet write print interview ask question brief demand urge appeal"
    " summon raise"
    " propose discuss debate sit".split()
)
_OF_LAW = frozenset("accede ratify sign join adopt found establish pass enact bear marry".split())


def bearing_of(token: Token, words: Mapping[int, ActWord]) -> tuple[str, str]:
    """What an expression dates: an act (with its code), a saying, a law, another verb, or nothing in the
    tree.

    ``words`` are the act words of the sentence, by token.
    """
    current = token
    for _ in range(8):
        word = words.get(current.i)
        if word is not None and current is not token:
            return "act", word.code
        if current.pos_ in ("VERB", "AUX"):
            lemma = current.lemma_.lower()
            return ("say" if lemma in _REPORTING else "law" if lemma in _OF_LAW else "verb"), ""
        if current.dep_ == "ROOT":
            break
        current = current.head
    return "none", ""


def is_beside(doc: Doc, expression: TimeExpression, offset: int, figure: Token) -> bool:
    """Whether date and number stand side by side, as items of a list do: "40 on 18 September", "on 18
    September, 40"."""
    begin, end = expression.span.start - offset, expression.span.end - offset
    after = text_of(doc)[figure.idx + len(figure) : begin] if begin > figure.idx else ""
    before = text_of(doc)[end : figure.idx] if end < figure.idx else ""
    return bool(
        re.fullmatch(r"\s*(?:,\s*)?(?:on|in|by|during)?\s*", after)
        if begin > figure.idx
        else re.fullmatch(r"\s*[,:]\s*(?:some\s+|about\s+)?", before)
    )


def tells_of_another(token: Token, figure: Token) -> bool:
    """Whether the expression stands in a relative clause about somebody else: "Mrs Han, who came here in
    2016, said ..."."""
    current = token
    while current.dep_ != "ROOT":
        if current.dep_ == "relcl":
            inside = (
                figure == current
                or current.is_ancestor(figure)
                or figure == current.head
                or figure.is_ancestor(current)
            )
            return not inside and current.head.pos_ == "PROPN"
        current = current.head
    return False


def _governing_verb(token: Token) -> Token:
    current = token
    for _ in range(8):
        if current.pos_ in ("VERB", "AUX") or current.dep_ == "ROOT":
            break
        current = current.head
    return current


def steps_between(token: Token, anchor: Token, figure: Token) -> int:
    """Tree steps between the expression and the predicate; a clause border or a list's next item counts
    double."""
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
