"""The main path of the Korean reader: a source becomes proposed claims, in order of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.reading.korean.acts import ActFound
from tumen.reading.korean.answers import answers
from tumen.reading.korean.asks import Asking
from tumen.reading.korean.counting import Counting, count, without_weak
from tumen.reading.korean.discourse import attach, date_events
from tumen.reading.korean.figures import Figure, again, bounded_to_none, figure_of, is_told_again
from tumen.reading.korean.issuing import signed_from
from tumen.reading.korean.norms import norm_claims
from tumen.reading.korean.nouns import SORTS
from tumen.reading.korean.quotations import quotations_of
from tumen.reading.korean.quoting import quotation_claims
from tumen.reading.korean.reference_day import reference_day
from tumen.reading.korean.scenes import Scene, scenes_of
from tumen.reading.korean.sentences import blocks_of, sentences_of
from tumen.reading.korean.story import Acts, Dated, Days
from tumen.reading.korean.telling import slots_of
from tumen.reading.korean.told import Told
from tumen.reading.korean.units import Counter
from tumen.reading.korean.unnumbered import Unnumbered
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link
from tumen.reading.sources import Source
from tumen.vocabulary.codes import ClaimSort, FigureKind
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.people import Counted
from tumen.vocabulary.slots import ProposedClaim, Slot


def claims_of(source: Source) -> list[ProposedClaim]:
    """Every claim of a Korean document, in order of the text."""
    return _Reading(source).claims()


#: Sentences behind a lead that go on telling of the people in it, and the words that they open with.
_NEXT, _OPENING = 2, 40
_SAME_PEOPLE = re.compile(r"(?:이들|그들|일행|두 사람|세 사람|가족)(?:은|는|이|가)? ")


#: What may stand between a time and the number of its row.
_ROWED = re.compile(r"(?:에는|에|은|는)? ?(?:약 |최소 |최대 )?")


class _Reading:
    """One pass over a document."""

    def __init__(self, source: Source) -> None:
        self.source, self.text = source, source.text
        self.blocks = blocks_of(source)
        self.quotations = quotations_of(self.text, [span for _, span in self.blocks])
        self.voices = Voices(source, self.blocks, self.quotations)
        said = {number: turn.said.start for number, turn in self.voices.turns.items()}
        self.sentences = sentences_of(self.text, self.blocks, self.quotations, said)
        signed = signed_from(self.text)
        self.sentences = [each for each in self.sentences if each.span.start < signed]
        self.scenes = list(scenes_of(self.text, self.sentences, self.quotations))
        self.published = reference_day(source)
        self.acts = Acts(self.scenes)
        self.dated: dict[int, list[Dated]] = {}
        self.lately: dict[int, Slot] = {}
        self.before: dict[int, Slot] = {}  #: by sentence, the time that its paragraph told before it
        self.core: list[Told] = []
        self.kept: list[tuple[Counter | None, Counting]] = []  #: how the core figures of the sentence count
        self.other: list[ProposedClaim] = []
        self.teasers: list[tuple[Scene, Figure, Counting]] = []
        self._hear()

    def _hear(self) -> None:
        days = Days(self.published)
        for scene in self.scenes:
            attributions = self.voices.hear(scene.sentence, scene.clauses, scene.inside)
            before = days.told_before(scene.sentence.block)
            if before is not None:
                self.before[scene.sentence.index] = Slot(When("", before), days.rule_of(before))
            lately = days.told_lately(scene.sentence.block)
            if lately is not None:
                self.lately[scene.sentence.index] = Slot(When("", lately), "story.lately")
            self.dated[scene.sentence.index] = days.follow(scene, attributions)
        self.voices.settle(self.sentences)

    def claims(self) -> list[ProposedClaim]:
        for scene in self.scenes:
            self._take(scene)
        self._promote_teasers()
        attach(self.core, self.published)
        date_events(self.core, counted_to=self.published if self.source.published is None else None)
        self.other += self._asks()
        self.other += quotation_claims(self.voices, self.sentences)
        self.other += answers(self.voices, self.scenes)
        self.other += norm_claims(self.text, self.sentences)
        alone = Unnumbered(self.voices, self.acts, self.before, self.published)
        self.other += alone.all(self.scenes, self.dated, self.core)
        core = [ProposedClaim(told.passage, told.part, self._as_dated(told.slots)) for told in self.core]
        return sorted([*core, *self.other], key=lambda claim: (claim.passage.start, claim.passage.end))

    def _as_dated(self, slots: dict[str, Slot]) -> dict[str, Slot]:
        """How things stand is told as of the month or year, where the document has no day."""
        time, published = slots.get("time"), self.source.published
        if time is None or published is None or published.is_day or not time.rule.startswith("time.as-of"):
            return slots
        told = time.value
        if self.published is None or told.interval != Interval.day(self.published):
            return slots
        return {**slots, "time": replace(time, value=When(told.text, published))}

    def _asks(self) -> list[ProposedClaim]:
        asking = Asking(self.voices)
        asking.open_letter(self.text)
        return asking.all(self.scenes)

    def _take(self, scene: Scene) -> None:
        self.kept.clear()
        set_aside: list[tuple[Figure, Counting]] = []
        before: tuple[Figure, Counting] | None = None
        for mention in scene.numbers:
            figure = figure_of(scene.clauses, mention)
            since = scene.sentence.index - self.core[-1].sentence.index if self.core else None
            if before is not None and is_told_again(before[0], figure):
                figure, counting = again(before[0], figure), before[1]
            else:
                counting = without_weak(count(scene, figure, self.acts, since=since))
                before = (figure, counting)
            if counting.kind is not FigureKind.CORE:
                set_aside.append((figure, counting))
                continue
            self._promote(scene, figure, set_aside)
            self._keep(scene, figure, counting)
        self._promote_parts(scene, set_aside)
        told = scene.clauses.predicates
        if scene.sentence.is_headline or not told or told[-1].link is not Link.FINAL:
            self.teasers += [(scene, figure, counting) for figure, counting in set_aside]
        else:
            self.other += [self._set_aside(scene, figure, counting) for figure, counting in set_aside]

    def _promote_parts(self, scene: Scene, set_aside: list[tuple[Figure, Counting]]) -> None:
        """ "남자 2명, 여자 60명 등 62명": people told by sex or age beside a figure are parts of it."""
        if not self.kept:
            return
        for part in list(set_aside):
            figure, counting = part
            if counting.kind is not FigureKind.SMALL:
                continue
            if figure.noun in SORTS and figure.mention.counter is Counter.PERSONS:
                set_aside.remove(part)
                self._keep(scene, replace(figure, is_part=True), replace(counting, kind=FigureKind.CORE))
            elif (act := self._told_beside(scene, figure)) is not None:
                set_aside.remove(part)
                self._keep(scene, figure, replace(counting, kind=FigureKind.CORE, act=act))

    def _told_beside(self, scene: Scene, figure: Figure) -> ActFound | None:
        """The act of another count of the sentence, for a bare number that stands right behind its time or
        in a row of cases: "2020년 30명, 2021년 50명이 송환됐다", "투먼이 3,611건, 단둥 2,204건"."""
        if figure.noun or figure.mention.counter not in (Counter.PERSONS, Counter.CASES):
            return None
        start = figure.mention.core.start
        is_timed = any(
            _ROWED.fullmatch(scene.text[dated.time.span.end : start])
            for dated in self.dated[scene.sentence.index]
            if dated.time.span.end <= start
        )
        beside = [
            counting.act
            for counter, counting in self.kept
            if counter is figure.mention.counter and counting.act is not None
        ]
        in_row = figure.mention.counter is Counter.CASES and figure.case is Case.BARE
        return beside[-1] if beside and (is_timed or in_row) else None

    def _promote_teasers(self) -> None:
        """A headline's number of persons or cases is core when the text below tells the same one as core."""
        last = {_number_of(told.figure): told.passage.start for told in self.core}  #: where each stands last
        for scene, figure, counting in self.teasers:
            is_below = figure.mention.quantity.low and last.get(_number_of(figure), -1) > scene.offset
            if is_below and figure.mention.counter in (Counter.PERSONS, Counter.CASES):
                self._keep(scene, figure, replace(counting, kind=FigureKind.CORE))
            else:
                self.other.append(self._set_aside(scene, figure, counting))
        self.core.sort(key=lambda told: told.passage)

    def _promote(self, scene: Scene, part: Figure, set_aside: list[tuple[Figure, Counting]]) -> None:
        """People told without an act are core when some of them are: "두 명이 저수지로 뛰어들었다가 한 명이
        숨졌다"."""
        if part.noun:
            return
        for whole in set_aside:
            figure, counting = whole
            if _is_whole_of(figure, part) and counting.kind is FigureKind.SMALL:
                set_aside.remove(whole)
                self._keep(scene, figure, replace(counting, kind=FigureKind.CORE))
                return
            people = counting.kind is FigureKind.SMALL and figure.mention.counter is Counter.PERSONS
            if people and figure.counted is Counted.PEOPLE and figure.case in (Case.SUBJECT, Case.TOPIC):
                set_aside.remove(whole)
                self._keep(scene, figure, replace(counting, kind=FigureKind.CORE))
                return

    def _keep(self, scene: Scene, figure: Figure, counting: Counting) -> None:
        """A core figure with its slots, for the story to complete."""
        self.kept.append((figure.mention.counter, counting))
        negated = any(verb.is_negated for verb in figure.verbs)
        figure = replace(figure, mention=bounded_to_none(figure.mention, negated=negated))
        slots = slots_of(scene, figure, counting, self.dated[scene.sentence.index], self.published)
        passage = figure.passage.shifted(scene.offset)
        slots |= self.voices.slots(scene.sentence, passage.start)
        index, part = scene.sentence.index, scene.sentence.part_at(passage.start)
        story, lately = self.before.get(index), self.lately.get(index)
        quantity, ahead = figure.mention.quantity, self._told_next(index)
        self.core.append(Told(passage, scene.sentence, part, figure, quantity, slots, story, lately, ahead))

    def _told_next(self, index: int) -> Slot | None:
        """The day that the next sentences tell of the same people: "이들은 지난 7월 22일 ... 끌려갔다"."""
        for scene in self.scenes[index + 1 : index + 1 + _NEXT]:
            if not _SAME_PEOPLE.search(scene.text[:_OPENING]):
                continue
            for dated in self.dated[scene.sentence.index]:
                if not dated.is_said and not dated.time.is_now and dated.interval and dated.interval.is_day:
                    span = dated.time.span.shifted(scene.offset)
                    return Slot(When(dated.time.text, dated.interval), "story.next", span, inherited=True)
        return None

    def _set_aside(self, scene: Scene, figure: Figure, counting: Counting) -> ProposedClaim:
        """A number that counts no people or cases, kept with its kind."""
        passage = figure.passage.shifted(scene.offset)
        slots = {
            "sort": Slot(ClaimSort.NUMBER, "figure.set-aside", passage),
            "figure_kind": Slot(counting.kind, "figure.set-aside", passage),
            "quantity": Slot(
                figure.mention.quantity, figure.mention.rule, figure.mention.span.shifted(scene.offset)
            ),
        }
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), slots)


#: Groups that consist of people: "우리 반 60명 중에 열댓 명이".
_GROUPS = re.compile(r"(?:반|작업반|조|방|감방|일행|팀|마을|무리|부락|숙소|칸)$")


def _number_of(figure: Figure) -> tuple[float | None, float | None, Counter | None]:
    quantity = figure.mention.quantity
    return quantity.low, quantity.high, figure.mention.counter


def _is_whole_of(figure: Figure, part: Figure) -> bool:
    """Whether a bare number is what the other is a part of: "14명 중 9명", "열여덟 가운데 셋"."""
    whole, counter = part.whole, figure.mention.counter
    persons = counter is Counter.PERSONS or counter is None
    told = counter is Counter.PERSONS and figure.counted in (Counted.PEOPLE, Counted.VICTIMS)
    people = not figure.noun or told or (counter is not None and _GROUPS.search(figure.noun) is not None)
    return whole is not None and persons and people and whole.first <= figure.words[0] <= whole.last
