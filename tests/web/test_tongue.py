"""The language of the pages: what the browser asks for, and the switch."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tumen.access.models import Actor

KOREAN = {"Accept-Language": "ko-KR,ko;q=0.9,en;q=0.5"}


def test_it_begins_in_the_language_that_the_browser_asks_for(client: Client, actor: Actor) -> None:
    english, korean = client.get("/record"), client.get("/record", headers=KOREAN)
    assert '<html lang="en-gb">' in english.content.decode()
    assert '<html lang="ko">' in korean.content.decode()
    assert "아직 읽은 것이 없습니다" in korean.content.decode()


@pytest.mark.parametrize("asked", ["en-US", "fr", "", "ja,zh"])
def test_it_is_english_for_every_other_language(client: Client, actor: Actor, asked: str) -> None:
    assert (
        "Nothing has been read yet"
        in client.get("/record", headers={"Accept-Language": asked}).content.decode()
    )


def test_it_stays_in_the_language_that_was_chosen(client: Client, actor: Actor) -> None:
    answer = client.post("/language", {"language": "ko"}, headers={"Referer": "http://testserver/record?x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/record?x=1")
    assert '<html lang="ko">' in client.get("/record").content.decode()
    client.post("/language", {"language": "en-gb"})
    assert '<html lang="en-gb">' in client.get("/record", headers=KOREAN).content.decode()


def test_the_choice_goes_with_the_browser_and_no_script_reads_it(client: Client, actor: Actor) -> None:
    cookie = client.post("/language", {"language": "ko"}).cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"], cookie["samesite"]) == ("", "", "Strict")
    assert cookie["httponly"]


@pytest.mark.parametrize("sent", ["fr", "", "en", "ko; Domain=x"])
def test_it_takes_no_language_that_there_is_not(client: Client, actor: Actor, sent: str) -> None:
    answer = client.post("/language", {"language": sent})
    assert answer.status_code == 302
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


@pytest.mark.parametrize(
    "came_from",
    ["", "http://elsewhere.example/record", "//elsewhere.example", "http://testserver//elsewhere.example/",
     "javascript:alert(1)", "http://testserver\\@elsewhere.example/"],
)  # fmt: skip
def test_it_leads_nowhere_else(client: Client, actor: Actor, came_from: str) -> None:
    answer = client.post("/language", {"language": "ko"}, headers={"Referer": came_from})
    assert answer["Location"] == "/"


def test_it_leads_home_from_what_has_no_address_to_ask_for_again(client: Client, actor: Actor) -> None:
    sent = {"language": "ko", "home": "yes"}
    answer = client.post("/language", sent, headers={"Referer": "http://testserver/claims/c-1/grade"})
    assert answer["Location"] == "/"
    assert 'name="home"' in client.post("/search", {"q": ""}).content.decode()
    assert 'name="home"' not in client.get("/search").content.decode()


def test_it_is_taken_by_post_alone_and_from_our_pages_alone(client: Client, actor: Actor) -> None:
    assert client.get("/language").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/language", {"language": "ko"}).status_code == 403
