"""The main path: a text's norms, each mention with what it names and why.

Paragraph by paragraph: known names, then unknown ones by their shape, then articles and short references,
which are tied to what stands beside them or was named before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from tumen.reading.norms.agreements import agreements_in, known_by_year
from tumen.reading.norms.articles import Article, articles_in
from tumen.reading.norms.countries import countries_of, of_congress_or_assembly, of_country, whose_act
from tumen.reading.norms.instruments import Instrument, aliased_in, known_in
from tumen.reading.norms.referring import (
    Reference,
    Story,
    bare,
    core_name,
    protocols_thereto,
    references_in,
    resolve,
    settle_by_article,
    which_of,
)
from tumen.reading.norms.shapes import shapes_in
from tumen.reading.norms.spellings import acronyms
from tumen.reading.norms.words import Cover, Words, may_name_a_norm, paragraphs_of
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.places import find_places
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class NormMention:
    """One mention: its words, the norm with its article, and the rule that read it.

    ``leans_on`` is where an earlier mention stands that a short one ("the Convention") points back to.
    """

    span: Span
    ref: NormRef
    rule: str
    leans_on: Span | None = None


#: What may stand between an article and its instrument: "(treason) of the", "of Türkiye’s own", "of the UN".
_WORD_BETWEEN = (
    r"(?>(?:the|that|this|its|their|our|your|his|her|own|said|same|revised|amended|new|old|current|former)\b"
    r"|(?:country|nation|state)['’]s|[A-ZÀ-Þ][\w.’'-]*|[\"“])"
)
_OF = re.compile(
    rf"(?:\s*\([^)\n]{{1,80}}\))?,?\s*(?:of|in|under|to|from|OF|IN|UNDER)\s+(?:{_WORD_BETWEEN}\s*){{0,7}}+"
    r"|\s+|,\s+|\s+\(?the\s+"
)
_OF_WHICH = re.compile(r"\s+(?:of|in|under)\s+which\b|\s+thereof\b|\s+of\s+it\b")
#: What may stand between an instrument and its article: "ICCPR, article 7", "(art. 3)", "'s Article 3".
_AFTER_NAME = re.compile(r"(?:['’]s)?(?:\s+|,\s+|\s*\((?:see\s+)?)")
_THE_ARTICLE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:same\s+)?(?:article|provision)\b(?!\s+\d)")
#: Code points after an article within which "the article" is that one and not a newspaper's.
_ARTICLE_NEAR = 600
#: What a label adds to a name: a country, "as the letter words it". Paragraphs of articles, "(3)", are none.
_ADDED = re.compile(r"\s*\((?!\w{1,3}\))[^()]*\)")


def find_norms(text: str) -> list[NormMention]:
    """Every mention of a norm in ``text``, in order and without overlaps."""
    reading = _Reading(text)
    for start, end in paragraphs_of(text):
        if may_name_a_norm(text, start, end, acronyms()):
            reading.read(Words(text, start, end))
    return sorted(reading.mentions, key=lambda mention: mention.span)


def norms_named(words: str) -> list[NormRef]:
    """The norms that a label or a title names, whatever it adds in brackets: "... Act (Thailand)".

    A country in brackets says whose law it is, where laws of several countries are called so.
    """
    named = [mention.ref for mention in find_norms(_ADDED.sub("", words))]
    if named and named[0].code in ("", "nk-human-rights-act"):
        owned = find_norms(_ADDED.sub(_of_its_country, words))
        if owned and owned[0].ref.code:
            named[0] = replace(owned[0].ref, article=named[0].article)
    return named


def _of_its_country(added: re.Match[str]) -> str:
    places = find_places(added[0])
    return f" of {places[0].span.of(added[0])}" if len(places) == 1 else ""


#: "Common article 3" is that of the four Geneva Conventions, named or not.
_GENEVA = Instrument(Span(0, 0), "geneva-conventions", "", frozenset(), "norm.article-common")


class _Reading:
    """One document while it is read: what it has named so far, and the mentions found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.story = Story()
        self.mentions: list[NormMention] = []
        self.blocked: set[str] = set()
        self.countries = countries_of(text)

    def read(self, words: Words) -> None:
        """Read one paragraph."""
        if not words.count:
            return
        items, articles = self._parts(words)
        order = sorted([*items, *articles], key=lambda part: (part.span.start, -part.span.end))
        done: set[int] = set()
        first = len(self.mentions)
        for part in order:
            if id(part) in done:
                continue
            if isinstance(part, Article):
                self._take_article(part, items, done)
            elif isinstance(part, Instrument):
                self._take_instrument(part)
            else:
                self._take_reference(part)
        self._take_the_article(words, first)

    def _parts(self, words: Words) -> tuple[list[Instrument | Reference], list[Article]]:
        taken = Cover(words.start, words.end)
        known = known_in(words, self.story.aliases, self.blocked)
        taken.take(each.span for each in known)
        agreements = agreements_in(words, taken)
        given = set(self.story.aliases)
        shapes = shapes_in(words, taken, self.story.aliases)
        shapes += aliased_in(words, taken, self.story.aliases, set(self.story.aliases) - given)
        articles = [article for article in articles_in(words) if not taken.touches(article.span)]
        references = protocols_thereto(words, taken)
        taken.take(each.span for each in references)
        references += references_in(words, taken)
        items: list[Instrument | Reference] = [*known, *agreements, *shapes, *references]
        return sorted(items, key=lambda item: item.span.start), articles

    @cached_property
    def whose_act(self) -> str:
        """Whose North Korean Human Rights Act, by the whole text."""
        return whose_act(self.text)

    # --- instruments ---

    def _take_instrument(self, instrument: Instrument) -> None:
        self._know(instrument)
        self._say(instrument.span, instrument, "", instrument.rule)

    def _know(self, instrument: Instrument) -> None:
        """Give a new instrument its code by country or by an earlier mention, and remember it."""
        text, span = self.text, instrument.span
        if instrument.code == "nk-human-rights-act":
            instrument.code = of_congress_or_assembly(text, span.start, span.end) or self.whose_act
        if not instrument.code:
            earlier = self._earlier(instrument)
            if earlier is not None:
                instrument.code, instrument.name = earlier.code, earlier.name
            else:
                instrument.code = of_country(instrument, text) or known_by_year(
                    instrument, text, self.countries
                )
                if instrument.code:
                    instrument.name = ""
        self.story.remember(instrument)

    def _earlier(self, instrument: Instrument) -> Instrument | None:
        """The same unknown instrument named before: "the Refugees Act" after "the Refugees Act, 1998"."""
        name = instrument.name.lower()
        alias = self.story.aliases.get(name)
        if alias is not None:
            return alias
        known = self.story.by_name.get(core_name(instrument.name))
        if known is not None or instrument.rule != "norm.agreement" or not instrument.modifiers:
            return known
        for other in reversed(self.story.recent):
            is_same_year = instrument.year in (None, other.year)
            if other.rule == "norm.agreement" and is_same_year and instrument.modifiers <= other.modifiers:
                return other
        return None

    # --- short references ---

    def _take_reference(self, reference: Reference) -> None:
        meant = resolve(reference, self.story)
        if meant is None:
            return
        rule = "norm.its-protocol" if meant.rule == "norm.its-protocol" else "norm.reference"
        again = replace(meant, span=reference.span, rule=rule)
        self.story.remember(again)
        self._say(reference.span, again, "", rule, meant.span)

    def _take_the_article(self, words: Words, first: int) -> None:
        """ "The article exists so that ...": the one just named, and not a newspaper's."""
        if "article" not in words.present and "provision" not in words.present:
            return
        here = self.mentions[max(0, first - 1) :]
        for match in _THE_ARTICLE.finditer(self.text, words.start, words.end):
            place = bisect_left(here, match.start(), key=lambda mention: mention.span.start)
            last = here[place - 1] if place else None
            if last is None or not last.ref.article or last.span.end > match.start():
                continue
            is_next_taken = place < len(here) and here[place].span.start < match.end()
            preceded = self.text[max(0, match.start() - 5) : match.start()]
            if is_next_taken or preceded.endswith(("for ", "in ", "n of ")):  # "a version of this article"
                continue
            if match.start() - last.span.end <= _ARTICLE_NEAR:
                span = Span(*match.span())
                self.mentions.append(NormMention(span, last.ref, "norm.the-article", last.span))

    # --- articles ---

    def _take_article(self, article: Article, items: list[Instrument | Reference], done: set[int]) -> None:
        following = self._following(article, items)
        if following is not None and self._stands_behind_its_own(article, following):
            return
        if following is not None:
            self._with_following(article, following, done)
            return
        if article.lead == "common" and article.unit == "article":
            if not self._is_after_name(article):
                self._say(article.span, _GENEVA, article.number, "norm.article-common")
            return
        of_which = _OF_WHICH.match(self.text, article.span.end)
        listed = which_of(self.text, article, self.story)
        if of_which is not None:
            self._tie(article, self._nearest(article), of_which.end(), "norm.article-of-which")
        elif listed is not None:
            self._tie(article, listed[0], listed[1], "norm.article-of-list")
        elif not self._is_after_name(article) and not self._is_a_paragraph_of_ours(article):
            if article.lead and article.lead != "common":
                self._tie(article, self._nearest(article), article.span.end, "norm.article-of-its")
            else:
                self._tie(
                    article, bare(self.text, article, self.story), article.span.end, "norm.article-alone"
                )

    def _following(
        self, article: Article, items: list[Instrument | Reference]
    ) -> Instrument | Reference | None:
        place = bisect_left(items, article.span.end, key=lambda item: item.span.start)
        item = items[place] if place < len(items) else None
        if item is None or item.span.start - article.span.end > 140:
            return None
        gap = self.text[article.span.end : item.span.start]
        if not _OF.fullmatch(gap):
            return None
        if isinstance(item, Reference) or item.is_principle:
            is_tied = bool(re.match(r"(?:\s*\([^)\n]*\))?,?\s*(?:of|in|under|to|from)\s", gap))
            return item if is_tied and not (isinstance(item, Instrument) and item.is_principle) else None
        if gap.strip() in ("", ",") and item.rule not in ("norm.acronym", "norm.name", "norm.defined"):
            return None
        return item

    def _with_following(self, article: Article, item: Instrument | Reference, done: set[int]) -> None:
        done.add(id(item))
        span = Span(article.span.start, item.span.end)
        if isinstance(item, Instrument):
            self._know(item)
            self._bind(article, item)
            self._say(span, item, article.named, "norm.article")
            return
        meant = resolve(item, self.story)
        if meant is None:
            named = re.sub(r"^\W*(?:the|that|this)\s+", "", item.span.of(self.text), flags=re.IGNORECASE)
            meant = Instrument(item.span, "", named, frozenset({item.called}), "norm.reference")
        elif not item.is_near:
            meant = settle_by_article(meant, article, self.story)
        again = replace(meant, span=item.span)
        self.story.remember(again)
        self._bind(article, again)
        self._say(span, again, article.named, "norm.article-of-reference", meant.span)

    def _stands_behind_its_own(self, article: Article, following: Instrument | Reference) -> bool:
        """Whether "ICCPR Art 7, CAT Art 3" has each article behind its instrument, which then takes it in."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or self.text[article.span.end : following.span.start].strip() != ",":
            return False
        return self.text[last.span.end : article.span.start] == " " and self._is_after_name(article)

    def _nearest(self, article: Article) -> Instrument | None:
        before = self.story.before(article.span.start)
        return before[-1] if before else None

    def _is_after_name(self, article: Article) -> bool:
        """Whether the article stands after its instrument, "ICCPR, article 7", whose mention takes it in."""
        if not self.mentions or article.lead not in ("", "common"):
            return False
        last = self.mentions[-1]
        gap = self.text[last.span.end : article.span.start]
        told = self.story.recent[-1] if self.story.recent else None
        if last.ref.article or told is None or told.is_principle or len(gap) > 8:
            return False
        if not _AFTER_NAME.fullmatch(gap) or last.rule in ("norm.reference", "norm.its-protocol"):
            return False
        end = article.span.end
        if "(" in gap:
            closing = self.text.find(")", end, end + 40)
            end = closing + 1 if closing >= 0 else end
        ref = replace(last.ref, article=article.named)
        self.mentions[-1] = replace(last, span=Span(last.span.start, end), ref=ref, rule="norm.article-after")
        self._bind(article, told)
        return True

    def _is_a_paragraph_of_ours(self, article: Article) -> bool:
        """Whether "(§29)" stands alone in brackets, as a judgment points to its own paragraphs."""
        return article.is_signed and self.text[article.span.start - 1 : article.span.start] in ("(", "[")

    def _tie(self, article: Article, instrument: Instrument | None, end: int, rule: str) -> None:
        if instrument is None:
            return
        self._bind(article, instrument)
        self._say(Span(article.span.start, end), instrument, article.named, rule, instrument.span)

    def _bind(self, article: Article, instrument: Instrument) -> None:
        for number in article.number.split(", "):
            self.story.bound[article.unit, number] = instrument
        self.story.bound[article.unit, article.number] = instrument

    def _say(
        self, span: Span, instrument: Instrument, article: str, rule: str, leans_on: Span | None = None
    ) -> None:
        if self.mentions and self.mentions[-1].span.overlaps(span):
            return
        name = "" if instrument.code else instrument.name
        self.mentions.append(NormMention(span, NormRef(instrument.code, article, name), rule, leans_on))
