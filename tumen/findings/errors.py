"""What can go wrong with elements, inquiries and findings.

TumenError
└── FindingsError
    ├── NoSuchElement     the vocabulary has no element of this code
    ├── NotAttached        no claim that stands was attached under this number
    ├── NoSuchInquiry     no inquiry has this id, or the viewer may not see it
    ├── NoSuchFinding     no finding has this id in this inquiry, or the viewer may not see it
    ├── NoSuchPart        the inquiry has no such member, document, dissent or recommendation
    ├── NotAccepted       something is to rest on a claim that no person accepted
    ├── WrongState        an adopted finding or a closed inquiry is to be changed
    ├── NothingFound      what makes an inquiry, a finding or a recommendation is missing
    ├── NoReason          a judgement or its undoing does not say why
    └── LineIsFinal       what was judged or dissented is to be altered or removed
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class FindingsError(TumenError):
    """The root of this room's errors."""


class NoSuchElement(FindingsError):
    """The vocabulary has no element of this code."""


class NotAttached(FindingsError):
    """No claim that stands was attached to this event under this number."""


class NoSuchInquiry(FindingsError):
    """No inquiry has this id, or the viewer may not see it."""


class NoSuchFinding(FindingsError):
    """No finding has this id in this inquiry, or the viewer may not see all that it rests on."""


class NoSuchPart(FindingsError):
    """The inquiry has no such member, document, dissent or recommendation."""


class NotAccepted(FindingsError):
    """Something is to rest on a claim that no person accepted."""


class WrongState(FindingsError):
    """What is adopted or closed is not changed."""


class NothingFound(FindingsError):
    """What makes an inquiry, a finding or a recommendation is missing."""


class NoReason(FindingsError):
    """A judgement says why, and so does its undoing."""


class LineIsFinal(FindingsError):
    """What was judged or dissented is never altered or removed."""
