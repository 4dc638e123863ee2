"""What was kept of a collection to events, by the same rules as the record's; and copies folded (PURE)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tumen.archives.results import Reading
from tumen.corroboration.figures import FigureClaim, GroupKind
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.passages.archive import shared_passages
from tumen.vocabulary.codes import ClaimKind, ClaimSort, FigureKind, Polarity, Realis, Unit
from tumen.vocabulary.parties import names_of
from tumen.vocabulary.slots import Places, ProposedClaim
from tumen.vocabulary.spans import Span

#: Share of a text that an earlier one must have, word for word or edited, for it to be folded onto that one.
#: 0.8: agencies' texts are cut at the end by a paragraph or two; below, a report has words of its own.
COPIED = 0.8
#: Groups that tell of something that happened.
_HAPPENED = (GroupKind.EVENT, GroupKind.UNDATED)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """That a find tells of an event; ``low`` and ``high`` are its own figures, ``time`` is the event's."""

    find: str
    event: str
    act: str
    unit: str
    time: str
    low: float | None
    high: float | None


def figures_of(find: str, reading: Reading) -> Iterator[FigureClaim]:
    """The figures that a find tells, each under the find's id and its number."""
    for number, claim in enumerate(reading.claims):
        if _is_figure(claim):
            yield _figure(f"{find}.{number}", find, claim, reading)


def _is_figure(claim: ProposedClaim) -> bool:
    is_counted = claim.value("sort") in (None, ClaimSort.FIGURE)
    return (
        is_counted and claim.value("figure_kind") is FigureKind.CORE and claim.value("quantity") is not None
    )


def _figure(id: str, find: str, claim: ProposedClaim, reading: Reading) -> FigureClaim:
    time, chains = claim.value("time"), claim.value("speakers")
    return FigureClaim(
        id=id,
        document=find,
        act=claim.value("act") or "",
        quantity=claim.value("quantity"),
        kind=claim.value("kind") or ClaimKind.EVENT,
        unit=claim.value("unit") or Unit.PERSONS,
        interval=time.interval if time else None,
        places=claim.value("place") or Places(),
        perpetrators=names_of(claim.value("perpetrators") or ()),
        speaker=chains[0][-1] if chains and chains[0] else reading.publisher,
        realis=claim.value("realis") or Realis.ASSERTED,
        polarity=claim.value("polarity") or Polarity.AFFIRMED,
        position=claim.passage.start,
        published=reading.published,
    )


def events_of(figures: Sequence[FigureClaim]) -> list[Mentioned]:
    """Which events finds tell of, each find of an event once, in the order of events and finds."""
    of = {figure.id: figure for figure in figures}
    told = []
    for group in group_figures(figures):
        if group.kind not in _HAPPENED:
            continue
        by_find: dict[str, list[FigureClaim]] = defaultdict(list)
        for member in group.members:
            by_find[of[member.claim].document].append(of[member.claim])
        for find, own in sorted(by_find.items()):
            lows = [figure.quantity.low for figure in own if figure.quantity.low is not None]
            highs = [figure.quantity.high for figure in own if figure.quantity.high is not None]
            told.append(
                Mentioned(
                    find,
                    group.anchor,
                    group.act,
                    group.unit.value,
                    str(group.when) if group.when else "",
                    min(lows, default=None),
                    max(highs, default=None),
                )
            )
    return told


def copies_of(
    ids: Sequence[str],
    folded: Mapping[str, str],
    figures: Sequence[FigureClaim],
    text_of: Callable[[str], str],
) -> dict[str, str]:
    """Which finds repeat an earlier one, and which: letter for letter (``folded``), or most of it.

    What tells a figure that the earlier one does not tell is no copy, however much of it is.
    """
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for id in ids:
        was = first.setdefault(folded[id], id)
        if was != id:
            copies[id] = was
    others = [id for id in ids if id not in copies]
    place = {id: at for at, id in enumerate(others)}
    near = _nearly(others, text_of) if len(others) > 1 else iter(())
    told = _told(figures)
    for later, earlier in sorted(near, key=lambda pair: (place[pair[0]], place[pair[1]])):
        if told[later] <= told[earlier]:
            copies.setdefault(later, copies.get(earlier, earlier))
    return {later: copies.get(earlier, earlier) for later, earlier in copies.items()}


def _told(figures: Sequence[FigureClaim]) -> dict[str, set[tuple[object, ...]]]:
    """By find, the numbers that it tells and what of."""
    told: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for each in figures:
        told[each.document].add((each.act, each.unit, each.quantity.low, each.quantity.high))
    return told


def _nearly(ids: Sequence[str], text_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Pairs of a find and an earlier one that has most of its text."""
    shared: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for passage in shared_passages(ids, lambda number: text_of(ids[number])):
        shared[passage.left, passage.right] += [right for _, right in passage.pieces]
    for (earlier, later), spans in shared.items():
        if sum(span.end - span.start for span in spans) >= COPIED * max(1, len(text_of(later))):
            yield later, earlier
