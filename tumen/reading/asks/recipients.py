"""To whom a document is addressed: the letter's or petition's recipient, who "you" is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.reading.cast import Cast
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.spans import Span

#: Code points of a document in which its recipient may be named.
_OPENING = 1600
_TO = re.compile(r"^\s*(?:To|TO|Addressed to|For the attention of|Attn\.?|Attention)\s*:?\s+(?P<who>\S.*)$")
_TO_IN_TITLE = re.compile(
    r"\b(?:letter|appeal|petition|plea|message|submission|communication|statement|call|memorial|representation|"
    r"brief|note)\s+(?:of\s+\w+\s+)?(?:to|before)\s+(?P<who>(?:the\s+)?[A-Z].+?)\s*(?:[.:;!?]|\bon\b|\bconcerning\b|\babout\b|$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|to)\s+(?P<who>(?:the\s+)?(?:[A-Z][\w’'-]+\s+)*(?:Committee|Commission|Council|Court|Congress|Senate|"
    r"Parliament|Assembly|Tribunal|Panel|Subcommittee|Rapporteur|Group)\b[^.,;\n]{0,60})"
)
#: What is held before a body, at the head of what is said there.
_HEARD = re.compile(
    r"(?:[Hh]earing|HEARING|[Tt]estimony|TESTIMONY|[Ss]tatement|[Ee]vidence|[Rr]emarks)\s+(?=before\b|BEFORE\b)"
)
#: The title of written questions: "Questions by the members Vos (Green) and Stam to the Minister of Justice".
_QUESTIONS = re.compile(
    r"\bQuestions?\s+(?:by|from|of)\s+(?:the\s+)?(?:[Mm]embers?\s+)?(?P<by>[A-Z].{2,120}?)\s+to\s+"
    r"(?P<who>the\s+(?:Prime\s+Minister|Minister|(?:State\s+)?Secretary)\b"
    r"(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][\w’'-]+)*)"
)
_DEAR = re.compile(r"^\s*(?:Dear|Respected|Honou?rable|To)?\s*(?P<who>[^,:!\n]{2,80})[,:!]?\s*$")
_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|President|Ambassador|Excellency|Commissioner|Rapporteur|Governor|Chancellor|Director|"
    r"Chair(?:man|woman|person)?|Prime\s+Minister|Senator|Congress(?:man|woman)|Representative|(?:Sub)?[Cc]ommittee|Commission|"
    r"Council|Majesty|Holiness|Judge|Justice|Consul|Speaker|Premier|Commissioner|Mayor|MPs?|Members?|Delegates?|"
    r"Prosecutor|Attorney|Ombuds\w+|Registrar|Inspector|Tánaiste|Taoiseach|Mandate\s+Holders?|Rapporteurs|"
    r"Ministers|Secretaries|Ambassadors|Commissioners|Senators|Excellencies|Representatives)\b"
)
_ADDRESS = re.compile(
    r"\d|\b(?:Street|Road|Avenue|Place|House|Square|Lane|Building|Floor|Box|SW1|London|Washington|Geneva|Canberra|Ottawa|"
    r"Seoul|Brussels|Paris|Berlin)\b"
)
_HONORIFICS = re.compile(
    r"^(?:[Tt]he\s+)?(?:(?:His|Her|Their|Your)\s+(?:Excellency|Excellencies|Honou?r|Majesty|Holiness|Eminence|Grace)s?|"
    r"H\.?E\.?|(?:Rt\.?|Right)\s+Hon(?:\.|ourable)?|Hon(?:\.|ou?rable)?|Senator|Mr|Ms|Mrs|Dr|Sir|Dame|Madam|Honou?rable)\.?\s+",
)
#: Greetings that name no office that tells one from another.
_BARE = frozenset({"minister", "excellency", "ambassador", "president", "senator", "director", "secretary"})
#: "Dear Baroness Reed": a person, by title and name.
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prof(?:essor)?|Rev(?:erend)?|Fr|Father|Sister|Pastor|Bishop)\.?\s"
    r"[A-Z][\w’'-]+(?:\s+(?:of\s+)?[A-Z][\w’'-]+){0,3}$"
)
_READERS = re.compile(
    r"\b(?:friends?|members?|supporters?|readers?|colleagues?|all|everyone|subscribers?|brothers|sisters|neighbou?rs?|comrades?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a stretch of a document addresses, and the words that say so."""

    parties: tuple[Party, ...]
    evidence: Span
    since: int  #: the place from which on they are addressed
    until: int = -1  #: where the letter that greets them ends; -1: with the document
    are_readers: bool = False  #: a circle without an office: "Dear friends"


def recipients_of(source: Source, cast: Cast) -> list[Recipient]:
    """Every recipient that a document names, in order; a model letter within a circular has its own."""
    found = [*_by_blocks(source, cast), *_by_title(source, cast)]
    found.sort(key=lambda recipient: recipient.since)
    ends = [span.start for kind, span in source.blocks if kind is BlockKind.SIGNATURE]
    return [found[0], *(_ended(each, ends) for each in found[1:])] if found else []


def _ended(recipient: Recipient, ends: list[int]) -> Recipient:
    """A later recipient is a letter's within the document: it ends with that letter's signature."""
    return replace(recipient, until=next((end for end in ends if end > recipient.since), -1))


def recipient_at(recipients: list[Recipient], position: int) -> Recipient | None:
    """Who is addressed at ``position``: the one named last before it."""
    before = [
        each for each in recipients if each.since <= position and (each.until < 0 or position < each.until)
    ]
    return before[-1] if before else None


def _by_blocks(source: Source, cast: Cast) -> list[Recipient]:
    text = source.text
    told: list[Recipient] = []
    address: Recipient | None = None
    line: int | None = None  # the block of the last line that says "To"
    of_sender = False
    for number, (kind, span) in enumerate(source.blocks):
        words = span.of(text)
        match = _TO.match(words.splitlines()[0]) if words.strip() else None
        if (
            match is not None
            and kind is not BlockKind.PARAGRAPH
            or match is not None
            and (words.startswith("To:") or span.start < _OPENING and _addresses(match["who"]))
        ):
            at = Span(span.start + match.start("who"), span.start + match.end("who"))
            found = _recipient(_several(match["who"]), at, span.end, cast)
            if found is not None:
                if kind is BlockKind.LETTERHEAD and line == number - 1:  # "To A", "To B"
                    found = replace(found, parties=(*told.pop().parties, *found.parties))
                address, line = found, number
                told.append(found)
        elif kind is BlockKind.DATELINE:
            of_sender = address is not None  # a sender's own head stands over the date
        elif kind is BlockKind.LETTERHEAD and (address is None or of_sender) and _names_office(words):
            of_sender = False
            address = _recipient([words], span, span.end, cast)
            if address is not None:
                told.append(address)
        elif kind is BlockKind.SALUTATION:
            greeted = _greeted(words, span, address, cast, text)
            if greeted is not None:
                told.append(greeted)
    return told


def _names_office(words: str) -> bool:
    return _OFFICE.search(words) is not None and _ADDRESS.search(words) is None and len(words) < 120


def _addresses(who: str) -> bool:
    """Whether words after "To" are an address and no sentence: "His Excellency the Ambassador of"."""
    line = who.splitlines()[0]
    return (
        len(line) < 160 and _OFFICE.search(line) is not None and not line.rstrip().endswith((".", "?", "!"))
    )


#: Where a circular says to whom its model letter goes: "Send it to the Minister of Interior".
_SENT = re.compile(
    r"\b(?:[Ss]end|[Ww]rite|[Aa]ddress)\s+(?:\w+\s+){0,4}?to\s+the\s+(?P<who>(?:[A-Z][\w’'-]+)(?:\s+(?:(?:of|for|the|and)\s+)*"
    r"[A-Z][\w’'-]+)*)"
)


def _greeted(
    words: str, span: Span, address: Recipient | None, cast: Cast, text: str = ""
) -> Recipient | None:
    """Who a salutation greets; the address above it where the salutation only says "Sir" or "Minister"."""
    match = _DEAR.match(words.splitlines()[0])
    if match is None:
        return None
    who = match["who"].strip(" []")
    if _READERS.search(who) and not _OFFICE.search(who):
        at = Span(span.start + match.start("who"), span.start + match.end("who"))
        return Recipient((Party(who, kind=PartyKind.GROUP),), at, span.end, are_readers=True)
    if address is not None and address.since > span.start - _OPENING and len(who.split()) <= 3:
        return _in_office(who, span, address)  # else the address says more
    if not _OFFICE.search(who):
        return _recipient([who], span, span.end, cast) if _TITLED.match(who) else None
    if re.fullmatch(r"(?:Your\s+)?Excellenc(?:y|ies)", who) and (sent := _SENT.search(text)) is not None:
        return _recipient([sent["who"]], Span(sent.start("who"), sent.end("who")), span.end, cast)
    return _recipient([re.sub(r"^name of your\s+", "", who)], span, span.end, cast)


def _in_office(who: str, span: Span, address: Recipient) -> Recipient | None:
    """Whom an address names, by the office by which the salutation greets: "Dear Foreign Secretary"."""
    first = address.parties[0]
    named = re.sub(r"\s+(?:MPs?|MEP|TD|MSP)\b", "", first.words)
    if len(address.parties) != 1 or not _OFFICE.search(who) or _OFFICE.search(named) or who.lower() in _BARE:
        return None
    party = Party(who, first.called, first.kind)
    return Recipient((party,), span, span.end)


def _by_title(source: Source, cast: Cast) -> Iterator[Recipient]:
    """ "OPEN LETTER TO THE MINISTER FOR FOREIGN AFFAIRS", "Submission to the Human Rights Committee"."""
    for kind, span in source.blocks:
        if span.start > _OPENING // 2 or kind not in (
            BlockKind.HEADLINE,
            BlockKind.BYLINE,
            BlockKind.PARAGRAPH,
        ):
            continue
        words = span.of(source.text)
        if (questions := _QUESTIONS.search(words)) is not None:
            at = Span(span.start + questions.start("who"), span.start + questions.end("who"))
            if (asked := _recipient([questions["who"]], at, 0, cast)) is not None:
                yield asked
            continue
        if len(words) > 160:
            continue
        heard = _HEARD.match(words)
        match = _TO_IN_TITLE.search(words) or (
            _BEFORE.match(words, heard.end() if heard is not None else 0) if len(words) < 160 else None
        )
        if match is not None and _OFFICE.search(match["who"].title()):
            at = Span(span.start + match.start("who"), span.start + match.end("who"))
            found = _recipient([match["who"]], at, 0, cast)
            if found is not None:
                yield found


def questioners_in(text: str) -> tuple[str, ...]:
    """Who puts the written questions of a document, by its title; nobody where it is none."""
    found = _QUESTIONS.search(text, 0, _OPENING // 2)
    if found is None:
        return ()
    names = re.split(r",\s+(?:and\s+)?|\s+and\s+", re.sub(r"\s*\([^)]*\)", "", found["by"]))
    return tuple(name.strip() for name in names if name.strip())


def _several(words: str) -> list[str]:
    """The recipients of one line: "the Presidency; the Commissioner", "the Minister, to the Secretary"."""
    parts = re.split(r";\s*|,\s+(?:and\s+)?to\s+|\s+and\s+to\s+", words)
    return [re.sub(r"\s*<[^>]*>$", "", part).strip(" ,.") for part in parts if part.strip(" ,.")]


def _recipient(names: list[str], evidence: Span, since: int, cast: Cast) -> Recipient | None:
    parties = []
    for name in names:
        words = name
        while (shorter := _HONORIFICS.sub("", words)) != words:
            words = shorter
        words = re.sub(r"^(?:the|The|THE)\s+", "", words).strip()
        if words.isupper() and len(words) > 5:
            words = _cased(words)
        if not words or re.match(r"who(?:ever|mever)?\b", words):
            continue
        member = cast.named(words)
        parties.append(member.party(words) if member is not None else Party(words, kind=PartyKind.BODY))
    return Recipient(tuple(parties), evidence, since) if parties else None


def _cased(words: str) -> str:
    small = {"Of", "For", "And", "The", "On", "In", "To"}
    return " ".join(each.lower() if each in small else each for each in words.title().split())
