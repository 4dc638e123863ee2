"""What people do beside the record, done by programs: appeals, inquiries, interviews, the watch."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.api.cast import Program, secret_of
from tests.web.cast import Cast
from tumen.access.models import Actor, Role
from tumen.publication import reported
from tumen.publication.forms.kept import as_data

WHY = "Read twice."


def done(answer: Any, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    said: dict[str, Any] = answer.json()
    return said


def test_an_appeal_is_made_sent_and_answered(trusted: Program, cast: Cast) -> None:
    new = {"title": "Ask for them", "channel": "letter", "addressee": "the ferry ministry"}
    id = done(trusted.post("/appeals", new), 201)["id"]
    asks = done(trusted.post(f"/appeals/{id}/asks", {"to_do": "say where they are"}), 201)["of"][0]["asks"]
    done(trusted.post(f"/appeals/{id}/signatories", {"name": "Test Signatory"}), 201)
    number = done(trusted.get(f"/appeals/{id}"))["signatories"][0]["number"]
    assert trusted.post(f"/appeals/{id}/steps", {"kind": "sent"}).status_code == 409
    declined = done(trusted.post(f"/appeals/{id}/decline", {"signatory": number}))
    assert declined["signatories"][0]["declined_on"]
    done(trusted.post(f"/appeals/{id}/sign", {"signatory": number}))
    assert done(trusted.post(f"/appeals/{id}/steps", {"kind": "sent"}), 201)["state"] == "sent"
    assert trusted.post(f"/appeals/{id}/strike-ask", {"ask": asks[0]["id"]}).status_code == 409
    answer = {"reply": "refused", "words": "They refuse.", "by": "the ministry"}
    (back,) = done(trusted.post(f"/appeals/{id}/answers", answer), 201)["answers"]
    undone = done(trusted.post(f"/appeals/{id}/undo-answer", {"answer": back["id"], "why": WHY}))
    assert undone["answers"] == []
    assert id in {each["id"] for each in done(trusted.get("/appeals"))["appeals"]}
    assert set(done(trusted.get("/appeals/due"))) == {"late", "coming", "pledges"}


def test_an_inquiry_finds_adopts_and_recommends(trusted: Program, cast: Cast) -> None:
    id = done(trusted.post("/inquiries", {"title": "Of the ferry", "opened": "2024-01-02"}), 201)["id"]
    carried = [{"element": "non-refoulement-refugees.returned", "claim": cast.accepted}]
    finding = {"text": "They were returned.", "standard": "reasonable-grounds", "carries": carried}
    one = done(trusted.post(f"/inquiries/{id}/findings", finding), 201)["findings"][0]["id"]
    adopted = done(trusted.post(f"/inquiries/{id}/adopt", {"finding": one}))
    assert adopted["findings"][0]["state"] == "adopted"
    changed = trusted.post(f"/inquiries/{id}/change-finding", {"finding": one, "text": "They were not."})
    assert changed.status_code == 409
    advice = {"text": "Say where they are.", "findings": [one], "addressee": "the ferry ministry"}
    made = done(trusted.post(f"/inquiries/{id}/recommendations", advice), 201)["recommendations"][0]["id"]
    appeal = done(trusted.post(f"/recommendations/{made}/appeal", {}), 201)
    assert appeal["of"][0]["asks"][0]["to_do"] == "Say where they are."
    report = done(trusted.post(f"/inquiries/{id}/report-preview", {"finished": True}))
    assert "They were returned." in report["text"]
    assert report["uncited"] == 0
    drafted = done(trusted.post(f"/inquiries/{id}/release", {"title": "What was found"}), 201)["line"]
    assert (drafted["title"], drafted["state"], drafted["is_report"]) == ("What was found", "draft", True)
    member = trusted.post(f"/inquiries/{id}/dissents", {"finding": one, "member": 999, "why": WHY})
    assert member.status_code == 404


def test_a_report_and_a_public_appeal_are_drafted_for_somebody_else_to_approve(
    trusted: Program, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As data: setting the other forms takes a second each time, and test_event_reports does.
    monkeypatch.setattr(reported, "_FORMS", {"json": as_data})
    path = f"/events/{cast.october}/release"
    assert trusted.post(path, {"named": "perhaps"}).status_code == 422
    assert "accepted" in done(trusted.post(path), 422)["detail"]
    for figure in done(trusted.get(f"/events/{cast.october}"))["figures"]:
        trusted.post(f"/claims/{figure['claim']['id']}/accept")
    report = done(trusted.post(path, {"title": "What happened"}), 201)["line"]
    assert (report["title"], report["state"], report["channel"]) == ("What happened", "draft", "")
    new = {"title": "To everybody", "channel": "press statement", "addressee": "the ferry ministry"}
    id = done(trusted.post("/appeals", new), 201)["id"]
    assert trusted.post(path, {"appeal": id}).status_code == 422  # it asks nothing yet
    done(trusted.post(f"/appeals/{id}/asks", {"to_do": "say where they are"}), 201)
    page = done(trusted.post(path, {"appeal": id}), 201)
    assert (page["line"]["title"], page["line"]["channel"]) == ("To everybody", "press statement")
    words = page["report"]["papers"][0]
    assert "the ferry ministry" in str(words["recipient"])
    assert "Say where they are" in str(words["blocks"])
    assert trusted.post(path, {"appeal": "x-00000000"}).status_code == 404


def test_names_take_a_token_with_identities(program: Program, cast: Cast) -> None:
    new = {"title": "Ask for them", "channel": "letter", "addressee": "the ferry ministry"}
    id = done(program.post("/appeals", new), 201)["id"]
    assert program.post(f"/appeals/{id}/signatories", {"name": "Test Signatory"}).status_code == 403
    assert done(program.get("/interviews"))["interviews"] == []
    assert program.post(f"/documents/{cast.dispatch}/copy-preview", {}).status_code == 403


def test_an_interview_is_taken_turn_by_turn(judge: Actor, cast: Cast) -> None:
    taker = Program(secret_of(judge, role=Role.DOCUMENTER, identity=True))
    new = {"answers": {"keep": True}, "way": "spoken", "interviewee": "Test Interviewee"}
    new |= {"interviewer": "Test Interviewer", "language": "en"}
    id = done(taker.post("/interviews", new), 201)["id"]
    turn = {"turn": 1, "kind": "answer", "words": "They took him over the river."}
    done(taker.post(f"/interviews/{id}/turns", turn), 201)
    assert done(taker.post(f"/interviews/{id}/pause"))["turns"] == []
    assert taker.post(f"/interviews/{id}/turns", {**turn, "turn": 2}).status_code == 409
    said = done(taker.post(f"/interviews/{id}/resume"))["turns"]
    assert said[0]["words"] == "They took him over the river."
    assert done(taker.post(f"/interviews/{id}/strike-turn", {"turn": 1}))["turns"][0]["is_struck"]
    refused = taker.post("/interviews", {**new, "answers": {"keep": False}})
    assert "Test Interviewee" not in refused.content.decode()
    assert refused.status_code == 422


def test_people_work_together(program: Program, cast: Cast) -> None:
    said = done(program.post(f"/claims/{cast.accepted}/comments", {"text": "Is it the same ferry?"}), 201)
    id = said["comments"][-1]["id"]
    assert done(program.post(f"/comments/{id}/strike"))["comments"][-1]["is_struck"]
    name = done(program.get("/colleagues"))["names"][0]
    given = done(program.post(f"/documents/{cast.dispatch}/give", {"to": name, "why": "First."}), 201)
    assert given["id"] in {each["id"] for each in done(program.get("/tasks", whose="all"))["tasks"]}
    done(program.post(f"/tasks/{given['id']}/end"))
    assert program.post(f"/tasks/{given['id']}/end").status_code == 409
    assert program.post(f"/documents/{cast.dispatch}/give", {"to": "Nobody Here"}).status_code == 422


def test_offices_and_searches_are_kept(program: Program, cast: Cast) -> None:
    id = done(program.post("/offices", {"name": "The office of the ferry", "country": "GB"}), 201)["id"]
    holder = {"name": "Test Holder", "since": "2020", "why": "It is on their door."}
    held = done(program.post(f"/offices/{id}/holders", holder), 201)["holders"][0]
    struck = done(program.post(f"/offices/{id}/strike-holder", {"holder": held["id"], "why": WHY}))
    assert struck["holders"][0]["struck"] == WHY
    saved = done(program.post("/searches", {"name": "ferries", "words": "ferry", "since": 2020}), 201)
    assert saved["filters"]["since"] == 2020
    assert done(program.post(f"/searches/{saved['id']}/forget"))["searches"] == []


def test_the_watch_is_kept(documenter: Program, cast: Cast) -> None:
    feed = {"kind": "feed", "address": "https://ferry.example/news.xml"}
    assert documenter.post("/feeds", feed).status_code == 422
    id = done(documenter.post("/feeds", {**feed, "agreed": True}), 201)["feeds"][-1]["id"]
    assert done(documenter.post(f"/feeds/{id}/pause"))["feeds"][-1]["state"] == "paused"
    done(documenter.post(f"/feeds/{id}/remove"))
    assert documenter.post(f"/feeds/{id}/resume").status_code == 404
    assert documenter.post("/feeds", {"kind": "folder", "address": "/etc", "agreed": True}).status_code == 422
    assert len(done(documenter.get("/board"))["mondays"]) == 8


def test_a_table_and_a_letter_are_drafted_and_go_out_by_nobody(program: Program, cast: Cast) -> None:
    release = done(program.post("/releases", {"title": "By year", "by": "year"}), 201)
    assert release["line"]["state"] == "draft"
    for step in ("approve", "publish"):
        assert program.post(f"/releases/{release['line']['id']}/{step}").status_code == 404
    letter = done(program.post("/letters/preview", {"about": cast.october, "recipient": ["The ministry"]}))
    assert letter["cited"] > 0
    assert "[" in letter["text"]


@pytest.mark.parametrize("path", ["/appeals", "/offices", "/inquiries", "/feeds", "/searches", "/tasks"])
def test_a_reader_looks_and_changes_nothing(judge: Actor, cast: Cast, path: str) -> None:
    reader = Program(secret_of(judge, role=Role.READER))
    assert reader.get(path).status_code == 200
