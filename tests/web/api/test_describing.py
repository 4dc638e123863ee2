"""The description is of what there is, says nothing of the record, and lets no name stand for two things."""

from __future__ import annotations

from dataclasses import make_dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from ninja import Router

from tests.web.api.cast import BASE, Program
from tumen.access.actors import API
from tumen.access.models import Viewer
from tumen.record import counting
from tumen.web.api.addresses import api, urlpatterns
from tumen.web.api.describing import described
from tumen.web.api.operations import looks, made_api

Counts = counting.Counts
OfOneRoom = make_dataclass("OfOneRoom", [("row", Counts)])
OfAnother = make_dataclass("OfAnother", [("row", make_dataclass("Counts", [("colour", str)]))])


@cache
def told() -> dict[str, Any]:
    return described(api)


def test_it_lists_every_address(db: None) -> None:
    shown = Client(**{API: True}).get("/api/openapi.json").json()
    assert shown == told()
    assert shown["openapi"] == "3.1.0"
    listed = {f"{pattern.pattern}".replace("<str:id>", "{id}") for pattern in urlpatterns[1:]}
    assert {path.lstrip("/") for path in shown["paths"]} == listed


def test_every_operation_needs_a_token_and_tells_its_refusals() -> None:
    for path, methods in told()["paths"].items():
        for operation in methods.values():
            assert operation["security"] == [{"Bearer": []}], path
            assert {"401", "403", "422", "423", "429"} <= set(operation["responses"]), path
            assert operation["summary"], path


def test_the_sign_of_no_letter_is_refused_in_every_text_of_an_address(program: Program) -> None:
    asked = [
        (path.removeprefix(BASE).format(id="d-12345678"), method, parameter["name"])
        for path, methods in told()["paths"].items()
        for method, operation in methods.items()
        for parameter in operation["parameters"]
        if parameter["in"] == "query"
    ]
    assert ("/claims", "get", "sort") in asked
    for path, method, name in asked:
        words = f"{path}?{urlencode({name: chr(0)})}"
        answer = program.get(words) if method == "get" else program.send(words, b"A text.")
        assert answer.status_code == 422, (path, name)


def test_quantities_and_dates_are_types_of_their_own() -> None:
    schemas = told()["components"]["schemas"]
    assert set(schemas["Quantity"]["properties"]) >= {"low", "high", "approximate", "additive"}
    assert set(schemas["Interval"]["properties"]) == {"earliest", "latest", "approximate"}
    assert schemas["Correct_quantity"]["properties"]["value"]["anyOf"][0]["$ref"].endswith("/Quantity")


def test_no_name_stands_for_two_things() -> None:
    router = Router()

    @looks(router, "/one", OfOneRoom)
    def one(viewer: Viewer) -> None:
        """Of one room."""

    @looks(router, "/other", OfAnother)
    def other(viewer: Viewer) -> None:
        """Of another room."""

    with pytest.raises(ValueError, match="Counts"):
        described(made_api({"new": router}))


def test_nothing_else_describes_it(db: None) -> None:
    for path in ("/api/docs", "/api/v1/docs", f"{BASE}/", "/api/v1/openapi.json"):
        assert Client(**{API: True}).get(path).status_code == 404
