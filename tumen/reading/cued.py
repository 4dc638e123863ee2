"""The cues of a whole document with who tells by each: names in full, descriptions resolved, pronouns that go
on with who told last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Token

from tumen.reading.cast import Cast, Member
from tumen.reading.cast.names import NO_NAMES
from tumen.reading.cast.phrases import counts_people, small_at_beginning, with_hyphens
from tumen.reading.cast.recent import PRONOUNS, agrees
from tumen.reading.quotations import Speeches
from tumen.reading.sections import Section, quoted_messages, writer_at
from tumen.reading.sentences import Sentence
from tumen.reading.speakers import Cue, bounds_of_teller, cues_in
from tumen.reading.tells import is_law
from tumen.reading.writings import is_own_writing
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.spans import Span

#: Who says "I" in a document that names no author.
THE_AUTHOR = "the author"
#: A law as the text calls it: "Article 33 of the Refugee Convention".
LAW = re.compile(
    r"\b(?:[Aa]rticle|[Ss]ection|[Pp]aragraph)\s+\d+\w*(?:\s*\(\w\))*"
    r"(?:\s+of\s+(?:the\s+)?[A-Z0-9][\w’'-]*(?:\s+(?:(?:of|on|against|the|to|and|relating|for)\s+)*[A-Z0-9][\w’'-]*)*)?"
)
#: Pronouns that can go on with who told last; "his" and "her" own what is told, and ask for nobody who tells.
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it"})
#: Tellers that are looked back at, and sentences that they may be away.
_TELLERS, _FAR = 6, 3
#: What names end with, though alone it is none.
_ALSO_NAMES = frozenset({"Ok", "North", "South"})
#: What stands around a name and is none of it.
_AROUND = " ,'’\"“”•*·▪►"
#: Code points from the sentence's beginning in which somebody is spoken to: "Deputy Director, ...".
_SPOKEN_TO = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the name that a claim shows, and the member of the cast where there is one."""

    name: str
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """A cue with the places of its words in the document's text."""

    cue: Cue
    sentence: int
    word: Span
    who: Span

    @property
    def region(self) -> Span:
        return Span(min(self.word.start, self.who.start), max(self.word.end, self.who.end))


class Cues:
    """The cues of one parsed document, by sentence (`of`), and who tells by each (`named`)."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        parsed: Mapping[int, Doc],
        cast: Cast,
        speeches: Speeches,
    ) -> None:
        self.text, self.sentences, self.cast, self.speeches = text, sentences, cast, speeches
        self._by_sentence: dict[int, list[PlacedCue]] = {}
        self._speakers: dict[tuple[int, int], Speaker] = {}
        self._told: list[tuple[PlacedCue, Speaker]] = []
        self._tellers: set[int] = set()  #: numbers of the members that have told something
        self._tells: Counter[str] = Counter()
        for sentence in sentences:
            doc = parsed.get(sentence.index)
            found = list(self._read(sentence, doc)) if doc is not None else []
            if found:
                self._by_sentence[sentence.index] = found

    def of(self, sentence: int) -> Sequence[PlacedCue]:
        return self._by_sentence.get(sentence, ())

    def _read(self, sentence: Sentence, doc: Doc) -> Iterator[PlacedCue]:
        for cue in cues_in(doc):
            placed = self.placed(cue, sentence)
            self.named(placed)
            beside = self._beside(placed, sentence)
            if not beside or not self._is_spoken_to(placed, sentence):
                yield placed
            yield from beside

    def placed(self, cue: Cue, sentence: Sentence) -> PlacedCue:
        """A cue of ``sentence`` by its places in the text."""
        offset = sentence.span.start
        start, end = bounds_of_teller(cue.who)
        return PlacedCue(cue, sentence.index, cue.words().shifted(offset), Span(start, end).shifted(offset))

    def _beside(self, placed: PlacedCue, sentence: Sentence) -> list[PlacedCue]:
        """ "Deputy Director, a nurse told us": what the tree takes for one person in two descriptions."""
        found = []
        for child in placed.cue.who.children:
            one = _is_indefinite(child) and _is_indefinite(placed.cue.who)  # "a guard, an old man, told me"
            if child.dep_ == "appos" and child.pos_ == "NOUN" and not one:
                other = self.speaker_of(child, sentence)
                if other.member is not None and other.member is not self.named(placed).member:
                    cue = replace(placed.cue, who=child, rule=f"{placed.cue.rule}.beside")
                    found.append(self.placed(cue, sentence))
        return found

    def _is_spoken_to(self, placed: PlacedCue, sentence: Sentence) -> bool:
        """Whether an office at the beginning is called upon: "Deputy Director, a nurse told us"."""
        member = self.named(placed).member
        opens = placed.who.start - sentence.span.start < _SPOKEN_TO
        return member is not None and member.is_office and opens and self.text[placed.who.end] == ","

    # -- who tells
    # ------------------------------------------------------------------------------------------

    def speaker_of(self, who: Token, sentence: Sentence) -> Speaker:
        """Who is told of by the phrase of ``who``: a member of the cast, else the words as written."""
        if is_law(who):
            law = LAW.search(self.text, sentence.span.start + who.left_edge.idx, sentence.span.end)
            if law is not None:
                return Speaker(law[0])
        if who.lower_ in ("i", "we", "my", "our") and (
            writer := writer_at(self._messages, sentence.span.start + who.idx)
        ):
            return Speaker(writer)
        if is_own_writing(who):
            return Speaker(self.cast.own[0].name, self.cast.own[0]) if self.cast.own else Speaker(THE_AUTHOR)
        if who.lower_ == "one" and (one := self._one(who, sentence)) is not None:
            return one
        if (beside_it := self._set_beside(who, sentence)) is not None:
            return beside_it
        reference = self.cast.member_for(who, sentence)
        if reference is not None:
            member = reference.member
            one_of = who.lower_ == "one" and member.is_many and not member.is_body
            return Speaker(f"one of {member.name}") if one_of else Speaker(member.name, member)
        if who.lower_ in ("i", "we", "my", "our") and not self.cast.own:
            return Speaker(THE_AUTHOR)
        beside = any(child.dep_ == "compound" for child in who.lefts)  # "Gateway North", "Ms Ok"
        alone = who.text in NO_NAMES and not (beside and who.text in _ALSO_NAMES)
        if who.lower_ != "one" and (who.pos_ == "PRON" or alone):
            return Speaker("")
        if counts_people(who):
            return Speaker("")  # "the figure of 600 persons" is what is told of, and tells nothing
        start, end = bounds_of_teller(who)
        words = sentence.of(self.text)
        start, end = with_hyphens(words, start, end)
        if (called := self.cast.called_after(end + sentence.span.start, sentence.span.end)) is not None:
            return Speaker(called.name, called)
        name = words[start:end].strip(_AROUND)
        return Speaker(small_at_beginning(name, who.doc) if name and not start else name)

    def _set_beside(self, who: Token, sentence: Sentence) -> Speaker | None:
        """ "Our source, the Willow Fellowship, told us": who is named beside a word for whoever tells."""
        if who.lemma_.lower() not in ("source", "informant", "partner", "contact"):
            return None
        for child in who.rights:
            reference = self.cast.member_for(child, sentence) if child.dep_ == "appos" else None
            if reference is not None:
                return Speaker(reference.member.name, reference.member)
        return None

    def _one(self, who: Token, sentence: Sentence) -> Speaker | None:
        """ "One of the nine, Mrs Ro Eun-sil, said": who is named; "one of last year's thirty-one": the words,
        where more than "them" follows."""
        for child in who.subtree:
            found = self.cast.member_for(child, sentence) if child.dep_ == "appos" else None
            if found is not None and _is_somebody(found.member):
                return Speaker(found.member.name, found.member)
        of_them = (
            below.pos_ in ("PRON", "NUM") and not any(below.lefts)
            for of in who.rights
            if of.lower_ == "of"
            for below in of.children
        )
        if all(of_them) and not any(child.dep_ == "amod" for child in who.lefts):
            return None
        start, end = bounds_of_teller(who)
        name = sentence.of(self.text)[start:end].strip(_AROUND)
        return Speaker(small_at_beginning(name, who.doc) if name and not start else name)

    @cached_property
    def _messages(self) -> list[Section]:
        return quoted_messages(self.text)

    def named(self, placed: PlacedCue) -> Speaker:
        """Who tells by a cue; found once for each, in order of the text."""
        key = (placed.sentence, placed.cue.who.i)
        known = self._speakers.get(key)
        if known is None:
            known = self._fronted(placed) or self.speaker_of(placed.cue.who, self.sentences[placed.sentence])
            if placed.cue.who.lower_ in _SUBJECT_PRONOUNS or _is_of_a_view(placed.cue):
                known = self._goes_on_telling(placed, known)
            if placed.cue.who.lower_ not in ("i", "we"):  # they hang on quotations, which are given later
                self._speakers[key] = known
                if known.name:
                    self._told.append((placed, known))
                if known.member is not None:
                    self._tellers.add(known.member.number)
        return known

    def turn_out(self, described: Member, named: Sequence[Member]) -> None:
        """Who was told only by a description turns out to be ``named``, wherever they tell something."""
        name = self.cast.turn_out(described, named)
        meant = Speaker(name, named[0] if len(named) == 1 else described)
        for key, speaker in self._speakers.items():
            if speaker.member is described:
                self._speakers[key] = meant
        self._tells.clear()

    def _fronted(self, placed: PlacedCue) -> Speaker | None:
        """ "By her own account, Ro Eun-sil helped": whose account it is follows as the subject."""
        who, sentence = placed.cue.who, self.sentences[placed.sentence]
        if placed.cue.sort != "owned" or who.tag_ != "PRP$" or who.lower_ not in PRONOUNS:
            return None
        own = any(child.lower_ == "own" for child in placed.cue.word.lefts)
        if not own and self.cast.member_for(who, sentence) is not None:
            return None
        asked, sex = PRONOUNS[who.lower_]
        for subject in placed.cue.word.head.head.children:
            if subject.dep_ in ("nsubj", "nsubjpass") and subject.i > who.i and subject.pos_ != "PRON":
                meant = self.speaker_of(subject, sentence)
                if meant.member is not None and agrees(meant.member, asked, sex):
                    return meant
        return None

    def tells(self, name: str) -> int:
        """How many cues of the document name this teller."""
        if not self._tells:
            self._tells = Counter(
                self.named(placed).name for cues in self._by_sentence.values() for placed in cues
            )
        return self._tells[name]

    def _goes_on_telling(self, placed: PlacedCue, meant: Speaker) -> Speaker:
        """Whom a pronoun before a word of telling means: often who told last, and not who was told of."""
        asked, sex = PRONOUNS[placed.cue.who.lower_]
        within = self.speeches.run_at(placed.word.start)
        for other, speaker in reversed(self._told[-_TELLERS:]):
            member = speaker.member
            if self.speeches.run_at(other.word.start) != within:
                continue  # told within a quotation, or around this one
            if other.cue.sort in ("noun", "owned") and (
                other.sentence == placed.sentence or self._is_beside_a_teller(other)
            ):
                continue  # "in a statement it said", "the alliance said in a report"
            if placed.sentence - other.sentence > _FAR or member is meant.member and member is not None:
                break
            if _may_go_on(other, member, asked, sex):
                if _is_rather(meant.member, member, sex):
                    return meant
                if _is_of_a_view(placed.cue):
                    return speaker
                return speaker if self._rather_last(placed, other, meant.member, asked) else meant
        return meant

    def _is_beside_a_teller(self, noun: PlacedCue) -> bool:
        """Whether somebody is said to tell it in the sentence of a noun of telling."""
        return any(
            other.sentence == noun.sentence and other.cue.sort == "say" and speaker.member is not None
            for other, speaker in self._told[-_TELLERS:]
        )

    def _rather_last(self, placed: PlacedCue, other: PlacedCue, meant: Member | None, asked: str) -> bool:
        """Whether the last teller is rather meant than who the pronoun leans on by itself."""
        if meant is None or meant.is_place:
            return True
        if asked == "body":
            return not self._told_of_later(placed, other, asked)
        if meant.number in self._tellers:
            return False
        return asked == "many" or not self._told_of_later(placed, other, asked)

    def _told_of_later(self, placed: PlacedCue, other: PlacedCue, asked: str) -> bool:
        """Whether the words that the pronoun leans on stand after the last teller's cue, and led a clause or
        named a body."""
        reference = self.cast.member_for(placed.cue.who, self.sentences[placed.sentence])
        if reference is None or reference.evidence.start <= other.region.end:
            return False
        return reference.leads or asked == "body" and reference.member.is_named


def _is_of_a_view(cue: Cue) -> bool:
    """ "In his view no more than 15 had crossed": whose view it is tells."""
    return (
        cue.sort == "owned"
        and cue.who.tag_ == "PRP$"
        and cue.who.lower_ in PRONOUNS
        and cue.word.lemma_.lower() in ("view", "opinion", "reckoning", "estimation")
    )


def _is_indefinite(noun: Token) -> bool:
    return any(child.lower_ in ("a", "an") for child in noun.lefts)


def _is_somebody(member: Member) -> bool:
    """Whether one person is meant, for all that is told."""
    return (member.is_person or member.is_named and member.kind is None) and not member.is_many


def _is_rather(meant: Member | None, last: Member | None, sex: Sex | None) -> bool:
    """Whether of two whom "she" can mean the one is told to be a woman, and the last teller is not."""
    return sex is not None and meant is not None and meant.sex is sex and (last is None or last.sex is None)


def _may_go_on(placed: PlacedCue, member: Member | None, asked: str, sex: Sex | None) -> bool:
    """Whether a teller can be meant by a pronoun that asks for a person, a body, or several."""
    if asked == "person":
        return member is not None and not member.is_many and not member.is_body and member.sex in (None, sex)
    if asked == "many":
        if member is None:
            return placed.cue.who.tag_ in ("NNS", "NNPS")
        return member.is_many or member.is_body
    if member is None:
        return True
    return not (member.is_many or member.sex is not None or member.is_person and member.is_named)
