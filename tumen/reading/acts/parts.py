"""Who suffers an act and who does it, by the tree around the word that tells it.

Subjects are found through relative clauses ("the women who were sold"), participles ("refugees returned by
China"), coordination ("was caught and sent back") and verbs that hand their subject on ("was forced to
watch", "is believed to have died").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tumen.reading.predicates import is_passive, is_told_with_passive
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import canonical

#: Acts whose subject suffers or does them by himself: nobody else need be told.
ALONE = frozenset(
    ("crossing", "arrival", "death", "displacement", "protest", "enforced disappearance", "other:escape")
) | frozenset(("other:return", "other:injury"))
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset("who whom that which whose".split())
#: Parts of a body and what people carry: what is done to them is done to their owner.
OWN = frozenset(
    "arm arms leg legs hand hands wrist wrists finger fingers tooth teeth rib ribs nose jaw face head "
    "heads eye eyes "
    "back foot feet hip skull body bodies hair clothes phone phones telephone passport passports papers "
    "money shop "
    "shops stall stalls house houses home homes name names shoes belts belongings child children baby babies "
    "fingernails soles stomach ear ears hearing sight thumbs grave".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The heads of the phrases that stand for who suffers and who does; empty where nobody is told."""

    victims: tuple[Token, ...] = ()
    perpetrators: tuple[Token, ...] = ()
    how: str = "none"  #: how the victim was found: passive, object, subject, own, dative, at, none


def parts_of(verb: Token, code: str) -> Parts:
    """Who suffers the act of ``code`` that ``verb`` tells, and who does it."""
    found = _parts_of(verb, code)
    victims = tuple(_through(head) for head in found.victims)
    return Parts(victims, tuple(_through(head) for head in found.perpetrators), found.how)


def are_of_one_kind(code: str, other: str) -> bool:
    """Whether two acts have the same parts, whatever word tells them."""
    gone = "enforced disappearance"
    return (code in ALONE, code == gone) == (other in ALONE, other == gone)


def _parts_of(verb: Token, code: str) -> Parts:
    if verb.pos_ not in ("VERB", "AUX") and not verb.tag_.startswith("VB"):
        return _of_noun(verb)
    subject = subject_of(verb)
    if code == "enforced disappearance" and (lost := _heard_of(verb)) is not None:
        return Parts(_joined(lost), (), "of")
    if is_undergone(verb):
        agent = _agent(verb)
        owner = _owner(subject) if subject is not None else None
        if owner is not None:
            return Parts(_joined(owner), _joined(agent), "own")
        return Parts(_joined(subject), _joined(agent), "passive" if subject is not None else "none")
    if verb.lemma_.lower() in _SUFFERING and code not in _LOSSES and subject is not None:
        return Parts(_joined(subject), (), "subject")
    found, how = _acted_on(verb)
    if found is not None and found.lower_.endswith(("self", "selves")):
        found = None  # "hanged herself"
    if found is not None and (code not in ALONE or _is_led(verb, how)):
        return Parts(_joined(found), _joined(subject), how)
    return Parts(_joined(subject), (), "subject" if subject is not None else "none")


#: Verbs whose subject suffers what they tell: "lost the sight of his eye", "lost the child".
_SUFFERING = frozenset("lose suffer undergo endure sustain miscarry".split())
#: Acts by which somebody else is lost: "lost two sons".
_LOSSES = frozenset(("death", "killing", "enforced disappearance", "displacement"))


#: Verbs by which nothing more is known of somebody.
_KNOWING = frozenset("hear have receive get be come know see learn exist find reach".split())


def _heard_of(verb: Token) -> Token | None:
    """Of whom nothing is heard: "nobody has heard from them", "has had no word of him", "there has been no
    sign of her"."""
    if verb.lemma_.lower() not in _KNOWING:
        return None
    heads = [
        verb,
        *(child for child in verb.children if child.dep_ in ("dobj", "attr", "nsubj", "nsubjpass")),
    ]
    for prep in (child for head in heads for child in head.children):
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "about"):
            for noun in prep.children:
                if noun.dep_ == "pobj" and is_personal(noun):
                    return noun
    return None


#: Verbs that bring somebody else over a border, out of a place, or to death.
_LEADING = frozenset(
    "take bring lead guide carry smuggle help get send drive push pull drag find kill lose bury mourn "
    "hang burn "
    "make force displace evict evacuate banish uproot relocate shelter resettle admit accept receive "
    "drown".split()
)


def _is_led(verb: Token, how: str) -> bool:
    return how in ("object", "own") and verb.lemma_.lower() in _LEADING


def is_undergone(verb: Token) -> bool:
    """Whether the verb tells what was done to its subject, itself or through the verb over it: "was forced to
    watch", "had been made to kneel"."""
    if is_passive(verb) or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return is_told_with_passive(verb) and _object(verb) is None


def subject_of(verb: Token) -> Token | None:
    """The head of the phrase that is the verb's subject, wherever the tree keeps it."""
    current = verb
    for _ in range(8):
        own = next((child for child in current.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return _antecedent(own)
        if current.dep_ in ("acl", "amod") and current.tag_ in ("VBN", "VBG"):
            return current.head
        if current.dep_ == "relcl":
            return current.head
        if current.dep_ in (
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "pcomp",
            "auxpass",
            "aux",
            "acomp",
            "prep",
            "oprd",
        ):
            controller = _controller(current)
            if controller is not None:
                return controller
            current = current.head
            continue
        return None
    return None


def _controller(verb: Token) -> Token | None:
    """Whose act an infinitive is, where the verb over it acts on somebody: "forced her to work"."""
    if verb.dep_ not in ("xcomp", "ccomp") or is_passive(verb.head):
        return None
    found = next((child for child in verb.head.children if child.dep_ in ("dobj", "dative")), None)
    return _antecedent(found) if found is not None else None


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; the token itself otherwise."""
    if token.lower_ not in _RELATIVE or token.pos_ == "SCONJ":
        return token
    current = token
    for _ in range(6):
        if current.dep_ == "relcl":
            return current.head
        if current.dep_ == "ROOT":
            return token
        current = current.head
    return token


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _acted_on(verb: Token) -> tuple[Token | None, str]:
    """The person that an active verb acts on, and how it is told."""
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ in ("PRON", "NOUN", "PROPN"):
            return child, "dative"
    found = _object(verb)
    if found is None and verb.dep_ == "conj" and not _has_own_subject(verb):
        found = _object(verb.head) if verb.head.i < verb.i and verb.tag_ == verb.head.tag_ else None
        if found is not None and not is_personal(found):
            found = None
    if found is None and verb.dep_ == "relcl":
        who = next((child for child in verb.children if child.lower_ in ("whom", "that")), None)
        if who is not None or not any(child.lower_ in _RELATIVE for child in verb.children):
            return (verb.head, "object") if _has_own_subject(verb) else (None, "")
    if found is not None:
        owner = _owner(found)
        if owner is not None:
            return owner, "own"
        if is_personal(found):
            return _antecedent(found), "object"
    clause = next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp")), None)
    if clause is not None and verb.lemma_.lower() in ("make", "force", "order", "let", "see"):
        below = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
        if below is not None:
            return _antecedent(below), "object"
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("at", "on", "for", "from", "of"):
            for noun in prep.children:
                if noun.dep_ == "pobj" and is_personal(noun):
                    return noun, "at"
    return None, ""


def _owner(thing: Token) -> Token | None:
    """Whose body or belongings are acted on: "broke three of his fingers", "searched our bodies"."""
    for token in (
        thing,
        *(child for prep in thing.children if prep.dep_ == "prep" for child in prep.children),
    ):
        if token.lemma_.lower() in OWN or token.lower_ in OWN:
            for child in token.children:
                if child.dep_ == "poss":
                    return child
    return None


def is_personal(token: Token) -> bool:
    """Whether a token stands for people: a pronoun, a name, a noun for people."""
    lower = token.lower_
    if token.pos_ == "PRON" or lower in ("those", "others", "many", "most", "some", "all"):
        return lower not in (
            "it",
            "itself",
            "this",
            "that",
            "what",
            "which",
            "something",
            "nothing",
            "everything",
        )
    if token.pos_ == "PROPN":
        return not _is_place(token)
    if token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).text[:1].isupper():
        return True  # the second half of "Ok-sun"
    return token.pos_ == "NUM" or counted(token.lemma_) in (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES)


def _is_place(token: Token) -> bool:
    if token.lower_ in ("river", "province", "city", "county", "bridge", "sea", "street", "camp", "prison"):
        return True
    compounds = [child for child in token.lefts if child.dep_ in ("compound", "amod")]
    whole = token.doc[min((child.i for child in compounds), default=token.i) : token.i + 1].text
    return canonical(token.text) is not None or canonical(whole) is not None


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or child.dep_ == "prep" and child.lower_ == "by":
            for noun in child.children:
                named = noun.pos_ == "PROPN" and (child.dep_ == "agent" or canonical(noun.text) is not None)
                if noun.dep_ == "pobj" and (named or is_personal(noun) or noun.pos_ == "NOUN"):
                    return noun
    return None


def _of_noun(noun: Token) -> Parts:
    """ "The expulsion of Eritrean asylum seekers from Egypt", "beatings of prisoners by guards"."""
    victim = doer = None
    for child in noun.children:
        if child.dep_ == "poss":
            victim = child
        for pobj in child.children if child.dep_ == "prep" else ():
            if pobj.dep_ == "pobj" and child.lower_ == "of":
                victim = pobj
            elif pobj.dep_ == "pobj" and child.lower_ == "by":
                doer = pobj
    return Parts(_joined(victim), _joined(doer), "of" if victim is not None else "none")


#: Nouns and pronouns that only measure or single out those named after "of": "a number of men", "the fate
#: of".
_THROUGH = frozenset(
    "number group majority handful fate rest half most some many all one none few lot whereabouts case "
    "part each "
    "both dozens hundreds thousands several other any".split()
)


def _through(head: Token) -> Token:
    """Whom a phrase is of, where its head only measures them: "half of the mothers", "the fate of Mr Ro"."""
    if head.lower_ not in _THROUGH and head.lemma_.lower() not in _THROUGH:
        return head
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            for noun in prep.children:
                if noun.dep_ == "pobj" and (is_personal(noun) or noun.lower_ in ("them", "us", "those")):
                    return noun
    return head


def _joined(head: Token | None) -> tuple[Token, ...]:
    """A head and what is joined to it by "and"."""
    return () if head is None else (head, *_conjuncts(head))


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            yield child
            yield from _conjuncts(child)
