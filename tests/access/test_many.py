"""Any number of ids goes into one statement, as one parameter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.access.test_bounds import bound
from tests.claims.cast import a_document
from tumen.access.bounds import within
from tumen.access.many import OneOf
from tumen.access.models import Actor
from tumen.access.sight import hidden_among
from tumen.documents.models import Document
from tumen.documents.queries import documents

pytestmark = pytest.mark.django_db

#: More than a statement of SQLCipher takes parameters.
MANY = 250_001


def test_more_than_a_statement_takes_parameters_are_left_out(actor: Actor) -> None:
    kept, away = (a_document(actor, f"{word} were returned.").public_id for word in ("Ten", "Two"))
    others = frozenset(f"d-{number:08}" for number in range(MANY))
    with within(replace(bound(), without=others | {away})):
        assert [each.id for each in documents(actor)] == [kept]
    assert hidden_among(actor, others | {away, kept}) == set()


def test_it_asks_for_those_and_no_others(actor: Actor) -> None:
    one, other = (a_document(actor, f"{word} were returned.").public_id for word in ("Ten", "Two"))
    quoted = 'd-"1\\', "d-'); --", "d-%s", "d-탈북", "d-\0", "d-\ud800", ""
    rows = Document.objects.order_by("pk").values_list("public_id", flat=True)
    assert list(rows.filter(public_id__in=OneOf([one, *quoted]))) == [one]
    assert list(rows.exclude(public_id__in=OneOf([one, *quoted]))) == [other]
    assert not rows.filter(public_id__in=OneOf([]))
    assert list(rows.exclude(public_id__in=OneOf([]))) == [one, other]


def test_two_of_the_same_ids_are_one_question() -> None:
    assert OneOf(["d-1", "d-2"]) == OneOf(["d-2", "d-1"])
    assert OneOf(["d-1"]) != OneOf(["d-2"])


def test_of_no_ids_nothing_is_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert not Document.objects.filter(public_id__in=OneOf([]))
