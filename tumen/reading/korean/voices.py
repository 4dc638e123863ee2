"""Who speaks in a Korean document, from its beginning to its end: tellers, quotations, turns, the document's
own voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.reading.korean import leading
from tumen.reading.korean.attributions import Attribution, attributions
from tumen.reading.korean.citing import QUOTED_BY, cited
from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.issuing import is_news, own_voice, signed_by
from tumen.reading.korean.names import Who, is_korean_name, is_own, who_of
from tumen.reading.korean.pack import speech
from tumen.reading.korean.people import may_suffer
from tumen.reading.korean.quotations import Quotation, quotations_in
from tumen.reading.korean.register import Register, aliases_in, is_pronoun, named_in
from tumen.reading.korean.sentences import Sentence
from tumen.reading.korean.speakers import asker_of
from tumen.reading.korean.tellers import Teller
from tumen.reading.korean.turns import ANSWERS, Turn, is_interview, turns_of
from tumen.reading.korean.uncued import Beside, Uncued
from tumen.reading.korean.words import Case, Link
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

_CASE = re.compile(
    r"\s*(?:사례|증언|진술|면담|사건|피해 사례)\s?\d*\s?[.:)]?\s+(?P<who>[^.\n]{4,40}?)(?:\.|,\s|\n)"
)
#: What a collection of cases calls the person whose case it is.
_WITNESSES = frozenset("진술인 증언자 구술자 피해자 본인 면접자 응답자 제보자".split())
#: What somebody found out, told without saying who: not what is only said to be known.
_FOUND_OUT = frozenset("파악되다 집계되다 조사되다 확인되다 추산되다 분석되다 나타나다".split())
#: What whoever writes found, where a paper that is no news names nobody else.
_OWN_FINDINGS = frozenset("확인하다 파악하다 집계하다 추산하다 추정하다 조사하다".split())
#: Labels of those who speak for an office, the office in one, and a government without its country's name.
_OFFICIAL_TURN = re.compile(
    r"(?:장관|차관보?|대변인|실장|국장|청장|처장|기획관|심의관|단장|대사|총리|직무대리|조정관)(?: |$)"
)
_OFFICE_IN_LABEL = re.compile(
    r"(?P<who>[가-힣]{2,7}?(?:부|처|청|원|재단|위원회))(?=제\d| ?[가-힣]*(?:장관|차관|실장|국장|단장|"
    r"청장|처장|대변인|기획관|심의관|조정관|이사장|원장))"
)
_GOVERNMENT = re.compile(
    r"(?:^|[.?!,]\s*|\s(?=우리 ))(?P<who>(?:우리 |대한민국 )?정부)(?:는|에서는|로서는|도)(?=\s)"
)
#: A request that was made before it is told of: "요청했습니다", "요청해 두었습니다", "요청하고 있습니다".
_TOLD_OF_PAST = re.compile(r"(?:했|하였|드렸|두었|뒀|왔|하고 있|한 바|해 온)")
#: Sentences behind news that somebody brought in which it is told.
_NEWS = 3
#: How a sentence ends, also in papers that end it with a noun: "나타났음".
_ENDS = (Link.FINAL, Link.NOMINAL)
#: What a body says of its own counts in its own paper: "35명으로 집계된다".
_COUNTED_UP = frozenset("집계되다 파악되다 조사되다 추산되다 추정되다 분석되다".split())
#: Code points at the head of a document in which it says that it is an interview.
_OPENING = 600
#: Code points from what somebody said to the sentence right behind it.
_RIGHT_BEHIND = 20


class Voices:
    """The speakers of one document; sentences are given to `hear` in order, then every place can be asked."""

    def __init__(
        self, source: Source, blocks: Sequence[tuple[BlockKind, Span]], quotations: Sequence[Quotation]
    ) -> None:
        self.source, self.text, self.blocks = source, source.text, list(blocks)
        self.quotations = list(quotations)
        self.register = Register()
        self.tellers: list[Teller] = []
        self._heard: dict[int, list[Teller]] = {}  #: the same by the sentence that they tell in
        self._quoting: dict[int, list[Teller]] = {}  #: and by the quotation that they tell
        self.turns: dict[int, Turn] = turns_of(self.text, blocks)
        self.uncued: dict[int, Teller] = {}
        self.own = own_voice(source, blocks)
        self.is_news = is_news(self.text, self.own[0])
        if not self.is_news:
            self.register.issuers = self.own[0]
        self.issuer = f"{source.publisher} {source.author} {signed_by(self.text, blocks)}"
        self._askers: dict[int, Teller] = {}  #: by where their verb of asking begins
        headline = next((b.of(self.text) for k, b in blocks if k is BlockKind.HEADLINE), "")
        self.interview = is_interview(headline, self.text[:_OPENING])
        self.interviewee: Who | None = None
        self.beside = Beside()
        self.brought: tuple[int, int, str] | None = None  #: block and sentence of news, and who brought it
        self.writer_spoke = False  #: whether the last who said something was the writer

    # -- hearing ---------------------------------------------------------------------------------------------

    def hear(self, sentence: Sentence, clauses: Clauses, inside: Sequence[int]) -> list[Attribution]:
        """Take in one sentence: who is named, who says what. ``inside`` are its quotations' indexes in the
        document."""
        self.register.aliases |= aliases_in(clauses.text)
        for named in named_in(clauses):
            who = self.register.resolve(named)
            self.register.note(who)
            if self.interviewee is None and re.search(rf"{re.escape(who.name)}\s?\(\d", clauses.text):
                self.interviewee = who
        found = attributions(clauses, self.register.heads)
        found += cited(clauses, found)
        found.sort(key=lambda each: (each.level, -len(each.scope)))
        for attribution in found:
            self._take(sentence, clauses, attribution, inside)
        self._hear_askers(sentence, clauses)
        self._hear_beside(sentence, clauses, inside)
        self._hear_bringer(sentence, clauses)
        if not found:
            self._hear_subject(clauses)
            self._carry(sentence, clauses)
        return found

    def _hear_bringer(self, sentence: Sentence, clauses: Clauses) -> None:
        """ "카이로의 동료에게서 소식을 받았습니다": who the hearsay of the next sentences comes from."""
        who = leading.bringer(clauses)
        if who is not None and (name := self._named(who)):
            self.brought = sentence.block, sentence.index, name

    def _carry(self, sentence: Sentence, clauses: Clauses) -> None:
        """ "29명은 여성으로 파악됐다", right behind what a body told: who found out goes on."""
        last = self.tellers[-1] if self.tellers else None
        final = clauses.predicates[-1] if clauses.predicates else None
        if last is None or not last.name or last.level or last.evidence is None or final is None:
            return
        block = self.blocks[sentence.block][1]
        if sentence.span.start - last.evidence.end > _RIGHT_BEHIND:
            return
        between = self.text[last.evidence.end : sentence.span.start]
        is_next = block.start <= last.evidence.start and not between.strip(' .”"')
        if is_next and final.quotation == 0 and final.link in _ENDS and final.lemma in _FOUND_OUT:
            carried = replace(
                last, scope=sentence.span, stance=Stance.NEUTRAL, rule="speaker.carried", is_hearsay=False
            )
            self._note(sentence, replace(carried, quotations=frozenset()))

    def _hear_beside(self, sentence: Sentence, clauses: Clauses, inside: Sequence[int]) -> None:
        """Who may speak the quotations that stand in the sentence, behind it or in front of it."""
        told = {
            "before": leading.announcer(clauses),
            "behind": leading.teller_behind(clauses),
            "topic": leading.topic(clauses),
        }
        for place, who in told.items():
            if who is not None and (name := self._named(who)):
                getattr(self.beside, place)[sentence.index] = name
        for number, quotation in enumerate(inside, 1):
            who = leading.around(clauses, number)
            if who is not None and (name := self._named(who)):
                self.beside.around[quotation] = name

    def _named(self, who: Who) -> str:
        if is_own(who):
            return self.own[0][0] if self.own[0] else ""
        return self.register.resolve(who).name

    def _hear_askers(self, sentence: Sentence, clauses: Clauses) -> None:
        """Verbs of asking with a noun ("석방을 요구했다"): who asks is the topic, or who spoke last."""
        for predicate in clauses.predicates:
            if predicate.lemma not in speech("direct"):
                continue
            phrase = asker_of(clauses, predicate)
            who = self.register.resolve(who_of(clauses, phrase)) if phrase else None
            own = who is not None and is_own(who)
            is_aside = predicate.link is Link.ADNOMINAL
            if who is not None and not own and not predicate.quotation and not is_pronoun(who.words):
                self.register.note(who)
                if not is_aside:
                    self.register.hear(who)
            if name := who.name if who is not None and not own else self._asks_untold(sentence, own=own):
                evidence = clauses.span_of(predicate.first, predicate.last).shifted(sentence.span.start)
                asker = Teller(name, evidence, Stance.NEUTRAL, "speaker.asks", evidence)
                self._askers.setdefault(evidence.start, asker)

    def _asks_untold(self, sentence: Sentence, *, own: bool) -> str:
        """Who asks where no name is told: whose turn it is, whose document it is, or who spoke last."""
        turn = self.turns.get(sentence.block)
        if turn is not None and not turn.is_bite:
            return self._side(sentence, turn) or self._turn_name(turn)
        if own or not self.is_news and self.own[0]:
            return self.own[0][0] if self.own[0] else ""
        return self.register.spoke_last.name if self.register.spoke_last else ""

    def _side(self, sentence: Sentence, turn: Turn) -> str:
        """On whose behalf an official speaks who tells what was asked: the government that the turn spoke of
        last, or the office in the label; empty for a member of parliament, a witness, a reporter."""
        said = self.text[turn.said.start : sentence.span.start]
        if turn.is_asking or not _OFFICIAL_TURN.search(turn.label):
            return ""
        if told := list(_GOVERNMENT.finditer(said)):
            return told[-1]["who"]
        if office := _OFFICE_IN_LABEL.match(turn.label):
            return office["who"]
        return self.own[0][0] if self.own[0] else ""

    def _take(
        self, sentence: Sentence, clauses: Clauses, attribution: Attribution, inside: Sequence[int]
    ) -> None:
        who = attribution.who
        name, own = "", attribution.is_own
        if (
            who is None
            and attribution.rule == "speaker.untold"
            and not attribution.level
            and (self.writer_spoke or self._is_own_finding(attribution))
        ):
            own = True  # the body that writes goes on
        elif attribution.level == 0 and (who is not None or own):
            self.writer_spoke = own
        if who is not None and who.words in _WITNESSES and (case := self._case_of(sentence)):
            who = replace(who, name=case)
        if who is not None:
            full = self.register.resolve(who)
            self.register.note(full)
            if attribution.level == 0 and not attribution.is_own and not is_pronoun(full.words):
                self.register.hear(full)
                self.register.turn_away()
            name = full.name
        elif not own:
            name = self._untold(attribution, clauses, sentence)
        offset = sentence.span.start
        counted_up = attribution.is_hearsay and attribution.verb in _COUNTED_UP and not attribution.level
        its_own = counted_up and not name and bool(self.own[0]) and not self.is_news
        self._note(
            sentence,
            Teller(
                name=name,
                scope=attribution.scope.shifted(offset),
                stance=Stance.OWN if its_own else attribution.stance,
                rule=attribution.rule if name or not attribution.is_hearsay else "voice.hearsay",
                evidence=attribution.evidence.shifted(offset),
                level=attribution.level,
                quotations=frozenset(
                    inside[number - 1] for number in attribution.quotations if number <= len(inside)
                ),
                is_own=own,
                is_hearsay=attribution.is_hearsay,
            ),
        )

    def _note(self, sentence: Sentence, teller: Teller) -> None:
        self.tellers.append(teller)
        self._heard.setdefault(sentence.index, []).append(teller)
        for number in teller.quotations:
            self._quoting.setdefault(number, []).append(teller)

    def _is_own_finding(self, attribution: Attribution) -> bool:
        """Whether a body's paper tells of itself without naming itself: "오늘 확인했습니다"."""
        is_noun = re.search(r"[함음임됨]$", attribution.cue) is not None
        return bool(self.own[0]) and not self.is_news and (is_noun or attribution.verb in _OWN_FINDINGS)

    def _case_of(self, sentence: Sentence) -> str:
        """Whom a case of a collection is of, as its first words say: "사례 1. 함경남도 출신 40대 여성."."""
        block = self.blocks[sentence.block][1]
        match = _CASE.match(self.text, block.start, block.end)
        return match["who"].strip() if match else ""

    def _untold(self, attribution: Attribution, clauses: Clauses, sentence: Sentence) -> str:
        """Who says it where the verb has no subject: whose turn it is, the one who spoke before, or inside a
        quotation who it was about."""
        turn = self.turns.get(sentence.block)
        if turn is not None and not turn.is_bite and attribution.rule == "speaker.untold":
            asked = attribution.verb in speech("asking") and _TOLD_OF_PAST.search(attribution.cue)
            return (self._side(sentence, turn) if asked else "") or self._turn_name(turn)
        if attribution.rule == "speaker.hearsay" and not attribution.level and attribution.verb == "하다":
            brought = self.brought
            is_near = brought and brought[0] == sentence.block and 0 < sentence.index - brought[1] <= _NEWS
            return brought[2] if brought and is_near else ""
        if attribution.level or attribution.rule == "speaker.hearsay":
            heard = attribution.level > 0 and attribution.verb == "하다"
            return self._subject_of_story(clauses, attribution) if heard else ""
        told = self.register.told_last
        return told.name if told is not None else ""

    def _subject_of_story(self, clauses: Clauses, attribution: Attribution) -> str:
        """ "여동생이 15개월을 있었다. ... 잤다고 한다": the last person that the quotation told of."""
        before = [
            p
            for p in clauses.phrases
            if p.quotation == attribution.level
            and p.case in (Case.SUBJECT, Case.TOPIC)
            and clauses.words[p.last].span.end < attribution.evidence.start
        ]
        people_ = [who_of(clauses, p) for p in before]
        kin = [who for who in people_ if who.words.split() and may_suffer(who.words.split()[-1])]
        return self._of_speaker(kin[0].name) if kin else ""

    def _of_speaker(self, name: str) -> str:
        speaker = self.interviewee.name if self.interview and self.interviewee else ""
        return f"{speaker}의 {name}" if speaker and " " not in name else name

    def _hear_subject(self, clauses: Clauses) -> None:
        """A named person whom a sentence is about may be who the next quotation without a teller comes
        from."""
        for phrase in clauses.phrases:
            if phrase.case is Case.TOPIC and phrase.quotation == 0:
                who = self.register.resolve(who_of(clauses, phrase))
                if who.is_person:
                    self.register.turn_to(who)
                return

    def settle(self, sentences: Sequence[Sentence]) -> None:
        """After all sentences: who speaks the quotations that no verb of saying takes."""
        interviewee = self.interviewee.name if self.interview and self.interviewee else ""
        uncued = Uncued(
            self.text, self.blocks, self.quotations, self.register, self.tellers, interviewee, self.beside
        )
        self.uncued = uncued.tellers_of(sentences)

    # -- asking ----------------------------------------------------------------------------------------------

    def quotation_at(self, place: int) -> int | None:
        """The number of the quotation in double marks that holds ``place``; None outside."""
        found = quotations_in(self.quotations, Span(place, place + 1))
        return found[0][0] if found and not found[0][1].is_single else None

    def chain_at(self, sentence: Sentence, place: int) -> list[Teller]:
        """Who tells what stands at ``place`` of the sentence, from the nearest teller of the document to the
        innermost source."""
        number = self.quotation_at(place)
        near = [t for t in self._heard.get(sentence.index, ()) if t.scope.start <= place < t.scope.end]
        if number is None:
            chain = [teller for teller in near if not teller.level]
        else:
            quoting = self._quoting.get(number, [])
            inner = [t for t in near if t.level and self.quotation_at(t.scope.start) == number]
            chain = [*quoting, *(teller for teller in inner if teller not in quoting)]
        if number is not None and number in self.uncued:
            chain.insert(0, self.uncued[number])
        return sorted(chain, key=lambda each: (each.level, -len(each.scope)))

    def slots(self, sentence: Sentence, place: int, *, as_given: bool = False) -> dict[str, Slot]:
        """Speakers and stance of the words at ``place``; ``as_given`` for a quotation as a whole."""
        chain = [each for each in self.chain_at(sentence, place) if not (as_given and each.rule == QUOTED_BY)]
        turn = self.turns.get(sentence.block)
        names: list[str] = []
        last: Teller | None = None
        for teller in chain:
            if teller.is_own:
                names, last = [], teller
                continue
            if teller.name and teller.name not in names:
                names.append(teller.name)
            last = teller
        if not names and turn is not None and turn.said.start <= place < turn.said.end:
            return self._turn_slots(turn, last)
        if not names or (last is not None and last.is_own):
            return self._own_voice(last)
        teller = next((t for t in reversed(chain) if t.name), chain[-1])
        if last is not None and last.is_hearsay:
            teller = replace(teller, stance=last.stance)
        if self._is_issuer(names[-1]):
            return self._own_voice(replace(teller, stance=Stance.OWN))
        inherited = teller.evidence is not None and not sentence.span.covers(teller.evidence)
        return {
            "speakers": Slot((tuple(names),), teller.rule, teller.evidence, inherited=inherited),
            "stance": Slot(teller.stance, teller.rule, teller.evidence),
        }

    def asker(self, place: int) -> dict[str, Slot] | None:
        """Who asks, where the asking verb at ``place`` takes a noun and quotes nothing: its subject by the
        fullest name."""
        asker = self._askers.get(place)
        if asker is None:
            return None
        return {
            "speakers": Slot(((asker.name,),), asker.rule, asker.evidence),
            "stance": Slot(asker.stance, asker.rule, asker.evidence),
        }

    def _turn_slots(self, turn: Turn, last: Teller | None) -> dict[str, Slot]:
        name = self._turn_name(turn)
        stance = last.stance if last is not None else Stance.NEUTRAL
        return {
            "speakers": Slot(((name,),), "speaker.turn", turn.label_span),
            "stance": Slot(stance, "speaker.turn", turn.label_span),
        }

    def _turn_name(self, turn: Turn) -> str:
        if turn.label in ANSWERS and self.interviewee:
            return self.interviewee.name
        parts = turn.label.split()
        if known := self.register.first_of(parts):
            return known
        named = [
            part for part in parts if is_korean_name(part) and len(part) > 2 and part not in speech("titles")
        ]
        return named[0] if len(parts) > 1 and named else turn.label

    def _is_issuer(self, name: str) -> bool:
        """Whether the teller is the body that issues the document: then it speaks in its own voice."""
        return (len(name) > 1 and name in self.issuer.split()) or (len(name) > 3 and name in self.issuer)

    def _own_voice(self, last: Teller | None) -> dict[str, Slot]:
        """The document's own voice."""
        names, rule = self.own
        stance = last.stance if last is not None and not last.is_own else Stance.OWN
        slots = {"stance": Slot(stance, last.rule if last else "voice.own", last.evidence if last else None)}
        if names:
            slots["speakers"] = Slot(tuple((name,) for name in names), rule)
        return slots
