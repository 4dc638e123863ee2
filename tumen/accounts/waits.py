"""Growing waits between wrong tries, kept in the vault's database: a restart forgets none of them.

A try is counted before it is made, so that neither stopping the program nor a failure in the middle saves it.
Unknown names are counted as known ones are: a wait does not tell whether there is such an account.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from tumen.accounts.errors import MustWait
from tumen.accounts.models import Tries
from tumen.vault.workspace import Workspace

#: After so long without a try, what was wrong before does not count any more.
FORGOTTEN_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Counted:
    """What tries are counted for. ``free`` of them wait for nothing; ``longest`` is in seconds.

    There is a longest wait so that somebody else's tries do not keep the owner of an account out for a day.
    """

    what: str
    free: int
    longest: int


def by_name(name: str) -> Counted:
    """The name typed at sign-in, known or not."""
    return Counted(f"name:{' '.join(name.split()).casefold()}", free=5, longest=300)


def by_second_step(account: int) -> Counted:
    """The codes of the second step of one account; whoever tries them has its password already."""
    return Counted(f"second:{account}", free=5, longest=900)


def by_address(address: str) -> Counted:
    """The address that tries come from. All who come through one tunnel share it: more of them are free."""
    return Counted(f"address:{address}", free=30, longest=60)


def begin_try(counted: Iterable[Counted]) -> None:
    """Count one try for each, or raise `MustWait` with the seconds to wait, and count nothing."""
    now, each = timezone.now(), list(counted)
    with transaction.atomic():
        rows = [_row(one, now) for one in each]
        wait = max((_seconds_left(row, one, now) for row, one in zip(rows, each, strict=True)), default=0)
        if wait <= 0:
            for row in rows:
                row.wrong, row.last = row.wrong + 1, now
                row.save()
    if wait > 0:
        unit = "second" if wait == 1 else "seconds"
        raise MustWait(f"It was wrong several times. Try again in {wait} {unit}.", seconds=wait)


def forget(counted: Iterable[Counted]) -> None:
    """The last try was right: none before it counts."""
    Tries.objects.filter(key__in=[_key(one) for one in counted]).delete()


def take_back(counted: Counted) -> None:
    """The last try was right; those that others made under the same address still count."""
    for row in Tries.objects.filter(key=_key(counted), wrong__gt=0):
        row.wrong -= 1
        row.save()


def seconds_after(wrong: int, *, free: int, longest: int) -> int:
    """Seconds between the last of so many wrong tries and the next: 0 for the free ones, then 2, 4, 8 ..."""
    return min(longest, 2 ** min(wrong - free + 1, 20)) if wrong >= free else 0


def _seconds_left(row: Tries, one: Counted, now: datetime) -> int:
    wait = seconds_after(row.wrong, free=one.free, longest=one.longest)
    # A clock that was set back would make it longer than the rule says: then it begins now.
    passed = max(0.0, (now - row.last).total_seconds())
    return math.ceil(wait - passed)


def _row(one: Counted, now: datetime) -> Tries:
    key = _key(one)
    row = Tries.objects.select_for_update().filter(key=key).first() or Tries(key=key, last=now)
    if now - row.last > FORGOTTEN_AFTER:
        row.wrong = 0
    return row


def _key(one: Counted) -> str:
    return hmac.new(Workspace.current().keys().accounts, one.what.encode(), sha256).hexdigest()
