"""Who tells a figure by the cues of its own sentence, each by its place in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tumen.reading.cued import THE_AUTHOR, PlacedCue, Speaker
from tumen.reading.parsing import text_of
from tumen.reading.quotations import Quotation
from tumen.reading.speakers import BRACKETED, Cue, tells_of
from tumen.reading.speech import SORT_OF_VERB
from tumen.reading.telling import ToldFigure
from tumen.reading.tells import is_law
from tumen.reading.voices import Teller, Voices
from tumen.reading.weighing.tellers import is_ours, sort_of
from tumen.reading.writings import is_own_writing
from tumen.vocabulary.codes import Stance

#: Steps up the tree at most, from a figure or from a cue.
HOPS = 14
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def tellers_in_sentence(
    told: ToldFigure, voices: Voices, quotation: Quotation | None, ground: Teller
) -> Iterator[Teller]:
    cues = voices.cues.of(told.sentence.index)
    if not cues:
        return
    path = _path(told.figure.head)
    found = [(placed, *_placed(placed.cue, path)) for placed in cues]
    found = [
        (placed, "self" if placed.who.overlaps(told.passage) else kind, edge) for placed, kind, edge in found
    ]
    found = [
        each
        for each in found
        if not _is_no_source(told, each[0].cue, each[1], path)
        and not _is_bracketed_elsewhere(told, each[0], cues)
    ]
    over = [placed for placed, kind, _ in found if kind == "over"]
    over.sort(key=lambda placed: (-_height(placed.cue.word, path), placed.cue.sort in ("from", "cited")))
    chain: list[str] = said_around(told, voices, quotation)
    chains: dict[int, tuple[str, ...]] = {}
    for placed in over:
        name = voices.cues.named(placed).name
        own = name == THE_AUTHOR or is_own_writing(placed.cue.who)
        if name and name not in chain and not own:
            chain = [*chain, name]
        chains[id(placed)] = (*chain[: chain.index(name) + 1],) if name in chain else ()
    stances = _stances(over, voices)
    for placed, kind, edge in found:
        speaker = voices.cues.named(placed)
        place = speaker.member is not None and speaker.member.is_place
        if not speaker.name or place and placed.cue.sort == "from":
            continue
        rank = len(over) - 1 - over.index(placed) if kind == "over" else 0
        signs = _cue_signs(told, voices, placed, speaker, kind, edge, rank, quotation)
        if is_ours(speaker.name) or is_own_writing(placed.cue.who):
            yield replace(ground, signs=signs)
            continue
        yield Teller(
            chains.get(id(placed), (speaker.name,)) or (speaker.name,),
            stances.get(speaker.name, placed.cue.stance) if kind == "over" else placed.cue.stance,
            placed.who,
            placed.cue.rule,
            signs,
        )


def _stances(over: Sequence[PlacedCue], voices: Voices) -> dict[str, Stance]:
    """How each teller over a figure stands behind it: "said that it had recorded 40" is as firm as
    "recorded"."""
    found: dict[str, Stance] = {}
    for placed in over:
        name, stance = voices.cues.named(placed).name, placed.cue.stance
        if stance is not Stance.NEUTRAL or name not in found:
            found[name] = stance
    return found


#: Words that open a clause of time, ground or contrast: what is said there goes no further.
_SUBORDINATING = frozenset(
    "when whenever after before until once while because although though unless if since whereas".split()
)
#: Verbs whose object is who is told.
_TOLD_TO = frozenset("tell inform notify assure remind brief advise instruct order ask warn".split())
#: Verbs that are said to somebody: "shouted at the women", "wrote to 40 families".
_SAID_TO = frozenset("say shout whisper talk speak explain write reply respond answer".split())
_UNDENIED = frozenset({"deny", "dispute", "doubt", "contest"})


def _is_no_source(told: ToldFigure, cue: Cue, kind: str, path: dict[int, tuple[str, int]]) -> bool:
    """Whether a cue cannot tell the figure, wherever it stands in the tree.

    "Testimony on 38 incidents" tells nothing of the 38; one who "did not say where the 40 are" does not tell
    of the 40; nor is somebody who is told or given something its source, nor a law of what has happened.
    """
    if kind == "self" and cue.sort in ("noun", "owned") or _is_described_by(cue, path):
        return True
    if is_negated(cue.word) and cue.sort in ("say", "count", "give", "other", "answer"):
        return cue.word.lemma_.lower() not in _UNDENIED
    if cue.rule == "speaker.minded" and cue.word.head.i < cue.who.i:
        return True  # "Is the Minister aware that four were arrested": asked
    if is_law(cue.who):
        return cue.who.pos_ == "NOUN" and tense_of(told.figure.head) in ("past", "past perfect")
    if kind == "over":
        return _is_receiver(cue, path)
    if cue.sort == "noun" and cue.word.i == cue.who.i and _is_handled(cue.word):
        return True
    if _is_of_the_next(told, cue):
        return True
    return kind != "self" and (_is_aside(cue.word, path) or _is_of_others(cue, path))


def _is_described_by(cue: Cue, path: dict[int, tuple[str, int]]) -> bool:
    """ "Two lawyers who represent 11 of them said": the 11 say who tells, and are not what is told; but the
    group "which has named 11 of them" has told it there."""
    clause = next((child for child in cue.who.rights if child.i in path and child.dep_ == "relcl"), None)
    if clause is None or clause.lemma_.lower() in SORT_OF_VERB:
        return False
    return any(child.lower_ in ("who", "which") for child in clause.lefts)


def _is_of_the_next(told: ToldFigure, cue: Cue) -> bool:
    """ "40 in 2016, and in 2017, by the Circle's tally, 97": the tally is of the number right behind it."""
    if cue.sort not in ("owned", "according") or cue.word.i < told.figure.head.i:
        return False
    between = {token.lower_ for token in cue.word.doc[told.figure.head.i : cue.word.i]}
    if between.isdisjoint({"and", "but", ";", "while"}):
        return False
    rest = cue.word.doc[max(cue.word.i, cue.who.i) + 1 :]
    return len(rest) > 2 and rest[0].text == "," and rest[1].pos_ == "NUM" and not rest[1].head.i < cue.word.i


def _is_bracketed_elsewhere(told: ToldFigure, placed: PlacedCue, cues: Sequence[PlacedCue]) -> bool:
    """Whether a source in brackets is another number's: "10,000 (academics) to 60,000 (churches)"."""
    if placed.cue.rule != BRACKETED:
        return False
    at = told.figure.head.i
    between = (other.cue.word.i for other in cues if other.cue.rule == BRACKETED)
    return placed.cue.word.i < at or any(at < word < placed.cue.word.i for word in between)


def _is_receiver(cue: Cue, path: dict[int, tuple[str, int]]) -> bool:
    """ "The police told 40 detainees", "issued papers to 40 refugees": the counted are told or given."""
    for child in cue.word.children:
        if child.i in path:
            if cue.sort == "give":
                return child.dep_ == "dative" or child.dep_ == "prep" and child.lower_ == "to"
            if child.dep_ == "prep" and child.lower_ in ("to", "at"):
                return cue.word.lemma_.lower() in _SAID_TO
            return cue.word.lemma_.lower() in _TOLD_TO and child.dep_ in ("dobj", "dative")
    return False


def _is_handled(noun: Token) -> bool:
    """ "Issued papers to 40 refugees", "interviewed 31 women for this report": no words of the paper."""
    return noun.dep_ == "dobj" or noun.dep_ == "pobj" and noun.head.lower_ in ("for", "to", "with", "without")


def _is_aside(word: Token, path: dict[int, tuple[str, int]]) -> bool:
    """ "When the guards admitted defeat, 40 were freed": said in a clause beside what is told."""
    for _ in range(HOPS):
        if word.i in path or word.dep_ == "ROOT":
            return False
        if word.dep_ == "advcl" and any(child.lower_ in _SUBORDINATING for child in word.lefts):
            return True
        word = word.head
    return False


def _is_of_others(cue: Cue, path: dict[int, tuple[str, int]]) -> bool:
    """ "Of the 163 who, according to the group, were sent back, it has traced 19": told of others."""
    word = cue.word
    for _ in range(HOPS if cue.sort == "according" else 0):
        if word.i in path or word.dep_ == "ROOT":
            return False
        if word.dep_ == "relcl":
            return path.get(word.head.i, ("", 1))[1] > 0  # of the counted themselves it is told
        word = word.head
    return False


def said_around(told: ToldFigure, voices: Voices, quotation: Quotation | None) -> list[str]:
    """Who says the sentence as a whole: the quotation's teller, or the turn's."""
    said = voices.given.said.get(quotation.run) if quotation is not None else None
    if said is not None:
        return [said.speaker.name]
    turn = voices.turn_at(told.sentence)
    return [turn.name] if turn is not None and turn.name else []


def _path(token: Token) -> dict[int, tuple[str, int]]:
    """The tokens above ``token``: by which edge each was reached, and how many steps up it stands."""
    path, current, edge = {}, token, "self"
    for step in range(HOPS):
        path[current.i] = (edge, step)
        if current.dep_ == "ROOT":
            break
        edge, current = current.dep_, current.head
    return path


def _height(word: Token, path: dict[int, tuple[str, int]]) -> int:
    return path[word.i][1] if word.i in path else 0


def _placed(cue: Cue, path: dict[int, tuple[str, int]]) -> tuple[str, str]:
    """Where a cue stands to the figure; a source in brackets, wherever it hangs, under its clause."""
    return ("under", "prep") if cue.rule == BRACKETED else _relation(cue.word, cue.who, path)


def _relation(word: Token, who: Token, path: dict[int, tuple[str, int]]) -> tuple[str, str]:
    """Where a cue stands to the figure: over it, under its clause, apart, or told by the figure itself."""
    if word.i in path:
        edge = path[word.i][0]
        if who.i in path and edge in SUBJECTS | {"self"}:
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
    text = text_of(told.doc)
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
        f"{kind}:who={sort_of(speaker)}",
        f"{kind}:pronoun={cue.who.pos_ == 'PRON'}",
        f"{kind}:tells={min(voices.cues.tells(speaker.name), 3)}",
        f"{kind}:question={text.rstrip()[-1:] == '?'}",
        f"{kind}:negated={is_negated(cue.word)}",
        f"{kind}:modal={_is_modal(cue.word)}",
        f"{kind}:reports={cue.word is cue.who and tells_of(cue.who)}",
        f"{kind}:tells-else={kind != 'over' and cue.has_clause}",
    )


def _is_modal(word: Token) -> bool:
    """Whether the word tells of what somebody should or might say."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in word.children)


def is_negated(word: Token) -> bool:
    """Whether it is said not to be said: "did not say", but "not only said"."""
    doc = word.doc
    return any(
        child.dep_ == "neg" and doc[min(child.i + 1, len(doc) - 1)].lower_ != "only"
        for child in word.children
    )


def tense_of(token: Token) -> str:
    """The tense of the clause around ``token``: a past perfect or "would" may go on with what somebody
    said."""
    for _ in range(HOPS):
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
