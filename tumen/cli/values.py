"""What several commands take from the user, checked where it is given: a wrong value is a usage error."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from tumen.documents.dating import read_date
from tumen.documents.errors import NotADate
from tumen.vocabulary import acts
from tumen.vocabulary.dates import Interval

P = ParamSpec("P")
R = TypeVar("R")

_LANGUAGE = re.compile(r"[a-z]{2}")


class Date(click.ParamType[Interval]):
    """A date as a person writes it, exact or in part."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        if isinstance(value, Interval):
            return value
        try:
            return read_date(str(value))
        except NotADate as error:
            self.fail(str(error), param, ctx)


class Language(click.ParamType[str]):
    """A language by its code of two letters (ISO 639-1)."""

    name = "code"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = str(value).strip().lower()
        if not _LANGUAGE.fullmatch(code):
            self.fail(f"“{value}” is not a language code. Write en for English, ko for Korean.", param, ctx)
        return code


class Act(click.ParamType[str]):
    """An act by its name for people or by its code; gives the code."""

    name = "act"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        wanted = " ".join(str(value).split()).lower()
        for code, act in acts.acts().items():
            if wanted in (code, act.label):
                return code
        if wanted.startswith("other:"):
            return wanted
        known = ", ".join(act.label for act in acts.acts().values())
        return self.fail(f"“{value}” is not an act of this vocabulary. It has: {known}.", param, ctx)


DATE = Date()
LANGUAGE = Language()
ACT = Act()


def confirm_date(command: Callable[P, R]) -> Callable[P, R]:
    """The option ``--confirm-date``: a date that was questioned is right all the same."""
    said = "The date is right, although it was questioned (in the future, before what the text tells of)."
    return click.option("--confirm-date", is_flag=True, help=said)(command)
