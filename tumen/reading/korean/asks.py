"""Asks: who asks whom to do what, each as a claim with the words that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.demands import Demand, demands_in, handed_on, is_asking
from tumen.reading.korean.names import Who, is_body, is_self, who_of
from tumen.reading.korean.pack import place_words, speech
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.speakers import asker_of
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import BlockKind, ClaimSort, Polarity, Realis
from tumen.vocabulary.parties import Parties, Party, PartyKind
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

_TO = re.compile(r"^(?:에|에게|께|한테)(?:는|도)?$")
_PUBLIC = re.compile(
    r"(?:정부|당국|국회|법무부|외교부|통일부|부|청|처|위원회|이사회|이사국|기구|대사|대사관|"
    r"총영사관|총영사|대통령|장관|총리|주석|나라|국가|회원국|사회|당|의회|그룹|각국|양국|"
    r"회원국|법원|검찰|경찰|시민|독자|여러분|분들|국제사회|유엔|측|사무소|기관|단체|의원|"
    r"당사국|탈레반|군부|정권|공안|지도부|기업|회사|학교|언론|재판부)$"
)
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
#: Code points in which a letter hails whom it is to.
_HEAD = 160
#: "회원 여러분께 부탁드립니다".
_TURNED_TO = re.compile(
    r"(?P<who>[가-힣]+(?: [가-힣]+){0,3}?)님?(?:께|에게) (?:간곡히 |감히 |다시 )?(?:부탁|호소|"
    r"당부|요청|청)(?:드|합|하|을 드|이 있)"
)
_NORM = re.compile(
    r"(?:\d{4}년 )?(?:[가-힣·]*(?:난민협약|고문방지협약|난민의정서|아동권리협약|제네바협약|"
    r"여성차별철폐협약|자유권규약|사회권규약|세계인권선언|로마규정|강제실종방지협약|영사협약)|"
    r"강제송환\s?금지\s?(?:의\s)?원칙|농르풀망 원칙|[가-힣]+적·[가-힣]+적 권리에 관한 "
    r"(?:국제)?규약|국제(?:인권|난민|인도)?법)(?: 제?\d+조)?"
)
_SEVERAL = re.compile(r"^(?:두|세|네|양) ?(?:나라|국가|정부|국)$|^양국$|^이들 (?:나라|국가)$")


@dataclass(slots=True)
class Asking:
    """What a document has asked so far: the addressee who goes on being meant."""

    voices: Voices
    addressed: Parties = ()
    first: Parties = ()

    def open_letter(self, text: str) -> None:
        """Take the addressee of a letter from its head."""
        head = "\n".join(span.of(text) for kind, span in self.voices.blocks[:4] if kind in _LETTER_HEADS)
        match = _ADDRESSED.search(head)
        match = match or _HAILED.search(self.voices.text[:_HEAD])
        if match and not any(letter.isdigit() for letter in match["who"]):
            self.addressed = (Party(match["who"].strip(), kind=PartyKind.BODY),)

    def all(self, scenes: Sequence[Scene]) -> list[ProposedClaim]:
        """The asks of a document; one without an addressee, as in a headline, is of whom the text asks
        first."""
        found: list[ProposedClaim] = []
        for scene in scenes:
            turned = _TURNED_TO.search(scene.text)
            if turned:
                self.addressed = (_party(turned["who"].strip()),)
            found += [
                claim
                for demand in demands_in(scene.clauses)
                if (claim := self._claim(scene, demand)) is not None
            ]
        for claim in found:
            slot = claim.slots["ask"]
            if not slot.value.addressees and self.first:
                claim.slots["ask"] = replace(
                    slot, value=replace(slot.value, addressees=self.first), inherited=True
                )
        return found

    def _claim(self, scene: Scene, demand: Demand) -> ProposedClaim | None:
        clauses = scene.clauses
        parties, evidence = self._addressees(scene, demand)
        begin = _begin(clauses, demand, evidence)
        passage = Span(clauses.words[begin].span.start, clauses.words[demand.last_word].span.end).shifted(
            scene.offset
        )
        said_by = demand.verb or demand.noun
        place = said_by.last if said_by else begin
        slots = self.voices.slots(scene.sentence, scene.offset + clauses.words[place].span.start)
        if demand.asked_by is not None and demand.way == "ask.noun":
            slots = self.voices.asker(scene.offset + clauses.words[demand.asked_by.first].span.start) or slots
        if not self._is_public(scene, demand, parties):
            return None
        if parties and evidence is not None:
            self.addressed = parties
        if parties and not self.first:
            self.first = parties
        ask = Ask(parties, _to_do(clauses, demand, begin), demand.is_negative, _passed_on(clauses, demand))
        by = demand.asked_by if demand.is_last and demand.asked_by else demand.verb
        words = clauses.span_of(by.first, by.last).shifted(scene.offset) if by else passage
        filled = {
            "sort": Slot(ClaimSort.ASK, demand.way, passage),
            "ask": Slot(ask, demand.way, words),
            "realis": Slot(Realis.DEMANDED, demand.way, words),
            "polarity": Slot(Polarity.AFFIRMED, "polarity.default"),
            **slots,
        }
        if norm := _NORM.search(scene.text):
            filled["grounds"] = Slot(norm[0], "grounds.named", Span(*norm.span()).shifted(scene.offset))
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), filled)

    def _is_public(self, scene: Scene, demand: Demand, parties: Parties) -> bool:
        """Whether the ask is one of a body, a state, or the readers: orders of guards and talk in a family
        are none."""
        if demand.asked_by is not None and is_asking(demand.asked_by) and demand.way != "ask.must-not":
            return True
        told = self._addressees(scene, demand)[1] is not None
        named = any(
            _PUBLIC.search(word) or word in place_words() for p in parties for word in p.words.split()
        )
        if (
            demand.way in ("ask.must", "ask.must-not")
            or demand.asked_by is not None
            and demand.way == "ask.quoted"
        ):
            return named and told
        if demand.way == "ask.wish":
            return True
        quoted = demand.verb is not None and demand.verb.quotation > 0
        polite = demand.verb is not None and any(word in demand.verb.gloss for word in ("주다", "달다"))
        if quoted and demand.asked_by is None:
            by = _saying(scene.clauses, demand)
            return is_asking_word(by) or (named and told) if by is not None else named or polite
        return named or scene.sentence.is_headline or polite

    # -- whom ------------------------------------------------------------------------------------------------

    def _addressees(self, scene: Scene, demand: Demand) -> tuple[Parties, Phrase | None]:
        clauses = scene.clauses
        phrase = _addressee(clauses, demand)
        if phrase is not None:
            words = who_of(clauses, phrase).words
            if _SEVERAL.match(words):
                return self._several(scene, phrase) or (_party(words),), phrase
            return (_party(words.removesuffix(" 측").removesuffix("님")),), phrase
        if demand.verb is not None and (topic := _topic(clauses, demand)) is not None:
            return tuple(_party(words) for words in _conjoined(clauses, topic)), topic
        if demand.asked_by is None and demand.way == "ask.imperative" and not scene.sentence.is_headline:
            return self._other_side(scene) or self._last_body(scene) or self.addressed, None
        return self.addressed, None

    def _other_side(self, scene: Scene) -> Parties:
        """In a transcript, the one who spoke before."""
        turn = self.voices.turns.get(scene.sentence.block)
        if turn is None:
            return ()
        before = [
            t
            for n, t in sorted(self.voices.turns.items())
            if n < scene.sentence.block and t.label != turn.label
        ]
        return (_party(before[-1].label),) if before and _PUBLIC.search(before[-1].label.split()[0]) else ()

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
        return tuple(_party(name) for name in reversed(found)) if len(found) == 2 else ()

    def _last_body(self, scene: Scene) -> Parties:
        """In a request without an addressee: the body that the same paragraph spoke of last."""
        text = self.voices.text[self.voices.blocks[scene.sentence.block][1].start : scene.sentence.span.start]
        found = re.findall(
            r"[가-힣 ]*?([가-힣]*(?:정부|당국|대사관|총영사관|경찰|국회|법무부|외교부|통일부|"
            r"출입국사무소))(?=[은는이가에을를의])",
            text,
        )
        return (_party(found[-1]),) if found else ()


def is_asking_word(word: str) -> bool:
    return word in speech("asking")


def _saying(clauses: Clauses, demand: Demand) -> str | None:
    """The dictionary form of the verb outside that the quotation of a demand ends in."""
    last = max(
        (w.index for w in clauses.words if demand.verb and w.quotation == demand.verb.quotation), default=-1
    )
    following = next((p for p in clauses.predicates if p.first > last and p.quotation == 0), None)
    return following.lemma if following else None


def _party(words: str) -> Party:
    return Party(words, kind=PartyKind.BODY)


def _addressee(clauses: Clauses, demand: Demand) -> Phrase | None:
    """The phrase with 에 or 에게 whom the asking verb is turned to."""
    if demand.asked_by is None:
        return _outer_addressee(clauses, demand)
    limit = demand.asked_by.first
    begin = _previous_ask(clauses, demand)
    fitting = [
        p
        for p in clauses.phrases
        if begin < p.first
        and p.last < limit
        and p.quotation == demand.asked_by.quotation
        and _is_addressee(clauses, p)
    ]
    inner = demand.verb.first if demand.verb else demand.noun.first if demand.noun else limit
    before = [p for p in fitting if p.last < inner]
    return (before or fitting)[-1] if fitting else None


def _outer_addressee(clauses: Clauses, demand: Demand) -> Phrase | None:
    """For a demand in quotation marks, whom the saying verb outside is turned to: "우리 정부에도 “...”고
    했다"."""
    if demand.verb is None or not demand.verb.quotation:
        return None
    outside = [p for p in clauses.phrases if p.quotation == 0 and _is_addressee(clauses, p)]
    return outside[-1] if outside and _topic(clauses, demand) is None else None


def _previous_ask(clauses: Clauses, demand: Demand) -> int:
    return (
        max(
            (
                p.last
                for p in clauses.predicates
                if demand.asked_by
                and p.index < demand.asked_by.index
                and is_asking(p)
                and p.quotation == demand.asked_by.quotation
            ),
            default=-1,
        )
        if demand.way != "ask.noun"
        else -1
    )


def _is_addressee(clauses: Clauses, phrase: Phrase) -> bool:
    governor = clauses.governor(phrase)
    if not _TO.match(phrase.particle) or (
        governor is not None and governor.link is Link.ADNOMINAL and governor.ending not in ("ᆯ", "을")
    ):
        return False  # "자국에 구금된 탈북민": where, not whom
    words = who_of(clauses, phrase).words.removesuffix("님")
    last = words.split()[-1] if words else ""
    return (
        bool(_PUBLIC.search(words))
        or last in place_words()
        or is_body(last)
        and "에서" not in phrase.particle
    )


def _topic(clauses: Clauses, demand: Demand) -> Phrase | None:
    """The topic of a demand is whom it is asked of: "중국 정부는 ... 보내라", "유엔 회원국은 ... 제기하여야
    한다"."""
    verb = demand.verb
    if verb is None:
        return None
    for phrase in reversed(clauses.phrases):
        if phrase.last >= verb.first or phrase.quotation != verb.quotation or not _is_subject(phrase):
            continue
        who = who_of(clauses, phrase)
        if phrase.case is Case.SUBJECT and not _is_own_subject(clauses, phrase, demand):
            continue
        asker = asker_of(clauses, demand.asked_by) if demand.asked_by else None
        requested = clauses.governor(phrase) is verb and (
            (phrase.case is Case.TOPIC and demand.way == "ask.wish")
            or (asker is not None and asker.first < phrase.first)
        )
        if _is_asked(who) and (demand.asked_by is None or verb.quotation or requested):
            return phrase
        if phrase.case is Case.TOPIC:
            return None
    return None


def _is_subject(phrase: Phrase) -> bool:
    return phrase.case in (Case.TOPIC, Case.SUBJECT) or phrase.particle == "도"


def _is_own_subject(clauses: Clauses, phrase: Phrase, demand: Demand) -> bool:
    """Whether a subject is who is to do it, and not that of a clause inside: "유엔난민기구가 접근할 수 있도록
    허용하라"."""
    governor = clauses.governor(phrase)
    if governor is None or governor is demand.verb:
        return governor is not None
    return governor.link is Link.QUOTING_ADNOMINAL or governor.ending.endswith(("라면", "다면"))


def _conjoined(clauses: Clauses, phrase: Phrase) -> list[str]:
    """The bodies that a topic names together: "한국 외교부와 국가정보원 등은"."""
    found = [who_of(clauses, phrase).words.removesuffix(" 등")]
    first = phrase.first
    while (
        before := next((p for p in clauses.phrases if p.last == first - 1 and p.case is Case.AND), None)
    ) is not None:
        found.insert(0, who_of(clauses, before).words)
        first = before.first
    return found


def _is_asked(who: Who) -> bool:
    words = who.words.removesuffix(" 등").split()
    last = words[-1] if words else ""
    return (
        bool(_PUBLIC.search(last))
        or last in place_words()
        or is_body(last)
        or bool(who.title)
        and not is_self(who.words)
    )


# -- what ----------------------------------------------------------------------------------------------------


def _begin(clauses: Clauses, demand: Demand, addressee: Phrase | None) -> int:
    """The first word of what is asked: behind the addressee, the topic, and the ask before."""
    target = demand.verb.first if demand.verb else demand.noun.first if demand.noun else 0
    quotation = clauses.words[target].quotation
    begin = 0
    for word in clauses.words[:target]:
        if word.quotation != quotation:
            begin = word.index + 1
    for predicate in clauses.predicates:
        ends = predicate.link.value in ("connective", "final", "quoting") and predicate.ending in (
            "고",
            "며",
            "으며",
            "다",
            "라",
            "지만",
            "는데",
            "라고",
            "다며",
            "라며",
            "ᆫ다며",
            "는다며",
        )
        if (
            predicate.last < target
            and predicate.quotation == quotation
            and ends
            and handed_on(clauses, demand) is not predicate
        ):
            begin = max(begin, predicate.last + 1)
    for phrase in clauses.phrases:
        if (
            phrase.last < target
            and phrase.quotation == quotation
            and (phrase is addressee or phrase.case is Case.TOPIC)
        ):
            begin = max(begin, phrase.last + 1)
    label = re.match(r"\s*\[[^\]\n]{1,14}\]", clauses.text)
    while label and begin < target and clauses.words[begin].span.start < label.end():
        begin += 1
    begin = _past_link(clauses, begin, target)
    return min(begin, target)


def _past_link(clauses: Clauses, begin: int, target: int) -> int:
    """Behind the tail of "~할 것을," and words like 첫째 that only count."""
    while begin < target and (
        _is_tail(clauses.words[begin])
        or clauses.words[begin].text in ("것을", "것을,", "그리고", "또한", "아울러", "또", "특히")
        or re.match(r"(?:첫|둘|셋|넷|다섯)째|\d+[.)]", clauses.words[begin].text)
    ):
        begin += 1
    return begin


def _is_tail(word: Word) -> bool:
    """What hangs on a closing quotation mark: "며", "라면서"."""
    return not word.noun and not word.has("VV", "VA", "VX", "XSV", "XSA", "MAG", "MM", "MAJ")


def _to_do(clauses: Clauses, demand: Demand, begin: int) -> str:
    """What is asked in the dictionary form: "송환된 사람의 명단을 공개하다", "보내지 않다"."""
    if demand.verb is None:
        return _noun_to_do(clauses, demand, begin)
    before = [_spelt(clauses, word) for word in clauses.words[begin : demand.verb.first]]
    return " ".join([*before, _dictionary(clauses, demand)]).strip()


def _noun_to_do(clauses: Clauses, demand: Demand, begin: int) -> str:
    """A noun asked for as a doing: "석방하다", "진상 규명을 하다"."""
    if demand.noun is None:
        return ""
    words = [
        w.text if w.index < demand.noun.last else w.noun for w in clauses.words[begin : demand.noun.last + 1]
    ]
    if len(words) == 1:
        return f"{words[0]}하다"
    closed = (ord(words[-1][-1]) - 0xAC00) % 28 if words[-1] else 0
    return f"{' '.join(words)}{'을' if closed else '를'} 하다"


def _spelt(clauses: Clauses, word: Word) -> str:
    following = clauses.words[word.index + 1] if word.index + 1 < len(clauses.words) else None
    end = following.span.start if following else word.span.end
    return clauses.text[word.span.start : end].strip()


def _dictionary(clauses: Clauses, demand: Demand) -> str:
    verb = demand.verb
    if verb is None:
        return ""
    words = clauses.words[verb.first : verb.last + 1]
    head = verb.lemma if verb.lemma.endswith(words[0].lemma) and " " not in verb.lemma else words[0].lemma
    if verb.is_copula:
        return head.replace(" ", "")
    stem = head.removesuffix("다")
    if demand.way == "ask.must-not" or any(
        m.form in ("말", "않") for w in words for m in w.morphs if m.tag in ("VX", "VV")
    ):
        return f"{stem}지 않다"
    if "수 있" in clauses.text[words[0].span.start : words[-1].span.end] or (
        len(words) > 1 and words[1].lemma == "하다" and words[0].ending in ("게", "도록")
    ):
        return clauses.text[words[0].span.start : words[1].span.start] + "하다"
    return head


def _passed_on(clauses: Clauses, demand: Demand) -> Ask | None:
    """The ask that the addressee is to hand on: "돌려보내지 말라고 태국 정부에 말해 달라"."""
    inner = handed_on(clauses, demand)
    if inner is None or demand.verb is None:
        return None
    whom = next(
        (
            p
            for p in clauses.phrases
            if inner.last < p.first and p.last < demand.verb.first and _TO.match(p.particle)
        ),
        None,
    )
    nested = Demand(inner, None, None, "ask.quoted", inner.is_negated)
    begin = _begin(clauses, nested, None)
    parties = (_party(who_of(clauses, whom).words),) if whom else ()
    return Ask(parties, _to_do(clauses, nested, begin), inner.is_negated)
