"""What is hidden is answered as what is not there: at every address and by every command, to the letter.

However an address is asked, it tells no more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import time as now
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.matrix.asking import Question, addresses, commands, undone
from tests.matrix.cast import Cast
from tests.matrix.combinations import Circle, Combination
from tests.matrix.leaks import CANARY
from trials import pages
from tumen.access import refusing
from tumen.access.models import Actor, Level, Role
from tumen.web.accounts import gate

#: Ids as the hidden ones are written, which nothing has.
NOTHING = {
    "hidden": "d-00000000",
    "seen": "d-00000001",
    "claim": "c-000000000000",
    "event": "e-00000000",
    "passage": "p-00000000",
    "source": "s-00000000",
    "cover": "i-00000000",
}


def pairs(cast: Cast) -> list[tuple[Question, Question]]:
    """Each question about something hidden, with the same about nothing."""
    unknown = replace(cast, **NOTHING)
    asked = [*addresses(cast), *commands(cast)]
    beside = [*addresses(unknown), *commands(unknown)]
    return [(one, other) for one, other in zip(asked, beside, strict=True) if one.ids != other.ids]


def without_ids(said: str, question: Question) -> str:
    """The answer without the ids that were asked about, and what is drawn anew for each answer."""
    for id in question.ids:
        said = said.replace(id, "-" * len(id))
    said = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", said)
    return re.sub(r"until \d{4}-\d\d-\d\d \d\d:\d\d", "until then", said)


def test_what_is_hidden_is_answered_as_what_is_not_there(cast: Cast, shut_out: Actor) -> None:
    """Status, headers, and every letter of the page or of what the command prints."""
    found = {
        str(hidden)
        for hidden, unknown in pairs(cast)
        if without_ids(hidden.ask(shut_out), hidden) != without_ids(unknown.ask(shut_out), unknown)
    }
    assert found == set()


def test_each_address_and_command_that_takes_an_id_is_among_them(cast: Cast) -> None:
    of = {hidden.of for hidden, _ in pairs(cast)}
    assert {
        "event",
        "document",
        "claim",
        "passage",
        "source",
        "set-standard",
        "judge-voice",
        "tie-source",
    } <= of
    assert {
        "show",
        "passages",
        "handover",
        "access covers",
        "document date",
        "event figures",
        "event voice",
        "source tie",
    } <= of


@pytest.mark.parametrize("name", ["event", "document", "claim", "passage", "source"])
def test_the_database_is_asked_as_often(cast: Cast, shut_out: Actor, name: str) -> None:
    """So that the time that an answer takes tells nothing: no more is done for what is hidden. That holds for
    the first time within minutes that somebody asks for what they are not told, which leaves a line, and for
    those after it, which are counted."""
    told = {}
    for pair in pairs(cast):
        for question in pair if pair[0].of == name else ():
            refusing.forget()
            for time in ("first", "again"):
                with CaptureQueriesContext(connection) as asked:
                    question.ask(shut_out)
                told[time, question.ids] = len(asked)
    for time in ("first", "again"):
        counts = [count for (when, _), count in told.items() if when == time]
        assert len(counts) > 1
        assert len(set(counts)) == 1


def test_they_are_answered_to_who_sees_them(cast: Cast, who: Actor) -> None:
    seen = [hidden for hidden, _ in pairs(cast) if hidden.of == "document"]
    assert [CANARY in each.ask(who) for each in seen][0] is True


class TestAskedAsNobodyMeansIt:
    """`python -m trials pages`, at its smallest: half of the addresses once, as one person each."""

    def test_no_page_fails_or_tells_anything_and_each_refusal_says_so(self, who: Actor, cast: Cast) -> None:
        with undone():
            found = pages.asked_through(cast, count=115, seed=1)
        assert not found.faults
        assert found.addresses > 220
        assert {"200", "302", "403", "404", "405"} <= set(found.statuses)
        assert min(found.asked.values()) > 5

    @pytest.mark.parametrize(
        ("status", "said", "fault"),
        [
            (500, "<main>It failed, and says so.</main>", "the program failed"),
            (200, f"<main>{CANARY}tail</main>", "it tells what is hidden"),
            (200, "<pre>Traceback (most recent call last)</pre>", "it tells of its inside"),
            (404, "<nav>Many words stand here.</nav><main><h1>Gone</h1></main>", "without a sentence"),
            (405, "", "without a sentence"),
        ],
    )
    def test_it_finds_what_it_looks_for(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, status: int, said: str, fault: str
    ) -> None:
        answer = SimpleNamespace(status_code=status, content=said.encode(), headers={}, streaming=False)
        nobody = Combination(Role.READER, Level.PUBLIC, Level.RESTRICTED, Circle.STRANGER)

        @contextmanager
        def people(cast: Cast) -> Iterator[dict[str, Any]]:
            yield {pages.NOBODY: (None, nobody)}

        monkeypatch.setattr(pages, "_people", people)
        monkeypatch.setattr(pages, "_sent", lambda asked, client: answer)
        found = pages.asked_through(cast, count=9, seed=1, only=("event",))
        assert [sort for (_, sort) in found.faults if fault in sort]
        assert len(found.faults) == 1

    def test_everybody_is_asked_as_themselves_after_an_hour_too(
        self, who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gate, "time", SimpleNamespace(time=lambda: now() + 3600))
        with undone():
            found = pages.asked_through(cast, count=12, seed=1, only=("home",))
        assert not found.faults

    def test_who_is_led_to_sign_in_again_is_a_fault(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        headers = {"Location": "/sign-in/again?next=/"}
        answer = SimpleNamespace(status_code=302, content=b"", headers=headers, streaming=False)
        reader = Combination(Role.READER, Level.PUBLIC, Level.RESTRICTED, Circle.STRANGER)

        @contextmanager
        def people(cast: Cast) -> Iterator[dict[str, Any]]:
            yield {pages.NOBODY: (None, reader), "reader": (None, reader)}

        monkeypatch.setattr(pages, "_people", people)
        monkeypatch.setattr(pages, "_sent", lambda asked, client: answer)
        found = pages.asked_through(cast, count=8, seed=1, only=("home", "account_reauthenticate"))
        [(at, told)] = found.faults.items()
        assert at == ("home", "who is signed in has to sign in")
        assert " as reader" in told

    def test_the_same_seed_asks_the_same(self, cast: Cast) -> None:
        routes = [("event", "events/<str:id>", "GET"), ("home", "", "GET")]
        told = [
            list(map(repr, pages._cases(cast, routes, ("a", "b"), count=20, seed=seed))) for seed in (3, 3, 4)
        ]
        assert told[0] == told[1] != told[2]
        assert len(set(told[0])) == 20
