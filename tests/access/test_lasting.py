"""A table of what people said or did takes new rows, and alters or removes none, in whatever room it is."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.access.cast import somebody
from tumen.access.actions import recorded
from tumen.access.lasting import Lasting, LastingRows
from tumen.access.models import Actor, AuditLine, Role
from tumen.vocabulary.errors import TumenError

TABLES = [model for model in apps.get_models() if issubclass(model, Lasting)]


def test_what_was_said_or_done_is_kept_in_such_tables() -> None:
    assert {table.__name__ for table in TABLES} == {
        "AuditLine", "SourceGrade", "ClaimGrade", "Consent", "Judgement", "StandardLine", "SourceTie",
        "FigureChoice", "Step", "StepClaim", "Finished", "Coding", "CodingEnd", "CodedClaim", "Settlement",
        "IdentityOpening", "Answer", "Judged", "Taking", "Decided", "Release", "Approval", "Edition",
        "Notice", "Letter", "Copy", "ElementLine", "Dissent", "Findings",
    }  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
class TestTable:
    def test_its_rows_are_asked_for_as_lasting_ones(self, table: type[Lasting]) -> None:
        assert isinstance(table._default_manager.all(), LastingRows)

    def test_no_statement_over_many_rows_alters_or_removes_them(self, table: type[Lasting]) -> None:
        for change in (
            lambda: table._default_manager.update(pk=1),
            lambda: table._default_manager.all().delete(),
        ):
            with pytest.raises(TumenError, match="never altered or removed"):
                change()

    def test_no_row_is_altered_or_removed_by_itself(self, table: type[Lasting]) -> None:
        row = table()
        row._state.adding = False
        for change in (row.save, row.delete):
            with pytest.raises(TumenError, match="never altered or removed"):
                change()


@pytest.mark.django_db
def test_a_row_under_a_key_that_is_taken_is_an_error_and_writes_over_none() -> None:
    who: Actor = somebody(Role.DOCUMENTER)
    with recorded(who, "documents.set_date", "d-1"):
        pass
    last = AuditLine.objects.last()
    assert last
    forged = AuditLine(number=last.number, at=last.at, actor=who, action="documents.set_date", item="d-2")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert AuditLine.objects.get(number=last.number).item == "d-1"
