"""Writings that speak: whether one is the document itself, as it calls itself."""

from __future__ import annotations

from spacy.tokens import Token

#: What an outlet or a body calls its own writing by: "our headline", "an earlier version of this story".
_WRITINGS = frozenset(
    "article story report headline caption paragraph column page piece item dispatch newsletter bulletin "
    "post entry sidebar editorial statement release submission paper".split()
)
_EARLIER = frozenset("earlier previous original first former last".split())


def is_own_writing(noun: Token) -> bool:
    """Whether a noun is the document's own writing: "this report", "our headline", "a previous version of
    this article"."""
    lemma = noun.lemma_.lower()
    if lemma == "version":
        whole = (below for of in noun.rights if of.lower_ == "of" for below in of.children)
        earlier = any(child.lower_ in _EARLIER for child in noun.lefts)
        return earlier and any(each.lemma_.lower() in _WRITINGS for each in whole)
    if lemma == "caption":
        return True
    return lemma in _WRITINGS and any(child.lower_ in ("our", "this", "my") for child in noun.lefts)
