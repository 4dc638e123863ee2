"""Messages taken apart: headers that nobody writes take no longer than their length allows."""

from __future__ import annotations

import pytest

from fuzz.limits import in_time
from tumen.documents.intake.confined.mail import parts_of

#: What the library's grammars take longest for, without a bound: 7 seconds and more of 100 kB.
HOSTILE = {
    "To": 'To:"',
    "Cc": '"a" ',
    "Content-Type": ";",
    "Content-Disposition": 'attachment;filename*0="a";',
    "Content-Transfer-Encoding": "a;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_takes_no_longer_than_its_length_allows(name: str) -> None:
    parts_of(b"To: a@b.example\n\nBody\n")
    piece = HOSTILE[name]
    data = f"From: a@b.example\n{name}: {piece * (100_000 // len(piece))}\n\nBody\n".encode()
    with in_time(len(data)):
        parts_of(data)


#: Messages of 100 kB that took one second to seven: what parts say of themselves, long or often, messages in
#: messages, parts in parts with many lines.
HOSTILE_PARTS = {
    "long headers": [f"--x\nContent-Type: a/b{number}{';' * 950}\n\n" for number in range(100)],
    "short headers": [f"--x\nContent-Type:a/{number}\n\n" for number in range(3_800)],
    "parts of parts": [f"--x\nContent-Type:multipart/a;boundary={number}\n\n" for number in range(2_100)],
    "deep": [
        *(f"--x\nContent-Type: multipart/a; boundary=x{number}\n\n--x{number}\n" for number in range(300)),
        "\n" * 75_000,
    ],
    "messages in messages": ["--x\n", "Content-Type: message/rfc822\n\n" * 3_000],
}


@pytest.mark.parametrize("name", HOSTILE_PARTS)
def test_hostile_parts_take_no_longer_than_their_length_allows(name: str) -> None:
    data = f"Content-Type: multipart/mixed; boundary=x\n\n{''.join(HOSTILE_PARTS[name])}".encode()
    assert len(data) < 105_000
    with in_time(len(data)):
        parts_of(data)


def test_many_long_headers_take_no_longer_than_their_length_allows() -> None:
    lists = [f"{name}: {'(a)' * 1_500}\n" for name in ("From", "To", "Cc", "Organization")]
    with in_time(sum(map(len, lists))):
        parts_of(f"{''.join(lists)}\nBody\n".encode())


def test_what_is_too_much_for_the_grammar_is_read_as_it_stands() -> None:
    people = ", ".join(f"=?utf-8?b?6rmA?= <r{number}@b.example>" for number in range(90))
    parts = [
        f"--x\nContent-Disposition: attachment; filename=a{number}.txt\n\n-\n" for number in range(1_100)
    ]
    letter = parts_of(
        f"To: {people}\nCc: {people}\nDate: Thu, 29 Feb 2024 10:00:00 +0000\n"
        f"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nwords\n{''.join(parts)}--x--\n".encode()
    )
    assert letter.header("Cc") == letter.header("To")
    assert letter.header("To").startswith("김 <r0@b.example>, 김 <r1@b.example>")
    assert letter.header("Date") == "Thu, 29 Feb 2024 10:00:00 +0000"
    assert letter.plain is not None
    assert letter.plain.data == b"words"
    assert letter.attached == tuple(f"a{number}.txt" for number in range(1_100))


def test_what_lies_deeper_than_people_write_is_not_opened() -> None:
    def within(depth: int, inmost: str) -> bytes:
        return ("Content-Type: message/rfc822\n\n" * depth + inmost).encode()

    file = "Content-Disposition: attachment; filename=list.csv\n\na,b\n"
    assert parts_of(within(20, file)).attached == ("message/rfc822",) * 20 + ("list.csv",)
    assert parts_of(within(2_000, file)).attached == ("message/rfc822",) * 30


def test_what_a_part_is_is_read_once_however_often_it_is_looked_at() -> None:
    parts = [f"--x\nContent-Type: a/b{number}{';' * 900}\n\nwords\n" for number in range(10)]
    data = f"Content-Type: multipart/mixed; boundary=x\n\n{''.join(parts)}--x--\n".encode()
    with in_time(len(data)):
        parts_of(data)


def test_a_header_is_read_up_to_a_length_and_says_so() -> None:
    many = ", ".join(f"Reader {number} <r{number}@b.example>" for number in range(1_000))
    letter = parts_of(f"To: {many}\nSubject: Notice\n\nBody\n".encode())
    assert letter.header("To").startswith("Reader 0 <r0@b.example>, Reader 1 <")
    assert "…" in letter.header("To")[-3:]
    assert len(letter.header("To")) < 4_100
    assert letter.header("Subject") == "Notice"
