"""Direct quotations: which stretches of a document stand between quotation marks, one within another and over
paragraphs if need be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Under this many words a marked stretch is a term or a title ("'one Korea'"), not somebody's speech.
SPEECH_WORDS = 4
#: What closes what; a straight mark closes itself.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile(r"[“”„«»‹›「」『』‘’\"']")
#: Apostrophes that begin a word: "'em", "'90s".
_ELISION = re.compile(r"[’'‘](?:em|til|tis|twas|cause|bout|n|round|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPEN = re.compile(r"(?:^|[\s(\[{—–\-/:“\"„«‘'])$")
#: A title in marks is no speech: most of its words have capitals, or what it is is said before it.
_TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|headline|called|named|nicknamed|known as|book|novel|film|song|essay"
    r"|chapter|poem|play|album|episode|exhibition|magazine|campaign|hashtag|slogan|programme|program|series"
    r"|memoir)\s*,?\s*"
    r"(?:\(|:)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks inside one block.

    ``run`` is shared by the parts of one speech that runs over paragraphs (each paragraph opens with a mark,
    only the last closes); ``open`` means that this part was not closed. ``depth`` is 0 for a quotation that
    stands in no other, ``titled`` that the marks hold a title.
    """

    span: Span
    block: int
    run: int
    open: bool
    depth: int = 0
    titled: bool = False

    def is_speech(self, text: str) -> bool:
        return not self.titled and len(self.span.of(text).split()) >= SPEECH_WORDS


def quotations_of(text: str, blocks: tuple[tuple[BlockKind, Span], ...]) -> list[Quotation]:
    """Every quotation of the document, in order of where it begins. A mark without a partner closes with its
    block."""
    found: list[Quotation] = []
    run = 0
    carried: int | None = None  # the run of the speech that the last paragraph left open
    for number, (_, block) in enumerate(blocks):
        following = blocks[number + 1][1] if number + 1 < len(blocks) else None
        goes_on = following is not None and _opens_single(text, following)
        parts = list(_parts(text, block, goes_on=goes_on))
        last: tuple[int, bool] | None = None
        for span, unclosed, depth in parts:
            continues = carried is not None and depth == 0 and last is None and _opens(text, block, span)
            if not continues:
                run += 1
            own = carried if continues and carried is not None else run
            found.append(Quotation(span, number, own, unclosed, depth, _is_title(text, span)))
            if depth == 0:
                last = (own, unclosed)
        if last is not None:
            carried = last[0] if last[1] else None
        elif block.of(text).strip():
            carried = None
    return found


def _opens(text: str, block: Span, span: Span) -> bool:
    """Whether the quotation opens its paragraph."""
    return not text[block.start : span.start - 1].strip()


def _is_title(text: str, span: Span) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", span.of(text)) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) >= 3 and capitals > 0.7 * len(words) and not span.of(text).isupper():
        return True
    return _TITLED.search(text, max(0, span.start - 40), span.start - 1) is not None


def _opens_single(text: str, block: Span) -> bool:
    return re.match(r"\s*'\w", text[block.start : block.start + 12]) is not None


def _parts(text: str, block: Span, *, goes_on: bool) -> Iterator[tuple[Span, bool, int]]:
    """The quotations of one block: span, whether it was left open, and in how many others it stands.

    ``goes_on`` says that the next block opens with a straight single mark, so that one may be left open here.
    """
    stack: list[tuple[str, int]] = []
    closed: list[tuple[Span, bool, int]] = []
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        level = _closes(text, block, stack, mark, at)
        if level is not None:
            for opening, start in reversed(stack[level + 1 :]):
                if opening not in "'‘":
                    closed.append((Span(start, at), True, stack.index((opening, start))))
            closed.append((Span(stack[level][1], at), False, level))
            del stack[level:]
        elif stack and stack[-1][1] == at and mark in _PAIRS[stack[-1][0]]:
            stack.pop()  # marks with nothing between them
        elif len(stack) < _NESTED and _begins(text, block, stack, mark, at, goes_on=goes_on):
            stack.append((mark, at + 1))
    for depth, (mark, start) in enumerate(stack):
        if (mark != "'" or goes_on) and (
            mark != "‘" or depth == 0 and _opens(text, block, Span(start, block.end))
        ):
            end = block.end
            while end > start and text[end - 1].isspace():
                end -= 1
            if end > start:
                closed.append((Span(start, end), True, depth))
    yield from sorted(closed, key=lambda part: (part[0].start, -part[0].end))


def _closes(text: str, block: Span, stack: list[tuple[str, int]], mark: str, at: int) -> int | None:
    """The level of the open quotation that the mark closes, innermost first; None when it closes none."""
    for level in range(len(stack) - 1, -1, -1):
        opening, start = stack[level]
        if mark not in _PAIRS[opening]:
            continue
        if mark in "’'" and not _ends_single(text, block, at):
            return None
        if mark == '"' and text[at - 1].isspace() and at + 1 < block.end and not text[at + 1].isspace():
            return None  # looks like another opening
        return level if at > start else None
    return None


def _ends_single(text: str, block: Span, at: int) -> bool:
    """Whether a single mark ends a quotation and is no apostrophe."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() or after.isalnum():
        return False
    if before in '.,!?…;:—–)]”"':
        return True
    if before == "s" and re.match(r"\s+[a-z]", text[at + 1 : at + 4]):
        # "the guards' fault' ...": a possessive, where a mark that can only close follows
        return re.search(r"[.,!?…][’'](?!\w)", text[at + 1 : min(block.end, at + 200)]) is None
    return True


def _begins(
    text: str, block: Span, stack: list[tuple[str, int]], mark: str, at: int, *, goes_on: bool
) -> bool:
    if mark in "”»›」』’" or at + 1 >= block.end or text[at + 1].isspace():
        return False
    if mark in "„«‹「『“":
        return True
    before = text[at - 1] if at > block.start else ""
    if before and not _BEFORE_OPEN.search(before):
        return False
    if mark in "'‘":
        if _ELISION.match(text, at) or (stack and stack[-1][0] == mark):
            return False
        return mark == "‘" or goes_on or _has_close(text, block, at)
    return not (stack and stack[-1][0] == mark)


def _has_close(text: str, block: Span, at: int) -> bool:
    """Whether a straight single mark has a partner: without one it is an apostrophe."""
    return any(
        _ends_single(text, block, match.start())
        for match in islice(_SINGLE.finditer(text, at + 2, block.end), _PARTNERS)
    )


#: Apostrophes looked at in search of the one that closes.
_SINGLE, _PARTNERS = re.compile("'"), 60


#: Quotations within one another at most, looked back for.
_NESTED = 12


class Speeches:
    """The quotations of a document that are somebody's speech, found by place."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self.all = [each for each in quotations if each.is_speech(text)]
        self._starts = [each.span.start for each in self.all]

    def at(self, position: int) -> Quotation | None:
        """The innermost quotation that ``position`` stands in."""
        number = bisect_right(self._starts, position)
        for each in reversed(self.all[max(0, number - _NESTED) : number]):
            if position < each.span.end:
                return each
        return None

    def run_at(self, position: int) -> int | None:
        """The run of the innermost quotation at ``position``; None outside quotations."""
        found = self.at(position)
        return found.run if found is not None else None

    def holder_of(self, quotation: Quotation) -> Quotation | None:
        """The quotation that another one stands in."""
        return self.at(quotation.span.start - 1) if quotation.depth else None
