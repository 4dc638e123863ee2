"""What a figure counts: one happening, a state of things, a running count, or a number per period."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tumen.reading.modality import clause_text, is_perfect, is_present
from tumen.reading.parsing import text_of
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval

_RATE = re.compile(
    r"\b(?:(?:every|each|per)\s+(?:single\s+)?(?:year|month|week|day|night|quarter)|(?<!half )(?:a"
    r"|an)\s+(?:year|month|week|day|night)(?!\s+(?:ago|later|earlier|before|after|in|of|or|and|to|long|old"
    r"|without|on))|annually|yearly|monthly|weekly|daily|on\s+average|an\s+average\s+of|at\s+a\s+time)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:in\s+total|altogether|in\s+all|to\s+date|so\s+far|a\s+total\s+of|total(?:s|led|ling|ing|ed)?"
    r"|overall|cumulative\w*|over\s+the\s+(?:past|last|years?|decades?)"
    r"|during\s+the\s+(?:year|quarter|reporting)|until\s+now|on\s+record|recorded|documented|tally|toll"
    r"|database|in\s+that\s+time|in\s+the\s+same\s+period)\b",
    re.IGNORECASE,
)
_STATE_ACTS = frozenset({"detention", "enforced disappearance", "displacement", "forced labour"})


_RATE_BEFORE = re.compile(
    r"\b(?:every|each)\s+(?:year|month|week|day|night|winter|quarter)\W+(?:[\w’'-]+\W+){0,6}$", re.IGNORECASE
)


def is_rate(text: str, start: int, end: int) -> bool:
    """Whether a period stands right after the figure at ``start`` to ``end`` ("200 a month") or heads its
    clause."""
    after = _RATE.search(text, end, min(len(text), end + 45))
    return after is not None or _RATE_BEFORE.search(text[:start]) is not None


def kind_of(
    *,
    figure: Token,
    predicate: Token | None,
    act: str,
    rate: bool,
    counts_cases: bool,
    leans: bool,
    realis: Realis,
    interval: Interval | None,
    many: bool,
    huge: bool,
    period: bool,
) -> tuple[ClaimKind, str]:
    """Event, state, total or rate: by a rate phrase, by being rather than happening, by the period counted
    over.

    ``interval`` is the time told of the figure, where there is one; over `_TOTAL_DAYS` it makes a count of
    many
    happenings when it is told as a ``period`` ("since 2020") or ``many`` are counted; "two died in March" is
    one event.
    What has not happened yet is never a total.
    """
    if rate:
        return ClaimKind.RATE, "kind.rate"
    happening = (
        act in ("death", "killing", "arrest", "prosecution", "forced repatriation")
        and predicate is not None
        and predicate.pos_ == "VERB"
    )
    existing = _existential(figure)
    if existing is not None and not counts_cases and not (happening and predicate is not existing):
        return ClaimKind.STATE, "kind.there-are"
    if predicate is not None and not counts_cases and _is_state(predicate, act, interval):
        return ClaimKind.STATE, "kind.state"
    if realis not in (Realis.ASSERTED, Realis.HABITUAL):
        return ClaimKind.EVENT, "kind.not-yet"
    days = _days(interval)
    if (
        days is not None
        and days > _TOTAL_DAYS
        and (many or counts_cases or period)
        and not (leans and not period)
    ):
        return ClaimKind.TOTAL, "kind.period"
    if _TOTAL.search(clause_text(figure)) and not (interval is not None and interval.is_day):
        return ClaimKind.TOTAL, "kind.total-words"
    if re.search(
        r":\s*(?:about\s+|at\s+least\s+|some\s+|more\s+than\s+)?$", text_of(figure.doc)[: figure.idx]
    ) and _follows_label(figure):
        return ClaimKind.TOTAL, "kind.labelled-count"
    if counts_cases and (days is None or days > 1) and _is_counted_up(figure):
        return ClaimKind.TOTAL, "kind.cases-recorded"
    if act in ("displacement",) and predicate is None:
        return ClaimKind.STATE, "kind.condition"
    if huge and not leans and (days is None or days > _TOTAL_DAYS):
        return ClaimKind.TOTAL, "kind.huge"
    if is_perfect(predicate) and interval is None and not leans and act:
        return ClaimKind.TOTAL, "kind.perfect"
    return ClaimKind.EVENT, "kind.default"


#: A figure told of more days than this counts many happenings: longer than a week told as one operation,
#: shorter than a month.
_TOTAL_DAYS = 25


def _days(interval: Interval | None) -> float | None:
    if interval is None:
        return None
    if interval.earliest is None or interval.latest is None:
        return float("inf")
    return (interval.latest - interval.earliest).days + 1


def _existential(figure: Token) -> Token | None:
    """The verb of "there are 2,000 ...", "we were five", when the figure hangs directly under it."""
    token = figure
    for _ in range(3):
        if token.dep_ == "ROOT":
            break
        token = token.head
        if token.lemma_ == "be" and any(child.dep_ == "expl" for child in token.children):
            return token
        if token.pos_ == "VERB":
            break
    return None


def _is_state(predicate: Token, act: str, interval: Interval | None) -> bool:
    lemma = predicate.lemma_.lower()
    if lemma in ("remain", "await", "wait", "live", "languish", "stay", "sleep", "share", "sit", "house"):
        return True
    if lemma in ("hold", "keep", "confine", "crowd", "cram"):
        return not (interval is not None and interval.is_day and not is_present(predicate))
    if lemma == "be" and act in _STATE_ACTS:
        return True
    return (
        act in _STATE_ACTS
        and is_present(predicate)
        and not is_perfect(predicate)
        and lemma not in ("disappear", "vanish")
    )


def _follows_label(figure: Token) -> bool:
    """Whether the words before the colon name what is counted: "Deaths in custody: 3"."""
    return figure.i > 1 and figure.i <= 12 and figure.pos_ == "NUM"


def _is_counted_up(figure: Token) -> bool:
    """Whether cases are told as recorded ("has documented 41 cases") or as a sum, not as one happening."""
    token = figure
    for _ in range(4):
        if token.dep_ == "ROOT":
            break
        token = token.head
        if token.lemma_.lower() in (
            "record",
            "document",
            "register",
            "verify",
            "count",
            "log",
            "list",
            "report",
            "identify",
            "confirm",
            "collect",
            "know",
            "tally",
            "have",
            "hold",
            "keep",
            "contain",
        ):
            return True
    return False
