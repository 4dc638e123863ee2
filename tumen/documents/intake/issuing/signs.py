"""What the whole document says of a candidate: its form, how often the text comes back to it, what sort of
document it is, whether somebody speaks of himself there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.issuing.candidates import Candidate
from tumen.documents.intake.names import is_capitalised, is_organisation, is_person
from tumen.documents.intake.said import Said
from tumen.documents.intake.sorts import is_sort, names_sort
from tumen.vocabulary.codes import BlockKind

_QUOTED = re.compile(r"[“\"][^”\"]{4,2000}[”\"]")
_I = re.compile(r"\b(?:I|my|me)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_TURN = re.compile(r"^[A-Z][\w.’' -]{0,40}:\s")
_ASKED = (
    r"(?:\s+\w+){0,2}\s+(?:calls?|urges?|asks?|demands?|recommends?|says|requests?|believes|regrets|condemns"
    r"|considers|welcomes)\b"
)
#: Ways that find persons.
_PERSONS = frozenset({"way:author", "way:voice", "way:field interviewee"})
#: Share of the words, per thousand, from which a document speaks in the first person.
_OFTEN, _NOW_AND_THEN = 12, 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same for all candidates of a document."""

    body: str  #: the running text without quotations
    genre: str
    has_byline: bool
    has_salutation: bool
    has_signature: bool
    speaks: str  #: "I", "we", "turns" or "nobody"

    @classmethod
    def of(cls, said: list[Said], genre: str) -> Surroundings:
        prose = [block.words for block in said if block.kind is BlockKind.PARAGRAPH]
        text = _QUOTED.sub(" ", "\n".join(prose))[:60_000]
        words = max(1, len(text.split()))
        turns = sum(bool(_TURN.match(one)) for one in prose)
        singular, plural = (1000 * len(pattern.findall(text)) // words for pattern in (_I, _WE))
        if turns >= 4 and turns * 3 >= len(prose):
            speaks = "turns"
        elif singular >= _OFTEN and singular >= plural:
            speaks = "I"
        elif plural >= _OFTEN:
            speaks = "we"
        else:
            speaks = "some" if singular + plural >= _NOW_AND_THEN else "nobody"
        kinds = {block.kind for block in said}
        return cls(
            text,
            genre or "none",
            BlockKind.BYLINE in kinds,
            BlockKind.SALUTATION in kinds,
            BlockKind.SIGNATURE in kinds,
            speaks,
        )


def add_signs(candidate: Candidate, around: Surroundings) -> None:
    """Give the candidate the signs of its form and of the whole document."""
    name = candidate.name
    form = _form(name)
    again = _times(name, around.body)
    candidate.signs |= {
        f"form:{form}",
        f"form:{form}&genre:{around.genre}",
        f"form:{form}&speaks:{around.speaks}",
        f"form:{form}&byline:{around.has_byline}",
        f"form:{form}&letter:{around.has_salutation}{around.has_signature}",
        f"again:{min(again, 3)}",
        f"form:{form}&again:{min(again, 2)}",
        f"words:{min(len(name.split()), 7)}",
        f"capitals:{name.isupper()}",
        f"as a name:{is_capitalised(name)}",
        f"form:{form}&as a name:{is_capitalised(name)}",
        f"sort:{is_sort(name) or names_sort(name)}",
    }
    if form != "person" and _called_short(name, around.body):
        candidate.signs.add("short")
    if form != "person" and re.search(rf"\b{re.escape(name)}{_ASKED}", around.body, re.IGNORECASE):
        candidate.signs.add("asks")
    if _acronym(name) and re.search(rf"\b{_acronym(name)}\b", around.body):
        candidate.signs.add("acronym")
    places = [
        sign
        for sign in candidate.signs
        if sign.startswith(("line:", "kind:", "end:", "cue:", "endcue:", "way:"))
    ]
    candidate.signs |= {f"form:{form}&{sign}" for sign in places}
    told = [sign for sign in candidate.signs if sign.startswith(("cue:", "endcue:", "way:", "line:"))]
    candidate.signs |= {f"{sign}&speaks:{around.speaks}" for sign in told}
    candidate.signs |= {f"form:{form}&speaks:{around.speaks}&genre:{around.genre}"}
    if any(sign.startswith("end") for sign in places) and any(sign.startswith("line:") for sign in places):
        candidate.signs.add("both ends")


def _form(name: str) -> str:
    if is_person(name, in_capitals=True):
        return "person"
    if is_organisation(name):
        return "body"
    return (
        "the name" if name.lower().startswith("the ") else "one word" if len(name.split()) == 1 else "words"
    )


def nobody(around: Surroundings, told: set[str], offered: int) -> Candidate:
    """That nobody is named, as an alternative of its own with an empty name."""
    signs = {
        "nobody",
        f"nobody&genre:{around.genre}",
        f"nobody&speaks:{around.speaks}",
        f"nobody&letter:{around.has_salutation}{around.has_signature}",
        f"nobody&offered:{min(offered, 4)}",
        f"nobody&byline:{around.has_byline}",
    } | {f"nobody&way:{way}" for way in told or {"none"}}
    return Candidate("", Found("", ""), signs)


def is_of_a_body(name: str) -> bool:
    """Whether a candidate's name is one of a body, by its noun."""
    return _form(name) == "body"


def is_of_a_person(candidate: Candidate) -> bool:
    """Whether a candidate is somebody: by the name's form, or as who writes, signs or speaks."""
    return _form(candidate.name) == "person" or not candidate.signs.isdisjoint(_PERSONS)


def _times(name: str, body: str) -> int:
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return len(re.findall(rf"\b{re.escape(bare)}\b", body, re.IGNORECASE if not name.islower() else 0))


def _called_short(name: str, body: str) -> bool:
    """Whether the text calls it by its noun alone: "the Ledger", "the Desk", or by its first words."""
    nouns: list[str] = re.findall(r"[^\W\d_]{4,}", name)
    for noun in {nouns[0], nouns[-1]} if nouns else ():
        titled = noun.capitalize()
        if len(re.findall(rf"(?<![A-Z]\w )\b(?:the|The|our|Our)\s+{titled}\b(?!\s+[A-Z])", body)) > 0:
            return True
    return False


def _acronym(name: str) -> str:
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return letters if len(letters) >= 3 and not name.isupper() else ""
