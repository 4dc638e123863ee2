"""What stands beside a name and tells of whom it names: age, role, kinship."""

from __future__ import annotations

import re

from tumen.reading.cast.members import Member
from tumen.reading.cast.names import Naming, words_of
from tumen.reading.cast.nouns import KIN, kind_of_noun, sex_of_noun
from tumen.reading.cast.recent import PRONOUNS
from tumen.reading.cast.scene import NAMESAKES, Scene
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import PartyKind

#: "Tae Min-kyu, its director, ...": what a name is told to be, after it.
_AFTER = re.compile(
    r"(?:,\s+aged\s+(?P<years>\d{1,3}),?\s*|,\s+(?:(?:who\s+is\s+)?\(?(?P<age>\d{1,3})\)?,?\s+)?"
    r"|\s+\((?P<aged>\d{1,3})\)\s*,?\s*)"
    r"(?P<what>(?:(?:who\s+(?:is|was)\s+)?(?:an?|the|its|his|her|their|then|now|formerly)\s+"
    r"|(?=(?:[A-Z][\w-]+\s+){0,3}[a-z-]+(?:\s[a-z-]+)?\s+(?:of|for|at|in|with)\b)|for\s+the\s+|of\s+(?:the\s+)?(?=[A-Z])"
    r"|[\w.’'-]+(?:\s[\w.’'-]+){0,4}[’']s?\s+)[^,;:.!?“”\"()\n—–]{2,120})?"
)
#: "Her brother Kim Chol-jin", "spokesperson Na Eun-jeong", "the pastor, Gil": what stands before a name.
_BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ii]ts|[\w-]+[’']s)\s+)?"
    r"(?:[a-z][\w-]*\s+){0,3}?"
    r"(?P<noun>[a-z][\w-]+),?\s+(?:[A-Z][a-z]+\.?\s+)?$"
)
_OF_ANOTHER = re.compile(
    r"\b(?:of|for|at|from)\s+(?:the|an?|its|his|her|their|this|that)\s+(?:[\w-]+\s+){0,3}?[a-z][\w-]+,\s+"
    r"(?:[A-Z][a-z]+\.?\s+)?$"
)
#: Code points before and after a name in which it is described.
_FAR_BEFORE, _FAR_AFTER = 60, 130
#: "Shin Chol-min was 27": an age told as a clause.
_WAS = re.compile(r"\s+(?:is|was)\s+(\d{1,2})(?=[.,;])")
#: Words of an apposition at most: more of them hold a clause.
_APPOSITION = 13
_OLDEST = 120
#: "his wife", "Kang's elder sister": kinship told after a name.
_WHOSE_KIN = re.compile(r"(?P<owner>his|her|their|[\w-]+[’']s)\s+(?:[a-z]+\s+)?(?P<noun>[a-z-]+)$")
_CLAUSE = re.compile(r"\s+(?:who|whose|which)\b")
#: "... from Port Reed, a lawyer said.": who tells is no description of the place before.
_SAYS = re.compile(
    r"\s(?:told|tells?|said|says?|reports?|reported|writes?|wrote|claim(?:s|ed)|alleged?s?|added?s?|warn(?:s|ed)|confirm(?:s|ed)"
    r"|estimate[sd]|announce[sd])(?:\s|$)"
)


class Beside:
    """Reads what stands beside names, for one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text = scene, scene.text

    def describe(self, member: Member, naming: Naming, sentence: Sentence) -> None:
        """Age, role and kinship told beside a name."""
        begin = max(sentence.span.start, naming.span.start - _FAR_BEFORE)
        before = _BEFORE.search(self.text, begin, naming.span.start)
        noun = before["noun"] if before is not None else ""
        named_by = noun not in ("", "exile") and not noun.endswith("ly")
        if before is not None and named_by and not self._is_anothers(naming, begin):
            self._before(member, before, sentence)
        age = self.age_after(naming)
        if age and not member.is_body and int(age) < _OLDEST:
            member.age, member.kind = member.age or age, PartyKind.PERSON
        after = self._after_it(naming)
        if after is not None and after["what"] and self._is_closed(after):
            self._after(member, after["what"].strip(), after.span("what"), sentence)

    def _is_anothers(self, naming: Naming, begin: int) -> bool:
        """ "The director of the centre, Kang Do-yun": not the centre is named, but its director."""
        return _OF_ANOTHER.search(self.text, begin, naming.span.start) is not None

    def _after_it(self, naming: Naming) -> re.Match[str] | None:
        return _AFTER.match(self.text, naming.span.end, min(len(self.text), naming.span.end + _FAR_AFTER))

    def age_after(self, naming: Naming) -> str:
        """The age told after a name ("Shin, who is 35"), in figures; empty where none is."""
        was = _WAS.match(self.text, naming.span.end)
        if was is not None:
            return was[1]
        after = self._after_it(naming)
        return (after["age"] or after["aged"] or after["years"] or "") if after is not None else ""

    def _is_closed(self, after: re.Match[str]) -> bool:
        """Whether a description ends with a mark or begins a clause; "Director, a nurse told us" has none."""
        described = _CLAUSE.split(after["what"])[0]
        if len(described.split()) > _APPOSITION or _SAYS.search(described):
            return False
        mark = self.text[after.end() : after.end() + 1]
        return mark in ',.;:)—–-”"\n' or _CLAUSE.search(after["what"]) is not None

    def _after(self, member: Member, what: str, at: tuple[int, int], sentence: Sentence) -> None:
        described = re.split(r"\s+(?:who|which|that|whose|where|when)\b", what)[0]
        own = re.sub(r"^.*?[’']s?\s", "", described)  # "the network's director": the director
        nouns = [word for word in re.findall(r"[a-z][\w-]+", own) if kind_of_noun(word)]
        if not nouns and not described.startswith(("for ", "of ")):
            return
        head = nouns[0] if nouns else ""
        if head and member.kind is not None and (kind_of_noun(head) is PartyKind.BODY) is not member.is_body:
            head = next((noun for noun in nouns if kind_of_noun(noun) is not PartyKind.BODY), "")
            if not head:
                return
        tell_noun(member, head)
        whose = _WHOSE_KIN.match(described)
        if whose is not None and whose["noun"] in KIN and not member.relation and not member.is_body:
            relative = self._owner(whose["owner"], sentence, member, at[0])
            if relative is not None:
                member.relation, member.relative = whose["noun"], relative
        if not member.is_body and not member.role:
            member.role = without_article(re.sub(r"^who\s+(?:is|was)\s+", "", described))
        self.scene.apposed.append((*at, member))

    def _before(self, member: Member, before: re.Match[str], sentence: Sentence) -> None:
        noun, owner = before["noun"], before["owner"]
        kind = kind_of_noun(noun)
        if kind is None or member.kind is not None and (kind is PartyKind.BODY) is not member.is_body:
            return
        tell_noun(member, noun)
        if noun in KIN and owner and not member.relation:
            relative = self._owner(owner, sentence, member, before.start())
            if relative is not None:
                member.relation, member.relative = noun, relative
                self._was_told_of(member)
        elif kind is PartyKind.PERSON and not member.role and noun not in KIN:
            member.role = without_article(self.text[before.start() : before.end()].strip(" ,"))

    def _was_told_of(self, member: Member) -> None:
        """ "her brother" in a headline is the brother whom the text names."""
        for mention in self.scene.by_noun.get(member.relation, [])[:NAMESAKES]:
            other = mention.member
            if not other.is_named and other.relation == member.relation and other.relative is member.relative:
                self.scene.instead[other.number] = member

    def _owner(self, owner: str, sentence: Sentence, member: Member, position: int) -> Member | None:
        if owner.lower() in PRONOUNS:
            meant = self.scene.meant_by(owner.lower(), position, sentence, leads=False)
            return meant[0].member if meant is not None and meant[0].member is not member else None
        return self.scene.roll.find(words_of(owner), position) if owner.endswith(("’s", "'s")) else None


def tell_noun(member: Member, noun: str) -> None:
    """A noun describes a member: by it, it is told again, and it may tell sex and kind."""
    if not noun or noun.endswith("s") and kind_of_noun(noun[:-1]) is not None:
        return  # "one of the lawyers" is no lawyers
    member.nouns.add(noun)
    member.sex = member.sex or sex_of_noun(noun)
    if member.kind is None:
        member.kind = kind_of_noun(noun)


def without_article(words: str) -> str:
    return re.sub(r"^(?:an?|the|one|its)\s+", "", words, flags=re.IGNORECASE)
