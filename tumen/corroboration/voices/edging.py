"""The edges between claims: copied words, attributions, the same publisher, author or series, and judgements.

**Certain by the documents' own words** (a score of `CERTAIN` or more, so that no person is waited for):

- a speaker who is named, and one publisher, author or series of documents that speak their own word: these
  are facts of the documents, and a person who knows better (two of one name) rejects the edge;
- a passage of which at least half of the sentence agrees word for word, on both sides. Two who write of their
  own do not meet in half of a sentence in the same order: in a generated archive 354 of 355 copies that were
  found agreed in half or more, and 8 of 10 pairs that were no copies in less (docs/decisions/0021).
  Who copied from whom is another question: the two are not independent either way;
- a passage of a document that has three or more passages from the other one, and gave it none: the one was
  made from the other, and a sentence that was edited more is no coincidence;
- one who is cited tells it where its own document tells it, even where those words stand elsewhere too;
- a document of which nobody knows who made it is one voice in all that it tells by its own word; and where it
  has its figure from somebody alone, a part of those people ("nine of them") is that one's word (`leaning`).

**Suspected** until a person judges it: a passage that covers one of the sentences and agrees in less than
half; the second and later of several who are said to say something together; one who signs for a body and
speaks, or signs for two; two names in two scripts that give one number, and a headline that gives the number
of who is quoted below it (`suspecting`); the own word of a document whose words stand in another too, when
nobody knows which had them first, for one of the two only passes on.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tumen.corroboration.voices.copying import COVERED, Copied, copied, sourced
from tumen.corroboration.voices.judging import Standing, ends, judged, standing
from tumen.corroboration.voices.leaning import with_speakers_of_wholes
from tumen.corroboration.voices.suspecting import announced, told_again
from tumen.corroboration.voices.telling import (
    CERTAIN,
    Direction,
    Edge,
    Judgement,
    Kind,
    Part,
    Said,
    Telling,
    Traced,
    Verdict,
    name_of,
    series,
    voice,
)

#: The score of what somebody must look at: as likely as not.
SUSPECTED = 0.5
#: The score of what a document says in so many words: a name, a byline, the head of a series.
STATED = 1.0
_OWN = (Kind.PUBLISHER, Kind.AUTHOR)
_NAMED = (Kind.ATTRIBUTED, Kind.SPEAKER)


def edges_of(
    tellings: Iterable[Telling], passages: Iterable[Traced] = (), judgements: Iterable[Judgement] = ()
) -> tuple[Edge, ...]:
    """Every edge between the tellings of one event, ordered by its ends.

    A copied passage joins the claims whose sentences it covers. "According to X" leads the parts that are so
    attributed to X, and no others: to the telling that the words were copied from when X publishes, writes or
    signs it, else to X as a virtual origin, which X's own documents share. A copy speaks no word of its own.
    """
    told = sorted(tellings, key=lambda telling: (telling.document, telling.claim))
    known = standing(judgements, {telling.claim for telling in told})
    given = list(passages)
    return judged(_Weaving(told, given, known).edges(), known)


def score_of(copy: Copied) -> float:
    """How sure it is that two claims stand in the same words: `CERTAIN` where half agrees word for word."""
    return _certainty(copy.agreed)


def _certainty(agreed: float) -> float:
    if agreed >= COVERED:
        return CERTAIN + (1 - CERTAIN) * (agreed - COVERED) / (1 - COVERED)
    return CERTAIN * agreed / COVERED


class _Weaving:
    """The parts of `edges_of`: ``copies`` of each claim, seen from that claim as the ``one``."""

    def __init__(self, told: Sequence[Telling], passages: Sequence[Traced], known: Standing) -> None:
        self._told = with_speakers_of_wholes(told)
        self._known = known
        self._passages: dict[str, list[Traced]] = defaultdict(list)
        for traced in passages:
            for document in {traced.passage.left, traced.passage.right}:
                self._passages[document].append(traced)
        self._pairs = [_led_by_name(copy) for copy in copied(self._told, passages)]
        self._copies: dict[str, list[Copied]] = defaultdict(list)
        for copy in self._pairs:
            self._copies[copy.one.claim].append(copy)
            self._copies[copy.other.claim].append(copy.turned())

    def edges(self) -> list[Edge]:
        found = [self._passed_on(copy) for copy in self._pairs]
        for telling in self._told:
            for said in telling.parts:
                found += self._spoken(telling, said)
        found += self._nameless()
        found += self._cited(found)
        found += self._signed({edge.other for edge in found if edge.kind in _NAMED})
        found += [_joined(one, other, reason) for one, other, reason in told_again(self._told)]
        found += [self._announced(*each) for each in announced(self._told)]
        return _merged(found)

    # Copied words

    def _passed_on(self, copy: Copied) -> Edge:
        giver = copy.first or copy.other
        taker = copy.one if giver is copy.other else copy.other
        reason = f"{taker.document} and {giver.document} tell it in the same words"
        if copy.direction is Direction.OUTSIDE:
            reason += f", which are from a text of {copy.source}." if copy.source else ", of neither."
        elif copy.first:
            reason += f"; {giver.document} had them first."
        else:
            reason += "; which had them first is not known."
        directed, evidence = copy.first is not None, copy.spans
        score = score_of(copy)
        return Edge(taker.claim, giver.claim, Kind.COPIED, copy.parts, score, reason, directed, evidence)

    # Who says it

    def _spoken(self, telling: Telling, said: Said) -> list[Edge]:
        others = [name for name in said.innermost if name not in telling.own]
        own = self._own(telling, said) if _is_own(telling, said) else []
        # Who is named first is certain to say it; those beside, or beside the document itself, are suspected.
        scores = [SUSPECTED if own or place else STATED for place in range(len(others))]
        return own + [
            self._named(telling, said, name, score) for name, score in zip(others, scores, strict=True)
        ]

    def _named(self, telling: Telling, said: Said, name: str, score: float) -> Edge:
        """The part is said to be said by ``name``."""
        parts, evidence = frozenset({said.part}), ((telling.document, said.span),)
        end, kind = voice(name), Kind.ATTRIBUTED
        reason = f"{telling.document} has it from {name}."
        theirs = [
            copy
            for copy in self._with(telling, said.part)
            if name in (*copy.other.own, *copy.other.signatories)
        ]
        if theirs:
            other = min(theirs, key=self._likely).other
            end, reason = other.claim, f"{telling.document} gives the words of {other.document} as {name}'s."
        elif name in telling.signatories:
            kind, reason = Kind.SPEAKER, f"{name} speaks in {telling.document}, and signs it."
        return Edge(telling.claim, end, kind, parts, score, reason, is_directed=True, evidence=evidence)

    def _likely(self, copy: Copied) -> tuple[bool, date, str]:
        """Orders several documents of the one who is named: had the words first, is earlier."""
        published = copy.other.published
        latest = published.latest if published and published.latest else date.max
        return copy.first is copy.one, latest, copy.other.document

    def _own(self, telling: Telling, said: Said) -> list[Edge]:
        """The part is the document's own word, unless it is another's that it passes on."""
        outside = self._outside(telling, said)
        if outside:
            return outside
        score = self._own_score(telling, said.part)
        if not score:
            return []
        facts = (
            (Kind.PUBLISHER, telling.publisher, voice(telling.publisher), "publishes"),
            (Kind.AUTHOR, telling.author, voice(telling.author), "wrote"),
            (Kind.SERIES, telling.series, series(telling.series), "is the series of"),
        )
        return [
            Edge(
                telling.claim,
                end,
                kind,
                frozenset({said.part}),
                score,
                f"{name} {does} {telling.document}, which tells it by its own word"
                + ("." if score == STATED else ", or passes it on."),
            )
            for kind, name, end, does in facts
            if name
        ]

    def _nameless(self) -> list[Edge]:
        """A document that names no maker tells with one voice what it tells by its own word."""
        first: dict[tuple[str, Part], Telling] = {}
        found = []
        for telling in self._told:
            for said in telling.parts:
                if telling.own or telling.series or not _is_own(telling, said):
                    continue
                score = self._own_score(telling, said.part)
                one = first.setdefault((telling.document, said.part), telling) if score else telling
                if one is not telling:
                    score = min(score, self._own_score(one, said.part))
                    reason = f"{telling.document} tells both by its own word."
                    parts = frozenset({said.part})
                    found.append(Edge(telling.claim, one.claim, Kind.AUTHOR, parts, score, reason))
        return found

    def _own_score(self, telling: Telling, part: Part) -> float:
        """How sure it is that the words are the document's own; 0 where it took them from elsewhere."""
        score = STATED
        for copy in self._with(telling, part):
            if copy.direction is Direction.OUTSIDE or copy.first is copy.other:
                return 0.0
            if copy.first is None:
                score = SUSPECTED
        return score

    def _outside(self, telling: Telling, said: Said) -> list[Edge]:
        """The words are from a text outside of the archive, whoever else has them from there."""
        found = sourced(telling, said, self._passages[telling.document])
        if not found or found[0][1] in telling.own:
            return []
        agreed, source = found[0]
        reason = f"{telling.document} has its words from a text of {source}."
        parts, evidence = frozenset({said.part}), ((telling.document, said.span),)
        score = _certainty(agreed)
        return [Edge(telling.claim, voice(source), Kind.ATTRIBUTED, parts, score, reason, True, evidence)]

    def _with(self, telling: Telling, part: Part) -> list[Copied]:
        """The copies that share the part's words, and are certain or confirmed."""
        return [copy for copy in self._copies[telling.claim] if part in copy.parts and self._stands(copy)]

    def _stands(self, copy: Copied) -> bool:
        verdict = self._known.get(ends(copy.one.claim, copy.other.claim), Verdict.NONE)
        return verdict is Verdict.CONFIRMED or (verdict is Verdict.NONE and score_of(copy) >= CERTAIN)

    # Bodies that others cite

    def _cited(self, edges: Sequence[Edge]) -> list[Edge]:
        """Leads "according to X" on to what X tells in words that stand elsewhere too.

        Whether X wrote those words or passed them on, it is there that X tells it. Certain where it is the
        only place: one who has a telling by its own word, or several such places, may be cited for any.
        """
        cited = {(e.other, part) for e in edges if e.kind in _NAMED for part in e.parts}
        own = {(e.other, part) for e in edges if e.kind in _OWN and e.score == STATED for part in e.parts}
        places: dict[tuple[str, Part], list[Telling]] = defaultdict(list)
        for telling in self._told:
            for said in telling.parts:
                if _is_own(telling, said) and self._own_score(telling, said.part) < STATED:
                    for name in telling.own:
                        places[voice(name), said.part].append(telling)
        found = []
        for end, part in sorted(cited & places.keys()):
            tellings = places[end, part]
            score = STATED if len(tellings) == 1 and (end, part) not in own else SUSPECTED
            for telling in tellings:
                kind = Kind.PUBLISHER if end == voice(telling.publisher) else Kind.AUTHOR
                reason = f"{name_of(end)}, whom others cite for it, tells it in {telling.document}."
                found.append(Edge(telling.claim, end, kind, frozenset({part}), score, reason))
        return found

    # What a headline announces

    def _announced(self, own: Telling, cited: Telling, name: str) -> Edge:
        shared = {said.part for said in own.parts} & {said.part for said in cited.parts}
        reason = f"{own.document} tells it by its own word, and as the word of {name}."
        return Edge(own.claim, cited.claim, Kind.SPEAKER, frozenset(shared), SUSPECTED, reason, True)

    # Persons and bodies

    def _signed(self, speaking: set[str]) -> list[Edge]:
        """One who signs for a body and speaks, or who signs for two bodies: perhaps one voice."""
        signs: dict[str, set[str]] = defaultdict(set)
        for telling in self._told:
            for name in telling.signatories:
                if telling.publisher and name != telling.publisher:
                    signs[name].add(telling.publisher)
        found = []
        for name, bodies in sorted(signs.items()):
            if voice(name) in speaking:
                reason = "{} speaks, and signs for {}."
                found += [_maybe(name, body, reason.format(name, body)) for body in sorted(bodies)]
            for one, other in itertools.combinations(sorted(bodies), 2):
                found.append(_maybe(one, other, f"{name} signs for {one} and for {other}."))
        return found


def _led_by_name(copy: Copied) -> Copied:
    """The copy with its direction, when only one of the two says to have it from those who made the other."""
    if copy.direction is not Direction.UNDETERMINED:
        return copy
    here, there = _names(copy), _names(copy.turned())
    if here == there:
        return copy
    return replace(copy, direction=Direction.RIGHT if here else Direction.LEFT)


def _names(copy: Copied) -> bool:
    """Whether the ``one`` says of some part that it has it from those who made the ``other``."""
    theirs = {*copy.other.own, *copy.other.signatories} - set(copy.one.own)
    told = (said for said in copy.one.parts if said.part in copy.parts)
    return any(theirs.intersection(said.innermost) for said in told)


def _is_own(telling: Telling, said: Said) -> bool:
    """Whether the part is told as the document's own word."""
    return not said.innermost or not set(telling.own).isdisjoint(said.innermost)


def _maybe(one: str, other: str, reason: str) -> Edge:
    return _joined(voice(one), voice(other), reason)


def _joined(one: str, other: str, reason: str) -> Edge:
    return Edge(one, other, Kind.JUDGED, frozenset(Part), SUSPECTED, reason)


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """One edge for each two ends, kind and score, with all the parts that it concerns."""
    same: dict[tuple[str, str, Kind, float], list[Edge]] = defaultdict(list)
    for edge in edges:
        same[edge.one, edge.other, edge.kind, edge.score].append(edge)
    found = []
    for (one, other, kind, score), several in same.items():
        parts = frozenset(part for edge in several for part in edge.parts)
        evidence = tuple(sorted({place for edge in several for place in edge.evidence}))
        reason = min(edge.reason for edge in several)
        directed = any(edge.is_directed for edge in several)
        found.append(Edge(one, other, kind, parts, score, reason, directed, evidence))
    return sorted(found, key=lambda edge: (edge.one, edge.other, edge.kind, edge.score))
