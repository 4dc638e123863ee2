"""Acts told of people whom nobody counts: "삼촌은 단둥에서 붙잡혀 북송됐다", "일가족이 넘겨졌다".

A claim of its own for every predicate that tells an act of the pack: coordinated ones apart. None for what is
asked for or what a law forbids, for a bare reference to what was told before, and for what a figure tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tumen.reading.korean import modality
from tumen.reading.korean.act_places import ActPlaces
from tumen.reading.korean.acts import RETURN, ActFound
from tumen.reading.korean.details import details_of
from tumen.reading.korean.goals import by_its_goal
from tumen.reading.korean.named_acts import named_acts
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Acts, Dated
from tumen.reading.korean.sufferers import (
    Sufferer,
    doer_of,
    is_anyone,
    is_first_person,
    party_of,
    stands_for_told,
    subject_person,
    sufferer_of,
)
from tumen.reading.korean.timing import spanned
from tumen.reading.korean.told import Told
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import ClaimSort, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Acts of the pack that are told of nobody's suffering or flight, and no claims of their own.
_NO_CLAIM = frozenset({"other:interview", "other:survival", "protest"})
#: What follows a predicate of something that must not or may not be done.
_FORBIDDEN = re.compile(
    r"(?:[아어여해]?서는|[아어여해]선|면) ?(?:절대 |결코 )?안 ?[되돼된될됩]|지 (?:말|않도록|못하도록|않게)|"
    r"[가-힣]*(?:기|도록|지) (?:금지|위해|위한|전에)|금지|(?:할|될|낼) 수 없|"
    r"[가-힣]+ (?:내부 )?(?:지침|규정|원칙|조항|의무|협정|법률)"
)
#: "죽었다면", "보낸다면": only supposed, and told of nobody.
_SUPPOSED = re.compile(r"(?:다면|라면|더라도|려다가?|려고|으려|려|는지|[ᆫᆯ]지|은지|을지)$")
#: Nouns behind a clause that tell what may come.
_FEAR = re.compile(r" ?(?:우려|위험|위기|처지|가능성|두려움|공포|것|거|예정|운명|뻔|지 모|지도 모|판|수)")
_ASKING = re.compile(r"(?:까|나|는가|은가|느냐)[.?]?[”\"’']?$|\?[”\"’']?$")
#: "북한에서 온 아내": where somebody is from.
_ORIGIN = frozenset("오다 나오다 타다".split())
#: Acts whose verbs take things too.
_OF_PEOPLE = frozenset({RETURN, "trafficking", "arrest", "killing", "other:release", "other:rescue"})
#: Words for taking somebody away, who does it, and what makes it a way over the border.
_TAKEN = frozenset("끌려가다 끌다 잡혀가다 데려가다".split())
_OFFICERS = re.compile(r"(?:공안|경찰|보위|안전원|보안원|군인|요원|집에|집으로|들이닥)")
_BORDER = re.compile(r"(?:북한|북으로|조선으로|국경|세관|다리|두만강|압록강|국외|버스)")
#: Verbs whose subject does not know of somebody else.
_KNOWING = frozenset("모르다 알다 듣다 받다 보다 만나다 확인하다 닿다".split())
#: Verbs of being: with the story alone they tell nothing of a cell.
_BEING = frozenset("있다 남다 지내다 앉다 들어가다 들어오다 타다 오르다 싣다".split())
_STATES = frozenset("없다 모르다 있다 묘연하다".split())
#: How many sentences a story goes on about whom it told of last.
_GOES_ON = 3
_CIVIL = ("", "씨", "양", "군", "할머니", "할아버지", "님")
_TIMELESS = (Realis.FEARED, Realis.PLANNED, Realis.PLEDGED, Realis.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class _Last:
    """Whom a sentence told of last, for those that leave it out."""

    party: Party
    index: int
    block: int
    quotation: bool


class Unnumbered:
    """The acts of one document that are told without a number."""

    def __init__(
        self, voices: Voices, story: Acts, before: Mapping[int, Slot], published: date | None
    ) -> None:
        self._voices, self._story, self._before = voices, story, before
        self._published = published
        self._last: _Last | None = None
        self._codes: set[str] = set()
        self._places = ActPlaces()

    def all(
        self, scenes: Iterable[Scene], dated: dict[int, list[Dated]], core: Sequence[Told]
    ) -> Iterator[ProposedClaim]:
        """Every such act, in order; what the figures of ``core`` tell is not told again."""
        by_sentence: dict[int, list[Told]] = {}
        for told in core:
            by_sentence.setdefault(told.sentence.index, []).append(told)
        for scene in scenes:
            figures = by_sentence.get(scene.sentence.index, [])
            if not scene.sentence.is_headline:
                self._remember_subject(scene)
                yield from _plainest(list(self._of(scene, dated[scene.sentence.index], figures)))
                self._places.pass_over(scene)
            self._codes |= {str(told.value("act")) for told in figures}

    def _of(self, scene: Scene, dated: Sequence[Dated], figures: Sequence[Told]) -> Iterator[ProposedClaim]:
        for predicate, found in _told_in(scene):
            if not _is_told(scene, predicate):
                continue
            act = by_its_goal(scene, self._story.settled(found, scene.offset + found.evidence.start))
            act = _not_released(predicate, _taken_away(scene, predicate, found, act))
            who = sufferer_of(scene, predicate, act, self._voices.register)
            if _only_knows(scene, predicate, act, who):
                who = None
            if who is None and act.doer and act.code in _OF_PEOPLE and _has_object(scene, predicate):
                continue  # "불상을 돌려보냈다"
            if act.rule == "act.weak" or act.code in _NO_CLAIM or _in_figure(scene, act, who, figures):
                continue
            if act.rule == "act.by-story" and not _is_plain_enough(predicate, act, who):
                continue
            if self._is_reference(scene, predicate, act, dated, who):
                continue
            yield self._claim(scene, predicate, act, dated, who)
            self._codes.add(act.code)

    def _is_reference(
        self,
        scene: Scene,
        predicate: Predicate,
        act: ActFound,
        dated: Sequence[Dated],
        who: Sufferer | None,
    ) -> bool:
        """ "송환된 사람 중에는": a description by an act that was told before."""
        if predicate.link is not Link.ADNOMINAL:
            return False
        anyone = who is not None and who.phrase is not None and is_anyone(scene, who.phrase)
        if _only_describes(scene, predicate, who):
            return True
        if predicate.lemma in _ORIGIN or anyone and act.code == "arrival":
            return True
        if act.code not in self._codes and not self._story.tells(act.code, scene.offset + act.evidence.start):
            return False
        after = scene.clauses.words[predicate.last + 1 : predicate.last + 2]
        happened = bool(after) and after[0].head in ("뒤", "후", "채", "다음", "것", "직후", "상태")
        return not happened and (anyone or _time_in(act, dated) is None)

    # -- the slots -------------------------------------------------------------------------------------------

    def _claim(
        self,
        scene: Scene,
        predicate: Predicate,
        act: ActFound,
        dated: Sequence[Dated],
        found: Sufferer | None,
    ) -> ProposedClaim:
        register = self._voices.register
        evidence = act.evidence.shifted(scene.offset)
        voice = self._voices.slots(scene.sentence, evidence.start)
        who = self._who(scene, predicate, found, voice)
        passage = evidence
        if who is not None and who.span is not None:
            own = who.span.shifted(scene.offset)
            passage = Span(min(own.start, evidence.start), max(own.end, evidence.end))
        realis, realis_rule = _realis(scene, predicate, act)
        polarity, polarity_rule = modality.polarity_of(scene.clauses, predicate, act.code, none=False)
        slots = {
            "sort": Slot(ClaimSort.ACT, "act.told", passage),
            "act": Slot(act.code, act.rule, evidence),
            "realis": Slot(realis, realis_rule),
            "polarity": Slot(polarity, polarity_rule),
        }
        if who is not None:
            rule, at = (
                ("subjects.phrase", who.span.shifted(scene.offset)) if who.span else ("subjects.story", None)
            )
            slots["subjects"] = Slot((who.party,), rule, at, inherited=at is None)
        doer = doer_of(scene, predicate, act, register)
        if doer is not None and doer.span is not None:
            slots["perpetrators"] = Slot(
                (doer.party,), "perpetrators.particle", doer.span.shifted(scene.offset)
            )
        slots |= self._when(scene, predicate, act, dated, realis)
        begin = who.span.start if who and who.span else act.evidence.start
        slots |= self._places.slots(scene, predicate, act, begin)
        slots |= details_of(scene, predicate, act)
        slots |= voice
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), slots)

    def _who(
        self, scene: Scene, predicate: Predicate, found: Sufferer | None, voice: Mapping[str, Slot]
    ) -> Sufferer | None:
        """Who suffers it: the sentence's own words, else the speaker of the quotation, else whom the telling
        is of."""
        quoted = self._is_spoken(scene, predicate)
        if found is not None and found.phrase is not None:
            if is_first_person(scene, found.phrase):
                return replace(found, party=_speaker(found.party.words, voice))
            told = self._told_last(scene, quoted=quoted)
            if stands_for_told(scene, found.phrase) and told is not None:
                return replace(found, party=replace(told, words=found.party.words, name=told.called))
            found = replace(found, party=self._kin_of_speaker(found.party, voice) if quoted else found.party)
            self._last = _Last(found.party, scene.sentence.index, scene.sentence.block, quoted)
            return found
        told = self._told_last(scene, quoted=quoted)
        if told is not None:
            return Sufferer(told, None)
        party = _speaker("", voice)
        return Sufferer(party, None) if quoted and party.name and self._is_witness(party.name) else None

    def _kin_of_speaker(self, party: Party, voice: Mapping[str, Slot]) -> Party:
        """ "“조카가 잡히고 ...”": kin without an owner is the witness's own."""
        speaker = _speaker("", voice).name
        if not party.relation or party.relative or not speaker or not self._is_witness(speaker):
            return party
        return replace(party, name=f"{speaker}의 {party.relation}", relative=speaker)

    def _is_witness(self, name: str) -> bool:
        """Whether a speaker may tell of what was done to themselves: a person with no office."""
        known = [who for who in self._voices.register.named(name) if who.is_person]
        return bool(known) and all(who.title in _CIVIL for who in known)

    def _is_spoken(self, scene: Scene, predicate: Predicate) -> bool:
        return bool(predicate.quotation) or scene.sentence.block in self._voices.turns

    def _told_last(self, scene: Scene, *, quoted: bool) -> Party | None:
        last = self._last
        if last is None or last.quotation is not quoted or last.block != scene.sentence.block:
            return None
        return last.party if scene.sentence.index - last.index <= _GOES_ON else None

    def _remember_subject(self, scene: Scene) -> None:
        """Whom the sentence is about, for its predicates without a subject and the next sentences."""
        phrase = subject_person(scene)
        if phrase is None or is_first_person(scene, phrase) or stands_for_told(scene, phrase):
            return
        spoken = scene.sentence.block in self._voices.turns
        party = party_of(scene, phrase, self._voices.register)
        self._last = _Last(party, scene.sentence.index, scene.sentence.block, spoken)

    def _when(
        self, scene: Scene, predicate: Predicate, act: ActFound, dated: Sequence[Dated], realis: Realis
    ) -> dict[str, Slot]:
        """The last time in front of the act that is not one of speaking, else what its paragraph has told."""
        found = _time_in(act, dated)
        if found is not None and not (_is_now(predicate) and _is_of_description(scene, predicate, found)):
            span, interval = found.time.span.shifted(scene.offset), spanned(found, dated, self._published)
            return {"time": Slot(When(found.time.text, interval), "time.told", span)}
        if _is_now(predicate) and realis is Realis.ASSERTED and self._published is not None:
            return {"time": Slot(When("", Interval.day(self._published)), "time.as-of-document")}
        before = self._before.get(scene.sentence.index)
        if before is None or realis in _TIMELESS or realis is Realis.HABITUAL:
            return {}
        return {"time": replace(before, inherited=True)}


def _is_of_description(scene: Scene, predicate: Predicate, dated: Dated) -> bool:
    """Whether a clause that describes people stands between the time and the predicate: "10월에 북송된
    사람들은 어디에 있는지 모른다"."""
    words = scene.clauses.words
    return any(
        dated.time.span.end <= words[p.first].span.start and p.index < predicate.index
        for p in scene.clauses.predicates
        if p.link is Link.ADNOMINAL and p.is_past | (p.ending in ("ᆫ", "은"))
    )


def _only_describes(scene: Scene, predicate: Predicate, who: Sufferer | None) -> bool:
    """ "송환된 탈북민들은": a clause without a word of its own that says which people are meant."""
    if who is None or who.phrase is None or who.party.kind is not PartyKind.GROUP or scene.numbers:
        return False
    clauses = scene.clauses
    before = clauses.words[predicate.first - 1] if predicate.first else None
    alone = before is None or not (
        before.is_adverb
        or before.index in clauses.timed
        or any(p.last == before.index and clauses.governor(p) is predicate for p in clauses.phrases)
        or any(p.last == before.index and predicate in clauses.chain(p) for p in clauses.predicates)
    )
    return alone and who.phrase.first > predicate.last


def _is_told(scene: Scene, predicate: Predicate) -> bool:
    """Whether a predicate tells an act: not one that is asked for, asked about, forbidden or only named."""
    if predicate.index in scene.demanded or predicate.link is Link.NOMINAL:
        return False
    if _SUPPOSED.search(predicate.ending) or predicate.ending.startswith(("라", "으라")):
        return False  # "죽었다면 알려 달라", "죽으라는 말"
    if (
        predicate.link is Link.ADNOMINAL
        and predicate.ending in ("ᆯ", "을")
        and not _is_feared(scene, predicate)
    ):
        return False  # "도망갈 생각"
    words = scene.clauses.words
    start, end = words[predicate.first].span.start, words[predicate.last].span.end
    if _FORBIDDEN.search(scene.text[start : end + 12]):
        return False
    return not (predicate.link is Link.FINAL and _ASKING.search(scene.text[start : end + 2]))


def _told_in(scene: Scene) -> list[tuple[Predicate, ActFound]]:
    """The predicates of a sentence that tell an act, and its nouns that tell one by themselves, in order."""
    verbs = [(p, scene.acts[p.index]) for p in scene.clauses.predicates if p.index in scene.acts]
    return sorted([*verbs, *named_acts(scene)], key=lambda told: told[0].first)


def _taken_away(scene: Scene, predicate: Predicate, found: ActFound, act: ActFound) -> ActFound:
    """ "공안이 들이닥쳐 끌고 갔다": whom officers take from home is arrested, whatever the story is about."""
    words = scene.text[: act.evidence.end]
    taken = predicate.lemma in _TAKEN and act.rule == "act.by-story" and "arrest" in found.others
    if not taken or act.code != RETURN or _BORDER.search(words):
        return act
    return replace(act, code="arrest", rule="act.by-officers") if _OFFICERS.search(words) else act


def _has_object(scene: Scene, predicate: Predicate) -> bool:
    """Whether an active verb has an object of its own, which no verbal noun is ("북송을 했다")."""
    clauses = scene.clauses
    return any(
        phrase.case is Case.OBJECT
        and phrase.last < predicate.first
        and clauses.governor(phrase) is predicate
        and not predicate.lemma.startswith(clauses.words[phrase.last].noun)
        for phrase in clauses.phrases
    )


def _only_knows(scene: Scene, predicate: Predicate, act: ActFound, who: Sufferer | None) -> bool:
    """ "우리는 생사를 모른다": whoever does not know is not who is missing."""
    knows = act.code == "enforced disappearance" and predicate.lemma in _KNOWING
    return knows and who is not None and who.phrase is not None and is_first_person(scene, who.phrase)


def _is_feared(scene: Scene, predicate: Predicate) -> bool:
    end = scene.clauses.words[predicate.last].span.end
    return bool(_FEAR.match(scene.text, end))


def _in_figure(scene: Scene, act: ActFound, who: Sufferer | None, figures: Sequence[Told]) -> bool:
    """Whether a figure's claim tells this act of these people already."""
    here = act.evidence.shifted(scene.offset)
    theirs = who.span.shifted(scene.offset) if who is not None and who.span is not None else None
    for told in figures:
        slot = told.slots.get("act")
        if slot is None:
            continue
        counts = theirs is None or theirs.overlaps(told.passage)
        joined = told.figure.phrase is not None and told.figure.phrase.particle in ("과", "와")
        if slot.evidence is not None and slot.evidence.overlaps(here) and (counts or not joined):
            return True
        if counts and (slot.value == act.code or act.rule == "act.by-story"):
            return True
    return False


def _is_plain_enough(predicate: Predicate, act: ActFound, who: Sufferer | None) -> bool:
    """Whether words that need the story tell an act of somebody: "편지를 보냈다" tells none."""
    return who is not None and predicate.lemma not in _BEING and act.code != "arrival"


def _not_released(predicate: Predicate, act: ActFound) -> ActFound:
    """ "아직 풀려나지 못하고 있다": held still."""
    held = act.code == "other:release" and predicate.is_negated
    return replace(act, code="detention", rule="act.not-released") if held else act


def _is_now(predicate: Predicate) -> bool:
    """Whether a predicate tells how things stand: "맞고 있다", "소식이 없다", "모른다"."""
    if predicate.is_past or predicate.link is Link.ADNOMINAL:
        return False
    return predicate.is_adjective or predicate.lemma in _STATES or predicate.gloss.endswith(" 있다")


def _plainest(claims: Sequence[ProposedClaim]) -> Iterator[ProposedClaim]:
    """ "버스에 태워 넘긴 뒤 북송했다": one act told in several words, the plainest of them."""
    for claim in claims:
        same = [each for each in claims if each.value("act") == claim.value("act")]
        plain = [each for each in same if each.slots["act"].rule != "act.by-story"]
        if claim in plain or not plain and claim is same[0]:
            yield claim


def _speaker(words: str, voice: Mapping[str, Slot]) -> Party:
    chains = voice["speakers"].value if "speakers" in voice else ()
    name = str(chains[0][-1]) if chains and chains[0] else ""
    return Party(words or name, name, PartyKind.PERSON)


def _realis(scene: Scene, predicate: Predicate, act: ActFound) -> tuple[Realis, str]:
    habit = modality.is_habitual(scene.text[: act.evidence.start])
    realis, rule = modality.realis_of(scene.clauses, predicate, habit=habit)
    if realis is Realis.ASSERTED and predicate.ending in ("거나", "고", "으며", "며"):
        for following in scene.clauses.chain(predicate)[1:2]:  # "처형되거나 끌려갈 우려": both are feared
            then, then_rule = modality.realis_of(scene.clauses, following, habit=habit)
            realis, rule = (then, then_rule) if then in _TIMELESS else (realis, rule)
    present = not predicate.is_past and predicate.link is Link.FINAL and not _is_now(predicate)
    if present and realis is Realis.ASSERTED:
        return Realis.HABITUAL, "realis.present"  # "해마다 북송한다"
    return realis, rule


def _time_in(act: ActFound, dated: Sequence[Dated]) -> Dated | None:
    before = [
        each
        for each in dated
        if not each.is_said and not each.time.is_now and each.time.span.end <= act.evidence.start
    ]
    return before[-1] if before else None
