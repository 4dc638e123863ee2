"""Redacted copies: what is taken out of a document, that it is proved, who lets it out, and what stops it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest

from tests.access.cast import put_apart, somebody
from tests.publication.cast import let_publish
from tests.publication.copy_cast import SECRET, TEXT, WHY, account, clear, copied, cover, let_out
from tests.record.people_cast import tells
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Role
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.documents.models import CustodyEvent, Document, RecordKey
from tumen.publication import making, queries
from tumen.publication.actions import approve_release, publish, retract
from tumen.publication.copies import copy_file, copy_preview
from tumen.publication.copy_rows import Copy, CopyForm
from tumen.publication.copying import draft_copy
from tumen.publication.errors import (
    NoSuchRelease,
    NotApart,
    NotInOrder,
    NotOpen,
    NotToBeReleased,
    NotWhole,
    ReleaseIsFinal,
)
from tumen.publication.models import Release
from tumen.publication.withholding import Choices, boxes_of
from tumen.requests.actions import take_request


@pytest.fixture(scope="module")
def kept(two_people: tuple[Actor, Actor]) -> Document:
    """The account; both who make releases are cleared for identities."""
    maker, other = two_people
    clear(maker, other)
    return account(maker)


@pytest.fixture
def document(kept: Document, db: None) -> Document:
    return kept


def text_of(who: Actor, release: Release) -> str:
    form, data = copy_file(who, release.public_id)
    assert form is CopyForm.TEXT
    return data.decode()


class TestWhatIsTakenOut:
    def test_names_are_in_no_spelling_there_nor_contacts_nor_how_somebody_crossed(
        self, maker: Actor, document: Document
    ) -> None:
        said = text_of(maker, copied(maker, document))
        assert not [word for word in SECRET if word.casefold() in said.casefold()]
        assert "was sent back on 9 October 2023" in said
        assert "[contact withheld]" in said

    def test_one_person_has_one_pseudonym_and_another_copy_has_another(
        self, maker: Actor, document: Document
    ) -> None:
        first, second = (text_of(maker, copied(maker, document)) for _ in range(2))
        hers, later = (re.match(r"What she told\s+(Person \w+)", said) for said in (first, second))
        assert hers
        assert later
        assert first.count(hers[1]) == 4, "in Latin letters, in Hangul, by her given name, and once more"
        assert hers[1] != later[1] or first != second

    def test_which_pseudonym_is_whose_is_kept_nowhere(self, maker: Actor, document: Document) -> None:
        row = Copy.objects.get(release=copied(maker, document))
        kept = json.dumps([row.found, row.marked, row.shown, row.boxes, row.taken])
        assert not re.search(r"Person|[Mm]yong", kept)

    def test_a_name_covered_in_any_document_is_taken_out_of_this_one(
        self, maker: Actor, document: Document
    ) -> None:
        other = tells(maker, "Zorvald Quennick was seen.\n")
        cover(maker, other, "Zorvald Quennick")
        assert "Zorvald" not in text_of(maker, copied(maker, document))

    def test_a_persons_name_from_another_document_is_known_without_a_cover(
        self, maker: Actor, document: Document
    ) -> None:
        assert "Kang" not in text_of(maker, copied(maker, document))

    def test_the_name_of_whom_a_family_looks_for_is_known_too(self, maker: Actor, document: Document) -> None:
        assert "Zorvald Quennick" in text_of(maker, copied(maker, document))
        take_request(
            actor=maker, asker="A mother", reach="By letter.", consent="That we look.",
            sought="Her brother Zorvald Quennick, who was a driver.",
        )  # fmt: skip
        assert "Quennick" not in text_of(maker, copied(maker, document))

    def test_words_that_somebody_adds_are_taken_out_wherever_they_stand(
        self, maker: Actor, document: Document
    ) -> None:
        made = copied(maker, document, choices=Choices(words=("zorvald quennick", "The guards")))
        said = text_of(maker, made)
        assert "Zorvald" not in said
        assert "[withheld] were called by [withheld]" in said

    def test_a_word_that_stands_nowhere_is_a_mistake(self, maker: Actor, document: Document) -> None:
        with pytest.raises(NotToBeReleased, match="number 2, stand nowhere"):
            copied(maker, document, choices=Choices(words=("The guards", "Zorvald Quenick")))
        assert not Release.objects.exists()


class TestLettingThrough:
    def test_what_is_no_name_is_shown_with_its_reason(self, maker: Actor, document: Document) -> None:
        choices = Choices(shown=(("Myong-suk was", "a test"),))
        with pytest.raises(NotToBeReleased, match="nothing is withheld in them"):
            copied(maker, document, choices=Choices(shown=(("The guards", "nobody"),)))
        made = copied(maker, document, choices=choices)
        assert "Myong-suk was ill" in text_of(maker, made)
        view = queries.release(maker, made.public_id).copy
        assert view
        assert view.let_through == (("Myong-suk was", "a test"),)

    @pytest.mark.parametrize("words", ["Ri Myong-suk", "moonlight@example.org", "Kang Chol-u"])
    def test_a_known_name_never_is(self, maker: Actor, document: Document, words: str) -> None:
        with pytest.raises(NotToBeReleased, match="never shown"):
            copied(maker, document, choices=Choices(shown=((words, "she said so"),)))

    def test_it_takes_a_reason(self, maker: Actor, document: Document) -> None:
        with pytest.raises(NotToBeReleased, match="Say why the words to show, number 1"):
            copied(maker, document, choices=Choices(shown=(("Myong-suk was", " "),)))

    def test_the_reason_may_hold_no_covered_name(self, maker: Actor, document: Document) -> None:
        cover(maker, document, "Zorvald Quennick")
        with pytest.raises(NotToBeReleased, match="covered"):
            copied(maker, document, choices=Choices(shown=(("Myong-suk was", "not Zorvald Quennick"),)))


class TestProof:
    def test_what_can_still_be_read_is_refused(
        self, maker: Actor, document: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = making.redacted
        monkeypatch.setattr(making, "redacted", lambda text, *rest: type(real(text, *rest))(text, {}))
        with pytest.raises(NotToBeReleased, match="can still be read"):
            copied(maker, document)
        assert not Release.objects.exists()
        assert not CustodyEvent.objects.filter(document=document, kind="redacted").exists()

    def test_a_word_of_our_own_marks_is_refused_with_what_to_do(
        self, maker: Actor, document: Document
    ) -> None:
        with pytest.raises(NotToBeReleased, match="Withhold other words"):
            copied(maker, tells(maker, "It was withheld from her.\n"), choices=Choices(("withheld",)))


class TestTwoPeople:
    def test_it_goes_out_numbered_and_signed(self, maker: Actor, other: Actor, document: Document) -> None:
        made = copied(maker, document)
        edition = let_out(made, other, maker)
        reader = somebody(Role.READER)
        assert set(queries.site(reader)) == {"index.html", "style.css", "en/index.html", "ko/index.html"}
        with zipfile.ZipFile(io.BytesIO(queries.package(reader, str(edition.number)))) as archive:
            assert set(archive.namelist()) == {
                *("copy.txt", "about.json", "entities.ftm.json", "manifest.json", "signature.json")
            }
            said = archive.read("copy.txt").decode()
            told = json.loads(archive.read("manifest.json"))
        assert said == text_of(maker, made)
        assert told["query"] == {"of": "document", "form": "txt"}
        assert document.public_id not in edition.manifest
        assert queries.verify(reader, made.public_id)["number"] == edition.number
        assert bytes(edition.package) == b"", "the copy lies sealed, and not here too"

    def test_no_spelling_of_a_name_is_in_its_bytes(
        self, maker: Actor, other: Actor, document: Document
    ) -> None:
        edition = let_out(copied(maker, document), other, maker)
        data = queries.package(maker, str(edition.number))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            whole = b"".join([data, *(archive.read(name) for name in archive.namelist())])
        for word in SECRET:
            for encoding in ("utf-8", "utf-16-le", "cp949"):
                assert word.encode(encoding).lower() not in whole.lower()

    def test_the_maker_does_not_approve(self, maker: Actor, document: Document) -> None:
        with pytest.raises(NotApart):
            approve_release(actor=maker, release=copied(maker, document).public_id)

    def test_custody_and_log_say_who_and_why(self, maker: Actor, other: Actor, document: Document) -> None:
        made = copied(maker, document)
        let_out(made, other, maker)
        drafted, out = CustodyEvent.objects.filter(document=document, kind="redacted")
        row = Copy.objects.get(release=made)
        assert (drafted.why, drafted.copy_sha256, drafted.tool) == (WHY, row.sha256, "tumen")
        assert out.to == "release 1"
        line = AuditLine.objects.get(action="publication.draft_copy")
        assert (line.item, line.detail["document"]) == (made.public_id, document.public_id)

    def test_what_is_kept_of_it_never_changes(self, maker: Actor, document: Document) -> None:
        copied(maker, document)
        with pytest.raises(ReleaseIsFinal):
            Copy.objects.all().update(pages=3)


class TestWhoMay:
    def test_a_draft_is_for_those_alone_who_are_cleared(
        self, maker: Actor, other: Actor, document: Document
    ) -> None:
        made = copied(maker, document)
        for who in (somebody(Role.READER), let_publish(maker, somebody(Role.REVIEWER))):
            for ask in (queries.release, copy_file):
                with pytest.raises(NoSuchRelease):
                    ask(who, made.public_id)
            assert not [line for line in queries.releases(who) if line.id == made.public_id]

    def test_who_is_not_cleared_for_identities_makes_none(self, maker: Actor, document: Document) -> None:
        who = somebody(Role.DOCUMENTER)
        with pytest.raises(NotPermitted, match="sight of identities"):
            copied(who, document)
        with pytest.raises(NotPermitted, match="sight of identities"):
            copy_preview(who, document.public_id)

    def test_nor_does_somebody_from_whom_something_is_hidden(self, maker: Actor, document: Document) -> None:
        put_apart(maker, tells(maker, "A list apart.\n").public_id)
        with pytest.raises(NotWhole):
            copied(maker, document)
        with pytest.raises(NotWhole):
            copy_preview(maker, document.public_id)

    def test_a_title_holds_no_covered_name(self, maker: Actor, document: Document) -> None:
        cover(maker, document, "Zorvald Quennick")
        with pytest.raises(NotToBeReleased, match="covered"):
            draft_copy(actor=maker, document=document.public_id, title="Zorvald Quennick", why=WHY)

    def test_it_says_why(self, maker: Actor, document: Document) -> None:
        with pytest.raises(NotToBeReleased, match="say why"):
            draft_copy(actor=maker, document=document.public_id, title="An account", why=" ")


class TestLater:
    def test_a_name_that_became_known_stops_it(self, maker: Actor, other: Actor, document: Document) -> None:
        made = copied(maker, document)
        approve_release(actor=other, release=made.public_id)
        cover(maker, document, "Zorvald Quennick")
        with pytest.raises(NotInOrder, match="known now that were not"):
            publish(actor=maker, release=made.public_id)

    def test_so_does_a_consent_that_is_taken_back(
        self, maker: Actor, other: Actor, document: Document
    ) -> None:
        made = copied(maker, document)
        _refuse(maker, document)
        with pytest.raises(NotToBeReleased, match="did not agree"):
            approve_release(actor=other, release=made.public_id)
        with pytest.raises(NotToBeReleased, match="did not agree"):
            copied(maker, document)
        assert copy_preview(maker, document.public_id).refused

    def test_what_is_out_is_listed_by_it(self, maker: Actor, other: Actor, document: Document) -> None:
        made = copied(maker, document)
        let_out(made, other, maker)
        assert [line.id for line in queries.holding(maker, document.public_id)] == [made.public_id]
        assert queries.release(maker, made.public_id).touched == ()
        _refuse(maker, document)
        assert queries.release(maker, made.public_id).touched == (document.public_id,)

    def test_with_the_document_its_copy_is_forgotten_here(
        self, maker: Actor, other: Actor, document: Document
    ) -> None:
        made = copied(maker, document)
        let_out(made, other, maker)
        withdraw_consent(actor=maker, item=document.public_id, way="spoken", why="they asked")
        assert not RecordKey.objects.filter(item=made.public_id).exists()
        with pytest.raises(NotOpen, match="Nobody reads the copy"):
            queries.package(maker, made.public_id)
        view = queries.release(maker, made.public_id).copy
        assert view
        assert (view.text, view.is_readable) == ("", False)

    def test_a_retracted_one_is_not_given_out(self, maker: Actor, other: Actor, document: Document) -> None:
        made = copied(maker, document)
        let_out(made, other, maker)
        retract(actor=maker, release=made.public_id, why="It was too early.")
        reader = somebody(Role.READER)
        view = queries.release(reader, made.public_id).copy
        assert view
        assert view.text == ""
        with pytest.raises(NotOpen):
            copy_file(reader, made.public_id)


class TestPreview:
    def test_it_says_what_is_withheld_and_what_may_be_let_through(
        self, maker: Actor, document: Document
    ) -> None:
        found = copy_preview(maker, document.public_id, withhold=("The guards",))
        assert "".join(piece.text for piece in found.pieces).strip().endswith(TEXT.strip())
        told: dict[str, Any] = {hit.words: (hit.by, hit.count, hit.may_show) for hit in found.hits}
        assert told["Ri Myong-suk"][2] is False
        assert told["The guards"] == ("word", 1, False)
        assert told["Myong-suk"] == ("given name", 1, True)
        assert not found.refused


@pytest.mark.parametrize("typed", ["1 2 3 4", "1 500 0 400 100", "0 0 0 10 10", "1 0 0 1001 10", "one"])
def test_a_box_is_five_numbers(typed: str) -> None:
    with pytest.raises(NotToBeReleased, match="five whole numbers"):
        boxes_of(typed)


def _refuse(actor: Actor, document: Document) -> None:
    note_consent(
        actor=actor, item=document.public_id, purpose="publish", is_given=False, way="written", why="No."
    )
