"""(h) Words per second beside textacy's extraction of direct quotations, on one text and one core.

textacy parses with the plain model and then finds speaker, cue and content of each quotation; reading finds
them too, and everything else.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from bench.apart import Tell
from bench.machine import clocked, stay_on_one_core
from bench.sources import sources_of, words
from bench.speed import WARMING_UP, plain_model, read_through
from tumen.reading import Source

#: Steps of each repetition.
SIDES = 2


def measure(tell: Tell, *, text: str, words_of_text: int, repetitions: int) -> dict[str, Any]:
    """Both sides ``repetitions`` times over a text of `sources.TEXTS`. Raises SystemExit without textacy."""
    try:
        from textacy.extract.triples import direct_quotations  # only here: nothing else needs it
    except ModuleNotFoundError as missing:
        raise SystemExit("textacy is not installed; make bench installs it.") from missing
    stay_on_one_core()
    sources, nlp = sources_of(text, words=words_of_text), plain_model()

    def by_textacy(some: list[Source]) -> None:
        for doc in nlp.pipe(source.text for source in some):
            deque(direct_quotations(doc), maxlen=0)

    by_textacy(sources[:WARMING_UP])
    read_through(sources[:WARMING_UP])
    ours, theirs = [], []
    for turn in range(repetitions):
        ours.append(clocked(lambda: read_through(sources)).processor)
        tell(f"quotations: reading, turn {turn + 1}")
        theirs.append(clocked(lambda: by_textacy(sources)).processor)
        tell(f"quotations: textacy, turn {turn + 1}")
    of_text, middle = words(sources), repetitions // 2
    return {
        "text": text,
        "words": of_text,
        "reading_words_per_second": of_text / sorted(ours)[middle],
        "textacy_words_per_second": of_text / sorted(theirs)[middle],
        "times_as_fast": sorted(theirs)[middle] / sorted(ours)[middle],
    }
