"""What the watch is told of appeals: that something may answer an open ask, that a day has passed in silence.

It is worked out at each read from what the viewer may see, as appeals are: nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.recalling import recalled
from tumen.advocacy.answering import answering_in
from tumen.advocacy.finding import of_sorts
from tumen.advocacy.ministries import speaking_for
from tumen.advocacy.queries import appeals, proposed_answers
from tumen.advocacy.views import AppealView, State
from tumen.claims import queries as claims
from tumen.vocabulary.codes import ClaimSort
from tumen.watch.models import AlertKind
from tumen.watch.telling import Since, Told

#: Where something may still come back.
_OPEN = (State.FOUND, State.CONFIRMED, State.SENT, State.SILENT, State.ANSWERED)


def news(viewer: Viewer, since: Since) -> list[Told]:
    """What may answer an open ask and came after ``since``, and appeals whose day passed since in silence."""
    # What has passed depends on the day.
    return list(
        recalled(("news of appeals", since, timezone.localdate()), viewer, lambda: _news(viewer, since))
    )


def _news(viewer: Viewer, since: Since) -> list[Told]:
    open_ = [each for each in appeals(viewer) if each.state in _OPEN and not each.is_loose]
    return [*_silences(open_, since), *_answers(viewer, open_, since)]


def _silences(open_: Iterable[AppealView], since: Since) -> Iterator[Told]:
    for each in open_:
        days = {each.due_of(part) for part in each.of if part.asked.key in each.silent}
        for due in sorted(day for day in days if day is not None and day >= since.day):
            over = datetime.combine(due + timedelta(days=1), time(), UTC)
            key = f"silence {each.id} {due}"
            yield Told(AlertKind.SILENCE, key, over, each.id, each.title, _claims_of(each))


def _claims_of(appeal: AppealView) -> tuple[str, ...]:
    asks = (ask for part in appeal.of for ask in part.asks)
    return tuple(dict.fromkeys(claim for ask in asks for claim in ask.claims))


def _answers(viewer: Viewer, open_: list[AppealView], since: Since) -> Iterator[Told]:
    rows = claims.standing(viewer).filter(of_sorts([ClaimSort.ANSWER]), pk__gt=since.claims).order_by()
    came = dict(rows.values_list("public_id", "document__added_at"))
    # Who answers is looked at first: all else about an appeal takes longer.
    who = answering_in(viewer, came.keys()) if came else frozenset()
    for each in open_:
        waits = (part for part in each.of if each.waits_for(part))
        if not any(who & speaking_for(part.asked) for part in waits):
            continue
        for proposed in proposed_answers(viewer, each.id):
            if proposed.claim in came:
                key, at = f"answer {each.id} {proposed.claim}", came[proposed.claim]
                told = (proposed.claim, *_claims_of(each))
                yield Told(AlertKind.ANSWER, key, at, each.id, each.title, told)
