"""The people and bodies of a document in order: short forms stand for the fullest name given before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.reading.korean.clauses import Clauses
from tumen.reading.korean.names import Who, bodies_in_marks, is_body, plain_noun, who_of
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.people import is_human, singular
from tumen.reading.korean.words import Word

_PRONOUNS = frozenset("그 이 그녀 그들 이들 그는 본인 자신 저들 이분 그분 사람".split())


class Register:
    """Everybody named so far, in order, and who spoke; short forms are resolved by it."""

    def __init__(self) -> None:
        self.known: list[Who] = []
        self.aliases: dict[str, str] = {}  #: "UNHCR" of "유엔난민기구(UNHCR)"
        self.heads: set[str] = set()  #: last words of those who spoke
        self._spoken: list[Who] = []
        self._subject: Who | None = None  #: the person whom a sentence was about last, for "그는"
        self._seen: set[Who] = set()
        self._named: dict[str, list[Who]] = {}
        #: Who was noted last by a part of a name, by how a name begins, by how longer words end.
        self._parts: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, Who] = {}
        self._begun: dict[
            str, dict[str, int]
        ] = {}  #: names by their first part, each where it was noted first
        #: Who spoke last, else was noted last, by title, and the last body that a general word can mean.
        self._titled: tuple[dict[str, Who], dict[str, Who]] = ({}, {})
        self._bodies: tuple[dict[str, Who], dict[str, Who]] = ({}, {})
        self._last_of: dict[bool, Who] = {}  #: the last who spoke, person or not
        self.issuers: tuple[str, ...] = ()  #: bodies whose own words the document is: "재단은" is one of them

    @property
    def told_last(self) -> Who | None:
        """Who spoke last, else the person whom a sentence was about."""
        return self._spoken[-1] if self._spoken else self._subject

    @property
    def spoke_last(self) -> Who | None:
        return self._spoken[-1] if self._spoken else None

    def named(self, name: str) -> Sequence[Who]:
        """Everybody of this very name, in order."""
        return self._named.get(name, ())

    def first_of(self, parts: Sequence[str]) -> str:
        """The name of the first person all parts of whose name are among ``parts``; empty for nobody."""
        begun = [entry for part in set(parts) for entry in self._begun.get(part, {}).items()]
        return min(
            ((number, name) for name, number in begun if set(name.split()) <= set(parts)), default=(0, "")
        )[1]

    def note(self, who: Who) -> None:
        """Take in somebody whom the document names."""
        if not who.name or who in self._seen:
            return
        number = len(self.known)
        self.known.append(who)
        self._seen.add(who)
        self._named.setdefault(who.name, []).append(who)
        for begin in range(max(1, len(who.words) - _LONGEST_FORM), len(who.words)):
            self._ends[who.words[begin:]] = who
        if who.is_person:
            parts = who.name.split()
            self._begun.setdefault(parts[0], {}).setdefault(who.name, number)
            self._parts |= dict.fromkeys(parts if len(parts) > 1 else (), number)
            self._starts |= {who.name[:length]: number for length in (1, 2) if len(who.name) > length}
        self._remember(who, spoke=False)

    def hear(self, who: Who) -> None:
        """Take in that somebody says something."""
        self._spoken.append(who)
        self._last_of[who.is_person] = who
        if who.words:
            self.heads.add(who.words.split()[-1])
        self._remember(who, spoke=True)

    def turn_to(self, who: Who) -> None:
        """Take in the person whom a sentence is about."""
        self._subject = who

    def turn_away(self) -> None:
        """Whoever speaks now is told of, and nobody before."""
        self._subject = None

    def _remember(self, who: Who, *, spoke: bool) -> None:
        titled, bodies = self._titled[not spoke], self._bodies[not spoke]
        if who.is_person:
            titled.pop(who.title, None)  # the last one stands last
            titled[who.title] = who
        elif _is_group(who) and _is_bodily(who):
            ends = (word for word in _GENERAL if who.name.endswith(word) or who.words.endswith(word))
            bodies |= dict.fromkeys([*_ANY, *ends], who)

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
        spoke, subject = self.spoke_last, self._subject
        leads = subject is not None and subject != spoke  # a person was told of after the last one who spoke
        last = [who for who in ((spoke, subject) if leads else (subject, spoke)) if who is not None]
        if not plural and last and (last[-1].is_person or _is_one(last[-1])):
            return last[-1]  # "한 변호사는 ... 설명했다. 그는"
        near = [who for who in last if who.is_person] if not plural else []
        return near[-1] if near else self._last_of.get(not plural, spoke)

    def _fuller_person(self, who: Who) -> Who | None:
        number = self._parts.get(who.name)
        if number is not None:
            return self.known[number]
        return self._by_surname(f"{who.name} {who.title}", who.title) if len(who.name) == 1 else None

    def _by_surname(self, words: str, title: str) -> Who | None:
        """ "장 대표" is the person of that surname, "달베르 보고관" the one with that part of a name."""
        part = words.removesuffix(title).strip()
        if not part:
            return self._by_title(title)
        number = max(self._parts.get(part, -1), self._starts.get(part, -1))
        return self.known[number] if number >= 0 else None

    def _by_title(self, title: str) -> Who | None:
        """ "대표는", "보고관은": the last who bore the title."""
        every = (who for titled in self._titled for who in reversed(titled.values()))
        return next((who for who in every if who.title.endswith(title)), None)

    def _fuller_body(self, who: Who) -> Who | None:
        """ "단체", "사무소", "이 당국자": the last body or nameless person whose words end so, or a body that
        is told to be one."""
        if (known := self._ends.get(who.words)) is not None:
            return known
        if who.words in _GENERAL and (self._spoken or who.words == "단체"):
            return next((bodies[who.words] for bodies in self._bodies if who.words in bodies), None)
        return None


def _is_short_for(words: str, name: str) -> bool:
    """Whether a sort of body is what the name of one ends with: "재단" of "경계연구재단"."""
    return len(words) > 1 and words != name and name.endswith(words) and is_body(words)


#: Letters of the longest words that are a short form of longer ones.
_LONGEST_FORM = 40

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
    human = is_human(word) or bool(who.title)
    return not who.is_person and human and singular(word) == word and not is_body(word)


def _is_group(who: Who) -> bool:
    return not _OFFICIAL.search(who.words) and not who.title and who.words not in _PRONOUNS


def _is_bodily(who: Who) -> bool:
    return who.name != who.words or bool(who.name) and is_body(who.name.split()[-1])


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
