"""Files that programs leave beside documents: known by their names, in folders and in archives alike."""

from __future__ import annotations

#: How their names begin, and their whole names.
_BEGIN = (".", "~$", ".~lock.")
_WHOLE = frozenset(("thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"))


def is_left_behind(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or a program's own.

    The names of the folders around it ("..", ".") say where it lies and hide nothing.
    """
    return name not in (".", "..") and (name.startswith(_BEGIN) or name.lower() in _WHOLE)
