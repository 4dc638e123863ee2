"""What pages take of documents: the date that a person gives one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.documents.actions import set_date
from tumen.documents.errors import NotADate, QuestionedDate
from tumen.documents.queries import kept
from tumen.record.later import ask_to_read
from tumen.web import documents
from tumen.web.documents import TypedDate
from tumen.web.saying import said

#: The id of the section with the form.
PLACE = "date"


def date_document(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Give a document its date, and have it read again: its claims are then placed anew."""
    row = kept(judge, id)
    date, why = request.POST.get("date", "").strip(), request.POST.get("why", "").strip()
    confirmed = bool(request.POST.get("confirmed"))
    typed = TypedDate(date, why)
    if not date:
        return _again(request, judge, id, typed, _("Nothing was kept, because no date was given."))
    if not why:
        return _again(
            request, judge, id, typed, _("Nothing was kept, because it does not say how you know the date.")
        )
    try:
        set_date(actor=judge, document=row, published=date, why=why, confirmed=confirmed)
    except NotADate as refused:
        return _again(request, judge, id, typed, said(str(refused)))
    except QuestionedDate as question:
        return _again(request, judge, id, TypedDate(date, why, asks=True), said(question.question))
    ask_to_read(judge, row.public_id)
    return redirect(f"{reverse('document', args=[id])}?read=again#{PLACE}")


def _again(request: HttpRequest, judge: Actor, id: str, typed: TypedDate, refused: str) -> HttpResponse:
    return documents.document(request, judge, id, typed=typed.refused_with(refused))
