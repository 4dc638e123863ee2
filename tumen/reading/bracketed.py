"""Sources that stand in brackets behind what they tell: "41 (Ministry of Unification)", "10,000 (Chinese
academics)"."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tumen.reading.cast.names import is_body_name
from tumen.reading.cast.nouns import kind_of_noun
from tumen.vocabulary.parties import PartyKind

#: Words between the brackets at most.
_LONGEST = 10
#: Sorts of people who tell numbers; others in brackets are who is counted: "40 people (11 women ...)".
_TELLERS = frozenset(
    "academic activist analyst campaigner diplomat economist expert historian lawyer monitor observer "
    "official relative researcher scholar source survivor witness".split()
)
#: What a place or a name stands before, a time does not: "in May (Ministry of Unification)".
_MONTHS = frozenset(month_name)
_OPENS, _CLOSES = frozenset("(["), frozenset(")]")


def sources_in_brackets(doc: Doc) -> Iterator[Token]:
    """The heads of phrases in brackets that name a body or people who tell, each behind a small word, a
    number or the end of what is told: not the short form of a name that stands before it."""
    for token in doc:
        if token.text not in _OPENS or not token.i:
            continue
        inside = _inside(token)
        head = _source(inside) if inside and not _is_short_form(token, inside) else None
        if head is not None:
            yield head


def _inside(opening: Token) -> list[Token]:
    """The words between the brackets, without "source:" before them and a year behind; none where verbs or
    numbers stand there."""
    found: list[Token] = []
    for token in opening.doc[opening.i + 1 : opening.i + 2 + _LONGEST]:
        if token.text in _CLOSES:
            break
        found.append(token)
    else:
        return []
    if len(found) > 2 and found[0].lower_ in ("source", "sources") and found[1].text == ":":
        found = found[2:]
    while found and (found[-1].is_punct or found[-1].shape_ == "dddd"):
        found.pop()
    if any(token.pos_ in ("VERB", "AUX", "NUM") or token.like_num for token in found):
        return []
    return found


def _is_short_form(opening: Token, inside: list[Token]) -> bool:
    """ "The Korea Institute (KIN)", "Ruth Abernethy (Lab)", "Tumen (Jilin province)"."""
    before = opening.nbor(-1)
    named = before.text[:1].isupper() and not before.like_num and before.text not in _MONTHS
    return named or len(inside) == 1 and inside[0].text.isupper()


def _source(inside: list[Token]) -> Token | None:
    words = [token for token in inside if token.lower_ not in ("the", "a", "an")]
    if not words:
        return None
    name = "".join(token.text_with_ws for token in words).strip()
    if is_body_name(name):
        return _top(words)
    head = _top(words)
    lemma = head.lemma_.lower()
    tells = kind_of_noun(lemma) is PartyKind.BODY or lemma in _TELLERS and head.tag_ == "NNS"
    return head if head.pos_ == "NOUN" and tells else None


def _top(words: list[Token]) -> Token:
    """The word that the others hang on."""
    among = set(words)
    return next((token for token in words if token.head not in among or token.head is token), words[-1])
