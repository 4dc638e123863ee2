"""The letters that a document is or holds, each with who signed it: a letter, and the reply below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.reading.cast.names import strip_titles
from tumen.reading.turns import UPPER, Blocks
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Letter:
    """Who signed a letter, and the stretch that they speak in: from the salutation to the first signature."""

    signatories: tuple[str, ...]
    span: Span

    def holds(self, position: int) -> bool:
        return self.span.start <= position < self.span.end


def letters_of(text: str, blocks: Blocks) -> tuple[Letter, ...]:
    """Every letter with a salutation and below it a signature that names somebody, in order."""
    opened = [span for kind, span in blocks if kind is BlockKind.SALUTATION]
    signed = [span for kind, span in blocks if kind is BlockKind.SIGNATURE]
    found: list[Letter] = []
    ends = [*(span.start for span in opened), len(text)][1:]
    for greeting, end in zip(opened, ends, strict=True) if opened else ():
        below = [span for span in signed if greeting.start < span.start < end]
        names = _names_in(text, below)
        if names:
            found.append(Letter(names, Span(greeting.start, below[0].start)))
    return tuple(found)


def second_letter(blocks: Blocks) -> int | None:
    """The number of the block at which a letter below another one begins: after a signature, above a
    salutation. None where there is none."""
    signed: int | None = None
    for number, (kind, _) in enumerate(blocks):
        if kind is BlockKind.SIGNATURE:
            signed = number
        elif kind is BlockKind.SALUTATION and signed is not None:
            return signed + 1
    return None


def _names_in(text: str, signed: Sequence[Span]) -> tuple[str, ...]:
    lines = [
        part for span in signed for line in span.of(text).splitlines() for part in re.split(r"\s{3,}", line)
    ]
    return tuple(name for line in lines if (name := _signature(line)))


_SIGNED = re.compile(rf"\s*(?P<name>(?:[{UPPER}][\w.’'-]+\s+){{1,3}}(?:of\s+)?[{UPPER}][\w’'-]+)(?:,.*)?$")
#: Two who sign with their first names: "Alasdair and Ina".
_FIRST_NAMES = re.compile(rf"\s*[{UPPER}][\w’'-]+(?:,\s[{UPPER}][\w’'-]+)?\s(?:and|&)\s[{UPPER}][\w’'-]+\s*$")
_ROLE_LINE = re.compile(
    r"\b(?:[Cc]hair|[Ss]ecretary|[Dd]irector|[Ss]pokes\w+|[Cc]lerk|[Aa]nalyst|[Cc]oordinator|[Pp]resident|[Mm]inister"
    r"|Copy|Cc|CC|Group|Centre|Council|Committee|Korea|University|Commission)\b"
)


def _signature(line: str) -> str:
    """The name on a line of signatures; a line that only gives a role or a body is none."""
    if _FIRST_NAMES.match(line):
        return line.strip()
    match = _SIGNED.match(line)
    if not match or _ROLE_LINE.search(match["name"]) or re.match(r"\s*(?:Yours|With|Kind|Best)\b", line):
        return ""
    return strip_titles(match["name"])
