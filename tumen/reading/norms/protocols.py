"""Protocols named by the treaty that they belong to: "the Optional Protocol to the CAT"."""

from __future__ import annotations

import re

from tumen.reading.norms.spellings import PREPOSITIONS, longest_acronym, longest_name
from tumen.reading.norms.words import Words
from tumen.vocabulary.norms import norms

_BEFORE = frozenset("first second third optional optionals additional new two three both facultative".split())
#: Words that a protocol named by its treaty begins with.
PROTOCOLS = _BEFORE | {"protocol", "protocols"}
_BETWEEN = PREPOSITIONS | frozenset("the un united nations international under its thereto said".split())
#: What a protocol is about, in the words after its treaty.
_ABOUT = re.compile(
    r"(?:\s*\([A-Z][A-Z-]+\))?,?\s*(?:on|of|relating\s+to|concerning|regarding|for|aiming\s+at|aimed\s+at|abolishing|to)\s+(?:(?:the|an?)\s+)*"
    r"(?P<about>(?:involvement\s+of\s+)?children\s+in\s+armed\s+conflicts?|child\s+soldiers"
    r"|sale\s+of\s+children(?:,?\s+child\s+prostitution,?\s+and\s+child\s+pornography)?"
    r"|(?:individual\s+)?communications?(?:\s+procedures?)?"
    r"|(?:abolition\s+of\s+(?:the\s+)?)?death\s+penalty|(?:human\s+)?trafficking(?:\s+in\s+(?:persons|human\s+beings))?"
    r"|smuggling\s+of\s+migrants|rights\s+of\s+women)",
    re.IGNORECASE,
)
#: Which protocol of a treaty is meant, by a word of what it is about or by its number.
_BY_WORD = {
    "crc": (
        ("armed", "crc-op-ac"),
        ("soldiers", "crc-op-ac"),
        ("sale", "crc-op-sc"),
        ("communication", "crc-op-ic"),
        ("third", "crc-op-ic"),
    ),
    "iccpr": (("penalty", "iccpr-op2"), ("second", "iccpr-op2")),
    "untoc": (("traffick", "trafficking-protocol"), ("smuggling", "smuggling-protocol")),
    "african-charter": (("women", "maputo-protocol"),),
}


def protocol_at(words: Words, first: int) -> tuple[int, str] | None:
    """A protocol at word ``first`` that names its treaty: the word after its last, and its code."""
    head = first
    while head < words.count and head - first < 4 and words.keys[head] in _BEFORE:
        head += 1
    if head >= words.count or words.keys[head] not in ("protocol", "protocols"):
        return None
    index = head + 1
    while index < words.count and index - head < 7 and words.is_joined(index - 1):
        key = words.keys[index]
        if key in _BETWEEN or key.isdigit():
            index += 1
            continue
        owner = longest_name(words, index) or longest_acronym(words, index)
        if index == head + 1 or owner is None:
            return None
        return _protocol_of(words, first, head, *owner)
    return None


_NUMBER = re.compile(r"\s+(?:[Nn][Oo]?s?\.?\s*)?\d+")


def numbered_protocol_at(words: Words, first: int) -> int | None:
    """ "Protocol No. 14 to the European Convention on Human Rights": the word after its last."""
    if words.keys[first] != "protocol" or not words.is_capital(first):
        return None
    number = _NUMBER.match(words.text, words.ends[first])
    if number is None:
        return None
    index = words.at(number.end())
    while index < words.count and words.is_joined(index - 1) and words.keys[index] in ("to", "of", "the"):
        index += 1
    owner = longest_name(words, index) or longest_acronym(words, index) if index < words.count else None
    return owner[0] if owner is not None and owner[1] == "echr" else None


def _protocol_of(words: Words, first: int, head: int, end: int, owner: str) -> tuple[int, str] | None:
    own = norms()[owner].its_protocol
    if not own:
        return None
    about = _ABOUT.match(words.text, words.ends[end - 1])
    told = " ".join(words.keys[first:head]) + (" " + about["about"].lower() if about else "")
    code = next((code for word, code in _BY_WORD.get(owner, ()) if word in told), own)
    return (words.at(about.end()) if about else end), code
