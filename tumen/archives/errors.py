"""What can go wrong with archives.

TumenError
└── ArchiveError
    ├── NoSuchCollection   no collection has this id, or the viewer may not know of it
    ├── NotInCollection     the collection has no event of this name
    ├── NotACollection     nothing at this path can be read as an archive
    ├── NoReason           something is passed over without saying why
    ├── NotNow             there is nothing to do it with
    ├── EngineRefused      the engine that was named may not be used, or is not there
    └── ResultDamaged      what came back of a part is not what was made of it
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class ArchiveError(TumenError):
    """The root of this room's errors."""


class NoSuchCollection(ArchiveError):
    """No collection has this id, or the viewer may not know of it."""


class NotInCollection(ArchiveError):
    """No event of the collection has this name."""


class NotACollection(ArchiveError):
    """Nothing at this path can be read as an archive."""


class NoReason(ArchiveError):
    """What is passed over without a reason cannot be explained to who asks later."""


class NotNow(ArchiveError):
    """There is nothing to do it with."""


class EngineRefused(ArchiveError):
    """The engine that was named may not be used, or is not there."""


class ResultDamaged(ArchiveError):
    """What came back of a part is not what was made of it."""
