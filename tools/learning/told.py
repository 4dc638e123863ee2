"""Texts written to show how the language tells something, each with what it tells: blank lines between
them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span


def told_in(file: Path) -> Iterator[tuple[Source, list[str]]]:
    """Each text as a document, with the lines that say what it tells, which begin with "> "."""
    for number, entry in enumerate(file.read_text("utf-8").split("\n\n")):
        lines = [line for line in entry.splitlines() if line and not line.startswith("# ")]
        text = "\n".join(line for line in lines if not line.startswith("> "))
        if text:
            blocks = tuple((BlockKind.PARAGRAPH, Span(*line.span())) for line in re.finditer(r"[^\n]+", text))
            source = Source(
                f"told-{file.parent.name}-{number}", text, blocks, Interval.from_edtf("2024-03-14")
            )
            yield source, [line[2:] for line in lines if line.startswith("> ")]
