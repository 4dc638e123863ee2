"""Events along time: in each year that they may lie in, newest first, page by page."""

from __future__ import annotations

import pytest

from tests.access.cast import put_apart, somebody
from tests.record.cast import derived, tells
from tumen.access.models import Actor, Role
from tumen.claims.models import Claim
from tumen.record.models import Event
from tumen.record.queries import NOT_TOLD, Timeline, Wanted, timeline
from tumen.record.seeing import record_of
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.slots import Places


@pytest.fixture
def told(actor: Actor) -> list[str]:
    ids = [
        tells(actor, 600),
        tells(actor, 50, "2021-07-14"),
        tells(actor, 9, "2020/2022", act="torture", place=Places(at="Chongjin")),
        tells(actor, 7, "2022-03/..", act="arrest", place=Places(at="Mae Sot")),
        tells(actor, 30, "2023-12", realis=Realis.FEARED),
        tells(actor, 11, None, act="killing"),
    ]
    derived(actor)
    return ids


def years(found: Timeline) -> dict[int, tuple[int, int]]:
    return {column.year: (column.low, column.high) for column in found.columns}


def test_each_year_has_what_lies_in_it_and_what_may(actor: Actor, told: list[str]) -> None:
    found = timeline(actor, Wanted())
    assert years(found) == {2020: (0, 1), 2021: (1, 2), 2022: (0, 2), 2023: (1, 1)}
    assert (found.number, found.first, found.last, found.undated) == (4, 2020, 2023, 0)


def test_the_newest_comes_first(actor: Actor, told: list[str]) -> None:
    whens = [str(moment.when) for moment in timeline(actor, Wanted()).moments]
    assert whens == ["2023-10-09", "2022-03-01/..", "2021-07-14", "2020-01-01/2022-12-31"]


def test_a_year_has_its_months(actor: Actor, told: list[str]) -> None:
    found = timeline(actor, Wanted(since=2022, until=2022))
    assert [(column.month, column.high) for column in found.columns[:3]] == [(1, 1), (2, 1), (3, 2)]
    assert len(found.columns) == 12
    assert {column.low for column in found.columns} == {0}
    found = timeline(actor, Wanted(since=2021, until=2021))
    assert [(column.low, column.high) for column in found.columns][6] == (1, 2)


def test_what_is_not_told_as_having_happened_is_of_a_kind_of_its_own(actor: Actor, told: list[str]) -> None:
    kind = "not told as having happened"
    assert [str(moment.when) for moment in timeline(actor, Wanted(kind=kind)).moments] == ["2023-12"]
    assert timeline(actor, Wanted(kind=kind, realis="feared")).number == 1
    assert timeline(actor, Wanted(kind=kind, realis="planned")).number == 0
    assert timeline(actor, Wanted(realis="asserted")).number == 4


def test_pages_are_of_one_size_and_miss_nothing(
    actor: Actor, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.record.timeline.PAGE", 2)
    put_apart(actor, Claim.objects.get(public_id=tells(actor, 3, "2019")).document.public_id)
    for who in (actor, somebody(Role.READER)):
        found, after = list[str](), ""
        while True:
            page = timeline(who, Wanted(), after)
            assert len(page.moments) <= 2
            found += [str(moment.when) for moment in page.moments]
            after = page.after
            if not after:
                break
        assert found == ["2023-10-09", "2022-03-01/..", "2021-07-14", "2020-01-01/2022-12-31"]


@pytest.mark.parametrize("after", ["nonsense", "2021-07-14_", "_3", "2021-13-40_9", "2021-07-14_x"])
def test_a_page_that_there_is_not_is_the_first(actor: Actor, told: list[str], after: str) -> None:
    assert len(timeline(actor, Wanted(), after).moments) == 4


def test_a_timeline_has_the_voices_and_adds_nothing_up(actor: Actor, told: list[str]) -> None:
    tells(actor, 500)
    derived(actor)
    first = timeline(actor, Wanted()).moments[0]
    assert first.range_words == "500 to 600 persons"
    assert (first.voices["reports"], first.voices["most"]) == (2, 1)


def test_what_is_hidden_lies_in_no_year(actor: Actor, told: list[str]) -> None:
    put_apart(actor, Claim.objects.get(public_id=told[0]).document.public_id)
    found = timeline(somebody(Role.READER), Wanted())
    assert years(found) == {2020: (0, 1), 2021: (1, 2), 2022: (0, 2)}
    assert found.last == 2022


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(act="torture"),
        Wanted(country="CN"),
        Wanted(country=NOT_TOLD),
        Wanted(since=2021, until=2022),
        Wanted(until=2020),
        Wanted(since=2023),
        Wanted(realis="asserted"),
        Wanted(kind="not told as having happened", realis="feared"),
        Wanted(country="TH", province=NOT_TOLD),
    ],
)
def test_the_kept_record_and_a_derived_one_are_filtered_alike(
    actor: Actor, told: list[str], wanted: Wanted
) -> None:
    kept = set(Event.objects.filter(wanted.events()).values_list("public_id", flat=True))
    put_apart(actor, "d-00000000")
    who = somebody(Role.READER)
    assert not record_of(who).is_whole
    assert {row.public_id for row in wanted.among(record_of(who))} == kept
