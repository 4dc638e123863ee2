"""Messages: headers, the version of the body that says something, what is attached."""

from __future__ import annotations

import pytest

from tests.documents.shapes.office import eml
from tests.documents.shapes.texts import KOREAN, PARAGRAPHS, page, wrapped
from tumen.documents.intake import Extraction, extract

BODY = "Dear readers,\n\n" + wrapped(*PARAGRAPHS) + "\nYours sincerely,\n\nAda Quill\n"


def read(data: bytes) -> Extraction:
    return extract(data, name="x.eml")


def blocks(data: bytes) -> list[tuple[str, str]]:
    extraction = read(data)
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


def test_a_message_has_headers_a_headline_and_a_letter() -> None:
    kinds = [kind for kind, _ in blocks(eml(BODY))]
    assert kinds == ["header"] * 3 + ["headline", "salutation"] + ["paragraph"] * 4 + ["signature"] * 2


def test_its_date_sender_and_subject_are_its_own() -> None:
    said = read(eml(BODY)).metadata
    assert said.published
    assert str(said.published.value) == "2023-09-21"
    assert "Date" in said.published.evidence
    assert said.title
    assert said.title.value == "Alert: forty people returned"
    assert said.publisher
    assert said.publisher.value == "Lanternlight Korea"


def test_the_day_is_the_senders_own() -> None:
    late = read(eml(BODY, date="Thu, 21 Sep 2023 23:50:00 +0900")).metadata.published
    assert late
    assert str(late.value) == "2023-09-21"


def test_a_person_who_sends_is_author_and_not_publisher() -> None:
    said = read(eml(BODY, sender="Ada Quill <ada@millpond.example>")).metadata
    assert [found.value for found in said.authors] == ["Ada Quill"]
    assert said.publisher is None


def test_a_message_without_a_date_has_none() -> None:
    assert read(eml(BODY, date="")).metadata.published is None


def test_the_page_is_read_where_the_plain_version_says_nothing() -> None:
    found = blocks(eml("See the web version.", html=page()))
    assert [words for kind, words in found if kind == "paragraph"][:4] == list(PARAGRAPHS)


def test_the_plain_version_is_read_where_both_say_the_same() -> None:
    extraction = read(eml(BODY, html=f"<p>{BODY}</p>"))
    assert extraction.text.count("forty people returned") == 1


def test_what_is_attached_is_named_and_not_read() -> None:
    extraction = read(eml(BODY, attachments=[("statement.pdf", b"%PDF-1.4"), ("list.xlsx", b"PK")]))
    (note,) = extraction.notes
    assert "statement.pdf, list.xlsx" in note
    assert "document of its own" in note


def test_quoted_messages_stand_without_their_marks() -> None:
    quoted = "\n> ".join(wrapped(PARAGRAPHS[0]).splitlines())
    found = blocks(eml(f"Dear Ada,\n\nThank you for asking.\n\nOn 3 May 2022 Tom Reed wrote:\n> {quoted}\n"))
    assert ("paragraph", wrapped(PARAGRAPHS[0]).strip()) in found
    assert ("paragraph", "On 3 May 2022 Tom Reed wrote:") in found


def test_what_follows_the_signature_mark_is_the_signature() -> None:
    found = blocks(eml(f"{PARAGRAPHS[0]}\n\n-- \nAda Quill\nMillpond Aid\nTo unsubscribe, write to us.\n"))
    assert ("signature", "Ada Quill") in found
    assert ("signature", "Millpond Aid") in found
    assert found[-1][0] == "boilerplate"


@pytest.mark.parametrize("charset", ["euc-kr", "utf-8"])
def test_korean_messages_are_read(charset: str) -> None:
    extraction = read(eml("\n\n".join(KOREAN), charset=charset, subject="탈북민 사십여 명 송환"))
    assert KOREAN[0] in extraction.text
    assert "탈북민 사십여 명 송환" in extraction.text


def test_headers_that_lie_or_nest_do_not_stop_it() -> None:
    odd = (
        b"From: =?utf-8?q?=ff?= <a@b.c>\nSubject: =?x?y?z?=\nDate: never\nMessage-ID: x\n\nForty people "
        b"were returned.\n"
    )
    assert "Forty people" in read(odd).text
