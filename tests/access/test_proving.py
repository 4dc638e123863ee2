"""Whatever is done to the log behind its back, proving it names the first line that is not what was kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tumen.access.actions import erase_detail, introduce, recorded
from tumen.access.errors import LogBroken
from tumen.access.heads import Head, public_key, sign_head
from tumen.access.leaves import commitment, leaf_of
from tumen.access.log import tree_now
from tumen.access.merkle import Tree
from tumen.access.models import RESEARCHER, Actor, AuditHead, AuditLine, Role
from tumen.access.proving import Break, Proof, prove

pytestmark = [pytest.mark.django_db, pytest.mark.laptop]

#: Histories that are tried, of twelve steps each.
EXAMPLES = 12
COLUMNS = ("at", "actor_id", "action", "item", "detail", "salt", "commitment", "leaf")


def sql(words: str, *values: Any) -> None:
    """What somebody does who has the database and passes by this program."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(words, values)


def add(actor: Actor, count: int = 1, *, item: str = "d-1") -> None:
    for _ in range(count):
        with recorded(actor, "documents.set_date", item, why="the envelope says “October”"):
            pass


def proof(viewer: Actor, *kept: Head) -> Proof:
    return prove(viewer, key=public_key(), kept=kept)


def wrong(viewer: Actor, *kept: Head) -> tuple[Break, int, int]:
    """What is wrong, and from which line to which."""
    broken = proof(viewer, *kept).broken
    assert broken is not None, "what was done to the log went unnoticed"
    return broken.what, broken.first, broken.last


def head_now() -> Head:
    tree = tree_now()
    return Head(tree.size, tree.root())


def rewrite(number: int, **values: Any) -> None:
    """Alter a line and make all hashes anew, as whoever knows this program can."""
    line = AuditLine.objects.filter(number=number).values().get()
    line |= values
    leaf = leaf_of(
        number=number,
        at=line["at"].strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        actor=f"a-{line['actor_id']}",
        action=line["action"],
        item=line["item"],
        committed=line["commitment"],
    )
    for name, value in {**values, "leaf": leaf.hex()}.items():
        sql(f"UPDATE access_auditline SET {name} = %s WHERE number = %s", value, number)
    make_the_tree_anew()


def make_the_tree_anew() -> None:
    tree = Tree()
    for leaf in AuditLine.objects.order_by("number").values_list("leaf", flat=True):
        tree = tree.added(bytes.fromhex(leaf))
    sql("UPDATE access_audittree SET size = %s, peaks = %s", tree.size, tree.kept)


@pytest.fixture
def log(actor: Actor) -> Actor:
    """Eight lines: somebody's introduction and seven more, with heads after the fourth and the last."""
    add(actor, 3)
    sign_head()
    add(actor, 4)
    sign_head()
    return actor


class TestWhole:
    def test_a_log_that_nobody_touched_is_whole(self, log: Actor) -> None:
        found = proof(log)
        assert found.is_whole
        assert (found.lines, found.heads, found.signed) == (8, 2, 8)
        assert found.root == tree_now().root().hex()

    def test_it_is_whole_before_any_head(self, actor: Actor) -> None:
        assert proof(actor).is_whole

    def test_it_begins_with_what_a_kept_head_stood_for(self, log: Actor) -> None:
        kept = head_now()
        add(log, 2)
        assert proof(log, kept, Head.copied(kept.short)).kept == 2

    def test_it_tells_how_far_it_is(self, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        from tumen.access import proving

        monkeypatch.setattr(proving, "STEP", 2)
        add(actor, 4)
        seen: list[tuple[int, int]] = []
        prove(actor, key=public_key(), seen=lambda done, total: seen.append((done, total)))
        assert [done for done, _ in seen] == [2, 4, 5]

    def test_a_stranger_proves_nothing(self, log: Actor) -> None:
        from tumen.access.errors import UnknownActor

        with pytest.raises(UnknownActor):
            proof(Actor(name="unsaved"))


class TestErased:
    def test_a_log_with_an_erased_detail_is_whole(self, log: Actor) -> None:
        kept = head_now()
        erase_detail(actor=log, number=3, why="consent was withdrawn")
        found = proof(log, kept)
        assert found.is_whole
        assert found.erased == 1
        raw = AuditLine.objects.filter(number=3).values_list("detail", "salt").get()
        assert raw == (None, "")

    def test_a_detail_that_is_gone_without_a_line_is_named(self, log: Actor) -> None:
        sql("UPDATE access_auditline SET detail = '', salt = '' WHERE number = 3")
        assert wrong(log) == (Break.UNTOLD, 3, 3)

    def test_a_detail_that_came_back_is_named(self, log: Actor) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT detail, salt FROM access_auditline WHERE number = 3")
            text, salt = cursor.fetchone()
        erase_detail(actor=log, number=3, why="consent was withdrawn")
        sql("UPDATE access_auditline SET detail = %s, salt = %s WHERE number = 3", text, salt)
        assert wrong(log) == (Break.UNTOLD, 3, 3)

    def test_the_reason_of_an_erasing_can_be_erased_too(self, log: Actor) -> None:
        erase_detail(actor=log, number=3, why="Kim asked")
        erase_detail(actor=log, number=9, why="the reason held a name")
        assert proof(log).erased == 2

    def test_only_who_may_change_erases(self, log: Actor, reader: Actor) -> None:
        from tumen.access.errors import NoReasonGiven, NotPermitted

        with pytest.raises(NotPermitted):
            erase_detail(actor=reader, number=3, why="no right")
        with pytest.raises(NoReasonGiven):
            erase_detail(actor=log, number=3, why=" ")


class TestTampered:
    @pytest.mark.parametrize("column", COLUMNS)
    def test_a_column_that_was_altered_is_named(self, log: Actor, column: str) -> None:
        with transaction.atomic():
            sql(f"UPDATE access_auditline SET {column} = {column} || '0' WHERE number = 5")
            assert wrong(log) == (Break.ALTERED, 5, 5)
            transaction.set_rollback(True)

    @pytest.mark.parametrize("column", COLUMNS)
    @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_any_byte_that_was_altered_is_named(self, log: Actor, column: str, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, 8))
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT CAST({column} AS BLOB) FROM access_auditline WHERE number = %s", [number]
                )
                before = bytes(cursor.fetchone()[0])
            at = data.draw(st.integers(0, len(before) - 1))
            flipped = before[at] ^ 1 << data.draw(st.integers(0, 7))
            after = before[:at] + bytes([flipped]) + before[at + 1 :]
            sql(f"UPDATE access_auditline SET {column} = %s WHERE number = %s", after, number)
            assert wrong(log) == (Break.ALTERED, number, number)
            transaction.set_rollback(True)

    @pytest.mark.parametrize("number", [1, 3, 7])
    def test_a_line_that_was_removed_is_named(self, log: Actor, number: int) -> None:
        sql("DELETE FROM access_auditline WHERE number = %s", number)
        assert wrong(log) == (Break.REMOVED, number, number)

    def test_lines_that_were_removed_are_named(self, log: Actor) -> None:
        sql("DELETE FROM access_auditline WHERE number IN (3, 4, 6)")
        assert wrong(log) == (Break.REMOVED, 3, 4)

    def test_a_removal_that_closes_the_gap_is_named(self, log: Actor) -> None:
        sql("DELETE FROM access_auditline WHERE number = 3")
        for number in range(4, 9):
            sql("UPDATE access_auditline SET number = %s WHERE number = %s", number - 1, number)
        assert wrong(log) == (Break.MOVED, 3, 3)

    def test_lines_that_changed_places_are_named(self, log: Actor) -> None:
        for old, new in ((3, 99), (6, 3), (99, 6)):
            sql("UPDATE access_auditline SET number = %s WHERE number = %s", new, old)
        assert wrong(log) == (Break.MOVED, 3, 3)

    def test_a_line_that_was_put_in_is_named(self, log: Actor) -> None:
        for number in range(8, 3, -1):
            sql("UPDATE access_auditline SET number = %s WHERE number = %s", number + 1, number)
        salt, text = "00" * 16, "{}"
        committed = commitment(salt, text)
        leaf = leaf_of(
            number=4,
            at="2026-11-26T09:17:34.000001Z",
            actor=f"a-{log.pk}",
            action="documents.take_in",
            item="d-2",
            committed=committed,
        )
        sql(
            "INSERT INTO access_auditline "
            "(number, at, actor_id, action, item, detail, salt, commitment, leaf) VALUES "
            "(4, '2026-11-26 09:17:34.000001', %s, 'documents.take_in', 'd-2', %s, %s, %s, %s)",
            log.pk, text, salt, committed, leaf.hex(),
        )  # fmt: skip
        assert wrong(log)[:2] == (Break.REWRITTEN, 1), "the head of four lines is the first to see it"
        sql("DELETE FROM access_audithead")
        assert wrong(log) == (Break.INSERTED, 4, 4)

    def test_lines_before_the_first_and_after_the_last_are_named(self, log: Actor) -> None:
        sql("UPDATE access_auditline SET number = 0 WHERE number = 8")
        assert wrong(log) == (Break.INSERTED, 0, 0)
        sql("UPDATE access_auditline SET number = 12 WHERE number = 0")
        assert wrong(log) == (Break.REMOVED, 8, 11)

    def test_an_end_that_was_cut_off_is_named(self, log: Actor) -> None:
        sql("DELETE FROM access_auditline WHERE number > 6")
        assert wrong(log) == (Break.CUT_OFF, 7, 8)
        sql("DELETE FROM access_audithead")
        assert wrong(log) == (Break.CUT_OFF, 7, 8), "the tree still knows of them"

    def test_only_a_kept_head_tells_of_an_end_that_was_cut_off_with_care(self, log: Actor) -> None:
        kept = head_now()
        sql("DELETE FROM access_auditline WHERE number > 4")
        sql("DELETE FROM access_audithead WHERE size > 4")
        make_the_tree_anew()
        assert proof(log).is_whole
        assert wrong(log, kept) == (Break.CUT_OFF, 5, 8)

    def test_a_line_that_was_written_anew_lies_between_two_heads(self, log: Actor) -> None:
        rewrite(6, item="d-other")
        assert wrong(log) == (Break.REWRITTEN, 5, 8)

    def test_against_who_has_the_key_a_kept_head_holds(self, log: Actor) -> None:
        early, late = Head.of(AuditHead.objects.get(size=4).text), head_now()
        rewrite(6, item="d-other")
        sql("DELETE FROM access_audithead WHERE size = 8")
        sign_head()
        assert proof(log).is_whole
        assert wrong(log, late) == (Break.REWRITTEN, 1, 8)
        assert wrong(log, early, late) == (Break.REWRITTEN, 5, 8)

    def test_a_tree_that_was_altered_is_named(self, log: Actor) -> None:
        sql("UPDATE access_audittree SET peaks = %s", "00" * 32)
        assert wrong(log) == (Break.TREE, 8, 8)
        sql("UPDATE access_audittree SET peaks = 'zz'")
        assert wrong(log)[0] is Break.TREE
        sql("DELETE FROM access_audittree")
        assert wrong(log)[0] is Break.TREE

    def test_a_line_past_the_tree_is_named(self, log: Actor) -> None:
        before = tree_now()
        add(log)
        sql("UPDATE access_audittree SET size = %s, peaks = %s", before.size, before.kept)
        assert wrong(log) == (Break.INSERTED, 9, 9)

    def test_nothing_is_added_to_a_log_without_its_tree(self, log: Actor) -> None:
        sql("DELETE FROM access_audittree")
        with pytest.raises(LogBroken, match="nothing was changed"), transaction.atomic():
            add(log)
        assert AuditLine.objects.count() == 8


class TestHeads:
    @pytest.mark.parametrize("column", ["text", "key", "signature"])
    def test_a_head_that_was_altered_is_named(self, log: Actor, column: str) -> None:
        sql(f"UPDATE access_audithead SET {column} = 'x' || substr({column}, 2) WHERE size = 4")
        assert wrong(log) == (Break.UNSIGNED, 4, 4)

    def test_a_head_by_another_key_is_named(self, log: Actor) -> None:
        found = prove(log, key="00" * 32).broken
        assert found is not None
        assert (found.what, found.first) == (Break.UNSIGNED, 4)

    def test_a_head_in_the_place_of_another_is_named(self, log: Actor) -> None:
        sql("UPDATE access_audithead SET size = 6 WHERE size = 4")
        assert wrong(log)[0] is Break.REWRITTEN

    def test_an_invented_head_of_a_longer_log_is_not_believed(self, log: Actor) -> None:
        sql("INSERT INTO access_audithead (size, text, key, signature) VALUES (20, 'x', 'x', 'x')")
        assert wrong(log) == (Break.UNSIGNED, 20, 20)


class LogMachine(RuleBasedStateMachine):
    """Lines are added, heads signed and details erased; at any moment somebody does one thing to the rows.

    Each harm is undone again, so that a run tries many.
    """

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.actor = introduce(name="Somebody", roles={*RESEARCHER, Role.KEEPER})
        self.kept: list[Head] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    @property
    def size(self) -> int:
        return tree_now().size

    @rule(why=st.text(st.characters(exclude_categories=["Cs"]), max_size=20), n=st.integers(1, 3))
    def add(self, why: str, n: int) -> None:
        for _ in range(n):
            with recorded(self.actor, "documents.set_date", "d-1", why=why):
                pass

    @rule()
    def sign(self) -> None:
        sign_head()

    @rule()
    def keep_a_head(self) -> None:
        self.kept.append(Head.copied(head_now().short))

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, self.size))
        if AuditLine.objects.get(number=number).detail is not None:
            erase_detail(actor=self.actor, number=number, why="consent was withdrawn")

    @invariant()
    def it_is_whole(self) -> None:
        found = proof(self.actor, *self.kept)
        assert found.is_whole, found.broken
        assert found.lines == AuditLine.objects.count()

    def harmed(self, *kept: Head) -> tuple[int, int]:
        found = proof(self.actor, *kept).broken
        assert found is not None
        return found.first, found.last

    @rule(data=st.data())
    def alter_a_byte(self, data: st.DataObject) -> None:
        number, column = data.draw(st.integers(1, self.size)), data.draw(st.sampled_from(COLUMNS))
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT CAST({column} AS BLOB) FROM access_auditline WHERE number = %s", [number]
                )
                before = bytes(cursor.fetchone()[0])
            if before:
                at = data.draw(st.integers(0, len(before) - 1))
                after = (
                    before[:at] + bytes([before[at] ^ 1 << data.draw(st.integers(0, 7))]) + before[at + 1 :]
                )
            else:
                after = b"0"
            sql(f"UPDATE access_auditline SET {column} = %s WHERE number = %s", after, number)
            assert self.harmed(*self.kept) == (number, number)
            transaction.set_rollback(True)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, self.size))
        with transaction.atomic():
            sql("DELETE FROM access_auditline WHERE number = %s", number)
            assert self.harmed(*self.kept) == (number, number)
            transaction.set_rollback(True)

    @precondition(lambda self: self.size > 1)
    @rule(data=st.data())
    def swap(self, data: st.DataObject) -> None:
        one = data.draw(st.integers(1, self.size - 1))
        other = data.draw(st.integers(one + 1, self.size))
        with transaction.atomic():
            for old, new in ((one, -1), (other, one), (-1, other)):
                sql("UPDATE access_auditline SET number = %s WHERE number = %s", new, old)
            assert self.harmed(*self.kept)[0] == one
            transaction.set_rollback(True)

    @rule(data=st.data())
    def cut(self, data: st.DataObject) -> None:
        left = data.draw(st.integers(0, self.size - 1))
        with transaction.atomic():
            size = self.size
            sql("DELETE FROM access_auditline WHERE number > %s", left)
            assert self.harmed(*self.kept)[0] == left + 1
            sql("DELETE FROM access_audithead WHERE size > %s", left)
            kept = head_now()
            make_the_tree_anew()
            assert self.harmed(kept) == (left + 1, size)
            transaction.set_rollback(True)

    @rule(data=st.data())
    def write_anew_and_sign(self, data: st.DataObject) -> None:
        """With the key in hand, only a head from outside tells."""
        number, kept = data.draw(st.integers(1, self.size)), head_now()
        with transaction.atomic():
            rewrite(number, item="d-other")
            sql("DELETE FROM access_audithead WHERE size >= %s", number)
            sign_head()
            first, last = self.harmed(*self.kept, kept)
            assert first <= number <= last
            transaction.set_rollback(True)


def test_any_history_and_any_harm(workspace: object) -> None:
    # Shrinking a failure would take minutes; the steps that led to it are printed all the same.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    steps = settings(max_examples=EXAMPLES, stateful_step_count=12, deadline=None, phases=phases)
    run_state_machine_as_test(LogMachine, settings=steps)  # type: ignore[no-untyped-call]
