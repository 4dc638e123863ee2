"""That one round is under way at a time, by a lease that whoever dies lets go.

As with the steps of a worker (`jobs`), taking and giving it back leaves no audit line: it changes nothing of
the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tumen.access.items import new_id
from tumen.claims.models import Claim
from tumen.documents.models import Document
from tumen.vault.acting import RECORD, acting_as
from tumen.vault.writing import take_turn
from tumen.watch.errors import NotNow
from tumen.watch.models import Round

#: How long a round may give no sign of life: longer than one request may take, with what is made of it.
LEASE = timedelta(minutes=3)


def the_round() -> Round:
    """The one row of rounds. Where there is none yet, what the record holds by now is no news."""
    row = Round.objects.order_by("pk").first()
    if row is None:
        with acting_as(RECORD):
            claims = Claim.objects.aggregate(last=Max("pk"))["last"] or 0
            documents = Document.objects.aggregate(last=Max("pk"))["last"] or 0
        row = Round.objects.create(
            pk=1,
            claims_to=claims,
            documents_to=documents,
            claims_from=claims,
            began_on=timezone.now().date(),
        )
    return row


@contextmanager
def a_round() -> Iterator[Callable[[], None]]:
    """Hold the round for the block; what is given is called as a sign of life. Raises NotNow."""
    holder = new_id("w")
    now = timezone.now()
    with transaction.atomic():
        take_turn()
        row = the_round()
        if row.busy_until is not None and row.busy_until > now:
            raise NotNow("Another round is under way. Wait until it has ended, then look again.")
        Round.objects.filter(pk=row.pk).update(busy_until=now + LEASE, holder=holder)

    def alive() -> None:
        kept = Round.objects.filter(pk=row.pk, holder=holder).update(busy_until=timezone.now() + LEASE)
        if not kept:
            raise NotNow(
                "This round gave no sign of life for long, and another one has begun. It stops here."
            )

    try:
        yield alive
    finally:
        Round.objects.filter(pk=row.pk, holder=holder).update(busy_until=None, holder="")
