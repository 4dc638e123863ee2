"""How a page is asked for: by a viewer, for reading; who may judge in it; what is said when there is none.

No view is reached in another way: each is wrapped where its address is listed, by `page`, `asks` or `takes`,
and has the viewer or the judge as its second argument, so that none can ask a query or change anything
without one.

Where people sign in (`tumen serve --accounts`), each looks and judges as the actor of their own account.
Where they do not, the pages change nothing unless whoever serves them said so (`tumen serve --judging`), and
then every judgement is theirs: whoever else can open the pages on this computer would judge in their name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tumen.access.actors import ACCOUNTS, JUDGE, anonymous_reader
from tumen.access.errors import NotPermitted, UnknownActor
from tumen.access.looking import one_look
from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do
from tumen.access.refusing import FORM, NOT_THERE, note_refusal
from tumen.accounts.models import Account
from tumen.advocacy.errors import NoSuchAppeal
from tumen.archives.errors import NoSuchCollection, NotInCollection
from tumen.claims.errors import NoSuchClaim, NoSuchOffice, NoSuchRound, NoSuchSource, NoSuchTaking
from tumen.consent.errors import NoSuchRecord
from tumen.documents.errors import NoSuchDocument
from tumen.findings.errors import NoSuchInquiry
from tumen.interviews.errors import NoRecording, NoSuchInterview
from tumen.publication.errors import NoSuchRelease
from tumen.record.errors import NoSuchEvent, NoSuchPassage, NoSuchPerson
from tumen.requests.errors import NoSuchRequest
from tumen.search.errors import NoSuchSearch
from tumen.teamwork.errors import NoSuchComment, NoSuchTask
from tumen.vault.acting import acting_as
from tumen.watch.errors import NoSuchFeed, NoSuchThing
from tumen.web.saying import said

#: Takes the request, the viewer, and the ids of the address.
View = Callable[..., HttpResponse]
#: The address names something that this viewer's record does not hold; the message says so in a sentence.
NOT_KEPT = (
    NoSuchDocument,
    NoSuchClaim,
    NoSuchSource,
    NoSuchOffice,
    NoSuchAppeal,
    NoSuchEvent,
    NoSuchPassage,
    NoSuchPerson,
    NoSuchRecord,
    NoSuchRequest,
    NoSuchSearch,
    NoSuchComment,
    NoSuchTask,
    NoSuchTaking,
    NoSuchRound,
    NoSuchInterview,
    NoRecording,
    NoSuchRelease,
    NoSuchInquiry,
    NoSuchCollection,
    NotInCollection,
    NoSuchFeed,
    NoSuchThing,
)
#: What an address leads to: takes the request and the ids.
Page = Callable[..., HttpResponse]

#: Where a page keeps its rule: an action of `access.rules.RULES`, or `LOOKS` for one that only shows.
RULE = "rule"
LOOKS = ""
#: How a view answers a form that asks for what it cannot take.
_NOT_AS_ASKED = 400
#: What a page that works by keyboard, or fills itself in as one types, may do beside the others: scripts of
#: this server alone run, and ask nobody else. Each such page works without them too.
SCRIPTS = {"script-src": [SELF], "connect-src": [SELF]}


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks: the actor of the account that is signed in; where nobody signs in, the anonymous reader.

    Raises `UnknownActor` where people sign in and this one did not: whatever let the request through.
    """
    if not request.META.get(ACCOUNTS):
        return anonymous_reader()
    account = request.user
    if not isinstance(account, Account):
        raise UnknownActor("Nobody is signed in, so nothing is shown. Sign in first.")
    return account.actor


def judge_of(request: HttpRequest) -> Actor | None:
    """In whose name the pages take judgements; None when they take none."""
    if request.META.get(ACCOUNTS):
        return viewer_of(request)
    judge = request.META.get(JUDGE)
    return judge if isinstance(judge, Actor) else None


def under(answer: Page, rule: str) -> Page:
    """The page with the rule that it is under, for whoever lists the addresses."""
    setattr(answer, RULE, rule)
    return answer


def of_the_vault(answer: Page) -> Page:
    """An address that locks or opens the vault, or sets the language of the pages: it has no viewer and shows
    nothing of the record."""
    return under(answer, LOOKS)


def page(view: View, *, allows: Mapping[str, list[str]] | None = None) -> Page:
    """The view as an address reaches it: with its viewer, for GET and HEAD alone, refusals in plain words.

    ``allows`` is what the page may do beside the others, as parts of its Content Security Policy.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponse:
        return _as_one_looks(request, view, ids)

    return under(_allowed(answer, allows), LOOKS)


def asks(view: View, *, allows: Mapping[str, list[str]] | None = None) -> Page:
    """A page that is also asked by POST, with words that are to stand in no address: a browser keeps
    addresses, and what is looked for is often a name. It changes nothing.

    Django's middleware has checked by then that the form came from a page of this server.
    """
    shown = page(view)

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponse:
        if request.method == "POST":
            return _as_one_looks(request, view, ids)
        return shown(request, **ids)

    return under(_allowed(answer, allows), LOOKS)


def takes(view: View, action: str, *, allows: Mapping[str, list[str]] | None = None) -> Page:
    """The view as an address reaches it that takes a judgement: by POST alone, with the judge, who may do
    ``action``. ``allows`` is as `page` has it, for an answer that is a page.

    Django's middleware has checked by then that the form came from a page of this server.
    """

    @require_POST
    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponse:
        try:
            judge = judge_of(request)
        except UnknownActor:
            return render(request, "tumen/closed.html", status=403)
        if judge is None:
            return render(request, "tumen/not_taken.html", status=403)
        try:
            with acting_as(judge.pk), one_look():
                if not may_do(judge, action):
                    return _closed(request, judge, action)
                try:
                    response = view(request, judge, **ids)
                except NotPermitted:
                    return _closed(request, judge, action)
        except NOT_KEPT as gap:
            return _missing(request, judge, action, gap)
        except UnknownActor:
            return render(request, "tumen/closed.html", status=403)
        if response.status_code == _NOT_AS_ASKED:
            note_refusal(actor=judge, of=action, because=FORM)
        return response

    return under(_allowed(answer, allows), action)


def _allowed(answer: Page, allows: Mapping[str, list[str]] | None) -> Page:
    widened: Page = csp_replace(dict(allows))(answer) if allows else answer  # type: ignore[assignment]
    return widened


def _as_one_looks(request: HttpRequest, view: View, ids: Mapping[str, str]) -> HttpResponse:
    try:
        viewer = viewer_of(request)
        with acting_as(viewer.pk), one_look():
            return view(request, viewer, **ids)
    except NOT_KEPT as gap:
        return _missing(request, viewer, "web.look", gap)
    except UnknownActor:
        return render(request, "tumen/closed.html", status=403)


def _missing(request: HttpRequest, viewer: Viewer, of: str, gap: Exception) -> HttpResponse:
    """What is hidden and what is not there leave the same line, and are answered alike."""
    note_refusal(actor=viewer, of=of, because=NOT_THERE)
    return render(request, "tumen/missing.html", {"says": without_commands(gap)}, status=404)


def _closed(request: HttpRequest, judge: Actor, action: str) -> HttpResponse:
    note_refusal(actor=judge, of=action)
    return render(request, "tumen/closed.html", status=403)


def without_commands(gap: Exception) -> str:
    """What is missing, without the sentence on which command lists what there is: the page links to it."""
    whole = ". ".join(part for part in str(gap).split(". ") if "`" not in part).rstrip(".") + "."
    return said(whole)
