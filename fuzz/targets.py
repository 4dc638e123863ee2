"""What is fed to which parser, and what must hold of its answer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from fuzz.returning import RETURNING
from fuzz.sent import SENT
from tests.documents.shapes import archives, feeds, mailboxes, office, pdf, texts, zips
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import NO_HINTS, Extraction, Member, RefusedMember, inside
from tumen.documents.intake.confined import mail, sheet, word
from tumen.documents.intake.confined import pdf as sheets
from tumen.documents.intake.containers import feed, mbox, warc, zipped
from tumen.documents.intake.datelines import date_of_line, dateline_of
from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.entry import RSS_ITEM
from tumen.documents.intake.handover import handed, received
from tumen.documents.intake.hints import Hints
from tumen.reading import read
from tumen.reading.cast.names import namings_in
from tumen.reading.norms import find_norms
from tumen.reading.numbers import find_numbers
from tumen.reading.quotations import quotations_of
from tumen.reading.sentences import blocks_of, sentences_of
from tumen.reading.sieve import matters
from tumen.reading.sources import Source
from tumen.reading.times import find_times, resolve
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
PUBLISHED = (None, Interval.from_edtf("2024-02-29"), Interval.from_edtf("2020/.."), Interval.year(1))


@dataclass(frozen=True, slots=True)
class Target:
    """``check`` raises for what must not be; ``seeds`` are the inputs to begin with.

    What is not stretched is no single parser, and has no time limit for long inputs.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    is_stretched: bool = True


def _text(data: bytes) -> str:
    return data.decode("utf-8", "ignore")


def _in_order(spans: Iterable[Span], length: int) -> None:
    """Passages lie in the text, are not empty and do not overlap."""
    found = list(spans)
    assert all(0 <= span.start < span.end <= length for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def _numbers(data: bytes) -> None:
    text = _text(data)
    found = find_numbers(text)
    _in_order((one.core for one in found), len(text))
    for one in found:
        assert one.span.covers(one.core)
        assert one.span.end <= len(text)


def _times(data: bytes) -> None:
    text = _text(data)
    found = find_times(text)
    _in_order((one.span for one in found), len(text))
    for one in found:
        assert one.span.of(text) == one.text
        for published in PUBLISHED if len(found) < 100 else PUBLISHED[1:2]:
            resolve(one, published=published, anchor=published)


def _quotations(data: bytes) -> None:
    text = _text(data)
    blocks = blocks_of(Source("x", text))
    found = quotations_of(text, blocks)
    for one in found:
        assert blocks[one.block][1].covers(one.span)
    assert all(one.span.start <= two.span.start for one, two in pairwise(found))


def _sentences(data: bytes) -> None:
    text = _text(data)
    found = sentences_of(Source("x", text))
    _in_order((one.span for one in found), len(text))
    assert all(one.of(text) == one.of(text).strip() for one in found)


def _norms(data: bytes) -> None:
    text = _text(data)
    found = find_norms(text)
    _in_order((one.span for one in found), len(text))
    assert all(one.ref.code or one.ref.name for one in found)


def _names(data: bytes) -> None:
    text = _text(data)
    found = [one.span for one in namings_in(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.start <= two.start for one, two in pairwise(found))  # a place may stand in a name


def _sieve(data: bytes) -> None:
    assert matters(data) in (True, False)
    assert matters(_text(data)) in (True, False)


def _dates(data: bytes) -> None:
    text = _text(data)
    found = list(written_dates(text))
    _in_order((one.span for one in found), len(text))
    for one in found:
        assert one.span.of(text) == one.words
    date_of_line(text)
    dateline_of(text)


def _claims(data: bytes) -> None:
    text = _text(data)
    ((_, claims),) = read([Source("x", text)], without_model=True)
    for claim in claims:
        assert 0 <= claim.passage.start < claim.passage.end <= len(text)
        assert claim.sentence.covers(claim.passage)


def _said(refused: RefusedFile) -> None:
    assert refused.reason.endswith("."), refused.reason


def _extracted(data: bytes, hints: Hints = NO_HINTS) -> None:
    """Read as it is behind the wall, but here: the fuzzer sees then which ways a parser goes."""
    try:
        found = inside.read_bytes(data, name="x", hints=hints)
        assert received(*handed(found)) == found, "it comes through the wall as it is"
    except RefusedFile as refused:
        _said(refused)
        return
    if isinstance(found, Extraction):
        _in_order((block.span for block in found.blocks), len(found.text))
        assert "\r" not in found.text


def _entry(data: bytes) -> None:
    _extracted(data, Hints(media_type=RSS_ITEM))


def _confined(parts_of: Callable[[bytes], Any]) -> Callable[[bytes], None]:
    """A reader that runs behind the wall: there any error is a damaged file; here its time is what counts."""

    def check(data: bytes) -> None:
        with suppress(Exception):
            parts_of(data).to_json()

    return check


def _members(members_of: Callable[[Any, int], Iterator[Any]]) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        found: list[Any] = []
        try:
            for one in members_of(io.BytesIO(data), len(data)):
                found.append(one)
        except RefusedFile as refused:
            _said(refused)
        assert [one.place.number for one in found] == list(range(1, len(found) + 1))
        for one in found:
            assert one.name or not isinstance(one, Member | RefusedMember)
            assert not isinstance(one, RefusedMember) or one.reason.endswith(".")

    return check


def _told() -> Iterator[bytes]:
    """The paragraphs of the example documents, and the documents."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        data = path.read_bytes()
        yield data
        yield from data.split(b"\n\n")


def _pages() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(EXAMPLES.glob("*.html")))
    yield texts.page().encode()


def _held(ten: Callable[[], Iterable[Any]]) -> Callable[[], Iterator[bytes]]:
    return lambda: (one.data for one in ten())


def _entries() -> Iterator[bytes]:
    yield from (feeds.item(number).encode() for number in range(3))


def _mails() -> Iterator[bytes]:
    yield from (mailboxes.message(number) for number in range(3))


def _pdfs() -> Iterator[bytes]:
    yield pdf.pdf([pdf.paragraphs(texts.PARAGRAPHS)])


def _words() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(EXAMPLES.glob("*.docx")))


def _workbooks() -> Iterator[bytes]:
    yield office.xlsx({"a": [("date", "number"), ("2021-07-14", 50)]})


def _lists() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(EXAMPLES.glob("*.csv")))
    yield b"date;number;note\n2021-07-14;50;held\n2023-08-29;80;freed\n"


TARGETS = {
    target.name: target
    for target in (
        Target("numbers", _numbers, _told),
        Target("times", _times, _told),
        Target("quotations", _quotations, _told),
        Target("sentences", _sentences, _told),
        Target("norms", _norms, _told),
        Target("names", _names, _told),
        Target("sieve", _sieve, _told),
        Target("claims", _claims, _told, is_stretched=False),
        Target("dates", _dates, _told),
        Target("text", _extracted, _told),
        Target("page", _extracted, _pages),
        Target("list", _extracted, _lists),
        Target("entry", _entry, _entries),
        Target("mail", _confined(mail.parts_of), _mails),
        Target("pdf", _confined(sheets.parts_of), _pdfs),
        Target("word", _confined(word.parts_of), _words),
        Target("workbook", _confined(sheet.parts_of), _workbooks),
        Target("warc", _members(warc.members_of), _held(archives.ten)),
        Target("zip", _members(zipped.members_of), _held(zips.ten)),
        Target("mbox", _members(mbox.members_of), _held(mailboxes.ten)),
        Target("feed", _members(feed.members_of), _held(feeds.ten)),
        *(Target(name, check, seeds) for name, (check, seeds) in {**RETURNING, **SENT}.items()),
    )
}
