"""What one line gives away about itself: a sentence, a greeting, a close, a byline, a field.

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


_SALUTATION = re.compile(
    r"(?:dear\b|to\s+whom\s+it\s+may\s+concern|your\s+(?:excellency|excellencies|majesty|royal\s+highness"
    r"|holiness|grace|worship)\b(?!['’])|excellenc(?:y|ies)\b|my\s+lords?\b|sirs?\s*[,:–-]|madam\s*[,:–-]|sir\s+or\s+madam\b"
    r"|(?:honou?rable|distinguished|esteemed|respected)\s+(?:members|delegates|colleagues|sirs?|madams?|friends"
    r"|chair\w*|president)\b|brothers\s+and\s+sisters\b|hello\b|hi\s+(?:all|everyone|there)\b"
    r"|존경하는|친애하는)",
    re.IGNORECASE,
)
#: How a speech opens, which has no address above it and no signature below.
_SPEECH = re.compile(
    r"(?:mr\.?|madame?|ms\.?)\s+(?:(?:vice-?|co-?)?chair\w*|president|speaker|secretary-general)\b"
    r"|(?:co-?)?chair(?:man|woman|person)?\s+[A-Z][\w'’-]+\s*,|ladies\s+and\s+gentlemen\b|my\s+lords?\b"
    r"|(?:excellencies|distinguished\s+(?:members|delegates|colleagues))\b",
    re.IGNORECASE,
)


def is_salutation(words: str) -> bool:
    """Whether a line addresses the reader of a letter or those who hear a speech, and does nothing more."""
    opens = len(words) <= 120 and bool(_SALUTATION.match(words) or _SPEECH.match(words))
    return opens and (words[-1] in ",:!" or (not is_prose(words) and len(words.split()) <= 8))


def opens_speech(words: str) -> bool:
    """Whether a salutation is that of a speech: "Mr. Chairperson,", "My Lords,"."""
    return bool(_SPEECH.match(words))


_CLOSING = re.compile(
    r"(?:with\s+)?(?:very\s+|most\s+)?(?:yours|your\s+obedient)\b.{0,30}|(?:very\s+)?truly\s+yours"
    r"|(?:most\s+)?(?:sincerely|respectfully|faithfully|cordially)\b.{0,30}"
    r"|(?:with\s+)?(?:our\s+|my\s+|all\s+)?(?:very\s+)?(?:best|kind|kindest|warm|warmest|good)\s+(?:regards|wishes)"
    r"|(?:all\s+(?:the\s+)?|my\s+)?best"
    r"|regards|in\s+(?:solidarity|hope|faith|peace|christ)|signed(?:\s+by)?|\(signed\)|signator(?:y|ies)|the\s+undersigned"
    r"|with\s+(?:much\s+|many\s+|our\s+|my\s+)?(?:gratitude|thanks|respect|love|blessings|prayers)\b[^.!?]{0,24}"
    r"|many\s+thanks|thank\s+you,|love,|i\s+(?:have\s+the\s+honou?r\s+to\s+)?(?:be|remain|am),.{0,20}"
    r"|i\s+have\s+the\s+honou?r\s+to\s+(?:be|remain)\b.{0,20}|your\s+\w+['’]?s?\s+(?:most\s+)?(?:obedient|humble)\b.{0,30}"
    r"|for\s+(?:and\s+on\s+behalf\s+of\s+)?the\s+[a-z]+,|on\s+behalf\s+of\s+the\s+[^,.]{3,40},",
    re.IGNORECASE,
)
#: A close and a name in one line: "Signed: Selam Quill".
_SIGNED = re.compile(r"(?:signed|signature)\s*[:：]\s*(?P<name>\S.{1,60})", re.IGNORECASE)


def is_closing(words: str) -> bool:
    """Whether a line closes a letter: "Yours sincerely,"."""
    bare = re.sub(r"\s*[,.:;]?$", "", words)
    return len(words) <= 60 and bool(
        _CLOSING.fullmatch(words)
        or _CLOSING.fullmatch(bare)
        or _SIGNED.fullmatch(words)
        or re.fullmatch(r".{0,20}(?:드림|올림|배상)", words)
    )


_BYLINE = re.compile(
    r"(?:by|(?:written|reported|words|posted|story|text)\s+by|reporting\s+by|from\s+our\s+\w+)\b[:\s]+\S"
    r"|(?:staff\s+)?(?:reporter|correspondent)\s+(?=[A-Z])(?:[\w'’.-]+\s*){2,4}(?:\s[\w.+-]+@\S+)?$",
    re.IGNORECASE,
)
_BYLINE_KOREAN = re.compile(
    r"(?:\S{2,5}\s*(?:=\s*)?){1,3}\s?(?:기자|특파원|통신원|논설위원|편집위원)(?:\s*[\w.@-]+)?\]?$"
    r"|^(?:글|글·사진)\s*[=:]?\s*\S{2,4}$|^[가-힣]{2,4}\s(?:변호사|교수|작가|시인|소설가|연구위원|칼럼니스트|선교사|목사)$"
)


_HANGUL = re.compile("[가-힣]")

_CREDIT = re.compile(
    r"(?:additional\s+)?(?:reporting|editing|writing|edited|compiled|translated|translation|photographs|graphics)"
    r"(?:\s+and\s+(?:reporting|editing|writing|edited|translated))?\s+by\s+[^!?]{2,80}|\+?[\d\s().-]{6,}|\S+@\S+",
    re.IGNORECASE,
)
#: Between the credits of one line: a semicolon, or a stop that follows no initial.
_CREDITS_END = re.compile(r"\s*;\s*|(?<=[a-z]{2})\.\s+")


def is_credit_line(words: str) -> bool:
    """Whether a line says who worked on a news text: "(Reporting by A; editing by B)"."""
    if len(words) > 240:
        return False
    credits = [credit for credit in _CREDITS_END.split(words.strip("()[] .")) if credit]
    return len(credits) > 0 and " by " in words and all(_CREDIT.fullmatch(credit) for credit in credits)


_ROLE = re.compile(
    r"(?!.*\bto\b)(?:[\w'’-]+,?\s+){0,5}(?:correspondents?|reporters?|editor|columnist"
    r"|staff writer|contributor)",
    re.IGNORECASE,
)


def is_byline(words: str) -> bool:
    """Whether a line names its writer or the writer's post outright: "By Tomas Wrede", "설나루 기자"."""
    if len(words) > 140 or is_prose(words):
        return False
    if _ROLE.fullmatch(words) and words[:1].isupper():
        return True
    if _HANGUL.search(words) and _BYLINE_KOREAN.search(words):
        return True
    if not _BYLINE.match(words):
        return False
    after = re.sub(r"^\S+\s*(?:by\b)?[:\s]*", "", words, flags=re.IGNORECASE)
    return after[:1].isupper()


#: "Label: value", as notes, memos, front matter and messages begin; the value may be a sentence.
FIELD = re.compile(
    r"(?:[-*+•]\s+)?\*{0,2}_{0,2}(?P<label>[A-Za-z가-힣][\w /'’().-]{0,40}?)\*{0,2}_{0,2}\s*[:：]"
    r"\*{0,2}_{0,2}(?:\s+(?P<value>\S.*))?$",
    re.DOTALL,
)
