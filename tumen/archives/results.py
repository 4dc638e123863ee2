"""The result of a part as bytes: what was kept with all that was read in it, counts, and a checksum (PURE).

The same part read by the same version gives the same bytes on every engine. What comes from another machine
is not believed: it is parsed within bounds, held against its checksum, and nothing in it is run.
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tumen.archives.errors import ResultDamaged
from tumen.documents.intake import Member
from tumen.documents.intake.confined.frames import UNTRUE, read_frame, write_frame
from tumen.documents.intake.containers.members import Place
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import SLOTS, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Bytes of originals from which on a part is full: it ends there, and the next one begins.
FULL = 32 * 1024 * 1024
#: Bytes of the line that tells of one find, and of one result unpacked: a full part, and one file beyond.
_LINE, MOST = 64 * 1024 * 1024, 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a kept page. ``text_sha256`` is of the text that the claims' places count in;
    ``folded`` of its letters and digits alone, by which exact copies are known."""

    text: str
    publisher: str
    published: Interval | None
    claims: tuple[ProposedClaim, ...]

    @property
    def folded(self) -> str:
        letters = "".join(sign for sign in self.text.casefold() if sign.isalnum())
        return hashlib.sha256(letters.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that can matter: as it was received, by which words, and what was read in it."""

    member: Member
    groups: tuple[str, ...]
    worth: int
    needed: int
    reading: Reading


@dataclass(slots=True)
class Counts:
    """What became of the members of a part; they add up to ``members``."""

    members: int = 0
    kept: int = 0
    passed: int = 0
    others: int = 0
    refused: int = 0


@dataclass(slots=True)
class Result:
    """All of one part. ``goes_on`` is the member that the next part begins with, 0 where this one came to the
    file's end; ``trouble`` says why it could not be read, or not to its end."""

    number: int
    version: str
    sha256: str = ""
    counts: Counts = field(default_factory=Counts)
    kept: list[Kept] = field(default_factory=list)
    goes_on: int = 0
    trouble: str = ""
    is_gone: bool = False


def pack(kept: Kept) -> bytes:
    """One find as bytes."""
    out = io.BytesIO()
    reading = kept.reading
    told = {
        "place": [kept.member.place.number, kept.member.place.words],
        "member": kept.member.told(),
        "groups": list(kept.groups),
        "worth": [kept.worth, kept.needed],
        "text": reading.text,
        "publisher": reading.publisher,
        "published": str(reading.published) if reading.published else "",
        "claims": [_claim_to_json(claim) for claim in reading.claims],
    }
    write_frame(out, told, kept.member.data)
    return out.getvalue()


def unpack(data: bytes) -> Kept:
    """A find that `pack` made. Raises ResultDamaged for anything else."""
    try:
        return _kept(*read_frame(io.BytesIO(data), line=_LINE, most=_LINE))
    except UNTRUE as error:
        raise ResultDamaged("What was kept of a page is not whole. Read its collection again.") from error


def _kept(told: dict[str, Any], data: bytes) -> Kept:
    number, words = told["place"]
    worth, needed = told["worth"]
    published = Interval.from_edtf(told["published"]) if told["published"] else None
    claims = tuple(_claim_from_json(each) for each in told["claims"])
    return Kept(
        Member.of(Place(int(number), str(words)), told["member"], data),
        tuple(map(str, told["groups"])),
        int(worth),
        int(needed),
        Reading(str(told["text"]), str(told["publisher"]), published, claims),
    )


def encode(result: Result) -> bytes:
    """A result as bytes: packed, behind the SHA-256 of what is packed."""
    out = io.BytesIO()
    head = {
        "number": result.number,
        "version": result.version,
        "sha256": result.sha256,
        "counts": asdict(result.counts),
        "finds": len(result.kept),
        "goes_on": result.goes_on,
        "trouble": result.trouble,
        "is_gone": result.is_gone,
    }
    write_frame(out, head)
    for each in result.kept:
        write_frame(out, {}, pack(each))
    body = out.getvalue()
    return hashlib.sha256(body).digest() + zlib.compress(body, 1)


def decode(data: bytes) -> tuple[Result, list[bytes], str]:
    """A result, its finds as `pack` made them, and a checksum of what it holds wherever it was made.

    Raises ResultDamaged.
    """
    digest, packed = data[:32], zlib.decompressobj()
    try:
        body = packed.decompress(data[32:], MOST)
        if packed.unconsumed_tail or hashlib.sha256(body).digest() != digest:
            raise ValueError("not what was made")
        file = io.BytesIO(body)
        head, _ = read_frame(file, line=_LINE, most=0)
        finds = [read_frame(file, line=_LINE, most=MOST)[1] for _ in range(int(head["finds"]))]
        counts = Counts(**{name: int(value) for name, value in head["counts"].items()})
        result = Result(
            int(head["number"]),
            str(head["version"]),
            str(head["sha256"]),
            counts,
            [unpack(each) for each in finds],
            int(head["goes_on"]),
            str(head["trouble"]),
            bool(head["is_gone"]),
        )
    except (*UNTRUE, zlib.error, ResultDamaged) as error:
        raise ResultDamaged("What came back of a part is not whole. It is read again.") from error
    return result, finds, checksum(result, finds)


def checksum(result: Result, finds: Sequence[bytes]) -> str:
    """SHA-256 of all that a part came to, without the number that it has in one workspace."""
    whole = hashlib.sha256(json.dumps([result.version, result.sha256, asdict(result.counts)]).encode())
    for each in finds:
        whole.update(hashlib.sha256(each).digest())
    return whole.hexdigest()


def _claim_to_json(claim: ProposedClaim) -> list[Any]:
    slots = {
        name: [SLOTS[name].to_json(slot.value), slot.rule, _span(slot.evidence), slot.inherited]
        for name, slot in sorted(claim.slots.items())
    }
    return [_span(claim.passage), _span(claim.sentence), slots]


def _claim_from_json(value: list[Any]) -> ProposedClaim:
    passage, sentence, slots = value
    return ProposedClaim(
        Span(*passage),
        Span(*sentence),
        {
            name: Slot(
                SLOTS[name].from_json(told), str(rule), Span(*evidence) if evidence else None, bool(inherited)
            )
            for name, (told, rule, evidence, inherited) in slots.items()
        },
    )


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
