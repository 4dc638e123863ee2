"""One sentence made ready: its words and clauses, its numbers and times, and the acts that its predicates
tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tumen.reading.korean.acts import ActFound, act_of_predicate
from tumen.reading.korean.analysis import Morph, analyse
from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.demands import demands_in
from tumen.reading.korean.numbers import Mention, find_numbers
from tumen.reading.korean.parts import TimeExpression
from tumen.reading.korean.quotations import Quotation, quotations_in
from tumen.reading.korean.sentences import Sentence
from tumen.reading.korean.times import find_times
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import words_of
from tumen.vocabulary.spans import Span


@dataclass(frozen=True)
class Scene:
    """A sentence and what stands in it. Numbers, times and clauses count from the sentence's beginning.

    ``inside`` are the indexes, in the document, of the quotations that stand in the sentence, in order.
    """

    sentence: Sentence
    text: str
    clauses: Clauses
    numbers: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    inside: tuple[int, ...]

    @property
    def offset(self) -> int:
        return self.sentence.span.start

    @cached_property
    def acts(self) -> dict[int, ActFound]:
        """The act of each predicate that tells one."""
        found = {p.index: act_of_predicate(self.clauses, p) for p in self.clauses.predicates}
        return {index: act for index, act in found.items() if act is not None}

    @cached_property
    def demanded(self) -> frozenset[int]:
        """Indexes of the predicates that somebody is asked to do."""
        return frozenset(d.verb.index for d in demands_in(self.clauses) if d.verb is not None)


def scenes_of(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Scene]:
    """Every sentence of a document, analysed, in order."""
    texts = [sentence.of(text).replace("\n", " ") for sentence in sentences]
    for sentence, words, morphs in zip(sentences, texts, analyse(texts), strict=True):
        yield _scene(sentence, words, morphs, quotations)


def _scene(sentence: Sentence, text: str, morphs: Sequence[Morph], quotations: Sequence[Quotation]) -> Scene:
    start = sentence.span.start
    inside = [each for each in quotations_in(quotations, sentence.span) if not each[1].is_single]
    spans = [
        Span(max(0, q.span.start - start), min(len(text), max(0, q.span.end - start))) for _, q in inside
    ]
    times = find_times(text)
    analysed = _Analysed(morphs)
    numbers = [m for m in find_numbers(text) if analysed.has(m) and not _is_dated(m, times)]
    bounds = [Span(m.core.end, m.span.end) for m in numbers if m.span.end > m.core.end]
    told = [time.span for time in times if not time.is_now]
    clauses = Clauses(text, words_of(text, morphs, spans), told, bounds)
    return Scene(sentence, text, clauses, tuple(numbers), tuple(times), tuple(number for number, _ in inside))


def _is_dated(mention: Mention, times: Iterable[TimeExpression]) -> bool:
    """Whether the number's words belong to a date; the number of a length of time ("최근 3년간") stays a
    number."""
    return any(
        time.span.overlaps(mention.core) and not (mention.counter is Counter.DURATION and _is_length(time))
        for time in times
    )


def _is_length(time: TimeExpression) -> bool:
    return bool(time.parts.lasting or time.parts.back or time.parts.ahead)


class _Analysed:
    """Where the analyser finds words to begin and to end."""

    def __init__(self, morphs: Sequence[Morph]) -> None:
        self._tags = {morph.start: morph.tag for morph in reversed(morphs)}  #: of the first that begins there
        self._ends = {morph.end for morph in morphs}

    def has(self, mention: Mention) -> bool:
        """Whether a numeral stands there, and its counter ends where ours does: "석방" is no three rooms."""
        if mention.is_share or mention.rule in ("age.bracket", "days.native"):
            return True
        tag = self._tags.get(mention.core.start)
        if tag not in ("SN", "NR", "MM", "W_SERIAL"):
            return False
        whole = mention.core.end in self._ends or mention.rule == "numeral.noun"
        return whole and (mention.numeral_end in self._ends or tag in ("SN", "NR"))
