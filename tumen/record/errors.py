"""What can go wrong with the record.

TumenError
└── RecordError
    ├── NoSuchEvent       no event has this id, now or before
    ├── NoSuchJudgement   the ledger has no such line
    ├── AlreadyUndone     a judgement is undone once
    ├── SameItem          a judgement needs two claims
    ├── LedgerIsFinal     somebody tried to alter or remove a line of the ledger
    ├── NoSuchStandard    there is no such standard of proof
    ├── NoStandardSet     there is no standard of proof to take back
    ├── NoSuchPassage     no shared passage has this id
    ├── NotOfTheEvent     a figure was chosen for an event that it does not belong to
    ├── NoSuchPerson      no person has this id, now or before
    └── NoReason          somebody judged without saying why
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class RecordError(TumenError):
    """The root of this room's errors."""


class NoSuchEvent(RecordError):
    """No event has this id, or nothing is left of it, or the viewer may not know of it."""


class NoSuchJudgement(RecordError):
    """The ledger has no line of this number."""


class AlreadyUndone(RecordError):
    """The judgement does not stand any more."""


class SameItem(RecordError):
    """Both sides of the judgement are one claim."""


class LedgerIsFinal(RecordError):
    """Lines of the ledger are added, and nothing else."""


class NoSuchStandard(RecordError):
    """The code is none of `vocabulary.grading.StandardOfProof`."""


class NoStandardSet(RecordError):
    """Nobody has set a standard of proof for the event, or the last one was taken back already."""


class NoSuchPassage(RecordError):
    """No shared passage has this id any more, or the viewer may not see both documents."""


class NotOfTheEvent(RecordError):
    """The claim is no figure of the event."""


class NoSuchPerson(RecordError):
    """No person has this id, or nothing is told of them any more, or the viewer may not know of them."""


class NoReason(RecordError):
    """What a person judges without its reason cannot be weighed by others."""
