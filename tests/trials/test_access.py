"""Who sees what, held against a model of its own after every step."""

from __future__ import annotations

import pytest
from django.db.models import Q

from trials import access
from trials.reference import Paper, Person, World
from tumen.vault.workspace import Workspace

#: Steps in every run. `python -m trials access` takes 2,000, `make endure` 10,000: each takes some 60 ms.
STEPS = 120


@pytest.mark.django_db
def test_everybody_sees_what_they_may_after_any_order_of_changes(workspace: Workspace) -> None:
    found = access.run(STEPS)
    assert found["faults"] == []
    assert found["steps"] >= STEPS
    assert found["done"]["changed"] > STEPS / 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "lax"),
    [
        ("tumen.documents.covering.sees_identities", lambda viewer: True),
        ("tumen.documents.queries.visible_to", lambda *asked: Q()),
    ],
)
def test_a_wall_with_a_hole_is_noticed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, place: str, lax: object
) -> None:
    monkeypatch.setattr(place, lax)
    with pytest.raises(AssertionError):
        access.run(4 * STEPS, shrinks=False)


class TestReference:
    """The model itself, by hand: it is no use if it says the same as the rooms do, and both are wrong."""

    @pytest.fixture
    def world(self) -> World:
        papers = {"d-1": Paper("Ann", ("Ann", "Bo")), "d-2": Paper("Bo", ("Bo",))}
        return World({"reader": Person({"reader"}, {"internal"}), "stranger": Person()}, papers)

    def test_a_stranger_sees_nothing(self, world: World) -> None:
        assert not world.sees("stranger", "d-1")
        assert world.reads("stranger", "d-1") == set()

    def test_every_compartment_counts(self, world: World) -> None:
        world.papers["d-1"].circles = {"k-1", "k-2"}
        world.people["reader"].circles = {"k-1"}
        assert not world.sees("reader", "d-1")

    def test_identity_is_no_step_of_the_ladder(self, world: World) -> None:
        world.papers["d-1"].level = "identity"
        world.people["reader"].clearance = {"restricted"}
        assert not world.sees("reader", "d-1")
        world.people["reader"].identity = True
        assert world.sees("reader", "d-1")

    def test_what_is_forgotten_is_read_by_nobody(self, world: World) -> None:
        world.people["reader"].identity = True
        world.papers["d-1"].forgotten = {"Bo"}
        assert world.reads("reader", "d-1") == {"Ann"}
        assert world.reads("reader", "d-2") == {"Bo"}

    def test_a_name_covered_in_one_document_is_told_by_no_claim(self, world: World) -> None:
        world.papers["d-1"].covers = {"Bo": {"i-1"}}
        assert world.reads("reader", "d-2") == {"Bo"}
        assert not world.hears("reader", "d-2")

    def test_a_refusal_to_keep_is_one_to_everything(self, world: World) -> None:
        world.said = {("d-1", "court"): "yes"}
        assert world.allows("d-1", "court") == "yes"
        world.said["d-1", "keep"] = "no"
        assert world.allows("d-1", "court") == "no"
