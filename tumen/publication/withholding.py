"""What is withheld from a copy of one document: what the record knows of it, and what a person chose.

It is the same whoever asks, and rests on the whole record. So only those ask from whom nothing is hidden and
who are cleared for identities: what is withheld says who is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.claims.models import Claim
from tumen.claims.queries import ActView, acts
from tumen.documents.covering import MARKED_EVERYWHERE
from tumen.documents.finding import Wanted
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind, Document
from tumen.documents.queries import text_to_read
from tumen.documents.sealing import told_words
from tumen.publication.asked_for import names_asked_for
from tumen.publication.errors import NotToBeReleased
from tumen.publication.redaction.withheld import AS_GIVEN, SHORTEST_PART, Found, Withheld
from tumen.record.models import Person
from tumen.record.persons.called import called_in
from tumen.record.persons.gathering import is_a_person, proper_name
from tumen.record.persons.loading import told_of
from tumen.record.persons.staging import GUARDED_ACTS
from tumen.vocabulary.korean_names import names_in, sounds_of
from tumen.vocabulary.parties import Party
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import folded

#: Words that a person withholds, or shows, in one copy: each is looked for in every page.
MOST_CHOSEN = 200
#: Left, top, right and bottom of a box, in thousandths of the page.
_THOUSANDTHS = 1000

_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+")

Box = tuple[int, int, int, int, int]  #: the page from 1; left, top, right and bottom in thousandths of it


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for one copy: ``words`` to withhold beside what was found, wherever they stand;
    ``shown``, what may be read though something was found there, each with the reason; ``boxes`` to paint
    over on pages of a PDF."""

    words: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Withholding:
    """What is withheld from the copy of a document whose text is ``text``.

    ``spans`` are stretches of the text that nobody reads, whatever stands there; ``marked`` and ``shown`` are
    where the words that a person chose stand first: that alone is kept of them.
    """

    rendition: int
    text: str = field(repr=False)
    withheld: Withheld = field(repr=False)
    spans: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    shown: tuple[tuple[Span, str], ...] = ()

    @cached_property
    def found(self) -> list[Found]:
        """Every stretch that is withheld, in order; some may overlap."""
        covered = (Found(span, "", "covered") for span in self.spans if len(span))
        return sorted(
            [*self.withheld.found(self.text), *covered], key=lambda one: (one.span.start, -one.span.end)
        )


def withholding_of(viewer: Viewer, row: Document, choices: Choices | None = None) -> Withholding:
    """What is withheld from a copy of a document with these choices. Raises `NotToBeReleased`."""
    chosen = choices or Choices()
    if len(chosen.words) + len(chosen.shown) + len(chosen.boxes) > MOST_CHOSEN:
        raise NotToBeReleased(f"At most {MOST_CHOSEN} words and boxes are chosen for one copy.")
    read = text_to_read(viewer, row)
    known, spans = _known(viewer, row, read.id, read.text)
    withheld = Withheld.of(known.names, (*known.words, *chosen.words))
    marked = tuple(_to_withhold(words, read.text, number) for number, words in enumerate(chosen.words, 1))
    before = Withholding(read.id, read.text, withheld, spans)
    shown = tuple((_may_show(words, why, before, at), why) for at, (words, why) in enumerate(chosen.shown, 1))
    told = Withheld.of(withheld.names, withheld.words, shown=[words for words, _ in chosen.shown])
    return Withholding(read.id, read.text, told, spans, marked, shown)


def choices_at(
    text: str, words: Iterable[Sequence[int]], shown: Iterable[Sequence[int | str]], boxes: Iterable[Box]
) -> Choices:
    """The choices that were kept as places in a text."""
    told = ((Span(int(start), int(end)).of(text), str(why)) for start, end, why in shown)
    return Choices(tuple(Span(*at).of(text) for at in words), tuple(told), tuple(boxes))


def _first(words: str, text: str) -> Span | None:
    found = Wanted([words]).spans(text) if words.strip() else []
    return found[0] if found else None


def _to_withhold(words: str, text: str, number: int) -> Span:
    """Where the words stand first. Raises `NotToBeReleased`: who mistypes a name would not withhold it."""
    first = _first(words, text)
    if first is None:
        raise NotToBeReleased(
            f"Nothing was made: words to withhold, number {number}, stand nowhere in its text. Write them as "
            "they are written there, or leave them out."
        )
    return first


def _may_show(words: str, why: str, held: Withholding, number: int) -> Span:
    """Where the words stand first that may be read. Raises `NotToBeReleased`."""
    first = _first(words, held.text)
    if first is None:
        raise NotToBeReleased(f"Nothing was made: words to show, number {number}, stand nowhere in its text.")
    if not why.strip():
        raise NotToBeReleased(f"Say why the words to show, number {number}, tell of nobody.")
    told = [_is_let_through(span, held) for span in Wanted([words]).spans(held.text)]
    if any(each is False for each in told) or not any(told):
        raise NotToBeReleased(
            f"Words to show, number {number}, are a name or words that the record knows, or nothing is "
            "withheld in them. A known name is never shown; take its cover off first where it covers nobody."
        )
    return first


def _is_let_through(span: Span, held: Withholding) -> bool | None:
    """Whether something here can be let through; None where nothing is found but a whole name around it,
    which stays withheld. False where a known name is in it."""
    over = [each for each in held.found if each.span.overlaps(span)]
    known = [each.span for each in over if each.by in AS_GIVEN or each.by == "covered"]
    if any(not (each.covers(span) and len(each) > len(span)) for each in known):
        return False
    return None if known else any(span.covers(each.span) for each in over) or None


# ---- what the record knows ----


@dataclass(frozen=True, slots=True)
class _Known:
    names: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


def _known(viewer: Viewer, row: Document, rendition: int, text: str) -> tuple[_Known, tuple[Span, ...]]:
    names, words, spans = _of_covers(row, rendition, text)
    told = acts(as_machine(viewer), among=Claim.objects.filter(document=row))
    for act in told:
        if act.values.get("act", "") in GUARDED_ACTS and act.rendition == rendition:
            spans.append(act.sentence)
            words.append(act.sentence.of(text))
    sounds = _Sounding(text)
    asked = (name for name in names_asked_for() if sounds.may_stand(name))
    people = [*_persons(viewer, row, told), *([name] for name in (*names, *called_in(text), *asked))]
    return _Known(tuple(map(tuple, _one_each(people))), tuple(dict.fromkeys(words))), tuple(spans)


def _of_covers(row: Document, rendition: int, text: str) -> tuple[list[str], list[str], list[Span]]:
    """Names and words that are covered here, those covered elsewhere that stand here, and the stretches."""
    names: list[str] = []
    words: list[str] = []
    spans: list[Span] = []
    rows = Cover.objects.filter(removed_at=None).order_by("pk")
    fields = ("kind", "marked_by", "rendition__document", "rendition", "start", "end")
    sounds = _Sounding(text)
    for said, kind, marked_by, document, at, start, end in told_words(rows, *fields):
        here = document == row.pk
        if here and at == rendition:
            spans.append(Span(start, end))
        if not said or len(said.strip()) < SHORTEST:
            continue
        if kind == CoverKind.NAME or (kind in MARKED_EVERYWHERE and marked_by):
            if here or sounds.may_stand(said):
                names.append(said)
        elif here or (kind in (CoverKind.CONTACT, CoverKind.NUMBER) and Wanted([said]).spans(text)):
            words.append(said)
    return list(dict.fromkeys(names)), words, spans


class _Sounding:
    """Whether a name can stand in a text, quickly: a record has thousands, of which a text tells few."""

    def __init__(self, text: str) -> None:
        self._text = folded(text)
        words = [folded(found[0].lower()) for found in _WORD.finditer(text)]
        self._sounds = {key for _, _, key in names_in(words)}

    def may_stand(self, name: str) -> bool:
        if folded(name) in self._text:
            return True
        if sounds := sounds_of(name):
            return not self._sounds.isdisjoint(sounds)
        return any(part in self._text for part in folded(name).split() if len(part) >= SHORTEST_PART)


def _persons(viewer: Viewer, row: Document, told: Iterable[ActView]) -> Iterable[list[str]]:
    """What the persons of a document are called in it and in others, and their relatives."""
    people = list(Person.objects.filter(document=row).values_list("pk", "lead"))
    leads = {lead or pk for pk, lead in people}
    others = Person.objects.filter(lead__in=leads).values_list("pk", "lead")
    lead_of = {**dict.fromkeys(leads), **dict(others), **dict(people)}
    groups: dict[int, list[str]] = {}
    for person, tellings in told_of(as_machine(viewer), list(lead_of)).items():
        called = [proper_name(each.party) for each in tellings]
        groups.setdefault(lead_of[person] or person, []).extend(filter(None, called))
    yield from groups.values()
    for party in (party for act in told for party in act.values["subjects"]):
        if is_a_person(party):
            yield from ([name] for each in (party.name, party.words) if (name := proper_name(Party(each))))
        if name := proper_name(Party(party.relative)):
            yield [name]


def _one_each(people: Iterable[Sequence[str]]) -> list[list[str]]:
    """Names that nobody could tell apart in a text, as one person's: they have one pseudonym."""
    groups: list[tuple[set[str], list[str]]] = []
    for names in people:
        keys = {folded(name) for name in names}.union(*(sounds_of(name) for name in names))
        joined = list(names)
        apart = []
        for group in groups:
            if group[0] & keys:
                keys |= group[0]
                joined = [*group[1], *joined]
            else:
                apart.append(group)
        groups = [*apart, (keys, joined)] if joined else groups
    return [list(dict.fromkeys(names)) for _, names in groups]


def boxes_of(written: str) -> tuple[Box, ...]:
    """Boxes as they are typed, one a line: "page left top right bottom". Raises `NotToBeReleased`."""
    found: list[Box] = []
    for line in filter(None, (each.strip() for each in written.splitlines())):
        numbers = line.replace(",", " ").split()
        box = tuple(map(int, numbers)) if all(each.isdecimal() and len(each) < 5 for each in numbers) else ()
        if len(box) != 5 or not _is_box(*box):
            raise NotToBeReleased(
                "A box is five whole numbers on a line: its page, then left, top, right and bottom in "
                "thousandths of the page."
            )
        found.append(box)
    return tuple(found)


def _is_box(page: int, left: int, top: int, right: int, bottom: int) -> bool:
    return page >= 1 and 0 <= left < right <= _THOUSANDTHS and 0 <= top < bottom <= _THOUSANDTHS
