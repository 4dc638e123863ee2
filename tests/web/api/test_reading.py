"""What programs are shown: the same as the pages, and nothing more."""

from __future__ import annotations

import pytest

from tests.web.api.cast import Program
from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.documents.actions import mark_identity
from tumen.documents.queries import MASK

#: Each address that is read, with what of the cast it names.
READ = {
    "/me": "", "/jobs": "", "/documents": "", "/documents/{}": "dispatch", "/documents/{}/text": "dispatch",
    "/documents/{}/claims": "dispatch", "/documents/{}/passages": "newsletter", "/claims": "",
    "/claims/{}": "corrected", "/claims/{}/grades": "corrected", "/events": "", "/events/{}": "october",
    "/events/{}/corroboration": "october", "/events/{}/history": "october", "/timeline": "", "/counts": "",
    "/persons": "", "/persons/{}": "person", "/sources": "", "/sources/{}": "source",
    "/sources/{}/claims": "source", "/sources/{}/grades": "source", "/passages": "",
    "/passages/{}": "passage", "/requests": "",
}  # fmt: skip


@pytest.mark.parametrize("path", READ)
def test_it_answers_what_is_read(program: Program, cast: Cast, path: str) -> None:
    named = READ[path]
    answer = program.get(path.format(getattr(cast, named) if named else ""))
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("application/json")
    assert answer.json()


class TestParts:
    def test_a_list_is_gone_through_part_by_part(self, program: Program, cast: Cast) -> None:
        whole = [each["id"] for each in program.get("/documents").json()["documents"]]
        found, after = [], ""
        while True:
            part = program.get("/documents", limit=2, after=after).json()
            found += [each["id"] for each in part["documents"]]
            after = part["next"]
            if not after:
                break
        assert found == whole
        assert len(whole) > 4

    def test_what_the_rooms_page_themselves_goes_on_too(
        self, program: Program, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("counting", "timeline", "persons.finding"):
            monkeypatch.setattr(f"tumen.record.{module}.PAGE", 1)
        for path, name in (("/claims", "claims"), ("/persons", "persons")):
            first = program.get(path).json()
            later = program.get(path, after=first["next"]).json()
            assert len(first[name]) == 1, path
            assert {each["id"] for each in first[name]}.isdisjoint(each["id"] for each in later[name])
        first = program.get("/timeline").json()
        later = program.get("/timeline", after=first["next"]).json()
        assert first["timeline"]["moments"] != later["timeline"]["moments"]

    @pytest.mark.parametrize(
        "after", ["AAAA", "x", "_w", "ZC0wMDAwMDAwMA", "L3dvcmxk", "OTk5OTk5OTk5OTk5OTk5OTk"]
    )
    @pytest.mark.parametrize("path", ["/documents", "/claims", "/timeline", "/requests", "/passages"])
    def test_a_cursor_that_was_made_up_leads_nowhere(
        self, program: Program, cast: Cast, path: str, after: str
    ) -> None:
        answer = program.get(path, after=after)
        assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")

    @pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1.5", "9" * 40])
    def test_a_part_is_of_a_size_that_is_described(self, program: Program, limit: str) -> None:
        assert program.get("/documents", limit=limit).status_code == 422


class TestRefusals:
    @pytest.mark.parametrize("sort", ["documents", "claims", "events", "persons", "sources", "passages"])
    def test_what_is_not_there_is_a_problem_without_a_command(
        self, program: Program, cast: Cast, sort: str
    ) -> None:
        answer = program.get(f"/{sort}/x-00000000")
        said = answer.json()
        assert (answer.status_code, said["status"], said["title"]) == (404, 404, "Not Found")
        assert "x-00000000" in said["detail"]
        assert "`" not in said["detail"]
        assert said["type"].startswith("urn:tumen:problem:NoSuch")

    def test_a_misspelt_filter_is_refused(self, program: Program, cast: Cast) -> None:
        """Left out in silence it would show more than was asked for."""
        assert program.get("/claims", contry="CN").status_code == 422
        assert "contry" in program.get("/claims", contry="CN").json()["detail"]

    @pytest.mark.parametrize("id", ["d-%00", "d 1", "../me", "D-12345678", "d-" + "0" * 60])
    def test_what_is_no_id_is_refused(self, program: Program, id: str) -> None:
        assert program.get(f"/documents/{id}").status_code in (404, 422)

    def test_an_address_that_is_not_there_is_a_problem(self, program: Program) -> None:
        answer = program.get("/nowhere")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")

    def test_another_method_is_told_which(self, program: Program) -> None:
        answer = program.post("/events")
        assert (answer.status_code, answer["Allow"]) == (405, "GET")


class TestMasks:
    def test_a_token_without_identities_reads_masks(
        self, judge: Actor, program: Program, trusted: Program, cast: Cast
    ) -> None:
        mark_identity(
            actor=judge,
            document=cast.dispatch,
            words="Council of Waiting Families",
            kind="name",
            why="a test",
        )
        path = f"/documents/{cast.dispatch}"
        told = [program.get(f"{path}{each}").content.decode() for each in ("", "/text", "/claims")]
        assert not any("Waiting Families" in said for said in told)
        assert any(MASK in said for said in told)
        assert program.get(path).json()["sha256"] == ""
        assert "Waiting Families" in trusted.get(f"{path}/text").json()["text"]

    def test_who_somebody_is_takes_identities_and_a_reason(
        self, program: Program, trusted: Program, cast: Cast
    ) -> None:
        path = f"/persons/{cast.person}"
        assert program.post(f"{path}/identity", {"why": "a test"}).status_code == 403
        assert trusted.post(f"{path}/identity", {"why": " "}).status_code == 422
        assert trusted.get(path).json()["identity"] is None
        assert trusted.post(f"{path}/identity", {"why": "a test"}).json()["identity"]["names"]
        # It is opened to the person whose token it is; a token of theirs that was not given it shows none.
        assert trusted.get(path).json()["identity"] is not None
        shown = program.get(path).json()
        assert shown["identity"] is None
        assert not any(
            line["quote"] and "Zq" in line["quote"] for each in shown["sources"] for line in each["lines"]
        )

    def test_what_families_ask_is_not_there(self, program: Program, trusted: Program, cast: Cast) -> None:
        asked = dict.fromkeys(("asker", "reach", "consent", "sought"), "words")
        assert program.post("/requests", asked).status_code == 403
        made = trusted.post("/requests", asked)
        assert made.status_code == 201
        id = made.json()["id"]
        assert program.get("/requests").json()["requests"] == []
        assert program.get(f"/requests/{id}").status_code == 404
        assert [each["id"] for each in trusted.get("/requests").json()["requests"]] == [id]


class TestSearch:
    def test_it_finds_by_words_that_stand_in_no_address(self, program: Program, cast: Cast) -> None:
        said = program.post("/search", {"words": "returned", "kind": "documents"}).json()
        [found] = said["found"]
        assert found["kind"] == "documents"
        assert found["count"] == len(found["results"]) > 1
        assert program.get("/search", words="returned").status_code == 405

    def test_of_everything_it_gives_the_newest_of_each_kind(self, program: Program, cast: Cast) -> None:
        said = program.post("/search", {"words": "returned"}).json()
        assert [each["kind"] for each in said["found"]] == [
            "documents",
            "claims",
            "events",
            "sources",
            "persons",
        ]


def test_quantities_and_dates_keep_their_bounds(program: Program, cast: Cast) -> None:
    event = program.get(f"/events/{cast.october}").json()
    assert event["when"] == {"earliest": "2023-10-09", "latest": "2023-10-09", "approximate": False}
    lows = {(line["quantity"]["low"], line["quantity"]["high"]) for line in event["lines"]}
    assert (500, None) in lows


def test_a_token_says_what_it_opens(judge: Actor, program: Program) -> None:
    said = program.get("/me").json()
    assert said["actor"] == f"a-{judge.pk}"
    assert (said["roles"], said["clearance"], said["identity"]) == (["reviewer"], "restricted", False)
