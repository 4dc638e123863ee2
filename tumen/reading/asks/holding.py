"""Whom somebody asks who wants to be let in: the state in which the place or the prisoners are."""

from __future__ import annotations

from collections import Counter

from tumen.reading.asks.addressed import Addressed
from tumen.reading.asks.finding import Candidate
from tumen.reading.heard import Hearing
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.places import PlaceMention, country, find_places
from tumen.vocabulary.spans import Span

#: What is wanted by who wants to be let in, as a noun and as a verb.
_ACCESS = frozenset("access visit invitation permission meeting visa interview".split())
_SEEING = frozenset("see visit meet enter attend interview observe inspect come go".split())
#: Frames in which who asks is to be let do something.
_OWN = frozenset({"own", "for", "noun", "noun.own", "noun.for", "noun.for-to", "noun.to"})
#: Sentences before in which the state is looked for.
_BACK = 4


def letting_in(hearing: Hearing, candidate: Candidate, askers: tuple[str, ...]) -> Addressed | None:
    """The state that is asked for access: that of the place in the ask's words, else the one told of last."""
    if not _wants_in(candidate):
        return None
    text, sentence = hearing.text, candidate.sentence
    own = {country(name) for name in askers} - {""}
    words = candidate.passage
    inside = [mention for mention in find_places(words.of(text)) if _whole(mention) not in own | {""}]
    if inside:
        return _asked(_whole(inside[0]), inside[0].span.shifted(words.start))
    for index in range(sentence.index, max(-1, sentence.index - 1 - _BACK), -1):
        before = hearing.prepared.sentences[index].span
        end = min(before.end, words.start)
        told = find_places(text[before.start : end])
        found = [mention for mention in told if _whole(mention) not in own | {""}]
        if found:
            most = Counter(_whole(mention) for mention in found).most_common(1)[0][0]
            last = next(mention for mention in reversed(found) if _whole(mention) == most)
            return _asked(most, last.span.shifted(before.start))
    return None


def _wants_in(candidate: Candidate) -> bool:
    if candidate.demand.frame not in _OWN:
        return False
    head = candidate.act.head
    lemma = head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN"):
        return lemma in _ACCESS
    given = (child.lemma_.lower() for child in head.children if child.dep_ == "dobj")
    return lemma in _SEEING or any(each in _ACCESS for each in given)


def _whole(mention: PlaceMention) -> str:
    return country(mention.place.name) or (mention.place.name if mention.place.level == "country" else "")


def _asked(state: str, evidence: Span) -> Addressed:
    return Addressed((Party(state, kind=PartyKind.BODY),), "asked.holding", evidence)
