"""Who sees what, after any order of grants, moves, levels, covers, consents and withdrawals.

A machine of hypothesis takes steps in a workspace and in the reference model at once. After each, one actor
looks at one document: text, claim, covers and consents must be what the model says, no more and no less.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from trials.reference import LADDER, Paper, Person, World

#: Steps from one fresh world; more of them meet deeper, fewer more varied orders.
LENGTH = 25
#: Worlds begun at once, at least: the first that hypothesis tries is the plainest that there is.
FEWEST = 6
#: The one who acts, and the others.
KEEPER, OTHERS = "keeper", ("ann", "ben", "cho")
#: Stands in two documents: what covers it in one covers it in the other.
SHARED = "Zqbora"
SPEAKERS = ("Zqdana", "Zqelim", "Zqfira")
PURPOSES = ("keep", "court", "name")
ROLES = ("reader", "documenter", "reviewer")
LEVELS = (*LADDER, "identity")

people = st.sampled_from(OTHERS)
everybody = st.sampled_from((KEEPER, *OTHERS))
papers = st.integers(0, len(SPEAKERS) - 1)
circles = st.integers(0, 1)


class Stage:
    """The world that every example begins with: made once, and rolled back to."""

    def __init__(self) -> None:
        from tests.claims.cast import proposal, read_as
        from tumen.access.actions import found_compartment, introduce
        from tumen.access.models import RESEARCHER, Level, Role
        from tumen.claims.queries import claims_of
        from tumen.documents.actions import take_in
        from tumen.documents.queries import text_of

        self.actors = {
            KEEPER: introduce(
                name="Trial Keeper",
                roles=(*RESEARCHER, Role.KEEPER),
                clearance=Level.RESTRICTED,
                identity=True,
            ),
            **{name: introduce(name=name, roles=[Role.READER]) for name in OTHERS},
        }
        keeper = self.actors[KEEPER]
        self.circles = [
            found_compartment(actor=keeper, name=f"circle {number}", why="a trial").public_id
            for number in range(2)
        ]
        self.papers, self.claims, names = list[str](), list[str](), list[tuple[str, ...]]()
        for number, speaker in enumerate(SPEAKERS):
            shared = f"Later {SHARED} was seen.\n" if number < 2 else "Later somebody was seen.\n"
            text = f"Report {number}\n\n{speaker} said the police returned 6{number} people.\n\n{shared}"
            made = take_in(actor=keeper, data=text.encode(), name=f"{number}.txt", origin="a trial")
            words = f"6{number} people"
            read_as(
                keeper,
                made,
                proposal(text_of(keeper, made).text, words, low=60 + number, speakers=((speaker,),)),
            )
            self.papers.append(made.public_id)
            self.claims.append(claims_of(keeper, made)[0].id)
            names.append((speaker, SHARED) if number < 2 else (speaker,))
        self.names = names

    def world(self) -> World:
        person = Person({"documenter", "reviewer", "keeper"}, {"restricted"}, True)
        found = {name: Person({"reader"}, {"internal"}) for name in OTHERS}
        told = zip(self.papers, SPEAKERS, self.names, strict=True)
        return World({KEEPER: person, **found}, {id: Paper(one, all) for id, one, all in told})


class AccessMachine(RuleBasedStateMachine):
    stage: Stage
    steps = 0
    done: Counter[str]  #: how often each rule was followed, and how often the keeper's change was made

    @initialize()
    def begin(self) -> None:
        from django.db import transaction

        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world, self.turn = self.stage.world(), 0
        self.keeper = self.stage.actors[KEEPER]

    def teardown(self) -> None:
        from django.db import transaction

        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    # What is held.

    @rule(who=everybody, kind=st.sampled_from(["role", "clearance", "identity"]), pick=st.integers(0, 2))
    def grant(self, who: str, kind: str, pick: int) -> None:
        from tumen.access.actions import grant

        value = {"role": ROLES[pick], "clearance": LADDER[pick], "identity": ""}[kind]
        grant(actor=self.keeper, to=self.stage.actors[who], kind=kind, value=value, why="a trial")
        self._held(who, kind, value, holds=True)
        self._look()

    @rule(who=people, kind=st.sampled_from(["role", "clearance", "identity"]), pick=st.integers(0, 2))
    def revoke(self, who: str, kind: str, pick: int) -> None:
        from tumen.access.actions import revoke
        from tumen.access.errors import NotGranted

        value = {"role": ROLES[pick], "clearance": LADDER[pick], "identity": ""}[kind]
        with suppress(NotGranted):
            revoke(actor=self.keeper, of=self.stage.actors[who], kind=kind, value=value, why="a trial")
        self._held(who, kind, value, holds=False)
        self._look()

    @rule(who=everybody, circle=circles, joins=st.booleans())
    def member(self, who: str, circle: int, joins: bool) -> None:
        from tumen.access.actions import grant, revoke
        from tumen.access.errors import NotGranted

        told = {"kind": "compartment", "value": self.stage.circles[circle], "why": "a trial"}
        if joins:
            grant(actor=self.keeper, to=self.stage.actors[who], **told)
            self.world.people[who].circles.add(told["value"])
        else:
            with suppress(NotGranted):
                revoke(actor=self.keeper, of=self.stage.actors[who], **told)
            self.world.people[who].circles.discard(told["value"])
        self._look()

    def _held(self, who: str, kind: str, value: str, *, holds: bool) -> None:
        person = self.world.people[who]
        if kind == "identity":
            person.identity = holds
            return
        held = person.roles if kind == "role" else person.clearance
        (held.add if holds else held.discard)(value)

    # What is kept apart.

    @rule(paper=papers, circle=circles, goes_in=st.booleans())
    def move(self, paper: int, circle: int, goes_in: bool) -> None:
        from tumen.documents.actions import move

        id, to = self.stage.papers[paper], self.stage.circles[circle]
        way: dict[str, str] = {"into" if goes_in else "out_of": to}
        done = self._done(id, lambda: move(actor=self.keeper, document=id, why="a trial", **way))
        if done:
            held = self.world.papers[id].circles
            (held.add if goes_in else held.discard)(to)
        self._look()

    @rule(paper=papers, level=st.sampled_from(LEVELS), of_claim=st.booleans())
    def level(self, paper: int, level: str, of_claim: bool) -> None:
        from tumen.claims.actions import set_sensitivity as set_claim
        from tumen.documents.actions import set_sensitivity

        id, claim = self.stage.papers[paper], self.stage.claims[paper]
        if of_claim:
            done = self._done(
                id, lambda: set_claim(actor=self.keeper, claim=claim, level=level, why="a trial")
            )
        else:
            done = self._done(
                id, lambda: set_sensitivity(actor=self.keeper, document=id, level=level, why="a trial")
            )
        if done and of_claim:
            self.world.papers[id].claim_level = level
        elif done:
            self.world.papers[id].level = level
        self._look()

    @rule(paper=papers, is_shared=st.booleans())
    def cover(self, paper: int, is_shared: bool) -> None:
        from tumen.documents.actions import mark_identity
        from tumen.documents.models import Cover

        id = self.stage.papers[paper]
        it = self.world.papers[id]
        name = SHARED if is_shared else it.speaker
        before = set(Cover.objects.values_list("pk", flat=True))
        if self._done(
            id,
            lambda: mark_identity(actor=self.keeper, document=id, words=name, kind="name", why="a trial"),
            and_so=name in it.names and name not in it.forgotten and not it.is_gone,
        ):
            made = Cover.objects.exclude(pk__in=before).values_list(
                "public_id", "rendition__document__public_id"
            )
            where = dict(made)
            expected = [
                other
                for other, each in self.world.papers.items()
                if name in each.names and name not in each.forgotten and not each.is_gone
            ]
            assert sorted(where.values()) == sorted(expected), (where, expected)
            for cover, document in where.items():
                self.world.papers[document].covers.setdefault(name, set()).add(cover)
        self._look()

    @rule(paper=papers, is_shared=st.booleans(), pick=st.integers(0, 3))
    def uncover(self, paper: int, is_shared: bool, pick: int) -> None:
        from tumen.documents.actions import unmark_identity

        found = self._cover(paper, is_shared, pick)
        if found:
            id, name, cover = found
            it = self.world.papers[id]
            if self._done(
                id,
                lambda: unmark_identity(actor=self.keeper, cover=cover, why="a trial"),
                and_so=name not in it.forgotten and not it.is_gone,
            ):
                it.covers[name].discard(cover)
        self._look()

    # What people allow.

    @rule(paper=papers, on=st.sampled_from(["paper", "speaker", "shared"]), purpose=st.sampled_from(PURPOSES),
          word=st.sampled_from(["yes", "no", "withdrawn"]))  # fmt: skip
    def consent(self, paper: int, on: str, purpose: str, word: str) -> None:
        from tumen.consent.actions import note_consent, withdraw_consent

        id, item = self._item(paper, on)
        if not item or (word == "withdrawn" and purpose == "keep"):
            return
        said = {"actor": self.keeper, "item": item, "purpose": purpose, "way": "spoken"}
        if self._done(
            id,
            lambda: (
                withdraw_consent(**said)
                if word == "withdrawn"
                else note_consent(**said, is_given=word == "yes")
            ),
        ):
            self.world.said[item, purpose] = word
        self._look()
        self._ask(id, item)

    @rule(paper=papers, on=st.sampled_from(["speaker", "shared", "paper"]), seldom=st.integers(0, 3))
    def withdraw(self, paper: int, on: str, seldom: int) -> None:
        from tumen.consent.actions import withdraw_consent

        id, item = self._item(paper, on)
        if not item or (seldom and on == "paper"):
            return
        if self._done(id, lambda: withdraw_consent(actor=self.keeper, item=item, way="spoken")):
            self.world.said[item, "keep"] = "withdrawn"
            self._destroyed(id, item, on)
        self._look()
        self._ask(id, item)

    def _destroyed(self, id: str, item: str, on: str) -> None:
        from tumen.documents.models import Cover

        it = self.world.papers[id]
        if on == "paper":
            it.is_gone = True
            self.world.destroyed.add(id)
            rows = Cover.objects.filter(rendition__document__public_id=id).exclude(kind="claim")
            self.world.destroyed |= set(rows.values_list("public_id", flat=True))
        elif not it.is_gone:
            name = it.speaker if on == "speaker" else SHARED
            it.forgotten.add(name)
            rows = Cover.objects.filter(rendition__document__public_id=id, start=self._place(id, name))
            # Covers over it that had been taken off are on again.
            it.covers[name] |= set(rows.exclude(kind="claim").values_list("public_id", flat=True))
            self.world.destroyed |= it.covers[name]

    def _place(self, id: str, name: str) -> int:
        number = self.stage.papers.index(id)
        text = f"Report {number}\n\n{SPEAKERS[number]} said the police returned 6{number} people.\n\nLater "
        return len(text) if name == SHARED else text.index(name)

    def _cover(self, paper: int, is_shared: bool, pick: int) -> tuple[str, str, str] | None:
        id = self.stage.papers[paper]
        it = self.world.papers[id]
        name = SHARED if is_shared else it.speaker
        on = sorted(it.covers.get(name, ()))
        return (id, name, on[pick % len(on)]) if on else None

    def _item(self, paper: int, on: str) -> tuple[str, str]:
        if on == "paper":
            return self.stage.papers[paper], self.stage.papers[paper]
        found = self._cover(paper, on == "shared", 0)
        return (found[0], found[2]) if found else (self.stage.papers[paper], "")

    def _done(self, paper: str, act: Callable[[], object], *, and_so: bool = True) -> bool:
        """Whether the keeper did it: they do it exactly where they see the document."""
        from tumen.access.errors import NotGranted
        from tumen.vocabulary.errors import TumenError

        expected = self.world.sees(KEEPER, paper) and and_so
        try:
            act()
        except NotGranted:
            return False  # it was not in that compartment, which changes nothing
        except TumenError as error:
            if expected:
                raise AssertionError(f"{paper}: what the keeper may do was refused. {error}") from error
            return False
        self.done["changed"] += 1
        assert expected, f"it was done to {paper}, which the keeper may not see or which is gone"
        return True

    # What is looked at.

    def _look(self) -> None:
        cls = type(self)
        cls.steps += 1
        cls.done[inspect.stack(0)[1].function] += 1
        self.turn += 1  # by what this world has seen alone: what hypothesis does again must go the same way
        names, papers = (*OTHERS, KEEPER), self.stage.papers
        who, id = names[self.turn % len(names)], papers[(self.turn // len(names)) % len(papers)]
        self._compare(who, id)

    def _compare(self, who: str, id: str) -> None:
        """The text, and in turn the claim or the covers."""
        from tumen.access.queries import may_see
        from tumen.claims.queries import claims_of
        from tumen.documents.errors import NoSuchDocument
        from tumen.documents.queries import text_of

        viewer, world = self.stage.actors[who], self.world
        try:
            text = text_of(viewer, id).text
        except NoSuchDocument:
            assert not world.sees(who, id), f"{who} does not see {id} and should"
            return
        assert world.sees(who, id), f"{who} sees {id} and should not"
        assert may_see(viewer, id)
        shown = {name for name in (*SPEAKERS, SHARED) if name in text}
        assert shown == world.reads(who, id), (who, id, text)
        if self.turn // 12 % 2:
            self._compare_covers(who, id)
            return
        told = claims_of(viewer, id)
        assert bool(told) == world.sees_claim(who, id), (who, id, told)
        heard = repr(told)
        assert any(name in heard for name in SPEAKERS) == world.hears(who, id), (who, id, heard)

    def _compare_covers(self, who: str, id: str) -> None:
        from tumen.documents.masking import MASK
        from tumen.documents.queries import covers

        viewer, world = self.stage.actors[who], self.world
        listed = {one.id: "" if one.words == MASK else one.words for one in covers(viewer, id)}
        known = world.covered(who, id)
        assert {cover: listed.get(cover) for cover in known} == known, (who, id)
        assert all(not words for cover, words in listed.items() if cover not in known), (who, id, listed)

    def _ask(self, id: str, item: str) -> None:
        from tumen.consent.queries import allows

        if self.world.sees(KEEPER, id):
            for purpose in PURPOSES:
                answer = allows(self.keeper, item, purpose).answer.value
                assert answer == self.world.allows(item, purpose), (item, purpose, answer)


def run(
    steps: int, tell: Callable[[str], None] = lambda said: None, *, shrinks: bool = True
) -> dict[str, Any]:
    """Take so many steps in the workspace that is open; raises what hypothesis found, as short as it gets."""
    AccessMachine.stage, AccessMachine.steps, AccessMachine.done = Stage(), 0, Counter()
    examples = 0
    while AccessMachine.steps < steps:
        before = AccessMachine.steps
        wanted = max(FEWEST, (steps - before) // LENGTH)
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            AccessMachine,
            settings=settings(
                max_examples=wanted,
                stateful_step_count=LENGTH,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink] if shrinks else [Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        examples += wanted
        tell(f"{AccessMachine.steps} steps")
    done = dict(sorted(AccessMachine.done.items()))
    return {"steps": AccessMachine.steps, "worlds": examples, "done": done, "faults": []}


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """The trial in a workspace of its own; ``count`` is the number of steps."""
    from django.db import transaction

    from tumen.vault import schema
    from tumen.vault.workspace import Workspace

    Workspace.open(Workspace.current().path)
    schema.bring_up_to_date()
    try:
        with transaction.atomic():
            return run(count, tell)
    except AssertionError as error:
        return {"steps": AccessMachine.steps, "faults": [str(error)]}
