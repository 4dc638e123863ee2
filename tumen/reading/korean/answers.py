"""Answers: how a body that was asked, or accused, responded, each as a claim of its sentence.

A sentence answers where a body is its topic, and it tells of an answer to something ("요구에 ... 답했다"), of
none ("회신하지 않았다"), or that the body denies or refuses. How it answers is told by words alone, the
plainest first: who does not answer refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tumen.reading.korean.addressees import PUBLIC
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.names import who_of
from tumen.reading.korean.pack import speech
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.voices import Voices
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import AnswerKind, ClaimSort, Polarity, Realis, Stance
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: What is answered, with the particle of what an answer turns to or takes.
_MATTER = re.compile(
    r"(?:[가-힣’'”\"]+(?:의|이|가) )?[가-힣]*"
    r"(?:서한|편지|질의서?|요청|요구|성명|호소|청원|진정|탄원|건의|제안|촉구|질문)(?:서)?"
    r"(?=(?:에|에는|에도|을|를|은|는|이|가)(?: |$|,))"
)
_REPLIES = re.compile(r"답했|답하|답변|회신|응답|답신|회답|대답|입장을|받았|받은|접수했|검토(?:하|했| ?중)")
#: A letter that answers, where nothing says what.
_REPLIED = re.compile(r"(?:답신|회신|회답|답장|답변서)(?=을 (?:보냈|전했|보내)|했|하)")
_KINDS: tuple[tuple[AnswerKind, re.Pattern[str]], ...] = (
    (
        AnswerKind.SILENCE,
        re.compile(
            r"(?:답|대답|답변|회신|응답|답신|회답|반응)"
            r"(?:하지| ?주지|을 (?:하지|내놓지|보내지|주지))(?:는|도)? (?:않|못)|"
            r"(?:답|답변|회신|응답|답신|회답|반응|입장)(?:이|은|도) (?:없|오지 않|나오지 않)|"
            r"묵묵부답|침묵(?:했|하고|을 지)"
        ),
    ),
    (
        AnswerKind.DENIED,
        re.compile(r"부인(?:했|하|한)|일축|사실이 아니|사실무근|그런 (?:일|사실)(?:이|은|도) 없|사실과 다르"),
    ),
    (
        AnswerKind.REFUSED,
        re.compile(
            r"거부(?:했|하|한)|거절(?:했|하|한)|(?:불가|불가능)(?:하|이)|"
            r"(?:받아들|수용|공개|허용|응|확인해 ?[줄주]|동의|협조)[가-힣]*(?: 수)? ?(?:없|않)"
        ),
    ),
    (
        AnswerKind.PLEDGED,
        re.compile(r"겠다고|약속(?:했|하|한)|(?:수용|공개)(?:하기로|했)|받아들(?:이기로|여|였)"),
    ),
    (AnswerKind.ACKNOWLEDGED, re.compile(r"시인(?:했|하|한)|인정(?:했|하|한)")),
)
#: Kinds that a sentence tells without saying that it answers.
_ALONE = frozenset({AnswerKind.SILENCE, AnswerKind.DENIED, AnswerKind.REFUSED})
#: Who speaks for a body that was named before.
_FOR_IT = re.compile(r"(?:(?:부|수석)?대변인|당국자|관계자)$")


def answers(voices: Voices, scenes: Iterable[Scene]) -> Iterator[ProposedClaim]:
    """The answers of a document, in order of the text."""
    for scene in scenes:
        if scene.sentence.is_headline or not scene.clauses.predicates:
            continue
        found = _answerer(scene, voices)
        kind, matter = _kind(scene), _MATTER.search(scene.text) or _REPLIED.search(scene.text)
        if found is None or kind is None or _asks(scene):
            continue
        name, phrase = found
        start = scene.clauses.words[phrase.first].span.start
        end = scene.clauses.words[scene.clauses.predicates[-1].last].span.end
        passage = Span(start, max(start, end)).shifted(scene.offset)
        realis = Realis.PLEDGED if kind is AnswerKind.PLEDGED else Realis.ASSERTED
        polarity = Polarity.NEGATED if kind is AnswerKind.DENIED else Polarity.AFFIRMED
        who = scene.clauses.span_of(phrase.first, phrase.last).shifted(scene.offset)
        slots = {
            "sort": Slot(ClaimSort.ANSWER, "answer.words", passage),
            "answer": Slot(kind, "answer.words", passage),
            "realis": Slot(realis, "answer.words", passage),
            "polarity": Slot(polarity, "answer.words", passage),
            "stance": Slot(Stance.NEUTRAL, "answer.topic", who),
            "speakers": Slot(((name,),), "answer.topic", who),
        }
        if matter is not None:
            where = Span(*matter.span()).shifted(scene.offset)
            slots["answers_to"] = Slot(matter[0], "answer.matter", where)
        yield ProposedClaim(passage, scene.sentence.part_at(passage.start), slots)


def _answerer(scene: Scene, voices: Voices) -> tuple[str, Phrase] | None:
    """The body that the sentence is about: its first topic or subject outside of quotations."""
    for phrase in scene.clauses.phrases:
        if phrase.quotation or phrase.case not in (Case.TOPIC, Case.SUBJECT):
            continue
        who = voices.register.resolve(who_of(scene.clauses, phrase))
        words = who.body or who.name or who.words
        if PUBLIC.search(words.split()[-1]) and not who.is_writer:
            return words, phrase
        return (who.name, phrase) if _FOR_IT.search(who.name) and " " in who.name else None
    return None


def _kind(scene: Scene) -> AnswerKind | None:
    text = scene.text
    kind = next((kind for kind, words in _KINDS if words.search(text)), None)
    replies = _MATTER.search(text) is not None and _REPLIES.search(text) is not None
    if replies or _REPLIED.search(text):
        return kind or AnswerKind.TOKEN
    told = kind in _ALONE or (kind is not None and _MATTER.search(text) is not None)
    return kind if told else None


def _asks(scene: Scene) -> bool:
    """Whether the sentence ends with its topic asking somebody else."""
    final = [each for each in scene.clauses.predicates if each.link is Link.FINAL and not each.quotation]
    return bool(final) and final[-1].lemma in speech("asking") - speech("doubtful")
