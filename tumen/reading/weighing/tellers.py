"""What is weighed of any teller: its value, what sort it is, whether it is the document itself."""

from __future__ import annotations

from tumen.reading.cued import Speaker
from tumen.vocabulary.parties import PartyKind

#: The document speaks for itself.
OWN_VOICE = ""


def key_of(name: str) -> str:
    """A name as the value that is weighed: two spellings of one case, with or without article, are one."""
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


#: What a document that says "our" speaks for itself by.
_OURS = frozenset(
    "organisation organization group centre center network office team staff association committee "
    "commission project union institute charity council trust coalition caucus monitor member mission "
    "archive database".split()
)


def is_ours(name: str) -> bool:
    """ "our teams", "my organisation": the document's own voice."""
    words = name.lower().split()
    return words[0] in ("our", "my") and words[-1].removesuffix("s") in _OURS


def sort_of(speaker: Speaker) -> str:
    """What sort of source: named or not, person, body, group, or no member (a report, a list)."""
    member = speaker.member
    if member is None:
        return "thing"
    kind = member.kind.value if isinstance(member.kind, PartyKind) else "unknown"
    place = ":place" if member.is_place else ""
    return f"{kind}:{'named' if member.is_named else 'described'}{place}"


def cued_by(kinds: set[str]) -> str:
    """The nearest sort of cue that the figure's own sentence has for it."""
    return next((kind for kind in ("over", "under", "apart", "self") if kind in kinds), "none")
