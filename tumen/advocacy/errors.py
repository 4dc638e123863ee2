"""What can go wrong with appeals and answers.

TumenError
└── AdvocacyError
    ├── NoSuchAppeal      no appeal has this id, or the viewer may not see what it rests on
    ├── NoSuchAsk         an appeal has no such ask, signatory, answer or judgement
    ├── NothingAsked      an appeal, an ask or an answer does not say what it needs to
    ├── WrongState        the appeal is sent or withdrawn already, or not ready
    ├── NoReason          a judgement does not say why
    ├── NotDrafted        nothing of that kind is written about it
    └── LineIsFinal       somebody tried to alter or remove what was judged, done or answered
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class AdvocacyError(TumenError):
    """The root of this room's errors."""


class NoSuchAppeal(AdvocacyError):
    """No appeal has this id, or the viewer may not see what it rests on."""


class NoSuchAsk(AdvocacyError):
    """An appeal has no such ask, signatory, answer or judgement."""


class NothingAsked(AdvocacyError):
    """What makes an appeal, an ask or an answer is missing, or cannot be kept as it was said."""


class WrongState(AdvocacyError):
    """It is sent or withdrawn already, or not ready."""


class NoReason(AdvocacyError):
    """A judgement without its reason cannot be weighed by the next person."""


class NotDrafted(AdvocacyError):
    """There is no such kind of paper, or it is about something else."""


class LineIsFinal(AdvocacyError):
    """What was judged, done or answered stays; what corrects it is another row."""
