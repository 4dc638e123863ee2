"""What can go wrong with consent.

ConsentError
├── NoSuchRecord     there is nothing under this id about which somebody could consent
├── NotAConsent      a purpose, a way or a day that there is not
├── NotYours         only a keeper destroys
└── ConsentIsFinal   somebody tried to alter or remove what was noted
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class ConsentError(TumenError):
    """The root of this room's errors."""


class NoSuchRecord(ConsentError):
    """No document, covered stretch or source has this id, or the viewer may not know of it."""


class NotAConsent(ConsentError):
    """What was given is none of the closed vocabularies, or a day that cannot be."""


class NotYours(ConsentError):
    """What is destroyed is gone for everybody, so it takes a keeper."""


class ConsentIsFinal(ConsentError):
    """Consents are added, and nothing else."""
