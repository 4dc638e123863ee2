"""What is true of a generated archive: plain values, with no trace of how a program might find them."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The bands of changed words: none, up to 15 %, 15 to 35 %, and more, which nobody is asked to find.
BANDS = ("0", "to15", "to35", "beyond")
#: A passage of fewer words than this does not count.
COUNTED_WORDS = 12
#: Nor one of fewer words of its own: a title of twelve words with "said that" after it is still a title, and
#: two documents that copy nothing share up to five words around one by accident.
COUNTED_OWN = 6
#: What lies on true passages for this share of its code points, on both sides, is copied.
HALF = 0.5


def band_of(share: float) -> str:
    """The band of a share of changed words."""
    if share == 0:
        return "0"
    return "to15" if share <= 0.15 else "to35" if share <= 0.35 else "beyond"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a program may know it; ``kind`` and ``series`` are for reports of a measurement.

    ``series`` is a fact that a program may use as well (a weekly letter, a group's statements).
    """

    id: str
    text: str
    publisher: str
    author: str
    published: Interval | None
    genre: str
    language: str
    signatories: tuple[str, ...]
    series: str
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two documents share because of copying; ``left`` comes before ``right`` in the archive.

    ``words``: the words of the shorter side, those that were changed with them.
    ``own``: the words that are the same on both sides and stand in no name, title, formula, boilerplate,
    letterhead or heading on either.
    ``changed``: the share of words that differ: c / (c + s). s is the number of words that are the same in
    both, in the same order; c adds up, between each two of those, the larger number of other words of the
    two sides; words of a moved clause count once. Case, punctuation, quotation marks and space are no
    difference.
    ``origin``: "left" or "right" when one was copied from the other, at once or through others in between;
    "outside" when both come from a third text: ``original`` is its id, or its name when it is not in the
    archive.
    ``relation``: "copy", "siblings" (of a document of the archive) or "outside" (of a text that is not in
    it).
    ``evidence``: what shows the origin; ``decides`` says whether that is enough. ``accepted`` are right
    verdicts.
    ``again``: a side stands in a second copy of the words in its own document; finding it is neither right
    nor wrong.
    """

    left: str
    right: str
    left_span: Span
    right_span: Span
    band: str
    words: int
    own: int
    changed: float
    longest_run: int
    origin: str
    relation: str
    original: str
    evidence: tuple[str, ...]
    decides: bool
    accepted: tuple[str, ...]
    again: bool = False

    @property
    def counts(self) -> bool:
        """Whether a program must find it."""
        long_enough = self.words >= COUNTED_WORDS and self.own >= COUNTED_OWN
        return long_enough and self.band != "beyond" and not self.again


def meeting(passages: Iterable[Passage], left: Span, right: Span) -> list[Passage]:
    """Those of ``passages``, all of the same two documents, that ``left`` and ``right`` both overlap."""
    return [p for p in passages if p.left_span.overlaps(left) and p.right_span.overlaps(right)]


def is_copied(met: Iterable[Passage], left: Span, right: Span) -> bool:
    """Whether ``met`` cover at least half of ``left`` and of ``right``: to report it is then not wrong."""
    every = list(met)
    on_left = covered(left, [passage.left_span for passage in every])
    return min(on_left, covered(right, [passage.right_span for passage in every])) >= HALF


def covered(span: Span, by: Iterable[Span]) -> float:
    """The share of the code points of ``span`` that ``by`` cover together."""
    total, at = 0, span.start
    for other in sorted(by):
        begin, end = max(at, other.start), min(span.end, other.end)
        if begin < end:
            total += end - begin
            at = end
    return total / len(span) if len(span) else 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that others have too and that are no passage by themselves: ``kind`` and ``key`` are the same
    wherever they stand.

    Kinds: name, title, formula, boilerplate, letterhead, heading, repeat (twice in one document).
    """

    document: str
    span: Span
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class NotPassage:
    """Two places that share text and must not be reported."""

    left: str
    right: str
    left_span: Span
    right_span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what a document tells of an event, as given facts.

    ``part``: happened, when or how many. ``said_by``: who is said to say it; "" for the document's own
    word.
    ``copied_from``: the document from which the words were taken, the name of a text outside the archive,
    or "".
    """

    part: str
    said_by: str
    copied_from: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells an event with a figure."""

    document: str
    span: Span
    figure: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An invented event, and the true number of independent voices for each part that is told of it."""

    id: str
    tellings: tuple[Telling, ...]
    voices: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's judgement on whether two speak with one voice, because ``person`` signs or speaks for both.

    ``one`` is a publisher or a person's name, ``other`` a publisher.
    A fact that is given, no finding.
    """

    one: str
    other: str
    person: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """Documents, and what is true of them."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    marks: tuple[Mark, ...]
    events: tuple[Event, ...] = ()
    judged: tuple[Judgement, ...] = ()

    def described(self) -> str:
        """How much there is of what, for the report of a measurement."""
        kinds = Counter((document.language, document.kind) for document in self.documents)
        kind_of = {document.id: document.kind for document in self.documents}
        told: Counter[tuple[str, str]] = Counter()
        for passage in self.passages:
            if passage.counts:
                copy = passage.right if passage.origin == "left" else passage.left
                told[kind_of[copy] if passage.relation == "copy" else passage.relation, passage.band] += 1
        lines = [
            f"documents, {language}, {kind}: {number}" for (language, kind), number in sorted(kinds.items())
        ]
        for kind in sorted({kind for kind, _ in told}):
            lines.append(f"passages, {kind}: " + ", ".join(f"{b} {told[kind, b]}" for b in BANDS[:3]))
        marks = Counter(mark.kind for mark in self.marks)
        lines += [f"marks, {kind}: {number}" for kind, number in sorted(marks.items())]
        lines.append(
            f"events: {len(self.events)}, told {sum(len(event.tellings) for event in self.events)} times"
        )
        voices = Counter(number for event in self.events for _, number in event.voices)
        lines.append("voices of a part: " + ", ".join(f"{n}: {times}" for n, times in sorted(voices.items())))
        return "\n".join(lines)

    def not_passages(self) -> Iterator[NotPassage]:
        """Every pair of places that share text and must not be reported: very many, so one at a time.

        Two places of one mark that were copied with the words around them, or alone, are none: they lie on a
        true passage, and reporting them is right where it counts and neutral where it does not.
        """
        order = {document.id: place for place, document in enumerate(self.documents)}
        true: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self.passages:
            true[passage.left, passage.right].append(passage)
        alike: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for mark in self.marks:
            alike[mark.kind, mark.key].append(mark)
        for (kind, _), marks in alike.items():
            marks.sort(key=lambda mark: (order[mark.document], mark.span))
            for one, other in itertools.combinations(marks, 2):
                if (one.document == other.document) != (kind == "repeat"):
                    continue
                met = meeting(true.get((one.document, other.document), ()), one.span, other.span)
                if not is_copied(met, one.span, other.span):
                    yield NotPassage(one.document, other.document, one.span, other.span, kind)
