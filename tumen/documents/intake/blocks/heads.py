"""The head of a document: its headline, who wrote and who published it, and the headline told again."""

from __future__ import annotations

import re

from tumen.documents.intake.blocks.draft import Draft, likened
from tumen.documents.intake.blocks.roles import Role, is_path, role_of
from tumen.documents.intake.datelines import begins_item
from tumen.documents.intake.names import is_capitalised
from tumen.documents.intake.signs import FURNITURE, is_byline, is_credit_line, is_prose
from tumen.documents.intake.sorts import is_memorial
from tumen.vocabulary.codes import BlockKind

#: Pieces that a head may have before the text begins; more of them are a list or a menu.
_HEAD_PIECES = 20
#: Pieces among which a headline that closes as a sentence does may stand.
_CLOSED_HEADLINE_PIECES = 6
#: Words of a headline that closes as a sentence does: "Who sent them back?".
_CLOSED_HEADLINE_WORDS = 20
#: Pieces at either end of a document among which its outlet is named again.
_EDGE = 40
#: Words of a masthead.
_MASTHEAD_WORDS = 6

#: Pieces at the end of a document among which its writer may be named between notes and copyright lines.
_TAIL_PIECES = 8
_HANDLE = re.compile(r"@\w{2,30}")
_REPORTER_AT_END = re.compile(
    r"(?:Staff )?(?:Reporter|Correspondent) (?:[A-Z][\w'’-]*\s*){2,4}(?:\S+@\S+)?|\S{2,4} (?:기자"
    r"|특파원)(?: \S+@\S+)?"
    r"|\S+(?:뉴스|방송|TV) [가-힣]{2,4}입니다\.?"
)

#: What a line of the head is marked as, where it is not the headline.
_KINDS = {
    Role.NOTE: BlockKind.BOILERPLATE,
    Role.MENU: BlockKind.BOILERPLATE,
    Role.SORT: BlockKind.BOILERPLATE,
    Role.SECTION: BlockKind.BOILERPLATE,
    Role.TIME: BlockKind.BOILERPLATE,
    Role.PLACE: BlockKind.LETTERHEAD,
    Role.ADDRESSED: BlockKind.LETTERHEAD,
    Role.CREDIT: BlockKind.BYLINE,
    Role.BODY: BlockKind.BYLINE,
}
#: What a headline may be where no line has anything to say, best first.
_OTHERWISE = (Role.SORT, Role.MENU, Role.PERSONS, Role.BODY)
_NAVIGATION = re.compile(
    r"(?:skip to .*|(?:main )?menu|home|about(?: us)?|archives?|contact(?: us)?|search|news|blog|navigation)",
    re.IGNORECASE,
)
_NAMED_AGAIN = re.compile(
    r"©|\(c\)|ⓒ|copyright|subscri|reading|follow|powered|newsletter|all rights", re.IGNORECASE
)
#: What the names of sites, letters and programmes end in, besides the nouns of outlets.
_OF_A_SITE = re.compile(
    r"\b(?:notes|blog|weblog|diary|diaries|dispatches|podcast|letter|journal|pages|digest|briefing)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+|(?:\d{1,2}|[IVX]{1,5})[.)])\s+\S")


def mark_head(draft: Draft, title: str = "") -> None:
    """Mark headline and bylines before the first prose; ``title`` is the file's own, or empty."""
    head = _head(draft)
    for index in [*head, *_below_standfirst(draft)]:
        if is_byline(draft.words(index)):
            draft.mark(index, BlockKind.BYLINE)
    _mark_account(draft)
    headline = _find_headline(draft, [index for index in head if draft.is_open(index)], title)
    if headline is not None:
        draft.mark(headline, BlockKind.HEADLINE)
    else:
        headline = _told(draft)
    for index in head:
        if draft.is_open(index) and not draft.is_repeated(index) and len(draft.words(index)) <= FURNITURE:
            _mark_beside(draft, index, headline)


def mark_late_bylines(draft: Draft) -> None:
    """Mark the writers that are named below the text, as Korean papers do."""
    prose = draft.prose()
    for index in range(max(len(draft) - _TAIL_PIECES, prose[1] if len(prose) > 1 else 0), len(draft)):
        words = draft.words(index)
        if (
            is_byline(words)
            and (index > prose[-1] if prose else True)
            or _REPORTER_AT_END.fullmatch(words)
            or is_credit_line(words)
        ):
            draft.mark(index, BlockKind.BYLINE)


def _below_standfirst(draft: Draft) -> list[int]:
    """The pieces between a short first paragraph below a headline and the text, where bylines stand too."""
    prose = draft.prose()[:2]
    if len(prose) < 2 or prose[0] == 0 or len(draft.words(prose[0])) > FURNITURE:
        return []
    return list(range(prose[0] + 1, min(prose[1], prose[0] + 4)))


def _mark_account(draft: Draft) -> None:
    """Mark the name of an account and its handle, which head posts without a headline."""
    for index in range(1, min(4, len(draft))):
        if _HANDLE.fullmatch(draft.words(index)) and len(draft.words(index - 1)) <= 50:
            draft.mark(index - 1, BlockKind.BYLINE)
            draft.mark(index, BlockKind.BYLINE)


def _head(draft: Draft) -> list[int]:
    """The open pieces before the first running text, unless nothing follows them."""
    end = next((index for index in draft.prose() if not _is_closed_headline(draft, index)), len(draft))
    head = [index for index in range(min(end, _HEAD_PIECES)) if draft.is_open(index)]
    return head if len(draft) > 1 else []


def _is_closed_headline(draft: Draft, index: int) -> bool:
    """Whether a closed sentence is a headline by its place: "Who sent them back?", above the running text."""
    words = draft.words(index)
    if (
        index >= _CLOSED_HEADLINE_PIECES
        or len(words.split()) > _CLOSED_HEADLINE_WORDS
        or len(draft.prose()) < 3
    ):
        return False
    if any(kind is BlockKind.HEADLINE for kind in draft.kinds[:index]) or begins_item(words):
        return False
    is_titled = words[-1] in "?!" and not re.search(r"[.?!]\s", words)
    follows = draft.kinds[index + 1] if index + 1 < len(draft) else None
    return is_titled or is_capitalised(words) or follows in (BlockKind.BYLINE, BlockKind.DATELINE)


def _find_headline(draft: Draft, candidates: list[int], title: str) -> int | None:
    told = _told(draft)
    if told is not None and not (candidates and title and likened(draft.words(told)) != likened(title)):
        return None
    candidates = [index for index in candidates if len(draft.words(index)) <= FURNITURE]
    for index in candidates:
        if likened(draft.words(index)) == likened(title):
            return index
    if told is not None:
        return None
    repeated = [
        index
        for index in candidates
        if draft.is_repeated(index) and draft.words(index)[-1] != ":" and _role(draft, index) is Role.LINE
    ]
    return next(iter(repeated), None) if repeated else _best(draft, candidates)


def _told(draft: Draft) -> int | None:
    """The first headline that is decided already."""
    return next((index for index, kind in enumerate(draft.kinds) if kind is BlockKind.HEADLINE), None)


def _best(draft: Draft, candidates: list[int]) -> int | None:
    """The line that says most: the first with something to say, else the sort of document, else a name."""
    first_item = next(
        (
            index
            for index in candidates
            if begins_item(draft.words(index)) and not _is_enumerated(draft, index)
        ),
        len(draft),
    )
    first_part = next((index for index in candidates[1:] if _heads_a_part(draft.words(index))), len(draft))
    candidates = [index for index in candidates if index < min(first_item, first_part)] or candidates[:1]
    roles = {index: _role(draft, index) for index in candidates}
    lines = [index for index in candidates if roles[index] is Role.LINE and draft.words(index)[-1] != ":"]
    lines = [index for index in lines if index > _end_of_navigation(draft, roles)] or lines
    told = [
        index
        for index in lines
        if not (is_section_heading(draft.words(index)) or _NUMBERED.match(draft.words(index)))
    ]
    named = [index for index in told if not is_masthead(draft, index)] or told
    if named:
        return named[0]
    numbered = [index for index in lines if _NUMBERED.match(draft.words(index))]
    is_memorial_page = any(is_memorial(draft.words(index)) for index in candidates)
    for role in (Role.PERSONS, *_OTHERWISE) if is_memorial_page else _OTHERWISE:
        fitting = [index for index in candidates if roles[index] is role]
        if role is Role.MENU:
            fitting = [index for index in fitting if is_path(draft.words(index))] or numbered
        elif role is Role.PERSONS and not is_memorial_page:
            fitting = [index for index in fitting if not _is_over_date(draft, index)]
        if fitting:
            return fitting[0]
    return next(iter(lines), None)


def _role(draft: Draft, index: int) -> Role:
    """What the line is; capitalised words that the text writes small too are nobody's name."""
    role = role_of(draft.words(index))
    return Role.LINE if role is Role.PERSONS and draft.is_common(draft.words(index)) else role


def _heads_a_part(words: str) -> bool:
    """Whether a heading without a number shows that the text has begun; a number may open a chapter."""
    return is_section_heading(words) and not _NUMBERED.match(words)


def _is_over_date(draft: Draft, index: int) -> bool:
    """Whether a name stands over a date, as the writer's does over a post."""
    return index + 1 < len(draft) and draft.kinds[index + 1] is BlockKind.DATELINE


def _is_enumerated(draft: Draft, index: int) -> bool:
    """Whether a number that opens a line counts a chapter or nothing, and no entry of a list."""
    return bool(_NUMBERED.match(draft.words(index))) and not is_prose(draft.words(index))


def _end_of_navigation(draft: Draft, roles: dict[int, Role]) -> int:
    """The last line of a site's own head: what stands above its menu is the site's name and motto."""
    signed = (
        index for index, kind in enumerate(draft.kinds) if kind in (BlockKind.BYLINE, BlockKind.DATELINE)
    )
    end = next(signed, len(draft))
    menus = [
        index for index in range(min(end, _HEAD_PIECES, len(draft))) if _is_navigation(draft, index, roles)
    ]
    # Above "Written statement submitted by ..." stand the symbol, the session and the item of the agenda.
    menus += [
        index for index, role in roles.items() if role is Role.CREDIT and "submitted" in draft.words(index)
    ]
    return max(menus, default=-1)


def _is_navigation(draft: Draft, index: int, roles: dict[int, Role]) -> bool:
    if draft.kinds[index] is BlockKind.BOILERPLATE:
        return bool(_NAVIGATION.fullmatch(draft.words(index)))
    return roles.get(index) is Role.MENU


def is_masthead(draft: Draft, index: int) -> bool:
    """Whether a line with nothing to say but a name stands for the outlet: "THE LONG ROOM | autumn issue"."""
    words = draft.words(index)
    name, bar, section = (part.strip() for part in words.partition("|"))
    if bar and len(name.split()) <= _MASTHEAD_WORDS and index < 2:
        return role_of(section) in (Role.SECTION, Role.TAGLINE, Role.SORT, Role.TIME)
    if len(words.split()) > _MASTHEAD_WORDS or not is_capitalised(words) or words[-1] in "?!:":
        return False
    if index == 0 and _OF_A_SITE.search(words):
        return True
    key = likened(words)
    near_the_edges = [
        *range(index + 1, min(_EDGE, len(draft))),
        *range(max(_EDGE, len(draft) - _EDGE), len(draft)),
    ]
    again = (draft.words(other) for other in near_the_edges)
    return index < 3 and any(key in likened(other) and _NAMED_AGAIN.search(other) for other in again)


#: Headings of parts that any report, bulletin or page may have; they are no title of the whole.
_HEADINGS = re.compile(
    r"(?:key|main|in)?\s*(?:figures|facts|numbers|findings|messages|points|developments)|(?:at\s+a\s+)?glance|highlights|overview"
    r"|(?:executive\s+)?summary|abstract|introduction|background|context|contents|table\s+of\s+contents|method(?:s|ology)?|conclusions?"
    r"|recommendations?|(?:news\s+)?in\s+brief|dated\s+items|situation(?:\s+overview)?|the\s+(?:claim|law|people|scale|trade|facts)"
    r"|why\s+this\s+matters|notes?(?:\s+to\s+editors)?|sources?|totals?|chronology|question|answer|update|keywords|in\s+figures",
    re.IGNORECASE,
)


def is_section_heading(words: str) -> bool:
    """Whether a line is a heading that parts of any document have, with or without its number."""
    bare = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?\s+(?=\S)", "", words.strip()).rstrip(
        " :."
    )
    return bool(_HEADINGS.fullmatch(bare))


def _mark_beside(draft: Draft, index: int, headline: int | None) -> None:
    """Mark a line of the head that is not the headline by what it is."""
    words = draft.words(index)
    role = _role(draft, index)
    if role is Role.PERSONS:
        beside = [draft.kinds[near] for near in (index - 1, index + 1) if 0 <= near < len(draft)]
        if any(kind in (BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.HEADLINE) for kind in beside):
            draft.mark(index, BlockKind.BYLINE)
    elif role is Role.LINE:
        is_above = headline is not None and index < headline
        if is_above and is_masthead(draft, index) or _is_name_above(draft, index, headline):
            draft.mark(index, BlockKind.BYLINE)
    elif role in _KINDS and not _may_count(role, words, index):
        draft.mark(index, _KINDS[role])


def _may_count(role: Role, words: str, index: int) -> bool:
    """Whether a line may hold a figure after all: "[Update: 40 more]", a number that stands for itself."""
    if role in (Role.NOTE, Role.MENU):
        return any(mark.isdigit() for mark in words)
    return role is Role.TIME and bool(re.fullmatch(r"[\d,.]+", words)) and index > 1


def _is_name_above(draft: Draft, index: int, headline: int | None) -> bool:
    """Whether a short line above the headline, all capitals or all names, is the outlet's."""
    words = draft.words(index)
    is_above = headline is not None and index < headline
    is_name = words.isupper() or words.istitle()
    is_plain = not re.search(r"[\d()\[\]:]", words)
    return is_above and is_plain and is_name and len(words.split()) <= _MASTHEAD_WORDS


def mark_repeated_headlines(draft: Draft) -> None:
    """Mark every later copy of a headline, so that its figures are not counted twice."""
    seen: set[str] = set()
    for index, kind in enumerate(draft.kinds):
        key = likened(draft.words(index))
        if kind is BlockKind.HEADLINE and key in seen:
            draft.kinds[index] = BlockKind.REPEATED_HEADLINE
        elif kind is BlockKind.HEADLINE:
            seen.add(key)
        elif kind in (None, BlockKind.PARAGRAPH, BlockKind.HEADER) and key and key in seen:
            draft.kinds[index] = BlockKind.REPEATED_HEADLINE
