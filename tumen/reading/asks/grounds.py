"""On what ground something is asked, and by when: the words beside the wanted act that say so."""

from __future__ import annotations

import re

from tumen.vocabulary.spans import Span

#: "in line with the principle of non-refoulement", "as Article 7 requires", "because they have been charged".
_GROUND = re.compile(
    r"(?:,\s*)?\b(?P<cue>in\s+(?:line|accordance|keeping|conformity|compliance|accord|light|view)\s+(?:with|of)|pursuant\s+to|"
    r"consistent\s+with|as\s+required\s+(?:by|under)|as\s+(?=[^,;.]{3,80}\b(?:requires?|provides?|obliges?|demands?)\b)|"
    r"on\s+the\s+grounds?\s+(?:that|of)|by\s+virtue\s+of|on\s+the\s+basis\s+of|because(?:\s+of)?|since(?=\s+(?:it|they|he|she|the)\b)|"
    r"its\s+obligations\s+under|(?:his|her|their|your)\s+obligations\s+under|under(?=\s+(?:the\s+|its\s+|[Aa]rticles?\s+|[Ss]ection\s+)?"
    r"[^,;.]{0,70}\b(?:Convention|Covenant|Protocol|Act|Law|Charter|Constitution|Code|Declaration|Agreement|agreement|treaty|"
    r"[Aa]rticles?\s+\d|[Ss]ection\s+\d)))\s+(?P<ground>[^;]{3,160}?)"
    r"(?=\s*(?:;|[.!?]?[”\"]?\s*$|,\s+(?:and|but|to|not|which|who)\b|\.\s))"
)
_TERM = r"(?:by|before|until|till|within|(?:no|not)\s+later\s+than|ahead\s+of|prior\s+to|in\s+time\s+for)"
#: Words right before a time that make it a term, and a time that begins with them.
_BEFORE_TERM = re.compile(rf"\b{_TERM}\s*(?:the\s+)?$", re.IGNORECASE)
_OPENS_TERM = re.compile(rf"{_TERM}\s", re.IGNORECASE)


def is_term(before: str, words: str) -> bool:
    """Whether a time, with what stands ``before`` it, says by when: "by 17 June", "within seven days"."""
    return _BEFORE_TERM.search(before) is not None or _OPENS_TERM.match(words) is not None


def ground_in(text: str, words: Span) -> Span | None:
    """The words of a text's stretch that give the ground of an ask, or None."""
    match = _GROUND.search(text, words.start, words.end)
    return Span(*match.span("ground")) if match is not None else None
