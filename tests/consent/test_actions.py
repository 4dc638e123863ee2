"""What people allow is noted, and honoured when they take it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.access.cast import put_apart, somebody
from tests.consent.cast import NAME, TEXT, an_interview, everything, marked
from tumen.access.heads import public_key
from tumen.access.models import Actor, AuditLine, Role
from tumen.access.permission import the_record
from tumen.access.proving import prove
from tumen.claims.models import Source, Status
from tumen.claims.queries import claims_of, sources
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.errors import ConsentIsFinal, NoSuchRecord, NotAConsent, NotYours
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer, Purpose, sentences
from tumen.consent.queries import allows, consents, of_everybody
from tumen.documents.actions import set_sensitivity, take_in, unmark_identity
from tumen.documents.custody import open_original
from tumen.documents.errors import DocumentError, NoSuchCover
from tumen.documents.masking import MASK
from tumen.documents.models import Cover, Document, RecordKey
from tumen.documents.queries import covers, text_of, text_to_read
from tumen.documents.queries import document as document_view
from tumen.record.queries import events
from tumen.vault import evidence
from tumen.vault.errors import EvidenceMissing


@pytest.fixture
def actor(researcher: Actor) -> Actor:
    return researcher


def noted(
    actor: Actor, item: str, purpose: str = "court", *, is_given: bool = True, **how: object
) -> Consent:
    return note_consent(
        actor=actor,
        item=item,
        purpose=purpose,
        is_given=is_given,
        way="spoken",
        **how,  # type: ignore[arg-type]
    )


class TestNoting:
    def test_nothing_recorded_is_unknown_and_no_yes(self, actor: Actor, interview: Document) -> None:
        found = allows(actor, interview.public_id, "court")
        assert found.answer is Answer.UNKNOWN
        assert not found
        assert not found.is_refused

    def test_a_yes_is_for_its_own_purpose(self, actor: Actor, interview: Document) -> None:
        noted(actor, interview.public_id, "court")
        assert allows(actor, interview.public_id, "court")
        assert allows(actor, interview.public_id, "name").answer is Answer.UNKNOWN

    def test_the_last_word_holds_and_the_others_stay(self, actor: Actor, interview: Document) -> None:
        noted(actor, interview.public_id)
        noted(actor, interview.public_id, is_given=False)
        assert allows(actor, interview.public_id, "court").answer is Answer.NO
        assert [(one.answer, one.holds) for one in consents(actor, interview.public_id)] == [
            (Answer.YES, False),
            (Answer.NO, True),
        ]

    def test_it_ends_after_its_last_day(self, actor: Actor, interview: Document) -> None:
        today = timezone.now().date()
        noted(actor, interview.public_id, until=today)
        assert allows(actor, interview.public_id, "court")
        found = allows(actor, interview.public_id, "court", on=today + timedelta(1))
        assert found.answer is Answer.ENDED
        assert found.is_refused

    def test_a_refusal_to_keep_refuses_everything(self, actor: Actor, interview: Document) -> None:
        noted(actor, interview.public_id, "court")
        noted(actor, interview.public_id, "keep", is_given=False)
        assert allows(actor, interview.public_id, "court").is_refused

    def test_every_purpose_can_be_withdrawn_at_once_by_who_documents(self, interview: Document) -> None:
        who = somebody(Role.DOCUMENTER)
        for purpose in Purpose:
            if purpose is not Purpose.KEEP:
                withdraw_consent(actor=who, item=interview.public_id, purpose=purpose, way="written")
                assert allows(who, interview.public_id, purpose).answer is Answer.WITHDRAWN
        assert evidence.is_intact(interview.evidence)

    def test_a_line_of_the_log_names_the_item_and_no_person(self, actor: Actor, interview: Document) -> None:
        noted(actor, interview.public_id, limits=f"not before {NAME} is safe")
        line = AuditLine.objects.filter(action="consent.note_consent").get()
        assert line.item == interview.public_id
        assert NAME not in str(line.detail)

    def test_what_was_noted_is_never_altered(self, actor: Actor, interview: Document) -> None:
        row = noted(actor, interview.public_id)
        for change in (row.save, row.delete, Consent.objects.all().delete):
            with pytest.raises(ConsentIsFinal):
                change()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"purpose": "everything"},
            {"giver": "nobody"},
            {"given_on": date(2999, 1, 1)},
            {"given_on": date(2020, 1, 2), "until": date(2020, 1, 1)},
        ],
        ids=str,
    )
    def test_what_cannot_be_is_refused(
        self, actor: Actor, interview: Document, wrong: dict[str, object]
    ) -> None:
        with pytest.raises(NotAConsent):
            noted(actor, interview.public_id, **wrong)  # type: ignore[arg-type]
        assert not Consent.objects.exists()

    def test_nobody_notes_or_learns_of_what_they_may_not_see(self, actor: Actor, interview: Document) -> None:
        cover, who = marked(actor, interview), somebody(Role.DOCUMENTER)
        noted(actor, interview.public_id)
        noted(actor, cover.public_id)
        put_apart(actor, interview.public_id)
        for item in (interview.public_id, cover.public_id, "i-00000000", "d-00000000", "s-00000000", "x"):
            with pytest.raises(NoSuchRecord):
                allows(who, item, "court")
            with pytest.raises(NoSuchRecord):
                noted(who, item)
        assert consents(who) == []

    def test_limits_are_masked_where_the_words_are(self, actor: Actor, interview: Document) -> None:
        marked(actor, interview)
        noted(actor, interview.public_id, limits=f"not before {NAME} is safe")
        who = somebody(Role.READER)
        assert allows(actor, interview.public_id, "court").limits == f"not before {NAME} is safe"
        assert allows(who, interview.public_id, "court").limits == f"not before {MASK} is safe"
        assert NAME not in repr(consents(who))


class TestSaying:
    def test_one_answer_to_everything_is_one_sentence(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        noted(actor, interview.public_id, limits="not before May")
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        said = sentences(of_everybody(actor, interview.public_id))
        court = f"consent of {interview.public_id} to give it to a court was given"
        assert said[0] == f"{court}, within these limits: not before May"
        assert f"consent of {cover.public_id} to anything was withdrawn" in said
        assert len(said) == len(set(said)) < len(Purpose)

    def test_what_is_closed_is_not_said_to_be_withdrawn(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        RecordKey.objects.filter(item=cover.public_id).delete()  # as a copy restored without its keys
        found = allows(actor, cover.public_id, "court")
        assert found.is_refused
        assert found.says.endswith("is taken as withdrawn: no key here opens its words")


class TestForgettingAnIdentity:
    def test_the_words_are_in_no_row_any_more(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        assert NAME in everything()
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        left = everything()
        assert NAME not in left
        assert "Ok-hui" not in left

    def test_the_log_still_verifies(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        assert prove(actor, key=public_key()).is_whole

    def test_the_place_is_masked_for_everybody(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        assert NAME in text_of(actor, interview).text
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        for viewer in (actor, somebody(Role.READER)):
            shown = text_of(viewer, interview).text
            assert shown.startswith(f"What {MASK} told")
            assert MASK + "▮" not in shown
        assert [one.words for one in covers(actor, interview.public_id) if one.is_forgotten] == [MASK] * 3

    def test_offsets_and_quotes_stand_as_they_did(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        before = text_to_read(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        after = text_to_read(actor, interview)
        assert len(after.text) == len(before.text)
        assert after.text.replace("▮", "") == before.text.replace(NAME, "")
        (claim,) = claims_of(actor, interview)
        assert claim.quote_stands
        assert claim.status == Status.ACCEPTED

    def test_other_identities_stay(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        assert "+82 10-5555-0137" in text_of(actor, interview).text

    def test_a_longer_name_that_holds_it_goes_with_it(self, actor: Actor, interview: Document) -> None:
        whole = marked(actor, interview)
        short = marked(actor, interview, "Ok-hui")
        withdraw_consent(actor=actor, item=short.public_id, way="spoken")
        assert not RecordKey.objects.filter(item=whole.public_id).exists()
        assert NAME not in everything()

    def test_the_same_words_elsewhere_stay_and_are_told(self, actor: Actor, interview: Document) -> None:
        other = an_interview(actor, f"Another\n\nThe town of {NAME} saw 60 people returned.\n", "b.txt")
        done = withdraw_consent(actor=actor, item=marked(actor, interview).public_id, way="spoken")
        assert done.forgotten is not None
        assert done.forgotten.elsewhere == (other.public_id,)
        assert NAME in text_to_read(actor, other).text
        assert NAME not in text_to_read(actor, interview).text

    def test_the_original_stays_for_who_sees_identities_and_is_refused_for_every_purpose(
        self, actor: Actor, interview: Document
    ) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        assert open_original(actor=actor, document=interview, why="a test").data == TEXT.encode()
        assert all(allows(actor, cover.public_id, purpose).is_refused for purpose in Purpose)

    def test_the_place_cannot_be_uncovered(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        with pytest.raises(NoSuchCover, match="forgotten"):
            unmark_identity(actor=actor, cover=cover.public_id, why="a test")

    def test_a_place_that_somebody_had_uncovered_is_covered_again(
        self, actor: Actor, interview: Document
    ) -> None:
        cover = marked(actor, interview)
        unmark_identity(actor=actor, cover=cover.public_id, why="a test")
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        assert text_of(actor, interview).text.startswith(f"What {MASK} told")

    def test_it_takes_a_keeper(self, actor: Actor, interview: Document) -> None:
        cover, who = marked(actor, interview), somebody(Role.DOCUMENTER, Role.REVIEWER)
        with pytest.raises(NotYours, match="keeper"):
            withdraw_consent(actor=who, item=cover.public_id, way="spoken")
        assert RecordKey.objects.filter(item=cover.public_id).exists()

    @pytest.mark.parametrize("whole", [False, True])
    def test_a_keeper_from_whom_other_documents_are_hidden_can_do_it(
        self, actor: Actor, interview: Document, *, whole: bool
    ) -> None:
        """Though what others did to this one is told in lines of the log that they are not shown."""
        cover, helper = marked(actor, interview), somebody(Role.DOCUMENTER)
        set_sensitivity(
            actor=helper, document=interview.public_id, level="internal", why=f"{NAME} asked for it"
        )
        other = take_in(actor=actor, data=b"Another text, of others.\n", name="b.txt", origin="a test")
        put_apart(actor, other.public_id)
        item = interview.public_id if whole else cover.public_id
        assert withdraw_consent(actor=actor, item=item, way="spoken").forgotten
        assert NAME not in everything()

    def test_twice_destroys_once(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        again = withdraw_consent(actor=actor, item=cover.public_id, way="written").forgotten
        assert again is not None
        assert (again.keys, again.cells) == (0, 0)

    def test_a_later_yes_brings_nothing_back(self, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview)
        withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
        noted(actor, cover.public_id, "keep")
        assert not allows(actor, cover.public_id, "keep")
        assert Cover.objects.get(pk=cover.pk).sealed == b""

    def test_a_source_that_speaks_in_two_documents_goes_with_the_last(
        self, actor: Actor, interview: Document
    ) -> None:
        other = an_interview(actor, f"Another\n\n{NAME} saw 60 people returned.\n", "b.txt")
        withdraw_consent(actor=actor, item=marked(actor, interview).public_id, way="spoken")
        assert Source.objects.filter(name=NAME).exists()
        (claim,) = claims_of(actor, interview)
        assert [source.name for chain in claim.told_by for source in chain] == [MASK]
        withdraw_consent(actor=actor, item=marked(actor, other).public_id, way="spoken")
        assert NAME not in everything()


class TestForgettingADocument:
    def test_its_words_and_its_original_are_gone(self, actor: Actor, interview: Document) -> None:
        marked(actor, interview)
        address, sha256 = interview.evidence, interview.sha256
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.db.transaction.on_commit", lambda then: then())
            patch.setattr("tumen.consent.forgetting.empty_the_log", lambda: True)
            withdraw_consent(actor=actor, item=interview.public_id, way="written")
        left = everything()
        for words in (NAME, "5555-0137", "returned 60 people", sha256):
            assert words not in left
        with pytest.raises(EvidenceMissing):
            evidence.fetch(address)

    def test_what_a_code_was_read_from_goes_and_the_code_stays(self, actor: Actor) -> None:
        who = "Zqlan Mi-suk"
        told = f"# Interview notes\n\n- **Interviewee:** {who}\n- **Date:** 22 November 2023\n\nShe wept.\n"
        notes = take_in(actor=actor, data=told.encode(), name="notes.md", origin="post")
        genre = notes.details.get(field="genre")
        assert who in genre.evidence
        withdraw_consent(actor=actor, item=notes.public_id, way="spoken")
        assert who not in everything()
        assert notes.details.get(field="genre").value == genre.value == "interview"

    def test_its_page_says_so_and_tells_nothing(self, actor: Actor, interview: Document) -> None:
        withdraw_consent(actor=actor, item=interview.public_id, way="written")
        assert text_of(actor, interview.public_id).text.strip("▮\n") == ""
        view = document_view(actor, interview.public_id)
        assert view.summary.label == MASK
        assert {claim.status for claim in claims_of(actor, interview.public_id, statuses=list(Status))} == {
            Status.REJECTED
        }
        with pytest.raises(DocumentError, match="withdrawn"):
            open_original(actor=actor, document=Document.objects.get(pk=interview.pk), why="a test")

    def test_the_record_does_not_rest_on_it(self, actor: Actor, interview: Document) -> None:
        assert events(the_record())
        withdraw_consent(actor=actor, item=interview.public_id, way="written")
        assert events(the_record()) == []

    def test_the_log_still_verifies(self, actor: Actor, interview: Document) -> None:
        withdraw_consent(actor=actor, item=interview.public_id, way="written")
        assert prove(actor, key=public_key()).is_whole
        line = AuditLine.objects.get(action="documents.take_in", item=interview.public_id)
        assert line.detail is None

    def test_another_document_stays_as_it_was(self, actor: Actor, interview: Document) -> None:
        other = an_interview(actor, "Another\n\nThe town saw 60 people returned.\n", "b.txt")
        withdraw_consent(actor=actor, item=interview.public_id, way="written")
        assert "The town saw" in text_of(actor, other).text
        assert evidence.is_intact(other.evidence)

    def test_the_same_bytes_handed_in_again_are_another_document(
        self, actor: Actor, interview: Document
    ) -> None:
        withdraw_consent(actor=actor, item=interview.public_id, way="written")
        again = take_in(actor=actor, data=TEXT.encode(), name="report.txt", origin="again")
        assert again.public_id != interview.public_id
        assert allows(actor, again.public_id, "keep").answer is Answer.UNKNOWN


class TestForgettingASource:
    def test_its_name_is_gone_wherever_it_speaks(self, actor: Actor, interview: Document) -> None:
        source = Source.objects.get(name=NAME)
        withdraw_consent(actor=actor, item=source.public_id, way="passed-on")
        assert NAME not in everything()
        assert NAME not in {one.name for one in sources(actor)}
        assert text_of(actor, interview).text.startswith(f"What {MASK} told")
