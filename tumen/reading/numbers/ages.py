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
    rf"\b(?:an?|another|one|(?P<that>the))\s+(?:[\w-]+\s+){{0,2}}(?P<who>[\w-]+)\s+of\s+{_SOME}$",
    re.IGNORECASE,
)
_GROUPS = frozenset("family household couple crew people".split())
#: "A tile layer of 24", "a Guinean of about 40": one of a trade or a nation, whatever follows.
_ONE_OF_TRADE = re.compile(
    r"(?:[a-z]{2,}(?:[lrtdknvpy]er|ist|ian|man|woman|wife|stress|tress|maker|layer)|[A-Z][a-z]+(?:an|ese|i|ish))$"
)
_NO_TRADE = frozenset(
    """
    number order letter quarter cluster border corner river winter power paper member matter handover
    surrender murder slaughter register roster encounter transfer chapter total
    """.split()
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


#: "The youngest of them 15", "the oldest was seventy".
_YOUNGEST = re.compile(
    r"\b(?:youngest|oldest|eldest|elder|younger)\b(?:\s+(?:of\s+(?:them|these|those|whom|us|the\s+[\w-]+)|one|child|son|daughter|girl|boy))?"
    rf",?\s+(?:(?:is|was|being|not\s+yet|aged)\s+)?{_SOME}$",
    re.IGNORECASE,
)
#: "Before they were eighteen", "when she was six": how old they were then.
_WHEN_THEY_WERE = re.compile(
    rf"\b(?:(?:before|when|once)\s+(?:they|we)|(?:before|until|till|since|when|once|because|and)\s+(?:he|she|I|you))\s+(?:was|were|turned|am|are|is)\s+{_SOME}$",
    re.IGNORECASE,
)
#: "I am thirty-four", "he was nineteen": of one person a number tells nothing else.
_ONE_PERSON = re.compile(rf"\b(?:I\s+am|I['’]m|(?:he|she)(?:\s+(?:is|was)|['’]s))\s+{_SOME}$", re.IGNORECASE)
#: "Two lads of 15 are in with the men": how old each of them is.
_OF_YOUTHS = re.compile(
    rf"\b(?:boys|girls|lads|youths|children|sons|daughters|brothers|sisters|twins|teenagers|schoolboys|schoolgirls|recruits)\s+of\s+{_SOME}$",
    re.IGNORECASE,
)
#: "Two sisters, 13 and 9, ...", "brothers, 19 and 22": ages, where both are told in figures.
_OF_SIBLINGS = re.compile(
    r"\b(?:boys|girls|lads|children|sons|daughters|brothers|sisters|siblings|cousins|twins|grandchildren),\s+(?:\d{1,2}\s*(?:,|and)\s*){0,4}$",
    re.IGNORECASE,
)
_ANOTHER_AGE = r"(?:\s*,\s*\d{1,2})*,?\s+and\s+\d{1,2}\s*[,.;)]"
#: "Mi-rae (a pseudonym), now 41, ...", "the girls, now six and five, ...".
_NOW = re.compile(
    rf"(?:\b[A-Z][\w'’-]+|\)|\b(?:girls|boys|children|sons|daughters|brothers|sisters|twins|son|daughter|boy|girl|brother|sister|mother|father)),"
    rf"\s+(?:now|then)\s+(?:{_SPELLED}\s+and\s+)?$"
)
#: "Zahra N. was 22 and had lived in ...": at the head of a clause, where a place or a list is no subject.
_NAMED_AT_HEAD = re.compile(
    r"(?:[.!?;:”\"]\s+|\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]*\.?){0,2}\s+(?:is|was|turned)\s+$"
)
#: "Age estimated at 10 to 12."
_AGE_GIVEN = re.compile(
    rf"\bages?\b(?:\s+(?:is|was|were|of\s+\w+))?\s+(?:estimated|given|put|recorded|stated|reported)\s+(?:at|as|to\s+be)\s+{_SOME}$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[^s]s$")
#: Words of whom "of four" tells how many others: "a mother of two", "a leader of ten".
_OF_OTHERS = frozenset(
    """
    mother father parent grandmother grandfather grandparent leader head owner member survivor winner guardian
    widow one guide
    """.split()
)


def can_be_age(words: str) -> bool:
    """Whether a number could be somebody's age: 110 at most, and no dozens or hundreds."""
    if words.isdecimal():
        return int(words[:4]) <= 110
    return not re.search(r"hundred|thousand|million|dozen|score|[,.]|several|few", words, re.IGNORECASE)


def is_told_as_age(before: str, after: str, words: str) -> bool | None:
    """Whether "he was 19" or "they were 16 and 19" says an age for sure; None where nothing says one."""
    if _is_surely_told(before, after, words):
        return True
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
    one = _AGE_OF_ONE.search(before) if _GOES_ON.match(after) else None
    is_large = words.isdecimal() and int(words) > 12
    # "The handover of 40" is nobody's age: with "the" a noun must be known for a person.
    plainly = (len(words) == 2 or not words.isdecimal()) and not (one and one["that"])
    if one and not _PLURAL.search(one["who"]) and (is_large or one["who"].lower() not in _OF_OTHERS):
        return True if _is_somebody(one["who"], plainly=plainly) else None
    pair = _PAIR_OF_AGES.search(before)
    if not pair or not words.isdecimal() or not re.match(r"\s+and\s+\d|[.)]", after):
        return None
    return True if " and " in pair[0] or re.match(r"\s+and", after) else None


def _is_surely_told(before: str, after: str, words: str) -> bool:
    """The tellings of an age of which each pattern is enough."""
    stops = re.match(r"\s*(?:[.,;:!?)”\"]|$)|\s+(?:and|or|but|when|who|then|at|to)\b", after) is not None
    if stops and (_YOUNGEST.search(before) or _AGE_GIVEN.search(before)):
        return True
    is_one = words.lower() in ("one", "two")
    if stops and not is_one and (_WHEN_THEY_WERE.search(before) or _ONE_PERSON.search(before)):
        return re.match(r"\s+and\s+of\b", after) is None
    if not words.isdecimal() and (stops or _GOES_ON.match(after)) and _OF_YOUTHS.search(before):
        return True
    if not words.isdecimal() or len(words) > 2:
        return (
            bool(_NOW.search(before) and re.match(r"\s*[,.;)]|\s+and\s+\w+\s*[,.;)]", after)) and not is_one
        )
    if _OF_YOUTHS.search(before) and re.match(
        r"\s*[.,;:!?)]|\s+(?:and|were|was|are|is|who|from|had|have|in|at)\b", after
    ):
        return True
    siblings = _OF_SIBLINGS.search(before)
    if siblings:
        is_first = siblings[0].rstrip().endswith(",") and not re.search(r"\d", siblings[0])
        return re.match(_ANOTHER_AGE if is_first else r"\s*[,.;)]", after) is not None
    if _NOW.search(before) and re.match(r"\s*[,.;)]|\s+and\s+\d{1,2}\s*[,.;)]", after):
        return True
    return bool(
        _NAMED_AT_HEAD.search(before) and re.match(r"\s*[.,;]|\s+(?:and|when)\b", after) and int(words) > 3
    )


def _is_somebody(noun: str, *, plainly: bool) -> bool:
    """Whether a noun before "of 24" is a person, and no group; one of a trade only where ``plainly`` so."""
    if noun in _GROUPS | _NO_TRADE:
        return False
    return counted(noun) in _PERSONS or plainly and _ONE_OF_TRADE.search(noun) is not None
