"""Asks told by a noun made of a verb: "our request for the orders", "an appeal to donors to pay"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from tumen.reading.asking.words import NOUNS
from tumen.reading.asks.demands import Demand, limit_of, object_of, subject_of, with_conjuncts
from tumen.reading.asks.verbs import infinitive_after, is_doer_of, is_subjunctive
from tumen.reading.asks.wanted import SUBJECTS, infinitive, of_clause, of_noun, split


def demands_by_noun(doc: Doc) -> Iterator[Demand]:
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in NOUNS:
            found = by_noun(token)
            if found is not None:
                yield found


def by_noun(noun: Token) -> Demand | None:
    """What one noun asks for, if it says so."""
    limit = limit_of(noun)
    asker = _author(noun)
    asked = _asked(noun)
    for child in noun.rights:
        if child.lower_ == "for" and (thing := object_of(child)) is not None:
            return _for(noun, asker, asked, thing, limit)
        doer = next((each for each in child.children if each.dep_ in SUBJECTS), None)
        if any(each.lower_ == "for" and each.dep_ == "mark" for each in child.children) and doer is not None:
            return _for(noun, asker, asked, doer, limit)
        to = next((each.i for each in child.children if each.lower_ == "to" and each.dep_ == "aux"), None)
        if (
            child.dep_ in ("acl", "relcl", "xcomp", "advcl")
            and child.tag_ == "VB"
            and to is not None
            and to < limit
        ):
            acts = split(infinitive(noun.doc, to, limit), limit)
            return Demand("noun.to" if asked else "noun.own", noun, asker, asked, tuple(acts))
        mark = next((each for each in child.children if each.lower_ == "that"), None)
        subject = next((each for each in child.children if each.dep_ in SUBJECTS and each != mark), None)
        if mark is not None and subject is not None and is_subjunctive(child, subject, sure=True):
            acts = split(of_clause(child, mark.i, limit), limit, that=True)
            return Demand("noun.that", noun, asker, asked, tuple(acts))
    return None


def _for(noun: Token, asker: Token | None, asked: tuple[Token, ...], thing: Token, limit: int) -> Demand:
    to = infinitive_after(thing, limit)
    if to is not None and is_doer_of(thing, to):
        first, *others = split(infinitive(noun.doc, to, limit), limit)
        return Demand("noun.for-to", noun, asker, asked, (replace(first, doer=thing), *others))
    return Demand("noun.for", noun, asker, asked, (of_noun(thing, limit),))


#: Verbs that make, send or repeat an ask: their subject asks.
_MAKING = frozenset(
    "make issue launch renew repeat send submit file reiterate deliver lodge present voice raise address "
    "sign "
    "back support join add".split()
)


def _author(noun: Token) -> Token | None:
    """Whose ask it is: "our request", "a call by aid workers", "the centre made an appeal"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    made = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _MAKING
    if made and (owner is None or owner.lower_ in ("their", "its", "his", "her")):
        return subject_of(noun.head) or owner
    if owner is not None:
        return owner
    for child in noun.rights:
        if child.lower_ in ("by", "of", "from") and child.i == noun.i + 1:
            return object_of(child)
    return None


def _asked(noun: Token) -> tuple[Token, ...]:
    for child in noun.rights:
        if child.lower_ in ("to", "on", "upon") and (found := object_of(child)) is not None:
            return with_conjuncts(found)
    return ()
