"""Persons found by what describes them, as one viewer is shown them, and never by a name."""

from __future__ import annotations

import pytest

from tests.record.people_cast import Act, both, first, man, read_again, tells, uncleared, woman
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import judge_same_person, refresh
from tumen.record.filling import rebuild
from tumen.record.persons.holding import persons_holding
from tumen.record.searching import Filters, Kind, searched
from tumen.search.kinds import kind_of
from tumen.search.models import Row
from tumen.search.queries import EVERYTHING


def held(viewer: Actor, words: str, filters: Filters = EVERYTHING) -> list[str]:
    return [line.words for line in persons_holding(viewer, words, filters, most=20)[0]]


@pytest.fixture
def told(actor: Actor) -> Actor:
    first(actor)
    tells(
        actor,
        "A man was held at the crossing.",
        Act("A man was held", "detention", (man("A man"),), "2022-05"),
    )
    refresh(actor=actor)
    return actor


def test_a_person_is_found_by_description_stage_and_act(told: Actor) -> None:
    assert held(told, "woman 30s") == ["a woman, 30s, forcibly returned October 2023"]
    assert held(told, '"forced return"') == ["a woman, 30s, forcibly returned October 2023"]
    assert held(told, "man detention") == ["a man, held in detention May 2022"]


def test_it_is_narrowed_by_act_and_year(told: Actor) -> None:
    assert held(told, "", Filters(act="detention")) == ["a man, held in detention May 2022"]
    assert held(told, "a", Filters(since=2023, until=2023)) == [
        "a woman, 30s, forcibly returned October 2023"
    ]


def test_a_name_finds_nobody_whoever_looks(told: Actor) -> None:
    assert {
        held(told, name)[0] if held(told, name) else "" for name in ("Ri Myong-suk", "Kang", "리명숙")
    } == {""}


def test_what_somebody_may_not_see_is_not_found_and_not_counted(told: Actor) -> None:
    arrest = Act("A woman was arrested", "arrest", (woman("A woman"),), "2021")
    document = tells(told, "A woman was arrested.", arrest)
    refresh(actor=told)
    somebody = introduce(name="somebody", roles=RESEARCHER, clearance=Level.INTERNAL)
    before = searched(somebody, "woman", kind=Kind.PERSON).groups[0]
    assert "a woman, arrested 2021" in held(somebody, "woman")
    set_sensitivity(actor=told, document=document.public_id, level=Level.RESTRICTED, why="a test")
    after = searched(somebody, "woman", kind=Kind.PERSON).groups[0]
    assert (after.count, len(after.lines)) == ((before.count or 0) - 1, len(before.lines) - 1)
    assert held(somebody, "arrested 2021") == []
    assert held(told, "arrested 2021") == ["a woman, arrested 2021"]


def test_joined_persons_come_once_where_that_may_be_known(actor: Actor) -> None:
    one, other = both(actor)
    before = searched(actor, "arrest", kind=Kind.PERSON).groups[0]
    judge_same_person(actor=actor, left=one, right=other, why="the same arrest")
    refresh(actor=actor)
    after = searched(actor, "arrest", kind=Kind.PERSON).groups[0]
    assert {line.id for line in before.lines} - {line.id for line in after.lines} == {other}
    assert (before.count, after.count) == (2, 1)
    assert searched(uncleared(actor), "arrest", kind=Kind.PERSON).groups[0].count == 2


def test_there_are_more_than_were_asked_for(told: Actor) -> None:
    lines, is_more = persons_holding(told, "a", EVERYTHING, most=1)
    assert (len(lines), is_more) == (1, True)


def test_another_reading_changes_what_finds_a_person(actor: Actor) -> None:
    document = tells(
        actor, "A woman was held.", Act("A woman was held", "detention", (woman("A woman"),), "2020")
    )
    refresh(actor=actor)
    assert held(actor, "woman")
    read_again(actor, document, [Act("A woman was held", "detention", (man("A woman"),), "2020")])
    refresh(actor=actor)
    assert (held(actor, "woman"), held(actor, "man")) == ([], ["a man, held in detention 2020"])


def test_an_index_that_is_made_anew_holds_persons(told: Actor) -> None:
    before = held(told, "woman")
    rebuild()
    assert before == held(told, "woman") != []
    assert Kind.PERSON in {kind_of(number) for number in Row.objects.values_list("pk", flat=True)}
