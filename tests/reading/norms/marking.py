"""Texts with their norms marked, `[the words]{code article}`, and mentions as the tests compare them.

"-" stands for a norm that the vocabulary does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tumen.reading.norms import NormMention, find_norms

_MARK = re.compile(r"\[([^\]]*)\]\{([^\s}]+)((?: [^}]*)?)\}")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Marked:
    """A text, and where in it which norm is expected."""

    text: str
    norms: tuple[tuple[int, int, str, str], ...]

    def missed(self) -> list[str]:
        """Expected norms that are not found."""
        found = find_norms(self.text)
        return [
            f"{self.text[start:end]!r} is not {code} {article}".rstrip()
            for start, end, code, article in self.norms
            if not any(_is(mention, start, end, code, article) for mention in found)
        ]

    def too_many(self) -> list[str]:
        """Norms found where none, or another one, is expected."""
        return [
            f"{mention.span.of(self.text)!r} is no {mention.ref}"
            for mention in find_norms(self.text)
            if not any(_is(mention, *expected) for expected in self.norms)
        ]


def _is(mention: NormMention, start: int, end: int, code: str, article: str) -> bool:
    overlaps = mention.span.start < end and start < mention.span.end
    return overlaps and (mention.ref.code, mention.ref.article) == (code, article)


def marked(line: str) -> Marked:
    """Read a text with its marks."""
    text, norms, place = "", [], 0
    for match in _MARK.finditer(line):
        text += line[place : match.start()]
        code = "" if match[2] == "-" else match[2]
        norms.append((len(text), len(text) + len(match[1]), code, match[3].strip()))
        text += match[1]
        place = match.end()
    return Marked(text + line[place:], tuple(norms))


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file of marked texts, without its comments."""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("\\n", "\n")


def norms_of(text: str) -> list[tuple[str, str, str]]:
    """A text's mentions: the words, the code ("-" where unknown), the article."""
    return [
        (mention.span.of(text), mention.ref.code or "-", mention.ref.article) for mention in find_norms(text)
    ]


def codes_of(text: str) -> list[str]:
    """A text's mentions as "code article"."""
    return [f"{code} {article}".strip() for _, code, article in norms_of(text)]
