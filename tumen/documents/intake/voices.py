"""Who speaks the whole of a document where it is not simply its publisher or author: a witness, an
interviewee, the signatories of a letter, the one member whose speech a record holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tumen.documents.intake.authors import read_signers, read_signing_bodies
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.names import is_person
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.sorts import is_sort
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.mandates import mandates_in

#: Blocks in which a head and the note below it stand.
_HEAD_BLOCKS = 14
#: Words of a paragraph above a greeting that make what stands around a letter a story of its own.
_STORY = 20
#: The circumstances of a document that say in whose voice all of it is, by the names of its fields.
SPEAKING = ("interviewee", "told by")


def read_voices(
    said: list[Said], fields: list[tuple[str, Found[str]]], authors: tuple[Found[str], ...] = ()
) -> tuple[Found[str], ...]:
    """Who speaks the document from beginning to end; () where several do, or only its publisher or author."""
    stated = tuple(found for name, found in fields if name in SPEAKING)
    if stated:
        return stated
    for way in _WAYS:
        found = tuple(way(said))
        if found:
            return found
    is_message = any(name == "sender" for name, _ in fields)
    is_letter = any(block.kind is BlockKind.SALUTATION for block in said)
    return tuple(one for one in authors if is_person(one.value)) if is_message and is_letter else ()


def _head(said: list[Said]) -> list[Said]:
    return said[:_HEAD_BLOCKS]


_WHO = (
    r"(?P<who>(?:an?\s+)?(?:[A-Z][\w'’.-]*|of|from|[a-z]+)(?:\s+(?:[A-Z][\w'’.-]*|of|from|the|[a-z]+)){0,7})"
)
_TESTIMONY_OF = re.compile(
    rf"^(?:(?:the\s+)?(?:written\s+|oral\s+)?(?:testimony|deposition|account|witness\s+statement|evidence|story)\s+(?:of|by)\s+){_WHO}",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:speaker|witness|narrator|interviewee|survivor|she|he)\s+is\s+(?:called|named)\s+(?P<who>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})"
)
#: "Record 57. Mrs. O Kum-nyo, born 1979 in Kimchaek. Recorded in Daejeon, 3 June 2021."
_BORN = re.compile(
    r"(?:^|[.:]\s+)(?:(?:Mrs?|Ms|Miss|Dr)\.?\s+)?(?P<who>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){1,3}),\s+born\s+"
    r"(?:in\s+)?(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b(?=.*\b[Rr]ecorded\b)",
    re.DOTALL,
)
_KOREAN_WITNESS = re.compile(r"^(?:증언자|구술자)\s*[:：]?\s*(?P<who>[가-힣○]{2,4})(?=[\s(,]|$)")
_I_AM = re.compile(r"^(?:I,|My\s+name\s+is)\s+(?P<who>(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)[,.]")


def _witness(said: list[Said]) -> Iterator[Found[str]]:
    """The witness of a testimony, by its title or its note."""
    for block in _head(said):
        for pattern in (_TESTIMONY_OF, _CALLED, _I_AM, _BORN, _KOREAN_WITNESS):
            match = pattern.search(block.words) if len(block.words) <= 400 else None
            name = re.sub(r"^(?:an?|the)\s+", "", match["who"].strip(" .,")) if match else ""
            if name and not is_sort(name):
                yield block.found(name, f"the line “{short(block.words)}”")
                return
    yield from _sworn(said)


_STATEMENT_OF = re.compile(r"(?:(?:prepared|written)\s+)?(?:statement|testimony|remarks)\s+of", re.IGNORECASE)


def _sworn(said: list[Said]) -> Iterator[Found[str]]:
    """The name in the line below "STATEMENT OF"."""
    head = _head(said)
    for block, below in zip(head, head[1:], strict=False):
        name = re.sub(
            r"^(?:the\s+)?(?:hon(?:orable)?\.?|rep\.?|sen\.?)\s+", "", below.words, flags=re.IGNORECASE
        ).split(",")[0]
        if _STATEMENT_OF.fullmatch(block.words) and is_person(name, in_capitals=True):
            yield below.found(name, f"the lines “{short(block.words)} {short(below.words)}”")
            return


def _mandate_holders(said: list[Said]) -> Iterator[Found[str]]:
    """The special procedures that a communication is from, where nobody signs for them: "Mandates of the
    Special Rapporteur on ...; and ..."."""
    if read_signers(said):
        return
    for block in said[: 2 * _HEAD_BLOCKS]:
        names = mandates_in(block.words)
        if names:
            yield from (block.found(name, f"the line “{short(block.words)}”") for name in names)
            return


_INTERVIEW = re.compile(
    r"\b(?:questions\s+(?:for|to)|interview\s+(?:with|of)|(?:in\s+)?conversation\s+with|(?:talks|speaks|spoke)\s+(?:to|with)|meet)[:\s]+"
    r"(?P<who>(?:[A-Z][\w'’-]*\s+){1,2}[A-Z][\w'’-]*)",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(r"^(?P<who>(?:[A-Z][\w'’-]+\s+){1,2}[A-Z][\w'’-]+)\s+(?=[a-z])")
_ANSWER = re.compile(r"(?:A|Answer)\s*[:.]\s")
_QUESTION = re.compile(r"(?:Q|Question)\s*\d*\s*[:.]\s")


def _interviewee(said: list[Said]) -> Iterator[Found[str]]:
    """Whom the head of an interview announces, or whom its introduction names before the first question."""
    if sum(block.words.rstrip("”\"'’").endswith("?") for block in said) < 2:
        return
    for block in _head(said):
        match = (
            _INTERVIEW.search(block.words)
            if block.kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
            else None
        )
        name = match["who"] if match else ""
        if name and name[0].isupper() and is_person(name, in_capitals=True):
            yield _as_written(said, name) or block.found(name, f"the line “{short(block.words)}”")
            return
    questions = [at for at, block in enumerate(said) if _QUESTION.match(block.words)]
    answers = [block for block in said if _ANSWER.match(block.words)]
    told = any(re.search(r"\binterview\b", block.words, re.IGNORECASE) for block in _head(said))
    for block in said[: questions[0]] if told and len(answers) > 1 and questions else ():
        match = _NAMED_FIRST.match(block.words) if block.kind is BlockKind.PARAGRAPH else None
        if match and is_person(match["who"]):
            yield block.found(match["who"], f"the introduction “{short(block.words)}”")
            return


def _as_written(said: list[Said], name: str) -> Found[str] | None:
    """A name of a headline in capitals as the text writes it."""
    if not name.isupper():
        return None
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    for block in said:
        match = pattern.search(block.words)
        if match and not match[0].isupper():
            return block.found(match[0], f"the introduction “{short(block.words)}”")
    return None


_SPOKESPERSON = re.compile(
    r"^(?:the\s+)?(?P<who>(?:[A-Z][\w'’-]*\s+){0,5}Spokes(?:person|man|woman)(?:\s+[A-Z][\w'’-]*){0,3}?)['’]s\s"
)


def _spokesperson(said: list[Said]) -> Iterator[Found[str]]:
    """Who gives the answers of a paper that calls them only "A"."""
    if not any(_ANSWER.match(block.words) for block in said):
        return
    for block in _head(said):
        match = _SPOKESPERSON.match(block.words) if block.kind is BlockKind.HEADLINE else None
        if match:
            yield block.found(match["who"], "the headline")


_DELIVERED = re.compile(
    r"^(?:as\s+)?(?:delivered|presented|given|read)\s+by\s+(?:the\s+)?(?P<who>[^,.;]+?)(?:\s+(?:on\s+behalf|for|at|in|before|to)\s.*)?$",
    re.IGNORECASE,
)


def _deliverer(said: list[Said]) -> Iterator[Found[str]]:
    for block in _head(said):
        match = _DELIVERED.match(block.words) if len(block.words) <= 200 else None
        if match and block.kind is not BlockKind.PARAGRAPH:
            yield block.found(match["who"].strip(), f"the line “{short(block.words)}”")
            return


_STARTED = re.compile(
    r"(?:started|created|launched)\s+by\s+(?:the\s+)?(?P<who>[A-Z][^,;|·.]{2,70})$", re.IGNORECASE
)
_PETITION = re.compile(r"\bpetition", re.IGNORECASE)


def _petitioner(said: list[Said]) -> Iterator[Found[str]]:
    """Who started a petition, as its page says."""
    head = _head(said)
    if not any(_PETITION.search(block.words) for block in head):
        return
    for block in head:
        match = _STARTED.match(block.words) if len(block.words) <= 100 else None
        if match and not re.match(r"(?:19|20)\d\d|\d", match["who"]):
            yield block.found(match["who"].strip(), f"the line “{short(block.words)}”")
            return


def _signatories(said: list[Said]) -> Iterator[Found[str]]:
    """Who signed the letter that the document is; a letter that a story quotes has other words around it."""
    salutation = next((at for at, block in enumerate(said) if block.kind is BlockKind.SALUTATION), None)
    if salutation is None:
        korean = any(re.search(r"(?:드림|올림|배상)$", block.words) for block in said)
        yield from read_signers(said) if korean else ()
        return
    if any(
        block.kind is BlockKind.PARAGRAPH and len(block.words.split()) > _STORY for block in said[:salutation]
    ):
        return
    yield from read_signers(said) or read_signing_bodies(said)


_TURN = re.compile(
    r"(?P<who>[A-Z][\w'’.-]*(?:\s+(?:of|the|for)?\s*[A-Z][\w'’.-]*){1,7})\s*(?:\([^)]{1,40}\))?\s*:\s"
)


def _only_speaker(said: list[Said]) -> Iterator[Found[str]]:
    """The one member whose speech a record of a debate holds."""
    prose = [block for block in said if block.kind is BlockKind.PARAGRAPH and len(block.words.split()) > 8]
    turns = [(block, match) for block in prose if (match := _TURN.match(block.words[:160]))]
    if len(turns) != 1 or not prose or turns[0][0] is not prose[0]:
        return
    block, match = turns[0]
    if is_person(match["who"], in_capitals=True) and re.search(r"\b(?:I|my|we)\b", block.words):
        yield block.found(match["who"], "the only speech of the record")


_WAYS: tuple[Callable[[list[Said]], Iterator[Found[str]]], ...] = (
    _mandate_holders,
    _witness,
    _interviewee,
    _spokesperson,
    _deliverer,
    _petitioner,
    _signatories,
    _only_speaker,
)
