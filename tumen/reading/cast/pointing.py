"""Whom a description points at: somebody told of before, or somebody new."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.reading.cast.beside import without_article
from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.nouns import KIN, ONLY_NAMED
from tumen.reading.cast.phrases import Phrase, phrase_of
from tumen.reading.cast.recent import Mention
from tumen.reading.cast.scene import Scene
from tumen.reading.parsing import text_of
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.spans import Span

#: Nouns of no description: "the woman" can be any woman told of before.
_GENERIC: dict[str, tuple[PartyKind, Sex | None, bool]] = {
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
#: Sentences that such a noun reaches back.
_FAR = 8
#: Sentences by which a mention that led its clause counts as later than one in passing.
_LED = 3
#: Bodies that a report calls by one another's nouns: "a rescue association" is "the group".
_GROUPS = frozenset(
    "group organisation organization association network charity monitor watchdog collective coalition "
    "ngo".split()
)
#: And what such a group may have in its name: "a Seoul-based rights group" is "the Northern Border Centre".
_NAMED_GROUPS = _GROUPS | frozenset(
    "centre center institute foundation initiative project alliance watch campaign desk register archive "
    "bureau clinic federation".split()
)


#: Nouns of persons that say only that they tell.
_TELL_NOTHING = frozenset({"source", "witness", "person", "individual", "caller", "informant"})
#: Persons who speak for others, mostly one in a report.
_SPEAKING_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson rapporteur envoy expert director lawyer solicitor ambassador "
    "consul judge commissioner chairman chairwoman chair coordinator lawmaker".split()
)


#: "A coalition of 16 organisations": told by how many they are, it is no one of those named below.
_OF_SO_MANY = re.compile(
    r"\bof\s+(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some)\b)"
)
#: "A U.N. group of experts", "the state network".
_IS_PUBLIC = re.compile(r"\b(?:U\.?N\b|United Nations\b|[Gg]overnment|[Ss]tate\b|[Oo]fficial\b)")


class Pointing:
    """Finds whom descriptions point at, for one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def told_before(self, phrase: Phrase, owner: Member | None, sentence: Sentence) -> Reference | None:
        """Whom a description points back at: "the priest", "her son" again, "these individuals"."""
        if phrase.points == "indefinite":
            return None
        if phrase.owner is not None and phrase.owner.lower_ in ("my", "our", "your"):
            return self._own_kin(phrase)  # "our group": whoever speaks there knows
        if phrase.points == "possessed" and phrase.noun in KIN:
            return self._kin(phrase, owner)
        if phrase.noun == "group" and phrase.points == "definite" and _is_of_people(phrase.head):
            group = self._generic(PartyKind.GROUP, None, True, sentence)
            if group is not None:
                return Reference(group.member, "cast.again", group.span)
        same = self._same_noun(phrase, owner)
        if same is None and phrase.points == "definite" and phrase.noun in _GENERIC:
            same = self._generic(*_GENERIC[phrase.noun], sentence)
        return Reference(same.member, "cast.again", same.span) if same is not None else None

    def _same_noun(self, phrase: Phrase, owner: Member | None) -> Mention | None:
        found = [
            mention
            for mention in self.scene.told_by(phrase.noun)
            if self._can_be(mention.member, phrase, owner)
        ]
        # The last one told, but one that led its clause before one told in passing.
        return max(found, key=lambda mention: mention.sentence + (_LED if mention.leads else 0), default=None)

    def _can_be(self, member: Member, phrase: Phrase, owner: Member | None) -> bool:
        if member.is_many is not phrase.is_many and not (member.is_body and member.is_named):
            return False
        if phrase.sex is not None and member.sex not in (None, phrase.sex):
            return False
        if phrase.points == "bare":
            return not member.is_named and phrase.is_many and member.name == phrase.name
        owned = self.scene.owners.get(member.number)
        if phrase.points == "possessed" and owned is not None and owned is not owner:
            return False
        return phrase.kind is not PartyKind.BODY or not phrase.marks or bool(phrase.marks & _words(member))

    def _generic(self, kind: PartyKind, sex: Sex | None, many: bool, sentence: Sentence) -> Mention | None:
        for mention in self.scene.recent.newest():
            if sentence.index - mention.sentence > _FAR:
                break
            member = mention.member
            if member.is_place or member.is_many is not many or member.sex not in (None, sex):
                continue
            if member.kind is kind:
                return mention
        return None

    def _own_kin(self, phrase: Phrase) -> Reference | None:
        """ "My husband" of who has told of "my husband, Kang Do-yun"."""
        if phrase.noun not in KIN or phrase.is_many:
            return None
        for mention in self.scene.told_by(phrase.noun):
            member = mention.member
            if member.is_named and not member.is_many and member.relative is None and not member.is_body:
                return Reference(member, "cast.again", mention.span)
        return None

    def _kin(self, phrase: Phrase, relative: Member | None) -> Reference | None:
        for mention in self.scene.told_by(phrase.noun):
            member = mention.member
            if member.relation == phrase.noun and relative is not None and member.relative is relative:
                return Reference(member, "cast.again", mention.span)
        return None

    def new(self, phrase: Phrase, owner: Member | None, at: Span) -> Reference | None:
        """A member that the description at ``at`` tells of first; None where it describes nobody who acts.

        ``owner`` is whose it is: for kin the relative.
        """
        if phrase.noun in ONLY_NAMED:
            return None
        kin = phrase.noun in KIN
        name = self._told_beside(phrase) or phrase.name
        if owner is not None and phrase.owner is not None and phrase.owner.pos_ == "PRON":
            name = f"{phrase.head.lower_ if phrase.is_many else phrase.noun} of {owner.name}"
        member = self.scene.roll.new(name, phrase.kind, at)
        member.sex, member.age, member.is_many = phrase.sex, phrase.age, phrase.is_many
        member.nouns.add(phrase.noun)
        if owner is not None:
            self.scene.owners[member.number] = owner
        if owner is not None and kin:
            member.relation, member.relative = phrase.noun, owner
        elif phrase.kind is PartyKind.PERSON and not kin and phrase.noun not in _GENERIC:
            member.role = without_article(phrase.words)
        return Reference(member, "cast.described", at)

    def _told_beside(self, phrase: Phrase) -> str:
        """ "A second source, a resident of the border town": the description that tells more."""
        if phrase.noun not in _TELL_NOTHING or phrase.is_many:
            return ""
        for child in phrase.head.rights:
            if child.dep_ == "appos" and child.pos_ == "NOUN":
                beside = phrase_of(child, text_of(child.doc))
                if beside is not None and beside.kind is PartyKind.PERSON and beside.points == "indefinite":
                    return beside.name
        return ""

    def name_later(self, reach: int) -> None:
        """ "a rights group" in the opening is the body that the next lines name: then the two are one."""
        named = [one for one in self.scene.roll.members if one.is_named and one.is_body and not one.is_place]
        named.sort(key=lambda member: member.first)
        told = (mention.member for mentions in self.scene.by_noun.values() for mention in mentions)
        for member in {one.number: one for one in told if one.first.start <= reach}.values():
            at = member.first.start
            if member.is_person and not member.is_named and not member.is_many:
                self._person_later(member, reach)
            if member.is_named or member.is_many or not member.is_body or _OF_SO_MANY.search(member.name):
                continue
            if _IS_PUBLIC.search(member.name):
                continue
            own = bool(member.nouns & _GROUPS)  # a group of people's own, which no body of a state is
            nouns = member.nouns | (_NAMED_GROUPS if own else set())
            near = (one for one in named if at < one.first.start < at + reach and not (own and one.is_public))
            later = next((one for one in near if nouns & one.nouns and _may_be_called(member, one)), None)
            if later is not None:
                self.scene.instead[member.number] = later

    def _person_later(self, member: Member, reach: int) -> None:
        """ "A spokesman for the consulate" in the opening is the one spokesman whom the text names below."""
        nouns = member.nouns & _SPEAKING_OFFICES
        at = member.first.start
        if not nouns or member.relative is not None:
            return
        named = [
            one
            for one in self.scene.roll.members
            if one.is_named and one.is_person and nouns & one.nouns and one.sex in (None, member.sex)
        ]
        if len(named) == 1 and at < named[0].first.start < at + 2 * reach:
            self.scene.instead[member.number] = named[0]


#: What people do on their way, and no body that reports of them: "the group had left Yanji".
_ON_THE_WAY = frozenset(
    "leave travel cross flee arrive hide board enter wait walk head depart return escape die".split()
)
#: What is done to people, and not to a body that reports: "the group was split up".
_UNDERGONE = frozenset(
    """
    arrest detain hold jail imprison intern deport repatriate return expel remove transfer move hand send
    bring take lead drive march load bus fly escort catch capture seize intercept stop round interrogate
    question beat torture kill shoot execute rape starve rob strip search chain separate split divide
    release free rescue smuggle traffic sell guide hide shelter feed put sentence
    """.split()
)


def _is_of_people(noun: Token) -> bool:
    """Whether "the group" is those who were told of: it is arrested, leaves."""
    verb = noun.head
    undergoes = noun.dep_ == "nsubjpass" and verb.lemma_.lower() in _UNDERGONE
    return undergoes or noun.dep_ == "nsubj" and verb.lemma_.lower() in _ON_THE_WAY


#: Bodies of states: of each noun there are several, which the words before it tell apart.
_OFFICIAL = frozenset(
    "ministry embassy government department court parliament consulate mission police army".split()
)


def _may_be_called(described: Member, named: Member) -> bool:
    """Whether a description can be of a body named later: "unification ministry" of no Foreign Ministry."""
    if not described.nouns & _OFFICIAL:
        return True
    marks = {word.lower().removesuffix("'s").removesuffix("’s") for word in described.name.split()}
    marks -= described.nouns | {"the", "a", "an", "of", "in", "its", "their"}
    return not marks or bool(marks & _words(named))


def _words(member: Member) -> set[str]:
    return member.words or {
        word.lower().removesuffix("'s").removesuffix("’s") for word in member.name.split()
    }
