"""Evidence for who tells a figure: the cue over it, the quotation around it, the turn, the teller before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.voices import Teller, Voices
from tumen.reading.weighing.acts import bucket, leaning
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import Stance

#: The document speaks for itself.
OWN_VOICE = ""
_FIGURES, _REACH = 3, 8


def speaker_evidence(
    told: ToldFigure, voices: Voices, telling: Telling, before: Sequence[ToldFigure]
) -> list[Piece]:
    """All evidence for who tells ``told``; each piece's ``given`` is the `Teller` that the slot takes."""
    tellers = list(
        voices.tellers_of(
            told.sentence, told.figure.head, told.sentence.span.start + told.figure.phrase.start
        )
    )
    outer = {sign.partition(":")[0] for teller in tellers for sign in teller.signs}
    around = _around(told, outer)
    pieces = [_piece(teller, voices, around) for teller in tellers]
    pieces += _of_figures(told, before, outer)
    return pieces


def _around(told: ToldFigure, outer: set[str]) -> tuple[str, ...]:
    cued = "over" if "over" in outer else "beside" if "beside" in outer else "none"
    return (
        f"cued={cued}",
        f"quoted={'quotation' in outer}",
        f"block={told.sentence.kind.value}",
        f"lean={leaning(told)}:{cued}",
        f"first={told.sentence.index <= 1}",
    )


def _piece(teller: Teller, voices: Voices, around: tuple[str, ...]) -> Piece:
    kind = teller.signs[0].partition(":")[0]
    features = (*teller.signs, *(f"{kind}|{sign}" for sign in around))
    issuer = bool(teller.chain) and voices.is_issuer(teller.chain[-1])
    own = teller.is_own_voice or issuer
    if issuer and not teller.is_own_voice:
        features = (*features, f"issuer:{kind}")
    return Piece(OWN_VOICE if own else key_of(teller.chain[-1]), features, teller.rule, teller)


def key_of(name: str) -> str:
    """A name as the value that is weighed: two spellings of one case are one."""
    return " ".join(name.lower().split())


def _of_figures(told: ToldFigure, before: Sequence[ToldFigure], outer: set[str]) -> Iterator[Piece]:
    """Who told the figures before: the same number again, or the same paragraph going on."""
    for back, other in enumerate(reversed(before[-_FIGURES:])):
        sentences = told.sentence.index - other.sentence.index
        if sentences > _REACH:
            break
        speakers, stance = other.slots.get("speakers"), other.slots.get("stance")
        own = speakers is None or speakers.rule.startswith("voice.") and speakers.rule != "voice.turn"
        if speakers is None or stance is None:
            continue
        chain = speakers.value[0]
        cued = "over" if "over" in outer else "beside" if "beside" in outer else "none"
        features = (
            f"figure:back={back}:{cued}",
            f"figure:same={told.says_same_number(other)}:{cued}",
            f"figure:near={bucket(sentences, (0, 1, 2, 4))}:{cued}",
            f"figure:block={told.sentence.block == other.sentence.block}:{cued}",
            f"figure:{leaning(told)}",
            f"figure:own={own}",
        )
        value = OWN_VOICE if own else key_of(chain[-1])
        teller = Teller(
            chain if not own else tuple(name for each in speakers.value for name in each),
            stance.value if isinstance(stance.value, Stance) else Stance.NEUTRAL,
            speakers.evidence,
            speakers.rule if own else "speaker.carried",
            features,
        )
        yield Piece(value, features, "figure", teller)
