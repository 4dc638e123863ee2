"""(f) An archive in which few documents matter: the sieve, and reading what it keeps, beside parsing it all.

Ordinary news is invented from ``neutral.toml``, and one document in so many is a report of this field.
Parsing everything would take an hour, so that the plain model's pace is measured on a part of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.apart import Tell
from bench.machine import MEGABYTE, clocked, stay_on_one_core
from bench.reports import KOREAN, ORDINARY, Report, report, words_in
from bench.sources import FULL_LENGTH, invented
from bench.speed import parse_through, plain_model, read_through
from tumen.reading.sieve import matters

#: Steps that a measure tells.
STEPS = 5
#: Of so many documents one is made in Korean too, for the sieve's pace in it.
KOREAN_OF = 5
#: Documents that the plain model is timed on.
PLAIN = 200
#: Documents that each side works through before the clock runs.
WARMING_UP = 20


def measure(tell: Tell, *, documents: int, one_in: int) -> dict[str, Any]:
    """Sift so many documents, one in ``one_in`` of them of this field, and read what is kept.

    Gives seconds of processor time for the sieve alone and for sieve and reading together, the pace of the
    plain model, what was kept, and the sieve's pace in ordinary news in Korean.
    """
    stay_on_one_core()
    archive = list(_archive(documents, one_in))
    texts = [told.text.encode() for told, _ in archive]
    tell("archive: written")
    for text in texts[:WARMING_UP]:
        matters(text)
    read_through(invented([report(number, sentences=FULL_LENGTH, seed=3) for number in range(WARMING_UP)]))
    sieve = clocked(lambda: [matters(text) for text in texts])
    tell("archive: sifted")
    korean = _korean(max(1, documents // KOREAN_OF))
    korean_sieve = clocked(lambda: [matters(text) for text in korean])
    tell("archive: sifted in Korean")

    def both() -> None:
        read_through(invented(told for (told, _), text in zip(archive, texts, strict=True) if matters(text)))

    together = clocked(both)
    tell("archive: sifted and read")
    nlp, part = plain_model(), invented(told for told, _ in archive[:PLAIN])
    parse_through(nlp, part[:WARMING_UP])
    plain = clocked(lambda: parse_through(nlp, part))
    tell("archive: a part parsed")
    kept = [(told, is_ours) for (told, is_ours), text in zip(archive, texts, strict=True) if matters(text)]
    words = sum(told.words for told, _ in archive)
    pace = words / together.processor
    plain_pace = sum(words_in(source.text) for source in part) / plain.processor
    return {
        "documents": documents,
        "one_in": one_in,
        "words": words,
        "megabytes": sum(map(len, texts)) / MEGABYTE,
        "sieve_processor": sieve.processor,
        "megabytes_per_second": sum(map(len, texts)) / MEGABYTE / sieve.processor,
        "korean_megabytes_per_second": sum(map(len, korean)) / MEGABYTE / korean_sieve.processor,
        "words_per_second": pace,
        "plain_words_per_second": plain_pace,
        "times_as_fast": pace / plain_pace,
        "ours": sum(is_ours for _, is_ours in archive),
        "ours_kept": sum(is_ours for _, is_ours in kept),
        "others_kept": sum(not is_ours for _, is_ours in kept),
    }


def _korean(documents: int) -> list[bytes]:
    found = (report(number, sentences=FULL_LENGTH, pack=KOREAN) for number in range(documents))
    return [told.text.encode() for told in found]


def _archive(documents: int, one_in: int) -> Iterator[tuple[Report, bool]]:
    """Each document with whether it is of this field: the first, and every so-manieth after it."""
    for number in range(documents):
        if number % one_in == 0:
            yield report(number, sentences=FULL_LENGTH), True
        else:
            yield report(number, sentences=FULL_LENGTH, pack=ORDINARY), False
