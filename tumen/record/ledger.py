"""Which judgements stand: those that nobody has undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping

from django.db.models import Max, Q, QuerySet

from tumen.access.daily import rows_held
from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.recalling import recalled
from tumen.access.sight import who
from tumen.claims.queries import claims_seen
from tumen.corroboration.figures import Linked
from tumen.record.models import FigureChoice, Judgement, JudgementKind, Refresh, Verdict

#: What adds to the ledger, and what takes of it away.
JUDGING = frozenset({"record.judge_event", "record.judge_voice", "record.undo_judgement"})


def standing() -> QuerySet[Judgement]:
    """The judgements in force, oldest first. The lines that undo others are not judgements themselves."""
    return Judgement.objects.filter(undone_by=None, undoes=None)


def lines_on(viewer: Viewer, ids: Iterable[str]) -> list[Judgement]:
    """Every judgement on events and voices that names one of these claims, oldest first.

    Undone ones are among them. Those on persons are told on their pages, to who is cleared for identities.
    """
    claims = frozenset(ids)
    rows = Judgement.objects.filter(
        Q(left__public_id__in=claims) | Q(right__public_id__in=claims), undoes=None
    )
    rows = rows.exclude(kind=JudgementKind.SAME_PERSON)
    told = rows.select_related("left", "right", "actor", "undone_by__actor")
    return list(remembered(("judgements on", who(viewer)[0], claims), lambda: list(told)))


def chosen(viewer: Viewer) -> list[FigureChoice]:
    """The figures that people chose, oldest first, of claims that the viewer may see."""
    machine = as_machine(viewer)  # what is seen is the same, and nothing of it is told here
    return list(recalled("figures chosen", machine, lambda: _chosen(machine)))


def choices() -> list[FigureChoice]:
    """Every figure that somebody chose, or took back, oldest first, whoever may see it."""
    every = FigureChoice.objects.select_related("claim", "chosen", "actor").order_by("pk")
    return rows_held("choices", lambda: list(every), changed_by=frozenset({"record.choose_figure"}))


def _chosen(viewer: Viewer) -> list[FigureChoice]:
    rows = choices()
    about = {row.pk: {each.public_id for each in (row.claim, row.chosen) if each} for row in rows}
    seen = set(claims_seen(viewer, {id for ids in about.values() for id in ids})) if rows else set[str]()
    return [row for row in rows if about[row.pk] <= seen]


def links(
    replaced: Mapping[str, str], seen: Callable[[Collection[str]], Container[str]] | None = None
) -> list[Linked]:
    """What stands, as the grouping takes it: a later line holds against an earlier one.

    A judgement about a claim whose place another has taken (``replaced``) is about that other one from then.
    With ``seen`` only judgements on claims that are, which is asked about those alone that a line names.
    """
    fields = _fields(JudgementKind.SAME_EVENT)
    named = {side for left, right, *_ in fields for side in (left, right)}
    among = seen(named) if seen and named else None
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
    found = _fields(JudgementKind.SAME_VOICE)
    if not found:
        return []
    instead, among = replaced(), seen({side for left, right, *_ in found for side in (left, right)})
    return [
        (instead.get(left, left), instead.get(right, right), verdict == Verdict.YES, order)
        for left, right, verdict, order in found
        if left in among and right in among
    ]


def _fields(kind: JudgementKind) -> list[tuple[str, str, str, int]]:
    """The judgements of one kind in force: both claims, the verdict and the number."""
    every = rows_held("judgements", _standing_fields, changed_by=JUDGING)
    return every.get(kind.value, [])


def _standing_fields() -> dict[str, list[tuple[str, str, str, int]]]:
    """Those on events and those on voices, each oldest first: who asks for one soon asks for the other."""
    found = defaultdict[str, list[tuple[str, str, str, int]]](list)
    lines = standing().exclude(kind=JudgementKind.SAME_PERSON)
    fields = lines.values_list("kind", "left__public_id", "right__public_id", "verdict", "pk")
    for kind, left, right, verdict, order in fields:
        found[kind].append((left, right, verdict, order))
    return dict(found)


def last_refresh() -> Refresh | None:
    """When the kept record was last derived, and by whom; None where it never was."""
    last = Refresh.objects.select_related("actor")
    return rows_held("last derivation", last.last, changed_by=frozenset({"record.refresh"}))


def last_line() -> int:
    """The number of the ledger's last line, 0 for an empty ledger."""
    return Judgement.objects.aggregate(last=Max("pk"))["last"] or 0
