"""A demand: words of a sentence that ask for something, with who asks, who is asked and the wanted acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from tumen.reading.asks.wanted import SUBJECTS, Wanted
from tumen.reading.parsing import text_of

#: Words of a telling after the asked words: ", the experts said".
_SAID_AFTER = re.compile(
    r"[,”\"'’]\s+(?:[\w.’'-]+\s+){0,9}?(?:said|says|told|tells|added|adds|wrote|writes|stated|states|"
    r"stressed|warned|noted|insisted|explained|pleaded|urged|argued|concluded)\b[^,;]*(?:,[^,;“\"]*)?$"
)


#: Words before a verb of a resolution that name nobody: "Further requests its Bureau".
_JOINING = frozenset("further also again therefore accordingly finally moreover hereby".split())


@dataclass(frozen=True, slots=True)
class Demand:
    """Words that ask for something.

    ``frame`` is how: "to", "that", "for", "for-to", "noun", "own" after a verb, the same after "noun." for a
    noun made of one ("our request for"); "modal", "semi", "imperative", "question", "policy", "wish";
    "item.…" in a list. ``cue`` is the word that asks. An empty ``asked`` leaves open who is asked, and
    ``asker`` None who asks: their surroundings tell. Without ``acts`` the words break off where a list
    begins.
    """

    frame: str
    cue: Token
    asker: Token | None = None
    asked: tuple[Token, ...] = ()
    acts: tuple[Wanted, ...] = ()


def limit_of(cue: Token) -> int:
    """The token at which what a cue asks must end: its quotation's end, or the words that say who said so."""
    doc, text = cue.doc, text_of(cue.doc)
    end = _quotation_end(text, cue.idx)
    for above in (cue, *cue.ancestors):
        before_main = above.dep_ == "advcl" and above.head.i > cue.i
        if above.pos_ in ("VERB", "AUX") and (before_main or above.dep_ in ("relcl", "csubj")):
            last = above.right_edge
            end = min(end, last.idx + len(last))  # "When she asked to leave, the family beat her"
            break
    said = _SAID_AFTER.search(text, cue.idx, end) or _SAID_AFTER.search(text, cue.idx)
    if said is not None:
        end = min(end, said.start())
    return next((token.i for token in doc[cue.i :] if token.idx >= end), len(doc))


def _quotation_end(text: str, begin: int) -> int:
    """Where the quotation that ``begin`` stands in is closed; the text's end where it stands in none."""
    opened = 0
    straight = text.count('"', 0, begin) % 2 == 1
    for at in range(begin, len(text)):
        if text[at] == "“":
            opened += 1
        elif text[at] == "”":
            opened -= 1
            if opened < 0:
                return at
        elif text[at] == '"' and straight:
            return at
    return len(text)


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """A phrase's head and those joined to it by "and"."""
    return (
        token,
        *(each for each in token.conjuncts if each.i > token.i and each.pos_ not in ("VERB", "AUX")),
    )


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to or hangs on; a relative's antecedent."""
    token = verb
    for _ in range(5):
        found = next(
            (
                child
                for child in token.children
                if child.dep_ in SUBJECTS and child.i < token.i and child.lower_ not in _JOINING
            ),
            None,
        )
        if found is not None:
            return found if found.lower_ not in ("who", "which", "that") else _antecedent(token)
        if token.dep_ in ("relcl", "acl"):
            return _antecedent(token)
        if token.tag_ == "VBG" and token.dep_ == "advcl" and _is_subordinate(token.head, token):
            token = token.head.head  # "We wrote, four days after she was taken, begging them": we beg
            continue
        if token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep") and token.head.pos_ in (
            "VERB", "AUX", "ADP",
        ):  # fmt: skip
            token = _joined_to(token) if token.dep_ == "conj" else token.head
            continue
        return _name_before(token) if token == verb else None
    return None


def _name_before(verb: Token) -> Token | None:
    """A name right before a finite verb that the tree did not take for its subject: "Oh called on"."""
    at = verb.i - 1
    while at >= 0 and (
        verb.doc[at].pos_ in ("ADV", "AUX") or verb.doc[at].is_punct and verb.doc[at].text in ")("
    ):
        at -= 1
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or at < 0:
        return None
    token = verb.doc[at]
    if token.lower_ in _JOINING:
        return None
    return token if token.is_title and token.pos_ not in ("PRON", "SCONJ", "ADP", "CCONJ", "DET") else None


def _is_subordinate(verb: Token, below: Token) -> bool:
    """Whether a clause with "after" or "when" ends before ``below`` begins after a comma."""
    marked = any(child.dep_ == "mark" for child in verb.children)
    return verb.dep_ == "advcl" and marked and below.doc[below.i - 1].text == ","


def _joined_to(verb: Token) -> Token:
    """The verb that a coordinated one is joined to: a past tense to no participle ("found that all had been
    removed, and ordered")."""
    head = verb.head
    while verb.tag_ == "VBD" and head.tag_ in ("VBN", "VB") and head.dep_ != "ROOT":
        head = head.head
    return head


_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


def _antecedent(verb: Token) -> Token | None:
    """Whom a relative clause is about; of "the text that it adopted on 4 April, which urges" no April."""
    head = verb.head
    for _ in range(4):
        if head.lower_ not in _MONTHS and not head.like_num:
            break
        while head.dep_ in ("pobj", "prep", "nummod", "npadvmod") and head.head != head:
            head = head.head
        head = head.head if head.dep_ == "relcl" else head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None


def object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
