"""The truth of an archive, read off the roots of its words: which passages any two documents share, and why.

Two documents share a passage where they hold words of the same roots, whether one was copied from the other
or both from a third. Its edits are those between the two, whoever made them. Consecutive shared words
belong to one passage when at most ``GAP`` words of either side lie between them that are not shared, and at
most ``REACH`` in all.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass

from tests.corroboration.reuse.texts import Draft, Segment, Word, core, norm
from tests.corroboration.reuse.truth import Mark, Passage, band_of
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

GAP = 12
REACH = 40
#: Shared stretches of fewer words than this are left out altogether.
LEAST = 5
PRIMARY = ("letter", "statement")
SECONDARY = ("news", "comment")


@dataclass(eq=False, slots=True)
class Laid:
    """A draft as it is printed: its text, and for each word its place and its segment."""

    draft: Draft
    published: Interval | None
    text: str
    words: list[Word]
    spans: list[Span]
    segments: list[Segment]
    norms: list[str]


def laid_out(draft: Draft, published: Interval | None) -> Laid:
    """Print ``draft``: a paragraph to a line, an empty line between them."""
    parts: list[str] = []
    laid = Laid(draft, published, "", [], [], [], [])
    at = 0
    for number, paragraph in enumerate(draft.paragraphs):
        if number:
            parts.append("\n\n")
            at += 2
        for first, word, segment in _in_order(paragraph):
            if not first:
                parts.append(" ")
                at += 1
            start, end = core(word.surface)
            parts.append(word.surface)
            laid.words.append(word)
            laid.spans.append(Span(at + start, at + end))
            laid.segments.append(segment)
            laid.norms.append(norm(word.surface))
            at += len(word.surface)
    laid.text = "".join(parts)
    return laid


def _in_order(paragraph: list[Segment]) -> list[tuple[bool, Word, Segment]]:
    every = [(word, segment) for segment in paragraph for word in segment.words]
    return [(at == 0, word, segment) for at, (word, segment) in enumerate(every)]


def marks_of(laid: Laid) -> list[Mark]:
    """The names, titles, formulas and furniture of a document."""
    found: list[Mark] = []
    begin = 0
    for at in range(1, len(laid.words) + 1):
        mark = laid.words[begin].mark
        ends = (
            at == len(laid.words)
            or laid.words[at].mark != mark
            or laid.segments[at] is not laid.segments[begin]
        )
        if ends:
            if mark:
                kind, _, key = mark.partition(":")
                span = Span(laid.spans[begin].start, laid.spans[at - 1].end)
                found.append(Mark(laid.draft.id, span, kind, key))
            begin = at
    return found


def repeats_of(laid: Laid) -> list[Mark]:
    """The places of a document whose words it holds twice."""
    first = {word.root: at for at, word in enumerate(laid.words) if not laid.segments[at].repeat}
    found = []
    for number, segment in enumerate({id(s): s for s in laid.segments if s.repeat}.values()):
        again = [at for at, other in enumerate(laid.segments) if other is segment]
        before = sorted(first[laid.words[at].root] for at in again if laid.words[at].root in first)
        for places in (before, again):
            span = Span(laid.spans[places[0]].start, laid.spans[places[-1]].end)
            found.append(Mark(laid.draft.id, span, "repeat", f"{laid.draft.id}/{number}"))
    return found


def passages_of(archive: list[Laid]) -> list[Passage]:
    """Every passage that two documents of ``archive`` share, in the order of the archive."""
    held: dict[int, set[int]] = defaultdict(set)
    for place, laid in enumerate(archive):
        for segment in laid.segments:
            *_, last = segment.ancestors()
            held[id(last)].add(place)
    pairs = {(a, b) for places in held.values() for a in places for b in places if a < b}
    at: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    for place in {place for pair in pairs for place in pair}:
        at[place] = _roots(archive[place])
    found = []
    for a, b in sorted(pairs):
        left, right = archive[a], archive[b]
        found += _shared(left, right, at[a][0], at[b][0], again=False)
        for left_again, right_again in ((1, 0), (0, 1), (1, 1)):
            found += _shared(left, right, at[a][left_again], at[b][right_again], again=True)
    return found


def _roots(laid: Laid) -> tuple[dict[int, int], dict[int, int]]:
    """Where each root stands: first the words told once, then those told again."""
    once: dict[int, int] = {}
    again: dict[int, int] = {}
    for at, (word, segment) in enumerate(zip(laid.words, laid.segments, strict=True)):
        (again if segment.repeat else once)[word.root] = at
    return once, again


def _shared(
    left: Laid, right: Laid, left_roots: dict[int, int], right_roots: dict[int, int], *, again: bool
) -> list[Passage]:
    common = left_roots.keys() & right_roots.keys()
    pairs = sorted((left_roots[root], right_roots[root]) for root in common)
    found = (_passage(left, right, group, again=again) for group in _grouped(pairs))
    return [passage for passage in found if passage]


def _grouped(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """``pairs`` of places, cut where too much lies between two that follow each other on the left."""
    on_right = sorted(right for _, right in pairs)
    groups: list[list[tuple[int, int]]] = []
    before: tuple[int, int] | None = None
    for pair in pairs:
        if before is None or not _near(before, pair, on_right):
            groups.append([])
        groups[-1].append(pair)
        before = pair
    return groups


def _near(before: tuple[int, int], pair: tuple[int, int], on_right: list[int]) -> bool:
    low, high = sorted((before[1], pair[1]))
    shared = bisect.bisect_left(on_right, high) - bisect.bisect_right(on_right, low)
    lost = high - low - 1 - shared
    return pair[0] - before[0] - 1 <= GAP and lost <= GAP and high - low <= REACH


def _passage(left: Laid, right: Laid, group: list[tuple[int, int]], *, again: bool) -> Passage | None:
    same = [(a, b) for a, b in group if left.norms[a] == right.norms[b] and left.norms[a]]
    known = set(same)
    solid = [(a, b) for a, b in same if (a - 1, b - 1) in known or (a + 1, b + 1) in known]
    if not solid:
        return None
    left_words = (min(a for a, _ in solid), max(a for a, _ in solid))
    right_words = (min(b for _, b in solid), max(b for _, b in solid))
    words = min(left_words[1] - left_words[0], right_words[1] - right_words[0]) + 1
    if words < LEAST:
        return None
    inside = [
        p for p in same if left_words[0] <= p[0] <= left_words[1] and right_words[0] <= p[1] <= right_words[1]
    ]
    changed = _changed(inside, left_words, right_words)
    pair_of_segments = Counter((left.segments[a], right.segments[b]) for a, b in inside).most_common(1)[0][0]
    origin, relation, original, evidence, decides, accepted = _origin(left, right, *pair_of_segments)
    return Passage(
        left=left.draft.id,
        right=right.draft.id,
        left_span=Span(left.spans[left_words[0]].start, left.spans[left_words[1]].end),
        right_span=Span(right.spans[right_words[0]].start, right.spans[right_words[1]].end),
        band=band_of(changed),
        words=words,
        own=sum(not (left.words[a].mark or right.words[b].mark) for a, b in inside),
        changed=changed,
        longest_run=_longest_run(inside),
        origin=origin,
        relation=relation,
        original=original,
        evidence=evidence,
        decides=decides,
        accepted=accepted,
        again=again,
    )


def _changed(same: list[tuple[int, int]], left: tuple[int, int], right: tuple[int, int]) -> float:
    """The share of changed words, as `Passage.changed` says."""
    chain = _longest_rising(same)
    moved = set(same) - set(chain)
    moved_left, moved_right = sorted(a for a, _ in moved), sorted(b for _, b in moved)
    cost = len(moved)
    bounds = [(left[0] - 1, right[0] - 1), *chain, (left[1] + 1, right[1] + 1)]
    for (a, b), (next_a, next_b) in zip(bounds, bounds[1:], strict=False):
        lost_left = next_a - a - 1 - _between(moved_left, a, next_a)
        lost_right = next_b - b - 1 - _between(moved_right, b, next_b)
        cost += max(lost_left, lost_right)
    return cost / (cost + len(chain))


def _between(places: list[int], low: int, high: int) -> int:
    return bisect.bisect_left(places, high) - bisect.bisect_right(places, low)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs`` that rises on both sides (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        pile = bisect.bisect_left(tops, right)
        tops[pile : pile + 1] = [right]
        last[pile : pile + 1] = [number]
        before.append(last[pile - 1] if pile else -1)
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _longest_run(same: list[tuple[int, int]]) -> int:
    known, longest = set(same), 0
    for a, b in same:
        if (a - 1, b - 1) not in known:
            length = 1
            while (a + length, b + length) in known:
                length += 1
            longest = max(longest, length)
    return longest


_Origin = tuple[str, str, str, tuple[str, ...], bool, tuple[str, ...]]


def _origin(left: Laid, right: Laid, on_left: Segment, on_right: Segment) -> _Origin:
    """Where the words come from, by the segments through which they went, and what would show it."""
    on_left, on_right = on_left.repeat or on_left, on_right.repeat or on_right
    left_chain, right_chain = list(on_left.ancestors()), list(on_right.ancestors())
    if on_right in left_chain or on_left in right_chain:
        first = on_right in left_chain
        source, copy = (right, left) if first else (left, right)
        chain = left_chain if first else right_chain
        evidence = _evidence(source, copy, chain[: chain.index(on_right if first else on_left)])
        decides = any(reason != "contrary dates" for reason in evidence)
        origin = "right" if first else "left"
        third = chain[-1] is not (on_right if first else on_left)
        accepted = (origin, *(["outside"] if third else []), *([] if decides else ["undetermined"]))
        return origin, "copy", source.draft.id, evidence, decides, tuple(accepted)
    original = next(segment for segment in left_chain if segment in right_chain)
    outside = original.holder.startswith("outside:")
    named = all(s.attributed for s in (on_left, on_right))
    decides = outside and named
    evidence = ("attribution",) if named else ()
    accepted = ("outside",) if decides else ("outside", "undetermined")
    return "outside", "outside" if outside else "siblings", original.holder, evidence, decides, accepted


def _evidence(source: Laid, copy: Laid, went: list[Segment]) -> tuple[str, ...]:
    """What shows that ``copy`` took it from ``source``; ``went`` are the segments in between."""
    reasons = []
    if went[0].attributed and len(went) == 1:
        reasons.append("attribution")
    if source.draft.genre in PRIMARY and copy.draft.genre in SECONDARY:
        reasons.append("primary form")
    if any(segment.elided for segment in went):
        reasons.append("elision")
    before, after = source.published, copy.published
    if before and after and not before.overlaps(after):
        in_time = before.latest and after.earliest and before.latest < after.earliest
        reasons.append("dates" if in_time else "contrary dates")
    return tuple(reasons)
