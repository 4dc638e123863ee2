"""Invented events, the sentences that tell them with a figure, and the number of voices behind each part.

**The facts that are given** stand in `Telling.parts`: for each part of what a document tells (that it
happened, when, how many) who is said to say it, and from where the sentence was copied. **Who is one
voice**, for one part of one event:

- a copy and what it was copied from, in the archive or outside it;
- all that is said by one body or person, in its own documents or "according to" it in others';
- a document's own word is that of its publisher, of its author and of its series at once: two documents
  that share one of these are one voice;
- two bodies, or a person and a body, that a confirmed `Judgement` links: one clerk signs for both, or speaks
  for the body for which she signs. A rejected one links nothing: the same name, another person.

The number of voices is the number of groups that are left. A document that was copied from its source in
half of the sentence with the figure tells it; one that holds less of it does not.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.corroboration.reuse import words as lists
from tests.corroboration.reuse.deriving import Laid
from tests.corroboration.reuse.grammar import Pen
from tests.corroboration.reuse.kinds import FIRST_DAY, printed
from tests.corroboration.reuse.texts import Chunk, Draft, Segment, Word
from tests.corroboration.reuse.truth import Event, Judgement, Part, Telling
from tests.corroboration.reuse.words import many
from tumen.vocabulary.spans import Span

PARTS = ("happened", "when", "how many")
#: Share of a sentence that a copy must hold to tell what it tells.
HELD = 0.5

_DEEDS = (
    many("returned|sent back|deported|handed over|repatriated|expelled|forced across the river"),
    many("arrested|detained|seized|rounded up|taken into custody|held"),
    many("rescued|brought to safety|helped across|freed|released"),
    many("sentenced|tried|put before a court|convicted"),
)
_FIGURES = many(
    "{n}|some {n}|about {n}|more than {n}|at least {n}|up to {n}|around {n}|exactly {n}|nearly {n}"
)
_SOURCED = many(
    "a figure given by {who}|the number comes from {who}|as counted by {who}|so {who} puts the number"
)
_NAMED = many("according to {who},|as {who} reports,|{who} says that|{who} has learned that|citing {who},")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, as its author knows it."""

    id: str
    day: int
    place: str
    number: int
    people: str
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that was written to tell a happening: the roots of its words, and who says which part."""

    event: str
    roots: frozenset[int]
    figure: tuple[int, ...]
    when: tuple[int, ...]
    said_by: dict[str, str]


@dataclass(eq=False)
class Teller:
    """Invents happenings, and writes the sentences that tell them."""

    rng: random.Random
    pen: Pen
    #: By body, who signs for it.
    signing: dict[str, tuple[str, ...]]
    told: list[Told] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    #: By event: the bodies and authors who tell it by their own word.
    tellers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    judged: list[Judgement] = field(default_factory=list)

    def speaker_for(self, body: str) -> str:
        """Somebody who signs for ``body`` alone, with a judgement on whether it is the same person."""
        others = {name for other, names in self.signing.items() if other != body for name in names}
        name = next((name for name in self.signing.get(body, ()) if name not in others), "")
        if name and not any((judged.one, judged.other) == (name, body) for judged in self.judged):
            self.judged.append(Judgement(name, body, name, confirmed=self.rng.random() < 0.7))
        return name or body

    def invent(self, day: int) -> Happening:
        number = self.rng.choice(
            (self.rng.randint(13, 99), self.rng.randint(100, 990), self.rng.randint(1000, 9800))
        )
        happening = Happening(
            f"e{len(self.happenings):04d}",
            day,
            self.rng.choice(lists.PLACES),
            number,
            self.rng.choice(lists.PEOPLE),
            self.rng.choice(_DEEDS),
        )
        self.happenings.append(happening)
        return happening

    def sentence(self, happening: Happening, *, who: str = "", number_from: str = "") -> list[Word]:
        """A new sentence that tells it: by ``who``'s word, or with the number alone from somebody else."""
        dated = self.rng.random() < 0.75
        words = self.pen.sentence(lambda: self._chunks(happening, who, number_from, dated))
        kept = [word for word in words if word.mark.startswith(("figure", "when"))]
        said_by = dict.fromkeys(PARTS, who)
        if number_from:
            said_by["how many"] = number_from
        told = Told(
            happening.id,
            frozenset(word.root for word in words),
            tuple(word.root for word in kept if word.mark == "figure"),
            tuple(word.root for word in kept if word.mark == "when"),
            said_by,
        )
        self.told.append(told)
        return [word._replace(mark="") if word in kept else word for word in words]

    def _chunks(self, happening: Happening, who: str, number_from: str, dated: bool) -> list[Chunk]:
        rng, pen = self.rng, self.pen
        figure = rng.choice(_FIGURES).replace("{n}", f"{happening.number:,}")
        people = [Chunk(figure, "figure", True), Chunk(f"{rng.choice(lists.ADJECTIVES)} {happening.people}")]
        deed, where = (
            rng.choice(happening.deeds),
            f"{rng.choice(('in', 'near', 'at', 'outside'))} {happening.place}",
        )
        how = Chunk(pen.filled(rng.choice(lists.HOW)))
        by = (
            [Chunk(f"by {rng.choice(lists.ADJECTIVES)} {rng.choice(lists.OFFICERS)}")]
            if rng.random() < 0.4
            else []
        )
        when = [Chunk(self._date(happening), "when", True)] if dated else []
        body = [*people, Chunk(f"were {deed}"), *by, Chunk(where, "", True), *when, how]
        if rng.random() < 0.3:
            body = [*when, *people, Chunk(f"were {deed}"), Chunk(where, "", True), *by, how]
        if who:
            begin, _, end = rng.choice(_NAMED).partition("{who}")
            said = [Chunk(begin), Chunk(who + end[:1].strip(), f"name:{who}"), Chunk(end[1:])]
            return [*(chunk for chunk in said if chunk.text.strip()), *body]
        if number_from:
            body[-1] = body[-1]._replace(text=body[-1].text + ",")
            begin, _, end = rng.choice(_SOURCED).partition("{who}")
            said = [Chunk(begin), Chunk(number_from, f"name:{number_from}"), Chunk(end)]
            return [*body, *(chunk for chunk in said if chunk.text.strip())]
        return [*body, Chunk(pen.filled(rng.choice(lists.HOW)))]

    def _date(self, happening: Happening) -> str:
        when = FIRST_DAY + timedelta(days=happening.day)
        return self.rng.choice(
            (
                f"on {printed(happening.day)}",
                f"on {when:%A} {when.day} {when:%B}",
                f"in {when:%B %Y}",
                f"on {when:%B} {when.day}",
            )
        )


def tell_in_originals(teller: Teller, originals: list[Draft], number: int, bodies: tuple[str, ...]) -> None:
    """Have ``number`` happenings told by one to four originals each, of about the same time.

    One in ten is told by two bodies for which one name signs.
    """
    rng = teller.rng
    originals = sorted((d for d in originals if d.body), key=lambda draft: draft.day)
    for _ in range(number):
        hands = _one_clerk(teller, originals) if rng.random() < 0.1 else []
        if not hands:
            first = rng.randrange(len(originals))
            near = originals[first : first + 14]
            hands = rng.sample(near, min(len(near), rng.choices((1, 2, 3, 4), (45, 30, 15, 10))[0]))
        happening = teller.invent(min(draft.day for draft in hands) - rng.randint(1, 9))
        for draft in hands:
            others = [*teller.tellers[happening.id], rng.choice(bodies)]
            source = rng.choice(others) if rng.random() < 0.15 else ""
            source = "" if source == draft.publisher else source
            insert(rng, draft, teller.sentence(happening, number_from=source))
            teller.tellers[happening.id].append(draft.publisher)


def _one_clerk(teller: Teller, originals: list[Draft]) -> list[Draft]:
    """A document each of two bodies that a judgement is about, as near in time as there are."""
    pairs = [judged for judged in teller.judged if judged.one in teller.signing]
    if not pairs:
        return []
    pair = teller.rng.choice(pairs)
    ones = [draft for draft in originals if draft.publisher == pair.one]
    others = [draft for draft in originals if draft.publisher == pair.other]
    if not (ones and others):
        return []
    first = teller.rng.choice(ones)
    return [first, min(others, key=lambda draft: abs(draft.day - first.day))]


def tell_by_others(teller: Teller, copies: list[Draft], bodies: tuple[str, ...]) -> None:
    """Have papers tell some of the happenings "according to" one who tells them, or to somebody outside."""
    rng = teller.rng
    copies = sorted((draft for draft in copies if _own(draft)), key=lambda draft: draft.day)
    if not copies:
        return
    for happening in teller.happenings:
        body = rng.choice(bodies)
        near = [draft for draft in copies if happening.day <= draft.day][:10] or copies[-3:]
        for draft in rng.sample(near, min(len(near), rng.choices((0, 1, 2, 3), (55, 25, 12, 8))[0])):
            inside = teller.tellers[happening.id]
            who = rng.choice(inside) if inside and rng.random() < 0.65 else body
            who = teller.speaker_for(who) if rng.random() < 0.3 else who
            if who != draft.publisher:
                insert(rng, draft, teller.sentence(happening, who=who), _own(draft))


def tell_in_series(teller: Teller, drafts: list[Draft]) -> None:
    """Have two or three documents of one series tell a happening, in its own words: they are one voice."""
    happening = teller.invent(drafts[0].day - teller.rng.randint(1, 9))
    for draft in teller.rng.sample(drafts, min(len(drafts), teller.rng.randint(2, 3))):
        own = [segment for segment in _own(draft) if segment.holder == draft.id]
        insert(teller.rng, draft, teller.sentence(happening), own)
    teller.tellers[happening.id].append(drafts[0].author or drafts[0].publisher)


def tell_outside(teller: Teller, segment: Segment) -> int:
    """Have a text outside the archive tell a happening that others tell too; gives a day soon after it."""
    happening = teller.rng.choice(teller.happenings) if teller.happenings else teller.invent(100)
    segment.words = [*teller.sentence(happening), *segment.words]
    return happening.day + teller.rng.randint(1, 6)


def _own(draft: Draft) -> list[Segment]:
    """The paragraphs that the draft's own hand wrote whole."""
    return [p[0] for p in draft.body if len(p) == 1 and p[0].parent is None and len(p[0].words) > 20]


def insert(rng: random.Random, draft: Draft, sentence: list[Word], into: list[Segment] | None = None) -> None:
    """Put ``sentence`` before a paragraph of the draft, in the same paragraph."""
    segment = rng.choice(into if into else [p[0] for p in draft.body])
    segment.words = [*sentence, *segment.words]


def judge_clerks(rng: random.Random, signing: dict[str, tuple[str, ...]]) -> list[Judgement]:
    """A judgement on each two bodies for which one name signs: confirmed for two in three."""
    names = list(signing)
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :] if set(signing[a]) & set(signing[b])]
    return [
        Judgement(a, b, sorted(set(signing[a]) & set(signing[b]))[0], confirmed=rng.random() < 0.67)
        for a, b in pairs
    ]


# Truth


def events_of(archive: list[Laid], teller: Teller) -> tuple[Event, ...]:
    """Each happening that is told, by whom, and with how many voices."""
    by_figure = {told.figure[0]: told for told in teller.told}
    tellings: dict[str, list[Telling]] = defaultdict(list)
    keys: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for laid in archive:
        for at, (word, segment) in enumerate(zip(laid.words, laid.segments, strict=True)):
            told = by_figure.get(word.root) if not segment.repeat else None
            telling = _telling(laid, at, told) if told else None
            if told and telling:
                tellings[told.event].append(telling)
                for part in telling.parts:
                    keys[told.event, part.part].append(_keys(told, part, segment, laid.draft))
    return tuple(
        Event(happening.id, tuple(tellings[happening.id]), tuple(
            (part, _groups(keys[happening.id, part], teller.judged))
            for part in PARTS if (happening.id, part) in keys
        ))
        for happening in teller.happenings
        if tellings[happening.id]
    )  # fmt: skip


def _telling(laid: Laid, at: int, told: Told) -> Telling | None:
    """What the document tells by the sentence with its figure at ``at``; None if it holds too little."""
    segment = laid.segments[at]
    reach = range(max(0, at - 90), min(len(laid.words), at + 90))
    held = [n for n in reach if laid.words[n].root in told.roots and not laid.segments[n].repeat]
    roots = {laid.words[n].root for n in held}
    if len(held) < HELD * len(told.roots) or not roots.issuperset(told.figure):
        return None
    figure = [n for n in held if laid.words[n].root in told.figure]
    copied_from = segment.parent.holder if segment.parent else ""
    parts = [part for part in PARTS if part != "when" or (told.when and roots.issuperset(told.when))]
    return Telling(
        laid.draft.id,
        Span(laid.spans[held[0]].start, laid.spans[held[-1]].end),
        Span(laid.spans[figure[0]].start, laid.spans[figure[-1]].end).of(laid.text),
        tuple(Part(part, told.said_by[part] or segment.attributed, copied_from) for part in parts),
    )


def _keys(told: Told, part: Part, segment: Segment, draft: Draft) -> set[str]:
    """What makes a part of a telling one voice with others that have the same."""
    *_, first = segment.ancestors()
    keys = {f"sentence {told.figure[0]}"}
    if told.said_by[part.part]:
        keys.add(f"body {told.said_by[part.part]}")
    elif first.holder.startswith("outside:"):
        keys.add(f"body {first.holder.removeprefix('outside:').rpartition('/')[0]}")
    elif first is segment:
        names = (f"body {draft.publisher}", f"body {draft.author}", f"series {draft.series}")
        keys |= {key for key in names if not key.endswith(" ")}
    return keys


def _groups(keys: list[set[str]], judged: Iterable[Judgement]) -> int:
    """How many groups are left when those that share a key are one."""
    linked = [
        {f"body {judgement.one}", f"body {judgement.other}"} for judgement in judged if judgement.confirmed
    ]
    groups: list[tuple[set[str], bool]] = []
    for some, tells in [*((key, True) for key in keys), *((link, False) for link in linked)]:
        joined, does_tell = set(some), tells
        apart = []
        for group, group_tells in groups:
            if joined.isdisjoint(group):
                apart.append((group, group_tells))
            else:
                joined |= group
                does_tell = does_tell or group_tells
        groups = [*apart, (joined, does_tell)]
    return sum(tells for _, tells in groups)
