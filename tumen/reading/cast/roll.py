"""The named members of a cast: every name once, with its short forms, other orders and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from tumen.reading.cast.members import Member
from tumen.reading.cast.names import TITLES, Naming, words_of
from tumen.reading.cast.nouns import KIN, TITLE_NOUNS, kind_of_noun, sex_of_noun
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

#: Members of one word that are looked at, the latest told: many namesakes must not slow a long document down.
_NAMESAKES = 12
#: "(NKRD)", "(“the Archive”)", ", or NKRD,": another name for the one before it.
_ALIAS = re.compile(
    r"[’']?s?\s*\((?:[^()]{0,20}?\b(?:or|hereafter|hereinafter|henceforth|known as|called)\s+)?(?:the\s+)?"
    r"[“\"‘']?(?:the\s+)?(?P<in>[A-Z][\w&-]{1,15})[”\"’']?\)|,?\s+or\s+(?:the\s+)?(?P<or>[A-Z]{2,8})\b"
)
#: What stands after a single word that is a person's name.
_PERSON_AFTER = re.compile(
    r",?\s+(?:\(?\d{1,2}\b[,)]|aged\b|,)|,\s+(?:who|whose|an?|her|his|their|then|now)\b"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:called|named|identified(?:\s+only)?\s+as|nicknamed|name\s+(?:is|was))\s+|(?P<noun>[a-z][\w-]+),?\s+)[“\"‘']?$"
)
_DEFINITE = re.compile(
    r"\b[Tt]he\s+(?:(?:group|network|charity|organi[sz]ation|newspaper|agency|website|monitor)\s+)?$"
)


_MEDIA = re.compile(
    r"\b(?:Press|Post|Times|News|Courier|Dispatch|Herald|Tribune|Gazette|Review|Ledger|Journal|Daily|Wire|Shimbun|Ilbo"
    r"|Broadcasting|Radio|Television|TV|FM|Agency)\b"
)


@dataclass(slots=True)
class _Told:
    """What the namings of one word set tell together."""

    first: Naming
    namings: list[Naming] = field(default_factory=list)

    @property
    def name(self) -> str:
        return max((naming.name for naming in self.namings), key=len)


class Roll:
    """Named members, found again by the words of their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self._numbers = count()
        self._by_word: dict[str, list[Member]] = {}
        self._by_initials: dict[str, Member] = {}

    def call(self, namings: Sequence[Naming]) -> None:
        """Enter the full names among ``namings``, the longest first; shorter ones are their aliases."""
        told: dict[frozenset[str], _Told] = {}
        for naming in namings:
            if naming.is_single and not naming.is_body or naming.name.rstrip(".") in TITLES:
                continue
            words = words_of(naming.name)
            if words:
                told.setdefault(words, _Told(naming)).namings.append(naming)
        for words, each in sorted(
            told.items(), key=lambda entry: (-len(entry[0]), entry[1].first.span.start)
        ):
            if all(naming.after_in and naming.is_body is None for naming in each.namings):
                continue  # a place that the gazetteer does not know
            known = [member for member in self._holding(words) if not _is_office_of(member, each)]
            if len(known) == 1 and _may_be_one(known[0], each):
                self.add_words(known[0], words)
                self._enrich(known[0], each.namings)
            elif not known:
                self._enter(words, each)
        self._spell_out(namings)

    def _enter(self, words: frozenset[str], each: _Told) -> None:
        first = each.first
        if len(words) == 1 and (spelt := self._by_initials.get(next(iter(words)))) is not None:
            self.add_words(spelt, words)
            return
        member = self.new(each.name, self._kind(each.namings), first.span, is_named=True)
        member.is_office = all(naming.is_office for naming in each.namings)
        if member.is_office:
            member.kind = PartyKind.BODY
        self.add_words(member, words)
        self._enrich(member, each.namings)
        if member.is_office:
            member.nouns |= {word.lower() for word in each.name.split() if kind_of_noun(word.lower())}
        elif member.kind is PartyKind.BODY:
            initials = "".join(word[0] for word in re.findall(r"[A-Z]\w+", each.name)).lower()
            self._by_initials.setdefault(initials, member)
            self._note_nouns(member, each.name, self.text[first.span.end : first.span.end + 24])

    def _kind(self, namings: Iterable[Naming]) -> PartyKind | None:
        told = [naming.is_body for naming in namings]
        if True in told:
            return PartyKind.BODY
        if False in told:
            return PartyKind.PERSON
        definite = any(_DEFINITE.search(self.text, max(0, n.span.start - 24), n.span.start) for n in namings)
        return PartyKind.BODY if definite else None

    def _note_nouns(self, member: Member, name: str, behind: str) -> None:
        """The nouns of a body's name, by which it is called again: "the network", "the commission"; of what
        stands ``behind`` it, its own: "members of the HDN party"."""
        head = re.split(r" (?:of|for|on|in|to|against) ", name)[0].split()[-1:]
        for word in [*head, *name.split()]:
            noun = word.lower().removesuffix("’s").removesuffix("'s")
            if kind_of_noun(noun) is PartyKind.BODY:
                member.nouns.add(noun)
        if _MEDIA.search(name):
            member.nouns |= {"newspaper", "paper", "agency", "broadcaster", "outlet"}
        elif (kind := _OFFICIAL_KIND.match(behind)) is not None:
            member.nouns.add(kind[1])
        elif _OF_STATES.search(name):
            member.is_public = True
            member.nouns |= {"organisation", "organization"}
        elif _is_official(name):
            member.is_public = True
        else:
            member.nouns |= {"group", "organisation", "organization"}

    def _spell_out(self, namings: Sequence[Naming]) -> None:
        """Aliases defined in the text: "the North Korea Rights Database (NKRD)"."""
        for naming in namings:
            match = _ALIAS.match(self.text, naming.span.end)
            if match is None:
                continue
            member = self.find(words_of(naming.name), naming.span.start)
            alias = (match["in"] or match["or"]).lower()
            if member is None or member.kind is PartyKind.PERSON:
                continue
            for other in self._by_word.get(alias, [])[:]:
                if other is not member and other.words == {alias}:
                    self._absorb(member, other)
            self.add_words(member, frozenset({alias}))
            member.nouns |= {alias} if kind_of_noun(alias) is PartyKind.BODY else set()

    def _absorb(self, member: Member, other: Member) -> None:
        for word in other.words:
            self._by_word[word] = [each for each in self._by_word[word] if each is not other]
        self.members.remove(other)
        if other.first < member.first:
            member.first = other.first

    # -- members
    # ------------------------------------------------------------------------------------------

    def new(self, name: str, kind: PartyKind | None, first: Span, *, is_named: bool = False) -> Member:
        member = Member(next(self._numbers), name, kind, first, is_named)
        self.members.append(member)
        return member

    def add(self, naming: Naming, kind: PartyKind | None) -> Member:
        """A member of a name that only its surroundings tell to be one."""
        member = self.new(naming.name, kind, naming.span, is_named=True)
        self.add_words(member, words_of(naming.name))
        self._enrich(member, [naming])
        return member

    def add_words(self, member: Member, words: frozenset[str]) -> None:
        for word in words - member.words:
            member.words.add(word)
            self._by_word.setdefault(word, []).append(member)

    def _enrich(self, member: Member, namings: Iterable[Naming]) -> None:
        for naming in namings:
            member.sex = member.sex or naming.sex
            if naming.role and not member.role:
                member.role = naming.role
            if naming.sex is not None or naming.is_body is False:
                member.kind = PartyKind.PERSON
            if naming.role:
                member.nouns.add(naming.role.split()[-1].lower())
            if naming.title:
                title = naming.title.lower()
                member.nouns |= {title, *TITLE_NOUNS.get(title, ())}
            if naming.span < member.first:
                member.first = naming.span

    def _holding(self, words: frozenset[str]) -> list[Member]:
        """Members whose names hold all of ``words``."""
        lists = [self._by_word.get(word) for word in words]
        if not lists or None in lists:
            return []
        shortest = min((found for found in lists if found), key=len, default=[])
        return [member for member in shortest[-_NAMESAKES:] if words <= member.words]

    def find(self, words: frozenset[str], before: int, *, sex: Sex | None = None) -> Member | None:
        """Whom ``words`` of a name stand for at ``before`` code points into the text: of several the one
        whose name fits best, then the one told last."""
        holding = [
            member for member in self._holding(words) if None in (sex, member.sex) or member.sex is sex
        ]
        if not holding:
            return None
        if words == {"government"}:  # that of the House which speaks, unless another's was told since
            own = [member for member in holding if "majesty" in member.words]
            others = [
                member
                for member in holding
                if member not in own and any(each.first.start < member.first.start < before for each in own)
            ]
            holding = holding if others else own or holding
        exact = [member for member in holding if member.words == words]
        earlier = [member for member in exact or holding if member.first.start <= before]
        return max(earlier, key=lambda member: member.first.start) if earlier else (exact or holding)[0]

    def all_of(self, words: frozenset[str]) -> list[Member]:
        return self._holding(words)

    def is_person_here(self, naming: Naming) -> bool:
        """Whether the words around a single capitalised word make it a person's name."""
        if naming.title:
            return True
        if canonical(naming.name) is not None:
            return False
        start, end = naming.span.start, naming.span.end
        before = _PERSON_BEFORE.search(self.text, max(0, start - 40), start)
        if before is not None:
            noun = before["noun"]
            if noun is None or noun in KIN or kind_of_noun(noun) is PartyKind.PERSON or sex_of_noun(noun):
                return True
        return _PERSON_AFTER.match(self.text, end) is not None


def _may_be_one(member: Member, told: _Told) -> bool:
    """Whether a shorter name can be the member's: a person's name is no part of a body's."""
    person = any(naming.is_body is False for naming in told.namings)
    return not (person and member.kind is PartyKind.BODY)


def _is_office_of(member: Member, told: _Told) -> bool:
    """Whether the member is an office of the body that is named: "Co-Chair of the Ash Group" is no Group."""
    if not member.is_office or all(naming.is_office for naming in told.namings):
        return False
    behind = re.search(r"\s(?:of|for|at)\s+(?:the\s+)?(.+)$", member.name)
    return behind is not None and words_of(behind[1]) >= words_of(told.name)


#: What a body's own kind is, behind its name.
_OFFICIAL_KIND = re.compile(r"\s+(party|government|embassy|ministry|army|police|regime|militia|parliament)\b")

#: Bodies of several states, and those that treaties give a task: each is an organisation, and no group of
#: people's own.
_OF_STATES = re.compile(
    r"^(?:UN|EU|AU|UNHCR|OHCHR|UNICEF|UNDP|UNODC|IOM|ILO|WFP|WHO|ICC|ICJ|ICRC|OSCE|NATO|OAS|ASEAN|ECOWAS|Interpol)\b"
    r"|\bUnited\s+Nations|\b(?:European|African)\s+(?:Union|Commission|Council|Court)\b|\bHigh\s+Commissioner\b"
    r"|\bWorking\s+Group\s+on\b|\bCommission\s+of\s+Inquiry\b|\bInternational\s+Organi[sz]ation\s+for\b"
    r"|\bRed\s+(?:Cross|Crescent)\b"
)


def _is_official(name: str) -> bool:
    return (
        re.search(
            r"\b(?:Ministry|Government|Embassy|University|Court|Police|Nations|Army|Party|Office|Department|Directorate|House"
            r"|Parliament|Congress|Senate|Tribunal|(?:National|Federal|General|Legislative)\s+Assembly|Presidency|Navy|Guards?|Bureau|Division|Brigade|Forces|Corps|General\s+Security"
            r"|(?:Council|Department|Secretary)\s+of\s+State)\b",
            name,
        )
        is not None
    )
