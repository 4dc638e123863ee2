"""Who is told what of the watch, and what people do with alerts and with what was passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from click.testing import Result
from django.test import Client

from tests.forms import without_tokens
from tests.record.people_cast import uncleared
from tests.watch.site import a_site, answer, feed, manners
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, Level, Role
from tumen.documents.actions import move
from tumen.vault import evidence
from tumen.watch import actions
from tumen.watch.archiving import record_of_file
from tumen.watch.errors import InwardAddress, NoReason, NoSuchThing, NotAFeed, NotNow
from tumen.watch.models import Feed, Item, Sign
from tumen.watch.queries import alerts, board, feeds, items, samples
from tumen.watch.running import run_round

pytestmark = pytest.mark.django_db

RETURNED = (
    "People sent back",
    "On 9 October 2026 the police returned 600 people from China to North Korea, the Council of Waiting "
    "Families said. The refugees fear that others will be sent back.",
)
GARDENS = ("The gardens in autumn", "Leaves are raked.")


@pytest.fixture
def watched(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setattr(actions, "require_public", lambda address: None)
    with a_site() as site:
        site.pages["/feed.xml"] = answer(feed(RETURNED, GARDENS))
        actions.add_feed(actor=actor, kind="feed", address=site.at("/feed.xml"), agreed=True)
        run_round(actor=actor, manners=manners())
    return actor


def test_who_may_not_see_a_claim_is_not_told_of_the_alert_nor_of_the_item(watched: Actor) -> None:
    other = introduce(name="Another reviewer", roles=(Role.REVIEWER,), clearance=Level.INTERNAL)
    assert alerts(other).lines
    assert any(week.sentences for row in board(other).rows for week in row.weeks)
    kept = items(watched, of="kept").lines[0]
    alert = alerts(watched).lines[0]
    circle = found_compartment(actor=watched, name="a circle", why="a test").public_id
    grant(actor=watched, to=watched, kind="compartment", value=circle, why="a test")
    move(actor=watched, document=kept.document, into=circle, why="a test")
    assert alerts(watched).lines
    assert not alerts(other).lines
    assert not items(other, of="kept").count
    assert feeds(other)[0].counts == {"passed over": 1}
    assert not any(week.sentences for row in board(other).rows for week in row.weeks)
    told = []
    for id in (alert.id, "wa-none0000"):
        with pytest.raises(NoSuchThing) as refused:
            actions.dismiss_alert(actor=other, alert=id)
        told.append(str(refused.value).replace(id, "ID"))
    assert told[0] == told[1]


def test_titles_of_letters_are_for_who_is_cleared_for_identities(actor: Actor) -> None:
    made = Feed.objects.create(kind="mail", address="/post", name="Post", added_by=actor)
    kept = evidence.keep(record_of_file(b"Zqmother writes.", address="urn:zq", media_type="text/plain"))
    post = {"state": "passed over", "title": "From Zqmother", "address": "urn:zq", "evidence": kept}
    Item.objects.create(feed=made, key="1", **post)
    actions.draw_sample(actor=actor)
    begins = [samples(each)[0].items[0][0].opening for each in (actor, uncleared(actor))]
    assert begins == ["Zqmother writes.", ""]
    assert items(actor).lines[0].title == "From Zqmother"
    [line] = items(uncleared(actor)).lines
    assert (line.title, line.address, line.is_told) == ("", "", False)
    assert feeds(uncleared(actor))[0].address == ""


def test_an_alert_is_put_away_and_shown_again(watched: Actor) -> None:
    id = alerts(watched).lines[0].id
    actions.dismiss_alert(actor=watched, alert=id)
    assert not alerts(watched).lines
    assert alerts(watched, closed=True).lines[0].dismissed_by == watched.name
    actions.undo_dismissal(actor=watched, alert=id)
    assert alerts(watched).lines[0].id == id


def test_a_sample_says_how_much_is_missed_once_all_of_it_was_looked_at(watched: Actor) -> None:
    made = actions.draw_sample(actor=watched)
    [(drawn, _)] = samples(watched)[0].items
    assert "Leaves are raked." in drawn.opening
    assert samples(watched)[0].missed is None
    for matters in (True, False):
        actions.judge_passed(actor=watched, sample=made.public_id, thing=made.drawn[0], matters=matters)
    found = samples(watched)[0].missed
    assert found
    assert (found.population, found.looked, found.mattered, found.high) == (1, 1, 0, 0)
    with pytest.raises(NoSuchThing):
        actions.judge_passed(actor=watched, sample=made.public_id, thing="wi-none0000", matters=True)


def test_what_was_passed_over_is_taken_in_where_a_person_says_why(watched: Actor) -> None:
    id = items(watched).lines[0].id
    with pytest.raises(NoReason):
        actions.keep_passed(actor=watched, thing=id, why=" ")
    actions.keep_passed(actor=watched, thing=id, why="It tells of a garden that matters.")
    run_round(actor=watched, manners=manners())
    assert items(watched).count == 0
    assert items(watched, of="kept").count == 2
    with pytest.raises(NotNow):
        actions.draw_sample(actor=watched)


def test_a_reader_changes_nothing_and_sends_nothing_out(watched: Actor, reader: Actor) -> None:
    with pytest.raises(NotPermitted):
        actions.add_feed(actor=reader, kind="feed", address="https://lantern.example/f", agreed=True)
    with pytest.raises(NotPermitted):
        run_round(actor=reader, manners=manners())
    with pytest.raises(NotPermitted):
        actions.dismiss_alert(actor=reader, alert=alerts(watched).lines[0].id)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://localhost:8000/", "file:///etc/passwd", "a b"]
)
def test_no_feed_leads_inward(actor: Actor, address: str) -> None:
    with pytest.raises((NotAFeed, InwardAddress)):
        actions.add_feed(actor=actor, kind="feed", address=address, agreed=True)


def test_the_board_leads_back_to_earlier_weeks(
    watched: Actor, client: Client, tumen: Callable[..., Result]
) -> None:
    Sign.objects.update(at=datetime(2026, 3, 4, 12, tzinfo=UTC))
    now = client.get("/watch/board").content.decode()
    assert "fear that others" not in now
    assert re.findall(r'href="/watch/board\?until=([-0-9]+)"', now) == ["2026-03-08"]
    page = client.get("/watch/board?until=2026-03-08").content.decode()
    assert "fear that others" in page
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page
    said = tumen("watch", "board", "--until", "2026-03-08").output
    assert "fear that others" in said
    assert "last sign 4 days before that day" in said
    assert "fear that others" not in tumen("watch", "board", "--until", "2026-03-01").output
    for strange in ("tomorrow", "9999-12-31", "0001-01-01"):
        assert client.get(f"/watch/board?until={strange}").status_code == 200


def test_the_pages_show_it_and_take_what_people_decide(watched: Actor, client: Client) -> None:
    alert = alerts(watched).lines[0]
    as_judge: dict[str, Any] = {JUDGE: watched}
    words = without_tokens(client.get("/watch").content.decode())
    assert alert.id in words
    assert "returned 600 people" in words
    assert client.post(f"/watch/{alert.id}/dismiss", **as_judge).status_code == 302
    assert alert.id not in without_tokens(client.get("/watch").content.decode())
    assert "will be sent back" in client.get("/watch/board").content.decode()
    assert GARDENS[0] in client.get("/watch/items").content.decode()
    refused = client.post(
        "/watch/feeds/add", {"kind": "feed", "address": "https://lantern.example/f"}, **as_judge
    )
    assert refused.status_code == 400
    assert "Tick the box" in refused.content.decode()
    folder = client.post(
        "/watch/feeds/add", {"kind": "folder", "address": "/etc", "agreed": "yes"}, **as_judge
    )
    assert folder.status_code == 400
    assert Feed.objects.count() == 1


def test_the_commands_say_what_the_pages_say(watched: Actor, tumen: Callable[..., Result]) -> None:
    alert = alerts(watched).lines[0]
    assert "600" in tumen("watch", "alerts").output
    assert "is put away" in tumen("watch", "dismiss", alert.id).output
    assert "No alert" in tumen("watch", "alerts").output
    assert "will be sent back" in tumen("watch", "board").output
    assert GARDENS[0] in tumen("watch", "items").output
    refused = tumen("watch", "add", "feed", "https://lantern.example/feed.xml")
    assert refused.exit_code == 1
    assert "can see that somebody" in " ".join(refused.output.split())
    assert "1 item of 1 drawn" in tumen("watch", "sample").output
