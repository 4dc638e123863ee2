"""Nothing is handed over against somebody's consent, and whoever hands over is told what is not known."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from click.testing import Result

from tests.consent.cast import marked
from tumen.access.models import Actor
from tumen.claims.models import Source
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.documents.models import Document
from tumen.preservation.actions import HandedOver, hand_over
from tumen.preservation.errors import HandoverRefused
from tumen.vault.workspace import Workspace

Run = Callable[..., Result]


@pytest.fixture
def actor(researcher: Actor) -> Actor:
    return researcher


@pytest.fixture
def packed(actor: Actor, workspace: Workspace, tmp_path: Path) -> Callable[..., HandedOver]:
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "shelf").mkdir()

    def pack(*documents: Document, purpose: str = "court") -> HandedOver:
        ids = [document.public_id for document in documents]
        made = hand_over(
            actor=actor,
            workspace=workspace,
            documents=ids,
            to=tmp_path / "shelf",
            recipients=[key.to_public()],
            why="a court asked",
            purpose=purpose,
        )
        (tmp_path / "plain").write_bytes(pyrage.decrypt(made.path.read_bytes(), [key]))
        return made

    return pack


def left(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "shelf").iterdir()]


def test_a_document_whose_giver_says_no_stays_and_is_named(
    actor: Actor, interview: Document, packed: Callable[..., HandedOver], tmp_path: Path
) -> None:
    note_consent(actor=actor, item=interview.public_id, purpose="court", is_given=False, way="spoken")
    refused = f"{interview.public_id}: consent of {interview.public_id} to give it to a court was refused"
    with pytest.raises(HandoverRefused, match=refused):
        packed(interview)
    assert left(tmp_path) == []


@pytest.mark.parametrize("kind", ["cover", "source"])
def test_so_does_one_in_which_somebody_named_or_speaking_says_no(
    actor: Actor, interview: Document, packed: Callable[..., HandedOver], kind: str
) -> None:
    item = marked(actor, interview).public_id if kind == "cover" else Source.objects.first().public_id  # type: ignore[union-attr]
    withdraw_consent(actor=actor, item=item, purpose="court", way="spoken")
    with pytest.raises(HandoverRefused, match=f"consent of {item} to give it to a court was withdrawn"):
        packed(interview)


def test_so_does_one_whose_original_still_holds_forgotten_words(
    actor: Actor, interview: Document, packed: Callable[..., HandedOver]
) -> None:
    withdraw_consent(actor=actor, item=marked(actor, interview).public_id, way="spoken")
    with pytest.raises(HandoverRefused, match="was withdrawn"):
        packed(interview)


def test_a_no_to_another_purpose_is_none_to_this_one(
    actor: Actor, interview: Document, packed: Callable[..., HandedOver]
) -> None:
    note_consent(actor=actor, item=interview.public_id, purpose="archive", is_given=False, way="spoken")
    assert packed(interview).documents == (interview.public_id,)
    with pytest.raises(HandoverRefused):
        packed(interview, purpose="archive")


def test_what_is_not_known_is_told_and_goes_with_what_was_noted(
    actor: Actor, interview: Document, packed: Callable[..., HandedOver], tmp_path: Path
) -> None:
    assert packed(interview).unknown == (interview.public_id,)
    note_consent(
        actor=actor,
        item=interview.public_id,
        purpose="court",
        is_given=True,
        way="written",
        limits="in camera",
    )
    made = packed(interview)
    assert made.unknown == ()
    with tarfile.open(fileobj=io.BytesIO((tmp_path / "plain").read_bytes())) as tar:
        (name,) = [each for each in tar.getnames() if each.endswith(f"documents/{interview.public_id}.json")]
        told = json.loads(tar.extractfile(name).read())  # type: ignore[union-attr]
    assert [(one["answer"], one["limits"]) for one in told["consents"]] == [("yes", "in camera")]


class TestCommands:
    def test_it_is_noted_shown_and_withdrawn(self, tumen: Run, interview: Document) -> None:
        id = interview.public_id
        assert "not known, which is no yes" in tumen("consent", "list", id).stdout
        done = tumen("consent", "note", id, "court", "yes", "--how", "spoken", "--limits", "in camera")
        assert done.exit_code == 0, done.output
        listed = " ".join(tumen("consent", "list", id).stdout.split())
        assert "give it to a court was given, within these limits: in camera" in listed
        assert "to give it to a court was given" in tumen("show", id).stdout
        done = tumen("consent", "withdraw", id, "--purpose", "court", "--how", "written")
        assert "it is taken back" in done.stdout
        told = json.loads(tumen("consent", "list", "--json").stdout)
        assert [(one["answer"], one["holds"]) for one in told["noted"]] == [
            ("yes", False),
            ("withdrawn", True),
        ]

    def test_to_destroy_has_to_be_said(self, tumen: Run, actor: Actor, interview: Document) -> None:
        cover = marked(actor, interview).public_id
        assert tumen("consent", "withdraw", cover, "--how", "spoken").exit_code == 2
        done = tumen("consent", "withdraw", cover, "--how", "spoken", "--destroy")
        assert done.exit_code == 0, done.output
        assert "Destroyed: 3 keys" in done.stdout

    def test_a_handover_says_what_is_not_known(self, tumen: Run, interview: Document, tmp_path: Path) -> None:
        key = str(pyrage.x25519.Identity.generate().to_public())
        words = ("--to", str(tmp_path), "--recipient", key, "--why", "a court asked")
        done = tumen("handover", interview.public_id, *words)
        assert f"No consent of their givers is recorded for {interview.public_id}" in done.stderr
        tumen("consent", "note", interview.public_id, "court", "no", "--how", "spoken")
        done = tumen("handover", interview.public_id, *words)
        assert done.exit_code == 1
        assert "was refused" in done.stderr


def test_the_page_tells_what_is_allowed(actor: Actor, interview: Document) -> None:
    from tumen.web.documents import consent_lines

    assert consent_lines(actor, interview.public_id) == ()
    note_consent(actor=actor, item=interview.public_id, purpose="name", is_given=False, way="spoken")
    assert consent_lines(actor, interview.public_id) == (
        f"Consent of {interview.public_id} to tell the name in public was refused",
    )
