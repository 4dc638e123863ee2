"""One part read: what it holds is sifted, what can matter is read, the rest is counted (PURE).

It is the same on every engine. It needs no workspace, no key and no database, and hands back bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from tumen import __version__, reading
from tumen.archives.planning import Task
from tumen.archives.results import FULL, Kept, Reading, Result, encode
from tumen.claims.extracted import source_of_extraction
from tumen.documents.errors import RefusedFile, UnreadableFile
from tumen.documents.intake import (
    Container,
    Extraction,
    Member,
    PassedMember,
    RefusedMember,
    extract,
    members,
)
from tumen.reading.sieve import PACK
from tumen.reading.sources import Source
from tumen.watch.added import Looked, sieve_of
from tumen.watch.sifting import Judged, judge

#: Counted up when a part is worked through in another way.
FORMAT = 1
#: Signs of a version (hexadecimal) that tell of the program, and of the words where people added some.
_SAME = 32
#: Bytes that are hashed at once.
_STEP = 1024 * 1024
_GONE = "It was changed or taken away since it was planned. Run the same command again."


@cache
def version() -> str:
    """What a result depends on beside the part itself and what people added: this program, its reader, the
    pack's words."""
    words = files("tumen.vocabulary").joinpath(f"packs/{PACK}/sieve.toml").read_bytes()
    made_by = "\n".join((str(FORMAT), str(FULL), __version__, reading.version(), PACK))
    return hashlib.sha256(made_by.encode() + words).hexdigest()


def version_with(words: Sequence[Looked]) -> str:
    """The same with the words that people added: `version` itself where there are none.

    Words are counted by their ids. A hash of what is typed would still prove what somebody had forgotten.
    """
    if not words:
        return version()
    ids = hashlib.sha256("\n".join(sorted(each.id for each in words)).encode()).hexdigest()
    return version()[:_SAME] + ids[:_SAME]


def is_same_reading(version_then: str) -> bool:
    """Whether a result of that version was read by this program and reader, whatever words it was kept by."""
    return version_then[:_SAME] == version()[:_SAME]


def work(task: Task) -> bytes:
    """The result of a part (`results.encode`). What is wrong with the part stands in it."""
    made_by = version_with(task.words)
    result = Result(task.number, made_by)
    try:
        container = _container(task)
        result.sha256 = container.sha256
        result.kept = list(_read(list(_sifted(container, task, result)), result))
    except (OSError, _Gone):
        return encode(Result(task.number, made_by, trouble=_GONE, is_gone=True))
    except RefusedFile as refused:
        return encode(Result(task.number, made_by, trouble=refused.reason))
    return encode(result)


class _Gone(Exception):
    """The file is not the one that was planned."""


def _container(task: Task) -> Container:
    path = Path(task.path)
    about = path.stat()
    if (about.st_size, about.st_mtime_ns) != (task.size, task.changed):
        raise _Gone
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(_STEP):
            digest.update(data)
    group = task.group if task.group >= 0 else None
    return Container(path, task.media_type, task.size, digest.hexdigest(), task.changed, group)


def _sifted(container: Container, task: Task, result: Result) -> Iterator[tuple[Member, Judged]]:
    """What can matter, until the part is full; everything is counted."""
    counts, held, added = result.counts, 0, sieve_of(task.words)
    with closing(members(container)) as found:
        for one in found:
            number = one.place.number
            if number < task.first:
                continue
            if held >= FULL:
                result.goes_on = number
                return
            counts.members += 1
            if isinstance(one, Member):
                judged = judge(one.data, _about(one), added)
                if judged.is_kept:
                    held += len(one.data)
                    yield one, judged
                else:
                    counts.refused += bool(judged.trouble)
                    counts.passed += not judged.trouble
            elif isinstance(one, PassedMember):
                counts.others += 1
            else:
                counts.refused += 1
                _note_rest(one, result)


def _note_rest(one: RefusedMember, result: Result) -> None:
    if one.is_rest:
        result.trouble = one.reason


def _about(member: Member) -> dict[str, object]:
    hints = member.hints
    about = {"name": member.name, "media_type": hints.media_type, "charset": hints.charset}
    return {**about, "publisher": hints.publisher, "language": hints.language}


def _read(waiting: list[tuple[Member, Judged]], result: Result) -> Iterator[Kept]:
    """What was sifted with its text and claims; what cannot be read is counted as refused."""
    told: dict[str, tuple[Member, Judged, Extraction]] = {}

    def sources() -> Iterator[Source]:
        for member, judged in waiting:
            try:
                extraction = extract(member.data, name=member.name, hints=member.hints)
            except UnreadableFile:
                raise  # the wall does not stand here, and nothing can be read without it
            except RefusedFile:
                result.counts.refused += 1
                continue
            key = str(member.place.number)
            told[key] = member, judged, extraction
            yield source_of_extraction(key, extraction)

    for key, claims in reading.read(sources()):
        member, judged, extraction = told.pop(key)
        said = extraction.metadata
        read = Reading(
            extraction.text,
            said.publisher.value if said.publisher else "",
            said.published.value if said.published else None,
            tuple(claims),
        )
        result.counts.kept += 1
        yield Kept(member, judged.groups, judged.worth, judged.needed, read)
