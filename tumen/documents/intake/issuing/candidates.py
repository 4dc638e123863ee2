"""Who may stand behind a document: every name that its head and its end show, with the signs beside it.

Names that are one name ("THE HARBOUR LEDGER", "Harbour Ledger") are one candidate, and its signs add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.issuing.cues import cued
from tumen.documents.intake.names import body_in, is_addressing, is_capitalised, is_organisation
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_prose
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

#: Blocks at the beginning and at the end in which the issuer's name stands, and the longest line and name.
HEAD, TAIL, LINE, NAME = 14, 8, 200, 90
#: Names that are weighed at most: a head has about ten, and one made of names alone must not take long.
MOST = 40
#: Lines in which an address stands.
_ADDRESS = 10
#: What parts a line into names: "Reed Aid · Bergen", "REED REVIEW | Opinion", "By Ada Quill, Reed Post".
_PARTS = re.compile(r"\s*[|·•∙›»>•;]\s*|\s+[-–—]+\s+|\s{3,}|,\s+|:\s+|\s*\(|\)\s*|\.\s+|/\s+")
#: How a paper is called that somebody hands to somebody: "Submission to the Committee on Rivers".
_PAPER = re.compile(
    r"(?:submission|letter|statement|report|petition|appeal|address|question|answer|response|reply|note|remarks)s?"
    r"\s+(?:to|on|about|for)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("the a an of for and on in to at s mr mrs ms miss dr prof rev sir dame mp me".split())
#: Words that open a line and are no name by themselves.
_NO_NAMES = frozenset(
    "no this that these those from by for when so part title she he it they we what who how why where yes"
    " the dear note notes ref re subject item date issue page vol chapter section question answer update live"
    " summary table north south east west news home contact about menu opinion comment letters world politics"
    " exclusive urgent draft final confidential restricted translated translation unofficial edited written"
    " words photographs".split()
)
#: How a line leads to a name that stands in it too.
_LEADS = re.compile(
    r"^(?:by|from|for|started|posted|written|told|published|news|words|remarks|statement|speaker|witness|to|the|of"
    r"|our|newsletter)\b.*\b(?:by|of|from|to|for)\b|^(?:by|from|to|for)\b",
    re.IGNORECASE,
)

#: A line of news, which begins with no masthead: "NINE SEIZED IN YANJI, RELATIVES SAY".
_NEWS = re.compile(r",\s+(?:[\w'’.-]+\s+){1,6}(?:says?|said|claims?|warns?|reports?)\W*$", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """A name with where it stands, why it is on offer, and the signs that speak for or against it."""

    name: str
    found: Found[str]
    signs: set[str] = field(default_factory=set)

    @property
    def words(self) -> frozenset[str]:
        return words_of(self.name)


def words_of(name: str) -> frozenset[str]:
    """The words of a name by which it is told from others."""
    return frozenset(word for word in _WORD.findall(name.casefold()) if word not in _SMALL)


def candidates_of(said: list[Said], told: Iterable[tuple[str, Found[str]]]) -> list[Candidate]:
    """All candidates in the order in which they stand; ``told`` are findings of other ways by their names."""
    found: dict[frozenset[str], Candidate] = {}

    def note(name: str, where: Found[str], *signs: str) -> None:
        words = words_of(name)
        if not words or words <= _NO_NAMES or len(name) > NAME or not re.search(r"[^\W\d_]{2}", name):
            return
        if words not in found and len(found) >= MOST:
            return
        one = found.setdefault(words, Candidate(name, Found(name, where.evidence, where.span)))
        if one.name.isupper() and not name.isupper():
            one.name, one.found = name, Found(name, where.evidence, where.span)
        one.signs.update(signs)

    for way, value in told:
        note(value.value, value, f"way:{way}")
    addressed = False
    for number, block in enumerate(_lines(said[:HEAD])):
        addressed = is_addressing(block.words) or (
            addressed and not re.match(r"(?i)from\b|\W*$", block.words)
        )
        for name, signs in _of_line(block, number):
            if addressed and number < _ADDRESS:
                signs = [*signs, "addressed"]
            note(name, block.found(name, f"the line “{short(block.words)}”"), *signs)
    for number, block in enumerate(reversed(said[HEAD:][-TAIL:])):
        for name, signs in _of_end(block, number):
            note(name, block.found(name, f"the line “{short(block.words)}”"), *signs)
    return _merged(list(found.values()))


def _merged(candidates: list[Candidate]) -> list[Candidate]:
    """Longer forms of a name give it their signs: "Ms. Ada Quill MP (Reed)", "Reed Aid (Oslo, Seoul)"."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: len(one.words)):
        short = next((other for other in kept if _is_form_of(other, one)), None)
        if short is None:
            kept.append(one)
        else:
            short.signs |= one.signs
    return sorted(kept, key=candidates.index)


def _is_form_of(short: Candidate, long: Candidate) -> bool:
    """Whether the longer name is the shorter one with something before or behind it."""
    if len(short.words) < 2 or not short.words < long.words:
        return False
    at = long.name.casefold().find(short.name.casefold())
    if at < 0:
        return False
    rest = long.name[at + len(short.name) :]
    before = long.name[:at].strip(" .")
    return (not rest or rest.lstrip()[:3].lower() not in ("of ", "for", "on ", "in ", "and")) and (
        not before or bool(_LEADS.match(long.name)) or before.lower() in _TITLES
    )


_TITLES = frozenset(
    "the a an mr mrs ms miss dr prof sir dame rev father sister governor baroness lord rep sen".split()
)


def _lines(said: list[Said]) -> Iterator[Said]:
    """The blocks of a head line by line: a masthead and the line below it may stand in one."""
    for block in said:
        start = 0
        for line in block.words.split("\n"):
            if line.strip():
                at = block.span.start + start
                yield Said(block.kind, line, Span(at, at + len(line)))
            start += len(line) + 1


def _of_line(block: Said, number: int) -> Iterator[tuple[str, list[str]]]:
    for cue, name in cued(block.words):
        yield name, [f"cue:{cue}", "cued"]
    if len(block.words) > LINE or is_prose(block.words):
        return
    place = f"line:{min(number, 6)}"
    addressing, is_news = is_addressing(block.words), _NEWS.search(block.words) is not None
    for at, part in enumerate(_PARTS.split(block.words)):
        name = part.strip(" .,|-–—:“”\"'*_[]«»")
        if not _may_be_name(name) or at == 0 and is_news:
            continue
        signs = [place, f"kind:{block.kind.value}", f"part:{min(at, 2)}"]
        signs += [f"kind:{block.kind.value}&part:{min(at, 2)}", f"{place}&part:{min(at, 1)}"]
        if name == block.words.strip(" .*"):
            signs.append("alone")
        if addressing:
            signs.append("addressing")
        yield name, signs
        inner = body_in(name)
        if inner and inner != name:
            yield inner, [*signs, "inner"]


def _of_end(block: Said, number: int) -> Iterator[tuple[str, list[str]]]:
    for cue, name in cued(block.words):
        yield name, [f"endcue:{cue}", "endcued"]
    first = _PARTS.split(block.words.lstrip("©–—-+✠• "), maxsplit=1)[0].strip(" .,|-–—:“”\"'*_[]")
    if len(block.words) <= LINE and _may_be_name(first) and not is_addressing(block.words):
        signs = ["end", f"end:{min(number, 3)}", f"endkind:{block.kind.value}"]
        if first == block.words.strip(" .*"):
            signs.append("endalone")
        yield first, signs


def _may_be_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 14 or re.match(r"[\d(]|[IVXL]{1,6}\.\s", name) or not name[:1].isupper():
        return False
    if canonical(name) is not None or any(written_dates(name)) or is_addressing(name) or _PAPER.match(name):
        return False
    return is_capitalised(name) or is_organisation(name)
