"""What can go wrong on the watch.

TumenError
└── WatchError
    ├── NoSuchFeed        no feed has this id
    ├── NoSuchThing       no item, alert or sample has this id, or the viewer may not know of it
    ├── NotAFeed          what was given can be no feed
    ├── NotAWord          what was typed is nothing that can be looked for
    ├── NotAClock         a time zone or an hour that no clock has
    ├── NotAnAddress      nothing that mail can go to
    ├── NotThatPost       a server that mail may not go out by
    ├── NoReason          something is decided without saying why
    ├── NotNow            another round is under way, or there is nothing to do it with
    └── NotFetched        what was asked for did not come whole
        ├── InwardAddress     the address leads into this computer or its network
        ├── TooMuch           more bytes than are taken, or more than it takes time for
        └── NotAllowed        the site asks not to be asked for this
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class WatchError(TumenError):
    """The root of this room's errors."""


class NoSuchFeed(WatchError):
    """No feed has this id."""


class NoSuchThing(WatchError):
    """No item, alert or sample has this id, or the viewer may not know of it."""


class NotAFeed(WatchError):
    """What was given can be no feed."""


class NotAWord(WatchError):
    """What was typed is nothing that can be looked for."""


class NotAClock(WatchError):
    """A time zone or an hour that no clock has."""


class NotAnAddress(WatchError):
    """Nothing that mail can go to."""


class NotThatPost(WatchError):
    """A server that mail may not go out by."""


class NoReason(WatchError):
    """What is decided without a reason cannot be explained to who asks later."""


class NotNow(WatchError):
    """Another round is under way, or what it needs is not there."""


class NotFetched(WatchError):
    """What was asked for did not come whole; nothing of it is kept."""


class InwardAddress(NotFetched):
    """The address leads into this computer, or into the network that it stands in."""


class TooMuch(NotFetched):
    """It is larger, or takes longer, than anything that is read here may."""


class NotAllowed(NotFetched):
    """The site asks in its robots.txt that this is not asked for."""
