"""Filters read from an address, shown as a form, and carried on."""

from __future__ import annotations

from django.http import QueryDict

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.record.queries import NOT_TOLD, Wanted
from tumen.web.filters import EVENT_KINDS, OF_CLAIMS, OF_EVENTS, boxes, chips, link, wanted_of


def test_an_address_says_what_is_wanted() -> None:
    asked = QueryDict("act=torture&country=CN&since=2010&until=2019&sex=female&age=-&status=accepted")
    assert wanted_of(asked, OF_CLAIMS) == Wanted(
        act="torture", country="CN", since=2010, until=2019, sex="female", age=NOT_TOLD, status="accepted"
    )


def test_what_there_is_not_is_not_asked_for() -> None:
    asked = QueryDict("sex=x&kind=y&since=abc&until=99999&realis=&other=1&sort=⁵&age=²")
    assert wanted_of(asked, OF_CLAIMS) == Wanted()
    assert wanted_of(QueryDict("since=0&until=-3"), OF_CLAIMS) == Wanted()
    assert wanted_of(QueryDict("since=²&until=٣"), OF_CLAIMS) == Wanted()


def test_a_page_reads_its_own_filters_alone() -> None:
    assert wanted_of(QueryDict("sex=female&act=torture"), OF_EVENTS) == Wanted(act="torture")
    kind = "not told as having happened"
    assert wanted_of(QueryDict(f"kind={kind}"), OF_EVENTS) == Wanted()
    assert wanted_of(QueryDict(f"kind={kind}"), OF_EVENTS, kinds=EVENT_KINDS) == Wanted(kind=kind)


def test_a_link_carries_what_is_set() -> None:
    asked = {"act": "torture", "since": 2010, "kind": "", "after": None}
    assert link("/counts", asked) == "/counts?act=torture&since=2010"
    assert link("/counts", {}) == "/counts"
    assert link("/counts", {"act": 'a&b="c"'}) == "/counts?act=a%26b%3D%22c%22"


def test_each_filter_that_is_set_can_be_taken_off() -> None:
    found = chips("/counts", Wanted(country="CN", province="Jilin", since=2020), {"by": "act"})
    assert [(chip.words, chip.without) for chip in found] == [
        ("Country: China", "/counts?by=act&since=2020"),
        ("Province: Jilin", "/counts?by=act&country=CN&since=2020"),
        ("From year: 2020", "/counts?by=act&country=CN&province=Jilin"),
    ]


def test_one_chooses_from_what_the_record_tells(cast: Cast, reader: Actor) -> None:
    found = {box.name: box for box in boxes(reader, Wanted(country="CN"), OF_CLAIMS)}
    countries = [(choice.value, choice.is_chosen) for choice in found["country"].choices]
    assert countries == [("CN", True), ("KP", False)]
    assert "detention" in {choice.value for choice in found["act"].choices}
    assert found["since"].choices == ()
