"""The zip files that Word and Excel write: what they may unpack to, checked before anything is unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from tumen.documents.errors import DamagedFile, ProtectedFile, TooLargeFile
from tumen.documents.intake import limits

#: What the standard library raises for a damaged zip file or member; for a way of packing that it does not
#: know, NotImplementedError, which is a kind of RuntimeError.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def refuse_bomb(data: bytes) -> None:
    """Raise TooLargeFile when the parts would unpack to more than a document holds.

    The declared sizes are enough to check: unpacking stops at them, and a false one fails its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN_ZIP as error:
        raise DamagedFile("it breaks off, as if it were cut off. Get it again from where it came.") from error
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedFile("it is protected by a password. Save a copy without the password and read that.")
    if len(parts) > limits.PACKED_PARTS or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise _bomb()
    for part in parts:
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > limits.RATIO_COUNTS_FROM and ratio > limits.UNPACKED_RATIO:
            raise _bomb()


def _bomb() -> TooLargeFile:
    return TooLargeFile(
        "it unpacks to far more than a document holds, as a harmful file does. If you trust it, open it in "
        "its program and save its text as a new file."
    )
