"""Evidence for what a figure counts: a happening, a state, a running count, a number per period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.reading.kinds import is_rate, kind_of
from tumen.reading.modality import clause_text, is_past, is_perfect, is_present, verbs_above
from tumen.reading.parsing import text_of
from tumen.reading.story import Dated, Story
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.weighing.acts import bucket, group_of, is_whole, leaning
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.people import Counted

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("total", r"in\s+total|altogether|in\s+all|a\s+total\s+of|total(?:s|led|ling)?|overall|tally|toll"),
        ("recorded", r"recorded|documented|registered|verified|counted|on\s+record|database|identified|list"),
        ("so-far", r"to\s+date|so\s+far|until\s+now|as\s+of|by\s+the\s+end|already|since"),
        (
            "over",
            r"over\s+the\s+(?:past|last|years?|decades?|course)|in\s+the\s+(?:past|last)|during|between",
        ),
        ("now", r"now|currently|today|at\s+present|still|remain(?:s|ing)?|at\s+this\s+moment|these\s+days"),
        ("each", r"each|every|per|a\s+(?:year|month|week|day)|annually|monthly|weekly|daily|on\s+average"),
        ("ever", r"ever|never|once|yet|known"),
        ("estimate", r"estimate[sd]?|believed|thought|around|some"),
        (
            "confined",
            r"(?:in|inside|at|of)\s+(?:an?|the|our|one|that|my|her|his|every|each)?\s*(?:[\w’'-]+\s+){0,2}"
            r"(?:cell|room|jail|prison|camp|hut|barracks|cellar|container|shelter|hall|yard|dormitory|ward|unit"
            r"|cent(?:re|er)|hold|tent|warehouse|basement)s?",
        ),
        ("there-are", r"there\s+(?:is|are|was|were|had\s+been|have\s+been)"),
    )
)
_SIZES = (1, 3, 10, 30, 100, 500, 5000)


def kind_evidence(
    told: ToldFigure, before: Sequence[ToldFigure], telling: Telling, story: Story
) -> list[Piece]:
    """A piece for each kind; a percentage is a rate and nothing else."""
    kinds = [ClaimKind.RATE] if told.quantity.percent else ClaimKind
    return choices(kinds, [*_signs(told, before, telling, story)])


def _signs(told: ToldFigure, before: Sequence[ToldFigure], telling: Telling, story: Story) -> Iterator[str]:
    times = story.dated(told.sentence.index)
    mention, head, act = told.figure.mention, told.figure.head, told.act
    realis = told.value("realis")
    assert isinstance(realis, Realis)
    predicate = told.predicate
    size = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high or 0
    code = group_of(str(told.value("act") or ""))
    rate = is_rate(text_of(told.doc), told.figure.phrase.start, told.figure.phrase.end)
    interval = next((dated.interval for dated in times if not dated.dates_saying), None)
    rule = _by_rule(told, realis, interval, times, rate=rate, size=size)
    lean = leaning(told)
    yield "any"
    yield f"rule={rule}"
    yield f"realis={realis.value}"
    yield f"act={code}"
    yield f"lean={lean}"
    yield f"rate={rate}"
    yield f"size={bucket(int(size), _SIZES)}"
    yield f"tense={_tense(told)}"
    yield f"tense={_tense(told)}:act={code}"
    inherited = told.slots["act"].rule.partition(".")[0] if "act" in told.slots else ""
    yield f"act-rule={act.rule if act else inherited}"
    yield f"days={_length(interval)}"
    yield f"days={_length(interval)}:size={bucket(int(size), (3, 30, 500))}"
    if predicate is not None:
        yield f"verb={predicate.lemma_.lower()}" if predicate.lemma_.lower() in _VERBS else "verb=other"
        yield f"perfect={is_perfect(predicate)}"
    yield from _of_clause(told)
    clause = clause_text(head)
    for name, pattern in _CUES:
        if pattern.search(clause):
            yield f"cue={name}"
            yield f"cue={name}:lean={lean}"
    yield from _of_others(told, before, lean)
    yield from _of_earlier(told, before, lean)
    if re.search(r":\s*(?:about\s+|at\s+least\s+|some\s+|more\s+than\s+)?$", text_of(told.doc)[: head.idx]):
        yield "label"
    yield f"survey={_surveys(telling)}:lean={lean}"
    yield f"block={told.sentence.kind.value}"


#: Verbs whose own lemma is a sign of its own.
_VERBS = frozenset(
    "hold keep remain live be detain return deport send arrest die kill record document count cross flee "
    "arrive reach release disappear face await share sentence displace".split()
)


def _of_clause(told: ToldFigure) -> Iterator[str]:
    """The word that the figure hangs on, and the tense and manner of its clause's verb."""
    head = told.figure.head
    governor = head.head
    yield f"noun={told.noun}"
    yield f"dep={head.dep_}"
    yield f"over={governor.lemma_.lower()}:{head.dep_}"
    if head.dep_ == "pobj":
        over = governor.head
        yield f"in={governor.lower_}"
        yield f"in={governor.lower_}:{over.lemma_.lower()}"
    verb = next(iter(verbs_above(head)), None)
    if verb is None:
        yield "verbless"
        return
    auxiliaries = " ".join(
        sorted(child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg"))
    )
    yield f"aux={auxiliaries}:{verb.tag_}"
    yield f"main={verb.lemma_.lower()}"
    for child in verb.children:
        if child.dep_ in ("advmod", "mark", "npadvmod"):
            yield f"adverb={child.lower_}"


_SURVEY = re.compile(r"\b(?:respondents?|interviewees?|interviewed|survey(?:ed)?|sample)\b", re.IGNORECASE)


def _surveys(telling: Telling) -> str:
    """How far a document tells what many people were asked: there each number is a count of answers."""
    return bucket(len(_SURVEY.findall(telling.text)), (0, 2))


def _by_rule(
    told: ToldFigure,
    realis: Realis,
    interval: Interval | None,
    times: Sequence[Dated],
    *,
    rate: bool,
    size: float,
) -> str:
    """What the rules of `kinds` say: the strongest single sign."""
    mention = told.figure.mention
    return kind_of(
        figure=told.figure.head,
        predicate=told.predicate,
        act=str(told.value("act") or ""),
        rate=rate,
        counts_cases=told.figure.counted is Counted.CASES,
        leans=mention.definite or mention.partitive,
        realis=realis,
        interval=interval,
        huge=size >= _HUGE,
        many=size >= _MANY,
        period=any(dated.expression.kind == "span" for dated in times),
    )[1]


#: So many people are not returned or arrested at once: without a day, such a figure is a running count.
_HUGE = 5_000
#: From this many on, a figure told of a month or a year is taken as a count of many happenings.
_MANY = 90


def _tense(told: ToldFigure) -> str:
    near = told.near
    if is_past(told.predicate, told.figure.head):
        return "past"
    return "present" if is_present(near) else "none"


def _length(interval: Interval | None) -> str:
    if interval is None:
        return "none"
    if interval.earliest is None or interval.latest is None:
        return "open"
    return bucket((interval.latest - interval.earliest).days + 1, (1, 7, 31, 366))


def _of_earlier(told: ToldFigure, before: Sequence[ToldFigure], lean: str) -> Iterator[str]:
    """The kinds of earlier figures that it goes back to, however far: the same number, its whole, the one
    whose act it takes."""
    for sign, meant in (
        ("number", next((other for other in reversed(before) if told.says_same_number(other)), None)),
        ("of", next((other for other in reversed(before) if is_whole(other, told)), None)),
        ("leant", told.antecedent),
    ):
        kind = meant.value("kind") if meant is not None else None
        if meant is not None and isinstance(kind, ClaimKind):
            yield f"{sign}={kind.value}"
            yield f"{sign}={kind.value}:lean={lean}"
            yield f"{sign}={kind.value}:tense={_tense(told)}"
            yield f"{sign}={kind.value}:act={meant.value('act') == told.value('act')}"


def _of_others(told: ToldFigure, before: Sequence[ToldFigure], lean: str) -> Iterator[str]:
    for back, other in enumerate(reversed(before[-4:])):
        kind = other.value("kind")
        if told.sentence.index - other.sentence.index > 8 or not isinstance(kind, ClaimKind):
            break
        if told.says_same_number(other):
            yield f"same={kind.value}"
        elif is_whole(other, told):
            yield f"whole={kind.value}"
        if back == 0:
            yield f"last={kind.value}"
            yield f"last={kind.value}:lean={lean}"
            yield f"last={kind.value}:sentence={told.sentence.index == other.sentence.index}"
