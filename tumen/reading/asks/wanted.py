"""What is wanted: the acts of a complement, each coordinated one by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tumen.reading.asking.words import BASES, DOING, GIVING, NOT, VERBS

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Verbs of turning to somebody: what follows them is one ask ("write to your MP and ask").
TURNING = frozenset("write call phone telephone email contact go come speak".split())
#: Verbs of asking as they go on in a resolution, which the tagger often takes for nouns.
_ASKS = frozenset("calls urges asks demands requests appeals invites insists recommends encourages".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINTS = frozenset({",", ";", ":", "and", "but", "–", "—", "-", "or", "&"})
#: Words that may stand between a joint and the next act: "and further to", "and (b) to", "; third, to".
_BETWEEN = re.compile(
    r"(?:also|further|furthermore|then|finally|lastly|in|addition|moreover|therefore|secondly|thirdly|firstly|"
    r"first|second|third|fourth|fifth|sixth|instead|simultaneously|at|the|same|time|above|all|particular|"
    r"\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})[.)]?|[()])$",
    re.IGNORECASE,
)
#: Marks and words between "to" and its verb: "to, with respect, ask", "to “use every means”".
_PASSED = frozenset({",", '"', "“", "”", "'", "‘", "’", "in", "with", "without"})
#: Base verbs that look like their own past.
_ALIKE = frozenset("set put let cut read".split())
_ADVERBS = 6  #: tokens that may stand between "to" and its verb: "to immediately and without condition"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wanted act: its head (a verb, or the noun of "call for the release"), and its tokens.

    ``first`` to ``end`` are its own words without "to" or "that"; ``opens`` is where its passage begins when
    it is not the first of its demand. ``doer`` is the subject of its own clause. ``lead`` is what stands
    before it in the ask's words when it hangs on an inner demand ("recommend that the State party").
    ``asked`` are other addressees than the demand's. ``is_thing``: what is wanted is named by a noun.
    """

    head: Token
    first: int
    end: int
    opens: int
    is_negative: bool = False
    doer: Token | None = None
    lead: str = ""
    asked: tuple[Token, ...] = ()
    is_thing: bool = False

    @property
    def doc(self) -> Doc:
        return self.head.doc

    @property
    def is_passive(self) -> bool:
        return self.head.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in self.head.children)


def wanted_verb(doc: Doc, start: int, limit: int) -> Token | None:
    """The base verb that begins at ``start`` after adverbs, "not" and marks, or None."""
    at = start
    while at < min(limit, start + _ADVERBS) and doc[at].tag_ != "VB":
        if doc[at].tag_ not in ("RB", "RBR") and doc[at].lower_ not in NOT and doc[at].text not in _PASSED:
            return None
        at += 1
    if at < limit and (doc[at].tag_ == "VB" or at > start and doc[at].lower_ in _ALIKE):
        return _main(doc[at], limit)
    return None


def _main(verb: Token, limit: int) -> Token:
    """The main verb: "released" of "be released"."""
    if (
        verb.lower_ in ("be", "have", "get")
        and verb.dep_ in ("aux", "auxpass")
        and verb.i < verb.head.i < limit
    ):
        return verb.head
    return verb


def is_infinitive(doc: Doc, at: int, limit: int) -> bool:
    """Whether "to" at ``at``, or "not to", opens an infinitive."""
    if at < limit and doc[at].lower_ in NOT:
        at += 1
    return at + 1 < limit and doc[at].lower_ == "to" and wanted_verb(doc, at + 1, limit) is not None


def infinitive(doc: Doc, at: int, limit: int) -> Wanted:
    """The act of the infinitive whose "to" (or "not to") begins at ``at``."""
    opens = at
    if doc[at].lower_ != "to":
        at += 1
    head = wanted_verb(doc, at + 1, limit)
    assert head is not None
    negative = any(token.lower_ in NOT for token in doc[opens : head.i])
    first = at + 1
    while doc[first].lower_ in NOT:
        first += 1
    return Wanted(head, first, limit, opens, negative)


def of_clause(verb: Token, opens: int, limit: int) -> Wanted:
    """The act of a clause with a subject of its own ("that Egypt release them", "China must stop")."""
    doer = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i >= opens), None)
    negative = any(child.dep_ == "neg" or child.lower_ in NOT for child in verb.children)
    if doer is not None:
        none = doer.lower_ in ("nobody", "none") or any(child.lower_ == "no" for child in doer.children)
        negative = negative or none
    if any(
        token.lower_ == "no" and token.head.lower_ == "circumstances" for token in verb.doc[opens : verb.i]
    ):
        negative = True
    since = max(opens, doer.i if doer is not None else 0)
    adverbs = [child for child in verb.lefts if child.dep_ == "advmod" and child.i > since]
    first = min([verb.i, *(child.left_edge.i for child in adverbs)])
    return Wanted(verb, first, limit, opens, negative, doer)


def of_noun(thing: Token, limit: int) -> Wanted:
    """The act that a noun names: "the release of the 30"."""
    doc, begin = thing.doc, thing.left_edge.i
    end = thing.i + 1
    for child in thing.rights:
        if (
            child.dep_ in ("prep", "acl", "relcl", "cc", "conj", "compound", "flat")
            and child.lower_ != "from"
        ):
            end = max(end, child.right_edge.i + 1)
    if (
        end < limit
        and doc[end].dep_ == "prep"
        and doc[end].lower_ in ("of", "to", "on", "into", "for", "against")
    ):
        end = doc[end].right_edge.i + 1  # "urge end to expulsion": the tree hangs "to" on "urge"
    return Wanted(thing, begin, min(limit, end), begin, is_thing=True)


def of_nouns(thing: Token, limit: int) -> list[Wanted]:
    """The acts that joined nouns name, each that does or gives something by itself: "for names, access and an
    end to the transfers"."""
    whole = of_noun(thing, limit)
    joined = [each for each in thing.conjuncts if thing.i < each.i < whole.end]
    wanted = [each for each in joined if each.lemma_.lower() in DOING.keys() | GIVING.keys()]
    starts = [each.left_edge.i for each in wanted]
    if not wanted or any(start <= thing.i for start in starts):
        return [whole]
    acts = []
    for noun, begin, end in zip((thing, *wanted), (whole.first, *starts), (*starts, whole.end), strict=True):
        while end - 1 > noun.i and thing.doc[end - 1].lower_ in _JOINTS:
            end -= 1
        acts.append(replace(of_noun(noun, limit), first=begin, opens=begin, end=end))
    return acts


def split(first: Wanted, limit: int, *, by: frozenset[str] = frozenset(), that: bool = False) -> list[Wanted]:
    """The act and everything coordinated with it, up to token ``limit``; each ends where the next begins.

    ``by`` are prepositions that may bring in another addressee ("and on Beijing to publish"); with ``that``
    further clauses with "that" go on.
    """
    doc, acts = first.doc, [first]
    at = first.head.i + 1
    while at < limit:
        if doc[at].lower_ not in _JOINTS:
            at += 1
            continue
        joint = at
        while at < limit and (doc[at].lower_ in _JOINTS or _BETWEEN.match(doc[at].lower_)):
            at += 1
        at += _aside(doc, at, limit)
        if at < limit and _leaves(doc[at], acts[0]):
            acts[-1] = replace(acts[-1], end=joint)
            break
        found, begin = None, at
        while found is None and begin > joint and begin <= limit:  # "and in addition to ...": back to "and"
            joints = {token.lower_ for token in doc[joint:begin]}
            found = _next(acts, begin, joints, limit, by=by, that=that) if begin < limit else None
            begin -= 1
        if (
            found is not None
            and doc[joint].lower_ == "and"
            and acts[-1].head.i + 1 == joint == found.opens - 1
        ):
            at = found.head.i + 1  # "appoint and confirm a Special Envoy"
        elif found is not None:
            acts[-1] = replace(acts[-1], end=joint)
            acts.append(found)
            at = found.head.i + 1
    return acts


#: Turns of phrase between a joint and the next act.
_ASIDES = tuple(
    tuple(words.split())
    for words in (
        "at the same time",
        "in the meantime",
        "in addition",
        "in particular",
        "above all",
        "as well",
    )
)


def _aside(doc: Doc, at: int, limit: int) -> int:
    """How many tokens such a turn of phrase takes at ``at``."""
    for words in _ASIDES:
        if at + len(words) < limit and tuple(token.lower_ for token in doc[at : at + len(words)]) == words:
            return len(words)
    return 0


def _leaves(token: Token, first: Wanted) -> bool:
    """Whether a finite verb after a joint goes on with what stands before the acts: "..., and said that"."""
    if token.dep_ in SUBJECTS and token.head.i > token.i and token.i - 1 > first.head.i:
        told = token.head
        helped = any(child.tag_ in _FINITE and child.dep_ in ("aux", "auxpass") for child in told.children)
        return told.dep_ == "conj" and (told.tag_ in _FINITE or helped)
    if token.lower_ in _ASKS:
        return True
    verb = token if token.tag_ in _FINITE else None
    if token.tag_ == "RB" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ in _FINITE:
        verb = token.doc[token.i + 1]
    if verb is None or verb.tag_ == "VBP" and verb.lower_ in BASES and verb.dep_ != "conj":
        return False
    main = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return (
        main.dep_ == "conj"
        and main.head.i < first.first
        or main.dep_ in ("ROOT", "ccomp")
        and main.i > token.i - 1
    )


def _next(
    acts: list[Wanted], at: int, joints: set[str], limit: int, *, by: frozenset[str], that: bool
) -> Wanted | None:
    """The act that begins at ``at``, after a joint."""
    doc = acts[0].doc
    if "or" in joints or not joints & _JOINTS:
        return None
    if is_infinitive(doc, at, limit):
        act = infinitive(doc, at, limit)
        if joints == {","} and acts[-1].head.lemma_.lower() in VERBS and not _has_infinitive(acts[-1], at):
            return None  # "press the Government, which knows it, to request": what the inner demand wants
        return _placed(act, acts) if _goes_on(act.head, joints, limit) else None
    if doc[at].lower_ in by:
        return _to_another(doc, at, limit, by)
    if that and doc[at].lower_ == "that":
        return _clause(doc, at, limit)
    verb = wanted_verb(doc, at, limit) or _as_base(doc, at, acts)
    if verb is None and ")" in joints and doc[at].lower_ in BASES:
        verb = doc[at]  # "(b) demand proof": the tagger sees a noun
    if verb is not None and joints & _JOINTS == {"and"} and _is_of_others(acts[-1], at):
        return None
    if verb is not None:
        if _has_subject(verb, at) or not (_joined(verb, acts) or joints & {";", ")"}):
            return None
        turns = acts[-1].head.lemma_.lower() in TURNING and ")" not in joints
        if turns and verb.lemma_.lower() in VERBS:
            return None
        first = at + (doc[at].lower_ in NOT)
        negative = any(token.lower_ in NOT for token in doc[at : verb.i])
        return _placed(Wanted(verb, first, limit, at, negative), acts)
    if that or doc[at].lower_ not in by and _asks_on(acts[-1], at):
        return None
    return _to_another(doc, at, limit, by)


def _asks_on(act: Wanted, before: int) -> bool:
    """Whether the act is itself to ask somebody who is being named: "to press Turkey and Iraq to agree"."""
    if act.head.lemma_.lower() in _WITH_OTHERS and any(child.lower_ == "with" for child in act.head.children):
        return True  # "work with Seoul and other partners to secure safe passage"
    return act.head.lemma_.lower() in VERBS and not _has_infinitive(act, before)


#: What is done together with others, who are not asked.
_WITH_OTHERS = frozenset(
    "work cooperate co-operate join meet talk consult coordinate co-ordinate liaise engage".split()
)


def _is_of_others(act: Wanted, before: int) -> bool:
    """Whether the verb after a bare "and" goes on with what others are to do: "a way for them to leave and at
    last reach Seoul", "by allowing them to enter and speak"."""
    for at in range(act.head.i + 1, before):
        between = act.doc[act.head.i + 1 : at]
        has_doer = any(token.lower_ == "for" for token in between)
        # "for families to transit": after their doer, what the tagger takes for a noun is a verb too.
        named = has_doer and act.doc[at].lower_ == "to" and act.doc[at + 1].tag_ == "NN"
        if not named and not is_infinitive(act.doc, at, before):
            continue
        if has_doer or any(token.tag_ == "VBG" for token in between):
            return not any(token.is_punct for token in act.doc[at:before])
    return False


def _has_infinitive(act: Wanted, before: int) -> bool:
    return any(is_infinitive(act.doc, at, before) for at in range(act.head.i + 1, before))


def _as_base(doc: Doc, at: int, acts: list[Wanted]) -> Token | None:
    """ "sign, share, and write": a base verb that the tagger took for a present tense."""
    token = doc[at]
    base = token.tag_ == "VBP" and token.lower_ in BASES or token.lower_ in _ALIKE
    return token if base and _joined(token, acts) else None


def _goes_on(verb: Token, joints: set[str], limit: int) -> bool:
    """Whether "to" and a verb after a comma are one more act, and no purpose: then "and to" comes later."""
    if joints & {"and", ";", "but", "&", ":"} or verb.dep_ == "conj":
        return True
    doc = verb.doc
    later = range(verb.i, limit - 1)
    return any(doc[at].lower_ == "and" and is_infinitive(doc, at + 1, limit) for at in later)


def _joined(verb: Token, acts: list[Wanted]) -> bool:
    """Whether the tree joins the verb to one of the acts, or to the wanted act of an inner demand."""
    heads = {act.head.i for act in acts}
    heads |= {act.head.head.i for act in acts if act.head.tag_ in ("NN", "NNP") and not act.is_thing}
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
        top = top.head
        if top.i in heads:
            return True
        if top.i > max(heads) and any(child.dep_ in SUBJECTS for child in top.children):
            return False  # "..., and I will wash him and accuse nobody"
        if verb.tag_ == "VB" and top.tag_ in ("VBN", "VBD", "VBZ", "VBG") and top.i > min(heads):
            return True  # a base verb is joined to no participle: the tree is wrong, the words are not
    inner = _inner_demand(top)
    return inner is not None and inner.i in heads


def _inner_demand(verb: Token) -> Token | None:
    """The demand that ``verb`` is the wanted act of: "recommend" of "recommend that it repeal"."""
    if verb.dep_ in ("ccomp", "xcomp", "advcl") and verb.head.lemma_.lower() in VERBS:
        return verb.head
    return None


def _placed(act: Wanted, acts: list[Wanted]) -> Wanted:
    """The act, with the words of the inner demand that it hangs on."""
    top = act.head
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    heads = {each.head.i: each for each in acts}
    if top.i in heads:
        return replace(act, lead=heads[top.i].lead)
    inner = _inner_demand(top)
    if inner is None or inner.i not in heads:
        return act
    outer = heads[inner.i]
    last = next((child.i for child in top.children if child.lower_ in ("to", "that")), top.i - 1)
    subject = next((child for child in top.children if child.dep_ in SUBJECTS), None)
    if subject is not None:
        last = max(last, subject.right_edge.i)
    words = act.doc[outer.first : last + 1].text if outer.first <= last else ""
    return replace(act, lead=words)


def _has_subject(verb: Token, since: int) -> bool:
    return any(child.dep_ in SUBJECTS and child.i >= since for child in verb.children)


def _to_another(doc: Doc, at: int, limit: int, by: frozenset[str]) -> Wanted | None:
    """ "and on Beijing to publish", "and the clergy to pray": another addressee with the same demand."""
    named = doc[at].lower_ in by
    begin = at + named
    to = begin
    while to < limit and not is_infinitive(doc, to, limit):
        token = doc[to]
        if token.pos_ in ("AUX", "SCONJ", "PUNCT", "CCONJ") or token.pos_ == "VERB" and token.tag_ != "VBN":
            return None
        to += 1
    if to >= limit or to == begin:
        return None
    act = infinitive(doc, to, limit)
    head = doc[begin:to].root
    if not named and not _can_be_asked(head, act.head):
        return None  # "and the right to leave"
    return replace(act, opens=at, asked=(head,))


def _can_be_asked(noun: Token, verb: Token) -> bool:
    if noun.pos_ == "PROPN" or noun.pos_ == "PRON":
        return True
    return noun.pos_ == "NOUN" and noun.dep_ != "dobj" and verb.head != noun


def _clause(doc: Doc, at: int, limit: int) -> Wanted | None:
    """The act of a clause that begins with "that" at ``at``."""
    for token in doc[at + 1 : limit]:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "relcl", "acl", "amod"):
            return of_clause(token, at, limit)
    return None
