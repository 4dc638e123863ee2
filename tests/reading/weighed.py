"""The evidence that is weighed for who tells a figure: `tellers_of("Kang said that 40 were held.")`."""

from __future__ import annotations

from functools import cache

from tests.reading.cast import source
from tumen.reading.parsing import parse
from tumen.reading.preparing import prepare
from tumen.reading.reader import propose_claims
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.spans import Span


@cache
def tellers_of(text: str, words: str = "", *, publisher: str = "") -> tuple[Piece, ...]:
    """The pieces of evidence for the speaker of the first figure whose passage holds ``words``."""
    prepared = prepare(source(text, publisher=publisher))
    texts = [prepared.sentences[index].of(text) for index in prepared.to_parse]
    prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
    found: list[tuple[Piece, ...]] = []

    def watch(slot: str, passage: Span, evidence: list[Piece]) -> None:
        if slot == "speaker" and words in passage.of(text):
            found.append(tuple(evidence))

    propose_claims(prepared, witness=watch)
    assert found, f"no figure of {words!r} in {text!r}"
    return found[0]


def kinds_of(text: str, words: str = "") -> set[tuple[str, str]]:
    """Who may tell the figure, each with the kind of evidence: ("over", "willow centre")."""
    return {(piece.features[0].partition(":")[0], str(piece.value)) for piece in tellers_of(text, words)}
