"""Parts of a document that somebody else speaks in."""

from __future__ import annotations

import pytest

from tumen.reading.sections import Section, Sections
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def section(heading: str) -> Section | None:
    """The section that a text under this heading stands in."""
    text = f"{heading}\n\nWe beg the bishop to speak."
    end = len(heading)
    blocks = ((BlockKind.HEADLINE, Span(0, end)), (BlockKind.PARAGRAPH, Span(end + 2, len(text))))
    return Sections(Source("one", text, blocks)).at(end + 5)


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("The embassy’s reply", "embassy"),
        ("Letter from the families", "families"),
        ("Statement by the Harbour Ministry", "Harbour Ministry"),
        ("Letter from Ro Eun-sil", "Ro Eun-sil"),
        ("THE MINISTRY’S ANSWER", "Ministry"),
    ],
)
def test_a_heading_says_whose_words_follow(heading: str, who: str) -> None:
    found = section(heading)
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize("heading", ["Letter from the border", "Letter from South Korea", "Women returned"])
def test_where_a_letter_comes_from_wrote_nothing(heading: str) -> None:
    assert section(heading) is None


MAIL = """We have checked it, and it was 600.

On Thu, 12 Oct 2023 at 09:40, Tom Weller <tom@willow.example> wrote:

We heard of 500.

Mara Ilves wrote:

It was 40."""


def test_a_quoted_message_is_of_who_wrote_it_to_where_an_older_one_begins() -> None:
    sections = Sections(Source("one", MAIL, ((BlockKind.PARAGRAPH, Span(0, len(MAIL))),)))
    found = [sections.at(MAIL.index(words)) for words in ("600", "500", "40.")]
    assert [each and each.who for each in found] == [None, "Tom Weller", "Mara Ilves"]


def test_a_message_quoted_whole_is_of_its_sender() -> None:
    text = "See below.\n\n----- Original Message -----\nFrom: Tom Weller <tom@willow.example>\n\nIt was 500."
    sections = Sections(Source("one", text, ()))
    found = sections.at(text.index("500"))
    assert found is not None
    assert found.who == "Tom Weller"
