"""To whom a document is addressed."""

from __future__ import annotations

from tests.reading.asked import asked
from tests.reading.cast import blocks
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind

LETTER = """Dear Foreign Secretary,

We ask you to raise the nine with Norland.

Yours sincerely,
Ada Orme"""


def test_you_are_who_the_letter_greets() -> None:
    kinds = (BlockKind.SALUTATION, BlockKind.PARAGRAPH, BlockKind.SIGNATURE)
    ((_, whom, what),) = asked(Source("a letter", LETTER, blocks(LETTER, *kinds)))
    assert whom == "Foreign Secretary"
    assert what == "raise the nine with Norland"
