"""The page of one's own sessions: seen and ended by their owner, who proved who they are, by nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.cast import PASSWORD, account_of
from tests.web.accounts.test_gate import later
from tumen.access.models import Actor, AuditLine, Role
from tumen.accounts.models import Account
from tumen.accounts.sessions import WHERE, called
from tumen.web.accounts import gate

SignedIn = Callable[[Account], Client]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0"


def number(client: Client) -> str:
    return str(client.cookies["tumen_session"].value)


def page_of(client: Client) -> str:
    return str(client.get("/account/sessions").content.decode())


def ids_on(page: str) -> list[str]:
    return re.findall(r'name="session" value="(\w+)"', page)


@pytest.fixture
def by(browser_of: Callable[[], Client]) -> Callable[..., Client]:
    """``by(account, FIREFOX)`` signs in with a browser that says this of itself."""

    def open_for(account: Account, says: str, **more: Any) -> Client:
        client = browser_of()
        client.defaults |= {"HTTP_USER_AGENT": says, **more}
        assert client.post("/sign-in", {"login": account.name, "password": PASSWORD}).status_code == 302
        return client

    return open_for


def test_one_sees_from_where_since_when_and_when_last(reviewer: Account, by: Any) -> None:
    here, _ = by(reviewer, FIREFOX), by(reviewer, SAFARI, REMOTE_ADDR="192.0.2.7")
    page = page_of(here)
    assert re.search(r"<h2>Firefox on Linux <span[^>]*>this browser</span>", page)
    assert "Safari on iPhone" in page
    assert "from 192.0.2.7" in page
    assert "from this computer, or by a tunnel to it" in page
    assert len(re.findall(r"since \d+ \w+ \d{4}, \d\d:\d\d UTC", page)) == 2
    assert page.index("Firefox") < page.index("Safari"), "this one first"


def test_no_word_of_a_browser_but_known_names_is_kept(reviewer: Account, by: Any) -> None:
    odd = by(reviewer, "<b>Anna Kim's telephone</b>")
    assert "A browser that does not say which" in page_of(odd)
    assert odd.session[WHERE] == {"browser": "", "system": "", "address": ""}
    assert by(reviewer, EDGE).session[WHERE]["browser"] == "Edge"


def test_one_is_ended_and_the_rest_stays(reviewer: Account, by: Any) -> None:
    here, lost, third = by(reviewer, FIREFOX), by(reviewer, SAFARI), by(reviewer, EDGE)
    answer = here.post("/account/sessions", {"session": called(number(lost))})
    assert (answer.status_code, answer["Location"]) == (302, "/account/sessions")
    assert lost.get("/documents")["Location"] == "/sign-in?next=/documents"
    assert not Session.objects.filter(session_key=number(lost)).exists()
    assert here.get("/documents").status_code == third.get("/documents").status_code == 200
    again = here.post("/account/sessions", {"session": called(number(lost))})
    assert again.status_code == 404
    assert "is over already" in again.content.decode()
    (line,) = AuditLine.objects.filter(action="accounts.end_session")
    assert (line.actor_id, line.item, line.detail) == (
        reviewer.actor_id,
        reviewer.public_id,
        {"sessions": 1},
    )


def test_all_others_are_ended_and_this_one_stays(reviewer: Account, by: Any) -> None:
    here, others = by(reviewer, FIREFOX), [by(reviewer, SAFARI), by(reviewer, EDGE)]
    assert here.post("/account/sessions", {"others": "yes"})["Location"] == "/account/sessions"
    assert here.get("/documents").status_code == 200
    assert [other.get("/documents").status_code for other in others] == [302, 302]
    page = page_of(here)
    assert ids_on(page) == []
    assert "End all others" not in page
    assert AuditLine.objects.get(action="accounts.end_session").detail == {"sessions": 2}


def test_what_others_have_is_not_there_and_not_ended(
    actor: Actor, reviewer: Account, keeper: Account, by: Any, signed_in: SignedIn
) -> None:
    mine, other = by(reviewer, FIREFOX), by(account_of(actor, Role.REVIEWER), SAFARI)
    for nosy in (other, signed_in(keeper)):
        assert ids_on(page_of(nosy)) == []
        assert nosy.post("/account/sessions", {"session": called(number(mine))}).status_code == 404
        assert nosy.post("/account/sessions", {"session": number(mine)}).status_code == 404
    assert mine.get("/documents").status_code == 200


def test_no_number_of_a_session_stands_in_the_page(reviewer: Account, by: Any) -> None:
    here, other = by(reviewer, FIREFOX), by(reviewer, SAFARI)
    page = page_of(here)
    assert ids_on(page) == [called(number(other))]
    assert number(other) not in page
    assert number(here) not in page


@pytest.mark.parametrize("form", [{"others": "yes"}, {"session": ""}])
def test_none_is_ended_by_who_proved_nothing_for_some_minutes(
    reviewer: Account, by: Any, monkeypatch: pytest.MonkeyPatch, form: dict[str, str]
) -> None:
    here, other = by(reviewer, FIREFOX), by(reviewer, SAFARI)
    later(monkeypatch, 6 * 60)
    named = {name: value or called(number(other)) for name, value in form.items()}
    answer = here.post("/account/sessions", named)
    assert answer["Location"] == "/sign-in/again?next=%2Faccount%2Fsessions"
    assert other.get("/documents").status_code == 200
    here.post("/sign-in/again", {"password": PASSWORD, "next": "/account/sessions"})
    assert here.post("/account/sessions", named).status_code == 302
    assert other.get("/documents").status_code == 302


def test_one_that_is_over_is_not_shown(reviewer: Account, by: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    old = by(reviewer, SAFARI)
    session = old.session
    session["tumen.began"] -= 12 * 60 * 60 + 1
    session.save()
    assert ids_on(page_of(by(reviewer, FIREFOX))) == []


def test_a_page_that_is_asked_for_while_its_session_is_ended_leads_to_the_entrance(
    reviewer: Account, by: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = by(reviewer, FIREFOX)
    later(monkeypatch, gate.NOTED_EVERY + 1)
    real = gate._speak_as_chosen

    def ended_meanwhile(*args: Any) -> None:
        Session.objects.all().delete()
        real(*args)

    monkeypatch.setattr(gate, "_speak_as_chosen", ended_meanwhile)
    assert here.get("/documents")["Location"] == "/sign-in?next=/documents"
