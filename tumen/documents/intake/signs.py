"""What one line gives away about itself: a sentence, a name, a body, a greeting, a byline, a field.

Each sign is a test of a short line's form alone; ``blocks`` weighs them with the line's place. Lines longer
than `FURNITURE` characters are prose, whatever they look like, and are never tested further.
"""

from __future__ import annotations

import re

#: Characters up to which a line can be a headline, a date line or a name. Long headlines have about 230.
FURNITURE = 250

_SENTENCE_END = re.compile(r"[.!?…。:][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|No|[ap]\.m|[A-Z]\.[A-Z])\.$"
)


def ends_sentence(words: str) -> bool:
    """Whether the last mark closes a sentence; an initial or "Ltd." does not."""
    return bool(_SENTENCE_END.search(words[-8:])) and not _ABBREVIATED.search(words[-12:])


def begins_small(words: str) -> bool:
    """Whether the first letter is a small one, as in the middle of a sentence."""
    return words.lstrip("\"'“”‘’«([–—-… ")[:1].islower()


def is_prose(words: str) -> bool:
    """Whether this is running text: a closed sentence of five words, or more than a headline holds."""
    if len(words) > FURNITURE:
        return True
    count = len(words.split())
    return (
        count > 40
        or (count >= 5 and ends_sentence(words) and not words.endswith(":"))
        or is_korean_sentence(words)
    )


def is_korean_sentence(words: str) -> bool:
    """Whether the last word is a Korean verb that closes a sentence."""
    return bool(re.search(r"[가-힣]{2,}(?:다|요|까|죠)[.!?][\"'”’)\]]*$", words[-12:])) and len(words) >= 12


_ORGANISATION = re.compile(
    r"\b(?:group|committee|council|commission|association|ministry|department|embassy|consulate|office"
    r"|alliance|coalition"
    r"|institute|foundation|society|parliament|assembly|congress|senate|campaign|project|network|centre"
    r"|center|union"
    r"|agency|bureau|university|charity|church|mission|forum|federation|organi[sz]ation|secretariat"
    r"|government|court"
    r"|news|times|post|wire|dispatch|daily|herald|tribune|press|gazette|journal|review|weekly|observer"
    r"|guardian"
    r"|telegraph|chronicle|broadcasting|radio|television|tv|magazine|bulletin|monitor|courier|record|mail"
    r"|standard"
    r"|watch|international|rights|circle|families|records|trust|fund|team|collective|initiative|ltd|inc)\b",
    re.IGNORECASE,
)
_ORGANISATION_KOREAN = re.compile(
    r"(?:신문|일보|통신|뉴스|방송|타임즈|타임스|저널|센터|위원회|협회|연합|연대|모임|가족회|재단|연구소|연구원|대사관|의회|국회"
    r"|정부|부처|외교부|통일부|법무부|코리아|단체|인권회|시민연합)$"
)
#: Small words that names of organisations and people hold.
JOINING = frozenset("of the and for on in to at & de von van der al bin la le du di".split())
_HONORIFICS = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "baroness",
        "rev",
        "reverend",
    )
    + ("fr", "rabbi", "imam", "dame", "rt", "hon", "the")
)
#: Capitalised pairs that are places, peoples, sections and document types, never a writer.
_NOT_A_PERSON = re.compile(
    r"\b(?:north|south|korean?s?|china|chinese|uk|us|un|united|kingdom|nations|states|human|rights|press"
    r"|release|statement"
    r"|media|news|world|asia|politics|opinion|breaking|letter|report|open|home|about|contact|share|related"
    r"|background"
    r"|notes|editors?|read|more|sign|log|search|menu|privacy|policy|terms|subscribe|latest|uncategorized"
    r"|international"
    r"|foreign|affairs|secretary|minister|seoul|beijing|london|washington|geneva|pyongyang|shenyang"
    r"|dandong|tumen)\b",
    re.IGNORECASE,
)


def is_capitalised(words: str) -> bool:
    """Whether every word is capitalised or a small joining word, as in names and title-case headlines."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", words)
    capitals = [part for part in parts if part[0].isupper() or part.lower() in JOINING]
    return bool(parts) and len(capitals) == len(parts)


#: Verbs of headlines, which may be written in capitals or title case as names are.
_TELLING = re.compile(
    r"\b(?:says?|said|sent|sends?|returns?|returned|calls?|called|urges?|urged|warns?|warned|condemns?"
    r"|condemned|forced"
    r"|forces|deports?|deported|repatriates?|repatriated|is|are|was|were|has|have|will|asks?|tells?|told"
    r"|held|fears?)\b",
    re.IGNORECASE,
)


def is_organisation(words: str) -> bool:
    """Whether a short line reads as the name of a body or an outlet."""
    words = words.strip(" .,|-–—")
    if len(words) > 120 or is_prose(words) or re.search(r"[?!;]|\d{3}", words) or _TELLING.search(words):
        return False
    if _ORGANISATION_KOREAN.search(words) and len(words.split()) <= 4:
        return True
    return len(words.split()) <= 16 and bool(_ORGANISATION.search(words)) and is_capitalised(words)


def is_person(words: str) -> bool:
    """Whether a short line reads as one person's name, with or without a title before it."""
    words = words.strip(" .,|-–—")
    if len(words) > 50 or _ORGANISATION.search(words) or _NOT_A_PERSON.search(words):
        return False
    if re.search("[가-힣]", words):
        return bool(re.fullmatch("[가-힣]{2,4}", words)) and not _ORGANISATION_KOREAN.search(words)
    parts = words.split()
    titled = [part for part in parts if part.strip(".").lower() not in _HONORIFICS]
    if not (2 <= len(titled) <= 4 or (titled and len(titled) < len(parts))):
        return False
    named = [part for part in titled if part.lower() not in JOINING]
    return bool(named) and all(part[0].isupper() and _NAME.fullmatch(part) for part in named)


_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?")

_SALUTATION = re.compile(
    r"(?:dear\b|to\s+whom\s+it\s+may\s+concern|your\s+(?:excellency|excellencies|majesty|royal\s+highness"
    r"|holiness|grace)\b"
    r"|excellenc(?:y|ies)\b|my\s+lords?\b|sirs?,|madam\b|(?:honou?rable|distinguished|esteemed)\s+(?:members"
    r"|delegates|colleagues)"
    r"|존경하는|친애하는)",
    re.IGNORECASE,
)


def is_salutation(words: str) -> bool:
    """Whether a line addresses the reader of a letter, and does nothing more."""
    return (
        len(words) <= 120 and bool(_SALUTATION.match(words)) and (words[-1] in ",:!" or not is_prose(words))
    )


_CLOSING = re.compile(
    r"(?:(?:with\s+)?(?:very\s+|most\s+)?(?:yours|your\s+obedient)\b.{0,30}|(?:most\s+)?(?:sincerely"
    r"|respectfully|faithfully|cordially)\b.{0,30}"
    r"|(?:with\s+)?(?:our\s+|my\s+)?(?:best|kind|kindest|warm|warmest)\s+(?:regards|wishes)|regards"
    r"|in\s+solidarity|signed(?:\s+by)?"
    r"|\(signed\)|signator(?:y|ies)|the\s+undersigned|respectfully\s+submitted|with\s+(?:gratitude|thanks"
    r"|respect)|many\s+thanks)"
    r"\s*[,.:;]?",
    re.IGNORECASE,
)


def is_closing(words: str) -> bool:
    """Whether a line closes a letter: "Yours sincerely,"."""
    return len(words) <= 60 and bool(
        _CLOSING.fullmatch(words) or re.fullmatch(r".{0,20}(?:드림|올림|배상)", words)
    )


_BYLINE = re.compile(
    r"(?:by|(?:written|reported|words)\s+by|reporting\s+by|from\s+our\s+\w+)\b[:\s]+\S", re.IGNORECASE
)
_BYLINE_KOREAN = re.compile(
    r"(?:\S{2,5}\s*(?:=\s*)?){1,3}\s?(?:기자|특파원|통신원|논설위원|편집위원)(?:\s*[\w.@-]+)?$"
    r"|^(?:글|글·사진)\s*[=:]?\s*\S{2,4}$"
)


_CREDIT_LINE = re.compile(
    r"\(?(?:(?:additional\s+)?(?:reporting|editing|writing|edited|compiled|translated|translation)\s+by\s+"
    r"[^.!?;]{2,80}[.;]?\s*){1,4}\)?",
    re.IGNORECASE,
)


def is_credit_line(words: str) -> bool:
    """Whether a line says who worked on a news text: "(Reporting by A; editing by B)"."""
    return len(words) <= 160 and bool(_CREDIT_LINE.fullmatch(words))


_ROLE = re.compile(
    r"(?:[\w'’-]+,?\s+){0,5}(?:correspondents?|reporters?|editor|columnist|staff writer|contributor)",
    re.IGNORECASE,
)


def is_byline(words: str) -> bool:
    """Whether a line names its writer or the writer's post outright: "By Tomas Wrede", "설나루 기자"."""
    if len(words) > 140 or is_prose(words):
        return False
    if _ROLE.fullmatch(words) and is_capitalised(words.split()[0]):
        return True
    after = re.sub(r"^\S+\s*(?:by)?[:\s]*", "", words, flags=re.IGNORECASE)
    return bool(_BYLINE.match(words) and after[:1].isupper()) or bool(_BYLINE_KOREAN.search(words))


#: "Label: value", as notes, memos, front matter and messages begin; the value may be a sentence.
FIELD = re.compile(
    r"(?:[-*+•]\s+)?\*{0,2}_{0,2}(?P<label>[A-Za-z가-힣][\w /'’().-]{0,40}?)\*{0,2}_{0,2}\s*[:：]"
    r"\*{0,2}_{0,2}(?:\s+(?P<value>\S.*))?$",
    re.DOTALL,
)
