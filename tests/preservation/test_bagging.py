"""What is handed over is a bag that anybody can check, sealed, and noted in each document's custody."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import bagit
import pyrage
import pytest

from tests.preservation.conftest import Officer, names_in
from tests.vault.test_evidence import file_of
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor
from tumen.access.queries import audit_lines
from tumen.claims.actions import propose_claims
from tumen.documents.actions import take_in
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Document
from tumen.documents.queries import document as view_of
from tumen.documents.queries import text_of
from tumen.preservation.actions import HandedOver, hand_over
from tumen.preservation.errors import HandoverRefused
from tumen.vault.errors import EvidenceDamaged
from tumen.vault.workspace import Workspace
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

LETTER = "Seoul, 3 May 2022\n\nForty people, 마흔 명, were taken over the bridge.\n"
WHY = "the court of the fifth district asked for it"


@pytest.fixture
def letter(actor: Actor) -> Document:
    return take_in(actor=actor, data=LETTER.encode(), name="a letter.txt", origin="by post")


@pytest.fixture
def hand(workspace: Workspace, actor: Actor, officer: Officer, tmp_path: Path) -> Any:
    (tmp_path / "out").mkdir()

    def run(*documents: str, **changes: Any) -> HandedOver:
        told = {"actor": actor, "to": tmp_path / "out", "why": WHY, **changes}
        return hand_over(workspace=workspace, documents=documents, recipients=officer.recipients, **told)

    return run


def bag_of(made: HandedOver, officer: Officer, folder: Path) -> Path:
    """The bag as its recipient lays it out: age, then tar."""
    plain = pyrage.decrypt(made.path.read_bytes(), officer.identities)
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        tar.extractall(folder, filter="data")
    return folder / f"handover-{made.id}"


class TestTheBag:
    def test_other_programs_find_it_valid(
        self, letter: Document, hand: Any, officer: Officer, tmp_path: Path
    ) -> None:
        bag = bagit.Bag(str(bag_of(hand(letter.public_id), officer, tmp_path)))
        bag.validate()
        assert set(bag.algorithms) == {"sha256", "sha512"}
        assert bag.info["Handed-Over-Because"] == WHY

    @pytest.mark.parametrize("name", ["data/README.txt", "data/audit.jsonl", "bag-info.txt"])
    def test_a_changed_file_is_noticed(
        self, letter: Document, hand: Any, officer: Officer, tmp_path: Path, name: str
    ) -> None:
        folder = bag_of(hand(letter.public_id), officer, tmp_path)
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"a", b"b", 1))
        with pytest.raises(bagit.BagValidationError):
            bagit.Bag(str(folder)).validate()

    def test_it_holds_the_original_and_the_text_that_was_read(
        self, letter: Document, hand: Any, officer: Officer, tmp_path: Path, actor: Actor
    ) -> None:
        data = bag_of(hand(letter.public_id), officer, tmp_path) / "data"
        assert (data / "originals" / f"{letter.public_id}.txt").read_bytes() == LETTER.encode()
        assert (data / "texts" / f"{letter.public_id}.txt").read_text("utf-8") == text_of(actor, letter).text

    def test_it_tells_custody_and_claims_with_their_citations(
        self, letter: Document, hand: Any, officer: Officer, tmp_path: Path, actor: Actor
    ) -> None:
        rendition = text_of(actor, letter)
        start = rendition.text.index("Forty")
        span = Span(start, start + 5)
        slots = {"sort": Slot(ClaimSort.FIGURE, rule="a test")}
        claim = ProposedClaim(passage=span, sentence=span, slots=slots)
        propose_claims(actor=actor, rendition=rendition, proposals=[claim], reader="a test")
        told = json.loads(
            (bag_of(hand(letter.public_id), officer, tmp_path) / "data" / "documents")
            .joinpath(f"{letter.public_id}.json")
            .read_text("utf-8")
        )
        assert told["document"]["sha256"] == letter.sha256
        assert [step["kind"] for step in told["document"]["custody"]] == ["received"]
        (one,) = told["claims"]
        assert (one["quote"]["exact"], one["quote_stands"]) == ("Forty", True)

    def test_it_holds_what_was_done_to_it_and_to_nothing_else(
        self, letter: Document, hand: Any, officer: Officer, tmp_path: Path, actor: Actor
    ) -> None:
        take_in(actor=actor, data=b"Another letter, of June.", name="b.txt", origin="by post")
        lines = (bag_of(hand(letter.public_id), officer, tmp_path) / "data" / "audit.jsonl").read_text()
        assert {json.loads(line)["item"] for line in lines.splitlines()} == {letter.public_id}

    def test_an_odd_name_does_not_come_into_the_bag(
        self, hand: Any, officer: Officer, tmp_path: Path, actor: Actor
    ) -> None:
        odd = take_in(actor=actor, data=b"A letter of July, to all.", name="x.t/../xt%0a", origin="by post")
        folder = bag_of(hand(odd.public_id), officer, tmp_path)
        bagit.Bag(str(folder)).validate()
        assert names_in(folder / "data" / "originals") == {f"{odd.public_id}.bin"}


class TestCustody:
    def test_each_document_says_that_it_was_handed_over_and_why(
        self, letter: Document, hand: Any, actor: Actor
    ) -> None:
        made = hand(letter.public_id)
        last = view_of(actor, letter.public_id).custody[-1]
        assert (last.kind, last.actor) == ("exported", actor.name)
        assert made.id in last.to
        assert last.why == WHY

    def test_the_log_has_a_line_for_the_package_and_one_for_each_document(
        self, letter: Document, hand: Any, actor: Actor
    ) -> None:
        made = hand(letter.public_id)
        assert [line.action for line in audit_lines(actor, made.id)] == ["preservation.hand_over"]
        assert audit_lines(actor, letter.public_id)[-1].action == "documents.export"

    def test_a_document_named_twice_is_handed_over_once(
        self, letter: Document, hand: Any, actor: Actor
    ) -> None:
        assert hand(letter.public_id, letter.public_id).documents == (letter.public_id,)
        assert [step.kind for step in view_of(actor, letter.public_id).custody] == ["received", "exported"]

    def test_no_plain_word_is_in_the_file(self, letter: Document, hand: Any) -> None:
        assert b"bridge" not in hand(letter.public_id).path.read_bytes()


class TestRefusing:
    def refused(self, hand: Any, kind: type[Exception], words: str, *documents: str, **changes: Any) -> None:
        with pytest.raises(kind, match=words):
            hand(*documents, **changes)

    def test_without_a_reason(self, letter: Document, hand: Any) -> None:
        self.refused(hand, HandoverRefused, "Say why", letter.public_id, why="  ")

    def test_without_a_document(self, hand: Any) -> None:
        self.refused(hand, HandoverRefused, "No document was named")

    def test_into_the_workspace(self, letter: Document, hand: Any, workspace: Workspace) -> None:
        self.refused(hand, HandoverRefused, "inside the workspace", letter.public_id, to=workspace.path)

    def test_into_no_folder(self, letter: Document, hand: Any, tmp_path: Path) -> None:
        self.refused(hand, HandoverRefused, "There is no folder", letter.public_id, to=tmp_path / "x")

    def test_a_reader(self, letter: Document, hand: Any, reader: Actor) -> None:
        self.refused(hand, NotPermitted, "takes a keeper", letter.public_id, actor=reader)

    def test_a_document_that_is_not_there(self, hand: Any, tmp_path: Path) -> None:
        self.refused(hand, NoSuchDocument, "d-00000000", "d-00000000")
        assert names_in(tmp_path / "out") == set()

    def test_a_document_that_is_not_whole_leaves_and_notes_nothing(
        self, letter: Document, hand: Any, workspace: Workspace, tmp_path: Path, actor: Actor
    ) -> None:
        file_of(workspace, letter.evidence).write_bytes(b"broken")
        self.refused(hand, EvidenceDamaged, "is damaged", letter.public_id)
        assert names_in(tmp_path / "out") == set()
        assert [step.kind for step in view_of(actor, letter.public_id).custody] == ["received"]
