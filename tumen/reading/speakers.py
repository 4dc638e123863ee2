"""Who says so: the chain of sources behind a figure, from the sentence's own tree, the quotation around it,
and the document's voice."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.names import Names
from tumen.reading.predicates import is_passive
from tumen.reading.speech import DOUBTFUL, FIRM, PLAIN, SPEAKING_NOUNS, VERBS, stance_of
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Verbs that make their subject the source of a number given as their object: "recorded 41 cases", "put the
#: toll at 60".
_GIVES_NUMBER = frozenset(
    "record document count list report estimate register tally verify name log put identify confirm cite "
    "quote give claim allege announce know "
    "acknowledge trace collect compile receive".split()
)
_RESOLVABLE = frozenset({"he", "she", "they", "it", "i", "we", "who"})
#: Subjects that say nothing: a verb of saying under them is no attribution.
_NO_SPEAKERS = frozenset(
    {
        "there",
        "this",
        "that",
        "which",
        "what",
        "nobody",
        "nothing",
        "you",
        "one",
        "someone",
        "anybody",
        "anyone",
        "everyone",
        "somebody",
        "another",
        "others",
        "none",
        "some",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One teller of a statement: its words (an offset span of the sentence), the verb's lemma, and how firm
    that is."""

    words: str
    evidence: Span
    stance: Stance
    rule: str
    pronoun: str = ""
    inside: bool = (
        True  #: whether the tree puts the figure below the verb; a cue elsewhere in the sentence is weaker
    )


def attributions_over(token: Token) -> list[Attribution]:
    """The tellers that the sentence's tree puts above ``token``, outermost first."""
    found: list[Attribution] = []
    current, hops = token, 0
    according = _according_to(token.doc, token)
    while hops < 14:
        attribution = _telling_child(current) or (
            _telling(current.head, current) or _reported_by_noun(current) if current.dep_ != "ROOT" else None
        )
        if attribution and all(other.evidence != attribution.evidence for other in found):
            found.append(attribution)
        if current.dep_ == "ROOT":
            break
        current, hops = current.head, hops + 1
    found.reverse()
    if according and not found:
        found.append(according)
    return found


def _reported_by_noun(below: Token) -> Attribution | None:
    """ "reports that 60 face removal", "the claim that 600 were returned": a noun of saying over a clause."""
    noun = below.head
    if below.dep_ in ("acl", "ccomp", "relcl") and noun.lemma_.lower() in (
        "report",
        "claim",
        "allegation",
        "rumour",
        "rumor",
        "testimony",
        "account",
    ):
        if below.dep_ == "relcl" and not any(child.dep_ == "mark" for child in below.children):
            return None
        return _named(noun, noun, "speaker.noun")
    return None


def _telling(verb: Token, below: Token) -> Attribution | None:
    """``verb`` as a verb of saying over ``below``."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or (lemma not in VERBS and lemma not in _GIVES_NUMBER):
        return None
    said = below.dep_ in ("ccomp", "parataxis", "dep", "intj", "xcomp") or (
        below.dep_ == "advcl" and lemma in PLAIN
    )
    given = (
        below.dep_ in ("dobj", "attr", "prep", "pobj", "oprd")
        and lemma in _GIVES_NUMBER
        and not is_passive(verb)
    )
    return _by_subject(verb, below) if said or given else None


def _by_subject(verb: Token, below: Token | None) -> Attribution | None:
    lemma = verb.lemma_.lower()
    if is_passive(verb) or any(child.dep_ == "auxpass" for child in verb.children):
        return _by_agent(verb)
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child != below and child.lower_ not in _NO_SPEAKERS:
            return _named(child, verb, "speaker.verb")
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "ccomp")
        and verb.head.pos_ in ("VERB", "AUX")
        and lemma in VERBS
    ):
        for child in verb.head.children:
            if child.dep_ == "nsubj" and child != below and verb.dep_ in ("conj", "advcl"):
                return _named(child, verb, "speaker.verb.shared")
    if verb.dep_ == "relcl" and any(child.lower_ in ("who", "which", "that") for child in verb.children):
        return _named(verb.head, verb, "speaker.relative")
    return None


def _by_agent(verb: Token) -> Attribution | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj" and verb.lemma_.lower() in (FIRM | DOUBTFUL | PLAIN | _GIVES_NUMBER):
                    return _named(noun, verb, "speaker.agent")
    return None


def _telling_child(token: Token) -> Attribution | None:
    """A verb of saying hung below the clause: "600 were returned, the group said" parsed as parataxis;
    "recorded by NKDB"."""
    for child in token.children:
        if (
            child.lemma_.lower() in PLAIN
            and child.pos_ == "VERB"
            and child.dep_ in ("parataxis", "dep", "ccomp")
            and child.i > token.i
        ):
            if any(c.dep_ in ("ccomp",) and c.i > child.i for c in child.children):
                continue
            attribution = _by_subject(child, None)
            if attribution:
                return attribution
    if token.pos_ == "VERB" and token.lemma_.lower() in (FIRM | _GIVES_NUMBER) and is_passive(token):
        return _by_agent(token)
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _GIVES_NUMBER | FIRM:
            return _by_agent(child)
    return None


def _according_to(doc: Doc, token: Token) -> Attribution | None:
    """ "according to X", "by X's count", "on the estimate of X", where no semicolon stands between it and the
    figure."""
    for word in doc[:-2]:
        if ";" in doc.text[min(word.idx, token.idx) : max(word.idx, token.idx)]:
            continue
        if word.lower_ == "according" and doc[word.i + 1].lower_ == "to":
            noun = (
                next((child for child in doc[word.i + 1].children if child.dep_ == "pobj"), None)
                or doc[word.i + 2]
            )
            return _named(_top(noun), word, "speaker.according")
        if (
            word.lemma_.lower() in _COUNTING_NOUNS
            and word.dep_ == "pobj"
            and word.head.lower_ in ("by", "on", "from", "per", "in")
        ):
            owner = _owner(word)
            if owner is not None:
                return _named(owner, word, "speaker.by-count")
    return None


_COUNTING_NOUNS = frozenset(
    "figure count estimate tally reckoning calculation data statistic account".split()
)


def _top(noun: Token) -> Token:
    while noun.dep_ in ("compound", "poss", "amod", "det", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    return noun


def cue_in(doc: Doc, outside: list[Span]) -> Attribution | None:
    """The teller named in a sentence that holds or introduces a quotation: a verb of saying outside the
    quoted words."""
    for token in doc:
        if (
            token.lemma_.lower() not in VERBS
            or token.pos_ not in ("VERB", "AUX")
            or token.tag_ in ("VBN",)
            and not token.lower_.startswith("said")
        ):
            continue
        if outside and not any(span.start <= token.idx < span.end for span in outside):
            continue
        attribution = _by_subject(token, None) or _inverted(token)
        if attribution and attribution.words:
            return attribution
    return _according_to(doc, doc[0])


def _inverted(verb: Token) -> Attribution | None:
    """ "said Han Seok-ju": the noun right after a verb of saying that found no subject."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("dobj", "pobj") or token.pos_ == "PROPN":
            return _named(_top(token), verb, "speaker.verb.inverted")
        if token.pos_ in ("VERB", "PUNCT", "ADP"):
            break
    return None


def _named(noun: Token, cue: Token, rule: str) -> Attribution | None:
    """The teller's words: a name alone, a described source with what describes it, or the owner of a report
    or estimate."""
    lemma = noun.lemma_.lower()
    if lemma in SPEAKING_NOUNS:
        owner = _owner(noun)
        if owner is not None and owner != noun:
            return _named(owner, cue, rule + ".of")
    if noun.lower_ in _RESOLVABLE:
        if noun.lower_ == "who" and noun.head.dep_ == "relcl":
            return _named(noun.head.head, cue, rule)
        return Attribution(
            noun.text, Span(noun.idx, noun.idx + len(noun)), stance_of(cue.lemma_.lower()), rule, noun.lower_
        )
    if noun.pos_ not in ("PROPN", "NOUN", "PRON", "ADJ", "DET") or noun.lower_ in _NO_SPEAKERS:
        return None
    named = next(
        (
            child
            for child in noun.children
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > noun.i
        ),
        None,
    )
    if named is not None and noun.pos_ == "NOUN":
        return _named(named, cue, rule)
    start, end = _phrase(noun)
    words = noun.doc.text[start:end]
    return Attribution(words, Span(start, end), stance_of(cue.lemma_.lower()), rule)


def _owner(noun: Token) -> Token | None:
    """Whose report it is: "the group's estimate", "figures from the ministry", "a report by Hanbit"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ not in ("its", "their", "his", "her", "our", "my"):
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            for below in child.children:
                if below.dep_ == "pobj" and (
                    below.pos_ == "PROPN"
                    or counted(below.lemma_) in (Counted.ROLES, Counted.PEOPLE, Counted.VICTIMS)
                    or below.lemma_.lower()
                    in ("group", "ministry", "agency", "embassy", "organisation", "organization")
                ):
                    return below
        if child.dep_ == "acl" and child.lemma_ in (
            "compile",
            "publish",
            "issue",
            "release",
            "collect",
            "keep",
            "maintain",
        ):
            for agent in child.children:
                if agent.dep_ == "agent":
                    return next(iter(agent.children), None)
    return None


#: Prepositions that belong to a described source: "an official of the ministry", "relatives of the detained".
_DESCRIBING = frozenset({"of", "for", "in", "from", "at", "with", "on", "to"})


def _phrase(noun: Token) -> tuple[int, int]:
    """Offsets of the source's words: its modifiers and describing prepositions, without clauses, asides or
    the article of a name."""
    left = noun
    for child in noun.lefts:
        if child.dep_ in ("det", "compound", "amod", "nmod", "poss", "nummod", "flat", "quantmod"):
            left = min(left, _leftmost(child), key=lambda token: token.i)
    right = noun
    for child in noun.rights:
        if (
            child.dep_ in ("prep",)
            and child.lower_ in _DESCRIBING
            and child.i == right.i + 1
            and noun.pos_ == "NOUN"
        ):
            last = max(_kept(child), key=lambda token: token.i)
            if last.i - noun.i <= 10:
                right = last
        elif (
            child.dep_ in ("compound", "flat", "appos", "nummod")
            and child.i == right.i + 1
            and child.pos_ == "PROPN"
        ):
            right = child
    if left.lower_ in ("the", "a", "an") and left.i < noun.i and noun.pos_ == "PROPN":
        left = noun.doc[left.i + 1]
    if right.i + 1 < len(noun.doc) and noun.doc[right.i + 1].text in ("'s", "’s") and noun.dep_ != "poss":
        right = noun.doc[right.i]
    return left.idx, right.idx + len(right)


def _leftmost(token: Token) -> Token:
    return min(token.subtree, key=lambda below: below.i)


def _kept(prep: Token) -> list[Token]:
    """The tokens of a prepositional phrase without relative clauses and what follows a comma."""
    kept: list[Token] = []
    for token in prep.subtree:
        if token.i < prep.i:
            continue
        if token.text in (",", "—", "–", "(") or token.dep_ in ("relcl", "acl"):
            break
        kept.append(token)
    return kept or [prep]


def named_in_full(attribution: Attribution, names: Names, offset: int, recent: list[str]) -> str:
    """The teller's fullest name: pronouns by the speakers told before (latest last), short forms by the
    document's names."""
    if attribution.pronoun:
        return _antecedent(attribution.pronoun, names, offset, recent)
    return names.resolve(attribution.words.strip(" ,'’\"“”"), offset + attribution.evidence.start)


def _antecedent(pronoun: str, names: Names, offset: int, recent: list[str]) -> str:
    if pronoun in ("i", "we"):
        return ""
    for name in reversed(recent):
        known = names.find(name, offset)
        if pronoun in ("he", "she"):
            if known and (
                known.is_body or (known.woman is not None and known.woman is not (pronoun == "she"))
            ):
                continue
            return name
        if pronoun in ("it", "they") and (known is None or known.is_body or pronoun == "they"):
            return name
    return recent[-1] if recent and pronoun in ("he", "she") else ""
