"""Alerts by story, and a day of them within ten minutes of reading: what is folded is counted."""

from __future__ import annotations

from datetime import UTC, datetime

from tumen.corroboration.figures import GroupKind
from tumen.record.queries import EventRef
from tumen.watch.alerted import AlertView, Sentence
from tumen.watch.grouping import MINUTES, WORDS_A_MINUTE, counted, folded, stories
from tumen.watch.models import AlertKind

AT = datetime(2026, 10, 12, 9, tzinfo=UTC)


def alert(number: int, event: str, kind: AlertKind = AlertKind.VOICE, *, words: int = 20) -> AlertView:
    said = Sentence(" ".join(["word"] * words), "d-1", "A page", "The Lantern", None, claim=f"c-{number}")
    ref = EventRef(id=event, title=f"Event {event}", kind=GroupKind.EVENT)
    return AlertView(f"wa-{number}", kind, AT.replace(minute=number % 60), ref, (said,), "", None)


def test_alerts_of_one_event_are_one_story_the_pressing_first() -> None:
    lines = [alert(1, "e-1"), alert(2, "e-2"), alert(3, "e-1", AlertKind.TAKEN_BACK)]
    first, second = stories(lines)
    assert [each.id for each in first.alerts] == ["wa-3", "wa-1"]
    assert first.title == "Event e-1"
    assert len(second.alerts) == 1


def test_a_sentence_is_counted_once_however_many_alerts_rest_on_it() -> None:
    (one,) = stories([alert(1, "e-1", words=100)])
    (two,) = stories([alert(1, "e-1", words=100), alert(1, "e-1", AlertKind.RANGE, words=100)])
    assert one.words == two.words


def test_a_day_is_read_in_ten_minutes_and_nothing_is_lost() -> None:
    found = stories(alert(number, f"e-{number}", words=60) for number in range(200))
    shown = folded(found)
    assert 0 < shown.minutes <= MINUTES
    assert sum(each.words for each in shown.whole) <= WORDS_A_MINUTE * MINUTES
    assert shown.lines
    assert shown.beyond
    assert len(shown.whole) + len(shown.lines) + len(shown.beyond) == 200
    assert counted([*shown.whole, *shown.lines, *shown.beyond]) == {AlertKind.VOICE: 200}


def test_what_is_pressing_is_read_first_and_a_long_story_hides_no_other() -> None:
    lines = [alert(1, "e-1"), alert(2, "e-2", AlertKind.EVENT, words=5_000), alert(3, "e-3", AlertKind.RANGE)]
    shown = folded(stories(lines))
    assert [each.title for each in shown.whole] == ["Event e-3", "Event e-1"]
    assert [each.title for each in shown.lines] == ["Event e-2"]
