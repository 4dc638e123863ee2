"""Totals explained and figures given again, in the terminal and for machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from tests.cli.cast import NOTICE, json_of, read_into
from tests.record.cast import derived, tells
from tests.record.test_explaining import MORE_THAN_670, counts, happened
from tumen.access.models import Actor
from tumen.record.queries import event_of, events
from tumen.vocabulary.quantities import Quantity

if TYPE_CHECKING:
    from tests.conftest import Kept

Tumen = Callable[..., Result]


@pytest.fixture(scope="module")
def read_once(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    read_into(kept_record, tmp_path_factory.mktemp("read"), notice=NOTICE)


@pytest.fixture(autouse=True)
def actor(read_once: None, researcher: Actor) -> Actor:
    return researcher


@pytest.fixture
def total(actor: Actor) -> str:
    happened(actor)
    claim = counts(actor, MORE_THAN_670, "2021/..")
    derived(actor)
    return event_of(actor, [claim])[claim].id


def shown(tumen: Tumen, *words: str) -> str:
    done = tumen(*words, env={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


def test_show_says_what_a_total_is_made_of_with_ids(tumen: Tumen, actor: Actor, total: str) -> None:
    told = shown(tumen, "show", total)
    assert "made of At least 670 between 1 January 2021 and 1 December 2023 agrees with four events" in told
    assert all(each.id in told for each in events(actor))
    assert told.count("(in every set that explains it)") == 1


def test_show_names_who_may_be_counted_twice(tumen: Tumen, actor: Actor) -> None:
    tells(actor, 500, "2022-10-09"), tells(actor, 83, "2022-08-29")
    claim = counts(actor, Quantity(666, 666), "2022")
    derived(actor)
    twice = next(each for each in events(actor) if "83" in each.name)
    assert f"twice? {twice.id}" in shown(tumen, "show", event_of(actor, [claim])[claim].id)


def test_show_says_how_many_figures_were_not_tried(tumen: Tumen, actor: Actor) -> None:
    for number in range(7):
        claim = counts(actor, Quantity(700 + number, None))
    derived(actor)
    told = shown(tumen, "show", event_of(actor, [claim])[claim].id)
    assert "not tried 2 other figures of this total" in told


def test_show_cautions_of_two_that_may_be_one(tumen: Tumen, actor: Actor) -> None:
    tells(actor, 600, "2022-10-09"), tells(actor, 600, "2022-10-20"), tells(actor, 600, "2022-10")
    claim = counts(actor, Quantity(1800, 1800), "2022")
    derived(actor)
    assert shown(tumen, "show", event_of(actor, [claim])[claim].id).count("may be one event") == 2


def test_show_gives_machines_the_answer_with_its_events(tumen: Tumen, actor: Actor, total: str) -> None:
    told = json_of(tumen("show", total, "--json"))
    [answer] = told["explained"]
    assert (answer["verdict"], answer["sets"], answer["left_out"]) == ("consistent", 8, 0)
    assert {each["id"] for each in answer["fullest"]} == {each.id for each in events(actor)}
    assert told["repeated"] == {}
    assert json_of(tumen("show", events(actor)[0].id, "--json"))["explained"] == []


def test_the_record_has_a_short_mark(tumen: Tumen, total: str) -> None:
    assert shown(tumen, "record").count("Agrees with four events of the record.") == 1


def test_the_record_gives_machines_the_answer(tumen: Tumen, total: str) -> None:
    told = json_of(tumen("record", "--json"))
    [found] = told["totals"]
    assert found["explained"][0]["mark"] == "agrees with four events of the record"
    assert "explained" not in told["events"][0]
    assert [figure["repeats"] for figure in found["figures"]] == [None]


def test_a_figure_given_again_is_told_with_its_first_appearance(tumen: Tumen, actor: Actor) -> None:
    first = counts(actor, Quantity(8125, 8125), None, published="2017-05-03")
    later = counts(actor, Quantity(8125, 8125), None, published="2023-11-20")
    derived(actor)
    total = event_of(actor, [later])[later].id
    assert "not new first given by the Records Centre in d-" in shown(tumen, "show", total)
    assert f"2017-05-03 ({first})" in shown(tumen, "show", total)
    assert json_of(tumen("show", total, "--json"))["repeated"][later]["first"] == first
    assert "1 figure is no new count." in shown(tumen, "record")
    [found] = json_of(tumen("record", "--json"))["totals"]
    assert [bool(figure["repeats"]) for figure in found["figures"]] == [False, True]
