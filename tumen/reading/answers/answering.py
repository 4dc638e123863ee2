"""Who answers: the subject of a verb of answering, whoever is told to say the words, whose silence it is."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tumen.reading.answers.finding import Candidate
from tumen.reading.asks.demands import subject_of
from tumen.reading.heard import NOBODY, VOICE, Heard, Hearing
from tumen.reading.replying.words import ANSWERS, REQUESTS
from tumen.vocabulary.codes import Stance

#: Verbs whose subject waits for an answer: who owes it stands after "from".
_WAITING = frozenset("hear receive get have await expect obtain wait".split())


def answerer_of(candidate: Candidate, hearing: Hearing) -> Heard:
    """Who answers by the candidate's words; without names where the document does not tell."""
    said = hearing.quoted(candidate.passage.start)
    if candidate.frame == "verb":
        token = _answering(candidate.head)
        if token is not None and token.lower_ not in VOICE | NOBODY:
            names = hearing.names_of(token, candidate.sentence)
            if names:
                outer = said.names if said is not None and said.names != names else ()
                return Heard(names, "answerer.subject", hearing.at(token, candidate.sentence), outer=outer)
        if token is None and (said is None or candidate.head.dep_ == "ROOT"):
            return Heard((), "answerer.none")
    if candidate.frame in ("told", "verb") and candidate.cue is not None:
        named = hearing.voices.cues.named(candidate.cue).name
        if named:
            told = Heard((named,), candidate.cue.cue.rule, candidate.cue.word, candidate.cue.cue.stance)
            return replace(told, outer=said.names) if said is not None and said.names != (named,) else told
    if candidate.frame == "plain" and (owing := _owing(candidate.head)) is not None:
        names = hearing.names_of(owing, candidate.sentence)
        return Heard(names, "answerer.from", hearing.at(owing, candidate.sentence))
    return said or _speaking(candidate, hearing)


def _speaking(candidate: Candidate, hearing: Hearing) -> Heard:
    """Who speaks the sentence: the turn's speaker, who goes on speaking in the paragraph, the document's
    voice."""
    turn = hearing.voices.turn_at(candidate.sentence)
    if turn is not None and turn.name:
        return Heard((turn.name,), "voice.turn", None, Stance.OWN)
    sentence = candidate.sentence
    first = next(each for each in hearing.prepared.sentences if each.block == sentence.block)
    teller = hearing.last_teller(sentence, sentence.index - first.index)
    if teller is not None and teller.name:
        return Heard((teller.name,), "speaker.carried")
    return hearing.own(candidate.passage.start, None)


def _answering(verb: Token) -> Token | None:
    """The phrase of who answers by ``verb``."""
    if (owing := _owing(verb)) is not None:
        return owing
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive or verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        return (
            next((each for each in agent.children if each.dep_ == "pobj"), None)
            if agent is not None
            else None
        )
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in NOBODY | {"neither", "nobody", "none"}:
        for child in subject.children:  # "Nobody at the ministry answered"
            place = next((each for each in child.children if each.dep_ == "pobj"), None)
            if child.dep_ == "prep" and place is not None:
                return place
    return subject


def _owing(verb: Token) -> Token | None:
    """Whose answer is missing: "No reply had been received from the ministry"."""
    lemma = verb.lemma_.lower()
    answers = any(each.lemma_.lower() in ANSWERS | REQUESTS | {"nothing"} for each in verb.subtree)
    if lemma not in _WAITING | {"be", "come"} and verb.pos_ in ("VERB", "AUX") or not answers:
        return None
    for token in verb.subtree:
        if token.lower_ == "from" and token.dep_ == "prep":
            return next((each for each in token.children if each.dep_ == "pobj"), None)
    return None
