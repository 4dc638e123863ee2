"""What a person says of a document when they hand it over: weighed, and left out where it was said before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone

from tumen.documents.dating import read_date, why_question
from tumen.documents.errors import QuestionedDate
from tumen.documents.intake import Extraction, Found
from tumen.documents.models import Detail, DetailField
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The evidence of a value that came with the document, from the person who gave it.
_WITH_IT = "given when the document was added"


@dataclass(frozen=True, slots=True)
class Given:
    """Values of a person for a document's fields; ``confirmed`` when a date that looks wrong is right."""

    published: str | Interval | None = None
    publisher: str | None = None
    language: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a date is weighed against: the text, its blocks, and the date that the document itself gives."""

    text: str
    blocks: Iterable[tuple[BlockKind, Span]]
    published: Found[Interval] | None

    @classmethod
    def of(cls, extraction: Extraction) -> Read:
        blocks = [(block.kind, block.span) for block in extraction.blocks]
        return cls(extraction.text, blocks, extraction.metadata.published)


def given_details(given: Given, said: Iterable[Detail], read: Callable[[], Read]) -> list[Detail]:
    """The values as details that are not kept yet, without those that are the same as a person's last.

    ``said`` are the details of the document so far; ``read`` is only asked for a date that is new. Raises
    NotADate and QuestionedDate.
    """
    last = {detail.field: detail.value for detail in said if detail.given_by_id is not None}
    details = []
    if given.published is not None:
        interval = read_date(given.published)
        if last.get(DetailField.PUBLISHED) != str(interval):
            evidence = weighed(interval, read(), confirmed=given.confirmed, how=_WITH_IT)
            details.append(Detail(field=DetailField.PUBLISHED, value=str(interval), evidence=evidence))
    for field, value in ((DetailField.PUBLISHER, given.publisher), (DetailField.LANGUAGE, given.language)):
        value = (value or "").strip()
        if value and last.get(field) != value:
            details.append(Detail(field=field, value=value, evidence=_WITH_IT))
    return details


def weighed(interval: Interval, read: Read, *, confirmed: bool, how: str) -> str:
    """The evidence of a date that a person gave; raises QuestionedDate while there is a doubt to confirm."""
    doubt = why_question(
        interval, text=read.text, blocks=read.blocks, found=read.published, now=timezone.now()
    )
    if doubt and not confirmed:
        question = f"The date {interval} is questioned: {doubt}."
        raise QuestionedDate(
            f"{question} Correct it, or confirm it with --confirm-date if it is right.", question=question
        )
    return f"{how}, and confirmed although {doubt}" if doubt else how
