"""The frame of every operation: who asks, under which rule, within which bound, and how it is refused.

No function of the API is reached in another way: each is listed by `looks` or `takes`, has the viewer or the
actor as its first argument, and declares its rule there. `framed` wraps the address as a whole.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.params.models import Path as InPath
from ninja.renderers import BaseRenderer
from pydantic_core import to_json

from tumen.access.bounds import within
from tumen.access.errors import NotPermitted
from tumen.access.looking import one_look
from tumen.access.queries import may_do, may_see
from tumen.access.refusing import BODY, FILE, NOT_THERE, note_refusal
from tumen.access.rules import RULES
from tumen.documents.errors import RefusedFile
from tumen.vault.acting import acting_as
from tumen.web.api.bearer import Bearer, asking_of, is_served, known
from tumen.web.api.giving import work_out
from tumen.web.api.problems import missing, of_error, problem
from tumen.web.api.reading_in import LONGEST_JSON, SoundParser
from tumen.web.viewing import LOOKS, NOT_KEPT, RULE, Page, under

F = TypeVar("F", bound=Callable[..., Any])

NOT_OPEN = "The token may not do this. What it is bound to is at /api/v1/me."
#: Where an operation keeps the most bytes that its body may have.
_MOST = "most_bytes"
_JSON = "application/json"
#: Statuses of what was sent otherwise than the description has it.
_NOT_AS_DESCRIBED = (400, 413, 415, 422)


class _Renderer(BaseRenderer):
    """Views as JSON: codes by their values, days and moments as ISO 8601 has them."""

    media_type = _JSON

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return to_json(data)


def looks(router: Router, path: str, response: Any) -> Callable[[F], F]:
    """An operation that shows something: GET, with the viewer as the function's first argument."""
    return _listed(router, "GET", path, response, LOOKS)


def asks(router: Router, path: str, response: Any) -> Callable[[F], F]:
    """One that shows something and is asked by POST, with words that are to stand in no address."""
    return _listed(router, "POST", path, response, LOOKS)


def takes(
    router: Router,
    path: str,
    response: Any,
    action: str,
    *,
    status: int = 200,
    most: int = LONGEST_JSON,
    body: str = _JSON,
) -> Callable[[F], F]:
    """One that changes something under the rule of ``action``: POST, with the actor as first argument.

    ``most`` bytes may come in, of the media type ``body`` ("" for any).
    """
    assert action in RULES, f"{action} has no rule"
    return _listed(router, "POST", path, response, action, status=status, most=most, body=body)


def _listed(
    router: Router,
    method: str,
    path: str,
    response: Any,
    rule: str,
    *,
    status: int = 200,
    most: int = LONGEST_JSON,
    body: str = _JSON,
) -> Callable[[F], F]:
    def listed(view: F) -> F:
        answer = _answering(view, rule, most=most, body=body if method == "POST" else "")
        router.api_operation(
            [method], path, response={status: response}, operation_id=view.__name__, summary=_summary(view)
        )(answer)
        return view

    return listed


def _answering(view: Callable[..., Any], rule: str, *, most: int, body: str) -> Callable[..., Any]:
    """The function as ninja calls it: with the request, of which it is given who asks."""
    signature, hints = inspect.signature(view), get_type_hints(view, include_extras=True)
    _who, *others = signature.parameters.values()
    given = [each.replace(annotation=hints[each.name]) for each in others]
    known_names = {each.name for each in given if not _is_in_path(hints[each.name])}

    @wraps(view)
    def answer(request: HttpRequest, **values: Any) -> Any:
        asking = asking_of(request)
        if asking is None or not may_see(asking.actor):
            raise NotPermitted(NOT_OPEN)
        if rule and not may_do(asking.actor, rule):
            raise NotPermitted(NOT_OPEN)
        if unknown := sorted(set(request.GET) - known_names):
            raise HttpError(422, f"There is no parameter “{unknown[0][:60]}” here. Look at the description.")
        if "request" in hints:
            values["request"] = request
        return view(asking.actor, **values)

    shown = [each for each in given if each.name != "request"]
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)
    answer.__signature__ = inspect.Signature([request, *shown])  # type: ignore[attr-defined]
    setattr(answer, RULE, rule)
    setattr(answer, _MOST, (most, body))
    return answer


def _is_in_path(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(isinstance(each, InPath) for each in get_args(hint))


def _summary(view: Callable[..., Any]) -> str:
    return inspect.cleandoc(view.__doc__ or "").split("\n", 1)[0].rstrip(".")


def framed(view: Callable[..., HttpResponseBase], operations: list[Any]) -> Page:
    """An address of the API: closed unless whoever serves says otherwise, and to whoever bears no token."""
    rules = {method: getattr(each.view_func, RULE) for each in operations for method in each.methods}
    bodies = {method: getattr(each.view_func, _MOST) for each in operations for method in each.methods}

    @wraps(view)
    def answer(request: HttpRequest, **ids: str) -> HttpResponseBase:
        if not is_served(request):
            return missing(request)
        work_out(operations)
        rule = rules.get(str(request.method)) or "api"
        try:
            asking = known(request)
            with within(asking.bound), acting_as(asking.actor.pk), one_look():
                try:
                    refused = _refused_body(request, *bodies.get(str(request.method), (LONGEST_JSON, "")))
                    response = refused or view(request, **ids)
                except (NotPermitted, RefusedFile, *NOT_KEPT) as error:
                    note_refusal(actor=asking.actor, of=rule, because=_sort_of(error))
                    raise
                if response.status_code in _NOT_AS_DESCRIBED:
                    note_refusal(actor=asking.actor, of=rule, because=BODY)
        except Exception as error:  # whatever is no refusal of a room goes on from here
            if (said := of_error(error)) is None:
                raise
            return said
        return _not_allowed(response) if response.status_code == 405 else response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie says who asks here
    page: Page = answer  # type: ignore[assignment]  # nothing of it is streamed
    return under(page, next(iter(sorted(rules.values())), LOOKS))


def _sort_of(error: Exception) -> str:
    """Because of what something was refused, for the log."""
    if isinstance(error, NotPermitted):
        return ""
    return FILE if isinstance(error, RefusedFile) else NOT_THERE


def _refused_body(request: HttpRequest, most: int, body: str) -> HttpResponse | None:
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if not sent.isdigit() or int(sent) > most:
        return problem(413, f"The body is too long: at most {most:,} bytes are taken here.")
    if int(sent) and body and request.content_type != body:
        return problem(415, f"The body has to be {body}, and not {(request.content_type or 'nothing')[:60]}.")
    return None


def _not_allowed(response: HttpResponseBase) -> HttpResponse:
    said = problem(405, "This address takes another method. /api/openapi.json says which.")
    said["Allow"] = response["Allow"]
    return said


def made_api(routers: dict[str, Router]) -> NinjaAPI:
    """The API with these routers, by their tags; its refusals are problems."""
    api = NinjaAPI(
        title="Tumen",
        version="1",
        auth=Bearer(),
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
        renderer=_Renderer(),
        parser=SoundParser(),
    )
    for tag, router in routers.items():
        api.add_router("", router, tags=[tag])
    api.add_exception_handler(ValidationError, _not_as_described)
    api.add_exception_handler(HttpError, _as_it_says)
    api.add_exception_handler(RequestDataTooBig, lambda request, error: problem(413, "The body is too long."))
    return api


def _as_it_says(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, str(error))


def _not_as_described(request: HttpRequest, error: Any) -> HttpResponse:
    """Which fields are not as the description has them; never what was sent, which may be a name."""
    wrong = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors[:10])
    said = "; ".join(wrong)
    return problem(422, f"Not as the description has it: {said}.", name="NotAsDescribed")
