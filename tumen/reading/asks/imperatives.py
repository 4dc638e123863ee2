"""Asks told by an imperative: "Release the 30", "please bring her out", "If your MP replies, send it to
us"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tumen.reading.asking.words import BASES, NOT, OPENING
from tumen.reading.asks.demands import Demand, limit_of
from tumen.reading.asks.wanted import SUBJECTS, Wanted, split, wanted_verb
from tumen.reading.parsing import text_of

#: Where an imperative may begin beside the sentence's own beginning.
_BEGINNING = re.compile(
    r"[:;“\"‘]\s*|\bplease,?\s+|(?<=\w)[.!?]\s+|,\s+|\s[–—-]\s+|(?<=\s)['‘](?=\w)", re.IGNORECASE
)
_DO = ("do", "don't", "don’t")
#: Marks that open a quotation, and the parts of speech of a subject before one.
_MARKS = frozenset("\"“'‘")
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: Tags of words that are no base verb whatever the tagger made of the rest.
_NEVER = frozenset("VBZ VBD VBN VBG NNS IN RB MD CC DT".split())
#: Base verbs that look like their own past, or like another word.
_ALIKE = frozenset("let put set read forward present".split())


def demands_by_imperative(doc: Doc, *, listed: bool = False) -> Iterator[Demand]:
    """Every imperative; in a list (``listed``) a word that can be one is taken for one where an item
    begins."""
    end = 0
    for at in _openings(doc):
        head = _imperative_at(doc, at) if at >= end else None
        if head is None and listed and at < 3 and doc[at].lower_ in BASES and doc[at].tag_ not in _NEVER:
            head = doc[at]
        if head is None:
            continue
        limit = limit_of(doc[at])
        negative = any(token.lower_ in NOT or token.lower_ in _DO[1:] for token in doc[at : head.i])
        first = at
        while first < head.i and (doc[first].lower_ in NOT or doc[first].lower_ in _DO):
            first += 1
        acts = split(Wanted(head, first, limit, at, negative), limit)
        yield Demand("imperative", doc[at], None, (), tuple(acts))
        end = limit


def _openings(doc: Doc) -> Iterator[int]:
    """Tokens at which an imperative may begin, in order."""
    text = text_of(doc)
    begins = {_after_opening(text, 0)}
    begins |= {_after_opening(text, match.end()) for match in _BEGINNING.finditer(text)}
    yield from (token.i for token in doc if token.idx in begins)


def _after_opening(text: str, at: int) -> int:
    match = OPENING.match(text, at)
    return match.end() if match is not None else at


def _imperative_at(doc: Doc, at: int) -> Token | None:
    """The verb of an imperative that begins at ``at``."""
    token = doc[at]
    if token.lower_ == "do" and at + 1 < len(doc) and doc[at + 1].lower_ in NOT:
        return _told_not_to(doc, at + 2) if not _goes_on_quoting(doc, at) else None
    if token.lower_ in ("don't", "don’t"):
        return _told_not_to(doc, at + 1)
    if token.lower_ in NOT:
        verb = _told_not_to(doc, at + 1)
        return verb if verb is not None and not _is_helped(verb) else None
    if token.dep_ in ("aux", "auxpass") or token.is_upper and len(token) > 2:
        return None
    after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    if token.lower_ == "let" and after == "me" or after == "of":
        return None  # "Let me add", "End of quotation"
    looks = token.tag_ == "VB" and not _is_helped(token) or token.lower_ in BASES and _reads_as_verb(token)
    if not looks or any(_is_subject_of(child, token) for child in token.children):
        return None
    return token


def _goes_on_quoting(doc: Doc, at: int) -> bool:
    """Whether the words before a quotation mark hold the subject of what it opens: the persons "do not
    exist in any register"."""
    return at > 1 and doc[at - 1].text in _MARKS and doc[at - 2].pos_ in _NAMING


def _told_not_to(doc: Doc, at: int) -> Token | None:
    verb = wanted_verb(doc, at, len(doc))
    if verb is None and at < len(doc) and doc[at].lower_ in BASES:
        return doc[at]
    return verb


def _is_helped(verb: Token) -> bool:
    helpers = ("do", "please", "to") if verb.i and verb.doc[verb.i - 1].lower_ != "to" else ("do", "please")
    return any(
        child.dep_ == "aux" and child.i < verb.i and child.lower_ not in helpers for child in verb.children
    )


def _is_subject_of(child: Token, verb: Token) -> bool:
    """Whether the verb has a subject before it; "Donors: release funds" has none."""
    parted = any(token.text == ":" for token in verb.doc[child.i : verb.i])
    return child.dep_ in SUBJECTS and child.i < verb.i and not parted and child.lower_ != "you"


def _reads_as_verb(token: Token) -> bool:
    """Whether a word that was taken for something else can be an imperative, by what follows it."""
    if token.tag_ in _NEVER and token.lower_ not in _ALIKE:
        return False
    if token.tag_ in ("VBP", "VB", "VBD"):
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.is_punct:
        return (
            token.dep_ in ("xcomp", "ccomp") or token.dep_ in ("ROOT", "conj", "dep") and len(token.doc) < 12
        )
    return (
        after.pos_ in ("DET", "PRON")
        or after.tag_ in ("DT", "PRP$", "PRP")
        or (token.dep_ == "ROOT" and after.pos_ in ("ADP", "ADV", "PROPN"))
    )
