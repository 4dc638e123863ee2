"""The page of a letter about an event: the draft, and taking it out. All names are invented."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.advocacy.actions import add_ask, draft_appeal, note_step
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claim as claim_of
from tumen.consent.actions import note_consent
from tumen.publication.letter_rows import Letter

TYPED = {"to": "The Minister\nMill Street", "greeting": "Dear <b>Minister</b>,", "signatories": "Anna Bell"}


def page(served: Client, cast: Cast, **sent: str) -> str:
    done = served.post(reverse("letter", args=[cast.october]), {**TYPED, **sent})
    assert done.status_code == 200
    return done.content.decode()


def test_it_shows_the_draft_with_what_was_typed(served: Client, cast: Cast) -> None:
    said = page(served, cast, asks="We ask you to write.\nWe ask you to publish the list.")
    assert "Dear &lt;b&gt;Minister&lt;/b&gt;," in said
    assert "2. We ask you to publish the list." in said
    assert "as the sources cited here tell it." in said
    assert "DRAFT" in said


def test_it_is_drafted_in_korean_too(served: Client, cast: Cast) -> None:
    said = page(served, cast, tongue="ko")
    assert "여기 인용한 출처들이 전하는 사안" in said
    assert '<pre class="letter" lang="ko"' in said


def test_without_a_reason_nothing_leaves_and_what_was_typed_stays(served: Client, cast: Cast) -> None:
    done = served.post(reverse("give-letter", args=[cast.october]), TYPED)
    assert done.status_code == 400
    said = done.content.decode()
    assert "say to whom the letter goes, and why" in said
    assert "Mill Street" in said
    assert not Letter.objects.exists()


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_it_is_taken_out_as_a_file(served: Client, cast: Cast, judge: Actor, form: str) -> None:
    sent = {**TYPED, "why": "The families asked.", "form": form}
    done = served.post(reverse("give-letter", args=[cast.october]), sent)
    made = Letter.objects.get()
    assert done.content == bytes(made.file)
    assert f'filename="letter-{made.public_id}.{form}"' in done["Content-Disposition"]
    assert (made.actor, made.recipient, made.about) == (judge, TYPED["to"], cast.october)


def test_a_finished_letter_waits_for_its_claims_to_be_accepted(served: Client, cast: Cast) -> None:
    sent = {**TYPED, "why": "The families asked.", "form": "txt", "finished": "yes"}
    done = served.post(reverse("give-letter", args=[cast.october]), sent)
    assert done.status_code == 400
    assert "were not accepted by a person" in done.content.decode()
    assert "DRAFT" not in page(served, cast, finished="yes")


def test_a_report_for_everybody_is_drafted_as_a_release(served: Client, cast: Cast) -> None:
    """Its claims are not accepted yet, and the page says so."""
    assert "Draft the release" not in page(served, cast)
    assert "Draft the release" in page(served, cast, kind="public-report")
    sent = {"kind": "public-report", "title": "That night"}
    done = served.post(reverse("draft-event-report", args=[cast.october]), sent)
    assert done.status_code == 400
    assert "were not accepted by a person" in done.content.decode()


def test_who_only_reads_sees_the_draft_and_no_button_to_take_it_out(client: Client, cast: Cast) -> None:
    said = client.get(reverse("letter", args=[cast.october])).content.decode()
    assert "as the sources cited here tell it." in said
    assert "Take it out" not in said


def test_each_kind_is_chosen_and_asks_for_what_goes_into_it(served: Client, cast: Cast) -> None:
    said = page(served, cast, kind="briefing", added="Nobody has heard of them.")
    assert "Briefing: " in said
    assert "1 line has no source yet" in said
    assert "Nobody has heard of them. [no source]" in said
    assert 'name="greeting"' not in said
    assert 'name="consent"' in page(served, cast, kind="urgent-appeal")
    assert "서면질문: " in page(served, cast, kind="question-written", tongue="ko")


def test_about_a_person_nobody_is_named(served: Client, cast: Cast) -> None:
    at = reverse("person-letter", args=[cast.person])
    said = served.get(at, {"kind": "wgeid"}).content.decode()
    assert "Working Group on Enforced or Involuntary Disappearances" in said
    assert "Full name: not told here." in said
    assert "Myong-suk" not in said
    assert 'value="question-oral"' not in said
    out = reverse("give-person-letter", args=[cast.person])
    done = served.post(out, {**TYPED, "kind": "wgeid", "why": "The family asked.", "form": "txt"})
    made = Letter.objects.get()
    assert (made.kind, made.about) == ("wgeid", cast.person)
    assert f'filename="wgeid-{made.public_id}.txt"' in done["Content-Disposition"]


def test_what_was_taken_out_is_listed_and_flagged_with_the_first_page(
    served: Client, cast: Cast, judge: Actor
) -> None:
    sent = {**TYPED, "why": "The families asked.", "form": "txt", "kind": "briefing"}
    served.post(reverse("give-letter", args=[cast.october]), sent)
    listed = reverse("letters")
    said = served.get(listed).content.decode()
    assert "A briefing" in said
    assert "What it rests on has changed" not in said
    assert "rests on what has changed" not in served.get("/").content.decode()
    claim = next(iter(Letter.objects.get().claims))
    review_claim(actor=judge, claim=claim, verdict=Status.REJECTED, why="A misprint.")
    assert "What it rests on has changed" in served.get(listed).content.decode()
    assert "paper, appeal or finding rests on what has changed" in served.get("/").content.decode()


def test_what_people_took_back_is_said_with_what_to_do_on_each_page(
    served: Client, cast: Cast, judge: Actor
) -> None:
    sent = {**TYPED, "why": "The families asked.", "form": "txt"}
    served.post(reverse("give-letter", args=[cast.october]), sent)
    claim = claim_of(judge, next(iter(Letter.objects.get().claims)))
    made = draft_appeal(
        actor=judge,
        title="To the minister",
        channel="letter",
        addressee="The Minister",
        events=[cast.october],
    ).public_id
    add_ask(actor=judge, appeal=made, to_do="ask where they are", claims=[claim.id])
    note_consent(actor=judge, item=claim.document_id, purpose="publish", is_given=False, way="written")
    listed = served.get(reverse("letters")).content.decode()
    assert "Do not send it on: draft it again without these words" in listed
    assert f'href="{reverse("document", args=[claim.document_id])}"' in listed
    shown = served.get(reverse("appeal", args=[made])).content.decode()
    assert "its people do not allow any more that it is told" in shown
    assert f"#{Letter.objects.get().public_id}" in shown
    assert "Take out what rests on it before this is sent" in shown
    assert "tell what their people do not allow any more" in served.get("/").content.decode()
    note_step(actor=judge, appeal=made, kind="sent")
    shown = served.get(reverse("appeal", args=[made])).content.decode()
    assert "Write to whoever was asked that these words are not to be passed on" in shown
