"""A file that holds documents, with what has to come out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tumen.documents.errors import RefusedFile
from tumen.documents.intake import (
    Extraction,
    Member,
    PassedMember,
    RefusedMember,
    container_at,
    extract,
    members,
)


@dataclass(frozen=True)
class Shaped:
    """``documents`` has for each document words that it and no other holds, in order."""

    name: str
    data: bytes
    documents: tuple[str, ...]
    refused: int = 0
    passed: dict[str, int] = field(default_factory=dict)


@dataclass
class TakenOut:
    """What came out of a container; ``refused`` are members, ``unread`` those that cannot be read."""

    members: list[Member] = field(default_factory=list)
    read: list[Extraction] = field(default_factory=list)
    refused: list[RefusedMember] = field(default_factory=list)
    unread: list[RefusedFile] = field(default_factory=list)
    passed: list[PassedMember] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def kinds(self) -> dict[str, int]:
        kinds = [one.kind for one in self.passed]
        return {kind: kinds.count(kind) for kind in kinds}


def taken_out(place: Path, data: bytes, name: str = "held") -> TakenOut:
    """What a container holds, through the wall and read as ``tumen read`` does."""
    path = place / name
    path.write_bytes(data)
    container = container_at(path)
    assert container, f"{name} is no container"
    return sorted_out(members(container))


def sorted_out(found: Any) -> TakenOut:
    """What comes out, each sort by itself; members are read."""
    out = TakenOut()
    for one in found:
        out.numbers.append(one.place.number)
        if isinstance(one, RefusedMember):
            out.refused.append(one)
        elif isinstance(one, PassedMember):
            out.passed.append(one)
        else:
            _read(one, out)
    return out


def _read(member: Member, out: TakenOut) -> None:
    try:
        out.read.append(extract(member.data, name=member.name, hints=member.hints))
        out.members.append(member)
    except RefusedFile as refused:
        out.unread.append(refused)
