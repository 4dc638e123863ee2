"""What is turned away leaves a line, alike for what is hidden and what is not there; and other sites are."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.actors import anonymous_reader
from tumen.access.models import Actor, AuditLine, Level
from tumen.documents.actions import set_sensitivity

#: How a browser says that a page of another site, or of another port of this computer, asks.
ELSEWHERE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
ANOTHER_PORT = {**ELSEWHERE, "sec-fetch-site": "same-site"}


def refusals() -> list[tuple[Actor, Any]]:
    found = AuditLine.objects.filter(action="access.note_refusal").order_by("number")
    return [(line.actor, line.detail) for line in found]


class TestLines:
    def test_a_form_that_no_page_of_ours_made(self, cast: Cast) -> None:
        browser = Client(enforce_csrf_checks=True)
        for _ in range(5):
            assert browser.post(reverse("grade-claim", args=[cast.corrected])).status_code == 403
        assert refusals() == [(anonymous_reader(), {"of": "web.forged_form"})]

    def test_a_form_that_none_of_our_pages_sends(self, served: Client, cast: Cast, judge: Actor) -> None:
        sent = {"reliability": "Z; DROP TABLE", "why": "Seen twice."}
        assert served.post(reverse("grade-source", args=[cast.source]), sent).status_code == 400
        assert refusals() == [(judge, {"of": "claims.grade_source", "because": "form"})]

    def test_what_is_hidden_and_what_is_not_there_leave_the_same(
        self, cast: Cast, actor: Actor, client: Client
    ) -> None:
        set_sensitivity(actor=actor, document=cast.dispatch, level=Level.RESTRICTED, why="a test")
        told = []
        for id in (cast.dispatch, "d-00000000"):
            before = len(refusals())
            assert client.get(reverse("document", args=[id])).status_code == 404
            told.append(refusals()[before:])
        assert told == [[(anonymous_reader(), {"of": "web.look", "because": "not there"})], []]

    def test_what_is_there_leaves_none(self, cast: Cast, client: Client) -> None:
        assert client.get(reverse("document", args=[cast.dispatch])).status_code == 200
        assert refusals() == []


class TestOtherSites:
    @pytest.mark.parametrize("said", [ELSEWHERE, ANOTHER_PORT], ids=["site", "port"])
    def test_a_link_leads_here(self, cast: Cast, client: Client, said: dict[str, str]) -> None:
        assert client.get(reverse("documents"), headers=said).status_code == 200

    @pytest.mark.parametrize("said", [ELSEWHERE, ANOTHER_PORT], ids=["site", "port"])
    @pytest.mark.parametrize("dest", ["image", "script", "iframe", "empty", "object", "style"])
    def test_nothing_else_is_given_to_their_pages(
        self, cast: Cast, client: Client, said: dict[str, str], dest: str
    ) -> None:
        mode = "navigate" if dest == "iframe" else "no-cors"
        asked = {**said, "sec-fetch-dest": dest, "sec-fetch-mode": mode}
        answer = client.get(reverse("documents"), headers=asked)
        assert answer.status_code == 403
        assert cast.dispatch not in answer.content.decode()

    @pytest.mark.parametrize("said", [ELSEWHERE, ANOTHER_PORT], ids=["site", "port"])
    def test_their_forms_are_refused_before_anything_is_looked_for(
        self, served: Client, cast: Cast, said: dict[str, str]
    ) -> None:
        sent = {"reliability": "B", "why": "Right twice."}
        address = reverse("grade-source", args=[cast.source])
        assert served.post(address, sent, headers=said).status_code == 403
        assert served.post("/lock", headers=said).status_code == 403
        assert "tumen_session" not in served.cookies

    @pytest.mark.parametrize("site", ["same-origin", "none"])
    def test_ours_are_taken(self, served: Client, cast: Cast, site: str) -> None:
        sent = {"reliability": "B", "why": "Right twice."}
        address = reverse("grade-source", args=[cast.source])
        assert served.post(address, sent, headers={"sec-fetch-site": site}).status_code == 302
