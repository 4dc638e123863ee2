"""The vocabulary's spellings as one tree of words; a name is followed through it word by word.

Small words are not told apart, since writers do not: "Convention of the Rights of Child" is the Convention on
the Rights of the Child. "the" and "and" are passed over, every preposition is one, and a few plurals count as
their singular.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from tumen.reading.norms.words import Words
from tumen.vocabulary.norms import WORD, norms, spellings

#: A tree: each word leads to the tree of what may follow; the code stands under the empty word.
Tree = dict[str, Any]

#: Spellings that are names only with a capital: "the European convention of shaking hands" is none.
CAPITAL = frozenset(
    "european american vienna geneva helsinki paris moscow budapest copenhagen montreal bangkok beijing "
    "title".split()
)
#: Prepositions that writers exchange; any run of them is one.
PREPOSITIONS = frozenset(
    "on of for to about concerning regarding relating related relative pertaining governing".split()
)
_ANY_PREPOSITION = "~"
#: Words that a name is the same without.
_PASSED = frozenset({"the", "and", "or"})
_SAME = {
    **dict.fromkeys(PREPOSITIONS, _ANY_PREPOSITION),
    "rights": "right",
    "refugees": "refugee",
    "persons": "person",
    "people": "person",
    "disappearances": "disappearance",
    "workers": "worker",
    "migrants": "migrant",
    "children": "child",
    "disabilities": "disability",
    "organised": "organized",
    "labor": "labour",
}


def _alike(words: Iterable[str]) -> list[str]:
    """Words as the tree has them; prepositions at the beginning or the end of a name tell nothing."""
    found: list[str] = []
    for word in words:
        same = _SAME.get(word, word)
        if same in _PASSED or (same == _ANY_PREPOSITION and (not found or found[-1] == same)):
            continue
        found.append(same)
    while found and found[-1] == _ANY_PREPOSITION:
        found.pop()
    return found


@cache
def tree() -> Tree:
    """All spellings, by their first word."""
    root: Tree = {}
    for words, code in spellings().items():
        _plant(root, _alike(words), code)
    return root


@cache
def acronym_tree() -> Tree:
    """All acronyms, by their first part as written ("OP-CAT" is OP, CAT)."""
    root: Tree = {}
    for norm in norms().values():
        for acronym in norm.acronyms:
            _plant(root, WORD.findall(acronym), norm.code)
    return root


@cache
def acronyms() -> frozenset[str]:
    """The first parts of all acronyms, for the first look at a paragraph."""
    return frozenset(acronym_tree())


@cache
def beginnings() -> frozenset[str]:
    """Every word, as compared, that a name or an acronym of the vocabulary begins with."""
    plurals = {word for word, same in _SAME.items() if same in tree()}
    return frozenset(tree()) | plurals | {acronym.lower() for acronym in acronyms()}


def _plant(root: Tree, words: Sequence[str], code: str) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, {})
    node.setdefault("", code)


def longest_name(words: Words, first: int) -> tuple[int, str] | None:
    """The longest spelling that begins at word ``first``: the word after its last, and its code."""
    node = tree().get(_SAME.get(words.keys[first], words.keys[first]))
    index, last, found = first, "", None
    while node is not None:
        index += 1
        if "" in node:
            found = (index, node[""])
        while True:  # prepositions after the first are passed over too
            if index >= words.count or not words.is_joined(index - 1):
                return found
            key = _SAME.get(words.keys[index], words.keys[index])
            if key in _PASSED or (key == last == _ANY_PREPOSITION):
                index += 1
                continue
            break
        last = key
        node = node.get(key)
    return found


def longest_acronym(words: Words, first: int) -> tuple[int, str] | None:
    """The longest acronym that begins at word ``first``, as written."""
    node = acronym_tree().get(words.raw(first))
    index, found = first, None
    while node is not None:
        index += 1
        if "" in node:
            found = (index, node[""])
        if index >= words.count or not words.is_joined(index - 1):
            break
        node = node.get(words.raw(index))
    return found
