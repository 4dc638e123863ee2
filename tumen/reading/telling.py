"""What a document tells, in the order of telling: its figures with what stands around each.

The rest of the reader looks things up here: the act words of a sentence, the times it names with the days
they mean, the figures told before and after. Nothing is decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from tumen.reading.acts.governing import ActFound
from tumen.reading.acts.words import ActWord, act_words, counting
from tumen.reading.figures import Figure
from tumen.reading.numbers.words import value_of_words
from tumen.reading.preparing import Prepared
from tumen.reading.sentences import Sentence
from tumen.reading.times import TimeExpression
from tumen.vocabulary.codes import BlockKind, ClaimKind, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.places import find_places
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

#: Code points of a document in which the countries that it is about are looked for.
_OPENING = 4000


@dataclass(slots=True)
class ToldFigure:
    """A figure of people or cases in its parsed sentence, and the slots found for it so far.

    ``over`` are the acts that its sentence tells of it, the best first; ``own_times`` the days that its own
    sentence names, each with the expression.
    """

    sentence: Sentence
    doc: Doc
    figure: Figure
    over: list[ActFound]
    own_times: list[tuple[Interval, TimeExpression]] = field(default_factory=list)
    slots: dict[str, Slot] = field(default_factory=dict)
    act: ActFound | None = None  #: the act taken, where its own sentence tells it
    antecedent: ToldFigure | None = None  #: the figure told before whose act is taken
    time_lead: float = 0.0  #: by how much its time led before the second, in logits
    whole: float | None = field(init=False)  #: the number named as its whole: 12 in "nine of the twelve"

    def __post_init__(self) -> None:
        words = [_number(word) for word in self.quantity.share_of.split()]
        self.whole = next((number for number in words if number is not None), None)

    @property
    def quantity(self) -> Quantity:
        return self.figure.mention.quantity

    @property
    def noun(self) -> str:
        """The lemma counted, empty for a bare number."""
        return "" if self.figure.is_bare else self.figure.head.lemma_.lower()

    @property
    def passage(self) -> Span:
        return self.figure.phrase.shifted(self.sentence.span.start)

    @property
    def near(self) -> Token:
        """The token that tells of the figure: its act's, else the counted noun."""
        told = self.act is not None and self.act.rule != "act.presence"
        return self.act.token if told and self.act is not None else self.figure.head

    @property
    def predicate(self) -> Token | None:
        """The act's token where the tree ties the figure to it."""
        act = self.act
        return act.token if act is not None and not act.weak and act.rule != "act.presence" else None

    def is_only_described_by(self, token: Token) -> bool:
        """Whether a word stands in a clause that says who the counted are, and what is told of them in
        another: "May" and "Kunming" in "sent back 59 women who had been arrested in Kunming in May"."""
        said, head = self.act.evidence if self.act is not None else None, self.figure.head
        if said is None or self.act is None or self.act.weak or token.i < head.i:
            return False
        return any(
            (clause == token or clause.is_ancestor(token))
            and not clause.left_edge.idx <= said.start < clause.right_edge.idx + len(clause.right_edge)
            for clause in head.children
            if clause.dep_ in ("acl", "relcl") and clause.i > head.i
        )

    def value(self, name: str) -> object:
        slot = self.slots.get(name)
        return slot.value if slot else None

    @property
    def when(self) -> Interval | None:
        slot = self.slots.get("time")
        return slot.value.interval if slot else None

    def at(self, token: Token) -> Span:
        """The span of ``token`` in the document's text."""
        return Span(token.idx, token.idx + len(token)).shifted(self.sentence.span.start)

    @property
    def numbers(self) -> frozenset[float]:
        """The bounds that the words set."""
        return frozenset({self.quantity.low, self.quantity.high} - {None})  # type: ignore[arg-type]

    def says_same_number(self, other: ToldFigure) -> bool:
        return bool(self.numbers) and self.numbers == other.numbers and not self.quantity.share_of

    def can_hold(self, other: ToldFigure) -> bool:
        """Whether ``other`` can be a part of this figure, or the same, by size."""
        most = self.quantity.high if self.quantity.high is not None else float("inf")
        return most >= (other.quantity.low or 0)


def _number(word: str) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if digits.isdecimal() else value_of_words(word) if word not in ("a", "an") else None


class Telling:
    """One parsed document: sentences with their act words, and the figures in order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.text = prepared.source.text
        self.published = prepared.source.published
        self.figures: list[ToldFigure] = []
        self._words: dict[int, dict[int, ActWord]] = {}
        self._told_words: dict[int, dict[int, ActWord]] = {}
        self._counted: dict[int, frozenset[str]] | None = None

    def words(self, index: int) -> dict[int, ActWord]:
        """The words of a sentence that can tell an act of a figure, by token; none where it was not
        parsed."""
        found = self._words.get(index)
        if found is None:
            told = ((at, counting(word)) for at, word in self.told_words(index).items())
            found = {at: word for at, word in told if word is not None}
            self._words[index] = found
        return found

    def told_words(self, index: int) -> dict[int, ActWord]:
        """The words of a sentence that can tell an act of anybody, by token."""
        found = self._told_words.get(index)
        if found is None:
            doc = self.prepared.parsed.get(index)
            found = {word.token.i: word for word in act_words(doc)} if doc is not None else {}
            self._told_words[index] = found
        return found

    def acts_counted(self, index: int) -> frozenset[str]:
        """The acts that a sentence tells of its figures; asked once they have been read."""
        if self._counted is None:
            found: dict[int, set[str]] = {}
            for figure in self.figures:
                slot = figure.slots.get("act")
                if slot is not None:
                    found.setdefault(figure.sentence.index, set()).add(str(slot.value))
            self._counted = {at: frozenset(codes) for at, codes in found.items()}
        return self._counted.get(index, frozenset())

    def words_before(self, sentence: Sentence, back: int) -> Iterator[tuple[int, ActWord]]:
        """The act words of the sentences before, nearest first, each with how many sentences back."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
            for word in reversed(self.words(index).values()):
                if not word.needs_people:
                    yield sentence.index - index, word

    def times_in(self, sentence: Sentence) -> list[TimeExpression]:
        return [time for time in self.prepared.times if sentence.span.covers(time.span)]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries that the document is about, so that a place name common to several is taken for
        theirs."""
        counts = Counter(
            mention.place.country for mention in find_places(self.text[:_OPENING]) if mention.place.country
        )
        return tuple(country for country, _ in counts.most_common(4))

    @cached_property
    def headline_acts(self) -> list[ActWord]:
        """The acts of the headline, or of the first sentence where there is none."""
        sentences = self.prepared.sentences
        heads = [one for one in sentences if one.kind is BlockKind.HEADLINE] or sentences[:1]
        return [word for one in heads for word in self.words(one.index).values() if not word.needs_people]

    @cached_property
    def topics(self) -> list[str]:
        """The acts that the document tells most, the most told first."""
        counts = Counter(
            word.code
            for sentence in self.prepared.sentences
            for word in self.words(sentence.index).values()
            if not word.needs_people
        )
        return [code for code, _ in counts.most_common(3)]


#: What has not come to pass has no date but one that the text gives.
NOT_YET = (Realis.FEARED, Realis.PLANNED, Realis.PLEDGED, Realis.DEMANDED, Realis.HYPOTHETICAL)


def is_happening(told: ToldFigure) -> bool:
    """Whether a figure is told as one happening that was so."""
    return told.value("kind") in (ClaimKind.EVENT, None) and told.value("realis") not in NOT_YET
