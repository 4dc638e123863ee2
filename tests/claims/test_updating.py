"""A later file of a list held against the earlier one, by the rows' own ids. The persons are invented."""

from __future__ import annotations

import pytest

from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.claims.actions import correct_slot, review_claim, set_sensitivity
from tumen.claims.columns import PROPOSER, Fate, sheet
from tumen.claims.errors import LaterFileStands, NoSuchTaking
from tumen.claims.later import ask_to_take
from tumen.claims.mapping import take_columns, take_columns_back, take_list
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claim as claim_view
from tumen.claims.reports import is_waiting, lists_alike, names_of_lists, said_of, taking, takings
from tumen.claims.takings import Taking, TakingKind
from tumen.claims.updating import NO_ID, TWICE
from tumen.documents.actions import take_in
from tumen.documents.errors import TextIsMasked
from tumen.documents.queries import text_of
from tumen.jobs.errors import LeaseLost
from tumen.jobs.models import Job, State
from tumen.jobs.working import Worker
from tumen.reading.columns import Meaning

HEADS = "Ref,Name,incident_date,Taken from,송환지,Kind,Said by"
FIRST = f"""{HEADS}
T-1,Zo Mi-rae,2023-10-09,China,North Korea,forced repatriation,Lantern Group
T-2,Pak Sun-ae,2023-10-10,China,North Korea,forced repatriation,Lantern Group
T-3,Han Kyu-il,2023-10-11,China,North Korea,forced repatriation,Lantern Group
"""
#: T-1 as it was, T-2 with another date, T-3 gone, T-4 new; two rows without an id of their own.
LATER = f"""{HEADS}
T-4,Om Sol-hui,2023-10-12,China,North Korea,forced repatriation,Lantern Group
T-2,Pak Sun-ae,2023-11-10,China,North Korea,forced repatriation,Lantern Group
T-1,Zo Mi-rae,2023-10-09,China,North Korea,forced repatriation,Lantern Group
,Ri Un-jong,2023-10-12,China,North Korea,forced repatriation,Lantern Group
T-5,Ri Un-jong,2023-10-12,China,North Korea,forced repatriation,Lantern Group
T-5,Ri Un-sil,2023-10-12,China,North Korea,forced repatriation,Lantern Group
"""
SAID = {
    "Ref": Meaning.ID, "Name": Meaning.PERSON, "incident_date": Meaning.DATE, "Taken from": Meaning.FROM,
    "송환지": Meaning.TO, "Kind": Meaning.ACT, "Said by": Meaning.SOURCE,
}  # fmt: skip
NAME = "Lantern list"


def taken(actor: Actor, text: str) -> str:
    return take_in(actor=actor, data=text.encode(), name="list.csv", origin="a test").public_id


@pytest.fixture
def first(actor: Actor) -> str:
    id = taken(actor, FIRST)
    take_columns(actor=actor, document=id, columns=SAID, list_name=NAME)
    return id


@pytest.fixture
def later(actor: Actor, first: str) -> str:
    return taken(actor, LATER)


def made(document: str) -> dict[str, Claim]:
    """The claims of a list by what its rows begin with."""
    rows = Claim.objects.filter(document__public_id=document, run__proposer=PROPOSER)
    return {
        row.rendition.text[row.sentence_start : row.sentence_end].split(" | ")[0][-3:]: row
        for row in rows.select_related("rendition", "beside", "replaced_by")
    }


def state(*documents: str) -> dict[str, tuple[str, int]]:
    return {
        row.public_id: (row.status, row.replaced_by_id or 0) for id in documents for row in made(id).values()
    }


def test_a_list_that_is_handed_in_tells_no_name_before_anybody_said_which_column_is_one(actor: Actor) -> None:
    id = take_list(actor=actor, data=FIRST.encode(), name="list.csv", origin="a test")
    uncleared = introduce(name="Test Clerk", roles=RESEARCHER)
    told = repr(sheet(uncleared, id)) + repr(text_of(uncleared, id))
    assert "Zo Mi-rae" not in told
    assert "Lantern Group" in told


def test_each_row_is_held_against_the_earlier_file_before_anything_is_kept(actor: Actor, later: str) -> None:
    before = Claim.objects.count()
    found = sheet(actor, later, SAID, name=NAME)
    assert [row.fate for row in found.rows] == [
        Fate.MADE, Fate.CHANGED, Fate.SAME, Fate.REFUSED, Fate.REFUSED, Fate.REFUSED,
    ]  # fmt: skip
    (change,) = found.rows[1].changes
    assert (change.label, change.before, change.now) == ("time", "2023-10-10", "2023-11-10")
    assert [row.why for row in found.rows[3:]] == [NO_ID, TWICE, TWICE]
    assert [(row.number, "Han Kyu-il" in row.words) for row in found.missing] == [(3, True)]
    assert Claim.objects.count() == before


def test_what_differs_takes_the_place_of_what_nobody_judged(actor: Actor, first: str, later: str) -> None:
    done = take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    assert (done.new, done.changed, done.beside) == (1, 1, 0)
    before, now = made(first), made(later)
    assert set(now) == {"T-4", "T-2"}
    assert (before["T-2"].status, before["T-2"].replaced_by) == (Status.SUPERSEDED, now["T-2"])
    assert {before[each].status for each in ("T-1", "T-3")} == {Status.PROPOSED}


@pytest.mark.parametrize("again", ["the later", "the first"])
def test_the_same_file_again_changes_nothing(actor: Actor, first: str, later: str, again: str) -> None:
    take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    before, kept = state(first, later), Taking.objects.count()
    document = later if again == "the later" else first
    done = take_columns(actor=actor, document=document, columns=SAID, list_name=NAME)
    assert (done.new, done.changed, done.beside, done.superseded) == (0, 0, 0, 0)
    assert (state(first, later), Taking.objects.count()) == (before, kept)


def test_what_a_person_judged_stays_and_what_differs_waits_beside_it(
    actor: Actor, first: str, later: str
) -> None:
    judged = made(first)["T-2"]
    correct_slot(actor=actor, claim=judged, name="outcome", value="not known", why="She was asked.")
    assert sheet(actor, later, SAID, name=NAME).rows[1].fate is Fate.BESIDE
    done = take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    assert (done.new, done.changed, done.beside) == (2, 0, 1)
    waits = made(later)["T-2"]
    assert (made(first)["T-2"].status, waits.beside) == (Status.PROPOSED, judged)
    review_claim(actor=actor, claim=waits, verdict="accepted", why="The later file is right.")
    assert made(first)["T-2"].replaced_by == waits
    assert claim_view(actor, waits.public_id).slots["outcome"].value == "not known"
    again = take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    assert (again.new, again.changed, again.beside) == (0, 0, 0)


def test_taking_it_back_lets_the_earlier_file_stand_again(actor: Actor, first: str, later: str) -> None:
    before = state(first)
    take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    stays = made(later)["T-4"]
    review_claim(actor=actor, claim=stays, verdict="accepted", why="It says so.")
    with pytest.raises(LaterFileStands, match=later):
        take_columns_back(actor=actor, document=first, why="The wrong list.")
    take_columns_back(actor=actor, document=later, why="The wrong list.")
    assert state(first) == before
    report = taking(actor, takings(actor)[0].id)
    assert [(row.fate, row.claim) for row in report.rows] == [("stays", stays.public_id)]
    assert take_columns_back(actor=actor, document=first, why="This as well.").superseded == 3


def test_the_report_says_what_became_of_each_row(actor: Actor, first: str, later: str) -> None:
    take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    report = taking(actor, takings(actor)[0].id)
    told = {(row.number, row.fate): row for row in report.rows}
    changed = told[2, "changed"]
    assert (changed.claim, changed.former) == (made(later)["T-2"].public_id, made(first)["T-2"].public_id)
    assert changed.about == ("time",)
    assert told[3, "gone"].former == made(first)["T-3"].public_id
    assert report.line.counts == {"made": 1, "changed": 1, "the same": 1, "refused": 3, "gone": 1}
    with pytest.raises(NoSuchTaking):
        taking(actor, "l-none0000")


def test_what_was_said_of_a_list_is_offered_for_its_next_file(actor: Actor, first: str, later: str) -> None:
    heads = [column.name for column in sheet(actor, later).columns]
    assert lists_alike(actor, later, heads) == [NAME]
    assert lists_alike(actor, first, heads) == []
    assert said_of(actor, NAME.upper(), heads).columns == SAID
    assert names_of_lists(actor) == [NAME]


def test_who_may_not_see_the_earlier_file_is_told_nothing_of_it(actor: Actor, first: str, later: str) -> None:
    judged = made(first)["T-2"]
    review_claim(actor=actor, claim=judged, verdict="accepted", why="It says so.")
    clerk = introduce(name="Test Clerk", roles=RESEARCHER)
    told = repr(sheet(clerk, later, SAID, name=NAME))
    assert "Pak Sun-ae" not in told
    take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    waits = made(later)["T-2"].public_id
    assert claim_view(clerk, waits).beside == judged.public_id
    set_sensitivity(actor=actor, claim=judged.public_id, level=Level.RESTRICTED, why="She may be found.")
    assert claim_view(clerk, waits).beside == ""
    review_claim(actor=clerk, claim=waits, verdict="accepted", why="The later file is right.")
    assert made(first)["T-2"].status == Status.ACCEPTED  # what the clerk does not see they do not change
    assert judged.public_id not in repr([taking(clerk, each.id) for each in takings(clerk)])
    with pytest.raises(TextIsMasked):
        take_columns(actor=clerk, document=first, columns=SAID, list_name=NAME)


def test_a_worker_takes_a_long_list_in_once_whatever_dies(
    actor: Actor, first: str, later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_to_take(actor=actor, document=later, columns=SAID, list_name=NAME)
    assert is_waiting(actor, later)

    def dies(*_: object) -> None:
        raise LeaseLost("struck by lightning")

    with monkeypatch.context() as struck:
        struck.setattr("tumen.claims.mapping.settle", dies)
        Worker().work(until_empty=True)
    assert made(later) == {}
    Job.objects.update(state=State.WAITING, worker="", expires_at=None)
    Worker().work(until_empty=True)
    assert set(made(later)) == {"T-4", "T-2"}
    assert not is_waiting(actor, later)
    held = Taking.objects.filter(document__public_id=later).order_by("pk")
    assert [each.kind for each in held] == [TakingKind.ASKED, TakingKind.TAKEN]
