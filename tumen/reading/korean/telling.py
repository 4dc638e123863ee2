"""The slots of one core figure, filled from its sentence in the order in which each needs the ones before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tumen.reading.korean import modality
from tumen.reading.korean.counting import Counting, unit_of
from tumen.reading.korean.figures import Figure, describing
from tumen.reading.korean.kinds import Evidence, kind_of
from tumen.reading.korean.nouns import is_part_word
from tumen.reading.korean.placing import places_of
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Dated
from tumen.reading.korean.times import is_as_of, is_compared
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import ClaimKind, ClaimSort, FigureKind, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span


@dataclass(frozen=True)
class Timed:
    """The time told of a figure: its words, the days, and whether it is a period."""

    when: When
    span: Span
    rule: str
    is_period: bool


def slots_of(
    scene: Scene, figure: Figure, counting: Counting, dated: Sequence[Dated], published: date | None
) -> dict[str, Slot]:
    """Every slot that the sentence itself fills, but for speakers and stance."""
    offset, act = scene.offset, counting.act
    passage = figure.passage.shifted(offset)
    slots = {
        "sort": Slot(ClaimSort.FIGURE, "figure.people-or-cases", passage),
        "figure_kind": Slot(FigureKind.CORE, "figure.people-or-cases", passage),
        "quantity": Slot(figure.mention.quantity, figure.mention.rule, figure.mention.span.shifted(offset)),
        "unit": Slot(unit_of(figure), "unit.counter", figure.mention.core.shifted(offset)),
    }
    if (subjects := _subjects(figure)) is not None:
        words, span = subjects
        slots["subjects"] = Slot(parties_of(words), "subjects.phrase", span.shifted(offset))
    if act is not None:
        slots["act"] = Slot(act.code, act.rule, act.evidence.shifted(offset))
    return slots | _modal(scene, figure, counting, dated, published)


def _subjects(figure: Figure) -> tuple[str, Span] | None:
    """Who is counted, as written: the noun, else what the number is said of, else the whole it is a part
    of."""
    clauses = figure.clauses
    if figure.noun and figure.noun_span:
        return figure.noun, figure.noun_span
    for phrase in (figure.about, figure.whole):
        if (
            phrase is not None
            and not is_part_word(clauses.words[phrase.last].text)
            and clauses.noun_text(phrase) not in ("이", "그")
        ):
            words = clauses.noun_text(phrase)
            start = clauses.words[phrase.first].span.start
            return words, Span(start, start + len(words))
    return None


def _modal(
    scene: Scene, figure: Figure, counting: Counting, dated: Sequence[Dated], published: date | None
) -> dict[str, Slot]:
    clauses = figure.clauses
    main = counting.predicate or (figure.verbs[0] if figure.verbs else None)
    outer = figure.verbs[-1] if figure.verbs else main
    judged = _judged(figure, counting, main)
    before, clause = _words_around(scene, figure)
    habit = modality.is_habitual(before)
    realis, rule = modality.realis_of(clauses, judged, habit=habit)
    if realis is Realis.ASSERTED and figure.is_said_of and figure.verbs:
        realis, rule = modality.realis_of(clauses, figure.verbs[0], habit=habit)
    taken = figure.case in (Case.OBJECT, Case.SUBJECT, Case.TOPIC, Case.BARE, Case.ALSO)
    if judged is not None and judged.index in scene.demanded and taken:
        realis, rule = Realis.DEMANDED, "realis.demand"
    code = counting.act.code if counting.act else ""
    polarity, polarity_rule = modality.polarity_of(
        clauses, judged, code, none=figure.mention.rule == "numeral.none"
    )
    evidence = _evidence(scene, judged)
    timed = time_of(scene, figure, counting, dated, published)
    kind, kind_rule = kind_of(
        Evidence(
            figure,
            code,
            counting.predicate or outer,
            timed.when.interval if timed else None,
            bool(timed and timed.is_period),
            realis,
            before,
            clause,
        )
    )
    if kind is ClaimKind.RATE and realis is Realis.ASSERTED and "마다" in before:
        realis, rule = Realis.HABITUAL, "realis.rate"
    slots = {
        "realis": Slot(realis, rule, None if rule.endswith("default") else evidence),
        "polarity": Slot(polarity, polarity_rule, None if polarity_rule.endswith("default") else evidence),
        "kind": Slot(kind, kind_rule, None if kind_rule.endswith("default") else evidence),
    }
    if likely := modality.likelihood_in(clause):
        slots["likelihood"] = Slot(likely, "likelihood.word", evidence)
    nobody = figure.mention.rule == "numeral.none"
    time = _time_slot(timed, kind, realis, published if not (nobody or _is_over(outer)) else None)
    slots |= {"time": time} if time is not None else {}
    return slots | _place(scene, figure, counting)


def _judged(figure: Figure, counting: Counting, main: Predicate | None) -> Predicate | None:
    """The predicate whose form says how the figure is told: what is said of it, not what merely describes
    it."""
    if counting.predicate is not None:
        return counting.predicate
    return figure.verbs[0] if figure.verbs else main


def _words_around(scene: Scene, figure: Figure) -> tuple[str, str]:
    """The words of the clause before the number, and the whole clause: from the last finished clause to its
    verb."""
    clauses, first = figure.clauses, figure.words[0]
    quotation = clauses.words[first].quotation
    begin = 0
    for predicate in clauses.predicates:
        if (
            predicate.last < first
            and predicate.quotation == quotation
            and predicate.link in (Link.FINAL, Link.CONNECTIVE)
            and clauses.words[predicate.last].comma
        ):
            begin = clauses.words[predicate.last].span.end
    for word in clauses.words[:first]:
        if word.quotation != quotation:
            begin = max(begin, word.span.end)
    end = clauses.words[figure.verbs[-1].last].span.end if figure.verbs else len(scene.text)
    start = figure.mention.span.start
    return scene.text[min(begin, start) : start], scene.text[min(begin, start) : max(end, start)]


def _evidence(scene: Scene, predicate: Predicate | None) -> Span | None:
    if predicate is None:
        return None
    return scene.clauses.span_of(predicate.first, predicate.last).shifted(scene.offset)


# -- time ----------------------------------------------------------------------------------------------------


def time_of(
    scene: Scene, figure: Figure, counting: Counting, dated: Sequence[Dated], published: date | None
) -> Timed | None:
    """The time that the sentence tells of the figure."""
    telling = [d for d in dated if not d.is_said and not d.time.is_now]
    if figure.is_aside:
        before = [d for d in telling if 0 <= figure.mention.core.start - d.time.span.end <= _BRACKETED]
        return _timed(scene, before[-1], None, published) if before else None
    telling = [d for d in telling if not is_compared(scene.text, d.time)]
    fitting = [d for d in telling if _same_quotation(scene, figure, d)]
    if not fitting:
        outer = [d for d in telling if _quotation_of(scene, d.time.span) == 0]
        fitting = [d for d in outer if _quotation_of(scene, figure.mention.core)]
    chosen = _chosen(scene, figure, counting, fitting)
    if chosen is None:
        return None
    return _timed(scene, chosen, _other_end(chosen, fitting), published)


#: Code points between a time and a number in brackets behind it: "2015년 상반기(614명)".
_BRACKETED = 8


def _timed(scene: Scene, chosen: Dated, partner: Dated | None, published: date | None) -> Timed:
    interval = _closed(chosen, partner, published)
    span = (
        Span(
            min(chosen.time.span.start, partner.time.span.start),
            max(chosen.time.span.end, partner.time.span.end),
        )
        if partner
        else chosen.time.span
    )
    whole = chosen.time.parts.part in ("한 달", "한 해")
    period = (
        chosen.time.is_period
        or whole
        or partner is not None
        or bool(re.match(r" ?(?:동안|한 해|한 달)", scene.text[span.end :]))
    )
    as_of = is_as_of(scene.text, chosen.time)
    rule = "time.as-of" if as_of else "time.told"
    return Timed(When(span.of(scene.text), interval), span.shifted(scene.offset), rule, period and not as_of)


def _quotation_of(scene: Scene, span: Span) -> int:
    return next((w.quotation for w in scene.clauses.words if w.span.overlaps(span)), 0)


def _same_quotation(scene: Scene, figure: Figure, dated: Dated) -> bool:
    return _quotation_of(scene, dated.time.span) == _quotation_of(scene, figure.mention.core)


def _chosen(scene: Scene, figure: Figure, counting: Counting, fitting: Sequence[Dated]) -> Dated | None:
    """The time between the figure and the verb that tells of it, else the nearest before the figure, else one
    behind it."""
    start = figure.passage.start
    predicate = counting.predicate
    if predicate is not None and predicate.link is Link.ADNOMINAL:
        fitting = [d for d in fitting if not _is_of_main(scene, d, predicate)]
    before = [d for d in fitting if d.time.span.end <= start]
    if predicate is not None and predicate in figure.verbs:
        verb = scene.clauses.words[predicate.first].span.start
        between = [d for d in fitting if figure.passage.end <= d.time.span.start and d.time.span.end <= verb]
        own = [d for d in before if not _describes(scene, figure, d)]
        if between and not own:
            return between[-1]
    if before:
        near = [d for d in before if not _in_other_clause(scene, figure, d)]
        return (near or before)[-1] if near or len(before) == len(fitting) else before[-1]
    if predicate is not None and predicate not in figure.verbs:
        return None  # "구출된 2명은 이번 주 귀국한다": the time of something else
    behind = [
        d
        for d in fitting
        if d.time.span.start >= figure.passage.end and not _in_other_clause(scene, figure, d)
    ]
    return behind[0] if behind else None


def _is_of_main(scene: Scene, dated: Dated, predicate: Predicate) -> bool:
    """ "법원은 12일 ... 넘긴 혐의로 기소된 ...": a day right behind the topic is the main verb's, not a
    description's."""
    clauses = scene.clauses
    topic = next(
        (
            p
            for p in clauses.phrases
            if clauses.words[p.last].span.end <= dated.time.span.start
            and p.case is Case.TOPIC
            and dated.time.span.start - clauses.words[p.last].span.end <= 1
        ),
        None,
    )
    parts = dated.time.parts
    if topic is None or parts.day is None or parts.month is not None or parts.which:
        return False
    later = [
        p for p in clauses.predicates if p.index > predicate.index and p.quotation == predicate.quotation
    ]
    return any(p.link is Link.FINAL for p in later)


def _describes(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether the time belongs to a clause that describes who is counted: "9일 붙잡힌 탈북민 40명이 12일
    ..."."""
    clauses = scene.clauses
    for verb in describing(figure):
        end = clauses.words[verb.first].span.start
        if dated.time.span.end <= end and clauses.words[verb.last].span.end <= figure.passage.start:
            return True
    return False


def _in_other_clause(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether a finished clause with a subject of its own stands between the time and the figure."""
    low, high = sorted((dated.time.span, figure.mention.core))
    clauses = scene.clauses
    for predicate in clauses.predicates:
        place = clauses.words[predicate.last].span
        if (
            low.end <= place.start
            and place.end <= high.start
            and predicate.link in (Link.FINAL, Link.CONNECTIVE, Link.QUOTING)
        ):
            later = [
                p
                for p in clauses.phrases
                if clauses.words[p.first].span.start >= place.end
                and clauses.words[p.last].span.end <= high.end
            ]
            if predicate.link is Link.FINAL or any(p.case.value in ("topic", "subject") for p in later):
                return True
    return False


def _other_end(chosen: Dated, fitting: Sequence[Dated]) -> Dated | None:
    """ "1998년 이후 지난해 말까지": the other end of a period."""
    if not (chosen.time.begins or chosen.time.ends or chosen.time.until_now):
        return None
    for other in fitting:
        if other is chosen:
            continue
        gap = max(chosen.time.span.start, other.time.span.start) - min(
            chosen.time.span.end, other.time.span.end
        )
        opposite = (
            (chosen.time.begins or chosen.time.until_now)
            and other.time.ends
            or chosen.time.ends
            and (other.time.begins or other.time.until_now)
        )
        if opposite and gap < 40:
            return other
    return None


def _closed(chosen: Dated, partner: Dated | None, published: date | None) -> Interval | None:
    """The interval with what closes it: the other end told, or the document's date."""
    interval = chosen.interval
    if interval is None:
        return None
    if partner is not None and partner.interval is not None:
        first, last = (chosen, partner) if chosen.time.begins or chosen.time.until_now else (partner, chosen)
        begin, end = first.interval, last.interval
        if begin and end and begin.earliest and end.latest and begin.earliest <= end.latest:
            return Interval(begin.earliest, end.latest)
    if interval.latest is None and interval.earliest and published and interval.earliest <= published:
        return Interval(interval.earliest, published)
    return interval


def _is_over(predicate: Predicate | None) -> bool:
    """Whether the predicate tells of how things were: "앉아 있었다", "들어오던"."""
    return predicate is not None and (predicate.is_past or predicate.ending == "던")


def _time_slot(timed: Timed | None, kind: ClaimKind, realis: Realis, published: date | None) -> Slot | None:
    """The time told, or the one that the kind implies: a state is as of the document, a total runs to it."""
    if timed is not None:
        return Slot(_running(timed, kind, realis, published), timed.rule, timed.span)
    if published is None or realis not in (Realis.ASSERTED, Realis.HABITUAL):
        return None
    if kind is ClaimKind.STATE or (kind is ClaimKind.RATE and realis is Realis.HABITUAL):
        return Slot(When("", Interval.day(published)), "time.as-of-document")
    if kind is ClaimKind.TOTAL:
        return Slot(When("", Interval(None, published)), "time.total-to-document")
    return None


def _running(timed: Timed, kind: ClaimKind, realis: Realis, published: date | None) -> When:
    """A count of the running year ends with the document: "올해 ... 21명"."""
    interval = timed.when.interval
    if kind is not ClaimKind.TOTAL or realis is not Realis.ASSERTED or published is None or interval is None:
        return timed.when
    begins, ends = interval.earliest, interval.latest
    if begins and ends and begins <= published < ends:
        return When(timed.when.text, Interval(begins, published))
    return timed.when


def _place(scene: Scene, figure: Figure, counting: Counting) -> dict[str, Slot]:
    act = counting.act
    if act is None:
        return {}
    clauses, end = scene.clauses, act.evidence.end
    begin = _clause_begins(scene, min(act.evidence.start, figure.passage.start))
    found = places_of(clauses, Span(min(begin, end), max(end, figure.passage.end)), act.code)
    if found is None:
        return {}
    places, span = found
    return {"place": Slot(places, "place.particle", span.shifted(scene.offset))}


def _clause_begins(scene: Scene, limit: int) -> int:
    """Where the clause begins in which ``limit`` stands: behind the last finished predicate before it."""
    begin = 0
    for predicate in scene.clauses.predicates:
        last = scene.clauses.words[predicate.last]
        parted = predicate.link is Link.CONNECTIVE and last.comma
        if last.span.end < limit and (parted or predicate.link in (Link.FINAL, Link.QUOTING)):
            begin = last.span.end
    return begin
