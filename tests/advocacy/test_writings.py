"""What is written from the record: each kind in both languages, about an event and about a person.

All persons, outlets and offices are invented.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document as Word
from pypdfium2 import PdfDocument

from tests.advocacy.cast import asked, take, the_answers, the_letter
from tests.claims.cast import proposal
from tests.record.people_cast import Act, act_told, both
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.advocacy.actions import note_answer
from tumen.advocacy.citing import ids_in
from tumen.advocacy.drafting import Matter, paper_about
from tumen.advocacy.errors import NotDrafted
from tumen.advocacy.phrases import _ALL
from tumen.advocacy.queries import Letter, appeals, drafted, proposed_answers
from tumen.advocacy.telling import Teller
from tumen.advocacy.telling_events import EventTeller
from tumen.advocacy.telling_persons import PersonTeller
from tumen.claims.models import Claim
from tumen.claims.queries import claims_of
from tumen.documents.actions import set_sensitivity
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import Block, CannotSet, Heading, Paper, Paragraph, Points, Tongue, ready
from tumen.publication.forms.pdf import as_pdf
from tumen.publication.forms.plain import as_text
from tumen.record.actions import open_identity, refresh
from tumen.record.errors import NoSuchEvent
from tumen.record.queries import events, person
from tumen.vocabulary.codes import Polarity
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.vocabulary.writings import About, writings

if TYPE_CHECKING:
    from tests.conftest import OwnRecord

#: Witness and relative: who told of her son, and would be found by her name.
WITNESS = """A mother remembers

Oh Bit-na said that 60 people were returned. Her son Oh Sol was returned with them on 14 July 2021.
"""
DENIAL = """Ministry speaks

The ministry denied that 60 people were returned on 14 July 2021.
"""
ALERT = """Write to them

We ask readers of The Harbour Bulletin to write to their ministers.
"""
POLICE = Party("the border police", "the border police", PartyKind.BODY)


@dataclass(frozen=True, slots=True)
class Kept:
    """The actor, and the ids of what is written about."""

    actor: Actor
    event: str
    person: str
    claim: str


@pytest.fixture(scope="module")
def filled(own_record: OwnRecord) -> Iterator[Kept]:
    with own_record("writings"):
        actor = introduce(name="A Writer", roles=RESEARCHER, clearance=Level.RESTRICTED, identity=True)
        the_letter(actor)
        the_answers(actor)
        _others(actor)
        person, _ = both(actor)
        refresh(actor=actor)
        (event,) = (each.id for each in events(actor) if each.range.high == 60)
        (letter,) = (each for each in appeals(actor) if each.is_own and "United Kingdom" in str(each.of))
        answer = proposed_answers(actor, letter.id)[0]
        note_answer(actor=actor, appeal=letter.id, claim=answer.claim, reply=answer.reply.value)
        refresh(actor=actor)
        claim = next(each.public_id for each in Claim.objects.all() if each.exact == "60 people")
        yield Kept(actor, event, person, claim)


def _others(actor: Actor) -> None:
    """A witness with her son, a denial, and an alert to readers; the number and the day are the letter's."""
    told = {"on": "2021-07-14", "quantity": Quantity(60, 60), "place": Places(origin="China")}
    son = Party("Her son", "Oh Sol", PartyKind.PERSON, relation="son", relative="Oh Bit-na")
    take(
        actor,
        WITNESS,
        "Harbour Bulletin",
        "2021-08-01",
        proposal(WITNESS, "60 people", speakers=(("Oh Bit-na",),), perpetrators=(POLICE,), **told),
        act_told(WITNESS, Act("was returned with them", "forced repatriation", (son,), "2021-07-14")),
    )
    ministry = (("the ministry",),)
    denied = proposal(DENIAL, "60 people", speakers=ministry, polarity=Polarity.NEGATED, **told)
    take(actor, DENIAL, "Wire", "2021-08-02", denied)
    readers = "readers of The Harbour Bulletin"
    take(actor, ALERT, "Alerts", "2021-08-03", asked(ALERT, "write to", readers, "write", speakers=()))


@pytest.fixture
def kept(filled: Kept, db: None) -> Kept:
    return filled


#: Each kind with each thing that it can be about, in each language.
ALL = [
    (kind, what, tongue) for kind in writings().values() for what in sorted(kind.about) for tongue in Tongue
]
WHOLE = {
    "sender": ("Heron Alliance",),
    "recipient": ("The Minister",),
    "consent": "The family agreed in writing.",
    "signatories": ("Anna Bell",),
}


def written(
    kept: Kept, kind: str, what: About = About.EVENT, tongue: Tongue = Tongue.ENGLISH, **more: object
) -> Paper:
    about = kept.person if what is About.PERSON else kept.event
    letter = Letter(tongue, date(2024, 3, 1), kind=kind, **{**WHOLE, **more})  # type: ignore[arg-type]
    return drafted(kept.actor, about, letter)


@pytest.fixture(scope="module")
def papers(filled: Kept) -> dict[tuple[str, About, Tongue], Paper]:
    """Each of them, with what its writers have to say."""
    urgent = (f"Others are held in the same place. [{filled.claim}]",)
    found = {}
    for kind, what, tongue in ALL:
        # What is urgent for a person rests on a claim of that person: the teller cites no other.
        lines = {"urgent": urgent} if what is About.EVENT else {"urgent": (_of_person(filled),)}
        found[kind.code, what, tongue] = written(filled, kind.code, what, tongue, **lines)
    return found


def _of_person(kept: Kept) -> str:
    paper = written(kept, "briefing", About.PERSON)
    return f"She is held. [{paper.citations[0].claim}]"


def test_every_line_that_tells_something_cites(papers: dict[tuple[str, About, Tongue], Paper]) -> None:
    assert len(papers) == 2 * (8 + 5)  # about an event, about a person
    for key, paper in papers.items():
        assert paper.uncited() == [], key
        ready(replace(paper, is_draft=False))
        assert any(each.cites for part in paper.paragraphs() for each in part.sentences), key


@pytest.mark.parametrize("tongue", Tongue)
def test_all_are_made_as_docx_and_as_pdf(
    papers: dict[tuple[str, About, Tongue], Paper], tongue: Tongue
) -> None:
    whole = _as_one([paper for key, paper in papers.items() if key[2] is tongue])
    words = "".join(each.text for each in Word(io.BytesIO(as_docx(whole))).paragraphs)
    pages = "".join(page.get_textpage().get_text_range() for page in PdfDocument(as_pdf(whole)))
    headings = [block.words for block in whole.blocks if isinstance(block, Heading)]
    assert len(set(headings)) > 30
    for said in (words, pages):
        plain = re.sub(r"\s+", "", said)
        assert [each for each in headings if each.replace(" ", "") not in plain] == []


def _as_one(several: list[Paper]) -> Paper:
    """One paper with the blocks of all, so that they are set once; their numbers are of one annex."""
    citations, blocks = [], list[Block]()
    for paper in several:
        behind = len(citations)
        citations += [replace(each, number=each.number + behind) for each in paper.citations]
        blocks += [_shifted(block, behind) for block in paper.blocks]
    return replace(several[0], blocks=tuple(blocks), citations=tuple(citations))


def _shifted(block: Block, behind: int) -> Block:
    def of(paragraph: Paragraph) -> Paragraph:
        return Paragraph(
            tuple(replace(each, cites=tuple(n + behind for n in each.cites)) for each in paragraph.sentences)
        )

    if isinstance(block, Points):
        return Points(tuple(of(item) for item in block.items))
    return of(block) if isinstance(block, Paragraph) else block


def test_every_part_of_the_pack_is_told_and_none_is_for_nothing(kept: Kept) -> None:
    of = {About.EVENT: EventTeller, About.PERSON: PersonTeller}
    used = set()
    for kind in writings().values():
        for what in kind.about:
            parts = {part for section in kind.sections for part in section.parts}
            known = _parts_of(of[what])
            assert parts <= known, (kind.code, what)
            used |= parts
    assert _parts_of(EventTeller) | _parts_of(PersonTeller) == used


def _parts_of(teller: type[Teller]) -> set[str]:
    made = teller.__new__(teller)
    made.letter = Letter(Tongue.ENGLISH, date(2024, 3, 1))
    return set(teller.parts(made))


@pytest.mark.parametrize("tongue", Tongue)
def test_the_pack_has_each_heading_in_each_language(tongue: Tongue) -> None:
    for kind in writings().values():
        assert "{about}" in kind.title[tongue.value]
        assert kind.source
        assert all(tongue.value in section.heading for section in kind.sections)
    assert _ALL[tongue].keys() == _ALL[Tongue.ENGLISH].keys()


# ---- about an event ----


def test_a_briefing_tells_who_was_asked_and_what_came_back(
    papers: dict[tuple[str, About, Tongue], Paper],
) -> None:
    said = as_text(papers["briefing", About.EVENT, Tongue.ENGLISH])
    assert "asked the United Kingdom: “meet the ambassador”; “raise the matter in Seoul”" in said
    assert re.search(r"answered on 9 November 2021: something is pledged\. \[\d+\]", said)
    assert re.search(r"relies on: 1951 Convention relating to the Status of Refugees\. \[\d+\]", said)
    assert re.search(
        r"The ministry \(Wire, 2 August 2021\) denies this: 60 people forcibly returned\. \[\d+\]", said
    )
    assert "readers of The Harbour Bulletin" not in said


def test_it_states_the_reconciled_figure_and_who_is_responsible_by_whose_words(
    papers: dict[tuple[str, About, Tongue], Paper],
) -> None:
    said = as_text(papers["allegation-letter", About.EVENT, Tongue.ENGLISH])
    assert re.search(r"The sources tell of 60 people forcibly returned\. \[1", said)
    assert re.search(r"The sources name as responsible: the border police\. \[\d+\]", said)
    assert "120" not in said.replace("2021", "")


def test_the_name_of_who_is_told_of_is_in_no_paper_about_an_event(
    papers: dict[tuple[str, About, Tongue], Paper],
) -> None:
    about = [paper for (_, what, _), paper in papers.items() if what is About.EVENT]
    for paper in about:
        assert not any(name in words for words in paper.words() for name in ("Oh Sol", "Oh Bit-na", "Bit-na"))
    assert any("a source without a name" in as_text(paper) for paper in about)


def test_what_is_not_known_is_said(kept: Kept) -> None:
    said = as_text(written(kept, "briefing"))
    assert "No source says what became of the people." in said
    assert "No source says on which day" not in said


def test_a_question_asks_a_minister_and_cites_its_figure(kept: Kept) -> None:
    said = as_text(written(kept, "question-written", recipient=()))
    assert "To ask the Secretary of State for Foreign, Commonwealth and Development Affairs, what" in said
    own = as_text(written(kept, "question-oral", asks=("whether he has asked for a list.",)))
    assert "To ask The Minister, whether he has asked for a list." in own


# ---- about a person ----

NAMES = ("Ri Myong", "Myong-suk", "Lee Myung", "Myung-sook", "Kang Chol")


def test_a_person_is_described_and_never_named(
    kept: Kept, papers: dict[tuple[str, About, Tongue], Paper]
) -> None:
    open_identity(actor=kept.actor, person=kept.person, why="Her family asks.")
    about = [paper for (_, what, _), paper in papers.items() if what is About.PERSON]
    about.append(written(kept, "wgeid", About.PERSON))
    for paper in about:
        told = " ".join(paper.words())
        assert not any(name in told for name in NAMES)
        assert not any(word in told for word in ("Yanji", "Musan", "2015", "9 October"))
    assert "a woman, 30s" in as_text(about[-1])


def test_a_communication_says_what_the_record_lacks(kept: Kept) -> None:
    paper = written(kept, "wgeid", About.PERSON, consent="", sender=())
    said = as_text(paper)
    assert "Full name: not told here." in said
    assert "Who is responsible: not known to us." in said
    assert "Steps taken: not known to us." in said
    assert re.search(r"When: arrest \(April 2023\); forced return \(October 2023\)\. \[1, 2\]", said)
    assert {each.words for each in paper.uncited()} == {
        "It is not said yet who submits this.",
        "It is not said yet whether those concerned, or their families, agreed to this.",
    }
    with pytest.raises(CannotSet, match="2 sentences assert something and cite nothing"):
        ready(replace(paper, is_draft=False))


def test_a_release_is_no_disappearance(kept: Kept) -> None:
    view = person(kept.actor, kept.person)
    for act, vanished in (("release", False), ("arrest", True)):
        sources = tuple(
            replace(each, lines=tuple(replace(line, act=act) for line in each.lines)) for each in view.sources
        )
        letter = Letter(Tongue.ENGLISH, date(2024, 3, 1), kind="wgeid")
        paper = paper_about(Matter(replace(view, sources=sources)), letter)
        assert ("Date: not known to us." in as_text(paper)) is not vanished
        assert any("takes up no case" in note for note in paper.notes) is not vanished


def test_it_keeps_to_what_one_document_tells(kept: Kept) -> None:
    paper = written(kept, "wgeid", About.PERSON)
    assert len({each.document for each in paper.citations}) == 1
    assert any("two documents" in note for note in paper.notes)


def test_who_submits_it_is_kept_confidential_unless_they_say_otherwise(kept: Kept) -> None:
    assert "be kept confidential" in as_text(written(kept, "wgeid", About.PERSON))
    assert "may be told" in as_text(written(kept, "wgeid", About.PERSON, is_confidential=False))


@pytest.mark.parametrize(
    ("kind", "what"), [("wgeid", About.EVENT), ("question-oral", About.PERSON), ("ode", About.EVENT)]
)
def test_what_is_not_written_about_it_is_refused(kept: Kept, kind: str, what: About) -> None:
    with pytest.raises(NotDrafted, match=kind):
        written(kept, kind, what)


# ---- lines of the writers ----


def test_a_line_without_a_claim_is_marked_and_not_taken_out_finished(kept: Kept) -> None:
    paper = written(kept, "briefing", added=("Nobody has heard of them since.",))
    assert "Nobody has heard of them since. [no source]" in as_text(paper)
    with pytest.raises(CannotSet, match="1 sentences assert something"):
        ready(replace(paper, is_draft=False))


def test_a_line_that_names_a_claim_cites_it(kept: Kept) -> None:
    document = Claim.objects.get(public_id=kept.claim).document.public_id
    ids = [each.id for each in claims_of(kept.actor, document)][:2]
    paper = written(kept, "briefing", added=(f"They were sent back. [{ids[0]}; {ids[1].upper()}]",))
    (line,) = (s for p in paper.paragraphs() for s in p.sentences if s.words == "They were sent back.")
    assert {each.claim for each in paper.citations if each.number in line.cites} == set(ids)
    assert ids_in(("x [c-1] y", "z [c-2,c-3]")) == {"c-2", "c-3"}


def test_a_claim_that_may_not_be_told_is_as_one_that_there_is_not(kept: Kept) -> None:
    hidden = take(
        kept.actor,
        "Kept back\n\nThe police returned 7 people.\n",
        "Quiet",
        "2021-08-04",
        proposal("Kept back\n\nThe police returned 7 people.\n", "7 people", speakers=()),
    )
    (claim,) = claims_of(kept.actor, hidden)
    set_sensitivity(actor=kept.actor, document=hidden, level="restricted", why="a source asked for it")
    for id in (claim.id, "c-0000000000000"):
        paper = written(kept, "briefing", added=(f"They were seven. [{id}]",))
        assert "They were seven. [no source]" in as_text(paper)
        assert any(id in note for note in paper.notes)


def test_what_there_is_not_has_no_draft(kept: Kept) -> None:
    with pytest.raises(NoSuchEvent):
        drafted(kept.actor, "e-00000000", Letter(Tongue.ENGLISH, date(2024, 3, 1), kind="briefing"))
