"""The zip files that Word and Excel write: what they may unpack to, checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from tumen.documents.errors import DamagedFile, ProtectedFile, TooLargeFile
from tumen.documents.intake import limits


def refuse_bomb(data: bytes) -> None:
    """Raise TooLargeFile when the parts would unpack to more than a document holds.

    The declared sizes are enough to check: unpacking stops at them, and a false one fails its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
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
