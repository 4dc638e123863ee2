"""Numbers that are somebody's age, told by the words next to them."""

from __future__ import annotations

import re

from tumen.vocabulary.people import Counted, counted

_PERSONS = (Counted.PEOPLE, Counted.ROLES, Counted.VICTIMS)
_SPELLED = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)"
_SOME = r"(?:now\s+|then\s+|only\s+|just\s+|perhaps\s+|maybe\s+|about\s+|barely\s+|not\s+yet\s+)?"
_PREDICATED_AGE = re.compile(
    r"\b(?:(?:I|[Hh]e|[Ss]he|who|whom|one|youngest|oldest|eldest|elder|brother|sister|son|daughter|mother|father"
    r"|husband|wife|uncle|aunt|cousin|niece|nephew|friend|girl|boy|child)"
    rf"(?:\s+(?:is|was|had\s+been|has\s+been|were|turned)|['’]s|['’]m)|\bI\s+had\s+been)\s+{_SOME}$"
)
#: "Her son, who was 5 when she was taken, is now 19": how old somebody has become.
_NOW_AGED = re.compile(
    r"\b(?:son|daughter|boy|girl|child|brother|sister|mother|father|cousin|niece|nephew|who\s+was)\b[^.;:]*\sis\s+now\s+$"
)
#: "A mason of 26": an age, where one person is told of and not a group of so many.
_AGE_OF_ONE = re.compile(
    rf"\b(?:an?|another)\s+(?:[\w-]+\s+){{0,2}}(?P<who>[\w-]+)\s+of\s+{_SOME}$", re.IGNORECASE
)
_GROUPS = frozenset("family household couple crew people".split())
#: "A tile layer of 24", "a Guinean of about 40": one of a trade or a nation, whatever follows.
_ONE_OF_TRADE = re.compile(
    r"(?:[a-z]{2,}(?:[lrtdknvpy]er|ist|ian|man|woman|maker|layer)|[A-Z][a-z]+(?:an|ese|i|ish))$"
)
_NO_TRADE = frozenset(
    "number order letter quarter cluster border corner river winter power paper member matter".split()
)
_GOES_ON = re.compile(
    r"\s*(?:[.,;)]|$)|\s+(?:and|who|whose|in|at|from|with|is|was|has|had|died|said|told|came|went|fell|fled|hanged|froze)\b"
)
#: "Sold at 19", "both under 18", "most of them between 25 and 40", "26 when the police came for her".
_AGED_AT = re.compile(
    r"\b(?:sold|married|wed|left|fled|died|orphaned|taken|recruited|crossed|conscripted|widowed|mother)\s+at\s+$"
    r"|\b(?:both|all|each|most\s+of\s+(?:them|whom)|many\s+of\s+(?:them|whom)|some\s+of\s+(?:them|whom))\s+"
    r"(?:aged\s+)?(?:under|over|below|between)\s+$",
    re.IGNORECASE,
)
#: "She was arrested at 38."
_TAKEN_AT = re.compile(
    r"\b(?:he|she|who|I|was|been|and)\s+(?:arrested|detained|caught|jailed|imprisoned|released|deported|repatriated|returned|killed"
    r"|executed|abducted|trafficked|escaped)\s+at\s+$",
    re.IGNORECASE,
)
#: "Age at arrest: 33", "| Age | 24 |": a field of a form.
_AGE_FIELD = re.compile(r"\bage(?:\s+(?:at|when|on)\s+\w+)?\s*[:|]\s*$", re.IGNORECASE)
_AGED_WHEN = re.compile(r"\b(?:I|he|she)\s+was\s+\w+\s+when\b[^.;]{0,44}\band\s+$", re.IGNORECASE)
#: "The boys, who were eleven and eight": how old each of some is.
_AGES_OF = re.compile(
    r"\b(?:(?:boys|girls|children|sons|daughters|brothers|sisters|siblings|kids|grandchildren|parents|grandparents|twins"
    r"|uncles|aunts|cousins|nephews|nieces),?\s+(?:who\s+(?:are|were)|then|aged)|(?:boys|girls|sons|daughters|brothers|sisters)\s+of)"
    rf"\s+(?:{_SPELLED}(?:\s*,\s*|\s*,?\s+and\s+))*$",
    re.IGNORECASE,
)
#: "My boys, nine and six,": the ages of children in apposition.
_AGES_BESIDE = re.compile(
    r"\b(?:my|his|her|their|our)\s+(?:two\s+|three\s+|small\s+|young\s+)*(?:boys|girls|children|sons|daughters|brothers"
    rf"|sisters|kids|grandchildren|nieces|nephews),\s+(?:{_SPELLED}(?:\s*,\s*|\s*,?\s+and\s+))*$",
    re.IGNORECASE,
)
#: "He would be nineteen this winter": how old somebody is by now, who may be alive.
_WOULD_BE = re.compile(
    rf"\b(?:he|she)(?:\s+(?:would|will|must)|['’]ll)\s+(?:now\s+|soon\s+)?be\s+{_SOME}$", re.IGNORECASE
)
#: "Hye-jin, is fourteen": an age where the name is a person's.
_NAMED_AGE = re.compile(rf"\b[A-Z][\w'’-]+,?\s+(?:is|was|turned)\s+{_SOME}$")
#: "They were 16 and 19", "(15 and 16)": two small numbers side by side after persons.
_PAIR_OF_AGES = re.compile(
    r"(?:\b(?:they|both|who|whom)\s+(?:were|are)\s+|\()(?:\d{1,2}\s+and\s+)?$", re.IGNORECASE
)


def can_be_age(words: str) -> bool:
    """Whether a number could be somebody's age: 110 at most, and no dozens or hundreds."""
    if words.isdecimal():
        return int(words[:4]) <= 110
    return not re.search(r"hundred|thousand|million|dozen|score|[,.]|several|few", words, re.IGNORECASE)


def is_told_as_age(before: str, after: str, words: str) -> bool | None:
    """Whether "he was 19" or "they were 16 and 19" says an age for sure; None where nothing says one."""
    if re.match(r"\s*(?:[.,;:!?”\"’']|$|when\b|then\b|at\b|and\b|now\b|she\b|he\b|I\b)", after):
        if _PREDICATED_AGE.search(before):
            return words.isdecimal()
        if _NAMED_AGE.search(before):
            return False
    if _WOULD_BE.search(before) and re.match(
        r"\s*(?:[.,;!?”\"]|$|this\b|next\b|now\b|today\b|by\b|in\b)", after
    ):
        return True
    if re.match(r"\s*(?:[.,;]|and\b)", after) and (_NOW_AGED.search(before) or _AGES_OF.search(before)):
        return True
    if _AGED_AT.search(before) and (words.isdecimal() or "and" in words):
        return True
    if (
        words.isdecimal()
        and len(words) == 2
        and _TAKEN_AT.search(before)
        and re.match(r"\s*(?:[.,;)]|$|and\b)", after)
    ):
        return True
    if _AGE_FIELD.search(before):
        return True
    if _AGED_WHEN.search(before) and re.match(r"\s+when\b", after):
        return True
    if _AGES_BESIDE.search(before) and re.match(
        rf"\s*,?\s+and\s+{_SPELLED}\s*[,.;)]|\s*,\s+{_SPELLED}\b|\s*[,.;)]", after
    ):
        return True
    one = _AGE_OF_ONE.search(before) if words.isdecimal() and _GOES_ON.match(after) else None
    if one and _is_somebody(one["who"], plainly=len(words) == 2):
        return True
    pair = _PAIR_OF_AGES.search(before)
    if not pair or not words.isdecimal() or not re.match(r"\s+and\s+\d|[.)]", after):
        return None
    return True if " and " in pair[0] or re.match(r"\s+and", after) else None


def _is_somebody(noun: str, *, plainly: bool) -> bool:
    """Whether a noun before "of 24" is a person, and no group; one of a trade only where ``plainly`` so."""
    if noun in _GROUPS | _NO_TRADE:
        return False
    return counted(noun) in _PERSONS or plainly and _ONE_OF_TRADE.search(noun) is not None
