"""Rows that can be added and read, and nothing else: what a person said or did stays as it was."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models

from tumen.vocabulary.errors import TumenError

M = TypeVar("M", bound="Lasting")


class LastingRows(models.QuerySet[M]):
    """Rows of a `Lasting` table, which no statement over many of them alters or removes either."""

    def update(self, **_: Any) -> NoReturn:
        raise self.model.final()

    def delete(self) -> NoReturn:
        raise self.model.final()


class Lasting(models.Model):
    """A row that is never altered or removed; what corrects it is another row.

    ``FINAL`` is what whoever tries is told: the error of the room, and its sentence. The manager of a table
    is made of `LastingRows`.
    """

    FINAL: ClassVar[tuple[type[TumenError], str]]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise self.final()
        # A key that is taken is an error; without this Django would write over the row that has it.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise self.final()

    @classmethod
    def final(cls) -> TumenError:
        """The refusal for whoever alters or removes a row."""
        kind, says = cls.FINAL
        return kind(says)
