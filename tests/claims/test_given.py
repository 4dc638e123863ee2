"""The reader is given the same of a document whether it is kept or only measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.cast import LETTER, UNDATED, folder_of
from tumen.access.models import Actor
from tumen.claims.given import source_of_extraction, source_of_kept
from tumen.documents.intake import extract
from tumen.documents.queries import document, documents, text_of

INTERVIEW = """\
Interview notes

Interviewee: Kang Da-on
Interviewer: Moon Seo-yul
Date: 22 November 2023
Language: Korean

She was returned with about fifty others.
"""


TESTIMONY = """\
Riverbank Records Centre
Testimony of Witness K

I crossed the river in the winter, when I was twenty-seven years old, with four others.

They put me in a room with thirty women, and every week a bus came for some of us.
"""


@pytest.mark.parametrize(
    "text", [LETTER, UNDATED, INTERVIEW, TESTIMONY], ids=["letter", "undated", "interview", "testimony"]
)
def test_kept_or_measured_it_is_the_same_source(
    tumen: Callable[..., Result], tmp_path: Path, actor: Actor, text: str
) -> None:
    folder_of(tmp_path / "in", one=text)
    assert tumen("read", str(tmp_path / "in")).exit_code == 0
    (kept,) = documents(actor)
    from_kept = source_of_kept(text_of(actor, kept.id), document(actor, kept.id))
    measured = source_of_extraction("one", extract(text.encode(), name="one.txt"))
    assert replace(from_kept, key="one") == measured


def test_an_interview_is_in_the_voice_of_the_interviewee() -> None:
    assert source_of_extraction("one", extract(INTERVIEW.encode(), name="one.txt")).voices == ("Kang Da-on",)


def test_a_testimony_is_in_the_voice_of_its_witness_and_says_its_genre() -> None:
    given = source_of_extraction("one", extract(TESTIMONY.encode(), name="one.txt"))
    assert (given.voices, given.genre) == (("Witness K",), "testimony")
    assert given.publisher == "Riverbank Records Centre"


def test_a_document_of_no_plain_genre_gives_none() -> None:
    assert source_of_extraction("one", extract(UNDATED.encode(), name="one.txt")).genre == ""


def test_a_document_without_a_date_gives_none() -> None:
    assert source_of_extraction("one", extract(UNDATED.encode(), name="one.txt")).published is None


def test_a_text_of_unknown_language_is_taken_for_english() -> None:
    assert source_of_extraction("one", extract(b"40 returned.", name="one.txt")).language == "en"
