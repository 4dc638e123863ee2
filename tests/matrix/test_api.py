"""Whatever a program asks: what is hidden from whoever made its token, or was not given to the token, is
nowhere in the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from ninja import Router

from tests.matrix import asking_api
from tests.matrix.asking import NotAsked, Question, undone
from tests.matrix.asking_api import cut_down_to, programs
from tests.matrix.cast import CANARY, Cast
from tests.matrix.combinations import Circle, Combination, arranged
from tests.matrix.leaks import leaking
from tests.matrix.test_matrix import of_one_sight
from trials.api import asked_through
from tumen.access.bounds import Bound
from tumen.access.marking import compartment_of, mark_level, place_in
from tumen.access.models import Actor, Level, Role
from tumen.accounts.tokens import ROLES
from tumen.web.api.addresses import api
from tumen.web.api.operations import made_api, takes
from tumen.web.viewing import LOOKS, RULE

CLEARED = Combination(Role.REVIEWER, Level.IDENTITY, Level.PUBLIC, Circle.NONE)
#: How many share the operations of one sight among them.
SHARES = 3


def bound_of(combination: Combination, cast: Cast) -> Bound:
    """A token that was given what somebody of the combination holds."""
    is_cleared = combination.clearance is Level.IDENTITY
    return Bound(
        token="t-00000000",
        role=combination.role if combination.role in ROLES else Role.READER,
        clearance=Level.INTERNAL if is_cleared else combination.clearance,
        compartments=frozenset({cast.circle} if combination.circle is Circle.MEMBER else ()),
        identity=is_cleared,
    )


SIGHTS = [
    pytest.param(one, share, id=str(one))
    for sees, identities in ((False, True), (True, False))
    for share, one in enumerate(of_one_sight(sees=sees, identities=identities)[:SHARES])
]


@pytest.mark.parametrize(("combination", "share"), SIGHTS)
def test_a_token_shows_no_more_than_it_was_given(
    who: Actor, cast: Cast, combination: Combination, share: int
) -> None:
    """Its owner sees everything, and is a member everywhere; the token is cut down."""
    with arranged(who, cast, combination):
        mark_level(who, cast.hidden, combination.level, "the matrix")
        if combination.circle is not Circle.NONE:
            place_in(who, cast.hidden, compartment_of(cast.circle), "the matrix")
        with cut_down_to(bound_of(combination, cast)):
            found = leaking(who, cast, combination, list(programs(cast))[share::SHARES])
    assert not found


def test_whoever_sees_everything_is_answered_by_every_operation(who: Actor, cast: Cast) -> None:
    """So that none is asked in such a way that nothing could leak."""
    with arranged(who, cast, CLEARED) as viewer:
        told = [(each, each.ask(viewer)) for each in _few(programs(cast))]
    done = {each.of for each, said in told if said.partition(" ")[0] in ("200", "201")}
    assert {each.of for each, _ in told} - done - BY_NUMBER == REFUSED - BY_NUMBER
    assert CANARY in " ".join(said for each, said in told if each.of == "api text")


def _few(asked: Iterable[Question]) -> Iterator[Question]:
    """Two questions to each operation, for whoever is answered by all."""
    so_often = Counter[str]()
    for each in asked:
        so_often[each.of] += 1
        if so_often[each.of] <= 2:
            yield each


#: What names a row by its number, which is 1 where nothing was kept before.
BY_NUMBER = {
    *("api sign_appeal", "api undo_appeal_line", "api add_dissent", "api undo_dissent", "api detach_claim"),
}
#: What the record of the matrix gives no occasion for, or takes another role than the reviewer's.
REFUSED = {
    *("api date_document", "api take_in_document", "api type_in_case"),
    *("api tie_source", "api merge_claims"),
    # Of somebody else, or not there.
    *("api strike_comment", "api end_task", "api pass_task_on", "api forget_search"),
    # Sent before, answered otherwise, or adopted: tests/web/api/test_working.py does these.
    *(
        "api sign_appeal",
        "api decline_signature",
        "api strike_ask",
        "api change_finding",
        "api strike_finding",
        "api adopt_finding",
    ),
    *("api add_dissent", "api undo_dissent", "api set_asks_apart", "api join_appeals"),
    *("api note_answer", "api undo_answer"),
    # What is withheld is in it, or people did not agree.
    *("api release_copy", "api take_report_out"),
    # What everybody is to read rests on accepted claims: tests/web/api/test_working.py drafts both.
    *("api draft_event_report", "api draft_findings"),
    # Documenters take these, and keepers the feeds.
    *("api add_feed", "api pause_feed", "api resume_feed", "api remove_feed", "api keep_item"),
    *("api begin_interview", "api write_turn", "api pause_interview", "api resume_interview"),
    *("api hold_interview", "api correct_turn", "api strike_turn", "api close_interview"),
    *("api translate_interview", "api place_turn"),
}


class TestContract:
    """`python -m trials api`, at its smallest: `make endure` asks each operation 500 times as each token."""

    def test_no_operation_fails_or_breaks_its_description(self, who: Actor, cast: Cast) -> None:
        with undone():
            found = asked_through(cast, count=1, seed=1, shared=True)
        assert not found.faults
        assert found.operations >= 151
        assert found.asked.total() >= 151
        assert {"200", "403", "404", "422"} <= set(found.statuses)

    @pytest.mark.parametrize(
        ("status", "body", "fault"),
        [
            ("500 Oh", "{}", "the program failed"),
            ("200 OK", '{"jobs": 1}', "JsonSchemaError"),
            ("418 Tea", "{}", "UndefinedStatusCode"),
        ],
    )
    def test_it_finds_what_it_looks_for(
        self, who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch, status: str, body: str, fault: str
    ) -> None:
        def broken(application: Any, environ: Any, start: Any) -> list[bytes]:
            start(status, [("Content-Type", "application/json")])
            return [body.encode()]

        monkeypatch.setattr("trials.api._served", broken)
        with undone():
            found = asked_through(cast, count=1, seed=1, only=("jobs",))
        told = " ".join(f"{kind} {said}" for (_, _, kind), said in found.faults.items())
        assert fault in told


def test_a_new_operation_is_asked_or_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    router = Router()

    @takes(router, "/claims/{id}/burn", None, "claims.review_claim")
    def burn(actor: Actor, id: str) -> None:
        """Burn a claim."""

    monkeypatch.setattr(asking_api, "api", made_api({"new": router}))
    with pytest.raises(NotAsked, match="burn"):
        list(programs(cast))


def test_an_operation_without_a_rule_cannot_be_listed() -> None:
    with pytest.raises(AssertionError, match="no rule"):
        takes(Router(), "/claims/{id}/burn", None, "claims.burn")


def test_every_operation_declares_its_rule() -> None:
    rules = {
        operation.operation_id: getattr(operation.view_func, RULE)
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    }
    assert len(rules) == 157
    assert {name for name, rule in rules.items() if rule == LOOKS} >= {"me", "claims", "search"}
