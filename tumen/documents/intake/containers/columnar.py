"""Tables of pages (Parquet): each row that has a text is a document.

A row is read by the names that collections of pages give to their columns (`TEXTS`, `ADDRESSES`, `DAYS`). The
library (pyarrow, of the extra tumen[spark]) is large and written in C++: it is loaded behind the wall alone.
One row group is read at a time, some rows at once.

Standard: Apache Parquet.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, BinaryIO

from tumen.documents.errors import DamagedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.members import Found, Member, PassedMember, Place, RefusedMember
from tumen.documents.intake.hints import Hints

#: In place of a row group: hand over no row, and one mark for each row group.
COUNT = -1
#: Columns that hold a row's text, its address and its day, by their names in small letters; the first that is
#: there counts.
TEXTS = ("html", "content", "text", "body", "raw_content")
ADDRESSES = ("url", "uri", "address", "target_uri", "source_url", "id")
DAYS = ("timestamp", "date", "published", "fetch_time", "warc_date", "crawl_date")
#: Rows that are unpacked at once: a page has some 100 KB, and none may have more than a document.
_ROWS = 64
#: Bytes that one row group may unpack to: whoever writes more has not made it to be read in parts.
GROUP_BYTES = 1024 * 1024 * 1024
#: Row groups of one file.
_GROUPS = 100_000

_NO_TEXT = (
    "none of its columns is known to hold texts. They are looked for under the names "
    f"{', '.join(TEXTS)}: rename the one that does."
)
_MISSING = (
    "Parquet files are read with the extra tumen[spark] alone, which is not installed. Install "
    "requirements-spark.txt, or take the pages as a web archive (WARC)."
)
ROW_GROUPS, EMPTY = "row groups", "rows without a text"


def members_of(file: BinaryIO, size: int, group: int | None = None) -> Iterator[Found]:
    """The rows of one row group, or of all (``group`` None); with `COUNT` a mark for each row group.

    Raises a kind of RefusedFile for what cannot be read at all.
    """
    table = _opened(file)
    groups = table.metadata.num_row_groups
    if groups > _GROUPS:
        raise TooLargeFile(f"it has {groups:,} row groups. Write it anew with fewer, larger ones.")
    if group == COUNT:
        for number in range(groups):
            yield PassedMember(Place(number + 1, f"row group {number + 1}", size), ROW_GROUPS)
        return
    if group is not None and not 0 <= group < groups:
        raise DamagedFile(f"it has no row group {group + 1}. Get it again from where it came.")
    chosen = range(groups) if group is None else (group,)
    names = _columns(table.schema_arrow.names)
    number = 0
    for one in chosen:
        about = table.metadata.row_group(one)
        if about.total_byte_size > GROUP_BYTES:
            raise TooLargeFile(
                f"its row group {one + 1} unpacks to {limits.in_words(about.total_byte_size)}. "
                "Write it anew with smaller ones."
            )
        for row in _rows(table, one, list(names.values())):
            number += 1
            place = Place(number, f"row {number} of row group {one + 1}", size * (one + 1) // groups)
            yield _found(place, row, names)


def _opened(file: BinaryIO) -> Any:
    # The library's own allocators ask for more memory than the wall gives.
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    try:
        pyarrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    except ImportError as error:
        raise UnreadableFile(_MISSING) from error
    pyarrow.set_cpu_count(1)
    try:
        return parquet.ParquetFile(pyarrow.PythonFile(file, mode="r"), pre_buffer=False)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise DamagedFile("it is no whole Parquet file. Get it again from where it came.") from error


def _columns(names: list[str]) -> dict[str, str]:
    """Which column is the text, the address, the day. Raises UnreadableFile where none is a text."""
    known = {name.lower(): name for name in names}
    kinds = {"text": TEXTS, "address": ADDRESSES, "day": DAYS, "language": ("language", "lang")}
    found = {
        kind: next((known[name] for name in wanted if name in known), "") for kind, wanted in kinds.items()
    }
    if not found["text"]:
        raise UnreadableFile(_NO_TEXT)
    return {kind: name for kind, name in found.items() if name}


def _rows(table: Any, group: int, columns: list[str]) -> Iterator[dict[str, Any]]:
    pyarrow = importlib.import_module("pyarrow")
    try:
        for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise DamagedFile("its inside contradicts itself here. Get it again from where it came.") from error


def _found(place: Place, row: dict[str, Any], names: dict[str, str]) -> Found:
    text = row.get(names["text"])
    data = (
        text if isinstance(text, bytes) else text.encode("utf-8", "replace") if isinstance(text, str) else b""
    )
    if not data.strip():
        return PassedMember(place, EMPTY)
    if len(data) > limits.FILE_BYTES:
        return RefusedMember(place, place.words, f"it has {limits.in_words(len(data))}. Split it.")
    address = _words(row.get(names.get("address", "")))
    captured = _day(row.get(names.get("day", "")))
    name = "".join(sign for sign in address.rstrip("/").rpartition("/")[2] if sign.isprintable())
    is_page = b"<html" in data[:1024].lower() or data[:64].lstrip().lower().startswith(b"<!doctype html")
    hints = Hints(charset="utf-8", language=_words(row.get(names.get("language", "")))[:2].lower())
    stated = {"address": address, "captured": captured.isoformat() if captured else ""}
    return Member(
        place,
        f"{(name or 'row')[:100]}{'.html' if is_page else '.txt'}",
        data,
        f"page {address}" if address else "row",
        hints,
        captured,
        {key: value for key, value in stated.items() if value},
    )


def _words(value: Any) -> str:
    return "".join(sign for sign in value[:2_000] if sign.isprintable()) if isinstance(value, str) else ""


def _day(value: Any) -> datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else None
