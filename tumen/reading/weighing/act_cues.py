"""What the words around a predicate say of its act: where they lead, what is done with, who is near."""

from __future__ import annotations

import re
from functools import lru_cache

from tumen.reading.parsing import text_of
from tumen.reading.told_acts import ToldAct
from tumen.vocabulary.spans import Span

#: What the sentence tells beside, by which one of an act's kinds is known from another.
_CUES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        (
            "gone",
            r"never|not\s+(?:been\s+)?(?:seen|heard)|no\s+(?:word|news)|since|whereabouts|missing|masked"
            r"|plain\s+clothes",
        ),
        ("border", r"borders?|bridges?|rivers?|frontier|crossing|plane|flight|north\s+korea"),
        ("custody", r"prisons?|camps?|cells?|detention|custody|interrogat\w+|guards?|officers?|police|jail"),
        ("home", r"homes?|villages?|war|fighting|mobs?|house|region|camps?"),
        ("private", r"husband|farmer|broker|colleagues|family|he|neighbou?r|man"),
        ("court", r"court|judge|trial|years|sentence[ds]?|charges?"),
        ("free", r"free|released?|let\s+go|out|escaped?"),
        ("abroad", r"seoul|south\s+korea|asylum|thailand|bangkok|safety|united|refuge"),
    )
)


#: Code points after a predicate that still say where it leads.
_BESIDE = 20
#: What the predicate itself says beside its verb: where to, what with, which way.
_HERE = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("back", r"back|home|return\w*"),
        ("over", r"over|across|through"),
        ("out", r"out|off|away|from|free"),
        ("up", r"up|in|down"),
        ("again", r"again|never|not|nothing|nobody|no"),
        (
            "custody",
            r"prisons?|camps?|cells?|detention|cent(?:re|er)s?|houses?|custody|stations?|posts?|barracks|jail",
        ),
        ("office", r"offices?|department|bureau|ministry|directorate|police|security|court|judge"),
        ("border", r"borders?|bridges?|rivers?|frontier|crossing|airport|tumen|yalu|sea|wall|fence|ice"),
        (
            "vehicle",
            r"planes?|flights?|bus(?:es)?|lorr(?:y|ies)|trucks?|trains?|vans?|coach(?:es)?|car|jeep|boat",
        ),
        ("hospital", r"hospitals?|clinic|doctor|school|hotel|room"),
        (
            "body",
            r"arms?|legs?|hands?|feet|head|hair|teeth|ribs?|face|back|fingers?|knees|wrists?|jaw|hips?|ears?|eyes?",
        ),
        ("bound", r"handcuff\w*|chains|tied|rope|blindfold\w*|hood\w*"),
        ("force", r"force|forced|torture|beat\w*|stick|belt|baton|chair|electric|kick\w*|made"),
        ("work", r"work|labou?r|mine|farm|factory|bricks?|quarry|brigade|kiln|logging|wages|quota"),
        ("bought", r"yuan|money|sold|paid|price|husband|farmer|broker|wife|bride|man|brothel"),
        ("lasting", r"years?|months?|weeks?|days?|nights?"),
        ("papers", r"passports?|papers|phones?|cards?|licen[cs]e|citizenship|permit|money|belongings"),
        ("country", r"china|korea|south|north|laos|thailand|vietnam|seoul|russia|kenya|egypt|sudan"),
    )
)


def cues_in(told: ToldAct) -> tuple[str, ...]:
    """The names of `_CUES` that the whole sentence matches."""
    return _matched(text_of(told.doc), is_beside=False)


def cues_beside(told: ToldAct, passage: Span) -> tuple[str, ...]:
    """The names of `_HERE` that the predicate's own words match."""
    start = told.sentence.span.start
    words = text_of(told.doc)[passage.start - start : passage.end - start + _BESIDE]
    return _matched(words, is_beside=True)


@lru_cache(256)
def _matched(words: str, *, is_beside: bool) -> tuple[str, ...]:
    """Asked of one sentence again and again, word by word."""
    return tuple(name for name, pattern in (_HERE if is_beside else _CUES) if pattern.search(words))


#: Tokens after a predicate whose words still belong to what is weighed of it.
_WORDS_AFTER = 3
#: Words that say nothing of an act.
_EMPTY = frozenset("the a an of and".split())


def words_beside(told: ToldAct, passage: Span) -> tuple[str, ...]:
    """The lemmas of the predicate and of the few words after it."""
    start, end = passage.start - told.sentence.span.start, passage.end - told.sentence.span.start
    words: set[str] = set()
    after = 0
    for token in told.doc[_first_at(told, start) :]:
        after += token.idx >= end
        if after > _WORDS_AFTER:
            break
        if token.is_alpha and token.lower_ not in _EMPTY:
            words.add(token.lemma_.lower())
    return tuple(sorted(words))  # in one order: sums of weights come out the same each time


def _first_at(told: ToldAct, start: int) -> int:
    """The first token of the sentence that begins at ``start`` or after it."""
    token = told.token
    while token.i and token.nbor(-1).idx >= start:
        token = token.nbor(-1)
    return token.i


def hung_on(told: ToldAct) -> tuple[str, ...]:
    """What hangs on the word in the tree, and what it hangs on, each by its edge and lemma."""
    token = told.token
    below = {f"{child.dep_}:{child.lemma_.lower()}" for child in token.children if child.is_alpha}
    return (*sorted(below), f"under:{token.dep_}:{token.head.lemma_.lower()}")
