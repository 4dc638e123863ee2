"""Evidence that a word tells an act of somebody, and which: a claim of its own, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tumen.reading import modality
from tumen.reading.acts.parts import ALONE, is_personal, is_undergone
from tumen.reading.acts.telling import ToldAct
from tumen.reading.speech import VERBS
from tumen.reading.telling import Telling
from tumen.reading.weighing.acts import group_of
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.people import Counted, counted

#: The word tells no act of its own.
NOTHING = ""
_NORM = re.compile(
    r"\b(?:article|convention|protocol|covenant|principle|law|rights?|prohibit\w*|obligations?|shall|"
    r"resolution|treaty|non-refoulement)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset("many most some several few others all any half nearly almost majority number".split())
_NOBODY = frozenset("no nobody none neither".split())
_ASKING = frozenset(
    "urge demand call request ask plead implore press insist recommend appeal beg petition want stop halt end cease "
    "ensure prevent avoid refrain allow help protect prohibit forbid ban oppose condemn".split()
)


def act_claim_evidence(told: ToldAct, telling: Telling, before: Sequence[ToldAct]) -> list[Piece]:
    """A piece for every act that the word can tell, and one for none; ``before`` are the claims found so far."""
    common = tuple((*_signs(told, telling), *_of_place(told, telling, before)))
    cues = tuple(name for name, pattern in _CUES if pattern.search(told.doc.text))
    near = telling.countries[:1]
    pieces = [Piece(NOTHING, ("nothing",))]
    for word in (told.word, *told.word.others):
        each = told.as_told_by(word) if word is not told.word else told
        code = group_of(word.code)
        beside = tuple(f"cue={cue}:{code}" for cue in cues) + tuple(f"of={country}:{code}" for country in near)
        pieces.append(Piece(code, (*common, *beside, *_of_code(each, before)), "act.told", each))
    return pieces


#: What the sentence tells beside, by which one of an act's kinds is known from another.
_CUES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("gone", r"never|not\s+(?:been\s+)?(?:seen|heard)|no\s+(?:word|news)|since|whereabouts|missing|masked|plain\s+clothes"),
        ("border", r"borders?|bridges?|rivers?|frontier|crossing|plane|flight|north\s+korea"),
        ("custody", r"prisons?|camps?|cells?|detention|custody|interrogat\w+|guards?|officers?|police|jail"),
        ("home", r"homes?|villages?|war|fighting|mobs?|house|region|camps?"),
        ("private", r"husband|farmer|broker|colleagues|family|he|neighbou?r|man"),
        ("court", r"court|judge|trial|years|sentence[ds]?|charges?"),
        ("free", r"free|released?|let\s+go|out|escaped?"),
        ("abroad", r"seoul|south\s+korea|asylum|thailand|bangkok|safety|united|refuge"),
    )
)


def _of_place(told: ToldAct, telling: Telling, before: Sequence[ToldAct]) -> Iterator[str]:
    """Where it stands: among claims or far from any, dated or not."""
    index = told.sentence.index
    since = index - before[-1].sentence.index if before else 99
    yield f"since={min(since, 4)}"
    yield f"since={min(since, 4)}:{'verb' if told.word.is_verbal else 'noun'}"
    beside = before[-1].token if since == 0 else None
    if beside is not None:
        joined = told.token.dep_ == "conj" and told.token.head.i == beside.i
        yield f"beside:joined={joined}"
    dated = any(told.sentence.span.covers(time.span) for time in telling.prepared.times)
    yield f"dated={dated}"
    initial = told.token.i <= 1 and not any(child.dep_ in ("nsubj", "nsubjpass") for child in told.token.children)
    yield f"initial={initial}:{told.token.tag_}"


def _signs(told: ToldAct, telling: Telling) -> Iterator[str]:
    token, sentence = told.token, told.sentence
    verbal = told.word.is_verbal
    kind = "verb" if verbal else "noun"
    parent = token.head.lemma_.lower() if token.dep_ != "ROOT" else ""
    yield "any"
    yield f"kind={kind}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}:{kind}"
    yield f"block={sentence.kind.value}:{kind}"
    yield f"counted={told.is_counted}"
    yield f"figure={told.tells_figure}:counted={told.is_counted}"
    yield f"figures={min(len(told.figures), 2)}"
    yield f"under={_class_of(parent)}:{token.dep_}"
    if verbal:
        yield from _of_mood(told)
    else:
        yield from _of_noun(token)
    yield f"norm={_NORM.search(told.doc.text) is not None}"
    yield f"question={told.doc.text.rstrip().endswith('?')}"
    yield f"first={sentence.index <= 1}"


def _of_mood(told: ToldAct) -> Iterator[str]:
    token = told.token
    realis, rule = modality.realis_of(token, token)
    yield f"realis={realis.value}"
    yield f"realis={rule}"
    negated = any(child.dep_ == "neg" or child.lower_ in ("never", "no") for child in token.children)
    yield f"negated={negated}"
    auxiliaries = sorted({child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")})
    yield f"aux={'+'.join(auxiliaries)}"
    yield f"tense={_tense(token)}"
    yield f"over={'+'.join(sorted(set(_over(token))))}"


def _tense(verb: Token) -> str:
    if modality.is_past(verb, verb):
        return "past"
    return "present" if modality.is_present(verb) else "none"


def _over(verb: Token) -> Iterator[str]:
    """What stands over the verb: asks, sayings, denials, conditions."""
    current = verb
    for _ in range(6):
        if current.dep_ in ("ROOT", "relcl"):
            return
        if current.dep_ == "pcomp":
            yield f"prep:{current.head.lower_}"
        current = current.head
        name = _class_of(current.lemma_.lower())
        if name in ("ask", "deny", "fear"):
            yield name


def _class_of(lemma: str) -> str:
    if lemma in _ASKING:
        return "ask"
    if lemma in ("deny", "reject", "dismiss", "refute"):
        return "deny"
    if lemma in ("fear", "risk", "face", "worry", "threaten", "danger"):
        return "fear"
    if lemma in VERBS:
        return "say"
    return lemma if lemma in _VERBS else "other"


_VERBS = frozenset(
    "be have make force try attempt begin start know help see hear report evidence case say "
    "remain include accuse believe continue manage order".split()
)


def _of_noun(noun: Token) -> Iterator[str]:
    has_verb = any(token.pos_ == "VERB" for token in noun.doc)
    yield f"noun:verb={has_verb}"
    determiner = next((child.lower_ for child in noun.children if child.dep_ in ("det", "poss")), "")
    yield f"noun:det={determiner if determiner in ('the', 'a', 'an', 'their', 'his', 'her', 'this', 'no') else 'none'}"
    yield f"noun:of={any(child.lower_ == 'of' for child in noun.children)}"
    yield f"noun:under={noun.head.lower_ if noun.dep_ == 'pobj' else noun.dep_}"
    yield f"noun:root={noun.dep_ == 'ROOT'}:verb={has_verb}"


def _of_code(told: ToldAct, before: Sequence[ToldAct]) -> Iterator[str]:
    word, code = told.word, group_of(told.word.code)
    victim = _victim(told)
    doer = _doer(told)
    yield f"rule={word.rule}"
    yield f"rule={word.rule}:needs={word.needs_people}"
    yield f"rule={word.rule}:victim={victim}"
    yield f"code={code}"
    yield f"own={told.word.code}" if told.word.code != code else f"own={code}:{word.rule}"
    yield f"code={code}:victim={victim}"
    yield f"code={code}:doer={doer}"
    yield f"code={code}:how={told.parts.how}"
    yield f"code={code}:prev={group_of(before[-1].word.code) if before else 'none'}"
    yield f"dep={told.token.dep_}:victim={victim}"
    if told.parts.victims:
        yield f"det={_determiner(told.parts.victims[0])}:victim={victim}"
    if told.word.is_verbal:
        tense = _tense(told.token)
        yield f"tense={tense}:victim={victim}"
        realis = modality.realis_of(told.token, told.token)[0].value
        yield f"realis={realis}:victim={victim}"
    yield f"victim={victim}:how={told.parts.how}"
    yield f"how={told.parts.how}:alone={told.word.code in ALONE}"
    yield f"doer={doer}:how={told.parts.how}"
    yield f"lemma={told.token.lemma_.lower()}:{code}"
    undergone = told.word.is_verbal and is_undergone(told.token)
    yield f"undergone={undergone}:{word.rule}"
    yield from _again(told, before)


def _victim(told: ToldAct) -> str:
    if not told.parts.victims:
        return "none"
    return kind_of(told.parts.victims[0])


def _determiner(head: Token) -> str:
    for child in head.children:
        if child.dep_ == "poss":
            return "poss"
        if child.dep_ == "det":
            return child.lower_ if child.lower_ in ("the", "a", "an", "these", "those", "this") else "det"
    return "bare"


def kind_of(head: Token) -> str:
    """What sort of phrase a head makes: I, we, he, they, name, person, people, vague, nobody, thing."""
    lower = head.lower_
    if lower in ("i", "me", "my"):
        return "I"
    if lower in ("we", "us", "our"):
        return "we"
    if lower in ("he", "she", "him", "her", "his"):
        return "he"
    if lower in ("they", "them", "their"):
        return "they"
    if lower in ("it", "this", "that", "which", "what"):
        return "it"
    if lower in ("you", "one", "anyone", "anybody", "everyone", "somebody", "someone", "whoever"):
        return "anyone"
    if any(child.lower_ in _NOBODY for child in head.children) or lower in _NOBODY:
        return "nobody"
    if lower in _VAGUE or any(child.lower_ in _VAGUE for child in head.children):
        return "vague"
    if lower in ("those", "these", "who", "whom"):
        return "those"
    if head.pos_ == "NUM" or any(child.dep_ == "nummod" for child in head.children):
        return "number"
    if head.pos_ == "PROPN":
        return "name" if head.tag_ == "NNP" else "peoples"
    kind = counted(head.lemma_)
    if kind in (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES):
        return "people" if head.tag_ == "NNS" else "person"
    return "thing"


def _doer(told: ToldAct) -> str:
    if not told.parts.perpetrators:
        return "none"
    head = told.parts.perpetrators[0]
    if counted(head.lemma_) is Counted.ROLES or head.lemma_.lower() in _OFFICIALS:
        return "official"
    return kind_of(head) if is_personal(head) else "thing"


_OFFICIALS = frozenset(
    "police authority government force agent army military state guard officer security official soldier".split()
)


def _again(told: ToldAct, before: Sequence[ToldAct]) -> Iterator[str]:
    """Whether the act was told of the same people a little before."""
    code, words = told.word.code, {head.lower_ for head in told.parts.victims}
    for other in reversed(before[-12:]):
        sentences = told.sentence.index - other.sentence.index
        if sentences > 6 or other.word.code != code:
            continue
        same = bool(words & {head.lower_ for head in other.parts.victims})
        near = "0" if sentences == 0 else "1" if sentences == 1 else "6"
        yield f"again:{near}:same={same}"
        yield f"again:{'verb' if told.word.is_verbal else 'noun'}"
        return
    yield "again:no"
