"""Feeds: each entry as XML that stands alone, broken ones refused one by one."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from fuzz.limits import BYTES_A_SECOND, in_time
from tests.documents.shapes.feeds import atom, body, entry, html, item, rdf, rss, told, weblog
from tests.documents.shapes.held import TakenOut, sorted_out
from tumen.documents.errors import NothingToRead, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.containers.feed import members_of
from tumen.documents.intake.entry import parse_xml


def out_of(text: str | bytes) -> TakenOut:
    data = text.encode() if isinstance(text, str) else text
    return sorted_out(members_of(io.BytesIO(data), len(data)))


def test_an_entry_is_kept_as_xml_that_can_be_read_alone() -> None:
    for text in (rss(item(61)), weblog(61), rdf(61), atom(entry(61, html(61)))):
        (member,) = out_of(text).members
        assert parse_xml(member.data.decode()) is not None
        assert told(61) in member.data.decode()


def test_the_same_entry_of_another_day_is_the_same_document() -> None:
    today, tomorrow = rss(item(61)), rss(item(62), item(61))
    assert out_of(tomorrow).members[1].data == out_of(today).members[0].data


def test_it_says_which_entry_of_what_it_is() -> None:
    (member,) = out_of(rss(item(61))).members
    assert member.what == "entry https://reed.example/61"
    assert member.place.words == "entry 1"
    assert member.name == "Returned: 61.xml"
    assert member.stated["feed"] == "Reed Valley Post"


def test_the_feed_is_who_published() -> None:
    (read,) = out_of(rss(item(61))).read
    assert read.metadata.publisher
    assert read.metadata.publisher.value == "Reed Valley Post"
    assert "feed's title" in read.metadata.publisher.evidence


def test_an_address_that_is_not_whole_is_made_whole() -> None:
    (member,) = out_of(atom(entry(61, html(61)))).members
    assert member.stated["address"] == "https://sedge.example/61"


def test_an_address_that_cannot_be_made_whole_is_kept_as_it_is() -> None:
    broken = item(61).replace("https://reed.example/61", "http://[x")
    assert out_of(rss(broken)).members[0].stated["address"] == "http://[x"


@pytest.mark.parametrize("bad", ["<b>", "&", "<a x=y/>", "\x01", "&unknown;"])
def test_a_broken_entry_costs_only_itself(bad: str) -> None:
    out = out_of(rss(item(61), f"<item><title>x{bad}</title></item>", item(63)))
    assert [one.place.words for one in out.refused] == ["entry 2"]
    assert "no sound XML" in out.refused[0].reason or "XML entities" in out.refused[0].reason
    assert [read.text.count("North Korean") for read in out.read] == [1, 1]


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    whole = rss(item(61), item(62))
    out = out_of(whole[: whole.index(told(62)) + 40])
    assert len(out.read) == 1
    assert len(out.refused) == 1


def test_letters_that_pages_name_are_read() -> None:
    (read,) = out_of(rss(f"<item><title>Forty&nbsp;back &mdash; caf&eacute;</title>{body(61)}</item>")).read
    assert "Forty back — café" in " ".join(read.text.split())


def test_a_bomb_of_entities_is_refused_and_unpacks_nothing() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    out = out_of(rss("<item><title>&l9;</title></item>", head=head))
    assert out.read == []
    assert all("XML" in one.reason for one in out.refused)


def test_nothing_outside_of_the_feed_is_fetched() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    out = out_of(rss("<item><title>a &x; b</title></item>", head=head))
    assert not any("root:" in read.text for read in out.read)
    assert out.refused


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp949"])
def test_feeds_in_other_letters_are_read(encoding: str) -> None:
    stated = "euc-kr" if encoding == "cp949" else encoding
    head = f'<?xml version="1.0" encoding="{stated}"?>'
    feed = rss(item(61, title="탈북민 송환 소식"), head=head)
    (member,) = out_of(feed.encode(encoding)).members
    assert member.name == "탈북민 송환 소식.xml"


def test_a_feed_without_entries_is_refused() -> None:
    with pytest.raises(NothingToRead, match="no entries"):
        out_of(rss())


def test_a_feed_over_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    with pytest.raises(TooLargeFile, match="feeds are read up to"):
        out_of(rss(item(61)))


def test_more_entries_than_a_feed_has_are_refused_after_those_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEED_ENTRIES", 2)
    seen = []
    with pytest.raises(TooLargeFile, match="those after are not read"):
        for found in members_of(io.BytesIO(rss(item(61), item(62), item(63)).encode()), 1):
            seen.append(found)
    assert len(seen) == 2


def test_an_entry_under_a_misspelt_namespace_is_kept_all_the_same() -> None:
    misspelt = rdf(61).replace('xmlns:dc="http://', 'xmlns:dc="http(//')
    assert "http(//" in misspelt
    (member,) = out_of(misspelt).members
    assert told(61) in member.data.decode()
    assert parse_xml(member.data.decode()) is not None


@pytest.mark.parametrize("piece", [" ", "<?xml ", "<rss ", "<item", "</item ", "&a", " xmlns='"])
def test_no_repetition_makes_it_slow(piece: str) -> None:
    with in_time(BYTES_A_SECOND), suppress(NothingToRead):
        out_of(piece * (BYTES_A_SECOND // len(piece)))
