"""Who wrote a document, as its fields, bylines, standfirst and signatures say: persons, never bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.names import (
    body_in,
    is_organisation,
    is_person,
    is_written_small,
    people_in,
    small_words,
)
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_credit_line
from tumen.vocabulary.codes import BlockKind

BYLINE_START = re.compile(
    r"^\s*(?:(?:written|reported|words|posted|story|text)\s+by|reporting\s+by|by|from\s+our\s+\w+|글·사진|글)\b[\s:=]*",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"([가-힣]{2,4})(?=입니다\.?$)|([가-힣]{2,4})\s*(?:=\s*)?(?:기자|특파원|통신원|논설위원|편집위원|변호사|교수|작가|시인|소설가|연구위원|칼럼니스트|선교사|목사)"
)
_REPORTER_BEFORE = re.compile(
    r"^(?i:staff\s+)?(?i:reporter|correspondent)\s+(?P<name>(?:[A-Z][\w'’.-]*\s*){2,4})"
)
#: What a paper calls the place of a piece, before its writer's name: "Comment | Ada Quill".
_SECTION = re.compile(
    r"^(?:comment|opinion|analysis|column|essay|op-?ed|perspective|viewpoint|commentary)\s*[|·•:–—-]\s*",
    re.IGNORECASE,
)
PARTED = re.compile(r"\s*(?:[|·•∙;/]|\s[-–—]\s|\s{3,})\s*")
_AND = re.compile(r",?\s+(?:and|&)\s+|\s*,\s*")
_WHERE = re.compile(r"\s+(?:in|at|from|for)\s+[A-Z].*$")
#: The post and the address that follow a name without a comma: "TOM QUILL Staff Writer tom@reed.example".
_POST = re.compile(
    r"\s+(?:(?:staff|senior|chief|special|political|foreign|news)\s+)*(?:writer|reporter|correspondent|editor|columnist)\b.*$"
    r"|\s+[\w.+-]+@\S+$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:newsroom|staff|desk|agenc(?:y|ies)|correspondents|reporters|editors|team|bureau|news|wire|press|community|online)\b",
    re.IGNORECASE,
)
#: Blocks from which the small words of a text are learnt.
_READ_FOR_SMALL_WORDS = 300
#: The writer whom a paper does not name.
_STAFF = "Staff Reporter"
_BY_INSIDE = re.compile(r"\bby\s+(?P<name>[^\W\d_][\w'’. -]{0,40}?)\s*(?:[|·•∙,;(]|\s[-–—]\s|$)")
_HANDLE = re.compile(r"(?!(?:admin|webmaster|staff|editors?|the|our|us|guest)\b)[\w.-]{2,20}", re.IGNORECASE)
_CREDIT = re.compile(r"(?<!additional )\breporting\s+by\s+(?P<names>[^;.)]+)", re.IGNORECASE)
#: How a standfirst tells who wrote: "Ada Quill meets three of them".
_STANDFIRST = re.compile(
    r"(?:^|[.!?]\s+)(?P<name>(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)\s+(?:meets|weighs|reports|asks|finds|visits|talks|speaks|looks"
    r"|explains|writes|argues|investigates|traces|follows|examines|hears|recalls|remembers|travels|joins|spends|unpicks|checks"
    r"|answers|listens|returns|on\s+(?:why|how|what))\b"
)


def read_authors(said: list[Said], fields: list[tuple[str, Found[str]]]) -> tuple[Found[str], ...]:
    """Who wrote the document: its fields, else its bylines, else its standfirst, credits or signatures."""
    small = _small_words(said)
    found = (
        list(_stated(fields))
        or [author for block in said for author in _in_byline(block, small)]
        or list(_in_standfirst(said))
        or [author for block in said for author in _in_credits(block)]
        or read_signers(said)
    )
    return tuple({author.value: author for author in reversed(found)}.values())[::-1]


def _stated(fields: list[tuple[str, Found[str]]]) -> Iterator[Found[str]]:
    for name, found in fields:
        if name == "author":
            yield found
        elif name == "sender":
            sender = re.sub(r"\s*<[^>]*>$", "", found.value).strip(' "')
            if is_person(sender) and found.span:
                start = found.span.start + found.value.find(sender)
                yield Found(sender, found.evidence, type(found.span)(start, start + len(sender)))


def _small_words(said: list[Said]) -> set[str]:
    """The words that the text writes in small letters, which make nobody's name."""
    text = (block.words for block in said[:_READ_FOR_SMALL_WORDS] if block.kind is BlockKind.PARAGRAPH)
    return {word for words in text for word in small_words(words)}


def _in_byline(block: Said, small: set[str]) -> Iterator[Found[str]]:
    is_line = block.kind is BlockKind.BYLINE and not is_credit_line(block.words)
    is_line = is_line or block.kind is BlockKind.BOILERPLATE and _SECTION.match(block.words) is not None
    if is_line or (block.kind is BlockKind.DATELINE and is_signed(block.words)):
        inside = _BY_INSIDE.search(block.words) if block.kind is BlockKind.DATELINE else None
        is_told = bool(BYLINE_START.match(block.words) or inside)
        for name in [inside["name"]] if inside and _is_writer(inside["name"]) else _people(block.words):
            if not is_told and is_written_small(name, small):
                continue
            yield block.found(name, f"the byline “{short(block.words)}”")


def is_signed(words: str) -> bool:
    """Whether a line of the head says who wrote, by a word for it or by holding persons alone."""
    words = _SECTION.sub("", words)
    return bool(
        BYLINE_START.match(words)
        or _REPORTER.search(words)
        or _REPORTER_BEFORE.match(words)
        or _BY_INSIDE.search(words)
        or people_in(PARTED.split(words)[0])
    )


def _people(words: str) -> list[str]:
    reporters = [match[1] or match[2] for match in _REPORTER.finditer(words)]
    before = _REPORTER_BEFORE.match(words)
    if reporters:
        return reporters
    if before:
        return [before["name"].strip()] if is_person(before["name"]) else []
    words = _SECTION.sub("", words)
    if not BYLINE_START.match(words):
        return people_in(PARTED.split(words)[0])
    part = PARTED.split(BYLINE_START.sub("", words))[0]
    names = [_without_post(_WHERE.sub("", name).strip(" .,")) for name in _AND.split(part)]
    # After an outright "By" a first name is believed even when it looks like no name ("By Staff Reporter").
    return [
        name
        for place, name in enumerate(names)
        if is_person(name, in_capitals=True) or (place == 0 and _is_believed(name))
    ]


def _is_writer(name: str) -> bool:
    """Whether the name in a line like "Posted on 9 March 2022 by dk" is somebody's."""
    return is_person(name) or bool(_HANDLE.fullmatch(name))


def _without_post(name: str) -> str:
    return name if name == _STAFF else _POST.sub("", name).strip(" .,")


def _is_believed(name: str) -> bool:
    """Whether the words after "By" may be a writer that has no name's form: "By Staff Reporter", "By dk"."""
    if name == _STAFF:
        return True
    is_name = 0 < len(name) <= 60 and not any(mark.isdigit() for mark in name) and len(name.split()) <= 5
    return is_name and not is_organisation(name) and not _SHARED.search(name) and not name[:1].islower()


def _in_standfirst(said: list[Said]) -> Iterator[Found[str]]:
    """Whom the lines between headline and text say to have written."""
    headline = next((at for at, block in enumerate(said) if block.kind is BlockKind.HEADLINE), len(said))
    for block in said[headline + 1 : headline + 4]:
        for match in _STANDFIRST.finditer(block.words) if len(block.words) <= 250 else ():
            if is_person(match["name"]):
                yield block.found(match["name"], f"the standfirst “{short(block.words)}”")


def _in_credits(block: Said) -> Iterator[Found[str]]:
    match = _CREDIT.search(block.words) if block.kind is BlockKind.BYLINE else None
    if match and is_credit_line(block.words):
        for name in _AND.split(match["names"]):
            name = _WHERE.sub("", name).strip(" .,")
            if is_person(name):
                yield block.found(name, f"the credit “{short(block.words)}”")


#: A post alone on its line, and the mark of a bishop's own hand.
_OFFICE = re.compile(
    r"^(?:(?:for|on\s+behalf\s+of|copies|copy|cc|enclosures?|encl|p\.?\s?s)\b|\+|✠)|^(?:the\s+)?(?:assistant|deputy|vice|acting)?\s*"
    r"(?:chair(?:man|woman|person)?|director|secretary|president|bishop|convener|founder|editor|coordinator)$",
    re.IGNORECASE,
)
_SIGNED_KOREAN = re.compile(r"(?:.*\s)?(?P<name>[가-힣]{2,4})\s*(?:드림|올림|배상)")
#: Between the names of two who signed beside each other: the blanks of two columns.
_BESIDE = re.compile(r"\t\s*|\s{3,}")
_SIGNED_HERE = re.compile(r"(?:signed|signature)\s*[:：]\s*", re.IGNORECASE)


def read_signers(said: list[Said]) -> list[Found[str]]:
    """The persons who signed a letter: the name that each line of the signature begins with."""
    signers = []
    for block in said:
        if block.kind is not BlockKind.SIGNATURE:
            continue
        for words in _BESIDE.split(_SIGNED_HERE.sub("", block.words.lstrip("-–— "))):
            if not _OFFICE.search(words):
                signers += [block.found(name, "the signature") for name in _signed(words)]
    return signers


def _signed(words: str) -> list[str]:
    korean = _SIGNED_KOREAN.fullmatch(words)
    first = korean["name"] if korean else words.split(",")[0].split("(")[0].strip()
    return people_in(words) or ([first] if is_person(first, in_capitals=True) else [])


def read_signing_bodies(said: list[Said]) -> list[Found[str]]:
    """The bodies that signed: a line of the signature that names one and nobody beside it."""
    signed = (block for block in said if block.kind is BlockKind.SIGNATURE and "," not in block.words)
    named = ((block, body_in(block.words)) for block in signed)
    return [block.found(name, "the signature") for block, name in named if name]
