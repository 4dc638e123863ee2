"""Everybody who may be saying a quotation, each with the signs of it: who is offered by the rules, by the
cues around, by the layout, by the last quotation, and whom the words around tell of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.cast import Cast, Member
from tumen.reading.cued import LAW, Cues, PlacedCue, Speaker
from tumen.reading.quotations import Quotation, Speeches
from tumen.reading.quoting.saying import Last, Said
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span

#: Sentences before and after a quotation that are looked at for who says it.
_BEFORE, _AFTER = 3, 1
#: Blocks that the last quotation counts for.
_CARRIED = 3
#: Roles in their clause of those whom a sentence tells of.
_TOLD_OF = frozenset("nsubj nsubjpass pobj dobj ROOT poss appos dative conj".split())
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_COLON = re.compile(r"[:]\s*[“\"‘'«「]?\s*$")
_COMMA = re.compile(r"[,—–]\s*[“\"‘'«「]?\s*$")
_TOUCHING = re.compile(r"[”“\"’'»«」\s,;:.!?–—-]{0,8}")
#: Code points that part near from far, and words that part short quotations from long ones.
_NEAR, _FAR = 12, 60
_SHORT, _LONG = 7, 20


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may say a quotation; None is nobody. ``signs`` are what speaks for it, by name."""

    said: Said | None
    signs: tuple[str, ...]


#: Decides who says the quotation at a span among those on offer.
Chooser = Callable[[Span, Sequence[Offer]], Said | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation whose speaker is asked for, with what is known of it."""

    quotation: Quotation
    touched: Sequence[Sentence]
    by_rule: Said | None
    best: PlacedCue | None  #: the cue that the rules would take
    last: Last | None
    carried: tuple[tuple[str, Said], ...]  #: who may speak by the layout: of the turn, of the document


class Offers:
    """Offers those who may say the quotations of one document."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        parsed: Mapping[int, Doc],
        *,
        cast: Cast,
        cues: Cues,
        speeches: Speeches,
    ) -> None:
        self.text, self.sentences, self.parsed = text, sentences, parsed
        self.cast, self.cues, self.speeches = cast, cues, speeches

    def of(self, asked: Asked) -> list[Offer]:
        """All offers for a quotation; that of the rules first: it is taken where nothing weighs."""
        about = _about(self.text, asked)
        found = [self._by_rule(asked, about)]
        found += self._by_last(asked, about)
        found += (
            Offer(said, (f"layout={name}", f"layout={name}|{about.depth}")) for name, said in asked.carried
        )
        for sentence in self._around(asked):
            found += self._by_cues(asked, sentence, about)
            found += self._told_of(asked, sentence, about)
        found += self._by_laws(asked, about)
        nobody = (*about.signs, f"cued={asked.best is not None}")
        found.append(Offer(None, tuple(f"nobody|{sign}" for sign in ("", *nobody))))
        return [_with_who(offer, about) for offer in found]

    def _by_rule(self, asked: Asked, about: About) -> Offer:
        said = asked.by_rule
        rule = said.rule if said is not None else "none"
        return Offer(said, (f"rule={rule}", f"rule={rule}|{about.depth}", "rule"))

    def _by_last(self, asked: Asked, about: About) -> Iterator[Offer]:
        last = asked.last
        if last is None:
            return
        away = min(asked.quotation.block - last.block, _CARRIED + 1)
        cued = "cued" if asked.best is not None else "uncued"
        sign = f"last={away}|{about.place}|{cued}"
        yield Offer(last.said, (sign, f"{sign}|{about.depth}", f"last={away}", f"last|{about.depth}"))

    def _around(self, asked: Asked) -> Iterator[Sentence]:
        first, last = asked.touched[0].index, asked.touched[-1].index
        for index in range(max(0, first - _BEFORE), min(len(self.sentences), last + _AFTER + 1)):
            sentence = self.sentences[index]
            if abs(sentence.block - asked.quotation.block) <= 1:
                yield sentence

    def _where(self, asked: Asked, sentence: Sentence, words: Span) -> tuple[str, str]:
        """Where words stand from the quotation, and how far: "before", "inside", "after" it; by sentence."""
        span, touched = asked.quotation.span, asked.touched
        if span.covers(words):
            return "inside", ""
        if sentence.index < touched[0].index:
            same = "" if sentence.block == asked.quotation.block else "|block above"
            return f"before-{touched[0].index - sentence.index}{same}", ""
        if sentence.index > touched[-1].index:
            return "after+1" + ("" if sentence.block == asked.quotation.block else "|block below"), ""
        side = "before" if words.end <= span.start else "after"
        gap = span.start - words.end if side == "before" else words.start - span.end
        return side, "near" if gap < _NEAR else "mid" if gap < _FAR else "far"

    def _by_cues(self, asked: Asked, sentence: Sentence, about: About) -> Iterator[Offer]:
        for placed in self.cues.of(sentence.index):
            where, far = self._where(asked, sentence, placed.region)
            if where == "inside":
                continue
            speaker = self.cues.named(placed)
            if not speaker.name:
                continue
            yield Offer(
                Said(speaker, placed.cue.stance, placed.cue.rule, placed.word),
                tuple(self._signs_of_cue(asked, placed, where, far, about)),
            )

    def _signs_of_cue(
        self, asked: Asked, placed: PlacedCue, where: str, far: str, about: About
    ) -> Iterator[str]:
        cue, span, region = placed.cue, asked.quotation.span, placed.region
        level = "same" if self._same_level(asked.quotation, placed.word) else "other"
        between = (
            self.text[region.end : span.start]
            if region.end <= span.start
            else self.text[span.end : region.start]
        )
        touches = "touches" if len(between) < _NEAR and _TOUCHING.fullmatch(between) else ""
        yield f"cue={where}|{cue.sort}"
        yield f"cue={where}|{far}|{level}"
        yield f"cue={where}|{touches}|{level}"
        yield f"cue={cue.sort}|{touches}"
        yield f"cue|{where}|{about.lead}|{level}"
        yield f"cue|{where}|{about.place}"
        yield f"cue|{cue.rule}"
        yield f"cue|{level}|{about.depth}"
        if asked.best is not None and asked.best.word == placed.word:
            yield "cue=best"
        head = cue.word
        yield f"cue|{where}|{'root' if head.dep_ == 'ROOT' else head.dep_}"
        if where == "before" and not self._cue_between(asked, placed):
            yield f"cue|nearest before|{level}"

    def _cue_between(self, asked: Asked, placed: PlacedCue) -> bool:
        return any(
            placed.word.end <= other.word.start < asked.quotation.span.start
            for other in self.cues.of(placed.sentence)
        )

    def _same_level(self, quotation: Quotation, words: Span) -> bool:
        holder = self.speeches.holder_of(quotation)
        return self.speeches.run_at(words.start) == (holder.run if holder is not None else None)

    def _told_of(self, asked: Asked, sentence: Sentence, about: About) -> Iterator[Offer]:
        """Whom the words around tell of, outside the quotation."""
        doc = self.parsed.get(sentence.index)
        nearest: str | None = None
        for token in reversed(doc) if doc is not None else ():
            if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ not in _TOLD_OF:
                continue
            at = Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)
            where, far = self._where(asked, sentence, at)
            if where == "inside":
                continue
            member = self._member(token, sentence)
            if member is None or not _may_be_heard(member, token):
                continue
            said = Said(Speaker(member.name, member), Stance.NEUTRAL, "speaker.told-of", at)
            signs = [
                f"told={where}|{_role(token)}",
                f"told={where}|{far}|{about.lead}",
                f"told={where}|{about.lead}|{_role(token)}",
                f"told={where}|{about.depth}",
            ]
            if where == "before" and nearest is None:
                nearest = member.name
                signs += [f"told=nearest|{about.lead}", f"told=nearest|{_role(token)}"]
            yield Offer(said, tuple(signs))

    def _member(self, token: Token, sentence: Sentence) -> Member | None:
        found = self.cast.member_for(token, sentence)
        return found.member if found is not None else None

    def _by_laws(self, asked: Asked, about: About) -> Iterator[Offer]:
        """The laws and treaties that the sentences of the quotation and the one before name."""
        first = asked.touched[0]
        start = self.sentences[first.index - 1] if first.index else first
        if start.block != first.block:
            start = first
        for law in LAW.finditer(self.text, start.span.start, asked.touched[-1].span.end):
            at = Span(*law.span())
            if asked.quotation.span.overlaps(at):
                continue
            side = "before" if at.end <= asked.quotation.span.start else "after"
            said = Said(Speaker(at.of(self.text)), Stance.NEUTRAL, "speaker.law", at)
            yield Offer(said, ("law", f"law={side}", f"law={side}|{about.length}", f"law|{about.depth}"))


def _may_be_heard(member: Member, token: Token) -> bool:
    """Whether somebody told of can be who says it: a country only as a subject; what capitals alone make a
    name, and paper, not behind a preposition of place ("out of paper", "from Pyongyang on Sept. 12")."""
    if member.is_place:
        return token.dep_ in ("nsubj", "nsubjpass")
    if member.kind is not None and token.lower_ != "paper":
        return True
    return token.dep_ != "pobj" or token.head.lower_ in ("by", "with", "for")


def _role(token: Token) -> str:
    """A word's role in its clause, with the preposition before it: "nsubj", "pobj by"."""
    if token.dep_ == "pobj":
        return f"pobj {token.head.lower_}"
    return "nsubj root" if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" else token.dep_


# -- signs of the quotation and of who is on offer
# ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class About:
    """What a quotation is: how deep, how long, where in its sentence, what leads it in, who speaks in it."""

    depth: str
    length: str
    place: str
    lead: str
    voice: str

    @property
    def signs(self) -> tuple[str, ...]:
        return self.depth, self.length, self.place, self.lead, self.voice


def _about(text: str, asked: Asked) -> About:
    span, first = asked.quotation.span, asked.touched[0]
    words = span.of(text)
    before = text[first.span.start : span.start]
    count = len(words.split())
    whole = span.end + 3 >= asked.touched[-1].span.end
    opens = len(before) <= 2
    above = text[max(0, first.span.start - 4) : first.span.start] if opens else before
    return About(
        "deep" if asked.quotation.depth else "outer",
        "short" if count < _SHORT else "mid" if count < _LONG else "long",
        ("whole" if whole else "opens") if opens else "inner",
        "colon" if _COLON.search(above) else "comma" if _COMMA.search(above) else "plain",
        "I" if _FIRST_PERSON.search(words) else "we" if _WE.search(words) else "third",
    )


def _with_who(offer: Offer, about: About) -> Offer:
    """An offer with the signs of who it is: person, body or thing, named or described."""
    if offer.said is None:
        return offer
    member = offer.said.speaker.member
    if member is None:
        who = "words"
    else:
        kind = "place" if member.is_place else member.kind.value if member.kind is not None else "open"
        who = f"{kind}|{'named' if member.is_named else 'described'}{'|many' if member.is_many else ''}"
    return Offer(
        offer.said,
        (
            *offer.signs,
            f"who={who}",
            f"who={who}|{about.voice}",
            f"who={who}|{about.depth}",
            f"who={who}|{about.length}",
        ),
    )
