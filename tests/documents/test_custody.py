"""Nobody touches an original without leaving who, when, why and with what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tumen import __version__
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.documents.actions import take_in
from tumen.documents.custody import note_custody, open_original
from tumen.documents.errors import NoReason
from tumen.documents.models import CustodyEvent, CustodyKind, Document, Rendition
from tumen.documents.queries import CustodyView
from tumen.documents.queries import document as view_of
from tumen.vault import evidence
from tumen.vault.errors import EvidenceDamaged, EvidenceMissing
from tumen.vault.workspace import Workspace

pytestmark = pytest.mark.django_db

Tumen = Callable[..., Result]
DATA = b"On Monday nine people were sent back."


@pytest.fixture
def document(actor: Actor) -> Document:
    return take_in(actor=actor, data=DATA, name="river.txt", origin="a friend")


def custody(viewer: Actor, document: Document) -> tuple[CustodyView, ...]:
    return view_of(viewer, document.public_id).custody


class TestReceiving:
    def test_it_names_the_tool(self, actor: Actor, document: Document) -> None:
        (received,) = custody(actor, document)
        assert (received.kind, received.tool, received.version) == ("received", "tumen", __version__)
        assert received.circumstances == f"with tumen {__version__}"

    def test_the_log_proves_what_was_received(self, document: Document) -> None:
        line = AuditLine.objects.get(action="documents.take_in")
        assert line.detail["sha256"] == hashlib.sha256(DATA).hexdigest()

    def test_the_text_is_a_working_copy_that_names_what_it_was_made_from(
        self, actor: Actor, document: Document
    ) -> None:
        assert Rendition.objects.get(document=document).made_from == document.sha256
        assert view_of(actor, document.public_id).made_from == hashlib.sha256(DATA).hexdigest()


class TestOpening:
    def test_it_gives_the_bytes_as_received_and_says_so(self, actor: Actor, document: Document) -> None:
        opened = open_original(actor=actor, document=document, why="to compare the letterhead")
        assert opened.data == DATA
        assert [step.kind for step in custody(actor, document)] == ["received", "opened"]
        assert custody(actor, document)[-1].why == "to compare the letterhead"
        assert AuditLine.objects.filter(action="documents.open_original", item=document.public_id).exists()

    def test_a_copy_says_where_it_went(self, actor: Actor, document: Document) -> None:
        open_original(actor=actor, document=document, why="the court asked", to="/media/court/river.txt")
        copied = custody(actor, document)[-1]
        assert (copied.kind, copied.to) == ("copied", "/media/court/river.txt")
        assert copied.copy_sha256 == document.sha256

    def test_nobody_opens_it_without_a_reason(self, actor: Actor, document: Document) -> None:
        with pytest.raises(NoReason):
            open_original(actor=actor, document=document, why=" ")
        assert CustodyEvent.objects.count() == 1

    def test_who_may_change_nothing_opens_nothing(self, reader: Actor, document: Document) -> None:
        with pytest.raises(NotPermitted):
            open_original(actor=reader, document=document, why="curious")
        assert CustodyEvent.objects.count() == 1

    def test_what_is_damaged_is_not_given_out(
        self, actor: Actor, document: Document, workspace: Workspace
    ) -> None:
        path = workspace.evidence / document.evidence[:2] / document.evidence[2:]
        sealed = path.read_bytes()
        path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
        with pytest.raises(EvidenceDamaged):
            open_original(actor=actor, document=document, why="to read it")
        path.unlink()
        with pytest.raises(EvidenceMissing):
            open_original(actor=actor, document=document, why="to read it")
        assert CustodyEvent.objects.count() == 1

    def test_other_bytes_under_a_right_address_are_not_given_out(
        self, actor: Actor, document: Document
    ) -> None:
        Document.objects.update(evidence=evidence.keep(b"Nobody was sent back."))
        document.refresh_from_db()
        with pytest.raises(EvidenceDamaged, match="is not what was received"):
            open_original(actor=actor, document=document, why="to read it")


class TestElsewhere:
    @pytest.mark.parametrize("kind", [CustodyKind.COPIED, CustodyKind.EXPORTED, CustodyKind.REDACTED])
    def test_what_is_done_elsewhere_can_be_noted(
        self, actor: Actor, document: Document, kind: CustodyKind
    ) -> None:
        note_custody(
            actor=actor,
            document=document,
            kind=kind,
            why="names of children",
            to="the archive",
            tool="ink",
            version="black",
            copy=b"a copy",
        )
        step = custody(actor, document)[-1]
        assert step.kind == kind
        digest = hashlib.sha256(b"a copy").hexdigest()
        said = f"to the archive, with ink black, SHA-256 of the copy {digest}: names of children"
        assert step.circumstances == said

    @pytest.mark.parametrize("kind", [CustodyKind.RECEIVED, CustodyKind.OPENED, CustodyKind.TYPED_IN])
    def test_what_only_this_program_does_cannot(
        self, actor: Actor, document: Document, kind: CustodyKind
    ) -> None:
        with pytest.raises(ValueError, match="by this program alone"):
            note_custody(actor=actor, document=document, kind=kind, why="it seems so")


class TestCommands:
    def test_the_original_is_copied_once_and_noted(
        self, tumen: Tumen, document: Document, tmp_path: Path
    ) -> None:
        out = tmp_path / "copy.txt"
        words = ("document", "original", document.public_id, "--out", str(out), "--why", "the court asked")
        done = tumen(*words)
        assert done.exit_code == 0, done.output
        assert out.read_bytes() == DATA
        assert out.stat().st_mode & 0o077 == 0
        assert document.sha256 in done.output
        again = tumen(*words)
        assert again.exit_code == 1
        assert "is there already" in again.output
        shown = " ".join(tumen("show", document.public_id).output.split())
        assert "opened by Test Researcher" in shown
        assert "the court asked" in shown
        assert CustodyEvent.objects.count() == 3

    def test_it_answers_machines(self, tumen: Tumen, document: Document, tmp_path: Path) -> None:
        out = str(tmp_path / "copy.txt")
        done = tumen("document", "original", document.public_id, "--out", out, "--why", "x", "--json")
        assert json.loads(done.output)["sha256"] == document.sha256

    def test_a_copy_that_could_not_be_written_is_told_and_noted(
        self, tumen: Tumen, document: Document, tmp_path: Path
    ) -> None:
        out = str(tmp_path / "no" / "folder" / "copy.txt")
        failed = tumen("document", "original", document.public_id, "--out", out, "--why", "x")
        assert failed.exit_code == 1
        assert "could not be written" in failed.output

    def test_a_redacted_copy_is_noted_with_its_hash(
        self, tumen: Tumen, document: Document, tmp_path: Path
    ) -> None:
        copy = tmp_path / "redacted.txt"
        copy.write_bytes(b"On Monday nine people were sent ____.")
        words = ("--why", "where to", "--tool", "a text editor", "--copy", str(copy))
        done = tumen("document", "custody", document.public_id, "redacted", *words)
        assert done.exit_code == 0, done.output
        assert (
            CustodyEvent.objects.get(kind="redacted").copy_sha256
            == hashlib.sha256(copy.read_bytes()).hexdigest()
        )
