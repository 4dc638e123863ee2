"""From a file's bytes to a text with blocks and metadata. PURE: no database, no Django.

Takes bytes and a name, gives an `Extraction` or raises a kind of `tumen.documents.errors.RefusedFile` whose
message says what is wrong and what to do. `walk` finds the files of folders; `container_at` tells a file that
holds documents (`containers`), and `members` takes them out.

Nothing is taken apart where it is asked for: ``extract`` asks a reader behind the wall (``confined``), which
answers (``answering``) with what ``inside`` makes of the bytes; ``handover`` checks what comes back.

The order of the modules is the way of a file there: ``sniff`` what it is, ``decode`` its letters, read it
(``plain``, ``webpage``, ``message``, ``entry``, ``office`` and ``paged``), ``cleaning``, cut it into
``pieces``, name its ``blocks``, and weigh what it says about itself in ``metadata``. PDF pages that are
pictures go by way of ``recognition``; both kinds of pages are put together in ``layout``."""

from __future__ import annotations

from tumen.documents.intake.containers import (
    Container,
    Member,
    PassedMember,
    RefusedMember,
    container_at,
    members,
)
from tumen.documents.intake.extract import extract, extract_text
from tumen.documents.intake.extraction import (
    PARTICULARS,
    Block,
    Extraction,
    Found,
    Metadata,
    Recognised,
)
from tumen.documents.intake.folders import FoundFile, PassedOver, RefusedPath, walk
from tumen.documents.intake.hints import NO_HINTS, Hints

__all__ = [
    "NO_HINTS",
    "PARTICULARS",
    "Block",
    "Container",
    "Extraction",
    "Found",
    "FoundFile",
    "Hints",
    "Member",
    "Metadata",
    "PassedMember",
    "PassedOver",
    "Recognised",
    "RefusedMember",
    "RefusedPath",
    "container_at",
    "extract",
    "extract_text",
    "members",
    "walk",
]
