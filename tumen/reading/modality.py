"""How a figure is told: as fact, fear, plan, pledge, demand or supposition; affirmed or negated; how likely;
and of what kind."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.reading.parsing import text_of
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.quantities import Quantity

_DEMAND = frozenset(
    "urge demand call request ask plead implore press insist recommend appeal beg petition want".split()
)
_PLEDGE = frozenset("pledge promise vow undertake commit offer agree guarantee".split())
_PLAN = frozenset(
    "plan intend prepare schedule aim propose decide order arrange ready threaten set due mean hope".split()
)
_FEAR_WORDS = re.compile(
    r"\b(?:fears?|feared|fearing|at risk|in danger|risks?|risking|face[sd]?|facing|could be next"
    r"|threatened with|worr(?:y|ies|ied)|likely to be|imminent|under threat)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:usually|routinely|regularly|typically|normally|often|sometimes|every\s+(?:year|month|week|day"
    r"|night|time|winter|few)|each\s+(?:year|month|week|day|night|time|winter)|always|annually|a\s+year"
    r"|per\s+(?:year|month|week|day)|a\s+(?:month|week|day))\b",
    re.IGNORECASE,
)
LIKELIHOOD = re.compile(
    r"\b(?:probably|possibly|perhaps|likely|very likely|unlikely|without doubt|undoubtedly|certainly"
    r"|almost certainly|maybe|apparently|presumably|believed to|thought to|understood to)\b",
    re.IGNORECASE,
)


def realis_of(predicate: Token | None, near: Token) -> tuple[Realis, str]:
    """Realis and its rule, from the predicate's auxiliaries, the verbs above it and cue words of its clause.

    A verb of fearing above the clause outweighs what the clause itself says ("we fear that all will be
    returned"),
    and a condition outweighs a plan ("if they are handed over, all will be shot").
    """
    token = predicate if predicate is not None else near
    known: dict[int, tuple[Realis, str]] = token.doc.user_data.setdefault(_KNOWN, {})
    if token.i not in known:
        known[token.i] = _realis_of(token)
    return known[token.i]


#: What was found for a token of a sentence; several claims of a sentence ask the same.
_KNOWN = "tumen.realis"


def _realis_of(token: Token) -> tuple[Realis, str]:
    if _FEAR_NOUN.search(text_of(token.doc)[: token.idx]):
        return Realis.FEARED, "realis.fear"
    found = [reading for verb in verbs_above(token) if (reading := _by_verb(verb, token)) is not None]
    if found:
        return min(
            found, key=lambda reading: _FIRST.index(reading[1]) if reading[1] in _FIRST else len(_FIRST)
        )
    adjectives = {child.lower_ for child in token.children if child.dep_ == "amod"}
    if adjectives & {
        "threatened",
        "planned",
        "pending",
        "scheduled",
        "imminent",
        "proposed",
        "feared",
        "possible",
    }:
        return (Realis.FEARED if adjectives & {"feared", "possible"} else Realis.PLANNED), "realis.adjective"
    if _is_asked_for(token):
        return Realis.DEMANDED, "realis.imperative"
    segment = _segment(token)
    if _FEAR_WORDS.search(segment):
        return Realis.FEARED, "realis.fear-words"
    if _HABIT.search(segment) and is_present(token) and not is_perfect(token):
        return Realis.HABITUAL, "realis.habit"
    return Realis.ASSERTED, "realis.default"


#: Rules that outweigh others found for the same figure, strongest first.
_FIRST = ("realis.fear", "realis.if", "realis.demand", "realis.pledge", "realis.plan")
_IMPERATIVE = re.compile(
    r"\s*(?:\(?\w{1,3}[.)/]\s*|[-•*]\s*|[“\"'‘]?)(?:release|free|stop|halt|end|let|return|disclose|reveal"
    r"|account|investigate|allow|grant|offer|publish|provide"
    r"|admit|cease|ensure|demand|ask|urge)\b",
    re.IGNORECASE,
)


#: An item of what is asked for: "Not to transfer any of them", "fourth, to fund their admission", "that no
#: child be sent back". A question in a parliament begins like one: "To ask the Minister what he knows".
_ITEM = re.compile(
    r"\W*(?:\w{1,4}[.)/]\s*|(?:first|second|third|fourth|fifth|last|final)(?:ly)?,\s*)?(?:and\s+)?"
    r"(?:(?:not\s+)?to\s+(?!ask\b|date\b|this\b|that\b|the\b|our\b|my\b|these\b)[a-z]+\b"
    r"|that\s[^,;.]{0,60}?\bbe\s+(?:\w+ed|sent|let|given|told|taken|brought|held|put|set|shown)\b)",
    re.IGNORECASE,
)
_FINITE_PAST = frozenset({"was", "were", "had", "has", "have", "did"})


def _is_asked_for(token: Token) -> bool:
    """Whether the sentence as a whole tells somebody to do something: "free the 82", "not to transfer any of
    them", "that no child be sent back"; not what it tells beside that: "the 31 who were arrested"."""
    text = text_of(token.doc)
    if _IMPERATIVE.match(text):
        return not any(child.dep_ == "nsubj" for child in token.sent.root.children)
    return _ITEM.match(text) is not None and not any(_is_past_tense(verb) for verb in verbs_above(token))


def _is_past_tense(verb: Token) -> bool:
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or verb.tag_ == "VBN" and (not helping or bool(helping & _FINITE_PAST))


def _segment(token: Token) -> str:
    """The stretch between commas, dashes or semicolons that holds ``token``: where a cue word is about it."""
    text, at = text_of(token.doc), token.idx
    begin = max((text.rfind(mark, 0, at) for mark in (",", ";", "—", "–", ":")), default=-1) + 1
    ends = [end for mark in (",", ";", "—", "–") if (end := text.find(mark, at)) >= 0]
    return text[begin : min(ends, default=len(text))]


_FEAR_NOUN = re.compile(r"\b(?:fears?|risk|danger)\s+(?:that|of)\b", re.IGNORECASE)


def _by_verb(verb: Token, token: Token) -> tuple[Realis, str] | None:
    """What one verb at or above ``token`` makes of it: by its condition, its auxiliary, or what it
    governs."""
    if _is_conditional(verb):
        return Realis.HYPOTHETICAL, "realis.if"
    return _by_auxiliary(verb, token) or _by_governing_verb(verb, token)


def _is_conditional(verb: Token) -> bool:
    clauses = [verb, *(child for child in verb.children if child.dep_ == "advcl")]
    if any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless")
        for each in clauses
        for child in each.children
    ):
        return True
    text = text_of(verb.doc).strip()
    return bool(re.match(r"\W*(?:\d+[.)]\s*)?Should\b", text)) and not text.endswith("?")


#: What is promised when somebody "will" or "would" do it; and what is dreaded when it "will" come.
_GIVING = frozenset(
    "take accept receive release examine allow welcome free admit resettle offer consider".split()
)
_SUFFERING = frozenset("die face end disappear perish suffer".split())


def _by_auxiliary(verb: Token, token: Token) -> tuple[Realis, str] | None:
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    lemma = verb.lemma_.lower()
    possible = Realis.FEARED if _is_harm(token) else Realis.HYPOTHETICAL
    if modals & {"may", "might", "could", "can"} and not _past_ability(verb, modals):
        return possible, "realis.modal"
    if modals & {"would", "'d", "’d"}:
        reported = Realis.PLEDGED if lemma in _GIVING else possible
        return (reported if _reported(verb) else Realis.HYPOTHETICAL), "realis.would"
    if modals & {"must", "should", "shall", "ought"}:
        return Realis.DEMANDED, "realis.must"
    if modals & {"will", "'ll", "’ll"}:
        if lemma in _GIVING:
            return Realis.PLEDGED, "realis.will-give"
        return (Realis.FEARED if lemma in _SUFFERING else Realis.PLANNED), "realis.will"
    return None


def _by_governing_verb(verb: Token, token: Token) -> tuple[Realis, str] | None:
    """A verb of demanding, promising, planning or fearing that has ``token`` below it."""
    lemma = verb.lemma_.lower()
    below = next((child for child in verb.children if child == token or child.is_ancestor(token)), None)
    place = below.dep_ if below is not None else ""
    if lemma in _FEARING and (verb == token or place in ("ccomp", "xcomp", "dobj", "oprd", "nsubjpass")):
        return Realis.FEARED, "realis.fear"
    if below is None or verb == token:
        return None
    asked = place == "dobj" and lemma not in ("call", "ask")
    asked_for = place == "prep" and below.lower_ in ("for", "on", "to")
    inquires = any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in below.children)
    if lemma in _DEMAND and not inquires and (place in ("xcomp", "ccomp") or asked or asked_for):
        return Realis.DEMANDED, "realis.demand"
    if lemma in _PLEDGE and place in ("xcomp", "ccomp"):
        return Realis.PLEDGED, "realis.pledge"
    if lemma in _PLAN and place == "xcomp":
        return Realis.PLANNED, "realis.plan"
    if ahead := _ahead(below, place, token):
        return ahead
    is_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in below.children)
    return (Realis.PLANNED, "realis.is-to") if lemma == "be" and place == "xcomp" and is_to else None


#: "Are due to go back", "are likely to hand over the nine": an adjective between "be" and what is to come.
_AHEAD = {"due": Realis.PLANNED, "set": Realis.PLANNED, "bound": Realis.PLANNED, "likely": Realis.FEARED}


def _ahead(below: Token, place: str, token: Token) -> tuple[Realis, str] | None:
    """What is to come, by the adjective ``below`` a form of "be"."""
    realis = _AHEAD.get(below.lower_) if place in ("acomp", "oprd") else None
    if realis is None or below == token or not any(child.dep_ == "xcomp" for child in below.children):
        return None
    return realis, "realis.plan" if realis is Realis.PLANNED else "realis.fear"


_FEARING = frozenset("fear risk face worry dread expect".split())


def _past_ability(verb: Token, modals: set[str]) -> bool:
    """ "could hear", "cannot confirm": ability, not possibility."""
    return bool(modals & {"could", "can"}) and verb.lemma_.lower() in (
        "see",
        "hear",
        "name",
        "confirm",
        "say",
        "count",
        "remember",
        "speak",
        "identify",
        "trace",
        "put",
        "verify",
        "feed",
        "reach",
        "find",
        "establish",
    )


def _is_harm(token: Token) -> bool:
    return token.lemma_.lower() not in (
        "take",
        "accept",
        "receive",
        "release",
        "free",
        "arrive",
        "reach",
        "resettle",
        "admit",
        "return home",
    )


def _reported(verb: Token) -> bool:
    return verb.dep_ in ("ccomp",) and verb.head.tag_ in ("VBD", "VBN")


def verbs_above(token: Token) -> list[Token]:
    """The token when it is a verb, and the verbs above it until a verb of saying with its own finite clause
    is passed."""
    verbs: list[Token] = []
    current = token
    for _ in range(10):
        if current.pos_ in ("VERB", "AUX"):
            verbs.append(current)
            if current.dep_ in ("relcl", "acl"):
                break
        if current.dep_ in ("ROOT",) or (
            current.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in current.children)
        ):
            break
        if current.dep_ == "advcl" and current != token:
            break
        current = current.head
    return verbs


def is_present(token: Token) -> bool:
    verbs = verbs_above(token)
    return bool(verbs) and (
        verbs[0].tag_ in ("VBP", "VBZ", "VBG")
        or any(
            child.tag_ in ("VBP", "VBZ") for child in verbs[0].children if child.dep_ in ("aux", "auxpass")
        )
    )


def is_past(predicate: Token | None, near: Token) -> bool:
    """Whether the figure's clause is in a past tense: then it tells a state of some earlier day, not of the
    document's."""
    token = predicate if predicate is not None and predicate.pos_ in ("VERB", "AUX") else near
    verbs = verbs_above(token)[:1] or [token.sent.root]
    tags = {verbs[0].tag_, *(child.tag_ for child in verbs[0].children if child.dep_ in ("aux", "auxpass"))}
    words = {child.lower_ for child in verbs[0].children if child.dep_ in ("aux", "auxpass")} | {
        verbs[0].lower_
    }
    return bool(words & {"was", "were", "had", "did"}) or ("VBD" in tags and not tags & {"VBZ", "VBP"})


#: Nouns that deny the clause below them: "there is no evidence that 40 were sent back".
_EVIDENCE = frozenset("evidence proof sign record indication suggestion truth basis".split())
_HOLDING = frozenset({"include", "cover", "contain"})
_SAYING = frozenset("say confirm verify tell comment deny reveal disclose specify".split())


def polarity_of(predicate: Token | None, near: Token, quantity: Quantity) -> tuple[Polarity, str]:
    """Negated when the number is none, the predicate is negated, or a verb of denial stands over it."""
    if quantity.low == 0 and quantity.high == 0:
        return Polarity.NEGATED, "polarity.none"
    token = predicate if predicate is not None else near
    for verb in verbs_above(token):
        lemma = verb.lemma_.lower()
        if verb != token and lemma in _HOLDING:
            break  # "the totals do not include 40 who were sent back" says nothing of whether they were
        if verb != token and lemma in _SAYING - {"deny"}:
            break  # "could not confirm that 40 were sent back" says nothing of the 40
        if lemma != "deny" and any(_negates(child) for child in verb.children):
            return Polarity.NEGATED, "polarity.not"
        if verb != token and lemma in ("deny", "refute", "reject", "retract", "withdraw", "dismiss"):
            return Polarity.NEGATED, "polarity.denial"
        if verb != token and lemma in ("refuse", "fail"):
            return Polarity.NEGATED, "polarity.refusal"
    if _is_denied_by_noun(token) or _is_called_false(near):
        return Polarity.NEGATED, "polarity.denial"
    return Polarity.AFFIRMED, "polarity.default"


def is_plainly_negated(predicate: Token | None, near: Token) -> bool:
    """Whether the figure is subject or object of a verb that is negated itself: "the 120 were not returned".
    "Not until Monday" tells of Monday."""
    if predicate is None or not any(_negates(child) for child in predicate.children):
        return False
    own = near.head == predicate and near.dep_ in ("nsubj", "nsubjpass", "dobj")
    return own and not any(child.lower_ in ("until", "till", "before") for child in predicate.subtree)


def _negates(child: Token) -> bool:
    """A "not" or "never" of the verb; not the one that only bounds a number: "not fewer than 220"."""
    if child.dep_ != "neg" and child.lower_ != "never":
        return False
    after = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    return after not in ("fewer", "less", "more", "under", "only", "just")


def _is_called_false(near: Token) -> bool:
    """ "The figure of 310 was invented", "the story that 200 are to follow is a fabrication": what is said of
    the subject that holds the figure."""
    for token in near.ancestors:
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in _INVENTING:
            return any(child.dep_ == "nsubjpass" and _holds(child, near) for child in token.children)
        if token.lemma_.lower() == "be":
            says = any(
                child.dep_ in ("attr", "acomp") and child.lemma_.lower() in _FALSE for child in token.children
            )
            return says and any(child.dep_ == "nsubj" and _holds(child, near) for child in token.children)
    return False


def _holds(token: Token, inner: Token) -> bool:
    return token.left_edge.i <= inner.i <= token.right_edge.i


_INVENTING = frozenset({"invent", "fabricate", "concoct"})
_FALSE = frozenset(
    "fabrication invention lie falsehood myth rumour rumor false untrue baseless wrong".split()
)


def _is_denied_by_noun(token: Token) -> bool:
    """ "No evidence that ...", "denied reports that ...": the noun over the clause, and what is said of
    it."""
    current = token
    for _ in range(6):
        if current.dep_ in ("acl", "ccomp", "relcl") and current.head.pos_ == "NOUN":
            noun = current.head
            if noun.lemma_.lower() in _EVIDENCE and any(child.lower_ == "no" for child in noun.children):
                return True
            return noun.head.lemma_.lower() in ("deny", "reject", "dismiss", "refute")
        if current.dep_ == "ROOT":
            return False
        current = current.head
    return False


def clause_text(token: Token) -> str:
    """The words of the clause that holds ``token``: its nearest finite verb's subtree, or the sentence."""
    current = token
    while (
        current.dep_ not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl")
        and current.head != current
    ):
        current = current.head
    left, right = current.left_edge.i, current.right_edge.i + 1
    return str(token.doc[left:right].text)


def is_perfect(predicate: Token | None) -> bool:
    return predicate is not None and any(
        child.lower_ in ("have", "has") and child.dep_ == "aux" for child in predicate.children
    )
