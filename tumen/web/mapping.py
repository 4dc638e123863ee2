"""What the page of a list's columns takes: the list taken in by them, and that taken back whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.claims.columns import sheet
from tumen.claims.mapping import take_columns as take
from tumen.claims.mapping import take_columns_back as take_back
from tumen.documents.errors import TextIsMasked
from tumen.reading.columns import Meaning
from tumen.web import columns
from tumen.web.columns import act_in, said_in
from tumen.web.saying import said


@sensitive_post_parameters()
def take_columns(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take the list in by what the form says of its columns."""
    meanings = said_in(request.POST, sheet(judge, id))
    if not {*meanings.values()} - {Meaning.NOTHING}:
        refused = _("Nothing was taken in, because no column tells anything yet. Say of one what it tells.")
        return columns.columns(request, judge, id, refused=refused)
    try:
        take(actor=judge, document=id, columns=meanings, act=act_in(request.POST))
    except TextIsMasked as masked:
        return columns.columns(request, judge, id, refused=said(str(masked)))
    return redirect(f"{reverse('columns', args=[id])}?done=taken")


def take_columns_back(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take back every claim that the columns made and nobody judged."""
    why = request.POST.get("why", "").strip()
    if not why:
        refused = _("Nothing was taken back, because it does not say why. Write a sentence on it.")
        return columns.columns(request, judge, id, refused=refused)
    try:
        take_back(actor=judge, document=id, why=why)
    except TextIsMasked as masked:
        return columns.columns(request, judge, id, refused=said(str(masked)))
    return redirect(f"{reverse('columns', args=[id])}?done=back")
