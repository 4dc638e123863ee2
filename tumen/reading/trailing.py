"""Who tells beside what is told, by the order of the words: "..., said Han Seok-ju", "..., the network said",
where the tree gives a word of telling no subject, or one that stands in what is told."""

from __future__ import annotations

from calendar import day_name

from spacy.tokens import Doc, Token

from tumen.reading.cast.nouns import kind_of_noun

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What parts a teller from what is told.
_BREAKS = frozenset({",", "—", "–", "--", "”", '"', "’", "''", ";", ")"})
#: Words that a teller's phrase does not begin with.
_OPENS_ELSE = frozenset(
    "and but or nor who whom whose which that where when while as because if since although though so then "
    "than including among not".split()
)
#: Verbs whose object is who is told: the name right after them is no teller.
_TOLD_TO = frozenset("tell inform notify assure brief remind".split())
#: When it was said, and not who said it.
_DAYS = frozenset({"today", "yesterday", "tonight", "afterwards", *(day.lower() for day in day_name)})
#: Pronouns that are nobody's subject: "a group that helps them said".
_OBJECTS = frozenset({"them", "him", "us", "me"})
#: Tokens of a teller's phrase at most: "a former guard who asked not to be named said".
_LONGEST = 16
#: Tokens of what is told before it, at least.
_TOLD_BEFORE = 3


def inverted(verb: Token) -> Token | None:
    """ "said Han Seok-ju": the noun right after a verb of saying that found no subject."""
    if verb.tag_ not in _FINITE:
        return None
    doc = verb.doc
    if verb.i and doc[verb.i - 1].pos_ == "PROPN":
        return _left_of(verb)
    if verb.lemma_.lower() in _TOLD_TO:
        return (
            doc[verb.i - 2]
            if verb.i > 1 and doc[verb.i - 1].text == "," and _names(doc[verb.i - 2])
            else None
        )
    for token in doc[verb.i + 1 : verb.i + 5]:
        if token.lower_ in _DAYS:
            break  # "..., said today"
        if token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.dep_ not in ("dobj", "pobj")):
            return top_of(token)
        if token.pos_ == "NOUN" and token.head == verb and verb.i and doc[verb.i - 1].text in _BREAKS:
            return token if kind_of_noun(token.lemma_.lower()) is not None else None  # "..., say activists"
        if token.pos_ in ("VERB", "PUNCT", "ADP", "SCONJ"):
            break
    return None


def set_apart(verb: Token) -> Token | None:
    """ "..., a group that helps them said on Tuesday": the head of the phrase between a comma and the verb.

    None where the tree already has it for the verb's subject, or where the words there are no phrase of their
    own. The verb must end what it says: a clause after it has its own teller before it.
    """
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return None
    if verb.tag_ not in _FINITE and not is_taken_for_a_description(verb):
        return None
    doc, last = verb.doc, verb.i - 1
    while last > 0 and doc[last].pos_ == "ADV":
        last -= 1
    if doc[last].text == ",":
        return _described(doc, last)
    start = last
    while start > max(0, last - _LONGEST) and doc[start].text not in _BREAKS:
        start -= 1
    if start == last or start < _TOLD_BEFORE or doc[start].text not in _BREAKS:
        return None
    first = doc[start + 1]
    if first.lower_ in _OPENS_ELSE or first.pos_ in ("ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "ADV"):
        return None
    if first.pos_ == "VERB" and kind_of_noun(first.lower_) is None:
        return None  # "..., advocate Ro of the Forum told": a trade that the tree takes for a verb
    head = next((each for each in doc[start + 1 : verb.i] if each.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None or head.pos_ == "PRON":
        return None
    while head.dep_ in ("compound", "poss", "amod", "nmod", "nummod") and head.i < head.head.i < verb.i:
        head = head.head
    between = doc[head.i + 1 : verb.i]
    if verb.tag_ not in _FINITE and head.pos_ != "PROPN" and kind_of_noun(head.lemma_.lower()) is None:
        return None
    if any(each.pos_ in ("VERB", "AUX") and not _in_relative(each, head) for each in between):
        return None
    subjects = (child for child in verb.children if child.dep_ in _SUBJECTS)
    subject = next((each for each in subjects if each.lower_ not in _OBJECTS), None)
    described = verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and verb.head.head == head
    if subject is not None and (subject.i >= start or head.dep_ == "conj") and not described:
        return None  # "a group that helps escapees said": the tree lets the escapees say it
    return head


def is_taken_for_a_description(verb: Token) -> bool:
    """Whether the tree makes "alleged" describe who alleges it: "..., residents alleged on Monday"."""
    described = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.i == verb.i - 1
    if not described or verb.head.dep_ not in ("appos", "conj", "npadvmod"):
        return False
    end = len(verb.doc) - 1
    while end > verb.i and verb.doc[end].is_punct:
        end -= 1
    rest = verb.doc[verb.i + 1 : end + 1]
    return (
        all(token.pos_ in ("ADP", "PROPN", "NUM", "NOUN", "DET", "ADJ", "ADV") for token in rest)
        and len(rest) < 6
    )


def _described(doc: Doc, last: int) -> Token | None:
    """ "..., Haebaram, a body that helps the detained, said": the name before the description that ends at
    the comma ``last``."""
    commas = [token.i for token in doc[max(0, last - 2 * _LONGEST) : last] if token.text in _BREAKS]
    if len(commas) < 2 or commas[-2] < _TOLD_BEFORE:
        return None
    name, about = doc[commas[-2] + 1 : commas[-1]], doc[commas[-1] + 1 : last]
    if not len(name) or not len(about) or any(token.pos_ != "PROPN" for token in name):
        return None
    return name[-1] if about[0].lower_ in _DESCRIBES else None


#: What a description of somebody just named opens with.
_DESCRIBES = frozenset("a an the who which whose one its".split())


def _in_relative(verb: Token, head: Token) -> bool:
    """Whether a verb stands in a clause that describes ``head``: "a group that helps them"."""
    for _ in range(4):
        if verb.dep_ in ("relcl", "acl"):
            return True
        if verb.dep_ not in ("xcomp", "ccomp", "aux", "auxpass", "conj", "advcl"):
            return False
        verb = verb.head
    return False


def _names(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.dep_ in ("npadvmod", "appos") and token.text[:1].isupper()


def _left_of(verb: Token) -> Token:
    """The name right before a verb that the tree hangs elsewhere."""
    name = verb.nbor(-1)
    while name.dep_ in ("pobj", "prep", "compound", "flat") and name.head.i < verb.i:
        if name.dep_ == "pobj" and name.head.lower_ not in ("of", "for"):
            break
        name = name.head
    return name


def top_of(noun: Token) -> Token:
    """The noun that a modifier belongs to: "Ro" of "Ro Eun-sil" is "Eun-sil"."""
    while noun.dep_ in ("compound", "poss", "amod", "det", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    return noun


#: How somebody feels about what they tell: "is concerned about eleven people", "is certain that 40 died".
_MINDED = frozenset("concerned alarmed worried afraid certain sure convinced aware fearful".split())


def minded_about(word: Token) -> Token | None:
    """Who is told to be "concerned about eleven people"; None of other adjectives, and of such alone."""
    if word.lower_ not in _MINDED or word.dep_ not in ("acomp", "oprd"):
        return None
    tells = any(
        child.dep_ == "ccomp" or child.dep_ == "prep" and child.lower_ in ("about", "by", "for", "of")
        for child in word.children
    )
    subjects = (child for child in word.head.children if child.dep_ in _SUBJECTS)
    return next(subjects, None) if tells else None
