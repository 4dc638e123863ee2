"""Learns who stands behind a document from those whose issuer a person named (`make weights`).

A conditional logit over the names on offer in each document (`tumen/documents/intake/issuing`). With --check
it measures by leaving documents out, eight parts in turn, and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")

from tools.learning.examples import Example  # noqa: E402
from tools.learning.fitting import fitted  # noqa: E402
from tumen.documents.intake import extract  # noqa: E402
from tumen.documents.intake.issuing.candidates import Candidate, words_of  # noqa: E402
from tumen.documents.intake.metadata import issuers_offered  # noqa: E402
from tumen.documents.intake.said import Said  # noqa: E402

LABELS = ROOT / "tests/gold/dev-claims"
WEIGHTS = ROOT / "tumen/documents/intake/issuing/weights.json"
#: Strength of the prior that weights are nothing: chosen by --check.
PRIOR = 1.5
PARTS = 8


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document's names on offer, and which of them its labeller named."""

    doc: str
    offered: list[Candidate]
    right: list[bool]

    @property
    def example(self) -> Example:
        return Example([set(one.signs) for one in self.offered], self.right)


def labelled() -> Iterator[Labelled]:
    """The documents whose issuer is labelled, and those of whom a person noted publisher and voices."""
    noted = {}
    for labels in sorted(LABELS.glob("issuers*.csv")):
        with labels.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                noted[LABELS / "docs" / f"{row['doc']}.txt"] = row["issuer"].split(";")
    for folder in (ROOT / "tests/gold/dev", LABELS):
        with (folder / "details.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                noted.setdefault(folder / "docs" / f"{row['doc']}.txt", _names(row))
    for path, names in sorted(noted.items()):
        yield _labelled(path.stem, path.read_bytes(), names)
    for path in sorted((ROOT / "tests/documents/heads").glob("*.txt")):
        labels, _, text = path.read_text("utf-8").partition("\n---\n")
        pairs = (line.removeprefix("# ").partition(":") for line in labels.splitlines())
        yield _labelled(path.stem, text.encode(), _names({name: value for name, _, value in pairs}))


def _names(row: Mapping[str, str]) -> list[str]:
    """Who may be named: whoever speaks the whole, else the publisher, else nobody or who wrote it."""
    for field in ("voices", "publisher"):
        if row.get(field, "").strip():
            return [name for name in re.split(r";|\|\|", row[field]) if name.strip()] + (
                [row["publisher"]] if row.get("publisher", "").strip() else []
            )
    return ["", *filter(None, (name.strip() for name in row.get("authors", "").split(";")))]


def _labelled(doc: str, data: bytes, names: Sequence[str]) -> Labelled:
    extraction = extract(data, name=f"{doc}.txt")
    said = [Said(one.kind, one.span.of(extraction.text), one.span) for one in extraction.blocks]
    offered = issuers_offered(said)
    right = [any(agree(one.name, name.strip()) for name in names) for one in offered]
    return Labelled(doc, offered, right)


def agree(one: str, other: str) -> bool:
    """Whether two names are forms of one name, as far as the words say."""
    if not one or not other:
        return one == other
    first, second = sorted((words_of(one), words_of(other)), key=len)
    if not first:
        return False
    inside = first <= second and (len(first) >= 2 or len(second) <= 2)
    return inside or len(first & second) * 2 > len(second)


def learn(documents: Sequence[Labelled], prior: float = PRIOR) -> dict[str, float]:
    return fitted([one.example for one in documents if any(one.right) and not all(one.right)], prior)


def check(documents: Sequence[Labelled], prior: float) -> None:
    """Print in how many documents the right name weighs most, when its document taught nothing."""
    found = 0
    for part in range(PARTS):
        left_out = documents[part::PARTS]
        weights = learn([one for one in documents if one not in left_out], prior)
        for one in left_out:
            scores = [sum(weights.get(sign, 0.0) for sign in each.signs) for each in one.offered]
            best = max(range(len(scores)), key=scores.__getitem__, default=None)
            right = best is not None and one.right[best]
            found += right
            if not right:
                print(f"{one.doc}  {one.offered[best].name if best is not None else 'nobody on offer'}")
    offered = sum(any(one.right) for one in documents)
    print(f"prior {prior}: {found} of {len(documents)} right; the right name is on offer in {offered}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure by leaving documents out")
    parser.add_argument("--prior", type=float, default=PRIOR)
    options = parser.parse_args()
    documents = list(labelled())
    if options.check:
        check(documents, options.prior)
        return
    weights = learn(documents, options.prior)
    WEIGHTS.write_text(
        json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{len(weights)} weights from {len(documents)} documents")


if __name__ == "__main__":
    main()
