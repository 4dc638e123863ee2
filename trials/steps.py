"""The steps of the trial `access`: each taken in the rooms and in the reference model at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from trials.reference import LADDER, SENSITIVITY, Copy

if TYPE_CHECKING:
    from trials.stage import Stage
    from trials.witness import Witness

#: The one who begins with everything, and the others; named as in `stage`, which needs the rooms.
KEEPER, OTHERS = "keeper", ("ann", "ben", "cho")
PURPOSES = ("keep", "court", "publish")
ITEMS = ("speaker", "shared", "paper")
WORDS = ("yes", "yes", "no", "withdrawn")
KINDS = ("role", "clearance", "identity", "break-glass")
VALUES = {
    "role": ("reader", "documenter", "reviewer", "publisher", "keeper"),
    "clearance": LADDER,
    "identity": ("",),
    "break-glass": ("2", "30"),
}

people = st.sampled_from(OTHERS)
everybody = st.sampled_from((KEEPER, *OTHERS))
#: Who acts: the keeper in half of the steps, for most of what the others try is refused.
actors = st.sampled_from((KEEPER, KEEPER, KEEPER, *OTHERS))
papers = st.integers(0, 2)
circles = st.integers(0, 1)
steps_out = st.sampled_from(("approve", "publish", "publish", "retract"))
#: Hours after which a grant ends; 0 is never.
ends = st.sampled_from((0, 0, 2, 30))


class AccessMachine(RuleBasedStateMachine):
    stage: Stage
    steps = 0
    #: How often each rule was followed, and how often somebody did it and how often they were refused.
    done: Counter[str] = Counter()

    @initialize()
    def begin(self) -> None:
        from django.db import transaction

        from trials.stage import clock_of

        self.world, self.turn, self.changes = self.stage.world(), 0, 0
        #: A step was begun and is not whole: if it failed, nothing more is compared when the world ends.
        self.is_within = False
        self.open = ExitStack()
        self.open.enter_context(clock_of(self.world, self.stage.midnight))
        self.open.enter_context(transaction.atomic())
        self.open.callback(transaction.set_rollback, True)

    def teardown(self) -> None:
        if hasattr(self, "open"):
            with self.open:
                if not self.is_within:
                    self._everything()

    # What is held.

    @rule(by=actors, who=everybody, kind=st.sampled_from(KINDS), pick=st.integers(0, 4), hours=ends)
    def grant(self, by: str, who: str, kind: str, pick: int, hours: int) -> None:
        self._grant(by, who, kind, VALUES[kind][pick % len(VALUES[kind])], hours)
        self._look("grant", who)

    @rule(by=actors, who=people, kind=st.sampled_from(KINDS), pick=st.integers(0, 4))
    def revoke(self, by: str, who: str, kind: str, pick: int) -> None:
        # What is held, where anything of this kind is: else most of what is taken back would not be there.
        held = sorted(self.world.holds(who, kind)) or list(VALUES[kind])
        self._revoke(by, who, kind, held[pick % len(held)])
        self._look("revoke", who)

    @rule(by=actors, who=everybody, circle=circles, joins=st.booleans(), hours=ends)
    def member(self, by: str, who: str, circle: int, joins: bool, hours: int) -> None:
        value = self.stage.circles[circle]
        if joins:
            self._grant(by, who, "compartment", value, hours)
        else:
            self._revoke(by, who, "compartment", value)
        self._look("member", who)

    @rule(who=people, paper=papers, hours=st.sampled_from((1, 2, 30)), is_granted=st.booleans())
    def break_glass(self, who: str, paper: int, hours: int, is_granted: bool) -> None:
        from tumen.access.actions import break_glass

        id = self.stage.papers[paper]
        if is_granted:
            self._grant(KEEPER, who, "break-glass", "30", 0)
        told = {"actor": self.stage.actors[who], "item": id, "why": "a trial", "hours": hours}
        if self._does(who, self.world.may_break(who, hours), lambda: break_glass(**told)):
            glass = self.world.people[who].glass
            glass[id] = max(glass.get(id, 0), self.world.hour + hours)
        self._look("break glass", who)

    @rule(hours=st.sampled_from((1, 3, 30)))
    def wait(self, hours: int) -> None:
        """Time goes by: grants, broken glass and what people allowed come to their ends."""
        before = self._held()
        self.world.hour += hours
        ended = [who for who, held in self._held().items() if held != before[who]]
        self.done["ended"] += len(ended)
        self._look("wait", *ended[:1])

    def _held(self) -> dict[str, Any]:
        world = self.world
        return {
            who: ([world.holds(who, kind) for kind in (*KINDS, "compartment")],
                  [world.opened(who, paper) for paper in world.papers])
            for who in world.people
        }  # fmt: skip

    def _grant(self, by: str, who: str, kind: str, value: str, hours: int) -> None:
        from django.utils import timezone

        from tumen.access.actions import grant

        if who == KEEPER and value == "keeper":
            hours = 0  # somebody has to be left who can grant
        told = {"to": self.stage.actors[who], "kind": kind, "value": value, "why": "a trial"}
        until = timezone.now() + timedelta(hours=hours) if hours else None
        may = self.world.may(by, "grant")
        if self._does(by, may, lambda: grant(actor=self.stage.actors[by], until=until, **told)):
            self.world.people[who].held[kind, value] = self.world.hour + hours if hours else None

    def _revoke(self, by: str, who: str, kind: str, value: str) -> None:
        from tumen.access.actions import revoke

        told = {"of": self.stage.actors[who], "kind": kind, "value": value, "why": "a trial"}
        may = self.world.may(by, "grant") and value in self.world.holds(who, kind)
        if self._does(by, may, lambda: revoke(actor=self.stage.actors[by], **told)):
            del self.world.people[who].held[kind, value]

    # What is kept apart.

    @rule(by=actors, paper=papers, circle=circles, goes_in=st.booleans())
    def move(self, by: str, paper: int, circle: int, goes_in: bool) -> None:
        from tumen.documents.actions import move

        id, to = self.stage.papers[paper], self.stage.circles[circle]
        held = self.world.papers[id].circles
        goes_in = goes_in or to not in held
        if not goes_in:
            # They have to be members of what it is in: else hardly anything would ever come out again.
            for circle_of in sorted(held):
                self._grant(KEEPER, by, "compartment", circle_of, 0)
        told: dict[str, Any] = {"document": id, "why": "a trial", "into" if goes_in else "out_of": to}
        may = self.world.may(by, "move") and self.world.sees(by, id)
        if self._does(by, may, lambda: move(actor=self.stage.actors[by], **told)):
            (held.add if goes_in else held.discard)(to)
        self._look("move")

    @rule(by=actors, paper=papers, level=st.sampled_from(SENSITIVITY), of_claim=st.booleans())
    def level(self, by: str, paper: int, level: str, of_claim: bool) -> None:
        from tumen.claims.actions import set_sensitivity as set_claim
        from tumen.documents.actions import set_sensitivity

        id, world, told = self.stage.papers[paper], self.world, {"level": level, "why": "a trial"}
        it, actor = world.papers[id], self.stage.actors[by]
        if of_claim:
            claim = self.stage.claims[paper]
            may = world.finds_claim(by, id) and world.may_mark(by, it.claim_level, level)
            if self._does(by, may, lambda: set_claim(actor=actor, claim=claim, **told)):
                it.claim_level = level
        else:
            may = world.sees(by, id) and world.may_mark(by, it.level, level)
            if self._does(by, may, lambda: set_sensitivity(actor=actor, document=id, **told)):
                it.level = level
        self._look("level")

    @rule(by=actors, paper=papers, is_shared=st.booleans())
    def cover(self, by: str, paper: int, is_shared: bool) -> None:
        self._cover(by, paper, is_shared)
        self._look("cover")

    def _cover(self, by: str, paper: int, is_shared: bool) -> None:
        from tumen.documents.actions import mark_identity
        from tumen.documents.models import Cover

        id, world = self.stage.papers[paper], self.world
        name = self._name(paper, is_shared)
        before = set(Cover.objects.values_list("pk", flat=True))
        told = {"document": id, "words": name, "kind": "name", "why": "a trial"}
        # Where it is covered from them already it does not stand there for them.
        may = world.may(by, "cover") and name in world.reads(by, id)
        if self._does(by, may, lambda: mark_identity(actor=self.stage.actors[by], **told)):
            rows = Cover.objects.exclude(pk__in=before)
            where = dict(rows.values_list("public_id", "rendition__document__public_id"))
            expected = [other for other in world.papers if self._stands(name, other)]
            assert sorted(where.values()) == sorted(expected), (where, expected)
            for cover, document in where.items():
                world.papers[document].covers.setdefault(name, set()).add(cover)

    def _stands(self, name: str, paper: str) -> bool:
        it = self.world.papers[paper]
        return name in it.names and name not in it.forgotten and not it.is_gone

    @rule(by=actors, paper=papers, is_shared=st.booleans(), pick=st.integers(0, 3))
    def uncover(self, by: str, paper: int, is_shared: bool, pick: int) -> None:
        from tumen.documents.actions import unmark_identity

        if on := self._covered(paper, is_shared):
            id, name, cover = self.stage.papers[paper], self._name(paper, is_shared), on[pick % len(on)]
            actor, world = self.stage.actors[by], self.world
            may = world.may(by, "uncover") and bool(world.holds(by, "identity")) and world.sees(by, id)
            may = may and self._stands(name, id)
            if self._does(by, may, lambda: unmark_identity(actor=actor, cover=cover, why="a trial")):
                world.papers[id].covers[name].discard(cover)
        self._look("uncover")

    def _covered(self, paper: int, is_shared: bool) -> list[str]:
        """The covers over this name that are on; where there is none the keeper makes one first, if they may
        do that."""
        it, name = self.world.papers[self.stage.papers[paper]], self._name(paper, is_shared)
        if not it.covers.get(name):
            self._cover(KEEPER, paper, is_shared)
        return sorted(it.covers.get(name, ()))

    def _name(self, paper: int, is_shared: bool) -> str:
        from trials.stage import SHARED

        return SHARED if is_shared else self.world.papers[self.stage.papers[paper]].speaker

    # What people allow.

    @rule(by=actors, paper=papers, on=st.sampled_from(ITEMS), purpose=st.sampled_from(PURPOSES),
          word=st.sampled_from(WORDS), days=st.sampled_from((None, 0, 1)))  # fmt: skip
    def consent(self, by: str, paper: int, on: str, purpose: str, word: str, days: int | None) -> None:
        from django.utils import timezone

        from tumen.consent.actions import note_consent, withdraw_consent

        id, item = self.stage.papers[paper], self._item(paper, on)
        if item and not (word == "withdrawn" and purpose == "keep"):
            said = {"actor": self.stage.actors[by], "item": item, "purpose": purpose, "way": "spoken"}
            last = None if days is None else timezone.now().date() + timedelta(days=days)
            may = self.world.may(by, "consent") and self.world.sees(by, id)
            if self._does(by, may, lambda: (
                withdraw_consent(**said) if word == "withdrawn"
                else note_consent(**said, is_given=word == "yes", until=last)
            )):  # fmt: skip
                self.world.said[item, purpose] = (word, None if days is None else self.world.day + days)
                self.world.where[item] = id
            self._witness(by).consents(id, [item], (purpose,))
        self._look("consent")

    @rule(by=actors, paper=papers, on=st.sampled_from(ITEMS))
    def withdraw(self, by: str, paper: int, on: str) -> None:
        from tumen.consent.actions import withdraw_consent

        id, item = self.stage.papers[paper], self._item(paper, on)
        if item:
            actor = self.stage.actors[by]
            may = self.world.may(by, "withdraw") and self.world.sees(by, id)
            if self._does(by, may, lambda: withdraw_consent(actor=actor, item=item, way="spoken")):
                self.done[f"withdrawn: {on}"] += 1
                self.world.said[item, "keep"], self.world.where[item] = ("withdrawn", None), id
                self._destroyed(id, item, on)
            self._witness(by).consents(id, [item], ("publish",))
        self._look("withdraw")

    def _destroyed(self, id: str, item: str, on: str) -> None:
        from tumen.documents.models import Cover

        it, world = self.world.papers[id], self.world
        rows = Cover.objects.filter(rendition__document__public_id=id).exclude(kind="claim")
        if on == "paper":
            it.is_gone = True
            world.destroyed |= {id, *rows.values_list("public_id", flat=True)}
        elif not it.is_gone:
            paper = self.stage.papers.index(id)
            name = self._name(paper, on == "shared")
            it.forgotten.add(name)
            # Covers over it that had been taken off are on again.
            it.covers[name] |= set(
                rows.filter(start=self._place(paper, name)).values_list("public_id", flat=True)
            )
            world.destroyed |= it.covers[name]
        gone = [name for name in it.names if not any(self._stands(name, other) for other in world.papers)]
        if gone:
            self._are_nowhere(gone)

    def _place(self, paper: int, name: str) -> int:
        from trials.stage import words_of

        return words_of(paper).index(name)

    def _are_nowhere(self, names: list[str]) -> None:
        """Not in any row of any table: a search, a quote or a list would find them there."""
        from django.apps import apps
        from django.db import connection

        with connection.cursor() as cursor:
            for model in apps.get_models():
                cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
                for row in cursor.fetchall():
                    told = " ".join(str(cell) for cell in row).casefold()
                    for name in names:
                        assert name.casefold() not in told, (name, model.__name__, told)

    def _item(self, paper: int, on: str) -> str:
        """The document, or a covered name in it; "" where that cannot be covered any more."""
        if on == "paper":
            return self.stage.papers[paper]
        return next(iter(self._covered(paper, on == "shared")), "")

    def _does(self, by: str, may: bool, act: Callable[[], object]) -> bool:
        """Whether ``by`` did it: they do it exactly where they ``may``."""
        from tumen.vocabulary.errors import TumenError

        self.is_within = True
        try:
            act()
        except TumenError as error:
            if may:
                raise AssertionError(f"{by} may do it, and was refused. {error}") from error
            self.done["refused"] += 1
            return False
        assert may, f"{by} did what they may not do"
        self.done["changed"] += 1
        self.changes += 1
        return True

    # What goes out.

    @rule(by=actors, paper=papers, is_granted=st.booleans())
    def draft(self, by: str, paper: int, is_granted: bool) -> None:
        if is_granted:
            self._open_all(by)
        self._draft(by, paper)
        self._look("draft", by)

    def _draft(self, by: str, paper: int) -> None:
        from tumen.publication.copying import draft_copy
        from tumen.publication.models import Release

        id, world = self.stage.papers[paper], self.world
        actor, told = self.stage.actors[by], {"title": "A copy", "why": "a trial"}
        if self._does(by, world.may_draft(by, id), lambda: draft_copy(actor=actor, document=id, **told)):
            world.copies[Release.objects.latest("pk").public_id] = world.copied(by, id)

    @rule(by=everybody, pick=st.integers(0, 5), step=steps_out, is_granted=st.booleans())
    def let_out(self, by: str, pick: int, step: str, is_granted: bool) -> None:
        if is_granted:
            self._open_all(by)
            self._open_all(KEEPER)
        if step == "publish" or not self.world.copies:
            # One of before may have been stopped by whatever was said or covered since.
            self._draft(KEEPER, pick % len(self.stage.papers))
        if self.world.copies:
            copy = sorted(self.world.copies)[pick % len(self.world.copies)]
            it = self.world.copies[copy]
            if is_granted and step == "publish" and not it.approved_by:
                other = next(who for who in (KEEPER, *OTHERS) if who != it.maker)
                self._open_all(other)
                self._let_out(other, "approve", copy)
            if is_granted and step == "retract" and not it.is_out:
                self._let_out(by, "publish", copy)
            self._let_out(by, step, copy)
        self._look(step, by)

    def _let_out(self, by: str, step: str, copy: str) -> None:
        from tumen.publication import actions

        told = {"actor": self.stage.actors[by], "release": copy}
        act: dict[str, Callable[[], object]] = {
            "approve": lambda: actions.approve_release(**told),
            "publish": lambda: actions.publish(**told),
            "retract": lambda: actions.retract(**told, why="a trial"),
        }
        if self._does(by, self.world.may_let_out(by, step, copy), act[step]):
            self._was_let_out(by, step, self.world.copies[copy])

    def _was_let_out(self, by: str, step: str, copy: Copy) -> None:
        self.done[f"done: {step}"] += 1
        if step == "approve":
            copy.approved_by = by
        copy.is_out |= step == "publish"
        copy.is_retracted |= step == "retract"

    def _open_all(self, who: str) -> None:
        """Grant what working on releases takes: by chance alone hardly anybody would hold all of it."""
        held = {circle for paper in self.world.papers.values() for circle in paper.circles}
        for kind, value in (("role", "publisher"), ("clearance", "restricted"), ("identity", "")):
            self._grant(KEEPER, who, kind, value, 0)
        for circle in sorted(held):
            self._grant(KEEPER, who, "compartment", circle, 0)

    # What is looked at.

    def _look(self, step: str, who: str = "") -> None:
        """Count the step, and compare: by what this world has seen alone, for what hypothesis does again must
        go the same way."""
        AccessMachine.steps += 1
        self.done[step] += 1
        self.turn += 1
        self.is_within = True
        names = (*OTHERS, KEEPER)
        witness = self._witness(who or names[self.turn % len(names)])
        witness.glance(self.turn)
        if step in ("draft", "approve", "publish", "retract", "withdraw"):
            witness.copies()
        self.is_within = False

    def _everything(self) -> None:
        names = (*OTHERS, KEEPER)
        for who in names:
            self._witness(who).texts_and_claims()
            self._witness(who).copies()
        # Whose turn it is follows from this world alone, and differs from world to world.
        witness = self._witness(names[(self.turn + self.changes) % len(names)])
        witness.everything()
        for paper in self.stage.papers:
            witness.consents(paper, [item for item, of in self.world.where.items() if of == paper])

    def _witness(self, who: str) -> Witness:
        from trials.witness import Witness

        return Witness(self.stage, self.world, who)
