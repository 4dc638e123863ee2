"""A small invented record: reports that differ, a Korean and an undated one, a denial, a broken quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.record.people_cast import first
from tumen.access.actors import anonymous_reader
from tumen.access.models import Actor
from tumen.advocacy.actions import draft_appeal
from tumen.archives.models import Collection, Find, Mention, Part
from tumen.claims.actions import correct_slot, propose_claims, review_claim
from tumen.claims.models import Claim, Decided, Status, Taking
from tumen.claims.queries import claims_of
from tumen.claims.seating import add_office
from tumen.documents.actions import take_in
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import text_of
from tumen.findings.actions import open_inquiry
from tumen.record.actions import judge_same_event, refresh
from tumen.record.queries import events, persons, shared_with
from tumen.search.actions import save_search
from tumen.search.models import SavedSearch
from tumen.search.queries import Filters
from tumen.teamwork.actions import end_task, give_document
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

DISPATCH = """More than 500 sent back, families say

12 October 2023

More than 500 people were sent back on 9 October, the Council of Waiting Families recorded. They had been held
for almost two years. About 2,000 people are still held in the north-east, the council said.

The ministry denied that 40 people were returned on 18 September.
"""
RELEASE = """Lanternlight Korea: 600 people returned in one night

On 9 October 600 people were returned. We fear that 70 people will be returned this winter. The Records Centre
has 8,125 cases of forced return on record. About 300 people a year reached Seoul.
"""
KOREAN = """중국, 탈북민 약 600명 강제 송환

지난해 10월 9일 약 600명이 송환됐다고 등불코리아가 밝혔다.
"""
NEWSLETTER = """News for friends <script>alert(1)</script>

Last week about 600 people were returned & nobody was told why.

Their families were told nothing for a whole winter, and nobody answered the many letters that they sent.
"""
LETTER = """To the minister

On 29 August 80 people were returned. On 14 July 2021 50 people were returned.

Their families were told nothing for a whole winter, and nobody has answered the letters that they sent.
"""
NOTE = """A note

On 26 April 2024 about 60 people were returned.
"""


@dataclass(frozen=True, slots=True)
class Cast:
    """The ids of what the tests look at."""

    dispatch: str
    release: str
    korean: str
    newsletter: str
    letter: str
    note: str
    october: str
    corrected: str
    accepted: str
    broken: str
    source: str
    passage: str
    saved: str
    person: str
    task: str
    taking: str
    round: str
    office: str
    appeal: str
    inquiry: str
    collection: str


def fill(actor: Actor) -> Cast:
    """Take the documents in, propose their claims, review some, break one quote, derive the record."""
    kept = {
        "dispatch": _dispatch(actor),
        "release": _release(actor),
        "korean": _korean(actor),
        "newsletter": _newsletter(actor),
        "letter": _letter(actor),
        "note": _note(actor),
    }
    corrected = _correct_the_place(actor, kept["release"])
    accepted = claims_of(actor, kept["letter"])[0].id
    review_claim(actor=actor, claim=accepted, verdict=Status.ACCEPTED, why="Read twice.")
    judge_same_event(
        actor=actor,
        left=claims_of(actor, kept["korean"])[0].id,
        right=claims_of(actor, kept["release"])[0].id,
        why="The same night.",
    )
    _testimony(actor)
    refresh(actor=actor)
    broken = _break_the_quote(actor, kept["note"])
    day = Interval.from_edtf("2023-10-09")
    october = next(event.id for event in events(actor) if event.when == day)
    source = claims_of(actor, kept["dispatch"])[0].told_by[0][-1].id
    ids = {name: document.public_id for name, document in kept.items()}
    [other] = shared_with(actor, ids["letter"])
    return Cast(
        **ids,
        october=october,
        corrected=corrected,
        accepted=accepted,
        broken=broken,
        source=source,
        passage=other.passages[0].id,
        saved=_a_saved_search().public_id,
        person=persons(actor).lines[0].id,
        task=_given(actor, ids["dispatch"]),
        taking=_a_list(actor, kept["note"]),
        round=_a_round(actor, accepted),
        appeal=_drafted(actor, october),
        inquiry=open_inquiry(actor=actor, title="The Lantern Inquiry", opened=date(2021, 7, 1)).public_id,
        office=add_office(actor=actor, name="Minister for Distant Affairs", country="GB").public_id,
        collection=_an_archive(actor),
    )


def _an_archive(actor: Actor) -> str:
    """A collection half read, with an event in its queue, one that was left out, a broken file."""
    crawl = Collection.objects.create(path="/a/crawl", name="Crawl of the Reed, 2023", added_by=actor)
    about = {"collection": crawl, "size": 1, "changed": 1, "version": "1", "media_type": "application/warc"}
    part = Part.objects.create(
        **about, name="a.warc.gz", state="done", members=1200, kept=3, passed=990, others=207
    )
    Part.objects.create(**about, name="b.warc.gz")
    Part.objects.create(
        **about, name="c.warc.gz", state="refused", trouble="it is cut off. Get it again from where it came."
    )
    states = ("waiting", "waiting", "passed over")
    finds = [
        Find.objects.create(collection=crawl, part=part, key=str(at), number=at, claims=7, state=state)
        for at, state in enumerate(states, 1)
    ]
    for find, event, figure in zip(finds, ("af-1.0", "af-1.0", "af-3.0"), (580, 600, 41), strict=True):
        Mention.objects.create(
            find=find, event=event, act="forced repatriation", unit="persons", time="2023-10-09", low=figure,
            high=figure,
        )  # fmt: skip
    return crawl.public_id


def _a_round(actor: Actor, claim: str) -> str:
    """A decision on many claims, that was one."""
    row = Claim.objects.get(public_id=claim)
    Decided.objects.create(number="o-00000001", claim=row, verdict="accepted", why="Read.", actor=actor)
    return "o-00000001"


def _a_list(actor: Actor, document: Document) -> str:
    """What was said of columns of a document that has none."""
    said = {"Who": "person"}
    return Taking.objects.create(
        document=document, kind="taken", name="A list", columns=said, rows=[], actor=actor
    ).public_id


def _drafted(actor: Actor, event: str) -> str:
    """An appeal that was begun here."""
    made = draft_appeal(
        actor=actor, title="To the minister", channel="letter", addressee="The minister", events=[event]
    )
    return made.public_id


def _given(actor: Actor, document: str) -> str:
    """Something that was given to somebody and is done."""
    task = give_document(actor=actor, document=document, to=actor.name, why="The figures first.")
    return end_task(actor=actor, task=task.public_id).public_id


def _a_saved_search() -> SavedSearch:
    """Of whoever reads the pages where nobody signs in: only they see it."""
    return save_search(actor=anonymous_reader(), name="Sent back", words="returned", filters=Filters(act=""))


def _dispatch(actor: Actor) -> Document:
    council = (("Council of Waiting Families",),)
    document = _take(actor, DISPATCH, "Han River Dispatch", "2023-10-12")
    _read(
        actor,
        document,
        _figure("More than 500 people", Quantity(500, None), speakers=council, stance=Stance.FIRM),
        _figure("two years", Quantity(None, 2, approximate=True), figure_kind=FigureKind.DURATION),
        _figure(
            "About 2,000 people",
            Quantity(2000, 2000, approximate=True),
            act="detention",
            kind=ClaimKind.STATE,
            on="2023-10-12",
            speakers=council,
        ),
        _figure(
            "40 people",
            Quantity(40, 40),
            on="2023-09-18",
            polarity=Polarity.NEGATED,
            speakers=(("the ministry",),),
        ),
    )
    return document


def _release(actor: Actor) -> Document:
    document = _take(actor, RELEASE, "Lanternlight Korea", "2023-10-12")
    centre = (("Lanternlight Korea", "the Records Centre"),)
    _read(
        actor,
        document,
        _figure("600 people", Quantity(600, 600), nth=2, place=Places(origin="China")),
        _figure("70 people", Quantity(70, 70), on="2023-12/2024-02", realis=Realis.FEARED),
        _figure(
            "8,125 cases",
            Quantity(8125, 8125),
            unit=Unit.CASES,
            kind=ClaimKind.TOTAL,
            on="../2023-10-12",
            speakers=centre,
        ),
        _figure(
            "About 300 people",
            Quantity(300, 300, approximate=True),
            act="arrival",
            kind=ClaimKind.RATE,
            realis=Realis.HABITUAL,
            on="../2019",
        ),
    )
    return document


def _korean(actor: Actor) -> Document:
    document = _take(actor, KOREAN, "한가람통신", "2024-05-02")
    lantern = (("등불코리아",),)
    _read(
        actor,
        document,
        _figure("약 600명", Quantity(600, 600, approximate=True), nth=2, speakers=lantern),
    )
    return document


def _newsletter(actor: Actor) -> Document:
    document = _take(actor, NEWSLETTER, None, None)
    about = Quantity(600, 600, approximate=True)
    _read(actor, document, _figure("about 600 people", about, time=When("Last week", None), on=None))
    return document


def _letter(actor: Actor) -> Document:
    document = _take(actor, LETTER, "The Tuesday Circle", "2023-10-20")
    _read(
        actor,
        document,
        _figure("80 people", Quantity(80, 80), on="2023-08-29", likelihood="very likely"),
        _figure("50 people", Quantity(50, 50), on="2021-07-14"),
    )
    return document


def _note(actor: Actor) -> Document:
    document = _take(actor, NOTE, "Northline Wire", "2024-04-30")
    _read(
        actor,
        document,
        _figure(
            "about 60 people", Quantity(60, 60, approximate=True), on="2024-04-26", stance=Stance.DOUBTFUL
        ),
    )
    return document


def _testimony(actor: Actor) -> None:
    """Somebody of whom it is told what was done to them, by a name that no page shows."""
    first(actor, title="An account")


def _take(actor: Actor, text: str, publisher: str | None, published: str | None) -> Document:
    return take_in(
        actor=actor,
        data=text.encode(),
        name="report.txt",
        origin="a test",
        publisher=publisher,
        published=published,
        confirmed=True,
    )


def _correct_the_place(actor: Actor, document: Document) -> str:
    """A person fills in where to, beside what the machine read."""
    id = claims_of(actor, document)[0].id
    whole = Places(origin="China", destination="North Korea")
    correct_slot(actor=actor, claim=id, name="place", value=whole, why="said in the headline")
    return id


def _break_the_quote(actor: Actor, document: Document) -> str:
    """What must never happen: the kept text changes under a claim."""
    Rendition.objects.filter(document=document).update(
        text="A note\n\nOn 26 April 2024 nobody knows how many were returned.\n"
    )
    return claims_of(actor, document)[0].id


@dataclass(frozen=True, slots=True)
class _Figure:
    words: str
    nth: int
    values: dict[str, Any]


def _figure(
    words: str, quantity: Quantity, *, on: str | None = "2023-10-09", nth: int = 1, **values: Any
) -> _Figure:
    """A figure at the ``nth`` place where ``words`` stand; a plain event unless ``values`` say otherwise."""
    plain = {
        "figure_kind": FigureKind.CORE,
        "quantity": quantity,
        "unit": Unit.PERSONS,
        "act": "forced repatriation",
        "time": When("", Interval.from_edtf(on)) if on else None,
        "place": Places(origin="China", destination="North Korea"),
        "realis": Realis.ASSERTED,
        "polarity": Polarity.AFFIRMED,
        "stance": Stance.OWN,
        "kind": ClaimKind.EVENT,
    }
    return _Figure(words, nth, {**plain, **values})


def _read(actor: Actor, document: Document, *figures: _Figure) -> None:
    rendition = text_of(actor, document)
    proposals = [_proposal(rendition.text, figure) for figure in figures]
    propose_claims(actor=actor, rendition=rendition, proposals=proposals, reader="rules 1, a test")


def _proposal(text: str, figure: _Figure) -> ProposedClaim:
    start = -1
    for _ in range(figure.nth):
        start = text.lower().index(figure.words.lower(), start + 1)
    span = Span(start, start + len(figure.words))
    begin = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    end = min(at for at in (text.find("\n", span.end), text.find(". ", span.end) + 1, len(text)) if at > 0)
    values = {name: value for name, value in figure.values.items() if value is not None}
    slots = {name: Slot(value, f"test.{name}", span) for name, value in values.items()}
    return ProposedClaim(span, Span(begin, max(end, span.end)), slots)
