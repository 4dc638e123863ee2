"""A letter taken out by one person: what stops it, what is kept, and what flags it later. All is invented."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from tests.publication.forms.papers import LATIN
from tests.record.cast import derived, tells
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.advocacy.queries import Letter as Wanted
from tumen.advocacy.queries import drafted, outdated
from tumen.claims.actions import review_claim
from tumen.claims.models import Claim, Status
from tumen.consent.actions import note_consent
from tumen.documents.actions import mark_identity, set_sensitivity, take_in
from tumen.publication.errors import NotToBeReleased, ReleaseIsFinal
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.letter_rows import Letter
from tumen.publication.letters import give_letter
from tumen.publication.queries import letters_given, letters_holding
from tumen.record.errors import NoSuchEvent
from tumen.record.queries import events

DAY = date(2024, 3, 1)
TOLD = {"to": "The Foreign Secretary", "why": "The families asked for it."}


@pytest.fixture
def claim(actor: Actor) -> str:
    return tells(actor, 600, speakers=(("Reed Watch",),))


def paper(actor: Actor) -> Paper:
    derived(actor)
    (found,) = events(actor)
    return drafted(actor, found.id, Wanted(Tongue.ENGLISH, DAY))


def document_of(claim: str) -> str:
    return Claim.objects.get(public_id=claim).document.public_id


def test_it_is_kept_as_it_left_and_the_log_says_so(actor: Actor, claim: str) -> None:
    made = give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD)
    assert b"600 people" in bytes(made.file)
    assert made.sha256 == hashlib.sha256(bytes(made.file)).hexdigest()
    line = AuditLine.objects.get(action="publication.give_letter")
    assert (line.item, line.detail["claims"], line.detail["draft"]) == (made.public_id, 1, True)
    (shown,) = letters_given(actor)
    assert (shown.id, shown.recipient, shown.changed) == (made.public_id, "The Foreign Secretary", ())


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_in_its_other_forms_it_leaves_too(actor: Actor, claim: str, form: str) -> None:
    assert give_letter(actor=actor, paper=paper(actor), form=form, **TOLD).form == form


@pytest.mark.parametrize("missing", ["to", "why"])
def test_it_does_not_leave_without_a_reason_or_to_nobody(actor: Actor, claim: str, missing: str) -> None:
    with pytest.raises(NotToBeReleased, match="to whom the letter goes, and why"):
        give_letter(actor=actor, paper=paper(actor), form="txt", **{**TOLD, missing: " "})
    assert not Letter.objects.exists()


def test_a_reader_may_not(actor: Actor, claim: str) -> None:
    reader = introduce(name="A Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
    with pytest.raises(NotPermitted):
        give_letter(actor=reader, paper=paper(actor), form="txt", **TOLD)


def test_what_is_restricted_gets_into_no_letter(actor: Actor, claim: str) -> None:
    derived(actor)
    (found,) = events(actor)
    set_sensitivity(actor=actor, document=document_of(claim), level="restricted", why="a source asked for it")
    with pytest.raises(NoSuchEvent):
        drafted(actor, found.id, Wanted(Tongue.ENGLISH, DAY))


def test_a_covered_name_is_masked_in_the_draft_and_stops_what_is_typed(actor: Actor, claim: str) -> None:
    words = "across the river"
    mark_identity(actor=actor, document=document_of(claim), words=words, kind="name", why="as if a person")
    draft = paper(actor)
    assert not any(words in each for each in draft.words())
    with pytest.raises(NotToBeReleased, match="covered"):
        give_letter(actor=actor, paper=draft, form="txt", to=f"Who lives {words}", why="They asked.")


def test_a_country_that_is_covered_as_a_place_stops_nothing_and_as_a_name_it_does(
    actor: Actor, claim: str
) -> None:
    note = take_in(actor=actor, data=b"Interview\n\nShe lives in Chad now.\n", name="a.txt", origin="a test")
    cover = {"actor": actor, "document": note.public_id, "words": "Chad", "why": "where she is"}
    mark_identity(kind="place", **cover)
    made = give_letter(actor=actor, paper=paper(actor), form="txt", to="The ministry of Chad", why="Asked.")
    assert made.recipient == "The ministry of Chad"
    mark_identity(kind="name", **cover)
    with pytest.raises(NotToBeReleased, match="covered"):
        give_letter(actor=actor, paper=paper(actor), form="txt", to="The ministry of Chad", why="Asked.")


def test_whose_people_said_no_is_not_quoted(actor: Actor, claim: str) -> None:
    note_consent(
        actor=actor,
        item=document_of(claim),
        purpose="publish",
        is_given=False,
        way="written",
        why="No.",
    )
    with pytest.raises(NotToBeReleased, match="did not agree that their words"):
        give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD)


def test_a_claim_that_is_another_since_flags_the_letter(actor: Actor, claim: str) -> None:
    give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD)
    review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="a misprint")
    (shown,) = letters_given(actor)
    assert shown.changed == (claim,)


def test_a_letter_about_what_one_may_not_see_is_not_listed(actor: Actor, claim: str) -> None:
    give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD)
    colleague = introduce(name="A Colleague", roles=(Role.DOCUMENTER,), clearance=Level.INTERNAL)
    assert letters_given(colleague)
    set_sensitivity(actor=actor, document=document_of(claim), level="restricted", why="a source asked for it")
    assert letters_given(colleague) == []


def finished(actor: Actor) -> Paper:
    derived(actor)
    (found,) = events(actor)
    return drafted(actor, found.id, Wanted(Tongue.ENGLISH, DAY, is_draft=False))


def test_a_finished_letter_rests_on_accepted_claims(actor: Actor, claim: str) -> None:
    with pytest.raises(NotToBeReleased, match=f"1 claims .* not accepted by a person, the first {claim}"):
        give_letter(actor=actor, paper=finished(actor), form="txt", **TOLD)
    review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why="read it")
    made = give_letter(actor=actor, paper=finished(actor), form="txt", **TOLD)
    assert not made.is_draft
    assert b"DRAFT" not in bytes(made.file)
    assert b"Drafted from" not in bytes(made.file)


def test_what_goes_to_the_un_needs_that_nobody_refused_it(actor: Actor, claim: str) -> None:
    derived(actor)
    (found,) = events(actor)
    said = {"item": document_of(claim), "purpose": "court", "way": "written", "why": "Not to any office."}
    for purpose, is_given in (("publish", True), ("court", False)):
        note_consent(actor=actor, **{**said, "purpose": purpose}, is_given=is_given)
    draft = drafted(actor, found.id, Wanted(Tongue.ENGLISH, DAY, kind="allegation-letter"))
    with pytest.raises(NotToBeReleased, match="did not agree that the UN is given"):
        give_letter(actor=actor, paper=draft, form="txt", kind="allegation-letter", **TOLD)
    assert give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD).kind == "letter"


def test_a_kind_that_nobody_knows_does_not_leave(actor: Actor, claim: str) -> None:
    with pytest.raises(NotToBeReleased, match="“ode” is no kind of paper"):
        give_letter(actor=actor, paper=paper(actor), form="txt", kind="ode", **TOLD)


def told_by_two(actor: Actor) -> tuple[str, str]:
    """The event that two sources tell of, and the claim of the second."""
    derived(actor)
    (found,) = events(actor)
    other = tells(actor, 600, speakers=(("Heron Office",),))
    derived(actor)
    return found.id, other


def test_what_rests_on_a_changed_claim_waits_on_the_first_page_until_another_takes_its_place(
    actor: Actor, claim: str
) -> None:
    event, other = told_by_two(actor)
    for kind in ("briefing", "letter"):
        draft = drafted(actor, event, Wanted(Tongue.ENGLISH, DAY, kind=kind))
        give_letter(actor=actor, paper=draft, form="txt", about=event, kind=kind, **TOLD)
    assert outdated(actor).count == 0
    review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="a misprint")
    assert {(each.kind, each.changed) for each in outdated(actor).letters} == {
        ("briefing", (claim,)),
        ("letter", (claim,)),
    }
    derived(actor)
    again = drafted(actor, event, Wanted(Tongue.ENGLISH, DAY, kind="briefing"))
    assert [each.claim for each in again.citations if each.claim == claim] == []
    assert other in {each.claim for each in again.citations}
    give_letter(actor=actor, paper=again, form="txt", about=event, kind="briefing", **TOLD)
    assert [each.kind for each in outdated(actor).letters] == ["letter"]


def taken_back(actor: Actor, document: str, purpose: str = "publish") -> None:
    note_consent(actor=actor, item=document, purpose=purpose, is_given=False, way="written", why="No more.")


def test_a_consent_that_is_taken_back_flags_the_letter_until_another_went_to_the_same(
    actor: Actor, claim: str
) -> None:
    event, other = told_by_two(actor)
    given = {"actor": actor, "form": "txt", "about": event, "kind": "briefing", **TOLD}
    draft = drafted(actor, event, Wanted(Tongue.ENGLISH, DAY, kind="briefing"))
    first = give_letter(paper=draft, **given)
    taken_back(actor, document_of(claim))
    (shown,) = letters_given(actor)
    assert (shown.changed, shown.refused) == ((), (document_of(claim),))
    assert (outdated(actor).count, outdated(actor).refused) == (1, 1)
    assert [each.id for each in letters_holding(actor, document_of(claim))] == [first.public_id]
    assert letters_holding(actor, document_of(other)) == letters_holding(actor, document_of(claim))
    review_claim(actor=actor, claim=claim, verdict=Status.REJECTED, why="Not to be told.")
    derived(actor)
    again = drafted(actor, event, Wanted(Tongue.ENGLISH, DAY, kind="briefing"))
    give_letter(paper=again, **{**given, "to": "Somebody else"})
    assert [each.id for each in outdated(actor).letters] == [first.public_id]
    give_letter(paper=again, **given)
    assert outdated(actor).count == 0


def test_what_went_to_the_un_is_flagged_by_a_refusal_of_that_and_a_letter_is_not(
    actor: Actor, claim: str
) -> None:
    derived(actor)
    (found,) = events(actor)
    for kind in ("letter", "allegation-letter"):
        draft = drafted(actor, found.id, Wanted(Tongue.ENGLISH, DAY, kind=kind))
        give_letter(actor=actor, paper=draft, form="txt", about=found.id, kind=kind, **TOLD)
    taken_back(actor, document_of(claim), "publish")
    note_consent(actor=actor, item=document_of(claim), purpose="publish", is_given=True, way="written")
    taken_back(actor, document_of(claim), "court")
    assert {each.kind: bool(each.refused) for each in letters_given(actor)} == {
        "letter": False,
        "allegation-letter": True,
    }


def test_what_left_is_never_altered(actor: Actor, claim: str) -> None:
    made = give_letter(actor=actor, paper=paper(actor), form="txt", **TOLD)
    made.recipient = "somebody else"
    with pytest.raises(ReleaseIsFinal):
        made.save()
    with pytest.raises(ReleaseIsFinal):
        made.delete()


def test_a_draft_that_rests_on_what_is_gone_does_not_leave(actor: Actor, claim: str) -> None:
    with pytest.raises(NotToBeReleased, match="not there any more"):
        give_letter(actor=actor, paper=LATIN, form="txt", **TOLD)
