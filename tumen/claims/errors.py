"""What can go wrong with claims.

TumenError
└── ClaimError
    ├── NoSuchClaim         no claim has this id
    ├── NoSuchSource        no source has this id
    ├── NoSuchSlot          a claim has no slot of this name
    ├── WrongValue          the value is not of the slot's type
    ├── PassageOutside      a proposal points outside its rendition
    ├── QuoteDoesNotStand   the quoted words are no longer where the claim says
    ├── NoReason            somebody graded without saying why
    ├── NotGraded           there is no grade to take back
    ├── GradeIsFinal        somebody tried to alter or remove a grade
    ├── StepIsFinal         somebody tried to alter or remove what was done to claims
    ├── NothingToUndo       nobody did anything to the claim, or it is undone
    ├── UndoLater           something was done after it that has to be undone first
    ├── WordsNotFound       words that are to be marked do not stand in the text
    ├── NotOneClaim         claims of two documents, or one that does not stand, are not merged or split
    ├── LaterFileStands     a later file of a list rests on the one that is to be taken back
    ├── NoSuchTaking        nothing was said of a list under this id
    ├── NoSuchRound         there is no decision on many claims under this id
    ├── NoSuchOffice        no office has this id
    ├── NotAnOffice         an office, or who held it, cannot be kept as it was said
    └── CodingRefused       a document is not taken, not finished, or somebody else settles it
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class ClaimError(TumenError):
    """The root of this room's errors."""


class NoSuchClaim(ClaimError):
    """No claim has this id, or the viewer may not know of it."""


class NoSuchSource(ClaimError):
    """No source has this id, or the viewer may not know of it."""


class NoSuchOffice(ClaimError):
    """No office or holder has this id, or the viewer may not know of it."""


class NotAnOffice(ClaimError):
    """What was said of an office cannot be kept: its name, kind or country, or from when until when."""


class NoSuchSlot(ClaimError):
    """The name is none of `vocabulary.slots.SLOTS`."""


class WrongValue(ClaimError):
    """The value cannot be kept in its slot and read back as the same value, or is no code of its set."""


class PassageOutside(ClaimError):
    """The passage or its evidence lies outside the text that it is said to be in."""


class QuoteDoesNotStand(ClaimError):
    """The rendition no longer holds the quoted words at their place."""


class NoReason(ClaimError):
    """A grade is a person's judgement, and one without its reason cannot be weighed by the next person."""


class NotGraded(ClaimError):
    """Nobody has graded it, or the last grade was taken back already."""


class GradeIsFinal(ClaimError):
    """Grades are added, and nothing else."""


class StepIsFinal(ClaimError):
    """What people did to claims is added, and nothing else."""


class NothingToUndo(ClaimError):
    """Nobody did anything to the claim that is not undone already."""


class UndoLater(ClaimError):
    """Something that was done after it rests on it."""


class WordsNotFound(ClaimError):
    """The words do not stand in the text, or in several places of it."""


class NotOneClaim(ClaimError):
    """The claims are not readings of one passage, or are not standing."""


class CodingRefused(ClaimError):
    """What is asked of a coding is not for this person, or not yet."""


class LaterFileStands(ClaimError):
    """A later file of the same list was held against it, and has to be taken back first."""


class NoSuchTaking(ClaimError):
    """No taking of a list has this id, or the viewer may not know of its document."""


class NoSuchRound(ClaimError):
    """No decision on many claims has this id, or the viewer may see none of its claims."""
