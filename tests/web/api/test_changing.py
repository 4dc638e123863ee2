"""What programs change: by the pages' actions, in their owner's name, within their role."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.api.cast import Program, secret_of
from tests.web.cast import Cast
from tumen.access.models import Actor, AuditLine, Role
from tumen.accounts.models import Token
from tumen.documents.intake.limits import HANDED_IN_BYTES
from tumen.jobs.models import Job
from tumen.vocabulary.grading import StandardOfProof
from tumen.vocabulary.slots import SLOTS
from tumen.web.api.reading_in import LONGEST_JSON
from tumen.web.api.slots import TYPES

WHY = "Read twice."


def lines() -> int:
    """How many changes the log tells of; what was refused is none."""
    return AuditLine.objects.exclude(action="access.note_refusal").count()


def value_of(claim: dict[str, Any], slot: str) -> Any:
    return claim["slots"][slot]["value"] if slot in claim["slots"] else None


def holds(shown: Any, sent: Any) -> bool:
    """Whether what is shown has all that was sent; what was left away has its default."""
    if isinstance(sent, dict):
        return all(holds(shown[name], value) for name, value in sent.items())
    if isinstance(sent, list):
        return all(map(holds, shown, sent))
    return bool(shown == sent)


class TestReviewing:
    def test_it_accepts_rejects_and_undoes(self, program: Program, cast: Cast) -> None:
        path = f"/claims/{cast.corrected}"
        before = program.get(path).json()["status"]
        assert program.post(f"{path}/accept").json()["status"] == "accepted"
        assert program.post(f"{path}/reject", {"why": WHY}).json()["status"] == "rejected"
        assert program.post(f"{path}/undo").json()["status"] == "accepted"
        assert program.post(f"{path}/undo").json()["status"] == before

    def test_each_line_names_the_token_and_its_owner(
        self, judge: Actor, program: Program, cast: Cast
    ) -> None:
        program.post(f"/claims/{cast.corrected}/accept")
        line = AuditLine.objects.filter(action="claims.review_claim").last()
        assert line is not None
        assert (line.actor, line.detail["token"]) == (judge, Token.objects.get().public_id)

    @pytest.mark.parametrize(
        ("slot", "value"),
        [
            ("quantity", {"low": 600, "high": None, "approximate": True}),
            ("time", {"text": "on 9 October", "interval": {"earliest": "2023-10-09", "latest": None}}),
            ("place", {"origin": "China", "destination": "North Korea"}),
            ("subjects", [{"words": "600 people", "kind": "group"}]),
            ("speakers", [["the ministry", "activists"]]),
            ("realis", "feared"),
            ("outcome", "does not know"),
            ("quantity", None),
        ],
    )
    def test_it_corrects_a_slot_by_what_it_shows_of_one(
        self, program: Program, cast: Cast, slot: str, value: Any
    ) -> None:
        sent = {"slot": slot, "value": value, "why": WHY}
        answer = program.post(f"/claims/{cast.corrected}/correct", sent)
        assert answer.status_code == 200, answer.content
        shown = value_of(answer.json(), slot)
        again = program.post(f"/claims/{cast.corrected}/correct", {**sent, "value": shown})
        assert value_of(again.json(), slot) == shown
        assert shown == value or holds(shown, value)

    @pytest.mark.parametrize(
        "sent",
        [
            {"slot": "quantity", "value": {"low": 9, "high": 3}},
            {"slot": "quantity", "value": "600"},
            {"slot": "quantity", "value": {"low": 1, "high": 2, "colour": "red"}},
            {"slot": "colour", "value": "red"},
            {"slot": "realis", "value": "likely"},
            {"slot": "time", "value": {"text": "", "interval": {"earliest": "2023-13-01", "latest": None}}},
            {"slot": "outcome", "value": "x", "more": 1},
            {"slot": "outcome"},
        ],
    )
    def test_it_refuses_what_is_not_of_the_slot(
        self, program: Program, cast: Cast, sent: dict[str, Any]
    ) -> None:
        before = lines()
        assert program.post(f"/claims/{cast.corrected}/correct", {"why": WHY, **sent}).status_code == 422
        assert lines() == before

    def test_it_grades_and_takes_the_grade_back(self, program: Program, cast: Cast) -> None:
        path = f"/claims/{cast.accepted}/grade"
        assert program.post(path, {"credibility": "2", "why": WHY}).json()["grades"][-1]["why"] == WHY
        assert program.post(path, {"credibility": None, "why": WHY}).status_code == 200
        refused = program.post(path, {"credibility": None, "why": WHY})
        assert (refused.status_code, refused.json()["type"]) == (409, "urn:tumen:problem:NotGraded")

    def test_what_was_changed_since_is_a_conflict(self, program: Program, cast: Cast) -> None:
        other = cast.broken
        answer = program.post(f"/claims/{other}/accept")
        assert answer.status_code == 409
        assert other in answer.json()["detail"]

    def test_a_claim_is_found_split_and_merged(self, program: Program, cast: Cast) -> None:
        marked = program.post(
            f"/documents/{cast.release}/marks",
            {"words": "600 people", "nth": 1, "sort": "figure", "why": WHY},
        )
        assert marked.status_code == 201, marked.content
        id = marked.json()["id"]
        parts = program.post(
            f"/claims/{id}/split", {"words": "On 9 October", "other": "returned", "nth": 1, "why": WHY}
        ).json()["claims"]
        assert len(parts) == 2
        stays, goes = (each["id"] for each in parts)
        assert program.post(f"/claims/{stays}/merge", {"other": goes, "why": WHY}).json()["id"] == stays
        assert program.get(f"/claims/{goes}").json()["status"] == "superseded"

    def test_who_may_not_review_does_not(self, documenter: Program, cast: Cast) -> None:
        before = documenter.get(f"/claims/{cast.corrected}").json()["status"]
        assert documenter.post(f"/claims/{cast.corrected}/accept").status_code == 403
        assert documenter.get(f"/claims/{cast.corrected}").json()["status"] == before

    def test_a_reader_changes_nothing(self, judge: Actor, cast: Cast) -> None:
        reader = Program(secret_of(judge, role=Role.READER))
        for path in (f"/claims/{cast.accepted}/undo", f"/documents/{cast.note}/done", "/cases"):
            assert reader.post(path, {}).status_code in (403, 422), path
        assert reader.send("/documents?name=a.txt", b"words").status_code == 403


class TestJudging:
    def test_a_standard_is_set(self, program: Program, cast: Cast) -> None:
        path = f"/events/{cast.october}/standard"
        sent = {"standard": StandardOfProof.GROUNDS.value, "why": WHY}
        answer = program.post(path, sent)
        assert answer.json()["standards"][-1]["why"] == WHY

    def test_a_figure_is_preferred(self, program: Program, cast: Cast) -> None:
        claim = program.get(f"/events/{cast.october}").json()["lines"][0]["claim"]
        answer = program.post(f"/events/{cast.october}/figure", {"claim": claim, "why": WHY})
        assert answer.status_code == 200
        assert answer.json()["chosen_by"]

    def test_figures_are_parted_after_it_said_what_follows_and_come_back(
        self, program: Program, cast: Cast
    ) -> None:
        path = f"/events/{cast.october}"
        told = [each["claim"] for each in program.get(path).json()["lines"]]
        sent = {"claims": told[-1:]}
        foreseen = program.post(f"{path}/figures/preview", sent).json()
        assert [each["chosen"] for each in foreseen["goes"]] == [sent["claims"]]
        assert [each["claim"] for each in program.get(path).json()["lines"]] == told
        kept = program.post(f"{path}/figures", {**sent, "why": WHY})
        assert kept.status_code == 200, kept.content
        assert len(kept.json()["lines"]) == len(foreseen["pairs"])
        assert [each["claim"] for each in kept.json()["event"]["lines"]] == told[:-1]
        for line in kept.json()["lines"]:
            back = program.post(f"{path}/figures/undo", {"line": line, "why": WHY})
        assert [each["claim"] for each in back.json()["lines"]] == told

    def test_figures_of_nothing_are_refused(self, program: Program, documenter: Program, cast: Cast) -> None:
        path = f"/events/{cast.october}/figures"
        before = lines()
        for sent in ({"claims": []}, {"claims": ["words"]}, {"claims": ["c-00000000"], "into": "x"}):
            assert program.post(path, {**sent, "why": WHY}).status_code == 422, sent
        refused = program.post(path, {"claims": ["c-00000000"], "why": WHY})
        assert (refused.status_code, refused.json()["type"]) == (422, "urn:tumen:problem:NotOfTheEvent")
        assert program.post(path, {"claims": ["c-00000000"], "why": " "}).status_code == 422
        assert program.post(f"{path}/undo", {"line": 10**6, "why": WHY}).status_code == 404
        assert lines() == before
        assert documenter.post(path, {"claims": ["c-00000000"], "why": WHY}).status_code == 403

    def test_sources_are_tied_and_graded(self, program: Program, cast: Cast) -> None:
        other = next(
            each["id"] for each in program.get("/sources").json()["sources"] if each["id"] != cast.source
        )
        path = f"/sources/{cast.source}"
        assert program.post(f"{path}/tie", {"other": other, "is_one": True, "why": WHY}).status_code == 200
        graded = program.post(f"{path}/grade", {"reliability": "B", "why": WHY}).json()["grades"]
        assert graded[-1]["why"] == WHY


class TestDocuments:
    def test_a_file_is_taken_in_and_read_later(self, documenter: Program, cast: Cast) -> None:
        text = b"A new report\n\nOn 3 May 2024 12 people were returned.\n"
        answer = documenter.send("/documents?name=report.txt&publisher=Ferry+Post&published=2024-05-04", text)
        assert answer.status_code == 201, answer.content
        said = answer.json()
        document = said["document"]["summary"]
        assert (document["publisher"], document["published"]["earliest"]) == ("Ferry Post", "2024-05-04")
        assert Job.objects.get(public_id=said["job"]).arguments == {"document": document["id"]}
        assert [each["id"] for each in documenter.get("/jobs").json()["jobs"]] == [said["job"]]
        assert "12 people" in documenter.get(f"/documents/{document['id']}/text").json()["text"]
        again = documenter.send("/documents?name=copy.txt", text)
        assert again.status_code == 201
        assert (again.json()["was_known"], again.json()["job"]) == (True, "")

    @pytest.mark.parametrize(
        ("query", "data", "status"),
        [
            ("name=a.txt", b"", 422),
            ("name=a.bin", b"\x00\x01\x02\x03" * 50, 422),
            ("name=a.txt&published=2999", b"A report of a year to come.", 409),
            ("name=a.txt&published=x", b"A report.", 422),
            ("", b"A report.", 422),
            ("name=../a.txt", b"A report.", 422),
            ("name=a%00.txt", b"A report.", 422),
        ],
    )
    def test_what_cannot_be_a_document_is_refused_with_the_reason(
        self, documenter: Program, cast: Cast, query: str, data: bytes, status: int
    ) -> None:
        answer = documenter.send(f"/documents?{query}", data)
        assert answer.status_code == status, answer.content
        assert answer["Content-Type"] == "application/problem+json"

    def test_a_file_that_is_too_large_is_not_read(self, documenter: Program, cast: Cast) -> None:
        answer = documenter.send("/documents?name=a.txt", b"x", CONTENT_LENGTH=str(HANDED_IN_BYTES + 1))
        assert answer.status_code == 413

    def test_a_date_that_looks_wrong_waits_to_be_confirmed(self, documenter: Program, cast: Cast) -> None:
        path = f"/documents/{cast.newsletter}/date"
        sent = {"published": {"earliest": "2999-01-01", "latest": "2999-01-01"}, "why": WHY}
        assert documenter.post(path, sent).status_code == 409
        day = {"earliest": "2023-10-18", "latest": "2023-10-18"}
        answer = documenter.post(path, {"published": day, "why": WHY})
        assert answer.json()["summary"]["published"] == {**day, "approximate": False}

    def test_a_case_is_typed_in(self, documenter: Program, cast: Cast) -> None:
        sent = {"title": "A case", "text": "Nobody came back.", "told_by": "a neighbour"}
        answer = documenter.post("/cases", sent)
        assert answer.status_code == 201, answer.content


class TestBodies:
    """What comes in and cannot be kept, or is no JSON, is refused before anything is done."""

    @pytest.mark.parametrize(
        "body",
        [
            b"", b"{", b"[]", b"null", b'"why"', b"\xff\xfe", b'{"why": "\\u0000"}', b'{"why": "\\ud800"}',
            b'{"why": NaN}', b'{"why": 1e999}', b'{"why": Infinity}', b"[" * 100_000, b'{"\\u0000": 1}',
        ],
    )  # fmt: skip
    def test_it_is_refused(self, program: Program, cast: Cast, body: bytes) -> None:
        before = lines()
        answer = program.send(f"/claims/{cast.accepted}/reject", body, content_type="application/json")
        assert answer.status_code in (400, 422), answer.content
        assert lines() == before

    def test_another_media_type_is_refused(self, program: Program, cast: Cast) -> None:
        path = f"/claims/{cast.accepted}/reject"
        assert program.send(path, b"why=so", content_type="text/plain").status_code == 415

    def test_a_body_that_is_too_long_is_refused(self, program: Program, cast: Cast) -> None:
        body = json.dumps({"why": "x" * LONGEST_JSON}).encode()
        answer = program.send(f"/claims/{cast.accepted}/reject", body, content_type="application/json")
        assert answer.status_code == 413

    def test_what_was_sent_is_not_repeated(self, program: Program, cast: Cast) -> None:
        sent = {"slot": "realis", "value": "Anna Kim", "why": WHY}
        assert "Anna" not in program.post(f"/claims/{cast.corrected}/correct", sent).content.decode()


def test_each_slot_has_its_type() -> None:
    """Those that are not listed are text, and are kept as such."""
    assert set(TYPES) <= set(SLOTS)
    for name in set(SLOTS) - set(TYPES):
        assert SLOTS[name].to_json("words") == SLOTS[name].from_json("words") == "words"
