"""Acts told of people whom nobody counts: "탈북 여성 여러 명을 강제송환했다", "일가족이 넘겨졌다".

A claim of its own where the predicate tells the act, somebody suffers it, and no figure of the sentence tells
it already. Only acts of `ACTS` are taken: most others are told of somebody's life in every testimony.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tumen.reading.korean import modality
from tumen.reading.korean.acts import ActFound
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.people import counted
from tumen.reading.korean.placing import Placed, places_in, places_of
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Acts, Dated
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.dates import When
from tumen.vocabulary.parties import Parties, PartyKind, parties_of
from tumen.vocabulary.people import Counted
from tumen.vocabulary.places import canonical
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Acts that are claims of their own in Korean.
ACTS = frozenset({"forced repatriation"})
#: Words that stand for people told of before.
_THEM = frozenset("이들 그들 둘 셋 넷 모두 전원 일행 본인 그 그녀".split())
_SUFFERING = (Case.SUBJECT, Case.TOPIC, Case.ALSO, Case.BARE)
_SUFFERED = (Case.OBJECT,)


class Unnumbered:
    """The acts of one document that are told without a number."""

    def __init__(self, voices: Voices, story: Acts) -> None:
        self._voices, self._story = voices, story

    def all(
        self, scenes: Iterable[Scene], dated: dict[int, list[Dated]], taken: Sequence[Span]
    ) -> Iterator[ProposedClaim]:
        """Every such act, in order; ``taken`` are the passages of figures, whose sentences tell theirs."""
        for scene in scenes:
            span = scene.sentence.span
            if scene.sentence.is_headline or any(span.overlaps(each) for each in taken):
                continue
            claims = [
                claim
                for predicate in scene.clauses.predicates
                if (claim := self._claim(scene, predicate, dated[scene.sentence.index])) is not None
            ]
            if claims:  # "버스에 태워 넘긴 뒤 북송했다": one act told in several words, the plainest last
                yield max(claims, key=lambda claim: claim.slots["act"].rule != "act.by-story")

    def _claim(self, scene: Scene, predicate: Predicate, dated: Sequence[Dated]) -> ProposedClaim | None:
        found = scene.acts.get(predicate.index)
        if found is None or predicate.index in scene.demanded:
            return None
        act = _by_its_goal(scene, self._story.settled(found, scene.offset + found.evidence.start))
        who = _who(scene, predicate, act)
        if act.code not in ACTS or act.rule == "act.weak" or who is None:
            return None
        realis, realis_rule = modality.realis_of(
            scene.clauses, predicate, habit=modality.is_habitual(scene.text[: act.evidence.start])
        )
        polarity, polarity_rule = modality.polarity_of(scene.clauses, predicate, act.code, none=False)
        if not predicate.is_past and realis is Realis.ASSERTED and predicate.link is Link.FINAL:
            realis, realis_rule = Realis.HABITUAL, "realis.present"  # "해마다 북송한다"
        evidence = act.evidence.shifted(scene.offset)
        passage = Span(min(who[1].start, evidence.start), max(who[1].end, evidence.end))
        slots = {
            "sort": Slot(ClaimSort.ACT, "act.told", passage),
            "act": Slot(act.code, act.rule, evidence),
            "subjects": Slot(_people(who[0]), "subjects.phrase", who[1]),
            "realis": Slot(Realis(realis), realis_rule),
            "polarity": Slot(Polarity(polarity), polarity_rule),
        }
        slots |= self._when(scene, act, dated) | _where(scene, act, who[1].start - scene.offset)
        slots |= self._voices.slots(scene.sentence, passage.start)
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), slots)

    def _when(self, scene: Scene, act: ActFound, dated: Sequence[Dated]) -> dict[str, Slot]:
        """The last time in front of the act that is not one of speaking."""
        before = [
            each
            for each in dated
            if not each.is_said and not each.time.is_now and each.time.span.end <= act.evidence.start
        ]
        if not before:
            return {}
        time = before[-1].time
        return {
            "time": Slot(When(time.text, before[-1].interval), "time.told", time.span.shifted(scene.offset))
        }


def _where(scene: Scene, act: ActFound, begin: int) -> dict[str, Slot]:
    """The places from who suffers it on: one in front of them may be that of somebody else."""
    goal = _goal(scene, act) if act.rule == "act.goal" else None
    found = places_of(scene.clauses, Span(min(begin, act.evidence.start), act.evidence.end), act.code)
    places, span = found or (Places(), goal.span if goal else act.evidence)
    if goal is not None:
        places = replace(places, destination=goal.name, at="" if places.at == goal.name else places.at)
    return {"place": Slot(places, "place.particle", span.shifted(scene.offset))} if found or goal else {}


def _by_its_goal(scene: Scene, act: ActFound) -> ActFound:
    """ "회령으로 넘겨졌다": a word that can tell a return tells one where its goal is in North Korea."""
    told = [code for code in act.others if code in ACTS]
    if act.rule != "act.weak" or not told:
        return act
    goal = _goal(scene, act)
    place = canonical(goal.name) if goal else None
    returned = place is not None and place.country == "KP" and place.level != "region"
    return replace(act, code=told[0], rule="act.goal", others=()) if returned else act


def _goal(scene: Scene, act: ActFound) -> Placed | None:
    """Where to, by the last place in front of the act with a particle of direction."""
    for placed in reversed(places_in(scene.clauses, Span(0, act.evidence.start))):
        if placed.particle in ("으로", "로", "에", "까지"):
            return placed
    return None


def _who(scene: Scene, predicate: Predicate, act: ActFound) -> tuple[str, Span] | None:
    """Who suffers the act, as written: of an active verb the object, of another one the subject."""
    clauses = scene.clauses
    cases = _SUFFERED if act.doer else _SUFFERING
    for phrase in reversed(clauses.phrases):
        if phrase.last >= predicate.first or phrase.quotation != predicate.quotation:
            continue
        if phrase.case not in cases or not _is_people(scene, phrase):
            continue
        governor = clauses.governor(phrase)
        follows = not any(phrase.last < each.first < predicate.first for each in clauses.predicates)
        if follows or (governor is not None and predicate in clauses.chain(governor)):
            words = clauses.noun_text(phrase)
            start = scene.offset + clauses.words[phrase.first].span.start
            return words, Span(start, start + len(words))
    return None


def _people(words: str) -> Parties:
    return tuple(replace(each, kind=PartyKind.GROUP) for each in parties_of(words))


def _is_people(scene: Scene, phrase: Phrase) -> bool:
    words = [word.head for word in scene.clauses.words_of(phrase)]
    people = (Counted.PEOPLE, Counted.VICTIMS)
    return words[-1] in _THEM or any(word in _THEM or counted(word) in people for word in words[-2:])
