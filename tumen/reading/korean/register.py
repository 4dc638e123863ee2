"""The people and bodies of a document in order: short forms stand for the fullest name given before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.names import Who, bodies_in_marks, is_body, plain_noun, who_of
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.people import counted
from tumen.reading.korean.words import Word
from tumen.vocabulary.people import Counted

_PRONOUNS = frozenset("그 이 그녀 그들 이들 그는 본인 자신 저들 이분 그분 사람".split())


@dataclass(slots=True)
class Register:
    """Everybody named so far, in order, and who spoke; short forms are resolved by it."""

    known: list[Who] = field(default_factory=list)
    spoken: list[Who] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)  #: "UNHCR" of "유엔난민기구(UNHCR)"
    subjects: list[Who] = field(default_factory=list)  #: persons that sentences are about, for "그는"
    issuers: tuple[str, ...] = ()  #: bodies whose own words the document is: "재단은" is one of them

    @property
    def subjects_lead(self) -> bool:
        """Whether a person was told of after the last one who spoke."""
        return bool(self.subjects) and self.subjects[-1] not in self.spoken[-1:]

    def note(self, who: Who) -> None:
        if who.name and who not in self.known:
            self.known.append(who)

    def resolve(self, who: Who) -> Who:
        """The fullest name of ``who``, by what the document told before."""
        words = who.words
        if who.is_writer:
            return who
        if words in self.aliases:
            return replace(who, name=self.aliases[words])
        if words in _PRONOUNS or not words:
            return self._last(plural=words in ("이들", "그들")) or who
        if who.is_person:
            return self._fuller_person(who) or who
        short = re.match(r"(?P<name>[가-힣]{1,4}) ?(?P<title>[가-힣]+)$", words)
        if who.title and short and (found := self._by_surname(words, who.title)):
            return found
        if own := next((name for name in self.issuers if _is_short_for(words, name)), ""):
            return replace(who, name=own)
        return self._fuller_body(who) or who

    def _last(self, *, plural: bool) -> Who | None:
        """Whom "그는" or "이들은" stands for: the last who spoke, of the right kind."""
        last = (
            [*self.spoken[-1:], *self.subjects[-1:]]
            if self.subjects_lead
            else [*self.subjects[-1:], *self.spoken[-1:]]
        )
        pool = (
            [who for who in self.spoken if not who.is_person]
            if plural
            else [who for who in last if who.is_person]
        )
        if not plural and last and _is_one(last[-1]):
            return last[-1]  # "한 변호사는 ... 설명했다. 그는"
        pool = pool or [who for who in self.spoken if who.is_person is not plural] or self.spoken
        return pool[-1] if pool else None

    def _fuller_person(self, who: Who) -> Who | None:
        for known in reversed(self.known):
            if known.is_person and known.name != who.name and who.name in known.name.split():
                return known
        surname = who.name if len(who.name) == 1 else ""
        return self._by_surname(f"{surname} {who.title}", who.title) if surname else None

    def _by_surname(self, words: str, title: str) -> Who | None:
        """ "장 대표" is the person of that surname, "달베르 보고관" the one with that part of a name."""
        part = words.removesuffix(title).strip()
        if not part:
            return self._by_title(title)
        for known in reversed(self.known):
            if (
                known.is_person
                and known.name != part
                and ((known.name.startswith(part) and len(part) <= 2) or part in known.name.split())
            ):
                return known
        return None

    def _by_title(self, title: str) -> Who | None:
        """ "대표는", "보고관은": the last who bore the title."""
        return next(
            (
                who
                for who in [*reversed(self.spoken), *reversed(self.known)]
                if who.title.endswith(title) and who.is_person
            ),
            None,
        )

    def _fuller_body(self, who: Who) -> Who | None:
        """ "단체", "사무소", "이 당국자": the last body or nameless person whose words end so, or a body that
        is told to be one."""
        for known in reversed([*self.known]):
            if (
                known.words != who.words
                and known.words.endswith(who.words)
                and (len(known.words) > len(who.words))
            ):
                return known
        if who.words in _GENERAL and (self.spoken or who.words == "단체"):
            told = [*reversed(self.spoken), *reversed(self.known)]
            bodies = [each for each in told if not each.is_person and _is_group(each) and _is_bodily(each)]
            if who.words not in _ANY:
                ends = (who.words,)
                bodies = [each for each in bodies if each.name.endswith(ends) or each.words.endswith(ends)]
            return bodies[0] if bodies else None
        return None


def _is_short_for(words: str, name: str) -> bool:
    """Whether a sort of body is what the name of one ends with: "재단" of "경계연구재단"."""
    return len(words) > 1 and words != name and name.endswith(words) and is_body(words)


_GENERAL = frozenset(
    "단체 모임 인권단체 이 단체 기구 위원회 사무소 센터 협회 연대 재단 매체 신문 방송 기록원 "
    "진술인 당 기록원 회".split()
)

#: Of these, what any group is called; the others name a sort of body, which its own name ends with.
_ANY = frozenset("단체 모임 인권단체 이 진술인 당 회".split())

_OFFICIAL = re.compile(
    r"(?:부|청|처|정부|당국|국회|경찰|검찰|법원|대사관|총영사관|공안|당국자|관계자|소식통)$"
)


def _is_one(who: Who) -> bool:
    """Whether the words, which name nobody, are of one human being: "연변의 한 변호사"."""
    word = who.words.split()[-1] if who.words else ""
    human = counted(word) in (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES) or bool(who.title)
    return not who.is_person and human and not word.endswith("들") and not is_body(word)


def _is_group(who: Who) -> bool:
    return not _OFFICIAL.search(who.words) and not who.title and who.words not in _PRONOUNS


def _is_bodily(who: Who) -> bool:
    return is_body(who.name.split()[-1]) or who.name != who.words


_ALIAS = re.compile(
    r"(?P<long>(?:[가-힣]{2,5} )?[가-힣A-Za-z·]+)\((?:(?:[^()]{1,30}, )?이하 "
    r")?['‘’\"]?(?P<short>[A-Z][A-Za-z]{1,9}|[가-힣]{2,6})['‘’\"]?\)"
)


def aliases_in(text: str) -> dict[str, str]:
    """Short names that a text introduces in brackets: "유엔난민기구(UNHCR)", "국가인권위원회(인권위)"."""
    found = {}
    for match in _ALIAS.finditer(text):
        first, _, last = match["long"].rpartition(" ")
        long = match["long"] if first == "유엔" or first in place_words() else last
        if (
            "이하" in match[0]
            or is_body(last)
            and (match["short"].isascii() or is_body(match["short"]) or match["short"].endswith("위"))
        ):
            found[match["short"]] = long
    return found


def is_pronoun(words: str) -> bool:
    """Whether the words stand for somebody named elsewhere: "그", "이들"."""
    return words in _PRONOUNS


def named_in(clauses: Clauses) -> list[Who]:
    """Everybody whom the sentence names with a title or an age, and every name in marks, in order."""
    found = []
    for phrase in clauses.phrases:
        who = who_of(clauses, phrase)
        raw = clauses.text[clauses.words[phrase.first].span.start : clauses.words[phrase.last].span.end]
        told = who.title or who.name != who.words or re.search(r"\(\d", raw)
        if (who.is_person and told) or (
            not who.is_person and re.search(r"['‘]", raw) and who.name != who.words
        ):
            found.append(who)
        found += [_body(word) for word in clauses.words_of(phrase) if _is_named_body(word)]
    known = {who.name for who in found}
    in_marks = [name for name in bodies_in_marks(clauses.text) if name not in known]
    return [*found, *(Who(name, "", f"단체 {name}", is_person=False) for name in in_marks)]


#: Letters of the shortest name of a body that is taken for one by itself: "정부" and "단체" are too short.
_BODY_NAME = 5


def _is_named_body(word: Word) -> bool:
    """Whether a word is a body's own name: "한울인권기록원"."""
    noun = plain_noun(word)
    return (
        len(noun) >= _BODY_NAME
        and word.morphs[0].tag == "NNP"
        and word.noun_end == 1
        and is_body(noun)
        and noun not in place_words()
    )


def _body(word: Word) -> Who:
    return Who(plain_noun(word), "", plain_noun(word), is_person=False)
