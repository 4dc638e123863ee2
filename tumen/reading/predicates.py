"""Which words of a sentence govern a figure, from the nearest outwards: the tree walk that acts, realis and
time share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tumen.vocabulary.people import Counted, counted

#: Verbs that pass their subject on to the verb below them: "are believed to have been sent", "tried to
#: cross".
RAISING = frozenset(
    "believe think say know report understand fear expect presume assume suppose estimate allege consider "
    "feel seem appear continue begin start "
    "try attempt manage force make allow help let happen tend need have use go come plan intend prepare "
    "threaten order ask want compel agree "
    "remain find see hear feel get keep leave wait hope refuse fail risk face schedule set confirm rumour "
    "rumor claim leave watch cause enable "
    "promise pledge vow choose decide be do deny".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb or noun above or beside a figure. ``role`` is the figure's place in it: subject, object, of,
    inside, beside."""

    token: Token
    role: str
    distance: int


def governors(head: Token) -> Iterator[Governor]:
    """Verbs and nouns that govern the phrase of ``head``, nearest first."""
    yield from _modifying(head)
    if _is_whole(head):
        return  # "fourteen of the 27 had been released" tells nothing of the 27
    seen = {head.i}
    token, distance = head, 1
    while token.dep_ != "ROOT" and distance < 12:
        parent = token.head
        if parent.i in seen:
            break
        seen.add(parent.i)
        yield from _above(token, parent, distance)
        token, distance = parent, distance + 1


def _is_whole(head: Token) -> bool:
    """Whether the phrase is what something is a part of: the 27 in "fourteen of the 27"."""
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    part = head.head.head
    definite = any(
        child.dep_ in ("det", "poss") or child.pos_ == "NUM" for child in head.children
    ) or head.pos_ in ("NUM", "PRON")
    return definite and (part.pos_ == "NUM" or part.lower_ in _PARTS)


#: Words that take a part of what follows "of".
_PARTS = frozenset("none one most some many all half both each neither dozens hundreds thousands".split())


def _modifying(head: Token) -> Iterator[Governor]:
    """Relative clauses and participles of the phrase itself: "escapees who were held", "refugees returned by
    China"."""
    for child in head.children:
        if child.dep_ in ("relcl", "acl") and child.pos_ in _VERBAL:
            yield from _with_complements(
                child,
                "subject" if child.tag_ in ("VBN", "VBG") or _has_subject_relative(child) else "object",
                0,
            )
        elif child.dep_ == "prep":
            for noun in child.children:
                if (
                    noun.dep_ == "pobj"
                    and child.lower_ == "of"
                    and counted(head.lemma_) in (Counted.CASES, Counted.LIGHT)
                ):
                    yield Governor(noun, "case", 0)
                elif noun.dep_ == "pobj" and child.lower_ != "of":
                    yield Governor(noun, "beside", 0)


def _has_subject_relative(verb: Token) -> bool:
    return any(
        child.dep_ in _SUBJECTS and child.lower_ in ("who", "that", "which") for child in verb.children
    )


def _above(token: Token, parent: Token, distance: int) -> Iterator[Governor]:
    if parent.pos_ in _VERBAL or parent.tag_.startswith("VB"):
        role = (
            "subject"
            if token.dep_ in _SUBJECTS
            else "object"
            if token.dep_ in ("dobj", "attr", "dative", "oprd")
            else "beside"
        )
        if token.dep_ in ("ccomp", "advcl", "parataxis", "csubj"):
            role = "inside"
        elif token.dep_ == "conj":
            role = "beside"
        elif token.dep_ in ("xcomp", "relcl", "acl"):
            role = "inside"
        yield from _with_complements(parent, role, distance, below=token)
    elif parent.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        if token.dep_ == "conj":
            for child in parent.children:
                if child.dep_ in ("relcl", "acl") and child.i > token.i:
                    yield from _with_complements(child, "subject", distance)
        else:
            yield Governor(parent, "of", distance)


def _with_complements(
    verb: Token, role: str, distance: int, below: Token | None = None
) -> Iterator[Governor]:
    """A verb, and the verbs that it hands its subject or object on to."""
    yield Governor(verb, role, distance)
    if role == "inside":
        return
    passed_on = [
        child
        for child in verb.children
        if child != below
        and child.i > verb.i
        and (
            child.dep_ in ("xcomp", "oprd", "acomp", "attr")
            or (child.dep_ == "ccomp" and verb.lemma_ in RAISING)
        )
    ]
    for child in passed_on:
        if verb.lemma_.lower() in RAISING and (child.pos_ in _VERBAL or child.tag_.startswith("VB")):
            yield from _with_complements(child, role, distance)
        elif child.pos_ in ("ADJ", "NOUN"):
            yield Governor(child, role, distance)
    if verb.lemma_ == "be":
        yield from _among(verb, role, distance)
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in _VERBAL and child != below and _shares(verb, child, role):
            yield from _with_complements(child, role, distance + 1)


def _among(verb: Token, role: str, distance: int) -> Iterator[Governor]:
    """ "No Britons were among those held": the participle that tells what was done to those."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "among":
            for those in prep.children:
                yield from (
                    Governor(child, role, distance)
                    for child in those.children
                    if child.dep_ in ("acl", "relcl")
                )


def _shares(verb: Token, conjunct: Token, role: str) -> bool:
    """Whether a coordinated verb speaks of the same figure: "40 were arrested and sent back"; not "arrested
    40 and freed 3"."""
    if any(child.dep_ in _SUBJECTS for child in conjunct.children):
        return False
    return role == "subject" or (
        role == "object" and not any(child.dep_ == "dobj" for child in conjunct.children)
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb tells what is done to its subject or to the noun it modifies."""
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ROOT", "ccomp") and _is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    kinds = {child.dep_ for child in verb.children}
    if kinds & {"auxpass", "agent"} or verb.dep_ in ("acl", "oprd", "amod"):
        return True
    carried = verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.tag_ == "VBN"
    return carried and not kinds & {"nsubj", "dobj", "aux"}


def _is_headline_passive(verb: Token) -> bool:
    """ "600 sent back from China": headlines drop the auxiliary, and end without a full stop."""
    bare = not any(child.dep_ in ("dobj", "aux", "auxpass") for child in verb.children)
    return bare and verb.doc.text.rstrip()[-1:] not in '.!?”"'


def clause_text_after(verb: Token) -> str:
    """The words that follow a verb in its sentence, up to a semicolon or eighty characters on."""
    begin = verb.idx + len(verb)
    rest = verb.doc.text[begin : begin + 110]
    return rest.split(";")[0].lstrip(" ,'’\"”")
