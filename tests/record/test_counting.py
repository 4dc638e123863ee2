"""Counts are of claims and events, never of their figures, and of what the viewer may see alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import put_apart, somebody
from tests.claims.cast import proposal, read_as
from tests.record.cast import derived, tells
from tumen.access.actions import grant
from tumen.access.looking import one_look
from tumen.access.models import Actor, Level, Role
from tumen.claims.actions import set_sensitivity
from tumen.claims.models import Claim
from tumen.claims.queries import standing
from tumen.claims.reworking import mark_claim
from tumen.claims.views import hidden_of, seen_by
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.record.actions import refresh
from tumen.record.counting import _claims, _tallied
from tumen.record.models import Tally
from tumen.record.queries import (
    NOT_TOLD,
    By,
    Counts,
    Of,
    Wanted,
    acts_counted,
    claims_counted,
    countries_counted,
    counts,
)
from tumen.vocabulary.parties import Party, Sex
from tumen.vocabulary.slots import Places

if TYPE_CHECKING:
    from tests.conftest import Kept


@pytest.fixture(scope="module")
def told_once(kept_record: Kept) -> list[str]:
    """Five claims of four events."""
    actor = kept_record.who
    ids = [
        tells(actor, 600),
        tells(actor, 600),
        tells(actor, 50, "2021-07-14", place=Places(at="Yanji")),
        tells(actor, 9, "2020/2022", act="torture", place=Places(at="Chongjin")),
        tells(actor, 7, "2022/..", act="torture", place=Places(at="Mae Sot")),
    ]
    derived(actor)
    return ids


@pytest.fixture
def told(told_once: list[str]) -> list[str]:
    return told_once


@pytest.fixture
def actor(told_once: list[str], researcher: Actor) -> Actor:
    return researcher


def rows(found: Counts) -> dict[tuple[str, str], tuple[int, int]]:
    return {(row.code, row.part): (row.low, row.high) for row in found.rows if row.high}


def test_claims_are_counted_by_year_certainly_and_perhaps(actor: Actor, told: list[str]) -> None:
    found = counts(actor, Of.CLAIMS, By.YEAR, Wanted())
    assert found.number == 5
    assert rows(found) == {
        ("2020", ""): (0, 1),
        ("2021", ""): (1, 2),
        ("2022", ""): (0, 2),
        ("2023", ""): (2, 2),
    }


def test_events_are_counted_as_events(actor: Actor, told: list[str]) -> None:
    found = counts(actor, Of.EVENTS, By.YEAR, Wanted())
    assert found.number == 4
    assert rows(found)["2023", ""] == (1, 1)
    assert counts(actor, Of.EVENTS, By.SEX, Wanted()).by is By.YEAR


def test_a_figure_is_in_no_count(actor: Actor, told: list[str]) -> None:
    for by in By:
        assert all(row.high <= 5 for row in counts(actor, Of.CLAIMS, by, Wanted()).rows)


def test_places_are_counted_by_country_and_province(actor: Actor, told: list[str]) -> None:
    assert rows(counts(actor, Of.CLAIMS, By.PLACE, Wanted())) == {
        ("CN", ""): (3, 3),
        ("CN", "Yanbian"): (1, 1),
        ("KP", ""): (1, 1),
        ("KP", "North Hamgyong"): (1, 1),
        ("TH", ""): (1, 1),
    }


def test_who_is_not_cleared_for_identities_is_shown_no_province_of_a_guarded_country(
    actor: Actor, told: list[str]
) -> None:
    who = somebody(Role.READER)
    for of in Of:
        found = counts(who, of, By.PLACE, Wanted())
        assert {row.part for row in found.rows if row.code in ("CN", "KP")} == {""}
    by_province, by_country = Wanted(province="Yanbian"), Wanted(country="CN")
    assert counts(who, Of.CLAIMS, By.ACT, by_province) == counts(who, Of.CLAIMS, By.ACT, by_country)
    assert counts(actor, Of.CLAIMS, By.ACT, by_province).number == 1


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Wanted(act="torture"), 2),
        (Wanted(country="CN"), 3),
        (Wanted(since=2022), 4),
        (Wanted(until=2020), 1),
        (Wanted(since=2021, until=2021), 2),
        (Wanted(realis="feared"), 0),
        (Wanted(sort="figure", status="proposed"), 5),
        (Wanted(status="accepted"), 0),
        (Wanted(sex=NOT_TOLD, age=NOT_TOLD), 5),
        (Wanted(country=NOT_TOLD), 0),
    ],
)
def test_each_filter_narrows_and_the_claims_behind_it_are_as_many(
    actor: Actor, told: list[str], wanted: Wanted, number: int
) -> None:
    assert counts(actor, Of.CLAIMS, By.ACT, wanted).number == number
    page = claims_counted(actor, wanted)
    assert (page.number, len(page.claims), page.after) == (number, number, 0)


def test_sex_and_age_are_counted_with_what_is_not_told(actor: Actor, told: list[str]) -> None:
    tells(actor, 1, act="arrest", subjects=(Party("a woman", sex=Sex.FEMALE, age="43"),))
    derived(actor)
    assert rows(counts(actor, Of.CLAIMS, By.SEX, Wanted())) == {("female", ""): (1, 1), ("", ""): (5, 5)}
    found = counts(actor, Of.CLAIMS, By.AGE, Wanted())
    assert rows(found)["40 to 49", ""] == (1, 1)
    assert found.without == 5


def test_the_claims_behind_a_count_come_page_by_page(
    actor: Actor, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.record.counting.PAGE", 2)
    for few in (20_000, 0):
        monkeypatch.setattr("tumen.record.counting.FEW", few)
        seen, after = list[str](), 0
        while True:
            page = claims_counted(actor, Wanted(), after)
            seen += [claim.id for claim in page.claims]
            after = page.after
            if not after:
                break
        assert seen == told


def test_a_claim_that_was_found_later_is_behind_all_others(
    actor: Actor, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stands in its document: the next page goes on behind the last claim that was shown."""
    first = Claim.objects.get(public_id=told[0]).document.public_id
    marked = mark_claim(actor=actor, document=first, words="police", sort="act", why="It says who.")
    derived(actor)
    monkeypatch.setattr("tumen.record.counting.PAGE", 3)
    page = claims_counted(actor, Wanted())
    rest = claims_counted(actor, Wanted(), page.after)
    assert [claim.id for claim in (*page.claims, *rest.claims)] == [*told, marked.public_id]


def test_what_can_be_chosen_is_what_there_is(actor: Actor, told: list[str]) -> None:
    assert acts_counted(actor) == {"forced repatriation": 3, "torture": 2}
    assert countries_counted(actor) == {"CN": 3, "KP": 1, "TH": 1}


def test_a_facility_narrows_to_the_claims_that_name_it(actor: Actor, told: list[str]) -> None:
    centre = "Tumen detention centre"
    id = tells(actor, 30, place=Places(at=centre))
    derived(actor)
    assert [claim.id for claim in claims_counted(actor, Wanted(facility=centre)).claims] == [id]


# ---- what is hidden ----


@pytest.fixture
def partly(actor: Actor, told: list[str]) -> Actor:
    """Somebody from whom a document, a claim, and another claim of its sentence are hidden."""
    put_apart(actor, Claim.objects.get(public_id=told[0]).document.public_id)
    text = "Report of two\n\nThe police beat 12 people and arrested 13 people there.\n"
    document = take_in(actor=actor, data=text.encode(), name="two.txt", origin="a test", publisher="Wire")
    body = text_of(actor, document).text
    one = proposal(body, "12 people", low=12, act="torture")
    read_as(actor, document, one, proposal(body, "13 people", low=13, act="arrest"))
    beaten = Claim.objects.get(exact="12 people")
    set_sensitivity(actor=actor, claim=beaten.public_id, level=Level.IDENTITY, why="a test")
    refresh(actor=actor)
    return somebody(Role.READER)


def test_what_is_hidden_is_in_no_count(partly: Actor) -> None:
    assert counts(partly, Of.CLAIMS, By.YEAR, Wanted()).number == 4
    assert acts_counted(partly) == {"forced repatriation": 2, "torture": 2}
    assert counts(partly, Of.EVENTS, By.YEAR, Wanted()).number == 4
    assert len(claims_counted(partly, Wanted()).claims) == 4


def test_an_event_that_rests_on_what_is_hidden_alone_is_in_no_count(actor: Actor) -> None:
    id = tells(actor, 80, "2019-05-05")
    derived(actor)
    reader = somebody(Role.READER)
    assert counts(reader, Of.EVENTS, By.ACT, Wanted()).number == 5
    put_apart(actor, Claim.objects.get(public_id=id).document.public_id)
    assert counts(reader, Of.EVENTS, By.ACT, Wanted()).number == 4


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(act="torture"),
        Wanted(since=2023),
        Wanted(until=2021),
        Wanted(country="CN", province=NOT_TOLD),
        Wanted(sex=NOT_TOLD, status="proposed"),
        Wanted(status="accepted"),
    ],
)
def test_taking_off_what_is_hidden_leaves_what_is_seen(partly: Actor, wanted: Wanted) -> None:
    """The short way and the long way, by every column that is counted by."""
    seen = Tally.objects.filter(claim__in=standing(partly).values("pk"))
    for columns in (("first_year", "last_year", "is_open"), ("act",), ("country", "province")):
        assert _claims(partly, wanted, columns) == _tallied(seen, wanted, columns)


def test_the_hidden_claims_are_those_that_are_not_seen(actor: Actor, partly: Actor) -> None:
    cleared = somebody(Role.REVIEWER)
    grant(actor=actor, to=cleared, kind="identity", value="", why="a test")
    for who in (partly, cleared, actor):
        hidden = hidden_of(who)
        assert hidden is not None
        by_what_hides = set(Claim.objects.filter(pk__in=hidden).values_list("pk", flat=True))
        assert by_what_hides == set(Claim.objects.exclude(seen_by(who)).values_list("pk", flat=True))
    assert set(Claim.objects.filter(pk__in=hidden_of(partly)).values_list("exact", flat=True)) == {
        *("600 people", "12 people", "13 people")
    }


def test_who_holds_no_role_is_told_of_nothing(told: list[str]) -> None:
    nobody = somebody()
    assert counts(nobody, Of.CLAIMS, By.YEAR, Wanted()).number == 0
    assert counts(nobody, Of.EVENTS, By.YEAR, Wanted()).number == 0
    assert claims_counted(nobody, Wanted()).claims == ()
    assert acts_counted(nobody) == countries_counted(nobody) == {}


def test_a_count_asks_as_few_questions_of_many_claims_as_of_few(actor: Actor, told: list[str]) -> None:
    def asked() -> int:
        with one_look(), CaptureQueriesContext(connection) as queries:
            counts(actor, Of.CLAIMS, By.PLACE, Wanted())
        return len(queries)

    before = asked()
    for number in range(5):
        tells(actor, number + 3)
    derived(actor)
    assert asked() <= before <= 12
