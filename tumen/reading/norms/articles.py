"""Articles, sections and paragraphs in texts: "Article 33(1)", "arts. 7 and 13", "whose ninth article"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.norms.words import Words
from tumen.vocabulary.spans import Span

_FIRST = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            *_FIRST,
            *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
            *"eighteenth nineteenth twentieth".split(),
            *(f"twenty-{word}" for word in _FIRST),
            "thirtieth",
            *(f"thirty-{word}" for word in _FIRST),
            "fortieth",
        ],
        1,
    )
}
_TENS = {"thirty": 30, "forty": 40, "twenty": 20}
_UNITS = "one two three four five six seven eight nine".split()
_WORDS = (
    _UNITS + "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_SPELLED = {word: number for number, word in enumerate(_WORDS, 1)} | {
    f"{tens}{unit}": value + (number if unit else 0)
    for tens, value in _TENS.items()
    for number, unit in enumerate(["", *_UNITS])
}
_IN_WORDS = (
    rf"(?i:(?:twenty|thirty|forty)[\s-]?(?:{'|'.join(_UNITS)})"
    rf"|{'|'.join(sorted(_WORDS, key=len, reverse=True))}|thirty|forty)"
)
_NUMBER = (
    r"(?:\d{1,4}[A-Za-z]?(?![\w%])|\d{1,3}\s(?:bis|ter)\b|(?!I\s+[a-z])[IVXL]{1,6}\b)"
    r"(?:\s?\(\s?\w{1,4}\s?\))*"
)
_JOIN = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s*&\s*|\s*[–—-]\s*)"
_LIST = rf"{_NUMBER}(?:{_JOIN}{_NUMBER})*"
#: Paragraphs of an article: ", paragraph 2", " para. 1".
_BELOW = r"(?:,?\s+(?:at\s+)?(?:sub-?)?para(?:graph)?s?\.?\s+(?P<below>\(?\w{1,3}\)?(?:\s?\(\w{1,3}\))*))?"
ARTICLE = re.compile(
    rf"(?:\b(?P<lead>whose|its|their|in\s+its|(?:[Cc]ommon))\s+)?"
    rf"(?:"
    rf"\b(?P<many>[Aa]rticles|ARTICLES|[Aa]rts\.?|[Ss]ections|[Pp]aragraphs|[Pp]aras\.?|[Rr]ules|[Pp]rinciples|[Cc]hapters|[Cc]lauses)\s*(?P<list>{_LIST})"
    rf"|\b(?P<one>[Aa]rticle|ARTICLE|[Aa]rt\.?|[Ss]ection|[Pp]aragraph|[Pp]ara\.?|[Rr]ule|[Pp]rinciple|[Cc]hapter|[Cc]lause|Title|Regulation)\s*(?P<number>{_NUMBER}|{_IN_WORDS}\b)"
    rf"|(?P<sign>§§?|(?<![\w'’.])ss?\.?(?=\s?\d[^\n.;:]{{0,30}}?\sof\s+(?:the|that)\s))\s?(?P<signed>{_LIST})"
    rf"|\b(?P<nth>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\s+(?P<what>article)\b(?!\s+\d)"
    rf")"
    rf"{_BELOW}"
)
_UNIT = {
    "art": "article",
    "arts": "article",
    "para": "paragraph",
    "paras": "paragraph",
    "§": "section",
    "s": "section",
    "ss": "section",
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article expression: where it stands, its unit ("article", "section") and its number or numbers.

    ``lead`` is the word that ties it to what was named before: "whose", "its"; "common" of the four Geneva
    Conventions.
    """

    span: Span
    unit: str
    number: str
    lead: str = ""
    is_signed: bool = False  #: "§29", as courts number their own paragraphs too

    @property
    def named(self) -> str:
        """As `NormRef.article` has it: an article by its number alone, anything else with its unit."""
        return self.number if self.unit == "article" else f"{self.unit} {self.number}"


#: Words of which a paragraph needs one to name an article.
_NEEDED = frozenset(
    """
    article articles art arts section sections paragraph paragraphs para paras rule rules principle
    principles chapter chapters clause clauses title regulation
    """.split()
)


#: "§ 7", "s. 36 of the", "ss 3 and 4 of the".
_SIGNED = re.compile(r"§|(?<![\w'’.])ss?\.?\s?\d")


def articles_in(words: Words) -> list[Article]:
    """Every article expression of a paragraph, in order."""
    found: list[Article] = []
    if _NEEDED.isdisjoint(words.present) and _SIGNED.search(words.text, words.start, words.end) is None:
        return found
    for match in ARTICLE.finditer(words.text, words.start, words.end):
        article = _article(match)
        if article is not None:
            found.append(article)
    return found


def _article(match: re.Match[str]) -> Article | None:
    word = match["many"] or match["one"] or match["sign"] or match["what"]
    if match[0].startswith("ARTICLE 19"):  # the organisation of that name
        return None
    unit = _unit(word)
    if match["nth"]:
        number = str(_ORDINALS[match["nth"]])
    else:
        number = _numbers(match["list"] or match["number"] or match["signed"])
    if match["below"] and unit == "article":
        number += f"({match['below'].strip('()').replace(') (', ')(')})"
    lead = re.sub(r"\s+", " ", match["lead"] or "").lower()
    signed = (match["sign"] or "").startswith("§")
    return Article(Span(*match.span()), unit, number, lead.removeprefix("in "), signed)


def _unit(word: str) -> str:
    plain = word.lower().rstrip(".")
    return _UNIT.get(plain, plain.removesuffix("s") if plain != "§§" else "section")


def _numbers(written: str) -> str:
    """Numbers in one form: "7, 13", "33(1)", "31-33"; number words as numbers."""
    spelled = _SPELLED.get(re.sub(r"[\s-]", "", written.lower()))
    if spelled is not None:
        return str(spelled)
    close = re.sub(r"\s*\(\s*(\w+)\s*\)", r"(\1)", written)
    ranged = re.sub(r"\s*[–—-]\s*|\s+to\s+", "-", close)
    return re.sub(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*&\s*", ", ", ranged).strip()
