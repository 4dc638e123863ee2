"""Writes the generated archive: ``write_archive(seed, documents)`` gives documents and what is true of them.

How many of each kind there are stands in ``ORIGINALS`` and ``COPIES``; how each is made in `kinds`; how truth
is read off it in `deriving`; events and their voices in `events`; what an answer is worth in `scoring`.

    archive = write_archive(1)
    for document in archive.documents: ...  # id, text, publisher, author, published, genre, language ...
    print(archive.described())
    print(score_passages(archive, [Found("id", 0, 90, "other id", 40, 130, "left")]))
    print(score_voices(archive, {("e0000", "how many"): (1, 2)}))

Not here: texts in one language that copy from another; events in Korean; more than one change of a figure
between two tellings (a copy never changes it, but for its grouping).
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.corroboration.reuse import kinds
from tests.corroboration.reuse.deriving import Laid, laid_out, marks_of, passages_of, repeats_of
from tests.corroboration.reuse.edits import edited, substituted
from tests.corroboration.reuse.events import (
    Teller,
    events_of,
    judge_clerks,
    tell_by_others,
    tell_in_originals,
    tell_in_series,
    tell_outside,
)
from tests.corroboration.reuse.grammar import Guard, Pen
from tests.corroboration.reuse.korean import KoreanPen, korean_edited, korean_substituted
from tests.corroboration.reuse.korean_words import KOREAN, invent_korean_sources
from tests.corroboration.reuse.phrases import ENGLISH
from tests.corroboration.reuse.sources import House, invent_sources
from tests.corroboration.reuse.texts import Draft, restart
from tests.corroboration.reuse.truth import Archive, Document
from tests.corroboration.reuse.writer import Writer
from tumen.vocabulary.dates import Interval

#: Of a hundred originals, how many of each kind.
ORIGINALS = {
    "letter": 10, "statement": 17, "embassy": 5, "report": 9, "testimony": 7, "agency": 17, "news": 28,
    "comment": 7,
}  # fmt: skip
#: Of a hundred documents with the words of others, how many of each kind.
COPIES = {
    "wire copy": 29, "paraphrase": 22, "quotes": 28, "merger": 9, "quotes outside": 4, "own words": 5,
    "series": 3,
}  # fmt: skip
#: The share of originals.
NEW = 0.52
#: Events, for each document in English.
EVENTS = 0.22
#: The share of documents in Korean.
IN_KOREAN = 0.1


def write_archive(seed: int, documents: int = 2000) -> Archive:
    """An archive of ``documents`` from ``seed``: the same seed gives the same archive."""
    restart()
    rng = random.Random(f"reuse {seed}")
    sources = invent_sources(rng)
    pen = Pen(rng, Guard())
    english = Writer(rng, pen, sources, ENGLISH, edited, substituted, "en")
    signing = {house.name: tuple(name for name, _ in house.signatories) for house in sources.organisations}
    teller = Teller(rng, pen, signing, judged=judge_clerks(rng, signing))
    korean = round(documents * IN_KOREAN)
    drafts = _drafts(english, documents - korean, teller)
    korean_sources = invent_korean_sources(rng)
    drafts += _drafts(
        Writer(rng, KoreanPen(rng, Guard()), korean_sources, KOREAN, korean_edited, korean_substituted, "ko"),
        korean,
    )
    rng.shuffle(drafts)
    laid = [laid_out(draft, _published(draft, rng)) for draft in drafts]
    return Archive(
        documents=tuple(_document(one) for one in laid),
        passages=tuple(passages_of(laid)),
        marks=tuple(mark for one in laid for mark in (*marks_of(one), *repeats_of(one))),
        events=events_of(laid, teller),
        judged=tuple(teller.judged),
    )


def _document(laid: Laid) -> Document:
    draft = laid.draft
    return Document(
        id=draft.id,
        text=laid.text,
        publisher=draft.publisher,
        author=draft.author,
        published=laid.published,
        genre=draft.genre,
        language=draft.language,
        signatories=draft.signatories,
        series=draft.series,
        kind=draft.kind,
    )


def _published(draft: Draft, rng: random.Random) -> Interval | None:
    """The day, for one in eight the month only, for one in eight nothing."""
    when = kinds.FIRST_DAY + timedelta(days=draft.day)
    roll = rng.random()
    if roll < 0.125:
        return None
    return (
        Interval.month(when.year, when.month)
        if roll < 0.25
        else Interval.day(date(when.year, when.month, when.day))
    )


# What is written


def _drafts(writer: Writer, number: int, teller: Teller | None = None) -> list[Draft]:
    """Originals first, with the events that they tell, then what takes words from them."""
    bodies = writer.sources.spoken_of
    for kind in _spread(ORIGINALS, round(number * NEW)):
        _write_original(writer, kind)
    originals = list(writer.drafts)
    if teller:
        tell_in_originals(teller, originals, round(EVENTS * number), bodies)
    for kind in _spread(COPIES, number - len(writer.drafts)):
        if len(writer.drafts) < number:
            _write_copy(writer, kind, number - len(writer.drafts), teller)
    while len(writer.drafts) < number:
        _write_copy(writer, "quotes", 1, teller)
    if teller:
        tell_by_others(teller, writer.drafts[len(originals) :], bodies)
    return writer.drafts


def _spread(shares: dict[str, int], number: int) -> list[str]:
    """``number`` kinds by their shares of a hundred, spread evenly over the list."""
    counts = {kind: -(-number * share // 100) for kind, share in shares.items()}
    whole = sorted((place / count, kind) for kind, count in counts.items() for place in range(count))
    return [kind for _, kind in whole][:number]


def _write_original(writer: Writer, kind: str) -> Draft:
    rng, sources, day = writer.rng, writer.sources, writer.any_day()
    if kind == "letter":
        return kinds.letter(writer, rng.choice(sources.organisations), day)
    if kind == "statement":
        return kinds.statement(writer, rng.choice(sources.organisations), day)
    if kind == "embassy":
        return kinds.statement(writer, rng.choice(sources.embassies), day, "embassy")
    if kind == "report":
        return kinds.report(writer, rng.choice(sources.organisations), day)
    if kind == "testimony":
        return kinds.testimony(writer, rng.choice(sources.organisations), day)
    if kind == "agency":
        return kinds.news(writer, rng.choice(sources.agencies), day, "agency")
    return kinds.news(
        writer, rng.choice(sources.outlets), day, kind, "comment" if kind == "comment" else "news"
    )


def _write_copy(writer: Writer, kind: str, room: int, teller: Teller | None) -> None:
    """One document of ``kind``, or all that quote one statement, or a series, in the ``room`` left."""
    rng = writer.rng
    house = rng.choice(writer.sources.outlets)
    if kind == "wire copy":
        source = _source(writer, "agency", "agency", "news", "wire copy")
        share = 0.0 if rng.random() < 0.4 else rng.uniform(0.02, 0.13)
        kinds.wire_copy(writer, source, _other(writer, house, source), share, _day_after(writer, source))
    elif kind == "paraphrase":
        source = _source(writer, "agency", "news", "statement", "report", "testimony")
        kinds.paraphrase(
            writer, source, _other(writer, house, source), rng.uniform(0.16, 0.31), _day_after(writer, source)
        )
    elif kind == "quotes":
        source = _source(writer, "letter", "letter", "statement", "report", "testimony", "embassy")
        who = _speaker(writer, source) if rng.random() < 0.85 else ""
        kinds.quoting(writer, source, house, _day_after(writer, source), who)
    elif kind == "merger":
        one, other = _source(writer, "agency", "news"), _source(writer, "agency", "news", "statement")
        if one is not other:
            share = rng.choice((0.0, rng.uniform(0.02, 0.14), rng.uniform(0.16, 0.3)))
            day = max(_day_after(writer, one), _day_after(writer, other))
            kinds.merger(writer, one, other, _other(writer, house, one), share, day)
    elif kind == "own words":
        source = _source(writer, "statement")
        kinds.own_words(
            writer, source, house, rng.choice(writer.sources.persons)[0], source.day + rng.randint(18, 24)
        )
    else:
        _write_several(writer, kind, room, teller)


def _write_several(writer: Writer, kind: str, room: int, teller: Teller | None) -> None:
    rng, day, number = writer.rng, writer.any_day(), len(writer.drafts)
    if kind == "series":
        by_author = rng.random() < 0.6
        author = rng.choice(writer.sources.authors) if by_author else ""
        houses = (
            rng.sample(writer.sources.outlets, 2) if by_author else [rng.choice(writer.sources.organisations)]
        )
        several = kinds.series(
            writer, tuple(houses), author, f"series {number}", min(room, rng.randint(3, 6)), day
        )
        if teller:
            tell_in_series(teller, several)
        return
    who = rng.choice(writer.sources.embassies).name
    body = kinds.outside_statement(writer, who, number)
    if teller and rng.random() < 0.5:
        day = tell_outside(teller, body[0][0])
    for _ in range(min(room, rng.randint(2, 3))):
        named = who if rng.random() < 0.8 else ""
        kinds.quoting_outside(
            writer, body, rng.choice(writer.sources.outlets), day + rng.randint(0, 4), named
        )


def _source(writer: Writer, *wanted: str) -> Draft:
    """A draft of one of the kinds: a few are taken from much more often than the others."""
    rng = writer.rng
    kind = rng.choice(wanted)
    of_kind = [draft for draft in writer.drafts if draft.kind == kind]
    for drafts in (of_kind, writer.drafts):
        for _ in range(40 if drafts else 0):
            draft = drafts[int(len(drafts) * rng.random() ** 2)]
            if len(draft.body) >= 2:
                return draft
    raise RuntimeError("No document is long enough to be copied: ask for more documents.")


def _other(writer: Writer, house: House, source: Draft) -> House:
    """``house``, or another when it is the one that is copied."""
    if house.name != source.publisher:
        return house
    return next(other for other in writer.sources.outlets if other.name != source.publisher)


def _day_after(writer: Writer, source: Draft) -> int:
    """Mostly some days later; one in sixteen carries an earlier day than its source."""
    roll = writer.rng.random()
    return source.day - writer.rng.randint(1, 3) if roll < 0.06 else source.day + int(writer.rng.random() * 8)


def _speaker(writer: Writer, source: Draft) -> str:
    """Who is said to have said what ``source`` says: its publisher, its author, or one who signed it."""
    return writer.rng.choice(
        (source.publisher, *source.signatories, *([source.author] if source.author else []))
    )
