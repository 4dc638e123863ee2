"""What can go wrong when something is to leave the record.

TumenError
└── PublicationError
    ├── NoSuchRelease     no release has this id, or the viewer may not know of it
    ├── NotToBeReleased   what was asked for cannot be a release: the sentence says why
    ├── NotWhole          somebody from whom a part of the record is hidden counts or approves
    ├── NotApart          one person would do what takes two
    ├── NotInOrder        a step comes before the one that it rests on, or twice
    ├── NotOpen           it is under embargo, or was retracted
    ├── NotGenuine        a file or its signature is not what was released
    ├── FolderRefused     a folder holds what the public site would overwrite
    ├── ReleaseIsFinal    somebody would change what was kept of a release
    ├── CannotProtect     no choice of cells keeps the small counts of a table apart from what is public
    └── TooLarge          the releases together are too much to be checked
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class PublicationError(TumenError):
    """The root of this room's errors."""


class NoSuchRelease(PublicationError):
    """No release has this id, or it is none for this viewer yet."""


class NotToBeReleased(PublicationError):
    """It would tell of somebody, or where they are, or it is not what can be released."""


class NotWhole(PublicationError):
    """Two people who see different parts of the record would publish the difference."""


class NotApart(PublicationError):
    """Whoever made a release does not approve it."""


class NotInOrder(PublicationError):
    """A release is drafted, approved by somebody else, published, and perhaps retracted: in this order."""


class NotOpen(PublicationError):
    """Its files are not given out now."""


class NotGenuine(PublicationError):
    """A single bit of it is not what was signed."""


class FolderRefused(PublicationError):
    """Nothing that somebody else put into a folder is overwritten or removed."""


class ReleaseIsFinal(PublicationError):
    """What was kept of a release is never altered or removed."""


class CannotProtect(PublicationError):
    """What was released before gives a small count of this table away, whatever is withheld now."""


class TooLarge(PublicationError):
    """What cannot be checked is not released."""
