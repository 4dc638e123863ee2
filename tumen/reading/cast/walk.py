"""The walk through a document that meets its members one after another, and says whom each word speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.names import NO_NAMES, Naming, words_of
from tumen.reading.cast.nouns import KIN, ONLY_NAMED, kind_of_noun, sex_of_noun
from tumen.reading.cast.phrases import Phrase, phrase_of
from tumen.reading.cast.recent import PRONOUNS, SURE, Mention, Recent
from tumen.reading.cast.roll import Roll
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: "Tae Min-kyu, its director, ...": what a name is told to be, after it.
_AFTER = re.compile(
    r"(?:,\s+(?:(?:who\s+is\s+)?\(?(?P<age>\d{1,3})\)?,?\s+)?|\s+\((?P<aged>\d{1,3})\)\s*,?\s*|,\s+aged\s+(?P<years>\d{1,3}),?\s*)"
    r"(?P<what>(?:(?:who\s+(?:is|was)\s+)?(?:an?|the|its|his|her|their|then|now|formerly)\s+"
    r"|(?=[a-z-]+\s+(?:of|for|at|in)\b)|for\s+the\s+|of\s+(?:the\s+)?(?=[A-Z])|[\w.’'-]+(?:\s[\w.’'-]+){0,4}[’']s?\s+)"
    r"[^,;:.!?“”\"()\n—–]{2,120})?"
)
#: "Her brother Kim Chol-jin", "spokesperson Na Eun-jeong", "the pastor, Gil": what stands before a name.
_BEFORE = re.compile(
    r"(?:(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ii]ts|[\w-]+[’']s)\s+)?(?:[a-z][\w-]*\s+){0,3}?"
    r"(?P<noun>[a-z][\w-]+),?\s+(?:[A-Z][a-z]+\.?\s+)?$"
)
#: Between a description and the name of whom it describes: "a charity, the Juniper Table".
_NAMES_IT = re.compile(r",?\s*(?:the\s+|(?:[A-Z][a-z]+\.?\s+){1,2})?")
#: Mentions of a noun that are looked at.
_NAMESAKES = 12
#: "Shin Chol-min was 27": an age told as a clause.
_WAS = re.compile(r"\s+(?:is|was)\s+(\d{1,2})(?=[.,;])")
#: Words of an apposition at most: more of them hold a clause.
_APPOSITION = 13
#: "By Desmond Ayling" on a line of its own: an author, whom the text does not tell of.
_BYLINE = re.compile(r"(?:^|\n)\s*(?:[Bb]y|BY|Words|Story|Text)\s+(?:[A-Z][\w.-]+\s+)*$")
_GENERIC: dict[str, tuple[PartyKind | None, Sex | None, bool]] = {
    "man": (PartyKind.PERSON, Sex.MALE, False),
    "woman": (PartyKind.PERSON, Sex.FEMALE, False),
    "girl": (PartyKind.PERSON, Sex.FEMALE, False),
    "boy": (PartyKind.PERSON, Sex.MALE, False),
    "group": (PartyKind.BODY, None, False),
    "organisation": (PartyKind.BODY, None, False),
    "organization": (PartyKind.BODY, None, False),
    "person": (PartyKind.GROUP, None, True),
    "people": (PartyKind.GROUP, None, True),
    "individual": (PartyKind.GROUP, None, True),
    "victim": (PartyKind.GROUP, None, True),
}


class Walk:
    """One walk, from the first sentence to the last; then `references` holds whom each token speaks of."""

    def __init__(self, text: str, roll: Roll, namings: Sequence[Naming], quoted: Sequence[Span]) -> None:
        self.text, self.roll, self.namings, self.quoted = text, roll, namings, quoted
        self.recent = Recent()
        self.references: dict[tuple[int, int], Reference] = {}  #: by sentence and token
        self.named: dict[int, Reference] = {}  #: by number of the naming
        self.by_noun: dict[str, list[Mention]] = {}
        self.places: dict[str, Member] = {}
        self.instead: dict[int, Member] = {}  #: by number: who a description turned out to be
        self.owners: dict[int, Member] = {}  #: whose a described body or person is, by number
        self.spans: list[
            tuple[int, int, Member]
        ] = []  #: "its director" after a name, until the sentence's end
        self._next = 0
        self._quote_starts = [span.start for span in quoted]

    def through(self, sentences: Sequence[Sentence], parsed: Mapping[int, Doc]) -> None:
        for sentence in sentences:
            while (
                self._next < len(self.namings) and self.namings[self._next].span.start < sentence.span.start
            ):
                self._next += 1  # a byline, a signature: on the roll, and nobody that the text tells of
            doc = parsed.get(sentence.index)
            self.spans.clear()
            if doc is not None:
                self._sentence(sentence, doc)
            else:
                self._names_until(sentence.span.end, sentence, None)

    def _names_until(self, end: int, sentence: Sentence, doc: Doc | None) -> None:
        while self._next < len(self.namings) and self.namings[self._next].span.start < end:
            self._meet_name(self._next, sentence, doc)
            self._next += 1

    def _sentence(self, sentence: Sentence, doc: Doc) -> None:
        offset, words = sentence.span.start, sentence.of(self.text)
        noun, pronoun, proper, number = (doc.vocab.strings[name] for name in ("NOUN", "PRON", "PROPN", "NUM"))
        for at, pos in enumerate(doc.to_array("POS").tolist()):
            if pos not in (noun, pronoun, proper, number):
                continue
            token = doc[at]
            if pos == number:
                if token.dep_ in _SUBJECTS:
                    self._meet_number(token, sentence)
                continue
            if pos == noun:
                if kind_of_noun(token.lemma_.lower()) is None:
                    continue
                self._names_until(offset + token.idx + 1, sentence, doc)
                self._meet_noun(token, sentence, words)
            elif pos == pronoun:
                if token.lower_ in PRONOUNS:
                    self._names_until(offset + token.idx, sentence, doc)
                    self._meet_pronoun(token, sentence)
            else:
                self._names_until(offset + token.idx + 1, sentence, doc)
                if not at and kind_of_noun(token.text.lower().removesuffix("s")) is not None:
                    self._meet_noun(token, sentence, words)  # "Neighbours told him": tagged as a name
                else:
                    self._meet_proper(token, sentence)
        self._names_until(sentence.span.end, sentence, doc)

    def is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quote_starts, position) - 1
        return at >= 0 and position < self.quoted[at].end

    # -- names
    # ------------------------------------------------------------------------------------------

    def _meet_name(self, number: int, sentence: Sentence, doc: Doc | None) -> None:
        naming = self.namings[number]
        words = words_of(naming.name)
        member = self.roll.find(words, naming.span.start, sex=naming.sex) if words else None
        if (
            member is not None
            and naming.is_single
            and canonical(naming.name) is not None
            and not naming.title
        ):
            member = (
                member if member.words == words else None
            )  # "Seoul" is no short form of "Seoul Institute"
        if member is not None:
            member = self._told_last(member, words, naming)
        elif (
            naming.is_single
            and naming.sex is not None
            and (kin := self._kin_named(words, naming)) is not None
        ):
            member = kin
        elif naming.is_single and not naming.is_body and self.roll.is_person_here(naming):
            member = self.roll.add(naming, PartyKind.PERSON)
        if member is None:
            return
        member = self._holder(member, number)
        rule = "cast.name" if words == words_of(member.name) else "cast.short"
        self.named[number] = Reference(member, rule, naming.span)
        self._describe(member, naming, sentence)
        if _BYLINE.search(self.text, max(0, naming.span.start - 24), naming.span.start):
            return
        if naming.is_office and naming.span.start == sentence.span.start and self.text[naming.span.end] == ",":
            return  # "Deputy Director, a nurse told us": spoken to
        leads = doc is not None and self._is_subject(naming, sentence, doc)
        self._note(member, naming.span, sentence, leads=leads)

    def _kin_named(self, words: frozenset[str], naming: Naming) -> Member | None:
        """ "Mrs Mbala" where only Mr Mbala has a full name: his widow Solange, told before."""
        for mention in self.recent.newest():
            member = mention.member
            if (
                member.relative is not None
                and words <= member.relative.words
                and member.sex in (None, naming.sex)
            ):
                member.name = (
                    f"{member.name} {naming.name}" if member.is_named else f"{naming.title} {naming.name}"
                )
                member.is_named = True
                self.roll.add_words(member, words)
                return member
        return None

    def _told_last(self, member: Member, words: frozenset[str], naming: Naming) -> Member:
        """Of several of that name ("Kim"), the one told last."""
        namesakes = [
            each
            for each in self.roll.all_of(words)
            if each.words != words and (naming.sex is None or each.sex in (None, naming.sex))
        ]
        if len(namesakes) < 2 or member.words == words:
            return member
        age = self._age_after(naming)
        if age:
            namesakes = [each for each in namesakes if each.age in ("", age)] or namesakes
        return next(
            (mention.member for mention in self.recent.newest() if mention.member in namesakes), member
        )

    def _holder(self, member: Member, number: int) -> Member:
        """Who holds an office that is told: "the State Secretary, Mr Kang Do-yun", and later without him."""
        if not member.is_office:
            return member
        if number + 1 < len(self.namings):
            naming, following = self.namings[number], self.namings[number + 1]
            gap = self.text[naming.span.end : following.span.start]
            if len(gap) <= 12 and following.is_body is not True and re.fullmatch(r",\s*(?:[A-Z][a-z]+\.?\s+)?", gap):
                holder = self.roll.find(words_of(following.name), following.span.start)
                if holder is not None and holder is not member and holder.kind is not PartyKind.BODY:
                    member.holder = holder
                    holder.kind, holder.role = PartyKind.PERSON, holder.role or naming.name
                    holder.nouns |= member.nouns
        return member.holder or member

    def _is_subject(self, naming: Naming, sentence: Sentence, doc: Doc) -> bool:
        start, end = naming.span.start - sentence.span.start, naming.span.end - sentence.span.start
        span = doc.char_span(start, end, alignment_mode="expand")
        return span is not None and span.root.dep_ in _SUBJECTS

    def _describe(self, member: Member, naming: Naming, sentence: Sentence) -> None:
        """Age, role and kinship told beside a name."""
        before = _BEFORE.search(
            self.text, max(sentence.span.start, naming.span.start - 60), naming.span.start
        )
        if before is not None and not before["noun"].endswith("ly"):
            self._describe_before(member, before, sentence)
        after = _AFTER.match(self.text, naming.span.end, min(len(self.text), naming.span.end + 130))
        age = self._age_after(naming)
        if age and member.kind is not PartyKind.BODY and int(age) < 120:
            member.age = member.age or age
            member.kind = PartyKind.PERSON
        if after is not None and after["what"] and self._is_closed(after):
            self._describe_after(member, after["what"].strip(), after.span("what"))

    def _age_after(self, naming: Naming) -> str:
        after = _AFTER.match(self.text, naming.span.end, min(len(self.text), naming.span.end + 130))
        was = _WAS.match(self.text, naming.span.end)
        if was is not None:
            return was[1]
        return (after["age"] or after["aged"] or after["years"] or "") if after is not None else ""

    def _is_closed(self, after: re.Match[str]) -> bool:
        """Whether a description ends with a mark or begins a clause: "Director, a nurse told us" describes none."""
        mark = self.text[after.end() : after.end() + 1]
        if len(re.split(r"\s+(?:who|whose|which|that)\b", after["what"])[0].split()) > _APPOSITION:
            return False
        return mark in ",.;:)—–-”\"\n" or re.search(r"\b(?:who|whose|which|that)\b", after["what"]) is not None

    def _describe_after(self, member: Member, what: str, at: tuple[int, int]) -> None:
        described = re.split(r"\s+(?:who|which|that|whose|where|when)\b", what)[0]
        own = re.sub(r"^.*?[’']s?\s", "", described)  # "the network's director": the director
        nouns = [word for word in re.findall(r"[a-z][\w-]+", own) if kind_of_noun(word)]
        if not nouns and not described.startswith(("for ", "of ")):
            return
        head = next((noun for noun in nouns), "")
        body = kind_of_noun(head) is PartyKind.BODY if head else False
        if head and member.kind is not None and body is not (member.kind is PartyKind.BODY):
            head = next((noun for noun in nouns if kind_of_noun(noun) is not PartyKind.BODY), "")
            if not head:
                return
        self._tell_noun(member, head)
        if member.kind is not PartyKind.BODY and not member.role:
            member.role = _without_article(re.sub(r"^who\s+(?:is|was)\s+", "", described))
        self.spans.append((*at, member))

    def _describe_before(self, member: Member, before: re.Match[str], sentence: Sentence) -> None:
        noun, owner = before["noun"], before["owner"]
        kind = kind_of_noun(noun)
        if kind is None or member.kind is not None and (kind is PartyKind.BODY) is not member.is_body:
            return
        self._tell_noun(member, noun)
        if noun in KIN and owner and not member.relation:
            relative = self._owner_by_words(owner, sentence, member, before.start())
            if relative is not None:
                member.relation, member.relative = noun, relative
                self._was_told_of(member)
        elif kind is PartyKind.PERSON and not member.role and noun not in KIN:
            member.role = _without_article(self.text[before.start() : before.end()].strip(" ,"))

    def _was_told_of(self, member: Member) -> None:
        """ "her brother" in a headline is the brother whom the text names."""
        for mention in self.by_noun.get(member.relation, [])[:_NAMESAKES]:
            other = mention.member
            if not other.is_named and other.relation == member.relation and other.relative is member.relative:
                self.instead[other.number] = member

    def _tell_noun(self, member: Member, noun: str) -> None:
        if not noun or noun.endswith("s") and kind_of_noun(noun[:-1]) is not None:
            return  # "one of the lawyers" is no lawyers
        member.nouns.add(noun)
        member.sex = member.sex or sex_of_noun(noun)
        if member.kind is None:
            member.kind = kind_of_noun(noun)

    def _owner_by_words(self, owner: str, sentence: Sentence, member: Member, position: int) -> Member | None:
        lower = owner.lower()
        if lower in PRONOUNS:
            meant = self.recent.meant_by(
                lower, sentence=sentence.index, quoted=self.is_quoted(position), leads=False
            )
            return meant[0].member if meant is not None and meant[0].member is not member else None
        return self.roll.find(words_of(owner), position) if "’" in owner or "'" in owner else None

    def name_later(self, reach: int) -> None:
        """ "a rights group" in the opening is the body that the next lines name: then the two are one."""
        named = [m for m in self.roll.members if m.is_named and m.kind is PartyKind.BODY and not m.is_place]
        named.sort(key=lambda member: member.first)
        for mentions in self.by_noun.values():
            member = mentions[0].member
            at = member.first.start
            if member.is_named or member.is_many or member.kind is not PartyKind.BODY or at > reach:
                continue
            later = next((one for one in named if at < one.first.start < at + reach and member.nouns & one.nouns), None)
            if later is not None:
                self.instead[member.number] = later

    # -- nouns
    # ------------------------------------------------------------------------------------------

    def _meet_noun(self, token: Token, sentence: Sentence, words: str) -> None:
        phrase = phrase_of(token, words)
        place = sentence.span.start + token.idx
        if phrase is None or phrase.points == "nobody" or self._naming_at(place) is not None:
            return
        told = next((member for start, end, member in self.spans if start <= place < end), None)
        if told is not None and token.lemma_.lower() in told.nouns:
            self._refer(token, sentence, Reference(told, "cast.again", self._at(phrase, sentence)))
            return
        found = self._of_copula(token, phrase, sentence) or self._named_in(token, phrase, sentence)
        if found is None:
            found = self._told_before(phrase, sentence) or self._new(phrase, sentence)
        if found is None:
            return
        self._refer(token, sentence, found)
        self._note(found.member, self._at(phrase, sentence), sentence, leads=token.dep_ in _SUBJECTS)

    def _at(self, phrase: Phrase, sentence: Sentence) -> Span:
        return Span(phrase.start, phrase.end).shifted(sentence.span.start)

    def _refer(self, token: Token, sentence: Sentence, reference: Reference) -> None:
        self.references[sentence.index, token.i] = reference

    def _of_copula(self, token: Token, phrase: Phrase, sentence: Sentence) -> Reference | None:
        """ "Han is a priest": the priest is Han."""
        if token.dep_ != "attr" or phrase.points == "possessed" and phrase.noun not in KIN:
            return None
        subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
        known = self.reference_of(subject, sentence) if subject is not None else None
        if known is None or known.member.is_many is not phrase.is_many:
            return None
        self._tell_noun(known.member, phrase.noun)
        if not known.member.role and phrase.kind is PartyKind.PERSON and phrase.noun not in KIN:
            known.member.role = _without_article(phrase.words)
        return Reference(known.member, "cast.again", self._at(phrase, sentence))

    def _named_in(self, token: Token, phrase: Phrase, sentence: Sentence) -> Reference | None:
        """ "her brother Kim Chol-jin", "a monitoring group, the Duman Project": who is named after it."""
        end = sentence.span.start + phrase.end
        number = self._next
        while number < len(self.namings) and self.namings[number].span.start < end:
            number += 1
        if number >= len(self.namings):
            return None
        naming = self.namings[number]
        gap = self.text[end : naming.span.start]
        if len(gap) > 16 or not _NAMES_IT.fullmatch(gap):
            return None
        if gap.startswith(",") and token.dep_ not in _SUBJECTS | {"appos", "pobj", "dobj", "conj"}:
            return None
        self._names_until(naming.span.start + 1, sentence, token.doc)
        reference = self.named.get(number)
        if reference is None or not _fits(reference.member, phrase):
            return None
        self._tell_noun(reference.member, phrase.noun)
        return Reference(reference.member, reference.rule, reference.evidence)

    def _told_before(self, phrase: Phrase, sentence: Sentence) -> Reference | None:
        """Whom a description points back at: "the priest", "her son" again, "these individuals"."""
        if phrase.points == "indefinite":
            return None
        relative = self._owner(phrase, sentence)
        if phrase.points == "possessed" and phrase.noun in KIN:
            return self._kin(phrase, relative, sentence)
        same = self._same_noun(phrase, relative)
        if same is not None:
            return Reference(same.member, "cast.again", same.span)
        if phrase.points != "definite":
            return None
        generic = _GENERIC.get(phrase.noun)
        meant = self._generic(*generic, sentence) if generic else None
        return Reference(meant.member, "cast.again", meant.span) if meant else None

    def _same_noun(self, phrase: Phrase, relative: Member | None) -> Mention | None:
        found: list[Mention] = []
        for mention in reversed(self.by_noun.get(phrase.noun, [])[-_NAMESAKES:]):
            member = mention.member
            if member.is_many is not phrase.is_many and not (member.is_body and member.is_named):
                continue
            if phrase.sex is not None and member.sex not in (None, phrase.sex):
                continue
            if phrase.points == "bare" and (
                member.is_named or not phrase.is_many or member.name != phrase.name
            ):
                continue
            owner = self.owners.get(member.number)
            if phrase.points == "possessed" and owner is not None and owner is not relative:
                continue
            if phrase.kind is PartyKind.BODY and phrase.marks and not phrase.marks & _words(member):
                continue
            found.append(mention)
        # The last one told, but one that led its clause before one told in passing.
        return max(found, key=lambda mention: mention.sentence + (3 if mention.leads else 0), default=None)

    def _generic(
        self, kind: PartyKind | None, sex: Sex | None, many: bool, sentence: Sentence
    ) -> Mention | None:
        for mention in self.recent.newest():
            if sentence.index - mention.sentence > 8:
                break
            member = mention.member
            if member.is_place or member.is_many is not many or member.sex not in (None, sex):
                continue
            if member.kind is kind:
                return mention
        return None

    def _owner(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        if phrase.owner is None:
            return None
        known = self.reference_of(phrase.owner, sentence)
        return known.member if known is not None else None

    def _kin(self, phrase: Phrase, relative: Member | None, sentence: Sentence) -> Reference | None:
        for mention in reversed(self.by_noun.get(phrase.noun, [])[-_NAMESAKES:]):
            member = mention.member
            if member.relation == phrase.noun and relative is not None and member.relative is relative:
                return Reference(member, "cast.again", mention.span)
        return None

    def _new(self, phrase: Phrase, sentence: Sentence) -> Reference | None:
        if phrase.noun in ONLY_NAMED:
            return None
        at = self._at(phrase, sentence)
        relative = self._owner(phrase, sentence)
        kin = phrase.noun in KIN
        if relative is None and kin:
            relative = self._of_whom(phrase, sentence)
        name = phrase.name
        if relative is not None and phrase.owner is not None and phrase.owner.pos_ == "PRON":
            name = f"{phrase.noun} of {relative.name}"
        member = self.roll.new(name, phrase.kind, at)
        member.sex, member.age, member.is_many = phrase.sex, phrase.age, phrase.is_many
        member.nouns.add(phrase.noun)
        if relative is not None:
            self.owners[member.number] = relative
        if relative is not None and kin:
            member.relation, member.relative = phrase.noun, relative
        elif phrase.kind is PartyKind.PERSON and not kin:
            member.role = "" if phrase.noun in _GENERIC else _without_article(phrase.words)
        return Reference(member, "cast.described", at)

    def _of_whom(self, phrase: Phrase, sentence: Sentence) -> Member | None:
        """ "the mother of Ro Eun-sil"."""
        for prep in phrase.head.rights:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                for noun in prep.children:
                    if noun.dep_ == "pobj":
                        self._names_until(sentence.span.start + noun.idx + len(noun), sentence, noun.doc)
                        known = self.reference_of(noun, sentence)
                        return known.member if known is not None else None
        return None

    # -- pronouns and proper nouns
    # ------------------------------------------------------------------------------------------

    def _meet_pronoun(self, token: Token, sentence: Sentence) -> None:
        place = sentence.span.start + token.idx
        pronoun = token.lower_
        leads = token.dep_ in _SUBJECTS
        if pronoun == "it" and not leads and token.dep_ not in ("poss", "pobj", "dobj"):
            return
        found = self.recent.meant_by(
            pronoun, sentence=sentence.index, quoted=self.is_quoted(place), leads=leads
        )
        if found is None:
            return
        meant, lead = found
        member, sex = meant.member, PRONOUNS[pronoun][1]
        if sex is not None and member.sex is None and lead > SURE and not member.is_office:
            member.sex = sex
            member.kind = member.kind or PartyKind.PERSON
        self._refer(token, sentence, Reference(member, "cast.pronoun", meant.span, meant.leads))
        self._note(member, Span(place, place + len(token)), sentence, leads=leads)

    def _meet_number(self, token: Token, sentence: Sentence) -> None:
        """ "Forty-four reported that ...": of the people told of before."""
        for mention in self.recent.newest():
            if sentence.index - mention.sentence > 8:
                return
            if mention.member.kind is PartyKind.GROUP:
                self._refer(token, sentence, Reference(mention.member, "cast.again", mention.span))
                return

    def _meet_proper(self, token: Token, sentence: Sentence) -> None:
        """A country that acts, or a single name that only the tree tells to be one."""
        if token.dep_ not in _SUBJECTS and token.dep_ not in ("poss", "pobj", "dobj", "appos"):
            return
        place = sentence.span.start + token.idx
        if self._naming_at(place) is not None or token.text in NO_NAMES or not token.text[:1].isupper():
            return
        span = Span(place, place + len(token))
        member = self.place(token, span)
        if member is not None:
            if token.dep_ in ("pobj", "dobj", "appos") and token.head.lower_ != "by":
                return
            rule = "cast.name"
        elif token.dep_ == "nsubj" and token.head.lemma_.lower() in _HUMAN:
            naming = Naming(span, token.text)
            known = self.roll.find(words_of(token.text), place)
            member = known or self.roll.add(naming, None)
            rule = "cast.short" if known else "cast.name"
        else:
            return
        self._refer(token, sentence, Reference(member, rule, span))
        self._note(member, span, sentence, leads=token.dep_ in _SUBJECTS)

    def place(self, token: Token, span: Span) -> Member | None:
        """The country or town that ``token`` names, as somebody who acts."""
        if token.pos_ != "PROPN" or canonical(token.text) is None:
            return None
        member = self.places.get(token.text)
        if member is None:
            member = self.places[token.text] = self.roll.new(token.text, PartyKind.BODY, span, is_named=True)
            member.is_place = True
        return member

    def _naming_at(self, position: int) -> int | None:
        """The number of the naming met that covers ``position``."""
        for number in range(self._next - 1, max(-1, self._next - 4), -1):
            span = self.namings[number].span
            if span.start <= position < span.end and number in self.named:
                return number
        return None

    def reference_of(self, token: Token, sentence: Sentence) -> Reference | None:
        """Whom a token met already speaks of."""
        known = self.references.get((sentence.index, token.i))
        if known is not None:
            return known
        number = self._naming_at(sentence.span.start + token.idx)
        return self.named[number] if number is not None else None

    def _note(self, member: Member, span: Span, sentence: Sentence, *, leads: bool) -> None:
        heading = sentence.kind in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)
        mention = Mention(member, span, sentence.index, leads, self.is_quoted(span.start), heading)
        self.recent.note(mention)
        for noun in member.nouns:
            self.by_noun.setdefault(noun, []).append(mention)


_HUMAN = frozenset(
    "say tell add state explain write report announce declare describe testify recall argue warn reply "
    "answer estimate believe think claim allege confirm document record verify acknowledge admit deny "
    "insist fear hope ask urge call demand want remember cry weep smile speak meet".split()
)


def _words(member: Member) -> set[str]:
    return member.words or {word.lower().removesuffix("'s").removesuffix("’s") for word in member.name.split()}


def _without_article(words: str) -> str:
    return re.sub(r"^(?:an?|the|one|its)\s+", "", words, flags=re.IGNORECASE)


def _fits(member: Member, phrase: Phrase) -> bool:
    if phrase.kind is PartyKind.GROUP:
        return False
    return member.kind is None or (member.kind is PartyKind.BODY) is (phrase.kind is PartyKind.BODY)
