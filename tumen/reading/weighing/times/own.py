"""The dates that a figure's own sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tumen.reading.parsing import text_of
from tumen.reading.story import GONE_BY, Dated, Story
from tumen.reading.telling import ToldFigure
from tumen.reading.timing import (
    dates_saying,
    is_beside,
    steps_between,
    tells_of_another,
    tense_of,
    token_of,
)
from tumen.reading.weighing.acts import bucket, group_of
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times.events import Events
from tumen.reading.weighing.times.setting import UNTOLD, Setting
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

_STEPS = (0, 1, 2, 3, 4, 5, 7, 10)
_DAYS = (1, 7, 31, 366)
_QUOTES = '“”"'


def of_sentence(setting: Setting, story: Story, events: Events) -> Iterator[Piece]:
    """Each date of the sentence, nearest in the tree first, in every reading of its words; and from it until
    now."""
    told = setting.told
    offset, doc = told.sentence.span.start, told.doc
    anchor, figure = told.near, told.figure.head
    found: list[tuple[int, int, Dated, tuple[str, ...]]] = []
    places = [
        other.figure.head.idx for other in events.figures.get(told.sentence.index, ()) if other is not told
    ]
    spans = [one.expression.span.shifted_back(offset) for one in story.dated(told.sentence.index)]
    dates = [span.start for span in spans]
    for dated in story.dated(told.sentence.index):
        expression = dated.expression
        begin, end = expression.span.start - offset, expression.span.end - offset
        token = token_of(doc, begin, end)
        if token is None:
            continue
        if _is_aside(text_of(doc), begin, figure.idx, places) or _BORN.search(text_of(doc), 0, begin):
            continue
        if _is_of_compared(text_of(doc), begin, figure.idx, places):
            continue
        if _is_of_the_whole(told, token) or told.is_only_described_by(token):
            continue
        if _is_of_another_clause(text_of(doc), begin, figure.idx, places, spans):
            continue
        is_told_then = _told_then(text_of(doc), figure.idx, spans) == begin
        if is_told_then:
            dated = story.at_the_point(dated)  # "since June 2019, when 25 people were returned": in that June
        saying = dates_saying(token, anchor, figure) or dated.dates_saying
        beside = is_beside(doc, expression, offset, figure)
        steps = 0 if beside else steps_between(token, anchor, figure)
        between = text_of(doc)[min(end, figure.idx) : max(begin, figure.idx)]
        bearing = dated.bearing
        same_act = group_of(dated.act) == setting.act if dated.act else "none"
        marks = (
            f"own:bears={bearing}:{setting.kind}",
            f"own:bears={bearing}:act={same_act}",
            f"own:bears={bearing}:{setting.aspect}",
            f"own:saying={saying}",
            f"own:another={tells_of_another(token, figure)}",
            f"own:beside={beside}",
            f"own:initial={not text_of(doc)[:begin].strip(' -–•*“') and begin < figure.idx}",
            f"own:{expression.kind}:saying={saying}:{setting.kind}",
            f"own:saying={saying}:{setting.aspect}",
            f"own:after={begin > figure.idx}:apart={bucket(len(between), (12, 30, 60, 110))}",
            f"own:parted={';' in between or ' but ' in between}",
            f"own:quoted={any(mark in between for mark in _QUOTES)}",
            f"own:law={story.is_of_law(dated)}",
            *((TOLD_THEN,) if is_told_then else ("own:then=False",)),
            *_pairing(text_of(doc), figure.idx, begin, places, dates),
        )
        found.append((steps, abs(token.i - figure.i), dated, marks))
    found.sort(key=lambda entry: entry[:2])
    for rank, (steps, apart, dated, marks) in enumerate(found):
        yield from _readings(setting, story, dated, rank, len(found), steps, apart, marks)


#: Of a date whose clause with "when" tells of the figure: it happened then and at no other time.
TOLD_THEN = "own:then=True"
#: "On 29 August, when 80 people were sent back": the clause tells what happened then.
_WHEN = re.compile(r",?\s+when\b")
#: Where such a clause has ended: "in 2021, when controls were strict, and rose again to 388".
_GOES_ON = re.compile(r",\s+(?:and|but|before|then)\b")


def _is_of_another_clause(
    text: str, date: int, figure: int, figures: Sequence[int], dates: Sequence[Span]
) -> bool:
    """Whether the figure, or else the date, stands in a clause with "when" apart from the other."""
    own = _told_then(text, figure, dates)
    if own is not None:
        return own != date
    return any(_told_then(text, other, dates) == date for other in figures)


def _told_then(text: str, figure: int, dates: Sequence[Span]) -> int | None:
    """Where the date begins whose clause with "when" holds the figure."""
    before = [span for span in dates if span.end <= figure]
    last = max(before, key=lambda span: span.end, default=None)
    if last is None or not _WHEN.match(text, last.end) or _GOES_ON.search(text, last.end, figure):
        return None
    return last.start


def _is_of_the_whole(told: ToldFigure, date: Token) -> bool:
    """Whether the date stands in what tells of the whole and not of the part: "September" in "five of seven
    people held in September were handed over on Friday"."""
    predicate, whole = told.predicate, told.figure.whole or told.figure.head
    if told.whole is None or predicate is None:
        return False
    return any(
        (clause == date or clause.is_ancestor(date))
        and not (clause == predicate or clause.is_ancestor(predicate))
        for clause in whole.children
        if clause.dep_ in ("acl", "relcl") and clause.i > whole.i
    )


def _is_aside(text: str, date: int, figure: int, figures: Sequence[int]) -> bool:
    """Whether the date stands in brackets with another figure: of 611 in "611 persons (September: 472
    persons)"."""
    opens = text.rfind("(", 0, date)
    closes = text.find(")", date)
    if opens < 0 or closes < 0 or ")" in text[opens:date] or opens < figure < closes:
        return False
    return any(date < other < closes for other in figures)


#: "Choi, born in 1989": the year dates nobody's return.
_BORN = re.compile(r"\bborn\s+(?:(?:in|on|about|around)\s+)?(?:the\s+)?$")
#: What leads to a number of another time: "1,170 are held, up from 450 in August 2020".
_COMPARED = re.compile(
    r"\b(?:(?:up|down|risen|rising|fallen|increased?|decreased?|dropped|rise|fall|drop)\s+from|compared\s+(?:with|to)"
    r"|as\s+against|against|than\s+the|from)\s+(?:(?:just|only|some|about|around|at\s+least|more\s+than|the)\s+)*$"
)


def _is_of_compared(text: str, date: int, figure: int, figures: Sequence[int]) -> bool:
    """Whether a date is that of a number which the figure before it is only compared with."""
    between = [other for other in figures if figure < other < date]
    return bool(between) and _COMPARED.search(text, figure, between[-1]) is not None


def _pairing(
    text: str, figure: int, date: int, figures: Sequence[int], dates: Sequence[int]
) -> tuple[str, ...]:
    """How figure and date stand in their row: "85 between 23 August and 30 September and 41 in October"; a
    date in brackets dates what stands in them: "611 persons (September: 472 persons)"."""
    low, high = min(figure, date), max(figure, date)
    side = "after" if date > figure else "before"
    between = sum(low < place < high for place in figures)
    nearer = sum(low < place < high for place in dates)
    part = text[low:high]
    opened, closed = part.count("("), part.count(")")
    bracket = "same" if opened == closed else "apart"
    row = f"{side}:figures={min(between, 2)}:dates={min(nearer, 2)}"
    return (
        f"own:{row}",
        f"own:{row}:of={min(len(dates), 3)}:{min(len(figures), 2)}",
        f"own:bracket={bracket}",
    )


def _readings(
    setting: Setting,
    story: Story,
    dated: Dated,
    rank: int,
    count: int,
    steps: int,
    apart: int,
    marks: tuple[str, ...],
) -> Iterator[Piece]:
    expression = dated.expression
    features = (
        "own",
        *marks,
        f"own:steps={bucket(steps, _STEPS)}",
        f"own:apart={bucket(apart, (2, 4, 8, 14))}",
        f"own:rank={min(rank, 2)}:of={min(count, 3)}",
        f"own:rank={min(rank, 2)}:{setting.kind}",
        f"own:{expression.kind}:{setting.kind}",
        f"own:{setting.mode}:{expression.kind}",
        f"own:{expression.rule}",
        f"own:{setting.lean}",
        f"own:{setting.kind}:{setting.aspect}",
    )
    tense = tense_of(setting.told.near, setting.realis.value)
    seen: set[Interval] = set()
    readings = story.readings(dated, setting.told.sentence, tense=tense, realis=setting.realis)
    for name, interval in _as_told(readings, is_over=setting.is_over):
        if interval is None:
            yield Piece(UNTOLD, (*features, "own:unresolved"), f"time.{expression.rule}", dated)
            continue
        if interval in seen:
            continue
        seen.add(interval)
        days = _length(interval)
        more = (
            f"own:reading={name}",
            f"own:reading={name}:{expression.rule}",
            f"own:days={days}:{setting.kind}",
            f"own:ahead={setting.is_ahead(interval)}:{setting.mode}",
        )
        yield Piece(interval, features + more, f"time.{expression.rule}", dated)
        if name == "plain":
            yield from opened(interval, dated, setting, rank)


def _as_told(
    readings: Sequence[tuple[str, Interval | None]], *, is_over: bool
) -> Iterator[tuple[str, Interval | None]]:
    """The readings of a date; of what has happened, "in November", written in October, is that of last
    year."""
    gone_by = next((interval for name, interval in readings if name == GONE_BY), None)
    for name, interval in readings:
        if is_over and name == "plain" and gone_by is not None:
            yield name, gone_by
        elif name != GONE_BY and not (is_over and name == "ahead"):
            yield name, interval


def opened(interval: Interval, dated: Dated, setting: Setting, rank: int) -> Iterator[Piece]:
    """From the day named until the document's own: "heard nothing since they were returned on 9 October"."""
    until = setting.now.latest if setting.now else None
    if interval.earliest is None or until is None or interval.earliest > until:
        return
    longer = Interval(interval.earliest, until)
    if longer != interval:
        features = (
            f"open:{setting.kind}",
            f"open:{setting.kind}:{dated.expression.kind}",
            f"open:{setting.kind}:{setting.aspect}",
            f"open:{setting.kind}:cue={setting.cue}",
            f"open:{setting.mode}",
            f"open:rank={min(rank, 2)}",
            f"open:{setting.lean}:{setting.kind}",
            f"open:saying={dated.dates_saying}",
        )
        yield Piece(longer, features, "time.until-document", dated)


def _length(interval: Interval) -> str:
    if interval.earliest is None or interval.latest is None:
        return "open"
    return bucket((interval.latest - interval.earliest).days + 1, _DAYS)
