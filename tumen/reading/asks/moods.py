"""Asks told by a mood: "China must ...", "Seoul needs to ...", "Will the Minister ...?", "grateful if you
would"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from tumen.reading.asking.words import BASES, DOING, GIVING, MODALS, NOT
from tumen.reading.asks.demands import Demand, limit_of, subject_of, with_conjuncts
from tumen.reading.asks.verbs import is_subjunctive
from tumen.reading.asks.wanted import SUBJECTS, Wanted, of_clause, of_noun, split, wanted_verb
from tumen.reading.parsing import text_of

_VERBAL = frozenset({"VERB", "AUX"})
_WISH = re.compile(
    r"\b(?:grateful|obliged|thankful|glad|pleased|appreciated?|appreciative|welcomed?|helpful|happy|indebted|"
    r"delighted|hope|trust|kind|honoured|wish|help)\b[^.;]{0,40}?\b(?:if|that|(?=the\b)|(?=you\b))",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\b(?:if|whether)\s+(?:he|she|they|the\s+\w+)\s+$", re.IGNORECASE)
_QUESTION = re.compile(r"\?\W*$")
#: The mark of an item within a sentence: "(a)", "1)".
_NUMBERING = re.compile(r"(?:[()]|[a-h]|[ivx]{1,4}|\d{1,2})$")
_WILL = frozenset("will would could can won't".split())
#: "Are you prepared to", "Is the Minister willing to": asks for what follows.
_READY = frozenset("prepared willing ready".split())
#: Tokens between "will" and its verb at most: its subject.
_SUBJECT_LENGTH = 15


def demands_by_mood(doc: Doc) -> Iterator[Demand]:
    yield from _wishes(doc)
    yield from _wished_for(doc)
    yield from _questions(doc)
    yield from _ready_questions(doc)
    yield from _modals(doc)
    yield from _bare_clauses(doc)


# -- must, should, needs to
# ----------------------------------------------------------------------------------------------


def _modals(doc: Doc) -> Iterator[Demand]:
    for token in doc:
        if token.lower_ in MODALS and token.tag_ == "MD":
            verb = token.head
            if token.lower_ == "ought":
                verb = next((child for child in token.children if child.dep_ == "xcomp"), verb)
            if verb.pos_ in _VERBAL and verb.lower_ not in _GLAD and not _is_supposed(token, verb):
                yield _by_modal(token, verb)
        elif token.lemma_ in ("need", "have", "be") and token.pos_ in _VERBAL:
            below = next(
                (child for child in token.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None
            )
            to = (
                next((each for each in below.children if each.lower_ == "to"), None)
                if below is not None
                else None
            )
            if below is not None and to is not None:
                yield _by_semi_modal(token, below, to)


#: What "it", "this" or "that" should do that asks nobody for anything.
_REFLECTING = frozenset("be become remind surprise shock trouble concern come suffice mean shame".split())


def _is_supposed(modal: Token, verb: Token) -> bool:
    """ "must have known", "should have been", "Should he be returned, ...", "this must not be their fate",
    "it should remind us": guesses, regrets, conditions, reflections."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return True
    if verb.lemma_.lower() in _REFLECTING and any(
        child.dep_ == "nsubj" and child.lower_ in ("it", "this", "that", "these") for child in verb.children
    ):
        return True
    inverted = not any(child.dep_ in SUBJECTS and child.i < modal.i for child in verb.children)
    opens = modal.i == 0 or modal.doc[modal.i - 1].is_punct
    return modal.lower_ == "should" and inverted and opens and not _QUESTION.search(text_of(modal.doc))


def _by_modal(modal: Token, verb: Token) -> Demand:
    limit = _next_modal(modal, limit_of(modal))
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child != verb]
    subject = next(iter(subjects), None) or subject_of(verb)
    act = replace(of_clause(verb, modal.i, limit), doer=subject)
    if subject is not None and any(child.lower_ == "no" for child in subject.children):
        act = replace(act, is_negative=True)
    if _denied_before(modal):
        act = replace(act, is_negative=True)
    if verb.i < act.first:
        act = replace(act, first=verb.i)
    acts = split(act, limit)
    asked = () if act.is_passive or subject is None else with_conjuncts(subject)
    return Demand("modal.passive" if act.is_passive else "modal", modal, None, asked, tuple(acts))


def _denied_before(modal: Token) -> bool:
    """ "under no circumstances should they be returned"."""
    return any(token.lower_ in ("no", "never") for token in modal.doc[max(0, modal.i - 3) : modal.i]) and any(
        token.lower_ in ("circumstances", "account", "never", "way")
        for token in modal.doc[max(0, modal.i - 2) : modal.i]
    )


def _next_modal(modal: Token, limit: int) -> int:
    """Where the clause of the next auxiliary begins, which is a demand of its own."""
    doc = modal.doc
    for token in doc[modal.i + 1 : limit]:
        if token.lower_ in MODALS and token.tag_ == "MD":
            joint = next(
                (t.i for t in reversed(doc[modal.i + 1 : token.i]) if t.lower_ in (",", ";", "and")), None
            )
            return joint if joint is not None else limit
    return limit


def _by_semi_modal(verb: Token, below: Token, to: Token) -> Demand:
    limit = limit_of(verb)
    subject = subject_of(verb)
    acts = split(Wanted(below, to.i + 1, limit, verb.i), limit)
    asked = with_conjuncts(subject) if subject is not None else ()
    return Demand("semi", verb, None, asked, tuple(acts))


# -- questions, wishes
# ----------------------------------------------------------------------------------------------


def _questions(doc: Doc) -> Iterator[Demand]:
    """ "Will the Minister press for monitors?", "if he will make it his policy to", "whether he will ask"."""
    text = text_of(doc)
    question = _QUESTION.search(text) is not None
    for token in doc:
        if token.lower_ not in _WILL:
            continue
        policy = _POLICY.search(text, 0, token.idx) is not None
        opens = token.i == 0 or doc[token.i - 1].is_punct or doc[token.i - 1].lower_ in ("and", "but")
        if not policy and not (question and opens):
            continue
        verb = _verb_after(token)
        named = _asked_by(token, verb, policy=policy) if verb is not None else None
        if verb is None or named is None:
            continue
        limit = limit_of(token)
        later = (each.i for each in doc[verb.i + 1 : limit] if each.lower_ in _WILL)
        joint = next(
            (at - 1 for at in later if doc[at - 1].lower_ in ("and", ",", "they", "he", "she")), limit
        )
        acts = split(Wanted(verb, verb.i, min(limit, joint), token.i), min(limit, joint))
        asked = _questioned(token) if policy else None
        asker = _questioner(token) if policy else None
        yield Demand("policy" if policy else "question", token, asker, asked or (named,), tuple(acts))


def _ready_questions(doc: Doc) -> Iterator[Demand]:
    """ "Are you prepared to (a) call the Ambassador, (b) demand proof of life?"."""
    if _QUESTION.search(text_of(doc)) is None:
        return
    for token in doc[: len(doc) - 2]:
        if token.lower_ not in _READY or doc[token.i + 1].lower_ != "to":
            continue
        be = next((each for each in doc[: token.i] if each.lower_ in ("are", "is")), None)
        opens = be is not None and (be.i == 0 or doc[be.i - 1].is_punct or doc[be.i - 1].is_space)
        subject = _asked_by(be, token, policy=False) if be is not None and opens else None
        at = token.i + 2
        while at < len(doc) - 1 and _NUMBERING.match(doc[at].lower_):
            at += 1
        limit = limit_of(token)
        verb = wanted_verb(doc, at, limit) or (doc[at] if doc[at].lower_ in BASES else None)
        if subject is not None and verb is not None:
            acts = split(Wanted(verb, verb.i, limit, token.i), limit)
            yield Demand("question", token, None, (subject,), tuple(acts))


def _questioned(modal: Token) -> tuple[Token, ...]:
    """Whom a written question asks: "To ask the Secretary of State ..., if he will", "asked the Minister ...
    whether she will"."""
    for token in reversed(modal.doc[: modal.i]):
        if token.lemma_.lower() == "ask":
            asked = tuple(child for child in token.children if child.dep_ in ("dobj", "dative"))
            return asked if asked and asked[0].i > token.i else ()
    return ()


def _questioner(modal: Token) -> Token | None:
    """Who asked "whether the Government would impose sanctions": you, where a reply says so."""
    asking = next((token for token in reversed(modal.doc[: modal.i]) if token.lemma_.lower() == "ask"), None)
    subject = subject_of(asking) if asking is not None and asking.pos_ == "VERB" else None
    return subject if subject is not None and subject.lower_ == "you" else None


def _verb_after(modal: Token) -> Token | None:
    """The verb of "will": the tagger often takes "press" for a noun."""
    for token in modal.doc[modal.i + 1 : modal.i + _SUBJECT_LENGTH]:
        named = token.i > modal.i + 1 and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON")
        if token.tag_ == "VB" or named and token.tag_ == "NN" and token.lower_ in BASES:
            return token
    return None


def _asked_by(modal: Token, verb: Token, *, policy: bool) -> Token | None:
    between = modal.doc[modal.i - 1 : modal.i] if policy else modal.doc[modal.i + 1 : verb.i]
    named = [token for token in between if token.pos_ in ("NOUN", "PROPN", "PRON")]
    head = named[0] if named else None
    while head is not None and head.dep_ == "compound" and head.head.i < verb.i:
        head = head.head
    return head


def _wishes(doc: Doc) -> Iterator[Demand]:
    """ "would be grateful if the United Kingdom would organise", "I hope the media will report"."""
    match = _WISH.search(text_of(doc))
    if match is None:
        return
    cue = next(token for token in doc if token.idx + len(token) > match.start())
    limit = limit_of(cue)
    after = next((token.i for token in doc if token.idx >= match.end()), len(doc))
    for token in doc[after:limit]:
        if token.lower_ in ("would", "could", "will", "can", "might", "may") and token.i + 1 < limit:
            verb = wanted_verb(doc, token.i + 1, limit)
            if verb is None and not any(each.is_alpha for each in doc[token.i + 1 : limit]):
                before = doc[token.i - 1]  # "We should be grateful if you would:"
                named = with_conjuncts(before) if before.pos_ in ("PRON", "NOUN", "PROPN") else ()
                yield Demand("open", cue, subject_of(cue if cue.pos_ in _VERBAL else cue.head), named)
                return
            if verb is None:
                continue
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) or subject_of(
                verb
            )
            negative = any(each.lower_ in NOT for each in doc[token.i : verb.i])
            acts = split(Wanted(verb, verb.i, limit, token.i, negative, subject), limit)
            asked = with_conjuncts(subject) if subject is not None and not acts[0].is_passive else ()
            asker = subject_of(cue if cue.pos_ in _VERBAL else cue.head)
            if asker == subject or asker is not None and asker.lower_ in ("it", "there"):
                asker = None
            yield Demand(f"wish.{cue.lemma_.lower()}", cue, asker, asked, tuple(acts))
            return


#: What a letter would be glad of, beside what nouns of doing and giving ask for.
_WISHED_FOR = (
    DOING.keys()
    | GIVING.keys()
    | frozenset(
        "reply response answer observation comment view confirmation assistance update clarification "
        "invitation opportunity address advice statement assurance copy name list detail visit call "
        "cooperation co-operation acknowledgement acknowledgment consideration attention".split()
    )
)
_GLAD = frozenset("grateful obliged thankful glad appreciative indebted".split())
_WELCOMING = frozenset("welcome appreciate value".split())


def _wished_for(doc: Doc) -> Iterator[Demand]:
    """ "We would be grateful for a reply by 12 April and would welcome a meeting": what readers may give."""
    for token in doc:
        verb = token
        if token.lower_ in _GLAD and (token.head.lemma_ == "be" or token.tag_ == "VBN"):
            verb = token if token.tag_ == "VBN" else token.head
            things = (each for prep in token.children if prep.lower_ == "for" for each in prep.children)
        elif token.lemma_.lower() in _WELCOMING and token.tag_ == "VB":
            given = next((each for each in token.children if each.tag_ == "VBG"), token)
            things = (each for each in given.children if each.dep_ == "dobj")
        else:
            continue
        thing = next((each for each in things if each.dep_ in ("pobj", "dobj")), None)
        would = any(child.lower_ in ("would", "should", "'d", "’d") for child in verb.children)
        if thing is None or not would or thing.lemma_.lower() not in _WISHED_FOR:
            continue
        subject = subject_of(verb)
        if subject is None or subject.lower_ not in ("we", "i") and subject.pos_ != "PROPN":
            continue
        yield Demand(f"wish.{token.lemma_.lower()}", token, subject, (), (of_noun(thing, limit_of(token)),))


def _bare_clauses(doc: Doc) -> Iterator[Demand]:
    """ "From Haiti, that it open the offices", "First, that you would enquire": a clause that only a question
    or a sentence before governs."""
    for verb in doc:
        if verb.dep_ != "ROOT" or verb.pos_ not in _VERBAL:
            continue
        mark = next((child for child in verb.children if child.lower_ == "that" and child.i < verb.i), None)
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child != mark), None)
        if mark is None or subject is None or mark.i > subject.i or mark.i > 12:
            continue
        would = any(child.lower_ in ("would", "should") for child in verb.children)
        if would or is_subjunctive(verb, subject, sure=False):
            limit = limit_of(verb)
            acts = split(of_clause(verb, mark.i, limit), limit, that=True)
            yield Demand("clause", mark, None, (), tuple(acts))
