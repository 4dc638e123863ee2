"""What families ask: kept, worked on, forgotten; and never visible to who is not cleared for identities."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from click.testing import Result
from django.test import Client

from tests.forms import without_tokens
from tests.record.people_cast import both, uncleared
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.record.errors import NoSuchPerson
from tumen.requests import queries
from tumen.requests.actions import add_step, change_request, forget_request, take_request
from tumen.requests.errors import NoReason, NoSuchRequest, NothingAsked
from tumen.requests.models import Request, Step
from tumen.web import helping, viewing

Tumen = Callable[..., Result]
#: Words of a family; no page of anybody else may hold one.
WORDS = {
    "asker": "Zqasker of the river",
    "relation": "zqmother",
    "reach": "Ring twice on zqnumber, never write",
    "consent": "Zqconsent to ask the Red Cross",
    "sought": "Zqson, 24, of Musan",
    "known": "Zqlast heard of in spring",
}
CANARY = "zq"
#: An id may hold these two signs by chance.
_ID = re.compile(r"\b[a-z]-[0-9a-z]{8,12}\b")


@pytest.fixture
def kept(actor: Actor) -> str:
    id = take_request(actor=actor, **WORDS).public_id
    add_step(
        actor=actor,
        request=id,
        kind="asked",
        whom="zqembassy",
        what="A zqletter was sent.",
        on=date(2026, 1, 5),
        next="zqcall again",
        due=date(2026, 2, 1),
    )
    return id


def pages_as(client: Client, viewer: Actor, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    monkeypatch.setattr(viewing, "viewer_of", lambda request: viewer)
    monkeypatch.setattr(helping, "viewer_of", lambda request: viewer)

    def page(address: str) -> str:
        answer = client.get(address)
        return f"{answer.status_code} {without_tokens(answer.content.decode())}"

    return page


def test_it_keeps_what_a_family_says(actor: Actor, kept: str) -> None:
    found = queries.request(actor, kept)
    assert {name: getattr(found, name) for name in WORDS} == WORDS
    assert [(step.kind.value, step.whom, step.due) for step in found.steps] == [
        ("asked", "zqembassy", date(2026, 2, 1))
    ]
    assert (found.due, found.is_closed) == (date(2026, 2, 1), False)


@pytest.mark.parametrize("missing", ["asker", "reach", "consent", "sought"])
def test_it_keeps_no_request_that_lacks_what_protects_them(actor: Actor, missing: str) -> None:
    with pytest.raises(NothingAsked):
        take_request(actor=actor, **{**WORDS, missing: " "})
    assert not Request.objects.exists()


def test_it_changes_what_they_say_and_logs_no_word_of_it(actor: Actor, kept: str) -> None:
    change_request(actor=actor, request=kept, reach="Zqneighbour only")
    assert queries.request(actor, kept).reach == "Zqneighbour only"
    assert queries.request(actor, kept).asker == WORDS["asker"]
    line = AuditLine.objects.get(action="requests.change_request")
    assert line.detail == {"fields": ["reach"]}
    told = repr(
        [(line.item, line.detail) for line in AuditLine.objects.filter(action__startswith="requests.")]
    )
    assert CANARY not in _ID.sub("", told).lower()


def test_what_is_due_first_stands_first(actor: Actor, kept: str) -> None:
    never = take_request(actor=actor, **WORDS).public_id
    sooner = take_request(actor=actor, **WORDS).public_id
    add_step(
        actor=actor, request=sooner, kind="note", what="a note", on=date(2026, 1, 1), due=date(2026, 1, 9)
    )
    assert [line.id for line in queries.requests(actor).lines] == [sooner, kept, never]
    assert queries.due(actor, on=date(2026, 1, 10)) == 1


def test_it_closes_and_opens_again(actor: Actor, kept: str) -> None:
    add_step(actor=actor, request=kept, kind="closed", what="He is found.", on=date(2026, 3, 1))
    assert not queries.requests(actor).lines
    assert [line.id for line in queries.requests(actor, closed=True).lines] == [kept]
    add_step(actor=actor, request=kept, kind="note", what="a note", on=date(2026, 3, 2), due=date(2026, 4, 1))
    assert queries.request(actor, kept).due is None
    add_step(actor=actor, request=kept, kind="opened again", what="It was another.", on=date(2026, 3, 3))
    assert queries.requests(actor).lines


def test_it_refuses_a_step_that_says_nothing(actor: Actor, kept: str) -> None:
    for kind, what in (("asked", " "), ("danced", "words")):
        with pytest.raises(NothingAsked):
            add_step(actor=actor, request=kept, kind=kind, what=what, on=date(2026, 1, 1))


def test_it_names_a_person_of_the_record_without_their_name(actor: Actor) -> None:
    one, other = both(actor)
    id = take_request(actor=actor, person=one, **WORDS).public_id
    about = queries.request(actor, id).about
    assert about is not None
    assert about.words == "a woman, 30s, forcibly returned October 2023"
    change_request(actor=actor, request=id, person=other)
    assert queries.request(actor, id).person == other
    with pytest.raises(NoSuchPerson):
        change_request(actor=actor, request=id, person="h-00000000")


def test_it_forgets_all_that_they_said(actor: Actor, kept: str) -> None:
    with pytest.raises(NoReason):
        forget_request(actor=actor, request=kept, why="")
    forget_request(actor=actor, request=kept, why="The family asked for it.")
    rows = [*Request.objects.values(), *Step.objects.values()]
    assert CANARY not in _ID.sub("", repr(rows)).lower()
    assert queries.request(actor, kept).is_closed


# Nobody else


def test_who_is_not_cleared_is_told_of_no_request(actor: Actor, kept: str) -> None:
    viewer = uncleared(actor)
    assert queries.requests(viewer) == queries.RequestList((), 1, False, False)
    assert queries.due(viewer) == 0
    with pytest.raises(NoSuchRequest) as hidden:
        queries.request(viewer, kept)
    with pytest.raises(NoSuchRequest) as missing:
        queries.request(viewer, "r-00000000")
    assert str(hidden.value).replace(kept, "r-00000000") == str(missing.value)


def test_who_is_not_cleared_changes_none(actor: Actor, kept: str) -> None:
    viewer = uncleared(actor)
    with pytest.raises(NotPermitted):
        take_request(actor=viewer, **WORDS)
    for refused in (
        lambda: change_request(actor=viewer, request=kept, known="x"),
        lambda: add_step(actor=viewer, request=kept, kind="note", what="x", on=date(2026, 1, 1)),
        lambda: forget_request(actor=viewer, request=kept, why="x"),
    ):
        with pytest.raises(NoSuchRequest):
            refused()
    assert Step.objects.count() == 1


def test_the_pages_show_it_to_who_is_cleared(
    client: Client, actor: Actor, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages_as(client, actor, monkeypatch)
    listed = page("/requests")
    assert "zqmother" in listed
    assert "Zqasker" not in listed
    told = page(f"/requests/{kept}")
    assert [word for word in (*WORDS.values(), "zqembassy", "A zqletter was sent.") if word not in told] == []


def test_the_pages_tell_nobody_else_of_it(
    client: Client, actor: Actor, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages_as(client, uncleared(actor), monkeypatch)
    for address in ("/requests", "/requests?closed=1", "/persons", "/record", "/documents", "/sources"):
        assert CANARY not in _ID.sub("", page(address)).lower()
        assert kept not in page(address)
    hidden, missing = page(f"/requests/{kept}"), page("/requests/r-00000000")
    assert hidden.startswith("404")
    assert hidden.replace(kept, "r-00000000") == missing


@pytest.mark.parametrize("form", ["change", "step", "forget"])
def test_the_forms_answer_nobody_else(
    client: Client, actor: Actor, kept: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = uncleared(actor)
    pages_as(client, viewer, monkeypatch)
    sent = {**WORDS, "kind": "note", "what": "x", "why": "x", "sure": "yes"}
    answer = client.post(f"/requests/{kept}/{form}", sent, **{JUDGE: viewer})
    assert answer.status_code == 404
    assert Request.objects.get().asker == WORDS["asker"]
    assert client.post("/requests/new/take", WORDS, **{JUDGE: viewer}).status_code == 403


def test_the_forms_keep_what_is_sent(client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    page = pages_as(client, actor, monkeypatch)
    refused = client.post("/requests/new/take", {**WORDS, "reach": ""}, **{JUDGE: actor})
    assert refused.status_code == 400
    assert "how to reach them safely" in refused.content.decode()
    assert WORDS["sought"] in refused.content.decode()
    made = client.post("/requests/new/take", WORDS, **{JUDGE: actor})
    assert made.status_code == 302
    step = {"kind": "asked", "whom": "the Red Cross", "what": "A form was sent.", "due": "2026-12-24"}
    assert client.post(f"{made['Location']}/step", step, **{JUDGE: actor}).status_code == 302
    assert "24 December 2026" in page(made["Location"])
    late = client.post(f"{made['Location']}/step", {**step, "due": "soon"}, **{JUDGE: actor})
    assert late.status_code == 400


def test_the_commands_keep_and_show_it(tumen: Tumen, actor: Actor) -> None:
    options = [part for name, words in WORDS.items() for part in (f"--{name}", words)]
    assert tumen("request", "new", *options).exit_code == 0
    id = Request.objects.get().public_id
    assert (
        tumen("request", "step", id, "asked", "--what", "A form was sent.", "--due", "2026-12-24").exit_code
        == 0
    )
    assert "24 December 2026" in tumen("request", "list").stdout
    assert "Zqasker" in tumen("request", "show", id).stdout
    assert tumen("request", "forget", id, "--why", "They asked for it.").exit_code == 0
    assert "Zqasker" not in tumen("request", "show", id).stdout
