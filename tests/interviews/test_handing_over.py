"""An interview packed on a field laptop and merged by the team: whole, once, under a known key."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.interviews.cast import ANSWER, NAME, SOUND, Recipient, closed, told
from tests.record.people_cast import uncleared
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.errors import NoSuchCompartment, NotPermitted
from tumen.access.marking import level_of
from tumen.access.models import RESEARCHER, Actor, Level, Placement, Role
from tumen.consent.actions import note_consent, withdraw_consent
from tumen.consent.purposes import Answer
from tumen.consent.queries import allows
from tumen.documents.actions import mark_identity
from tumen.documents.models import Document
from tumen.documents.queries import document, text_of
from tumen.interviews import bundling, queries
from tumen.interviews.actions import end_trust, merge, pack, translate, trust_key, withdraw
from tumen.interviews.errors import BundleRefused, ConsentFirst, MergedBefore, NotNow, UnknownKey
from tumen.interviews.models import Interview
from tumen.preservation.errors import NotOurRecipient
from tumen.preservation.packing import Packer
from tumen.preservation.sealing import identities_of, seal

if TYPE_CHECKING:
    from tests.conftest import OwnRecord

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Sent:
    """A bundle, the recipient, and the interview as it was where it came from."""

    path: Path
    recipient: Recipient
    interview: str
    document: str
    recording: str
    key: str

    @property
    def identities(self) -> list[Any]:
        return identities_of(self.recipient.file)


@pytest.fixture(scope="module")
def packed(own_record: OwnRecord) -> Sent:
    """Packed once on a laptop with a vault of its own, of which nothing is left but the file."""
    with own_record("laptop") as laptop:
        return _packed(laptop.path.parent)


def _packed(folder: Path) -> Sent:
    roles = (*RESEARCHER, Role.KEEPER)
    who = introduce(name="Zqlee Harbour", roles=roles, clearance=Level.RESTRICTED, identity=True)
    _circle(who)
    row = closed(who, with_sound=True, compartments=["the river circle"])
    assert row.document
    assert row.recording
    document_id, recipient = row.document.public_id, Recipient(folder)
    words = {2: "40 zqpeople, in her own language"}
    translate(actor=who, interview=row.public_id, language="ko", translator="Zqchoi", words=words)
    mark_identity(actor=who, document=document_id, words="zqpeople", kind="relative", why="her sister")
    note_consent(actor=who, item=document_id, purpose="court", is_given=True, way="spoken")
    withdraw_consent(actor=who, item=document_id, purpose="court", way="spoken")
    made = pack(actor=who, interview=row.public_id, to=folder, recipients=recipient.recipients)
    assert [each.bundle for each in queries.interview(who, row.public_id).handovers] == [made.id]
    assert "exported" in [step.kind for step in document(who, document_id).custody]
    told_of = (row.public_id, document_id, row.recording.public_id)
    return Sent(made.path, recipient, *told_of, bundling.field_key())


def _circle(who: Actor) -> None:
    made = found_compartment(actor=who, name="the river circle", why="a test")
    grant(actor=who, to=who, kind="compartment", value=made.public_id, why="a test")


@pytest.fixture
def recipient(tmp_path: Path) -> Recipient:
    return Recipient(tmp_path)


@pytest.fixture
def sent(actor: Actor, packed: Sent, tmp_path: Path) -> Sent:
    """A copy of the file that may be damaged, at a team that has the compartment."""
    copy = tmp_path / packed.path.name
    copy.write_bytes(packed.path.read_bytes())
    _circle(actor)
    return replace(packed, path=copy)


@pytest.fixture
def trusted(actor: Actor, sent: Sent) -> Sent:
    trust_key(actor=actor, key=sent.key, name="Laptop 3", why="read out over the telephone")
    return sent


def merged(actor: Actor, sent: Sent) -> Interview:
    return merge(actor=actor, path=sent.path, identities=sent.identities)


def test_all_of_it_comes_along_under_its_own_ids(actor: Actor, trusted: Sent) -> None:
    row = merged(actor, trusted)
    found = queries.interview(actor, row.public_id)
    assert (row.public_id, found.document, found.recording) == (
        trusted.interview,
        trusted.document,
        trusted.recording,
    )
    assert found.turns[1].words == ANSWER
    assert [(each.words, each.by) for each in found.turns[1].translations] == [
        ("40 zqpeople, in her own language", "Zqchoi")
    ]
    assert found.turns[1].fragment.startswith("t=")
    assert queries.recording(actor, row.public_id).data == SOUND
    kept = document(actor, found.document)
    assert dict(kept.particulars)["interviewee"] == NAME
    assert (kept.custody[0].kind, "Laptop 3" in kept.custody[0].origin) == ("received", True)


def test_consents_come_along_with_their_history(actor: Actor, trusted: Sent) -> None:
    merged(actor, trusted)
    for item in (trusted.document, trusted.recording):
        assert allows(actor, item, "keep")
        assert allows(actor, item, "research").limits == "Not before my sister is safe."
        assert allows(actor, item, "name").answer is Answer.NO
        assert allows(actor, item, "court").answer is Answer.WITHDRAWN


def test_levels_compartments_and_covers_come_along(actor: Actor, trusted: Sent) -> None:
    merged(actor, trusted)
    assert level_of(trusted.document) is Level.RESTRICTED
    assert level_of(trusted.recording) is Level.IDENTITY
    placed = Placement.objects.filter(compartment__name="the river circle", until=None)
    assert {trusted.interview, trusted.document, trusted.recording} == {each.item for each in placed}
    viewer = uncleared(actor)
    circle = placed[0].compartment.public_id
    grant(actor=actor, to=viewer, kind="compartment", value=circle, why="a test")
    text = text_of(viewer, trusted.document).text
    assert [word for word in ("Zqkim", "Zqlee", "zqpeople") if word in text] == []


def test_merging_again_says_so_and_changes_nothing(actor: Actor, trusted: Sent) -> None:
    merged(actor, trusted)
    with pytest.raises(MergedBefore):
        merged(actor, trusted)
    assert Interview.objects.count() == 1


def test_what_was_withdrawn_here_does_not_come_back(actor: Actor, trusted: Sent) -> None:
    merged(actor, trusted)
    withdraw(actor=actor, interview=trusted.interview)
    with pytest.raises(MergedBefore):
        merged(actor, trusted)
    assert not allows(actor, trusted.document, "keep")


def test_a_key_that_nobody_vouched_for_is_not_believed(actor: Actor, sent: Sent) -> None:
    with pytest.raises(UnknownKey):
        merged(actor, sent)
    trust_key(actor=actor, key=sent.key, name="Laptop 3", why="a test")
    end_trust(actor=actor, key=sent.key, why="the laptop is lost")
    with pytest.raises(UnknownKey):
        merged(actor, sent)
    assert not Interview.objects.exists()


def test_what_fails_in_the_middle_leaves_nothing(
    actor: Actor, trusted: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("no such turn")

    monkeypatch.setattr("tumen.interviews.actions.merging._translations", fails)
    with pytest.raises(BundleRefused):
        merged(actor, trusted)
    assert not Interview.objects.exists()
    assert not Document.objects.exists()


def test_an_interview_kept_apart_is_not_merged_where_its_circle_is_not(actor: Actor, trusted: Sent) -> None:
    from tumen.access.models import Compartment

    Compartment.objects.update(name="another circle")
    with pytest.raises(NoSuchCompartment):
        merged(actor, trusted)
    assert not Document.objects.exists()


def test_who_is_not_cleared_merges_and_packs_nothing(actor: Actor, trusted: Sent, tmp_path: Path) -> None:
    viewer = uncleared(actor)
    with pytest.raises(NotPermitted):
        merged(viewer, trusted)
    row = merged(actor, trusted)
    with pytest.raises(NotPermitted):
        pack(actor=viewer, interview=row.public_id, to=tmp_path, recipients=trusted.recipient.recipients)


# Files that are not what they say


def opened(sent: Sent) -> bytearray:
    return bytearray(pyrage.decrypt(sent.path.read_bytes(), sent.identities))


def sealed_again(sent: Sent, tar: bytes) -> None:
    with sent.path.open("wb") as file:
        seal(iter([tar]), file, sent.recipient.recipients)


@pytest.mark.parametrize(
    "part",
    [b'"code_name"', b"A: In October", b"\x80" * 64, b'"format"'],
    ids=["interview", "text", "sound", "manifest"],
)
def test_a_changed_part_is_noticed(actor: Actor, trusted: Sent, part: bytes) -> None:
    tar = opened(trusted)
    at = tar.index(part) + len(part) - 2
    tar[at] ^= 1
    sealed_again(trusted, bytes(tar))
    with pytest.raises(BundleRefused):
        merged(actor, trusted)
    assert not Interview.objects.exists()


@pytest.mark.parametrize("forged", ["a word", "its hash too", "the signature too"])
def test_what_makes_sense_and_was_not_signed_is_noticed(actor: Actor, trusted: Sent, forged: str) -> None:
    """Somebody who can seal to the team, and changes what somebody allows without the laptop’s key."""
    parts = parts_of(trusted)
    changed = parts["interview.json"].replace(b'"name", "no"', b'"name", "yes"')
    assert changed != parts["interview.json"]
    old, new = (hashlib.sha256(data).hexdigest() for data in (parts["interview.json"], changed))
    parts["interview.json"] = changed
    if forged != "a word":
        parts["manifest.json"] = parts["manifest.json"].replace(old.encode(), new.encode())
    if forged == "the signature too":
        signed = b"tumen interview v1\n" + parts["manifest.json"]
        parts["signature"] = Ed25519PrivateKey.generate().sign(signed)
    packer = Packer(0)
    tar = [piece for name, data in parts.items() for piece in packer.add_bytes(name, data)]
    sealed_again(trusted, b"".join([*tar, *packer.end()]))
    with pytest.raises(BundleRefused, match="not what the field laptop signed"):
        merged(actor, trusted)
    assert not Interview.objects.exists()


def parts_of(sent: Sent) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(bytes(opened(sent)))) as tar:
        return {each.name: tar.extractfile(each).read() for each in tar}  # type: ignore[union-attr]


@pytest.mark.parametrize("damage", ["cut", "flipped", "other"])
def test_a_damaged_file_is_refused(actor: Actor, trusted: Sent, damage: str) -> None:
    data = trusted.path.read_bytes()
    changed = {
        "cut": data[:-100],
        "flipped": data[:-50] + bytes([data[-50] ^ 1]) + data[-49:],
        "other": b"a letter",
    }
    trusted.path.write_bytes(changed[damage])
    with pytest.raises(BundleRefused):
        merged(actor, trusted)


def test_it_opens_for_its_recipients_alone(actor: Actor, trusted: Sent, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Recipient(tmp_path / "other")
    with pytest.raises(NotOurRecipient):
        merge(actor=actor, path=trusted.path, identities=identities_of(other.file))


def signed(recipient: Recipient, path: Path, interview: Any, extraction: bytes = b"") -> None:
    with path.open("wb") as file:
        seal(bundling.pieces("b-00000000", 0, interview, extraction, None), file, recipient.recipients)


@pytest.mark.parametrize(
    "interview", [{}, {"id": "v-0"}, {"id": "../../v-00000000", "document": {"id": "d-1"}, "recording": None}]
)
def test_what_is_signed_and_makes_no_sense_is_refused(
    actor: Actor, trusted: Sent, interview: dict[str, Any]
) -> None:
    signed(trusted.recipient, trusted.path, interview)
    with pytest.raises(BundleRefused):
        merged(actor, trusted)


# Packing


def test_only_a_closed_interview_that_may_be_kept_is_packed(
    actor: Actor, recipient: Recipient, tmp_path: Path
) -> None:
    to: dict[str, Any] = {"to": tmp_path, "recipients": recipient.recipients}
    with pytest.raises(NotNow):
        pack(actor=actor, interview=told(actor).public_id, **to)
    row = closed(actor, code_name="Silver Teal")
    assert row.document
    note_consent(actor=actor, item=row.document.public_id, purpose="keep", is_given=False, way="spoken")
    with pytest.raises(ConsentFirst):
        pack(actor=actor, interview=row.public_id, **to)
    assert not list(tmp_path.glob("*.age"))


def test_nothing_readable_is_written(sent: Sent) -> None:
    data = sent.path.read_bytes()
    assert [word for word in (b"Zqkim", b"Amber Heron", b"RIFF") if word in data] == []


@pytest.fixture(autouse=True)
def _no_leftover(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.glob("*.unfinished"))
