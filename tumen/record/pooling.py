"""The figures that the record of one who does not see everything is derived from, held from change to change.

While pages are served, a figure that was told once is not told again before what it rests on changes: the
claim, its reading or its document. Which of them a viewer may see is asked anew, of all claims, after
everything that may change it; where people judged single claims since, of those of their documents. Nothing
is held where a claim is more sensitive than its document: there a figure depends on who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from tumen.access.daily import TOLD_BY_REVISIONS, touched_since
from tumen.access.memory import Head, head_now, recalls
from tumen.access.models import Viewer
from tumen.access.recalling import held
from tumen.claims.figures import Resting, figures_of_keys, rests_on
from tumen.claims.pooling import claims_with
from tumen.corroboration.figures import FigureClaim
from tumen.documents.briefs import Brief, briefs
from tumen.documents.covering import any_claim_is_covered
from tumen.record.figuring import figure_claim
from tumen.record.withdrawing import may_take_back


@dataclass(frozen=True, slots=True)
class Told:
    """Figures in the order of their claims, and what is asked of them beside.

    ``keys`` and ``revisions`` are those of the claims, by their ids; ``headed`` their documents in brief, by
    id; ``suspected`` the figures that may take another back.
    """

    figures: tuple[FigureClaim, ...]
    keys: Mapping[int, str]
    revisions: Mapping[str, int]
    headed: Mapping[str, Brief]
    suspected: tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with the document that it stands in, and whether it may take another back."""

    claim: FigureClaim
    brief: Brief
    is_suspected: bool


@dataclass(slots=True)
class _Pool:
    """Figures by the key of their claim, None for a claim that is none, each with what it rests on; ``same``
    are the values that figures share."""

    known: dict[int, tuple[Resting, _Figure | None]] = field(default_factory=dict)
    same: dict[Any, Any] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(slots=True)
class _Seen:
    """What one sight was told last, of the log as it ended with ``head``: what each claim that it sees rested
    on, and which of them are figures."""

    head: Head = (0, "")
    resting: dict[int, Resting] = field(default_factory=dict)
    figures: dict[int, _Figure] = field(default_factory=dict)
    told: Told | None = None


def figures_told(viewer: Viewer) -> Told:
    """The figures that the viewer, a machine that reads, may see now.

    Where nothing was done since but to claims of a few documents, only what stands there is asked for.
    """
    is_alike = not any_claim_is_covered(viewer)
    pool = held("figures", _Pool, through=TOLD_BY_REVISIONS) if is_alike else _Pool()
    # No line tells yet what an action is changing at this moment.
    follows = is_alike and recalls()
    seen = held("figures seen", _Seen, through=TOLD_BY_REVISIONS, viewer=viewer) if follows else _Seen()
    # Before anything is asked: telling all takes longer than a look remembers how the log ended. What a look
    # remembers of what is hidden was asked for after that, and is forgotten with it.
    head = head_now() if follows else seen.head
    with pool.lock:
        if head < seen.head:
            # A look that began before the last change sees with the eyes of then: what it is told is for it
            # alone, and no later one is told so.
            pool, seen = _Pool(), _Seen()
        touched = touched_since(seen.head, head) if seen.told else None
        if seen.told is None or touched is None:
            told = _told_whole(viewer, pool, seen)
        else:
            told = _told_again(viewer, pool, seen, seen.told, claims_with(touched) if touched else set())
        seen.head = head
    return told


def _told_whole(viewer: Viewer, pool: _Pool, seen: _Seen) -> Told:
    now, known = rests_on(viewer), pool.known
    _tell(viewer, pool, now, {pk for pk, basis in now.items() if pk not in known or known[pk][0] != basis})
    seen.resting = now
    seen.figures = {pk: each for pk in now if (each := known[pk][1])}
    seen.told = _told_of(seen)
    return seen.told


def _told_again(viewer: Viewer, pool: _Pool, seen: _Seen, before: Told, among: set[int]) -> Told:
    """What ``before`` told, with what is otherwise now ``among`` these claims."""
    now, known = rests_on(viewer, among) if among else {}, pool.known
    other = {pk for pk in among if seen.resting.get(pk) != now.get(pk)}
    here = other & now.keys()
    _tell(viewer, pool, now, {pk for pk in here if pk not in known or known[pk][0] != now[pk]})
    had = {pk: seen.figures.pop(pk) for pk in other - here if pk in seen.figures}
    had |= {pk: seen.figures[pk] for pk in here if pk in seen.figures}
    has = {pk: each for pk in here if (each := known[pk][1])}
    for pk in other - here:
        seen.resting.pop(pk, None)
    seen.resting |= {pk: now[pk] for pk in here}
    if had.keys() == has.keys():
        seen.figures |= has
        seen.told = _revised(before, seen, had, has) if has else before
        return seen.told
    for pk in here - has.keys():
        seen.figures.pop(pk, None)
    seen.figures = dict(sorted((seen.figures | has).items()))
    seen.told = _told_of(seen)
    return seen.told


def _revised(before: Told, seen: _Seen, had: Mapping[int, _Figure], has: Mapping[int, _Figure]) -> Told:
    """The same figures as ``before``, of which some tell otherwise, or stand in another revision alone."""
    is_same = all(had[pk].claim == each.claim for pk, each in has.items())
    watched = any(each.is_suspected for each in (*had.values(), *has.values()))
    every = seen.figures.values()
    return Told(
        before.figures if is_same else tuple(each.claim for each in every),
        before.keys,
        {**before.revisions, **{each.claim.id: seen.resting[pk][0] for pk, each in has.items()}},
        {**before.headed, **{each.brief.id: each.brief for each in has.values()}},
        tuple(each.claim for each in every if each.is_suspected) if watched else before.suspected,
    )


def _told_of(seen: _Seen) -> Told:
    found = seen.figures
    return Told(
        tuple(each.claim for each in found.values()),
        {pk: each.claim.id for pk, each in found.items()},
        {each.claim.id: seen.resting[pk][0] for pk, each in found.items()},
        {each.brief.id: each.brief for each in found.values()},
        tuple(each.claim for each in found.values() if each.is_suspected),
    )


def _tell(viewer: Viewer, pool: _Pool, now: Mapping[int, Resting], new: set[int]) -> None:
    if not new:
        return
    told = figures_of_keys(viewer, new)
    headed = {each.id: each for each in briefs(viewer, {now[pk][2] for pk in told}).values()}
    for pk in new:
        figure = figure_claim(told[pk], pool.same) if pk in told else None
        about = headed.get(figure.document) if figure else None
        # One that was hidden between the two questions is none for now, and is asked for again.
        if figure is None or about is None:
            pool.known[pk] = now[pk], None
        else:
            pool.known[pk] = now[pk], _Figure(figure, about, may_take_back(figure, about))
