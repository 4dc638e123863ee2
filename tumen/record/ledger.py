"""Which judgements stand: those that nobody has undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping

from django.db.models import Max, QuerySet

from tumen.corroboration.figures import Linked
from tumen.record.models import Judgement, JudgementKind, Verdict


def standing() -> QuerySet[Judgement]:
    """The judgements in force, oldest first. The lines that undo others are not judgements themselves."""
    return Judgement.objects.filter(undone_by=None, undoes=None)


def links(replaced: Mapping[str, str], among: Container[str] | None = None) -> list[Linked]:
    """What stands, as the grouping takes it: a later line holds against an earlier one.

    A judgement about a claim whose place another has taken (``replaced``) is about that other one from then.
    With ``among`` only judgements on claims that are in it.
    """
    lines = standing().filter(kind=JudgementKind.SAME_EVENT)
    fields = lines.values_list("left__public_id", "right__public_id", "verdict", "pk")
    return [
        Linked(replaced.get(left, left), replaced.get(right, right), verdict == Verdict.YES, order)
        for left, right, verdict, order in fields
        if among is None or (left in among and right in among)
    ]


def voice_lines(
    replaced: Callable[[], Mapping[str, str]], seen: Callable[[Collection[str]], Container[str]]
) -> list[tuple[str, str, bool, int]]:
    """What stands about the voices of two claims: both, whether they are one, and the line's number.

    Only judgements on claims that are ``seen``, which is asked about those alone that a line names.
    """
    lines = standing().filter(kind=JudgementKind.SAME_VOICE)
    found = list(lines.values_list("left__public_id", "right__public_id", "verdict", "pk"))
    if not found:
        return []
    instead, among = replaced(), seen({side for left, right, *_ in found for side in (left, right)})
    return [
        (instead.get(left, left), instead.get(right, right), verdict == Verdict.YES, order)
        for left, right, verdict, order in found
        if left in among and right in among
    ]


def last_line() -> int:
    """The number of the ledger's last line, 0 for an empty ledger."""
    return Judgement.objects.aggregate(last=Max("pk"))["last"] or 0
