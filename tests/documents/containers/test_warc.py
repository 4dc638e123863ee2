"""Web archives: which records are documents, what is kept of each, and what is said of every other record."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.documents.shapes.archives import Archive, by_hand, page, ten, told, wacz
from tests.documents.shapes.held import Shaped, TakenOut, sorted_out
from tumen.documents.intake import limits
from tumen.documents.intake.containers.warc import members_of, name_of
from tumen.documents.intake.containers.zipped import members_of as zip_members

ADDRESS = "https://reed.example/news/1.html"


def out_of(data: bytes) -> TakenOut:
    return sorted_out(members_of(io.BytesIO(data), len(data)))


def one(**more: object) -> TakenOut:
    """An archive of one page."""
    return out_of(Archive().answer(ADDRESS, page(told(41)), **more).data)  # type: ignore[arg-type]


def test_the_body_of_the_answer_is_what_is_kept() -> None:
    (member,) = one().members
    assert member.data == page(told(41))
    assert member.name == "1.html"
    assert member.place.words == "record 1"


def test_it_says_the_address_and_when_it_was_captured() -> None:
    (member,) = one().members
    assert member.what == f"page {ADDRESS} captured 2023-10-11 08:00 UTC"
    assert member.captured == datetime(2023, 10, 11, 8, tzinfo=UTC)
    assert member.stated["address"] == ADDRESS
    assert member.stated["record"].startswith("<urn:uuid:")
    assert member.stated["answer"].startswith("HTTP/1.1 200 OK")


def test_the_day_of_capture_is_no_date_of_publication() -> None:
    (read,) = one().read
    assert read.metadata.published is None


@pytest.mark.parametrize(
    ("when", "captured"),
    [
        ("2023-10-11T08:00:00.123456789Z", "2023-10-11T08:00:00+00:00"),
        ("2023-13-41T08:00:00Z", None),
        ("yesterday", None),
    ],
)
def test_a_time_that_cannot_be_read_is_said_to_be_unknown(when: str, captured: str | None) -> None:
    (member,) = one(when=when).members
    assert (member.captured.isoformat() if member.captured else None) == captured
    assert ("does not say" in member.what) is (captured is None)


def test_the_servers_word_for_the_letters_is_a_hint() -> None:
    (member,) = one(content_type='text/html; charset="EUC-KR"').members
    assert member.hints.charset == "EUC-KR"
    assert member.stated["status"] == "200"


def test_what_a_page_says_of_its_own_letters_stands_before_the_server() -> None:
    body = page(told(41)).replace(b"Reed Valley Post", "Réed".encode())
    (read,) = out_of(Archive().answer(ADDRESS, body, content_type="text/html; charset=cp949").data).read
    assert "Réed" in read.text


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("packed", [True, False])
def test_both_versions_are_read_packed_and_plain(version: str, packed: bool) -> None:
    data = Archive(version=version, packed=packed).info().answer(ADDRESS, page(told(41))).data
    assert [member.place.number for member in out_of(data).members] == [2]


def test_a_record_that_fails_its_own_checksum_is_noted() -> None:
    data = Archive(packed=False).answer(ADDRESS, page(told(41))).data.replace(b"Quill", b"Quail")
    (read,) = out_of(data).read
    assert any("checksum does not agree" in note for note in read.notes)
    (untouched,) = one().read
    assert untouched.notes == ()


def test_a_capture_that_was_cut_short_is_noted() -> None:
    (read,) = one(WARC_Truncated="length").read
    assert any("cut short, says the archive (length)" in note for note in read.notes)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("404 Not Found", "answers with status 404"),
        ("500 Oh", "answers with status 500"),
        ("302 Found", "redirections (302)"),
        ("304 Not Modified", "redirections (304)"),
        ("206 Partial Content", "answers with status 206"),
        ("oops", "answers with status unknown"),
    ],
)
def test_an_answer_that_is_not_the_page_is_named_with_its_status(status: str, kind: str) -> None:
    out = one(status=status)
    assert [(one.kind, one.name) for one in out.passed] == [(kind, ADDRESS)]


def test_a_revisit_is_named_and_no_document() -> None:
    (passed,) = out_of(Archive().revisit(ADDRESS).data).passed
    assert "captured again" in passed.kind
    assert passed.name == ADDRESS


def test_a_record_cut_over_several_is_refused() -> None:
    (refused,) = one(WARC_Segment_Number="1").refused
    assert "cut over several records" in refused.reason


def test_a_page_over_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 2_000)
    monkeypatch.setattr(limits, "HEAD_BYTES", 500)
    big = page(told(41)) * 4
    out = out_of(Archive().answer("https://reed.example/b", big).answer(ADDRESS, page(told(42))).data)
    assert ["documents are read up to 2 KB" in one.reason for one in out.refused] == [True]
    assert [member.name for member in out.members] == ["1.html"]


def test_a_page_that_bursts_when_it_is_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100_000)
    packed = gzip.compress(b" " * 200_000)
    (refused,) = out_of(
        Archive().answer(ADDRESS, packed, headers=[("Content-Encoding", "gzip")]).data
    ).refused
    assert "unpacks to more than" in refused.reason


def test_an_answer_without_an_opening_is_refused_and_the_next_is_read() -> None:
    data = by_hand("https://reed.example/a", b"<p>x</p>", head=b"no answer\r\n\r\n")
    out = out_of(data + by_hand(ADDRESS, page(told(41))))
    assert "does not begin as one" in out.refused[0].reason
    assert len(out.members) == 1


def test_a_feed_inside_an_archive_is_refused_and_not_passed_over() -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>x</title></item></channel></rss>'
    out = out_of(Archive().answer("https://reed.example/feed", feed, content_type="text/xml").data)
    assert "a feed (RSS): it holds documents" in out.unread[0].reason


def test_the_web_archives_in_a_wacz_are_numbered_in_one_count() -> None:
    archive = Archive().answer(ADDRESS, page(told(41))).data
    data = wacz(archive)
    out = sorted_out(zip_members(io.BytesIO(data), len(data)))
    assert out.numbers == [1, 2, 3, 4]
    assert out.members[0].place.words == "record 1 of archive/data.warc.gz"


def test_the_name_of_an_archive_in_a_wacz_is_no_format() -> None:
    """With braces in it one could end the reading, or fill the memory: "{:>999999999}"."""
    archive = Archive().answer(ADDRESS, page(told(41))).data
    data = wacz(archive, name="archive/{0.x}{5:>9}.warc.gz")
    out = sorted_out(zip_members(io.BytesIO(data), len(data)))
    assert out.members[0].place.words == "record 1 of archive/{0.x}{5:>9}.warc.gz"


def test_a_web_archive_that_is_packed_again_in_a_wacz_is_refused() -> None:
    data = wacz(Archive().answer(ADDRESS, page(told(41))).data, packing=8)
    out = sorted_out(zip_members(io.BytesIO(data), len(data)))
    assert "packed inside" in out.refused[0].reason


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://reed.example/a/story.html?x=1", "story.html"),
        ("https://reed.example/a/%ED%83%88%EB%B6%81/", "탈북"),
        ("https://reed.example/", "reed.example"),
        ("https://reed.example/a%2Fb%5Cc", "b_c"),
        ("http://[broken", "page"),
        ("", "page"),
    ],
)
def test_a_page_is_named_by_the_end_of_its_address(address: str, name: str) -> None:
    assert name_of(address) == name


#: It opens no WACZ, refuses an archive that was packed as one, and its Brotli fails with the Brotli of today.
_NOT_BY_WARCIO = ("capture.wacz", "one-piece.warc.gz", "brotli.warc.gz")


@pytest.mark.parametrize(
    "shaped", [one for one in ten() if one.name not in _NOT_BY_WARCIO], ids=lambda shaped: shaped.name
)
def test_it_sees_the_records_that_warcio_sees(shaped: Shaped) -> None:
    data = shaped.data
    theirs = [
        (record.rec_type, (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"), body)
        for record in ArchiveIterator(io.BytesIO(data))
        for body in [record.content_stream().read()]
    ]
    ours = list(members_of(io.BytesIO(data), len(data)))
    assert len(ours) == len(theirs)
    for mine, (_, address, body) in zip(ours, theirs, strict=True):
        if hasattr(mine, "data"):
            assert mine.stated["address"] == address
            assert mine.data == body
