"""Measures verdicts on an invented archive: ``python -m tests.corroboration.origins.measuring SEED [SIZE]``.

Prints the scores of `tests.corroboration.reuse.scoring` for the verdicts of each pair, then for the settled
ones. Seeds 1 to 10 are for measuring what nobody has worked on.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from tests.corroboration.reuse.scoring import Found, Origins, score_passages
from tests.corroboration.reuse.truth import Archive
from tests.corroboration.reuse.writing import write_archive
from tumen.corroboration.origins.deciding import origins_of
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.settling import settled
from tumen.corroboration.origins.verdict import Origin
from tumen.corroboration.passages.archive import shared_passages
from tumen.corroboration.passages.passage import Passage


def verdicts(archive: Archive) -> list[Origin]:
    """The origins of all passages that are found in ``archive``, pair by pair."""
    documents = {
        one.id: Document(
            one.id, one.text, one.publisher, one.author, one.published, one.genre, one.signatories, one.series
        )
        for one in archive.documents
    }
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in shared_passages([*documents], lambda number: archive.documents[number].text):
        pairs[passage.left, passage.right].append(passage)
    return [
        origin
        for (left, right), passages in pairs.items()
        for origin in origins_of(passages, documents[left], documents[right])
    ]


def scores(archive: Archive, origins: Iterable[Origin]) -> Origins:
    """What verdicts are worth."""
    return score_passages(archive, (_found(origin) for origin in origins)).origins


def _found(origin: Origin) -> Found:
    passage = origin.passage
    left, right = passage.left_span, passage.right_span
    return Found(passage.left, left.start, left.end, passage.right, right.start, right.end, origin.side.value)


def main(seed: int, documents: int) -> None:
    archive = write_archive(seed, documents)
    by_pair = verdicts(archive)
    for name, origins in (("pair by pair", by_pair), ("settled", settled(by_pair))):
        told = scores(archive, origins)
        print(f"{name}: where the evidence decides {told.right}, {dict(told.decided)}")
        print(f"  where it does not {told.not_wrong}, {dict(told.open)}; siblings {dict(told.siblings)}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2_000)
