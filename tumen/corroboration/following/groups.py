"""All stages together: the groups of the figures as they are now, from what is left of those before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from tumen.corroboration.closing import group_of, place_of
from tumen.corroboration.figures import FigureClaim, Group, GroupKind, Linked
from tumen.corroboration.following.bundles import Bundles, Difference, Filed
from tumen.corroboration.following.listed import Listed
from tumen.corroboration.following.placed import Block, moment_of
from tumen.corroboration.following.stages import Stage, Standing
from tumen.corroboration.following.stories import Stories
from tumen.corroboration.grouping import ROUNDS, by_id, enter, leaning_words
from tumen.corroboration.leading import Led
from tumen.corroboration.listing import STATE_WINDOW
from tumen.corroboration.placing import Placing
from tumen.corroboration.pools import Bundle, Draft
from tumen.corroboration.same_people import SamePeople, part_of_event

_LISTED = (GroupKind.STATE, GroupKind.TOTAL, GroupKind.RATE)


class Following:
    """What `grouping.group_figures` gives for the figures and judgements that are told last."""

    def __init__(self, *, state_window: timedelta = STATE_WINDOW) -> None:
        self._window = state_window
        self._is_whole = False
        self._begin()

    def _begin(self) -> None:
        self._told = Bundles()
        self._placing = Placing(self._told.hand)
        self._blocks: dict[str, Block] = {}
        self._lists = {sort: Listed(sort, self._enter, self._window) for sort in _LISTED}
        self._placed = Standing()
        self._rounds: list[tuple[Stories, Stage]] = []
        before = self._placed
        for _ in range(ROUNDS):
            self._rounds.append((Stories(before, self._told), Stage(before)))
            before = self._rounds[-1][1].after
        self._leant, self._leaning = Standing(), dict[Draft, tuple[str, ...]]()
        self._parts = Stage(self._leant)
        self._groups: dict[Draft, Group] = {}
        self._beside: dict[Draft, tuple[Draft, ...]] = {}
        self._named_by: dict[Draft, set[Draft]] = defaultdict(set)
        self._order: dict[Draft, tuple[object, ...]] = {}

    def groups(self, figures: Iterable[FigureClaim], judgements: Iterable[Linked] = ()) -> list[Group]:
        """The groups of these figures, as `grouping.group_figures` makes them. Raises ValueError as it does.

        The work grows with what is otherwise than the last time; looking for that, with all figures.
        """
        told = list(figures)
        claims = {claim.id: claim for claim in told}
        if len(claims) < len(told):
            by_id(told)  # which says of which claim there are two
        if not self._is_whole:
            self._begin()
        self._is_whole = False
        found = self._told.follow(claims, judgements)
        self._placing.hand = self._told.hand
        if found.is_nothing and self._groups:
            self._is_whole = True
            return self._in_order()
        changed = self._place(found)
        for stories, stage in self._rounds:
            changed = self._lead(stories, stage, changed, found)
        changed = self._lean(changed, found)
        changed = self._lead_parts(changed, found)
        self._close(changed)
        self._is_whole = True
        return self._in_order()

    def _in_order(self) -> list[Group]:
        return [self._groups[draft] for draft in sorted(self._groups, key=self._order.__getitem__)]

    # ---- the stages ----

    def _place(self, found: Difference) -> set[Draft]:
        gone: dict[object, list[Filed]] = defaultdict(list)
        came: dict[object, list[Filed]] = defaultdict(list)
        for filed in found.gone:
            gone[self._of(filed)].append(filed)
        for filed in found.came:
            came[self._of(filed)].append(filed)
        changed: set[Draft] = set()
        for of in gone.keys() | came.keys():
            if isinstance(of, Listed):
                left = [filed.rank for filed in gone[of]]
                new = [(filed.rank, filed.bundle) for filed in came[of]]
                changed |= of.follow(left, new, self._told.hand)
            elif isinstance(of, Block):
                left = [moment_of(filed.rank, filed.sort) for filed in gone[of]]
                new = [(moment_of(filed.rank, filed.sort), filed.bundle) for filed in came[of]]
                changed |= of.follow(left, new)
        self._placed.leave(found.left)
        for draft in changed:
            self._placed.enter(draft, draft)
        return changed

    def _of(self, filed: Filed) -> Block | Listed:
        """Where a bundle is placed: among the happenings of its act, or in the lists of its sort."""
        if filed.sort in _LISTED:
            return self._lists[filed.sort]
        act = filed.bundle.lead.claim.act
        if act not in self._blocks:
            self._blocks[act] = Block(self._placing, self._enter, finds=bool(act))
        return self._blocks[act]

    def _enter(self, bundle: Bundle, draft: Draft, reason: str) -> None:
        enter(bundle, draft, reason, self._told.documents)

    def _lead(self, stories: Stories, stage: Stage, changed: set[Draft], found: Difference) -> set[Draft]:
        told, before = self._told, stage.before
        asked = (stories.follow(changed) | found.figures) & before.homes.keys()
        people = SamePeople(stories, told.hand)
        decided: dict[str, Led | None] = {}
        for claim in sorted(asked, key=lambda id: told.claims[id].document):
            led = people.lead(told.figures[claim], before.home(claim))
            decided[claim] = led._replace(draft=stories.name_of(led.draft)) if led else None
        return stage.follow(changed, found.left, decided, told.figures)

    def _lean(self, changed: set[Draft], found: Difference) -> set[Draft]:
        """Figures that lean on another enter where that one is."""
        told, before = self._told, self._rounds[-1][1].after
        leaning: dict[Draft, list[str]] = defaultdict(list)
        for claim, other in sorted(told.leaning.items()):
            leaning[before.homes[other.id]].append(claim)
        now = {draft: tuple(claims) for draft, claims in leaning.items()}
        # One that leans as before may have changed itself.
        touched = changed | {before.homes[told.leaning[id].id] for id in found.figures & told.leaning.keys()}
        touched |= {
            each for each in now.keys() | self._leaning.keys() if now.get(each) != self._leaning.get(each)
        }
        self._leaning = now
        gone = [claim for claim in found.left if claim not in told.claims]
        self._leant.leave(gone)
        for draft in touched:
            self._leant.enter(draft, self._leant_on(before.drafts.get(draft), now.get(draft, ())))
        return touched

    def _leant_on(self, came: Draft | None, leaning: Collection[str]) -> Draft | None:
        if came is None or not leaning:
            return came
        figures = self._told.figures
        made = Draft(came.kind, came.lead, came.times, came.could_be, came.is_unsure)
        for member in came.members:
            made.enter(figures[member.claim], member.role, member.reason, by_hand=member.by_hand)
        for claim in leaning:
            made.enter(figures[claim], *leaning_words(figures[claim].claim))
        return made

    def _lead_parts(self, changed: set[Draft], found: Difference) -> set[Draft]:
        told, before = self._told, self._parts.before
        documents = set(found.documents) & told.documents.keys()
        for draft in changed & before.drafts.keys():
            documents |= {told.claims[one.claim].document for one in before.drafts[draft].members}
        decided: dict[str, Led | None] = {}
        homes = _Homes(before)
        for claim in (claim for document in documents for claim in told.documents[document]):
            if claim.id not in told.leaning:
                decided[claim.id] = self._part(claim, homes)
        gone = [claim for claim in found.left if claim not in told.claims]
        leaning = dict.fromkeys(found.figures & told.leaning.keys())
        return self._parts.follow(changed, gone, {**decided, **leaning}, told.figures)

    def _part(self, claim: FigureClaim, homes: _Homes) -> Led | None:
        told, hand = self._told, self._told.hand
        if not claim.quantity.share_of or len(hand.with_(claim.id)) > 1:
            return None
        document = told.documents[claim.document]
        found = part_of_event(told.figures[claim.id], homes[claim.id], document, homes)
        if found is None or hand.keeps_apart([claim.id], found.draft.ids):
            return None
        return found._replace(draft=homes.name_of(found.draft))

    # ---- the groups ----

    def _close(self, changed: set[Draft]) -> None:
        after = self._parts.after
        for draft in changed | {each for one in changed for each in self._named_by.get(one, ())}:
            if (former := self._groups.pop(draft, None)) and former.could_be:
                for other in self._beside.pop(draft):
                    self._named_by[other].discard(draft)
            made = after.drafts.get(draft)
            if made is None:
                self._order.pop(draft, None)
                continue
            if made.could_be:
                self._beside[draft] = made.could_be
            for other in made.could_be:
                self._named_by[other].add(draft)
            group = replace(
                group_of(made), could_be=tuple(after.drafts[other].lead.id for other in made.could_be)
            )
            self._groups[draft] = former if former == group else group
            self._order[draft] = place_of(group)


class _Homes(Mapping[str, Draft]):
    """The draft of each claim, as `same_people` asks for it, and its name."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._names: dict[Draft, Draft] = {}

    def __getitem__(self, claim: str) -> Draft:
        name = self._standing.homes[claim]
        made = self._standing.drafts[name]
        self._names[made] = name
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._standing.homes)

    def __len__(self) -> int:
        return len(self._standing.homes)

    def name_of(self, draft: Draft) -> Draft:
        return self._names[draft]
