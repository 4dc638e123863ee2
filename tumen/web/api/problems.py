"""What is answered when something is refused: a problem (RFC 9457) with the sentence of the room it is of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from http import HTTPStatus

from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse

from tumen.access.errors import NoRule, NotPermitted, UnknownActor
from tumen.accounts.errors import MustWait, TokenRefused
from tumen.advocacy import errors as advocacy
from tumen.claims.errors import (
    CodingRefused,
    NotGraded,
    NothingToUndo,
    NotOneClaim,
    QuoteDoesNotStand,
    UndoLater,
)
from tumen.documents.errors import KeptOutOfSight, NotADate, OriginalDestroyed, QuestionedDate, TooLargeFile
from tumen.findings import errors as findings
from tumen.interviews import errors as interviews
from tumen.publication.errors import NotInOrder, NotOpen
from tumen.record.errors import AlreadyUndone, NoStandardSet, NoSuchJudgement
from tumen.teamwork.errors import CodedAlone, IsEnded
from tumen.vault.errors import VaultError
from tumen.vocabulary.errors import TumenError
from tumen.watch import errors as watch
from tumen.web.viewing import NOT_KEPT, without_commands

MEDIA_TYPE = "application/problem+json"

#: What is refused because of how the item stands now: the same may be taken later, or once it is confirmed.
_CONFLICTS = (
    AlreadyUndone,
    CodingRefused,
    KeptOutOfSight,
    NoStandardSet,
    NotGraded,
    NothingToUndo,
    NotOneClaim,
    OriginalDestroyed,
    QuestionedDate,
    QuoteDoesNotStand,
    UndoLater,
    advocacy.WrongState,
    findings.NotAccepted,
    findings.WrongState,
    interviews.NotNow,
    NotInOrder,
    NotOpen,
    CodedAlone,
    IsEnded,
    watch.NotNow,
)
#: Beside what an address leads to: a part of an item that is not there.
_NO_PART = (
    NoSuchJudgement,
    advocacy.NoSuchAsk,
    findings.NoSuchFinding,
    findings.NoSuchPart,
    findings.NotAttached,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was refused. ``type`` names the sort of refusal, ``title`` is the HTTP status in words,
    ``detail`` a sentence: what happened, to which item by its id, and what to do next."""

    type: str
    title: str
    status: int
    detail: str


def problem(status: int, detail: str, *, name: str = "", wait: int = 0) -> HttpResponse:
    """The answer; ``name`` is of the sort of refusal, ``wait`` the seconds after which to ask again."""
    title = HTTPStatus(status).phrase
    sort = f"urn:tumen:problem:{name}" if name else "about:blank"
    said = asdict(Problem(sort, title, status, detail))
    response = HttpResponse(json.dumps(said), status=status, content_type=MEDIA_TYPE)
    if wait:
        response["Retry-After"] = str(wait)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Tumen"'
    return response


def of_error(error: Exception) -> HttpResponse | None:
    """The answer to an error of a room; None for what is no refusal but a fault of this program."""
    name = type(error).__name__
    if isinstance(error, MustWait):
        return problem(429, str(error), name=name, wait=error.seconds)
    if isinstance(error, OperationalError) and _is_busy(error):
        return problem(503, "The database is at work for somebody else. Ask again in a moment.", wait=2)
    if not isinstance(error, TumenError):
        return None
    return problem(status_of(error), without_commands(error), name=name)


def status_of(error: TumenError) -> int:
    """The HTTP status that says what sort of refusal it is."""
    if isinstance(error, TokenRefused):
        return 401
    if isinstance(error, NotPermitted | UnknownActor | NoRule):
        return 403
    if isinstance(error, (*NOT_KEPT, *_NO_PART)):
        return 404
    if isinstance(error, TooLargeFile):
        return 413
    if isinstance(error, VaultError):
        return 423
    return 409 if isinstance(error, _CONFLICTS) and not isinstance(error, NotADate) else 422


def missing(request: HttpRequest) -> HttpResponse:
    """The address itself leads nowhere."""
    return problem(404, "There is no such address in this API. /api/openapi.json lists those that there are.")


def refused_host() -> HttpResponse:
    """The request names another host than this computer's own, or cannot be read."""
    return problem(400, "The request was refused: it names another host, or cannot be read.")


def failed() -> HttpResponse:
    """This program failed; what happened is told to whoever serves it alone."""
    return problem(500, "This program failed, and nothing was changed. Tell whoever serves it.")


def closed_by_lock() -> HttpResponse:
    """The vault is locked."""
    return problem(423, "The vault is locked, so nothing is shown. Whoever keeps it opens it again.")


def is_of_the_api(request: HttpRequest) -> bool:
    """Whether a program asks, which reads no pages."""
    return request.path_info.startswith("/api/")


def _is_busy(error: OperationalError) -> bool:
    words = str(error)
    return any(sign in words for sign in ("locked", "lock timeout", "interrupted"))
