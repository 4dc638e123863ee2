"""What follows from the whole record is recalled until anything is done, and never for another sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from django.db.models import Q

from tests.access.cast import somebody
from tests.matrix.cast import give
from tests.record.cast import derived, tells
from tumen.access import memory
from tumen.access.actions import found_compartment, grant, introduce, recorded, revoke
from tumen.access.daily import DAILY, SHOWN_TO, rows_held
from tumen.access.errors import UnknownActor
from tumen.access.looking import changing, one_look
from tumen.access.models import Actor, AuditLine, GrantKind, Level, Role
from tumen.access.recalling import held, recalled, recalling
from tumen.access.rules import RULES
from tumen.access.sight import hidden_items, sees_all, visible_to
from tumen.claims.models import Claim
from tumen.consent.actions import withdraw_consent
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.corroboration.figures import GroupKind
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.documents.models import CoverKind
from tumen.documents.queries import documents, text_of
from tumen.record.queries import newest_events
from tumen.vault import keyring

WHY = "a test"


class Counted:
    """Answers with how often it was asked."""

    asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


@pytest.fixture
def served() -> Iterator[None]:
    with recalling():
        yield


def change(actor: Actor) -> None:
    with recorded(actor, "documents.set_date", "d-00000000"):
        pass


def reader(actor: Actor, *, level: Level = Level.INTERNAL) -> Actor:
    who = somebody()
    give(actor, who, GrantKind.ROLE, Role.READER.value)
    give(actor, who, GrantKind.CLEARANCE, level.value)
    return who


def document_of(claim: str) -> str:
    return Claim.objects.get(public_id=claim).document.public_id


def seen(viewer: Actor) -> set[str]:
    """The documents of the events that a viewer is shown."""
    with one_look():
        found = newest_events(viewer, GroupKind.EVENT).lines
    return {document for event in found for document in event.documents}


def test_nothing_is_recalled_where_no_pages_are_served(actor: Actor) -> None:
    ask = Counted()
    assert [recalled("it", actor, ask), recalled("it", actor, ask)] == [1, 2]


def test_it_is_worked_out_once_until_anything_is_done(actor: Actor, served: None) -> None:
    ask = Counted()
    assert [recalled("it", actor, ask), recalled("it", actor, ask)] == [1, 1]
    change(actor)
    assert [recalled("it", actor, ask), recalled("it", actor, ask)] == [2, 2]


def test_it_is_shared_by_those_alone_who_see_the_same(actor: Actor, served: None) -> None:
    one, like, other = reader(actor), reader(actor), reader(actor, level=Level.RESTRICTED)
    ask = Counted()
    assert [recalled("it", who, ask) for who in (one, like, other, actor)] == [1, 1, 2, 3]


def test_what_a_grant_gave_is_recalled_no_more_when_it_is_taken_back(actor: Actor, served: None) -> None:
    who, ask = reader(actor), Counted()
    grant(actor=actor, to=who, kind=GrantKind.IDENTITY, why=WHY)
    assert recalled("it", who, ask) == 1
    revoke(actor=actor, of=who, kind=GrantKind.IDENTITY, why=WHY)
    assert recalled("it", who, ask) == 2


def test_who_is_not_kept_is_answered_nothing(actor: Actor, served: None) -> None:
    with pytest.raises(UnknownActor):
        recalled("it", Actor(name="nobody"), Counted())


def test_a_dropped_key_takes_it_along(actor: Actor, served: None) -> None:
    ask = Counted()
    recalled("it", actor, ask)
    for told in keyring._when_dropped:
        told()
    assert recalled("it", actor, ask) == 2


def test_what_is_worked_out_while_the_key_goes_is_kept_by_nobody(actor: Actor, served: None) -> None:
    def slowly() -> str:
        memory.the_memory.forget()
        return "worked out with the former key"

    recalled("it", actor, slowly)
    assert recalled("it", actor, Counted()) == 1


def test_the_oldest_goes_first(actor: Actor, served: None) -> None:
    asks = [Counted() for _ in range(memory.MOST + 1)]
    for number, ask in enumerate(asks):
        recalled(number, actor, ask)
    assert recalled(memory.MOST, actor, asks[-1]) == 1
    assert recalled(0, actor, asks[0]) == 2


def test_what_is_hidden_is_gone_with_the_next_read(actor: Actor, served: None) -> None:
    hidden, other = document_of(tells(actor, 600)), document_of(tells(actor, 50))
    derived(actor)
    who, like = reader(actor), reader(actor)
    assert seen(who) == seen(like) == seen(actor) == {hidden, other}
    set_sensitivity(actor=actor, document=hidden, level=Level.RESTRICTED, why=WHY)
    assert seen(who) == seen(like) == {other}
    assert seen(actor) == {hidden, other}


def test_a_consent_taken_back_is_gone_with_the_next_read(actor: Actor, served: None) -> None:
    withdrawn, other = document_of(tells(actor, 600)), document_of(tells(actor, 50))
    derived(actor)
    who = reader(actor)
    assert withdrawn in seen(who)
    withdraw_consent(
        actor=actor, item=withdrawn, purpose=Purpose.KEEP, way=Way.WRITTEN, giver=Giver.SELF, why=WHY
    )
    assert seen(who) == {other}


def kept(actor: Actor | None = None, *, through: str = "documents.set_date") -> list[str]:
    """What is held for a sight; whoever asks may write into it."""
    with one_look():
        return held("it", list[str], through=frozenset({through}), viewer=actor)


def test_what_is_held_outlasts_the_actions_that_are_named_and_no_other(actor: Actor, served: None) -> None:
    kept().append("made with the first answer")
    change(actor)
    assert kept() == ["made with the first answer"]
    with recorded(actor, "documents.note_custody", "d-00000000"):
        pass
    assert kept() == []
    kept().append("made again")
    change(actor)
    assert kept(through="claims.review_claim") == []


def test_what_is_held_for_one_sight_is_held_for_no_other(actor: Actor, served: None) -> None:
    other = reader(actor)
    kept(actor).append("of who sees everything")
    assert kept(other) == kept() == []
    assert kept(actor) == ["of who sees everything"]


def test_nothing_is_held_after_the_key_went_or_where_no_pages_are_served(actor: Actor) -> None:
    with recalling():
        kept().append("it")
        for told in keyring._when_dropped:
            told()
        assert kept() == []
        kept().append("it")
    assert kept() == []


def made(of: str, new: Callable[[], str]) -> str:
    with one_look():
        return held(of, new, through=frozenset({"documents.set_date"}))


def test_what_is_made_while_the_key_goes_is_held_by_nobody(actor: Actor, served: None) -> None:
    def slowly() -> str:
        memory.the_memory.forget()
        return "made with the former key"

    assert made("it", slowly) == "made with the former key"
    assert made("it", lambda: "made again") == "made again"
    assert made("it", lambda: "made once more") == "made again"


def rows(ask: Counted) -> int:
    with one_look():
        return rows_held("rows", ask)


def test_rows_outlast_what_changes_only_who_may_see_them(actor: Actor, served: None) -> None:
    document, who, ask = document_of(tells(actor, 600)), reader(actor), Counted()
    assert rows(ask) == 1
    set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why=WHY)
    grant(actor=actor, to=who, kind=GrantKind.IDENTITY, why=WHY)
    revoke(actor=actor, of=who, kind=GrantKind.IDENTITY, why=WHY)
    found_compartment(actor=actor, name="circle", why=WHY)
    assert rows(ask) == 1
    introduce(name="a newcomer", roles=(Role.READER,))
    assert rows(ask) == 2
    withdraw_consent(
        actor=actor, item=document, purpose=Purpose.KEEP, way=Way.WRITTEN, giver=Giver.SELF, why=WHY
    )
    assert rows(ask) == 3


def test_rows_do_not_outlast_the_action_that_changes_them(actor: Actor, served: None) -> None:
    ask = Counted()

    def asked() -> int:
        with one_look():
            return rows_held("rows", ask, changed_by=frozenset({"documents.set_date", "access.grant"}))

    assert asked() == 1
    change(actor)
    assert asked() == 2
    grant(actor=actor, to=reader(actor), kind=GrantKind.IDENTITY, why=WHY)
    assert asked() == 3


def test_what_shows_or_hides_something_is_no_daily_work_and_has_a_rule() -> None:
    assert not SHOWN_TO & DAILY
    assert RULES.keys() >= SHOWN_TO


def lines_of(actor: Actor, actions: list[str]) -> list[tuple[int, str, str, str]]:
    for action in actions:
        with recorded(actor, action, "d-00000000"):
            pass
    return list(AuditLine.objects.order_by("number").values_list("number", "leaf", "action", "item"))


def test_the_log_asks_for_what_came_since_alone(
    actor: Actor, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    log, dated, noted = memory._Log(), "documents.set_date", "documents.note_custody"
    first = lines_of(actor, [dated])
    assert log.head() == first[-1][:2]
    every = lines_of(actor, [noted, dated])
    with django_assert_num_queries(1):
        assert log.head() == every[-1][:2]
        assert log.between(first[-1][0], every[-1][0]) == every[len(first) - 1 :]
    # From before it began to listen: asked of the table.
    with django_assert_num_queries(1):
        assert log.between(every[0][0], every[-1][0]) == every


def test_a_log_that_is_not_the_one_it_knew_is_read_anew(actor: Actor) -> None:
    log, undone = memory._Log(), RuntimeError("undone")
    before = lines_of(actor, ["documents.set_date"])
    with pytest.raises(RuntimeError), transaction.atomic():
        inside = lines_of(actor, ["documents.note_custody"])
        assert log.head() == inside[-1][:2]
        raise undone
    assert log.head() == before[-1][:2]
    after = lines_of(actor, ["documents.set_date"])
    assert (log.head(), log.between(before[-1][0], after[-1][0])) == (after[-1][:2], after[-2:])
    log.forget()
    assert log._known == ()


def test_no_more_lines_are_known_than_are_looked_through(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_LINES", 3)
    log = memory._Log()
    lines_of(actor, ["documents.set_date"])
    for _ in range(3):
        every = lines_of(actor, ["documents.set_date"] * 2)
        assert log.head() == every[-1][:2]
        assert len(log._known) <= 3
    every = lines_of(actor, ["documents.set_date"] * 5)
    assert log.head() == every[-1][:2]
    assert not memory._nothing_else(every[0][:2], every[-1][:2], frozenset({"documents.set_date"}))


def test_a_page_leaves_out_what_hides_nothing_until_something_is_hidden(actor: Actor, served: None) -> None:
    who, document = reader(actor), document_of(tells(actor, 600))
    with one_look():
        assert visible_to(who, "public_id") == Q()
        assert sees_all(who)
        assert hidden_items(who, most=1) == set()
        assert [each.id for each in documents(who)] == [document]
    set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why=WHY)
    with one_look():
        # What hides by level does, and no compartment: one condition of two.
        assert len(visible_to(who, "public_id")) == 1
        assert not sees_all(who)
        assert hidden_items(who, most=1) == {document}
        assert documents(who) == []
        assert sees_all(actor)


def test_whoever_does_something_is_held_to_every_condition(actor: Actor, served: None) -> None:
    who = reader(actor)
    with one_look():
        assert visible_to(who, "public_id") == Q()
        with changing():
            assert len(visible_to(who, "public_id")) == 2
            with one_look():  # an action that looks at what it is about
                assert len(visible_to(who, "public_id")) == 2
    assert len(visible_to(who, "public_id")) == 2


def test_what_is_asked_while_something_is_changed_is_not_kept(actor: Actor, served: None) -> None:
    answers = Counted()
    with changing(), one_look():
        assert [recalled("it", actor, answers) for _ in range(2)] == [1, 1]
    with one_look():
        assert recalled("it", actor, answers) == 2
    with changing(), one_look():
        assert recalled("it", actor, answers) == 3
    with one_look():
        assert recalled("it", actor, answers) == 2


def test_words_are_covered_in_the_page_after_they_were_marked(actor: Actor, served: None) -> None:
    who, document = reader(actor), document_of(tells(actor, 600))
    with one_look():
        assert "police" in text_of(who, document).text
    mark_identity(actor=actor, document=document, words="police", kind=CoverKind.NAME, why=WHY)
    with one_look():
        assert "police" not in text_of(who, document).text
