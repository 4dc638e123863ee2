"""Zip archives: names, bombs, passwords, archives in archives."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest

from tests.documents.shapes import archives
from tests.documents.shapes.held import TakenOut, sorted_out
from tests.documents.shapes.zips import encrypted, flagged, named, overlapping, packed, text, told
from tumen.documents.errors import DamagedFile, NothingToRead, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.zipped import members_of


def out_of(data: bytes) -> TakenOut:
    return sorted_out(members_of(io.BytesIO(data), len(data)))


def refused(data: bytes) -> list[str]:
    out = out_of(data)
    return [one.reason for one in (*out.refused, *out.unread)]


def test_a_member_is_kept_with_its_own_bytes_and_name() -> None:
    (member,) = out_of(packed([("letters/a.txt", text(101))])).members
    assert (member.name, member.what, member.data) == ("a.txt", "file letters/a.txt", text(101))
    assert member.stated == {"name": "letters/a.txt", "changed": "2023-10-11 08:00"}


def test_the_time_of_a_member_is_no_date_of_publication() -> None:
    (read,) = out_of(packed([("a.txt", text(101))])).read
    assert read.metadata.published is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("보고.txt".encode(), "보고.txt"),
        ("보고서 시월.txt".encode("cp949"), "보고서 시월.txt"),
        (b"a.txt", "a.txt"),
    ],
)
def test_names_in_no_stated_letters_are_read(written: bytes, shown: str) -> None:
    (member,) = out_of(named([(written, text(101))])).members
    assert member.name == shown


def test_a_name_that_is_in_no_known_letters_does_not_stop_it() -> None:
    (member,) = out_of(named([(b"\x81\xff\xfe\x01.txt", text(101))])).members
    assert told(101) in member.data.decode()


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "C:\\a.txt", "\\\\host\\a.txt", "a/../../b.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_noted_and_the_member_read(name: str) -> None:
    out = out_of(packed([(name, text(101))]))
    assert any("leads out of the archive" in note for note in out.read[0].notes)
    assert "/" not in out.members[0].name
    assert "\\" not in out.members[0].name


def test_names_that_come_twice_are_both_read_and_told_apart() -> None:
    out = out_of(packed([("a.txt", text(101)), ("a.txt", text(102))]))
    assert [told(101) in out.read[0].text, told(102) in out.read[1].text] == [True, True]
    assert ["number 1" in out.read[0].notes[0], "number 2" in out.read[1].notes[0]] == [True, True]


def test_a_password_costs_only_its_member() -> None:
    out = out_of(encrypted())
    assert [one.reason.startswith("it is protected by a password") for one in out.refused] == [True]
    assert len(out.read) == 1


@pytest.mark.parametrize("name", ["in.zip", "page.warc.gz", "feed.xml", "box.mbox"])
def test_what_holds_documents_itself_is_refused_inside(name: str) -> None:
    inside = {
        "in.zip": packed([("a.txt", b"x")]),
        "page.warc.gz": archives.Archive().info().data,
        "feed.xml": b"<rss><channel><item/></channel></rss>",
        "box.mbox": b"From a Wed Oct 11 08:00:00 2023\nTo: b\n\nx\n\n" * 2,
    }
    (reason,) = refused(packed([(name, inside[name])]))
    assert "it holds documents and is none, and is not opened inside another file" in reason


def test_a_member_over_the_limit_is_refused_without_being_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed([("a.txt", b" " * 60_000_000)])
    monkeypatch.setattr("zipfile.ZipFile.open", lambda *_: pytest.fail("nothing may be unpacked"))
    (reason,) = refused(data)
    assert "57 MB, and documents are read up to 50 MB" in reason


def test_a_bomb_under_the_limit_is_refused_by_its_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed([("a.txt", b" " * 40_000_000)])
    monkeypatch.setattr("zipfile.ZipFile.open", lambda *_: pytest.fail("nothing may be unpacked"))
    (reason,) = refused(data)
    assert "unpacks to far more" in reason


def test_many_bombs_together_are_refused_by_what_all_unpack_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 5_000)
    monkeypatch.setattr(limits, "UNPACKED_RATIO", 1)
    reasons = refused(packed([(f"{number}.txt", text(number) * 3) for number in range(9)]))
    assert len(reasons) > 3
    assert all("unpacks to far more" in reason for reason in reasons)


def test_members_that_share_their_bytes_are_refused() -> None:
    out = out_of(overlapping())
    assert len(out.refused) == 40
    assert all("shares its bytes" in one.reason or "far more" in one.reason for one in out.refused)


def test_a_damaged_member_costs_only_itself() -> None:
    data = bytearray(packed([("a.txt", text(101)), ("b.txt", text(102))]))
    data[60] ^= 0xFF
    out = out_of(bytes(data))
    assert [one.name for one in out.refused] == ["a.txt"]
    assert [member.name for member in out.members] == ["b.txt"]


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = packed([("a.txt", text(101))])
    at = data.index(b"PK\x01\x02") + 24
    lied = data[:at] + struct.pack("<L", 10) + data[at + 4 :]
    assert "longer or shorter" in refused(lied)[0] or "damaged" in refused(lied)[0]


def test_a_packing_that_is_not_known_is_refused() -> None:
    data = packed([("a.txt", text(101))])
    for signature, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.index(signature) + at
        data = data[:place] + struct.pack("<H", 97) + data[place + 2 :]
    assert "packed in a way" in refused(data)[0]


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (packed([("a.txt", text(101))])[:-30], DamagedFile, "breaks off or has lost its list"),
        (b"PK\x03\x04" + b"x" * 90, DamagedFile, "breaks off"),
        (b"PK\x05\x06" + b"\0" * 18, NothingToRead, "empty"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_refused(data: bytes, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        out_of(data)


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_MEMBERS", 3)
    with pytest.raises(TooLargeFile, match="more than 3 members"):
        out_of(packed([(f"{number}", b"x") for number in range(4)]))


def test_a_name_said_to_be_utf_8_is_taken_at_its_word() -> None:
    data: Any = flagged(packed([("a.txt", text(101))]), b"a.txt", set_bits=0x800)
    assert out_of(data).members[0].name == "a.txt"


def test_a_refused_member_without_a_name_is_called_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    (member,) = out_of(named([(b"", text(101))])).refused
    assert member.name == "member 1"
