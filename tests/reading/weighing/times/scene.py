"""A text as the weighing of times sees it: `Told("...")` is one document, parsed, with its story and
events."""

from __future__ import annotations

from tests.reading.cast import PUBLISHED, source
from tumen.reading.cast import Cast
from tumen.reading.figuring import Figures
from tumen.reading.parsing import parse
from tumen.reading.preparing import prepare
from tumen.reading.story import Story
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.voices import Voices
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times import UNTOLD, Setting, time_evidence
from tumen.reading.weighing.times.events import Events
from tumen.reading.weighing.times.setting import setting_of
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.dates import Interval


class Told:
    """One document with the figures that the reader finds in it."""

    def __init__(self, text: str, *, published: str | None = PUBLISHED) -> None:
        prepared = prepare(source(text, published=published))
        texts = [prepared.sentences[index].of(text) for index in prepared.to_parse]
        prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
        self.telling = Telling(prepared)
        self.story = Story(self.telling)
        cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
        voices = Voices(prepared, cast)
        Figures(self.telling, voices, self.story).read()
        self.events = Events(self.telling, self.story)

    def figure(self, words: str) -> ToldFigure:
        text = self.telling.text
        return next(told for told in self.telling.figures if words in told.passage.of(text))

    def before(self, told: ToldFigure) -> list[ToldFigure]:
        return [other for other in self.telling.figures if other.passage.start < told.passage.start]

    def setting(self, words: str, kind: ClaimKind = ClaimKind.EVENT) -> Setting:
        return setting_of(self.figure(words), self.story, kind)

    def evidence(self, words: str, kind: ClaimKind = ClaimKind.EVENT) -> list[Piece]:
        told = self.figure(words)
        return time_evidence(told, self.telling, self.story, self.events, self.before(told), kind=kind)

    def offered(self, words: str, kind: ClaimKind = ClaimKind.EVENT) -> dict[str, set[str]]:
        """The days offered for a figure, as EDTF, with the rules that offer them; "" is that nothing tells
        it."""
        found: dict[str, set[str]] = {}
        for piece in self.evidence(words, kind):
            days = str(piece.value) if isinstance(piece.value, Interval) else ""
            assert days or piece.value == UNTOLD
            found.setdefault(days, set()).add(piece.rule)
        return found
