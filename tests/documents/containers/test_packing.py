"""Damage in web archives: it is found and said, and the records behind it are still read."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest

from tests.documents.shapes.archives import Archive, by_hand, page, told
from tests.documents.shapes.held import TakenOut, sorted_out
from tumen.documents.intake import limits
from tumen.documents.intake.containers.packing import STEP, Damaged, Gzipped, Plain, packing_of
from tumen.documents.intake.containers.warc import members_of

PAGES = [page(told(number)) for number in (41, 42, 43)]
ADDRESSES = [f"https://reed.example/{number}" for number in (1, 2, 3)]


def out_of(data: bytes) -> TakenOut:
    return sorted_out(members_of(io.BytesIO(data), len(data)))


def records(*, ends: bytes = b"\r\n\r\n") -> list[bytes]:
    return [by_hand(address, body, ends=ends) for address, body in zip(ADDRESSES, PAGES, strict=True)]


def packed(parts: list[bytes]) -> list[bytes]:
    return [gzip.compress(part, mtime=0) for part in parts]


def names(out: TakenOut) -> list[str]:
    return [member.name for member in out.members]


@pytest.mark.parametrize("ends", [b"\r\n\r\n", b"\r\n", b"\n\n", b"", b"\r\n\r\n\r\n\0\0"])
def test_whatever_stands_between_records_they_are_read(ends: bytes) -> None:
    assert names(out_of(b"".join(records(ends=ends)))) == ["1", "2", "3"]
    assert names(out_of(b"".join(packed(records(ends=ends))))) == ["1", "2", "3"]


@pytest.mark.parametrize("wrong", [b"99999999", b"1000", b"700", b"-5", b"x", b""])
def test_a_wrong_length_costs_one_record(wrong: bytes) -> None:
    parts = records()
    at = parts[1].index(b"Content-Length: ")
    parts[1] = parts[1][: at + 16] + wrong + parts[1][parts[1].index(b"\r\n", at) :]
    for data in (b"".join(parts), b"".join(packed(parts))):
        out = out_of(data)
        assert names(out) == ["1", "3"]
        assert out.refused
        assert all(one.reason.endswith(".") for one in out.refused)


def test_a_damaged_gzip_member_costs_one_record() -> None:
    for at in (5, 40, 200, -6):
        parts = [bytearray(part) for part in packed(records())]
        parts[1][at] ^= 0x5A
        out = out_of(b"".join(parts))
        assert names(out)[0] == "1"
        assert names(out)[-1] == "3"
        assert len(out.refused) + len(out.members) == 3


def test_garbage_between_records_is_said_and_passed_by() -> None:
    plain, gz = records(), packed(records())
    for data in (plain[0] + b"garbage\n" * 9 + plain[1], gz[0] + b"\x1f\x8b\x08garbage" * 9 + gz[1]):
        out = out_of(data)
        assert names(out)[-1] == "2"
        assert out.refused


@pytest.mark.parametrize("cut", [1, 10, 200, 500])
def test_an_archive_that_was_cut_off_says_so(cut: int) -> None:
    for parts in (records(ends=b""), packed(records(ends=b""))):
        out = out_of(b"".join(parts)[:-cut])
        assert names(out) == ["1", "2"]
        assert "breaks off" in out.refused[0].reason


def test_an_archive_packed_as_one_is_read_up_to_its_damage() -> None:
    data = bytearray(gzip.compress(b"".join(records()), mtime=0))
    assert names(out_of(bytes(data))) == ["1", "2", "3"]
    out = out_of(bytes(data[: len(data) // 2]))
    assert out.refused


def test_an_archive_cut_into_even_blocks_is_read() -> None:
    whole = b"".join(records())
    blocks = [gzip.compress(whole[at : at + 500]) for at in range(0, len(whole), 500)]
    assert names(out_of(b"".join(blocks))) == ["1", "2", "3"]


def test_zeros_at_the_end_are_no_record() -> None:
    assert out_of(b"".join(records()) + b"\0" * 200_000).numbers == [1, 2, 3]
    assert out_of(b"".join(packed(records())) + b"\0" * 200_000).numbers == [1, 2, 3]


def test_a_record_that_bursts_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_COUNTS_FROM", 100_000)
    bomb = by_hand("https://reed.example/bomb", b" " * 20_000_000)
    out = out_of(b"".join(packed([records()[0], bomb, records()[2]])))
    assert names(out) == ["1", "3"]
    assert "unpacks to far more" in out.refused[0].reason


def test_headers_that_never_end_are_refused_and_the_next_record_is_read() -> None:
    endless = b"WARC/1.0\r\n" + b"X-A: b\r\n" * (limits.HEAD_BYTES // 4)
    out = out_of(endless + b"\n" + records()[0])
    assert "never end" in out.refused[0].reason
    assert names(out) == ["1"]


def test_only_a_step_of_a_large_record_is_held() -> None:
    data = gzip.compress(by_hand("https://reed.example/film", b"ab" * 4_000_000))
    packing = packing_of(io.BytesIO(data), len(data))
    assert isinstance(packing, Gzipped)
    assert packing.begin()
    packing.head()
    packing.skip(5_000_000)
    assert len(packing._plain) <= STEP


def test_a_plain_archive_says_how_far_it_was_read() -> None:
    data = b"".join(records())
    packing = packing_of(io.BytesIO(data), len(data))
    assert isinstance(packing, Plain)
    assert packing.begin()
    head = packing.head()
    assert packing.tell() == len(head)
    with pytest.raises(Damaged, match="breaks off"):
        packing.take(len(data))


def test_an_archive_inside_a_file_is_read_from_where_it_begins() -> None:
    for archive in (b"".join(records()), b"".join(packed(records()))):
        file = io.BytesIO(b"before" + archive + b"after")
        packing = packing_of(file, len(archive), len(b"before"))
        count = 0
        while packing.begin():
            head = packing.head()
            packing.skip(int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0]))
            count += 1
        assert count == 3


def test_deflated_bytes_that_are_no_gzip_are_no_archive() -> None:
    assert out_of(zlib.compress(records()[0])).members == []


def test_the_library_that_reads_archives_elsewhere_agrees_on_a_sound_one() -> None:
    data = Archive().info().answer(ADDRESSES[0], PAGES[0]).data
    assert out_of(data).numbers == [1, 2]
