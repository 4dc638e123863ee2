"""How whoever was asked responded: HURIDOCS micro-thesauri 27 and 28, with one term of Tumen's own."""

from __future__ import annotations

from enum import Enum

from tumen.vocabulary.codes import AnswerKind


class Reply(str, Enum):
    """HURIDOCS MT27, responses to an intervention. "refused" is Tumen's: MT27 has no term for a plain no."""

    FAVOURABLE = "responded favourably"
    PLEDGED = "pledged commitment"
    REFUSED = "refused"
    DENIED = "denied the event"
    INHIBITED = "took steps to inhibit the intervention"
    ASKED_MORE = "request for more information"
    TOKEN = "token response"
    NONE = "no response"


class Attribution(str, Enum):
    """HURIDOCS MT28, what officials say of their own part."""

    ACKNOWLEDGED = "officials acknowledge"
    DENIED = "officials deny"
    DENIED_RESPONSIBILITY = "officials acknowledge the act but deny responsibility"
    EXPLAINED = "officials give an alternative explanation"
    ACCEPTED = "officials accept responsibility"


#: What a claim of each kind of answer is proposed as; a person decides.
OF_CLAIMS: dict[AnswerKind, tuple[Reply, Attribution | None]] = {
    AnswerKind.REFUSED: (Reply.REFUSED, None),
    AnswerKind.PLEDGED: (Reply.PLEDGED, None),
    AnswerKind.DENIED: (Reply.DENIED, Attribution.DENIED),
    AnswerKind.ACKNOWLEDGED: (Reply.TOKEN, Attribution.ACKNOWLEDGED),
    AnswerKind.TOKEN: (Reply.TOKEN, None),
    AnswerKind.SILENCE: (Reply.NONE, None),
}
