"""Where one figure belongs among the groups made so far, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tumen.corroboration.fits import REACH, Amount, Days, Fit, Where, Width, figures_fit, ratio
from tumen.corroboration.hand import Hand
from tumen.corroboration.pools import Bundle, Draft, Figure, Finds

#: How well a figure must fit a group's figures to join it, by how much its time says. One act on one day,
#: between the same places, is one event even where the figures conflict; the less the time says, the more the
#: figure has to.
NEEDED = {
    Width.DAY: Fit.FAR,
    Width.WEEK: Fit.NEAR,
    Width.MONTH: Fit.NEAR,
    Width.YEAR: Fit.AGREES,
    Width.OPEN: Fit.AGREES,
}
#: Smaller numbers ("two were arrested") are told of too many events to find one by its figure alone, across
#: documents.
DISTINCTIVE = 10
#: A voice that corrects itself stays this near; two figures farther apart in one voice are two things.
RESTATED = 1.25
#: How many times as many documents one of several groups of one time has to have to be taken for the event
#: itself, the others being odd tellings of it. Range 2 to 5.
DOMINANT = 3
#: Groups named as possible ("could be e-1 or e-2"): more help nobody to decide.
NAMED = 5


class Placed(NamedTuple):
    """Where a bundle goes, to ``draft`` or alone (None) with what it ``could_be``; and why, in a sentence."""

    draft: Draft | None
    reason: str
    could_be: tuple[Draft, ...] = ()
    is_unsure: bool = False  #: alone because several fit alike, and not because none fits


class Choice(NamedTuple):
    """One group that a bundle may join; ``figure`` is the bundle's figure that fits it best."""

    draft: Draft
    figure: Figure
    shared: Days | None
    fit: Fit
    where: Where
    same_document: bool
    same_time: bool

    @property
    def rank(self) -> tuple[Fit, Where, bool, bool, int]:
        """Figure, then place, then document, then time; the higher fits better."""
        is_restated = self.same_time and self.fit is Fit.SAME
        sharpness = min((days.width for days in self.draft.times), default=Width.OPEN)
        return self.fit, self.where, self.same_document, is_restated, -sharpness


class Placing:
    """Places bundles into one pool, by the rules of this module."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand

    def place(self, bundle: Bundle, pool: Finds, *, needed: Fit = Fit.FAR) -> Placed:
        """Where ``bundle`` belongs in ``pool``; ``needed`` is the least fit that the caller accepts."""
        if not bundle.times:
            return self._place_undated(bundle, pool)
        needed = max(needed, NEEDED[bundle.width])
        # What a week or less leaves unfitting is shown to people ("could be"); in a month it would be any
        # event.
        least = Fit.BEYOND if bundle.width <= Width.WEEK else needed
        choices = self._choices(bundle, _candidates(bundle, pool), least)
        fitting = [choice for choice in choices if self._fits(choice, bundle, needed)]
        return _settled(fitting) if fitting else _alone(choices, bundle)

    def _place_undated(self, bundle: Bundle, pool: Finds) -> Placed:
        """Without a time only strong evidence joins: its own document, or a figure of only one event."""
        lead = bundle.lead
        here = self._agreeing(bundle, pool.of_document(lead.claim.document))
        if here:
            dated = [choice for choice in here if choice.draft.times]
            return _settled(
                dated or here, "No date of its own; the same document tells this act with this figure"
            )
        if not is_distinctive(lead):
            return Placed(
                None, "No date of its own, and its figure is not one that only one event would have."
            )
        same = self._agreeing(bundle, pool.of_number(lead.amount))
        if not same:
            return Placed(None, "No date of its own, and no other event has this figure.")
        return _settled(same, "No date of its own; no other event of this act has this figure", only=True)

    def _agreeing(self, bundle: Bundle, drafts: Iterable[Draft]) -> list[Choice]:
        return self._choices(bundle, drafts, Fit.AGREES)

    def _choices(self, bundle: Bundle, drafts: Iterable[Draft], least: Fit) -> list[Choice]:
        return [choice for draft in drafts if (choice := self._choice(bundle, draft, least))]

    def _choice(self, bundle: Bundle, draft: Draft, least: Fit) -> Choice | None:
        """``draft`` as a possible group, or None when figure, time, place, party or a person excludes it."""
        fit, figure = _best(bundle, draft)
        if fit < least:
            return None
        shared = draft.shared_time(bundle.times)
        if shared is None and bundle.times and draft.times:
            return None
        if self.hand.keeps_apart(bundle.ids, draft.ids) or _is_too_early(bundle, draft):
            return None
        where = _where(bundle, draft)
        if where is Where.APART:
            return None
        in_document = figure.claim.document in draft.documents
        return Choice(draft, figure, shared, fit, where, in_document, bundle.times == draft.times)

    def _fits(self, choice: Choice, bundle: Bundle, needed: Fit) -> bool:
        if choice.fit < needed or (choice.where is Where.UNSURE and choice.fit < Fit.AGREES):
            return False
        if _is_told_apart(choice, bundle):
            return False
        # Near figures must not lead on from one to the next, 500 to 350 to 240, beside an event of one day.
        is_loose = choice.fit is Fit.NEAR and bundle.width is not Width.DAY
        if is_loose and choice.draft.farthest(choice.figure) > REACH:
            return False
        is_told_here = choice.same_document or choice.same_time
        return bundle.width <= Width.MONTH or is_told_here or is_distinctive(choice.figure)


def _best(bundle: Bundle, draft: Draft) -> tuple[Fit, Figure]:
    best, figure = draft.best_fit(bundle.lead), bundle.lead
    for other in bundle.figures[1:]:
        fit = draft.best_fit(other)
        best, figure = (fit, other) if fit > best else (best, figure)
    return best, figure


def _where(bundle: Bundle, draft: Draft) -> Where:
    """How the bundle's places lie to the group's; another country's party is as far as another place."""
    worst = Where.SAME
    for figure in bundle.figures:
        if draft.is_other_party(figure):
            return Where.APART
        worst = min(worst, draft.where(figure))
    return worst


def _candidates(bundle: Bundle, pool: Finds) -> list[Draft]:
    if bundle.width <= Width.MONTH:
        return pool.on_days(bundle.times)
    here = pool.of_document(bundle.lead.claim.document)
    return list(dict.fromkeys([*here, *pool.of_size(bundle.lead.amount, bundle.times)]))


def is_distinctive(figure: Figure) -> bool:
    """Whether a figure can find its event without a date: stated, neither small nor vague ("hundreds")."""
    low, high = figure.amount.said
    is_vague = figure.claim.quantity.approximate and low != high
    return not is_vague and max(low or 0, high or 0) >= DISTINCTIVE


def _is_too_early(bundle: Bundle, draft: Draft) -> bool:
    """Whether a document without a time of its own came out before the event that it would tell of."""
    if bundle.times or not draft.times:
        return False
    begins = min(days.first for days in draft.times)
    dates = (figure.claim.published for figure in bundle.figures)
    return any(Days.of(published).last < begins for published in dates if published)


def _is_told_apart(choice: Choice, bundle: Bundle) -> bool:
    """Whether one voice in one document tells both figures as two things: two rows of a list."""
    return any(_tells_another(figure, choice.draft, bundle.width) for figure in bundle.figures)


def _tells_another(figure: Figure, draft: Draft, width: Width) -> bool:
    voice = (figure.claim.document, figure.claim.speaker)
    own: list[Amount] = [other.amount for other in draft.told_by.get(voice, ()) if other.unit is figure.unit]
    if not own or max(figures_fit(figure.amount, amount) for amount in own) >= Fit.AGREES:
        return False
    return width is not Width.DAY or min(ratio(figure.amount, amount) for amount in own) > RESTATED


def _settled(fitting: list[Choice], because: str = "", *, only: bool = False) -> Placed:
    """The one that fits best, or with ``only`` the only one; several alike leave it unsure."""
    top = fitting
    if len(fitting) > 1 and not only:
        best = max(choice.rank for choice in fitting)
        top = [choice for choice in fitting if choice.rank == best]
    if len(top) == 1:
        return Placed(top[0].draft, _why(top[0], len(fitting), because))
    dominant = _dominant(top)
    if dominant:
        why = _why(dominant, len(fitting), because).removesuffix(".")
        return Placed(dominant.draft, f"{why}, for most documents tell it.")
    drafts = {choice.draft: None for choice in top}
    unsure = [draft for draft in drafts if draft.is_unsure and drafts.keys() >= set(draft.could_be)]
    if len(unsure) == 1:
        return Placed(unsure[0], f"It fits {len(top)} groups alike, and this one is unsure in the same way.")
    reason = f"Stays alone: it fits {len(top)} groups alike, and nothing decides between them."
    return Placed(None, reason, tuple(drafts)[:NAMED], is_unsure=True)


def _dominant(top: list[Choice]) -> Choice | None:
    """The one of several groups of one time that by far the most documents tell."""
    most, second = sorted(top, key=lambda choice: len(choice.draft.documents), reverse=True)[:2]
    is_one_time = all(most.draft.shared_time(choice.draft.times) for choice in top)
    is_by_far = len(most.draft.documents) >= DOMINANT * len(second.draft.documents)
    return most if is_one_time and is_by_far and second.draft.documents else None


def _alone(choices: list[Choice], bundle: Bundle) -> Placed:
    """Alone, with the groups of its time that a person may still see it in."""
    least = Fit.BEYOND if bundle.width is Width.DAY else Fit.FAR
    possible = [choice for choice in choices if choice.fit >= least]
    if not possible or len(possible) > NAMED:
        return Placed(None, FIRST)
    possible.sort(key=lambda choice: choice.rank, reverse=True)
    apart = any(_is_told_apart(choice, bundle) for choice in possible)
    why = (
        "the same voice tells both, as two figures"
        if apart
        else "the figures do not fit each other well enough"
    )
    drafts = tuple(choice.draft for choice in possible)
    return Placed(None, f"Stays alone beside another group of that act and time: {why}.", drafts)


FIRST = "The first figure of this group, with the time that says most."

_FIGURES = {
    Fit.SAME: "the figure is the same",
    Fit.AGREES: "the figures agree",
    Fit.NEAR: "the figures are near each other",
    Fit.FAR: "the figures differ and stand side by side",
    Fit.BEYOND: "the figures are far apart and stand side by side",
}


def _why(choice: Choice, fitting: int, because: str) -> str:
    reasons = [because] if because else [f"Same act, {_time_words(choice)}", _FIGURES[choice.fit]]
    if choice.where is Where.SAME:
        reasons.append("the places agree")
    elif choice.where is Where.UNSURE:
        reasons.append("how the places lie to each other is not known")
    if choice.same_document and not because:
        reasons.append("the same document tells both")
    if fitting > 1:
        reasons.append(f"of {fitting} groups that it fits, this one fits best")
    return "; ".join(reasons) + "."


def _time_words(choice: Choice) -> str:
    if choice.shared is None:
        return "no date on one side"
    noun = "day" if choice.shared.number == 1 else "time"
    return f"{'same' if choice.same_time else 'both can mean this'} {noun} ({choice.shared.interval()})"
