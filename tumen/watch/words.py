"""Words that people added, and what a word would have caught; every query takes the viewer.

A word that somebody tries is a question to what was passed over. So it is asked of nothing that the viewer
is not told: of letters in folders and mailboxes only for who is cleared for identities, of documents as they
are masked for that viewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.documents.errors import RefusedFile
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import documents_named, everywhere, masked_texts
from tumen.reading.sieve import OWN, groups
from tumen.vault import evidence
from tumen.watch.alerted import Sentence
from tumen.watch.archiving import archived
from tumen.watch.errors import NoSuchThing
from tumen.watch.indicators import indicators, may_hold_signs, signs_in
from tumen.watch.itemised import ItemView, item_views, seen_items
from tumen.watch.models import ASKING, Item, ItemState, Word
from tumen.watch.sifting import words_of
from tumen.watch.wording import added_now, indicators_now, require_place, require_word

#: Days that a preview looks back over, the things that it looks at, at most, and those that it shows.
DAYS, MOST, SHOWN = 30, 2_000, 50


@dataclass(frozen=True, slots=True)
class WordView:
    """An added word: where it is looked for, who added it and when, what it kept so far that the viewer may
    know of."""

    id: str
    place: Word.Place
    group: str
    part: str
    words: str
    is_expression: bool
    actor: str
    at: datetime
    kept: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a word would have caught in the last thirty days: items of the passed-over, or sentences as signs.

    ``looked`` things were looked at, ``caught`` of them would have been kept, of which some are shown;
    ``touched`` hold the word and would have been passed over all the same.
    """

    looked: int
    caught: int
    touched: int
    items: tuple[ItemView, ...]
    signs: tuple[Sentence, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class WordList:
    """A list that words can be added to, with those of the pack: a group of the sieve, worth so much, or one
    of the two lists of an indicator, with that one's titles."""

    place: Word.Place
    group: str
    part: str
    worth: int
    words: tuple[str, ...]
    en: str = ""
    ko: str = ""


def word_lists(viewer: Viewer) -> list[WordList]:
    """Every list that words can be added to, as the pack has it: that by which anything is kept first."""
    if not may_see(viewer):
        return []
    sieve = [WordList(Word.Place.SIEVE, each.name, "", each.worth, each.words) for each in groups()]
    signs = [
        WordList(Word.Place.SIGN, each.name, part, 0, getattr(each, part), each.en, each.ko)
        for each in indicators()
        for part in ("what", "happens")
    ]
    return [WordList(Word.Place.SIEVE, OWN, "", 0, ()), *sieve, *signs]


def words(viewer: Viewer) -> list[WordView]:
    """The words that people added and that nobody struck, newest first. Names that are covered from the
    viewer are masked in them."""
    if not may_see(viewer):
        return []
    rows = Word.objects.filter(struck_at=None).exclude(words="").select_related("actor").order_by("-pk")
    covers = everywhere(viewer).all
    told = _told(viewer).filter(state=ItemState.KEPT).exclude(words=[])
    kept = [id for ids in told.values_list("words", flat=True) for id in ids]
    return [
        WordView(
            row.public_id,
            Word.Place(row.place),
            row.group,
            row.part,
            covers.words(row.words),
            row.is_expression,
            row.actor.name,
            row.at,
            kept.count(row.public_id),
        )
        for row in rows
    ]


def seen_word(viewer: Viewer, id: str) -> Word:
    """The word itself. Raises NoSuchThing."""
    row = Word.objects.filter(public_id=id, struck_at=None).first() if may_see(viewer) else None
    if row is None:
        raise NoSuchThing(f"There is no added word {id}. `tumen watch words` lists those that there are.")
    return row


def preview(
    viewer: Viewer,
    typed: str,
    *,
    place: str = "sieve",
    group: str = OWN,
    part: str = "",
    as_re2: bool = False,
) -> Preview:
    """What a word would have caught in the last thirty days, if it had been looked for. Raises NotAWord."""
    require_place(place, group, part)
    expression = require_word(typed, is_expression=as_re2)
    tried = Word(place=place, group=group, part=part, words=expression, is_expression=True)
    if not may_see(viewer):
        return Preview(0, 0, 0, (), (), False)
    since = timezone.now() - timedelta(days=DAYS)
    return _of_items(viewer, tried, since) if place == Word.Place.SIEVE else _of_signs(viewer, tried, since)


def _told(viewer: Viewer) -> QuerySet[Item]:
    """Items whose words the viewer is told."""
    rows = seen_items(viewer)
    return rows if sees_identities(viewer) else rows.filter(feed__kind__in=ASKING)


def _of_items(viewer: Viewer, tried: Word, since: datetime) -> Preview:
    rows = _told(viewer).filter(state=ItemState.PASSED, found_at__gte=since).exclude(evidence="")
    found = list(rows.order_by("-pk").select_related("feed")[: MOST + 1])
    caught, touched, alone = [], 0, added_now((tried,))
    for row in found[:MOST]:
        try:
            text = words_of(archived(evidence.fetch(row.evidence)).data, row.about)
        except RefusedFile:
            continue
        if alone.sieve.sift(text).is_kept:
            caught.append(row)
        elif tried.public_id in alone.found_in(text):
            touched += 1
    shown = tuple(item_views(viewer, caught[:SHOWN]))
    return Preview(min(len(found), MOST), len(caught), touched, shown, (), len(found) > MOST)


def _of_signs(viewer: Viewer, tried: Word, since: datetime) -> Preview:
    documents = Document.objects.filter(visible_to(viewer, "public_id"), added_at__gte=since)
    found = list(documents.order_by("-pk").values_list("public_id", "pk")[: MOST + 1])
    rows = Rendition.objects.filter(document__in=[pk for _, pk in found[:MOST]]).order_by("pk")
    last = dict(rows.values_list("document__public_id", "pk"))
    before, after = indicators_now(), indicators_now((tried,))
    about = {each.id: each for each in documents_named(viewer, set(last))}
    texts = masked_texts(viewer, set(last.values()))
    caught = []
    for document, rendition in last.items():
        if document not in about or rendition not in texts:
            continue
        shown, told = texts[rendition][1], about[document]
        if not may_hold_signs(shown.text):
            continue
        had = set(signs_in(shown.text, before))
        for name, span in signs_in(shown.text, after):
            if name == tried.group and (name, span) not in had:
                said = " ".join(span.of(shown.text).split())
                caught.append(Sentence(said, told.id, told.label, told.publisher, told.published))
    return Preview(min(len(found), MOST), len(caught), 0, (), tuple(caught[:SHOWN]), len(found) > MOST)


__all__ = ["preview", "seen_word", "word_lists", "words"]
