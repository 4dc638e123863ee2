"""Agreements between two or three parties, mostly in small letters and without a name of their own.

"the 1986 border protocol", "a readmission agreement signed with Algiers in 2014", "the tripartite agreement".
One counts where it has a year, its parties, or is one known to the reader ("the security agreement").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tumen.reading.norms.instruments import YEAR, Instrument, is_year
from tumen.reading.norms.words import Cover, Words
from tumen.vocabulary.norms import norms
from tumen.vocabulary.places import find_places
from tumen.vocabulary.spans import Span

HEADS = frozenset("agreement protocol treaty accord pact memorandum arrangement mou".split())
#: What agreements that reports of returns speak of are about.
_ABOUT = frozenset(
    """
    border bilateral trilateral tripartite security extradition readmission repatriation return returns
    migration cooperation operation co secret deportation transfer labour labor immigration friendship
    mutual legal assistance joint exchange police intelligence borders frontier voluntary handover removal
    removals relocation resettlement visa refugee asylum confidential unpublished
    """.split()
)
_DEFINITE = frozenset("the that this its their his her our your those these s same said".split())
_ANY = frozenset("a an another one no any every each".split())
#: Words that begin a sentence with a capital, or stand before an agreement and tell nothing of it.
_NO_NAMES = (
    _DEFINITE | _ANY | frozenset("under in by and but or new such what which after since with of i".split())
)
#: What a party is called, when it is no place: "with UNHCR", "with the European Union".
_PARTY = re.compile(
    r"\b(?:[A-Z]{2,}|Union|Nations|Government|Ministry|Authority|Authorities|Commission|Agency|Council|League|"
    r"Commissioner|Organi[sz]ation|Taliban)\b"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NAME = r"(?:the\s+)?[A-Z][\w’'-]*(?:\.[A-Z]\.?)*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,4}"
_WHEN = rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?{YEAR})"
_DONE = r"(?:signed|concluded|reached|made|struck|agreed|sealed|negotiated)"
_PARTIES = rf"(?:between\s+{_NAME}\s+and\s+{_NAME}|with\s+{_NAME})"
_AFTER = re.compile(
    rf"(?:\s+of\s+understanding|\s+of\s+understandings)?(?:"
    rf"\s+(?:{_DONE}\s+)?(?P<parties>{_PARTIES})(?:,?\s+(?:{_DONE}\s+)?(?:in|of|on|from)\s+(?P<when1>{_WHEN}))?"
    rf"|,?\s+(?:of|from|since|dated|dating\s+from|{_DONE}\s+(?:back\s+)?(?:in|on))\s+(?P<when2>{_WHEN})(?:\s+(?P<parties2>{_PARTIES}))?"
    rf"|,?\s+(?:(?:that|which)\s+)?[^.;:,\n]{{0,60}}?\b{_DONE}(?:\s+(?:with|by|between)\s+[^.;:,\n]{{1,60}}?)?\s+(?:in|on)\s+(?P<when3>{_WHEN})"
    rf"|\s+in\s+(?P<when4>{_WHEN})"
    rf")?"
)
#: "The treaty on the transfer of illegal entrants", "a protocol on border security": what they are about.
_ON = re.compile(
    r"\s+(?:on|for|concerning|regarding|about)\s+(?:the\s+)?(?:(?:joint|mutual|orderly|voluntary|forced|illegal|safe)\s+){0,2}"
    r"(?:(?:transfers?|returns?|readmission|repatriations?|extraditions?|deportations?|removals?|handover)"
    r"(?:\s+of\s+(?:(?:illegal|irregular|undocumented|escaped|such|all|their|its|rejected|failed)\s+){0,2}(?:persons|people"
    r"|(?:im)?migrants|entrants|criminals|offenders|nationals|citizens|fugitives|refugees|escapees|workers|prisoners|[A-Z]\w+s)"
    r"(?:\s+illegally\s+\w+)?)?"
    r"|borders?(?:\s+(?:security|control|regime|management|matters|cooperation|crossings?))?|escapees|fugitives|defectors|migrants)"
    r"\b(?!\s+(?:of|trade|tariffs?|commerce|markets?|tax\w*)\b)"
)
_SIGNED = re.compile(r"\b(?:sign|signed|signing|conclude|concluded|agreed|struck)\b")
_YEAR = re.compile(rf"\b{YEAR}\b")
_UNHCR = re.compile(
    r"UNHCR|High Commissioner(?:’s|'s)?\s+(?:Office\s+)?for Refugees|refugee agency", re.IGNORECASE
)


def agreements_in(words: Words, taken: Cover) -> list[Instrument]:
    """Every agreement of a paragraph outside what is ``taken``, which grows by them.

    One with a capital and capitals before it has a name of its own, and is left to `shapes`.
    """
    found: list[Instrument] = []
    if HEADS.isdisjoint(words.present):
        return found
    for index, key in enumerate(words.keys):
        if key not in HEADS or words.raw(index).isupper() and key != "mou":
            continue
        if taken.touches(Span(words.starts[index], words.ends[index])) or _is_named(words, index):
            continue
        agreement = _agreement(words, index)
        if agreement is not None and not taken.touches(agreement.span):
            found.append(agreement)
            taken.take([agreement.span])
    return found


def _is_named(words: Words, head: int) -> bool:
    return (
        words.is_capital(head)
        and head > 0
        and words.is_spaced(head - 1)
        and words.is_capital(head - 1)
        and words.keys[head - 1] not in _NO_NAMES
    )


def _agreement(words: Words, head: int) -> Instrument | None:
    text = words.text
    first, year, about = _before(words, head)
    determiner = (
        words.keys[first - 1] if first > 0 and words.starts[first] - words.ends[first - 1] <= 2 else ""
    )
    after = _AFTER.match(text, words.ends[head], words.end)
    assert after is not None  # every part of it may be missing
    told = next(
        (match for group in ("when1", "when2", "when3") if (match := _year(after[group])) is not None), None
    )
    parties = _are_parties(after["parties"] or after["parties2"])
    if year is None and told is None and not parties and about and determiner in _ANY:
        told = _signed_in(text, words, head)
    on = _ON.match(text, words.ends[head], words.end) if after.end() == words.ends[head] else None
    if on is not None and determiner in _DEFINITE | _ANY:
        told = told or _signed_in(text, words, head)
        about = [*about, *re.findall(r"[a-z]+", on[0].lower())]
        if determiner in _DEFINITE or told or _signs(text, words, head):
            return _about_that(words, first, on.end(), head, year or told, about)
    if after["when4"] and _signs(text, words, head):
        told = _year(after["when4"])
    if not _counts(determiner, about, year or told, parties=parties, is_bare=not about and year is None):
        return None
    end = after.end() if (told and after.end() > words.ends[head]) or parties else words.ends[head]
    stop = _understanding(text, words.ends[head], end)
    return _about_that(words, first, stop, head, year or told, about, named_to=end)


def _about_that(
    words: Words, first: int, stop: int, head: int, year: int | None, about: list[str], *, named_to: int = 0
) -> Instrument:
    """The agreement from word ``first`` to ``stop``; ``named_to`` is where its name ends, if not there."""
    span = Span(words.starts[first], stop)
    name = re.sub(r"\s+", " ", words.text[span.start : named_to or span.end])
    own = {"protocol": "protocol", "treaty": "treaty"}.get(words.keys[head], "agreement")
    agreement = Instrument(span, "", name, frozenset({own, "agreement", "treaty"}), "norm.agreement", year)
    agreement.modifiers = frozenset(about)
    return agreement


def _before(words: Words, head: int) -> tuple[int, int | None, list[str]]:
    """The words before a head that belong to it: where they begin, the year, and what it is about.

    A name with a capital ("the Rwanda treaty") tells what it is about too.
    """
    first, year, about = head, None, []
    is_small = not words.is_capital(head)  # a head with a capital makes a name with those before it: `shapes`
    while first > 0 and words.is_spaced(first - 1) and head - first < 7:
        key = words.keys[first - 1]
        if is_year(key):
            year = int(key)
        elif key in _ABOUT or (is_small and words.is_capital(first - 1) and key not in _NO_NAMES):
            about.append(key)
        else:
            break
        first -= 1
    return first, year, about


def _are_parties(told: str | None) -> bool:
    """Whether states or bodies are named: an agreement with a guide is none that reports invoke."""
    return told is not None and bool(_PARTY.search(told) or find_places(told))


def _year(when: str | None) -> int | None:
    match = _YEAR.search(when) if when else None
    return int(match[0]) if match else None


def _signs(text: str, words: Words, head: int) -> bool:
    return bool(_SIGNED.search(_sentence_before(text, words, head)))


def _sentence_before(text: str, words: Words, head: int) -> str:
    place = words.starts[head]
    begin = max(words.start, place - 300)
    return text[max(text.rfind(". ", begin, place), text.rfind("\n", begin, place), begin) : place]


def _signed_in(text: str, words: Words, head: int) -> int | None:
    """The year in which a sentence says that the two sides sign it: "1986: they sign a border protocol"."""
    stretch = _sentence_before(text, words, head)
    year = _YEAR.search(stretch)
    return int(year[0]) if year and _SIGNED.search(stretch) else None


def _counts(determiner: str, about: list[str], year: int | None, *, parties: bool, is_bare: bool) -> bool:
    if year is not None:
        return True
    if parties:
        return determiner in _DEFINITE | _ANY or bool(about)
    return bool(about) and determiner in _DEFINITE and not is_bare


def _understanding(text: str, plain_end: int, end: int) -> int:
    match = re.compile(r"\s+of\s+understanding").match(text, plain_end)
    return max(end, match.end()) if match else end


def known_by_year(agreement: Instrument, text: str, countries_of: Callable[[], frozenset[str]]) -> str:
    """The code of an agreement that the vocabulary knows by its year and its parties; empty for any other.

    The parties count where its passage or the document names them; ``countries_of`` gives the document's.
    """
    if agreement.year is None or not agreement.called & {"agreement", "protocol", "treaty"}:
        return ""
    candidates = [norm for norm in norms().values() if norm.between and norm.adopted == agreement.year]
    if not candidates:
        return ""
    around = text[max(0, agreement.span.start - 250) : agreement.span.end + 150]
    near = countries_of() | {mention.place.country for mention in find_places(around)}
    for norm in candidates:
        of_unhcr = norm.code.startswith("unhcr")
        if near.issuperset(norm.between) and (not of_unhcr or _UNHCR.search(around)):
            return norm.code
    return ""
