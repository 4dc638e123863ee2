"""Names planted wherever the workspace keeps words, searched for in everything that leaves it. All invented.

Planted in identity fields, notes, a file's name and properties, attachments and pictures; looked for in bytes
and inside zip, PDF, DOCX and PNG, and on pictures by text recognition.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import pytest
from docx import Document as Word
from pypdfium2 import PdfDocument

from tests.claims.cast import proposal, read_as
from tests.documents.shapes.pdf import At
from tests.documents.shapes.scans import drawn, scan
from tests.publication.cast import published
from tests.publication.copy_cast import clear, copied, cover, let_out
from tests.publication.test_copies_of_pdf import planted
from tests.record.cast import text_of
from tumen.access.models import Actor
from tumen.advocacy.actions import add_ask, add_signatory, draft_appeal, note_step, sign_off
from tumen.advocacy.queries import Letter, drafted, going_out
from tumen.claims.actions import grade_claim, review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.consent.actions import note_consent
from tumen.consent.purposes import Purpose, Way
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.publication import packing, queries
from tumen.publication.actions import approve_release, publish
from tumen.publication.event_reports import draft_event_report
from tumen.publication.forms.papers import Tongue
from tumen.publication.forms.wording import in_tongue
from tumen.publication.letters import give_letter
from tumen.publication.models import Release
from tumen.publication.redaction.proving import searched
from tumen.publication.redaction.withheld import Withheld
from tumen.record.actions import refresh, set_standard
from tumen.record.queries import events
from tumen.requests.actions import add_step, take_request
from tumen.teamwork.actions import add_comment, hand_back

#: In the sentence that every paper quotes: marked as a name, and asked after by a family.
MARKED, SOUGHT = "Zqmira Vexley", "Zqorvald Quennick"
#: In an identity field alone, in each sort of note, in what a file holds beside its text, and in a picture.
ASKER, NOTE, BESIDE, SHOWN = "Zqelda Hartmoor", "Zqnotary Bellwick", "zqcanary", "ZQUENTIN MOLDAVER"
LINE = f"The police returned 600 people across the river, {MARKED} and {SOUGHT} among them."
DAY = date(2024, 3, 1)
SIGNED = "Zqsigrid Palefield"
SECRET = Withheld.of([MARKED, SOUGHT, ASKER, NOTE, SHOWN, SIGNED], [BESIDE])


@pytest.fixture
def maker(maker: Actor, other: Actor) -> Actor:
    clear(maker, other)
    return maker


def letter_of(maker: Actor) -> Document:
    """A Word file that holds canaries beside its text, read, judged, commented on and graded."""
    word = Word()
    word.add_paragraph(LINE)
    word.core_properties.author = word.core_properties.comments = f"{BESIDE} {NOTE}"
    file = io.BytesIO()
    word.save(file)
    made = take_in(
        actor=maker, data=file.getvalue(), name=f"{BESIDE}.docx", origin=f"from {BESIDE}", publisher="Wire",
        published="2023-10-12",
    )  # fmt: skip
    read_as(maker, made, proposal(text_of(maker, made).text, "600 people", low=600))
    cover(maker, made, MARKED)
    (claim,) = claims_of(maker, made)
    review_claim(actor=maker, claim=claim.id, verdict=Status.ACCEPTED, why=f"{NOTE} told me.")
    add_comment(actor=maker, claim=claim.id, text=f"Ask {NOTE}.")
    hand_back(actor=maker, claim=claim.id, why=f"{NOTE} doubts it.")
    grade_claim(actor=maker, claim=claim.id, credibility="2", why=f"{NOTE} said so.")
    told = {"way": Way.SPOKEN, "limits": f"Not to {NOTE}.", "why": f"{NOTE} heard it."}
    note_consent(actor=maker, item=made.public_id, purpose=Purpose.PUBLISH, is_given=True, **told)
    return made


def request_of(maker: Actor) -> None:
    told = {"reach": f"By {NOTE}.", "consent": "That we look.", "sought": f"Her brother {SOUGHT}."}
    made = take_request(actor=maker, asker=ASKER, **told)
    add_step(actor=maker, request=made.public_id, kind="note", what=f"{NOTE} called.", on=DAY)


@pytest.fixture
def event(maker: Actor) -> str:
    letter_of(maker)
    request_of(maker)
    refresh(actor=maker)
    (found,) = [each for each in events(maker) if each.when and each.when.earliest == date(2023, 10, 9)]
    set_standard(actor=maker, event=found.id, standard="reasonable-grounds", why=f"{NOTE} agreed.")
    return found.id


def out(made: Release, maker: Actor, other: Actor) -> Mapping[str, bytes]:
    """The files of a release that two people let out."""
    approve_release(actor=other, release=made.public_id, why=f"{NOTE} looked at it.")
    number = str(publish(actor=maker, release=made.public_id).number)
    return packing.files_in(queries.package(maker, number))


def leaks(files: Mapping[str, bytes], but: str = "") -> list[str]:
    """Where a canary is found, or what could not be searched. What looks like a place on a map, as numbers of
    a drawing do, is no canary."""
    found = {name: searched(data, SECRET, name) for name, data in files.items()}
    told = [(name, leak.subject) for name, each in found.items() for leak in each.leaks if leak.by != "form"]
    told += [(name, part) for name, each in found.items() for part in each.unopened]
    return [f"{name}: {what}" for name, what in told if what != but]


def test_they_are_in_no_report_no_open_letter_no_table_and_not_on_the_site(
    maker: Actor, other: Actor, event: str
) -> None:
    papers = [drafted(maker, event, each) for each in going_out(maker, "", day=DAY).letters]
    report = out(draft_event_report(actor=maker, event=event, papers=papers), maker, other)
    assert {"report-en.pdf", "report-ko.docx", "entities.ftm.json"} <= set(report)
    assert "across the river" in report["report-en.json"].decode(), "the sentence is quoted without them"
    appeal = draft_appeal(
        actor=maker, title="To everybody", channel="open letter", addressee="The Minister", events=[event]
    ).public_id
    add_ask(actor=maker, appeal=appeal, to_do="say where they are")
    sign_off(actor=maker, appeal=appeal, signatory=add_signatory(actor=maker, appeal=appeal, name=SIGNED).pk)
    going = going_out(maker, appeal, day=DAY)
    papers = [drafted(maker, event, each) for each in going.letters]
    made = draft_event_report(actor=maker, event=event, papers=papers, title=going.title, appeal=going.appeal)
    opened = out(made, maker, other)
    note_step(actor=maker, appeal=appeal, kind="sent", what=f"{NOTE} carried it.")
    edition = published(maker, other)
    table = packing.files_in(queries.package(maker, str(edition.number)))
    assert "chart.png" in table
    assert leaks(report) + leaks(opened) + leaks(table) == []
    site = queries.site(maker)
    assert leaks({name: data for name, data in site.items() if not name.startswith("files/")}) == []
    found = {each.partition(":")[0] for each in leaks({"planted": LINE.encode(), "note": NOTE.encode()})}
    assert found == {"planted", "note"}


def test_they_are_in_no_letter_in_any_form(maker: Actor, event: str) -> None:
    for tongue in Tongue:
        paper = drafted(maker, event, Letter(tongue, DAY, said=partial(in_tongue, tongue)))
        for form in ("pdf", "docx", "txt"):
            given = {"to": "The Minister", "why": "Asked.", "form": form, "about": event}
            file = bytes(give_letter(actor=maker, paper=paper, **given).file)
            # What is no release quotes a sentence as it was published: whom a family looks for is covered
            # where somebody marked them, or where it is told what was done to them.
            assert leaks({form: file}, but=SOUGHT) == []


@pytest.mark.tesseract
def test_they_are_on_no_picture_that_leaves(maker: Actor, other: Actor, event: str) -> None:
    page = [At("On Tuesday the guards came to the cell.", 100), At(f"They led {SHOWN} out of it.", 160)]
    made = take_in(
        actor=maker, data=planted(scan([page])), name=f"{BESIDE}.pdf", origin=BESIDE, publisher="Wire"
    )
    assert SHOWN in text_of(maker, made).text
    cover(maker, made, SHOWN)
    edition = let_out(copied(maker, made), other, maker)
    files = packing.files_in(queries.package(maker, str(edition.number)))
    assert leaks(files) == []
    (before,), (after,) = read_on([scan([page])]), read_on([files["copy.pdf"]])
    assert "MOLDAVER" in before
    assert "On Tuesday" in after
    assert not any(part in after.upper() for part in SHOWN.split())


def read_on(files: list[bytes]) -> Iterator[str]:
    """What text recognition reads on the pages of each PDF."""
    for data in files:
        assert len(PdfDocument(data)) == 1
        width, height, points = drawn(data)
        picture = b"P5 %d %d 255\n" % (width, height) + points
        done = subprocess.run(["tesseract", "-", "-"], input=picture, capture_output=True, check=True)
        yield done.stdout.decode()
