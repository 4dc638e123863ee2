"""Who answers in a Korean document: its subject, its speaker, whose turn it is, who was asked last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.korean.addressees import PUBLIC, TO, is_subject
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.leading import is_listed
from tumen.reading.korean.names import Who, is_body, is_own, is_self, who_of
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.people import singular
from tumen.reading.korean.replies import ASKED, Reply, Way
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.turns import ANSWERS, Turn
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.spans import Span

#: Who speaks for a body, with a title that only bodies give.
_OFFICIAL = re.compile(
    r"(?:대변인|당국자|장관|차관|차관보|대사|총리|대통령|주석|공보관|국장|청장|처장|영사|참사관|대표부|"
    r"심의관|비서관|공사|판사|검사|서기|사령관|직무대리)$"
)
#: Bodies that ask more than they answer: theirs are answers only where they say so.
_CIVIL = re.compile(
    r"(?:단체|연대|센터|모임|협회|시민|회원|독자|여러분|분들|언론|신문|방송|재단|연합|네트워크|가족회|교회|"
    r"사회|기록원|연구소|연구원|변호인단|포럼|학교|회사|위원|의원|모두|교민회|지원단|일보|통신|매체|사람들)$"
)
#: Whose turns put the questions in a parliament.
_QUESTIONERS = re.compile(r"(?:위원|의원|위원장|의장|기자|질문|질의)(?: [가-힣]{2,4})?$")
_ASKING = re.compile(
    rf"(?:{ASKED}|물었|물어|묻|보냈|보내|청하|청했|구했|제출|전화|민원|신고|항의|따졌|따지|적어 ?냈)"
)
#: How the writers of a document call themselves, alone or in front of what they are: "우리 협회는".
_OURS = ("우리", "저희")
#: Bullets and dates of a list in front of a name.
_MARKS = re.compile(r"^[\W\d_]+")
#: A letter that replies says so at its head.
_IN_REPLY = re.compile(
    r"(?:귀하|귀 ?(?:단체|기관|회|측|모임|연대)|보내 ?주신|문의하신|질의하신|제기하신|요청하신)[^\n.]{0,50}"
    r"(?:답변|회신|회답|답신|답을|알려)(?:드|을|합|하|과)|"
    r"^\s*(?:제목\s*[:：]\s*)?[^\n]{0,40}(?:에 대한 (?:답변|회신)|질의 ?답변 ?(?:자료|서)|질의에 대한)|"
    r"^\W*\d?[.]? ?답변 ?(?:내용|요지|사항)\s*$",
    re.MULTILINE,
)
#: Code points at the head of a letter, and sentences after which nobody waits for an answer.
_HEAD = 700
_WAITS = 4
#: Sentences over which who answers goes on answering, where nobody else is named.
_CARRIES = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """Who answers: names, the rule, where it stands in the document, and what they were asked.

    ``is_told`` where the sentence itself names who answers.
    """

    names: tuple[str, ...]
    rule: str
    evidence: Span | None = None
    asked: tuple[str, Span] | None = None
    is_told: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    sentence: int
    evidence: Span
    matter: str


class Answerers:
    """Who may answer at each place of one document; sentences are followed in order."""

    def __init__(self, voices: Voices) -> None:
        self.voices = voices
        self.is_reply = bool(_IN_REPLY.search(voices.text[:_HEAD]))
        self._asked: _Asked | None = None  #: who was asked last
        self._last: tuple[int, Heard] | None = None  #: by sentence, who answered or said something last

    # -- following -------------------------------------------------------------------------------------------

    def follow(self, scene: Scene) -> None:
        """Take in whom the sentence tells to have been asked, and who is its topic."""
        self._asked = self._asked_in(scene) or self._asked
        if (subject := self._subject(scene, len(scene.clauses.words), 0)) is not None:
            self._last = scene.sentence.index, subject

    def _asked_in(self, scene: Scene, before: int | None = None) -> _Asked | None:
        clauses = scene.clauses
        for phrase in reversed(clauses.phrases):
            if (before is not None and phrase.last >= before) or not TO.match(phrase.particle):
                continue
            words = who_of(clauses, phrase).words
            end = clauses.words[phrase.last].span.end
            limit = clauses.words[before].span.start if before is not None else len(scene.text)
            matter = _ASKING.search(scene.text, end, limit)
            if matter is None or not _is_public(words):
                continue
            span = clauses.span_of(phrase.first, phrase.last).shifted(scene.offset)
            name = self.voices.register.resolve(who_of(clauses, phrase)).name or words
            return _Asked(_MARKS.sub("", name), scene.sentence.index, span, matter[0])
        return None

    # -- asking ----------------------------------------------------------------------------------------------

    def is_asked(self, scene: Scene) -> bool:
        """Whether an answer is to be expected of the sentence: a turn that answers, a letter of reply."""
        turn = self.voices.turns.get(scene.sentence.block)
        return self.is_reply or (turn is not None and self._has_turn(turn))

    def pledges(self, scene: Scene, reply: Reply) -> bool:
        """Whether the document's own voice binds itself: "비용은 저희가 부담하겠습니다"."""
        clauses = scene.clauses
        word = next((w for w in clauses.words if w.span.end > reply.span.start), None)
        if reply.kind is not AnswerKind.PLEDGED or word is None or word.quotation or not self.voices.own[0]:
            return False
        if self.voices.turns.get(scene.sentence.block) is not None:
            return False
        return any(
            phrase.case in (Case.TOPIC, Case.SUBJECT)
            and not phrase.quotation
            and phrase.last < word.index
            and any(clauses.words[index].noun in _OURS for index in (phrase.first, phrase.last))
            for phrase in clauses.phrases
        )

    def _has_turn(self, turn: Turn) -> bool:
        """Whether whoever has the turn answers: not the person whom an interview is with."""
        return _answers(turn) or (turn.label in ANSWERS and not self.voices.interview)

    def of(self, scene: Scene, reply: Reply, *, replies: bool) -> Heard | None:
        """Who answers by the words of ``reply``; None where nobody does. ``replies`` where the sentence says
        that it answers."""
        word = next((w for w in scene.clauses.words if w.span.end > reply.span.start), None)
        if word is None:
            return None
        told = self._told(scene, reply, word.index, word.quotation)
        if reply.way is Way.TOLD:
            return told
        return self._said(scene, reply, word.index, replies=replies)

    def _told(self, scene: Scene, reply: Reply, word: int, quotation: int) -> Heard | None:
        """Who is told to have answered: the subject, who was asked, who was told of last."""
        clauses = scene.clauses
        asked = self._waiting(scene, word)
        is_thing = reply.kind is AnswerKind.SILENCE and not _has_own_verb(reply.span.of(scene.text))
        passive = bool(re.search(r"(?:됐|되었|돼|된다|당했|당하)$", reply.span.of(scene.text)))
        if (is_thing or passive) and asked is not None:
            return asked
        subject = self._subject(scene, word, quotation)
        if subject is not None:
            return subject
        has_other = any(
            is_subject(p)
            and not TO.match(p.particle)
            and p.last < word
            and p.quotation == quotation
            and clauses.governor(p) is clauses.predicate_of_word(word)
            for p in clauses.phrases
        )
        if asked is not None:
            return asked
        waited = re.search(r"(?:듣|받|얻)지", reply.span.of(scene.text)) is not None
        if waited:
            return Heard((), "answerer.none")  # "한 번도 답을 듣지 못했다": nobody is told to be asked
        if has_other or quotation:
            matter = re.search(ASKED, scene.text[: reply.span.start]) is not None
            return Heard((), "answerer.none") if passive and matter else None
        return self._carried(scene)

    def _carried(self, scene: Scene) -> Heard | None:
        """Who answered or said something in the sentences just before."""
        if self._last is None or not 0 < scene.sentence.index - self._last[0] <= _CARRIES:
            return None
        last = self._last[1]
        return Heard(last.names, "answerer.carried", last.evidence, inherited=True)

    def _waiting(self, scene: Scene, word: int) -> Heard | None:
        """Who was asked last, in the sentence before the words or a little while ago."""
        asked = self._asked_in(scene, word) or self._asked
        if asked is None or scene.sentence.index - asked.sentence > _WAITS:
            return None
        return Heard(
            (asked.name,),
            "answerer.asked",
            asked.evidence,
            (asked.matter, asked.evidence),
            inherited=asked.sentence != scene.sentence.index,
        )

    def _said(self, scene: Scene, reply: Reply, word: int, *, replies: bool) -> Heard | None:
        """Who says the words: a public body or its speaker, or anybody who is asked."""
        clauses = scene.clauses
        place = scene.offset + reply.span.start
        teller = next(
            (t for t in self.voices.chain_at(scene.sentence, place) if t.name and not t.level), None
        )
        if teller is not None and not teller.is_own:
            known = next(iter(self.voices.register.named(teller.name)), None)
            public = _answers_for(known) if known is not None else _is_public(teller.name)
            if public:
                return Heard((teller.name,), teller.rule, teller.evidence, is_told=True)
            return None
        turn = self.voices.turns.get(scene.sentence.block)
        if turn is not None and self._has_turn(turn):
            slots = self.voices.slots(scene.sentence, place)
            told = slots.get("speakers")
            names = tuple(chain[-1] for chain in told.value) if told is not None else ()
            names = self.voices.own[0] if names and names[0] in ANSWERS else names
            return Heard(names, "answerer.turn", turn.label_span)
        quoted = clauses.words[word].quotation or _is_quoted(scene, word)
        if quoted and (subject := self._subject(scene, word, 0)) is not None:
            return subject
        here = self._asked_in(scene, word)
        if here is not None and (quoted or reply.way is Way.SAID):  # "외교부에 문의했더니 ... 없다는 것이다"
            return Heard((here.name,), "answerer.asked", here.evidence, (here.matter, here.evidence))
        if quoted and (replies or reply.way is Way.SAID) and (carried := self._carried(scene)) is not None:
            return carried
        if not quoted and (self.is_reply or self.pledges(scene, reply)):
            return Heard(self.voices.own[0], self.voices.own[1])
        return None

    def _subject(self, scene: Scene, word: int, quotation: int) -> Heard | None:
        """The nearest topic or subject in front that can answer and is not that of a describing clause."""
        clauses = scene.clauses
        for phrase in reversed(clauses.phrases):
            if phrase.last >= word or phrase.quotation != quotation or not _leads(scene, phrase):
                continue
            verb = clauses.governor(phrase)
            inside = verb is not None and verb.link is Link.ADNOMINAL and verb.last < word
            if inside and phrase.case is not Case.TOPIC:
                continue
            who = self.voices.register.resolve(who_of(clauses, phrase))
            if is_own(who) or not _answers_for(who):
                continue
            name = who.name if who.is_person or who.name.endswith(who.words) else who.words
            name = _MARKS.sub("", name)
            span = clauses.span_of(phrase.first, phrase.last).shifted(scene.offset)
            return Heard((name,), "answerer.subject", span, is_told=True)
        return None


def _leads(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a subject, or stands like one in a sentence without a verb: "통일부, 회신 거부"."""
    if is_subject(phrase):
        return True
    bare = phrase.case is Case.BARE and scene.clauses.words[phrase.last].comma
    return bare and is_listed(scene.clauses)


def _is_public(words: str) -> bool:
    last = singular(words.split()[-1].removesuffix("님")) if words.split() else ""
    first = words.split()[0] if words.split() else ""
    if is_self(words) or _CIVIL.search(last):
        return False
    public = PUBLIC.search(last) or _OFFICIAL.search(last) or last in place_words() or is_body(last)
    stands_for = last in ("대표", "대표단", "관계자") and first != last
    return bool(public or (stands_for and (first in place_words() or _is_public(first))))


def _answers_for(who: Who) -> bool:
    """Whether somebody can answer for a body: one itself, a country, who holds an office or speaks for it."""
    if who.is_writer or not who.words:
        return False
    if who.is_person:
        return bool(_OFFICIAL.search(who.title)) or (bool(who.title) and _is_public(who.body))
    return _is_public(who.words)


def _answers(turn: Turn) -> bool:
    """Whether who has the turn is asked: an office in minutes, whoever answers in a paper."""
    if turn.is_asking or _QUESTIONERS.search(turn.label):
        return False
    return turn.is_minuted or any(_OFFICIAL.search(part) for part in turn.label.split())


def _is_quoted(scene: Scene, word: int) -> bool:
    verb = scene.clauses.predicate_of_word(word)
    following = scene.clauses.predicate_of_word(word + 1) if verb is None else None
    verb = verb or following
    return verb is not None and verb.link in (Link.QUOTING, Link.QUOTING_ADNOMINAL)


def _has_own_verb(words: str) -> bool:
    """Whether the words of a silence have a doer: "답하지 않았다", not "답이 없었다"."""
    return re.search(r"하지|내놓지|침묵|묵살|하였|했|묵묵", words) is not None
