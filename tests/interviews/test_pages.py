"""The pages of interviews: what they take, whom they answer, and the recording in parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.forms import without_tokens
from tests.interviews.cast import ANSWER, NAME, SOUND, WHO, closed, told
from tests.record.people_cast import uncleared
from tumen.access.actors import JUDGE
from tumen.access.models import Actor
from tumen.interviews import queries
from tumen.interviews.actions import pause
from tumen.interviews.kinds import State
from tumen.interviews.models import Interview
from tumen.web import interviewing, interviews, viewing

pytestmark = pytest.mark.django_db

Page = Callable[[str], str]
CONSENT = {"for-keep": "yes", "for-name": "no", "way": "spoken", "language": "en", "level": "restricted"}
#: Every form of one interview.
FORMS = (
    *("open", "turn", "pause", "resume", "hold", "correct", "strike", "recorder", "close", "time"),
    *("translate", "withdraw"),
)
SENT = {
    "turn": "1", "kind": "note", "words": "zqwords", "read_back": "confirmed", "sure": "yes",
    "begins": "0:01", "ends": "0:02", "language": "ko", "translator": "zqsomebody", "turn-1": "zqwords",
}  # fmt: skip


def signed_in(viewer: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (viewing, interviewing, interviews):
        monkeypatch.setattr(module, "viewer_of", lambda request: viewer)


@pytest.fixture
def page(client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Page:
    signed_in(actor, monkeypatch)

    def look(address: str) -> str:
        answer = client.get(address)
        return f"{answer.status_code} {without_tokens(answer.content.decode())}"

    return look


def test_one_is_begun_taken_and_closed_by_forms_alone(client: Client, actor: Actor, page: Page) -> None:
    begun = client.post("/interviews/new/begin", {**CONSENT, **WHO}, **{JUDGE: actor})
    assert begun.status_code == 302
    at = begun["Location"]
    for number, (kind, words) in enumerate([("question", "When?"), ("answer", ANSWER)], start=1):
        sent = {"turn": str(number), "kind": kind, "words": words}
        assert client.post(f"{at}/turn", {**sent, "draft": "yes"}, **{JUDGE: actor}).status_code == 204
        assert client.post(f"{at}/turn", sent, **{JUDGE: actor}).status_code == 302
    assert "In October 2023." in page(at)
    assert client.post(f"{at}/close", {"read_back": "confirmed"}, **{JUDGE: actor}).status_code == 302
    assert "It is closed, and a document" in page(at)
    translated = {"language": "ko", "translator": "Zqchoi", "turn-2": "2023년 10월"}
    assert client.post(f"{at}/translate", translated, **{JUDGE: actor}).status_code == 302
    assert "Translated by Zqchoi" in page(at)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"for-keep": "no"}, "they have not agreed"),
        ({"speaks": "child"}, "guardian"),
        ({"speaks": "nobody"}, "One of the choices"),
        ({"way": ""}, "is not known here"),
        ({"level": "secret"}, "no level of sensitivity"),
        ({"interviewee": ""}, "who is interviewed"),
        ({"circle": "no such circle"}, "There is no compartment"),
    ],
)
def test_what_is_refused_comes_back_with_the_reason(
    client: Client, actor: Actor, wrong: dict[str, str], says: str
) -> None:
    answer = client.post("/interviews/new/begin", {**CONSENT, **WHO, **wrong}, **{JUDGE: actor})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert WHO["place"] in answer.content.decode()
    assert not Interview.objects.exists()


def test_on_a_laptop_the_form_is_answered_with_the_page(client: Client, actor: Actor) -> None:
    row = told(actor)
    assert client.get(f"/interviews/{row.public_id}").status_code == 404
    assert "Heron" in client.post("/interviews/new/list", **{JUDGE: actor}).content.decode()
    answer = client.post(f"/interviews/{row.public_id}/open", **{JUDGE: actor})
    assert NAME in answer.content.decode()
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_a_paused_interview_shows_nothing_of_it(actor: Actor, page: Page) -> None:
    row = told(actor)
    pause(actor=actor, interview=row.public_id)
    shown = page(f"/interviews/{row.public_id}")
    assert [word for word in ("October", "Zqkim", "Zqlee", "Heron") if word in shown] == []


@pytest.mark.parametrize("number", ["", "x", "-1", "9999999", "²"])
def test_a_form_without_its_turn_is_refused(client: Client, actor: Actor, number: str) -> None:
    sent = {**SENT, "turn": number, "draft": "yes"}
    answer = client.post(f"/interviews/{told(actor).public_id}/turn", sent, **{JUDGE: actor})
    assert answer.status_code == 409


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_answer_nobody_else(
    client: Client, actor: Actor, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, viewer = told(actor), uncleared(actor)
    signed_in(viewer, monkeypatch)
    hidden = client.post(f"/interviews/{row.public_id}/{form}", SENT, **{JUDGE: viewer})
    missing = client.post(f"/interviews/v-00000000/{form}", SENT, **{JUDGE: viewer})
    assert hidden.status_code == missing.status_code == 404
    assert queries.interview(actor, row.public_id).state is State.OPEN


def test_the_pages_tell_nobody_else_of_any(
    client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = told(actor)
    signed_in(uncleared(actor), monkeypatch)
    for address in ("/interviews", "/interviews/new", "/documents", "/search", "/"):
        said = client.get(address).content.decode()
        assert [word for word in ("Heron", *WHO.values(), ANSWER, row.public_id) if word in said] == []
    assert client.get(f"/interviews/{row.public_id}").status_code == 404


def test_the_recording_is_played_in_the_parts_that_are_asked_for(
    client: Client, actor: Actor, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = closed(actor, with_sound=True)
    at = f"/interviews/{row.public_id}/sound"
    shown = page(f"/interviews/{row.public_id}")
    assert f'src="{at}"' in shown
    assert "#t=" in shown
    assert "media-src 'self'" in client.get(f"/interviews/{row.public_id}")["Content-Security-Policy"]
    whole = client.get(at)
    assert (whole.content, whole["Content-Type"], whole["Accept-Ranges"]) == (SOUND, "audio/wav", "bytes")
    part = client.get(at, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, SOUND[100:200])
    assert part["Content-Range"] == f"bytes 100-199/{len(SOUND)}"
    assert client.get(at, headers={"Range": "bytes=8000-"}).content == SOUND[8000:]
    assert client.get(at, headers={"Range": "bytes=99999-"}).status_code == 416
    assert client.get(at, headers={"Range": "chapters=1"}).content == SOUND
    signed_in(uncleared(actor), monkeypatch)
    assert client.get(at).status_code == 404


def test_a_turns_time_is_corrected(client: Client, actor: Actor, page: Page) -> None:
    at = f"/interviews/{closed(actor, with_sound=True).public_id}"
    sent = {"turn": "2", "begins": "12:05", "ends": "1:02:00.5"}
    assert client.post(f"{at}/time", sent, **{JUDGE: actor}).status_code == 302
    assert "t=725,3720.5" in page(at)
    for wrong in ({"begins": "soon"}, {"begins": "2:00", "ends": "1:00"}, {"turn": "9"}):
        assert client.post(f"{at}/time", {**sent, **wrong}, **{JUDGE: actor}).status_code == 400
