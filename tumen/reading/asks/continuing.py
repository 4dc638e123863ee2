"""Who asks where the demand names nobody: who resolves in a motion, who wrote a letter told of, who told
somebody to do something."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.reading.asks.addressed import Addressed
from tumen.reading.asks.finding import Candidate
from tumen.reading.asks.pointing import agent_of, in_marks, is_told_of
from tumen.reading.cast.recent import PRONOUNS, agrees
from tumen.reading.heard import WRITINGS, Heard, Hearing
from tumen.reading.sentences import Sentence
from tumen.reading.speech import SORT_OF_VERB
from tumen.vocabulary.spans import Span

#: Tokens before a pronoun that opens its sentence: "7. It further asks".
_OPENS = 3
#: Who resolves, at the head of a motion: "That this House notes".
_RESOLVING = re.compile(
    r"\W*That\s+(?P<who>this\s+(?:House|Council|Assembly|Parliament|Conference|Union|Senate|Congress))\b"
)


def goes_on(
    hearing: Hearing, candidate: Candidate, token: Token | None, last: Addressed | None
) -> Heard | None:
    """Who goes on to ask; None where the demand's own words tell. ``last`` is who was asked last, by whom."""
    if (mover := _resolving(hearing, candidate, token)) is not None:
        return mover
    if token is None:
        return _told_of(hearing, candidate)
    if token.lemma_.lower() == "petitioner" and any(child.lower_ == "your" for child in token.children):
        return hearing.own(candidate.passage.start, None)  # "your petitioners request"
    return _asking_again(hearing, candidate, token, last)


def _told_of(hearing: Hearing, candidate: Candidate) -> Heard | None:
    """Nobody, or whom the words name, where an asking is told of: "He was asked to leave by an usher"."""
    if not is_told_of(candidate.demand.cue) or hearing.quoted(candidate.passage.start) is not None:
        return None
    agent = agent_of(candidate.demand.cue)
    if agent is None:
        return Heard((), "asker.nobody")
    names = hearing.names_of(agent, candidate.sentence)
    return Heard(names, "asker.agent", hearing.at(agent, candidate.sentence))


def _asking_again(
    hearing: Hearing, candidate: Candidate, pronoun: Token, last: Addressed | None
) -> Heard | None:
    """ "It also asks", "They further urged": who wrote what was told of, or asked just before."""
    sentence, lower = candidate.sentence, pronoun.lower_
    if lower not in ("it", "they"):
        return None
    if hearing.voices.speeches.at(candidate.passage.start) is not None or in_marks(candidate):
        return None
    if lower == "it" and (written := _written_before(hearing, sentence)) is not None:
        return written
    if (teller := _who_says(hearing, candidate, pronoun)) is not None:
        return teller
    if last is None or not last.by:
        return None
    goes_on = last.block == sentence.block and sentence.index - last.sentence == 1
    opens = candidate.demand.cue.tag_ == "VBZ" and pronoun.i <= _OPENS and lower == "it"
    if not goes_on and not (opens and sentence.block - last.block <= 1):
        return None
    return Heard(last.by, "asker.before", hearing.at(pronoun, sentence))


def _who_says(hearing: Hearing, candidate: Candidate, pronoun: Token) -> Heard | None:
    """ "The ministry said it had urged Norland": of "it" and "they", who says so."""
    clause = candidate.demand.cue
    for _ in range(4):
        if clause.dep_ == "ccomp" or clause.head == clause:
            break
        if clause.dep_ not in ("conj", "xcomp"):
            return None
        clause = clause.head
    told = clause.head
    if clause.dep_ != "ccomp" or SORT_OF_VERB.get(told.lemma_.lower()) != "say":
        return None
    subject = next((child for child in told.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    reference = hearing.voices.cast.member_for(subject, candidate.sentence)
    if reference is None or not agrees(reference.member, *PRONOUNS[pronoun.lower_]):
        return None
    return Heard((reference.member.name,), "asker.says", hearing.at(subject, candidate.sentence))


def _resolving(hearing: Hearing, candidate: Candidate, token: Token | None) -> Heard | None:
    """Whoever resolves in a motion goes on to ask: "That this House regrets ...; calls on"."""
    if (
        candidate.demand.cue.tag_ not in ("VBZ", "NNS")
        or token is not None
        and token.pos_ in ("PROPN", "NOUN")
    ):
        return None
    first = next(each for each in hearing.prepared.sentences if each.block == candidate.sentence.block)
    found = _RESOLVING.match(first.of(hearing.text))
    if found is None:
        return None
    at = Span(found.start("who"), found.end("who")).shifted(first.span.start)
    return Heard((found["who"],), "asker.resolves", at)


def _written_before(hearing: Hearing, sentence: Sentence) -> Heard | None:
    """Who wrote the letter or petition that the sentence before tells of."""
    doc = hearing.prepared.parsed.get(sentence.index - 1)
    before = hearing.prepared.sentences[sentence.index - 1] if sentence.index else None
    if doc is None or before is None or before.block != sentence.block:
        return None
    for token in reversed(doc):
        name = hearing.name_of(token, before) if token.lemma_.lower() in WRITINGS else ""
        if name and name != hearing.words(token, before):
            return Heard((name,), "asker.wrote", hearing.at(token, before))
    return None
