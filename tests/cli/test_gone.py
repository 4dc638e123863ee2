"""The disk with the workspace is pulled out while a command writes: one sentence, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from tests import processes
from tests.cli.test_vault import RUN
from tumen.preservation.soundness import check
from tumen.vault.workspace import VARIABLE, Workspace


def test_a_disk_that_is_gone_is_one_sentence_and_what_was_kept_is_whole(tmp_path: Path) -> None:
    letters, place, away = tmp_path / "letters", tmp_path / "disk", tmp_path / "away"
    letters.mkdir()
    for number in range(300):
        words = (
            f"Seoul, 12 October 2023\n\nOn 9 October {number + 2} people were returned, the council said.\n"
        )
        (letters / f"{number}.txt").write_text(words)
    environment = {**os.environ, VARIABLE: str(place)}
    command = [*RUN, "read", str(letters)]
    with processes.Popen(
        command, env=environment, text=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as reading:
        until = time.monotonic() + 60
        while len(list(place.glob("evidence/*/*"))) < 5 and time.monotonic() < until:
            time.sleep(0.02)
        place.rename(away)
        _, said = reading.communicate(timeout=60)
    assert reading.returncode == 1
    assert "Traceback" not in said
    assert str(place) in said.splitlines()[-1]
    assert said.splitlines()[-1].endswith(".")
    found = check(Workspace(away))
    assert found.is_whole, found.faults
    assert found.documents >= 4
