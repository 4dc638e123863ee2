"""The pages of persons: described, never named, but to who is cleared and said why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.record.people_cast import both, uncleared
from tumen.access.actors import JUDGE, anonymous_reader
from tumen.access.models import Actor
from tumen.record.actions import judge_same_person
from tumen.record.models import Judgement
from tumen.web import identifying, viewing

NAMES = ("Ri Myong", "Myong-suk", "Myung-sook", "Chol-u", "Kang Chol", "Musan", "Yanji")
Get = Callable[[str], str]


@pytest.fixture
def ids(actor: Actor) -> tuple[str, str]:
    return both(actor)


@pytest.fixture
def as_actor(actor: Actor, client: Client, monkeypatch: pytest.MonkeyPatch) -> Get:
    monkeypatch.setattr(viewing, "viewer_of", lambda request: actor)
    monkeypatch.setattr(identifying, "viewer_of", lambda request: actor)
    return lambda address: client.get(address, **{JUDGE: actor}).content.decode()


def named_in(words: str) -> list[str]:
    return [name for name in NAMES if name in words]


def test_the_list_describes_and_names_nobody(ids: tuple[str, str], as_actor: Get) -> None:
    page = as_actor("/persons")
    assert "A woman, 30s, forcibly returned October 2023" in page
    assert not named_in(page)
    assert "A man, tortured" in as_actor("/persons?act=torture")
    assert "Nobody is told of here yet" in as_actor("/persons?act=killing")


def test_a_person_has_their_stages_and_sources(actor: Actor, ids: tuple[str, str], as_actor: Get) -> None:
    one, other = ids
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    page = as_actor(f"/persons/{one}")
    for words in ("What became of them", "Side by side", "Forced return", "told by more than one document"):
        assert words in page
    assert "Names, relatives and whereabouts are closed" in page
    assert not named_in(page)


def test_it_opens_an_identity_to_who_says_why(
    client: Client, actor: Actor, ids: tuple[str, str], as_actor: Get
) -> None:
    address = f"/persons/{ids[0]}"
    refused = client.post(f"{address}/identity", {"why": " "}, **{JUDGE: actor})
    assert refused.status_code == 400
    assert "Say why" in refused.content.decode()
    opened = client.post(f"{address}/identity", {"why": "Her mother asks."}, **{JUDGE: actor})
    assert (opened.status_code, opened["Location"]) == (302, f"{address}#identity")
    page = as_actor(address)
    assert "Ri Myong-suk" in page
    assert "She had crossed the Tumen near Musan in 2015." in page


def test_what_is_opened_on_a_laptop_is_the_answer_alone(
    client: Client, actor: Actor, ids: tuple[str, str]
) -> None:
    address = f"/persons/{ids[0]}"
    assert not named_in(client.get(address, **{JUDGE: actor}).content.decode())
    opened = client.post(f"{address}/identity", {"why": "Her mother asks."}, **{JUDGE: actor})
    assert "Ri Myong-suk" in opened.content.decode()
    assert not named_in(client.get(address, **{JUDGE: actor}).content.decode())


def test_it_joins_and_parts_by_form(
    client: Client, actor: Actor, ids: tuple[str, str], as_actor: Get
) -> None:
    one, other = ids
    assert "Possibly the same person" in as_actor(f"/persons/{one}")
    nothing = client.post(f"/persons/{one}/same", {"why": "why"}, **{JUDGE: actor})
    assert "nothing was chosen" in nothing.content.decode()
    sent = {"other": other, "verdict": "same", "why": "the same arrest"}
    assert client.post(f"/persons/{one}/same", sent, **{JUDGE: actor}).status_code == 302
    assert "the same arrest" in as_actor(f"/persons/{other}")
    line = Judgement.objects.get().pk
    undo = client.post(f"/persons/{one}/undo", {"line": line, "why": "another town"}, **{JUDGE: actor})
    assert undo.status_code == 302
    assert "another town" in as_actor(f"/persons/{one}")
    again = client.post(f"/persons/{one}/undo", {"line": line, "why": "again"}, **{JUDGE: actor})
    assert "was undone already" in again.content.decode()
    unknown = {"another": "h-00000000", "verdict": "apart", "why": "why"}
    assert "no person" in client.post(f"/persons/{one}/same", unknown, **{JUDGE: actor}).content.decode()


def test_a_name_is_looked_up_by_form_and_stands_in_no_address(
    client: Client, actor: Actor, ids: tuple[str, str], as_actor: Get
) -> None:
    answer = client.post("/seek", {"name": "Lee Myeong-suk"}, **{JUDGE: actor})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [id for id in ids if f"/persons/{id}" not in page] == []
    assert "2 persons can be called so" in page
    assert client.post("/seek", {"name": " "}, **{JUDGE: actor}).status_code == 400


def test_who_is_not_cleared_reads_no_name_and_gets_no_form(
    client: Client, actor: Actor, ids: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = uncleared(actor)
    monkeypatch.setattr(viewing, "viewer_of", lambda request: viewer)
    judge_same_person(actor=actor, left=ids[0], right=ids[1], why="Ri Myong-suk it is")
    for address in ("/persons", *(f"/persons/{id}" for id in ids)):
        page = client.get(address, **{JUDGE: viewer}).content.decode()
        assert not named_in(page)
        assert "Possibly the same person" not in page
        assert "/identity" not in page
    for name in ("identity", "same", "undo"):
        sent = {"why": "why", "other": ids[1], "verdict": "same", "line": "1"}
        answer = client.post(f"/persons/{ids[0]}/{name}", sent, **{JUDGE: viewer})
        assert answer.status_code in (400, 403), name
        assert not named_in(answer.content.decode())
    assert client.post("/seek", {"name": "Ri Myong-suk"}, **{JUDGE: viewer}).status_code == 403


def test_whoever_opens_the_pages_unknown_reads_no_name(
    client: Client, ids: tuple[str, str], db: None
) -> None:
    assert anonymous_reader()
    for address in ("/persons", *(f"/persons/{id}" for id in ids)):
        assert not named_in(client.get(address).content.decode())
