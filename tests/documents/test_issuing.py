"""Who stands behind a document is weighed: the names on offer, their signs, and when nobody is named."""

from __future__ import annotations

import pytest

from tumen.documents.intake import Metadata, extract
from tumen.documents.intake.issuing.candidates import candidates_of, words_of
from tumen.documents.intake.issuing.cues import cued
from tumen.documents.intake.said import Said
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

TEXT = (
    "Nineteen people were taken off a bus near the river on Monday. Their relatives have heard nothing.\n\n"
    "We ask the consulate to say where they are. We have written to it twice this year."
)


def metadata(*lines: str) -> Metadata:
    return extract("\n\n".join((*lines, TEXT)).encode(), name="x.txt").metadata


@pytest.mark.parametrize(
    ("line", "cue", "name"),
    [
        ("Published in Nairobi by the Reed Custody Watch, 25 January", "published by", "Reed Custody Watch"),
        ("Prepared remarks of Ms. Ada Quill", "words of", "Ms. Ada Quill"),
        ("a monthly sheet of the Sedge Committee, Almaty", "paper of", "Sedge Committee"),
        ("Submitted by: Coalition of the Reed Banks", "published by", "Coalition of the Reed Banks"),
        ("Reed House takes no money from any government.", "takes", "Reed House"),
        ("delivered by Mr Piet Sedge on behalf of Reed Witness, a charity", "on behalf", "Reed Witness"),
        ("Foreign Ministry Spokesperson's Press Conference", "spokesperson", "Foreign Ministry"),
    ],
)  # fmt: skip
def test_words_that_say_whose_it_is_offer_a_name(line: str, cue: str, name: str) -> None:
    assert (cue, name) in list(cued(line))


def test_a_sentence_about_nobody_offers_none() -> None:
    assert list(cued("nineteen people were taken off a bus near the river on monday")) == []


def test_forms_of_one_name_are_one_candidate() -> None:
    lines = ("REED WITNESS", "Reed Witness · Bergen", "The Reed Witness")
    said = [
        Said(BlockKind.HEADLINE, line, Span(at * 40, at * 40 + len(line))) for at, line in enumerate(lines)
    ]
    found = [one for one in candidates_of(said, ()) if one.words == words_of("Reed Witness")]
    assert [one.name for one in found] == ["Reed Witness"]
    assert {"line:0", "line:1", "line:2"} <= found[0].signs


def test_the_body_whose_sheet_it_is_is_its_publisher() -> None:
    said = metadata("SEDGE LETTER", "a monthly sheet of the Reed Committee for Relatives, Almaty", "No. 61")
    assert said.publisher is not None
    assert said.publisher.value == "Reed Committee for Relatives"
    assert "monthly sheet" in said.publisher.evidence


def test_nobody_is_named_where_only_a_headline_stands() -> None:
    said = metadata("Nineteen people taken off a bus")
    assert said.publisher is None
    assert said.voices == ()


def test_what_is_named_stands_in_the_text() -> None:
    text = "\n\n".join(
        ("Harbour for Reed Migrants", "Case notes for partners", "Compiled 18 July 2014", TEXT)
    )
    extraction = extract(text.encode(), name="x.txt")
    publisher = extraction.metadata.publisher
    assert publisher is not None
    assert publisher.span is not None
    assert publisher.span.of(extraction.text) == publisher.value


def test_a_heading_in_capitals_is_nobodys_name() -> None:
    assert metadata("NINE SEIZED IN YANJI, RELATIVES SAY", "3 May 2024").publisher is None
    told = metadata("THE REED POST", "NINE SEIZED IN YANJI, RELATIVES SAY", "3 May 2024")
    assert told.publisher is not None
    assert told.publisher.value.casefold() == "the reed post"
