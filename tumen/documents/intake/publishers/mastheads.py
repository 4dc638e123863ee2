"""The publisher in the lines of a head: masthead, byline, subtitle, date line, a wire's dateline."""

from __future__ import annotations

import itertools
import re

from tumen.documents.intake.authors import BYLINE_START, PARTED, is_signed
from tumen.documents.intake.datelines import dateline_of
from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.names import body_in, is_addressing, is_organisation, is_person
from tumen.documents.intake.publishers.looking import HEAD_BLOCKS, MaybeFound, head_of
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_credit_line
from tumen.vocabulary.codes import BlockKind

_FOR = re.compile(r"\sfor\s+(?:the\s+)?([A-Z][^|·•,;]{2,60})$")


def read_outlet_in_byline(said: list[Said]) -> MaybeFound:
    """The outlet in the line of its writer: "By Ada Quill, Reed Post", "By Ada Quill for Reed Asia"."""
    for block in said[:HEAD_BLOCKS]:
        if block.kind is not BlockKind.BYLINE or not is_signed(block.words) or is_credit_line(block.words):
            continue
        for_whom = _FOR.search(block.words) if BYLINE_START.match(block.words) else None
        parts = re.split(r"\s*,\s*|\s+and\s+", PARTED.sub(", ", BYLINE_START.sub("", block.words)))
        if re.search("[가-힣]", block.words):
            parts = block.words.split()  # "한누리일보 설나루 기자"
        named = [for_whom[1].strip()] if for_whom else [part for part in parts if is_organisation(part)]
        if named:
            return block.found(named[0], f"the line “{short(block.words)}”")
    return None


#: How a line ends that the next one completes: "BEFORE THE", "STATEMENT OF".
_GOES_ON = re.compile(r"\b(?:before|to|of|by|for|the|and|on)$", re.IGNORECASE)


def read_masthead(said: list[Said]) -> MaybeFound:
    """The first body or outlet that a line of the head names."""
    kinds = (BlockKind.BYLINE, BlockKind.LETTERHEAD, BlockKind.HEADLINE, BlockKind.BOILERPLATE)
    opened = any(block.kind is BlockKind.SALUTATION for block in said)
    found, before = [], ""
    for block in head_of(said):
        if opened and block.kind is BlockKind.LETTERHEAD:
            continue  # a letterhead names the one written to as well
        is_name = block.kind is not BlockKind.BYLINE or not is_signed(block.words)
        name = (
            body_in(block.words) if block.kind in kinds and is_name and not is_addressing(block.words) else ""
        )
        goes_on, before = bool(_GOES_ON.search(before)), block.words
        if name and not goes_on:
            found.append(
                block.found(
                    name, "the masthead" if name == block.words else f"the line “{short(block.words)}”"
                )
            )
    return next((one for one in found if not _is_periodical(one.value)), next(iter(found), None))


def _is_periodical(words: str) -> bool:
    return bool(re.search(r"\b(?:bulletin|newsletter|monitor|digest|update)$", words, re.IGNORECASE))


def read_outlet_above(said: list[Said]) -> MaybeFound:
    """A name above the headline that has no noun of an outlet: "THE LONG ROOM | from the autumn issue"."""
    head = head_of(said)
    headline = next((at for at, block in enumerate(head) if block.kind is BlockKind.HEADLINE), 0)
    for block in head[:headline]:
        name = re.split(r"\s*\|\s*", block.words)[0]
        if block.kind is BlockKind.BYLINE and not is_signed(block.words) and not is_addressing(name):
            return block.found(name, "the masthead")
    return None


def read_account(said: list[Said]) -> MaybeFound:
    """The name of an account, above its handle: "salt road watch", "@saltroad"."""
    for block, below in itertools.pairwise(said[:6]):
        if re.fullmatch(r"@\w{2,30}", below.words) and len(block.words) <= 50:
            return block.found(block.words, f"the account {below.words}")
    return None


#: Lines of the head that say whose the document is.
_ISSUED = re.compile(
    r"\b(?:(?:newsletter|bulletin|magazine|journal|publication|report|statement|communiqu[ée]|declaration|release|briefing|update|project"
    r"|blog|(?:monthly|weekly|fortnightly|quarterly)\s+(?:sheet|letter|paper|review|digest|notes?))"
    r"\s+(?:of|by|from)|(?:investigation|report|study|survey|inquiry|analysis|statement|submission|published|issued|produced|prepared|compiled"
    r"|submitted)\s+by)\s+(?P<name>[^|·•;:]+)",
    re.IGNORECASE,
)


_OFFICE_OF = re.compile(
    r"\b(?:conference|briefing|remarks|statement|speech|address|comments)\s+(?:by|of)\s+[^,]+,\s*(?P<name>[^,]+)$",
    re.IGNORECASE,
)


_SPOKEN_FOR = re.compile(r"(?P<name>[^,.:]+?)\s+spokes(?:person|man|woman)(?:['’]s)?\b", re.IGNORECASE)


def read_body_in_subtitle(said: list[Said]) -> MaybeFound:
    """The body behind a document, as its title or the line below says: "Newsletter of St Osyth's Aid"."""
    for block in head_of(said):
        for pattern in (_ISSUED, _OFFICE_OF, _SPOKEN_FOR):
            match = pattern.search(block.words) if len(block.words) <= 250 else None
            name = re.split(r",\s|\s+\(", match["name"].strip())[0] if match else ""
            bare = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
            is_named = pattern is _ISSUED and re.match(r"(?i)\W*(?:newsletter|bulletin|journal)", block.words)
            if (
                name
                and len(bare.split()) > 1
                and (is_organisation(bare) or (is_named and bare[:1].isupper() and not is_person(bare)))
            ):
                return block.found(bare, f"the line “{short(block.words)}”")
    return None


_SUBMITTED = re.compile(
    r"\b(?:submitted|presented|issued|published|prepared|produced)\s+by\s+(?:the\s+)?(?P<name>[A-Z][^,;|·]{2,80})"
)


def read_submitter(said: list[Said]) -> MaybeFound:
    """The body that hands a paper in, whatever chamber or council heads it."""
    for block in head_of(said):
        match = (
            _SUBMITTED.search(block.words)
            if len(block.words) <= 250 and block.kind is not BlockKind.PARAGRAPH
            else None
        )
        if match and is_organisation(match["name"].strip(" .")):
            return block.found(match["name"].strip(" ."), f"the line “{short(block.words)}”")
    return None


_EVIDENCE = re.compile(
    r"^(?:supplementary\s+|further\s+)?written\s+evidence\s+(?:submitted\s+)?(?:from|by|of)\s+(?:the\s+)?(?P<name>[^,;|·(]{2,80})",
    re.IGNORECASE,
)


def read_evidence_giver(said: list[Said]) -> MaybeFound:
    """Who gives written evidence to a committee, whose name heads it: "Written evidence from the ..."."""
    for block in head_of(said):
        match = _EVIDENCE.match(block.words) if len(block.words) <= 200 else None
        name = match["name"].strip(" .") if match else ""
        if name[:1].isupper() and not is_person(name):
            return block.found(name, f"the line “{short(block.words)}”")
    return None


_ABBREVIATED = re.compile(r"^(?P<name>[A-Z][\w&'’ -]{3,70}?)\s+\((?P<short>[A-Z]{2,8})\)\s*(?:$|[|·•\n])")


def read_abbreviated(said: list[Said]) -> MaybeFound:
    """The name that a line of the head gives with the letters by which the text calls it: "Reed Aid (RA)"."""
    head = head_of(said)
    for block in head:
        match = _ABBREVIATED.match(block.words)
        if match is None or is_person(match["name"]):
            continue
        named = re.compile(rf"\b{re.escape(match['short'])}\b")
        if sum(len(named.findall(other.words)) for other in said[len(head) :]) > 1:
            return block.found(match["name"], f"the line “{short(block.words)}”")
    return None


def read_agency(said: list[Said]) -> MaybeFound:
    """The wire in the opening of a news text: "SEOUL, Oct. 12 (Reed Wire) —"."""
    for block in said:
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        if opening and opening.agency:
            return block.found(opening.agency, f"the dateline “{short(block.words)}”")
    return None


def read_outlet_in_date_line(said: list[Said]) -> MaybeFound:
    """The outlet that stands beside the date: "Reed Daily, 2 November 2023 (Thursday), page 6"."""
    for block in said[:HEAD_BLOCKS]:
        date = next(written_dates(block.words), None) if block.kind is BlockKind.DATELINE else None
        before = block.words[: date.span.start] if date else ""
        for part in re.split(r"[|·•∙,;()\[\]]|\.\s", before):
            name = re.sub(r"^(?:source|by)\s*:?\s+", "", part.strip(" -–—"), flags=re.IGNORECASE)
            if is_organisation(name) and not is_signed(name):
                return block.found(name, f"the line “{short(block.words)}”")
    return None
