"""Names as the walk meets them: each is a member's, by its words, its age, and who was told of last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from tumen.reading.cast.beside import Beside
from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.names import Naming, words_of
from tumen.reading.cast.scene import Scene
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

#: "By Desmond Ayling" on a line of its own: an author, whom the text does not tell of.
_BYLINE = re.compile(r"(?:^|\n)\s*(?:[Bb]y|BY|Words|Story|Text) +(?:[A-Z][\w.-]+ +)*$")
#: Between the names of persons told of together, with what each is: "A, 29, and B", "A, a lawyer, and Ms B".
_JOINS = re.compile(
    r"(?:,\s(?:\d\d|an?\s[^,.;:]{2,50}|the\s[^,.;:]{2,50}))?,?\s+(?:(?:and|&)\s+)?(?:[A-Z][a-z]+\.?\s+){0,2}"
)
#: Between an office and its holder: "the Foreign Secretary, Mr Kang Do-yun".
_HOLDS = re.compile(r",\s*(?:[A-Z][a-z]+\.?\s+)?")
#: And with what the office is for: "the Special Rapporteur on human rights in Belarus, Ana Reed, said".
_HOLDS_FOR = re.compile(r"\s(?:on|of|for|to|in|at)\s[^.;:()“”\"\n]{2,160},\s(?:[A-Z][a-z]+\.?\s)?")
#: And no verb or second person may stand there: "the Minister received an escapee, Kim Min-ju".
_NOT_FOR = re.compile(
    r"\b(?:who|whom|whose|which|that|is|are|was|were|ha[sd]|have|will|would|sa(?:id|ys)|told|wrote|met|an?|[a-z]{2,}(?<!relat)(?<!unit)ed)\b"
    r"|\b(?:husband|wife|son|daughter|mother|father|brother|sister|family|lawyer|friend|release|case|return)\b"
)
#: Code points between them at most.
_FAR_BEHIND = 180
#: Names behind an office within which its holder's is looked for.
_HOLDER_WITHIN = 6
#: Behind a holder's name: a mark, what somebody does, when.
_HOLDER_ENDS = re.compile(
    r",|\s\(|\s(?:ha[sd]|is|was|sa(?:id|ys)|told|today|yesterday|also|on|this|last|urge[sd]|call(?:s|ed)|warn(?:s|ed)"
    r"|express(?:es|ed)|[a-z]+ed)\b"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


class MetNames:
    """The names of one document in order; `named` are those met, each with the member it names."""

    def __init__(self, scene: Scene, namings: Sequence[Naming]) -> None:
        self.scene, self.text, self.roll, self.namings = scene, scene.text, scene.roll, namings
        self.beside = Beside(scene)
        self.named: dict[int, Reference] = {}  #: by number of the naming
        self.groups: dict[str, Member] = {}  #: named persons told of together, by their names
        self.next = 0
        self._joined: list[tuple[Member, Span, bool]] = []

    def pass_by(self, start: int) -> None:
        """Leave out what stands before ``start``: bylines and signatures name, and tell of nobody."""
        while self.next < len(self.namings) and self.namings[self.next].span.start < start:
            self.next += 1

    def until(self, end: int, sentence: Sentence, doc: Doc | None) -> None:
        """Meet the names that begin before ``end``."""
        while self.next < len(self.namings) and self.namings[self.next].span.start < end:
            self._meet(self.next, sentence, doc)
            self.next += 1

    def naming_at(self, position: int) -> int | None:
        """The number of the naming met that covers ``position``."""
        for number in range(self.next - 1, max(-1, self.next - 4), -1):
            span = self.namings[number].span
            if span.start <= position < span.end and number in self.named:
                return number
        return None

    def following(self, end: int) -> int | None:
        """The number of the first naming that begins at ``end`` or later."""
        number = self.next
        while number < len(self.namings) and self.namings[number].span.start < end:
            number += 1
        return number if number < len(self.namings) else None

    def _meet(self, number: int, sentence: Sentence, doc: Doc | None) -> None:
        naming = self.namings[number]
        member = self._member(naming)
        if member is None:
            return
        member = self._holder(member, number)
        rule = "cast.name" if words_of(naming.name) == words_of(member.name) else "cast.short"
        self.named[number] = Reference(member, rule, naming.span)
        self.beside.describe(member, naming, sentence)
        if _BYLINE.search(self.text, max(0, naming.span.start - 24), naming.span.start):
            return
        if (
            naming.is_office
            and naming.span.start == sentence.span.start
            and self.text[naming.span.end] == ","
        ):
            return  # "Deputy Director, a nurse told us": spoken to
        leads = doc is not None and _is_subject(naming, sentence, doc)
        self.scene.note(member, naming.span, sentence, leads=leads)
        self._join(member, number, sentence, leads=leads)

    def _member(self, naming: Naming) -> Member | None:
        words = words_of(naming.name)
        member = self.roll.find(words, naming.span.start, sex=naming.sex) if words else None
        placed = naming.is_single and not naming.title and canonical(naming.name) is not None
        if member is not None and placed and member.words != words:
            return None  # "Seoul" is no short form of "Seoul Institute"
        if member is not None:
            return self._told_last(member, words, naming)
        if not naming.is_single or not words:
            return None
        if naming.sex is not None and (kin := self._kin_named(words, naming)) is not None:
            return kin
        if not naming.is_body and self.roll.is_person_here(naming):
            return self.roll.add(naming, PartyKind.PERSON)
        return None

    def _told_last(self, member: Member, words: frozenset[str], naming: Naming) -> Member:
        """Of several of that name ("Kim"), the one told last, by age where it is told."""
        if words == {"government"} and "majesty" in member.words and len(self.roll.all_of(words)) < 3:
            return member
        namesakes = [
            each
            for each in self.roll.all_of(words)
            if each.words != words and (naming.sex is None or each.sex in (None, naming.sex))
        ]
        if len(namesakes) < 2 or member.words == words:
            return member
        age = self.beside.age_after(naming)
        if age:
            namesakes = [each for each in namesakes if each.age in ("", age)] or namesakes
        told = (mention.member for mention in self.scene.recent.newest())
        return next((each for each in told if each in namesakes), member)

    def _kin_named(self, words: frozenset[str], naming: Naming) -> Member | None:
        """ "Mrs Mbala" where only Mr Mbala has a full name: his widow Solange, told before."""
        for mention in self.scene.recent.newest():
            member = mention.member
            kin = member.relative
            if kin is not None and words <= kin.words and member.sex in (None, naming.sex):
                member.name = f"{member.name if member.is_named else naming.title} {naming.name}"
                member.is_named = True
                self.roll.add_words(member, words)
                return member
        return None

    def _holder(self, member: Member, number: int) -> Member:
        """Who holds an office that is told: "the State Secretary, Mr Kang Do-yun", "Ro Eun-sil, Deputy Chair
        of the Union", and later without the name."""
        if not member.is_office:
            return member
        naming, before = self.namings[number], self.named.get(number - 1)
        if before is not None and self.text[before.evidence.end : naming.span.start].strip() == ",":
            return self._holds(before.member, member, naming)
        if number + 1 < len(self.namings):
            following = self.namings[number + 1]
            gap = self.text[naming.span.end : following.span.start]
            if following.is_body is not True and _HOLDS.fullmatch(gap):
                holder = self.roll.find(words_of(following.name), following.span.start)
                if holder is not None and holder is not member:
                    return self._holds(holder, member, naming)
        holder = self._told_behind(number)
        return self._holds(holder, member, naming) if holder is not None else member.holder or member

    def _told_behind(self, number: int) -> Member | None:
        """Who is named behind an office and what it is for."""
        naming = self.namings[number]
        for following in self.namings[number + 1 : number + 1 + _HOLDER_WITHIN]:
            gap = self.text[naming.span.end : following.span.start]
            if len(gap) > _FAR_BEHIND:
                return None
            if following.is_body or following.is_office or following.is_single or following.after_in:
                continue
            named = _HOLDS_FOR.fullmatch(gap) and _HOLDER_ENDS.match(self.text, following.span.end)
            if not named or _NOT_FOR.search(gap) or canonical(following.name) is not None:
                continue
            holder = self.roll.find(words_of(following.name), following.span.start)
            if holder is not None and not holder.is_body and not holder.is_office:
                return holder
        return None

    def _holds(self, holder: Member, office: Member, naming: Naming) -> Member:
        if holder.is_body:
            return office.holder or office
        office.holder = holder
        holder.kind, holder.role = PartyKind.PERSON, holder.role or naming.name
        holder.nouns |= office.nouns | ({"expert"} if "rapporteur" in office.nouns else set())
        return holder

    def _join(self, member: Member, number: int, sentence: Sentence, *, leads: bool) -> None:
        """ "Ro Eun-sil and Kang Do-yun": the two together, whom "they" can mean."""
        span = self.namings[number].span
        last = self._joined[-1] if self._joined else None
        gap = self.text[last[1].end : span.start] if last is not None else ""
        if member.is_body:
            self._joined = []
        elif last is None or last[0] is member or not _JOINS.fullmatch(gap):
            self._joined = [(member, span, leads)]
        else:
            self._joined.append((member, span, leads))
            if "and" in gap or "&" in gap:
                self._together(sentence)

    def _together(self, sentence: Sentence) -> None:
        parts = tuple(each for each, _, _ in self._joined)
        name = f"{', '.join(each.name for each in parts[:-1])} and {parts[-1].name}"
        _, first, leads = self._joined[0]
        group = self.groups.get(name)
        if group is None:
            group = self.groups[name] = self.roll.new(name, PartyKind.GROUP, first, is_named=True)
            group.is_many, group.parts = True, parts
        self.scene.note(group, Span(first.start, self._joined[-1][1].end), sentence, leads=leads)


def _is_subject(naming: Naming, sentence: Sentence, doc: Doc) -> bool:
    start, end = naming.span.start - sentence.span.start, naming.span.end - sentence.span.start
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and span.root.dep_ in SUBJECTS
