"""How much a file may hold: beyond it, reading costs more than a laptop can give.

Each limit is checked before the memory it protects is asked for.
"""

from __future__ import annotations

_MEGABYTE = 1024 * 1024

#: Bytes of any one file. A scanned book of 400 pages stays below; a dump or a film does not.
FILE_BYTES = 50 * _MEGABYTE

#: Bytes of a file that a program hands in: all of it waits in the server's memory, and nothing on its disk.
HANDED_IN_BYTES = 8 * _MEGABYTE

#: Characters of one rendition. Some 4,000 pages: more than any report, less than a dump.
TEXT_CHARACTERS = 10_000_000

#: Bytes of one saved web page. Pages over this are pictures stored as text.
HTML_BYTES = 20 * _MEGABYTE

#: Elements of one saved web page; article pages have some thousands.
HTML_ELEMENTS = 200_000

#: Bytes that the parts of a .docx or .xlsx may unpack to, together.
UNPACKED_BYTES = 200 * _MEGABYTE

#: Unpacked to packed size of one part. Office files reach 30; a zip bomb needs more than 1,000.
UNPACKED_RATIO = 100

#: Parts smaller than this unpack harmlessly at any ratio (a blank sheet of styles compresses very well).
#: Bytes.
RATIO_COUNTS_FROM = 5 * _MEGABYTE

#: Parts in one .docx or .xlsx; each picture is one.
PACKED_PARTS = 10_000

PDF_PAGES = 2_000

TABLE_ROWS = 100_000

TABLE_COLUMNS = 500

#: Blocks of one text: more than a text of the most characters has, unless its lines hold a letter or two.
TEXT_BLOCKS = 1_000_000

#: Seconds of processor time for one confined reading, and half of those of waiting for it.
CONFINED_SECONDS = 60

#: Bytes of the line of JSON in which a reader says what a file is and what it says of itself. Parsed, JSON
#: may take twenty times its length.
TOLD_BYTES = 8 * _MEGABYTE

#: Bytes that a reader hands back behind that line, or is asked with: a text, or what it was taken out of.
ANSWER_BYTES = 4 * FILE_BYTES

#: Characters of the sentence by which a reader refuses a file.
REASON_CHARACTERS = 2_000

#: Readers that are kept at once; one more makes whoever asks wait.
KEPT_READERS = 4

#: Documents after which a kept reader is replaced. Starting one costs about a second: a millisecond for each.
READER_DOCUMENTS = 1_000

#: Bytes of memory that a kept reader may hold between two documents; 150 MB are its libraries.
READER_MEMORY = 400 * _MEGABYTE

#: Bytes of the lines that open a record of a web archive, or a server's answer, before its body.
HEAD_BYTES = 256 * 1024

#: Members of one zip archive. Its list is held in memory whole: some 500 bytes for each.
ZIP_MEMBERS = 100_000

#: Entries of one feed; real ones have tens, a whole site's export some thousands.
FEED_ENTRIES = 20_000

#: Pages of one PDF that are recognised from pictures; at some four seconds a page, a quarter of an hour.
RECOGNISED_PAGES = 200

#: Seconds of processor time and of waiting for the recognition of one page, and of all pages of one file.
PAGE_SECONDS, RECOGNITION_SECONDS = 60, 1_800

#: Picture points of one page that is recognised: a page of A4 at 300 to the inch has 8.7 million.
PAGE_POINTS = 25_000_000

#: Memory of one confined reading, in bytes; libraries alone take about a quarter of it.
CONFINED_MEMORY = 2048 * _MEGABYTE


def in_words(size: int) -> str:
    """A size in bytes as a person says it: "50 MB"."""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:,.0f} MB"
    return f"{size / 1024:,.0f} KB" if size >= 1024 else f"{size} bytes"
