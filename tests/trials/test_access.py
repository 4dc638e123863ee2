"""Who sees what, held against a model of its own after every step."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tools.make_docs import ROOT
from trials import access
from trials.__main__ import main
from trials.faults import FAULTS, planted
from trials.reference import Copy, Paper, Person, World
from trials.steps import AccessMachine
from tumen.vault.workspace import Workspace

#: Steps in every run; `make endure` takes 10,000. Each takes some 35 ms of a core.
STEPS = 2_000
#: Seconds for them: a minute on two cores of their own, and many times that where they are shared.
LONGEST = 900


@pytest.mark.timeout(LONGEST)
def test_everybody_sees_what_they_may_after_any_order_of_changes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trials", "access", "--steps", str(STEPS), "--workers", "1", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["steps"] >= STEPS
    assert found["done"]["changed"] > STEPS / 10
    assert found["done"]["refused"] > STEPS / 20
    for seldom in ("withdraw", "move", "break glass", "wait", "revoke", "draft"):
        assert found["done"][seldom] > STEPS / 50, seldom
    for let_out in ("approve", "publish", "retract"):
        assert found["done"][f"done: {let_out}"] > 0, let_out


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["compartments hide nothing", "identities are shown to everybody"])
def test_a_wall_with_a_hole_is_noticed(workspace: Workspace, fault: str) -> None:
    """`python -m trials access --faults` plants all of them; these are found within some 60 steps."""
    with planted(fault), pytest.raises(AssertionError):
        access.run(500, shrinks=False)
    assert AccessMachine.steps < 500


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_can_be_planted_and_leaves_nothing_behind(fault: str) -> None:
    place, _ = FAULTS[fault]
    module, _, name = place.rpartition(".")
    at = __import__(module, fromlist=[name])
    before = getattr(at, name)
    with planted(fault):
        assert getattr(at, name) is not before
    assert getattr(at, name) is before


def test_what_goes_wrong_ends_with_1_and_says_how_often_each_step_ran(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {"steps": 3, "done": {"move": 2, "wait": 1}, "faults": ["seed 7: ann sees d-1"]}
    monkeypatch.setattr(access, "trial", lambda folder, **told: found)
    monkeypatch.setattr("trials.__main__.prepare", lambda folder: None)
    said = CliRunner().invoke(main, ["access", "--steps", "3"])
    assert said.exit_code == 1
    assert [line.split() for line in said.stdout.splitlines()] == [
        ["steps", "3"], ["done"], ["move", "2"], ["wait", "1"], ["faults", "1"],
        ["seed", "7:", "ann", "sees", "d-1"],
    ]  # fmt: skip


class TestReference:
    """The model itself, by hand: it is no use if it says the same as the rooms do, and both are wrong."""

    @pytest.fixture
    def world(self) -> World:
        papers = {"d-1": Paper("Ann", ("Ann", "Bo")), "d-2": Paper("Bo", ("Bo",))}
        reader = Person.holding(role=("reader",), clearance=("internal",))
        return World({"reader": reader, "stranger": Person()}, papers)

    def hold(self, world: World, kind: str, value: str = "", until: int | None = None) -> None:
        world.people["reader"].held[kind, value] = until

    def test_a_stranger_sees_nothing(self, world: World) -> None:
        assert not world.sees("stranger", "d-1")
        assert world.reads("stranger", "d-1") == set()

    def test_every_compartment_counts(self, world: World) -> None:
        world.papers["d-1"].circles = {"k-1", "k-2"}
        self.hold(world, "compartment", "k-1")
        assert not world.sees("reader", "d-1")
        self.hold(world, "compartment", "k-2")
        assert world.sees("reader", "d-1")

    def test_identity_is_no_step_of_the_ladder(self, world: World) -> None:
        world.papers["d-1"].level = "identity"
        self.hold(world, "clearance", "restricted")
        assert not world.sees("reader", "d-1")
        self.hold(world, "identity")
        assert world.sees("reader", "d-1")

    def test_what_is_held_ends_with_its_hour(self, world: World) -> None:
        self.hold(world, "role", "keeper", until=2)
        world.hour = 1
        assert world.may("reader", "move")
        world.hour = 2
        assert not world.may("reader", "move")

    def test_broken_glass_opens_one_document_with_its_identities_for_a_time(self, world: World) -> None:
        for paper in world.papers.values():
            paper.circles, paper.covers = {"k-1"}, {"Bo": {"i-1"}}
        world.people["reader"].glass["d-1"] = 2
        assert world.reads("reader", "d-1") == {"Ann", "Bo"}
        assert not world.sees("reader", "d-2")
        world.hour = 2
        assert not world.sees("reader", "d-1")

    def test_glass_is_broken_by_who_was_granted_it_for_so_long(self, world: World) -> None:
        self.hold(world, "break-glass", "2")
        assert world.may_break("reader", 2)
        assert not world.may_break("reader", 3)
        assert not world.may_break("stranger", 1)

    def test_only_a_keeper_makes_something_less_sensitive(self, world: World) -> None:
        self.hold(world, "role", "documenter")
        assert world.may_mark("reader", "internal", "restricted")
        assert not world.may_mark("reader", "", "public")
        self.hold(world, "role", "keeper")
        assert world.may_mark("reader", "", "public")

    def test_what_is_forgotten_is_read_by_nobody(self, world: World) -> None:
        self.hold(world, "identity")
        world.papers["d-1"].forgotten = {"Bo"}
        assert world.reads("reader", "d-1") == {"Ann"}
        assert world.reads("reader", "d-2") == {"Bo"}

    def test_a_name_covered_in_one_document_is_told_by_no_claim(self, world: World) -> None:
        world.papers["d-1"].covers = {"Bo": {"i-1"}}
        assert world.reads("reader", "d-2") == {"Bo"}
        assert not world.hears("reader", "d-2")

    def test_a_refusal_to_keep_is_one_to_everything(self, world: World) -> None:
        world.said = {("d-1", "court"): ("yes", None)}
        assert world.allows("d-1", "court") == "yes"
        world.said["d-1", "keep"] = ("no", None)
        assert world.allows("d-1", "court") == "no"

    def test_a_yes_ends_with_its_last_day(self, world: World) -> None:
        world.said = {("d-1", "court"): ("yes", 0)}
        world.hour = 23
        assert world.allows("d-1", "court") == "yes"
        world.hour = 24
        assert world.allows("d-1", "court") == "ended"


class TestReferenceOfCopies:
    """What the model says of redacted copies, by hand."""

    @pytest.fixture
    def world(self) -> World:
        everything = {"clearance": ("restricted",), "identity": ("",)}
        people = {
            name: Person.holding(role=("reviewer", "publisher"), **everything) for name in ("ann", "ben")
        }
        people["reader"] = Person.holding(role=("reader",), clearance=("internal",))
        world = World(people, {"d-1": Paper("Ann", ("Ann", "Bo")), "d-2": Paper("Bo", ("Bo",))})
        world.papers["d-2"].covers = {"Bo": {"i-1"}}
        world.copies["l-1"] = world.copied("ann", "d-1")
        return world

    def test_a_name_that_is_covered_anywhere_stands_in_no_copy(self, world: World) -> None:
        assert world.copies["l-1"] == Copy("d-1", "ann", frozenset({"Ann"}), has_sentence=True)

    def test_the_sentence_of_a_claim_that_was_marked_does_not_either(self, world: World) -> None:
        world.papers["d-1"].claim_level = "restricted"
        assert world.copied("ann", "d-1") == Copy("d-1", "ann", frozenset(), has_sentence=False)
        assert not world.may_let_out("ben", "approve", "l-1")

    def test_nothing_goes_out_by_one_person_alone(self, world: World) -> None:
        assert not world.may_let_out("ann", "approve", "l-1")
        assert world.may_let_out("ben", "approve", "l-1")
        assert not world.may_let_out("ben", "publish", "l-1")
        world.copies["l-1"].approved_by = "ben"
        assert world.may_let_out("ann", "publish", "l-1")

    def test_a_name_that_became_known_stops_it(self, world: World) -> None:
        world.papers["d-1"].covers = {"Ann": {"i-2"}}
        assert not world.may_let_out("ben", "approve", "l-1")

    def test_so_do_a_no_and_a_silence(self, world: World) -> None:
        world.where |= {"d-1": "d-1", "i-3": "d-1"}
        world.said = {("i-3", "publish"): ("no", None)}
        assert not world.lets_publish("d-1")
        world.said = {("d-1", "court"): ("yes", None)}
        assert not world.lets_publish("d-1")
        world.said["d-1", "publish"] = ("yes", None)
        assert world.lets_publish("d-1")

    def test_who_is_hidden_something_works_on_none(self, world: World) -> None:
        world.papers["d-2"].circles = {"k-1"}
        assert not world.may_draft("ann", "d-1")
        assert not world.is_given("ann", "l-1")

    def test_what_is_out_is_given_to_everybody_until_it_is_taken_back(self, world: World) -> None:
        assert not world.is_given("reader", "l-1")
        world.copies["l-1"].is_out = True
        assert world.is_given("reader", "l-1")
        world.copies["l-1"].is_retracted = True
        assert not world.is_given("reader", "l-1")
        assert world.is_given("ann", "l-1")

    def test_words_that_were_taken_back_are_read_in_no_copy(self, world: World) -> None:
        world.copies["l-1"].is_out = True
        world.papers["d-1"].forgotten = {"Bo"}
        assert not world.is_given("ann", "l-1")
