"""Totals and the events of the record that they can be made of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import put_apart
from tests.record.cast import derived, tells
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.corroboration.totals.values import Verdict
from tumen.record import explaining
from tumen.record.errors import NoSuchEvent
from tumen.record.explaining import TotalExplained, mark_of, total_explained, totals_explained
from tumen.record.models import Event
from tumen.record.queries import event_of, events, totals
from tumen.vocabulary.codes import ClaimKind, Polarity, Unit
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

MORE_THAN_670 = Quantity(670, None)
DATABASE = (("the Records Centre",),)


def counts(actor: Actor, quantity: Quantity, on: str | None = "2020/..", **values: Any) -> str:
    """The claim that a list counted so many; it was published at the end of 2023 unless said otherwise."""
    said = {"published": "2023-12-01", "speakers": DATABASE, **values}
    return tells(actor, quantity.low or 0, on, quantity=quantity, kind=ClaimKind.TOTAL, **said)


def happened(actor: Actor) -> None:
    tells(actor, 500, "2023-10-09", quantity=Quantity(500, None))
    tells(actor, 40, "2023-09-18"), tells(actor, 80, "2023-08-29")
    tells(actor, 50, "2021-07", quantity=Quantity(50, 50, approximate=True))


def only(actor: Actor, claim: str) -> TotalExplained:
    [found] = total_explained(actor, event_of(actor, [claim])[claim].id)
    return found


def asked(actor: Actor, quantity: Quantity, on: str | None = "2020/..", **values: Any) -> TotalExplained:
    claim = counts(actor, quantity, on, **values)
    derived(actor)
    return only(actor, claim)


def test_the_example_agrees_with_its_four_events_by_name(actor: Actor) -> None:
    happened(actor)
    found = asked(actor, MORE_THAN_670)
    assert (found.verdict, found.events, found.sets) == (Verdict.CONSISTENT, 4, 8)
    assert [each.id for each in found.fullest] == [each.id for each in events(actor)]
    assert [each.title[:8] for each in found.needed] == ["At least"]
    assert found.mark == "agrees with four events of the record"
    assert found.sentence == (
        "At least 670 between 1 January 2020 and 1 December 2023 agrees with four events of the record: "
        "about 50 in July 2021, 80 on 29 August 2023, 40 on 18 September 2023 and at least 500 on "
        "9 October 2023; 7 other sets would explain it as well, each of them with at least 500 on "
        "9 October 2023."
    )


def test_it_finds_one_counted_twice(actor: Actor) -> None:
    tells(actor, 500, "2023-10-09"), tells(actor, 80, "2023-08-29"), tells(actor, 60, "2023-03-03")
    found = asked(actor, Quantity(620, 620))
    assert found.verdict is Verdict.DOUBLE_COUNTING
    assert [each.title.split()[0] for each in found.doubled] == ["60"]


def test_it_says_by_how_much_a_total_exceeds_the_record(actor: Actor) -> None:
    happened(actor)
    tells(actor, 500, "2023-10-09")
    found = asked(actor, Quantity(2000, 2000))
    assert (found.verdict, found.exceeds_by) == (Verdict.EXCEEDS, 1325)
    assert found.mark == "at least 1,325 more than the record has"


@pytest.mark.parametrize(
    "values",
    [
        {"act": "arrest"},
        {"unit": Unit.CASES},
        {"polarity": Polarity.NEGATED},
        {"kind": ClaimKind.STATE},
        {"place": Places(origin="Russia", destination="North Korea")},
        {"on": "2019-12-31"},
        {"on": "2024-01-05", "published": "2024-02-01"},
        {"on": None},
    ],
    ids=lambda values: next(iter(values)),
)
def test_it_passes_over_what_the_total_cannot_contain(actor: Actor, values: dict[str, Any]) -> None:
    tells(actor, 670, **values)
    found = asked(actor, Quantity(670, 670))
    assert (found.events, found.verdict) == (0, Verdict.EXCEEDS)
    assert found.mark == "no event of the record to compare with"


def test_it_takes_the_range_of_an_event_as_it_stands(actor: Actor) -> None:
    tells(actor, 600, "2023-10-09"), tells(actor, 500, "2023-10-09")
    found = asked(actor, Quantity(550, 550))
    assert (found.verdict, found.events) == (Verdict.CONSISTENT, 1)


def test_it_explains_each_figure_of_a_list_the_latest_first(actor: Actor) -> None:
    happened(actor)
    earlier = counts(actor, Quantity(130, 130), published="2023-10-01", on=None)
    later = counts(actor, MORE_THAN_670, on=None)
    derived(actor)
    found = total_explained(actor, event_of(actor, [later])[later].id)
    assert [each.claim for each in found] == [later, earlier]
    assert [each.events for each in found] == [4, 3]
    assert totals_explained(actor) == {found[0].total: (replace(found[0], further=1),)}


def test_a_figure_given_again_contains_only_what_was_before_its_first_appearance(actor: Actor) -> None:
    happened(actor)
    first = counts(actor, Quantity(120, 120), published="2023-10-01", on=None)
    counts(actor, Quantity(120, 120), on=None)
    derived(actor)
    found = only(actor, first)
    assert (found.claim, found.events) == (first, 3)


def test_of_one_with_a_date_and_one_without_the_dated_one_is_first(actor: Actor) -> None:
    undated = counts(actor, MORE_THAN_670, published=None, on=None)
    dated = counts(actor, MORE_THAN_670, on=None)
    counts(actor, Quantity(30, 30), published=None)
    derived(actor)
    found = total_explained(actor, event_of(actor, [undated])[undated].id)
    assert [(each.claim == dated, str(each.quantity)) for each in found] == [
        (True, "at least 670"),
        (False, "30"),
    ]


def test_it_says_how_many_figures_of_a_total_were_not_tried(actor: Actor) -> None:
    for number in range(7):
        claim = counts(actor, Quantity(700 + number, None))
    derived(actor)
    found = total_explained(actor, event_of(actor, [claim])[claim].id)
    assert [each.further for each in found] == [2] * 5


def test_a_number_that_a_list_holds_on_later_days_is_one_figure(actor: Actor) -> None:
    happened(actor)
    for day in ("2023-10-01", "2023-11-08", "2023-12-01"):
        claim = counts(actor, Quantity(120, 120), day, published=day)
    derived(actor)
    assert only(actor, claim).sentence.startswith("120 until 1 October 2023 agrees with two events")


def test_it_has_nothing_to_say_of_an_event_or_of_an_unknown_act(actor: Actor) -> None:
    tells(actor, 600)
    unknown = counts(actor, MORE_THAN_670, act=None)
    derived(actor)
    assert total_explained(actor, events(actor)[0].id) == ()
    assert total_explained(actor, event_of(actor, [unknown])[unknown].id) == ()
    with pytest.raises(NoSuchEvent):
        total_explained(actor, "e-nothing")


def test_it_names_events_that_may_be_one(actor: Actor) -> None:
    tells(actor, 600, "2023-10-09"), tells(actor, 600, "2023-10-20"), tells(actor, 600, "2023-10")
    found = asked(actor, Quantity(1800, 1800))
    assert found.verdict is Verdict.CONSISTENT
    pairs = [{str(each.title).split(", ")[-1] for each in pair} for pair in found.perhaps_same]
    assert all("October 2023" in pair for pair in pairs)
    assert {"9 October 2023"} | {"20 October 2023"} <= set().union(*pairs)
    assert len(pairs) == 2


def test_it_says_when_events_were_left_out(actor: Actor) -> None:
    claim = counts(actor, Quantity(300, None))
    derived(actor)
    Event.objects.bulk_create(
        Event(kind="event", act="forced repatriation", unit="persons", when="2022-05-03", low=low, high=low)
        for low in range(100, 150)
    )
    found = only(actor, claim)
    assert (found.events, found.left_out) == (50, 10)
    assert "Only the 40 greatest of 50 events were tried" in found.sentence


# Who may look, and how much it costs


def test_what_may_not_be_seen_is_not_counted(actor: Actor) -> None:
    happened(actor)
    claim = counts(actor, MORE_THAN_670)
    derived(actor)
    hidden = events(actor)[-1].id
    total = event_of(actor, [claim])[claim].id
    for line in events(actor)[-1].lines:
        put_apart(actor, line.claim)
    found = only(actor, claim)
    assert (found.events, found.verdict) == (3, Verdict.EXCEEDS)
    assert hidden not in str(found)
    assert totals_explained(actor)[total] == (found,)
    put_apart(actor, claim)
    with pytest.raises(NoSuchEvent):
        total_explained(actor, total)


def test_it_shows_nothing_to_a_stranger(actor: Actor) -> None:
    claim = counts(actor, MORE_THAN_670)
    derived(actor)
    total = event_of(actor, [claim])[claim].id
    for look in (totals_explained, lambda who: total_explained(who, total)):
        with pytest.raises(UnknownActor):
            look(Actor(name="nobody"))


def test_it_asks_the_database_no_more_for_more_totals(actor: Actor) -> None:
    def costs() -> tuple[int, int]:
        derived(actor)
        with CaptureQueriesContext(connection) as all_asked:
            found = totals_explained(actor)
        with CaptureQueriesContext(connection) as one_asked:
            total_explained(actor, next(iter(found)))
        return len(all_asked), len(one_asked)

    counts(actor, MORE_THAN_670)
    few = costs()
    happened(actor)
    for number in range(6):
        counts(actor, Quantity(700 + number, None), speakers=((f"list {number}",),))
    assert costs() == few
    assert len(totals_explained(actor)) == 7


def test_of_very_many_totals_only_the_first_are_explained(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        counts(actor, Quantity(700 + number, None), speakers=((f"list {number}",),))
    derived(actor)
    monkeypatch.setattr(explaining, "MOST_IN_ONE_GO", 2)
    assert len(totals_explained(actor)) == 2


# In a few words


def marks(actor: Actor, **values: Any) -> list[str]:
    counts(actor, MORE_THAN_670, **values)
    derived(actor)
    return [mark_of(each, totals_explained(actor), {}) for each in (*totals(actor), *events(actor))]


def test_a_list_says_it_in_a_few_words_of_totals_alone(actor: Actor) -> None:
    tells(actor, 700)
    assert marks(actor) == ["Agrees with one event of the record", ""]


def test_a_list_says_how_many_figures_were_given_again(actor: Actor) -> None:
    tells(actor, 700)
    derived(actor)
    [one] = events(actor)
    assert mark_of(one, {}, {one.lines[0].claim}) == "1 figure is no new count"


def test_a_list_says_of_which_total_it_does_not_tell(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "MOST_IN_ONE_GO", 0)
    assert marks(actor) == ["Not tried against the events of the record here, but where it is shown in full"]


def test_a_list_says_nothing_where_it_is_not_told_what_was_counted(actor: Actor) -> None:
    assert marks(actor, act=None) == [""]
