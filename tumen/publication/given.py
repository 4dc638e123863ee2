"""Letters and other papers that somebody took out: what each rests on, and what of that holds no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.claims.queries import ClaimView, Status, claims
from tumen.consent.purposes import Purpose
from tumen.consent.queries import require_item
from tumen.documents.queries import everywhere
from tumen.publication.consenting import documents_of
from tumen.publication.letter_rows import Form, Letter
from tumen.publication.untold import Untold, untold
from tumen.vocabulary.writings import writings

#: What may be done with the words that a paper quotes: by its kind the second one too.
_TOLD = (Purpose.PUBLISH, Purpose.COURT)


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter that somebody took out. ``changed`` are the claims that it cites and that are others since;
    ``refused`` the documents that it quotes and whose people do not allow that any more."""

    id: str
    title: str
    recipient: str
    why: str
    about: str
    kind: str
    form: Form
    is_draft: bool
    actor: str
    at: datetime
    changed: tuple[str, ...]
    refused: tuple[str, ...]


def letters_given(viewer: Viewer) -> list[LetterView]:
    """The letters that were taken out, newest first: those all of whose claims the viewer may see.

    A claim that was corrected, rejected or forgotten since flags every letter that cites it, and so does a
    consent that was taken back.
    """
    return [view for view, _ in _letters(viewer)]


def letters_holding(viewer: Viewer, item: str) -> list[LetterView]:
    """Of these, the letters that quote what ``item`` is about (a document, somebody covered, a source): those
    that a withdrawal touches. Raises `NoSuchRecord`."""
    require_item(viewer, item)
    about = documents_of([item])
    return [view for view, documents in _letters(viewer) if about & documents]


def _letters(viewer: Viewer) -> list[tuple[LetterView, frozenset[str]]]:
    """Each letter that is shown, with the documents that it quotes."""
    if not may_see(viewer):
        return []
    every = Letter.objects.select_related("actor").order_by("-pk").defer("file")
    rows = rows_held("letters given", lambda: list(every))
    told = {id for row in rows for id in row.claims}
    now = {claim.id: claim for claim in claims(viewer, told)}
    quoted = {claim.document_id for claim in now.values()}
    away = {purpose: untold(purpose).look_at(quoted) for purpose in _TOLD} if now else {}
    covers = everywhere(viewer).all
    return [
        (covers.value(_letter(row, now, away)), frozenset(now[id].document_id for id in row.claims))
        for row in rows
        if all(id in now for id in row.claims)
    ]


def _letter(row: Letter, now: Mapping[str, ClaimView], away: Mapping[Purpose, Untold]) -> LetterView:
    known = {id: now[id].revision for id in row.claims if now[id].status != Status.REJECTED}
    # A kind of another vocabulary pack than ours may be unknown here: its words are told all the same.
    needs = {Purpose.PUBLISH, *map(Purpose, writings()[row.kind].needs if row.kind in writings() else ())}
    refused = {now[id].document_id for id in row.claims if any(away[each].why(now[id]) for each in needs)}
    return LetterView(
        id=row.public_id,
        title=row.title,
        recipient=row.recipient,
        why=row.why,
        about=row.about,
        kind=row.kind,
        form=Form(row.form),
        is_draft=row.is_draft,
        actor=row.actor.name,
        at=row.at,
        changed=tuple(id for id, revision in row.claims.items() if known.get(id) != revision),
        refused=tuple(sorted(refused)),
    )
