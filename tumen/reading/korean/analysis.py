"""Korean words as Kiwi takes them apart: morphemes with their parts of speech and their place in the text.

The one module that knows Kiwi. Its model (75 MB on disk, about 330 MB in memory) is loaded when the first
Korean text is read, so that who reads English pays nothing. Tags are those of the Sejong corpus.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from tumen.reading.korean.pack import domain_words

PACKAGE = "kiwipiepy"


@dataclass(frozen=True, slots=True)
class Morph:
    """One morpheme: its dictionary form, its Sejong tag without irregularity marks, and its code points.

    Fused endings share code points with their stem ("된" is 되/XSV and ᆫ/ETM at one place).
    """

    form: str
    tag: str
    start: int
    end: int


def is_installed() -> bool:
    """Whether Korean can be read: the extra ``tumen[korean]`` is there."""
    return find_spec(PACKAGE) is not None


@cache
def version() -> str:
    """The analyser and its version, empty when there is none."""
    return f"{PACKAGE} {metadata.version(PACKAGE)}" if is_installed() else ""


def analyse(texts: Iterable[str]) -> Iterator[list[Morph]]:
    """The morphemes of each text, in order."""
    kiwi = _kiwi()
    for text in texts:
        yield [_morph(token) for token in kiwi.tokenize(text)]


#: Kiwi gives nouns that are not in its dictionary the number of the tag itself: 2 for NNG, 3 for NNP.
_UNKNOWN = 2


def _morph(token: Any) -> Morph:
    """A noun that the dictionary does not know is taken for a name: most often it is a foreign one."""
    tag = token.tag.partition("-")[0]
    tag = "NNP" if tag == "NNG" and token.id == _UNKNOWN else tag
    return Morph(token.form, tag, token.start, token.start + token.len)


@cache
def _kiwi() -> Any:
    # One worker: reading is parallel over documents, if at all. The dictionary of titles and names from an
    # encyclopaedia costs 180 MB and 2 s and changes nothing that the rules look at.
    kiwi = importlib.import_module(PACKAGE).Kiwi(num_workers=1, load_multi_dict=False)
    for word, tag in domain_words():
        kiwi.add_user_word(word, tag, 0.0)
    return kiwi
