"""What people judge of an appeal found in a document: that it is one, is none, is two, is another."""

from __future__ import annotations

from collections.abc import Iterable

from tumen.access.actions import recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.advocacy.errors import NoReason, NoSuchAppeal, NoSuchAsk, NothingAsked
from tumen.advocacy.finding import Found, told_with
from tumen.advocacy.models import Judged, JudgedKind


def judge_appeal(*, actor: Actor, appeal: str, is_one: bool, why: str) -> Judged:
    """Say that what was read is an appeal as it stands, or that it is none. The last judgement holds.

    It rests on the asks as they are now: where one changes later, the appeal says so. Raises NoSuchAppeal,
    NoReason and NotPermitted.
    """
    found, said = _found(actor, appeal), _reason(why)
    kind = JudgedKind.CONFIRMED if is_one else JudgedKind.REJECTED
    with recorded(actor, "advocacy.judge_appeal", found.document.id, appeal=found.id, kind=kind.value):
        return Judged.objects.create(
            kind=kind, appeal=found.id, claims=_revisions(found), why=said, actor=actor
        )


def set_asks_apart(*, actor: Actor, appeal: str, claims: Iterable[str], why: str) -> Judged:
    """Say that some asks of an appeal (the ids of their claims) are an appeal of their own.

    Raises NoSuchAppeal, NoSuchAsk for an ask that is not of it, NothingAsked for none or all of them,
    NoReason and NotPermitted.
    """
    found, said = _found(actor, appeal), _reason(why)
    chosen, here = set(claims), {ask.claim: ask.revision for ask in found.asks}
    for each in sorted(chosen - set(here)):
        raise NoSuchAsk(f"The appeal {found.id} has no ask {each}. Nothing was set apart.")
    if not chosen or chosen == set(here):
        raise NothingAsked("Nothing was set apart. Choose some of the asks, and leave some.")
    with recorded(actor, "advocacy.set_asks_apart", found.document.id, appeal=found.id) as entry:
        made = Judged.objects.create(
            kind=JudgedKind.APART,
            appeal=found.id,
            part=new_id("x"),
            claims={claim: here[claim] for claim in sorted(chosen)},
            why=said,
            actor=actor,
        )
        entry.detail["part"] = made.part
    return made


def join_appeals(*, actor: Actor, appeal: str, other: str, why: str) -> Judged:
    """Say that an appeal is the same as another: a report that tells of a letter, and the letter.

    It is told with the ``other`` from then on. Raises NoSuchAppeal, NothingAsked, NoReason and NotPermitted.
    """
    found, whole, said = _found(actor, appeal), _found(actor, other), _reason(why)
    if found.id == whole.id or found.id in _told_with(actor, whole):
        raise NothingAsked(f"Nothing was joined: {found.id} and {whole.id} are told as one already.")
    with recorded(actor, "advocacy.join_appeals", found.document.id, appeal=found.id, other=whole.id):
        return Judged.objects.create(
            kind=JudgedKind.JOINED,
            appeal=found.id,
            other=whole.id,
            claims=_revisions(found),
            why=said,
            actor=actor,
        )


def undo_line(*, actor: Actor, appeal: str, line: int, why: str) -> Judged:
    """Take a judgement on an appeal back, by its number; both lines stay.

    Raises NoSuchAppeal, NoSuchAsk for a line that is not of it or does not stand, NoReason and NotPermitted.
    """
    found, said = _found(actor, appeal), _reason(why)
    row = Judged.objects.filter(pk=line, undoes=None, undone_by=None).first()
    told = row is not None and (row.part == found.id or any(each.number == line for each in found.judged))
    if row is None or not told:
        raise NoSuchAsk(f"There is no judgement {line} on {found.id} that stands.")
    with recorded(actor, "advocacy.undo_line", found.document.id, appeal=found.id, line=row.pk):
        return Judged.objects.create(kind=row.kind, appeal=row.appeal, why=said, actor=actor, undoes=row)


def _found(actor: Actor, id: str) -> Found:
    found = told_with(actor, id).get(id)
    if found is None:
        raise NoSuchAppeal(
            f"There is no appeal {id} in a document. `tumen appeals` lists those that are known."
        )
    return found


def _told_with(actor: Actor, whole: Found) -> set[str]:
    """The appeals that ``whole`` is told with, so that no two are joined in a circle."""
    found = told_with(actor, whole.id)
    return {id for id, each in found.items() if whole.id in each.told_in}


def _revisions(found: Found) -> dict[str, int]:
    return {ask.claim: ask.revision for ask in found.asks}


def _reason(why: str) -> str:
    if not why.strip():
        raise NoReason("Nothing was judged, because it does not say why. Write a sentence on it.")
    return why.strip()
