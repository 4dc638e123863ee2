"""The review desk: every form works without a script, each decision is kept, undone and asked for again."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.claims.models import BY_HAND, Claim, Step
from tumen.claims.queries import claim, claims_of
from tumen.jobs.models import Job
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity


@pytest.fixture
def sixhundred(cast: Cast, judge: Actor) -> str:
    return cast.corrected


def desk(client: Client, document: str, **asked: str) -> str:
    answer = client.get(reverse("review-document", args=[document]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def led_to(answer: object) -> dict[str, str]:
    assert answer.status_code == 302, answer.content.decode()  # type: ignore[attr-defined]
    query = parse_qs(urlsplit(answer["Location"]).query)  # type: ignore[index]
    return {key: values[0] for key, values in query.items()}


def status(id: str) -> str:
    return Claim.objects.get(public_id=id).status


def test_the_next_document_is_led_to_with_the_reason_why(served: Client) -> None:
    answer = served.get(reverse("review"), follow=True)
    words = answer.content.decode()
    assert answer.redirect_chain
    assert "Chosen because it alone tells of an event" in words
    assert re.search(r"Claim \d+ of \d+", words)


def test_a_skipped_document_is_followed_by_another(served: Client) -> None:
    first = served.get(reverse("review"))["Location"]
    id = urlsplit(first).path.rpartition("/")[2]
    following = served.get(reverse("review"), {"last": id})["Location"]
    assert id not in following


def test_the_first_claim_that_waits_is_chosen_and_marked_in_the_text(served: Client, cast: Cast) -> None:
    words = desk(served, cast.dispatch)
    assert 'aria-current="true">More than 500 people' in words
    assert "Accept" in words


def test_accepting_goes_on_to_the_next_claim_that_waits(served: Client, cast: Cast, judge: Actor) -> None:
    first, *others = [each.id for each in claims_of(judge, cast.release)]
    asked = led_to(served.post(reverse("accept-claim", args=[first])))
    assert asked["claim"] == others[0]
    assert status(first) == "accepted"
    assert "You accepted" in desk(served, cast.release, **asked)


def test_a_decision_asks_for_the_record_once(served: Client, cast: Cast, judge: Actor) -> None:
    for each in claims_of(judge, cast.release):
        served.post(reverse("accept-claim", args=[each.id]))
    assert Job.objects.filter(name="record.refresh", state="waiting").count() == 1


def test_rejecting_wants_a_reason(served: Client, sixhundred: str) -> None:
    refused = served.post(reverse("reject-claim", args=[sixhundred]), {"why": " "})
    assert refused.status_code == 400
    assert 'role="alert"' in refused.content.decode()
    assert status(sixhundred) == "proposed"
    led_to(served.post(reverse("reject-claim", args=[sixhundred]), {"why": "Misread."}))
    assert status(sixhundred) == "rejected"


def test_undoing_leads_back_to_the_claim_as_it_was(served: Client, cast: Cast, sixhundred: str) -> None:
    served.post(reverse("accept-claim", args=[sixhundred]))
    assert led_to(served.post(reverse("undo-step", args=[sixhundred])))["claim"] == sixhundred
    assert status(sixhundred) == "proposed"
    assert Step.objects.filter(claim__public_id=sixhundred).exclude(undoes=None).count() == 1


def test_a_date_is_corrected_in_its_own_form(
    served: Client, cast: Cast, judge: Actor, sixhundred: str
) -> None:
    words = desk(served, cast.release, claim=sixhundred, slot="time")
    assert 'name="edtf" value="2023-10-09"' in words
    sent = {"slot": "time", "edtf": "2023-10", "text": "in October", "why": "A month."}
    assert led_to(served.post(reverse("correct-slot", args=[sixhundred]), sent))["claim"] == sixhundred
    found = claim(judge, sixhundred)
    assert found.value("time") == When("in October", Interval.from_edtf("2023-10"))
    assert found.slots["time"].proposed == When("", Interval.from_edtf("2023-10-09"))


def test_what_is_no_date_comes_back_with_a_sentence(served: Client, cast: Cast, sixhundred: str) -> None:
    sent = {"slot": "time", "edtf": "<October>", "text": "then", "claim": sixhundred}
    refused = served.post(reverse("correct-slot", args=[sixhundred]), sent)
    words = refused.content.decode()
    assert refused.status_code == 400
    assert "“&lt;October&gt;” is not a date" in words
    assert 'name="edtf" value="&lt;October&gt;"' in words


def test_a_slot_can_be_told_to_be_empty(served: Client, cast: Cast, judge: Actor, sixhundred: str) -> None:
    sent = {"slot": "place", "nothing": "1"}
    led_to(served.post(reverse("correct-slot", args=[sixhundred]), sent))
    assert claim(judge, sixhundred).value("place") is None
    led_to(served.post(reverse("correct-slot", args=[sixhundred]), {"slot": "act", "nothing": "1"}))
    for page in (reverse("claim", args=[sixhundred]), reverse("review-document", args=[cast.release])):
        assert "not stated" in served.get(page, {"claim": sixhundred}).content.decode()
    empty = {"slot": "quantity", "low": "", "high": ""}
    assert served.post(reverse("correct-slot", args=[sixhundred]), empty).status_code == 400


def test_a_claim_is_split_into_two_that_wait(served: Client, cast: Cast, judge: Actor) -> None:
    whole = claims_of(judge, cast.dispatch)[0].id
    sent = {"words": "More than 500 people", "other": "They had been held"}
    first = led_to(served.post(reverse("split-claim", args=[whole]), sent))["claim"]
    assert (status(whole), status(first)) == ("superseded", "proposed")
    assert claim(judge, first).value("quantity") == Quantity(500, None)
    led_to(served.post(reverse("undo-step", args=[first])))
    assert (status(whole), status(first)) == ("proposed", "superseded")


def test_two_readings_are_merged(served: Client, cast: Cast, judge: Actor) -> None:
    stays, goes = [each.id for each in claims_of(judge, cast.release)][:2]
    assert served.post(reverse("merge-claims", args=[stays])).status_code == 400
    led_to(served.post(reverse("merge-claims", args=[stays]), {"other": goes}))
    assert (status(stays), status(goes)) == ("accepted", "superseded")
    led_to(served.post(reverse("undo-step", args=[stays])))
    assert (status(stays), status(goes)) == ("proposed", "proposed")


def test_words_typed_or_pasted_become_a_claim_with_its_first_slot_open(
    served: Client, cast: Cast, judge: Actor
) -> None:
    sent = {"words": "They had been\nheld for almost two years", "sort": ClaimSort.ACT.value}
    asked = led_to(served.post(reverse("mark-claim", args=[cast.dispatch]), sent))
    found = claim(judge, asked["claim"])
    assert (found.proposer, found.status.value, asked["slot"]) == (BY_HAND, "accepted", "act")
    assert " ".join(found.sentence_text.split()) == "They had been held for almost two years."
    assert "You marked" in desk(served, cast.dispatch, **asked)


def test_words_that_are_not_there_come_back(served: Client, cast: Cast) -> None:
    sent = {"words": "Nobody <b>said</b> this", "sort": "act"}
    refused = served.post(reverse("mark-claim", args=[cast.dispatch]), sent)
    words = refused.content.decode()
    assert refused.status_code == 400
    assert "do not stand in the text" in words
    assert "Nobody &lt;b&gt;said&lt;/b&gt; this</textarea>" in words
    assert 'name="nth"' in words


def test_done_with_a_document_leads_to_another(served: Client, cast: Cast) -> None:
    seen = set()
    for _ in range(10):
        location = served.get(reverse("review")).get("Location", "")
        if not location:
            break
        id = urlsplit(location).path.rpartition("/")[2]
        assert id not in seen
        seen.add(id)
        served.post(reverse("finish-document", args=[id]))
    assert "Nothing waits for review" in served.get(reverse("review")).content.decode()


def test_where_nothing_is_taken_the_desk_shows_and_says_how(client: Client, cast: Cast) -> None:
    words = desk(client, cast.dispatch)
    assert "tumen serve --judging" in words
    assert "<form" not in words.partition('id="main"')[2]
    assert client.post(reverse("accept-claim", args=[cast.corrected])).status_code == 403


def test_whoever_may_not_review_is_told_so(cast: Cast, client: Client) -> None:
    reader = Actor.objects.get(name="the pages") if Actor.objects.filter(name="the pages") else None
    if reader is None:
        from tumen.access.actors import anonymous_reader

        reader = anonymous_reader()
    words = desk(Client(**{JUDGE: reader}), cast.dispatch)
    assert "takes the role of a reviewer" in words


def test_a_desk_asks_few_questions_whatever_the_number_of_claims(
    served: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    desk(served, cast.release)  # the pages' own reader is made known at the first look of all
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        desk(served, cast.release)
