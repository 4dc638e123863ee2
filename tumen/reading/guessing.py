"""A parse guessed from word order, for machines without the English model.

Good enough to find what a number counts and which event word stands nearest; slots that need a real tree
(embedded speakers, far subjects) are lost, the figures themselves are not.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from tumen.vocabulary.acts import acts
from tumen.vocabulary.people import Counted, counted

_AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would can could may might must shall "
    "should".split()
)
_FUNCTION = frozenset(
    "the a an of in on at to by for with from and or but that which who whom whose as than then after "
    "before since until "
    "while when where if because although though into onto over under about between among against during "
    "through within "
    "this these those it they he she we i you his her their its our my your not no more most some any all "
    "each every there here".split()
)
_NUMBER = re.compile(r"\d[\d,.]*$")


def guess(doc: Doc) -> Doc:
    """Annotate ``doc`` with guessed tags, lemmas, heads and dependency labels."""
    lemmas = [_lemma(token.lower_) for token in doc]
    verbs = _verbs()
    tags = [_tag(token.text, lemma, verbs) for token, lemma in zip(doc, lemmas, strict=True)]
    heads, deps = _attach(doc, tags)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=lemmas,
        tags=tags,
        pos=[_POS.get(tag, "X") for tag in tags],
        heads=heads,
        deps=deps,
    )


_POS = {
    "CD": "NUM",
    "NNS": "NOUN",
    "NN": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBN": "VERB",
    "IN": "ADP",
    "MD": "AUX",
    ".": "PUNCT",
}


def _verbs() -> frozenset[str]:
    return frozenset(verb for act in acts().values() for verb in act.verbs | act.object_verbs)


def _lemma(word: str) -> str:
    verbs = _verbs()
    irregular = {
        "held": "hold",
        "sent": "send",
        "sold": "sell",
        "caught": "catch",
        "shot": "shoot",
        "kept": "keep",
        "fled": "flee",
    }
    if word in irregular:
        return irregular[word]
    for ending, replacement in (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("s", "")):
        stem = word.removesuffix(ending) + replacement if word.endswith(ending) else ""
        if stem in verbs:
            return stem
    return word


def _tag(word: str, lemma: str, verbs: frozenset[str]) -> str:
    lower = word.lower()
    if _NUMBER.match(word):
        return "CD"
    if lower in _AUXILIARIES:
        return "MD"
    if lemma in verbs:
        return "VBD" if lower.endswith(("ed", "t", "d")) else "VB"
    if lower in _FUNCTION:
        return "IN"
    if not word[:1].isalnum():
        return "."
    if counted(lower) not in (Counted.UNKNOWN,):
        return "NNS" if lower.endswith("s") or lower in ("people", "men", "women", "children") else "NN"
    return "NNP" if word[:1].isupper() else "NN"


def _attach(doc: Doc, tags: list[str]) -> tuple[list[int], list[str]]:
    """Each number to the next noun of its phrase, each noun to the nearest event verb, everything else to
    that verb."""
    verbs = [index for index, tag in enumerate(tags) if tag.startswith("VB")]
    root = verbs[0] if verbs else 0
    heads, deps = [root] * len(tags), ["dep"] * len(tags)
    for index, tag in enumerate(tags):
        nearest = min(verbs, key=lambda verb: abs(verb - index), default=root)
        if tag == "CD":
            noun = _phrase_head(tags, index)
            heads[index], deps[index] = (noun, "nummod") if noun is not None else (nearest, "nsubj")
        else:
            heads[index], deps[index] = (
                nearest,
                ("dobj" if index > nearest else "nsubj") if tag.startswith("NN") else "dep",
            )
    heads[root], deps[root] = root, "ROOT"
    for verb in verbs:
        if verb != root:
            heads[verb], deps[verb] = root, "conj"
    return heads, deps


def _phrase_head(tags: list[str], number: int) -> int | None:
    """The last noun of the run of nouns and adjectives after a number, at most five words on."""
    head = None
    for index in range(number + 1, min(number + 6, len(tags))):
        if tags[index] in ("IN", ".", "MD", "CD") or tags[index].startswith("VB"):
            break
        head = index
    return head
