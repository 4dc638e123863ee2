"""Names by their letters: runs of capitals in a text, each cut to the name that it holds.

Nothing is resolved here. Titles and offices before a name are set apart from it ("Foreign Secretary Han
Seok-ju" is a name with a role), and what never acts or speaks (treaties, rivers, days) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from tumen.vocabulary.parties import Sex
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
#: Months and days of the week: "Namyang on Nov. 6" names a town and a day.
_OF_CALENDAR = (
    r"(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b\.?(?!\s+[A-Z]))"
)
_CAPITAL = (
    r"(?:(?:[A-Z]\.){2,}|(?:Mrs?|Ms|Dr|Prof|Rev|Revd|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Fr|St|Hon)\."
    rf"|[{_UPPER}][\w’'-]*\w|[{_UPPER}]\.|[{_UPPER}](?=\s[{_UPPER}]))"
)
_JOIN = r"(?:of|for|on|de|da|del|della|des|du|la|le|al|el|bin|bint|ibn|van|von|der|in)"
#: What goes on with a name behind a particle of its own: "droits de l'Homme", "Ijwi ry'Amahoro".
_ELIDED = rf"(?:[a-z]{{1,4}}[’'][{_UPPER}]\w+)"
_RUN = re.compile(
    rf"(?<![\w’'-]){_CAPITAL}"
    rf"(?:[ \u00a0]+(?:(?:{_JOIN}[ ]+(?:the[ ]+)?{_OF_CALENDAR})?{_CAPITAL}|(?:{_JOIN}[ ]+)?{_ELIDED}))*"
)
#: "Commission on Human Rights" goes on with "and Justice"; "Kang Do-yun" not with "and Ro Eun-sil".
_AND_MORE = re.compile(
    rf"[ ]+(?:and|&|or(?=[ ]+Involuntary\b))[ ]+(?:the[ ]+)?{_CAPITAL}(?:[ ]+(?:{_JOIN}[ ]+)?{_CAPITAL})*"
)

_WOMEN = frozenset(
    "Mrs Ms Miss Mme Madam Lady Baroness Dame Sister Mother Grandmother Auntie Aunt Queen".split()
)
_MEN = frozenset(
    "Mr Messrs Sir Lord Father Brother Fr Imam Monsignor King Prince Sheikh Grandfather Uncle".split()
)
#: Titles that are a part of the name.
_PEERS = frozenset("Lord Lady Baroness Dame-Commander Viscount Earl".split())
#: Words before a name that are no part of it.
TITLES = (
    _WOMEN
    | _MEN
    | frozenset(
        "Dr Prof Professor Rev Reverend Revd Pastor President Minister Senator Representative General "
        "Colonel Captain Rt Hon Honourable Honorable MP Justice Judge Bishop Archbishop Cardinal "
        "Ambassador Governor Congressman Congresswoman Congressperson Lieutenant Major Sergeant Commander "
        "Inspector Superintendent Comrade Chancellor Chairman Chairwoman Chairperson Councillor Rabbi "
        "Deacon Elder".split()
    )
)
#: Titles that begin the names of bodies too.
_OF_BODIES = frozenset({"General", "Justice", "President", "Judge"})
_OF_STATE = re.compile(r"(?:Security|Intelligence|Staff|Inspectorate|Prosecutor)\b")
#: Offices: a run of capitals that ends or begins with one is who holds it ("Deputy Commissioner").
_OFFICES = frozenset(
    "Secretary Secretary-General Minister President Chairman Chairwoman Chairperson Chair Director "
    "Commissioner Rapporteur Ambassador Governor Premier Chancellor Spokesperson Spokesman Spokeswoman "
    "Speaker Inspector Prosecutor Judge Justice Mayor Consul Envoy Representative Coordinator Commander "
    "Chief Administrator Ombudsman Treasurer Clerk Counsel Editor Bishop Archbishop Officer General "
    "Deputy Vice Co-Chair Vice-Chair Co-President Vice-President Vice-Chairman Vice-Chairwoman "
    "Co-Director".split()
)
_QUALIFIES_OFFICE = frozenset(
    "Prime First Foreign Home State Interior Justice Defence Defense Unification Cabinet Deputy Vice "
    "Assistant Under Permanent Special High Executive Attorney Chief Regional Provincial National General "
    "South North Korean Chinese British American Thai Russian Turkish Egyptian Presiding UN U.N. EU US "
    "U.S. UK Former Security Press Shadow Junior Senior Managing Associate Parliamentary Private".split()
)
#: Words of bodies: a name that holds one is no person's.
_BODY = re.compile(
    r"\b(?:Group|Network|Centre|Center|Institute|Union|Council|Committee|Commission|Ministry|Office|Agency"
    r"|Authority|Authorities|Association|Alliance|Project|Watch|Foundation|Fund|Trust|Society|Mission|Embassy"
    r"|Consulate|Department|Bureau|Database|Services?|Party|University|Court|Tribunal|Police|Army|Navy|Force"
    r"|Forces|Guards?|Corps|Government|Archives?|Collective|Coalition|Federation|Forum|Initiative"
    r"|International|Observatory|Monitor|Desk|Mechanism|Relief|Church|Diocese|Press|Post|Times|News|Courier"
    r"|Dispatch|Herald|Tribune|Gazette|Review|Ledger|Journal|Daily|Wire|Shimbun|Ilbo|Parliament|Assembly"
    r"|Congress|Senate|House|Board|Circle|Campaign|Clinic|Hotline|Nations|NGO|Bank|Secretariat|Rights|Unit"
    r"|Lords|Commons|Front|Movement|Legal|Aid|Support|Line|Fellowship|Conference|Radio|Television|TV|FM"
    r"|Broadcasting|Families|Mothers|Friends|Lawyers|Doctors|Voices|Citizens|Students|Journalists|Workers"
    r"|Presidency|Directorate|Administration|Registry|Prosecution|Division|Branch|Team|Caucus|Panel|Council's"
    r"|Ministry's|Organi[sz]ation|Company|Media|Records|Returnees|Solidarity|Defen[cs]e|Crescent|Red Cross)\b"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}s?|[A-Z](?:\.[A-Z])+\.?")
#: "North Korean Women", and no "South Korean Unification Ministry": the people of a country.
_PEOPLE = re.compile(r"\b(?:North|South) Koreans?\b")
#: Capitalised things that never act or speak: treaties, places, days.
_THING = re.compile(
    r"\b(?:Convention|Protocol|Covenant|Treaty|Article|Resolution|Declaration|Lunar|GPS|COVID|Act|Statute|Principles|Constitution|Law|Charter|Agreement|Regulation|Directive"
    r"|Olympics|Games)\b|^(?:Table|Exhibit|Section|Chapter|Figure|Annex|Winter|Summer|Spring|Autumn)\b"
)
#: Places by their last word, unless a body of that name is told: "Northern Bridge, a monitoring group".
_PLACE = re.compile(
    r"\b(?:Province|County|City|Street|Road|Avenue|River|Sea|Bay|Kingdom|Republic|States|Day|Year"
    r"|Camp|Prison|Airport|Station|Square|Border|Bridge|Islands?|Case|East|West|North|South"
    r"|Pass|Crossing|Checkpoint|Gate|Tunnel|Pier|Eve|Festival|Zone|Hall|Lake|Desert|Mountains?|Valley|Peninsula|Highway|Hotel)$"
    r"|^(?:(?:(?:North|South|East|West)(?:ern)?|Central|Latin|Southeast|Northeast|Black)\s)*"
    r"(?:Korea|Africa|Asia|Europe|America)$"
)
#: "Lanternlight Korea", "Willow Asia": what bears a region's name behind its own is a body.
_OF_REGION = re.compile(r"\s(?:Korea|Africa|Asia|Europe|America)$")
#: A body's noun beside a name: "the refugee association Hamdard", "Northern Bridge, a monitoring group".
_BODY_NOUNS = (
    r"(?:group|organi[sz]ation|network|charity|agency|association|ngo|NGO|monitor|watchdog|newspaper|broadcaster|centre"
    r"|center|union|coalition|committee|institute|foundation|website|magazine|campaign|collective|federation|alliance)"
)
_BODY_AFTER = re.compile(
    rf",?\s+\(?(?:an?|the|which\s+is\s+an?|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,4}}?{_BODY_NOUNS}\b(?![’'-])"
)
#: What only somebody does: of "Lantern North has counted" the name is no place.
_ACTS_AS_BODY = (
    r"\s+(?:(?:has|had|have)\s+)?(?:sa(?:id|ys?)|told|counts?|counted|puts|documented|recorded|estimates?d?|believes?d?"
    r"|urge[sd]|call(?:s|ed)\s+on|traced|reported|confirmed|warn(?:s|ed)|add(?:s|ed))\b"
)
_BODY_BEFORE = re.compile(rf"\b{_BODY_NOUNS}(?:\s+in\s+[\w-]+)?,?\s+(?:the\s+)?[“\"‘']?$")
#: "The director of the centre, Kang Do-yun": the name after the comma is the director's.
_OF_A_BODY = re.compile(
    rf"\b(?:of|for|at|from)\s+(?:the|an?|its|this|that)\s+(?:[\w-]+\s+){{0,3}}?{_BODY_NOUNS},\s+$"
)
NO_NAMES = frozenset(
    "The A An This That These Those It He She They We I You His Her Their Our My Its Your In On At By For "
    "From To Of And But Or If When While Since After Before During Under Over About Some Many Most All "
    "None No Not Nobody Nothing Everybody Everyone Everything Somebody Someone Anyone Anybody One Two "
    "Three Four Five Six Seven Eight Nine Ten Eleven Twelve January February March April May June July "
    "August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Yesterday Today Tomorrow Last Next Later Then Now Still Also However Meanwhile Earlier Since Only "
    "Just Even So As Yet Nor Both Each Every Another Other Others Among According With Without Within "
    "Through Across Against Between Because Although Though Unless Until Upon Whether Where Who Whom "
    "Whose What Which Why How Here There Yes Dear Yours Article Outside Inside Elsewhere Separately "
    "Overnight Afterwards Sometimes Back Often Indeed Together Altogether Asked Told Given Such First "
    "Second Third Fourth Finally Instead Perhaps Please Let Of Mr Former Fewer More Less Nearly Around "
    "Almost Several Dozens Hundreds Thousands Half Neither Either Never Once Twice Again Chinese North "
    "South Korean Koreans Christmas Easter Ramadan Chuseok Advent OK Ok PUBLISHED UPDATED UPDATE CUE SFX "
    "CLIP ENDS".split()
) - {"Mr"}
#: "Witness No. 3", "Interviewee B": a person by a number.
_NUMBERED = re.compile(
    r"\b(?:Witness|Interviewee|Respondent|Participant|Survivor|Detainee|Applicant)\s+(?:No\.?\s*\d+|\d+|[A-Z])\b"
)
_OK = re.compile(r"Ok\s+[A-Z][a-z]+-[a-z]+(?:[’']s?)?")
_AFTER_PARTY = frozenset("MP MEP Senator Congressman Congresswoman Representative".split())
#: "Foreign, Commonwealth and Development Affairs": what an office is for, in a row.
_IN_A_ROW = re.compile(
    r"\b(?:Foreign, Commonwealth and Development|Trade, Industry and Energy|Culture, Sports? and Tourism"
    r"|Digital, Culture, Media and Sport|Foreign Affairs, Trade and Development"
    r"|Immigration, Refugees and Citizenship"
    r"|Democracy, Human Rights,? and Labou?r|Education, Science and Culture|Justice, Freedom and Security)\b"
)
_ACCORDING = re.compile(r"\bAccording\s+to\b")
_IN = re.compile(r"\b(?:in|at|near|through|outside|around|via)\s+$")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name where it stands: ``span`` covers it without titles, offices and article.

    ``role`` is the capitalised office before it. ``is_body`` is None where its letters do not tell.
    """

    span: Span
    name: str
    title: str = ""
    role: str = ""
    sex: Sex | None = None
    is_body: bool | None = None
    is_office: bool = False
    after_in: bool = False  #: whether a preposition of place stands before it

    @property
    def is_single(self) -> bool:
        return " " not in self.name


def namings_in(text: str, titled: Sequence[Span] = ()) -> Iterator[Naming]:
    """Every run of capitals that may be a name, in order; none in the ``titled`` stretches, where all words
    have capitals."""
    numbered = iter([*_NUMBERED.finditer(text)])
    number = next(numbered, None)
    lowered = _ACCORDING.sub(lambda found: found[0].lower(), text)
    lowered = _IN_A_ROW.sub(lambda found: found[0].replace(",", " ").replace(" and ", " of  "), lowered)
    stretches = iter(sorted(titled))
    stretch = next(stretches, None)
    read_to = 0  # a name that goes on with "and" is read past its own run
    for match in _RUN.finditer(lowered):
        if match.start() < read_to:
            continue
        while stretch is not None and stretch.end <= match.start():
            stretch = next(stretches, None)
        while number is not None and number.end() <= match.start():
            yield _numbered(text, number)
            number = next(numbered, None)
        if number is not None and number.start() < match.end():
            continue
        if stretch is not None and stretch.start <= match.start():
            continue
        read_to = _end_of(text, match)
        yield from _namings(text, match.start(), read_to)
    for left in chain([number] if number is not None else [], numbered):
        yield _numbered(text, left)


def _numbered(text: str, match: re.Match[str]) -> Naming:
    span = Span(*match.span())
    return Naming(span, span.of(text), is_body=False)


def _end_of(text: str, match: re.Match[str]) -> int:
    head = re.split(r"\b(?:of|for|on)\b", match[0], maxsplit=1)
    if len(head) > 1 and (_BODY.search(head[0]) or not _OFFICES.isdisjoint(head[0].split())):
        more = _AND_MORE.match(text, match.end())
        if more is not None:
            return more.end()
    return match.end()


def _namings(text: str, start: int, end: int) -> Iterator[Naming]:
    """The names of one run: "Kang Do-yun of Willow Relief" holds two."""
    run = text[start:end]
    parted = re.search(r" (?:of|for|from|at|in)(?: the)? ", run)
    if parted is not None:
        head = [word for word in run[: parted.start()].split() if word.rstrip(".") not in TITLES]
        if len(head) >= 2 and not _BODY.search(run[: parted.start()]) and head[-1] not in _OFFICES:
            yield from _cut(text, start, start + parted.start())
            for naming in _cut(text, start + parted.end(), end):
                body = (
                    naming.is_body is None and not naming.is_single and parted[0].strip()[:2] in ("of", "fo")
                )
                yield replace(naming, is_body=True) if body else naming
            return
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Naming]:
    """One run as a name without titles, offices, and capitals that only begin a sentence."""
    words = [Span(found.start(), found.end()) for found in re.finditer(r"\S+", text[start:end])]
    words = [word.shifted(start) for word in words]
    while words and words[0].of(text) in NO_NAMES and not _keeps_its_first(text, words):
        words = words[1:]
    if len(words) > 2 and words[1].of(text) in _AFTER_PARTY:
        words = words[1:]  # "Labour MP Derek Oyelaran"
    titles: list[str] = []
    while len(words) > 1 and words[0].of(text).rstrip(".") in TITLES and not words[1].of(text)[0].islower():
        after = text[words[1].start : words[-1].end]
        if words[0].of(text) in _OF_BODIES and (_BODY.search(after) or _OF_STATE.match(after)):
            break  # "General Directorate", "General Security", "Justice Department"
        titles.append(words[0].of(text).rstrip("."))
        if titles[-1] in _PEERS:
            break  # "Lord Alton" has no other name
        words = words[1:]
    words, role = _without_office(text, words)
    if not words:
        return
    span = Span(words[0].start, words[-1].end)
    name = _POSSESSIVE.sub("", span.of(text))
    told_body = _is_told_a_body(text, span.start, span.start + len(name))
    if not told_body and _PLACE.search(name):
        told_body = " " in name and canonical(name) is None and _acts_as_body(name, text)
    if not name or _is_no_name(name) and not titles or _PLACE.search(name) and not told_body:
        return
    last = name.split()[-1]
    is_body = True if told_body or _OF_REGION.search(name) or _is_body(text, span, name) else None
    office = not titles and _is_office(name, last, is_body)
    is_body = None if office else is_body
    yield Naming(
        Span(span.start, span.start + len(name)),
        name,
        title=titles[0] if titles else "",
        role=role or (titles[0] if titles and titles[0] in _OFFICES else ""),
        sex=_sex_of(titles),
        is_body=False if titles or role else is_body,
        is_office=office,
        after_in=_IN.search(text, max(0, start - 12), start) is not None,
    )


def _is_office(name: str, last: str, is_body: bool | None) -> bool:
    """ "Foreign Secretary", "Chairperson of the Commission": who holds it, not the body."""
    head = re.split(r" (?:of|for|on|to) ", name)[0].split()
    if is_body is None:
        return last in _OFFICES or name.split()[0] in _OFFICES or bool(head) and head[-1] in _OFFICES
    return len(head) < len(name.split()) and head[-1] in _OFFICES


def _keeps_its_first(text: str, words: list[Span]) -> bool:
    """ "South Korea's Unification Ministry" keeps its "South", "Chinese Embassy" its "Chinese", "Ok Mi-ra"
    the family name."""
    if len(words) < 2:
        return False
    if _OK.fullmatch(text, words[0].start, words[1].end):
        return True
    first, second = words[0].of(text), words[1].of(text)
    if first in ("North", "South") and second.startswith("Korea") and second not in ("Korean", "Koreans"):
        return True
    rest = text[words[1].start : words[-1].end]
    if first in ("Her", "His") and second in ("Majesty", "Majesty's", "Majesty’s"):
        return True
    holds = _BODY.search(rest) is not None or words[-1].of(text) in _OFFICES
    return first in ("Chinese", "North", "South", "Korean") and holds


def _without_office(text: str, words: list[Span]) -> tuple[list[Span], str]:
    """ "State Secretary Han Seok-ju" without the office; the office alone stays."""
    count = 0
    while count < len(words) and words[count].of(text) in _QUALIFIES_OFFICE | _OFFICES:
        count += 1
    rest = words[count:]
    held = count and words[count - 1].of(text) in _OFFICES and len(rest) >= 1
    if not held or rest[0].of(text)[0].islower() or _BODY.search(" ".join(word.of(text) for word in rest)):
        return words, ""
    return rest, text[words[0].start : words[count - 1].end]


def _is_no_name(name: str) -> bool:
    words = name.split()
    if _THING.search(name) or words[-1] in NO_NAMES or name[0].islower():
        return True
    if _PEOPLE.search(name) and not _BODY.search(words[-1]) and words[-1] not in _OFFICES:
        return True
    if name.isupper() and len(words) > 1 and not _BODY.search(name.title()):
        return True  # a heading in capitals
    return name.isupper() and canonical(name.title()) is not None  # "SEOUL, 30 April"


def _is_body(text: str, span: Span, name: str) -> bool:
    """Whether the letters make a body; a lone "Returnees" or "Post" must not begin its sentence."""
    if _is_acronym(name):
        return True
    if not _BODY.search(name):
        return False
    return " " in name or text[max(0, span.start - 4) : span.start].lower() == "the "


def _is_told_a_body(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name call it a group, a charity or the like."""
    if _BODY_AFTER.match(text, end, min(len(text), end + 80)):
        return True
    before = _BODY_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and _OF_A_BODY.search(text, max(0, start - 60), start) is None


@lru_cache(maxsize=32)
def _acts_as_body(name: str, text: str) -> bool:
    """Whether the text tells somewhere that what is named like a place says or counts something."""
    return re.search(re.escape(name) + _ACTS_AS_BODY, text) is not None


def _is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None and canonical(name) is None


def _sex_of(titles: Sequence[str]) -> Sex | None:
    if any(title in _WOMEN for title in titles):
        return Sex.FEMALE
    return Sex.MALE if any(title in _MEN for title in titles) else None


def is_body_name(line: str) -> bool:
    """Whether a line is nothing but a body's name: capitals throughout, a body's word, no number."""
    words = [word for word in line.split() if word.lower() not in _SMALL]
    if (
        not words
        or re.search(r"[\d,:?!|]", line)
        or not _BODY.search(line.title() if line.isupper() else line)
    ):
        return False
    return all(word[0].isupper() or word[0] in '(“"' for word in words)


def strip_titles(name: str) -> str:
    """A name without its titles, article and trailing possessive: "Ms Ok Hye-rin" -> "Ok Hye-rin"."""
    words = [word for word in re.sub(r"[’']s$", "", name.strip()).split() if word.rstrip(".") not in TITLES]
    if words and words[0].lower() == "the":
        words = words[1:] if len(words) > 1 and words[1][0].isupper() else words
    return " ".join(words)


def without_office(name: str) -> str:
    """ "Spokesperson Nam Yeon-ho" without the office; a name of one word, or of an office alone, stays."""
    words = name.split()
    while len(words) > 2 and words[0] in _OFFICES:
        words = words[1:]
    return " ".join(words)


def words_of(name: str) -> frozenset[str]:
    """The words that tell a name from others, lower case; hyphens and the order of the words do not count."""
    return frozenset(
        word.replace("-", "")
        for word in re.findall(
            r"[\w-]+", _POSSESSIVE.sub("", name.lower().replace("’s ", " ").replace("'s ", " "))
        )
        if (len(word) > 1 or word.isdigit()) and word not in _SMALL
    )


_SMALL = frozenset("the of for on in and to de la el al an qc mp kc phd jr sr lord lady baroness".split())
