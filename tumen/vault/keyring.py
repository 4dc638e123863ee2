"""The secrets of the vaults that are open in this program: in memory only, overwritten when they are dropped.

A secret is one array of bytes here, from which the keys are derived each time they are asked for, so that
there is one place to overwrite. What was derived is overwritten when nobody holds it any more (`keys.Key`);
docs/reference/vault.md says what may stay.
"""

from __future__ import annotations

import ctypes
import gc
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tumen.vault import locking
from tumen.vault.errors import VaultLocked
from tumen.vault.keys import Keys

#: Seconds between two looks at the mark; a key that nobody uses is dropped that soon after a locking.
WATCH = 0.2


@dataclass(slots=True)
class _Held:
    """The secret of one vault, the mark it was opened under, and how many are working with it."""

    secret: bytearray = field(repr=False)
    lock_file: Path
    mark: str
    handle: int
    uses: int = 1  #: whoever opened it, and each request that is being answered
    is_opening: bool = True  #: whether whoever opened it is one of them
    is_dropped: bool = False


#: Linux's number for "may the memory of this program be written out, or read by another" (prctl.h); no.
_SET_DUMPABLE, _NOT_AT_ALL = 4, 0
#: glibc's number for "overwrite what is freed" (malloc.h), and with what: any byte that is not zero.
_M_PERTURB, _FILL = -6, 0xA5

_guard = threading.RLock()
_held: dict[Path, _Held] = {}
_when_dropped: list[Callable[[], None]] = []
_watching: dict[Path, Callable[[], None]] = {}


def hold(folder: Path, secret: bytearray, *, lock_file: Path, mark: str) -> None:
    """Keep ``secret``, of the vault in ``folder``, until it is dropped; the array is ours from now on.

    ``mark`` is that of before the passphrase was asked for. Raises `VaultLocked` when the vault was locked
    since.
    """
    _keep_memory_clean()
    held = _Held(secret, lock_file, mark, locking.take_hold(lock_file))
    if locking.mark_in(lock_file) != mark:
        _wipe(held)
        locking.let_go(held.handle)
        raise VaultLocked("The vault was locked while it was being opened. Open it again.")
    with _guard:
        if _open(folder):  # somebody else opened it at the same time; what works with that key goes on
            _wipe(held)
            locking.let_go(held.handle)
        else:
            _held[folder] = held


def keys_in(folder: Path) -> Keys | None:
    """The keys of the vault in ``folder``; None when it is not open here, or was locked since."""
    with _guard:
        held = _open(folder)
        return Keys.of(held.secret, session=held.mark) if held else None


def secret_in(folder: Path) -> bytearray | None:
    """A copy of the secret, to be wrapped anew; whoever asks overwrites it."""
    with _guard:
        held = _open(folder)
        return bytearray(held.secret) if held else None


def is_open(folder: Path) -> bool:
    """Whether this program has the key of the vault in ``folder``, and the vault was not locked since."""
    with _guard:
        return _open(folder) is not None


def drop(folder: Path) -> None:
    """Overwrite the secret now, and break off what is being read from or written to the database with it."""
    with _guard:
        held = _held.pop(folder, None)
        if held is None:
            return
        _wipe(held)
        held.is_dropped = True
        _release(held)
    for told in _when_dropped:
        told()


def begin_use(folder: Path) -> Callable[[], None]:
    """Work with the open vault begins; call what is returned when it has ended and its connection is closed.

    Only then does the vault count as locked for whoever locks it.
    """
    with _guard:
        held = _open(folder)
        if held is None:
            return lambda: None
        held.uses += 1
    ended = threading.Event()

    def end() -> None:
        if not ended.is_set():
            ended.set()
            _end_use(held)

    return end


def end_opening(folder: Path) -> None:
    """Who opened the vault has closed their connection; from now on only what `begin_use` says uses it."""
    with _guard:
        held = _held.get(folder)
        if held and held.is_opening:
            held.is_opening = False
            _end_use(held)


def when_dropped(told: Callable[[], None]) -> None:
    """Call ``told`` after each drop. It must not raise."""
    _when_dropped.append(told)


def watch(folder: Path, then: Callable[[], None]) -> None:
    """From a thread of its own: drop the key as soon as the vault is locked, and call ``then`` each time.

    Who watches the same vault again takes the place of who did before.
    """
    with _guard:
        is_watched = folder in _watching
        _watching[folder] = then
    if not is_watched:
        threading.Thread(target=_look, args=[folder], name="watches the lock", daemon=True).start()


def _look(folder: Path) -> None:
    pause = threading.Event()
    while not pause.wait(WATCH):
        with _guard:
            was_locked = folder in _held and _open(folder) is None
        if was_locked:
            _watching[folder]()


def _keep_memory_clean() -> None:
    """From now on a crash writes no memory into a file, and what the program frees is overwritten."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Of the C library of most Linux systems (glibc); others have no such switch, and keep what is freed.
    if switch := getattr(ctypes.CDLL(None), "mallopt", None):
        switch(_M_PERTURB, _FILL)
    hide_memory()


def hide_memory() -> None:
    """From now on only root may read this program's memory, and no collector of crash reports is given it.

    Without this each program of the same user may read it, and a collector takes it whatever the limit on
    core files says. Only Linux can be told so.
    """
    if switch := getattr(ctypes.CDLL(None), "prctl", None):
        switch(_SET_DUMPABLE, *map(ctypes.c_ulong, (_NOT_AT_ALL, 0, 0, 0)))


def _open(folder: Path) -> _Held | None:
    held = _held.get(folder)
    if held and locking.mark_in(held.lock_file) != held.mark:
        drop(folder)
        return None
    return held


def _end_use(held: _Held) -> None:
    with _guard:
        held.uses -= 1
        _release(held)


def _release(held: _Held) -> None:
    if held.is_dropped and held.uses <= 0 and held.handle >= 0:
        gc.collect()  # closed connections refer to themselves, and to the statement that gave them the key
        locking.let_go(held.handle)
        held.handle = -1


def _wipe(held: _Held) -> None:
    held.secret[:] = bytes(len(held.secret))
