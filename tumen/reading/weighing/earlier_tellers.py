"""Who told before: in the sentences before a figure's own, and of the figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.reading.cued import PlacedCue, Speaker
from tumen.reading.quotations import Quotation
from tumen.reading.telling import ToldFigure
from tumen.reading.voices import Teller, Voices
from tumen.reading.weighing.acts import bucket, is_whole, leaning
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.sentence_tellers import HOPS, SUBJECTS, tense_of
from tumen.reading.weighing.tellers import OWN_VOICE, cued_by, key_of, sort_of
from tumen.reading.writings import is_own_writing
from tumen.vocabulary.codes import Stance

#: Figures before that are looked at, and the sentences that they may be away.
_FIGURES, _REACH = 3, 8
#: Sentences before the figure's own in which a teller is looked for.
_BACK = 4
#: Sentences of its paragraph before it: as far as an attribution runs on.
PARAGRAPH = 12


def tellers_before(
    told: ToldFigure, voices: Voices, quotation: Quotation | None, kinds: set[str]
) -> Iterator[Teller]:
    """Tellers of the sentences before, of the paragraph or the ones above it, nearest first."""
    cued = cued_by(kinds)
    subject = _subject(told, voices)
    after, tense = _tellers_after(told, voices), tense_of(told.figure.head)
    leant = told.antecedent.sentence.index if told.antecedent is not None else None
    passed = 0
    for index in range(told.sentence.index - 1, max(-1, told.sentence.index - PARAGRAPH), -1):
        cues = voices.cues.of(index)
        back = told.sentence.index - index
        if back > _BACK and voices.sentences[index].block != told.sentence.block:
            break
        if not cues:
            continue
        same = voices.sentences[index].block == told.sentence.block
        for placed, speaker in _each_once(cues, voices):
            inside = voices.speeches.at(placed.word.start)
            side = "same" if inside is quotation else "outer" if inside is None else "other"
            sort = placed.cue.sort
            signs = (
                f"before:{min(back, _BACK)}:block={same}:{cued}",
                f"before:plain={placed.cue.is_plain}:block={same}:passed={min(passed, 2)}",
                f"before:block={same}:passed={min(passed, 2)}:{cued}",
                f"before:sort={sort}:block={same}",
                f"before:side={side}:{cued}",
                f"before:who={sort_of(speaker)}",
                f"before:subject={'same' if subject and subject == speaker.name else bool(subject)}:{cued}",
                f"before:{placed.cue.stance.value}",
                f"before:tells={min(voices.cues.tells(speaker.name), 3)}:{cued}",
                f"before:quoted={quotation is not None}:{same}",
                f"before:lean={leaning(told)}:block={same}:{cued}",
                f"before:{min(back, 2)}:tense={tense}:plain={placed.cue.is_plain}:block={same}:{cued}",
                f"before:leant={leant == index}:{cued}",
                f"before:leant={leant == index}:block={same}:passed={min(passed, 2)}",
                f"before:between={same and speaker.name in after}:{cued}",
                f"before:between={same and speaker.name in after}:after={bool(after)}:{cued}",
            )
            yield Teller(
                (speaker.name,), _carried_on(placed.cue.stance), placed.who, "speaker.carried", signs
            )
            passed += 1


def _tellers_after(told: ToldFigure, voices: Voices) -> set[str]:
    """Who tells in the sentences after the figure's, up to the end of its paragraph: what stands between two
    sentences of one source is mostly the source's too."""
    found: set[str] = set()
    for index in range(told.sentence.index + 1, min(len(voices.sentences), told.sentence.index + PARAGRAPH)):
        if voices.sentences[index].block != told.sentence.block:
            break
        found |= {voices.cues.named(placed).name for placed in voices.cues.of(index)}
    return found


def _carried_on(stance: object) -> Stance:
    """The stance of who goes on telling: what was confirmed before says nothing of what follows; doubt
    lasts."""
    return Stance.DOUBTFUL if stance is Stance.DOUBTFUL else Stance.NEUTRAL


def _each_once(cues: Sequence[PlacedCue], voices: Voices) -> Iterator[tuple[PlacedCue, Speaker]]:
    """Who tells in a sentence, the last one first, each by the cue that tells most plainly."""
    found: dict[str, tuple[PlacedCue, Speaker]] = {}
    for placed in reversed(cues):
        speaker = voices.cues.named(placed)
        known = found.get(speaker.name)
        if (
            speaker.name
            and not is_own_writing(placed.cue.who)
            and (known is None or placed.cue.is_plain and not known[0].cue.is_plain)
        ):
            found[speaker.name] = placed, speaker
    yield from found.values()


def _subject(told: ToldFigure, voices: Voices) -> str:
    """Whom the figure's sentence has for its subject, where it is somebody told before."""
    root = told.figure.head
    for _ in range(HOPS):
        if root.dep_ == "ROOT":
            break
        root = root.head
    for child in root.children:
        if child.dep_ in SUBJECTS and child.pos_ in ("PRON", "NOUN", "PROPN"):
            return voices.cues.speaker_of(child, told.sentence).name
    return ""


def told_below(told: ToldFigure, before: Sequence[ToldFigure], kinds: set[str]) -> Iterator[Piece]:
    """Who tells a headline's figure: whoever tells the same number first in the text below."""
    same = [other for other in before if other.says_same_number(told)]
    for number, other in enumerate(same[:2]):
        yield from _carried(other, (f"headline:{number}:{cued_by(kinds)}", "headline"))


def told_before(
    told: ToldFigure, voices: Voices, before: Sequence[ToldFigure], kinds: set[str]
) -> Iterator[Piece]:
    """Who told the figures before: the same number again, or the same paragraph going on."""
    cued = cued_by(kinds)
    within = voices.stretch_at(told.sentence, told.passage.start)
    for back, other in enumerate(reversed(before[-_FIGURES:])):
        sentences = told.sentence.index - other.sentence.index
        same = told.sentence.block == other.sentence.block
        if sentences > _REACH:
            break
        features = (
            f"figure:back={back}:{cued}",
            f"figure:same={told.says_same_number(other)}:{cued}",
            f"figure:near={bucket(sentences, (0, 1, 2, 4))}:{cued}",
            f"figure:block={same}:{cued}",
            f"figure:{leaning(told)}",
            f"figure:leant={other is told.antecedent}:block={same}:{cued}",
            f"figure:whole={is_whole(other, told)}:block={same}:{cued}",
            f"figure:stretch={voices.stretch_at(other.sentence, other.passage.start) == within}:{cued}",
        )
        yield from _carried(other, features)


def _carried(other: ToldFigure, features: tuple[str, ...]) -> Iterator[Piece]:
    """The teller of another figure as evidence for this one's."""
    speakers, stance = other.slots.get("speakers"), other.slots.get("stance")
    if stance is None:
        return
    own = speakers is None or speakers.rule.startswith("voice.") and speakers.rule != "voice.turn"
    features = (*features, f"figure:own={own}")
    if speakers is None:
        teller = Teller((), Stance.OWN, None, "voice.own", features)
        yield Piece(OWN_VOICE, features, "figure", teller)
        return
    chain = speakers.value[0]
    value = OWN_VOICE if own else key_of(chain[-1])
    teller = Teller(
        chain if not own else tuple(name for each in speakers.value for name in each),
        stance.value if own and isinstance(stance.value, Stance) else _carried_on(stance.value),
        speakers.evidence,
        speakers.rule if own else "speaker.carried",
        features,
    )
    yield Piece(value, features, "figure", teller)
