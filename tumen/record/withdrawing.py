"""Figures that their publisher took back: a correction tells what an article of its own had said, an outlet
denies what it had told, or says in its own voice that it withdraws it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from tumen.access.models import Viewer
from tumen.claims.naming import source_key
from tumen.claims.queries import claims
from tumen.corroboration.figures import FigureClaim
from tumen.vocabulary.codes import Polarity

#: What stands before the title itself: the name of a mailing list, and that it is an answer.
_BEFORE = r"\W*(?:\[[^\]\n]{1,40}\]\s*|(?:re|fwd?|aw|회신|전달)\s*:\s*)*\W*"
#: A title that says that its document corrects or withdraws another.
_CORRECTS = re.compile(
    rf"{_BEFORE}(?:(?:we )?(?:correct(?:ion|ed)?|retract(?:ion|ed)?|withdraw(?:al|n)?)\b|정정|바로잡)",
    re.IGNORECASE,
)
#: A title in which the outlet itself, or a headline without anybody, takes something back. Nobody else ends
#: a Korean sentence in this form, which speaks to the reader.
_ITS_OWN = re.compile(
    r"\bwe (?:were|got (?:it|this|that)) wrong\b|\bwe (?:retract|withdraw)\b|\bour (?:error|mistake)\b"
    r"|(?:정정|철회|취소)(?:합니다|함)|바로잡(?:습니다|음)|사과드립니다"
    rf"|^{_BEFORE}(?:update[ds]?|amended|revised|new (?:figure|number|count))\b",
    re.IGNORECASE,
)
#: Who speaks where a correction tells what was wrong.
_ITSELF = frozenset(
    {"article", "report", "story", "headline", "기사", "보도"}
    | {
        f"{when} {what}"
        for when in ("earlier", "original", "first")
        for what in ("article", "report", "version")
    }
)
_TOLD = r"(?:wrote|written|said|reported|stated|published|told|announced|posted|claimed)"
_TEXTS = (
    r"(?:article|report|message|statement|story|claim|letter|figure|number|post|release|account|alert|note)"
)
#: A sentence that tells what the outlet itself had said, or that it takes that back. What it asks of others
#: ("they must withdraw") or may do ("we may withdraw") is neither.
_HAD_SAID = re.compile(
    rf"\b(?:we|this (?:newspaper|paper|agency|outlet|list|page)) (?:had |have )?(?:\w+ly |earlier )?{_TOLD}\b"
    rf"|\bwe (?:hereby |now |therefore )?(?:retract|withdraw|take back)\b"
    rf"|\bour (?:own )?(?:\w+ ){{0,2}}{_TEXTS}\b[^.;]{{0,60}}"
    rf"\b(?:{_TOLD}|spoke|gave|was wrong|is (?:hereby )?withdrawn)\b"
    r"|(?:본지|본보|본사|본 매체|본 기사|우리|저희)[^.]*?(?:보도|발표|전달|전|알|밝|썼|쓴)"
    r"|(?:철회|취소|정정)(?:합니다|한다|함)|바로잡(?:습니다|는다)",
    re.IGNORECASE,
)


class Headed(Protocol):
    """A document as far as it is asked here whether it takes something back."""

    @property
    def label(self) -> str: ...

    @property
    def publisher(self) -> str: ...


#: Gives the sentence of each of these claims (ids).
Sentences = Callable[[Collection[str]], Mapping[str, str]]


def sentences_of(viewer: Viewer) -> Sentences:
    """Gives the sentences of claims that the viewer may see."""
    return lambda ids: {each.id: each.sentence_text for each in claims(viewer, ids)}


def _unread(ids: Collection[str]) -> Mapping[str, str]:
    return {}


def withdrawn(
    figures: Iterable[FigureClaim],
    documents: Mapping[str, Headed],
    sentences: Sentences = _unread,
    *,
    among: Iterable[FigureClaim] | None = None,
) -> dict[str, str]:
    """The claims whose figure was taken back, each with the claim that tells so.

    A correction takes back the number that it says "the article" had, there and in what its publisher had
    published before or on the same day; so does whoever denies in the own voice what it had told of the same
    time, and a correction or withdrawal in the own voice whose sentence (``sentences`` gives it) tells what
    "we" had said. Others who took the number from there are not touched: they have not withdrawn it.
    ``among`` are those of the figures that `may_take_back`, where that is known.
    """
    told = list(figures)
    lines = _taking_back(told if among is None else list(among), documents, sentences)
    publishers = {documents[line.document].publisher for line in lines}
    of_publisher = _by_publisher(told, documents, {source_key(each) for each in publishers})
    found: dict[str, str] = {}
    for line in lines:
        publisher = source_key(documents[line.document].publisher)
        is_denial = _denies(line)
        for figure in of_publisher[publisher] if publisher else ():
            if is_denial and (_denies(figure) or not _is_of_its_time(figure, line)):
                continue
            if figure.document != line.document and _is_one(figure, line) and _is_not_after(figure, line):
                found[figure.id] = line.id
                found[line.id] = line.id
        if not is_denial:  # what is denied counts for nothing as it is
            found[line.id] = line.id
    return found


def may_take_back(figure: FigureClaim, about: Headed) -> bool:
    """Whether a figure of the document ``about`` may tell of a number that it is taken back; its sentence
    decides where this says yes."""
    return _takes_back(figure, about) is not None


def _by_publisher(
    told: Iterable[FigureClaim], documents: Mapping[str, Headed], wanted: Collection[str]
) -> Mapping[str, list[FigureClaim]]:
    found: dict[str, list[FigureClaim]] = defaultdict(list)
    keys: dict[str, str] = {}
    for figure in told if wanted else ():
        if about := documents.get(figure.document):
            name = about.publisher
            key = keys[name] if name in keys else keys.setdefault(name, source_key(name))
            if key in wanted:
                found[key].append(figure)
    return found


def _taking_back(
    told: list[FigureClaim], documents: Mapping[str, Headed], sentences: Sentences
) -> list[FigureClaim]:
    """The figures that tell of a number that it is taken back."""
    found, suspected = list[FigureClaim](), list[FigureClaim]()
    for figure in told:
        about = documents.get(figure.document)
        is_certain = _takes_back(figure, about) if about else None
        if is_certain is not None:
            (found if is_certain else suspected).append(figure)
    said = sentences([figure.id for figure in suspected]) if suspected else {}
    return found + [figure for figure in suspected if _HAD_SAID.search(said.get(figure.id, ""))]


def _takes_back(figure: FigureClaim, about: Headed) -> bool | None:
    """Whether it certainly does (True), or does where its sentence says so (False); None for neither."""
    corrects = bool(_CORRECTS.match(about.label))
    denies = _denies(figure)
    if not (corrects or denies or _ITS_OWN.search(about.label)):
        return None
    speaker = source_key(figure.speaker)
    is_own = bool(speaker) and speaker == source_key(about.publisher)
    if corrects and speaker in _ITSELF or is_own and denies:
        return True
    return False if is_own and (corrects or _ITS_OWN.search(about.label)) else None


def _denies(figure: FigureClaim) -> bool:
    return figure.polarity is Polarity.NEGATED


def _is_of_its_time(figure: FigureClaim, line: FigureClaim) -> bool:
    """Whether both tell of one time. Without one, "none were sent back" could deny what it never told of."""
    one, other = figure.interval, line.interval
    return one is not None and other is not None and one.overlaps(other)


def _is_one(figure: FigureClaim, line: FigureClaim) -> bool:
    one, other = figure.quantity, line.quantity
    return (one.low, one.high) == (other.low, other.high) and figure.act == line.act


def _is_not_after(figure: FigureClaim, line: FigureClaim) -> bool:
    if figure.published is None or line.published is None:
        return False
    first = figure.published.earliest or figure.published.latest
    last = line.published.latest or line.published.earliest
    return first is not None and last is not None and first <= last
