"""The page of an event’s figures: what follows is said before anything is kept, and taken back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.record.models import Judgement, JudgementKind
from tumen.record.queries import event, event_of
from tumen.web.judging import NO_REASON, NOTHING_CHOSEN


@pytest.fixture
def told(cast: Cast, reader: Actor) -> list[str]:
    """The figures of October, those that count first."""
    return [figure.claim.id for figure in event(reader, cast.october).figures]


def judged() -> int:
    """How many lines the ledger has, beside the one that the cast made."""
    return Judgement.objects.count() - 1


def words_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def follows(client: Client, id: str, *claims: str, **more: str) -> str:
    return words_of(client.get(reverse("event-figures", args=[id]), {"claim": claims, **more}))


def test_it_says_what_follows_and_keeps_nothing(served: Client, cast: Cast, told: list[str]) -> None:
    words = follows(served, cast.october, told[-1], do="part")
    assert "What would follow" in words
    assert f"It would have {len(told) - 1} figures" in words
    assert "There would be an event of its own" in words
    assert "as 1 judgement on two claims each" in words
    assert judged() == 0


def test_what_was_foretold_is_what_is_done_and_taken_back(
    served: Client, cast: Cast, told: list[str], reader: Actor
) -> None:
    page, sent = reverse("event-figures", args=[cast.october]), {"claim": [told[-1]], "do": "part"}
    done = served.post(reverse("keep-figures", args=[cast.october]), {**sent, "why": "Another <b>night</b>."})
    assert (done.status_code, done["Location"]) == (302, f"{page}#standing")
    left = [figure.claim.id for figure in event(reader, cast.october).figures]
    assert set(left) == set(told) - {told[-1]}
    words = words_of(served.get(page))
    assert "Another &lt;b&gt;night&lt;/b&gt;." in words
    assert "were judged different events by Test Researcher" in words
    line = Judgement.objects.latest("pk")
    undone = served.post(
        reverse("undo-figures", args=[cast.october]), {"line": str(line.pk), "why": "One night."}
    )
    assert undone.status_code == 302
    assert {figure.claim.id for figure in event(reader, cast.october).figures} == set(told)
    assert "Another &lt;b&gt;night" not in words_of(served.get(page))


def test_figures_are_joined_to_the_event_that_is_named(
    served: Client, cast: Cast, told: list[str], reader: Actor
) -> None:
    other = event_of(reader, [cast.accepted])[cast.accepted].id
    assert other != cast.october
    assert "Say which event the figures belong to." in follows(served, cast.october, told[-1], do="join")
    words = follows(served, cast.october, told[-1], do="join", other=f" {other.upper()} ")
    assert f'<a href="{reverse("event", args=[other])}">' in words
    served.post(
        reverse("keep-figures", args=[cast.october]),
        {"claim": [told[-1]], "do": "join", "other": other, "why": "Theirs."},
    )
    assert event_of(reader, [told[-1]])[told[-1]].id == event_of(reader, [cast.accepted])[cast.accepted].id


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"do": "part", "why": " "}, str(NO_REASON)),
        ({"do": "part", "claim": [], "why": "Words."}, "Choose at least one."),
        ({"do": "part", "claim": ["c-00000000"], "why": "Words."}, "is no figure of event"),
        ({"do": "join", "other": "e-00000000", "why": "Words."}, "There is no event e-00000000."),
        ({"do": "join", "other": "<7>", "why": "Words."}, "There is no event <7>."),
    ],
)
def test_what_cannot_be_done_is_said_and_not_kept(
    served: Client, cast: Cast, told: list[str], sent: dict[str, object], says: str
) -> None:
    refused = served.post(reverse("keep-figures", args=[cast.october]), {"claim": [told[-1]], **sent})
    assert refused.status_code == 400
    assert escape(says) in words_of(refused)
    assert judged() == 0


@pytest.mark.parametrize(
    ("sent", "says"),
    [({"why": "Words."}, str(NOTHING_CHOSEN)), ({"line": "7", "why": ""}, str(NO_REASON)),
     ({"line": "77", "why": "Words."}, "The ledger has no judgement 77.")],
)  # fmt: skip
def test_what_cannot_be_taken_back_says_why(
    served: Client, cast: Cast, sent: dict[str, str], says: str
) -> None:
    refused = served.post(reverse("undo-figures", args=[cast.october]), sent)
    assert (refused.status_code, escape(says) in words_of(refused)) == (400, True)


def test_who_may_not_judge_sees_why_figures_stand_there_and_no_form(
    client: Client, cast: Cast, told: list[str]
) -> None:
    words = follows(client, cast.october, told[-1], do="part")
    assert 'method="post"' not in words.partition("<main")[2]
    assert client.post(reverse("keep-figures", args=[cast.october]), {}).status_code == 403
    assert reverse("event-figures", args=[cast.october]) not in words_of(
        client.get(reverse("event", args=[cast.october]))
    )


def test_a_judgement_on_voices_is_not_told_as_one_on_events(
    served: Client, cast: Cast, told: list[str]
) -> None:
    sent = {"pair": f"{told[0]} {told[1]}", "verdict": "same", "why": "One text."}
    served.post(reverse("judge-voice", args=[cast.october]), sent)
    assert Judgement.objects.latest("pk").kind == JudgementKind.SAME_VOICE
    words = words_of(served.get(reverse("event", args=[cast.october])))
    assert "were judged one voice by Test Researcher" in words
    assert words.count("were judged one event") == 1
    assert "One text." not in follows(served, cast.october)
