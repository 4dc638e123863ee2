"""Who wrote a document and who published it, as its blocks say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.documents.intake.datelines import dateline_of
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_organisation, is_person
from tumen.vocabulary.codes import BlockKind

_BYLINE_START = re.compile(
    r"^\s*(?:(?:written|reported|words)\s+by|reporting\s+by|by|from\s+our\s+\w+|글·사진|글)\b[\s:=]*",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"([가-힣]{2,4})\s*(?:=\s*)?(?:기자|특파원|통신원|논설위원|편집위원)")
_PARTED = re.compile(r"\s*(?:[|·•;/]|\s[-–—]\s|\s{3,})\s*")
_AND = re.compile(r",?\s+(?:and|&)\s+|\s*,\s*")
_FOR = re.compile(r"\sfor\s+(?:the\s+)?([A-Z][^|·•,;]{2,60})$")
_WHERE = re.compile(r"\s+(?:in|at|from|for)\s+[A-Z].*$")


def read_authors(said: list[Said], fields: list[tuple[str, Found[str]]]) -> tuple[Found[str], ...]:
    """Who wrote the document: its fields, else its bylines, else who signed it."""
    stated = tuple(found for name, found in fields if name in ("author", "sender"))
    if stated:
        return stated
    lines = [block for block in said if block.kind is BlockKind.BYLINE]
    lines += [block for block in said if block.kind is BlockKind.DATELINE and _is_signed(block.words)]
    authors = [author for block in lines for author in _names_in_byline(block)]
    return tuple({author.value: author for author in reversed(authors or _signers(said))}.values())[::-1]


def _is_signed(words: str) -> bool:
    return bool(_BYLINE_START.match(words) or _REPORTER.search(words)) or is_person(_PARTED.split(words)[0])


def _names_in_byline(block: Said) -> Iterator[Found[str]]:
    for name in _people(block.words):
        yield block.found(name, f"the byline “{short(block.words)}”")


def _people(words: str) -> list[str]:
    reporters = _REPORTER.findall(words)
    if reporters:
        return reporters
    is_outright = bool(_BYLINE_START.match(words))
    part = _PARTED.split(_BYLINE_START.sub("", words))[0]
    names = [_WHERE.sub("", name).strip(" .,") for name in _AND.split(part)]
    # After an outright "By" a first name is believed even when it looks like no name ("By Staff Reporter").
    return [
        name
        for place, name in enumerate(names)
        if is_person(name) or (is_outright and place == 0 and _named(name))
    ]


def _named(name: str) -> bool:
    return 0 < len(name) <= 60 and not any(mark.isdigit() for mark in name) and not is_organisation(name)


def _signers(said: list[Said]) -> list[Found[str]]:
    """Who signed a letter: the name that each line of the signature begins with."""
    lines = [block for block in said if block.kind is BlockKind.SIGNATURE]
    signers = []
    for block in lines:
        name = block.words.lstrip("-–— ").split(",")[0].split("(")[0].strip()
        if is_person(name):
            signers.append(block.found(name, "the signature"))
    return signers


#: Blocks among which a letter's heads stand.
_LETTER_OPENING = 30

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|ⓒ|copyright)\s*(?:©|\(c\)|ⓒ)?\s*(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19"
    r"|20)?\d{2})?)?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,|;©<>\n]{2,60})",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:all rights|reserved|copyrights?)\b.*$|(?:무단|재배포|금지).*$|[\s|·-]+$", re.IGNORECASE
)


def read_publisher(said: list[Said]) -> Found[str] | None:
    """Who published the document: a byline or masthead, a wire's dateline, a letterhead, a copyright line."""
    return (
        _publisher_in_byline(said)
        or _agency(said)
        or _letterhead(said)
        or _copyright_holder(said)
        or _signing_body(said)
    )


def _publisher_in_byline(said: list[Said]) -> Found[str] | None:
    first_headline = next((i for i, block in enumerate(said) if block.kind is BlockKind.HEADLINE), -1)
    for index, block in enumerate(said):
        if block.kind not in (BlockKind.BYLINE, BlockKind.DATELINE):
            continue
        whole = [part.strip(" ,") for part in _PARTED.split(_BYLINE_START.sub("", block.words))]
        after_names = (
            [part.strip() for part in whole[0].split(",")[1:]] if is_person(whole[0].split(",")[0]) else []
        )
        for_whom = _FOR.search(block.words) if _BYLINE_START.match(block.words) else None
        parts = [for_whom[1].strip()] if for_whom else after_names or whole
        name = parts[0] if for_whom else next((part for part in parts if is_organisation(part)), "")
        is_masthead = (
            index < first_headline and block.kind is BlockKind.BYLINE and not _is_signed(block.words)
        )
        if name or is_masthead:
            where = "the masthead" if is_masthead else f"the line “{short(block.words)}”"
            return block.found(name or block.words, where)
    return None


def _agency(said: list[Said]) -> Found[str] | None:
    for block in said:
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        if opening and opening.agency:
            return block.found(opening.agency, f"the dateline “{short(block.words)}”")
    return None


def _letterhead(said: list[Said]) -> Found[str] | None:
    """The body whose letterhead opens a letter; lines below the date name whom it is sent to."""
    opening = [
        block for block in said[:_LETTER_OPENING] if block.kind in (BlockKind.LETTERHEAD, BlockKind.DATELINE)
    ]
    signers = {signer.value for signer in _signers(said)}
    if not opening or opening[0].kind is not BlockKind.LETTERHEAD or opening[0].words in signers:
        return None
    is_sender = any(block.kind is BlockKind.DATELINE for block in opening) or is_organisation(
        opening[0].words
    )
    return Found(opening[0].words, "the letterhead", opening[0].span) if is_sender else None


def _signing_body(said: list[Said]) -> Found[str] | None:
    """The body that a statement is signed by, below its text."""
    signed = (block for block in said if block.kind is BlockKind.SIGNATURE and is_organisation(block.words))
    return next(
        (block.found(block.words, "the signature") for block in signed if "," not in block.words), None
    )


def _copyright_holder(said: list[Said]) -> Found[str] | None:
    for block in said:
        match = _COPYRIGHT.search(block.words) if block.kind is BlockKind.BOILERPLATE else None
        name = _NO_NAME.sub("", match["name"]).strip() if match else ""
        if name:
            return block.found(name, f"the line “{short(block.words)}”")
    return None
