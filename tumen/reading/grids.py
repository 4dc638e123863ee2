"""Tables of counts: a number in each cell, told of by the head of its column, of its row, and by the caption.

"Year | Willow register | Ash Centre" over "2019 | 305 | 296": each number is a figure of its own, in the year
that its row names, by whom its column names, of the act that column, row, caption or heading tell. A table in
which nothing tells an act gives no figure. Rows of a list of events, each a case, are read by `reading.rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tumen.reading.acts.lexicon import act_named
from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.rows import cells_in, meaning_of, slots_of_number
from tumen.reading.times import find_times, resolve
from tumen.vocabulary.codes import BlockKind, ClaimKind, Polarity, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import find_places
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

Blocks = Sequence[tuple[BlockKind, Span]]

#: What parts the cells of a line: a stroke, a tab, or white space as wide as no prose has.
_STROKE, _WIDE = re.compile(r"\s*\|\s*"), re.compile(r"\t+|\s{3,}")
#: Characters of a cell at most; longer ones are prose in columns.
_CELL = 60
#: Rows of numbers that make a table, and blocks before it in which its act may be told.
_ROWS_LEAST, _ABOVE = 2, 3
#: Rows at most of a table whose cells are named one by one; longer ones are lists of cases.
_NAMED_MOST = 200
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
#: What may stand beside the number of a cell: a sign of a note, a share in brackets.
_BESIDE = re.compile(r"\s*(?:\(\s*\d+(?:[.,]\d+)?\s?%\s*\)|[*†‡§¹²³]+|\[\w{1,2}\])?\s*$")
_LEADING = re.compile(r"(?:c\.|ca\.|circa|approx\.|~|≈|<|>|≥|≤)?\s*$", re.IGNORECASE)
_ALL = re.compile(
    r"(?:grand\s+)?totals?|all(?:\s+(?:years|months|places|crossings))?|sum|altogether|합계|총계|계",
    re.IGNORECASE,
)
_SOURCE_HEAD = re.compile(
    r"source|organi[sz]ation|reported\s+by|informant|group|list|database|according\s+to", re.IGNORECASE
)
#: Words of what counts and is no person: "Willow register", "Ministry estimate".
_COUNTING = re.compile(
    r"\b(?:register|list|estimates?|database|survey|count|archive|monitor|desk|watch|centre|center|institute"
    r"|ministry|government|authorities|police|project|network|committee|commission|union|coalition|agency"
    r"|UNHCR|IOM|NGOs?|press|media)\b",
    re.IGNORECASE,
)
#: Some of those who are counted, by sex or age.
_SOME = re.compile(
    r"\b(?:women|men|girls?|boys?|child(?:ren)?|minors?|infants?|adults?|male|female|elderly|under[-\s]\d+|over[-\s]\d+|aged)\b",
    re.IGNORECASE,
)
#: Who counted, in a caption or under the table: "Source: Willow Centre", "(register of the commune)".
_SOURCE_OF = re.compile(
    r"(?:^|[.;(]\s*)(?:data\s+|figures\s+)?(?:sources?\s*:|according\s+to|compiled\s+by|as\s+counted\s+by)\s*(?P<who>[^.;:()\n]{3,70})"
    r"|\((?P<list>(?:the\s+)?[^()]{0,40}\b(?:register|list|records?|count|database|estimates?)\b[^()]{0,40})\)\s*:?\s*$",
    re.IGNORECASE,
)
#: Steps of an office with applications: what they count befell nobody.
_PROCEDURE = re.compile(
    r"(?:(?:new|first|further|asylum|number\s+of|no\.\s+of)\s+)*(?:appli(?:cations?|cants?|ed)|claims?|granted|refused|rejected"
    r"|recogni[sz]ed|accepted|approved|dismissed|pending|decisions?|decided|withdrawn|appeals?|lodged|closed|protected)"
    r"(?:\s+(?:lodged|made|received|decided|pending|status|protection|asylum))*",
    re.IGNORECASE,
)
#: Days of one event; what is counted over a longer time is a total.
_EVENT_DAYS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    words: str
    span: Span

    @property
    def number(self) -> NumberMention | None:
        """The number that the cell holds, and nothing else but a note or a share; years are none."""
        if _YEAR.match(self.words):
            return None
        mentions = find_numbers(self.words)
        if not mentions or mentions[0].quantity.percent:
            return None
        first = mentions[0]
        before, after = self.words[: first.span.start], self.words[first.span.end :]
        return first if _LEADING.match(before) and _BESIDE.match(after) else None


@dataclass(slots=True)
class Grid:
    """A table: its heads, its rows, and the blocks that they fill."""

    heads: list[Cell]
    rows: list[list[Cell]]
    blocks: list[int]
    above: list[Span] = field(default_factory=list)  #: caption and headings, the nearest first
    below: Span | None = None


def grids_of(text: str, blocks: Blocks) -> list[Grid]:
    """The tables of a document that hold counts."""
    found: list[Grid] = []
    run: list[tuple[int, list[Cell], list[str]]] = []
    for number, (kind, block) in enumerate(blocks):
        cells, names = _cells_of(text, kind, block)
        if run and (len(cells) < 2 or bool(names) != bool(run[-1][2])):
            found += _grid(text, blocks, run)
            run = []
        if len(cells) >= 2:
            run.append((number, cells, names))
    return [*found, *_grid(text, blocks, run)]


def _cells_of(text: str, kind: BlockKind, block: Span) -> tuple[list[Cell], list[str]]:
    """The cells of a line, and their names where it names them ("year: 2019 | register: 305")."""
    line = block.of(text)
    if kind is BlockKind.TABLE_ROW and ": " in line:
        named = cells_in(text, block)
        if len(named) >= 2 and len(named) == line.count("|") + 1:
            return [Cell(span.of(text), span) for _, span in named], [name for name, _ in named]
    mark = _STROKE if "|" in line else _WIDE
    cells, start = [], 0
    for match in [*mark.finditer(line), None]:
        end = match.start() if match else len(line)
        words = line[start:end]
        if words.strip() or start > 0 and match:
            cells.append(Cell(words, Span(block.start + start, block.start + end)))
        start = match.end() if match else end
    if any(len(cell.words) > _CELL for cell in cells) or kind is BlockKind.SIGNATURE:
        return [], []
    return cells, []


def _grid(text: str, blocks: Blocks, run: Sequence[tuple[int, list[Cell], list[str]]]) -> Iterator[Grid]:
    """The table that consecutive lines make, where they do."""
    if not run:
        return
    named = run[0][2]
    if named:
        if len(run) > _NAMED_MOST or any(meaning_of(name) == "number" for name in named):
            return  # a list of cases
        heads = [Cell(name, cell.span) for name, cell in zip(named, run[0][1], strict=True)]
        rows = [(number, cells) for number, cells, _ in run]
    else:
        heads = run[0][1]
        rows = [(number, cells) for number, cells, _ in run[1:] if not _is_rule(cells)]
        if any(cell.number for cell in heads):
            return
        if rows and all(len(cells) == len(heads) + 1 for _, cells in rows):
            heads = [
                Cell("", Span(heads[0].span.start, heads[0].span.start)),
                *heads,
            ]  # no word in the corner
    counting = [cells for _, cells in rows if any(cell.number for cell in cells[1:])]
    if len(counting) < _ROWS_LEAST or any(len(cells) > len(heads) for _, cells in rows):
        return
    first = run[0][0]
    above = [blocks[number][1] for number in range(first - 1, max(-1, first - 1 - _ABOVE), -1)]
    last = run[-1][0]
    below = blocks[last + 1][1] if last + 1 < len(blocks) else None
    yield Grid(heads, [cells for _, cells in rows], [number for number, _, _ in run], above, below)


def _is_rule(cells: Sequence[Cell]) -> bool:
    return all(not cell.words.strip(" :-–—=") for cell in cells)


def with_rows(text: str, blocks: tuple[tuple[BlockKind, Span], ...]) -> tuple[tuple[BlockKind, Span], ...]:
    """The blocks, with every line of a table marked as its row, so that no prose is read in it."""
    rows = {number for grid in grids_of(text, blocks) for number in grid.blocks}
    if not rows:
        return blocks
    return tuple(
        (BlockKind.TABLE_ROW if number in rows else kind, block)
        for number, (kind, block) in enumerate(blocks)
    )


def figures_of(
    text: str, grid: Grid, *, published: Interval | None, issuers: Sequence[str] = ()
) -> Iterator[ProposedClaim]:
    """Every count of the table as a claim; none where nothing tells an act."""
    told = next(
        (
            (span, act)
            for span in grid.above
            if (act := act_named(span.of(text))) and not act.startswith("other:")
        ),
        None,
    )
    source, dated = _source(text, grid, issuers), _dated(text, grid, published)
    days = [_time(text, cells[0], published) for cells in grid.rows if cells]
    hull = _hull([when.interval for when in days if when])
    for cells in grid.rows:
        for head, cell in zip(grid.heads[1:], cells[1:], strict=False):
            mention = cell.number
            if mention is None or _PROCEDURE.fullmatch(head.words.strip()):
                continue
            passage, slots = slots_of_number(mention, cell.span)
            slots |= _told_by(text, (cells[0], head), grid.heads[0], published, issuers)
            if "subjects" in slots:  # women beside men: a part of all whom the row counts
                counts = slots["quantity"]
                slots["quantity"] = replace(
                    counts, value=replace(counts.value, share_of=cells[0].words.strip())
                )
            if source is not None and "speakers" not in slots:
                slots |= source
            if "act" not in slots and told is not None:
                slots["act"] = Slot(told[1], "grid.caption", told[0])
            if "time" not in slots and _ALL.fullmatch(cells[0].words.strip()) and hull is not None:
                slots["time"] = Slot(When(str(hull), hull), "grid.rows", cells[0].span)
            if "time" not in slots and dated is not None:
                slots["time"] = dated
            if mention.quantity.low == mention.quantity.high == 0:
                slots["polarity"] = Slot(Polarity.NEGATED, "polarity.none", cell.span)
            if "act" in slots:
                slots["kind"] = Slot(_kind(slots), "grid.kind")
                yield ProposedClaim(passage, Span(cells[0].span.start, cells[-1].span.end), slots)


def _told_by(
    text: str, cells: Sequence[Cell], corner: Cell, published: Interval | None, issuers: Sequence[str]
) -> dict[str, Slot]:
    """What the heads of a row and of a column tell of a number: its time, act, place and source."""
    slots: dict[str, Slot] = {}
    for at, cell in enumerate(cells):
        words = cell.words.strip()
        when = _time(text, cell, published)
        if when is not None:
            slots.setdefault("time", Slot(when, "grid.head", cell.span))
            continue
        act = act_named(words)
        if act:
            slots.setdefault("act", Slot(act, "grid.head", cell.span))
            continue
        place = next((mention.place for mention in find_places(words)), None)
        says_source = at == 0 and bool(_SOURCE_HEAD.search(corner.words)) or _is_source(words)
        if says_source and not _ALL.fullmatch(words):
            name = re.sub(r"\s*[(\[].*$", "", words)
            if not _is_own(name, issuers):
                slots["speakers"] = Slot(((name,),), "grid.head", cell.span)
                slots["stance"] = Slot(Stance.NEUTRAL, "grid.head", cell.span)
        elif place is not None:
            slots.setdefault("place", Slot(Places("", "", place.name), "grid.head", cell.span))
        elif at and _is_group(words):
            slots["subjects"] = Slot(parties_of(words), "grid.head", cell.span)
    return slots


def _is_group(words: str) -> bool:
    """Whether a head names some of the people: "Women", "Under 18"; "Persons" are all of them."""
    return _SOME.search(words) is not None


def _dated(text: str, grid: Grid, published: Interval | None) -> Slot | None:
    """The one time that the caption names; where it names two, neither is every cell's."""
    for span in grid.above[:1]:
        told = find_times(span.of(text))
        interval = resolve(told[0], published=published) if len(told) == 1 else None
        if interval is not None:
            return Slot(When(told[0].text, interval), "grid.caption", told[0].span.shifted(span.start))
    return None


def _is_source(words: str) -> bool:
    """Whether a head names who counts: a body or its list, and no group of people."""
    if any(counted(word) in (Counted.PEOPLE, Counted.VICTIMS) for word in words.lower().split()):
        return False
    names = re.findall(r"\b[A-Z][\w’'-]+", words)
    return bool(_COUNTING.search(words)) and bool(names)


def _source(text: str, grid: Grid, issuers: Sequence[str]) -> dict[str, Slot] | None:
    """Who counted, by the line over or under the table; the issuer's own count needs no source."""
    for span in (*grid.above[:1], *([grid.below] if grid.below is not None else [])):
        found = _SOURCE_OF.search(span.of(text)) if len(span) < 200 else None
        if found is None:
            continue
        group = "who" if found["who"] else "list"
        name = re.sub(r"^the\s+", "", found[group].strip())
        if _is_own(name, issuers):
            return None
        evidence = Span(*found.span(group)).shifted(span.start)
        return {
            "speakers": Slot(((name,),), "grid.source", evidence),
            "stance": Slot(Stance.NEUTRAL, "grid.source", evidence),
        }
    return None


def _is_own(name: str, issuers: Sequence[str]) -> bool:
    """Whether a count is the issuer's own: "Willow register", in a report of the Willow Data Project."""
    own = set(_COUNTING.sub(" ", name).lower().split())
    return any(own <= set(issuer.lower().split()) for issuer in issuers if issuer)


def _time(text: str, cell: Cell, published: Interval | None) -> When | None:
    words = cell.words.strip()
    if _YEAR.match(words):
        return When(words, Interval.year(int(words)))
    expressions = find_times(words)
    if not expressions:
        return None
    interval = resolve(expressions[0], published=published)
    return When(words, interval) if interval is not None else None


def _hull(intervals: Sequence[Interval | None]) -> Interval | None:
    known = [each for each in intervals if each is not None and each.earliest and each.latest]
    if len(known) < 2:
        return None
    return Interval(
        min(each.earliest for each in known if each.earliest),
        max(each.latest for each in known if each.latest),
    )


def _kind(slots: dict[str, Slot]) -> ClaimKind:
    time = slots.get("time")
    interval = time.value.interval if time is not None else None
    if interval is None or interval.earliest is None or interval.latest is None:
        return ClaimKind.TOTAL
    return ClaimKind.EVENT if (interval.latest - interval.earliest).days <= _EVENT_DAYS else ClaimKind.TOTAL
