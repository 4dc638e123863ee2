"""Zip archives: each file in them by itself. One that holds web archives (WACZ) is read as those.

Nothing is ever written to disk, so that a name which leads out of the archive leads nowhere; it is noted."""

from __future__ import annotations

import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tumen.documents.errors import (
    DamagedFile,
    NothingToRead,
    ProtectedFile,
    RefusedFile,
    TooLargeFile,
    UnsupportedFormat,
)
from tumen.documents.intake import limits
from tumen.documents.intake.confined.packed import BROKEN_ZIP
from tumen.documents.intake.containers.members import Found, Member, PassedMember, Place, RefusedMember
from tumen.documents.intake.containers.packing import packing_of
from tumen.documents.intake.containers.warc import from_archive
from tumen.documents.intake.decode import decode
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.left_behind import is_left_behind

FOLDERS, HIDDEN, INDEX = "folders", "hidden files", "lists and indexes of the web archive"

_BOMB = (
    "it unpacks to far more than a document holds, as a harmful file does. If you trust it, unpack it "
    "yourself and read the file."
)
_SHARED = (
    "it shares its bytes with another member, as a harmful file does. If you trust it, unpack it yourself."
)
_WARC_IN_WACZ = re.compile(r"archive/[^/]+\.warc(?:\.gz)?$", re.IGNORECASE)
#: Of a member's own header in the archive: its fixed part, and where in it two lengths stand.
_LOCAL_HEADER, _LENGTHS_AT = 30, 26


def members_of(file: BinaryIO, size: int) -> Iterator[Found]:
    """What a zip archive holds, in the order of its list. Raises DamagedFile, TooLargeFile, NothingToRead."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN_ZIP as error:
        raise DamagedFile(
            "the archive breaks off or has lost its list. Get it again from where it came, or repair it."
        ) from error
    listed = archive.infolist()
    if len(listed) > limits.ZIP_MEMBERS:
        raise TooLargeFile(f"it has more than {limits.ZIP_MEMBERS:,} members. Split it.")
    if not listed:
        raise NothingToRead("the archive is empty. Get it again from where it came.")
    names = [_name(member) for member in listed]
    if "datapackage.json" in names and any(map(_WARC_IN_WACZ.match, names)):
        yield from _web_archives(archive, file, listed, names)
    else:
        yield from _Unpacking(archive, size, listed, names).members()


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name as it was written; archives of old programs do not say in which letters.

    zipfile reads such names in the letters of the first IBM computers, which undoes without loss."""
    if member.flag_bits & 0x800:
        return member.orig_filename
    try:
        written = member.orig_filename.encode("cp437")
        return decode(written).text if written else ""
    except (UnicodeError, RefusedFile):
        return member.orig_filename


class _Unpacking:
    """One zip archive while its members are taken out."""

    def __init__(
        self, archive: zipfile.ZipFile, size: int, listed: Sequence[zipfile.ZipInfo], names: Sequence[str]
    ) -> None:
        self._archive, self._listed, self._names = archive, listed, names
        self._left = max(
            limits.UNPACKED_BYTES, size * limits.UNPACKED_RATIO
        )  #: bytes that may yet be unpacked
        self._times = Counter(names)
        self._seen: Counter[str] = Counter()
        self._shared = _sharing(listed)

    def members(self) -> Iterator[Found]:
        for number, (member, name) in enumerate(zip(self._listed, self._names, strict=True), 1):
            place = Place(number, f"member {number}", member.header_offset + member.compress_size)
            yield self._judged(place, member, name)

    def _judged(self, place: Place, member: zipfile.ZipInfo, name: str) -> Found:
        parts = [part for part in re.split(r"[/\\]", name) if part]
        if name.endswith(("/", "\\")):
            return PassedMember(place, FOLDERS)
        if any(map(is_left_behind, parts)):
            return PassedMember(place, HIDDEN, name)
        self._seen[name] += 1
        try:
            data = self._unpacked(member)
        except RefusedFile as refused:
            return RefusedMember(place, name or place.words, refused.reason)
        return Member(
            place,
            parts[-1] if parts else place.words,
            data,
            f"file {name}",
            Hints(notes=tuple(self._notes(name, parts))),
            stated={"name": name, "changed": "{:04}-{:02}-{:02} {:02}:{:02}".format(*member.date_time[:5])},
        )

    def _notes(self, name: str, parts: Sequence[str]) -> Iterator[str]:
        if self._times[name] > 1:
            at = self._seen[name]
            yield f"The archive has {self._times[name]} members of this name; this is number {at}."
        if ".." in parts or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
            yield f"Its name leads out of the archive ({name[:200]}); it was written nowhere."

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """A member's bytes; what it claims to be is checked before. Raises a kind of RefusedFile."""
        if member.flag_bits & 1:
            raise ProtectedFile(
                "it is protected by a password. Unpack the archive with the password and read the folder."
            )
        if member.file_size > limits.FILE_BYTES:
            raise TooLargeFile(
                f"it has {limits.in_words(member.file_size)}, and documents are read up to "
                f"{limits.in_words(limits.FILE_BYTES)}. Unpack it and split it."
            )
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > limits.RATIO_COUNTS_FROM and ratio > limits.UNPACKED_RATIO:
            raise TooLargeFile(_BOMB)
        if member.header_offset in self._shared:
            raise DamagedFile(_SHARED)
        self._left -= member.file_size
        if self._left < 0:
            raise TooLargeFile(_BOMB)
        return _read(self._archive, member)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        # Opened by its entry and not by its name, which may be there twice.
        with archive.open(member) as opened:
            data = opened.read(member.file_size + 1)
    except NotImplementedError as error:
        raise UnsupportedFormat(
            "it is packed in a way that cannot be unpacked here. Unpack the archive and read the folder."
        ) from error
    except BROKEN_ZIP as error:
        raise DamagedFile(
            "it is damaged in the archive. Get the archive again from where it came."
        ) from error
    if len(data) != member.file_size:
        raise DamagedFile("it is longer or shorter than the archive says. Get the archive again.")
    return data


def _sharing(listed: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Where members begin that overlap with another one: a few bytes that unpack again and again."""
    shared: set[int] = set()
    reached, begun = -1, -1
    for member in sorted(listed, key=lambda member: member.header_offset):
        if member.header_offset < reached:
            shared |= {member.header_offset, begun}
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
        if end > reached:
            reached, begun = end, member.header_offset
    return shared


# Web archives inside


def _web_archives(
    archive: zipfile.ZipFile, file: BinaryIO, listed: Sequence[zipfile.ZipInfo], names: Sequence[str]
) -> Iterator[Found]:
    """A WACZ file: the records of its web archives; its other parts are made from them."""
    number = 0
    for member, name in zip(listed, names, strict=True):
        number += 1
        place = Place(number, f"member {name}", member.header_offset + member.compress_size)
        if name.endswith("/"):
            yield PassedMember(place, FOLDERS)
        elif not _WARC_IN_WACZ.match(name):
            yield PassedMember(place, INDEX)
        elif member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1:
            packed = (
                "the web archive is packed inside. Unpack the .wacz file and read the web archives in it."
            )
            yield RefusedMember(place, name, packed)
        else:
            number -= 1
            start = _data_at(file, member)
            packing = packing_of(file, member.file_size, start)
            for found in from_archive(packing, f" of {name}", read_before=start, first=number + 1):
                number = found.place.number
                yield found


def _data_at(file: BinaryIO, member: zipfile.ZipInfo) -> int:
    """Where a member's bytes begin, behind the header that repeats its name."""
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise DamagedFile("the list of the archive does not agree with what is in it. Get it again.")
    name, extra = struct.unpack_from("<HH", header, _LENGTHS_AT)
    return int(member.header_offset + _LOCAL_HEADER + name + extra)
