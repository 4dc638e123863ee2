"""A Merkle tree that only grows, as in certificate transparency. PURE.

The root of the tree says which entries there are and in which order: whoever knows one root can tell whether
a log still begins with the entries that were there then. Only the roots of its perfect subtrees (the peaks)
are held, so that adding an entry to a million takes some twenty hashes and no entry is read again.

Reference: RFC 6962, section 2.1 (Merkle hash trees with SHA-256).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

#: Bytes of every hash.
LENGTH = 32
# Leaves and nodes are hashed with different first bytes, so that no node can be passed off as a leaf.
_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(_LEAF + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(_NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree over ``size`` entries.

    ``peaks`` are the roots of its perfect subtrees, largest first: one for each 1 in ``size`` written in
    binary.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError(f"A tree of {self.size} entries does not have {len(self.peaks)} peaks.")

    def added(self, leaf: bytes) -> Tree:
        """The tree with one entry more, by its `leaf_hash`."""
        peaks, node, full = list(self.peaks), leaf, self.size
        while full & 1:  # two subtrees of one size become one of twice the size
            node, full = node_hash(peaks.pop(), node), full >> 1
        return Tree(self.size + 1, (*peaks, node))

    def root(self) -> bytes:
        """The hash of the whole tree; of an empty one, the hash of nothing."""
        if not self.peaks:
            return sha256().digest()
        *others, node = self.peaks
        for peak in reversed(others):
            node = node_hash(peak, node)
        return node

    @property
    def kept(self) -> str:
        """The peaks as text, to be kept beside the size."""
        return b"".join(self.peaks).hex()

    @classmethod
    def of(cls, size: int, kept: str) -> Tree:
        """The tree that was kept. Raises ValueError when size and peaks do not fit each other."""
        data = bytes.fromhex(kept)
        if len(data) % LENGTH:
            raise ValueError("The peaks of a tree are whole hashes.")
        return cls(size, tuple(data[at : at + LENGTH] for at in range(0, len(data), LENGTH)))
