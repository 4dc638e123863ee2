"""Where an act that is told without a number happened: by the places of its own clause, else by the house in
which the telling is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.reading.korean.acts import RETURN, ActFound
from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.goals import goal_of
from tumen.reading.korean.placing import HOUSE, Placed, places_in, places_named, places_of, routed
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.words import Case
from tumen.vocabulary.slots import Places, Slot
from tumen.vocabulary.spans import Span

#: Acts that are done in the house where somebody is held.
_WITHIN = frozenset(
    {
        "torture",
        "sexual violence",
        "forced labour",
        "other:forced abortion",
        "other:release",
        "other:extortion",
        "killing",
        "death",
        "detention",
    }
)
#: Acts that take those of whom is told away from the house where they were.
_LEAVING = frozenset(
    {RETURN, "crossing", "arrival", "trafficking", "arrest", "other:transfer", "other:release"}
)
#: How many sentences a telling stays in a house that it named.
_STAYS = 6
_HOUSE_AT_END = re.compile(rf"{HOUSE}$")
#: Offices that people are handed to: without a town they are whom to, not where to.
_OFFICE = re.compile(r"(?:국가)?(?:보위부|보위국|안전부|보안서|공안국|파출소|경찰서)")
_STANDING = re.compile(r"^(?:에서|에서는|에선|에서도|에|에는|에도|으로|로|까지|서)$")


@dataclass(frozen=True, slots=True)
class _House:
    name: str
    span: Span
    index: int
    block: int


class ActPlaces:
    """The places of the acts of one document, in order of the text."""

    def __init__(self) -> None:
        self._house: _House | None = None
        #: The sentence in which a house was left last, and the first word of the verb that left it.
        self._left: tuple[int, int] = (-1, 0)

    def slots(self, scene: Scene, predicate: Predicate, act: ActFound, begin: int) -> dict[str, Slot]:
        """The place of the act whose words and sufferer begin at ``begin``; empty where none is told."""
        told = _told(scene, predicate, act, begin)
        self._enter(scene, predicate)
        if told is None and act.code in _WITHIN:
            told = self._inside(scene)
        if told is None and act.code == "arrival" and predicate.lemma.startswith("입국"):
            evidence = act.evidence.shifted(scene.offset)
            told = Slot(Places(destination="South Korea"), "place.of-entry", evidence)
        if act.code in _LEAVING:
            self._house, self._left = None, (scene.sentence.index, predicate.first)
            self._enter(scene, predicate)
        return {} if told is None else {"place": told}

    def pass_over(self, scene: Scene) -> None:
        """The end of a sentence: the houses behind its last act."""
        self._enter(scene, None)

    def _inside(self, scene: Scene) -> Slot | None:
        """ "구류소에서 두 달을 보냈다. 매일 매를 맞았다.": in the house that the paragraph named last."""
        house, here = self._house, scene.sentence
        if house is None or house.block != here.block or here.index - house.index > _STAYS:
            return None
        return Slot(Places(at=house.name), "place.story", house.span, inherited=house.index != here.index)

    def _enter(self, scene: Scene, until: Predicate | None) -> None:
        """Remember the last house in front of ``until``, or of the sentence; of what stands before a verb
        that left a house, only one that it led to."""
        for phrase in scene.clauses.phrases:
            if until is not None and phrase.last >= until.first or not _STANDING.match(phrase.particle):
                continue
            is_left = self._left[0] == scene.sentence.index and phrase.last < self._left[1]
            if is_left and not phrase.particle.endswith(("로", "까지")):
                continue
            placed = house_of(scene.clauses, phrase)
            if placed is not None:
                at = scene.sentence
                self._house = _House(placed.name, placed.span.shifted(scene.offset), at.index, at.block)


def house_of(clauses: Clauses, phrase: Phrase) -> Placed | None:
    """The house that a noun phrase names: as the town that the gazetteer knows, else as written."""
    words = clauses.words_of(phrase)
    noun = words[-1].noun.split("(")[0]
    if not _HOUSE_AT_END.search(noun):
        return None
    before = [p for p in clauses.phrases if p.last == phrase.first - 1 and p.case is Case.OWNER]
    first = before[0].first if before else phrase.first
    whole = clauses.span_of(first, phrase.last)
    towns = places_named(whole.of(clauses.text))
    if not towns and _OFFICE.fullmatch(noun) and not phrase.particle.startswith("에서"):
        return None
    span = Span(whole.start, clauses.words[phrase.last].noun_span.end)
    return Placed(towns[-1] if towns else noun, span, phrase.particle)


def _told(scene: Scene, predicate: Predicate, act: ActFound, begin: int) -> Slot | None:
    """The places of the act's own clause, else those behind who suffers it."""
    goal = goal_of(scene, act) if act.rule == "act.goal" else None
    own = _own_places(scene.clauses, predicate)
    span = Span(min(begin, act.evidence.start), act.evidence.end)
    found = routed(scene.clauses, own, act.code) or places_of(scene.clauses, span, act.code)
    if found is None and goal is None:
        return None
    places, at = found or (Places(), goal.span if goal else act.evidence)
    if goal is not None:
        places = replace(places, destination=goal.name, at="" if places.at == goal.name else places.at)
    return Slot(places, "place.particle", at.shifted(scene.offset))


def _own_places(clauses: Clauses, predicate: Predicate) -> list[Placed]:
    """The places in the phrases that belong to the predicate, and houses that no gazetteer knows."""
    found: list[Placed] = []
    for phrase in clauses.phrases:
        if phrase.last >= predicate.first or phrase.quotation != predicate.quotation:
            continue
        if not _belongs(clauses, phrase, predicate):
            continue
        names = places_in(clauses, clauses.span_of(phrase.first, phrase.last))
        house = house_of(clauses, phrase) if _STANDING.match(phrase.particle) else None
        if house is not None:
            names = [house]
        found += names
    return found


def _belongs(clauses: Clauses, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase is the predicate's own, or the owner of one or the first of a row that is."""
    if phrase.case in (Case.OWNER, Case.AND):
        behind = next((p for p in clauses.phrases if p.first == phrase.last + 1), None)
        if behind is None or behind.last >= predicate.first:
            return False
        listed = phrase.case is Case.AND
        return (listed or bool(_STANDING.match(behind.particle))) and _belongs(clauses, behind, predicate)
    return clauses.governor(phrase) is predicate
