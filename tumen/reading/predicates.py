"""Which words of a sentence govern a figure, from the nearest outwards: the tree walk that acts, realis and
time share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tumen.reading.parsing import text_of
from tumen.reading.speech import VERBS
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
    yield from _of_number(head)
    yield from _of_the_numbered(head)
    if _is_whole(head):
        return  # "fourteen of the 27 had been released" tells nothing of the 27
    token, distance = _standing_for(head), 1
    seen = {head.i, token.i}
    while token.dep_ != "ROOT" and distance < 12:
        parent = token.head
        if parent.i in seen:
            break
        seen.add(parent.i)
        yield from _above(token, parent, distance)
        token, distance = parent, distance + 1


def _standing_for(head: Token) -> Token:
    """The word that stands in the clause for the phrase of ``head``: "dozens" for the women in "dozens of
    women who were held have been returned"."""
    above = head.head.head
    return above if measured_by(above) == head else head


def measured_by(noun: Token) -> Token | None:
    """Whom a noun that only measures is of: the women in "dozens of women", "a group of 12 women"."""
    if noun.lower_ not in _MEASURES:
        return None
    of = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    return next((child for prep in of for child in prep.rights if child.dep_ == "pobj"), None)


#: Nouns that are numbers, or say that what follows "of" is one.
_MEASURES = frozenset(
    "dozens scores hundreds thousands tens number numbers group groups batch batches handful majority "
    "total".split()
)


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


#: Nouns that say that what is told of them is a number.
_NUMBERS = frozenset("number figure toll total count tally estimate".split())


def _of_number(head: Token) -> Iterator[Governor]:
    """ "The number of those pushed back was 31", "put the toll of the drowned at 90": what was counted."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if verb.pos_ not in _VERBAL:
        return
    for number in verb.children:
        if number.lemma_.lower() not in _NUMBERS or number == head:
            continue
        for prep in number.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "for"):
                for noun in prep.children:
                    yield Governor(noun, "of", 1)
                    for child in noun.children:
                        if child.dep_ in ("acl", "relcl") and child.pos_ in _VERBAL:
                            yield from _with_complements(child, "subject", 1)


def _of_the_numbered(head: Token) -> Iterator[Governor]:
    """ "Those detained, said to number some 2,000": what is told of those who are numbered."""
    verb = head.head
    if head.dep_ != "dobj" or verb.lemma_.lower() not in ("number", "total"):
        return
    over = verb
    while over.dep_ == "xcomp" and over.head.pos_ in _VERBAL:
        over = over.head
    people = [child for above in (verb, over) for child in above.children if child.dep_ in _SUBJECTS]
    people += [over.head] if over.dep_ in ("acl", "relcl") else []
    told = [child for noun in people for child in noun.children if child.dep_ in ("acl", "relcl")]
    if over.i > 1 and over.tag_ in ("VBN", "VBD") and over.nbor(-1).text == ",":
        told.append(over.nbor(-2))  # where the tree hangs "said" elsewhere
    for child in told:
        if child.pos_ in _VERBAL and child.i not in (verb.i, over.i):
            yield from _with_complements(child, "subject", 1)


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
    if role == "subject":
        yield from _told_by_subject(verb, distance)
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


def _told_by_subject(verb: Token, distance: int) -> Iterator[Governor]:
    """What people say of themselves, or have done to them: "71 said that they had been beaten", "three had
    their babies taken"."""
    if verb.lemma_.lower() not in VERBS and verb.lemma_.lower() != "have":
        return
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.i < verb.i or clause.pos_ not in _VERBAL:
            continue
        subject = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
        had = verb.lemma_.lower() == "have" and clause.tag_ in ("VBN", "VBD")
        if subject is not None and subject.lower_ in ("they", "he", "she", "we", "i"):
            yield from _with_complements(clause, "told", distance + 1)
        elif had or any(child.lower_ in ("them", "him", "her", "us") for child in clause.subtree):
            yield Governor(clause, "told", distance + 1)


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
    return role in ("subject", "told") or (
        role == "object" and not any(child.dep_ == "dobj" for child in conjunct.children)
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb tells what is done to its subject or to the noun it modifies."""
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ROOT", "ccomp") and _is_headline_passive(verb):
        return True
    kinds = {child.dep_ for child in verb.children}
    if (is_told_with_passive(verb) or _is_small_clause(verb)) and not kinds & {"dobj"}:
        return True
    if verb.tag_ != "VBN":
        return False
    if kinds & {"auxpass", "agent"} or verb.dep_ in ("acl", "oprd", "amod"):
        return True
    carried = verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.tag_ == "VBN"
    return carried and not kinds & {"nsubj", "dobj", "aux"}


def is_told_with_passive(verb: Token) -> bool:
    """Whether a verb shares the subject of a passive before it: "were caught and sent back". The tagger takes
    such a participle for a past tense as often as not."""
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD")
    listed = verb.dep_ in ("advcl", "dep") and verb.tag_ == "VBN"  # "was seized, held for two days and ..."
    if not (joined or listed) or verb.head.i > verb.i:
        return False
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for child in verb.children)
    return not own and verb.head.pos_ in _VERBAL and is_passive(verb.head)


#: Verbs that find people in the state that a participle after them tells: "has identified 37 returned by
#: force".
_FINDING = frozenset(
    "see find hear count identify document record know note register list report want keep leave have get "
    "order wish watch confirm verify trace follow name".split()
)


def _is_small_clause(verb: Token) -> bool:
    """Whether a participle tells what was done to the object of a verb of finding, which the parse takes for
    its subject."""
    if verb.dep_ not in ("ccomp", "xcomp", "advcl") or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.head.lemma_.lower() not in _FINDING or verb.head.i > verb.i:
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children) and not any(
        child.dep_ in ("mark", "aux", "auxpass", "dobj") or child.lower_ in ("they", "he", "she", "we", "i")
        for child in verb.children
    )


def _is_headline_passive(verb: Token) -> bool:
    """ "600 sent back from China": headlines drop the auxiliary, and end without a full stop."""
    bare = not any(child.dep_ in ("dobj", "aux", "auxpass") for child in verb.children)
    if bare and verb.i == 0:
        return True  # a note without its subject: "Released in a 2017 amnesty."
    return bare and text_of(verb.doc).rstrip()[-1:] not in '.!?”"'


def clause_text_after(verb: Token) -> str:
    """The words that follow a verb in its sentence, up to a semicolon or eighty characters on."""
    begin = verb.idx + len(verb)
    rest = text_of(verb.doc)[begin : begin + 110]
    return rest.split(";")[0].lstrip(" ,'’\"”")
