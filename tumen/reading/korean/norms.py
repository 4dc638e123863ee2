"""Treaties, laws and principles that a Korean document invokes: "난민협약 제33조", "강제송환금지 원칙".

Names stand in packs/korean/norms.toml by the codes of the vocabulary. A bill is none yet ("... 법안"), nor is
a name inside a longer one. An article behind a name is the name's, also where several are joined ("제3조와
제16조"); "같은 협약 제16조" and "이 협약 제3조" are of the treaty named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tumen.reading.korean.pack import norm_names, place_words
from tumen.reading.korean.sentences import Sentence, sentence_at
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class NormFound:
    """A norm with its article, and where it stands; ``leans_on`` is the name that a short form points to."""

    ref: NormRef
    span: Span
    leans_on: Span | None = None


_ARTICLE = r"(?:제 ?)?\d+조(?:의 ?\d+)?(?: ?(?:제 ?)?\d+항)?"
_ARTICLES = re.compile(rf"\s?(?P<all>{_ARTICLE}(?:(?:와|과|,|·| 및) ?{_ARTICLE})*)")
_NUMBER = re.compile(r"(?:제 ?)?(?P<article>\d+)조(?P<of>의 ?\d+)?(?: ?(?:제 ?)?(?P<part>\d+)항)?")
_YEAR = r"(?:(?:19|20)\d{2}년 ?)?"
#: What goes on behind a name makes it another's: "북한인권법안" is a bill, "헌법재판소" a court.
_BEHIND = r"(?!안(?:[ 은을이에의도과,.]|$)|재판|소원|기관|학자|개정안|률|일(?![가-힣]))"
_SORTS = ("협약", "의정서", "규약", "법")
#: What "협약 제3조" stands behind where no longer name ends in it.
_PART_ENDS = "은는이가을를며고서면도에의건게로와과,."
_AGAIN = re.compile(
    rf"(?<![가-힣])(?:(?:같은|동|이|위|그) |(?<=[{_PART_ENDS}] ))"
    rf"(?P<sort>{'|'.join(_SORTS)})(?=\s?{_ARTICLE})"
)
#: Whose convention a committee watches over: where no name stands, "협약 제3조" is of that one.
_WATCHED = {
    "고문방지": "cat",
    "아동권리": "crc",
    "여성차별철폐": "cedaw",
    "강제실종": "cped",
    "인종차별철폐": "icerd",
    "장애인권리": "crpd",
}
_COMMITTEE = re.compile(rf"(?P<of>{'|'.join(_WATCHED)})위(?:원회)?(?![가-힣]*법)")
_MARKS = "「」『』<>〈〉《》‘’“”'\""


def norms_of(text: str) -> list[NormFound]:
    """Every norm that the text names, in order."""
    found = [*_named(text)]
    found += _again(text, found)
    return sorted(found, key=lambda each: each.span.start)


def norm_claims(text: str, sentences: Sequence[Sentence]) -> list[ProposedClaim]:
    """One claim for each mention inside a sentence."""
    claims = []
    for norm in norms_of(text):
        sentence = sentence_at(sentences, norm.span.start)
        if sentence is None or not sentence.span.covers(norm.span):
            continue
        evidence = norm.leans_on or norm.span
        rule = "norm.again" if norm.leans_on else "norm.named"
        slot = Slot(norm.ref, rule, evidence, inherited=not sentence.span.covers(evidence))
        slots = {"sort": Slot(ClaimSort.NORM, "norm", norm.span), "norm": slot}
        claims.append(ProposedClaim(norm.span, sentence.part_at(norm.span.start), slots))
    return claims


def _named(text: str) -> Iterator[NormFound]:
    for match in _names().finditer(text):
        code = _codes()[_bare(match["name"])]
        if match["name"] in _OF_THE_LAND and _is_of_another(
            text[max(0, match.start() - _NEAR) : match.start()]
        ):
            continue
        yield from _with_articles(text, code, Span(match.start(), match.end()), None)


#: Laws that a Korean document means its own by, unless another country stands in front.
_OF_THE_LAND = frozenset({"헌법", "난민법", "국가보안법"})
_OURS = frozenset("한국 대한민국 우리 남한".split())
#: Code points in front of a law in which the name of its country stands: longer than any, with its particle.
_NEAR = 20


def _is_of_another(before: str) -> bool:
    word = re.search(r"([가-힣]+?)(?:의)? ?$", before)
    return word is not None and word[1] in place_words() and word[1] not in _OURS


def _again(text: str, named: Sequence[NormFound]) -> Iterator[NormFound]:
    """ "같은 협약 제16조": of the last name of that sort."""
    last: dict[str, NormFound] = {}
    names = iter([*named, None])
    name, watched = next(names), _watched(text)
    for match in _AGAIN.finditer(text):
        while name is not None and name.span.end <= match.start():
            last |= {sort: name for sort in _SORTS if sort in name.span.of(text)}
            name = next(names)
        norm = last.get(match["sort"]) or (watched if match["sort"] == "협약" else None)
        if norm is not None and norm.span.end <= match.start():
            yield from _with_articles(text, norm.ref.code, Span(*match.span()), norm.span)


def _watched(text: str) -> NormFound | None:
    """The convention of the committee that the text names first."""
    body = _COMMITTEE.search(text)
    return NormFound(NormRef(_WATCHED[body["of"]]), Span(*body.span())) if body else None


def _with_articles(text: str, code: str, span: Span, leans_on: Span | None) -> Iterator[NormFound]:
    """The norm, once for each article that stands behind its name."""
    end = span.end
    while end < len(text) and text[end] in _MARKS:
        end += 1
    articles = _ARTICLES.match(text, end)
    if articles is None:
        yield NormFound(NormRef(code), span, leans_on)
        return
    for place, number in enumerate(_NUMBER.finditer(text, articles.start("all"), articles.end("all"))):
        article = number["article"] + (f"-{number['of'].lstrip('의 ')}" if number["of"] else "")
        article += f"({number['part']})" if number["part"] else ""
        begin = span.start if place == 0 else number.start()
        yield NormFound(NormRef(code, article), Span(begin, number.end()), leans_on)


def _bare(name: str) -> str:
    return re.sub(r"[\s·]", "", name)


@cache
def _codes() -> dict[str, str]:
    """The code of each name, by its letters without spaces."""
    return {_bare(name): code for code, names in norm_names().items() for name in names}


@cache
def _names() -> re.Pattern[str]:
    """Any name, the longest first, with or without its spaces, and a year in front of it."""
    every = sorted({name for names in norm_names().values() for name in names}, key=len, reverse=True)
    spelt = "|".join(r"[ ·]?".join(map(re.escape, _bare(name))) for name in every)
    return re.compile(rf"(?<![가-힣A-Za-z\d]){_YEAR}(?P<name>{spelt}){_BEHIND}")
