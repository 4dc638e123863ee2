"""How good an answer about a generated archive is. What counts, exactly:

**A found passage is right** when the true passages of its two documents that it meets on both sides cover
at least half of its code points on both sides. It is *neutral*, neither right nor wrong, when none of those
must be found. Anything else is wrong, a passage of a document with itself too.

**A true passage must be found** (`Passage.counts`) when it has twelve words or more, at least six *own*
ones, at most 35 % changed, and is no second copy. Own is a word that is the same on both sides and stands
on neither in a mark: a name, a title, a formula, boilerplate, a letterhead, a heading. ("repeat" is no such
mark: words that a document prints twice are its own.) So where a copied sentence was cut to somebody's name
and title, it is not asked for: nobody can tell it from the same title in two documents that copy nothing.
Nor is it wrong to find it, for it was copied. Why six: it is half of the twelve that make a passage, and one
more than two documents of the archive that copy nothing share by accident around a title, word for word
("... noted that other sudden functionaries"). Why a number and no share of the words: what somebody with a
long title said in eight words is a finding, however long the title.

**Marks make nothing wrong.** The rule above is the only one, for what lies on marks as for any other text:
the same title in two documents is wrong where no true passage covers half of it on both sides, right or
neutral where one does (`Archive.not_passages` gives exactly the pairs of marks that are wrong). A found one
that lies on a mark and runs on over the end of a true passage beside it is right when true passages cover
half of both its sides, else wrong; either way it helps to cover the true one that it meets.
``wrong_kinds`` only names what each wrong one was, afterwards: the kind of a mark (name, title, boilerplate
...) when marks with the same kind and key cover half of both sides, "mixed marks" when marks of any kind do,
else "text". Marks within a true passage count there with the others.

**A true passage is found** when the found passages that meet it on both sides, right ones and wrong ones,
cover together at least 60 % of its code points on both sides. So a passage may be found in pieces, and two
neighbours as one.

**Precision** is m / (m + w): m is the number of different true passages that right found ones meet, so that
pieces and doubles do not count twice; w is the number of wrong found ones. In a band, m counts the true
ones of the band, and w the wrong ones whose own words differ by as much as the band says (more than 35 %
counts with the last band). "upto15" is the bands "0" and "to15" together. **Recall** is found / true, of
those that count.

**Boundaries**: for each true passage that is found, the outermost ends of the right found ones that meet
it, two on each side; one is right within two words (divided by space). An end is not asked for where the
found ones run on into, or also meet, another true passage of the same two documents.

**Origin**: for each true passage that is found, the verdict of the right found one that overlaps it most.
Where the evidence decides: right, undetermined or wrong. Where it does not (``open``): right is also
"undetermined". Siblings, two copies of one document of the archive, are counted apart: right is "outside"
or "undetermined".

**Voices**: for each event, each part that is told of it. Exact: least and most are both the true number.
Inside: the true number is one of the interval. An event is exact or inside when all its parts are; a part
with no answer is neither.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.corroboration.reuse.texts import norm
from tests.corroboration.reuse.truth import (
    BANDS,
    HALF,
    Archive,
    Mark,
    Passage,
    band_of,
    covered,
    is_copied,
    meeting,
)
from tumen.vocabulary.spans import Span

ENOUGH = 0.6
#: Words by which a boundary may be off.
OFF = 2
COUNTED = BANDS[:3]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a program found, with its verdict on the origin or "" for none."""

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    origin: str = ""

    @property
    def left_span(self) -> Span:
        return Span(self.left_start, self.left_end)

    @property
    def right_span(self) -> Span:
        return Span(self.right_start, self.right_end)

    def turned(self) -> Found:
        """The same passage with its sides exchanged."""
        origin = {"left": "right", "right": "left"}.get(self.origin, self.origin)
        left, right = (
            (self.left, self.left_start, self.left_end),
            (self.right, self.right_start, self.right_end),
        )
        return Found(*right, *left, origin)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; 0 of 0 is 0, so that nothing passes for want of cases."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.share:.4f} ({self.right} of {self.of})"


@dataclass(frozen=True, slots=True)
class Origins:
    """Verdicts on the origin of found passages, as the module says."""

    decided: Mapping[str, int]
    open: Mapping[str, int]
    siblings: Mapping[str, int]

    @property
    def right(self) -> Share:
        """Right verdicts where the evidence decides."""
        return Share(self.decided.get("right", 0), sum(self.decided.values()))

    @property
    def not_wrong(self) -> Share:
        """Verdicts that are not wrong where the evidence does not decide."""
        return Share(self.open.get("right", 0), sum(self.open.values()))


@dataclass(frozen=True, slots=True)
class Scores:
    """What an answer about passages is worth; the keys are bands, "upto15" and "all"."""

    recall: Mapping[str, Share]
    precision: Mapping[str, Share]
    boundaries: Mapping[str, Share]
    recall_by_kind: Mapping[str, Share]
    wrong_kinds: Mapping[str, int]
    missed: tuple[Passage, ...]
    wrong: tuple[Found, ...]
    origins: Origins

    def __str__(self) -> str:
        lines = [f"{'band':8}{'recall':>24}{'precision':>24}{'boundaries':>24}"]
        for band in self.recall:
            told = (self.recall[band], self.precision[band], self.boundaries[band])
            lines.append(f"{band:8}" + "".join(f"{share!s:>24}" for share in told))
        lines += [f"recall, {kind}: {share}" for kind, share in self.recall_by_kind.items()]
        lines += [f"wrong, {kind}: {number}" for kind, number in self.wrong_kinds.items()]
        lines += [f"origin, decided: {self.origins.right} {dict(self.origins.decided)}"]
        lines += [f"origin, open: {dict(self.origins.open)}; siblings: {dict(self.origins.siblings)}"]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Voices:
    """What an answer about voices is worth."""

    exact: Share
    inside: Share
    exact_parts: Mapping[str, Share]
    inside_parts: Mapping[str, Share]


def score_passages(archive: Archive, found: Iterable[Found]) -> Scores:
    """What ``found`` is worth; the sides of each may be in either order."""
    return _Scoring(archive, found).scores()


def score_voices(archive: Archive, answers: Mapping[tuple[str, str], tuple[int, int]]) -> Voices:
    """What the least and the most voices for (event, part) are worth."""
    exact: dict[str, list[bool]] = defaultdict(list)
    inside: dict[str, list[bool]] = defaultdict(list)
    events = []
    for event in archive.events:
        told = []
        for part, number in event.voices:
            least, most = answers.get((event.id, part), (-1, -1))
            told.append((least == most == number, least <= number <= most))
            exact[part].append(told[-1][0])
            inside[part].append(told[-1][1])
        events.append((all(one for one, _ in told), all(other for _, other in told)))
    return Voices(
        exact=_share(one for one, _ in events),
        inside=_share(other for _, other in events),
        exact_parts={part: _share(told) for part, told in exact.items()},
        inside_parts={part: _share(told) for part, told in inside.items()},
    )


def _share(told: Iterable[bool]) -> Share:
    every = list(told)
    return Share(sum(every), len(every))


class _Scoring:
    """The parts of `score_passages`."""

    def __init__(self, archive: Archive, found: Iterable[Found]) -> None:
        self._texts = {document.id: document.text for document in archive.documents}
        self._kinds = {document.id: document.kind for document in archive.documents}
        self._order = {document.id: place for place, document in enumerate(archive.documents)}
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in archive.marks:
            self._marks[mark.document].append(mark)
        self._true: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in archive.passages:
            self._true[passage.left, passage.right].append(passage)
        self._passages = archive.passages
        self._met: dict[Passage, list[Found]] = defaultdict(list)
        self._right: list[tuple[Found, list[Passage]]] = []
        self._wrong: list[Found] = []
        for one in found:
            self._judge(one if self._order[one.left] <= self._order[one.right] else one.turned())

    def _judge(self, found: Found) -> None:
        true = self._true.get((found.left, found.right), ())
        met = meeting(true, found.left_span, found.right_span)
        for passage in met:
            self._met[passage].append(found)
        if is_copied(met, found.left_span, found.right_span):
            self._right.append((found, met))
        else:
            self._wrong.append(found)

    def scores(self) -> Scores:
        true = [passage for passage in self._passages if passage.counts]
        found = {passage for passage in true if self._is_found(passage)}
        by_kind: dict[str, list[bool]] = defaultdict(list)
        for passage in true:
            by_kind[self._kind(passage)].append(passage in found)
        return Scores(
            recall=_banded([passage.band for passage in true], [passage in found for passage in true]),
            precision=self._precision(),
            boundaries=self._boundaries(found),
            recall_by_kind={kind: _share(told) for kind, told in sorted(by_kind.items())},
            wrong_kinds=dict(Counter(self._wrong_kind(one) for one in self._wrong)),
            missed=tuple(passage for passage in true if passage not in found),
            wrong=tuple(self._wrong),
            origins=self._origins([passage for passage in true if passage in found]),
        )

    def _kind(self, passage: Passage) -> str:
        """The kind of the copy, or the relation when neither was copied from the other."""
        if passage.relation != "copy":
            return passage.relation
        return self._kinds[passage.right if passage.origin == "left" else passage.left]

    def _is_found(self, passage: Passage) -> bool:
        met = self._met.get(passage, [])
        on_left = covered(passage.left_span, [one.left_span for one in met])
        return min(on_left, covered(passage.right_span, [one.right_span for one in met])) >= ENOUGH

    def _precision(self) -> dict[str, Share]:
        right = {passage: passage.band for _, met in self._right for passage in met if passage.counts}
        wrong = [self._band_of_wrong(one) for one in self._wrong]
        return _banded([*right.values(), *wrong], [True] * len(right) + [False] * len(wrong))

    def _band_of_wrong(self, found: Found) -> str:
        left = [norm(word) for word in found.left_span.of(self._texts[found.left]).split()]
        right = [norm(word) for word in found.right_span.of(self._texts[found.right]).split()]
        blocks = difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        band = band_of(1 - same / max(len(left), len(right), 1))
        return band if band in COUNTED else COUNTED[-1]

    def _wrong_kind(self, found: Found) -> str:
        if found.left == found.right:
            return "repeat"
        on_left = [m for m in self._marks[found.left] if m.span.overlaps(found.left_span)]
        on_right = [m for m in self._marks[found.right] if m.span.overlaps(found.right_span)]
        both = {(m.kind, m.key) for m in on_left} & {(m.kind, m.key) for m in on_right}
        sides = ((found.left_span, on_left), (found.right_span, on_right))
        if all(
            covered(span, [m.span for m in marks if (m.kind, m.key) in both]) >= HALF for span, marks in sides
        ):
            return sorted(kind for kind, _ in both)[0]
        if all(covered(span, [m.span for m in marks]) >= HALF for span, marks in sides):
            return "mixed marks"
        return "text"

    def _boundaries(self, found: set[Passage]) -> dict[str, Share]:
        bands, told = [], []
        right = defaultdict(list)
        for one, met in self._right:
            for passage in met:
                right[passage].append((one, len(met)))
        for passage in self._passages:
            if passage in found:
                ends = self._ends(passage, right[passage])
                bands += [passage.band] * len(ends)
                told += ends
        return _banded(bands, told)

    def _ends(self, passage: Passage, met: list[tuple[Found, int]]) -> list[bool]:
        """For each end that is asked for, whether it is near enough."""
        if not met or any(number > 1 for _, number in met):
            return []
        left, right = self._texts[passage.left], self._texts[passage.right]
        pairs = (
            (left, passage.left_span.start, min(one.left_start for one, _ in met)),
            (left, passage.left_span.end, max(one.left_end for one, _ in met)),
            (right, passage.right_span.start, min(one.right_start for one, _ in met)),
            (right, passage.right_span.end, max(one.right_end for one, _ in met)),
        )
        return [_words_between(text, one, other) <= OFF for text, one, other in pairs]

    def _origins(self, found: list[Passage]) -> Origins:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        verdicts: dict[Passage, tuple[int, str]] = {}
        for one, met in self._right:
            for passage in met:
                size = _common(one.left_span, passage.left_span) + _common(one.right_span, passage.right_span)
                verdicts[passage] = max(verdicts.get(passage, (0, "")), (size, one.origin))
        for passage in found:
            verdict = verdicts.get(passage, (0, ""))[1] or "undetermined"
            where = "siblings" if passage.relation == "siblings" else "decided" if passage.decides else "open"
            told = (
                "right" if verdict in passage.accepted else verdict if verdict == "undetermined" else "wrong"
            )
            counts[where][told] += 1
        return Origins(dict(counts["decided"]), dict(counts["open"]), dict(counts["siblings"]))


def _banded(bands: list[str], told: list[bool]) -> dict[str, Share]:
    every = list(zip(bands, told, strict=True))
    shares = {band: _share(right for other, right in every if other == band) for band in COUNTED}
    upto15 = _share(right for band, right in every if band in COUNTED[:2])
    return {**shares, "upto15": upto15, "all": _share(told)}


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _words_between(text: str, one: int, other: int) -> int:
    return len(text[min(one, other) : max(one, other)].split())
