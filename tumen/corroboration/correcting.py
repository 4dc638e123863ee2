"""What a sentence does to a figure in it: correct an earlier one by it, take it back, or neither.

Conservative: only words that speak of a figure, a report or a version of it count. "The number was cut
from 600 to 500" tells what happened and corrects nothing; nor does a correction that is demanded, denied or
only possible.
Reads English and Korean; other languages give no correction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.corroboration.figures import FigureClaim
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Correction:
    """``retracts``: the figure is the one taken back; otherwise it takes the place of an earlier one.

    ``evidence`` covers the deciding words and the figure, in code points of the sentence.
    """

    retracts: bool
    evidence: Span


#: Stands for the figure in the patterns: a private-use character, repeated over the figure's length.
_MARK = "\ue000"
_HEDGE = (
    r"(?:about|around|roughly|some|nearly|almost|over|at least|up to|more than|fewer than|less than|just|only"
    r"|closer to|as (?:many|few) as)"
)
_F = rf"(?:{_HEDGE} )*{_MARK}+"
_GAP = r"(?:[^\s,;:.]+ ){0,%d}?"
_COUNT = r"(?:estimates?|figures?|(?:death )?tolls?|counts?|tally|tallies)"
_NUMBER = rf"(?:{_COUNT}|number)"
_TEXT = (
    r"(?:articles?|reports?|story|stories|statements?|releases?|posts?|pages?|letters?|dispatch|bulletins?"
    r"|lists?|notes?)"
)
_OTHER = r"(?:[\w,.]+ ){1,4}?"
_OF = r"(?: of [^,;.]{1,40}?)?"
_BE = r"(?:(?:has|have|had) (?:since |later |now )?been|was|were|is|are)"
#: Words that only speak of a text or a count, and words that also tell what happens to people.
_REVISE = r"(?:revised|corrected|amended|updated)"
_CHANGE = r"(?:lowered|raised|adjusted|reduced|changed)"

#: The figure is the new one.
_NEW = (
    rf"\b{_REVISE} {_GAP % 6}(?:{_NUMBER}|(?:up|down)(?:wards?)?) (?:from {_OTHER})?{_GAP % 3}to {_F}",
    rf"\b{_CHANGE} {_GAP % 3}{_COUNT} {_GAP % 6}to {_F}",
    rf"\b{_NUMBER} {_BE} (?:since |later |now )?{_REVISE} {_GAP % 5}to {_F}",
    rf"\b{_REVISE} {_NUMBER}{_OF},? (?:is |was |of |to |(?:now )?stands at )?{_F}",
    rf"\bnow (?:believed|thought|known|estimated|understood) to be {_F}",
    rf"\bnow (?:put|estimated) at {_F}",
    rf"\b(?:correct|right) {_NUMBER}{_OF} (?:is|was|should be|should have been) {_F}",
    rf"\b(?:should have (?:read|said)|should read) {_GAP % 4}{_F}",
    rf"\b{_NUMBER} should (?:be|have been) {_F}",
)
#: The figure is the old one.
_OLD = (
    rf"\b(?:earlier|previous|original|first) versions? of (?:this|the|our|its|that) (?:\w+ )?{_TEXT}\b"
    rf"[^.;]{{0,80}}?{_F}",
    rf"\b(?:{_REVISE}|{_CHANGE}) {_GAP % 6}{_COUNT} {_GAP % 6}from {_F} {_GAP % 4}to\b",
    rf"\b(?:revised|corrected) (?:up|down)(?:wards?)? from {_F}",
    rf"\b(?:retract(?:s|ed)?|withdraws?|withdrew|withdrawn) {_GAP % 4}(?:{_NUMBER}|claims?|{_TEXT})\b"
    rf"[^.;]{{0,40}}?{_F}",
    rf"\b(?:{_NUMBER}|claim) of {_F}[^.;,]{{0,40}} {_BE} (?:hereby )?(?:retracted|withdrawn)\b",
    rf"\b(?:correct|right) {_NUMBER}\b[^.;]{{0,60}}, (?:and )?not {_F}",
    rf"\bshould have (?:read|said)\b[^.;]{{0,60}}(?:, (?:and )?not|rather than|instead of) {_F}",
    rf"\bhad (?:\w+ly |earlier )?(?:said|reported|announced|told|written|claimed)\b[^.;]{{0,60}}?{_F}"
    r"[^.;]{0,100}?\b(?:retract(?:s|ed)?|withdr(?:ew|aws?)|(?:takes?|took) (?:it|this|that) back)\b",
)
_NOTICE = re.compile(r"\W*(?:corrections?|corrigendum|erratum)\b[^:.]{0,30}[:.–—-]", re.IGNORECASE)
#: In a notice: what the figure is not.
_INSTEAD = re.compile(rf"(?:\bnot|\brather than|\binstead of) {_F}", re.IGNORECASE)
#: Behind the old figure of "an earlier version said 600 instead of 500".
_BETTER = re.compile(
    rf"\bversions? of\b[^.;]{{0,120}}\b(?:instead of|rather than|in place of|not) {_F}", re.IGNORECASE
)
#: Somebody else's wish, a refusal, or a mere possibility, shortly before the deciding word.
_UNREAL = re.compile(
    r"(?:\b(?:not|never|nor|without|refus\w+|declin\w+|yet to|would|could|should|may|might|must|if|whether"
    r"|unless|urg\w+|ask\w*|demand\w*|call\w* (?:on|for)|plan\w* to|expect\w* to)|n['’]t)"
    r"\s(?:[^\s,;.]+\s){0,4}$",
    re.IGNORECASE,
)

_UNIT = r"(?:여)?\s?(?:명|건|가구|세대|사람|인)?"
_RIGHT = r"(?:정정(?:합니다|한다|했|하였|하며|하고|함|됐|되었|된|\)|\])|바로잡(?:습니다|는다|았|고|으며|음))"
_SINCE = r"(?:이므로|이기에|이기 때문에|이어서|이 맞아|이 맞기에|이었기에)"
_SAID = r"(?:보도|발표|전|밝|썼|했|적|표기|기재)"
_HAD_TOLD = r"(?:알렸|밝혔|전했|발표했|보도했|주장했|말했)(?:던|다가|으나|지만)"
_WORDS = r"(?:\S+\s){0,4}?"
_KOREAN_NOTICE = re.compile(r"\W*(?:정정\s?보도|정정합니다|정정|바로잡습니다)\s?[\]):：】]")
_KOREAN_NEW = (
    rf"{_MARK}+{_UNIT}\s?(?:으로|로)\s?{_WORDS}{_RIGHT}",
    rf"{_MARK}+{_UNIT}\s?{_SINCE}\s?{_WORDS}{_RIGHT}",
)
_KOREAN_OLD = (
    rf"{_MARK}+{_UNIT}\s?(?:에서|을|를)\s{_WORDS}\S*(?:으로|로)\s?{_RIGHT}",
    rf"{_MARK}+{_UNIT}\s?(?:이라고|라고|으로)\s?(?:잘못\s)?{_SAID}[^.]{{0,60}}{_RIGHT}",
    rf"{_MARK}+{_UNIT}\s?(?:이라는|라는)\s{_WORDS}(?:철회(?:합니다|한다|했|하였|함)|취소(?:합니다|한다|했))",
    # Who had told it takes it back: "120명이 송환됐다고 알렸던 단체가 이를 철회했다".
    rf"{_MARK}+{_UNIT}[^.]{{0,40}}?다고\s?{_HAD_TOLD}[^.]{{0,60}}?(?:철회|취소|번복)(?:합니다|한다|했|하였|함)",
)
_KOREAN_UNREAL = re.compile(r"(?:정정|바로잡|철회)\S*\s?(?:지 않|지 못|을 거부|을 요구|해야|하라|할)")


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_NEW_PATTERNS, _OLD_PATTERNS = _compiled(_NEW), _compiled(_OLD)
_KOREAN_NEW_PATTERNS, _KOREAN_OLD_PATTERNS = _compiled(_KOREAN_NEW), _compiled(_KOREAN_OLD)


def correction_in(sentence: str, figure: Span) -> Correction | None:
    """What ``sentence`` does to the figure at ``figure`` (code points of it); None: nothing that is sure."""
    marked = sentence[: figure.start] + _MARK * len(figure) + sentence[figure.end :]
    if not len(figure):
        return None
    return _english(marked) or _korean(marked)


def with_correction(claim: FigureClaim, sentence: str, figure: Span) -> FigureClaim:
    """``claim`` with what its sentence does to it, where that is known."""
    found = correction_in(sentence, figure)
    if found is None:
        return claim
    return replace(
        claim,
        corrects=claim.corrects or not found.retracts,
        retracts=claim.retracts or found.retracts,
    )


def _english(marked: str) -> Correction | None:
    better = _BETTER.search(marked)
    if better:
        return Correction(False, Span(*better.span()))
    notice = _NOTICE.match(marked)
    old, new = _first(_OLD_PATTERNS, marked), _first(_NEW_PATTERNS, marked)
    if notice and old is None:
        old = _first((_INSTEAD,), marked)
    if old or new:
        return Correction(old is not None, old or new or Span(0, 0))
    return _noticed(notice, marked)


def _korean(marked: str) -> Correction | None:
    if _KOREAN_UNREAL.search(marked):
        return None
    old, new = _first(_KOREAN_OLD_PATTERNS, marked), _first(_KOREAN_NEW_PATTERNS, marked)
    if old or new:
        return Correction(old is not None, old or new or Span(0, 0))
    return _noticed(_KOREAN_NOTICE.match(marked), marked)


def _noticed(notice: re.Match[str] | None, marked: str) -> Correction | None:
    """In a sentence headed "Correction:", what is not called wrong is right."""
    return Correction(False, Span(0, marked.rindex(_MARK) + 1)) if notice else None


def _first(patterns: tuple[re.Pattern[str], ...], marked: str) -> Span | None:
    """The first words that match and are told as done."""
    matches = (match for pattern in patterns for match in pattern.finditer(marked))
    real = (match for match in matches if match is not None and not _is_unreal(marked, match))
    return next((Span(*match.span()) for match in real), None)


def _is_unreal(marked: str, match: re.Match[str]) -> bool:
    return _UNREAL.search(marked, 0, match.start()) is not None and match.re is not _INSTEAD
