"""Which field laptops' signatures are believed here: a keeper vouches for a key, and ends it."""

from __future__ import annotations

import re

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.marking import reason_of
from tumen.access.models import Actor
from tumen.interviews.errors import NothingSaid
from tumen.interviews.models import FieldKey

_KEY = re.compile(r"[0-9a-f]{64}")


def trust_key(*, actor: Actor, key: str, name: str, why: str) -> FieldKey:
    """Believe what is signed by the key of a field laptop, as `tumen interviews key` prints it there.

    Compare it by another way than the one it came by. Raises NothingSaid and NoReasonGiven.
    """
    wanted, called, reason = key.strip().lower(), " ".join(name.split()), reason_of(why)
    if not _KEY.fullmatch(wanted) or not called:
        raise NothingSaid("A key has 64 signs from 0 to f, and a laptop a name. Nothing was changed.")
    if FieldKey.objects.filter(key=wanted, until=None).exists():
        raise NothingSaid("This key is trusted already. Nothing was changed.")
    with recorded(actor, "interviews.trust_key", f"field-{wanted[:16]}", why=reason):
        return FieldKey.objects.create(key=wanted, name=called, since=timezone.now(), by=actor, why=reason)


def end_trust(*, actor: Actor, key: str, why: str) -> None:
    """Believe nothing any more that this key signs: the laptop is lost, or out of use.

    What was merged stays. Raises NothingSaid and NoReasonGiven.
    """
    wanted, reason = key.strip().lower(), reason_of(why)
    row = FieldKey.objects.filter(key=wanted, until=None).first()
    if row is None:
        raise NothingSaid("No such key is trusted. `tumen interviews keys` lists them.")
    with recorded(actor, "interviews.end_trust", f"field-{wanted[:16]}", why=reason):
        FieldKey.objects.filter(pk=row.pk).update(until=timezone.now())
