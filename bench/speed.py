"""(a) Words per second of reading on one core, beside plain ``nlp.pipe`` of the same model and text.

Plain means the model as it is loaded without any option, with all its components, over whole documents;
nothing is done with what it finds. Both sides run in one process, in turns that change their order, so that
whatever else the machine does falls on both.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from spacy.language import Language

from bench.apart import Tell
from bench.machine import Clocked, clocked, stay_on_one_core
from bench.sources import sources_of, words
from tumen.reading import Source, read, version
from tumen.reading.parsing import MODELS, model

#: Documents that both sides work through before the clock runs, so that neither pays for what is loaded once.
WARMING_UP = 5


def measure(tell: Tell, *, text: str, words_of_text: int, repetitions: int) -> dict[str, Any]:
    """Both sides ``repetitions`` times over a text of `sources.TEXTS`; two steps a repetition.

    Gives every time taken, so that medians and ratios can be made of them.
    """
    core = stay_on_one_core()
    sources = sources_of(text, words=words_of_text)
    nlp = plain_model()
    sides: dict[str, Callable[[Iterable[Source]], None]] = {
        "reading": read_through,
        "plain": lambda some: parse_through(nlp, some),
    }
    for side in sides.values():
        side(sources[:WARMING_UP])
    times: dict[str, list[Clocked]] = {name: [] for name in sides}
    for turn in range(repetitions):
        for name in sorted(sides, reverse=bool(turn % 2)):
            times[name].append(clocked(lambda side=sides[name]: side(sources)))  # type: ignore[misc]
            tell(f"{text}: {name}, turn {turn + 1}")
    return {
        "text": text,
        "documents": len(sources),
        "words": words(sources),
        "core": core,
        "reader": version(),
        "components": nlp.pipe_names,
        **{name: [asdict(one) for one in taken] for name, taken in times.items()},
    }


def read_through(sources: Iterable[Source]) -> None:
    """Read everything and keep nothing."""
    deque(read(sources), maxlen=0)


def parse_through(nlp: Language, sources: Iterable[Source]) -> None:
    """Parse everything and keep nothing."""
    deque(nlp.pipe(source.text for source in sources), maxlen=0)


def plain_model() -> Language:
    """The model that the reader uses, as it comes. Raises SystemExit where none is installed."""
    used = model()
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        nlp: Language = package.load()
        assert used is not None
        assert nlp.meta["version"] == used.meta["version"], "both sides must use one model"
        return nlp
    raise SystemExit("No English model is installed, so that reading cannot be compared with it.")
