"""The slots of one core figure, filled from its sentence in the order in which each needs the ones before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tumen.reading.korean import modality
from tumen.reading.korean.counting import Counting, unit_of
from tumen.reading.korean.figures import Figure
from tumen.reading.korean.kinds import Evidence, kind_of
from tumen.reading.korean.nouns import is_part_word
from tumen.reading.korean.placing import places_of
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Dated
from tumen.reading.korean.surveys import asked_at, is_of_asking
from tumen.reading.korean.timing import Timed, is_to_date, now_told, time_of, time_slot, to_date
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import ClaimKind, ClaimSort, FigureKind, Realis
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span


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
    named = counting.act.evidence if counting.act and counting.act.rule == "act.noun" else None
    polarity, polarity_rule = modality.polarity_of(
        clauses, judged, code, none=figure.mention.rule == "numeral.none", noun=named
    )
    evidence = _evidence(scene, judged)
    timed, now = time_of(scene, figure, counting, dated, published), now_told(scene, figure, dated)
    if timed is not None and now is not None and _is_overtaken(timed, now, counting.predicate or outer):
        timed = None
    asked = asked_at(scene, figure)
    surveyed = timed if asked and timed and is_of_asking(scene, timed.span, asked) else None
    timed = timed if surveyed is None else None
    year_to_date = is_to_date(timed, code, figure.mention.quantity.low, before)
    timed = to_date(timed) if timed is not None and year_to_date else timed
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
            is_asked=asked is not None,
            is_one_day=bool(timed and timed.is_one_day),
            is_to_date=year_to_date,
            is_now=now is not None and timed is None,
            is_listed=_is_listed(dated),
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
    lasts = asked is not None or not _is_over(counting.predicate or outer)
    time = time_slot(timed, kind, realis, _until(surveyed, published) if lasts else None, now, published)
    slots |= {"time": time} if time is not None else {}
    return slots | _place(scene, figure, counting)


def _is_overtaken(timed: Timed, now: Timed, predicate: Predicate | None) -> bool:
    """Whether the clause turns to how things stand behind the time: "5월까지 412명을 보냈고, 아직 남은
    사람도 30명쯤 된다"."""
    return timed.span.end <= now.span.start and not _is_over(predicate) and timed.rule != "time.as-of"


def _until(surveyed: Timed | None, published: date | None) -> date | None:
    """The day that a count runs to: the document's, else the last on which those counted were asked."""
    if published is not None or surveyed is None or surveyed.when.interval is None:
        return published
    return surveyed.when.interval.latest


def _is_listed(dated: Sequence[Dated]) -> bool:
    """Whether a sentence tells of several years one by one."""
    years = [
        d for d in dated if not d.is_said and isinstance(d.time.parts.year, int) and not d.time.is_period
    ]
    return len([d for d in years if d.time.parts.month is None]) > 1


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
            and (
                predicate.link is Link.FINAL
                or (predicate.link is Link.CONNECTIVE and clauses.words[predicate.last].comma)
            )
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


def _is_over(predicate: Predicate | None) -> bool:
    """Whether the predicate tells of how things were: "앉아 있었다", "들어오던"."""
    return predicate is not None and (predicate.is_past or predicate.ending == "던")


def _place(scene: Scene, figure: Figure, counting: Counting) -> dict[str, Slot]:
    act = counting.act
    if act is None:
        return {}
    clauses, end = scene.clauses, act.evidence.end
    begin = _clause_begins(scene, min(act.evidence.start, figure.passage.start))
    quotation = clauses.words[figure.words[0]].quotation
    if quotation:  # "서울에서 기자회견을 열고 “98명이 ...”": where it was said is no place of what was said
        begin = max(begin, next(w.span.start for w in clauses.words if w.quotation == quotation))
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
