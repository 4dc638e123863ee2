"""A round of the watch: what a feed brings is archived, sifted, taken in and told of, each thing once."""

from __future__ import annotations

import hashlib
import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.archives.pages import quiet, told, web_archive
from tests.watch.site import Site, answer, feed, manners
from tumen.access.models import Actor, AuditLine
from tumen.documents.models import CustodyEvent, Document
from tumen.documents.queries import documents
from tumen.vault import evidence
from tumen.watch import actions, running
from tumen.watch.actions import add_feed, pause_feed, remove_feed, resume_feed
from tumen.watch.archiving import archived
from tumen.watch.errors import NotAFeed, NotNow
from tumen.watch.gathering import Thing, pages_of
from tumen.watch.models import Feed, Item, ItemState, Round
from tumen.watch.queries import alerts, board, feeds, items
from tumen.watch.running import Done, run_round

RETURNED = (
    "People sent back",
    "On 9 October 2026 the police returned 600 people from China to North Korea, the Council of Waiting "
    "Families said. The escapees were forcibly repatriated across the border.",
)
GARDENS = ("The gardens in autumn", "Leaves are raked, and the pond is cleaned before the frost.")


def go(actor: Actor) -> Done:
    return run_round(actor=actor, manners=manners())


def on_the_watch(actor: Actor, site: Site, path: str = "/feed.xml", **more: bool) -> Feed:
    return add_feed(actor=actor, kind="feed", address=site.at(path), agreed=True, **more)


@pytest.fixture
def allowing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site of the tests stands on this computer, whose addresses no feed may have."""
    monkeypatch.setattr(actions, "require_public", lambda address: None)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("allowing")]


def test_nothing_is_asked_until_a_person_adds_a_feed_and_agrees(actor: Actor, site: Site) -> None:
    before = len(site.asked)
    go(actor)
    with pytest.raises(NotAFeed, match="can see that somebody at your network address"):
        add_feed(actor=actor, kind="feed", address=site.at("/feed.xml"))
    assert not Feed.objects.exists()
    assert len(site.asked) == before


def test_what_can_matter_becomes_a_document_and_the_rest_is_passed_over(actor: Actor, site: Site) -> None:
    site.pages["/feed.xml"] = answer(feed(RETURNED, GARDENS))
    on_the_watch(actor, site)
    done = go(actor)
    assert (done.found, done.kept, done.passed, done.refused) == (2, 1, 1, 0)
    (document,) = documents(actor)
    assert document.publisher == "The Lantern"
    [passed] = items(actor).lines
    assert passed.title == GARDENS[0]
    assert passed.worth < passed.needed
    [kept] = items(actor, of="kept").lines
    assert "forced return" in kept.groups
    assert kept.document == document.id
    [alert] = alerts(actor).lines
    assert alert.kind == "event"
    assert alert.event
    assert "600" in alert.event.title
    assert "returned 600 people" in alert.sentences[0].words


def test_what_came_is_archived_before_anything_reads_it(
    actor: Actor, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/feed.xml"] = answer(feed(RETURNED))
    on_the_watch(actor, site)
    monkeypatch.setattr(running, "judge", lambda *_: pytest.fail("read before it was archived"))
    with pytest.raises(pytest.fail.Exception):
        go(actor)
    item = Item.objects.get()
    record = evidence.fetch(item.evidence)
    assert item.state == ItemState.FOUND
    assert hashlib.sha256(record).hexdigest() == item.sha256
    kept = next(iter(ArchiveIterator(io.BytesIO(record), check_digests="raise")))
    assert b"returned 600 people" in kept.content_stream().read()
    assert kept.rec_headers.get_header("WARC-Payload-Digest").startswith("sha256:")


@pytest.mark.parametrize(
    "dies_in", ["note_look", "decide_things", "take_in_member", "keep_thing", "_read", "refresh"]
)
def test_a_round_that_was_killed_anywhere_loses_nothing_and_doubles_nothing(
    actor: Actor, site: Site, monkeypatch: pytest.MonkeyPatch, dies_in: str
) -> None:
    site.pages["/feed.xml"] = answer(feed(RETURNED, GARDENS))
    on_the_watch(actor, site)
    real = getattr(running, dies_in)

    def die_before(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    def die_after(*given: object, **named: object) -> None:
        real(*given, **named)
        raise KeyboardInterrupt

    for die in (die_before, die_after):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(running, dies_in, die)
            go(actor)
    go(actor)
    go(actor)
    assert sorted(Item.objects.values_list("state", flat=True)) == ["kept", "passed over"]
    assert Document.objects.count() == CustodyEvent.objects.count() == 1
    assert len(alerts(actor).lines) == 1


def test_a_further_voice_and_a_figure_outside_of_the_range_are_news(actor: Actor, site: Site) -> None:
    site.pages["/feed.xml"] = answer(feed(RETURNED))
    on_the_watch(actor, site)
    go(actor)
    other = (
        "Another count",
        "On 9 October 2026 the police returned 2,000 people from China to North Korea, Lanternlight said. "
        "The escapees were forcibly repatriated.",
    )
    site.pages["/feed.xml"] = answer(feed(RETURNED, other))
    go(actor)
    assert [alert.kind.value for alert in alerts(actor).lines] == ["range", "event"]
    again = (
        "What the clinic heard",
        "A nurse of the Rivermouth Clinic said that 600 people were sent back from China to North Korea on "
        "9 October 2026.",
    )
    site.pages["/feed.xml"] = answer(feed(RETURNED, other, again))
    go(actor)
    assert len({alert.event.id for alert in alerts(actor).lines if alert.event}) == 1
    assert [alert.kind.value for alert in alerts(actor).lines][0] == "voice"


def test_a_figure_that_its_publisher_took_back_is_news_with_what_it_was(actor: Actor, site: Site) -> None:
    told = (
        "People sent back",
        "On 9 October 2026 the police returned 600 people from China to North Korea. The escapees were "
        "forcibly repatriated.",
    )
    corrected = (
        "Correction: people sent back",
        "The article said that on 9 October 2026 the police returned 600 people from China to North Korea. "
        "The escapees were 60, the Council of Waiting Families said. Refugees are detained.",
    )
    site.pages["/feed.xml"] = answer(feed(told, days=(12,)))
    on_the_watch(actor, site)
    go(actor)
    site.pages["/feed.xml"] = answer(feed(told, corrected, days=(12, 14)))
    go(actor)
    back = [each for each in alerts(actor).lines if each.kind == "taken back"]
    assert len(back) == 1
    words = [sentence.words for sentence in back[0].sentences]
    assert words[0].startswith("The article said")
    assert any(each.startswith("On 9 October") for each in words[1:])
    go(actor)
    assert len([each for each in alerts(actor).lines if each.kind == "taken back"]) == 1


def test_what_the_record_held_before_is_no_news(actor: Actor, site: Site, tmp_path: Path) -> None:
    from tumen.claims.actions import propose_claims
    from tumen.documents.actions import take_in
    from tumen.documents.queries import text_to_read
    from tumen.record.actions import refresh

    taken = take_in(actor=actor, data=RETURNED[1].encode(), name="a.txt", origin="a test", language="en")
    propose_claims(actor=actor, rendition=text_to_read(actor, taken), proposals=[], reader="r")
    refresh(actor=actor)
    (tmp_path / "a").mkdir()
    add_feed(actor=actor, kind="folder", address=str(tmp_path / "a"))
    go(actor)
    assert not alerts(actor).lines
    assert not any(week.sentences for row in board(actor).rows for week in row.weeks)


def test_signs_of_danger_stand_on_the_board_with_their_sentence(actor: Actor, site: Site) -> None:
    sign = (
        "Flights again",
        "Flights between Beijing and Pyongyang resumed. Escapees in detention fear that they will be sent "
        "back to North Korea, a refugee group said.",
    )
    site.pages["/feed.xml"] = answer(feed(sign))
    on_the_watch(actor, site)
    go(actor)
    shown = {
        row.indicator.name: [s.words for week in row.weeks for s in week.sentences]
        for row in board(actor).rows
    }
    assert shown["border"] == ["Flights between Beijing and Pyongyang resumed."]
    assert len(shown["intent"]) == 1
    assert not shown["visit"]


def test_it_asks_for_the_page_of_an_entry_where_that_is_wanted(actor: Actor, site: Site) -> None:
    head, text = (f"<title>{RETURNED[0]}</title>", f"<article><p>{RETURNED[1]}</p></article>")
    page = f"<html><head>{head}</head><body>{text}</body></html>"
    site.pages["/feed.xml"] = answer(feed(("Read on", "Click here."), site=site.at("")))
    site.pages["/1"] = answer(page.encode(), "Content-Type: text/html; charset=utf-8")
    on_the_watch(actor, site, reads_pages=True)
    go(actor)
    item = Item.objects.get()
    assert item.state == ItemState.KEPT
    assert archived(evidence.fetch(item.evidence)).data == page.encode()
    custody = CustodyEvent.objects.get()
    assert custody.container
    assert custody.container.sha256 == item.sha256
    assert custody.stated["address"] == site.at("/1")


def test_what_has_not_changed_is_not_sent_again(actor: Actor, site: Site) -> None:
    site.pages["/feed.xml"] = answer(
        feed(GARDENS), 'ETag: "7"', "Last-Modified: Mon, 05 Oct 2026 10:00:00 GMT"
    )
    on_the_watch(actor, site)
    go(actor)
    site.pages["/feed.xml"] = answer(b"", status="304 Not Modified")
    go(actor)
    go(actor)
    assert 'If-None-Match: "7"' in site.asked[-1]
    assert "If-Modified-Since: Mon, 05 Oct 2026" in site.asked[-1]
    assert Item.objects.count() == 1


def test_a_feed_that_breaks_is_left_alone_for_a_while_and_the_others_go_on(
    actor: Actor, site: Site, tmp_path: Path
) -> None:
    site.pages["/broken.xml"] = answer(b"<html>no feed</html>")
    site.pages["/busy.xml"] = answer(b"", "Retry-After: 7200", status="503 Busy")
    for path in ("/broken.xml", "/busy.xml"):
        on_the_watch(actor, site, path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text(RETURNED[1])
    add_feed(actor=actor, kind="folder", address=str(tmp_path / "letters"))
    done = go(actor)
    assert (done.looked, done.failed, done.kept) == (3, 2, 1)
    broken, busy, folder = feeds(actor)
    assert "no news feed" in broken.trouble
    assert "503" in busy.trouble
    assert not folder.trouble
    assert busy.not_before
    assert broken.not_before
    assert busy.not_before > broken.not_before
    asked = len(site.asked)
    go(actor)
    assert len(site.asked) == asked


def test_a_paused_or_removed_feed_is_not_asked(actor: Actor, site: Site) -> None:
    site.pages["/feed.xml"] = answer(feed(GARDENS))
    id = on_the_watch(actor, site).public_id
    asked = len(site.asked)
    pause_feed(actor=actor, feed=id)
    go(actor)
    assert len(site.asked) == asked
    resume_feed(actor=actor, feed=id)
    go(actor)
    assert len(site.asked) > asked
    remove_feed(actor=actor, feed=id)
    assert feeds(actor) == []
    assert Item.objects.count() == 1


def test_it_reads_mailboxes_and_folders_of_messages(actor: Actor, tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = RETURNED[0], "The Lantern <news@lantern.example>"
    message["Date"] = "Mon, 12 Oct 2026 10:00:00 +0000"
    message.set_content(RETURNED[1])
    box = mailbox.mbox(tmp_path / "list.mbox")
    box.add(message)
    box.close()
    folder = mailbox.Maildir(tmp_path / "mail", create=True)
    folder.add(b"Subject: Gardens\nFrom: a@b.example\n\n" + GARDENS[1].encode())
    for name in ("list.mbox", "mail"):
        add_feed(actor=actor, kind="mail", address=str(tmp_path / name))
    done = go(actor)
    assert (done.kept, done.passed, done.failed) == (1, 1, 0)
    assert str(tmp_path) not in str(list(CustodyEvent.objects.values()))


def test_it_reads_web_archives_that_somebody_puts_into_a_folder(actor: Actor, tmp_path: Path) -> None:
    folder = tmp_path / "crawls"
    folder.mkdir()
    add_feed(actor=actor, kind="archive", address=str(folder))
    assert go(actor).found == 0
    web_archive(folder / "crawl.warc.gz", [told(9, 600, "The Reed"), quiet(1)])
    done = go(actor)
    assert (done.kept, done.passed, done.failed) == (1, 1, 0)
    [kept] = items(actor, of="kept").lines
    assert kept.address == "https://reed.example/0"
    assert go(actor).found == 0


def test_a_near_copy_is_taken_in_and_is_no_further_voice(actor: Actor, site: Site) -> None:
    copied = f"By our staff. {RETURNED[1]} More on this tomorrow."
    site.pages["/feed.xml"] = answer(feed(RETURNED))
    site.pages["/copies.xml"] = answer(feed(("Hundreds are sent back", copied)).replace(b"Lantern", b"Reed"))
    on_the_watch(actor, site)
    go(actor)
    on_the_watch(actor, site, "/copies.xml")
    assert go(actor).kept == 1
    assert len(documents(actor)) == 2
    assert [each.kind.value for each in alerts(actor).lines] == ["event"]


def test_of_a_list_of_pages_it_asks_for_what_is_new(actor: Actor, site: Site) -> None:
    def listed(*pages: tuple[str, str]) -> bytes:
        inside = "".join(f"<url><loc>{address}</loc><lastmod>{day}</lastmod></url>" for address, day in pages)
        return answer(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</urlset>'.encode()
        )

    old = (site.at("/old"), "2020-01-01")
    site.pages["/map.xml"] = listed(old, ("https://elsewhere.example/x", "2020-01-01"))
    site.pages["/new"] = answer(RETURNED[1].encode(), "Content-Type: text/plain")
    add_feed(actor=actor, kind="sitemap", address=site.at("/map.xml"), agreed=True)
    go(actor)
    site.pages["/map.xml"] = listed(old, (site.at("/new"), "2026-10-12"))
    go(actor)
    assert sorted(Item.objects.values_list("state", flat=True)) == ["before", "kept"]
    assert "/old" not in site.paths()


def test_a_list_of_pages_can_harm_nobody() -> None:
    from datetime import UTC, date, datetime

    from tumen.watch.fetching import Answer

    bomb = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><urlset><url><loc>&d;</loc></url></urlset>'
    told = Answer("https://a.example/", 200, "", (), bomb, bomb, datetime.now(UTC))
    with pytest.raises(NotAFeed):
        pages_of(told, is_first=False, today=date(2026, 10, 12))


def test_one_round_is_under_way_at_a_time(actor: Actor) -> None:
    from tumen.watch.rounds import a_round

    with a_round(), pytest.raises(NotNow):
        go(actor)
    go(actor)
    assert Round.objects.get().busy_until is None


def test_it_lists_what_was_done_in_the_log(actor: Actor, site: Site) -> None:
    site.pages["/feed.xml"] = answer(feed(RETURNED))
    on_the_watch(actor, site)
    go(actor)
    done = set(AuditLine.objects.filter(action__startswith="watch.").values_list("action", flat=True))
    assert done >= {"watch.add_feed", "watch.note_look", "watch.decide_things", "watch.keep_thing"}
    assert not AuditLine.objects.filter(action="watch.add_feed", detail__contains="127.0.0.1").exists()


def test_a_look_is_kept_whole_or_not_at_all(
    actor: Actor, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = on_the_watch(actor, site)
    things = [(Thing("k" * 64, "https://a.example/1", "one", b"words"), b"a record")]
    with monkeypatch.context() as patch:
        patch.setattr("tumen.access.actions._write_line", lambda *_: pytest.fail("the log is full"))
        with pytest.raises(pytest.fail.Exception):
            actions.note_look(actor=actor, feed=made, things=things, seen=actions.Seen(etag="7"))
    assert not Item.objects.exists()
    assert Feed.objects.get().etag == ""
    assert actions.note_look(actor=actor, feed=made, things=things, seen=actions.Seen()) == 1
    assert actions.note_look(actor=actor, feed=made, things=things, seen=actions.Seen()) == 0
