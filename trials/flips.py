"""Single bits turned over: in a backup, in the evidence store, in the database and in the log beside it."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyrage

from trials.ground import Child, Ground
from trials.work import read_and_grade, write_batch
from tumen.preservation.backing_up import write
from tumen.preservation.errors import PreservationError
from tumen.preservation.restoring import rehearse
from tumen.preservation.soundness import check
from tumen.vault import evidence
from tumen.vault.workspace import Workspace


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Turn over so many bits, one at a time, of each of four things, and look whether it is noticed.

    The log beside the database is there only while a command works, or after a crash. A flip in it must be
    noticed before the database is opened, or must lose nothing.
    """
    ground, chance, began = Ground(folder), random.Random(seed), time.perf_counter()
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    ground.renew()
    found: dict[str, Any] = {"faults": []}
    backup, identity = _backed_up(ground.workspace, folder)
    parts: dict[str, Iterator[bool]] = {
        "backup": _flipped([backup], count, chance, lambda path: _is_refused(backup, identity)),
        "evidence": _flipped(
            [path for path in ground.workspace.evidence.rglob("*") if path.is_file()],
            count,
            chance,
            lambda path: not evidence.is_intact(path.parent.name + path.name, workspace=ground.workspace),
        ),
        "database": _flipped(
            [ground.workspace.database], count, chance, lambda path: not check(ground.workspace).is_whole
        ),
    }
    done = 0
    for name, noticed in parts.items():
        found[name] = sum(noticed)
        done += count
        tell(f"{name}: {found[name]} of {count} noticed")
        if found[name] != count:
            found["faults"].append(f"{name}: {count - found[name]} of {count} flips were not noticed")
    log = _of_the_log(ground, folder, count, chance)
    found["faults"] += log.pop("faults", [])
    return {**found, **log, "flips_of_each": count, "seconds": time.perf_counter() - began}


def _backed_up(workspace: Workspace, folder: Path) -> tuple[Path, Any]:
    identity = pyrage.x25519.Identity.generate()
    place = folder / "backup.age"
    with write(workspace, place, [identity.to_public()], lambda done, total: None):
        pass
    rehearse(place, [identity], lambda done, total: None)
    return place, identity


def _is_refused(backup: Path, identity: Any) -> bool:
    try:
        rehearse(backup, [identity], lambda done, total: None)
    except PreservationError:
        return True
    return False


def _flipped(
    paths: list[Path], count: int, chance: random.Random, is_noticed: Callable[[Path], bool]
) -> Iterator[bool]:
    """For each of ``count`` bits: turn it over, ask whether that is noticed, and turn it back."""
    for _ in range(count):
        path = chance.choice(paths)
        good = path.read_bytes()
        place, bit = chance.randrange(len(good)), chance.randrange(8)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([good[place] ^ 1 << bit]))
        yield is_noticed(path)
        path.write_bytes(good)


def _of_the_log(ground: Ground, folder: Path, count: int, chance: random.Random) -> dict[str, Any]:
    """Flips in the log that a killed command left: noticed, or silently losing what was acknowledged."""
    place = folder / "in" / "7"
    write_batch(place, 7)
    log = ground.workspace.path / f"{ground.workspace.database.name}-wal"
    ground.renew()
    child = Child.fork(partial(read_and_grade, place, 7))
    # However fast the machine is: killed when it has acknowledged something that the log still holds.
    if not child.kill_when(lambda: bool(child.acknowledged) and log.exists() and log.stat().st_size > 0):
        raise RuntimeError("The command ended before what it had acknowledged was seen in the log.")
    left = folder / "killed"
    shutil.copytree(ground.workspace.path, left)
    good = log.read_bytes()
    kept, count = check(ground.workspace).rows, min(count, 200)
    silent = 0
    for number in range(count + 1):
        shutil.rmtree(ground.workspace.path)
        shutil.copytree(left, ground.workspace.path)
        turned = bytearray(good)
        if number:
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
        log.write_bytes(turned)
        after = check(ground.workspace)
        if not number and (after.rows != kept or not after.is_whole):
            raise RuntimeError("The log is not what it was, although no bit was turned over.")
        silent += after.is_whole and after.rows != kept
    faults = [f"log: {silent} of {count} flips cut it off without a sign"] if silent else []
    return {"log": count, "log_cut_silently": silent, "faults": faults}
