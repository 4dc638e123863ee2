"""A workspace of any size, invented row by row: documents with claims as the reader leaves them.

Every document tells ten claims: three figures of events that other documents tell too, four of what was done
to one person, their age, an ask and a norm. Sentences are put together with the places of their words, so
that each quote stands; nothing is read, for reading takes a thousand times as long. What follows from the
claims is derived by the rooms' own `refresh` and index. Persons, outlets and organisations are invented.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench.reports import FIELD, _entries
from tumen.vocabulary.spans import Quote, Span

#: Claims of each document.
CLAIMS = 10
#: Documents written in one transaction.
BATCH = 1_000
#: Documents that tell of one event, on average: three figures in each.
TELLING = 4
#: One document in so many is restricted.
RESTRICTED = 50
MONTHS = "January February March April May June July August September October November December".split()
#: One document in so many shares a passage with another.
SHARING = 20
#: Words of a quiet sentence: no two documents share a run of them that is long enough for a passage.
WORDS = (
    "river market bridge winter lantern orchard harbour letter window corridor station ticket blanket kettle "
    "ladder garden village teacher soldier driver widow brother cousin neighbour morning evening shadow road "
    "valley quarry mill ferry barley notebook scarf portrait candle radio petition harvest snow fence gate"
).split()
#: What each person goes through: act, words of the sentence.
STAGES = (
    ("arrest", "was arrested in {at}"),
    ("detention", "was detained in {to}"),
    ("torture", "was beaten by guards"),
    ("forced repatriation", "was sent back to {to}"),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that several documents tell: on which day, from where to where, of how many."""

    day: date
    start: str
    end: str
    number: int


@dataclass(slots=True)
class Told:
    """One claim before it is a row: where its words and its sentence stand, and its slots."""

    start: int
    end: int
    slots: dict[str, Any]
    speaker: str
    sentence: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Text:
    """A text as it grows: each piece is added with its place."""

    words: str = ""
    blocks: list[tuple[str, int, int]] = field(default_factory=list)
    claims: list[Told] = field(default_factory=list)

    def block(self, kind: str, words: str) -> tuple[int, int]:
        begin = len(self.words)
        self.words += words + "\n\n"
        self.blocks.append((kind, begin, begin + len(words)))
        return begin, begin + len(words)

    def sentence(self, words: str, *told: tuple[str, dict[str, Any], str]) -> None:
        """A sentence with its claims: the words that each quotes, its slots, and who says so."""
        begin = len(self.words)
        for quoted, slots, speaker in told:
            at = begin + words.index(quoted)
            self.claims.append(Told(at, at + len(quoted), slots, speaker, (begin, begin + len(words))))
        self.words += words + " "


def _slots(at: str, **values: Any) -> dict[str, Any]:
    return {name: {"value": value, "rule": f"invented.{at}"} for name, value in values.items()}


def happenings(documents: int, chance: random.Random) -> list[Happening]:
    """Events of twelve years, on different days as far as there are any."""
    towns, first = _entries(FIELD)["town"], date(2012, 1, 1)
    return [
        Happening(
            first + timedelta(days=chance.randrange(12 * 365)),
            chance.choice(towns[:9]),
            chance.choice(towns[9:]),
            chance.randint(2, 600),
        )
        for _ in range(max(3, 3 * documents // TELLING))
    ]


def document(number: int, events: Sequence[Happening], seed: int = 1) -> tuple[str, date, Text]:
    """Outlet, day and text of document ``number``, always the same."""
    chance = random.Random(f"{seed}/{number}")
    entries = _entries(FIELD)
    outlet = f"{chance.choice(entries['first'])} {chance.choice(('Daily', 'Post', 'News', 'Radio'))}"
    group = f"{chance.choice(entries['first'])} {chance.choice(entries['second'])}"
    person = f"{chance.choice(entries['given'])} {chance.choice(entries['family'])}"
    three = [events[min(int(len(events) * chance.random()), len(events) - 1)] for _ in range(3)]
    published = max(each.day for each in three) + timedelta(days=chance.randint(1, 40))
    text = Text()
    text.block("byline", outlet)
    text.block("headline", f"{group} tells of returns through {three[0].start}, {_quiet(chance, 3)}")
    text.block("dateline", f"{published.day} {MONTHS[published.month - 1]} {published.year}")
    begin = len(text.words)
    for each, who in zip(three, (person, group, ""), strict=True):
        _figure(text, each, who, outlet, chance)
        text.sentence(f"{_quiet(chance, 9).capitalize()}.")
    _person(text, three[0], outlet, chance)
    text.sentence(
        f"The {group} urged China not to return them.",
        ("urged China not to return them", _ask(), group),
    )
    text.sentence(
        f"{person} named the Convention against Torture.",
        ("Convention against Torture", _slots("norm", sort="norm", norm={"code": "cat"}), outlet),
    )
    text.blocks.append(("paragraph", begin, len(text.words) - 1))
    return outlet, published, text


def _quiet(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def _figure(text: Text, told: Happening, who: str, outlet: str, chance: random.Random) -> None:
    """Most say the number as it is; some give another, which the event then has as its range."""
    number = told.number if chance.random() < 0.7 else max(1, told.number + chance.randint(-20, 20))
    day = f"{told.day.day} {MONTHS[told.day.month - 1]} {told.day.year}"
    quoted = f"{number} North Korean escapees"
    said = f", {who} said" if who else ""
    quantity = {"low": float(number), "high": float(number), "approximate": False}
    slots = _slots(
        "figure",
        sort="figure",
        figure_kind="core",
        quantity={**quantity, "additive": False, "share_of": "", "percent": False},
        unit="persons",
        subjects=[{"words": "North Korean escapees"}],
        act="forced repatriation",
        realis="asserted",
        polarity="affirmed",
        kind="event",
        time={"text": day, "edtf": told.day.isoformat()},
        place={"from": told.start, "to": told.end, "at": ""},
        speakers=[[who or outlet]],
        stance="neutral" if who else "own",
    )
    words = f"On {day} China forcibly returned {quoted} from {told.start} to {told.end}{said}."
    text.sentence(words, (quoted, slots, who or outlet))


def _person(text: Text, told: Happening, outlet: str, chance: random.Random) -> None:
    age, sex = chance.randint(17, 70), chance.choice(("female", "male"))
    name = f"a {age}-year-old {'woman' if sex == 'female' else 'man'} from {chance.choice(_TOWNS)}"
    parts = [words.format(at=told.start, to=told.end) for _, words in STAGES]
    subject = [{"words": name.capitalize(), "name": name, "kind": "person", "sex": sex, "age": str(age)}]
    quantity = {"low": float(age), "high": float(age), "approximate": False}
    claims = [
        (
            part,
            _slots(
                "act",
                sort="act",
                act=act,
                subjects=subject,
                realis="asserted",
                polarity="affirmed",
                time={"text": str(told.day.year), "edtf": str(told.day.year)},
                place={"from": "", "to": "", "at": told.start if act == "arrest" else told.end},
                stance="own",
                speakers=[[outlet]],
            ),
            outlet,
        )
        for part, (act, _) in zip(parts, STAGES, strict=True)
    ]
    number = _slots(
        "age",
        sort="number",
        figure_kind="age",
        quantity={**quantity, "additive": False, "share_of": "", "percent": False},
    )
    words = f"{name.capitalize()} {', '.join(parts)} in {told.day.year}."
    text.sentence(words, (f"{age}-year-old", number, outlet), *claims)


_TOWNS = _entries(FIELD)["town"][9:]


def _ask() -> dict[str, Any]:
    asked = {"addressees": [{"words": "China", "kind": "body"}], "to_do": "not return them"}
    return _slots(
        "ask", sort="ask", ask={**asked, "is_negative": True}, realis="demanded", polarity="negated"
    )


# ---- rows ----


def opened(folder: Path) -> None:
    """The workspace in this folder as this process' own, made where there is none, with its tables."""
    from tumen.vault.workspace import VARIABLE, Workspace

    os.environ[VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    Workspace.open(folder)
    import django

    django.setup()
    from tumen.vault.schema import bring_up_to_date

    bring_up_to_date()


def viewers() -> tuple[Any, Any]:
    """Who sees everything, and a reader of what is internal, without identities."""
    from tumen.access.actions import introduce
    from tumen.access.models import RESEARCHER, Level, Role

    roles = (*RESEARCHER, Role.KEEPER)
    everything = introduce(name="everything", roles=roles, clearance=Level.RESTRICTED, identity=True)
    return everything, introduce(name="little", roles=(Role.READER,), clearance=Level.INTERNAL)


def fill(actor: Any, documents: int, *, first: int = 0, restricted: bool = True) -> None:
    """Write so many documents with their claims, from the one numbered ``first`` on; one in `RESTRICTED` is
    hidden from who is not cleared."""
    from django.db import transaction

    from tumen.vault.acting import RECORD, acting_as

    events = happenings(first + documents, random.Random(7))
    numbers, sources = iter(range(first, first + documents)), dict[str, Any]()
    with acting_as(RECORD):
        while some := list(islice(numbers, BATCH)):
            with transaction.atomic():
                _write(actor, [(at, *document(at, events)) for at in some], sources, restricted=restricted)


def derive(actor: Any) -> None:
    """What follows from the claims: the record, persons, counts, the index of words.

    The documents were read some time before: right after that the record would be looked through whole.
    """
    from datetime import timedelta

    from django.db.models import F

    from tumen.claims.models import ReadingRun
    from tumen.record.actions import refresh
    from tumen.record.filling import rebuild
    from tumen.vault.acting import RECORD, acting_as

    with acting_as(RECORD):
        ReadingRun.objects.update(at=F("at") - timedelta(hours=2))
    refresh(actor=actor)
    rebuild()


Made = tuple[int, str, date, Text]


def _write(actor: Any, made: Sequence[Made], sources: dict[str, Any], *, restricted: bool) -> None:
    from tumen.access.models import Marking
    from tumen.claims.models import ReadingRun
    from tumen.documents.models import Block, CustodyEvent, Document, Rendition

    kept = Document.objects.bulk_create(
        Document(
            sha256=hashlib.sha256(text.words.encode()).hexdigest(),
            evidence="",
            media_type="text/plain",
            name=f"{at}.txt",
            size=len(text.words),
            added_by=actor,
        )
        for at, _, _, text in made
    )
    texts = Rendition.objects.bulk_create(
        Rendition(document=row, made_from=row.sha256, text=text.words, extractor="invented", version="1")
        for row, (*_, text) in zip(kept, made, strict=True)
    )
    Block.objects.bulk_create(
        Block(rendition=row, order=order, kind=kind, start=start, end=end)
        for row, (*_, text) in zip(texts, made, strict=True)
        for order, (kind, start, end) in enumerate(text.blocks)
    )
    CustodyEvent.objects.bulk_create(
        CustodyEvent(document=row, kind="received", actor=actor, name=row.name, origin="invented")
        for row in kept
    )
    runs = ReadingRun.objects.bulk_create(
        ReadingRun(rendition=row, reader="invented", document_revision=1, actor=actor) for row in texts
    )
    _details(kept, texts, made)
    _claims(kept, texts, runs, made, sources)
    _passages(texts, made)
    if restricted:
        Marking.objects.bulk_create(
            Marking(item=row.public_id, level="restricted", actor=actor, why="invented")
            for row, (at, *_) in zip(kept, made, strict=True)
            if at % RESTRICTED == 7
        )


def _details(kept: Sequence[Any], texts: Sequence[Any], made: Sequence[Made]) -> None:
    from tumen.documents.listing import date_documents
    from tumen.documents.models import Detail, DetailField

    Detail.objects.bulk_create(
        Detail(document=row, field=field, value=value, evidence="invented", rendition=rendition)
        for row, rendition, (_, outlet, published, text) in zip(kept, texts, made, strict=True)
        for field, value in (
            (DetailField.PUBLISHER, outlet),
            (DetailField.TITLE, text.words[slice(*text.blocks[1][1:])]),
            (DetailField.LANGUAGE, "en"),
            (DetailField.PUBLISHED, published.isoformat()),
        )
    )
    date_documents([row.pk for row in kept])


def _claims(
    kept: Sequence[Any],
    texts: Sequence[Any],
    runs: Sequence[Any],
    made: Sequence[Made],
    sources: dict[str, Any],
) -> None:
    from tumen.access.items import new_id
    from tumen.claims.models import Claim, Proposal, Speaking, Status

    rows, told = [], []
    for document, rendition, run, (at, _, _, text) in zip(kept, texts, runs, made, strict=True):
        for each in text.claims:
            quote = Quote.at(text.words, Span(each.start, each.end))
            rows.append(
                Claim(
                    public_id=new_id("c"),
                    document=document,
                    rendition=rendition,
                    run=run,
                    exact=quote.exact,
                    prefix=quote.prefix,
                    suffix=quote.suffix,
                    start=each.start,
                    end=each.end,
                    sentence_start=each.sentence[0],
                    sentence_end=each.sentence[1],
                    status=Status.ACCEPTED if at % 5 == 0 else Status.PROPOSED,
                )
            )
            told.append(each)
    Claim.objects.bulk_create(rows)
    Proposal.objects.bulk_create(
        Proposal(claim=row, run=row.run, slots=each.slots) for row, each in zip(rows, told, strict=True)
    )
    _name({each.speaker for each in told}, sources)
    Speaking.objects.bulk_create(
        Speaking(claim=row, source=sources[each.speaker], chain=0, position=0)
        for row, each in zip(rows, told, strict=True)
    )


def _passages(texts: Sequence[Any], made: Sequence[Made]) -> None:
    """Every text as matched already, and one in `SHARING` with a passage of the one before it.

    Matching is measured by `bench.passages`; texts made from a few patterns would all share passages here.
    """
    from tumen.corroboration.passages.index import VERSION
    from tumen.record.models import Fingerprint, SharedPassage

    Fingerprint.objects.bulk_create(
        Fingerprint(rendition=row, postings=b"", version=VERSION) for row in texts
    )
    sharing = [at for at in range(1, len(texts)) if at % SHARING == 3]
    begins = [[text.blocks[1][1] for *_, text in (made[at - 1], made[at])] for at in sharing]
    SharedPassage.objects.bulk_create(
        SharedPassage(
            left=texts[at - 1],
            right=texts[at],
            left_start=left,
            left_end=left + 20,
            right_start=right,
            right_end=right + 20,
            pieces=[[left, left + 20, right, right + 20]],
            words=4,
            likeness=1.0,
            worth=20.0,
            origin="left",
            traced_at="1 1",
        )
        for at, (left, right) in zip(sharing, begins, strict=True)
    )


def _name(speakers: set[str], sources: dict[str, Any]) -> None:
    from tumen.claims.models import Source
    from tumen.claims.naming import kind_of, source_key

    new = sorted(speakers - sources.keys())
    for name in new:
        kept, _ = Source.objects.get_or_create(
            key=source_key(name), defaults={"name": name, "kind": kind_of(name)}
        )
        sources[name] = kept


def judging(actor: Any) -> Iterator[str]:
    """Somebody at work: each time one more figure is accepted, whose id it gives."""
    from tumen.claims.actions import review_claim
    from tumen.claims.models import Claim, Status

    waiting = Claim.objects.filter(status=Status.PROPOSED, membership__isnull=False).order_by("-pk")
    for claim in list(waiting.values_list("public_id", flat=True)[:1_000]):
        review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why="")
        yield claim


def counted() -> dict[str, int]:
    """How many rows of what there are."""
    from tumen.claims.models import Claim, Source
    from tumen.documents.models import Document
    from tumen.record.models import Event, Person

    kinds = {"documents": Document, "claims": Claim, "events": Event, "persons": Person, "sources": Source}
    return {name: kind.objects.count() for name, kind in kinds.items()}  # type: ignore[attr-defined]


def event_ids(first: int) -> Iterator[str]:
    """The ids of some events, those with most documents among them."""
    from tumen.record.models import Event

    yield from Event.objects.order_by("-revision", "pk").values_list("public_id", flat=True)[:first]
