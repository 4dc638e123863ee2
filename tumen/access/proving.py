"""Whether the log is what was kept: every line, the tree over all, the signed heads, and what others hold.

The lines are read in their order, as they lie in the database, and the first one that is wrong is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from tumen.access.anchoring import stamped_at
from tumen.access.errors import AnchorRefused, LogBroken, NotAHead
from tumen.access.heads import Head, is_signed
from tumen.access.leaves import commitment
from tumen.access.merkle import Tree
from tumen.access.models import Viewer
from tumen.access.permission import require_known
from tumen.access.rows import STEP, AnchorRow, HeadRow, Line, LogRows

#: The action that erases a detail; it alone excuses a line without one.
ERASING = "access.erase_detail"


class Break(str, Enum):
    """What is wrong with the log, in the order of how closely it can be told."""

    ALTERED = "altered"  #: a line does not say what it said
    MOVED = "moved"  #: another line stands in this line's place
    REMOVED = "removed"  #: a line is not there
    INSERTED = "inserted"  #: a line was put in
    CUT_OFF = "cut off"  #: there were more lines
    UNTOLD = "erased without a line"  #: a detail is gone, or is there again, and no line tells of it
    REWRITTEN = "rewritten"  #: the lines fit each other and not a head that was signed or kept
    UNSIGNED = "not signed by this key"  #: a head that this workspace's key did not sign
    UNSTAMPED = "time stamp"  #: a reply of an authority that does not prove its head
    TREE = "tree"  #: the tree does not belong to the lines


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that is wrong: from which line to which, in a sentence.

    One line is named where that can be told. Where lines were written anew with their hashes, only a head
    tells, and then all since the last good one are meant.
    """

    what: Break
    first: int
    last: int
    says: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """A head that an authority stamped: up to which line, and when it saw it."""

    size: int
    at: datetime


@dataclass(slots=True)
class Proof:
    """What was proved of the log, and the first thing that is wrong with it, if anything is."""

    lines: int = 0
    root: str = ""
    erased: int = 0  #: lines whose detail was erased, each by a line that tells of it
    heads: int = 0  #: signed heads that hold
    signed: int = 0  #: lines under the last of them
    kept: int = 0  #: heads from outside that hold
    anchors: list[Anchored] = field(default_factory=list)
    broken: Broken | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken is None


class _Found(Exception):
    """The first thing that is wrong; it ends the walk."""

    def __init__(self, what: Break, first: int, says: str, *, last: int = 0) -> None:
        super().__init__(says)
        self.broken = Broken(what, first, last or first, says)


def prove(
    viewer: Viewer,
    *,
    key: str,
    kept: Sequence[Head] = (),
    seen: Callable[[int, int], None] = lambda done, total: None,
) -> Proof:
    """Prove the whole log, or find the first thing that is wrong with it.

    ``key`` is the workspace's public key; ``kept`` are heads that somebody kept elsewhere. ``seen`` is told
    from time to time how many lines were read, of how many. Lines that are added meanwhile are proved too.
    """
    require_known(viewer)
    return prove_rows(LogRows.ours(), key=key, kept=kept, seen=seen)


def prove_rows(
    rows: LogRows,
    *,
    key: str,
    kept: Sequence[Head] = (),
    seen: Callable[[int, int], None] = lambda done, total: None,
) -> Proof:
    """`prove` for a log wherever it lies: whoever has its rows and its key may see it."""
    walk = _Walk(rows, key, seen)
    try:
        walk.begin(kept)
        walk.go()
        walk.end()
    except _Found as found:
        walk.proof.broken = found.broken
    walk.proof.lines, walk.proof.root = walk.tree.size, walk.tree.root().hex()
    return walk.proof


class _Walk:
    """From the first line to the last, with the tree built anew on the way."""

    def __init__(self, rows: LogRows, key: str, seen: Callable[[int, int], None]) -> None:
        self.proof, self.tree, self._rows = Proof(), Tree(), rows
        self._key, self._seen = key, seen
        #: What must hold when the log has this many lines.
        self._due: dict[int, list[Callable[[], None]]] = defaultdict(list)
        self._erasing: dict[str, int] = {}
        #: Erased without a line that tells of it. Such a line may be what was altered, so these come last.
        self._untold: list[_Found] = []
        #: Lines under the last head that held; a head from outside holds also against who has the key.
        self._good = self._outside = 0

    def begin(self, kept: Sequence[Head]) -> None:
        """Note which heads have to hold, and when."""
        for row in self._rows.heads():
            self._due[row.size].append(lambda row=row: self._signed(row))  # type: ignore[misc]
        for head in kept:
            self._due[head.size].append(lambda head=head: self._kept(head))  # type: ignore[misc]
        for anchor in self._rows.anchors():
            head = _read(anchor.text, "a time stamp")
            self._due[head.size].append(
                lambda anchor=anchor, head=head: self._anchored(anchor, head)  # type: ignore[misc]
            )
        self._erasing = self._rows.erasures(ERASING)

    def go(self) -> None:
        """Every line, also those that are added while it goes."""
        total = -1
        while total != self.tree.size:
            total = self.tree.size
            for line in self._rows.lines(after=total):
                self._next(line)
                if self.tree.size % STEP == 0:
                    self._seen(self.tree.size, max(self.tree.size, self._expected()))

    def end(self) -> None:
        """What can be told only from all lines: that there were no more, and no fewer."""
        size = self.tree.size
        later = sorted(due for due in self._due if due > size)
        for row in self._rows.heads():
            if row.size > size:
                self._check_signature(row)
        if later:
            raise _cut_off(size, later[0], "a head of the log that was signed, kept or stamped")
        now = self._tree_now()
        if now.size > size:
            raise _cut_off(size, now.size, "the tree")
        if now.size < size:
            raise _Found(
                Break.INSERTED,
                now.size + 1,
                f"Lines {now.size + 1} to {size} were put in: the tree does not know them.",
                last=size,
            )
        if now != self.tree:
            says = "The tree that is kept is not the one over these lines."
            raise _Found(Break.TREE, min(self._good + 1, size), says, last=size)
        if self._untold:
            raise self._untold[0]
        self._seen(size, size)

    def _expected(self) -> int:
        return max(self._due, default=0)

    def _tree_now(self) -> Tree:
        try:
            return self._rows.tree()
        except LogBroken as error:
            says = "The tree over the lines is damaged or gone. The lines before it hold together."
            raise _Found(Break.TREE, self._good + 1, says) from error

    def _next(self, line: Line) -> None:
        number = self.tree.size + 1
        if line.number != number:
            raise _out_of_place(number, line)
        leaf = line.leaf_as(number)
        if leaf != line.leaf:
            raise _altered(line, self._rows.largest())
        self._check_detail(line)
        self.tree = self.tree.added(bytes.fromhex(leaf))
        for holds in self._due.pop(number, ()):
            holds()

    def _check_detail(self, line: Line) -> None:
        told = self._erased_by(line.number)
        if not line.detail and not line.salt:
            if told is None:
                says = f"The detail of line {line.number} is gone, and no line tells who erased it and why."
                self._untold.append(_Found(Break.UNTOLD, line.number, says))
            self.proof.erased += 1
            return
        if told is not None:
            says = f"The detail of line {line.number} was erased by line {told}, and is there again."
            self._untold.append(_Found(Break.UNTOLD, line.number, says))
        try:
            committed = commitment(line.salt, line.detail)
        except ValueError:
            committed = ""
        if committed != line.commitment:
            raise _Found(Break.ALTERED, line.number, f"The detail of line {line.number} was altered.")

    def _erased_by(self, number: int) -> int | None:
        """The line that tells of the erasing of this one's detail, if there is one."""
        return self._erasing.get(f"line-{number}")

    def _check_signature(self, row: HeadRow) -> None:
        if row.key != self._key or not is_signed(row.text, key=row.key, signature=row.signature):
            raise _Found(
                Break.UNSIGNED,
                row.size,
                f"The head of the first {row.size} lines was not signed by this workspace's key.",
            )

    def _signed(self, row: HeadRow) -> None:
        self._check_signature(row)
        head = _read(row.text, "a signed head")
        if head.size != row.size or not head.is_of(self.tree.root()):
            raise self._rewritten(self._good, row.size, "the head that was signed then")
        self._good = row.size
        self.proof.heads += 1
        self.proof.signed = row.size

    def _kept(self, head: Head) -> None:
        self._hold_outside(head, "the head that you kept")
        self.proof.kept += 1

    def _anchored(self, anchor: AnchorRow, head: Head) -> None:
        self._hold_outside(head, "the head that an authority stamped")
        try:
            at = stamped_at(
                bytes(anchor.reply),
                text=anchor.text,
                nonce=int(anchor.nonce),
                certificates=anchor.certificates,
            )
        except (AnchorRefused, TypeError, ValueError) as error:
            says = f"The time stamp on the first {head.size} lines does not hold: {error}"
            raise _Found(Break.UNSTAMPED, head.size, says) from error
        self.proof.anchors.append(Anchored(head.size, at))

    def _hold_outside(self, head: Head, what: str) -> None:
        if not head.is_of(self.tree.root()):
            raise self._rewritten(self._outside, head.size, what)
        self._outside = head.size
        self._good = max(self._good, head.size)

    def _rewritten(self, good: int, size: int, what: str) -> _Found:
        """Only heads tell of lines that were written anew with their hashes, so a range is named."""
        among = f"lines {good + 1} to {size}" if size > good + 1 else f"line {size}"
        says = (
            f"Of {among}, at least one was altered, put in or taken out, and the hashes were made anew: "
            f"they do not fit {what}. The lines before hold."
        )
        return _Found(Break.REWRITTEN, min(good + 1, size), says, last=size)


def _out_of_place(number: int, line: Line) -> _Found:
    if line.number < number:
        return _Found(Break.INSERTED, line.number, f"Line {line.number} was put in: lines begin with 1.")
    last = line.number - 1
    which = f"Lines {number} to {last} are" if last > number else f"Line {number} is"
    return _Found(Break.REMOVED, number, f"{which} not there.", last=last)


def _altered(line: Line, largest: int) -> _Found:
    """Whether the line stands in another's place, or does not say what it said."""
    number = line.number
    once = next((n for n in range(1, largest + 2) if line.leaf_as(n) == line.leaf), None)
    if once is None:
        return _Found(Break.ALTERED, number, f"Line {number} was altered: its hash is of something else.")
    if once > number:
        says = f"In the place of line {number} stands the one that was written as line {once}."
        return _Found(Break.MOVED, number, says)
    # What stands here belongs to an earlier place, and something else was put there.
    says = f"What was written as line {once} stands as line {number}: another was put in its place."
    return _Found(Break.INSERTED, once, says)


def _cut_off(size: int, before: int, whence: str) -> _Found:
    which = f"Lines {size + 1} to {before} are" if before > size + 1 else f"Line {size + 1} is"
    says = f"The end was cut off: there are {size} lines. {which} missing, as {whence} shows."
    return _Found(Break.CUT_OFF, size + 1, says, last=before)


def _read(text: str, what: str) -> Head:
    try:
        return Head.of(text)
    except NotAHead as error:
        raise _Found(Break.UNSIGNED, 1, f"The text of {what} is not that of a head.") from error
