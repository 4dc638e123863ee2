"""Everything in a document that may be an ask, sentence by sentence, with the lists that sentences open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tumen.reading.asking.listed import MARK, is_item, is_label
from tumen.reading.asking.words import BASES, VERBS
from tumen.reading.asks.demands import Demand
from tumen.reading.asks.imperatives import demands_by_imperative
from tumen.reading.asks.lists import LONGEST, Lead, demand_of_item, label_of, lead_of
from tumen.reading.asks.moods import demands_by_mood
from tumen.reading.asks.nouns import demands_by_noun
from tumen.reading.asks.verbs import demands_by_verb
from tumen.reading.asks.wanted import TURNING, Wanted
from tumen.reading.asks.wording import only_announces, to_do
from tumen.reading.parsing import text_of
from tumen.reading.preparing import Prepared
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """One wanted act that a sentence may ask for; ``number`` is its place in its demand, from 0.

    ``lead`` is the list it is an item of; ``is_inside`` whether its cue stands in the words of another ask.
    """

    sentence: Sentence
    demand: Demand
    act: Wanted
    number: int = 0
    lead: Lead | None = None
    is_inside: bool = False

    @property
    def doc(self) -> Doc:
        return self.act.doc

    @property
    def passage(self) -> Span:
        """From the demand's cue, or from the act's own beginning where it is coordinated or an item."""
        doc, act = self.doc, self.act
        own = self.number > 0 or self.demand.frame.startswith("item")
        begin = act.opens if own else min(self.demand.cue.i, act.opens)
        words = text_of(doc)[doc[begin].idx : doc[act.end - 1].idx + len(doc[act.end - 1])]
        words = _JOINED.sub("", words.rstrip(_MARKS)).rstrip(_MARKS)
        start = doc[begin].idx + self.sentence.span.start
        return Span(start, start + max(len(words), 1))

    @property
    def to_do(self) -> str:
        asker = self.demand.asker
        own = self.demand.frame in ("own", "noun.own") and asker is not None
        words = to_do(self.act, asker=_phrase(asker) if own and asker is not None else "")
        if self.lead is not None and self.lead.words:
            return f"{self.lead.words} {'to ' if not self.act.is_negative else ''}{words}"
        return words


#: What ends an ask and is none of its words: marks, and what joins it to the next item of a list.
_MARKS = " ,;:.!?–—-“”\"’'"
_JOINED = re.compile(r"[,;]\s*(?:and|or)$")


def _phrase(token: Token) -> str:
    words = token.doc[token.left_edge.i : token.i + 1].text
    return words[:1].lower() + words[1:] if token.pos_ == "NOUN" else words


@dataclass(frozen=True, slots=True)
class Turning:
    """Words that turn to somebody and do not say what for: "We also appeal to the Chinese authorities"."""

    sentence: Sentence
    demand: Demand


def candidates_of(prepared: Prepared) -> list[Candidate | Turning]:
    """Every candidate of a parsed document, in order; of two for one act the surer."""
    found: list[Candidate | Turning] = []
    lead: Lead | None = None
    listed: int = -1  #: the last block of the list that goes on
    text = prepared.source.text
    for sentence in prepared.sentences:
        doc = prepared.parsed.get(sentence.index)
        words = sentence.of(text)
        while lead is not None and not _belongs(sentence, words, lead, listed):
            lead = lead.outer
        within = lead if lead is not None and lead.sentence.index != sentence.index else None
        demands = list(_demands(doc, within)) if doc is not None else []
        found += (Turning(sentence, each) for each in demands if _turns_to(each))
        if doc is not None and (called := _called(doc)) is not None:
            found.append(Turning(sentence, called))
        chosen = list(_chosen(sentence, demands, within))
        if chosen and within is not None and within.words:
            found = [each for each in found if not _is_lead(each, within)]
        found += chosen
        if within is not None:
            listed = sentence.block
        opened = lead_of(
            sentence, doc, [each for each in demands if not each.frame.startswith("item")], words, within
        )
        if opened is not None:
            outer = within if within is not None and not within.is_heading else None
            lead, listed = replace(opened, outer=outer), sentence.block
    return found


def _is_part(cue: Token, act: Wanted) -> bool:
    """Whether a cue is what another ask wants: "called on the Commissioner to demand access", "stop asking",
    "write to your MP and ask"."""
    if not act.first <= cue.i < act.end:
        return False
    # of "called on him to demand access and asked her to go" the second goes on with who called
    goes_on = cue.tag_ in ("VBD", "VBZ") and act.head.tag_ == "VB"
    turns = act.head.lemma_.lower() in TURNING and cue.dep_ == "conj" and not goes_on
    return cue.i == act.head.i or turns or any(above.i == act.head.i for above in cue.ancestors)


_CALLED = re.compile(
    r"^\W*(?:(?:and|but|so|now)\s+)?(?:to\s+)?(?P<who>you|those)\s+who\s[^:;,.!?]{2,60}(?:[:,]|\s(?:we|i)\s+(?:say|ask))",
    re.IGNORECASE,
)


#: "To our own people we say: ...", "Minister, count."
_SAID_TO = re.compile(
    r"^\W*(?:(?:and|but)\s+)?to\s+(?P<who>[^:;.!?]{3,140}?),?\s+(?:we|i)\s+(?:say|repeat|appeal|ask)\b[^.!?]{0,40}:",
    re.IGNORECASE,
)
_VOCATIVE = re.compile(
    r"^\W*(?:(?:And|But|So)\s+)?(?P<who>(?:(?:Mr|Mrs|Ms|Madam|Honou?rable)\.?\s+)?(?:Prime\s+)?(?:Minister|President|"
    r"Ambassador|Commissioner|Secretary|Chancellor|Governor|Mayor|Senator|Excellency)(?:\s+of\s+[A-Z]\w+)?)[,:]\s"
)


def _spoken_to(doc: Doc) -> Demand | None:
    """Whom a sentence turns to by name before it says what for."""
    text = text_of(doc)
    said, vocative = _SAID_TO.match(text), _VOCATIVE.match(text)
    match = said or vocative
    if match is None:
        return None
    inside = [
        t for t in doc if match.start("who") <= t.idx < match.end("who") and t.pos_ in ("NOUN", "PROPN")
    ]
    if vocative is not None and not _begins_to_ask(doc, match.end()):
        return None
    head = next((token for token in inside if token.dep_ != "compound"), None)
    return Demand("open", head, None, (head,)) if head is not None else None


def _begins_to_ask(doc: Doc, at: int) -> bool:
    """Whether words after a vocative speak to somebody: an imperative, "please", "you"."""
    rest = [token for token in doc if token.idx >= at and not token.is_punct]
    if not rest:
        return False
    imperative = rest[0].tag_ in ("VB", "VBP") or rest[0].lower_ in BASES or rest[0].lower_ == "please"
    return imperative or any(token.lower_ in ("you", "your") for token in rest)


def _called(doc: Doc) -> Demand | None:
    """ "And you who have him: ..." : those whom the next sentences speak to."""
    if (spoken := _spoken_to(doc)) is not None:
        return spoken
    match = _CALLED.match(text_of(doc))
    if match is not None and re.search(r"\b(?:me|us)\b", match[0]):
        return None  # "To those who have asked me what to do": readers
    token = next((each for each in doc if match is not None and each.idx >= match.start("who")), None)
    return Demand("open", token, None, (token,)) if token is not None else None


def _turns_to(demand: Demand) -> bool:
    return demand.frame == "open" and bool(demand.asked) and demand.cue.lemma_.lower() in _TURNING


#: Verbs that turn to somebody also where they do not say what for.
_TURNING = frozenset(
    "ask appeal call urge plead beg demand want request press implore petition pray need expect".split()
)


def _belongs(sentence: Sentence, words: str, lead: Lead, listed: int) -> bool:
    """Whether a sentence is still in the list of ``lead``."""
    if sentence.block > lead.sentence.block + LONGEST:
        return False
    if sentence.block == listed:
        return True
    if lead.is_heading or lead.is_resolution:
        return sentence.kind is BlockKind.PARAGRAPH
    return sentence.block <= listed + 2 and (
        is_item(words) or is_label(words) or MARK.match(words) is not None
    )


def _passed_on(inner: Candidate, outer: Candidate) -> Candidate:
    """A further act that the outer's addressee is to ask of somebody: "press China to stop the returns and to
    grant access" is to press it twice."""
    demand = inner.demand
    lead = inner.doc[demand.cue.i : demand.acts[0].first].text
    return replace(outer, act=replace(inner.act, lead=lead), number=inner.number)


def _is_lead(candidate: Candidate | Turning, lead: Lead) -> bool:
    """Whether a candidate is only the words over a list: "request the State party:"."""
    same = candidate.sentence.index == lead.sentence.index
    return same and isinstance(candidate, Candidate) and candidate.to_do.endswith(lead.words)


def _demands(doc: Doc, lead: Lead | None) -> Iterator[Demand]:
    if lead is not None and (item := demand_of_item(doc, lead)) is not None:
        yield item
    yield from demands_by_verb(doc)
    yield from demands_by_noun(doc)
    yield from demands_by_mood(doc)
    yield from _imperatives(doc, lead)


def _imperatives(doc: Doc, lead: Lead | None) -> Iterator[Demand]:
    listed = lead is not None and not lead.is_heading
    openings = [each for each in demands_by_verb(doc) if each.frame == "open"]
    for demand in demands_by_imperative(doc, listed=listed):
        if listed and lead is not None and not lead.asked and _is_demand(demand.cue):
            continue  # "We therefore: – urge Turkmenistan to": the lead's subject urges
        label = label_of(doc, demand.cue.i)
        frame = "item.imperative" if lead is not None else "imperative"
        opened = next((each for each in openings if _introduces(each, demand)), None)
        if opened is not None:
            yield replace(demand, asker=opened.asker, asked=label or opened.asked)
        else:
            yield replace(demand, frame=frame, asked=label or (lead.asked if lead is not None else ()))


def _is_demand(cue: Token) -> bool:
    return cue.lemma_.lower() in VERBS


def _introduces(opened: Demand, demand: Demand) -> bool:
    """Whether words before a colon say who asks whom: "And we ask you: sign"."""
    doc = demand.cue.doc
    between = doc[opened.cue.i : demand.cue.i]
    if any(token.lower_ in ("me", "us") for token in opened.asked):
        return False  # "To those who have asked me what to do: write to your MP"
    return opened.cue.i < demand.cue.i and any(token.text == ":" for token in between)


def _chosen(sentence: Sentence, demands: list[Demand], lead: Lead | None) -> Iterator[Candidate]:
    """The candidates of one sentence: each act once, an inner demand only as part of the outer."""
    heads: dict[int, Candidate] = {}
    for demand in demands:
        for number, act in enumerate(demand.acts):
            known = heads.get(
                act.head.i
            )  # an act is its own verb's: "demand access, and asked Norland to act"
            taken = known is not None and (
                act.head.head.i != demand.cue.i or known.demand.cue.i == demand.cue.i
            )
            if taken or only_announces(act) and (number + 1 < len(demand.acts) or len(act.doc) < 12):
                continue
            heads[act.head.i] = Candidate(sentence, demand, act, number, lead)
    for candidate in heads.values():
        cue = candidate.demand.cue.i
        outer = [each for each in heads.values() if each.demand is not candidate.demand]
        others = [each.act for each in outer]
        whole = next((each for each in outer if _is_part(candidate.demand.cue, each.act)), None)
        if whole is not None:
            if candidate.number and whole.act.end <= candidate.act.opens:
                yield _passed_on(candidate, whole)
            continue
        inside = any(act.first <= cue < act.end for act in others)
        yield replace(candidate, is_inside=inside)
