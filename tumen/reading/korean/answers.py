"""Answers: how whoever was asked, or accused, responded, each as a claim of its own words.

Who answers is the subject of what is told ("통일부는 ... 거부했다"), who says the words of the answer, whose
turn it is in a paper of questions and answers, or who was asked last ("외교부에 물었으나 답이 없었다").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tumen.reading.korean.answerers import Answerers, Heard
from tumen.reading.korean.pack import speech
from tumen.reading.korean.replies import ASKED, Reply, Way, replies_in
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Link
from tumen.vocabulary.codes import AnswerKind, ClaimSort, Polarity, Realis, Stance
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: What is answered, with the particle of what an answer turns to or takes.
_MATTER = re.compile(
    rf"(?:[가-힣’'”\"]+(?:의|이|가) )?(?:(?:서면|공개|공동|추가|정식|거듭된) )?"
    rf"[가-힣]*(?:{ASKED})(?:서)?"
    r"(?=(?:에|에는|에도|을|를|은|는|이|가)(?: |$|,))"
)
#: What an answer is about, where nothing that asks is named: "총을 겨눴다는 주장에 대해서는".
_ABOUT = re.compile(r"[가-힣’'”\"]+(?: [가-힣]+){0,2}(?=(?:에|에는) (?:대해|대하여|관해|관하여))")
_REPLIES = re.compile(r"답했|답하|답변|회신|응답|답신|회답|대답|입장을|받았|받은|접수했|검토(?:하|했| ?중)")
#: "송환자 수를 묻는 말에는 ...": what is said behind it answers.
_QUESTIONED = re.compile(
    r"(?:묻는|물은|묻자|따지자|캐묻자|추궁하자|지적하자)|(?:질문|질의|물음|문의|지적|추궁)에(?:는|도|서)? "
)
#: A letter that answers, where nothing says what.
_REPLIED = re.compile(r"(?:답신|회신|회답|답장|답변서?)(?=[을를] (?:보냈|전했|보내)|했|하|$)")
#: Verbs of a reply that need no other word for what is answered.
_ANSWERED = re.compile(r"(?:답|답변|대답|회신|응답|해명)(?:했|하였|한다|합니다)")
#: How quoted words go on to the verb that takes them.
_QUOTES = re.compile(
    r"^[가-힣 .]{0,12}[”\"’']*(?:이라고|라고|라며|고|며|면서) ?(?:[가-힣]+(?:을|를|은|는) )?$"
)
#: From what is owned or denied to the verb that does so: "미흡한 점이 있었다는 것은 인정합니다".
_ABOUT_THAT = re.compile(r"다는 (?:것|점|사실|데)[가-힣]{0,2} ?")
#: Verbs of saying words that threaten, and answer nothing.
_THREATENING = re.compile(r"겠다(?:고|며|면서) (?:경고|위협|협박|엄포)")


def answers(voices: Voices, scenes: Iterable[Scene]) -> Iterator[ProposedClaim]:
    """The answers of a document, in order of the text."""
    who = Answerers(voices)
    for scene in scenes:
        if scene.sentence.is_headline or not scene.clauses.words:
            continue
        yield from _Sentence(scene, who).claims()
        who.follow(scene)


@dataclass(frozen=True)
class _Sentence:
    """One sentence, and who may answer in it."""

    scene: Scene
    who: Answerers

    def claims(self) -> Iterator[ProposedClaim]:
        found: list[tuple[Reply, Heard]] = []
        for reply in filter(self._stands, replies_in(self.scene.text)):
            heard = self.who.of(self.scene, reply, replies=self._replies)
            if heard is None:
                continue
            if found and self._goes_on(found[-1][0], reply):
                last, who = found.pop()
                reply, heard = replace(last, span=Span(last.span.start, reply.span.end)), who
            found.append((reply, heard))
        yield from (self._claim(reply.kind, reply.span, heard) for reply, heard in found)
        if not found and self._replies and (token := self._token()) is not None:
            yield token

    def _goes_on(self, last: Reply, reply: Reply) -> bool:
        """Whether the words are of the answer before: one quotation, or the verb that takes it ("“...”고
        부인했다")."""
        clauses = self.scene.clauses
        one, other = (next(w for w in clauses.words if w.span.end > r.span.start) for r in (last, reply))
        if one.quotation and one.quotation == other.quotation:
            return last.kind is reply.kind
        between = self.scene.text[last.span.end : reply.span.start]
        takes = not between.strip() or _QUOTES.search(between) is not None
        if last.kind is reply.kind and _ABOUT_THAT.fullmatch(between):
            return True
        return reply.way is Way.TOLD and last.way is not Way.TOLD and takes

    @property
    def _replies(self) -> bool:
        """Whether the sentence says of itself that somebody answers."""
        text = self.scene.text
        told = _MATTER.search(text) is not None and _REPLIES.search(text) is not None
        about = _ABOUT.search(text) is not None and _ANSWERED.search(text) is not None
        return told or about or _REPLIED.search(text) is not None or _QUESTIONED.search(text) is not None

    def _stands(self, reply: Reply) -> bool:
        """Whether the words answer as they stand, and are not asked for or threatened."""
        if _THREATENING.search(self.scene.text, reply.span.start):
            return False
        if self._asks() and not self._is_quoted(reply):
            return False
        if reply.way is Way.WEAK:
            return self._replies or self.who.is_asked(self.scene) or self.who.pledges(self.scene, reply)
        return True

    def _is_quoted(self, reply: Reply) -> bool:
        words = self.scene.clauses.words
        return any(word.quotation for word in words if word.span.overlaps(reply.span))

    def _asks(self) -> bool:
        """Whether the sentence ends with its topic asking somebody else."""
        clauses = self.scene.clauses
        final = [each for each in clauses.predicates if each.link is Link.FINAL and not each.quotation]
        asks = bool(final) and final[-1].lemma in speech("asking") - speech("doubtful")
        return asks and not final[-1].is_negated

    def _token(self) -> ProposedClaim | None:
        """ "서한에 입장을 밝혔다": it answers, and nothing tells how."""
        if self._asks():
            return None
        clauses = self.scene.clauses
        quoted = [word.span for word in clauses.words if word.quotation]
        last = Span(quoted[0].start, quoted[-1].end) if quoted else clauses.words[-1].span
        heard = self.who.of(
            self.scene, Reply(AnswerKind.TOKEN, Way.TOLD, clauses.words[-1].span), replies=True
        )
        return self._claim(AnswerKind.TOKEN, last, heard) if heard is not None and heard.is_told else None

    def _claim(self, kind: AnswerKind, words: Span, heard: Heard) -> ProposedClaim:
        scene = self.scene
        passage = self._passage(words, heard).shifted(scene.offset)
        realis = Realis.PLEDGED if kind is AnswerKind.PLEDGED else Realis.ASSERTED
        polarity = Polarity.NEGATED if kind is AnswerKind.DENIED else Polarity.AFFIRMED
        slots = {
            "sort": Slot(ClaimSort.ANSWER, "answer.words", passage),
            "answer": Slot(kind, "answer.words", passage),
            "realis": Slot(realis, "answer.words", passage),
            "polarity": Slot(polarity, "answer.words", passage),
            "stance": Slot(Stance.NEUTRAL, heard.rule, heard.evidence),
        }
        if heard.names:
            chain = tuple((name,) for name in heard.names)
            slots["speakers"] = Slot(chain, heard.rule, heard.evidence, inherited=heard.inherited)
        matter = _MATTER.search(scene.text) or _REPLIED.search(scene.text) or _ABOUT.search(scene.text)
        if matter is not None:
            where = Span(*matter.span()).shifted(scene.offset)
            slots["answers_to"] = Slot(matter[0], "answer.matter", where)
        elif (asked := heard.asked) is not None:
            slots["answers_to"] = Slot(asked[0], "answer.asked", asked[1], inherited=True)
        return ProposedClaim(passage, scene.sentence.part_at(passage.start), slots)

    def _passage(self, words: Span, heard: Heard) -> Span:
        """The words of the answer from the beginning of their clause to the end of their word."""
        clauses = self.scene.clauses
        here = next((w for w in clauses.words if w.span.end > words.start), clauses.words[-1])
        last = next((w for w in clauses.words if w.span.end >= words.end), clauses.words[-1])
        verb = clauses.predicate_of_word(last.index)
        end = clauses.words[verb.last].span.end if verb is not None else last.span.end
        start = here.index
        while start and clauses.words[start - 1].quotation == here.quotation:
            before = clauses.predicate_of_word(start - 1)
            if (
                before is not None
                and before.last < here.index
                and before.link in (Link.CONNECTIVE, Link.FINAL)
            ):
                break
            if (
                heard.evidence is not None
                and clauses.words[start - 1].span.end + self.scene.offset <= heard.evidence.end
            ):
                break
            start -= 1
        return Span(clauses.words[start].span.start, max(words.end, end))
