"""When the name of a capital stands for its government: "Beijing denied it", but not "a house in Beijing"."""

from __future__ import annotations

import re

from tumen.vocabulary.gazetteer import FIELD, Place

#: Before these words a capital is a town; without them Beijing, Pyongyang and Seoul are their governments.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|through|via|reached|reach|left|leaving|into|central"
    r"|downtown|of|visited|a|an|the|based in)(?: the)? $",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?P<sent>\b(?:pressure|reply|answer|response|silence|assurances?|denial|statement|support"
    r"|permission|approval|signals?|orders?) )?\bfrom $"
)
_TO = re.compile(
    r"(?P<asked>\b(?:appeal\w*|pressure|letters?|requests?|close|closer|loyal|message|calls?|pleas?"
    r"|said|wrote|object\w*|complain\w*|protest\w*|represent\w*|ask\w*|pressed) )?\bto $"
)
_DATELINE = re.compile(r" ?(?:,[^.!?]{0,40}(?:\)| -|\u2014|\u2013)| ?\([A-Z])")
_ACTS = re.compile(
    r"(?:'s)? (?:also |again |now )?(?:ha[sd] |is |was |will |would |should |must )?(?:not |also |long "
    r"|repeatedly |never )?"
    r"(?:said|sa(?:ys|id)|den(?:y|ies|ied)|condemn|urge|call(?:s|ed)|insist|reject|accus|announc|refus"
    r"|agree|sign|recogni[sz]|protest|summon|warn|deport|return"
    r"|sen(?:d|t)|hand|expel|impos|demand|confirm|claim|respond|repl(?:y|ies|ied)|consider|regard|treat"
    r"|want|tr(?:y|ies|ied)|pledg|promis|must|should)"
)
_URGED = re.compile(
    r"\b(?:urg\w+|press\w*|ask\w*|call\w* on|calls? (?:for|upon)|tell|told|warn\w*|accus\w+|by|with"
    r"|against|persuade\w*|between) $"
)
_GOES_ON = re.compile(r" [A-Z][a-z]")


def governs(text: str, start: int, end: int, seat: Place, listed_with: Place | None) -> bool:
    """Whether the capital at ``start`` to ``end`` stands for its government.

    The field's own capitals do unless the words point to the town; others need a verb, or an urging before
    them. ``listed_with`` is the place that it shares a list with: "between Seoul and Beijing".
    """
    left = text[max(0, start - 32) : start]
    if text[start:end].isupper() and _DATELINE.match(text, end):
        return False
    if listed_with:
        return listed_with.is_government
    origin, target = _FROM.search(left), _TO.search(left)
    if origin or target:
        return bool((origin and origin["sent"]) or (target and target["asked"]))
    if _LOCATIVE.search(left):
        return False
    if _URGED.search(left) or _ACTS.match(text, end):
        return True
    return seat.country in FIELD and not _GOES_ON.match(text, end)
