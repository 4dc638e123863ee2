"""A reading held against what stands, without a database: the claims here are never saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.claims.cast import TEXT, proposal
from tumen.claims.comparing import Known, Offered, compare, offered_claims
from tumen.claims.errors import PassageOutside
from tumen.claims.models import Claim, Status
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

SHA = "0" * 64


def offered(*proposals: ProposedClaim, sha: str = SHA) -> list[Offered]:
    return offered_claims(sha, TEXT, proposals)


def sixty(**values: Any) -> ProposedClaim:
    return proposal(TEXT, "60 people", **values)


def stands(
    each: Offered, *, status: Status = Status.PROPOSED, is_reviewed: bool = False, pk: int = 1
) -> dict[str, Known]:
    return {each.id: Known(Claim(pk=pk, public_id=each.id, status=status), each.slots, is_reviewed)}


def ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.public_id for claim in claims]


# Ids


def test_it_gives_an_id_by_document_place_and_sort() -> None:
    [one] = offered(sixty())
    assert one.id == offered(sixty(low=70, act="arrest"))[0].id
    assert one.id != offered(sixty(), sha="1" * 64)[0].id
    assert one.id != offered(sixty(figure_kind=FigureKind.AGE))[0].id
    assert one.id != offered(proposal(TEXT, "2,000 people"))[0].id


def test_it_gives_ids_that_can_be_read_out() -> None:
    [one] = offered(sixty())
    assert len(one.id) == 14
    assert not set(one.id[2:]) & set("ilou")


def test_it_gives_ids_whatever_the_order_of_the_proposals() -> None:
    both = [sixty(), sixty(act="arrest"), proposal(TEXT, "2,000 people")]
    assert [each.id for each in offered(*both)] == [each.id for each in offered(*reversed(both))]


def test_it_keeps_a_claim_without_a_sort() -> None:
    assert offered(sixty(figure_kind=None))[0].id.startswith("c-")


def test_it_keeps_only_what_a_slot_has_to_say() -> None:
    bare = ProposedClaim(Span(0, 5), Span(0, 9), {"act": Slot("arrest", "rule")})
    assert offered(bare)[0].slots == {"act": {"value": "arrest", "rule": "rule"}}
    slot = Slot("arrest", "rule", Span(0, 3), inherited=True)
    kept = {"value": "arrest", "rule": "rule", "evidence": [0, 3], "inherited": True}
    assert offered(ProposedClaim(Span(0, 5), Span(0, 9), {"act": slot}))[0].slots == {"act": kept}


def test_it_takes_no_sentence_that_runs_past_the_text() -> None:
    with pytest.raises(PassageOutside):
        offered(ProposedClaim(Span(0, 5), Span(0, len(TEXT) + 1), {}))


# Comparing


def test_it_finds_what_is_new() -> None:
    found = compare(offered(sixty()), {})
    assert [each.id for _, each in found.new] == [offered(sixty())[0].id]


def test_it_finds_what_is_unchanged() -> None:
    [each] = offered(sixty())
    found = compare([each], stands(each))
    assert ids(found.unchanged) == [each.id]
    assert (found.new, found.changed, found.gone) == ([], [], [])


def test_it_finds_a_change_of_rule_although_the_value_is_the_same() -> None:
    [before] = offered(sixty())
    [now] = offered(sixty())
    now.slots["act"]["rule"] = "rule.better"  # type: ignore[index]
    assert ids(claim for claim, _ in compare([now], stands(before)).changed) == [before.id]


def test_it_takes_a_change_of_rule_alone_for_agreement_with_a_review() -> None:
    [before] = offered(sixty())
    [now] = offered(sixty())
    now.slots["act"]["rule"] = "rule.better"  # type: ignore[index]
    found = compare([now], stands(before, status=Status.ACCEPTED, is_reviewed=True))
    assert ids(found.reviewed) == [before.id]
    assert found.new == []


def test_it_puts_another_reading_beside_a_review() -> None:
    [before], [now] = offered(sixty()), offered(sixty(low=61))
    found = compare([now], stands(before, status=Status.ACCEPTED, is_reviewed=True))
    [(_, beside)] = found.new
    assert beside.beside is not None
    assert beside.beside.public_id == before.id
    assert beside.id != before.id


def test_it_gives_what_waits_beside_a_review_the_same_id_again() -> None:
    [before], [now] = offered(sixty()), offered(sixty(low=61))
    known = stands(before, status=Status.REJECTED, is_reviewed=True)
    [(_, first)] = compare([now], known).new
    [(_, again)] = compare(offered(sixty(low=61)), known).new
    assert first.id == again.id


def test_it_finds_what_is_gone_but_never_what_was_reviewed() -> None:
    one, other = offered(sixty(), proposal(TEXT, "2,000 people"))
    known = {**stands(one, pk=1), **stands(other, status=Status.REJECTED, is_reviewed=True, pk=2)}
    assert ids(compare([], known).gone) == [one.id]


def test_it_does_not_take_what_is_superseded_for_gone_once_more() -> None:
    [each] = offered(sixty())
    assert compare([], stands(each, status=Status.SUPERSEDED)).gone == []


def test_it_brings_back_what_was_superseded() -> None:
    [each] = offered(sixty())
    found = compare([each], stands(each, status=Status.SUPERSEDED))
    assert ids(claim for claim, _ in found.changed) == [each.id]
