"""Every column of every room that may hold words of a document, and what each is when all of it is forgotten.

A column of words that is neither here nor in `WITHOUT_WORDS` fails a test: whoever adds one says which it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from tumen.access.models import BrokenGlass, Marking, Placement
from tumen.archives.models import Find
from tumen.claims.models import (
    Claim,
    ClaimGrade,
    CodedClaim,
    Decided,
    Holder,
    Proposal,
    Review,
    Settlement,
    SlotValue,
    Source,
    SourceGrade,
    Speaking,
    Status,
    Taking,
)
from tumen.consent.cells import SIGN
from tumen.consent.models import Consent
from tumen.documents.models import Cover, CustodyEvent, Detail, DetailField, Document, Rendition
from tumen.findings.models import Dissent, ElementLine, Finding, Inquiry, Recommendation
from tumen.record.models import (
    Event,
    FigureChoice,
    IdentityOpening,
    Judgement,
    Membership,
    Person,
    SharedPassage,
    SourceTie,
    StandardLine,
    Tally,
)
from tumen.teamwork.models import Comment, Task
from tumen.watch.models import Item

#: In the place of a text that says nothing of how long it was.
GONE = SIGN * 3
#: What a detail says of a document in a code; it tells of no person, and pages read it as the code it is. The
#: words that it was read from are the document's, and go with it.
_CODED = (DetailField.PUBLISHED, DetailField.LANGUAGE, DetailField.GENRE)


def _signs(words: str) -> str:
    """As long as it was: offsets of other rows count its signs."""
    return SIGN * len(words)


@dataclass(frozen=True, slots=True)
class Place:
    """Columns of a table that may hold words of a document; ``of`` says which rows are about it.

    ``whole`` says what each column becomes when the whole document is forgotten: a text, or what makes one
    of the one that stood there; "{id}" in it is the row's number, "{now}" the time. ``wholly`` limits which
    rows that is done to. ``unique`` columns may not be alike in two rows.
    """

    model: type[Model]
    columns: tuple[str, ...]
    of: Callable[[int], Q]
    whole: Mapping[str, str | Callable[[str], str]] = field(default_factory=dict)
    wholly: Q = field(default_factory=Q)
    unique: tuple[str, ...] = ()

    def rows(self, document: int, columns: tuple[str, ...]) -> QuerySet[Any, Any]:
        rows: QuerySet[Any, Any] = QuerySet(self.model).filter(self.of(document)).order_by().distinct()
        return rows.values_list("pk", *columns)


def _by(*paths: str) -> Callable[[int], Q]:
    def of(document: int) -> Q:
        condition = Q(**{paths[0]: document})
        for path in paths[1:]:
            condition |= Q(**{path: document})
        return condition

    return of


def _by_item(document: int) -> Q:
    """Rows about the document itself, its claims and its covers."""
    claims = Claim.objects.filter(document=document).order_by().values("public_id")
    covers = Cover.objects.filter(rendition__document=document).order_by().values("public_id")
    itself = Document.objects.filter(pk=document).order_by().values("public_id")
    return Q(item__in=itself) | Q(item__in=claims) | Q(item__in=covers)


def _own_sources(path: str) -> Callable[[int], Q]:
    """Sources that speak in this document and in no other."""

    def of(document: int) -> Q:
        here = Speaking.objects.filter(claim__document=document).order_by().values("source")
        elsewhere = Speaking.objects.exclude(claim__document=document).order_by().values("source")
        return Q(**{f"{path}__in": here}) & ~Q(**{f"{path}__in": elsewhere})

    return of


def _ties(document: int) -> Q:
    return _own_sources("left")(document) | _own_sources("right")(document)


def _arrived(document: int) -> Q:
    """What came on the watch and became this document."""
    return Q(document__in=Document.objects.filter(pk=document).order_by().values("public_id"))


def _openings(document: int) -> Q:
    return Q(named__in=Person.objects.filter(document=document).order_by().values("public_id"))


PLACES: tuple[Place, ...] = (
    Place(
        Rendition,
        ("text", "notes", "undated_because"),
        _by("document"),
        {"text": _signs, "notes": "[]", "undated_because": "", "made_from": ""},
    ),
    Place(
        Detail,
        ("value", "evidence", "why"),
        _by("document"),
        {"value": GONE, "evidence": GONE, "why": ""},
        ~Q(field__in=[each.value for each in _CODED]),
    ),
    Place(
        Detail,
        (),  # their words are looked for above, with those of every detail
        _by("document"),
        {"evidence": GONE, "why": ""},
        Q(field__in=[each.value for each in _CODED]),
    ),
    Place(
        Document,
        ("name",),
        _by("pk"),
        {"name": GONE, "sha256": "withdrawn {id}", "evidence": ""},
    ),
    Place(
        CustodyEvent,
        ("name", "origin", "stated", "why", "to"),
        _by("document"),
        {"name": GONE, "origin": "", "stated": "{{}}", "why": "", "to": "", "copy_sha256": ""},
    ),
    Place(Cover, ("why", "removed_why"), _by("rendition__document"), {"why": "", "removed_why": ""}),
    Place(
        Claim,
        ("exact", "prefix", "suffix"),
        _by("document"),
        {"exact": _signs, "prefix": _signs, "suffix": _signs, "status": Status.REJECTED.value},
    ),
    Place(Proposal, ("slots",), _by("claim__document"), {"slots": "{{}}"}),
    Place(
        SlotValue,
        ("value", "why"),
        _by("claim__document"),
        {"value": "null", "why": "", "superseded_at": "{now}"},
    ),
    Place(CodedClaim, ("values", "why"), _by("claim__document"), {"values": "{{}}", "why": ""}),
    Place(Settlement, ("values", "why"), _by("claim__document"), {"values": "{{}}", "why": GONE}),
    # Who held an office is a fact of public life; what is said of a document that tells it goes with that.
    Place(
        Holder,
        ("name", "address", "why", "struck_why"),
        _by("document"),
        {"name": GONE, "address": "", "why": "", "struck_why": ""},
    ),
    Place(Review, ("why",), _by("claim__document"), {"why": GONE}),
    Place(ClaimGrade, ("why",), _by("claim__document"), {"why": GONE}),
    Place(Decided, ("why",), _by("claim__document"), {"why": GONE}),
    Place(Taking, ("name", "columns"), _by("document"), {"name": GONE, "columns": "{{}}"}),
    Place(Comment, ("text",), _by("claim__document"), {"text": GONE}),
    Place(Task, ("why",), _by("document"), {"why": GONE}),
    Place(ElementLine, ("why",), _by("claim__document"), {"why": GONE}),
    # What an inquiry found is its own; of the words in it those are taken out that are forgotten.
    Place(Inquiry, ("title", "mandate"), _by("documents__document", "findings__rests_on__claim__document")),
    Place(Finding, ("text",), _by("rests_on__claim__document")),
    Place(Dissent, ("why",), _by("finding__rests_on__claim__document")),
    Place(Recommendation, ("text", "addressee"), _by("findings__rests_on__claim__document")),
    Place(
        Source,
        ("name", "key"),
        _own_sources("pk"),
        {"name": GONE, "key": "withdrawn {id}"},
        unique=("key",),
    ),
    Place(SourceGrade, ("why",), _own_sources("source"), {"why": GONE}),
    Place(SourceTie, ("why",), _ties, {"why": GONE}),
    Place(Judgement, ("why",), _by("left__document", "right__document"), {"why": GONE}),
    Place(StandardLine, ("why",), _by("claim__document"), {"why": GONE}),
    Place(FigureChoice, ("why",), _by("claim__document"), {"why": GONE}),
    Place(
        SharedPassage,
        ("origin_name", "reasons"),
        _by("left__document", "right__document"),
        {"origin_name": "", "reasons": "[]"},
    ),
    Place(
        Event,
        ("origin", "destination", "at", "perpetrators"),
        _by("memberships__claim__document"),
    ),
    Place(Tally, ("facility",), _by("claim__document"), {"facility": ""}),
    Place(Membership, ("reason",), _by("claim__document"), {"reason": GONE}),
    Place(Marking, ("why",), _by_item, {"why": GONE}),
    Place(Placement, ("why",), _by_item, {"why": GONE}),
    Place(BrokenGlass, ("why",), _by_item, {"why": GONE}),
    Place(IdentityOpening, ("why",), _openings, {"why": GONE}),
    Place(
        Item,
        ("address", "title", "reason", "about"),
        _arrived,
        {"address": GONE, "title": GONE, "reason": "", "about": "{{}}", "evidence": ""},
    ),
    Place(Find, ("reason",), _arrived, {"reason": ""}),
    Place(Consent, ("limits", "why"), _by_item, {"limits": "", "why": ""}),
)

#: Columns of text that never hold words of a document: codes, ids, hashes, versions, names that the
#: workspace gives itself, and what is said here beside each.
WITHOUT_WORDS = frozenset(
    {
        "access.Actor.name",  # of those who work in the workspace
        "access.Grant.why",  # about them
        "access.Compartment.name",
        "access.AuditLine.detail",  # erased by an action of its own: `forgetting`
        "claims.ModelAnswer.answer",  # deleted: it can be asked for again
        "documents.Container.name",  # a file that others came in too
        "documents.Cover.rule",
        "documents.Rendition.extractor",
        "documents.Rendition.version",
        "documents.Rendition.recognised",
        "documents.CustodyEvent.tool",
        "documents.CustodyEvent.version",
        "claims.ReadingRun.reader",
        "claims.ReadingRun.proposer",
        "claims.ModelAnswer.model",
        "claims.Decided.number",
        "claims.Decided.undoes",
        "claims.Decided.before",
        "claims.Decided.slot",
        "claims.Decided.level_before",
        "claims.Taking.act",
        "claims.Taking.rows",  # numbers, codes and ids
        "claims.Office.name",  # a post, whoever holds it, typed in or from the vocabulary
        "claims.Office.names",
        "claims.Office.country",
        "claims.Holder.since",
        "claims.Holder.until",
        "claims.Step.given",  # numbers of rows
        "claims.Step.taken",
        "claims.StepClaim.before",
        "claims.StepClaim.after",
        "findings.ElementLine.element",
        "findings.ElementLine.event",
        "findings.Finding.elements",
        "findings.FindingClaim.elements",
        "findings.InquiryDocument.part",
        "findings.Member.name",  # of those who sit on an inquiry
        "findings.Member.role",
        "record.Event.act",
        "record.ToReview.event",
        "record.Cell.act",
        "record.Cell.age",
        "record.Cell.country",
        "record.Cell.province",
        "record.Cell.realis",
        "record.Cell.sex",
        "record.Cell.sort",
        "record.Event.country",
        "record.Event.province",
        "record.Event.could_be",
        "record.Event.voices",
        "record.Judgement.named",
        "record.Judgement.parts",
        "record.PersonClaim.act",
        "record.PersonClaim.first_person",
        "record.PersonPair.band",
        "record.PersonPair.reasons",
        "record.PersonsOf.mark",
        "record.SharedPassage.pieces",
        "archives.Collection.path",  # of a folder that very many documents came from
        "archives.Collection.words",  # ids of words that people added
        "archives.Part.checksum",
        "archives.Part.state",
        "archives.Part.trouble",
        "archives.Find.document",
        "archives.Find.state",
        "archives.Mention.act",
        "archives.Mention.event",  # an id
        "archives.Mention.time",  # of an event, as a code
        "watch.Feed.address",  # of a site or a folder that many documents came from
        "watch.Feed.state",
        "watch.Feed.etag",
        "watch.Feed.modified",
        "watch.Feed.trouble",
        "watch.Item.state",
        "watch.Item.groups",  # names that the pack gives to its groups of words
        "watch.Item.document",
        "watch.Alert.claim",
        "watch.Alert.rests",
        "watch.Sign.document",
        "watch.Sign.indicator",
        "watch.Round.holder",
        "watch.Sample.drawn",
        "watch.Item.words",  # ids
        "watch.ToldStep.told",
        # Typed in for all documents; those that hold what is forgotten are emptied: `forgetting`.
        "watch.Word.words",
        "watch.Word.place",
        "watch.Word.group",
        "watch.Word.part",
        "watch.Reading.zone",
        "watch.Reading.tells",
        "watch.Mail.state",
    }
)
