"""Evidence for who tells a figure: the cues of its sentence by their place in the tree, the quotation around
it, the turn, the tellers before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tumen.reading.cued import THE_AUTHOR, PlacedCue, Speaker
from tumen.reading.quotations import Quotation
from tumen.reading.speakers import Cue, is_law, tells_of
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.voices import QUESTIONER, Teller, Voices
from tumen.reading.weighing.acts import bucket, leaning
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.parties import PartyKind

#: The document speaks for itself.
OWN_VOICE = ""
_FIGURES, _REACH = 3, 8
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)
#: Sentences before the figure's own in which a teller is looked for.
_BACK = 4
#: Sentences of its paragraph before it: as far as an attribution runs on.
_PARAGRAPH = 12
#: Steps up the tree at most, from a figure or from a cue.
_HOPS = 14
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def speaker_evidence(
    told: ToldFigure, voices: Voices, telling: Telling, before: Sequence[ToldFigure]
) -> list[Piece]:
    """All evidence for who tells ``told``; each piece's ``given`` is the `Teller` that the slot takes."""
    position = told.sentence.span.start + told.figure.phrase.start
    quotation = voices.speeches.at(position)
    speaking = list(_speaking(told, voices, quotation, position))
    tellers = list(_of_sentence(told, voices, quotation, speaking[0]))
    kinds = {teller.signs[0].partition(":")[0] for teller in tellers}
    around = _around(told, voices, kinds, quotation)
    tellers += _of_sentences_before(told, voices, quotation, kinds)
    tellers += speaking
    own = voices.own_voice(position)
    pieces = [_piece(teller, voices, around, own) for teller in _ruled(tellers)]
    if told.sentence.kind in _HEADLINES:
        below = list(_below_headline(told, before, kinds))
        return below + [piece for piece in pieces if piece.features[0] == "ground"] if below else pieces
    return pieces + list(_of_figures(told, voices, before, kinds))


def _ruled(tellers: list[Teller]) -> list[Teller]:
    """The tellers, with a sign on the one that a plain rule would take, and by which case."""
    best, case = None, ""
    for number, teller in enumerate(tellers):
        found = _case(teller.signs)
        if found and (not case or _CASES.index(found) < _CASES.index(case)):
            best, case = number, found
    if best is None:
        return tellers
    ruled = tellers[best]
    tellers[best] = replace(ruled, signs=(*ruled.signs, "rule", f"rule:{case}"))
    return tellers


#: The cases of the plain rule, the strongest first.
_CASES = ("inner", "told", "counted", "under", "goes on", "again", "ground")
_CLAUSES = frozenset({"ccomp", "parataxis"})
_COUNTING = frozenset({"count", "put", "give", "hold"})


def _case(signs: tuple[str, ...]) -> str:
    """How a plain rule sees a teller by its signs; empty where it would not take it."""
    has = set(signs)
    kind = signs[0].partition(":")[0]
    if kind in ("over", "under"):
        edge, sort = signs[0].partition(":")[2], signs[1].partition("=")[2]
        if has & {
            f"{kind}:question=True",
            f"{kind}:negated=True",
            f"{kind}:tells-else=True",
            f"{kind}:modal=True",
        }:
            return ""
        if sort in ("cited", "from"):
            return "inner"
        if kind == "over" and has >= {"over:reports=True", "over:rank=0"}:
            return "inner"
        if sort in ("according", "owned"):
            return "inner" if kind == "over" else "under"
        if kind == "over":
            if f"{kind}:rank=0" not in has:
                return ""
            if edge in _CLAUSES:
                return "told"
            return "counted" if sort in _COUNTING and edge in ("dobj", "prep", "attr", "oprd") else ""
        return "under" if sort in ("say", "think", "answer") and edge in _CLAUSES | {"advcl"} else ""
    if kind == "before":
        return (
            "goes on"
            if "before:1:block=True:none" in has and "before:plain=True:block=True:passed=0" in has
            else ""
        )
    return "ground" if kind == "ground" else ""


def _around(
    told: ToldFigure, voices: Voices, kinds: set[str], quotation: Quotation | None
) -> tuple[str, ...]:
    cued = _cued(kinds)
    tense, us = _tense(told.figure.head), voices.is_told_by_us
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
    for back in range(1, _PARAGRAPH):
        if index < back or voices.sentences[index - back].block != told.sentence.block:
            return f"start {told.sentence.block in voices.opening_quoted}" if back == 1 else "no"
        if any(placed.cue.is_plain for placed in voices.cues.of(index - back)):
            return bucket(back, (1, 2, 3))
    return "far"


def _cued(kinds: set[str]) -> str:
    """The nearest sort of cue that the figure's own sentence has for it."""
    return next((kind for kind in ("over", "under", "apart", "self") if kind in kinds), "none")


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


#: What a document that says "our" speaks for itself by.
_OURS = frozenset(
    "organisation organization group centre center network office team staff association committee "
    "commission project union institute charity council trust coalition caucus monitor member mission "
    "archive database".split()
)


def _is_ours(name: str) -> bool:
    """ "our teams", "my organisation": the document's own voice."""
    words = name.lower().split()
    return words[0] in ("our", "my") and words[-1].removesuffix("s") in _OURS


def key_of(name: str) -> str:
    """A name as the value that is weighed: two spellings of one case, with or without article, are one."""
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


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
            signs = (*signs, f"{kind}:asks={teller.chain[0] == QUESTIONER}")
        yield replace(teller, signs=signs)


def _tense(token: Token) -> str:
    """The tense of the clause around ``token``: a past perfect or "would" may go on with what somebody
    said."""
    for _ in range(_HOPS):
        if token.pos_ in ("VERB", "AUX"):
            words = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
            if words & {"had", "'d", "’d"}:
                return "past perfect"
            if "would" in words:
                return "would"
            return "past" if token.tag_ == "VBD" or words & {"was", "were", "did"} else "present"
        if token.dep_ == "ROOT":
            break
        token = token.head
    return "none"


# -- the cues of the figure's sentence
# ----------------------------------------------------------------------------------------------


def _of_sentence(
    told: ToldFigure, voices: Voices, quotation: Quotation | None, ground: Teller
) -> Iterator[Teller]:
    cues = voices.cues.of(told.sentence.index)
    if not cues:
        return
    path = _path(told.figure.head)
    found = [(placed, *_relation(placed.cue.word, placed.cue.who, path)) for placed in cues]
    found = [
        (placed, "self" if placed.who.overlaps(told.passage) else kind, edge) for placed, kind, edge in found
    ]
    found = [each for each in found if not _is_no_source(told, each[0].cue, each[1], path)]
    over = [placed for placed, kind, _ in found if kind == "over"]
    over.sort(key=lambda placed: (-_height(placed.cue.word, path), placed.cue.sort in ("from", "cited")))
    chain: list[str] = _outside(told, voices, quotation)
    chains: dict[int, tuple[str, ...]] = {}
    for placed in over:
        name = voices.cues.named(placed).name
        if name and name not in chain and name != THE_AUTHOR:
            chain = [*chain, name]
        chains[id(placed)] = (*chain[: chain.index(name) + 1],) if name in chain else ()
    for placed, kind, edge in found:
        speaker = voices.cues.named(placed)
        place = speaker.member is not None and speaker.member.is_place
        if not speaker.name or place and placed.cue.sort == "from":
            continue
        rank = len(over) - 1 - over.index(placed) if kind == "over" else 0
        signs = _cue_signs(told, voices, placed, speaker, kind, edge, rank, quotation)
        if _is_ours(speaker.name):
            yield replace(ground, signs=signs)
            continue
        yield Teller(
            chains.get(id(placed), (speaker.name,)) or (speaker.name,),
            placed.cue.stance,
            placed.who,
            placed.cue.rule,
            signs,
        )


#: Words that open a clause of time, ground or contrast: what is said there goes no further.
_SUBORDINATING = frozenset(
    "when whenever after before until once while because although though unless if since whereas".split()
)
#: Verbs whose object is who is told.
_TOLD_TO = frozenset("tell inform notify assure remind brief advise instruct order ask warn".split())
_UNDENIED = frozenset({"deny", "dispute", "doubt", "contest"})


def _is_no_source(told: ToldFigure, cue: Cue, kind: str, path: dict[int, tuple[str, int]]) -> bool:
    """Whether a cue cannot tell the figure, wherever it stands in the tree.

    "Testimony on 38 incidents" tells nothing of the 38; one who "did not say where the 40 are" does not tell
    of the 40; nor is somebody who is told or given something its source, nor a law of what has happened.
    """
    if kind == "self" and cue.sort in ("noun", "owned"):
        return True
    if _is_negated(cue.word) and cue.sort in ("say", "count", "give", "other", "answer"):
        return cue.word.lemma_.lower() not in _UNDENIED
    if is_law(cue.who):
        return cue.who.pos_ == "NOUN" and _tense(told.figure.head) in ("past", "past perfect")
    if kind == "over":
        return _is_receiver(cue, path)
    return kind != "self" and _is_aside(cue.word, path)


def _is_receiver(cue: Cue, path: dict[int, tuple[str, int]]) -> bool:
    """ "The police told 40 detainees", "issued papers to 40 refugees": the counted are told or given."""
    for child in cue.word.children:
        if child.i in path:
            if cue.sort == "give":
                return child.dep_ == "dative" or child.dep_ == "prep" and child.lower_ == "to"
            return cue.word.lemma_.lower() in _TOLD_TO and child.dep_ in ("dobj", "dative")
    return False


def _is_aside(word: Token, path: dict[int, tuple[str, int]]) -> bool:
    """ "When the guards admitted defeat, 40 were freed": said in a clause beside what is told."""
    for _ in range(_HOPS):
        if word.i in path or word.dep_ == "ROOT":
            return False
        if word.dep_ == "advcl" and any(child.lower_ in _SUBORDINATING for child in word.lefts):
            return True
        word = word.head
    return False


def _outside(told: ToldFigure, voices: Voices, quotation: Quotation | None) -> list[str]:
    """Who says the sentence as a whole: the quotation's teller, or the turn's."""
    said = voices.given.said.get(quotation.run) if quotation is not None else None
    if said is not None:
        return [said.speaker.name]
    turn = voices.turn_at(told.sentence)
    return [turn.name] if turn is not None and turn.name else []


def _path(token: Token) -> dict[int, tuple[str, int]]:
    """The tokens above ``token``: by which edge each was reached, and how many steps up it stands."""
    path, current, edge = {}, token, "self"
    for step in range(_HOPS):
        path[current.i] = (edge, step)
        if current.dep_ == "ROOT":
            break
        edge, current = current.dep_, current.head
    return path


def _height(word: Token, path: dict[int, tuple[str, int]]) -> int:
    return path[word.i][1] if word.i in path else 0


def _relation(word: Token, who: Token, path: dict[int, tuple[str, int]]) -> tuple[str, str]:
    """Where a cue stands to the figure: over it, under its clause, apart, or told by the figure itself."""
    if word.i in path:
        edge = path[word.i][0]
        if who.i in path and edge in _SUBJECTS | {"self"}:
            return "self", edge
        return "over", edge
    current, edge = word, word.dep_
    for _ in range(4):
        if current.dep_ == "ROOT":
            return "apart", "root"
        edge, current = current.dep_, current.head
        if current.i in path:
            return "under", edge
    return "apart", edge


def _cue_signs(
    told: ToldFigure,
    voices: Voices,
    placed: PlacedCue,
    speaker: Speaker,
    kind: str,
    edge: str,
    rank: int,
    quotation: Quotation | None,
) -> tuple[str, ...]:
    cue, at = placed.cue, told.figure.head
    inside = voices.speeches.at(placed.word.start)
    side = "same" if inside is quotation else "outer" if inside is None else "other"
    text = told.doc.text
    low, high = sorted((cue.word.idx, at.idx))
    semicolon = ";" in text[low:high]
    return (
        f"{kind}:{edge}",
        f"{kind}:sort={cue.sort}",
        f"{kind}:sort={cue.sort}:{edge}",
        f"{kind}:{cue.rule}",
        f"{kind}:rank={min(rank, 2)}",
        f"{kind}:after={cue.word.i > at.i}:semicolon={semicolon}",
        f"{kind}:after={cue.word.i > at.i}:sort={cue.sort}",
        f"{kind}:side={side}",
        f"{kind}:who={_sort_of(speaker)}",
        f"{kind}:pronoun={cue.who.pos_ == 'PRON'}",
        f"{kind}:tells={min(voices.cues.tells(speaker.name), 3)}",
        f"{kind}:question={text.rstrip()[-1:] == '?'}",
        f"{kind}:negated={_is_negated(cue.word)}",
        f"{kind}:modal={_is_modal(cue.word)}",
        f"{kind}:reports={cue.word is cue.who and tells_of(cue.who)}",
        f"{kind}:tells-else={kind != 'over' and cue.has_clause}",
    )


def _is_modal(word: Token) -> bool:
    """Whether the word tells of what somebody should or might say."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in word.children)


def _is_negated(word: Token) -> bool:
    """Whether it is said not to be said: "did not say", but "not only said"."""
    doc = word.doc
    return any(
        child.dep_ == "neg" and doc[min(child.i + 1, len(doc) - 1)].lower_ != "only" for child in word.children
    )


def _sort_of(speaker: Speaker) -> str:
    """What sort of source: named or not, person, body, group, or no member (a report, a list)."""
    member = speaker.member
    if member is None:
        return "thing"
    kind = member.kind.value if isinstance(member.kind, PartyKind) else "unknown"
    place = ":place" if member.is_place else ""
    return f"{kind}:{'named' if member.is_named else 'described'}{place}"


# -- tellers before
# ----------------------------------------------------------------------------------------------


def _of_sentences_before(
    told: ToldFigure, voices: Voices, quotation: Quotation | None, kinds: set[str]
) -> Iterator[Teller]:
    """Tellers of the sentences before, of the paragraph or the ones above it, nearest first."""
    cued = _cued(kinds)
    subject = _subject(told, voices)
    passed = 0
    for index in range(told.sentence.index - 1, max(-1, told.sentence.index - _PARAGRAPH), -1):
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
                f"before:who={_sort_of(speaker)}",
                f"before:subject={'same' if subject and subject == speaker.name else bool(subject)}:{cued}",
                f"before:{placed.cue.stance.value}",
                f"before:tells={min(voices.cues.tells(speaker.name), 3)}:{cued}",
                f"before:quoted={quotation is not None}:{same}",
                f"before:lean={leaning(told)}:block={same}:{cued}",
            )
            yield Teller((speaker.name,), placed.cue.stance, placed.who, "speaker.carried", signs)
            passed += 1


def _each_once(cues: Sequence[PlacedCue], voices: Voices) -> Iterator[tuple[PlacedCue, Speaker]]:
    """Who tells in a sentence, the last one first, each by the cue that tells most plainly."""
    found: dict[str, tuple[PlacedCue, Speaker]] = {}
    for placed in reversed(cues):
        speaker = voices.cues.named(placed)
        known = found.get(speaker.name)
        if speaker.name and (known is None or placed.cue.is_plain and not known[0].cue.is_plain):
            found[speaker.name] = placed, speaker
    yield from found.values()


def _subject(told: ToldFigure, voices: Voices) -> str:
    """Whom the figure's sentence has for its subject, where it is somebody told before."""
    root = told.figure.head
    for _ in range(_HOPS):
        if root.dep_ == "ROOT":
            break
        root = root.head
    for child in root.children:
        if child.dep_ in _SUBJECTS and child.pos_ in ("PRON", "NOUN", "PROPN"):
            return voices.cues.speaker_of(child, told.sentence).name
    return ""


def _below_headline(told: ToldFigure, before: Sequence[ToldFigure], kinds: set[str]) -> Iterator[Piece]:
    """Who tells a headline's figure: whoever tells the same number first in the text below."""
    same = [other for other in before if other.says_same_number(told)]
    for number, other in enumerate(same[:2]):
        yield from _carried(other, (f"headline:{number}:{_cued(kinds)}", "headline"))


def _of_figures(
    told: ToldFigure, voices: Voices, before: Sequence[ToldFigure], kinds: set[str]
) -> Iterator[Piece]:
    """Who told the figures before: the same number again, or the same paragraph going on."""
    cued = _cued(kinds)
    within = voices.stretch_at(told.sentence, told.passage.start)
    for back, other in enumerate(reversed(before[-_FIGURES:])):
        sentences = told.sentence.index - other.sentence.index
        if sentences > _REACH:
            break
        features = (
            f"figure:back={back}:{cued}",
            f"figure:same={told.says_same_number(other)}:{cued}",
            f"figure:near={bucket(sentences, (0, 1, 2, 4))}:{cued}",
            f"figure:block={told.sentence.block == other.sentence.block}:{cued}",
            f"figure:{leaning(told)}",
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
        stance.value if isinstance(stance.value, Stance) else Stance.NEUTRAL,
        speakers.evidence,
        speakers.rule if own else "speaker.carried",
        features,
    )
    yield Piece(value, features, "figure", teller)
