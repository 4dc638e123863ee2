"""What is hidden is answered as what is not there: at every address and by every command, to the letter."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.matrix.asking import Question, addresses, commands
from tests.matrix.cast import Cast
from tests.matrix.leaks import CANARY
from tumen.access import refusing
from tumen.access.models import Actor

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
