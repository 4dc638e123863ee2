"""The commands on who may do and see what say plainly what holds, and what to do where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from tests.access.cast import somebody
from tests.cli.cast import LETTER
from tumen.access.models import Actor, Role
from tumen.documents.actions import take_in

Tumen = Callable[..., Result]
WHY = ("--why", "a test")


def said(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        (("role", "reviewer"), "has the role reviewer"),
        (("clearance", "restricted"), "is cleared for what is restricted"),
        (("identity",), "sees identities"),
        (("break-glass", "1"), "may open a document in an emergency, for at most 1 hour"),
    ],
)
def test_it_says_what_somebody_may_from_now_on_and_no_longer(
    tumen: Tumen, given: tuple[str, ...], holds: str
) -> None:
    who = somebody(Role.READER)
    named = f"{who.name} (a-{who.pk})"
    assert said(tumen("access", "grant", f"a-{who.pk}", *given, *WHY)) == f"{named} {holds} from now on."
    assert said(tumen("access", "revoke", f"a-{who.pk}", *given, *WHY)) == f"No longer: {named} {holds}."


def test_it_says_how_somebody_is_made_known(tumen: Tumen) -> None:
    refused = tumen("access", "grant", "Nobody At All", "identity", *WHY)
    assert refused.exit_code == 1
    assert "tumen account invite NAME --role ROLE" in said(refused)


def test_it_says_which_clearances_there_are_when_none_is_named(tumen: Tumen) -> None:
    who = somebody(Role.READER)
    refused = tumen("access", "grant", f"a-{who.pk}", "clearance", *WHY)
    assert "It does not say which clearance. Use public, internal, restricted." in said(refused)


def test_what_is_not_held_is_not_taken_back(tumen: Tumen) -> None:
    who = somebody(Role.READER)
    refused = tumen("access", "revoke", f"a-{who.pk}", "identity", *WHY)
    assert f"Actor a-{who.pk} does not hold identity: nothing was taken back." in said(refused)


def test_who_moves_a_document_out_of_their_own_sight_is_told(tumen: Tumen, actor: Actor) -> None:
    id = take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="here").public_id
    assert "Nobody is a member yet" in said(tumen("access", "found", "spring", *WHY))
    assert "You do not see it any more" in said(tumen("access", "move", id, "--into", "spring", *WHY))
    tumen("access", "grant", f"a-{actor.pk}", "compartment", "spring", *WHY)
    assert said(tumen("access", "move", id, "--out-of", "spring", *WHY)) == f"{id} was moved."
