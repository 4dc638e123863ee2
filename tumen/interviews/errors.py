"""What can go wrong with interviews.

TumenError
└── InterviewsError
    ├── NoSuchInterview   no interview has this id, or the viewer may not know of it
    ├── ConsentFirst      they have not agreed to what is to be done, or took it back
    ├── NotNow            the interview is not at the point where this can be done
    ├── NothingSaid       what was sent says nothing, or is no turn of this interview
    ├── NoRecording       what was attached is no recording that can be kept
    └── BundleRefused     a file of another vault that cannot be merged; nothing of it was kept
        ├── UnknownKey    signed by a key that no keeper vouched for
        └── MergedBefore  its interview is here already
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class InterviewsError(TumenError):
    """The root of this room's errors."""


class NoSuchInterview(InterviewsError):
    """No interview has this id, or the viewer is not cleared for identities."""


class ConsentFirst(InterviewsError):
    """Nothing is kept of what somebody has not agreed to."""


class NotNow(InterviewsError):
    """The interview is paused, held, closed or withdrawn."""


class NothingSaid(InterviewsError):
    """Words are missing, or the turn is not one of this interview."""


class NoRecording(InterviewsError):
    """The file is no sound that is known, too large, or kept already."""


class BundleRefused(InterviewsError):
    """A file that is not whole, not for us, or not what it says; nothing of it was kept."""


class UnknownKey(BundleRefused):
    """The signature is of a key that nobody here vouched for."""


class MergedBefore(BundleRefused):
    """The interview of the file is here already; nothing was changed."""
