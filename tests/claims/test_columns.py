"""A list taken in by what a person said of its columns: shown first, taken whole, and taken back whole.

The persons, the agency and the office are invented.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from tumen.access.actions import introduce
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Role
from tumen.claims.actions import review_claim
from tumen.claims.columns import PROPOSER, Fate, sheet
from tumen.claims.mapping import take_columns, take_columns_back
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Cover
from tumen.reading.columns import Meaning

LIST = """Ref,성명,Phone,incident_date,Taken from,송환지,Kind of thing,Said by
T-1,Zo Mi-rae,02-5555-0142,2023-10-09,China,North Korea,forced repatriation,Lantern Group
T-2,Pak Sun-ae,02-5555-0143,soon,China,North Korea,forced repatriation,Lantern Group
T-3,Han Kyu-il,02-5555-0144,2021-07,China,North Korea,a birthday,Lantern Group
T-4,,,,,,,Lantern Group
"""
SAID = {
    "성명": Meaning.PERSON,
    "Phone": Meaning.IDENTITY,
    "incident_date": Meaning.DATE,
    "Taken from": Meaning.FROM,
    "송환지": Meaning.TO,
    "Kind of thing": Meaning.ACT,
    "Said by": Meaning.SOURCE,
}


@pytest.fixture
def listed(actor: Actor) -> str:
    return take_in(actor=actor, data=LIST.encode(), name="list.csv", origin="a test").public_id


def standing(document: str) -> list[Claim]:
    made = Claim.objects.filter(document__public_id=document, run__proposer=PROPOSER)
    return list(made.exclude(status=Status.SUPERSEDED))


def test_the_meaning_of_columns_is_guessed_in_english_and_korean(actor: Actor, listed: str) -> None:
    guessed = {column.name: column.meaning for column in sheet(actor, listed).columns}
    assert guessed == {
        "Ref": Meaning.ID, "성명": Meaning.PERSON, "Phone": Meaning.IDENTITY,
        "incident_date": Meaning.DATE, "Taken from": Meaning.NOTHING, "송환지": Meaning.TO,
        "Kind of thing": Meaning.NOTHING, "Said by": Meaning.NOTHING,
    }  # fmt: skip


def test_it_says_of_each_row_what_would_become_of_it_and_keeps_nothing(actor: Actor, listed: str) -> None:
    before = AuditLine.objects.count(), Claim.objects.count()
    rows = sheet(actor, listed, SAID).rows
    assert [row.fate for row in rows] == [Fate.MADE, Fate.MADE, Fate.MADE, Fate.REFUSED]
    assert rows[1].why == "the date is kept as written, and not placed in time"
    assert rows[2].why == "the act in its cell is none that the vocabulary knows"
    assert rows[3].why == "no act that the vocabulary knows is told, nor a number of people"
    assert (AuditLine.objects.count(), Claim.objects.count()) == before


def test_each_row_becomes_a_claim_whose_slots_quote_its_cells(actor: Actor, listed: str) -> None:
    done = take_columns(actor=actor, document=listed, columns=SAID)
    assert done.new == 3
    first = next(claim for claim in claims_of(actor, listed) if claim.proposer == PROPOSER)
    told = first.slots
    assert told["act"].value == "forced repatriation"
    assert told["subjects"].value[0].words == "Zo Mi-rae"
    assert str(told["time"].value.interval) == "2023-10-09"
    assert told["speakers"].value == (("Lantern Group",),)
    assert told["place"].value.origin == "China"


def test_the_same_columns_again_change_nothing(actor: Actor, listed: str) -> None:
    take_columns(actor=actor, document=listed, columns=SAID)
    again = take_columns(actor=actor, document=listed, columns=SAID)
    assert (again.new, again.changed, again.superseded, again.unchanged) == (0, 0, 0, 3)
    assert [row.fate for row in sheet(actor, listed, SAID).rows[:3]] == [Fate.SAME] * 3


def test_another_mapping_changes_what_nobody_judged_and_waits_beside_what_somebody_did(
    actor: Actor, listed: str
) -> None:
    take_columns(actor=actor, document=listed, columns=SAID)
    review_claim(actor=actor, claim=standing(listed)[0], verdict="accepted", why="It says so.")
    other = {**SAID, "Taken from": Meaning.NOTHING}
    assert [row.fate for row in sheet(actor, listed, other).rows] == [
        Fate.BESIDE, Fate.CHANGED, Fate.REFUSED, Fate.REFUSED,
    ]  # fmt: skip
    done = take_columns(actor=actor, document=listed, columns=other)
    assert (done.beside, done.changed) == (1, 1)
    assert standing(listed)[0].status == Status.ACCEPTED


def test_taking_it_back_leaves_what_somebody_judged_and_nothing_else(actor: Actor, listed: str) -> None:
    take_columns(actor=actor, document=listed, columns=SAID)
    judged = standing(listed)[0]
    review_claim(actor=actor, claim=judged, verdict="accepted", why="It says so.")
    back = take_columns_back(actor=actor, document=listed, why="The wrong list.")
    assert back.superseded == 2
    assert [claim.public_id for claim in standing(listed)] == [judged.public_id]
    assert sheet(actor, listed, SAID).judged == 1
    again = take_columns(actor=actor, document=listed, columns=SAID)
    assert (again.new, again.changed) == (0, 2)


def test_who_is_not_cleared_is_told_no_name_and_no_contact(actor: Actor, listed: str) -> None:
    take_columns(actor=actor, document=listed, columns=SAID)
    uncleared = introduce(name="Test Clerk", roles=(Role.DOCUMENTER,))
    told = repr(sheet(uncleared, listed, SAID)) + repr(claims_of(uncleared, listed))
    assert "Lantern Group" in told
    for word in ("Zo Mi-rae", "Pak Sun-ae", "Han Kyu-il", "5555"):
        assert word not in told
    take_columns_back(actor=actor, document=listed, why="Names stay covered all the same.")
    assert "Zo Mi-rae" not in repr(sheet(uncleared, listed, SAID))


def test_a_reader_takes_nothing_in(actor: Actor, listed: str) -> None:
    reader = introduce(name="Test Reader", roles=(Role.READER,))
    for change in (
        lambda: take_columns(actor=reader, document=listed, columns=SAID),
        lambda: take_columns_back(actor=reader, document=listed, why="No."),
    ):
        with pytest.raises(NotPermitted):
            change()
    assert standing(listed) == []


def test_what_goes_wrong_on_the_way_keeps_nothing(
    actor: Actor, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("tumen.claims.mapping.propose_claims", fails)
    lines = AuditLine.objects.count()
    with pytest.raises(OSError, match="full"):
        take_columns(actor=actor, document=listed, columns=SAID)
    assert AuditLine.objects.count() == lines
    assert not Cover.objects.filter(rendition__document__public_id=listed, marked_by=actor).exists()


def test_names_are_covered_before_anybody_says_what_the_columns_tell(actor: Actor, listed: str) -> None:
    uncleared = introduce(name="Test Clerk", roles=(Role.DOCUMENTER,))
    assert "Zo Mi-rae" in repr(sheet(actor, listed, SAID))
    assert "Zo Mi-rae" not in repr(sheet(uncleared, listed, SAID))


def test_a_workbook_is_taken_in_as_a_list_is(actor: Actor) -> None:
    book = Workbook()
    for row in (
        ("Who counted", "인원", "날짜", "송환지"),
        ("Lantern Group", 12, "2023-10-09", "North Korea"),
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    taken = take_in(actor=actor, data=out.getvalue(), name="list.xlsx", origin="a test").public_id
    done = take_columns(
        actor=actor,
        document=taken,
        columns={column.name: column.meaning for column in sheet(actor, taken).columns},
        act="forced repatriation",
    )
    assert done.new == 1
    assert standing(taken)[0].exact == "12"


def test_what_is_no_list_has_no_columns(actor: Actor) -> None:
    text = take_in(actor=actor, data=b"Sixty people were sent back.", name="a.txt", origin="a test")
    assert sheet(actor, text.public_id).columns == ()
    assert take_columns(actor=actor, document=text.public_id, columns={}).new == 0
    with pytest.raises(NoSuchDocument):
        sheet(actor, "d-none0000")
