"""Work on copies that nobody has to wait for: the pages of a PDF drawn, painted over and looked at again."""

from __future__ import annotations

from tumen.documents.models import Rendition
from tumen.documents.queries import kept
from tumen.jobs.running import Run
from tumen.publication.copying import keep_copy
from tumen.publication.making import pdf_copy
from tumen.publication.withholding import choices_at, withholding_of


def draft_later(run: Run) -> None:
    """Draft the copy that somebody asked for: the handler of `copying.MAKE`. Its pages are drawn before, and
    what comes of them is kept in one effect."""
    told = run.arguments
    row = kept(run.actor, told["document"])
    text = Rendition.objects.get(pk=told["rendition"], document=row).text
    boxes = tuple((box[0], box[1], box[2], box[3], box[4]) for box in told["boxes"])
    chosen = choices_at(text, told["words"], told["shown"], boxes)
    why = f"to make a redacted copy of it: {told['why'].strip()}"
    made = pdf_copy(
        run.actor,
        row,
        withholding_of(run.actor, row, chosen),
        why=why,
        boxes=boxes,
        seen_by_eye=told["seen_by_eye"],
    )
    with run.effect():
        keep_copy(actor=run.actor, document=row.public_id, made=made, title=told["title"], why=told["why"])
