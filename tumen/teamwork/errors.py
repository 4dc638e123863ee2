"""What can go wrong when people work together.

TumenError
└── TeamworkError
    ├── NoSuchComment    no comment has this id, or the viewer may not see its claim
    ├── NoSuchTask       nothing given has this id, or the viewer may not see what it is about
    ├── NothingSaid      a comment or a reason without words
    ├── NobodyToAsk      nobody has the name, or they may not see or do what they would be asked to
    ├── NotYours         it is for whoever wrote it, or for whom it was given to
    ├── IsEnded          what was given was done, passed on or taken back already
    └── CodedAlone       somebody who codes a document alone would tell or be told of it
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class TeamworkError(TumenError):
    """The root of this room's errors."""


class NoSuchComment(TeamworkError):
    """No comment has this id, or the viewer may not see its claim."""


class NoSuchTask(TeamworkError):
    """Nothing that was given has this id, or the viewer may not see what it is about."""


class NothingSaid(TeamworkError):
    """A comment or a reason has no words."""


class NobodyToAsk(TeamworkError):
    """Nobody has this name, or they may not see or do what they would be asked to."""


class NotYours(TeamworkError):
    """It is for whoever wrote it, or for whom it was given to."""


class IsEnded(TeamworkError):
    """It was done, passed on or taken back already."""


class CodedAlone(TeamworkError):
    """Who codes a document tells nobody of it before both have finished."""
