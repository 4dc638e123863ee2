"""Documents taken in, typed in and dated: all of it is kept, or nothing, and never twice."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from tests.documents.shapes.office import docx, eml
from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines
from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.models import Actor, AuditLine
from tumen.documents import actions
from tumen.documents.actions import set_date, take_in, take_in_member, type_in
from tumen.documents.errors import EmptyFile, NotADate, QuestionedDate, RefusedFile
from tumen.documents.intake import Container, Hints, Member
from tumen.documents.intake.containers.members import Place
from tumen.documents.models import Block, CustodyEvent, Detail, Document, Rendition
from tumen.documents.models import Container as KeptContainer
from tumen.documents.queries import document as view_of
from tumen.documents.queries import documents_in, text_of
from tumen.vault import evidence
from tumen.vault.workspace import Workspace
from tumen.vocabulary.codes import BlockKind

UNDATED = blank_lines(HEADLINE, *PARAGRAPHS).encode()
DATED = blank_lines(HEADLINE, "18 October 2023", *PARAGRAPHS).encode()


def given(actor: Actor, data: bytes = UNDATED, **more: Any) -> Document:
    return take_in(actor=actor, data=data, name="river.txt", origin="/desk/river.txt", **more)


def nothing_is_kept() -> bool:
    kept = (Document, Rendition, Block, Detail, CustodyEvent)
    return not any(model.objects.exists() for model in kept)


def test_the_original_is_kept_unchanged(actor: Actor) -> None:
    document = given(actor)
    assert evidence.fetch(document.evidence) == UNDATED
    assert document.sha256 == hashlib.sha256(UNDATED).hexdigest()
    assert document.size == len(UNDATED)
    assert document.public_id.startswith("d-")


def test_who_gave_it_when_and_from_where_is_kept(actor: Actor) -> None:
    (step,) = view_of(actor, given(actor).public_id).custody
    assert (step.kind, step.actor, step.name, step.origin) == (
        "received",
        actor.name,
        "river.txt",
        "/desk/river.txt",
    )
    assert step.at.tzinfo is not None


TESTIMONY = blank_lines(
    "Testimony of Witness K",
    "I crossed the river in the winter, when I was twenty-seven years old, with four others.",
    "They put me in a room with thirty women, and every week a bus came for some of us.",
).encode()


def test_genre_and_voice_are_kept_as_details_with_their_evidence(actor: Actor) -> None:
    document = given(actor, TESTIMONY)
    view = text_of(actor, document)
    assert (view.genre, view.voices) == ("testimony", ("Witness K",))
    assert view_of(actor, document.public_id).summary.genre == "testimony"
    for field in ("genre", "spoken by"):
        detail = Detail.objects.get(document=document, field=field)
        assert detail.evidence == f"the {'words' if field == 'genre' else 'line'} “Testimony of Witness K”"
        assert detail.value in ("testimony", "Witness K")
        assert detail.start is not None
        assert detail.given_by is None


def test_the_interviewee_of_a_form_is_kept_once(actor: Actor) -> None:
    form = blank_lines(
        "Notes", "Interviewee: a mother\nInterviewer: Ada Quill\nDate: 22 November 2023", *PARAGRAPHS
    )
    document = given(actor, form.encode())
    kept = [detail.field for detail in Detail.objects.filter(document=document, value="a mother")]
    assert kept == ["interviewee"]


def test_headings_are_kept_as_blocks_of_their_own(actor: Actor) -> None:
    text = blank_lines(HEADLINE, "18 October 2023", PARAGRAPHS[0], "Background", PARAGRAPHS[1])
    view = text_of(actor, given(actor, text.encode()))
    assert [span.of(view.text) for kind, span in view.blocks if kind is BlockKind.HEADING] == ["Background"]


def test_text_blocks_and_details_are_kept_with_their_evidence(actor: Actor) -> None:
    document = given(actor, DATED)
    view = text_of(actor, document)
    assert view.text == DATED.decode()
    assert [span.of(view.text) for _, span in view.blocks] == [HEADLINE, "18 October 2023", *PARAGRAPHS]
    published = Detail.objects.get(document=document, field="published")
    assert published.value == "2023-10-18"
    assert "18 October 2023" in published.evidence
    assert published.given_by is None
    assert view.text[published.start : published.end] == "18 October 2023"


def test_the_same_bytes_are_one_document(actor: Actor) -> None:
    first = given(actor)
    again = take_in(actor=actor, data=UNDATED, name="copy.txt", origin="/mail/copy.txt")
    assert again == first
    assert again.was_known
    assert not first.was_known
    assert Document.objects.count() == Rendition.objects.count() == 1
    assert [step.kind for step in view_of(actor, first.public_id).custody] == ["received", "received again"]


def test_bytes_that_another_process_took_in_between_are_one_document(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = given(actor)
    real = Document.objects.filter
    answers = iter([Document.objects.none()])
    monkeypatch.setattr(Document.objects, "filter", lambda **by: next(answers, real(**by)))
    assert given(actor).pk == first.pk


def test_what_is_given_with_a_document_stands_before_its_own(actor: Actor) -> None:
    document = given(actor, publisher="Reed Valley Post", language="en", published="2023-10-19")
    view = text_of(actor, document)
    assert view.publisher == "Reed Valley Post"
    assert str(view.published) == "2023-10-19"
    assert Detail.objects.get(document=document, field="published").given_by == actor


def test_what_is_given_with_a_copy_is_added_to_the_document(actor: Actor) -> None:
    document = given(actor)
    again = given(actor, published="2023-10-19")
    assert str(text_of(actor, document).published) == "2023-10-19"
    assert again.revision == document.revision + 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"{\\rtf1 x}"])
def test_a_refused_file_leaves_nothing_behind(actor: Actor, data: bytes) -> None:
    before = AuditLine.objects.count()
    with pytest.raises(RefusedFile, match=r"river\.txt"):
        given(actor, data)
    assert nothing_is_kept()
    assert AuditLine.objects.count() == before


@pytest.mark.parametrize("broken", ["_keep_rendition", "_found_details", "_keep_given"])
def test_nothing_is_half_kept_when_a_step_fails(
    actor: Actor, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(actions, broken, fail)
    with pytest.raises(DatabaseError):
        given(actor)
    assert nothing_is_kept()
    assert not AuditLine.objects.filter(action="documents.take_in").exists()


def test_no_row_is_written_when_the_bytes_cannot_be_kept(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tumen.vault.errors import EvidenceNotKept

    def full(_: bytes) -> str:
        raise EvidenceNotKept("The disk is full.")

    monkeypatch.setattr(evidence, "keep", full)
    with pytest.raises(EvidenceNotKept):
        given(actor)
    assert nothing_is_kept()


def test_every_change_leaves_an_audit_line_without_names(actor: Actor) -> None:
    document = given(actor)
    set_date(actor=actor, document=document, published="2023-10-19", why="the editor said so")
    lines = AuditLine.objects.filter(item=document.public_id)
    assert [line.action for line in lines] == ["documents.take_in", "documents.set_date"]
    assert not any("river.txt" in str(line.detail) for line in lines)


def test_only_those_who_may_change_take_in(reader: Actor) -> None:
    with pytest.raises(NotPermitted):
        given(reader)
    with pytest.raises(UnknownActor):
        given(Actor(name="nobody"))
    assert nothing_is_kept()


# Dates


def test_a_date_given_later_dates_the_document(actor: Actor) -> None:
    document = given(actor)
    assert text_of(actor, document).published is None
    dated = set_date(actor=actor, document=document, published="19 October 2023", why="told by the editor")
    assert str(text_of(actor, dated).published) == "2023-10-19"
    assert dated.revision == 2


def test_the_earlier_date_is_kept_with_who_when_and_why(actor: Actor) -> None:
    document = given(actor, DATED)
    set_date(
        actor=actor, document=document, published="2023-10-19", why="the page was changed", confirmed=True
    )
    dates = [detail for detail in view_of(actor, document.public_id).details if detail.field == "published"]
    assert [(date.value, date.given_by, date.is_current) for date in dates] == [
        ("2023-10-18", "", False),
        ("2023-10-19", actor.name, True),
    ]
    assert dates[1].why == "the page was changed"
    assert "confirmed although the document itself says 2023-10-18" in dates[1].evidence


@pytest.mark.parametrize(("published", "words"), [("2999-01-01", "future"), ("2001-01-01", "itself says")])
def test_a_wrong_date_is_questioned_with_how_to_confirm(actor: Actor, published: str, words: str) -> None:
    document = given(actor, DATED)
    with pytest.raises(QuestionedDate, match=words) as asked:
        set_date(actor=actor, document=document, published=published, why="")
    assert "--confirm-date" in str(asked.value)
    with pytest.raises(QuestionedDate, match=words):
        given(actor, DATED + b"\n", published=published)
    assert Document.objects.count() == 1
    set_date(actor=actor, document=document, published=published, why="it is so", confirmed=True)
    assert str(text_of(actor, document).published) == published


def test_a_date_before_what_the_document_tells_of_is_questioned(actor: Actor) -> None:
    data = blank_lines(HEADLINE, "They were returned on 18 September 2023, the group said.").encode()
    with pytest.raises(QuestionedDate, match="2023-09-18"):
        given(actor, data, published="2022-09-20")


def test_what_is_no_date_cannot_be_confirmed(actor: Actor) -> None:
    with pytest.raises(NotADate):
        given(actor, published="last week", confirmed=True)
    assert nothing_is_kept()


# Typed in


def test_a_typed_case_is_a_document_with_its_circumstances(actor: Actor) -> None:
    document = type_in(
        actor=actor,
        title="A son returned",
        text="She said that her son was returned on 14 July 2021 with about 50 others.",
        told_by="a mother (code R)",
        told_on="22 November 2023",
        place="South Korea",
        consent="may be counted, not named",
        interpreter="none",
    )
    view = view_of(actor, document.public_id)
    assert dict(view.particulars) == {
        "told by": "a mother (code R)",
        "place": "South Korea",
        "interpreter": "none",
        "consent": "may be counted, not named",
        "written down by": actor.name,
    }
    assert view.title == "A son returned"
    assert str(view.summary.published) == "2023-11-22"
    assert [step.kind for step in view.custody] == ["typed in"]
    assert b"her son was returned" in evidence.fetch(document.evidence)


def test_what_is_not_known_of_a_typed_case_stays_empty(actor: Actor) -> None:
    view = view_of(actor, type_in(actor=actor, title="", text="Forty people were returned.").public_id)
    assert view.title == "A case typed in"
    assert view.summary.needs_a_date
    assert dict(view.particulars) == {"written down by": actor.name}


def test_typed_words_are_plain_whatever_they_look_like(actor: Actor) -> None:
    document = type_in(actor=actor, title="<html>", text="<p>a,b,c</p>\n\n# forty people\n\n{\\rtf1 x}")
    assert document.media_type == "text/plain"
    assert "<p>a,b,c</p>" in text_of(actor, document).text


def test_a_case_without_words_is_refused(actor: Actor) -> None:
    with pytest.raises(EmptyFile, match="no text"):
        type_in(actor=actor, title="A case", text="  \n")
    assert nothing_is_kept()


def test_the_date_of_a_typed_case_is_questioned_too(actor: Actor) -> None:
    with pytest.raises(QuestionedDate, match="future"):
        type_in(actor=actor, title="A case", text="Forty people were returned.", told_on="2999-01-01")


@pytest.mark.parametrize(
    "data", [docx([HEADLINE, *PARAGRAPHS]), eml("Dear all,\n\nforty people were returned.\n")]
)
def test_other_formats_are_kept_alike(actor: Actor, data: bytes) -> None:
    document = given(actor, data)
    assert evidence.fetch(document.evidence) == data
    assert text_of(actor, document).blocks


# Known again


def test_a_known_document_is_looked_up_before_it_is_read(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = given(actor)
    monkeypatch.setattr(actions, "extract", lambda *_, **__: pytest.fail("it must not be read again"))
    assert given(actor, published="2023-10-19") == first


@pytest.mark.parametrize(
    "said",
    [
        {"published": "2023-10-19"},
        {"published": "19 October 2023"},
        {"publisher": " Reed Valley Post "},
        {"language": "en"},
        {"published": "2023-10-19", "publisher": "Reed Valley Post", "language": "en"},
    ],
)
def test_the_same_value_given_again_changes_nothing_but_custody(actor: Actor, said: dict[str, str]) -> None:
    first = given(actor, published="2023-10-19", publisher="Reed Valley Post", language="en")
    details = Detail.objects.count()
    again = given(actor, **said)
    assert again.revision == first.revision
    assert Detail.objects.count() == details
    assert [step.kind for step in view_of(actor, first.public_id).custody] == ["received", "received again"]


def test_a_new_value_among_known_ones_is_the_only_one_added(actor: Actor) -> None:
    first = given(actor, published="2023-10-19", publisher="Reed Valley Post")
    again = given(actor, published="2023-10-19", publisher="Weir Street Journal")
    assert again.revision == first.revision + 1
    added = Detail.objects.filter(document=first, given_by=actor).values_list("field", "value")
    assert list(added) == [
        ("published", "2023-10-19"),
        ("publisher", "Reed Valley Post"),
        ("publisher", "Weir Street Journal"),
    ]


def test_a_value_given_back_after_another_counts(actor: Actor) -> None:
    for publisher in ("Reed Valley Post", "Weir Street Journal", "Reed Valley Post"):
        given(actor, publisher=publisher)
    assert text_of(actor, Document.objects.get()).publisher == "Reed Valley Post"
    assert Document.objects.get().revision == 3


def test_the_documents_own_value_is_no_persons_until_one_gives_it(actor: Actor) -> None:
    first = given(actor, DATED)
    again = given(actor, DATED, published="2023-10-18")
    assert again.revision == first.revision + 1
    assert Detail.objects.filter(document=first, field="published").last().given_by == actor  # type: ignore[union-attr]


def test_a_date_confirmed_once_is_not_asked_about_again(actor: Actor) -> None:
    first = given(actor, DATED, published="2022-01-01", confirmed=True)
    assert given(actor, DATED, published="2022-01-01").revision == first.revision
    with pytest.raises(QuestionedDate):
        given(actor, DATED, published="2022-01-02")


def test_a_case_typed_in_twice_is_one_document(actor: Actor) -> None:
    told = {"title": "A case", "text": "Forty people were returned.", "told_on": "22 November 2023"}
    first, again = (type_in(actor=actor, **told) for _ in range(2))
    assert (again, again.was_known, again.revision) == (first, True, first.revision)


# In containers


HELD = Container(Path("/desk/october.warc.gz"), "application/warc", 9_000, "ab" * 32, 0)


def member(data: bytes = UNDATED, **more: Any) -> Member:
    return Member(
        Place(17, "record 17", 4_000),
        "story.html",
        data,
        "page https://reed.example/story.html captured 2023-10-11 08:00 UTC",
        captured=datetime(2023, 10, 11, 8, tzinfo=UTC),
        stated={"status": "200"},
        **more,
    )


def held(actor: Actor, one: Member | None = None, container: Container = HELD, **said: Any) -> Document:
    return take_in_member(
        actor=actor, container=container, member=one or member(), origin="/desk/october.warc.gz", **said
    )


def test_a_member_is_a_document_with_its_own_bytes(actor: Actor) -> None:
    document = held(actor)
    assert evidence.fetch(document.evidence) == UNDATED
    assert document.name == "story.html"


def test_its_custody_says_where_it_was_and_when_it_was_captured(actor: Actor) -> None:
    (step,) = view_of(actor, held(actor).public_id).custody
    assert step.origin == (
        "page https://reed.example/story.html captured 2023-10-11 08:00 UTC in october.warc.gz, record 17; "
        "october.warc.gz from /desk/october.warc.gz"
    )
    assert (step.place, step.captured_at) == (17, datetime(2023, 10, 11, 8, tzinfo=UTC))
    assert step.stated == {"status": "200"}


def test_the_container_is_known_again_by_its_hash_and_not_kept(actor: Actor, workspace: Workspace) -> None:
    document = held(actor)
    (step,) = view_of(actor, document.public_id).custody
    assert step.container
    assert (step.container.sha256, step.container.name) == (HELD.sha256, "october.warc.gz")
    assert [one.id for one in documents_in(actor, HELD.sha256)] == [document.public_id]
    assert documents_in(actor, "cd" * 32) == []
    assert len([path for path in workspace.evidence.rglob("*") if path.is_file()]) == 1


def test_many_members_name_one_container(actor: Actor) -> None:
    held(actor)
    held(actor, member(DATED))
    assert KeptContainer.objects.count() == 1
    assert len(documents_in(actor, HELD.sha256)) == 2


def test_a_capture_never_dates_a_document(actor: Actor) -> None:
    assert text_of(actor, held(actor)).published is None
    assert Detail.objects.filter(field="published").count() == 0


def test_a_member_that_came_as_a_file_before_is_the_same_document(actor: Actor) -> None:
    first = given(actor)
    again = held(actor)
    assert (again, again.was_known) == (first, True)
    steps = view_of(actor, first.public_id).custody
    assert [(step.kind, bool(step.container)) for step in steps] == [
        ("received", False),
        ("received again", True),
    ]


def test_what_the_container_says_of_the_letters_is_kept_with_the_custody(actor: Actor) -> None:
    hints = Hints(charset="euc-kr", language="ko")
    (step,) = view_of(actor, held(actor, member(hints=hints)).public_id).custody
    assert step.stated == {"charset": "euc-kr", "language": "ko", "status": "200"}


def test_what_is_said_of_all_of_them_is_said_of_a_member(actor: Actor) -> None:
    document = held(actor, published="2023-10-19", publisher="Reed Valley Post")
    assert str(text_of(actor, document).published) == "2023-10-19"
    assert held(actor, published="2023-10-19").revision == document.revision


def test_a_refused_member_leaves_nothing_behind(actor: Actor) -> None:
    with pytest.raises(RefusedFile):
        held(actor, member(b"\x89PNG\r\n\x1a\n"))
    assert nothing_is_kept()
    assert not KeptContainer.objects.exists()


def test_only_those_who_may_change_take_members_in(reader: Actor) -> None:
    with pytest.raises(NotPermitted):
        held(reader)
    assert nothing_is_kept()
