"""As others see us coming: what is asked of sites is the same whatever is sought, and no question leaves."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from django.test import Client

from tests.watch.site import a_site, answer, feed, manners
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.reading.sieve import OWN
from tumen.watch import actions
from tumen.watch.running import run_round
from tumen.watch.widening import add_word

pytestmark = pytest.mark.django_db

BOATS = ("Night boats", "The harbour master counted nine night boats at the old pier of Rivermouth.")
RETURNED = (
    "People sent back",
    "On 9 October 2026 the police returned 600 people from China to North Korea, the Council of Waiting "
    "Families said. The refugees fear that others will be sent back.",
)
#: What each look asks for: the rules of the site, and the feed.
_ONCE = ("/robots.txt", "/feed.xml")


@pytest.fixture
def watched(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setattr(actions, "require_public", lambda address: None)
    return actor


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whatever tries to reach another machine or to resolve a name from now on; it is let do neither."""
    tried: list[object] = []

    def refuse(*given: object, **named: object) -> None:
        tried.append(given)
        raise OSError("nothing leaves here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


def requests_of_a_round(actor: Actor) -> list[str]:
    """What a site is asked, whole and in order, by a feed that is looked at twice and its pages."""
    with a_site() as site:
        site.pages["/feed.xml"] = answer(feed(BOATS, RETURNED, site=site.at("")), 'ETag: "7"')
        for number in (1, 2):
            site.pages[f"/{number}"] = answer(BOATS[1].encode(), "Content-Type: text/plain")
        made = actions.add_feed(
            actor=actor, kind="feed", address=site.at("/feed.xml"), agreed=True, reads_pages=True
        )
        run_round(actor=actor, manners=manners())
        run_round(actor=actor, manners=manners())
        actions.remove_feed(actor=actor, feed=made.public_id)
        return [request.replace(str(site.port), "PORT") for request in site.asked]


def test_a_site_is_asked_the_same_whatever_is_sought(watched: Actor) -> None:
    before = requests_of_a_round(watched)
    assert [request.split()[1] for request in before] == [*_ONCE, "/1", "/2", *_ONCE]
    add_word(actor=watched, place="sieve", group=OWN, words="Rivermouth")
    add_word(actor=watched, place="indicator", group="border", part="what", words="night boats")
    assert requests_of_a_round(watched) == before
    assert "rivermouth" not in "".join(before).lower()


def test_no_question_to_the_record_leaves_the_machine(
    watched: Actor, client: Client, tumen: Callable[..., Result], asked: list[object]
) -> None:
    """Every page and command of the watch that somebody asks something of, and the search."""
    as_judge: dict[str, Any] = {JUDGE: watched}
    for address in ("", "/board", "/items", "/feeds", "/words", "/digest", "/digest.atom"):
        assert client.get(f"/watch{address}").status_code == 200
    assert client.get("/search?q=Rivermouth").status_code == 200
    tried = {"words": "Rivermouth", "list": f"sieve|{OWN}|"}
    assert "0 of 0 would have been kept" in client.post("/watch/words", tried, **as_judge).content.decode()
    assert tumen("watch", "add-word", "Rivermouth", "--try").exit_code == 0
    assert tumen("search", "Rivermouth").exit_code == 0
    assert asked == []
