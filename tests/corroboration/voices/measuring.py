"""How often the voices of generated events are counted right.

    python -m tests.corroboration.voices.measuring 11 12 13

prints for each seed the share of events with the exact number and with the true number in the interval:
from the true passages with their verdicts, from the true passages with no direction, and from the passages
that the program finds (minutes for 2,000 documents), with no direction. Where a sentence was copied from is
never given. Seeds 1 to 10 are held back.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.corroboration.reuse import scoring, truth
from tests.corroboration.reuse.writing import write_archive
from tumen.corroboration.passages.archive import shared_passages
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.voices.counting import voices_of
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.telling import Direction, Judgement, Part, Said, Telling, Traced


def measured(archive: truth.Archive, passages: Iterable[Traced]) -> scoring.Voices:
    """What the counts for every event of the archive are worth."""
    shared: dict[str, list[Traced]] = defaultdict(list)
    for traced in passages:
        for document in (traced.passage.left, traced.passage.right):
            shared[document].append(traced)
    judgements = [Judgement(j.one, j.other, j.confirmed, n) for n, j in enumerate(archive.judged)]
    answers = {}
    for event, told in tellings_of(archive):
        documents = {telling.document for telling in told}
        theirs = [traced for document in sorted(documents) for traced in shared[document]]
        for voices in voices_of(told, edges_of(told, theirs, judgements)).parts:
            answers[event, voices.part.value] = (voices.least, voices.most)
    return scoring.score_voices(archive, answers)


def tellings_of(archive: truth.Archive) -> Iterator[tuple[str, list[Telling]]]:
    """The tellings of each event, with what a program may know: not from where they were copied."""
    known = {document.id: document for document in archive.documents}
    for event in archive.events:
        yield (
            event.id,
            [
                _telling(f"{event.id}/{number}", telling, known[telling.document])
                for number, telling in enumerate(event.tellings)
            ],
        )


def _telling(claim: str, telling: truth.Telling, document: truth.Document) -> Telling:
    return Telling(
        claim,
        document.id,
        tuple(
            Said(Part(part.part), telling.span, ((part.said_by,),) if part.said_by else ())
            for part in telling.parts
        ),
        document.publisher,
        document.author,
        document.series,
        document.signatories,
        document.published,
        document.language,
    )


def true_passages(archive: truth.Archive, *, verdicts: bool) -> list[Traced]:
    """The passages that are there; with ``verdicts``, who had them first where the evidence decides it."""
    found = []
    for true in archive.passages:
        direction = Direction(true.origin) if verdicts and true.decides else Direction.UNDETERMINED
        body = true.original.removeprefix("outside:").rpartition("/")[0]
        source = body if direction is Direction.OUTSIDE and true.original.startswith("outside:") else ""
        spans = true.left_span, true.right_span
        passage = Passage(true.left, true.right, *spans, (), true.words, 1 - true.changed, 0.0)
        found.append(Traced(passage, direction, source))
    return found


def found_passages(archive: truth.Archive) -> list[Traced]:
    """The passages that the program finds, with no word on who had them first."""
    documents = archive.documents
    found = shared_passages([document.id for document in documents], lambda number: documents[number].text)
    return [Traced(passage) for passage in found]


def main(seeds: Iterable[int], documents: int = 2000) -> None:
    for seed in seeds:
        archive = write_archive(seed, documents)
        for name, passages in (
            ("true passages with verdicts", true_passages(archive, verdicts=True)),
            ("true passages, no direction", true_passages(archive, verdicts=False)),
            ("found passages, no direction", found_passages(archive)),
        ):
            worth = measured(archive, passages)
            print(f"seed {seed}, {name}: exact {worth.exact}, inside {worth.inside}", flush=True)


if __name__ == "__main__":
    main(int(seed) for seed in sys.argv[1:])
