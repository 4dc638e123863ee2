"""Evidence for the time of a figure: what its sentence names, what was told before, the document's own date.

Values are intervals; `UNTOLD` stands for a time that nothing tells, or that words tell which nothing
resolves. Many values are a beginning told in one place and an end told in another ("five have died since":
from the return until the document's date), so beginnings and ends are gathered each by itself and put
together.

events.py     the events that a document tells
setting.py    what is known of the figure when its time is weighed
own.py        the dates of its own sentence
ends.py       the document's date, and beginnings and ends put together
elsewhere.py  the figures before and after, and the events that the document tells
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.reading.story import Story
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times.elsewhere import (
    of_another_count,
    of_events,
    of_figures,
    of_item,
    of_period,
)
from tumen.reading.weighing.times.ends import of_ends, of_the_document, untold
from tumen.reading.weighing.times.events import Events
from tumen.reading.weighing.times.own import TOLD_THEN, of_sentence
from tumen.reading.weighing.times.setting import UNTOLD, Setting, setting_of
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.dates import Interval

__all__ = ["UNTOLD", "Setting", "time_evidence"]


def time_evidence(
    told: ToldFigure,
    telling: Telling,
    story: Story,
    events: Events,
    before: Sequence[ToldFigure],
    *,
    kind: ClaimKind,
) -> list[Piece]:
    """All evidence for the time of ``told``, whose act and realis are known, supposing that it counts a
    ``kind``."""
    setting = setting_of(told, story, kind)
    pieces = [*of_sentence(setting, story, events)]
    sure = [piece for piece in pieces if TOLD_THEN in piece.features] or list(
        of_another_count(setting, before)
    )
    if sure:
        return _as_one(sure)
    pieces += of_the_document(setting)
    pieces += of_item(setting, story)
    pieces += of_figures(setting, before)
    pieces += of_events(setting, events, story)
    pieces += of_period(setting, story)
    pieces += of_ends(setting, story, events, before)
    pieces.append(untold(setting))
    return _as_one(pieces)


def _as_one(pieces: list[Piece]) -> list[Piece]:
    """The same days are one value, whether told exactly ("2020") or roughly ("around 2020")."""
    known: dict[tuple[object, object], Interval] = {}
    found = []
    for piece in pieces:
        value = piece.value
        if isinstance(value, Interval):
            same = known.setdefault((value.earliest, value.latest), value)
            piece = piece if same is value else replace(piece, value=same)
        found.append(piece)
    return found
