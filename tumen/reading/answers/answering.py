"""Who answers: the subject of a verb of answering, whoever is told to say the words, whose silence it is."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from tumen.reading.answers.asked import AskedBefore
from tumen.reading.answers.finding import Candidate
from tumen.reading.asks.demands import subject_of
from tumen.reading.cast.names import is_body_name
from tumen.reading.heard import NOBODY, OTHERS, VOICE, WRITINGS, Heard, Hearing, telling
from tumen.reading.replying.words import ANSWERS, REQUESTS, SPEAKING_FOR
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span

#: Verbs whose subject waits for an answer: who owes it stands after "from".
_WAITING = frozenset("hear receive get have await expect obtain wait".split())


#: "Border police: no operation that night": at most six words with a capital first.
_LABEL = re.compile(r"\W*(?P<who>[A-Z][\w’'.-]*(?:,?\s+[\w’'.-]+){0,5}):\s")
#: Nouns of a reply: who "says" by one is who was written to.
_REPLIES = ANSWERS | frozenset({"letter", "email", "e-mail", "note", "statement", "refusal"})
#: Words for one of several letters: "The second received none".
_ONE_OF_THEM = frozenset("first second third fourth last other others former latter one".split())


def answerer_of(candidate: Candidate, hearing: Hearing, before: AskedBefore) -> Heard:
    """Who answers by the candidate's words; without names where the document does not tell.

    ``before`` knows who was asked last: "We wrote to the embassy. They did not reply".
    """
    said = hearing.quoted(candidate.passage.start)
    if candidate.frame == "verb":
        token = _answering(candidate.head)
        if (asked := _asked(candidate, token, before)) is not None:
            return asked
        answers = not _waits(candidate.head) or _owing(candidate.head) is not None
        if answers and token is not None and token.lower_ not in VOICE | NOBODY:
            names = hearing.names_of(token, candidate.sentence)
            if names:
                outer = said.names if said is not None and said.names != names else ()
                return Heard(names, "answerer.subject", hearing.at(token, candidate.sentence), outer=outer)
        turn = hearing.voices.turn_at(candidate.sentence)
        in_turn = turn is not None and bool(turn.name)
        if token is None and (labelled := _labelled(candidate, hearing)) is not None:
            return labelled
        if token is None and not in_turn and (said is None or candidate.head.dep_ == "ROOT"):
            return Heard((), "answerer.none")
    if candidate.frame in ("told", "verb") and candidate.cue is not None:
        if (asked := _by_reply(candidate, before)) is not None:
            return asked
        named = hearing.voices.cues.named(candidate.cue).name
        if named:
            told = Heard((named,), candidate.cue.cue.rule, candidate.cue.word, candidate.cue.cue.stance)
            return replace(told, outer=said.names) if said is not None and said.names != (named,) else told
    if candidate.frame == "plain" and (owing := _owing(candidate.head)) is not None:
        names = hearing.names_of(owing, candidate.sentence)
        return Heard(names, "answerer.from", hearing.at(owing, candidate.sentence))
    if candidate.frame in ("plain", "quoted") and _is_missing(candidate):
        missing = _who_is_silent(candidate, hearing) or _last(candidate, before)
        if missing is not None:
            return missing
    return said or _labelled(candidate, hearing) or _speaking(candidate, hearing, in_reply=before.is_reply)


def _who_is_silent(candidate: Candidate, hearing: Hearing) -> Heard | None:
    """The subject that gives no answer: "The Ministry has filed no reply"."""
    subject = next((child for child in candidate.head.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or _is_of_a_letter(subject):
        return None
    if _waits(candidate.head) or not hearing.can_act(subject, candidate.sentence):
        return None
    names = hearing.names_of(subject, candidate.sentence)
    return Heard(names, "answerer.subject", hearing.at(subject, candidate.sentence)) if names else None


def _labelled(candidate: Candidate, hearing: Hearing) -> Heard | None:
    """Whose words a label heads, as a register or a bulletin has them: "Border police: no operation"."""
    match = _LABEL.match(candidate.sentence.of(hearing.text))
    if match is None or hearing.voices.turn_at(candidate.sentence) is not None:
        return None
    member = hearing.voices.cast.named(match["who"])
    acts = member is not None and (member.is_body or member.is_office or member.is_place)
    if not acts and not is_body_name(match["who"]) and not telling(match["who"]) & SPEAKING_FOR:
        return None
    start = candidate.sentence.span.start
    name = member.name if member is not None else match["who"]
    return Heard((name,), "answerer.label", Span(start + match.start("who"), start + match.end("who")))


def _last(candidate: Candidate, before: AskedBefore) -> Heard | None:
    """Who was asked last before the candidate's verb."""
    asked = before.last(candidate.sentence, candidate.head.i)
    return Heard((asked.name,), "answerer.asked", asked.evidence) if asked is not None else None


def _asked(candidate: Candidate, token: Token | None, before: AskedBefore) -> Heard | None:
    """Who was asked just before, where the verb leaves open who answers: no agent, a pronoun, whoever waits
    for the answer, the letter that got none."""
    verb = candidate.head
    if _owing(verb) is not None:
        return None
    if token is None or _waits(verb) or _is_of_a_letter(token):
        return _last(candidate, before)
    if token.lower_ not in OTHERS or _goes_on_telling(candidate, token, before.hearing):
        return None
    asked = before.last(candidate.sentence, verb.i, back=1)
    if asked is None or token.lower_ in ("he", "she") and not asked.is_person:
        return None
    return Heard((asked.name,), "answerer.asked", asked.evidence)


def _waits(verb: Token) -> bool:
    """Whether a verb's subject waits for the answer: "I got no answer", "We heard nothing"."""
    wants = ANSWERS - {"comment"} if verb.lemma_.lower() == "have" else ANSWERS | {"nothing"}
    objects = [each for each in verb.children if each.dep_ == "dobj"]
    return verb.lemma_.lower() in _WAITING and any(each.lemma_.lower() in wants for each in objects)


def _goes_on_telling(candidate: Candidate, pronoun: Token, hearing: Hearing) -> bool:
    """Whether a pronoun goes on with who told something last: "The Ministry said .... It declined to"."""
    index = candidate.sentence.index
    if any(placed.cue.word.i < pronoun.i for placed in hearing.voices.cues.of(index)):
        return True
    return any(placed.cue.who.lower_ not in VOICE for placed in hearing.voices.cues.of(index - 1))


def _is_of_a_letter(token: Token) -> bool:
    return token.lemma_.lower() in REQUESTS | WRITINGS | _REPLIES | _ONE_OF_THEM


def _by_reply(candidate: Candidate, before: AskedBefore) -> Heard | None:
    """ "The reply says that ...": whoever was written to, where nobody is named as its owner."""
    cue = candidate.cue
    who = cue.cue.who if cue is not None else None
    if who is None or who.lemma_.lower() not in _REPLIES | _ONE_OF_THEM:
        return None
    if any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in who.children):
        return None
    if any(child.dep_ == "prep" and child.lower_ in ("of", "from", "by") for child in who.children):
        return None
    return _last(candidate, before)


def _is_missing(candidate: Candidate) -> bool:
    """Whether the words tell of an answer that is missing, whoever tells of it: "There was no answer"."""
    lemmas = {token.lemma_.lower() for token in candidate.doc[candidate.first : candidate.end]}
    return "silent" in candidate.said and bool(lemmas & (ANSWERS | REQUESTS | {"unanswered", "nothing"}))


def _speaking(candidate: Candidate, hearing: Hearing, *, in_reply: bool) -> Heard:
    """Who speaks the sentence: the turn's speaker, who goes on speaking in the paragraph, the document's
    voice; a letter that replies tells whom it answers, and speaks for itself."""
    turn = hearing.voices.turn_at(candidate.sentence)
    if turn is not None and turn.name:
        return Heard((turn.name,), "voice.turn", None, Stance.OWN)
    sentence = candidate.sentence
    first = next(each for each in hearing.prepared.sentences if each.block == sentence.block)
    teller = hearing.last_teller(sentence, sentence.index - first.index)
    if teller is not None and teller.name and not in_reply:
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
