"""What the page of a list's columns takes: the list taken in by them, and that taken back whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.claims.columns import sheet
from tumen.claims.errors import LaterFileStands
from tumen.claims.later import ask_to_take
from tumen.claims.mapping import take_columns as take
from tumen.claims.mapping import take_columns_back as take_back
from tumen.claims.mapping import take_list as keep_list
from tumen.documents.errors import RefusedFile, TextIsMasked
from tumen.reading.columns import Meaning
from tumen.web import columns, lists
from tumen.web.columns import act_in, name_in, said_in
from tumen.web.saying import said

#: Rows that are taken in while the page waits, some seconds; of more a worker takes care.
ROWS = 1_000


def take_list(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Keep a file that is a list as a document, and lead to its columns. Its parser runs confined."""
    file = request.FILES.get("file")
    if file is None or isinstance(file, list):
        refused = _(
            "Nothing was kept, for no file came, or one of more than 8 megabytes. Choose a smaller one, or "
            "read it at the terminal."
        )
        return lists.lists(request, judge, refused=refused)
    origin = " ".join(request.POST.get("origin", "").split())[:200] or "handed in on a page"
    try:
        made = keep_list(actor=judge, data=file.read(), name=file.name or "list.csv", origin=origin)
    except RefusedFile as refusal:
        return lists.lists(request, judge, refused=said(f"{refusal.reason[:1].upper()}{refusal.reason[1:]}"))
    return redirect("columns", made)


@sensitive_post_parameters()
def take_columns(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take the list in by what the form says of its columns."""
    found = sheet(judge, id)
    meanings = said_in(request.POST, found)
    if not {*meanings.values()} - {Meaning.NOTHING}:
        refused = _("Nothing was taken in, because no column tells anything yet. Say of one what it tells.")
        return columns.columns(request, judge, id, refused=refused)
    is_long = len(found.rows) > ROWS
    try:
        (ask_to_take if is_long else take)(
            actor=judge,
            document=id,
            columns=meanings,
            act=act_in(request.POST),
            list_name=name_in(request.POST),
        )
    except TextIsMasked as masked:
        return columns.columns(request, judge, id, refused=said(str(masked)))
    return redirect(f"{reverse('columns', args=[id])}?done={'later' if is_long else 'taken'}")


def take_columns_back(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take back every claim that the columns made and nobody judged."""
    why = request.POST.get("why", "").strip()
    if not why:
        refused = _("Nothing was taken back, because it does not say why. Write a sentence on it.")
        return columns.columns(request, judge, id, refused=refused)
    try:
        take_back(actor=judge, document=id, why=why)
    except (TextIsMasked, LaterFileStands) as refusal:
        return columns.columns(request, judge, id, refused=said(str(refusal)))
    return redirect(f"{reverse('columns', args=[id])}?done=back")
