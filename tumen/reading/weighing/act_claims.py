"""Evidence that a word tells an act of somebody, and which: a claim of its own, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Token

from tumen.reading import modality
from tumen.reading.acts.parts import ALONE, OWN, is_personal, is_undergone
from tumen.reading.numbers.words import value_of_words
from tumen.reading.parsing import text_of
from tumen.reading.speech import VERBS
from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct
from tumen.reading.weighing.act_cues import cues_beside, cues_in, hung_on, words_beside
from tumen.reading.weighing.acts import group_of
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_NORM = re.compile(
    r"\b(?:article|convention|protocol|covenant|principle|law|rights?|prohibit\w*|obligations?|shall|"
    r"resolution|treaty|non-refoulement)\b",
    re.IGNORECASE,
)
_VAGUE = frozenset("many most some several few others all any half nearly almost majority number".split())
_NOBODY = frozenset("no nobody none neither".split())
_ASKING = frozenset(
    "urge demand call request ask plead implore press insist recommend appeal beg petition want stop halt "
    "end cease "
    "ensure prevent avoid refrain allow help protect prohibit forbid ban oppose condemn".split()
)


def claim_evidence(told: ToldAct, telling: Telling, before: Sequence[ToldAct], passage: Span) -> list[Piece]:
    """For a claim of its own, whose predicate is ``passage``, and against one; ``before`` are the claims
    found so far."""
    victim = _victim(told)
    signs = (
        *_signs(told, telling),
        *_of_place(told, telling, before, passage),
        *_of_told(told, victim),
        *_of_words(told, passage, victim),
        *_again(told, before),
        *_with_figures(told, telling, victim),
        *_of_object(told),
    )
    return [Piece(True, signs, "act.told", told), Piece(False, (), "act.told", told)]


def code_evidence(told: ToldAct, telling: Telling, before: Sequence[ToldAct], passage: Span) -> list[Piece]:
    """A piece for every act that the word can tell; without signs where it can tell one alone."""
    if not told.word.others:
        return [Piece(group_of(told.word.code), (), "act.told", told)]
    cues = cues_in(told)
    here = cues_beside(told, passage)
    words = [*words_beside(told, passage), *hung_on(told)]
    lemma = told.token.lemma_.lower()
    country = telling.countries[0] if telling.countries else ""
    previous = group_of(before[-1].word.code) if before else "none"
    recent = {
        group_of(each.word.code) for each in before[-4:] if told.sentence.index - each.sentence.index <= 5
    }
    pieces = []
    for rank, word in enumerate((told.word, *told.word.others)):
        each = told.as_told_by(word) if rank else told
        code = group_of(word.code)
        features = (
            *(f"cue={cue}:{code}" for cue in cues),
            f"of={country}:{code}",
            f"prev={previous}:{code}",
            *(f"recent={each}:{code}" for each in recent),
            *(f"here={cue}:{code}" for cue in here),
            *(f"here={cue}:{lemma}:{code}" for cue in here),
            f"told={word.is_told}",
            f"told={word.is_told}:{code}",
            f"told={word.is_told}:rule={word.rule}",
            f"rank={min(rank, 2)}",
            f"rule={word.rule}",
            f"rule={word.rule}:rank={min(rank, 2)}",
            f"needs={word.needs_people}",
            f"lemma={lemma}:{code}",
            *(f"w={word}:{code}" for word in words),
            *_of_code(each),
        )
        pieces.append(Piece(code, features, "act.told", each))
    return pieces


def _of_words(told: ToldAct, passage: Span, victim: str) -> Iterator[str]:
    """What the predicate's own words say, for the act and for its verb."""
    code, lemma = group_of(told.word.code), told.token.lemma_.lower()
    cues = cues_beside(told, passage)
    yield f"here={min(len(cues), 4)}"
    for cue in cues:
        yield f"here={cue}"
        yield f"here={cue}:{code}"
    yield f"lemma={lemma}:victim={victim}"
    for word in words_beside(told, passage):
        yield f"w={word}"
        yield f"w={word}:{code}"
    for word in hung_on(told):
        yield f"w={word}"


#: Sentences within which a figure of the same act is the same telling.
_TELLING = 6


def _with_figures(told: ToldAct, telling: Telling, victim: str) -> Iterator[str]:
    """Whether a figure near by tells the same act: then this may only go on about those who are counted."""
    code, index = group_of(told.word.code), told.sentence.index
    backs = (
        back for back in range(_TELLING + 1) if code in map(group_of, telling.acts_counted(index - back))
    )
    nearest = next(backs, None)
    yield f"figured={'none' if nearest is None else min(nearest, 3)}"
    yield f"figured={'none' if nearest is None else min(nearest, 3)}:victim={victim}"
    yield f"figured={nearest is not None}:code={code}"


def _of_object(told: ToldAct) -> Iterator[str]:
    """What the verb takes as its object: who lays a telephone aside has not died, who takes a train is not
    led away."""
    if not told.word.is_verbal:
        return
    code, how = group_of(told.word.code), told.parts.how
    victims = {head.i for head in told.parts.victims}
    objects = [child for child in told.token.children if child.dep_ in ("dobj", "dative", "attr", "oprd")]
    kinds = sorted({"victim" if each.i in victims else kind_of(each) for each in objects}) or ["none"]
    for kind in kinds:
        yield f"object={kind}:how={how}"
        yield f"object={kind}:code={code}"
        yield f"object={kind}:told={told.word.is_told}"
    subject = next((child for child in told.token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None:
        kind = "victim" if subject.i in victims else kind_of(subject)
        yield f"subject={kind}:{subject.dep_}"
        yield f"subject={kind}:{subject.dep_}:code={code}"
    if told.is_counted:
        figured = {group_of(figure.act.code) for figure in told.figures if figure.act is not None}
        state = "own" if told.tells_figure else "same" if code in figured else "other"
        yield f"counted-act={state}:{told.token.dep_}"
        yield f"counted-act={state}:code={code}"


def _of_place(told: ToldAct, telling: Telling, before: Sequence[ToldAct], passage: Span) -> Iterator[str]:
    """Where it stands: among claims or far from any, dated or not."""
    index = told.sentence.index
    since = index - before[-1].sentence.index if before else 99
    beside = before[-1].token if since == 0 else None
    if beside is not None:
        joined = told.token.dep_ == "conj" and told.token.head.i == beside.i
        yield f"beside:joined={joined}"
    times = [time.span for time in telling.prepared.times if told.sentence.span.covers(time.span)]
    yield f"dated={'here' if any(passage.overlaps(span) for span in times) else bool(times)}"
    initial = told.token.i <= 1 and not any(
        child.dep_ in ("nsubj", "nsubjpass") for child in told.token.children
    )
    yield f"initial={initial}:{told.token.tag_}"


def _signs(told: ToldAct, telling: Telling) -> Iterator[str]:
    token = told.token
    verbal = told.word.is_verbal
    kind = "verb" if verbal else "noun"
    parent = token.head.lemma_.lower() if token.dep_ != "ROOT" else ""
    yield "any"
    yield f"kind={kind}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}:{kind}"
    yield f"headline={told.is_headline}:{kind}"
    counted_as = ("named" if told.is_named_one else "yes") if told.is_counted else "no"
    yield f"counted={counted_as}"
    yield f"figure={told.tells_figure}:counted={counted_as}"
    yield f"figures={min(len(told.figures), 2)}"
    yield f"under={_class_of(parent)}:{token.dep_}"
    if verbal:
        yield from _of_mood(told)
    else:
        yield from _of_noun(token)
    yield f"norm={_NORM.search(text_of(told.doc)) is not None}"
    for bar in bars(told):
        yield f"bar={bar}"
        yield "barred"


def bars(told: ToldAct) -> Iterator[str]:
    """What speaks against a claim of its own whatever the act: it is asked, demanded, denied, forbidden, or
    done to no people."""
    token, text = told.token, text_of(told.doc)
    victims = told.parts.victims
    kinds = {kind_of(head) for head in victims}
    if text.rstrip(' ”"’').endswith("?"):
        yield "question"
    if "nobody" in kinds:
        yield "nobody"
    if told.word.needs_people:
        yield "needs people"
    if kinds and kinds <= {"thing", "place", "it"}:
        yield "thing"
    if token.i + 1 < len(told.doc) and token.nbor(1).text == ":":
        yield "label"
    if not told.word.is_verbal:
        return
    rule = modality.realis_of(token, token)[1]
    if rule in ("realis.demand", "realis.must", "realis.imperative") or "ask" in _over(token):
        yield "asked"
    marks = {child.lower_ for child in _clause_of(token).children if child.dep_ in ("mark", "advmod")}
    if marks & {"whether", "how", "why"}:
        yield "whether"
    if "deny" in _over(token):
        yield "denied"
    if _NORM.search(text) and (
        kinds & {"anyone", "those"}
        or {child.lower_ for child in token.children} & {"shall", "may", "would", "can"}
    ):
        yield "norm"
    gone = told.word.code == "enforced disappearance"  # told by a negation: "has not been seen since"
    if not gone and any(child.dep_ == "neg" for child in token.children):
        yield "negated"
    if token.dep_ in ("relcl", "acl") and kinds & {"people", "those", "anyone", "number"}:
        yield "describes"


def _clause_of(verb: Token) -> Token:
    """The verb that heads the clause, through coordination and infinitives."""
    current = verb
    while current.dep_ in ("conj", "xcomp") and current.head.pos_ in ("VERB", "AUX"):
        current = current.head
    return current


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
    known = determiner in ("the", "a", "an", "their", "his", "her", "this", "no")
    yield f"noun:det={determiner if known else 'none'}"
    yield f"noun:of={any(child.lower_ == 'of' for child in noun.children)}"
    yield f"noun:under={noun.head.lower_ if noun.dep_ == 'pobj' else noun.dep_}"
    yield f"noun:root={noun.dep_ == 'ROOT'}:verb={has_verb}"


def _of_code(told: ToldAct) -> Iterator[str]:
    code = group_of(told.word.code)
    victim, doer = _victim(told), _doer(told)
    yield f"code={code}"
    yield f"own={told.word.code}"
    yield f"code={code}:rule={told.word.rule}"
    yield f"code={code}:victim={victim}"
    yield f"code={code}:doer={doer}"
    yield f"code={code}:how={told.parts.how}"


def _of_told(told: ToldAct, victim: str) -> Iterator[str]:
    word, doer = told.word, _doer(told)
    yield f"rule={word.rule}"
    yield f"told={word.is_told}"
    yield f"told={word.is_told}:victim={victim}"
    yield f"told={word.is_told}:code={word.code}"
    yield f"told={word.is_told}:rule={word.rule}"
    yield f"rule={word.rule}:needs={word.needs_people}"
    yield f"code={word.code}"
    yield f"code={word.code}:{word.rule}"
    yield f"victim={victim}"
    yield f"how={told.parts.how}"
    yield f"alone={word.code in ALONE}:how={told.parts.how}"
    yield f"doer={doer}:how={told.parts.how}"
    yield f"lemma={told.token.lemma_.lower()}"
    if told.parts.victims:
        yield f"det={_determiner(told.parts.victims[0])}"
    if word.is_verbal:
        yield f"undergone={is_undergone(told.token)}"


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


#: Those who are left when others are told of.
_OTHERS = frozenset(
    "rest other others another elder eldest younger youngest both each everybody mum dad theirs hers his old "
    "young".split()
)
#: Endings of nouns for people by what they do; with them a noun that no list has is taken for somebody.
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "mate", "herd", "smith", "ee", "ant")


@lru_cache(10_000)
def _is_number(word: str) -> bool:
    """Whether a word is a number spelled out."""
    return value_of_words(word) is not None


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
    if lower in _OTHERS or head.lower_.endswith(("th", "first", "second", "third")) and head.pos_ == "ADJ":
        return "others"
    if head.pos_ == "NUM" or any(child.dep_ == "nummod" for child in head.children) or _is_number(lower):
        return "number"
    if head.pos_ == "PROPN":
        if canonical(head.text) is not None and head.tag_ == "NNP":
            return "place"
        return "name" if head.tag_ == "NNP" else "peoples"
    kind = counted(head.lemma_)
    if kind in (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES):
        return "people" if head.tag_ == "NNS" else "person"
    owned = head.lower_ in OWN and any(child.dep_ == "poss" for child in head.children)
    if owned:
        return "own"
    if kind in (Counted.THINGS, Counted.CASES) or not head.lemma_.lower().endswith(_OF_PEOPLE):
        return "thing"
    return "somebody"


def _doer(told: ToldAct) -> str:
    if not told.parts.perpetrators:
        return "none"
    head = told.parts.perpetrators[0]
    if counted(head.lemma_) is Counted.ROLES or head.lemma_.lower() in _OFFICIALS:
        return "official"
    return kind_of(head) if is_personal(head) else "thing"


_OFFICIALS = frozenset(
    "police authority government force agent army military state guard officer security official "
    "soldier".split()
)


def _again(told: ToldAct, before: Sequence[ToldAct]) -> Iterator[str]:
    """Whether the act was told of the same people before: then this may only refer to it."""
    code, members = told.word.code, {id(member) for member in told.members}
    yield f"known={bool(members)}"
    if members:
        yield f"named={any(member.is_named for member in told.members)}"
    for other in reversed(before):
        if other.word.code != code:
            continue
        sentences = told.sentence.index - other.sentence.index
        near = "0" if sentences == 0 else "1" if sentences == 1 else "6" if sentences <= 6 else "far"
        same = bool(members & {id(member) for member in other.members}) if members else "unknown"
        yield f"again:{near}:same={same}"
        yield f"again:{'verb' if told.word.is_verbal else 'noun'}:same={same}"
        return
    yield "again:no"
