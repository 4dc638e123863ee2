"""The description of the API (OpenAPI 3.1), made from the operations themselves.

It says nothing of the record, and is shown to whoever asks where the API is served.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.schema import NinjaGenerateJsonSchema
from pydantic import TypeAdapter

from tumen import __version__
from tumen.web.api.bearer import is_served
from tumen.web.api.giving import ONE_AT_A_TIME
from tumen.web.api.problems import MEDIA_TYPE, Problem, missing

PREFIX = "api/v1/"
ABOUT = (
    "The record for programs. Each request bears a token of somebody who has an account, or of whoever "
    "serves the pages on their own computer; it shows and takes what that person may, cut down to what the "
    "token was given. What is hidden from them is answered as what is not there; identities are masked. "
    "docs/reference/api.md begins with an example."
)
#: What any operation may answer beside what it gives.
REFUSALS = {
    "401": "No token, or one that opens nothing.",
    "403": "The token may not do this.",
    "405": "The address takes another method.",
    "413": "The body is too long.",
    "415": "The body has another media type.",
    "422": "Not as the description has it, or not to be kept; the sentence says why.",
    "423": "The vault is locked.",
    "429": "Too many requests; Retry-After says for how long.",
    "503": "The database is at work for somebody else.",
}
MISSING = {
    "404": "There is no such item, as far as the token may know.",
    "409": "The item does not stand so that this can be answered now.",
}
CHANGING = {"400": "The body is no JSON.", "409": "The item does not stand so that this can be done now."}


#: Names that types of several rooms have: these are called with their room before it.
SHARED = frozenset({"Asked", "Part", "Row", "Rule", "Sentence", "State", "StepKind", "StepView", "Stretch"})


class Schema(OpenAPISchema):
    """ninja's description, that lets no name stand for two things."""

    def _create_schema_from_model(self, model: Any, *args: Any, **options: Any) -> Any:
        if hasattr(model, "__ninja_flatten_map__"):
            return super()._create_schema_from_model(model, *args, **options)
        named: Any = _Named(model)
        return super()._create_schema_from_model(named, *args, **options)

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, schema in definitions.items():
            held = self.schemas.setdefault(name, schema)
            if _apart_from_more(held) != _apart_from_more(schema):
                raise ValueError(f"Two types of the API are called {name}: name it in SHARED.")
            held.update(schema)


class _Generator(NinjaGenerateJsonSchema):
    def get_defs_ref(self, core_mode_ref: Any) -> Any:
        """With the room where the name alone stands for several types."""
        found = super().get_defs_ref(core_mode_ref)
        choices = self._prioritized_defsref_choices[found]
        if str(choices[0]) in SHARED:
            package, room, *_, name = str(choices[2]).split("__")
            room = room if package == "tumen" else package
            choices[:] = [type(choices[0])(f"{room.capitalize()}{name}"), *choices[2:]]
        return found


class _Named:
    """A model whose description is made with `_Generator`, which ninja does not take."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def model_json_schema(self, **options: Any) -> Any:
        return self._model.model_json_schema(**{**options, "schema_generator": _Generator})


def _apart_from_more(schema: dict[str, Any]) -> dict[str, Any]:
    """A type that is sent may have no further fields; one that is given has none either way."""
    return {name: said for name, said in schema.items() if name != "additionalProperties"}


def described(api: NinjaAPI) -> dict[str, Any]:
    """The description as a dictionary."""
    api.title, api.version, api.description = "Tumen", __version__, ABOUT
    told: dict[str, Any] = json.loads(json.dumps(Schema(api, PREFIX), default=str))
    told["openapi"] = "3.1.0"
    told["components"]["schemas"]["Problem"] = TypeAdapter(Problem).json_schema()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            _tell_refusals(operation, has_id="{" in path, changes=method != "get")
    return told


def _tell_refusals(operation: dict[str, Any], *, has_id: bool, changes: bool) -> None:
    refusals = {**REFUSALS, **(MISSING if has_id or changes else {}), **(CHANGING if changes else {})}
    for status, said in refusals.items():
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"][status] = {"description": said, "content": content}
    if operation["operationId"] == "take_in_document":
        raw = {"schema": {"type": "string", "format": "binary"}}
        operation["requestBody"] = {"required": True, "content": {"application/octet-stream": raw}}


def openapi(api: NinjaAPI) -> Any:
    """The view that shows it."""

    @cache
    def text() -> str:
        with ONE_AT_A_TIME:
            return json.dumps(described(api))

    @require_safe
    def shown(request: HttpRequest) -> HttpResponse:
        if not is_served(request):
            return missing(request)
        return HttpResponse(text(), content_type="application/json")

    return shown
