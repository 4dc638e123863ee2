"""Asks: who asks whom to do what, each as a claim with the words that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.reading.korean.addressees import (
    LED,
    PUBLIC,
    TO,
    addressee_of,
    are_people,
    called_in,
    conjoined,
    owner_asked,
    party,
    topic_asked,
)
from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.deeds import begin_of, passed_on, to_do
from tumen.reading.korean.demands import Demand, demands_in, is_asking
from tumen.reading.korean.names import is_body, who_of
from tumen.reading.korean.norms import norms_of
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Link
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import BlockKind, ClaimSort, Polarity, Realis
from tumen.vocabulary.parties import Parties, Party, PartyKind
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

_LETTER_HEADS = (BlockKind.HEADLINE, BlockKind.SALUTATION, BlockKind.LETTERHEAD)

#: "[공개서한] 주한 중화인민공화국 대사님께", "OO 장관님께".
_ADDRESSED = re.compile(
    r"(?:^|\]\s*|\n)(?P<who>[^\[\]\n]{2,40}?)님?(?:께|에게|귀하)(?:\s|$|,|\n|드리는|보내는)"
)

#: "안녕하세요, 의원님.", "존경하는 장관님께".
_HAILED = re.compile(
    r"(?:^|\n)(?:안녕하(?:세요|십니까)[,.!]? ?)?(?:존경하는 |친애하는 )?(?P<who>[가-힣 "
    r"]{0,14}?(?:의원|장관|대통령|총리|대사|시장|위원장|총장|소장|국장|판사|여러분))"
    r"(?:님)?(?:께)?(?: 드립니다)?[,.!]?(?=\n|$)"
)

#: Code points in which a letter hails whom it is to, and in which a paragraph spoke of a body lately.
_HEAD, _LATELY = 160, 2000
#: Blocks of a transcript within which whoever is spoken to has had the word, or will have it.
_TURNS = 60

#: "회원 여러분께 부탁드립니다".
_TURNED_TO = re.compile(
    r"(?P<who>[가-힣]+(?: [가-힣]+){0,3}?)님?(?:께|에게) (?:간곡히 |감히 |다시 )?(?:부탁|호소|"
    r"당부|요청|청)(?:드|합|하|을 드|이 있)"
)

#: Law that is invoked as a whole, and no norm of the vocabulary.
_LAW = re.compile(r"국제(?:인권|난민|인도)?법")

#: Behind a norm: it is asked to be changed, or to be joined, and is no ground to ask anything.
_CHANGED = re.compile(
    r"(?: ?개정안)?(?:을|를|에|의)? (?:\S+ ){0,2}(?:폐기|폐지|개정|제정|처리|통과|반영|비준|가입|서명)"
)

#: What is asked for with a question.
_TELLING = frozenset("밝히다 답하다 답변하다 설명하다 말하다 말씀하다 알리다 밝혀지다 말씀드리다".split())

_SEVERAL = re.compile(r"^(?:두|세|네|양) ?(?:나라|국가|정부|국)$|^양국$|^이들 (?:나라|국가)$")


@dataclass(slots=True)
class Asking:
    """What a document has asked so far: the addressee who goes on being meant."""

    voices: Voices
    addressed: Parties = ()
    first: Parties = ()
    turned: int | None = None  #: the block whose demands a sentence of it has turned to ``addressed``
    letter: Parties = ()  #: whom a letter is to: what it asks with no other name is asked of them

    def open_letter(self, text: str) -> None:
        """Take the addressee of a letter from its head."""
        head = "\n".join(span.of(text) for kind, span in self.voices.blocks[:4] if kind in _LETTER_HEADS)
        match = _ADDRESSED.search(head)
        match = match or _HAILED.search(self.voices.text[:_HEAD])
        if match and not any(letter.isdigit() for letter in match["who"]):
            self.addressed = self.letter = (Party(match["who"].strip(), kind=PartyKind.BODY),)

    def all(self, scenes: Sequence[Scene]) -> list[ProposedClaim]:
        """The asks of a document; one without an addressee, as in a headline, is of whom the text asks
        first."""
        found: list[ProposedClaim] = []
        for scene in scenes:
            turned = _TURNED_TO.search(scene.text)
            if turned:
                self.addressed = (party(turned["who"].strip()),)
            demands = list(demands_in(scene.clauses))
            if not demands:
                self._turn_to(scene)
            found += [claim for demand in demands if (claim := self._claim(scene, demand)) is not None]
        for claim in found:
            slot = claim.slots["ask"]
            if not slot.value.addressees and self.first:
                claim.slots["ask"] = replace(
                    slot, value=replace(slot.value, addressees=self.first), inherited=True
                )
        return found

    def _turn_to(self, scene: Scene) -> None:
        """ "우리는 중국 정부와 국제사회에 다음과 같이 요구한다": whom the demands below it are turned to."""
        clauses = scene.clauses
        final = clauses.predicates[-1] if clauses.predicates else None
        if final is None or final.link is not Link.FINAL or not is_asking(final) or final.quotation:
            return
        told = [
            p for p in clauses.phrases if TO.match(p.particle) and p.last < final.first and not p.quotation
        ]
        names = conjoined(clauses, told[-1]) if told else []
        of_people = bool(told) and told[-1].particle[0] in "께한"
        names = [
            name
            for name in names
            if of_people or PUBLIC.search(name) or are_people(name) or is_body(name.split()[-1])
        ]
        if names:
            self.addressed, self.turned = tuple(party(name) for name in names), scene.sentence.block

    def _claim(self, scene: Scene, demand: Demand) -> ProposedClaim | None:
        clauses = scene.clauses
        parties, evidence = self._addressees(scene, demand)
        begin = begin_of(clauses, demand, evidence)
        passage = Span(clauses.words[begin].span.start, clauses.words[demand.last_word].span.end).shifted(
            scene.offset
        )
        said_by = demand.verb or demand.noun
        place = said_by.last if said_by else begin
        slots = self.voices.slots(scene.sentence, scene.offset + clauses.words[place].span.start)
        if demand.asked_by is not None and demand.way == "ask.noun":
            slots = self.voices.asker(scene.offset + clauses.words[demand.asked_by.first].span.start) or slots
        told = evidence is not None
        if not self._is_public(scene, demand, parties, told=told) or self._is_question(scene, demand):
            return None
        if evidence is None and _are_the_same(parties, slots):
            parties = ()  # whoever was asked before now asks
        if parties and evidence is not None:
            self.addressed = parties
        if parties and not self.first:
            self.first = parties
        ask = Ask(parties, to_do(clauses, demand, begin), demand.is_negative, passed_on(clauses, demand))
        by = demand.asked_by if demand.is_last and demand.asked_by else demand.verb
        words = clauses.span_of(by.first, by.last).shifted(scene.offset) if by else passage
        filled = {
            "sort": Slot(ClaimSort.ASK, demand.way, passage),
            "ask": Slot(ask, demand.way, words),
            "realis": Slot(Realis.DEMANDED, demand.way, words),
            "polarity": Slot(Polarity.AFFIRMED, "polarity.default"),
            **slots,
        }
        if (ground := _ground(clauses, demand)) is not None:
            filled["grounds"] = Slot(ground.of(scene.text), "grounds.named", ground.shifted(scene.offset))
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), filled)

    def _is_question(self, scene: Scene, demand: Demand) -> bool:
        """Whether who asks questions only wants to be told: "인원을 밝혀 주시기 바랍니다"."""
        turn = self.voices.turns.get(scene.sentence.block)
        told = demand.verb.lemma if demand.verb else ""
        return turn is not None and turn.is_asking and told in _TELLING

    def _is_public(self, scene: Scene, demand: Demand, parties: Parties, *, told: bool) -> bool:
        """Whether the ask is one of a body, a state, or the readers: orders of guards and talk in a family
        are none. ``told`` where the sentence itself names whom it is turned to."""
        if demand.asked_by is not None and is_asking(demand.asked_by) and demand.way != "ask.must-not":
            return True
        named = any(PUBLIC.search(word) or word in place_words() for p in parties for word in p.words.split())
        if (
            demand.way in ("ask.must", "ask.must-not")
            or demand.asked_by is not None
            and demand.way == "ask.quoted"
        ):
            return named and told
        if demand.way in ("ask.wish", "ask.handed"):
            return True
        if demand.way == "ask.to-do":
            return bool(parties)
        quoted = demand.verb is not None and demand.verb.quotation > 0
        polite = demand.verb is not None and any(word in demand.verb.gloss for word in ("주다", "달다"))
        if quoted and demand.asked_by is None:
            by = _saying(scene.clauses, demand)
            if by is None:
                return named or polite or scene.sentence.is_headline
            return is_asking(by) or (named and told) or (polite and self._is_of_a_body(scene, demand))
        return named or scene.sentence.is_headline or polite

    def _is_of_a_body(self, scene: Scene, demand: Demand) -> bool:
        """Whether a public body or its speaker says the words of the demand."""
        start = scene.offset + scene.clauses.words[demand.last_word].span.start
        told = self.voices.slots(scene.sentence, start).get("speakers")
        return told is not None and any(PUBLIC.search(chain[-1].split()[-1]) for chain in told.value)

    # -- whom ------------------------------------------------------------------------------------------------

    def _addressees(self, scene: Scene, demand: Demand) -> tuple[Parties, Phrase | None]:
        clauses = scene.clauses
        phrase = addressee_of(clauses, demand)
        if phrase is not None:
            words = who_of(clauses, phrase).words
            if _SEVERAL.match(words):
                return self._several(scene, phrase) or (party(words),), phrase
            return (party(words.removesuffix(" 측").removesuffix("님")),), phrase
        if (owner := owner_asked(clauses, demand)) is not None:
            return (party(who_of(clauses, owner).words.removesuffix("님")),), owner
        if demand.verb is not None and (topic := topic_asked(clauses, demand)) is not None:
            return tuple(party(words) for words in conjoined(clauses, topic)), topic
        if (called := called_in(clauses, demand)) is not None:
            side = self._other_side(scene)  # "국장님, ...", of a name and office that have the word
            return side if side and called.words in side[0].words else (called,), None
        if demand.way == "ask.to-do":
            return self._led(scene), None
        if demand.asked_by is None and demand.way == "ask.imperative" and not scene.sentence.is_headline:
            if self.turned == scene.sentence.block:
                return self.addressed, None
            told = self._led(scene) or self._other_side(scene) or self.letter
            return told or self._last_body(scene) or self.addressed, None
        turn = self.voices.turns.get(scene.sentence.block)
        if turn is not None and (turn.is_asking or turn.is_minuted):
            return self._other_side(scene) or self.addressed, None
        return self.addressed, None

    def _led(self, scene: Scene) -> Parties:
        """ "중국 정부에: ... 할 것": whom a recommendation names in front of it."""
        led = LED.match(scene.text)
        names = re.split(r"[·,]| 및 |[과와] ", led["who"]) if led else []
        last = names[-1].strip().split()[-1] if names and names[-1].strip() else ""
        if not PUBLIC.search(last):
            return ()
        # "라오스·베트남 정부에": the office is of both.
        return tuple(
            party(name.strip() if PUBLIC.search(name.strip()) else f"{name.strip()} {last}") for name in names
        )

    def _other_side(self, scene: Scene) -> Parties:
        """In a transcript, the one who spoke before, or who answers a question."""
        turns, block = self.voices.turns, scene.sentence.block
        turn = turns.get(block)
        if turn is None:
            return ()
        near = (turns.get(number) for number in range(block - 1, max(-1, block - _TURNS), -1))
        side = next((each for each in near if each is not None and each.label != turn.label), None)
        if turn.is_asking:
            near = (turns.get(number) for number in range(block + 1, block + _TURNS))
            others = (each for each in near if each is not None and each.label != turn.label)
            side = next((each for each in others if not each.is_asking), side)
        return (party(side.label),) if side is not None and PUBLIC.search(side.label.split()[0]) else ()

    def _several(self, scene: Scene, phrase: Phrase) -> Parties:
        """ "두 나라에": the last two countries that the text named."""
        end = scene.offset + scene.clauses.words[phrase.first].span.start
        found: list[str] = []
        for match in reversed(
            list(
                re.finditer(
                    r"[가-힣]{2,8}?(?=[과와은는이가을를의에 ,·])", self.voices.text[max(0, end - 300) : end]
                )
            )
        ):
            if match[0] in place_words() and match[0] not in found:
                found.append(match[0])
            if len(found) == 2:
                break
        return tuple(party(name) for name in reversed(found)) if len(found) == 2 else ()

    def _last_body(self, scene: Scene) -> Parties:
        """In a request without an addressee: the body that the same paragraph spoke of last."""
        block, start = self.voices.blocks[scene.sentence.block][1], scene.sentence.span.start
        text = self.voices.text[max(block.start, start - _LATELY) : start]
        found = re.findall(
            r"[가-힣 ]*?([가-힣]*(?:정부|당국|대사관|총영사관|경찰|국회|법무부|외교부|통일부|"
            r"출입국사무소))(?=[은는이가에을를의])",
            text,
        )
        return (party(found[-1]),) if found else ()


def _ground(clauses: Clauses, demand: Demand) -> Span | None:
    """The first norm, or law as a whole, that the sentence invokes for the ask: none that the ask would have
    changed, and none that somebody else's quotation names."""
    text, asked = clauses.text, demand.verb or demand.noun
    heard = (0, clauses.words[asked.first].quotation if asked else 0)
    law = _LAW.search(text)
    for span in sorted([*(norm.span for norm in norms_of(text)), *([Span(*law.span())] if law else [])]):
        word = next((each for each in clauses.words if each.span.end > span.start), None)
        if word is not None and word.quotation in heard and not _CHANGED.match(text, span.end):
            return span
    return None


def _are_the_same(parties: Parties, slots: dict[str, Slot]) -> bool:
    told = slots.get("speakers")
    return told is not None and any(chain[-1] == each.words for chain in told.value for each in parties)


def _saying(clauses: Clauses, demand: Demand) -> Predicate | None:
    """The verb outside that the quotation of a demand ends in."""
    last = max(
        (w.index for w in clauses.words if demand.verb and w.quotation == demand.verb.quotation), default=-1
    )
    return next((p for p in clauses.predicates if p.first > last and p.quotation == 0), None)
