"""What of the documents is covered from one viewer: stretches of texts, and the words of them elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.db.models import Q, QuerySet

from tumen.access.looking import remembered
from tumen.access.memory import serves_a_look
from tumen.access.models import Viewer
from tumen.access.permission import require_known, the_record
from tumen.access.recalling import recalled
from tumen.access.sight import hidden_from, opened_to, reads_as_it_is, sees_identities
from tumen.documents.finding import Wanted
from tumen.documents.masking import Covering, Masked
from tumen.documents.models import Cover, CoverKind
from tumen.documents.sealing import forgotten, told_words
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.spans import Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

#: The kinds whose words are covered in whatever is shown of the record; of the others the words are covered
#: within their own document and what is told of it, for elsewhere they are words like others ("the river").
EVERYWHERE = (CoverKind.NAME, CoverKind.CONTACT, CoverKind.NUMBER)
#: A kind whose words are covered so where a person marked them: helpers have names. Who wrote a case down is
#: found by a rule, and named in many other places as one who works here.
MARKED_EVERYWHERE = (CoverKind.HELPER,)
#: Which covers have words that are covered everywhere.
OF_EVERYWHERE = Q(kind__in=EVERYWHERE) | Q(kind__in=MARKED_EVERYWHERE, marked_by__isnull=False)
#: What has to be known of a cover beside its words.
TOLD = ("rendition__document_id", "rendition_id", "start", "end")
#: Documents asked about at once.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Covered:
    """The stretches and the words that are covered, by rendition and by document (their keys)."""

    stretches: Mapping[int, list[Span]]
    words: Mapping[int, list[str]]
    renditions: Mapping[int, set[int]]

    @classmethod
    def told(cls, told: Iterable[tuple[Any, ...]]) -> Covered:
        """What is covered by these covers: of each its words, None where they were forgotten, and `TOLD`."""
        stretches, words = defaultdict[int, list[Span]](list), defaultdict[int, list[str]](list)
        renditions = defaultdict[int, set[int]](set)
        for said, document, rendition, start, end in told:
            stretches[rendition].append(Span(start, end))
            if said:
                words[document].append(said)
            renditions[document].add(rendition)
        return cls(stretches, words, renditions)

    def lies_on(self, document: int) -> bool:
        """Whether anything of a document is covered."""
        return document in self.renditions

    def covering(self, document: int) -> Covering:
        """What covers the words of one document, wherever it is told of."""
        return Covering(self.words.get(document, ()))

    def masked(self, document: int, rendition: int, text: str, cuts: Iterable[int] = ()) -> Masked:
        """The text of a rendition as it is shown.

        A text that was extracted anew since is covered where the words of the former one stand in it; where
        some of them are not found, all of it is covered: nobody has said yet what it shows.
        """
        spans = list(self.stretches.get(rendition, ()))
        for words in (
            self.words.get(document, ()) if self.renditions.get(document, set()) - {rendition} else ()
        ):
            spans += Wanted([words]).spans(text) or [Span(0, len(text))]
        return Masked.of(text, spans, cuts=cuts)


def covers_from(viewer: Viewer) -> QuerySet[Cover]:
    """The stretches that are covered from ``viewer``, in whichever documents. What was forgotten is covered
    from everybody, for its place tells how long it was."""
    rows = Cover.objects.filter(removed_at=None)
    claims = Q(kind=CoverKind.CLAIM) & hidden_from(viewer, "item")
    if reads_as_it_is(viewer):
        return rows.filter(claims)
    if sees_identities(viewer):
        return rows.filter(claims | forgotten())
    identities = ~Q(kind=CoverKind.CLAIM)
    if opened := opened_to(viewer):
        identities &= ~Q(rendition__document__public_id__in=opened) | forgotten()
    return rows.filter(claims | identities)


def any_claim_is_covered(viewer: Viewer) -> bool:
    """Whether any claim stands under a mark of its own: of most workspaces none does."""
    require_known(viewer)
    # It is the same whoever looks, and is asked as the record itself: one look asks once.
    return remembered(_MARKED, lambda: recalled(_MARKED, the_record(), _any_is_marked))


_MARKED = "any claim is covered"


def _nothing_is_covered(viewer: Viewer) -> bool:
    """Whether a page need not ask what is covered from ``viewer``; where something is done, it is asked."""
    is_page = serves_a_look()
    return is_page and not recalled("anything covered", viewer, lambda: covers_from(viewer).exists())


def _any_is_marked() -> bool:
    with acting_as(RECORD):
        return Cover.objects.filter(kind=CoverKind.CLAIM, removed_at=None).exists()


_NOTHING = Covering(())
#: Fields of judgements that hold what a person wrote freely.
_REASONS = ("why", "undone_why")
J = TypeVar("J", bound="DataclassInstance")


class _Told(NamedTuple):
    """A cover as it is told: its words, None where they were forgotten, `TOLD`, and what decides the rest."""

    words: str | None
    document: int
    rendition: int
    start: int
    end: int
    of: str
    kind: str
    by_hand: bool

    @property
    def is_everywhere(self) -> bool:
        marked = self.by_hand and self.kind in MARKED_EVERYWHERE
        return marked or self.kind in (*EVERYWHERE, CoverKind.CLAIM)


class Everywhere:
    """What is covered from one viewer, in texts and in what is told of documents.

    Each document is asked about once; when something is told of several at once, all are asked about and
    whatever comes after takes it from that.
    """

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._made: dict[frozenset[str], Covering] = {}
        self._asked: dict[int, list[_Told]] = {}

    def __bool__(self) -> bool:
        """Whether anything is covered at all."""
        return bool(self._own)

    def ask_for_all(self) -> None:
        """Ask about all documents at once, where several of them will be told of."""
        _ = self._by_document

    def covered(self, documents: Iterable[int]) -> Covered:
        """The stretches and words that are covered in these documents (keys)."""
        wanted = set(documents)
        known: Mapping[int, list[_Told]] = self.__dict__.get("_by_document", self._asked)
        if known is self._asked and (new := sorted(wanted - known.keys())):
            self._asked |= {key: [] for key in new}
            for start in range(0, len(new), BATCH):
                some = Q(rendition__document__in=new[start : start + BATCH])
                for told in self._told(covers_from(self._viewer).filter(some)):
                    self._asked[told.document].append(told)
        return Covered.told(told[:5] for key in sorted(wanted) for told in known.get(key, ()))

    def of(self, documents: Iterable[str]) -> Covering:
        """What covers the words of these documents (public ids), beside what is covered everywhere."""
        if not self._own:
            return _NOTHING
        told = frozenset(documents) & set(self._own)
        if told not in self._made:
            self._made[told] = Covering({*self._common, *(word for id in told for word in self._own[id])})
        return self._made[told]

    def reasoned(self, judgement: J) -> J:
        """A person's judgement with its reason: that may speak of any document, by whatever words of it."""
        if not self._own:
            return judgement
        reasons = [name for name in _REASONS if hasattr(judgement, name)]
        given = {name: self.all.words(getattr(judgement, name)) for name in reasons}
        return replace(self.common.value(judgement), **given)

    @cached_property
    def all(self) -> Covering:
        """What covers the words of every document: for what may rest on any of them."""
        return self.of(self._own)

    @cached_property
    def common(self) -> Covering:
        """What covers names, contacts and numbers, in whichever document they stand."""
        return Covering(self._common)

    @cached_property
    def _common(self) -> set[str]:
        every = (told for some in self._by_document.values() for told in some)
        return {told.words for told in every if told.words and told.is_everywhere}

    @cached_property
    def _own(self) -> Mapping[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        for some in self._by_document.values():
            for told in some:
                if told.words:
                    found[told.of].append(told.words)
        return found

    @cached_property
    def _by_document(self) -> Mapping[int, list[_Told]]:
        found = defaultdict[int, list[_Told]](list)
        for told in self._told(covers_from(self._viewer)):
            found[told.document].append(told)
        return found

    def _told(self, rows: QuerySet[Cover]) -> Iterator[_Told]:
        if reads_as_it_is(self._viewer) and not any_claim_is_covered(self._viewer):
            return
        if _nothing_is_covered(self._viewer):
            return
        beside = ("rendition__document__public_id", "kind", "marked_by")
        for told in told_words(rows.order_by("pk"), *TOLD, *beside):
            yield _Told._make((*told[:7], told[7] is not None))
