"""Evidence for who tells a figure: the cues of its sentence by their place in the tree, the quotation around
it, the turn, the tellers before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tumen.reading.cued import THE_AUTHOR
from tumen.reading.quotations import Quotation
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.voices import ASKERS, Teller, Voices
from tumen.reading.weighing.acts import bucket, leaning
from tumen.reading.weighing.earlier_tellers import PARAGRAPH, tellers_before, told_before, told_below
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.plain_tellers import plain_teller
from tumen.reading.weighing.ruling import ruled
from tumen.reading.weighing.sentence_tellers import tellers_in_sentence, tense_of
from tumen.reading.weighing.tellers import OWN_VOICE, cued_by, key_of
from tumen.vocabulary.codes import BlockKind, Stance

_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)


def speaker_evidence(
    told: ToldFigure, voices: Voices, telling: Telling, before: Sequence[ToldFigure]
) -> list[Piece]:
    """All evidence for who tells ``told``; each piece's ``given`` is the `Teller` that the slot takes."""
    position = told.sentence.span.start + told.figure.phrase.start
    quotation = voices.speeches.at(position)
    plain = plain_teller(told, voices, quotation)
    if plain is not None:
        return [_piece(plain, voices, (), voices.own_voice(position))]
    speaking = list(_speaking(told, voices, quotation, position))
    tellers = list(tellers_in_sentence(told, voices, quotation, speaking[0]))
    kinds = {teller.signs[0].partition(":")[0] for teller in tellers}
    around = _around(told, voices, kinds, quotation)
    tellers += tellers_before(told, voices, quotation, kinds)
    tellers += speaking
    own = voices.own_voice(position)
    pieces = [_piece(teller, voices, around, own) for teller in ruled(tellers)]
    if told.sentence.kind in _HEADLINES:
        below = list(told_below(told, before, kinds))
        return below + [piece for piece in pieces if piece.features[0] == "ground"] if below else pieces
    return pieces + list(told_before(told, voices, before, kinds))


def _around(
    told: ToldFigure, voices: Voices, kinds: set[str], quotation: Quotation | None
) -> tuple[str, ...]:
    cued = cued_by(kinds)
    tense, us = tense_of(told.figure.head), voices.is_told_by_us
    opened = _opened(told, voices) if cued in ("none", "self") else "cued"
    return (
        f"cued={cued}",
        f"quoted={quotation is not None}",
        f"block={told.sentence.kind.value}",
        f"lean={leaning(told)}:{cued}",
        f"first={told.sentence.index <= 1}",
        f"tense={tense}:{cued}",
        f"us={us}:{cued}",
        f"opened={opened}",
        f"opened={opened}:tense={tense}",
        f"opened={opened}:us={us}",
        f"opened={opened}:lean={leaning(told)}",
    )


def _opened(told: ToldFigure, voices: Voices) -> str:
    """How far back in its paragraph the figure's sentence has a cue outside quotations, in sentences: what
    somebody was said to say there may still go on."""
    index = told.sentence.index
    for back in range(1, PARAGRAPH):
        if index < back or voices.sentences[index - back].block != told.sentence.block:
            return f"start {told.sentence.block in voices.opening_quoted}" if back == 1 else "no"
        if any(placed.cue.is_plain for placed in voices.cues.of(index - back)):
            return bucket(back, (1, 2, 3))
    return "far"


def _piece(teller: Teller, voices: Voices, around: tuple[str, ...], own_voice: Teller) -> Piece:
    """A teller as evidence; who says "I" or "we" in a text that nobody signed is the document itself."""
    if teller.chain and teller.chain[-1] == THE_AUTHOR:
        teller = replace(own_voice, signs=teller.signs)
    kind = teller.signs[0].partition(":")[0]
    features = (*teller.signs, *(f"{kind}|{sign}" for sign in around))
    issuer = bool(teller.chain) and not teller.is_own_voice and voices.is_issuer(teller.chain[-1])
    if issuer:
        features = (*features, f"issuer:{kind}")
    own = teller.is_own_voice or issuer
    return Piece(OWN_VOICE if own else key_of(teller.chain[-1]), features, teller.rule, teller)


# -- who is speaking: quotation, turn, the document
# ----------------------------------------------------------------------------------------------


def _speaking(
    told: ToldFigure, voices: Voices, quotation: Quotation | None, position: int
) -> Iterator[Teller]:
    """Who speaks the sentence: the innermost of the quotation's teller, the turn's and the document's own
    voice is its ground, which a cue must overcome; the others stand further out."""
    said = voices.given.said.get(quotation.run) if quotation is not None else None
    turn = voices.turn_at(told.sentence)
    unsaid = quotation is not None and said is None
    levels: list[tuple[str, Teller]] = []
    if said is not None:
        chain = (said.speaker.name,)
        levels.append(("quotation", Teller(chain, said.stance, said.evidence, "speaker.quotation", ())))
    if turn is not None and turn.name:
        levels.append(("turn", Teller((turn.name,), Stance.NEUTRAL, None, "voice.turn", ())))
    levels.append(("own", voices.own_voice(position)))
    for number, (level, teller) in enumerate(levels):
        kind = "ground" if not number else "wider"
        signs: tuple[str, ...] = (kind, f"{kind}:{level}", f"{kind}:unsaid={unsaid}", f"{kind}:{teller.rule}")
        if level == "turn":
            signs = (*signs, f"{kind}:asks={teller.chain[0] in ASKERS}")
        yield replace(teller, signs=signs)
