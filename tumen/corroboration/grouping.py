"""Figures and judgements to groups: what happened, what was so, what was counted, what was only feared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from tumen.corroboration.closing import in_order
from tumen.corroboration.figures import FigureClaim, Group, GroupKind, Linked, Role
from tumen.corroboration.fits import Fit, Width
from tumen.corroboration.hand import Hand
from tumen.corroboration.leading import rebuilt
from tumen.corroboration.listing import STATE_WINDOW, Listing
from tumen.corroboration.parts import antecedents, leans_on_another_act
from tumen.corroboration.placing import Placed, Placing
from tumen.corroboration.pools import Bundle, Draft, Figure, Pool
from tumen.corroboration.same_people import SamePeople, part_of_event
from tumen.corroboration.stories import Story
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.slots import Places

#: What leads to an event makes its document one of that event's story: once more is enough.
ROUNDS = 2


def group_figures(
    figures: Iterable[FigureClaim],
    judgements: Iterable[Linked] = (),
    *,
    state_window: timedelta = STATE_WINDOW,
) -> list[Group]:
    """Group ``figures`` by what they speak of; every figure is a member of exactly one group.

    The order of ``figures`` does not matter, and the work grows in proportion to their number. Judgements
    about claims that are not among ``figures`` are passed over. Raises ValueError when two figures have one
    id.
    """
    claims = by_id(figures)
    hand = Hand(judgements, claims)
    grouping = _Grouping(claims, hand, state_window)
    grouping.place_happenings()
    grouping.list_the_rest()
    grouping.place_what_is_not_told()
    grouping.lead_together()
    grouping.place_leaning()
    grouping.lead_parts()
    return grouping.groups()


def by_id(figures: Iterable[FigureClaim]) -> dict[str, FigureClaim]:
    """The figures by their ids, in the order of these. Raises ValueError when two figures have one id."""
    claims: dict[str, FigureClaim] = {}
    for claim in figures:
        if claim.id in claims:
            raise ValueError(f"Two figures are both called {claim.id}: give each claim once.")
        claims[claim.id] = claim
    return dict(sorted(claims.items()))


def sort_of(claim: FigureClaim) -> GroupKind:
    """What a figure is about by its own slots. A habit ("each year some 300 are returned") is a rate."""
    if not claim.is_told:
        return GroupKind.NOT_TOLD
    return GroupKind.RATE if claim.realis is Realis.HABITUAL else _SORT_OF_KIND[claim.kind]


_SORT_OF_KIND = {
    ClaimKind.EVENT: GroupKind.EVENT,
    ClaimKind.STATE: GroupKind.STATE,
    ClaimKind.TOTAL: GroupKind.TOTAL,
    ClaimKind.RATE: GroupKind.RATE,
}
#: Where a person joined figures of several sorts: a happening comes before a state of things, and so on down.
SORTS = (GroupKind.EVENT, GroupKind.STATE, GroupKind.TOTAL, GroupKind.RATE, GroupKind.NOT_TOLD)


def sort_of_bundle(bundle: Bundle) -> GroupKind:
    """What its figures are about, where they are of several sorts the one that comes first."""
    sorts = {sort_of(figure.claim) for figure in bundle.figures}
    return next(sort for sort in SORTS if sort in sorts)


def rank_of(figure: Figure) -> tuple[object, ...]:
    """Which figure speaks first: told, whole, of the sharper time, with a place, of the larger number."""
    claim, days = figure.claim, figure.days
    time = (days.number, days.first) if days else (Width.OPEN + 1, 0)
    stated = figure.amount.said[1] if figure.amount.said[1] is not None else figure.amount.said[0]
    leans = (figure.role is Role.NOT_TOLD, figure.role is Role.PART)
    is_nowhere = claim.places == Places()
    return (*leans, *time, is_nowhere, -(stated or 0), claim.document, claim.position, claim.id)


class _Grouping:
    """One run over all figures."""

    def __init__(self, claims: dict[str, FigureClaim], hand: Hand, state_window: timedelta) -> None:
        self._hand = hand
        self._placing = Placing(hand)
        self._listing = Listing(hand, state_window)
        self._figures = {claim.id: Figure(claim) for claim in claims.values()}
        self._documents = by_document(claims.values())
        self._leaning = {
            claim: other
            for claim, other in antecedents(self._documents).items()
            if may_lean(claim, other, hand)
        }
        self._bundles = self._bundled()
        self._events: dict[str, Pool] = defaultdict(Pool)
        self._not_told: dict[tuple[str, Realis, Polarity], Pool] = defaultdict(Pool)
        self._listed: list[Draft] = []
        self._home: dict[str, Draft] = {}

    def place_happenings(self) -> None:
        for bundle in self._bundles[GroupKind.EVENT]:
            pool = self._events[block_of(bundle)]
            kind = GroupKind.EVENT if bundle.times else GroupKind.UNDATED
            self._settle(bundle, self._placing.place(bundle, pool), pool, kind)

    def list_the_rest(self) -> None:
        for sort in (GroupKind.STATE, GroupKind.TOTAL, GroupKind.RATE):
            for bundle in self._bundles[sort]:
                draft, reason = self._listing.find(bundle, sort)
                if draft is None:
                    draft = Draft(sort, bundle.lead, bundle.times)
                    self._listed.append(draft)
                self._enter(bundle, draft, reason)
                self._listing.file(bundle, draft)

    def place_what_is_not_told(self) -> None:
        """About an event when it fits one closely; otherwise among its like, never as an event."""
        for bundle in self._bundles[GroupKind.NOT_TOLD]:
            claim, words = bundle.lead.claim, not_told_words(bundle.lead.claim)
            events = self._events.get(block_of(bundle)) or Pool()
            about = self._placing.place(bundle, events, needed=Fit.NEAR)
            if about.draft:
                self._settle(bundle, Placed(about.draft, f"{words} {about.reason}"), events, GroupKind.EVENT)
                continue
            pool = self._not_told[block_of(bundle), claim.realis, claim.polarity]
            alike = self._placing.place(bundle, pool, needed=Fit.NEAR)
            reason = alike.reason if alike.draft else "No event that it speaks of is known for certain."
            self._settle(
                bundle, Placed(alike.draft, f"{words} {reason}", about.could_be), pool, GroupKind.NOT_TOLD
            )

    def place_leaning(self) -> None:
        for claim, antecedent in sorted(self._leaning.items()):
            figure, draft = self._figures[claim], self._home[antecedent.id]
            role, words = leaning_words(figure.claim)
            draft.enter(figure, role, words)
            self._home[claim] = draft

    def lead_together(self) -> None:
        """Figures that tell of an event in other words, or of another day, go to that event."""
        for _ in range(ROUNDS):
            homes = {id: draft for id, draft in self._home.items() if id not in self._leaning}
            story = Story.of((self._figures[id].claim, home) for id, home in homes.items())
            people = SamePeople(story, self._hand)
            led = {
                id: found
                for id, home in sorted(homes.items(), key=lambda at: self._figures[at[0]].claim.document)
                if (found := people.lead(self._figures[id], home)) is not None
            }
            if not led:
                return
            self._home |= rebuilt(homes, led, self._figures)

    def lead_parts(self) -> None:
        """Parts of a group that an event tells of go to that event, whatever else was done to them."""
        led = {}
        for told in self._documents.values():
            for claim in told:
                if claim.id in self._leaning or len(self._hand.with_(claim.id)) > 1:
                    continue
                found = part_of_event(self._figures[claim.id], self._home[claim.id], told, self._home)
                if found is not None and not self._hand.keeps_apart([claim.id], found.draft.ids):
                    led[claim.id] = found
        self._home |= rebuilt(self._home, led, self._figures)

    def groups(self) -> list[Group]:
        return in_order(dict.fromkeys(self._home.values()))

    def _bundled(self) -> dict[GroupKind, list[Bundle]]:
        """Figures singly, or as people put them together, by sort; those that say most come first."""
        filed: dict[GroupKind, list[Bundle]] = {sort: [] for sort in SORTS}
        taken: set[str] = set(self._leaning)
        for figure in sorted(self._figures.values(), key=rank_of):
            if figure.id not in taken:
                together = self._hand.with_(figure.id)
                taken |= together
                figures = [self._figures[id] for id in together]
                bundle = Bundle(tuple(sorted(figures, key=rank_of) if len(figures) > 1 else figures))
                filed[sort_of_bundle(bundle)].append(bundle)
        return filed

    def _settle(self, bundle: Bundle, placed: Placed, pool: Pool, kind: GroupKind) -> None:
        draft = placed.draft or Draft(kind, bundle.lead, bundle.times, placed.could_be, placed.is_unsure)
        self._enter(bundle, draft, placed.reason)
        if bundle.lead.claim.is_told or kind is GroupKind.NOT_TOLD:
            draft.narrow(bundle.times)
            pool.file(draft, bundle.figures)
        if placed.draft is None:
            pool.add(draft)

    def _enter(self, bundle: Bundle, draft: Draft, reason: str) -> None:
        enter(bundle, draft, reason, self._documents)
        self._home |= dict.fromkeys(bundle.ids, draft)


def enter(bundle: Bundle, draft: Draft, reason: str, documents: Mapping[str, Sequence[FigureClaim]]) -> None:
    """Make the figures of ``bundle`` members of ``draft``, the first of them for ``reason``."""
    for figure in bundle.figures:
        is_led = bundle.is_by_hand and figure is not bundle.lead
        words = "A person judged these to be of one event." if is_led else reason
        draft.enter(figure, _role(figure, draft, documents), words, by_hand=is_led)


def _role(figure: Figure, draft: Draft, documents: Mapping[str, Sequence[FigureClaim]]) -> Role:
    if figure.role is Role.PART and leans_on_another_act(figure.claim, documents[figure.claim.document]):
        return Role.COUNTS
    # A group of what is only feared shows its figures as its own.
    is_own = figure.role is Role.NOT_TOLD and draft.kind is GroupKind.NOT_TOLD
    return Role.COUNTS if is_own else figure.role


def may_lean(claim: str, other: FigureClaim, hand: Hand) -> bool:
    """A person's judgement about a leaning figure itself comes before what it leans on."""
    is_judged = len(hand.with_(claim)) > 1
    return not is_judged and not hand.keeps_apart([claim], hand.with_(other.id))


def by_document(claims: Iterable[FigureClaim]) -> dict[str, list[FigureClaim]]:
    """The figures of each document in the order of its text."""
    documents: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document].append(claim)
    for told in documents.values():
        told.sort(key=lambda claim: (claim.position, claim.id))
    return documents


def block_of(bundle: Bundle) -> str:
    """Figures without an act are never of one event: each has a block of its own."""
    return bundle.lead.claim.act or f"(no act) {bundle.lead.id}"


def not_told_words(claim: FigureClaim) -> str:
    if claim.realis in (Realis.ASSERTED, Realis.HABITUAL):
        return "Denied."
    return f"Not told as having happened ({claim.realis.value})."


def leaning_words(claim: FigureClaim) -> tuple[Role, str]:
    if claim.quantity.share_of:
        whole = claim.quantity.share_of
        part = f"Part of an earlier figure of its document (“{whole}”), not a figure of the whole."
        return Role.PART, part
    return Role.ON_TOP, "On top of an earlier figure of its document: not a figure of the whole."
