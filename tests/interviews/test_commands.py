"""The commands: attached, packed, trusted, merged, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from django.db import transaction

from tests.interviews.cast import ANSWER, SOUND, Recipient, closed
from tumen.access.models import Actor
from tumen.interviews.actions import attach_recording
from tumen.interviews.errors import ConsentFirst, NoRecording
from tumen.interviews.models import Interview

pytestmark = pytest.mark.django_db

Tumen = Callable[..., Result]


def test_from_the_laptop_to_the_team_at_the_terminal(tumen: Tumen, actor: Actor, tmp_path: Path) -> None:
    point = transaction.savepoint()
    id = closed(actor, may_record=True).public_id
    sound = tmp_path / "sound.wav"
    sound.write_bytes(SOUND)
    assert "Amber Heron" in tumen("interviews", "list").stdout
    attached = tumen("interviews", "attach", id, str(sound), "--began", "2020-01-01T09:00:00")
    assert attached.exit_code == 0
    recipient = Recipient(tmp_path)
    key = tumen("interviews", "key").stdout.strip()
    to = str(recipient.identity.to_public())
    packed = tumen("interviews", "pack", id, "--to", str(tmp_path), "--recipient", to)
    assert packed.exit_code == 0
    assert key in packed.stdout
    transaction.savepoint_rollback(point)
    (file,) = tmp_path.glob("interview-*.age")
    words = ("interviews", "merge", str(file), "--identity", str(recipient.file))
    unknown = tumen(*words)
    assert unknown.exit_code == 1
    assert "nobody here vouched for" in unknown.stderr
    assert tumen("interviews", "trust", key, "--name", "Laptop 3", "--why", "read out").exit_code == 0
    assert "Laptop 3" in tumen("interviews", "keys").stdout
    assert tumen(*words).exit_code == 0
    again = tumen(*words)
    assert again.exit_code == 1
    assert "merged before" in again.stderr
    assert ANSWER.split(".")[0] in tumen("interviews", "show", id).stdout
    assert tumen("interviews", "distrust", key, "--why", "it is lost").exit_code == 0
    assert tumen("interviews", "withdraw", id, "--destroy").exit_code == 0
    assert Interview.objects.get().state == "withdrawn"


@pytest.mark.parametrize("data", [b"", b"a letter", b"RIFF....AVI ", b"\x00"])
def test_what_is_no_recording_is_refused(actor: Actor, data: bytes) -> None:
    row = closed(actor, with_sound=False, may_record=True)
    with pytest.raises(NoRecording):
        attach_recording(actor=actor, interview=row.public_id, data=data)


def test_nobody_is_recorded_who_did_not_agree(actor: Actor) -> None:
    with pytest.raises(ConsentFirst):
        attach_recording(actor=actor, interview=closed(actor).public_id, data=SOUND)
