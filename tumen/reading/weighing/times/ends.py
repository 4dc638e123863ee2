"""The document's date, and times whose beginning is told in one place and whose end in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tumen.reading.story import Story
from tumen.reading.telling import ToldFigure
from tumen.reading.times.calendars import moved
from tumen.reading.times.meanings import Length
from tumen.reading.weighing.acts import group_of
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times.events import Events
from tumen.reading.weighing.times.setting import UNTOLD, Setting
from tumen.vocabulary.dates import Interval

Begin = tuple[str, date, Any]


def of_the_document(setting: Setting) -> Iterator[Piece]:
    """How things stand when the document is written, and what is counted up to then."""
    here = (
        f"{setting.kind}:{setting.aspect}",
        f"{setting.kind}:{setting.mode}",
        f"{setting.kind}:own={setting.has_own}",
        f"{setting.kind}:{setting.lean}",
        f"{setting.kind}:{setting.act}",
        f"{setting.kind}:cue={setting.cue}",
        f"{setting.kind}:{setting.polarity}",
        f"cue={setting.cue}",
        f"cue={setting.cue}:own={setting.has_own}",
        f"{setting.aspect}:{setting.lean}",
    )
    if setting.now is not None and not (setting.kind == "event" and setting.is_over):
        yield Piece(setting.now, tuple(f"asof:{part}" for part in here), "time.as-of-document")
    if setting.now is not None:
        total = Interval(None, setting.now.latest)
        yield Piece(total, tuple(f"total:{part}" for part in here), "time.total-to-document")
    said = setting.saying
    if said is not None and said.interval is not None:
        yield Piece(said.interval, tuple(f"assaid:{part}" for part in here[:4]), "time.as-of-saying", said)
        total = Interval(None, said.interval.latest)
        yield Piece(total, tuple(f"totalsaid:{part}" for part in here[:4]), "time.total-to-saying", said)


def of_ends(setting: Setting, story: Story, events: Events, before: Sequence[ToldFigure]) -> Iterator[Piece]:
    """Beginnings told before, with the ends that the sentence, its saying or the document give."""
    begins = list(_begins(setting, story, events, before))
    ends = list(_ends(setting, story))
    for name, begin, given in begins:
        for end_name, end, end_given in [*ends, *_lengths(setting, story, begin)]:
            if end < begin:
                continue
            features = (
                f"ends:{name}:{end_name}",
                f"ends:{name}:{end_name}:{setting.kind}",
                f"ends:{end_name}:{setting.kind}:{setting.aspect}",
                f"ends:{end_name}:{setting.kind}:cue={setting.cue}",
                f"ends:{end_name}:own={setting.has_own}:{setting.kind}",
                f"ends:{end_name}:{setting.lean}",
                f"ends:{end_name}:{setting.mode}",
            )
            yield Piece(Interval(begin, end), features, "time.between", end_given or given)


def _begins(setting: Setting, story: Story, events: Events, before: Sequence[ToldFigure]) -> Iterator[Begin]:
    for dated in story.dated(setting.told.sentence.index):
        if dated.interval is not None and dated.interval.earliest is not None and not dated.dates_saying:
            since = "since" if dated.expression.rule.startswith("since") else "own"
            yield since, dated.interval.earliest, dated
            break
    index = setting.told.sentence.index
    item = story.item(setting.told.sentence)
    if item is not None and item.interval is not None and item.interval.earliest is not None:
        yield "item", item.interval.earliest, item
    for other in reversed(before[-4:]):
        interval = other.when
        if interval is not None and interval.earliest is not None:
            same = group_of(str(other.value("act") or "")) == setting.act
            yield f"figure:act={same}", interval.earliest, other
            break
    for sentence, event in reversed(events.in_order):
        if sentence < index and event.interval.earliest is not None and not event.is_law:
            near = "near" if index - sentence <= 3 else "far"
            yield f"event:{near}", event.interval.earliest, event.last_before(index)
            break
    main = events.main
    if main is not None and main.interval.earliest is not None:
        yield "main", main.interval.earliest, main.mentions[0]


def _ends(setting: Setting, story: Story) -> Iterator[Begin]:
    for dated in story.dated(setting.told.sentence.index):
        if dated.interval is not None and dated.interval.latest is not None and story.ends_something(dated):
            yield "until", dated.interval.latest, dated
    if setting.saying is not None and setting.saying.interval is not None:
        latest = setting.saying.interval.latest
        if latest is not None:
            yield "saying", latest, setting.saying
    if story.period is not None and story.period[0].latest is not None:
        yield "period", story.period[0].latest, story.period[1]
    if setting.now is not None and setting.now.latest is not None:
        yield "document", setting.now.latest, None


def _lengths(setting: Setting, story: Story, begin: date) -> Iterator[Begin]:
    """The ends that lengths told in the sentence give: "held for nineteen days", from the arrest told
    before."""
    for time in story.lengths(setting.told.sentence):
        meaning = time.meaning
        assert isinstance(meaning, Length)
        try:
            yield "length", moved(begin, meaning.unit, meaning.count), None
        except (OverflowError, ValueError):
            continue  # beyond the calendar


def untold(setting: Setting) -> Piece:
    """That nothing tells it."""
    own = setting.has_own
    here = "untold:dated" if setting.now is not None else "untold:undated"
    real = f"{here}:notyet" if setting.mode == "notyet" else here
    return Piece(
        UNTOLD,
        (
            "untold",
            here,
            real,
            f"{real}:{setting.kind}",
            f"{real}:own={own}",
            f"{here}:{setting.mode}",
            f"{here}:own={own}:{setting.kind}",
            f"{here}:{setting.polarity}",
            f"{here}:{setting.lean}",
            f"{here}:{setting.act}",
            f"{here}:{setting.kind}:{setting.aspect}",
        ),
    )
