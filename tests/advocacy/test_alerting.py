"""What the watch is told of appeals: a possible answer, a day that passed in silence, to who may see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from django.test import Client

from tests.advocacy.cast import claim_at, the_answers, the_letter
from tests.forms import without_tokens
from tumen.access.actions import introduce
from tumen.access.actors import JUDGE
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.advocacy.actions import add_ask, draft_appeal, note_answer, note_step
from tumen.claims.models import Claim
from tumen.documents.actions import set_sensitivity
from tumen.record.actions import refresh
from tumen.watch.actions import dismiss_alert, undo_dismissal
from tumen.watch.errors import NoSuchThing
from tumen.watch.models import AlertKind, Round, ToldStep
from tumen.watch.queries import alerts, waiting_alerts

BEGAN = date(2021, 1, 4)


def watch_began(on: date = BEGAN) -> None:
    """The watch begins with what is held now."""
    last = Claim.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    Round.objects.create(pk=1, claims_to=last, claims_from=last, began_on=on)


@pytest.fixture
def letter(actor: Actor) -> str:
    return the_letter(actor)


@pytest.fixture
def answers(actor: Actor, letter: str) -> str:
    watch_began()
    made = the_answers(actor)
    refresh(actor=actor)
    return made


def silent(actor: Actor, due: date) -> str:
    """An appeal whose answer was due that day; its id."""
    made = draft_appeal(actor=actor, title="To the minister", channel="letter", addressee="The minister")
    add_ask(actor=actor, appeal=made.public_id, to_do="meet the ambassador")
    note_step(actor=actor, appeal=made.public_id, kind="sent", on=due - timedelta(days=60), due=due)
    return made.public_id


def test_what_may_answer_an_open_ask_is_told_with_both_sentences(
    actor: Actor, letter: str, answers: str
) -> None:
    (told,) = alerts(actor).lines
    assert told.kind is AlertKind.ANSWER
    assert told.about == f"x-{letter.partition('-')[2]}"
    assert told.sentences[0].claim == claim_at(actor, answers, "will reply")
    assert "raise their cases" in told.sentences[1].words


def test_what_the_record_held_before_the_watch_is_no_news(actor: Actor, letter: str) -> None:
    the_answers(actor)
    refresh(actor=actor)
    assert not alerts(actor).lines
    watch_began()
    assert not alerts(actor).lines


def test_an_answer_that_somebody_took_is_told_no_more(actor: Actor, letter: str, answers: str) -> None:
    (told,) = alerts(actor).lines
    note_answer(actor=actor, appeal=told.about, claim=told.sentences[0].claim, reply="pledged commitment")
    assert waiting_alerts(actor) == 0


def test_who_may_not_see_the_answer_or_the_ask_is_told_of_neither(
    actor: Actor, letter: str, answers: str
) -> None:
    other = introduce(name="Another reviewer", roles=RESEARCHER, clearance=Level.INTERNAL)
    assert waiting_alerts(other) == 1
    (told,) = alerts(actor).lines
    for document in (answers, letter):
        set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")
        assert waiting_alerts(other) == 0
        with pytest.raises(NoSuchThing):
            dismiss_alert(actor=other, alert=told.id)
        set_sensitivity(actor=actor, document=document, level=Level.INTERNAL, why="a test")
    assert waiting_alerts(other) == 1


def test_a_day_that_passed_in_silence_is_told_once_it_is_over(actor: Actor) -> None:
    watch_began()
    silent(actor, BEGAN - timedelta(days=1))
    silent(actor, date.today())
    assert not alerts(actor).lines
    made = silent(actor, BEGAN)
    (told,) = alerts(actor).lines
    assert (told.kind, told.about, told.title) == (AlertKind.SILENCE, made, "To the minister")
    assert told.at.date() == BEGAN + timedelta(days=1)
    note_answer(actor=actor, appeal=made, reply="refused", words="No.")
    assert not alerts(actor).lines


def test_it_is_put_away_and_shown_again(actor: Actor, client: Client) -> None:
    watch_began()
    made, judge = silent(actor, BEGAN), {JUDGE: actor}
    (told,) = alerts(actor).lines
    shown: Any = without_tokens(client.get("/watch").content.decode())
    assert f"/appeals/{made}" in shown
    assert "The day of an answer has passed" in shown
    assert client.post(f"/watch/{told.id}/dismiss", **judge).status_code == 302
    assert not alerts(actor).lines
    (away,) = alerts(actor, closed=True).lines
    assert away.dismissed_by == actor.name
    undo_dismissal(actor=actor, alert=told.id)
    assert alerts(actor).lines == (told,)
    assert ToldStep.objects.count() == 2


def test_what_a_ministry_answers_in_korean_is_told_of_an_appeal_written_in_english(
    actor: Actor, tumen: Callable[..., Result], tmp_path: Path
) -> None:
    made = draft_appeal(
        actor=actor,
        title="To the ministry",
        channel="letter",
        addressee="Ministry of Unification of the Republic of Korea",
    )
    add_ask(actor=actor, appeal=made.public_id, to_do="publish how many people were returned")
    note_step(actor=actor, appeal=made.public_id, kind="sent", on=date(2025, 3, 1), due=date(2099, 4, 1))
    watch_began()
    path = tmp_path / "reed.txt"
    path.write_text(
        "등불회 소식\n\n통일부는 12일 북송된 사람의 수를 공개해 달라는 등불회의 요구에 “확인해 줄 수 없다”고 "
        "답변했다.\n"
    )
    tumen("read", str(path), "--published", "2025-03-13")
    (told,) = alerts(actor).lines
    assert (told.kind, told.about) == (AlertKind.ANSWER, made.public_id)
    assert "답변했다" in told.sentences[0].words
