"""What later, shorter words point back to: "the Convention", "that treaty", "its Protocol", "the last"."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from tumen.reading.norms.articles import Article
from tumen.reading.norms.instruments import TREATY_LIKE, Instrument, called_of
from tumen.reading.norms.words import Cover, Words
from tumen.vocabulary.norms import NormKind, norms
from tumen.vocabulary.spans import Span

_POINTING = frozenset({"the", "that", "this", "said", "same"})
_OWNING = frozenset({"its", "their", "own"})
#: Words of later mention, and how near the first must be in code points (None: anywhere before).
_SMALL: dict[str, int | None] = {
    "convention": None,
    "covenant": None,
    "protocol": None,
    "treaty": None,
    "agreement": None,
    "accord": None,
    "pact": None,
    "memorandum": None,
    "arrangement": None,
    "charter": None,
    "declaration": 1500,
    "statute": 1500,
    "law": 400,
    "act": 400,
    "principle": 600,
    "rule": 300,
}
_CAPITAL = frozenset(
    """
    convention covenant protocol treaty agreement charter declaration statute act law code directive
    regulation decree ordinance document decision order compact memorandum rules principles resolution
    constitution pact accord regime arrangement proclamation
    """.split()
)
_LATER = _CAPITAL | frozenset(_SMALL) | {"protocols"}
_ALIKE = {
    **dict.fromkeys(("accord", "pact", "memorandum", "arrangement"), "agreement"),
    "rule": "principle",
    "protocols": "protocol",
}
_STOP = re.compile(
    r"(?<!\b[Aa]rt)(?<!\b[Aa]rts)(?<!\bNo)(?<!\bpara)[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z]"
    r"|\n\s*\n|\n(?=[-–•·\d])"
)
_WHICH = re.compile(
    r"\s+(?:of|in|to)\s+the\s+(?P<which>first|former|second|third|last|latter)"
    r"(?:\s+(?:of|named|one)\b[^.;,]{0,20})?\b"
)


@dataclass(slots=True)
class Reference:
    """A short later mention: its words, what it calls the norm, and how it points."""

    span: Span
    called: str
    is_own: bool = False
    is_near: bool = False  #: "that", "this", "the same": the nearest one
    is_capital: bool = False


#: Instruments kept in view for what points back without a name: "of the former", a bare "article 7".
_IN_VIEW = 40


@dataclass(slots=True)
class Story:
    """What a document has named so far; each resolved mention is remembered when it is read, in order."""

    recent: deque[Instrument] = field(default_factory=lambda: deque(maxlen=_IN_VIEW))
    aliases: dict[str, Instrument] = field(default_factory=dict)
    bound: dict[tuple[str, str], Instrument] = field(default_factory=dict)  #: articles, by unit and number
    by_called: dict[str, Instrument] = field(default_factory=dict)  #: the latest that can be called so
    by_code: dict[str, Instrument] = field(default_factory=dict)
    by_name: dict[str, Instrument] = field(default_factory=dict)  #: unknown ones, by `core_name`

    def remember(self, instrument: Instrument) -> None:
        self.recent.append(instrument)
        for called in instrument.called:
            self.by_called[called] = instrument
        if instrument.code:
            self.by_code[instrument.code] = instrument
        elif instrument.name:
            self.by_name.setdefault(core_name(instrument.name), instrument)

    def last(self, called: str, before: int, within: int | None = None) -> Instrument | None:
        """The latest instrument that can be called so, None when it stands farther back than ``within``."""
        instrument = self.by_called.get(called)
        if instrument is None or (within is not None and before - instrument.span.end > within):
            return None
        return instrument

    def before(self, offset: int) -> list[Instrument]:
        """The instruments in view that end before an offset, principles left out."""
        return [each for each in self.recent if each.span.end <= offset and not each.is_principle]


_YEAR_OR_NUMBER = re.compile(r"^(?:the|an?)\s+|^\d{4}\s+|,?\s*(?:of\s+)?(?:\(?\d{4}\)?|\([^)]*\))$")


def core_name(name: str) -> str:
    """An unknown instrument's name without its year: "refugees act" of "the Refugees Act, 1998"."""
    return _YEAR_OR_NUMBER.sub("", name.lower()).strip()


def references_in(words: Words, taken: Cover) -> list[Reference]:
    """Every short mention of a paragraph outside what is ``taken``."""
    found: list[Reference] = []
    if _LATER.isdisjoint(words.present):
        return found
    for index, key in enumerate(words.keys):
        if key not in _LATER or index == 0:
            continue
        is_capital = words.is_capital(index)
        if not (key in _SMALL or key == "protocols" or (is_capital and key in _CAPITAL)):
            continue
        if words.raw(index).isupper() or not words.is_spaced(index - 1):
            continue
        pointing = words.keys[index - 1]
        if pointing not in _POINTING and pointing not in _OWNING:
            pointing = _over_an_adjective(words, index)
        is_optional = words.keys[index - 1] in ("optional", "additional") and key == "protocol"
        first = index - 1 if words.keys[index - 1] in _POINTING | _OWNING else index - 2
        if not pointing or _goes_on(words, index) or (key == "protocols" and pointing not in _OWNING):
            continue
        if key in ("law", "act", "rule") and not is_capital and pointing not in ("that", "this", "same"):
            continue
        span = Span(words.starts[max(first, 0)], words.ends[index])
        if taken.touches(span):
            continue
        found.append(
            Reference(
                span,
                _ALIKE.get(key, key),
                is_own=pointing in _OWNING or is_optional,
                is_near=pointing not in ("the", *_OWNING),
                is_capital=is_capital,
            )
        )
    return found


def _over_an_adjective(words: Words, index: int) -> str:
    """The pointing word before one adjective: "its Optional Protocol", "the said Convention"."""
    if index < 2 or not words.is_spaced(index - 2):
        return ""
    adjective, pointing = words.keys[index - 1], words.keys[index - 2]
    allowed = {
        "optional",
        "additional",
        "said",
        "same",
        "first",
        "1967",
        "present",
        "aforementioned",
        "very",
        "latter",
    }
    return pointing if adjective in allowed and pointing in _POINTING | _OWNING else ""


def _goes_on(words: Words, index: int) -> bool:
    """Whether the word is part of a longer name: "the Convention on", "the Protocol Office"."""
    if index + 1 >= words.count or not words.is_spaced(index):
        return False
    after = words.keys[index + 1]
    if after in ("bodies", "body", "between", "on", "relating", "concerning", "against", "governing"):
        return True
    if after == "of":
        return words.keys[index] in ("principle", "rule", "law", "act", "code", "constitution")
    return (
        words.keys[index] in ("code", "law", "act", "order", "document")
        and words.is_capital(index + 1)
        and words.is_capital(index)
        and words.raw(index + 1).isalpha()
    )


_THERETO = re.compile(r"\b(?:[Oo]ptional\s+)?[Pp]rotocols?\s+(?:thereto|to\s+it)\b")


def protocols_thereto(words: Words, taken: Cover) -> list[Reference]:
    """ "The Optional Protocol thereto": the protocol of the treaty just named."""
    if words.present.isdisjoint(("protocol", "protocols")):
        return []
    found = (Span(*match.span()) for match in _THERETO.finditer(words.text, words.start, words.end))
    return [Reference(span, "protocol", is_own=True) for span in found if not taken.touches(span)]


def resolve(reference: Reference, story: Story) -> Instrument | None:
    """What a short mention points back to, None when nothing before it can be meant."""
    start = reference.span.start
    if reference.called == "protocol" and reference.is_own:
        owner = _owner(story, start)
        if owner is not None:
            return owner
    if reference.is_capital and not reference.is_own:
        given = story.aliases.get(reference.called)
        if given is not None:
            return given
    if reference.is_own:
        return None
    within = None if reference.is_capital else _SMALL.get(reference.called)
    return story.last(reference.called, start, within)


def _owner(story: Story, start: int) -> Instrument | None:
    """The protocol that belongs to the treaty just named, as an instrument of its own."""
    for instrument in reversed(story.recent):
        if instrument.span.start >= start:
            continue
        if start - instrument.span.end > 300:
            return None
        norm = norms().get(instrument.code)
        if norm is not None and norm.its_protocol:
            code = norm.its_protocol
            return Instrument(instrument.span, code, "", called_of(code), "norm.its-protocol")
    return None


#: No sentence runs over more code points than this.
_LONG = 1500


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two offsets."""
    return end - start <= _LONG and not _STOP.search(text, start, min(end + 1, len(text)))


def which_of(text: str, article: Article, story: Story) -> tuple[Instrument, int] | None:
    """What "of the first", "of the latter" means, and where those words end.

    The instruments counted are those of the same sentence, or of the sentence before where it names none.
    """
    match = _WHICH.match(text, article.span.end)
    if match is None:
        return None
    named = story.before(article.span.start)
    here = [each for each in named if is_one_sentence(text, each.span.end, article.span.start)]
    if len(here) < 2:
        stops = [
            found.start()
            for found in _STOP.finditer(text, max(0, article.span.start - _LONG), article.span.start)
        ][-2:]
        begin = stops[0] if len(stops) == 2 else 0
        here = [each for each in named if each.span.start >= begin]
    if not here:
        return None
    place = {"first": 0, "former": -2, "second": 1, "third": 2}.get(match["which"], -1)
    if not -len(here) <= place < len(here):
        return None
    return here[place], match.end()


#: Which unit a bare number can be of: "section 28" of an act, "rule 3" of rules.
_UNITS = {
    "article": TREATY_LIKE | {"constitution", "law", "code", "declaration", "regulation", "directive"},
    "section": {"act", "law", "code", "ordinance", "constitution"},
    "rule": {"rules"},
    "principle": {"principles"},
    "paragraph": {"document", "declaration", "compact", "resolution"},
}
#: Code points within which a bare "section 28" or "rule 3" still belongs to the act named before.
_NEAR = 700


#: Whose article it is that a court or committee found broken: "the European Court found a violation of
#: Article 3".
_WATCHED_BY = (
    (r"European\s+Court(?:\s+of\s+Human\s+Rights)?|ECtHR|Strasbourg\s+[Cc]ourt", "echr"),
    (r"Committee\s+against\s+Torture|CAT\s+Committee", "cat"),
    (r"Human\s+Rights\s+Committee", "iccpr"),
    (r"Committee\s+on\s+the\s+Rights\s+of\s+the\s+Child|CRC\s+Committee", "crc"),
    (
        r"Committee\s+on\s+the\s+Elimination\s+of\s+Discrimination\s+[Aa]gainst\s+Women|CEDAW\s+Committee",
        "cedaw",
    ),
    (r"Committee\s+on\s+Enforced\s+Disappearances", "cped"),
    (r"Inter-American\s+(?:Court|Commission)", "american-convention"),
    (r"African\s+(?:Court|Commission)\s+on\s+Human", "african-charter"),
)
_WATCHING = tuple((re.compile(rf"\b(?:{body})\b"), code) for body, code in _WATCHED_BY)
_RULES_OF_COURT = "Rules of Court of the European Court of Human Rights"
_TRIED = (
    r"(?:charged|jailed|sentenced|convicted|imprisoned|prosecuted|tried|arrested|detained|guilty"
    r"|punish\w+|fined)"
)
_CHARGED_UNDER = re.compile(rf"\b{_TRIED}\b[^.;]{{0,30}}\bunder\s+$", re.IGNORECASE)
_CHARGED = re.compile(rf",?\s+(?:\w+\s+){{1,3}}(?:was|were|been)\s+{_TRIED}\b", re.IGNORECASE)
_REFUGE = re.compile(r"\b(?:refugee|asylum|refoul|persecut|deport|sen[dt]\s+back|return)", re.IGNORECASE)
#: Code points of the same sentence in which a court is looked for; and what one behind the article is
#: reckoned farther: "the European Court found a violation of Article 3, and the Committee agreed".
_BESIDE, _BEHIND = 240, 120


def _is_of_a_charge(text: str, article: Article) -> bool:
    """Whether somebody was tried under an article, which is then a code's: "jailed under Article 33"."""
    before = text[max(0, article.span.start - 60) : article.span.start]
    behind = text[article.span.end : article.span.end + 60]
    return bool(_CHARGED_UNDER.search(before) or _CHARGED.match(behind) and before.rstrip().endswith("under"))


def of_a_court(text: str, article: Article) -> Instrument | None:
    """What the court or committee named in the sentence watches over, for an article that stands alone."""
    start, end = article.span.start, article.span.end
    if article.unit != "article" and (article.unit, article.number) != ("rule", "39"):
        return None
    if _is_of_a_charge(text, article):
        return None
    named = [
        (
            start - found.end() if found.end() <= start else found.start() - end + _BEHIND,
            Span(*found.span()),
            code,
        )
        for pattern, code in _WATCHING
        for found in pattern.finditer(text, max(0, start - _BESIDE), end + _BESIDE)
        if is_one_sentence(text, min(end, found.end()), max(start, found.start()))
    ]
    if not named:
        return None
    _, span, code = min(named)
    if article.unit == "article":
        return Instrument(span, code, "", called_of(code), "norm.court")
    return (
        Instrument(span, "", _RULES_OF_COURT, frozenset({"rules"}), "norm.court") if code == "echr" else None
    )


def bare(text: str, article: Article, story: Story) -> Instrument | None:
    """The instrument of an article that stands without one: the same as before, else the one named last."""
    called = _UNITS.get(article.unit)
    if called is None:
        return None
    before = [each for each in story.before(article.span.start) if each.called & called]
    bound = story.bound.get((article.unit, article.number))
    here = [each for each in before if is_one_sentence(text, each.span.end, article.span.start)]
    if not here and bound is None and (watched := of_a_court(text, article)) is not None:
        return watched
    if article.unit != "article":
        return bound or _near(article, before)
    if not before:
        return _known_by_number(text, article)
    if not here:
        return bound or settle_by_article(before[-1], article, story)
    # "the Covenant and Article 10": the article is another's, if it was another's before.
    is_joined = re.fullmatch(r",?\s+(?:and|or|nor)\s+", text[here[-1].span.end : article.span.start])
    return bound if is_joined and bound is not None else here[-1]


def _known_by_number(text: str, article: Article) -> Instrument | None:
    """The Refugee Convention, whose article 33 is named alone, where people are told of who are sent back."""
    around = text[max(0, article.span.start - 400) : article.span.end + 400]
    if article.number.partition("(")[0] != "33" or not _REFUGE.search(around):
        return None
    if _is_of_a_charge(text, article):
        return None
    code = "refugee-convention"
    return Instrument(article.span, code, "", called_of(code), "norm.number-known")


def _near(article: Article, before: list[Instrument]) -> Instrument | None:
    """A section is of an act named shortly before; a paragraph where a word ties it ("its paragraph 16")."""
    if not before or (article.unit == "paragraph" and not article.lead):
        return None
    return before[-1] if article.span.start - before[-1].span.end <= _NEAR else None


def settle_by_article(instrument: Instrument, article: Article, story: Story) -> Instrument:
    """Which of two conventions "the Convention" is, where the article's number tells: 33 is the refugees'."""
    first = re.split(r"\D", article.number)[0]
    norm = norms().get(instrument.code)
    if article.unit != "article" or norm is None or first in norm.key_articles:
        return instrument
    for code, other in story.by_code.items():
        if norms()[code].kind is NormKind.TREATY and first in norms()[code].key_articles:
            return other
    return instrument
