"""What is worth most comes first, and nobody is led by what they may not see."""

from __future__ import annotations

import pytest

from tests.access.cast import somebody
from tests.record.cast import derived, tells
from tumen.access.actions import grant
from tumen.access.marking import mark_level
from tumen.access.models import Actor
from tumen.claims.actions import finish_document, review_claim
from tumen.claims.models import Claim, Status
from tumen.record.models import ToReview, Worth
from tumen.record.queries import NextDocument, event_of, next_to_review
from tumen.vocabulary.codes import Realis


def document_of(claim: str) -> str:
    return Claim.objects.get(public_id=claim).document.public_id


def accept(actor: Actor, *claims: str) -> None:
    for each in claims:
        review_claim(actor=actor, claim=each, verdict=Status.ACCEPTED, why="")


@pytest.fixture
def told(actor: Actor) -> dict[str, str]:
    """An old fear, two documents that disagree, and a newcomer that alone tells of an event."""
    found = {
        "feared": tells(actor, 5, on="2024-01-01", realis=Realis.FEARED),
        "sixty": tells(actor, 60),
        "seventy": tells(actor, 70),
        "alone": tells(actor, 9, on="2021-07-14"),
    }
    derived(actor)
    return {name: document_of(claim) for name, claim in found.items()} | {"claim": found["alone"]}


def test_a_new_event_comes_before_a_disagreement_and_that_before_the_oldest(
    actor: Actor, told: dict[str, str]
) -> None:
    order, last = [], ""
    for _ in range(4):
        found = next_to_review(actor, last=last)
        assert found is not None
        order.append((found.document, found.worth))
        last = found.document
    assert order == [
        (told["alone"], Worth.NEW_EVENT),
        (told["sixty"], Worth.DISAGREES),
        (told["seventy"], Worth.DISAGREES),
        (told["feared"], Worth.WAITS),
    ]
    again = next_to_review(actor, last=last)
    assert again is not None
    assert again.document == told["alone"]


def test_it_names_the_event(actor: Actor, told: dict[str, str]) -> None:
    event = event_of(actor, [told["claim"]])[told["claim"]].id
    assert next_to_review(actor) == NextDocument(told["alone"], Worth.NEW_EVENT, event)


def test_what_is_reviewed_waits_no_more(actor: Actor, told: dict[str, str]) -> None:
    accept(actor, told["claim"])
    found = next_to_review(actor)
    assert found is not None
    assert found.document == told["sixty"]


def test_what_somebody_was_done_with_waits_until_a_claim_is_new(actor: Actor, told: dict[str, str]) -> None:
    finish_document(actor=actor, document=told["alone"])
    found = next_to_review(actor)
    assert found is not None
    assert found.document == told["sixty"]
    derived(actor)
    assert not ToReview.objects.filter(document__public_id=told["alone"]).exists()


def test_nothing_is_left_when_all_is_done(actor: Actor, told: dict[str, str]) -> None:
    for name in ("alone", "sixty", "seventy", "feared"):
        finish_document(actor=actor, document=told[name])
    assert next_to_review(actor) is None


def test_an_event_that_a_person_accepted_is_new_no_more(actor: Actor) -> None:
    first = tells(actor, 60)
    document = Claim.objects.get(public_id=first).document
    accept(actor, first)
    derived(actor)
    assert not ToReview.objects.filter(document=document).exists()


def test_only_what_changed_is_written(actor: Actor, told: dict[str, str]) -> None:
    before = set(ToReview.objects.values_list("pk", "document"))
    tells(actor, 80)
    derived(actor)
    after = set(ToReview.objects.values_list("pk", "document"))
    assert before < after
    assert len(after) == len(before) + 1


def test_who_does_not_see_all_is_led_by_what_they_see(actor: Actor, told: dict[str, str]) -> None:
    """Without the seventy, nothing disagrees with the sixty: it alone tells of that event."""
    mark_level(actor, told["seventy"], "restricted", "a test")
    viewer = somebody()
    grant(actor=actor, to=viewer, kind="role", value="reviewer", why="a test")
    grant(actor=actor, to=viewer, kind="clearance", value="internal", why="a test")
    order, last = [], ""
    for _ in range(3):
        found = next_to_review(viewer, last=last)
        assert found is not None
        order.append((found.document, found.worth))
        last = found.document
    assert order == [
        (told["sixty"], Worth.NEW_EVENT),
        (told["alone"], Worth.NEW_EVENT),
        (told["feared"], Worth.WAITS),
    ]


def test_who_may_see_nothing_is_led_nowhere(actor: Actor, told: dict[str, str]) -> None:
    assert next_to_review(somebody()) is None
