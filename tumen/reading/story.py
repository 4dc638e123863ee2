"""When a figure's happening was: told in its sentence, closed by the document's date, or taken from the story
before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.discourse import Told
from tumen.reading.preparing import Prepared
from tumen.reading.sentences import Sentence
from tumen.reading.times import TimeExpression
from tumen.reading.timing import DATING, resolved, tense_of, time_for
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.slots import Slot

#: Sentences back, in its own paragraph, that an event without a date may take one from.
_REACH = 2
_YET_TO_COME = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED)
#: A date right after a verb of saying dates the saying.
_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+\w+|stated|added|wrote|announced|confirmed|reported|answered"
    r"|replied)\s+(?:on\s+|late\s+|early\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: "since it reopened in August": the clause between "since" and its date, without a comma.
_SINCE = re.compile(r"\bsince\s+[^,;.]{0,44}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time that a sentence tells of a figure, with the expression that tells it."""

    when: When
    expression: TimeExpression

    @property
    def is_period(self) -> bool:
        return self.expression.kind == "span"


class Story:
    """The dates of one document in the order of telling."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.reached: Interval | None = None  #: the date that the telling has reached
        self.told: dict[
            int, tuple[Interval, TimeExpression]
        ] = {}  #: the last date of each sentence that tells one

    def times_in(self, sentence: Sentence) -> list[TimeExpression]:
        return [time for time in self.prepared.times if sentence.span.covers(time.span)]

    def follow(self, sentence: Sentence) -> None:
        """Move on to the last date that the sentence tells; when somebody spoke is no part of the story."""
        text = self.prepared.source.text
        for expression in self.times_in(sentence):
            if expression.kind not in DATING or _SAID_ON.search(
                text[max(0, expression.span.start - 24) : expression.span.start]
            ):
                continue
            interval = resolved(expression, self.prepared.source.published, self.reached, "past")
            if interval is not None and interval.earliest is not None and interval.latest is not None:
                self.reached = interval
                self.told[sentence.index] = (interval, expression)

    def time_of(
        self, sentence: Sentence, doc: Doc, anchor: Token, figure: Token, realis: Realis
    ) -> ToldTime | None:
        """The time that the sentence itself tells of the figure."""
        timed = time_for(doc, sentence.span.start, anchor, figure, self.times_in(sentence))
        if timed is None:
            return None
        interval = resolved(
            timed.expression, self.prepared.source.published, self.reached, tense_of(anchor, realis.value)
        )
        if interval is not None:
            interval = self._with_ends(sentence, timed.expression, interval, realis)
        return ToldTime(When(timed.expression.text, interval), timed.expression)

    def _with_ends(
        self, sentence: Sentence, expression: TimeExpression, interval: Interval, realis: Realis
    ) -> Interval:
        """Close what the document's date closes: "since ..." ends with it, what is yet to come begins with
        it."""
        published = self.prepared.source.published
        if published is None:
            return interval
        if realis in _YET_TO_COME:
            return _from(published, interval) if interval.earliest is None else interval
        text = self.prepared.source.text
        before = text[max(sentence.span.start, expression.span.start - 48) : expression.span.start]
        open_end = interval.latest is None or (
            _SINCE.search(before) is not None and expression.kind != "span"
        )
        begins, ends = interval.earliest, published.latest
        if open_end and begins is not None and ends is not None and begins <= ends:
            return Interval(begins, ends, interval.approximate)
        return interval

    def slot(self, told: ToldTime | None, *, kind: ClaimKind, realis: Realis, present: bool) -> Slot | None:
        """The time told, or the one that the kind of claim implies: a state is as of the document, a total
        runs to it."""
        if told is not None:
            return Slot(told.when, f"time.{told.expression.rule}", told.expression.span)
        published = self.prepared.source.published
        if published is None or realis not in (Realis.ASSERTED, Realis.HABITUAL):
            return None
        if kind in (ClaimKind.STATE, ClaimKind.RATE) and present:
            return Slot(When("", published), "time.as-of-document")
        if kind is ClaimKind.TOTAL:
            return Slot(When("", Interval(None, published.latest)), "time.total-to-document")
        return None

    def date_events(self, figures: list[tuple[Told, Sentence]]) -> None:
        """Give events still without a date the one that their own paragraph told just before them."""
        for figure, sentence in figures:
            happened = figure.value("kind") is ClaimKind.EVENT and figure.value("realis") is Realis.ASSERTED
            if "time" in figure.slots or not happened:
                continue
            for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH), -1):
                if index in self.told and self.prepared.sentences[index].block == sentence.block:
                    interval, expression = self.told[index]
                    when = When(expression.text, interval)
                    figure.slots["time"] = Slot(
                        when, f"story.{expression.rule}", expression.span, inherited=True
                    )
                    break


def _from(published: Interval, interval: Interval) -> Interval:
    """An end that is yet to come begins with the document's date; one that has passed stays as it is told."""
    begins, ends = published.earliest, interval.latest
    return interval if begins is None or ends is None or begins > ends else Interval(begins, ends)
