"""Whose a number, a report or an account is: "the group's estimate", "figures from the ministry", "counted by
guards"; and who can be told to speak at all."""

from __future__ import annotations

from spacy.tokens import Token

from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.speech import PLAIN, SPEAKING_NOUNS

#: Subjects that say nothing: a verb of saying under them is no attribution.
_NO_SPEAKERS = frozenset(
    "there this that which what nobody nothing you one someone anybody anyone everyone somebody another "
    "others none some all both each many most few whoever whatever no-one everybody".split()
)
#: Nouns that hold what their owner says: "by the Forum's count", "in the mother's words".
OWNED = SPEAKING_NOUNS | frozenset(
    "view opinion eye memory belief knowledge guess admission data datum list register record".split()
)


def may_speak(token: Token) -> bool:
    """Whether a word can be somebody who tells: no "there", no "which", and nobody who is told not to."""
    if token.lower_ in _NO_SPEAKERS or token.tag_ in ("DT", "WDT"):
        of_them = any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
        further = any(child.lower_ in ("second", "third", "fourth", "other") for child in token.lefts)
        if token.lower_ in ("somebody", "someone") and token.head.lower_ in ("from", "by"):
            after = token.i + 1 < len(token.doc) and token.nbor(1).lower_
            return after in ("inside", "in", "at", "who", "from", "close", "with")  # "from somebody inside"
        return token.lower_ == "one" and (of_them or further)  # "one of the women", "a second one", not "one"
    if any(child.lower_ in ("no", "neither") for child in token.lefts):
        return False  # "no court heard them"
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")


def agent_of(verb: Token) -> Token | None:
    """By whom it was told: "was counted by guards", "as was claimed on social media"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.children:
                if noun.dep_ == "pobj" and (is_actor(noun) or noun.lemma_.lower() in OWNED):
                    return noun
    if verb.lemma_.lower() not in PLAIN:
        return None
    for child in verb.children:  # "as was claimed on social media"
        if child.dep_ == "prep" and child.lower_ in ("on", "in"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in _MEDIA:
                    return noun
    return None


_MEDIA = SPEAKING_NOUNS | frozenset("media medium press website internet channel radio television".split())


def owner_or_self(noun: Token) -> Token:
    """Whose words a noun of saying is; any other noun itself."""
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in OWNED:
        return owner_of(noun) or noun
    return noun


#: What somebody does whose data, list or report it then is.
_GATHERING = frozenset(
    "gather collect compile publish keep record release obtain prepare produce make give".split()
)
_RELATIVE = frozenset({"that", "which", "who"})


def _is_told_to(owner: Token) -> bool:
    """ "We bring to the attention of your Excellency's Government information that we have received"."""
    first = owner.left_edge.i
    return owner.doc[max(0, first - 2) : first].text.lower() == "attention of"


def owner_of(noun: Token) -> Token | None:
    """Whose it is: "the group's estimate", "figures from the ministry", "a statement on its website"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and may_speak(child) and child.lower_ not in ("your", "this", "one"):
            return None if _is_told_to(child) else child
    beside = [*noun.rights, *(each for mark in noun.rights if mark.dep_ == "punct" for each in mark.rights)]
    for child in beside:
        if child.dep_ in ("prep", "agent") and (
            child.lower_ in ("by", "from") or child.lower_ == "of" and noun.lemma_.lower() in _OF_ITS_OWNER
        ):
            for below in child.children:
                if below.dep_ == "pobj" and is_actor(below) and not _is_told_of(below):
                    return below
        elif child.dep_ == "prep" and child.lower_ in ("on", "in", "at"):
            for below in child.children:
                owner = next((each for each in below.children if each.dep_ == "poss"), None)
                if (
                    below.dep_ == "pobj"
                    and owner is not None
                    and owner.lower_ in ("its", "his", "her", "their")
                ):
                    return owner
        elif child.dep_ == "relcl":  # "data that the Centre gathered"
            gatherer = next((each for each in child.children if each.dep_ == "nsubj"), None)
            if (
                child.lemma_.lower() in _GATHERING
                and gatherer is not None
                and gatherer.lower_ not in _RELATIVE
            ):
                return gatherer if may_speak(gatherer) else None
        elif child.dep_ == "acl" and not any(below.dep_ == "mark" for below in child.children):
            for below in child.children:
                if below.dep_ == "prep" and below.lower_ == "from":
                    return next((each for each in below.children if each.dep_ == "pobj"), None)
            agent = agent_of(child)
            if agent is not None:
                return agent
    return None


def _is_told_of(noun: Token) -> bool:
    """Whether a report of these people tells of them: "reports of 40 women being held"."""
    of = noun.head.lower_ == "of"
    return of and any(
        child.dep_ == "nummod" or child.dep_ == "acl" and child.tag_ == "VBG" for child in noun.children
    )


#: Nouns of saying that are somebody's by "of": "the estimate of the institute"; "a list of prisoners" is not.
_OF_ITS_OWNER = frozenset(
    "report statement estimate testimony account word finding evidence submission study survey figure "
    "data letter count reckoning calculation claim view opinion speech telling remark".split()
)


def is_actor(noun: Token) -> bool:
    """Whether a word is a name, a pronoun or a noun of persons or bodies."""
    return noun.pos_ in ("PROPN", "PRON") or kind_of_noun(noun.lemma_.lower()) is not None


#: Verbs of telling whose own source "from" brings in: "reports from a trader that", "had it from a guard".
HAVING_IT = frozenset({"report", "have"})


def is_had_from(verb: Token) -> bool:
    """Whether what follows "from" told it to the subject: somebody, and then what they told."""
    if verb.lemma_.lower() == "have" and all(
        child.dep_ != "dobj" or child.lower_ not in ("it", "this") for child in verb.children
    ):
        return False
    said = any(word.lower_ == "that" and word.dep_ == "mark" for word in verb.subtree if word.i > verb.i)
    return said and any(
        kind_of_noun(noun.lemma_.lower()) is not None
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == "from"
        for noun in child.children
    )
