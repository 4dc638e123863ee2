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
    assert len(letter.header("To")) < 5_100
    assert letter.header("Subject") == "Notice"
