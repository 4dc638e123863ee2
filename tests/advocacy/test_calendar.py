"""Days on which something is due as a calendar file: right by the standard, and telling nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.models import Actor, Level, Role
from tumen.advocacy.actions import add_ask, draft_appeal, note_answer, note_step
from tumen.advocacy.calendar import LONGEST, DueDay, DueKind, Wording, as_calendar
from tumen.advocacy.queries import due_days
from tumen.claims.models import Claim
from tumen.documents.actions import set_sensitivity

MADE = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
WORDS = Wording({DueKind.ANSWER: "An answer, or more", DueKind.PLEDGE: "A pledge"}, "One;\ntwo\\three")
DAY = DueDay("x-7k3m9xqa", DueKind.ANSWER, date(2024, 12, 31))


def lines(data: bytes) -> list[str]:
    """The lines of the file as whoever reads it takes them, folds undone."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_an_entry_is_a_whole_day_with_an_id_that_stays() -> None:
    told = lines(as_calendar([DAY], WORDS, made=MADE))
    assert told[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert told[-2:] == ["END:VCALENDAR", ""]
    for line in ("UID:x-7k3m9xqa-answer@tumen.invalid", "DTSTAMP:20240301T093000Z",
                 "DTSTART;VALUE=DATE:20241231", "DTEND;VALUE=DATE:20250101", "TRIGGER:-P7D"):  # fmt: skip
        assert told.count(line) == 1
    later = lines(as_calendar([DAY], WORDS, made=MADE + timedelta(days=3)))
    assert [line for line in later if line not in told] == ["DTSTAMP:20240304T093000Z"]


def test_words_are_escaped() -> None:
    told = lines(as_calendar([DAY], WORDS, made=MADE))
    assert "SUMMARY:An answer\\, or more (x-7k3m9xqa)" in told
    assert "DESCRIPTION:One\\;\\ntwo\\\\three" in told


@pytest.mark.parametrize("more", ["회신 기한이 지났습니다 " * 9, "a" * 62, "a" * 63, "é" * 40])
def test_no_line_is_longer_than_may_be_and_no_letter_is_cut(more: str) -> None:
    data = as_calendar([DAY], Wording(WORDS.titles, more), made=MADE)
    raw = data.split(b"\r\n")
    assert max(map(len, raw)) <= LONGEST
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(part.decode() is not None for part in raw)
    assert f"DESCRIPTION:{more}" in lines(data)


def test_it_has_what_is_due_and_nothing_of_what_it_is_about(actor: Actor) -> None:
    claim = tells(actor, 600)
    told = {"title": "To save Han Mi-rae", "channel": "UN special procedure", "addressee": "Han Mi-rae"}
    made = draft_appeal(actor=actor, **told, deadline="un-special-procedures").public_id
    add_ask(actor=actor, appeal=made, to_do="ask where they are", claims=[claim])
    assert due_days(actor) == ()
    note_step(actor=actor, appeal=made, kind="sent", on=date(2024, 1, 1))
    assert due_days(actor) == (DueDay(made, DueKind.ANSWER, date(2024, 3, 1)),)
    answer = note_answer(
        actor=actor, appeal=made, reply="pledged commitment", words="We will.", due=date(2024, 5, 1)
    )
    assert due_days(actor) == (DueDay(answer.public_id, DueKind.PLEDGE, date(2024, 5, 1)),)
    assert "Han" not in as_calendar(due_days(actor), WORDS, made=MADE).decode()


def test_a_day_of_what_one_may_not_see_is_not_in_it(actor: Actor) -> None:
    claim = tells(actor, 600)
    made = draft_appeal(actor=actor, title="A", channel="letter", addressee="B").public_id
    add_ask(actor=actor, appeal=made, to_do="ask where they are", claims=[claim])
    note_step(actor=actor, appeal=made, kind="sent", on=date(2024, 1, 1), due=date(2024, 3, 1))
    colleague = introduce(name="A Colleague", roles=(Role.READER,), clearance=Level.INTERNAL)
    assert len(due_days(colleague)) == 1
    document = Claim.objects.get(public_id=claim).document.public_id
    set_sensitivity(actor=actor, document=document, level="restricted", why="a source asked for it")
    assert due_days(colleague) == ()
