"""What is written down of a list that is taken in or back, and the text that is read for it."""

from __future__ import annotations

from typing import Any

from tumen.access.models import Actor
from tumen.claims.columns import Fate
from tumen.claims.takings import Taking, TakingKind
from tumen.claims.updating import holding
from tumen.documents.errors import TextIsMasked
from tumen.documents.models import Document
from tumen.documents.queries import RenditionView, text_to_read


def keep_taking(
    actor: Actor, row: Document, kind: TakingKind, said: tuple[str, Any, str], told: list[Any]
) -> Taking:
    """Write down what was done with the list, unless it is only said again and changes nothing."""
    name, columns, act = said
    last = holding(row)
    is_again = last is not None and (last.name, last.columns, last.act) == said
    if kind is TakingKind.TAKEN and is_again and last and not any(_does(line[1]) for line in told):
        return last
    return Taking.objects.create(
        document=row, kind=kind, name=name, columns=columns, act=act, rows=told, actor=actor
    )


def _does(fate: str) -> bool:
    return fate in (Fate.MADE.value, Fate.CHANGED.value, Fate.BESIDE.value)


def named(name: str) -> str:
    """What a list is called, as it is kept."""
    return " ".join(name.split())[:120]


def whole_of(actor: Actor, document: str) -> RenditionView:
    """The text of a list as it is. Raises NoSuchDocument, and TextIsMasked where any of it is hidden."""
    whole = text_to_read(actor, document)
    if whole.is_masked:
        raise TextIsMasked(
            f"A sentence of {whole.document_id} is hidden from you, so nothing was done with its columns. "
            "Ask somebody who sees all of it."
        )
    return whole
