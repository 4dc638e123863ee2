"""The page of the words that are looked for: those added, the pack's, and what one would have caught."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.reading.sieve import sieve
from tumen.watch import queries
from tumen.watch.errors import NotAWord
from tumen.watch.queries import Preview, WordList, WordView
from tumen.web.grading import Typed
from tumen.web.viewing import judge_of, without_commands
from tumen.web.watching import GROUPS
from tumen.web.words import date_words, day_words, is_korean

#: The group of words by which anything is kept, and the two lists of an indicator.
OWN: str | Promise = gettext_lazy("whatever else it says, it is kept")
PARTS: dict[str, str | Promise] = {
    "what": gettext_lazy("what it is about"),
    "happens": gettext_lazy("what happens"),
}
#: What the form sends: which list, the word, and whether it is an expression.
NAMES = ("list", "words", "expression")


@dataclass(frozen=True, slots=True)
class Choice:
    """A list of words as a form names it."""

    value: str
    label: str
    about: WordList


def chosen(value: str) -> dict[str, str]:
    """Which list a form means. Whether there is one is for the room to say."""
    place, _, rest = value.partition("|")
    group, _, part = rest.partition("|")
    return {"place": place, "group": group, "part": part}


def words(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """The words, and, asked by POST, what one would have caught: so that no address holds a word."""
    found: Preview | None = None
    if typed is None and request.method == "POST":
        values = {name: request.POST.get(name, "").strip() for name in NAMES}
        typed = Typed(values)
        try:
            found = _preview(viewer, values)
        except NotAWord as refused:
            typed = Typed(values, without_commands(refused))
    choices = [_choice(each) for each in queries.word_lists(viewer)]
    judge = judge_of(request)
    told = {
        "room": "watch",
        "lines": [(each, _called(each, choices), day_words(each.at)) for each in queries.words(viewer)],
        "sieve": [each for each in choices if each.about.place == "sieve"],
        "signs": [each for each in choices if each.about.place != "sieve"],
        "least": sieve().needed[0],
        "most": sieve().needed[-1],
        "typed": typed or Typed(),
        "found": found,
        "signs_found": [(each, date_words(each.published)) for each in found.signs] if found else [],
        "may_add": judge is not None and may_do(judge, "watch.add_word"),
    }
    is_refused = typed is not None and bool(typed.refused)
    return render(request, "tumen/watch_words.html", told, status=400 if is_refused else 200)


def _preview(viewer: Viewer, values: dict[str, str]) -> Preview:
    is_expression = values["expression"] == "yes"
    return queries.preview(viewer, values["words"], **chosen(values["list"]), as_re2=is_expression)


def _choice(about: WordList) -> Choice:
    if about.place == "sieve":
        label = str(GROUPS.get(about.group, about.group) if about.words else OWN)
    else:
        label = f"{about.ko if is_korean() else about.en}: {PARTS[about.part]}"
    return Choice("|".join((about.place, about.group, about.part)), label, about)


def _called(word: WordView, choices: list[Choice]) -> str:
    value = "|".join((word.place.value, word.group, word.part))
    return next((each.label for each in choices if each.value == value), word.group)
