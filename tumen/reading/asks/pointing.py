"""Words of a sentence that point at who asks or is asked, beside those of the demand itself."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tumen.reading.asks.finding import Candidate
from tumen.reading.asks.wanted import Wanted
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.heard import WRITINGS
from tumen.reading.parsing import text_of
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import PartyKind

#: Verbs of dealing with a request: their subject is who was asked.
_ANSWERING = frozenset(
    "answer reply respond refuse reject ignore grant deny decline accept dismiss consider receive "
    "acknowledge meet "
    "heed oblige agree".split()
)
_REACTING = frozenset("laugh say tell beat slap hit kick shout promise turn".split())
#: What only readers are asked to do.
_FOR_READERS = frozenset("sign share donate forward subscribe join post tweet retweet pray".split())
_YOUR_MP = re.compile(
    r"\b(?:your|his or her)\s+(?:local\s+)?(?:MPs?|councillors?|deput(?:y|ies)|senators?|representatives?|"
    r"minister|member|TDs?|MEPs?)\b"
)
TURNING_TO = frozenset("write send address go phone speak turn appeal submit post deliver".split())
_TELLS_SOMEBODY = frozenset("tell address meet summon confront contact inform notify remind".split())
_TELLS_TO = frozenset("convey clear say speak write letter message announce turn complain shout cry".split())
_TELLS_WITH = frozenset("raise discuss meet speak".split())


def addressed_in(noun: Token) -> tuple[Token, ...]:
    """Whom a writing goes to: "a letter that his sister addressed to the president’s office"."""
    for token in noun.subtree:
        if token.lower_ == "to" and token.head.lemma_.lower() in (
            "address",
            "send",
            "write",
            noun.lemma_.lower(),
        ):
            return tuple(each for each in token.children if each.dep_ == "pobj")
    return ()


def written_to(cue: Token) -> Token | None:
    """Whom the verb above a participle or infinitive turned to: "We wrote to the Embassy, begging them"."""
    for verb in cue.ancestors:
        if verb.lemma_.lower() not in TURNING_TO:
            continue
        for child in verb.subtree:
            if (
                child.lower_ == "to"
                and child.i < cue.i
                and child.head.lemma_.lower() in TURNING_TO | WRITINGS
            ):
                return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


def hearing(token: Token) -> Token | None:
    """Whom a word of telling names as hearing it: "tells Home Office", "conveyed to the Chinese side"."""
    if any(each.dep_ == "relcl" for each in (token.head, token.head.head)):
        return None
    above = token.head.lemma_.lower()
    if token.dep_ in ("dobj", "dative") and token.pos_ != "ADP" and above in _TELLS_SOMEBODY:
        return token
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "at"
        and token.head.head.lemma_.lower() in ("shout", "cry", "scream")
    ):
        return token
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "with"):
        over = token.head.head.lemma_.lower()
        if over in (_TELLS_TO if token.head.lower_ == "to" else _TELLS_WITH):
            return token
    return None


def asking(candidate: Candidate) -> tuple[Token | None, Sentence]:
    """The phrase that names who asks, and its sentence."""
    token, lead = candidate.demand.asker, candidate.lead
    if token is None and lead is not None and lead.asking[0] is not None:
        return lead.asking
    return token, candidate.sentence


def who_answers(cue: Token) -> tuple[Token, ...]:
    """Whoever did not reply to a request was asked: "The governor has not replied to requests for access"."""
    if cue.pos_ != "NOUN":
        return ()
    verb = cue.head if cue.dep_ in ("dobj", "nsubjpass") else cue.head.head if cue.dep_ == "pobj" else None
    if verb is None or verb.lemma_.lower() not in _ANSWERING:
        return ()
    return tuple(child for child in verb.children if child.dep_ == "nsubj")[:1]


def who_is_let(act: Wanted) -> Token | None:
    """Who is to act by "let": "Let Norland publish the list"."""
    if act.head.lemma_.lower() != "let" or act.is_negative:
        return None
    below = next((child for child in act.head.children if child.dep_ in ("ccomp", "xcomp")), None)
    if below is None or any(child.dep_ == "auxpass" for child in below.children):
        return None
    return next((child for child in below.children if child.dep_ == "nsubj"), None)


#: Prepositions before where something is asked for, and what then says no.
_WHERE = frozenset("at from with of to before".split())


def asked_at(cue: Token) -> Token | None:
    """Where something is asked for: "asked for asylum at the Danish embassy", "applied to the court"."""
    for child in cue.subtree:
        if child.i > cue.i and child.lower_ in _WHERE and child.head in (cue, *cue.children):
            found = next((each for each in child.children if each.dep_ == "pobj"), None)
            if found is not None and kind_of_noun(found.lemma_.lower()) is PartyKind.BODY:
                return found
    return None


def answering_in(doc: Doc, after: int) -> Token | None:
    """Who answers, refuses or laughs in the words from token ``after`` on: who was asked."""
    for token in doc[after:]:
        if token.lemma_.lower() in _ANSWERING | _REACTING and token.pos_ == "VERB":
            found = next(
                (child for child in token.children if child.dep_ == "nsubj" and child.i >= after), None
            )
            agent = next((child for child in token.children if child.dep_ == "agent"), None)
            if agent is not None:
                found = next((each for each in agent.children if each.dep_ == "pobj"), None)
            if found is not None and found.pos_ in ("NOUN", "PROPN"):
                return found
    return None


def first_doer(candidate: Candidate) -> Token | None:
    """Whom a clause names at the first of its acts: "that the Minister appear before us and disclose"."""
    if not candidate.number or candidate.demand.frame not in ("that", "item.that"):
        return None
    first = candidate.demand.acts[0]
    return first.doer if not first.is_passive else None


def acting_upon(cue: Token) -> Token | None:
    """Who acts upon an asking: "When she asked to leave, the family beat her"."""
    for verb in (cue, *cue.ancestors):
        if verb.dep_ == "advcl" and verb.head.i > cue.i:
            subjects = (each for each in verb.head.children if each.dep_ == "nsubj" and each.i > verb.i)
            if (found := next(subjects, None)) is not None:
                return found
    return None


#: Verbs by which somebody is told to do something, where nobody is said to have asked.
_TELLING = frozenset("tell ask order instruct".split())


def is_told_of(cue: Token) -> bool:
    """Whether an asking is told in the passive as something past: "He was asked to leave". Who asked is not
    who tells it, as it is in "Posts are requested to"."""
    past = any(
        child.dep_ in ("auxpass", "aux") and child.lower_ in ("was", "were", "been", "being", "had")
        for child in cue.children
    )
    passive = any(child.dep_ == "auxpass" for child in cue.children)
    return passive and past and cue.lemma_.lower() in _TELLING


def agent_of(cue: Token) -> Token | None:
    """By whom somebody was asked: "was asked to leave the hall by an usher"."""
    for token in cue.subtree:
        if token.lower_ == "by" and token.i > cue.i and token.head.lemma_.lower() != "be":
            found = next((each for each in token.children if each.dep_ == "pobj"), None)
            if found is not None and (
                found.pos_ == "PROPN" or kind_of_noun(found.lemma_.lower()) is not None
            ):
                return found
    return None


def in_marks(candidate: Candidate) -> bool:
    """Whether the demand stands after a quotation mark that its sentence opens: words too few for a
    speech."""
    before = text_of(candidate.doc)[: candidate.demand.cue.idx]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def after_marks(candidate: Candidate) -> Token | None:
    """The subject of the verb that follows a quotation: "..., the widows shouted"."""
    top = candidate.act.head
    while top.dep_ != "ROOT" and top.head != top:
        top = top.head
    if top.i < candidate.act.end:
        return None
    return next(
        (child for child in top.children if child.dep_ == "nsubj" and child.i >= candidate.act.end), None
    )


def is_for_readers(candidate: Candidate) -> bool:
    """Whether only readers can be meant: "sign", "share", "write to your MP"."""
    for act in candidate.demand.acts:
        words = act.doc[act.first : act.end].text
        if (
            act.head.lemma_.lower() in _FOR_READERS
            and len(words.split()) < 8
            or _YOUR_MP.search(words) is not None
        ):
            return True
    return False


def is_ours(noun: Token) -> bool:
    """Whether the document's own voice asks, though a noun is the subject: "It is our responsibility to ask",
    "The Committee may wish to ask"."""
    head = noun.head
    if head.lemma_ == "wish" and any(child.lower_ in ("may", "might") for child in head.children):
        return True
    ours = any(child.dep_ == "poss" and child.lower_ in ("our", "my") for child in noun.children)
    return ours and noun.pos_ == "NOUN" and kind_of_noun(noun.lemma_.lower()) is None
