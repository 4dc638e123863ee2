"""Who tells where the tree takes the words for something else: "a judge ordered on Monday that ..." for a
judge who was ordered, "co-director" for a "co", "Remember the Taken" for something to do."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.parsing import text_of

#: A name that opens with a verb, from its beginning: "Remember the Taken", "Free the Captives Now".
_VERBAL_NAME = re.compile(
    r"[A-Z][\w’'-]+(?:\s+(?:(?:the|our|of|for|in|from)\s+){0,2}[A-Z][\w’'-]+){1,5}(?![\w’'-])"
)


def told_in_a_clause(verb: Token) -> Token | None:
    """Who "estimated in May that 40 had died", where the tree makes that a description of them.

    Only where nothing else is told of them, nobody told it to them, and a clause follows that says what.
    """
    who = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or who.dep_ != "ROOT" or who.i > verb.i:
        return None
    if who.pos_ != "PROPN" and kind_of_noun(who.lemma_.lower()) is None:
        return None
    follows = (child for child in (*verb.rights, *who.rights) if child.i > verb.i)
    clauses = (child for child in follows if child.dep_ in ("ccomp", "acl", "relcl"))
    opened = (any(word.lower_ == "that" and word.dep_ == "mark" for word in each.lefts) for each in clauses)
    return who if any(opened) else None


def past_a_hyphen(noun: Token) -> Token:
    """ "co-director Ha Mi-ok": whom the first half of a word brings in."""
    doc = noun.doc
    if noun.lower_ not in _HALVES or noun.i + 2 >= len(doc) or doc[noun.i + 1].text != "-":
        return noun
    trade = doc[noun.i + 2]
    if kind_of_noun(trade.lower_) is None:
        return noun
    named = trade.i + 1
    while named < len(doc) and (doc[named].pos_ == "PROPN" or doc[named].text == "-"):
        named += 1
    return doc[named - 1]


#: First halves of words for what somebody is.
_HALVES = frozenset("co vice ex deputy".split())


def verbal_name(word: Token) -> tuple[int, int] | None:
    """The bounds of a body's name that the tree takes for something to do; None of any other word."""
    if word.tag_ not in ("VB", "VBP", "JJ") or not word.text[:1].isupper() or word.text.isupper():
        return None
    found = _VERBAL_NAME.match(text_of(word.doc), word.idx)
    return found.span() if found is not None else None
