"""What a withdrawal destroys, within its action: the key, the words in every room, the lines that told them.

A key that is gone would be enough for what lies sealed. In the open record the words stand in texts, quotes
and values as well, which are searched and compared: there each sign is overwritten, and the freed places of
the database are overwritten too (secure_delete). The log of recent writes is emptied when the change is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from tumen.access.actions import forget_detail
from tumen.access.models import Actor, AuditLine
from tumen.claims.indexing import index_claims_of, index_sources
from tumen.claims.models import Claim, ModelAnswer, Source, Speaking
from tumen.consent.cells import strings_of
from tumen.consent.holding import GONE
from tumen.consent.rows import Rows, Taken, take_whole, take_words
from tumen.documents.finding import Wanted
from tumen.documents.indexing import index_documents
from tumen.documents.listing import date_documents
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind, Document, RecordKey, Rendition
from tumen.documents.sealing import keep_covers, told_words
from tumen.record.indexing import index_events
from tumen.record.models import (
    Event,
    Fingerprint,
    PersonKey,
    PersonPair,
    PersonsOf,
    SharedPassage,
    Tally,
)
from tumen.record.persons.indexing import index_persons
from tumen.search.index import erase_document, forget_searches
from tumen.vault import evidence
from tumen.vocabulary.spans import Span
from tumen.watch.models import Item
from tumen.watch.wording import forget_added

#: Why details are erased, in the lines that tell of it.
WHY = "consent was withdrawn"
#: The rule of a cover over a place where forgotten words stood that nobody had covered.
RULE = "forgotten with others"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was destroyed: keys, changed cells, details of audit lines; and other documents with the words."""

    keys: int
    cells: int
    lines: int
    elsewhere: tuple[str, ...] = ()

    def and_of(self, other: Forgotten) -> Forgotten:
        """Both together."""
        return Forgotten(
            self.keys + other.keys,
            self.cells + other.cells,
            self.lines + other.lines,
            (*self.elsewhere, *other.elsewhere),
        )


def forget_words(actor: Actor, document: Document, words: Iterable[str]) -> Forgotten:
    """Forget these words in all that is kept of one document, with every cover over them or over more."""
    wanted = {_plain(each) for each in words if each.strip()}
    covers = Cover.objects.filter(rendition__document=document)
    told = [(cover, said or "") for said, cover in _with_words(covers)]
    doomed = [(cover, said) for cover, said in told if any(each in _plain(said) for each in wanted)]
    doomed = [pair for pair in doomed if pair[0].kind != CoverKind.CLAIM]
    doomed += [pair for pair in told if _touches(pair[0], doomed) and pair not in doomed]
    said = {*wanted, *(_plain(each) for _, each in doomed)}
    looked_for = Wanted(each for each in said if len(each) >= SHORTEST)
    stretches: dict[int, list[Span]] = {}
    for cover, _ in doomed:
        stretches.setdefault(cover.rendition_id, []).append(Span(cover.start, cover.end))
    taken = take_words(Rows.ours(), document.pk, looked_for, stretches)
    keys = _destroy_keys([cover for cover, _ in doomed]) + _forget_speakers(document, taken, looked_for)
    _cover_again(taken, [cover for cover, _ in doomed])
    _seal_sentences_again(covers.filter(kind=CoverKind.CLAIM))
    lines = _erase_lines(actor, document, lambda text: bool(looked_for.spans(text)))
    _revise({each.row for each in taken if each.table == Claim._meta.label})
    # What its claims are counted by follows from words that are gone now: the refresh looks again.
    Tally.objects.filter(claim__document=document).update(claim_revision=0)
    # Made again of the text as it is now; what it was made of can be tried against it.
    Fingerprint.objects.filter(rendition__in=list(stretches)).delete()
    _index_again(document)
    forget_searches(lambda asked: bool(looked_for.spans(asked)))
    forget_added(lambda typed: bool(looked_for.spans(typed)))
    _forget_keys_of_persons(document)
    _leave_nothing()
    return Forgotten(keys, len(taken), lines, _elsewhere(document, wanted))


def forget_document(actor: Actor, document: Document) -> Forgotten:
    """Forget all of a document: text, quotes, values, what it says of itself, and its original.

    The row stays under its id, with its claims rejected, for judgements and the log name them.
    """
    # What it came in was archived too: with the bytes of the document in it.
    held = [address for address in (document.evidence, *_archives_of(document)) if address]
    claims = Claim.objects.filter(document=document)
    lines = _erase_lines(actor, document, lambda text: True)
    taken = take_whole(Rows.ours(), document.pk)
    keys = _destroy_keys(list(Cover.objects.filter(rendition__document=document)))
    keys += RecordKey.objects.filter(item=document.public_id).delete()[0]
    renditions = list(Rendition.objects.filter(document=document))
    Fingerprint.objects.filter(rendition__in=renditions).delete()
    SharedPassage.objects.filter(left__in=renditions).delete()
    SharedPassage.objects.filter(right__in=renditions).delete()
    Cover.objects.bulk_create(
        Cover(rendition=each, start=0, end=len(each.text), kind=CoverKind.WITHDRAWN, rule=RULE)
        for each in renditions
        if each.text
    )
    _forget_keys_of_persons(document)
    claims.update(revision=F("revision") + 1)
    Document.objects.filter(pk=document.pk).update(revision=F("revision") + 1)
    erase_document(document.public_id)
    _index_again(document)
    _leave_nothing()
    for each in held:
        transaction.on_commit(partial(evidence.destroy, each))
    return Forgotten(keys, len(taken), lines)


def _archives_of(document: Document) -> list[str]:
    rows = Item.objects.filter(document=document.public_id)
    found = list(rows.values_list("evidence", flat=True))
    rows.update(evidence="", sha256="", size=0)
    return found


def forget_source(actor: Actor, source: Source) -> Forgotten:
    """Forget the name of a source, in the list of sources and in every document in which it speaks."""
    name = source.name
    documents = Document.objects.filter(claims__speaking__source=source).distinct()
    each = [forget_words(actor, document, [name]) for document in list(documents)]
    keys = RecordKey.objects.filter(item=source.public_id).delete()[0]
    Source.objects.filter(pk=source.pk).update(name=GONE, key=f"withdrawn {source.pk}")
    index_sources(Source.objects.filter(pk=source.pk))
    forget_searches(lambda asked: bool(Wanted([name]).spans(asked)))
    _leave_nothing()
    return Forgotten(
        keys + sum(one.keys for one in each),
        1 + sum(one.cells for one in each),
        sum(one.lines for one in each),
    )


def _forget_keys_of_persons(document: Document) -> None:
    """By its keys whoever tries a name would find a person; they are made again of what is left."""
    PersonKey.objects.filter(person__document=document).delete()
    PersonPair.objects.filter(Q(left__document=document) | Q(right__document=document)).delete()
    PersonsOf.objects.filter(document=document).delete()


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _with_words(covers: QuerySet[Cover]) -> Iterable[tuple[str | None, Cover]]:
    rows = {row.pk: row for row in covers}
    return [(said, rows[pk]) for said, pk in told_words(covers, "pk")]


def _touches(cover: Cover, doomed: list[tuple[Cover, str]]) -> bool:
    own = Span(cover.start, cover.end)
    return cover.kind != CoverKind.CLAIM and any(
        other.rendition_id == cover.rendition_id and own.overlaps(Span(other.start, other.end))
        for other, _ in doomed
    )


def _destroy_keys(covers: list[Cover]) -> int:
    ids = [cover.public_id for cover in covers]
    gone = sum(
        RecordKey.objects.filter(item__in=ids[at : at + 1_000]).delete()[0]
        for at in range(0, len(ids), 1_000)
    )
    # A place that was forgotten stays covered, whatever somebody thought of it before.
    Cover.objects.filter(pk__in=[cover.pk for cover in covers]).update(
        sealed=b"", removed_at=None, removed_by=None, removed_why=""
    )
    return gone


def _forget_speakers(document: Document, taken: list[Taken], wanted: Wanted) -> int:
    """Let nobody of that name speak in the document; whom no other has is forgotten as a source.

    The source of a name may speak in other documents too, which are not ours to change: there it stays.
    """
    emptied = {each.row for each in taken if each.table == Source._meta.label}
    for source in Source.objects.filter(speaking__claim__document=document).distinct():
        if source.pk in emptied or not wanted.spans(source.name):
            continue
        nobody = Source(kind=source.kind, name=GONE)
        nobody.key = f"withdrawn {nobody.public_id}"
        nobody.save()
        Speaking.objects.filter(claim__document=document, source=source).update(source=nobody)
    for source in Source.objects.filter(speaking=None) if wanted else ():
        if wanted.spans(source.name):
            Source.objects.filter(pk=source.pk).update(name=GONE, key=f"withdrawn {source.pk}")
            emptied.add(source.pk)
    ids = Source.objects.filter(pk__in=emptied).values("public_id")
    return RecordKey.objects.filter(item__in=ids).delete()[0]


def _cover_again(taken: list[Taken], doomed: list[Cover]) -> None:
    """Cover the places in texts where the words stood and no cover was."""
    covered = {(cover.rendition_id, cover.start, cover.end) for cover in doomed}
    places = {
        (each.row, run.start, run.start + len(run.words))
        for each in taken
        if each.table == Rendition._meta.label and each.column == "text"
        for run in each.runs
    }
    Cover.objects.bulk_create(
        Cover(rendition_id=row, start=start, end=end, kind=CoverKind.WITHDRAWN, rule=RULE)
        for row, start, end in sorted(places - covered)
    )


def _seal_sentences_again(covers: QuerySet[Cover]) -> None:
    """Sentences of sensitive claims are sealed beside their text: as it reads now."""
    for said, cover in _with_words(covers.select_related("rendition")):
        now = cover.rendition.text[cover.start : cover.end]
        if said != now:
            RecordKey.objects.filter(item=cover.public_id).delete()
            cover.words = now
            keep_covers([cover])


def _erase_lines(actor: Actor, document: Document, tells: Callable[[str], bool]) -> int:
    """Erase what audit lines about the document tell beyond who did what to which item when."""
    items = [document.public_id]
    items += Claim.objects.filter(document=document).values_list("public_id", flat=True)
    items += Cover.objects.filter(rendition__document=document).values_list("public_id", flat=True)
    numbers = [
        line.number
        for at in range(0, len(items), 1_000)
        for line in AuditLine.objects.filter(item__in=items[at : at + 1_000])
        if line.detail and tells("\n".join(strings_of(line.detail)))
    ]
    for number in numbers:
        forget_detail(actor=actor, number=number, why=WHY)
    return len(numbers)


def _revise(claims: set[int]) -> None:
    Claim.objects.filter(pk__in=claims).update(revision=F("revision") + 1)


def _index_again(document: Document) -> None:
    """Write into the index of words what is left of a document, its claims, its sources, its events and
    its persons."""
    date_documents([document.pk])
    index_documents([document.pk])
    index_claims_of([document.pk])
    touched = Q(key__startswith="withdrawn ") | Q(speaking__claim__document=document)
    index_sources(Source.objects.filter(touched).distinct())
    index_events(Event.objects.filter(memberships__claim__document=document).distinct())
    index_persons(document.persons.values_list("pk", flat=True))


def _leave_nothing() -> None:
    """Answers of language models are asked for again; the log of recent writes is emptied."""
    ModelAnswer.objects.all().delete()
    if connection.vendor == "sqlite":
        transaction.on_commit(empty_the_log)


def empty_the_log() -> bool:
    """Write what waits in ``vault.db-wal`` into the database and empty that file, which holds old pages.

    False where another program keeps it from that; it is then emptied by the last one that closes.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return not cursor.fetchone()[0]


def _elsewhere(document: Document, wanted: set[str]) -> tuple[str, ...]:
    """Other documents in which the same words are covered or speak: what is kept there stays."""
    others = Cover.objects.exclude(rendition__document=document).exclude(kind=CoverKind.CLAIM)
    told = told_words(others, "rendition__document__public_id")
    found = {id for said, id in told if said and _plain(said) in wanted}
    speaking = Speaking.objects.exclude(claim__document=document).values_list(
        "source__name", "claim__document__public_id"
    )
    found |= {id for name, id in speaking.distinct() if _plain(name) in wanted}
    return tuple(sorted(found))
