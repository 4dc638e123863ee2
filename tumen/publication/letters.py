"""A letter that is not public, taken out by one person: it is checked, kept, and the log says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_permission
from tumen.consent.purposes import Purpose
from tumen.publication.citing import cited_in
from tumen.publication.errors import NotToBeReleased
from tumen.publication.forms.docx import as_docx
from tumen.publication.forms.papers import CannotSet, Paper
from tumen.publication.forms.pdf import as_pdf
from tumen.publication.forms.plain import as_text
from tumen.publication.harmless import require_harmless, require_harmless_file
from tumen.publication.letter_rows import Form, Letter
from tumen.vocabulary.writings import LETTER, writings

_FORMS: Mapping[Form, Callable[[Paper], bytes]] = {
    Form.PDF: as_pdf,
    Form.DOCX: as_docx,
    Form.TEXT: lambda paper: as_text(paper).encode(),
}
_LONGEST = 300  #: letters of a title and of a recipient


def give_letter(
    *, actor: Actor, paper: Paper, to: str, why: str, form: Form | str, about: str = "", kind: str = LETTER
) -> Letter:
    """Take a letter or another paper out: it is given its form, searched for what is covered, kept, and the
    log says by whom. ``kind`` is a code of `vocabulary.writings`.

    Every claim that it cites has to be one that the actor may see, whose words stand, and whose people did
    not say no to what the kind does with them (publish them, give them to the UN); and accepted by a person,
    where the paper is no draft. Raises `NotToBeReleased` and `NotPermitted`.
    """
    require_permission(actor, "publication.give_letter")
    if not to.strip() or not why.strip():
        raise NotToBeReleased("Nothing left: say to whom the letter goes, and why.")
    if len(to) > _LONGEST or len(paper.title) > _LONGEST:
        raise NotToBeReleased(f"Nothing left: a title and a recipient have at most {_LONGEST} letters.")
    require_harmless(*paper.words(), to, why)
    if kind not in writings():
        raise NotToBeReleased(f"Nothing left: “{kind}” is no kind of paper.")
    if writings()[kind].is_public and not paper.is_draft:
        raise NotToBeReleased(
            "Nothing left: what is for everybody goes out as a release, which somebody else approves. Draft "
            "the release, or take this out as a draft."
        )
    cited = cited_in(actor, paper, [Purpose(each) for each in writings()[kind].needs])
    try:
        data = _FORMS[Form(form)](paper)
    except CannotSet as error:
        raise NotToBeReleased(f"Nothing left: {error}") from error
    require_harmless_file(data)
    with recorded(actor, "publication.give_letter") as entry:
        made = Letter.objects.create(
            title=paper.title,
            recipient=to.strip(),
            why=why.strip(),
            about=about,
            kind=kind,
            form=Form(form),
            is_draft=paper.is_draft,
            claims=cited,
            file=data,
            sha256=hashlib.sha256(data).hexdigest(),
            actor=actor,
        )
        entry.item = made.public_id
        entry.detail.update(kind=kind, form=made.form, claims=len(cited), draft=made.is_draft)
    return made
