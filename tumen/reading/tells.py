"""Whether a verb of telling tells anything: "gave 640" does, "gave protection" does not."""

from __future__ import annotations

from spacy.tokens import Token

from tumen.reading.parsing import text_of
from tumen.reading.speech import PUT_AT, SPEAKING_NOUNS

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Verbs that tell by a clause only: volunteers who "found that 40 had died" do, who "found five bodies" do
#: not.
_BY_CLAUSE = frozenset("find discover observe show reveal indicate suggest learn notice see note".split())
#: What those who are addressed are told to have in mind.
_IN_MIND = frozenset({"remember", "recall", "know", "recollect"})
#: What the object of a verb of giving or holding must be, so that its subject tells by it.
_TELLING_OBJECTS = SPEAKING_NOUNS | frozenset(
    "toll total name case proof document rate percentage range maximum minimum answer detail "
    "photograph word".split()
)


#: What a list has, by its number.
_HAPPENINGS = frozenset("return arrest death deportation disappearance removal execution".split())


def is_law(noun: Token) -> bool:
    """Whether a noun is a law or a part of one: "Article 33", "the Convention"; a newspaper's article is
    none."""
    if noun.lemma_.lower() == "article":
        return any(child.dep_ == "nummod" for child in noun.children)
    return noun.lemma_.lower() in _LAWS


_LAWS = frozenset(
    "convention protocol covenant treaty law act constitution charter section declaration agreement code "
    "statute regulation paragraph clause instrument".split()
)


def tells_something(verb: Token, sort: str) -> bool:
    """Whether a verb of giving or holding has a number or a report to give: "gave 640", "has records of"; not
    "gave protection" and the like."""
    if sort == "law":
        return any(child.dep_ in _SUBJECTS and is_law(child) for child in verb.children)
    if verb.lemma_.lower() in _IN_MIND and any(child.lower_ in ("will", "may") for child in verb.lefts):
        return False  # "colleagues will remember the seven": they are addressed
    if verb.lemma_.lower() in _BY_CLAUSE:
        return any(child.dep_ in ("ccomp", "xcomp", "parataxis") for child in verb.children)
    if verb.lemma_.lower() == "reach":  # "the count reached 600", and nobody who "tried to reach Britain"
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        return any(each.pos_ == "NUM" or each.lemma_.lower() in _TELLING_OBJECTS for each in objects)
    if sort == "answer" and _is_asked_to_agree(verb):
        return False
    if verb.lemma_.lower() == "read":  # a letter reads that so many died; guards read out names
        return all(child.dep_ != "dobj" for child in verb.children)
    if verb.lemma_.lower() == "put":  # "put the dead at 90", not "put 90 people on a bus"
        return any(
            child.dep_ == "prep"
            and child.lower_ in PUT_AT
            or child.dep_ == "dobj"
            and (child.pos_ == "PRON" or child.lemma_.lower() in _TELLING_OBJECTS)
            for child in verb.children
        )
    if sort == "say" and any(child.dep_ == "dobj" and child.lower_ == "nothing" for child in verb.children):
        return False
    if sort not in ("give", "hold"):
        return True
    if any(child.dep_ == "dobj" and _has_none(child) for child in verb.children):
        return False  # "gave no numbers of the returned"
    if sort == "give" and (_gives_as(verb) or _as_given(verb)):
        return True
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "nsubjpass"):
            if child.pos_ in ("NUM", "PRON") or child.lemma_.lower() in _TELLING_OBJECTS:
                return True
            if sort == "hold" and child.lemma_.lower() in _HAPPENINGS:
                return any(each.dep_ == "nummod" for each in child.lefts)  # "has two smaller returns"
            return child.lower_ in ("dead", "missing", "injured", "wounded")  # "media gave 12 dead"
        if child.dep_ == "ccomp":
            return True
        if sort == "hold" and child.dep_ == "prep" and child.lower_ == "of":  # "knows of 200 arrests"
            return verb.lemma_.lower() in ("know", "hear", "learn") and not _is_ours(verb)
    return False


def _is_asked_to_agree(verb: Token) -> bool:
    """ "Does she agree that 500 were returned?": whoever asks says so."""
    asks = any(child.dep_ == "aux" and child.lower_ in ("do", "does", "did", "will") for child in verb.lefts)
    subject = next((child.i for child in verb.lefts if child.dep_ == "nsubj"), 0)
    inverted = any(child.dep_ == "aux" and child.i < subject for child in verb.lefts)
    return asks and inverted and text_of(verb.doc).rstrip(' ”"’').endswith("?")


def _has_none(noun: Token) -> bool:
    telling = noun.lemma_.lower() in _TELLING_OBJECTS | {"number", "figure", "statistic", "answer"}
    return telling and any(child.lower_ == "no" for child in noun.lefts)


def _is_ours(verb: Token) -> bool:
    """Whether "I" or "we" is its subject: whoever is heard there tells it anyway."""
    return any(child.dep_ in _SUBJECTS and child.lower_ in ("i", "we") for child in verb.lefts)


def _gives_as(verb: Token) -> bool:
    """ "The director gave its number as 230"."""
    return any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.children)


def _as_given(verb: Token) -> bool:
    """ "The number held that day, as given to us by the group"."""
    return verb.tag_ == "VBN" and any(child.lower_ == "as" for child in verb.lefts)
