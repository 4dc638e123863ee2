"""Words of this room, sealed under the key of one interview or, once it is closed, of its document."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection, transaction

from tumen.consent.forgetting import empty_the_log
from tumen.documents.models import RecordKey
from tumen.documents.sealing import keys_of
from tumen.vault.records import RecordKeys


def make_key(item: str) -> None:
    """Give ``item`` a key of its own where it has none."""
    if not RecordKey.objects.filter(item=item).exists():
        RecordKey.objects.create(item=item, wrapped=RecordKeys().new(item))


def destroy_key(item: str) -> int:
    """Destroy what was sealed for ``item``, wherever it lies; gives how many keys there were."""
    gone: int = RecordKey.objects.filter(item=item).delete()[0]
    return gone


def leave_nothing() -> None:
    """Empty the log of recent writes when the change is kept: it holds what the cells held before."""
    if connection.vendor == "sqlite":
        transaction.on_commit(empty_the_log)


def seal(item: str, said: Any) -> bytes:
    """Seal a value of JSON for ``item``, which has a key."""
    return RecordKeys().seal(json.dumps(said).encode(), item, keys_of([item])[item])


class Opening:
    """Opens what was sealed for one item; with its key gone everything is None."""

    def __init__(self, item: str) -> None:
        self._item, self._key = item, keys_of([item]).get(item)

    def value(self, sealed: bytes | memoryview) -> Any:
        """Raises `RecordDamaged`."""
        if self._key is None or not sealed:
            return None
        return json.loads(RecordKeys().open(bytes(sealed), self._item, self._key))
