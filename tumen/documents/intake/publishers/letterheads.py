"""The publisher of a letter or a message: its letterhead, the body that signs it, its sender."""

from __future__ import annotations

import re

from tumen.documents.intake.authors import read_signers, read_signing_bodies
from tumen.documents.intake.names import body_in, is_addressing, is_organisation, is_person
from tumen.documents.intake.publishers.looking import HEAD_BLOCKS, MaybeFound
from tumen.documents.intake.said import Said, short
from tumen.vocabulary.codes import BlockKind


def read_letterhead(said: list[Said]) -> MaybeFound:
    """The body whose letterhead opens a letter; lines below the date name whom it is sent to."""
    opening = [
        block for block in said[:HEAD_BLOCKS] if block.kind in (BlockKind.LETTERHEAD, BlockKind.DATELINE)
    ]
    if not any(block.kind is BlockKind.SALUTATION for block in said):
        return None
    sent = [at for at, block in enumerate(opening) if block.kind is BlockKind.DATELINE]
    above = opening[: sent[0]] if sent else opening[:1]
    signers = {signer.value for signer in read_signers(said)}
    names = [block for block in above if not is_addressing(block.words) and block.words not in signers]
    known = [block for block in names if body_in(block.words) and not is_person(block.words)]
    # Above a street and a date even a name without a body's noun is the sender's.
    has_address = any(re.search(r"\d", block.words) for block in above)
    is_plain = bool(names) and not re.search(r"[\d:]", names[0].words) and len(names[0].words.split()) <= 8
    named = known or (names[:1] if is_plain and has_address and not any(map(_is_addressee, above)) else [])
    if not named:
        return None
    return named[0].found(body_in(named[0].words) or named[0].words, "the letterhead")


def _is_addressee(block: Said) -> bool:
    return is_addressing(block.words) or bool(
        re.match(
            r"(?:h(?:is|er)\s+excellency|the\s+(?:rt\.?|right)\s+hon|the\s+hon|minister|ambassador|senator)\b",
            block.words,
            re.IGNORECASE,
        )
    )


def read_signing_body(said: list[Said]) -> MaybeFound:
    """The body that a statement is signed by, below its text; several speak each for itself."""
    bodies = read_signing_bodies(said)
    if len(bodies) == 1 and not any(block.kind is BlockKind.SALUTATION for block in said):
        return bodies[0]
    return bodies[0] if len(bodies) == 1 and len(read_signers(said)) == 0 else None


_OFFICE_IN = re.compile(
    r"(?:founder|director|chair(?:man|woman|person)?|president|secretary|head|coordinator|convener|chief\s+executive)"
    r"(?:\s+and\s+\w+)?\s*(?:,\s*|\s+of\s+(?:the\s+)?)(?P<name>[A-Z][^,;]+)$",
    re.IGNORECASE,
)


def read_signers_body(said: list[Said]) -> MaybeFound:
    """The body that the only signer of a letter leads: "Founder, Bright Ferry"."""
    if len(read_signers(said)) != 1:
        return None
    for block in said:
        match = _OFFICE_IN.search(block.words) if block.kind is BlockKind.SIGNATURE else None
        name = match["name"].strip() if match else ""
        is_told = is_organisation(name) or sum(name in other.words for other in said) > 1
        if name and is_told and 1 < len(name.split()) <= 8:
            return block.found(name, f"the signature “{short(block.words)}”")
    return None


_SENDER = re.compile(r"(?:from|발신|보낸\s?사람)\s*[:：]\s*(?P<name>[^<\n]+?)\s*(?:<|$)", re.IGNORECASE)


def read_sender(said: list[Said]) -> MaybeFound:
    """The body that a message is from: "From: Action Desk, Reed Coalition <desk@reed.example>"."""
    for block in said[:HEAD_BLOCKS]:
        match = _SENDER.match(block.words) if block.kind is BlockKind.HEADER else None
        name = match["name"].strip(' "') if match else ""
        parts = [part.strip() for part in name.split(",")]
        named = next((part for part in reversed(parts) if is_organisation(part)), "")
        if named:
            return block.found(named, f"the line “{short(block.words)}”")
    return None
