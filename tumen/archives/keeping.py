"""A find sealed in the evidence store, and opened again; and which one it is, under the workspace's key."""

from __future__ import annotations

from tumen.archives.models import Find
from tumen.archives.results import Kept, unpack
from tumen.vault import evidence


def seal(packed: bytes) -> str:
    """Keep a find (`results.pack`); its address. Call it before the row that names it is written."""
    return evidence.keep(packed)


def opened(find: Find) -> Kept:
    """A find with all that was read in it. Raises ResultDamaged, and what the evidence store raises."""
    return unpack(evidence.fetch(find.evidence))


def key_of(kept: Kept) -> str:
    """What a page is known again by. A plain hash would prove to whoever takes the disk that it is here."""
    return evidence.address_of(kept.member.data)
