"""A report on one event, or an open letter about it, as a release: drafted by one person, approved by
another, as tables are.

It is drafted from what a reader may see who is cleared for what is internal (`advocacy.queries.drafted`), and
rests on accepted claims alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tumen.access.actions import recorded
from tumen.access.bounds import within
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.access.rules import require_permission
from tumen.consent.purposes import Purpose
from tumen.publication.event_told import event_told, papers_on_event
from tumen.publication.finding import EVENT, require_whole
from tumen.publication.forms.papers import Paper
from tumen.publication.models import Release
from tumen.publication.reported import files_to_seal, kept_as_draft
from tumen.publication.telling import OUTSIDE, left_out_among
from tumen.publication.untold import untold
from tumen.record.queries import event as event_of
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.writings import OPEN, PUBLIC

OPEN_LETTER = Channel.OPEN.value


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal (its id) that an open letter is, the ``stamp`` of what that said when it was drafted, and
    the ``channel`` by which it goes ("press statement"). ``are_named`` where everybody who signs it agreed to
    be named in public."""

    id: str
    stamp: str
    are_named: bool = False
    channel: str = OPEN_LETTER


def draft_event_report(
    *,
    actor: Actor,
    event: str,
    papers: Sequence[Paper],
    title: str = "",
    appeal: Appealed | None = None,
) -> Release:
    """Draft a release of a report on an event. ``papers`` are it as it was drafted, in each language,
    finished and of the kind `PUBLIC`; ``title`` is theirs by default. Of an ``appeal`` they are an open
    letter, of the kind `OPEN`: it keeps whom it addresses, and who signs it where these agreed to be named.

    Every claim that it cites has to be accepted, its words standing, and nobody whom it quotes may have
    refused that they are published. Raises NoSuchEvent, `NotToBeReleased`, `NotWhole` and `NotPermitted`.
    """
    require_permission(actor, "publication.draft_event_report")
    with within(OUTSIDE), one_look():
        whole, away = event_of(actor, event), untold(Purpose.PUBLISH)
        left_out = left_out_among(actor, (each.claim for each in whole.figures), away)
    require_whole(actor)
    about = event_told(actor, event, away)
    with within(OUTSIDE), one_look():
        told = papers_on_event(actor, papers, title, is_open=appeal is not None, is_signed=_names(appeal))
        told = replace(told, left_out=left_out)
    files = files_to_seal(told)
    with recorded(actor, "publication.draft_event_report") as entry:
        rests_on: list[str | int] = [about.id, about.revision]
        if appeal:
            rests_on += [appeal.id, appeal.stamp]
            entry.detail.update(appeal=appeal.id, named=len(told.papers[0].signatories))
        query = {"of": EVENT} | ({"channel": appeal.channel} if appeal else {})
        made = kept_as_draft(told, files, actor=actor, query=query, inquiry="", findings=rests_on)
        entry.item = made.public_id
        entry.detail.update(event=about.id, kind=OPEN if appeal else PUBLIC, claims=len(told.claims))
    return made


def _names(appeal: Appealed | None) -> bool:
    return appeal is not None and appeal.are_named
