"""A report on one event as anybody may read it: its papers, what they rest on, whether it may still go out.

Names of persons of whom its documents tell are covered in it, and every place finer than a country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.access.bounds import within
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.claims.queries import claims
from tumen.consent.purposes import Purpose
from tumen.publication.citing import standing_of
from tumen.publication.errors import NotInOrder, NotToBeReleased
from tumen.publication.forms.papers import Block, CannotSet, Heading, Paper, Paragraph, Points, ready
from tumen.publication.harmless import require_harmless, title_of
from tumen.publication.models import Release
from tumen.publication.report_rows import Findings
from tumen.publication.reported import (
    Hidden,
    Papers,
    papers_in,
    shielded,
    told_of,
    without_ids,
)
from tumen.publication.sealing import files_of_report
from tumen.publication.telling import OUTSIDE, event_without
from tumen.publication.untold import Untold, untold
from tumen.record.persons.covering import names_told_in
from tumen.record.queries import EventView
from tumen.record.queries import event as event_of


def require_still_told(actor: Actor, release: Release) -> None:
    """Raises `NotInOrder` and `NotToBeReleased` unless event and claims are what they were when the report
    was drafted, those whom it quotes still allow that, and nothing in it became known as a name since."""
    kept: Findings = release.report
    id, revision = kept.findings[:2]
    with within(OUTSIDE), one_look():
        standing = standing_of(actor, list(kept.claims), [Purpose.PUBLISH])
        shield = _shield(actor, release.documents)
        away = untold(Purpose.PUBLISH)
    now = event_told(actor, id, away)
    words = [each for paper in papers_in(files_of_report(release)).values() for each in paper.words()]
    is_told = any(shield.words(each) != each for each in words)
    if (now.id, now.revision) != (id, revision) or standing != kept.claims or is_told:
        raise NotInOrder(
            f"The event, a claim that it cites, or a name in it is another since {release.public_id} was "
            "drafted. Draft it again."
        )
    require_harmless(*words)


def event_told(actor: Actor, id: str, away: Untold) -> EventView:
    """The event as a report may tell it. Raises NoSuchEvent."""
    with within(OUTSIDE), one_look():
        bound, named = event_without(actor, id, away)
    with within(bound), one_look():
        return event_of(actor, named)


def papers_on_event(
    actor: Actor, papers: Sequence[Paper], title: str, *, is_open: bool = False, is_signed: bool = False
) -> Papers:
    """The papers as anybody may read them, and what they rest on. An open letter says whom it addresses and,
    where ``is_signed``, who signs it. Raises `NotToBeReleased`."""
    for paper in papers:
        _require_finished(paper)
    cited = list(dict.fromkeys(each.claim for each in papers[0].citations))
    rests = standing_of(actor, cited, [Purpose.PUBLISH])
    found = {each.id: each for each in claims(actor, cited)}
    documents = tuple(sorted({each.document_id for each in found.values()}))
    shield = _shield(actor, documents)
    named = title_of(title) if title.strip() else ""
    public = tuple(_public(paper, shield, named) for paper in papers)
    if is_open:
        public = tuple(
            _addressed(made, paper, shield, is_signed=is_signed)
            for made, paper in zip(public, papers, strict=True)
        )
    for paper in public:
        require_harmless(*paper.words())
    return Papers(
        papers=tuple(map(without_ids, public)),
        cites=tuple(dict.fromkeys(told_of(found[id], shield) for id in cited)),
        claims=rests,
        documents=documents,
        findings=(),
    )


def _shield(actor: Actor, documents: Sequence[str]) -> Hidden:
    return Hidden(names_told_in(actor, documents))


def _require_finished(paper: Paper) -> None:
    if paper.is_draft or not paper.citations:
        raise NotToBeReleased(
            "Nothing was drafted: the report is a draft, or cites nothing. It rests on accepted claims alone."
        )
    try:
        ready(paper)
    except CannotSet as error:
        raise NotToBeReleased(f"Nothing was drafted: {error}") from error


def _public(paper: Paper, shield: Hidden, title: str) -> Paper:
    """The paper with names and fine places covered wherever they stand, and without who wrote to whom."""
    return replace(
        paper,
        title=shield.words(title or paper.title),
        blocks=tuple(_covered(block, shield) for block in paper.blocks),
        citations=tuple(shielded(each, shield) for each in paper.citations),
        sender=(),
        recipient=(),
        greeting="",
        closing="",
        signatories=(),
    )


def _addressed(made: Paper, paper: Paper, shield: Hidden, *, is_signed: bool) -> Paper:
    """An open letter as anybody may read it, of the whole ``paper``."""
    return replace(
        made,
        recipient=tuple(map(shield.words, paper.recipient)),
        greeting=shield.words(paper.greeting),
        closing=paper.closing if is_signed else "",
        signatories=tuple(map(shield.words, paper.signatories)) if is_signed else (),
    )


def _covered(block: Block, shield: Hidden) -> Block:
    if isinstance(block, Heading):
        return Heading(shield.words(block.words))
    if isinstance(block, Points):
        return Points(tuple(_paragraph(item, shield) for item in block.items))
    if isinstance(block, Paragraph):
        return _paragraph(block, shield)
    raise NotToBeReleased("Nothing was drafted: a report on an event has neither tables nor drawings.")


def _paragraph(said: Paragraph, shield: Hidden) -> Paragraph:
    return Paragraph(tuple(replace(each, words=shield.words(each.words)) for each in said.sentences))
