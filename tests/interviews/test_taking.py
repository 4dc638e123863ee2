"""Consent first; turns that survive; pauses; and that what is taken back is destroyed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from tests.interviews.cast import ANSWER, NAME, QUESTION, WHO, begun, closed, told
from tests.record.people_cast import uncleared
from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.errors import NoSuchRecord, NotYours
from tumen.consent.forgetting import empty_the_log
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer, Purpose
from tumen.consent.queries import allows
from tumen.documents.actions import mark_identity
from tumen.documents.models import RecordKey
from tumen.documents.queries import document, text_of
from tumen.interviews import queries
from tumen.interviews.actions import (
    begin,
    close,
    correct_turn,
    hold,
    pause,
    resume,
    strike_turn,
    translate,
    withdraw,
    write_turn,
)
from tumen.interviews.errors import ConsentFirst, NoSuchInterview, NothingSaid, NotNow
from tumen.interviews.kinds import State
from tumen.interviews.models import Interview, Turn

pytestmark = pytest.mark.django_db


def everything_of_this_room() -> str:
    """Every cell of this room as it lies in the database, bytes included."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("interviews_", "access_auditline")):
                cursor.execute(f"SELECT * FROM {table}")
                found += [cell for row in cursor for cell in row]
    return repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in found])


# Consent first


def test_nothing_is_kept_before_they_agree(actor: Actor) -> None:
    for answers in ({}, {"keep": False}, {"research": True}):
        with pytest.raises(ConsentFirst):
            begun(actor, answers=answers)
    assert not Interview.objects.exists()
    assert not Consent.objects.exists()
    assert not RecordKey.objects.exists()


def test_consent_and_interview_are_one_change(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("tumen.interviews.actions.taking.note_consent", fails)
    with pytest.raises(RuntimeError):
        begun(actor)
    assert not Interview.objects.exists()


def test_each_purpose_is_noted_with_its_limits(actor: Actor) -> None:
    id = begun(actor).public_id
    assert allows(actor, id, "research").limits == "Not before my sister is safe."
    assert allows(actor, id, "name").answer is Answer.NO
    assert allows(actor, id, "court").answer is Answer.UNKNOWN


def test_a_child_needs_a_guardian_and_their_own_yes(actor: Actor) -> None:
    for more in ({}, {"giver": "guardian"}, {"assents": True}):
        with pytest.raises(ConsentFirst):
            begun(actor, speaks="child", **more)
    child = begun(actor, speaks="child", giver="guardian", assents=True)
    assert child.speaks == "child"
    assert {each.why for each in Consent.objects.filter(item=child.public_id)} == {
        "asked in ko, the child wants it too"
    }


def test_a_code_name_tells_nothing_of_the_name(actor: Actor) -> None:
    with pytest.raises(NothingSaid):
        begun(actor, code_name="Green Moonfield")
    with pytest.raises(NothingSaid):
        begun(actor, interviewee=" ")
    with pytest.raises(NothingSaid):
        begun(actor, code_name="Heron 412")
    drawn = begun(actor, code_name="")
    assert drawn.code_name
    with pytest.raises(NothingSaid):
        begun(actor, code_name=drawn.code_name)


def test_nobody_puts_an_interview_out_of_their_own_sight(actor: Actor) -> None:
    low = introduce(name="low", roles=(Role.DOCUMENTER,), clearance=Level.INTERNAL)
    with pytest.raises(NotPermitted):
        begun(low)
    assert not Interview.objects.exists()


# Turns


def test_turns_are_kept_in_order_and_read_as_they_were_said(actor: Actor) -> None:
    found = queries.interview(actor, told(actor).public_id)
    assert [(turn.number, turn.kind.value, turn.words) for turn in found.turns] == [
        (1, "question", QUESTION),
        (2, "answer", ANSWER),
    ]
    assert dict(found.who) == WHO
    assert found.next_turn == 3


def test_no_word_of_an_open_interview_lies_in_the_open(actor: Actor) -> None:
    told(actor)
    kept = everything_of_this_room().lower()
    assert "heron" in kept
    assert [word for word in ("zqkim", "zqlee", "zqtown", "zqpeople", "october") if word in kept] == []


def test_what_is_typed_survives_before_the_turn_ends(actor: Actor) -> None:
    row = told(actor)
    for words in ("We were", "We were taken across the bridge"):
        write_turn(actor=actor, interview=row.public_id, turn=3, kind="answer", words=words)
    last = queries.interview(actor, row.public_id).turns[-1]
    assert (last.words, last.is_ended) == ("We were taken across the bridge", False)
    assert queries.interview(actor, row.public_id).next_turn == 3


def test_a_turn_that_ended_is_not_written_over_by_one_that_comes_late(actor: Actor) -> None:
    row = told(actor)
    write_turn(actor=actor, interview=row.public_id, turn=2, kind="answer", words="In Oct")
    assert queries.interview(actor, row.public_id).turns[1].words == ANSWER
    with pytest.raises(NothingSaid):
        write_turn(actor=actor, interview=row.public_id, turn=5, kind="answer", words="later")
    with pytest.raises(NothingSaid):
        write_turn(actor=actor, interview=row.public_id, turn=3, kind="song", words="la")


@pytest.mark.parametrize("words", ["", " \u200b\n", "\u202e"])
def test_a_turn_says_something(actor: Actor, words: str) -> None:
    with pytest.raises(NothingSaid):
        write_turn(actor=actor, interview=begun(actor).public_id, turn=1, kind="note", words=words)


def test_nothing_more_is_kept_when_they_take_it_back_elsewhere(actor: Actor) -> None:
    row = told(actor)
    note_consent(actor=actor, item=row.public_id, purpose="keep", is_given=False, way="spoken")
    with pytest.raises(ConsentFirst):
        write_turn(actor=actor, interview=row.public_id, turn=3, kind="answer", words="more")
    with pytest.raises(ConsentFirst):
        close(actor=actor, interview=row.public_id, read_back="confirmed")


# Pauses


def test_a_pause_keeps_what_is_typed_and_shows_nothing(actor: Actor) -> None:
    row = told(actor)
    pause(actor=actor, interview=row.public_id, turn=3, kind="answer", words="Then they")
    shown = queries.interview(actor, row.public_id)
    assert (shown.state, shown.turns, shown.who) == (State.PAUSED, (), ())
    assert shown.paused_at
    with pytest.raises(NotNow):
        write_turn(actor=actor, interview=row.public_id, turn=3, kind="answer", words="Then they came")
    pause(actor=actor, interview=row.public_id)
    resume(actor=actor, interview=row.public_id)
    assert queries.interview(actor, row.public_id).turns[-1].words == "Then they"
    assert queries.interview(actor, row.public_id).pauses == 1


def test_they_may_decide_later_whether_it_is_kept(actor: Actor) -> None:
    row = told(actor)
    pause(actor=actor, interview=row.public_id)
    hold(actor=actor, interview=row.public_id)
    assert queries.interview(actor, row.public_id).turns == ()
    with pytest.raises(NotNow):
        close(actor=actor, interview=row.public_id, read_back="confirmed")
    resume(actor=actor, interview=row.public_id)
    assert close(actor=actor, interview=row.public_id, read_back="declined").document


# Taking it back


def test_what_is_taken_back_in_the_middle_is_destroyed_at_once(actor: Actor) -> None:
    row = told(actor)
    pause(actor=actor, interview=row.public_id)
    done = withdraw(actor=actor, interview=row.public_id, why="They asked for it.")
    assert done.forgotten is not None
    assert done.forgotten.keys == 1
    assert not RecordKey.objects.filter(item=row.public_id).exists()
    assert {bytes(turn.sealed) for turn in Turn.objects.all()} == {b""}
    gone = queries.interview(actor, row.public_id)
    assert (gone.state, gone.turns, gone.is_allowed) == (State.WITHDRAWN, (), False)
    assert allows(actor, row.public_id, "keep").answer is Answer.WITHDRAWN
    for refused in (resume, hold):
        with pytest.raises(NotNow):
            refused(actor=actor, interview=row.public_id)
    with pytest.raises(NotNow):
        withdraw(actor=actor, interview=row.public_id)


@pytest.mark.laptop
def test_the_log_of_recent_writes_is_emptied_of_it(
    actor: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    row = told(actor)
    for forgets in (
        lambda: strike_turn(actor=actor, interview=row.public_id, turn=1),
        lambda: withdraw(actor=actor, interview=row.public_id),
    ):
        with django_capture_on_commit_callbacks() as after:
            forgets()
        assert empty_the_log in after


def test_nothing_is_added_to_what_no_key_opens(actor: Actor) -> None:
    """As in a backup that was restored without its keys."""
    row = told(actor)
    RecordKey.objects.filter(item=row.public_id).delete()
    found = queries.interview(actor, row.public_id)
    assert (found.is_allowed, [turn.words for turn in found.turns]) == (False, ["", ""])
    with pytest.raises(ConsentFirst, match="no key here opens"):
        write_turn(actor=actor, interview=row.public_id, turn=3, kind="answer", words="more")
    withdraw(actor=actor, interview=row.public_id)


def test_who_takes_it_destroys_it_without_a_keeper_until_it_is_closed(actor: Actor) -> None:
    field = introduce(name="field", roles=(Role.DOCUMENTER,), clearance=Level.INTERNAL)
    _clear(actor, field)
    row = told(field, level="internal")
    withdraw(actor=field, interview=row.public_id)
    other = closed(field, level="internal", code_name="Grey Teal")
    with pytest.raises(NotYours):
        withdraw(actor=field, interview=other.public_id)


@pytest.mark.parametrize("which", ["interview", "document"])
def test_interview_document_and_recording_are_forgotten_together(actor: Actor, which: str) -> None:
    row = closed(actor, with_sound=True)
    assert row.document
    assert row.recording
    item = row.public_id if which == "interview" else row.document.public_id
    withdraw_consent(actor=actor, item=item, way="written")
    for each in (row.document, row.recording):
        each.refresh_from_db()
        assert each.evidence == ""
        assert allows(actor, each.public_id, "research").answer is Answer.WITHDRAWN
    assert queries.interview(actor, row.public_id).state is State.WITHDRAWN
    assert NAME not in text_of(actor, row.document).text


def test_a_recording_can_be_taken_back_alone(actor: Actor) -> None:
    row = closed(actor, with_sound=True)
    assert row.recording
    withdraw_consent(actor=actor, item=row.recording.public_id, way="spoken")
    kept = queries.interview(actor, row.public_id)
    assert (kept.state, kept.recording) == (State.CLOSED, "")
    assert kept.turns[1].words == ANSWER


def test_a_purpose_that_is_withdrawn_is_withdrawn_of_the_recording_too(actor: Actor) -> None:
    row = closed(actor, with_sound=True)
    assert row.document
    assert row.recording
    withdraw_consent(actor=actor, item=row.document.public_id, purpose=Purpose.RESEARCH, way="spoken")
    assert allows(actor, row.recording.public_id, "research").answer is Answer.WITHDRAWN
    assert allows(actor, row.recording.public_id, "keep")


def test_words_of_somebody_else_go_from_the_translation_too(actor: Actor) -> None:
    row = closed(actor)
    assert row.document
    words = {1: "언제?", 2: f"{NAME} said it"}
    translate(actor=actor, interview=row.public_id, language="ko", translator="Zqchoi", words=words)
    cover = mark_identity(
        actor=actor, document=row.document.public_id, words="zqpeople", kind="name", why="her sister"
    )
    withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
    turns = queries.interview(actor, row.public_id).turns
    assert [len(turn.translations) for turn in turns] == [1, 0]
    assert "zqpeople" not in turns[1].words


# Reading back and closing


def test_they_correct_and_strike_what_was_written(actor: Actor) -> None:
    row = told(actor)
    correct_turn(actor=actor, interview=row.public_id, turn=2, words="In November 2023.")
    strike_turn(actor=actor, interview=row.public_id, turn=1)
    with pytest.raises(NothingSaid):
        correct_turn(actor=actor, interview=row.public_id, turn=9, words="x")
    made = close(actor=actor, interview=row.public_id, read_back="confirmed")
    assert made.document
    text = text_of(actor, made.document).text
    assert "In November 2023." in text
    assert ANSWER not in text
    assert QUESTION not in text
    assert "struck out" in text


def test_a_closed_interview_is_a_document_with_its_turns_as_passages(actor: Actor) -> None:
    row = closed(actor)
    assert row.document
    view = text_of(actor, row.document)
    assert (view.genre, view.title, view.language) == ("interview", "Interview Amber Heron", "en")
    for turn, words in zip(Turn.objects.all(), (QUESTION, ANSWER), strict=True):
        assert view.text[turn.start : turn.end] == words
    kept = document(actor, row.document.public_id)
    assert dict(kept.particulars)["interviewee"] == NAME
    assert [step.kind for step in kept.custody] == ["typed in"]
    assert kept.summary.published is not None


def test_closing_leaves_no_words_but_the_documents(actor: Actor) -> None:
    row = closed(actor)
    assert {bytes(turn.sealed) for turn in Turn.objects.all()} == {b""}
    assert bytes(Interview.objects.get().sealed) == b""
    assert not RecordKey.objects.filter(item=row.public_id).exists()
    assert queries.interview(actor, row.public_id).turns[1].words == ANSWER


def test_closing_takes_consents_and_level_along(actor: Actor) -> None:
    row = closed(actor)
    assert row.document
    id = row.document.public_id
    assert allows(actor, id, "research").limits == "Not before my sister is safe."
    assert allows(actor, id, "name").answer is Answer.NO
    low = introduce(name="low", roles=(Role.READER,), clearance=Level.INTERNAL)
    with pytest.raises(Exception, match="There is no document"):
        text_of(low, id)


def test_closing_is_whole_or_not_at_all(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = told(actor)

    def fails(*_: object) -> None:
        raise RuntimeError("the power failed")

    monkeypatch.setattr("tumen.interviews.actions.closing.ask_to_read", fails)
    with pytest.raises(RuntimeError):
        close(actor=actor, interview=row.public_id, read_back="confirmed")
    found = queries.interview(actor, row.public_id)
    assert (found.state, found.document, found.turns[1].words) == (State.OPEN, "", ANSWER)


def test_nothing_without_an_answer_is_closed(actor: Actor) -> None:
    row = begun(actor)
    write_turn(actor=actor, interview=row.public_id, turn=1, kind="question", words="Why?", is_ended=True)
    with pytest.raises(NothingSaid):
        close(actor=actor, interview=row.public_id, read_back="confirmed")
    with pytest.raises(NothingSaid):
        close(actor=actor, interview=told(actor, code_name="").public_id, read_back="perhaps")


# Nobody else


def _clear(keeper: Actor, who: Actor) -> None:
    from tumen.access.actions import grant

    grant(actor=keeper, to=who, kind="identity", why="a test")


def test_who_is_not_cleared_is_told_of_no_interview(actor: Actor) -> None:
    viewer, row = uncleared(actor), told(actor)
    assert queries.interviews(viewer) == queries.InterviewList((), 1, False, False)
    with pytest.raises(NoSuchInterview) as hidden:
        queries.interview(viewer, row.public_id)
    with pytest.raises(NoSuchInterview) as missing:
        queries.interview(viewer, "v-00000000")
    assert str(hidden.value).replace(row.public_id, "v-00000000") == str(missing.value)
    with pytest.raises(NoSuchRecord):
        allows(viewer, row.public_id, "keep")


def test_who_is_not_cleared_changes_none(actor: Actor) -> None:
    viewer, row = uncleared(actor), told(actor)
    with pytest.raises(NotPermitted):
        begin(actor=viewer, answers={"keep": True}, way="spoken", **WHO)
    for refused in (pause, resume, hold, withdraw):
        with pytest.raises(NoSuchInterview):
            refused(actor=viewer, interview=row.public_id)
    assert queries.interview(actor, row.public_id).state is State.OPEN


def test_the_closed_document_masks_whoever_it_names(actor: Actor) -> None:
    row, viewer = closed(actor), uncleared(actor)
    assert row.document
    text = text_of(viewer, row.document).text
    assert [word for word in ("Zqkim", "Zqlee", "Zqpark", "Zqtown") if word in text] == []
    assert "Amber Heron" in text


def test_the_log_tells_no_word_of_what_was_said(actor: Actor) -> None:
    withdraw(actor=actor, interview=closed(actor).public_id)
    told_there = repr([(line.item, line.detail) for line in AuditLine.objects.all()])
    assert [word for word in (*WHO.values(), QUESTION, ANSWER) if word in told_there] == []
