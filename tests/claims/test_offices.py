"""Offices: who held which on a day, by which document or whose word; seen by who may see what tells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from click.testing import Result
from django.test import Client

from tests.claims.cast import a_document
from tests.forms import without_tokens
from tumen.access.actions import introduce
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.claims.errors import NoReason, NoSuchOffice, NotAnOffice
from tumen.claims.office_rows import Holder
from tumen.claims.queries import office, offices
from tumen.claims.seating import add_holder, add_office, strike_holder
from tumen.consent.forgetting import forget_document
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.documents.errors import NoSuchDocument
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.offices import known_offices

Tumen = Callable[..., Result]
TOLD = {"name": "Helen Marchbank", "why": "An invented gazette."}


@pytest.fixture
def minister(actor: Actor) -> str:
    return add_office(actor=actor, name="Minister for Distant Affairs", country="GB").public_id


@pytest.fixture
def colleague(actor: Actor) -> Actor:
    return introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)


def names_on(actor: Actor, id: str, day: date) -> list[str]:
    return [each.name for each in office(actor, id).held_on(day)]


class TestTheVocabulary:
    def test_each_office_has_a_country_that_there_is_and_where_to_look_it_up(self) -> None:
        for known in known_offices().values():
            assert known.source
            assert not known.country or known.country in gazetteer().countries

    def test_no_holder_ends_before_they_begin_or_holds_between_two_others(self) -> None:
        for known in known_offices().values():
            for one, other in zip(known.holders, known.holders[1:], strict=False):
                began, ended, begins = one.since, one.until, other.since
                assert all((began, ended, begins)), known.code
                assert began.latest < ended.earliest <= begins.earliest  # type: ignore[operator, union-attr]


class TestWhoHeldIt:
    def test_it_is_held_on_the_days_between_and_on_both_ends(self, actor: Actor, minister: str) -> None:
        add_holder(actor=actor, office=minister, since="2021-09-15", until="2022-09-06", **TOLD)
        days = {date(2021, 9, 14): 0, date(2021, 9, 15): 1, date(2022, 9, 6): 1, date(2022, 9, 7): 0}
        assert {day: len(names_on(actor, minister, day)) for day in days} == days

    def test_on_the_day_of_a_change_both_may_hold_it(self, actor: Actor, minister: str) -> None:
        add_holder(actor=actor, office=minister, until="2023-11", **TOLD)
        add_holder(actor=actor, office=minister, name="Simon Harcastle", since="2023-11-13", why="The same.")
        assert names_on(actor, minister, date(2023, 11, 20)) == ["Helen Marchbank", "Simon Harcastle"]
        assert names_on(actor, minister, date(2023, 12, 1)) == ["Simon Harcastle"]

    def test_the_vocabulary_knows_who_was_foreign_secretary_that_day(self, actor: Actor) -> None:
        made = add_office(actor=actor, known="gb-foreign").public_id
        assert names_on(actor, made, date(2021, 7, 19)) == ["Dominic Raab"]
        assert names_on(actor, made, date(2023, 10, 18)) == ["James Cleverly"]

    def test_what_is_struck_counts_no_more_and_stays(self, actor: Actor, minister: str) -> None:
        made = add_holder(actor=actor, office=minister, **TOLD).public_id
        strike_holder(actor=actor, holder=made, why="It was her deputy.")
        (found,) = office(actor, minister).holders
        assert (found.name, found.struck) == ("Helen Marchbank", "It was her deputy.")
        assert names_on(actor, minister, date(2023, 1, 1)) == []
        with pytest.raises(NoSuchOffice):
            strike_holder(actor=actor, holder=made, why="Again.")


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("said", "error"),
        [
            ({"name": " ", "why": "so"}, NotAnOffice),
            ({"name": "Helen"}, NoReason),
            ({"name": "Helen", "why": "so", "since": "last year"}, NotAnOffice),
            ({"name": "Helen", "why": "so", "since": "2023", "until": "2021"}, NotAnOffice),
            ({"name": "Helen", "document": "d-none0000"}, NoSuchDocument),
            ({"name": "Helen", "why": "so", "office": "o-none0000"}, NoSuchOffice),
        ],
    )
    def test_a_holder(
        self, actor: Actor, minister: str, said: dict[str, str], error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            add_holder(actor=actor, **{"office": minister, **said})
        assert not Holder.objects.exists()

    @pytest.mark.parametrize(
        "said",
        [
            {"name": ""},
            {"name": "x", "kind": "king"},
            {"name": "x", "country": "XX"},
            {"known": "none"},
        ],
    )
    def test_an_office(self, actor: Actor, said: dict[str, str]) -> None:
        with pytest.raises(NotAnOffice):
            add_office(actor=actor, **said)
        assert offices(actor) == []

    def test_the_same_office_twice(self, actor: Actor, minister: str) -> None:
        with pytest.raises(NotAnOffice):
            add_office(actor=actor, name="minister for distant affairs")

    def test_from_a_reader(self, minister: str) -> None:
        with pytest.raises(NotPermitted):
            add_holder(
                actor=introduce(name="A Reader", roles=(Role.READER,)), office=minister, name="x", why="y"
            )


class TestWhoSees:
    def test_no_holder_is_seen_by_who_may_not_see_the_document_that_tells_it(
        self, actor: Actor, colleague: Actor, minister: str
    ) -> None:
        document = a_document(actor).public_id
        made = add_holder(actor=actor, office=minister, name="Helen", document=document).public_id
        assert [each.id for each in office(colleague, minister).holders] == [made]
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        assert office(colleague, minister).holders == ()
        with pytest.raises(NoSuchOffice):
            strike_holder(actor=colleague, holder=made, why="a test")

    def test_a_name_that_is_covered_is_covered_here(
        self, actor: Actor, colleague: Actor, minister: str
    ) -> None:
        document = a_document(actor, "Ri Zqperson said it.").public_id
        mark_identity(actor=actor, document=document, words="Ri Zqperson", kind="name", why="a test")
        add_holder(actor=actor, office=minister, name="Ri Zqperson", why="Ri Zqperson says so.")
        assert "Zqperson" not in repr(offices(colleague))
        assert "Zqperson" in repr(offices(actor))

    def test_the_log_holds_no_name(self, actor: Actor, minister: str) -> None:
        add_holder(actor=actor, office=minister, **TOLD)
        line = AuditLine.objects.get(action="claims.add_holder")
        assert line.item == minister
        assert set(line.detail) == {"holder"}

    def test_what_a_forgotten_document_tells_is_forgotten(self, actor: Actor, minister: str) -> None:
        document = a_document(actor)
        add_holder(actor=actor, office=minister, document=document.public_id, **TOLD)
        forget_document(actor, document)
        (found,) = office(actor, minister).holders
        assert ("Helen" in found.name, found.why) == (False, "")


class TestThePages:
    def test_an_office_is_added_held_and_taken_back(self, client: Client, actor: Actor) -> None:
        as_judge = {JUDGE: actor}
        said = client.post("/offices/add", {"name": "The Far Ministry", "kind": "ministry"}, **as_judge)
        address = said.headers["Location"]
        client.post(f"{address}/holder", {"name": "Helen", "since": "2020", "why": "so"}, **as_judge)
        assert "Today: Helen." in client.get(address).content.decode()
        (holder,) = Holder.objects.all()
        said = client.post(f"{address}/strike", {"holder": holder.public_id, "why": ""}, **as_judge)
        assert (said.status_code, "does not say why" in said.content.decode()) == (400, True)
        client.post(f"{address}/strike", {"holder": holder.public_id, "why": "No."}, **as_judge)
        assert "Taken back: No." in without_tokens(client.get(address).content.decode())

    def test_what_was_typed_stays_where_it_was_refused(
        self, client: Client, actor: Actor, minister: str
    ) -> None:
        said = client.post(f"/offices/{minister}/holder", {"name": "Helen"}, **{JUDGE: actor})
        assert said.status_code == 400
        assert 'value="Helen"' in said.content.decode()


def test_the_commands_add_hold_list_and_strike(tumen: Tumen, actor: Actor) -> None:
    tumen("office", "add", "--known", "gb-foreign")
    assert "Foreign, Commonwealth" in tumen("office", "list").output
    (id,) = [each.id for each in offices(actor)]
    assert "Dominic Raab, 24 July 2019 to 15 September 2021" in tumen("office", "show", id).output
    tumen("office", "holder", id, "--name", "Yes Minister", "--why", "invented", "--since", "2030")
    made = Holder.objects.get(name="Yes Minister").public_id
    assert "struck" in tumen("office", "strike", made, "--why", "invented").output
