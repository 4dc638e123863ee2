"""A record with one document that is full of canaries, and two that everybody sees and that hold identities.

A canary is a word that stands nowhere else: in whatever somebody is shown who may not see the document, none
may occur. Every text that can be kept about a document or its claims has one. An identity is in two documents
in many ways of writing: in whatever somebody is shown who is not cleared for identities, none may occur.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import partial

from tests.advocacy.cast import asked
from tests.claims.cast import proposal, read_as
from tests.record.people_cast import Act, act_told, woman
from tumen.access.actions import found_compartment, grant, introduce
from tumen.access.models import RESEARCHER, Actor, GrantKind, Level, Role
from tumen.advocacy.actions import (
    add_ask,
    add_signatory,
    draft_appeal,
    draft_recommended,
    judge_appeal,
    note_answer,
    note_step,
    sign_off,
)
from tumen.advocacy.queries import appeals
from tumen.claims.actions import correct_slot, grade_claim, grade_source, review_claim
from tumen.claims.many import decide_many
from tumen.claims.mapping import take_columns
from tumen.claims.models import Status, Taking
from tumen.claims.queries import claims_of
from tumen.claims.seating import add_holder, add_office
from tumen.consent.actions import note_consent
from tumen.consent.purposes import Purpose, Way
from tumen.documents.actions import mark_identity, set_date, take_in
from tumen.documents.models import Document
from tumen.documents.queries import text_of
from tumen.findings.actions import add_member, attach_claim, link_document, open_inquiry
from tumen.findings.concluding import add_dissent, adopt_finding, draft_finding, recommend
from tumen.interviews.actions import begin, trust_key, write_turn
from tumen.jobs.models import Job, State
from tumen.publication.actions import approve_release, draft_release, publish
from tumen.publication.letter_rows import Letter
from tumen.reading.columns import Meaning
from tumen.record.actions import (
    choose_figure,
    judge_same_event,
    judge_same_person,
    judge_same_voice,
    open_identity,
    refresh,
    set_standard,
    tie_sources,
)
from tumen.record.later import ask_to_read
from tumen.record.models import Person
from tumen.record.queries import event_of, shared_with
from tumen.requests.actions import add_step, take_request
from tumen.teamwork.actions import add_comment, give_document, hand_back
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, ProposedClaim

ELEMENT = "non-refoulement-torture.returned"
#: No word of any document or page holds it.
CANARY = "zqcanary"
SHARED = (
    "Their families were told nothing for a whole winter, and nobody answered the many letters that the "
    "families sent to the office beside the market, week after week, until the spring had come and gone."
)
HIDDEN = f"""The {CANARY}title account

The {CANARY}speaker said the police returned 777 people across the {CANARY}river. The call came from
+82 10-5555-0137 that night.

{SHARED} The {CANARY}tail followed.
"""
#: A person of two documents that everybody sees, a helper and a place of the first of them. No syllable of
#: them stands anywhere else.
PERSON, KOREAN, HELPER, PLACE = "Zqperson Moonfield", "장그리움", "Zqhelper", "Zqbridge Mill"
#: What may not be read of them by anybody who is not cleared: the parts are looked for whatever their case.
IDENTITIES = (
    "zqfamily", "zqinterview", "zqcode", "zqperson", "moonfield",
    KOREAN, KOREAN[:2], KOREAN[2:], "zqhelper", "zqbridge", "5555-0199",
)  # fmt: skip
TOLD = (
    f"Then {PERSON} walked through the snow for two nights with nothing to eat, and when the morning came "
    "the guards on the far bank were already waiting with their dogs, their lamps and their lists of names."
)
MASKED = f"""Interview with {PERSON}

{PERSON} said the police returned 432 people at the {PLACE}. Both were brought by {HELPER}, called
+82 10-5555-0199.

{PERSON.upper()} was heard again in spring. The letters are signed Zqperson
Moonfield, and once Zqperson Moon-
field; the sister of Zq\u00adperson Moonfield kept them.

{KOREAN}은 강을 건널다. {KOREAN}이라고 했다. 그는 {KOREAN[:2]}
{KOREAN[2:]}에게 썼다.

{TOLD}
"""
#: Told by somebody else; nobody marked anything in it.
TWIN = f"""A second account

The police returned 433 people across the river, {PERSON} told the paper.

{TOLD.replace("two nights", "three nights")}

{KOREAN}의 말이다.
"""
#: As some computers write the names of files: each letter of a syllable by itself.
FILE = unicodedata.normalize("NFD", f"{PERSON.replace(' ', '_')}-{KOREAN}.txt")


@dataclass(frozen=True, slots=True)
class Cast:
    """The ids of what is hidden (and of what leads to it), and of what holds identities.

    ``ids`` are those that nobody may be told who may not see the hidden document, ``sums`` are hashes and
    lengths of what holds identities: who has them can try out names.
    """

    hidden: str
    seen: str
    other: str
    claim: str
    event: str
    passage: str
    source: str
    cover: str
    circle: str
    ids: tuple[str, ...]
    masked: str
    twin: str
    named: str
    sums: tuple[str, ...]
    job: str
    people: tuple[str, ...]
    request: str
    line: str
    comments: tuple[str, ...]
    tasks: tuple[str, ...]
    interview: str
    takings: tuple[str, ...]
    rounds: tuple[str, ...]
    office: str
    holder: str
    appeals: tuple[str, ...]
    answers: tuple[str, ...]
    release: str
    draft: str
    inquiry: str
    found: tuple[str, ...]
    watch: tuple[str, ...]
    archive: tuple[str, ...]


def keeper() -> Actor:
    return introduce(
        name="Matrix Keeper", roles=(*RESEARCHER, Role.KEEPER), clearance=Level.RESTRICTED, identity=True
    )


def fill(actor: Actor) -> Cast:
    hidden = _take(actor, HIDDEN, f"{CANARY}file.txt", f"{CANARY}publisher")
    seen = _take(
        actor, f"A report\n\nThe police returned 600 people across the river.\n\n{SHARED}\n", "a.txt", "Wire"
    )
    other = _take(actor, "Another report\n\nThe police returned about 610 people there.\n", "b.txt", "Post")
    _read(actor, seen, "600 people", 600)
    _read(actor, other, "about 610 people", 610)
    _read(
        actor,
        hidden,
        "777 people",
        777,
        Act(f"{CANARY}tail followed", "arrest", (woman(f"{CANARY.title()}person Ri"),), "2023", "Yanji"),
        told=_asked(HIDDEN, "The call came from", f"{CANARY}asker", f"{CANARY}asked", f"do {CANARY}ask"),
        speakers=((f"{CANARY}speaker",),),
        place=Places(origin="China", destination=f"{CANARY}town"),
    )
    mine, theirs = claims_of(actor, hidden)[0], claims_of(actor, seen)[0]
    _judge(actor, mine.id, theirs.id, CANARY)
    refresh(actor=actor)
    event = event_of(actor, [mine.id])[mine.id].id
    set_standard(actor=actor, event=event, standard="reasonable-grounds", why=f"{CANARY}standard")
    choose_figure(actor=actor, event=event, claim=mine.id, why=f"{CANARY}choice")
    source = mine.told_by[0][-1].id
    tie_sources(actor=actor, left=source, right=theirs.told_by[0][-1].id, is_one=True, why=f"{CANARY}tie")
    grade_source(actor=actor, source=source, reliability="B", why=f"{CANARY}reliability")
    cover = mark_identity(
        actor=actor, document=hidden.public_id, words=f"{CANARY}tail", kind="name", why=f"{CANARY}mark"
    )
    masked, twin, named = _identities(actor)
    refresh(actor=actor)
    circle = found_compartment(actor=actor, name="the matrix circle", why="a test").public_id
    event = event_of(actor, [mine.id])[mine.id].id
    (passage,) = [line.id for each in shared_with(actor, hidden.public_id) for line in each.passages]
    job = _job(actor, hidden)
    for item in (hidden.public_id, source, cover.public_id):
        _allow(actor, item, CANARY)
    people, line = _people(actor, (masked, twin, hidden))
    family = _family(actor, people[0])
    comments, tasks = _together(actor, hidden, mine.id, masked, named)
    rounds = _rounds(actor, mine.id, named)
    lists = _lists(actor, hidden.public_id, masked.public_id)
    office, holder = _office(actor, hidden)
    letters, answers = _appeals(actor, hidden, masked, mine.id, named)
    letter = _letter(actor, mine.id)
    _attached(actor, mine.id, named)
    case = _inquiry(actor, (hidden.public_id, twin.public_id), mine.id, named)
    watched = _watched(actor, hidden, masked, mine.id, named)
    kept = (
        hidden.public_id,
        watched[2],
        watched[5],
        letter,
        *lists[:2],
        rounds[0],
        holder,
        letters[0],
        letters[2],
        answers[0],
        comments[0],
        *tasks[:2],
        mine.id,
        source,
        passage,
        cover.public_id,
        job,
        people[2],
        *case[1][:2],
    )
    sums = [
        value for each in (masked, twin) for value in (each.sha256, f"{each.size:,} bytes", f'"{each.size}"')
    ]
    return Cast(
        hidden.public_id, seen.public_id, other.public_id, mine.id, event, passage, source, cover.public_id,
        circle, kept, masked.public_id, twin.public_id, named, tuple(sums), job, people, family, line,
        comments, tasks,
        _interview(actor),
        lists,
        rounds,
        office,
        holder,
        letters,
        answers,
        *_released(actor),
        *case,
        watched,
        _archived(actor, hidden, masked),
    )  # fmt: skip


def _identities(actor: Actor) -> tuple[Document, Document, str]:
    """Two documents with identities, marked in the first of them alone; and the claim that tells most."""
    masked = _take(actor, MASKED, FILE, f"The {PERSON} paper", why=f"{HELPER} said so at {PLACE}")
    twin = _take(actor, TWIN, "twin.txt", "Another paper")
    values = {"speakers": ((PERSON,),), "place": Places(origin="China", destination=PLACE)}
    crossed = Act("was heard again", "crossing", (woman(PERSON.upper(), PERSON),), "2023-10", PLACE)
    walked = Act("walked through the snow", "arrest", (woman(PERSON),), "2023-10")
    letters = _asked(MASKED, "The letters are signed", HELPER, PERSON, f"find {PERSON} at {PLACE}")
    _read(actor, masked, "432 people", 432, crossed, told=letters, **values)
    _read(actor, twin, "433 people", 433, walked, speakers=((HELPER, PERSON),))
    for words, kind in ((PERSON, "name"), (KOREAN, "name"), (HELPER, "helper"), (PLACE, "place")):
        mark_identity(
            actor=actor,
            document=masked.public_id,
            words=words,
            kind=kind,
            why=f"{PERSON} asked, {HELPER} too",
        )
    _allow(actor, masked.public_id, f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}")
    mine, theirs = claims_of(actor, masked)[0], claims_of(actor, twin)[0]
    why = f"{PERSON} of {PLACE}, \u201c{KOREAN}\u201d, by {HELPER}"
    _judge(actor, mine.id, theirs.id, why)
    refresh(actor=actor)
    event = event_of(actor, [mine.id])[mine.id].id
    set_standard(actor=actor, event=event, standard="reasonable-grounds", why=why)
    choose_figure(actor=actor, event=event, claim=mine.id, why=why)
    one, other = mine.told_by[0][-1].id, theirs.told_by[0][0].id
    tie_sources(actor=actor, left=one, right=other, is_one=True, why=why)
    for source in (one, other):
        grade_source(actor=actor, source=source, reliability="B", why=why)
    return masked, twin, mine.id


def _watched(actor: Actor, hidden: Document, masked: Document, claim: str, named: str) -> tuple[str, ...]:
    """What is on the watch: a feed, a sample; then an item that became the hidden document, one that became
    the one with identities, one that was passed over; then an alert and a sign of each document."""
    from tumen.watch.models import Alert, Feed, Item, Round, Sample, Sign, Word

    who = f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}"
    feed = Feed.objects.create(kind="folder", address="/a/folder", name="A folder", added_by=actor)
    told = {"feed": feed, "about": {"name": FILE}}
    items = (
        Item.objects.create(
            **told, key="1", state="kept", document=hidden.public_id, address=f"{CANARY}address",
            title=f"{CANARY}item", groups=[f"{CANARY}group"], reason=f"{CANARY}reason",
        ),
        Item.objects.create(
            **told, key="2", state="kept", document=masked.public_id, address=who, title=who, reason=who,
            sha256=masked.sha256, size=masked.size,
        ),
        Item.objects.create(**told, key="3", state="passed over", address=who, title=who, reason=who),
    )  # fmt: skip
    sample = Sample.objects.create(population=1, drawn=[items[2].public_id], actor=actor)
    alerts = (
        Alert.objects.create(kind="event", key="1", claim=claim, rests=[claim]),
        Alert.objects.create(kind="event", key="2", claim=named, rests=[named]),
    )
    for document in (hidden, masked):
        text = text_of(actor, document)
        Sign.objects.create(
            document=document.public_id, rendition=text.id, indicator="border", start=0, end=len(text.text)
        )
    # What rooms above tell is told from the first claim on.
    Round.objects.create(pk=1, began_on=date(2020, 1, 1))
    word = Word.objects.create(place="sieve", group="harm", words=PERSON, actor=actor)
    ids = (feed, sample, *items, *alerts, word)
    return tuple(each.public_id for each in ids)


def _archived(actor: Actor, hidden: Document, masked: Document) -> tuple[str, ...]:
    """An archive: a page that became the hidden document, one that became the one with identities, one that
    was left out. All three tell of one event, the hidden one of a figure that only it has."""
    from tumen.archives.keeping import seal
    from tumen.archives.models import Collection, Find, Mention, Part
    from tumen.archives.results import Kept, Reading, pack
    from tumen.documents.intake import Member
    from tumen.documents.intake.containers.members import Place

    crawl = Collection.objects.create(path="/a/crawl", name="A crawl", added_by=actor)
    part = Part.objects.create(
        collection=crawl, name="a.warc.gz", size=1, changed=1, version="1", media_type="x", state="done",
        members=9, kept=3, passed=6,
    )  # fmt: skip
    page = Member(Place(1, "record 1"), "page.txt", b"The river is high this year.", "page")
    sealed = seal(pack(Kept(page, (), 1, 1, Reading("The river is high this year.", "", None, ()))))
    told = {"collection": crawl, "part": part, "claims": 1, "evidence": sealed}
    finds = (
        Find.objects.create(
            **told, key="1", number=1, state="waiting", document=hidden.public_id, reason=f"{CANARY}find"
        ),
        Find.objects.create(**told, key="2", number=2, state="waiting", document=masked.public_id),
        Find.objects.create(
            **told, key="3", number=3, state="passed over", reason=f"{PERSON} of {PLACE}, by {HELPER}"
        ),
    )
    for find, figure in zip(finds, (777, 600, 600), strict=True):
        for event in ("af-matrix.1", f"af-{find.pk}.2"):
            Mention.objects.create(
                find=find, event=event, act="forced repatriation", unit="persons", time="2023", low=figure,
                high=figure,
            )  # fmt: skip
    return (crawl.public_id,)


def _together(
    actor: Actor, hidden: Document, claim: str, masked: Document, named: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Comments and tasks: of what is hidden first, and of what holds identities."""
    words = f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}"
    give = partial(give_document, actor=actor, to=actor.name)
    back = partial(hand_back, actor=actor, to=actor.name)
    comments = (
        add_comment(actor=actor, claim=claim, text=f"{CANARY}comment"),
        add_comment(actor=actor, claim=named, text=words),
    )
    tasks = (
        give(document=hidden.public_id, why=f"{CANARY}given"),
        back(claim=claim, why=f"{CANARY}back"),
        give(document=masked.public_id, why=words),
        back(claim=named, why=words),
    )
    return tuple(each.public_id for each in comments), tuple(each.public_id for each in tasks)


def _people(actor: Actor, documents: tuple[Document, ...]) -> tuple[tuple[str, ...], str]:
    """The persons of three documents; the first two were judged to be one, the last is hidden."""
    ids = [Person.objects.get(document=document).public_id for document in documents]
    line = judge_same_person(actor=actor, left=ids[0], right=ids[1], why=f"{PERSON} of {PLACE}")
    open_identity(actor=actor, person=ids[0], why=f"{PERSON} asked")
    open_identity(actor=actor, person=ids[2], why=f"{CANARY}opening")
    return tuple(ids), str(line.pk)


def _family(actor: Actor, person: str) -> str:
    """A family's request in words of its own: all of it is for who is cleared for identities."""
    fields = ("asker", "relation", "reach", "consent", "sought", "known")
    words = {name: f"zqfamily {name}" for name in fields}
    made = take_request(actor=actor, person=person, **words)
    add_step(
        actor=actor, request=made.public_id, kind="asked", whom="zqfamily whom", what="zqfamily what",
        on=date(2026, 1, 5), next="zqfamily next", due=date(2026, 2, 1),
    )  # fmt: skip
    return made.public_id


def _interview(actor: Actor) -> str:
    """An open interview in words of its own: all of it is for who is cleared for identities."""
    who = {name: f"zqinterview {name}" for name in ("interviewee", "interviewer", "interpreter", "place")}
    made = begin(
        actor=actor, answers={"keep": True}, way="spoken", limits="zqinterview limits",
        code_name="zqcode", level="internal", **who,
    )  # fmt: skip
    write_turn(
        actor=actor, interview=made.public_id, turn=1, kind="answer", words="zqinterview words", is_ended=True
    )
    trust_key(actor=actor, key="ab" * 32, name="zqlaptop", why="the matrix")
    return made.public_id


def _lists(actor: Actor, hidden: str, masked: str) -> tuple[str, ...]:
    """What was said of columns: twice of what is hidden, once of what holds identities. Neither has a row."""
    for name in (f"{CANARY}list", "Matrix Keeper"):
        columns = {f"{CANARY}column": Meaning.ID}
        take_columns(actor=actor, document=hidden, columns=columns, list_name=name)
    columns = {PERSON: Meaning.ID, KOREAN: Meaning.PERSON}
    take_columns(actor=actor, document=masked, columns=columns, list_name=f"of {PERSON} by {HELPER}")
    return tuple(Taking.objects.order_by("pk").values_list("public_id", flat=True))


def _rounds(actor: Actor, hidden: str, named: str) -> tuple[str, ...]:
    """A decision on what is hidden, and one on what holds identities."""
    words = f"of {PERSON} by {HELPER}"
    alone = decide_many(actor=actor, claims=[hidden], credibility="3", why=f"{CANARY}round")
    both = decide_many(actor=actor, claims=[named], credibility="3", why=words)
    return alone.number, both.number


def _office(actor: Actor, hidden: Document) -> tuple[str, str]:
    """An office held by somebody whom the hidden document tells of, and by the person; the first holder."""
    made = add_office(actor=actor, name="The Matrix Office", country="GB").public_id
    told = {"name": f"{CANARY}holder", "address": f"{CANARY}address", "why": f"{CANARY}known"}
    holder = add_holder(actor=actor, office=made, document=hidden.public_id, **told)
    add_holder(actor=actor, office=made, name=PERSON, address=f"Dear {PERSON}", why=f"{HELPER} at {PLACE}")
    return made, holder.public_id


def _asked(text: str, words: str, asker: str, of: str, to_do: str) -> ProposedClaim:
    return asked(text, words, of, to_do, speakers=((asker,),), stance=Stance.NEUTRAL)


def _appeals(
    actor: Actor, hidden: Document, masked: Document, mine: str, named: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Appeals: made here about what is hidden, and about the person; found in each of the two documents. Then
    their answers."""
    words = f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}"
    made = []
    for claim, said in ((mine, f"{CANARY}appeal"), (named, words)):
        event = event_of(actor, [claim])[claim].id
        draft = draft_appeal(
            actor=actor, title=said, channel="letter", addressee=said, events=[event], grounds=["cat"]
        ).public_id
        add_ask(actor=actor, appeal=draft, to_do=said, of=said, claims=[claim])
        signing = add_signatory(actor=actor, appeal=draft, name=f"{PERSON}", role=f"{HELPER}")
        sign_off(actor=actor, appeal=draft, signatory=signing.pk)
        day = date(2024, 1, 2)
        note_step(actor=actor, appeal=draft, kind="sent", what=said, on=day, due=day)
        made.append(draft)
    made.append(
        draft_appeal(actor=actor, title=words, channel="letter", addressee=words, persons=[]).public_id
    )
    add_ask(actor=actor, appeal=made[2], to_do=words, claims=[named])
    told = {each.document: each.id for each in appeals(actor)}
    found = [told[hidden.public_id], told[masked.public_id]]
    for each, said in zip(found, (f"{CANARY}judged", words), strict=True):
        judge_appeal(actor=actor, appeal=each, is_one=True, why=said)
    answers = []
    for each, said in ((made[0], f"{CANARY}answer"), (made[1], words), (found[1], words)):
        answer = note_answer(
            actor=actor, appeal=each, reply="pledged commitment", words=said, by=said, due=date(2024, 3, 1)
        )
        answers.append(answer.public_id)
    return (*made[:2], *found, made[2]), tuple(answers)


def _attached(actor: Actor, mine: str, named: str) -> None:
    """Claims attached to an element: what is hidden, and the person."""
    for claim, said in ((mine, f"{CANARY}bearing"), (named, f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}")):
        event = event_of(actor, [claim])[claim].id
        attach_claim(actor=actor, event=event, element=ELEMENT, claim=claim, why=said)


def _inquiry(actor: Actor, documents: tuple[str, ...], mine: str, named: str) -> tuple[str, tuple[str, ...]]:
    """An inquiry that everybody may know of, with findings on what is hidden and on the person; the ids of
    the hidden finding and its recommendation, then of the others."""
    words = f"{PERSON} of {PLACE}, by {HELPER}, {KOREAN}"
    case = open_inquiry(actor=actor, title=f"Of {words}", mandate=words, opened=date(2021, 7, 1)).public_id
    member = add_member(actor=actor, inquiry=case, name=PERSON, role=HELPER).pk
    for document in documents:
        link_document(actor=actor, inquiry=case, document=document, part="hearing")
    ids = []
    for claim, said in ((mine, f"{CANARY}finding"), (named, words)):
        draft = draft_finding(
            actor=actor, inquiry=case, text=said, standard="reasonable-grounds", elements=[ELEMENT],
            claims=[claim],
        ).public_id  # fmt: skip
        add_dissent(actor=actor, inquiry=case, finding=draft, member=member, why=f"{said} dissent")
        adopt_finding(actor=actor, inquiry=case, finding=draft)
        advice = recommend(
            actor=actor, inquiry=case, text=said, findings=[draft], addressee=f"{said} addressee"
        ).public_id
        draft_recommended(actor=actor, recommendation=advice)
        ids += [draft, advice]
    return case, tuple(ids)


def _letter(actor: Actor, claim: str) -> str:
    """A letter that was taken out and cites what is hidden, as it is kept."""
    told = {"title": f"{CANARY}letter", "recipient": f"{CANARY}recipient", "why": f"{CANARY}reason"}
    kept = {"form": "txt", "is_draft": True, "claims": {claim: 1}, "file": b"", "sha256": ""}
    return Letter.objects.create(**told, **kept, actor=actor).public_id


def _released(actor: Actor) -> tuple[str, str]:
    """A release that is out, and a draft: of what is counted, nothing hidden may be told by either."""
    second = introduce(name="Matrix Second", roles=(), clearance=Level.INTERNAL)
    for who in (actor, second):
        give(actor, who, GrantKind.ROLE, Role.PUBLISHER.value)
    give(actor, second, GrantKind.CLEARANCE, Level.RESTRICTED.value)
    out, draft = (draft_release(actor=actor, title=title, of="claims", by=by) for title, by in _TITLES)
    approve_release(actor=second, release=out.public_id)
    publish(actor=actor, release=out.public_id)
    return out.public_id, draft.public_id


_TITLES = (("what is out", "year"), ("what is not", "act"))


def _allow(actor: Actor, item: str, words: str) -> None:
    """A consent in words of their own, and what was noted with it."""
    note_consent(
        actor=actor,
        item=item,
        purpose=Purpose.RESEARCH,
        is_given=True,
        way=Way.WRITTEN,
        limits=f"{words} limits",
        why=f"{words} consent",
    )


def _job(actor: Actor, hidden: Document) -> str:
    """A job that is about what is hidden and that needs a person, with everything in its trouble."""
    job = ask_to_read(actor, hidden.public_id)
    trouble = f"{CANARY}trouble by {PERSON}"
    Job.objects.filter(pk=job.pk).update(state=State.NEEDS_A_PERSON, trouble=trouble)
    return job.public_id


def _take(actor: Actor, text: str, name: str, publisher: str, *, why: str = "") -> Document:
    made = take_in(
        actor=actor,
        data=text.encode(),
        name=name,
        origin=f"from {name}",
        publisher=publisher,
        published="2023-10-12",
    )
    why = why or (f"{CANARY}date" if CANARY in text else "the envelope")
    return set_date(actor=actor, document=made, published="2023-10-13", why=why)


def _read(
    actor: Actor,
    document: Document,
    words: str,
    number: float,
    act: Act | None = None,
    told: ProposedClaim | None = None,
    **values: object,
) -> None:
    text = text_of(actor, document).text
    figure = proposal(text, words, on="2023-10-09", quantity=Quantity(number, number), **values)
    read_as(actor, document, figure, *([act_told(text, act)] if act else []), *([told] if told else []))


def _judge(actor: Actor, mine: str, theirs: str, why: str) -> None:
    judge_same_event(actor=actor, left=mine, right=theirs, why=f"{why} same")
    judge_same_voice(actor=actor, left=mine, right=theirs, why=f"{why} voice")
    grade_claim(actor=actor, claim=mine, credibility="2", why=f"{why} credible")
    correct_slot(actor=actor, claim=mine, name="likelihood", value=f"{why} likely", why=f"{why} slot")
    review_claim(actor=actor, claim=mine, verdict=Status.ACCEPTED, why=f"{why} review")


def give(actor: Actor, to: Actor, kind: GrantKind, value: str = "") -> None:
    grant(actor=actor, to=to, kind=kind, value=value, why="the matrix")
