"""How well it is read what documents say of themselves: `python -m tests.documents.details` prints it.

A label may allow several values, parted by "||"; persons and voices are parted by semicolons. Titles before
names ("Rev.", "Dr"), leading articles, marks and capitals make no difference, and an approximate date is the
date."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tumen.documents.intake import Metadata, extract

FIELDS = ("published", "publisher", "authors", "voices", "genre", "title")
GOLD = Path(__file__).parent.parent / "gold"
HEADS = Path(__file__).parent / "heads"

#: A genre that is not among those that are told apart.
_OTHER = "other"
_TITLES = re.compile(
    r"^(?:(?:the|rt|right|most|very|hon|honourable|rev|revd|reverend|dr|prof|professor|mr|mrs|ms|sir|lady|father|fr|sister|me)[.]?\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Labelled:
    """One document's bytes with what it says of itself, as a person read it."""

    name: str
    data: bytes
    expected: dict[str, str]


@dataclass(frozen=True)
class Miss:
    """A field that was read otherwise than it is labelled."""

    name: str
    field: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.name}  {self.field}\n    expected  {self.expected}\n    got       {self.got}"


def gold() -> list[Labelled]:
    """The labelled documents of the sets that rules may be tuned on."""
    found = []
    for folder in (GOLD / "dev", GOLD / "dev-claims"):
        with (folder / "details.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                path = folder / "docs" / f"{row['doc']}.txt"
                found.append(Labelled(row["doc"], path.read_bytes(), {name: row[name] for name in FIELDS}))
    return found


def heads() -> list[Labelled]:
    """Short documents of many kinds, each with its labels above a line of three dashes."""
    return [_head(path) for path in sorted(HEADS.glob("*.txt"))]


def _head(path: Path) -> Labelled:
    labels, _, text = path.read_text("utf-8").partition("\n---\n")
    pairs = (line.removeprefix("# ").partition(":") for line in labels.splitlines())
    return Labelled(path.stem, text.encode(), {name: value.strip() for name, _, value in pairs})


def said_of(labelled: Labelled) -> dict[str, str]:
    """What is read of a document, written as labels are."""
    said: Metadata = extract(labelled.data, name=f"{labelled.name}.txt").metadata
    return {
        "published": str(said.published.value) if said.published else "",
        "publisher": said.publisher.value if said.publisher else "",
        "authors": "; ".join(author.value for author in said.authors),
        "voices": "; ".join(voice.value for voice in said.voices),
        "genre": said.genre.value if said.genre else "",
        "title": said.title.value if said.title else "",
    }


def misses(documents: Iterable[Labelled]) -> Iterator[Miss]:
    """Every field of every document that is read otherwise than labelled."""
    for labelled in documents:
        got = said_of(labelled)
        for field, expected in labelled.expected.items():
            if not any(_agrees(field, one.strip(), got[field]) for one in expected.split("||")):
                yield Miss(labelled.name, field, expected, got[field])


def _agrees(field: str, expected: str, got: str) -> bool:
    if field in ("authors", "voices"):
        return sorted(map(_plain_name, expected.split(";"))) == sorted(map(_plain_name, got.split(";")))
    if field == "genre":
        return expected.replace(_OTHER, "") == got
    if field == "published":
        return expected == got.rstrip("~")
    return _plain(expected) == _plain(got)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE))).casefold()


def _plain_name(words: str) -> str:
    return _plain(_TITLES.sub("", words.strip()))


def shares(documents: list[Labelled], missed: list[Miss]) -> dict[str, tuple[int, int]]:
    """By field: how many documents are read right, of how many that are labelled."""
    counts = {}
    for field in FIELDS:
        labelled = sum(field in document.expected for document in documents)
        wrong = sum(miss.field == field for miss in missed)
        counts[field] = (labelled - wrong, labelled)
    return counts


def report(documents: list[Labelled]) -> str:
    """The shares and the misses, as text."""
    missed = list(misses(documents))
    lines = [
        f"{field:10} {right:3} of {of:3}  {right / of:.3f}"
        for field, (right, of) in shares(documents, missed).items()
    ]
    return "\n".join([*lines, "", *map(str, missed)])


if __name__ == "__main__":
    for name, documents in (("labelled documents", gold()), ("heads of other kinds", heads())):
        print(f"{name}: {len(documents)}\n{report(documents)}\n")
