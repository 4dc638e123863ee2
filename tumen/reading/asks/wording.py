"""A wanted act in words: as an infinitive, in the document's own words, without what only stands beside
it."""

from __future__ import annotations

import re

from tumen.reading.asking.words import CEASING, DOING, GIVING
from tumen.reading.asks.wanted import Wanted

#: What ends an act's own words: a reason, a relative clause after a comma, a ground.
_TAIL = re.compile(
    r";\s|,\s+(?:and|but|or)\s+(?:i|we|they|he|she|it|you)\s|,?\s+(?:because|since|so that|in order that|"
    r"lest)\b|,\s+(?:before|until|which|who|whose|whom|where|when|as|while|for|"
    r"whatever|including|consistent|given|a right|with the)\b|\s+[–—]\s|"
    r",?\s+(?:in (?:line|accordance|keeping|conformity|compliance) with|pursuant to|consistent with)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:of|to)\s+")
_NO = re.compile(r"^(?:no|any|under no circumstances)\s+", re.IGNORECASE)
_OBJECTIVE = {
    "i": "me", "my": "me", "we": "us", "our": "us", "he": "him", "his": "him", "she": "her", "her": "her",
    "they": "them", "their": "them", "it": "it", "its": "it", "who": "them", "your": "you",
}  # fmt: skip
#: Words at the head of an act that only join it to what stands before.
_JOINING = re.compile(
    r"^(?:also|therefore|further|furthermore|then|finally|first|now|please|instead)\s+", re.IGNORECASE
)
#: An act that only says that a list follows.
_THINGS = re.compile(
    r"do$|(?:do|take|consider|adopt|implement|act on|grant|make|be)?\s*(?:\w+\s+)?(?:the\s+)?(?:following|"
    r"two|three|four|five|"
    r"six|seven|eight|several|some|these|\d+)?\s*(?:\w+\s+)?(?:things?|steps|measures|demands|requests|"
    r"points|recommendations|"
    r"questions|following|actions|this|a\s+favou?r|\w+\s+a\s+favou?r)(?:\s+(?:immediately|now|urgently|at "
    r"once|without delay))?$",
    re.IGNORECASE,
)
_EDGES = ' ,;:.!?–—-“”"‘’'


def to_do(act: Wanted, *, asker: str = "") -> str:
    """The act as an infinitive ("release the 30", "not send them back").

    A passive becomes what is to be done ("that UNHCR be given access": "give UNHCR access"). ``asker`` are
    the asker's words where the wanted act is the asker's own ("asked to leave": "let her leave").
    """
    words = words_of(act)
    if asker:
        words = f"let {_OBJECTIVE.get(asker.lower(), asker)} {words}"
    negated = act.is_negative and not re.match(r"(?:not|never)\b", words)
    if negated and act.head.lemma_.lower() not in CEASING:
        words = f"not {words}"
    return f"{act.lead} {words}" if act.lead else words


def words_of(act: Wanted) -> str:
    if act.is_thing:
        return _of_noun(act)
    if act.doer is not None and act.is_passive:
        return _active(act)
    words = _JOINING.sub("", trimmed(act.doc[act.first : act.end].text))
    # It stands behind "to": "Release the 30" of a headline or of a list is to release them.
    first = act.doc[act.first]
    lowers = first.is_title and (first == act.head or first.pos_ in ("VERB", "ADV", "PART"))
    return words[:1].lower() + words[1:] if lowers else words


def only_announces(act: Wanted) -> bool:
    """Whether an act only says that a list follows: "to do three things"."""
    return _THINGS.match(trimmed(act.doc[act.first : act.end].text.partition(":")[0])) is not None


def _active(act: Wanted) -> str:
    assert act.doer is not None
    subject = act.doc[act.doer.left_edge.i : act.doer.right_edge.i + 1].text
    if act.doc[act.doer.left_edge.i].pos_ == "DET":
        subject = subject[:1].lower() + subject[1:]
    rest = trimmed(act.doc[act.head.i + 1 : act.end].text) if act.head.i + 1 < act.end else ""
    return f"{act.head.lemma_} {_NO.sub('', subject)} {rest}".strip()


def _of_noun(act: Wanted) -> str:
    """What a noun asks for: "the release of the 30": "release the 30"; "his release": "release him"."""
    lemma = act.head.lemma_.lower()
    if lemma not in DOING:
        return f"{GIVING.get(lemma, 'give')} {trimmed(act.doc[act.first : act.end].text)}"
    rest = trimmed(act.doc[act.head.i + 1 : act.end].text) if act.head.i + 1 < act.end else ""
    if rest:
        return f"{DOING[lemma]} {_OF.sub('', rest)}"
    owner = next((child for child in act.head.children if child.dep_ == "poss"), None)
    if owner is None:
        return DOING[lemma]
    words = act.doc[owner.left_edge.i : owner.i + 1].text
    return f"{DOING[lemma]} {_OBJECTIVE.get(words.lower(), words)}"


def trimmed(words: str) -> str:
    """Words without their tail and the marks at their edges."""
    words = " ".join(words.split())
    tail = _TAIL.search(words)
    if tail is not None and re.search(r"\bthat$", words[: tail.start()]):
        tail = _TAIL.search(words, tail.end())  # "ensure that, while in custody, they are given access"
    if tail is not None and tail.start() > 3:
        words = words[: tail.start()]
    return re.sub(r"[^\w)\]%]+$", "", words).strip(_EDGES)
