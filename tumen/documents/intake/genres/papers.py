"""The signs of what was written for many: letters, news, posts, tables."""

from __future__ import annotations

import re

from tumen.documents.intake.datelines import dateline_of
from tumen.documents.intake.genres.signs import QUOTED, head_of
from tumen.documents.intake.said import Said
from tumen.documents.intake.signs import is_credit_line, opens_speech
from tumen.vocabulary.codes import BlockKind

#: Words of a paragraph above a greeting that make what stands around a letter a story of its own.
_STORY_WORDS = 20
#: Paragraphs that tell what somebody said, from which a text under a byline is news.
_TELLING_PARAGRAPHS = 3
#: The share of a document's blocks that are rows of a table, from which it is a list.
_ROWS_SHARE = 0.6

_TO_A_PAPER = re.compile(r"(?:Sir|Madam)\b[^.!?]{0,20}[–—-]\s")


def is_letter(said: list[Said], named: set[str]) -> Said | None:
    """Whether it greets and is signed; a story around a letter has a text of its own above the greeting."""
    is_signed = any(block.kind is BlockKind.SIGNATURE for block in said)
    greeting = next((at for at, block in enumerate(said) if _greets(block)), None)
    if greeting is None:
        to_a_paper = (block for block in said if _TO_A_PAPER.match(block.words))
        return next(to_a_paper, None) if is_signed else None
    has_story = any(
        block.kind is BlockKind.PARAGRAPH and len(block.words.split()) > _STORY_WORDS
        for block in said[:greeting]
    )
    is_sent = is_signed or bool(named & {"sender", "recipient"})
    return said[greeting] if is_sent and not has_story else None


def _greets(block: Said) -> bool:
    return block.kind is BlockKind.SALUTATION and not opens_speech(block.words)


def is_wire(said: list[Said], named: set[str]) -> Said | None:
    """Whether the text opens as news do, with a place and a dash; so do releases, but they name no agency."""
    for block in said:
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        is_place = re.match(r"[A-Z.'’ /-]{4,}\b", block.words) or re.search("[가-힣]", block.words)
        if opening and (opening.agency or is_place):
            return block
    return None


def is_credited(said: list[Said], named: set[str]) -> Said | None:
    """Whether reporters are credited below the text: "(Reporting by A; editing by B)"."""
    lines = (block for block in said if is_credit_line(block.words))
    return next((block for block in lines if "report" in block.words.lower()), None)


_POSTS = re.compile(
    r"\b(?:reporter|correspondents?|staff\s+writer)\b|^by\s.*\beditor\b|기자|특파원", re.IGNORECASE
)
_TELLS = re.compile(r"[”\"’,]\s+(?:[\w'’-]+\s+){0,4}(?:said|says|told)\b|\bsaid\b")


def is_bylined(said: list[Said], named: set[str]) -> Said | None:
    """Whether a reporter signs it, or a byline stands over a text that tells what people said."""
    signed = [block for block in said if block.kind in (BlockKind.BYLINE, BlockKind.DATELINE)]
    posted = next((block for block in signed if _POSTS.search(block.words)), None)
    if posted:
        return posted
    head = head_of(said)
    byline = next(
        (one for one in signed if one in head and re.match(r"by\s", one.words, re.IGNORECASE)), None
    )
    telling = sum(bool(_TELLS.search(block.words)) for block in said)
    own = sum(bool(re.search(r"\bI\b", QUOTED.sub(" ", block.words))) for block in said)
    # A writer who says "I" in every fourth paragraph tells of something else than news.
    return byline if telling >= _TELLING_PARAGRAPHS and own * 4 <= telling else None


def is_thread(said: list[Said], named: set[str]) -> Said | None:
    """Whether it stands under the handle of an account, or its posts are numbered."""
    numbered = [block for block in said if re.match(r"\d{1,2}/\s", block.words)]
    handle = next((block for block in said[:4] if re.search(r"(?:^|\s)@\w{2,}", block.words)), None)
    return handle or (numbered[0] if len(numbered) >= 3 else None)


def is_table(said: list[Said], named: set[str]) -> Said | None:
    """Whether most of it is rows of a table."""
    rows = [block for block in said if block.kind is BlockKind.TABLE_ROW]
    return rows[0] if rows and len(rows) >= _ROWS_SHARE * len(said) else None
