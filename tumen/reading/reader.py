"""The main path: a document's text becomes proposed claims.

Sentences that can carry a claim are parsed together over many documents; then each document is read as a
whole: who speaks, the dates in the order of telling, its figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tumen.reading.acting.proposing import propose_acts
from tumen.reading.answers.proposing import propose_answers
from tumen.reading.asks.proposing import propose_asks
from tumen.reading.cast import Cast
from tumen.reading.figuring import Figures, Witness
from tumen.reading.grids import figures_of, grids_of
from tumen.reading.korean import read_korean
from tumen.reading.norms import propose_norms
from tumen.reading.parsing import parse, passing
from tumen.reading.preparing import Prepared, prepare
from tumen.reading.quoted import propose_quotations
from tumen.reading.rows import read_row
from tumen.reading.sentences import blocks_of, for_parser
from tumen.reading.sources import Source
from tumen.reading.story import Story
from tumen.reading.telling import Telling
from tumen.reading.voices import Voices
from tumen.reading.weighing.quotes import chooser
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.slots import ProposedClaim

#: Documents whose sentences are parsed in one stream; bounds what is held in memory while reading an archive.
DOCUMENTS_AT_ONCE = 64


def read(
    sources: Iterable[Source], *, without_model: bool = False, witness: Witness | None = None
) -> Iterator[tuple[str, list[ProposedClaim]]]:
    """Read each source into proposed claims, in order; lazily, in groups of `DOCUMENTS_AT_ONCE`.

    A ``witness`` is told of every weighing; it is for learning the weights.
    """
    group: list[Prepared] = []
    for source in sources:
        group.append(prepare(source))
        if len(group) == DOCUMENTS_AT_ONCE:
            yield from _read_group(group, without_model=without_model, witness=witness)
            group = []
    yield from _read_group(group, without_model=without_model, witness=witness)


def _read_group(
    group: list[Prepared], *, without_model: bool, witness: Witness | None
) -> Iterator[tuple[str, list[ProposedClaim]]]:
    texts = [
        prepared.sentences[index].of(prepared.source.text)
        for prepared in group
        for index in prepared.to_parse
    ]
    read: list[tuple[str, list[ProposedClaim]]] = []
    with passing():
        docs = iter(parse(map(for_parser, texts), without_model=without_model))
        for prepared in group:
            for index in prepared.to_parse:
                prepared.parsed[index] = next(docs)
            read.append((prepared.source.key, propose_claims(prepared, witness=witness)))
            prepared.parsed.clear()
    yield from read


def propose_claims(prepared: Prepared, *, witness: Witness | None = None) -> list[ProposedClaim]:
    """Everything that a prepared and parsed document says, in order of the text."""
    if prepared.source.language == "ko":
        return read_korean(prepared.source)
    telling = Telling(prepared)
    story = Story(telling)
    cast = Cast.of(
        prepared.source.text,
        prepared.sentences,
        prepared.parsed,
        prepared.source,
        quoted=[each.span for each in prepared.quotations if not each.depth],
    )
    voices = Voices(prepared, cast, choose=chooser(witness))
    claims = [*_rows(prepared), *Figures(telling, voices, story, witness=witness).read()]
    claims += propose_acts(telling, voices, story, cast, witness=witness)
    norms = propose_norms(prepared.source, prepared.sentences)
    claims += [*norms, *propose_quotations(prepared, voices)]
    asks = propose_asks(prepared, voices, story, norms, witness=witness)
    claims += [*asks, *propose_answers(prepared, voices, asks, witness=witness)]
    return sorted(claims, key=lambda claim: (claim.passage.start, claim.passage.end))


def _rows(prepared: Prepared) -> Iterator[ProposedClaim]:
    """The counts of tables, and the rows of lists, each by its columns."""
    source = prepared.source
    grids = grids_of(source.text, blocks_of(source))
    in_grids = {number for grid in grids for number in grid.blocks}
    for grid in grids:
        yield from figures_of(
            source.text, grid, published=source.published, issuers=(source.publisher, source.author)
        )
    for sentence in prepared.sentences:
        if sentence.kind is BlockKind.TABLE_ROW and sentence.block not in in_grids:
            claim = read_row(source.text, sentence.span, published=source.published)
            if claim is not None:
                yield claim
