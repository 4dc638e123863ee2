"""What sort of document asks, as far as it bears on its asks: a letter, a court's, one that speaks to
somebody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind

_COURT = re.compile(
    r"\b(?:judgment|petitioners?|respondents?|claimants?|applicants?|defendants?|Justice|the\s+[Cc]ourt)\b"
)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]{0,1500}[”\"]")
#: Words of a court from which on a document is one of a court; in a short text one does.
_OFTEN, _SHORT = 5, 600
#: "Report submitted by", "reports of": what a treaty body considers is the report of a State party.
_REPORTING = (
    re.compile(
        r"\breports?\s+(?:of|submitted\s+by|from)\s+(?:the\s+)?(?P<state>[A-Z][\w’'-]+(?:\s+(?:of|and|the|[A-Z][\w’'-]+))*)"
    ),
    re.compile(
        r"\bdelegation\s+of\s+(?:the\s+)?(?P<state>[A-Z][\w’'-]+(?:\s+(?:of\s+|and\s+)?[A-Z][\w’'-]+)*)"
    ),
    re.compile(
        r"\((?P<state>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\)\s+(?:said|replied|acknowledged|recalled|noted|stated)\b"
    ),
)


_COURT_NAME = re.compile(
    r"\b(?P<court>(?:(?:HIGH|SUPREME|FEDERAL|CONSTITUTIONAL|DISTRICT|UPPER|COUNTY|REGIONAL|APPEAL|ADMINISTRATIVE)\s+)+"
    r"(?:COURT|TRIBUNAL)(?:\s+(?:OF|FOR|AT|IN)\s+(?:THE\s+)?\w+)*|COURT\s+OF\s+\w+|(?:(?:High|Supreme|Federal|Constitutional|"
    r"District|Upper|County|Regional|Administrative)\s+)+(?:Court|Tribunal)(?:\s+(?:of|for|at|in)\s+(?:the\s+)?[A-Z]\w+)*|"
    r"Court\s+of\s+[A-Z]\w+)"
)
#: Code points at a document's head in which it names the court.
_OPENING = 800
_STATE_PARTY = re.compile(r"\b[Ss]tate [Pp]arty\b")


@dataclass(frozen=True, slots=True)
class Traits:
    """``speaks_to`` is how often it says "you" outside quotations: "never", "once", "often". ``state`` is the
    State party that a treaty body's document is about; empty else."""

    is_letter: bool
    is_of_court: bool
    speaks_to: str
    state: str = ""
    court: str = ""  #: the court whose document it is


def traits_of(source: Source) -> Traits:
    text = source.text
    addressed = len(_YOU.findall(_QUOTED.sub(" ", text)))
    is_of_court = len(_COURT.findall(text)) >= (_OFTEN if len(text) > _SHORT else 1)
    court = _COURT_NAME.search(text, 0, _OPENING) if is_of_court else None
    return Traits(
        is_letter=any(kind is BlockKind.SALUTATION for kind, _ in source.blocks),
        is_of_court=is_of_court,
        speaks_to="never" if not addressed else "once" if addressed < 3 else "often",
        state=_state_in(text),
        court=_cased(court["court"]) if court is not None else "",
    )


def _state_in(text: str) -> str:
    """The State party that a treaty body's document is about: the one it names as such most often."""
    if _STATE_PARTY.search(text) is None:
        return ""
    named = Counter(found["state"] for each in _REPORTING for found in each.finditer(text))
    for word in ("States", "State", "States Parties"):
        named.pop(word, None)
    return named.most_common(1)[0][0] if named else ""


def _cased(name: str) -> str:
    """A name in capitals as it is written elsewhere: "HIGH COURT OF KENYA": "High Court of Kenya"."""
    small = ("Of", "For", "At", "In", "The")
    words = [word.lower() if word in small else word for word in name.title().split()]
    return " ".join(words) if name.isupper() else name
