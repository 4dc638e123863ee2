"""What is printed: text that no document can use to steer the terminal, tables, and JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tumen.vault.advising import completed
from tumen.vocabulary.dates import Interval

#: Columns. On a narrower terminal tables are laid out for this width, and the terminal breaks their lines.
NARROWEST = 60


def safe(text: str) -> str:
    """``text`` on one line, with everything that does not print shown as an escape ("\\x1b", "\\u202e").

    A file's name or a quoted sentence may hold what clears, colours or turns the terminal's writing.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is no text
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def console(*, err: bool = False) -> Console:
    """A console that takes text as it is: rich's own markup and emoji names mean nothing in it."""
    made = Console(stderr=err, markup=False, emoji=False, highlight=False)
    if made.width < NARROWEST:
        made.width = NARROWEST
    return made


def words(text: str, style: str = "") -> Text:
    """A piece of text from anywhere, made safe."""
    return Text(safe(text), style=style)


def line(*parts: str | Text) -> Text:
    """Parts side by side; a plain string is made safe."""
    return Text.assemble(*(words(part) if isinstance(part, str) else part for part in parts))


def heading(text: str) -> Text:
    return words(text, "bold")


def grid(*columns: tuple[str, dict[str, Any]], head: bool = True) -> Table:
    """A table without lines but the one under its head; each column is a title and rich's options for it."""
    box = SIMPLE_HEAD if head else None
    table = Table(box=box, show_header=head, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for title, options in columns:
        table.add_column(words(title, "dim"), **{"overflow": "fold", **options})
    return table


def quoted(text: str) -> str:
    """Words of a document, in the marks that say so."""
    return f"“{' '.join(text.split())}”"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 document", "22 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def answer(value: Any) -> None:
    """Print ``value`` as a command's one JSON document; in ASCII, which every terminal and pipe carries."""
    click.echo(json.dumps(plain(value), indent=2, allow_nan=False))


def plain(value: Any) -> Any:
    """A value of a room as JSON holds it: views as objects of their fields, dates in EDTF, codes by name."""
    match value:
        case Enum():
            return value.value
        case Interval():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case Path():
            return str(value)
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return value


def warn(sentences: Iterable[str]) -> None:
    """Say each sentence on standard error; commands in it can be copied."""
    for sentence in sentences:
        click.echo(safe(completed(sentence)), err=True)


def advise(sentence: str, *, err: bool = False) -> None:
    """Say a sentence of ours that names commands, so that they can be copied: no line is broken in them."""
    click.echo(completed(sentence), err=err)


def facts(pairs: Iterable[tuple[str, str | Text]]) -> Table:
    """Names and values in two columns."""
    table = grid(("", {"no_wrap": True, "style": "dim"}), ("", {}), head=False)
    for name, value in pairs:
        table.add_row(name, words(value) if isinstance(value, str) else value)
    return table
