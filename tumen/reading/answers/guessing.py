"""What kind of answer a clause would be by a plain rule: a sign beside the others that are weighed."""

from __future__ import annotations

from tumen.reading.answers.finding import Candidate
from tumen.vocabulary.codes import AnswerKind

#: By what a clause says, the surest first.
_BY_CONTENT = (
    ("rather", AnswerKind.REFUSED),
    ("silent", AnswerKind.SILENCE),
    ("false", AnswerKind.DENIED),
    ("so-called", AnswerKind.DENIED),
    ("not-refugees", AnswerKind.DENIED),
    ("comment", AnswerKind.REFUSED),
    ("repeat", AnswerKind.REFUSED),
    ("unaware", AnswerKind.DENIED),
    ("noted", AnswerKind.TOKEN),
    ("open", AnswerKind.TOKEN),
    ("attention", AnswerKind.TOKEN),
    ("position", AnswerKind.TOKEN),
    ("best", AnswerKind.TOKEN),
    ("law", AnswerKind.TOKEN),
    ("humane", AnswerKind.TOKEN),
    ("aware", AnswerKind.TOKEN),
    ("watch", AnswerKind.TOKEN),
    ("review", AnswerKind.TOKEN),
    ("check", AnswerKind.TOKEN),
    ("matter", AnswerKind.TOKEN),
    ("none", AnswerKind.DENIED),
    ("never", AnswerKind.DENIED),
    ("free", AnswerKind.DENIED),
    ("cannot", AnswerKind.REFUSED),
    ("always", AnswerKind.TOKEN),
    ("handled", AnswerKind.TOKEN),
    ("raise", AnswerKind.TOKEN),
    ("will", AnswerKind.PLEDGED),
    ("done", AnswerKind.ACKNOWLEDGED),
    ("sorry", AnswerKind.TOKEN),
)
#: By the group of a verb of answering: as it stands, and denied.
_BY_VERB = {
    "deny": (AnswerKind.DENIED, AnswerKind.ACKNOWLEDGED),
    "reject": (AnswerKind.DENIED, None),
    "refuse": (AnswerKind.REFUSED, None),
    "ignore": (AnswerKind.SILENCE, None),
    "reply": (None, AnswerKind.SILENCE),
    "pledge": (AnswerKind.PLEDGED, AnswerKind.REFUSED),
    "admit": (AnswerKind.ACKNOWLEDGED, AnswerKind.REFUSED),
    "refer": (AnswerKind.TOKEN, None),
    "hear": (None, AnswerKind.SILENCE),
    "tell": (None, AnswerKind.REFUSED),
}
_REPLIES = frozenset({"reply", "hear"})
#: What somebody may assure that is no promise.
_ASSURED = frozenset({"attention", "handled", "law", "humane", "always", "position"})


def guessed(candidate: Candidate) -> AnswerKind | None:
    """The likeliest kind of answer that a clause's own words make; None where they make none."""
    if "rather" in candidate.said:
        return AnswerKind.REFUSED  # "would rather not", "has nothing to add"
    if candidate.frame == "verb":
        lemma, denied = candidate.head.lemma_.lower(), candidate.is_denied
        if lemma == "comment" and denied:
            modal = any(
                child.lower_ in ("would", "will", "does", "do", "could", "can")
                for child in candidate.head.children
            )
            return AnswerKind.REFUSED if modal else AnswerKind.SILENCE
        if candidate.group == "reply" and denied and _is_of_will(candidate):
            return AnswerKind.REFUSED  # "I cannot answer that", "would not respond"
        if lemma == "assure" and set(candidate.said) & _ASSURED:
            return AnswerKind.TOKEN  # "assured us that the cases would be handled with care"
        if candidate.group in _BY_VERB and (by_verb := _BY_VERB[candidate.group][denied]) is not None:
            return by_verb
        if candidate.group not in ("call", "note", *_REPLIES):
            return None
    return _by_content(candidate)


def _by_content(candidate: Candidate) -> AnswerKind | None:
    return next((kind for name, kind in _BY_CONTENT if name in candidate.said), None)


def _is_of_will(candidate: Candidate) -> bool:
    """Whether a verb is told as what somebody will not or cannot do, and not as what did not happen."""
    helpers = {child.lower_ for child in candidate.head.children if child.dep_ == "aux"}
    return bool(helpers & {"would", "will", "can", "ca", "could", "wo"})
