"""What a total is made of, and figures that are no new count, on the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.urls import reverse

from tests.record.cast import derived, tells
from tests.record.test_explaining import MORE_THAN_670, counts, happened
from tumen.access.models import Actor
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.totals.values import Verdict
from tumen.record.explaining import TotalExplained
from tumen.record.queries import EventRef, event_of, events
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.quantities import Quantity
from tumen.web.record import record_page
from tumen.web.totals import explanations_of

Get = Callable[[str], str]

JULY, AUTUMN = (EventRef(f"e-{at}", f"{at} people", GroupKind.EVENT) for at in (50, 500))
CONSISTENT = TotalExplained(
    total="e-t",
    claim="c-t",
    quantity=MORE_THAN_670,
    verdict=Verdict.CONSISTENT,
    mark="agrees with two events of the record",
    sentence="It agrees.",
    events=2,
    sets=2,
    fullest=(JULY, AUTUMN),
    needed=(AUTUMN,),
    doubled=(),
    exceeds_by=None,
    left_out=0,
)


def test_it_marks_the_events_that_every_set_needs() -> None:
    [shown] = explanations_of([CONSISTENT])
    assert (shown.figure, shown.lead) == ("670 or more", "Made of these, it agrees")
    assert [(made.event.id, made.note) for made in shown.events] == [
        ("e-50", ""),
        ("e-500", "in every set that explains it"),
    ]
    assert "does not show that it was made of them" in shown.caveats[0]


def test_of_one_set_it_marks_none() -> None:
    [shown] = explanations_of([replace(CONSISTENT, sets=1, needed=(JULY, AUTUMN))])
    assert [made.note for made in shown.events] == ["", ""]


def test_it_lists_the_events_that_may_be_counted_twice() -> None:
    twice = replace(
        CONSISTENT,
        verdict=Verdict.DOUBLE_COUNTING,
        sets=0,
        fullest=(),
        needed=(),
        doubled=(JULY,),
        exceeds_by=1170.0,
    )
    [shown] = explanations_of([twice])
    assert shown.lead == "It would be explained if one of these were counted twice"
    assert [made.event for made in shown.events] == [JULY]
    assert shown.caveats[0] == "At least 1,170 of it are in no event of the record."


@pytest.mark.parametrize("verdict", list(Verdict))
def test_it_says_what_each_verdict_means(verdict: Verdict) -> None:
    [shown] = explanations_of([replace(CONSISTENT, verdict=verdict)])
    assert shown.caveats
    assert all(caveat.endswith(".") for caveat in shown.caveats)


def test_it_says_which_two_may_be_one_event() -> None:
    [shown] = explanations_of([replace(CONSISTENT, perhaps_same=((JULY, AUTUMN),))])
    assert "Two of these may be one event: 50 people; 500 people." in shown.caveats


def test_it_says_when_events_were_left_out() -> None:
    [shown] = explanations_of([replace(CONSISTENT, left_out=1)])
    assert shown.caveats[-1] == "Left out of the reckoning: 1 event that it can contain."


def test_it_says_once_how_many_figures_were_not_tried() -> None:
    both = [replace(CONSISTENT, further=2), replace(CONSISTENT, claim="c-u", further=2)]
    first, last = explanations_of(both)
    assert "Not tried, to save time: 2 other figures of this total." in last.caveats
    assert not any("Not tried" in caveat for caveat in first.caveats)


def test_of_an_empty_record_it_does_not_say_what_is_missing() -> None:
    [shown] = explanations_of([replace(CONSISTENT, verdict=Verdict.EXCEEDS, events=0, fullest=())])
    assert (shown.lead, shown.events, shown.caveats) == ("", (), ())


# The pages


@pytest.fixture
def total(actor: Actor) -> str:
    happened(actor)
    claim = counts(actor, MORE_THAN_670)
    derived(actor)
    return event_of(actor, [claim])[claim].id


def test_the_page_of_a_total_names_its_events_with_links(actor: Actor, get: Get, total: str) -> None:
    page = get(reverse("event", args=[total]))
    block = page.split('id="made-of"')[1].split("</section>")[0]
    assert "agrees with four events of the record" in block
    assert all(reverse("event", args=[each.id]) in block for each in events(actor))
    assert block.count("in every set that explains it") == 1
    assert "nobody counted them" in block


def test_the_page_of_an_event_has_no_such_block(actor: Actor, get: Get, total: str) -> None:
    page = get(reverse("event", args=[events(actor)[0].id]))
    assert "made-of" not in page
    assert "given-before" not in page


def test_the_list_has_a_short_mark_on_totals_alone(actor: Actor, get: Get, total: str) -> None:
    page = record_page(actor)
    [entry] = next(part for part in page.others if part.anchor == "totals").entries
    assert entry.mark == "Agrees with four events of the record"
    assert not any(entry.mark for year in page.years for entry in year.entries)
    assert get("/record").count("Agrees with four events of the record") == 1


def test_a_number_given_again_leads_to_its_first_appearance(actor: Actor, get: Get) -> None:
    said = {"unit": Unit.CASES, "on": None}
    first = counts(actor, Quantity(8125, 8125), published="2017-05-03", **said)
    later = counts(actor, Quantity(8125, 8125), published="2023-11-20", **said)
    derived(actor)
    page = get(reverse("event", args=[event_of(actor, [later])[later].id]))
    block = page.split('id="given-before"')[1].split("</section>")[0]
    assert block.count(reverse("claim", args=[later])) == 1
    assert f"#t-{first}" in block
    assert "First given by <span" in block
    assert "the Records Centre" in block
    assert "3 May 2017" in block
    assert "1 figure is no new count" in get("/record")


def test_a_korean_keeper_of_a_list_is_marked_as_korean(actor: Actor, get: Get) -> None:
    for published in ("2017-05-03", "2023-11-20"):
        again = counts(
            actor, Quantity(8125, 8125), None, published=published, speakers=(("북한인권기록센터",),)
        )
    derived(actor)
    page = get(reverse("event", args=[event_of(actor, [again])[again].id]))
    assert 'First given by <span lang="ko">북한인권기록센터</span>' in page


def test_a_figure_of_an_event_can_be_no_new_count_as_well(actor: Actor, get: Get) -> None:
    tells(actor, 1234, "2017-04", published="2017-05-03")
    tells(actor, 1234, "2017-04", published="2023-11-20")
    derived(actor)
    assert 'id="given-before"' in get(reverse("event", args=[events(actor)[0].id]))
