"""Asks told by a verb: "urged Egypt to release", "demands that", "called for the release", "asked to
leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from tumen.reading.asking.words import DOING, GIVING, NOT, VERBS, Frame
from tumen.reading.asks.demands import Demand, limit_of, object_of, subject_of, with_conjuncts
from tumen.reading.asks.wanted import (
    SUBJECTS,
    Wanted,
    infinitive,
    is_infinitive,
    of_clause,
    of_noun,
    of_nouns,
    split,
    wanted_verb,
)
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.predicates import is_passive

_VERBAL = frozenset({"VERB", "AUX"})
#: Verbs whose clause with "that" may as well tell how things are ("insists that nobody is held").
_ALSO_TELLING = frozenset("insist suggest advise remind tell warn decide trust pray propose".split())
_WH = frozenset("what how where when whether which whom who why".split())
#: Tokens between a verb and the "to" of an object with a clause of its own, at most.
_FAR = 20


def demands_by_verb(doc: Doc) -> Iterator[Demand]:
    for token in doc:
        if token.pos_ in _VERBAL or _is_verb_after_all(token):
            frame = VERBS.get(token.lemma_.lower())
            if frame is not None and not _is_thought_of(token):
                yield from by_verb(token, frame)
            elif (restrained := _restrained(token)) is not None:
                yield restrained


def _is_thought_of(verb: Token) -> bool:
    """ "It should remind us of their effort to open the border": what reminds asks nobody for anything."""
    subject = subject_of(verb) if verb.lemma_.lower() == "remind" else None
    return subject is not None and subject.lower_ in ("it", "this", "that", "these", "which")


#: Verbs by which a court keeps somebody from doing something, and the nouns of what it issues.
_RESTRAINING = frozenset("restrain prohibit bar enjoin forbid prevent interdict".split())
_ORDERS = frozenset("order injunction interdict judgment ruling direction court judge".split())


def _restrained(verb: Token) -> Demand | None:
    """ "orders restraining the respondents from removing them": an order of a court not to do it."""
    if verb.lemma_.lower() not in _RESTRAINING:
        return None
    subject = subject_of(verb)
    if subject is None or subject.lemma_.lower() not in _ORDERS:
        return None
    asked = next((child for child in verb.children if child.dep_ == "dobj"), None)
    doing = next(
        (
            below
            for child in verb.children
            if child.lower_ == "from"
            for below in child.children
            if below.tag_ == "VBG"
        ),
        None,
    )
    if asked is None or doing is None:
        return None
    act = Wanted(doing, doing.i, limit_of(verb), doing.i, True)
    return Demand("from", verb, _issuer(subject), with_conjuncts(asked), (act,))


def _issuer(order: Token) -> Token | None:
    """Who issued an order: "this Court issued orders restraining"; a court that restrains, itself."""
    if order.lemma_.lower() in ("court", "judge"):
        return order
    return subject_of(order.head) if order.dep_ == "dobj" else None


def _is_verb_after_all(token: Token) -> bool:
    """Bulletins and headlines: "Detainees demand access", where the tagger saw only nouns."""
    if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in ("demand", "urge", "request"):
        return False
    return token.i > 0 and not any(each.tag_ in ("VBD", "VBZ", "VBP", "MD") for each in token.doc)


def by_verb(verb: Token, frame: Frame) -> Iterator[Demand]:
    """What one verb asks: the complement that begins nearest to it."""
    limit = limit_of(verb)
    to = infinitive_after(verb, limit)
    before = limit if to is None else to
    asked = _asked(verb, frame, before)
    passive = is_passive(verb) and not asked
    subject = subject_of(verb) if passive else None
    nobody = subject is not None and subject.lower_ == "it" and frame.that  # "it was moved that"
    if subject is not None and not nobody:
        asked = with_conjuncts(subject)
    asker = _agent(verb) if passive else _outer_subject(verb) or subject_of(verb)
    clause = clause_after(verb, limit) if frame.that and (nobody or not passive) else None
    if clause is not None and (to is None or clause.opens < to):
        yield Demand("that", verb, asker, asked, tuple(split(clause, limit, that=True)))
        return
    thing = thing_asked_for(verb) if frame.for_ else None
    if thing is not None and thing.i < limit and (to is None or thing.i < to):
        yield _for(verb, asker, asked, thing, to, limit)
        return
    given = _object(verb) if frame.noun and not passive else None
    if given is not None and given.lemma_.lower() in _GIVEN and (to is None or given.i < to):
        source = _source_of(given, frame)
        sources = with_conjuncts(source) if source is not None else ()
        yield Demand("noun", verb, asker, sources, (of_noun(given, limit),))
        return
    if to is not None and frame.to:
        found = _to(verb, frame, asker, asked, to, limit)
        if found is not None:
            yield found
            return
    if (state := _state_after(verb, limit)) is not None:
        yield Demand("state", verb, asker, (), (state,))
        return
    if (doing := _doing_after(verb, limit)) is not None:
        yield Demand("ing", verb, asker, asked, tuple(split(doing, limit)))
        return
    if frame.that and clause is None and verb.i + 1 < limit and verb.doc[verb.i + 1].lower_ == "that":
        yield Demand("open", verb, asker, _after_that(verb))
        return
    thing = _object(verb) if frame.noun and not passive else None
    if thing is not None and not asked and (source := _source_of(thing, frame)) is not None:
        asked = with_conjuncts(source)
    if thing is not None and thing.lemma_.lower() in _ANYTHING:
        yield Demand("open", verb, asker, asked or _from(verb))
        return
    if thing is not None and frame.direct and _opens_list(thing):
        yield Demand("open", verb, asker, with_conjuncts(thing))  # "We request the mandate holders:"
        return
    if thing is not None and thing.i < limit and not (thing in asked and _can_be_told(thing)):
        yield Demand("noun", verb, asker, asked, (of_noun(thing, limit),))
    elif passive and asked and frame.to and _breaks_off(verb):
        yield Demand("open", verb, asker, asked)  # "Members of Congress are encouraged to:"
    elif not passive and (to is None or not frame.to):
        yield Demand("open", verb, asker, asked or _from(verb) or _after_that(verb))


def _breaks_off(verb: Token) -> bool:
    """Whether nothing follows a verb but "to" and a colon."""
    rest = [token.lower_ for token in verb.doc[verb.i + 1 :] if not token.is_space]
    return rest[:1] == ["to"] and not any(word.isalpha() for word in rest[1:])


def _outer_subject(verb: Token) -> Token | None:
    """ "Oh said that thirty remained in the camp, and urged Seoul to act": after a comma who told goes on to
    ask, and not the thirty."""
    told = verb.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or told.head.tag_ != verb.tag_:
        return None
    joint = next((child for child in told.children if child.dep_ == "cc" and told.i < child.i < verb.i), None)
    parted = joint is not None and joint.i + 1 == verb.i and verb.doc[joint.i - 1].text == ","
    inner = next((child for child in told.children if child.dep_ in SUBJECTS), None)
    counted = inner is not None and any(child.dep_ == "nummod" for child in inner.children)
    return subject_of(told.head) if parted and counted else None


#: What is asked for and never asked, whatever it is for: "requested an invitation to visit the country".
_GIVEN = frozenset(
    "invitation permission leave opportunity chance authorisation authorization visa consent".split()
)
#: Words for what is wanted that do not say what it is yet.
_ANYTHING = frozenset("something thing this favour favor anything nothing more question".split())
#: Verbs after which a participle tells how things are to be: "wants the border opened".
_WANTING = frozenset("want need like prefer".split())
#: Verbs after which "-ing" names what is to be done: "recommends closing the camp".
_PROPOSING = frozenset("recommend suggest propose urge advise advocate demand".split())


def _opens_list(thing: Token) -> bool:
    """Whether somebody stands before the colon that a list hangs on."""
    rest = [token for token in thing.doc[thing.right_edge.i + 1 :] if not token.is_space]
    if [token.text for token in rest] != [":"]:
        return False
    lemma = thing.lemma_.lower()
    if lemma in DOING.keys() | GIVING.keys() | _ANYTHING:
        return False
    return thing.pos_ == "PROPN" or lemma == "holder" or kind_of_noun(lemma) is not None


def _state_after(verb: Token, limit: int) -> Wanted | None:
    if verb.lemma_.lower() not in _WANTING:
        return None
    for child in verb.children:
        subject = next((each for each in child.children if each.dep_ in SUBJECTS), None)
        if (
            child.tag_ in ("VBN", "VBD")
            and child.dep_ in ("ccomp", "oprd", "xcomp")
            and subject is not None
            and subject.i > verb.i
        ):
            return Wanted(child, child.i, limit, subject.left_edge.i, False, subject)
    return None


def _doing_after(verb: Token, limit: int) -> Wanted | None:
    if verb.lemma_.lower() not in _PROPOSING:
        return None
    for child in verb.children:
        if (
            child.tag_ == "VBG"
            and child.dep_ in ("xcomp", "dobj", "ccomp", "advcl")
            and verb.i < child.i < limit
        ):
            return Wanted(child, child.i, limit, child.i)
    return None


def _source_of(thing: Token, frame: Frame) -> Token | None:
    """ "an apology from the minister": who is to give what is wanted."""
    for child in thing.children:
        if (
            child.lower_ in frame.by
            and child.lower_ in ("from", "of")
            and (found := object_of(child)) is not None
        ):
            return found
    return None


def _can_be_told(thing: Token) -> bool:
    """Whether the object of "urge" is who is urged and not what is urged."""
    return thing.pos_ in ("PROPN", "PRON")


def _to(
    verb: Token, frame: Frame, asker: Token | None, asked: tuple[Token, ...], to: int, limit: int
) -> Demand | None:
    act = infinitive(verb.doc, to, limit)
    if not asked:
        subject = next(
            (c for c in act.head.children if c.dep_ in SUBJECTS and verb.i < c.i < act.head.i), None
        )
        named = subject or _between(verb, frame, to)
        asked = with_conjuncts(named) if named is not None else ()
    acts = tuple(split(act, limit, by=frame.by))
    if asked:
        return Demand("to", verb, asker, asked, acts)
    return Demand("own", verb, asker, (), acts) if frame.own and not is_passive(verb) else None


def _between(verb: Token, frame: Frame, to: int) -> Token | None:
    """The phrase between a verb and its "to" that the tree hung elsewhere."""
    for token in verb.doc[verb.i + 1 : to]:
        if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ in ("compound", "poss", "npadvmod"):
            continue
        if token.dep_ != "pobj" or token.head.lower_ in frame.by:
            return token
    return None


def _for(
    verb: Token, asker: Token | None, asked: tuple[Token, ...], thing: Token, to: int | None, limit: int
) -> Demand:
    if to is not None and is_doer_of(thing, to):
        first, *others = split(infinitive(verb.doc, to, limit), limit)
        return Demand("for-to", verb, asker, asked, (replace(first, doer=thing), *others))
    return Demand("for", verb, asker, asked, tuple(of_nouns(thing, limit)))


def is_doer_of(thing: Token, to: int) -> bool:
    """Whether "for monitors to be admitted" is one phrase: no verb stands between."""
    between = thing.doc[thing.i + 1 : to]
    return len(between) <= 12 and not any(
        token.pos_ in _VERBAL and token.dep_ not in ("amod", "acl") for token in between
    )


def _agent(verb: Token) -> Token | None:
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    return object_of(agent) if agent is not None else None


def _asked(verb: Token, frame: Frame, before: int) -> tuple[Token, ...]:
    """The heads of the phrases that name whom the verb asks, ``before`` what it asks."""
    if (fronted := _fronted(verb, frame)) is not None:
        return with_conjuncts(fronted)
    for child in verb.children:
        below = object_of(child) if child.lower_ in frame.by and verb.i < child.i < before else None
        if below is not None and below.pos_ not in _VERBAL:
            return with_conjuncts(_noun_of(below, before))
    if frame.by and not frame.direct:
        for token in verb.doc[verb.i + 1 : verb.i + 4]:  # "calls UPON": what the tree misses
            if token.lower_ in frame.by and token.i + 1 < len(verb.doc):
                named = next((t for t in verb.children if t.dep_ == "dobj" and t.i > token.i), None)
                return with_conjuncts(named) if named is not None else ()
    if frame.direct:
        named = _object(verb)
        if (
            named is not None
            and named.i < before
            and not (frame.noun and named.lemma_.lower() in DOING.keys() | GIVING.keys())
        ):
            return with_conjuncts(named)
    return ()


def _noun_of(token: Token, before: int) -> Token:
    """The noun that a phrase is about: "States" of "all participating States", whatever the tree says."""
    if token.pos_ not in ("DET", "ADJ") or token.lower_ in ("those", "these"):
        return token
    return next((each for each in token.doc[token.i + 1 : before] if each.pos_ in ("NOUN", "PROPN")), token)


def _fronted(verb: Token, frame: Frame) -> Token | None:
    """Who is asked before the verb: "To our government it asked that ...", "From the Chinese I ask only"."""
    if not (frame.that or frame.own or frame.noun):
        return None
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "from", "of") and child.i < verb.i:
            return object_of(child)
    return None


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and child.pos_ not in ("ADP", "SCONJ"):
            return child
    if verb.dep_ == "compound" and _is_verb_after_all(verb):
        return verb.head
    return None


def infinitive_after(verb: Token, limit: int) -> int | None:
    """The token ("to", or "not" before it) where the infinitive that the verb governs begins."""
    doc = verb.doc
    near = far = None
    for at in range(verb.i + 1, limit):
        if doc[at].lower_ != "to" or not is_infinitive(doc, at, limit):
            continue
        if doc[at - 1].lower_ in _WH:
            continue  # "asked me what to do"
        start = at - 1 if at - 1 > verb.i and doc[at - 1].lower_ in NOT else at
        head = wanted_verb(doc, at + 1, limit)
        if head is not None and _hangs_on(head, verb):
            return start
        if near is None and not any(
            token.pos_ in _VERBAL and token.tag_ != "VBN" for token in doc[verb.i + 1 : at]
        ):
            near = start
        if far is None and at - verb.i < _FAR and doc[at - 1].pos_ in ("NOUN", "PROPN", "PRON", "ADP", "ADV"):
            far = start  # "ask the country she lives in to extradite her"
    return near if near is not None else far


def _hangs_on(below: Token, verb: Token) -> bool:
    """Whether the tree puts ``below`` under ``verb`` without another verb between."""
    token = below
    for _ in range(6):
        if token.dep_ == "ROOT":
            return False
        token = token.head
        if token == verb:
            return True
        if token.pos_ in _VERBAL:
            return False
    return False


def clause_after(verb: Token, limit: int) -> Wanted | None:
    """The clause that the verb asks for: "that Egypt release them", "China regularize their status"."""
    for child in verb.children:
        if child.dep_ not in ("ccomp", "advcl", "relcl", "dobj") or not verb.i < child.i < limit:
            continue
        mark = next((each for each in child.children if each.lower_ == "that" and each.i > verb.i), None)
        subject = next((each for each in child.children if each.dep_ in SUBJECTS and each.i > verb.i), None)
        if subject is None or (mark is None and child.tag_ != "VB"):
            continue
        if is_subjunctive(child, subject, sure=verb.lemma_.lower() not in _ALSO_TELLING):
            return of_clause(child, (mark or subject.left_edge).i, limit)
    return None


def is_subjunctive(verb: Token, subject: Token, *, sure: bool) -> bool:
    """Whether a clause tells what is to be: "that he be released", "that it account", "that they should".

    With ``sure`` a plural subject too ("that they release", which may as well be a fact).
    """
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"should", "must", "shall"}:
        return True
    if auxiliaries:
        return auxiliaries <= {"be", "not"} and "be" in auxiliaries
    singular = subject.tag_ in ("NN", "NNP") or subject.lower_ in ("it", "he", "she")
    return (
        verb.lower_ == verb.lemma_.lower() and verb.tag_ != "VBN" and (singular or sure or verb.tag_ == "VB")
    )


def thing_asked_for(verb: Token) -> Token | None:
    """What the verb asks for: "release" of "called for the release"; "monitors" of "for monitors to be"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.lower_ == "for" and (found := object_of(child)) is not None:
            return found
        if child.dep_ in ("xcomp", "advcl", "ccomp"):
            mark = next(
                (each for each in child.children if each.lower_ == "for" and each.dep_ == "mark"), None
            )
            subject = next((each for each in child.children if each.dep_ in SUBJECTS), None)
            if mark is not None and subject is not None:
                return subject
        if child.dep_ in ("dobj", "dative"):
            for below in child.children:
                if (
                    below.lower_ == "for"
                    and (found := object_of(below)) is not None
                    and found.pos_ != "PROPN"
                ):
                    return found  # but not "the Secretary of State for Foreign Affairs"
    return None


def _from(verb: Token) -> tuple[Token, ...]:
    """ "what I want from China", "what do you ask of them?"."""
    for child in verb.children:
        if (
            child.lower_ in ("from", "of", "to")
            and child.dep_ == "prep"
            and (found := object_of(child)) is not None
        ):
            return with_conjuncts(found)
    return ()


def _after_that(verb: Token) -> tuple[Token, ...]:
    """Whom a sentence that breaks off asks: "We demand that the Minister", "We ask the Government"."""
    doc = verb.doc
    rest = doc[verb.i + 1 : len(doc)]
    if len(rest) and rest.root.pos_ in ("NOUN", "PROPN", "PRON"):
        return (rest.root,)
    that = next((token for token in rest[:2] if token.lower_ == "that"), None)
    after = doc[that.i + 1 : len(doc)] if that is not None else rest[:0]
    parted = next((token.i for token in after if token.is_punct), len(doc))
    named = doc[that.i + 1 : parted] if that is not None else after  # "that the authorities, at once:"
    return (named.root,) if len(named) and named.root.pos_ in ("NOUN", "PROPN") else ()
