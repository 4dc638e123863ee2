"""The persons and bodies that a document names, so that "Cho", "he" and "the network" can be given their full
names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import canonical

_CAPITAL = r"(?:[A-Z][\w’'-]*[\w]|[A-Z]\.|[A-Z](?=\s[A-Z]))"
_JOIN = r"(?:of|for|on|de|da|del|la|al|el|bin|ibn|van|von|to|in)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0]+(?:{_JOIN}[ ]+(?:the[ ]+)?)?{_CAPITAL})*")
#: Capitalised things that never speak: treaties, places, days.
_THING = re.compile(
    r"\b(?:Convention|Protocol|Covenant|Treaty|Article|Resolution|North Koreans?|Lunar|Table|Exhibit"
    r"|Section|GPS)\b"
    r"|\b(?:Province|County|City|Street|Road|Avenue|River|Sea|Bay|Kingdom|Republic|Korea|States|Day|Year"
    r"|Camp|Prison|Airport|Station|Square|Border|Bridge|Islands?|Case)$"
)
_APPOSITION = re.compile(
    r",\s+(?:\d{1,3},\s+)?(?P<what>(?:who\s+|an?\s+|the\s+|its\s+|his\s+|her\s+|their\s+"
    r"|one\s+of\s+)?[a-z][^,;:.“”\"()]{2,90})"
)
_ROLE_BEFORE = re.compile(r"((?:[a-z][\w-]*\s+){0,2}[a-z][\w-]*,?\s+)$")
TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Baroness Dame Rev Reverend Father Sister Brother "
    "Pastor President Minister Senator Representative General Colonel Captain Rt Hon MP".split()
)
#: "NKDB", "UNHCR": a body's initials; longer capitals are places and headings.
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NO_NAMES = frozenset(
    "The A An This That These Those It He She They We I You His Her Their Our My In On At By For From To "
    "Of And But Or If When While Since After "
    "Before During Under Over About Some Many Most All None No Not One Two Three Four Five Six Seven Eight "
    "Nine Ten January February March April "
    "May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Yesterday Today Last Next Later Then Now Still Also However Meanwhile Earlier Since "
    "Director Spokeswoman Spokesman Chairman Chairwoman Chair "
    "Chinese North South Korean Koreans Yes What Who How Why Where There Here Dear Yours Article Among "
    "According As Another Both Each Every Only Its".split()
)
_BODY = re.compile(
    r"\b(?:Group|Network|Centre|Center|Institute|Union|Council|Committee|Commission|Ministry|Office|Agency"
    r"|Authority|Association|Alliance|Project|"
    r"Watch|Foundation|Fund|Trust|Society|Mission|Embassy|Department|Bureau|Database|Service|Services"
    r"|Party|University|Court|Police|Army|Navy|"
    r"Government|Archive|Archives|Collective|Coalition|Federation|Forum|Initiative|International"
    r"|Observatory|Monitor|Desk|Mechanism|Relief|Church|"
    r"Press|Post|Times|News|Courier|Dispatch|Herald|Tribune|Gazette|Parliament|Assembly|Congress|Senate"
    r"|House|Board|Circle|Campaign|Clinic|Hotline|"
    r"Nations|UN|EU|NGO|Bank|Secretariat|Rights|Unit|Lords|Commons|Doors|Front|Movement|Legal|Aid|Support"
    r"|Line|Fellowship|Conference|Diocese|Radio|Television|TV)\b"
)


#: "According to" is no part of the name that follows it.
_ACCORDING = re.compile(r"\bAccording\s+to\b")


@dataclass(slots=True)
class Named:
    """A person or body: its fullest name, where it first stands, and the common words that describe it."""

    name: str
    first: int
    is_body: bool
    words: set[str] = field(default_factory=set)  #: words of its name, lower case
    roles: set[str] = field(default_factory=set)  #: "priest", "director": from appositions and titles
    woman: bool | None = None


@dataclass(slots=True)
class Names:
    """The names of one document, in order of first mention."""

    known: list[Named]

    def resolve(self, phrase: str, before: int) -> str:
        """The fullest name that ``phrase`` stands for at ``before`` code points into the text; else
        ``phrase`` itself."""
        found = self.find(phrase, before)
        return found.name if found else phrase

    def find(self, phrase: str, before: int) -> Named | None:
        cleaned = strip_titles(phrase)
        if not cleaned:
            return None
        named = cleaned[0].isupper() and not re.match(r"(?:The|This|That|His|Her|Its|Their)\s+[a-z]", cleaned)
        if named or phrase.split()[0].rstrip(".") in TITLES:
            return self._by_name(cleaned, before)
        return self._by_role(phrase, before)

    def _by_name(self, name: str, before: int) -> Named | None:
        wanted = {word for word in re.findall(r"[\w’'-]+", name.lower()) if len(word) > 1}
        holding = [known for known in self.known if wanted and wanted <= known.words]
        earlier = [known for known in holding if known.first <= before]
        return max(earlier or holding, key=lambda known: (len(known.words), known.first), default=None)

    def _by_role(self, phrase: str, before: int) -> Named | None:
        match = re.match(
            r"(?:the|this|that|his|her|its|their)\s+(?:[\w-]+\s+){0,2}?([\w-]+)$", phrase.lower()
        )
        if not match or not phrase.lower().startswith(("the ", "this ", "that ")):
            return None
        role = match[1]
        holding = [
            known
            for known in self.known
            if known.first < before and (role in known.roles or (known.is_body and role in known.words))
        ]
        return max(holding, key=lambda known: known.first, default=None)


def strip_titles(name: str) -> str:
    """A name without its titles and trailing possessive: "Ms Ok Hye-rin" -> "Ok Hye-rin"."""
    words = [word for word in re.sub(r"[’']s$", "", name.strip()).split() if word.rstrip(".") not in TITLES]
    if words and words[0].lower() == "the":
        words = words[1:] if len(words) > 1 and words[1][0].isupper() else words
    return " ".join(words)


def names_in(text: str) -> Names:
    """Every multi-word name of ``text``, and single words with a title, with the roles told beside them."""
    known: dict[str, Named] = {}
    for match in _NAME.finditer(_ACCORDING.sub(lambda found: found[0].lower(), text)):
        words = match[0].split()
        woman = (
            True
            if words[0].rstrip(".") in ("Mrs", "Ms", "Miss", "Lady", "Baroness", "Dame", "Sister")
            else False
            if words[0].rstrip(".") in ("Mr", "Sir", "Lord", "Father", "Brother")
            else None
        )
        titled = words[0].rstrip(".") in TITLES
        while words and words[0] in _NO_NAMES:
            words = words[1:]
        name = re.sub(r"[’']s$", "", strip_titles(" ".join(words)))
        is_body = bool(_BODY.search(name)) or (_ACRONYM.fullmatch(name) is not None)
        if name.isupper() and canonical(name.title()) is not None:
            continue  # "SEOUL, 30 April": a dateline's place
        if (
            not name
            or _THING.search(name)
            or (len(name.split()) < 2 and not is_body and not titled)
            or name.split()[-1] in _NO_NAMES
        ):
            continue
        entry = known.setdefault(
            name,
            Named(
                name,
                match.start(),
                is_body,
                {word.lower() for word in re.findall(r"[\w’'-]+", name) if len(word) > 1},
            ),
        )
        entry.woman = entry.woman if woman is None else woman
        _note_roles(entry, text, match)
    return Names(sorted(known.values(), key=lambda entry: entry.first))


def _note_roles(entry: Named, text: str, match: re.Match[str]) -> None:
    after = _APPOSITION.match(text, match.end())
    before = _ROLE_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    described = (after["what"] if after else "") + " " + (before[1] if before else "")
    entry.roles |= {
        word
        for word in re.findall(r"[a-z]+", described)
        if counted(word) in (Counted.ROLES, Counted.PEOPLE, Counted.VICTIMS) or word in _BODY_ROLES
    }
    if entry.is_body:
        entry.roles |= _BODY_ROLES & {"group", "organisation", "organization"}
    if re.search(r"\b(?:she|her|woman|mother|wife|daughter|sister|spokeswoman|widow|nun)\b", described):
        entry.woman = True
    if re.search(r"\b(?:man|father|husband|son|brother|spokesman|priest|monk|widower)\b", described):
        entry.woman = False


_BODY_ROLES = frozenset(
    "group organisation organization ministry agency charity network centre center institute union council "
    "committee embassy monitor coalition mission project watchdog newspaper broadcaster department office "
    "database".split()
)
