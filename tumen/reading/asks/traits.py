"""What sort of document asks, as far as it bears on its asks: a letter, a court's, one that speaks to somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind

_COURT = re.compile(
    r"\b(?:judgment|petitioners?|respondents?|claimants?|applicants?|defendants?|Justice|the\s+[Cc]ourt)\b"
)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]{0,1500}[”\"]")
#: Words of a court from which on a document is one of a court.
_OFTEN = 5
#: "Report submitted by", "reports of": what a treaty body considers is the report of a State party.
_REPORTING = (
    re.compile(r"\breports?\s+(?:of|submitted\s+by|from)\s+(?:the\s+)?(?P<state>[A-Z][\w’'-]+(?:\s+(?:of|and|the|[A-Z][\w’'-]+))*)"),
    re.compile(r"\bdelegation\s+of\s+(?:the\s+)?(?P<state>[A-Z][\w’'-]+(?:\s+(?:of\s+|and\s+)?[A-Z][\w’'-]+)*)"),
    re.compile(r"\((?P<state>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\)\s+(?:said|replied|acknowledged|recalled|noted|stated)\b"),
)


@dataclass(frozen=True, slots=True)
class Traits:
    """``speaks_to`` is how often it says "you" outside quotations: "never", "once", "often". ``state`` is the
    State party that a treaty body's document is about; empty else."""

    is_letter: bool
    is_of_court: bool
    speaks_to: str
    state: str = ""


def traits_of(source: Source) -> Traits:
    text = source.text
    addressed = len(_YOU.findall(_QUOTED.sub(" ", text)))
    state = ""
    if re.search(r"\b[Ss]tate party\b|\bState Party\b", text):
        state = next((found["state"] for each in _REPORTING if (found := each.search(text)) is not None), "")
    return Traits(
        is_letter=any(kind is BlockKind.SALUTATION for kind, _ in source.blocks),
        is_of_court=len(_COURT.findall(text)) >= _OFTEN,
        speaks_to="never" if not addressed else "once" if addressed < 3 else "often",
        state=state,
    )
