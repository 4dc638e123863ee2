"""How a figure is told: as fact, fear, plan, pledge, demand or supposition; affirmed or negated; how likely; and of what kind."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.quantities import Quantity

_DEMAND = frozenset("urge demand call request ask plead implore press insist recommend appeal beg petition entreat must should need".split())
_PLEDGE = frozenset("pledge promise vow undertake commit offer agree guarantee".split())
_PLAN = frozenset("plan intend prepare schedule aim propose decide order arrange ready threaten set due".split())
_FEAR = frozenset("fear risk face worry dread threaten expect warn await danger".split())
_FEAR_WORDS = re.compile(r"\b(?:fears?|feared|fearing|at risk|in danger|risks?|risking|face[sd]?|facing|could be next|threatened with|worr(?:y|ies|ied)|likely to be|imminent|under threat)\b", re.IGNORECASE)
_PLAN_WORDS = re.compile(r"\b(?:plan(?:s|ned|ning)?\s+to|intends?\s+to|(?:is|are|was|were)\s+(?:due|set|scheduled|slated|about|to\s+be|preparing|ready|getting\s+ready)\b|preparing\s+to|prepares?\s+to|scheduled|awaiting\s+transfer|will\s+be|is\s+to\b|are\s+to\b)", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|were\s+(?:it|he|she|they)\s+to|suppose|in\s+the\s+event|should\s+(?:they|he|she|it|these|the)\b|would\s+have|would)\b", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:usually|routinely|regularly|typically|normally|often|sometimes|every\s+(?:year|month|week|day|night|time|winter|few)|each\s+(?:year|month|week|day|night|time|winter)|always|annually|a\s+year|per\s+(?:year|month|week|day)|a\s+(?:month|week|day))\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:(?:every|each|per)\s+(?:single\s+)?(?:year|month|week|day|night|quarter)|(?<!half )(?:a|an)\s+(?:year|month|week|day|night)(?!\s+(?:ago|later|earlier|before|after|in|of|or|and|to|long|old|without|on))|annually|yearly|monthly|weekly|daily|on\s+average|an\s+average\s+of|at\s+a\s+time)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:never|not|n['’]t|no\s+longer|neither|nor|without|denie[sd]|deny|denying|refus(?:e|es|ed|ing)\s+to|false(?:ly)?|untrue|fabricat\w+|failed\s+to|wrong(?:ly)?|retract\w*|withdr[ae]wn?|incorrect(?:ly)?)\b", re.IGNORECASE)
LIKELIHOOD = re.compile(r"\b(?:probably|possibly|perhaps|likely|very likely|unlikely|without doubt|undoubtedly|certainly|almost certainly|maybe|apparently|presumably|believed to|thought to|understood to)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:in\s+total|altogether|in\s+all|to\s+date|so\s+far|a\s+total\s+of|total(?:s|led|ling|ing|ed)?|overall|cumulative\w*|over\s+the\s+(?:past|last)|since\b(?!\s+then)|between\s+\w+\s+and|during\s+the\s+(?:year|period|quarter|reporting)|until\s+now|by\s+the\s+end\s+of|on\s+record|recorded|documented|registered|in\s+the\s+(?:past|last|first)\s+\w+|over\s+the\s+years?|tally|toll|database|ever)\b", re.IGNORECASE)
_STATE_VERBS = frozenset("hold detain remain await live stay languish keep wait imprison jail lock confine miss".split())
_STATE_ACTS = frozenset({"detention", "enforced disappearance", "displacement", "forced labour"})


def realis_of(predicate: Token | None, near: Token, *, quoted_order: bool = False) -> tuple[Realis, str]:
    """Realis and its rule, from the predicate's auxiliaries, the verbs above it and cue words of its clause."""
    token = predicate if predicate is not None else near
    for verb in _verbs_above(token):
        found = _by_verb(verb, token)
        if found:
            return found
    clause = clause_text(token)
    if re.match(r"\s*(?:\d+[.)]\s*|[-•*]\s*|[“\"'‘]?)(?:release|free|stop|halt|end|let|return|disclose|reveal|account|investigate|allow|grant|offer|publish|provide|admit|cease|ensure)\b", token.doc.text, re.IGNORECASE) and not any(child.dep_ == "nsubj" for child in token.children):
        return Realis.DEMANDED, "realis.imperative"
    if _FEAR_WORDS.search(clause):
        return Realis.FEARED, "realis.fear-words"
    if _HABIT.search(clause) and _is_present(token):
        return Realis.HABITUAL, "realis.habit"
    return Realis.ASSERTED, "realis.default"


def _by_verb(verb: Token, token: Token) -> tuple[Realis, str] | None:
    lemma = verb.lemma_.lower()
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    own = verb is token or token in list(verb.children) or True
    if modals & {"may", "might", "could", "can"} and own and not _past_ability(verb, modals):
        return (Realis.FEARED if _is_harm(token) else Realis.HYPOTHETICAL), "realis.modal"
    if modals & {"would", "'d", "’d"}:
        if _reported(verb):
            return (Realis.PLEDGED if lemma in ("take", "accept", "receive", "release", "examine", "allow", "consider", "welcome", "free", "admit", "resettle") else Realis.FEARED if _is_harm(token) else Realis.HYPOTHETICAL), "realis.would"
        return Realis.HYPOTHETICAL, "realis.would"
    if modals & {"must", "should", "shall", "ought"}:
        return Realis.DEMANDED, "realis.must"
    if modals & {"will", "'ll", "’ll"}:
        if lemma in ("take", "accept", "receive", "release", "examine", "allow", "welcome", "free", "admit", "resettle", "offer"):
            return Realis.PLEDGED, "realis.will-give"
        return (Realis.FEARED if lemma in ("die", "face", "end", "disappear", "perish", "suffer") else Realis.PLANNED), "realis.will"
    if lemma in _DEMAND and verb is not token and any(child.dep_ in ("xcomp", "ccomp", "prep", "dobj") and token.is_ancestor(child) is False and (child is token or child.is_ancestor(token)) for child in verb.children):
        return Realis.DEMANDED, "realis.demand"
    if lemma in _PLEDGE and verb is not token and any(child.dep_ in ("xcomp", "ccomp") and (child is token or child.is_ancestor(token)) for child in verb.children):
        return Realis.PLEDGED, "realis.pledge"
    if lemma in _PLAN and verb is not token and any(child.dep_ in ("xcomp",) and (child is token or child.is_ancestor(token)) for child in verb.children):
        return Realis.PLANNED, "realis.plan"
    if lemma in ("fear", "risk", "face", "worry", "dread", "expect") and (verb is token or any(child is token or child.is_ancestor(token) for child in verb.children if child.dep_ in ("ccomp", "xcomp", "dobj", "oprd"))):
        return Realis.FEARED, "realis.fear"
    if lemma == "be" and any(child.dep_ == "xcomp" and child is token and any(aux.dep_ == "aux" and aux.lower_ == "to" for aux in child.children) for child in verb.children):
        return Realis.PLANNED, "realis.is-to"
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children):
        return Realis.HYPOTHETICAL, "realis.if"
    return None


def _past_ability(verb: Token, modals: set[str]) -> bool:
    """"could hear", "cannot confirm": ability, not possibility."""
    return bool(modals & {"could", "can"}) and verb.lemma_.lower() in ("see", "hear", "name", "confirm", "say", "count", "remember", "speak", "identify", "trace", "put", "verify", "feed", "reach", "find", "establish")


def _is_harm(token: Token) -> bool:
    return token.lemma_.lower() not in ("take", "accept", "receive", "release", "free", "arrive", "reach", "resettle", "admit", "return home")


def _reported(verb: Token) -> bool:
    return verb.dep_ in ("ccomp",) and verb.head.tag_ in ("VBD", "VBN")


def _verbs_above(token: Token) -> list[Token]:
    """The token when it is a verb, and the verbs above it until a verb of saying with its own finite clause is passed."""
    verbs: list[Token] = []
    current = token
    for _ in range(10):
        if current.pos_ in ("VERB", "AUX"):
            verbs.append(current)
            if current.dep_ in ("relcl", "acl") and current is not token:
                break
        if current.dep_ in ("ROOT",) or (current.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in current.children)):
            break
        if current.dep_ == "advcl" and current is not token:
            break
        current = current.head
    return verbs


def _is_present(token: Token) -> bool:
    verbs = _verbs_above(token)
    return bool(verbs) and (verbs[0].tag_ in ("VBP", "VBZ", "VBG") or any(child.tag_ in ("VBP", "VBZ") for child in verbs[0].children if child.dep_ in ("aux", "auxpass")))


def polarity_of(predicate: Token | None, near: Token, quantity: Quantity) -> tuple[Polarity, str]:
    """Negated when the number is none, the predicate is negated, or a verb of denial stands over it."""
    if quantity.low == 0 and quantity.high == 0:
        return Polarity.NEGATED, "polarity.none"
    token = predicate if predicate is not None else near
    for verb in _verbs_above(token):
        if any(child.dep_ == "neg" or child.lower_ in ("never",) for child in verb.children):
            return Polarity.NEGATED, "polarity.not"
        if verb.lemma_.lower() in ("deny", "refute", "reject", "retract", "withdraw") and verb is not token:
            return Polarity.NEGATED, "polarity.denial"
        if verb.lemma_.lower() in ("refuse", "fail") and verb is not token:
            return Polarity.NEGATED, "polarity.refusal"
    return Polarity.AFFIRMED, "polarity.default"


def clause_text(token: Token) -> str:
    """The words of the clause that holds ``token``: its nearest finite verb's subtree, or the sentence."""
    current = token
    while current.dep_ not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl") and current.head is not current:
        current = current.head
    left, right = current.left_edge.i, current.right_edge.i + 1
    return str(token.doc[left:right].text)


def is_rate(phrase_end: int, text: str) -> re.Match[str] | None:
    """"200 a month", "every year 300": a period named right after the figure or at the head of its clause."""
    return _RATE.search(text, phrase_end, min(len(text), phrase_end + 45))


def kind_of(*, text: str, act: str, predicate: Token | None, rate: bool, spans_years: bool, has_day: bool) -> tuple[ClaimKind, str]:
    """Event, state, total or rate, from the act, the tense of its predicate and the period told."""
    if rate:
        return ClaimKind.RATE, "kind.rate"
    present = predicate is not None and _is_present(predicate)
    verb = predicate.lemma_.lower() if predicate is not None else ""
    perfect = predicate is not None and any(child.lower_ in ("have", "has", "had") and child.dep_ == "aux" for child in predicate.children)
    if (act in _STATE_ACTS or verb in _STATE_VERBS) and (present or (predicate is not None and verb in ("be", "remain")) or (verb in ("hold", "remain", "await", "wait", "live") and not has_day)):
        return ClaimKind.STATE, "kind.state"
    if spans_years or _TOTAL.search(text):
        return ClaimKind.TOTAL, "kind.total"
    if perfect and not has_day and act not in ("",):
        return ClaimKind.TOTAL, "kind.perfect"
    if present and act in ("", "arrival", "detention") and verb in ("be", "live"):
        return ClaimKind.STATE, "kind.state"
    return ClaimKind.EVENT, "kind.default"
