"""Coding twice in the pages: alone at the desk, then how far both agree, and where they differ."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.cast import somebody
from tests.web.cast import Cast
from tumen.access.actions import grant
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.claims.queries import claim, claims_of, coding


def served(name: str = "") -> Client:
    """A browser on pages that take judgements, of the researcher or of a new reviewer."""
    if name:
        return Client(**{JUDGE: Actor.objects.get(name=name)})
    who, keeper = somebody(), Actor.objects.get(name="Test Researcher")
    for kind, value in (("role", "reviewer"), ("clearance", "internal")):
        grant(actor=keeper, to=who, kind=kind, value=value, why="a test")
    return Client(**{JUDGE: who})


def post(client: Client, name: str, id: str, **sent: str) -> str:
    answer = client.post(reverse(name, args=[id]), sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def words(client: Client, document: str) -> str:
    answer = client.get(reverse("coding", args=[document]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def ids(cast: Cast) -> list[str]:
    judge = Actor.objects.get(name="Test Researcher")
    return [each.id for each in coding(judge, cast.letter).units]


def coded_by_two(cast: Cast, ids: list[str]) -> tuple[Client, Client]:
    both = served(), served()
    for client, date in zip(both, ("2023-08", "2023"), strict=True):
        post(client, "take-coding", cast.letter)
        post(client, "code-slot", ids[0], slot="time", edtf=date, text="On 29 August")
        post(client, "code-claim", ids[0], verdict="accepted")
        post(client, "code-claim", ids[1], verdict="accepted")
        post(client, "end-coding", cast.letter)
    return both


def test_whoever_takes_it_codes_at_a_desk_of_their_own(cast: Cast, ids: list[str]) -> None:
    client = served()
    assert "Take it for coding" in words(client, cast.letter)
    post(client, "take-coding", cast.letter)
    desk = words(client, cast.letter)
    assert "You code it alone" in desk
    assert "It says so" in desk
    for missing in ("Split into two", "Mark a claim", "Skip it"):
        assert missing not in desk
    assert client.get(reverse("review-document", args=[cast.letter])).status_code == 302
    following = post(client, "code-claim", ids[0], verdict="rejected", why="misread")
    assert ids[1] in following
    assert claim(Actor.objects.get(name="Test Researcher"), ids[1]).status.value == "proposed"


def test_a_coding_that_is_not_whole_is_not_finished(cast: Cast, ids: list[str]) -> None:
    client = served()
    post(client, "take-coding", cast.letter)
    refused = client.post(reverse("end-coding", args=[cast.letter]))
    assert refused.status_code == 400
    assert "claims are not coded yet" in refused.content.decode()


def test_nobody_is_shown_what_another_says_before_both_are_done(cast: Cast, ids: list[str]) -> None:
    client = served()
    post(client, "take-coding", cast.letter)
    post(client, "code-slot", ids[0], slot="likelihood", value="zqsecret")
    for other in (served(), served("Test Researcher"), Client()):
        assert "zqsecret" not in words(other, cast.letter)
    assert "zqsecret" in client.get(reverse("coding", args=[cast.letter]), {"claim": ids[0]}).content.decode()


def test_a_third_settles_where_they_differ_with_a_reason(cast: Cast, ids: list[str]) -> None:
    coded_by_two(cast, ids)
    third = served("Test Researcher")
    page = words(third, cast.letter)
    assert "How far they agree" in page
    assert "August 2023" in page
    address = reverse("settle-claim", args=[ids[0]])
    for sent in ({"time": "one"}, {"why": "Read again."}):
        refused = third.post(address, sent)
        assert refused.status_code == 400
        assert 'role="alert"' in refused.content.decode()
    post(third, "settle-claim", ids[0], time="one", why="Read again.")
    found = claim(Actor.objects.get(name="Test Researcher"), ids[0])
    assert (str(found.value("time")), found.status.value) == ("2023-08", "accepted")
    assert "Read again." in words(third, cast.letter)


def test_coders_settle_it_together_and_not_alone(cast: Cast, ids: list[str]) -> None:
    one, _ = coded_by_two(cast, ids)
    refused = one.post(reverse("settle-claim", args=[ids[0]]), {"time": "other", "why": "So."})
    assert refused.status_code == 400
    post(one, "settle-claim", ids[0], time="other", why="So.", together="yes")
    assert "by both together" in words(one, cast.letter)
    post(one, "settle-alike", cast.letter, together="yes")
    assert claim(Actor.objects.get(name="Test Researcher"), ids[1]).status.value == "accepted"


def test_where_nothing_can_be_coded_it_says_so(client: Client, cast: Cast) -> None:
    assert "takes a reviewer" in words(client, cast.letter)
    assert client.post(reverse("take-coding", args=[cast.letter])).status_code == 403
    assert claims_of(Actor.objects.get(name="Test Researcher"), cast.letter)
