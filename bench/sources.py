"""Texts as the reader takes them: invented reports, and the example documents as intake gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.reports import DENSE, NEWS, Report, reports_of, words_in
from tumen.documents.intake import extract
from tumen.documents.intake.extraction import Found
from tumen.reading import Source
from tumen.vocabulary.dates import Interval

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "documents"
#: Sentences of a full-length report, about 400 words with its head.
FULL_LENGTH = 20
#: The texts that a measure can be asked for by name, each with what it is in the table.
TEXTS = {
    "news": "invented, like news",
    "dense": "invented, full of figures",
    "examples": "the example documents",
}


def sources_of(text: str, *, words: int) -> list[Source]:
    """A text of `TEXTS` by its name, as documents of ``words`` words in all; the examples are as they are."""
    if text == "examples":
        return [example(path) for path in sorted(EXAMPLES.iterdir())]
    density = {"news": NEWS, "dense": DENSE}[text]
    return invented(reports_of(words, sentences=FULL_LENGTH, density=density))


def invented(reports: Iterable[Report]) -> list[Source]:
    """Invented reports as sources; the reader makes its own paragraphs of their lines."""
    return list(invented_one_by_one(reports))


def invented_one_by_one(reports: Iterable[Report]) -> Iterator[Source]:
    """`invented`, each when it is asked for, so that an archive of any size needs no memory."""
    for report in reports:
        yield Source(
            key=str(report.number),
            text=report.text,
            published=Interval.day(report.published),
            publisher=report.outlet,
        )


def example(path: Path) -> Source:
    """One of the example documents, as intake hands it to the reader."""
    taken = extract(path.read_bytes(), name=path.name)
    said = taken.metadata

    def value(found: Found[str] | None) -> str:
        return found.value if found else ""

    return Source(
        key=path.name,
        text=taken.text,
        blocks=tuple((block.kind, block.span) for block in taken.blocks),
        published=said.published.value if said.published else None,
        publisher=value(said.publisher),
        author=", ".join(author.value for author in said.authors),
        title=value(said.title),
        language=value(said.language) or "en",
    )


def words(sources: Iterable[Source]) -> int:
    return sum(words_in(source.text) for source in sources)
