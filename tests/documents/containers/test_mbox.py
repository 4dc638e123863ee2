"""Mailboxes: where messages begin, their marks, and what is kept of each."""

from __future__ import annotations

import io

import pytest

from tests.documents.shapes.held import TakenOut, sorted_out
from tests.documents.shapes.mailboxes import LINE, mbox, message, told
from tests.documents.shapes.office import eml
from tumen.documents.intake import limits
from tumen.documents.intake.containers import mbox as module
from tumen.documents.intake.containers.mbox import members_of


def out_of(data: bytes) -> TakenOut:
    return sorted_out(members_of(io.BytesIO(data), len(data)))


def kept(data: bytes) -> list[bytes]:
    return [member.data for member in out_of(data).members]


def test_each_message_is_kept_as_it_was_sent() -> None:
    messages = [message(81), message(82)]
    assert kept(mbox(*messages)) == messages


def test_a_message_is_read_as_by_itself() -> None:
    (read,) = out_of(mbox(message(81))).read
    assert read.media_type == "message/rfc822"
    assert str(read.metadata.published and read.metadata.published.value) == "2023-09-21"
    assert read.metadata.title
    assert read.metadata.title.value == "Returned: 81"


def test_it_says_which_message_it_is() -> None:
    (_, member) = out_of(mbox(message(81), message(82))).members
    assert (member.place.words, member.name, member.what) == ("message 2", "message 2.eml", "message")
    assert member.stated == {"separator": LINE, "message": "<1@lanternlight.example>"}


@pytest.mark.parametrize(
    "line", ["From here on.", ">From here on.", ">>From here on.", "From me 10:30 of 2023 x"]
)
def test_marks_of_the_mailbox_are_taken_off_once(line: str) -> None:
    sent = eml(f"{told(81)}.\n\n{line}\nThe end.\n")
    assert kept(mbox(sent)) == [sent]


def test_a_line_of_the_text_is_no_new_message() -> None:
    sent = eml(f"{told(81)}.\n\nFrom Monday, 10:30 in 2023, nothing was heard\nof them.\n")
    assert kept(mbox(sent, escape=False)) == [sent]


def test_a_line_with_a_weekday_parts_messages_without_a_blank_line() -> None:
    assert len(kept(mbox(message(81), message(82), between=b""))) == 2


def test_line_ends_of_windows_are_kept() -> None:
    messages = [message(81).replace(b"\n", b"\r\n"), message(82).replace(b"\n", b"\r\n")]
    data = b"".join(LINE.encode() + b"\r\n" + each + b"\r\n" for each in messages)
    assert kept(data) == messages


def test_what_stands_before_the_first_line_is_a_message_too() -> None:
    assert len(kept(message(81) + b"\n" + mbox(message(82)))) == 2


def test_a_message_over_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 5_000)
    out = out_of(mbox(eml("x" * 70 + "\n" + ("y" * 70 + "\n") * 200), message(82)))
    assert ["messages are read up to 5 KB" in one.reason for one in out.refused] == [True]
    assert len(out.read) == 1


def test_a_message_that_its_parser_fails_on_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    real = module.parts_of

    def fail(data: bytes) -> object:
        if b"Returned: 81" in data:
            raise IndexError("string index out of range")
        return real(data)

    monkeypatch.setattr(module, "parts_of", fail)
    out = out_of(mbox(message(81), message(82)))
    assert ["contradicts itself" in one.reason for one in out.refused] == [True]
    assert len(out.read) == 1


def test_a_mailbox_of_a_mail_program_says_what_is_its_own() -> None:
    own = eml("internal data", subject="DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA")
    assert out_of(mbox(own, message(81))).kinds == {"notes of the mail program": 1}


def test_a_line_without_an_end_is_read() -> None:
    data = LINE.encode() + b"\nFrom: a@b.example\nSubject: x\n\n" + b"forty people " * 20_000
    (member,) = out_of(data).members
    assert len(member.data) > 200_000
