"""Every page is asked for by a viewer, and shows nothing to somebody unknown."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import tumen.web
from tests.forms import without_tokens
from tests.web.cast import Cast
from tumen.access.actions import recorded
from tumen.access.models import Actor, Level
from tumen.access.recalling import recalling
from tumen.access.sight import sees_all as is_shown_all
from tumen.documents.actions import set_sensitivity
from tumen.web import interviews_at, releases, releases_at, viewing
from tumen.web.accounts import addresses
from tumen.web.urls import urlpatterns

#: For each address, which of the cast it is asked for. A new address must be listed to pass.
ASKED_FOR = {
    "home": None,
    "record": None,
    "event": "october",
    "timeline": None,
    "map": None,
    "counts": None,
    "counted-claims": None,
    "documents": None,
    "document": "dispatch",
    "claim": "corrected",
    "sources": None,
    "source": "source",
    "passages": None,
    "passage": "passage",
    "search": None,
    "saved-search": "saved",
    "review": None,
    "review-document": "dispatch",
    "coding": "dispatch",
    "persons": None,
    "person": "person",
    "requests": None,
    "tasks": None,
    "columns": "dispatch",
    "many": None,
    "decided": "round",
    "lists": None,
    "list": "taking",
    "interviews": None,
    "appeals": None,
    "outcomes": None,
    "appeal": "appeal",
    "offices": None,
    "office": "office",
    "new-interview": None,
    "house": None,
    "people": None,
    "audit": None,
    "vocabulary": None,
    "health": None,
    "settings": None,
    "releases": None,
    "letter": "october",
    "event-figures": "october",
    "elements": "october",
    "inquiries": None,
    "inquiry": "inquiry",
    "inquiry-report": "inquiry",
    "watch": None,
    "watch-board": None,
    "watch-feeds": None,
    "watch-items": None,
    "archives": None,
    "watch-digest": None,
    "watch-reading": None,
    "watch-atom": None,
    "watch-words": None,
    "person-letter": "person",
    "letters": None,
    "deadlines": None,
}
#: Queries of a page at most.
MOST = 30
#: Of these three at most where nothing is remembered yet, as after every change; `test_home` and
#: `test_record` hold them to `MOST` where something is.
MOST_AT_FIRST = {"home": 42, "record": 33, "event": 40}
#: Of these, those that lead to another page.
LEADING = {"review"}
#: What a reader who is not cleared is never shown, even where it is there: `tests/requests` asks for it.
NEVER = {"request", "take-request", "change-request", "add-step", "forget-request", "seek-person"}
#: And `tests/archives` for this one, which is for who is cleared for identities.
NEVER |= {"archive"}
#: And `tests/interviews` for these.
NEVER |= {str(pattern.name) for pattern in interviews_at.urlpatterns} - {"interviews", "new-interview"}
#: Of both, those that only show.
SHOWING = {"request", "interview", "interview-sound", "archive"}
#: tests/publication asks for these, of whom they are for and of whom they are not.
NEVER |= {str(pattern.name) for pattern in releases_at.urlpatterns} - {"releases"}
SHOWING |= {"release-copy", "release-page", "copy-document"}
SHOWING |= {"release", "release-data", "release-chart", "release-manifest", "release-package"}
SHOWING |= {"releases-site", "release-bag"}
SHOWING |= set(releases.REPORT_ADDRESSES.values())
#: For each address that takes a judgement, which of the cast it is about. A new one must be listed to pass.
TAKING = {
    "date-document": "newsletter",
    "set-standard": "october",
    "judge-voice": "october",
    "choose-figure": "october",
    "keep-figures": "october",
    "undo-figures": "october",
    "grade-claim": "corrected",
    "grade-source": "source",
    "tie-source": "source",
    "save-search": None,
    "forget-search": "saved",
    "accept-claim": "corrected",
    "reject-claim": "corrected",
    "correct-slot": "corrected",
    "split-claim": "corrected",
    "merge-claims": "corrected",
    "undo-step": "corrected",
    "mark-claim": "dispatch",
    "finish-document": "dispatch",
    "take-coding": "dispatch",
    "end-coding": "dispatch",
    "settle-alike": "dispatch",
    "code-claim": "corrected",
    "code-slot": "corrected",
    "settle-claim": "corrected",
    "open-identity": "person",
    "judge-person": "person",
    "undo-person": "person",
    "end-task": "task",
    "pass-on": "task",
    "give-document": "dispatch",
    "comment": "corrected",
    "strike-comment": "corrected",
    "hand-back": "corrected",
    "take-columns": "dispatch",
    "columns-back": "dispatch",
    "take-list": None,
    "decide-many": None,
    "undo-many": "round",
    "judge-appeal": "appeal",
    "set-asks-apart": "appeal",
    "join-appeals": "appeal",
    "undo-line": "appeal",
    "draft-appeal": None,
    "change-appeal": "appeal",
    "add-ask": "appeal",
    "strike-ask": "appeal",
    "add-signatory": "appeal",
    "sign-off": "appeal",
    "decline-signature": "appeal",
    "note-step": "appeal",
    "note-answer": "appeal",
    "undo-answer": "appeal",
    "add-office": None,
    "add-holder": "office",
    "strike-holder": "office",
    "give-letter": "october",
    "attach-claim": "october",
    "detach-claim": "october",
    "open-inquiry": None,
    "change-inquiry": "inquiry",
    "add-member": "inquiry",
    "link-document": "inquiry",
    "unlink-document": "inquiry",
    "draft-finding": "inquiry",
    "change-finding": "inquiry",
    "strike-finding": "inquiry",
    "adopt-finding": "inquiry",
    "add-dissent": "inquiry",
    "undo-dissent": "inquiry",
    "recommend": "inquiry",
    "strike-recommendation": "inquiry",
    "make-appeal": "inquiry",
    "give-report": "inquiry",
    "draft-findings": "inquiry",
    "draft-event-report": "october",
    "give-person-letter": "person",
    "grant": None,
    "revoke": None,
    "add-feed": None,
    "run-watch": None,
    "set-feed": "saved",
    "dismiss-alert": "saved",
    "undo-dismissal": "saved",
    "keep-passed": "saved",
    "draw-sample": None,
    "judge-passed": "saved",
    "bring-in": "collection",
    "leave-out": "collection",
    "take-back": "collection",
    "set-reading": None,
    "set-post": None,
    "end-post": None,
    "add-word": None,
    "strike-word": "saved",
}
#: What is asked by POST as well, so that no address holds the words. It changes nothing.
ASKED_BY_POST = {"search", "watch-words", "columns", "letter", "person-letter", "inquiry-report"}
#: What has neither viewer nor judge: it shows nothing of the record, and a locked vault knows nobody.
OF_THE_LOCK = {"lock", "unlock", "language"}
#: What somebody does with their own account: closed by the gate (tests/web/accounts), and no viewer's.
OF_ACCOUNTS = {str(pattern.name) for pattern in addresses.urlpatterns}
#: The folder whose modules sign people in, and reach into the room of accounts for it.
SIGNING_IN = "accounts"
#: The modules that may reach for actions: each is named for what it does, and shows nothing by itself.
TAKERS = {
    "appealing.py",
    "archiving.py",
    "attaching.py",
    "dating.py",
    "deciding.py",
    "giving.py",
    "granting.py",
    "helping.py",
    "identifying.py",
    "inquiring.py",
    "interviewing.py",
    "judging.py",
    "lettering.py",
    "mapping.py",
    "minding.py",
    "parting.py",
    "publishing.py",
    "redacting.py",
    "saving.py",
    "seating.py",
    "settling.py",
    "together.py",
}
#: Where actions stand: most rooms have them in one module, claims the coding of documents apart, and what a
#: worker does later is asked for beside them.
ACTIONS = {"actions", "coding", "concluding", "copying", "later", "letters", "many", "mapping", "seating"}
ACTIONS |= {"posting", "widening", "event_reports"}
#: Rooms that keep things: of these, a page uses what is read and what can go wrong, and no more.
ROOMS = (
    *("access", "accounts", "advocacy", "claims", "documents", "interviews", "record", "requests", "search"),
    "teamwork",
    "publication",
    "findings",
    "watch",
    "archives",
)
#: Beside what is read: forms are pure, and say how a paper is written.
OPEN_TO_PAGES = ("queries", "errors", "forms")
#: Who looks is settled in one module, which therefore needs the actors themselves.
LOOKS = {"tumen.access.models", "tumen.access.actors", "tumen.access.looking", "tumen.accounts.models"}
#: And the line that a refusal leaves, which changes nothing of the record.
LOOKS |= {"tumen.access.refusing"}
#: What an id looks like, which is no row; and the line that the page leaves which opens the vault.
LOOKS |= {"tumen.access.items", "tumen.access.keeping"}
#: The API is one door for both; each of its operations says in the frame whether it looks or takes, and under
#: which rule (tests/matrix/test_api.py). What its frame needs to settle who asks, it needs alone.
API = "api"
OF_THE_API = {
    "bearer.py": {"tumen.access.bounds", "tumen.accounts.tokens", "tumen.accounts.waits"},
    "bearing.py": {"tumen.access.bounds"},
    "operations.py": {"tumen.access.bounds", "tumen.access.rules"},
    "me.py": {"tumen.access.sight"},
    "documents.py": {"tumen.documents.intake.limits"},
    "requests.py": {"tumen.requests.models"},  # the kinds of steps, a closed set
    # So are these: what a step, a part, a task or an item of a feed can be; and the values that queries give.
    "appeals.py": {"tumen.advocacy.models"},
    "teamwork.py": {"tumen.teamwork.models"},
    "watch.py": {"tumen.watch.models"},
    "inquiries.py": {"tumen.findings.models", "tumen.findings.bearing", "tumen.findings.inquiring"},
    "letters.py": {"tumen.advocacy.drafting", "tumen.publication.inquiring"},
    "many.py": {"tumen.claims.models"},
}
MODULES = sorted(Path(tumen.web.__file__).parent.rglob("*.py"))


def _address(name: str, cast: Cast) -> str:
    asked_for = {**ASKED_FOR, **TAKING}[name]
    return reverse(name, args=[asdict(cast)[asked_for]] if asked_for else [])


def test_it_knows_every_address() -> None:
    assert {pattern.name for pattern in urlpatterns} == {
        *ASKED_FOR,
        *TAKING,
        *OF_THE_LOCK,
        *OF_ACCOUNTS,
        *NEVER,
    }


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_it_gives_every_view_a_viewer_or_a_judge(pattern: object) -> None:
    callback = pattern.callback  # type: ignore[attr-defined]
    view = inspect.unwrap(callback)
    assert callback is not view, "the view is listed without `page` or `takes`"
    name = pattern.name  # type: ignore[attr-defined]
    if name in OF_ACCOUNTS:
        return
    takes = name in TAKING or name in NEVER - SHOWING
    who = [] if name in OF_THE_LOCK else ["judge"] if takes else ["viewer"]
    assert list(inspect.signature(view).parameters)[:2] == ["request", *who]


@pytest.mark.parametrize("name", ASKED_FOR)
def test_it_shows_a_known_reader_the_page_and_asks_little(
    client: Client, cast: Cast, name: str, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(MOST_AT_FIRST.get(name, MOST)):  # type: ignore[attr-defined]
        assert client.get(_address(name, cast), follow=name in LEADING).status_code == 200


@pytest.mark.parametrize("sees_all", [True, False], ids=["everything", "not everything"])
def test_no_page_asks_much_right_after_something_was_done(
    served: Client, cast: Cast, judge: Actor, reader: Actor, sees_all: bool
) -> None:
    """Of a server that has answered before: what a change leaves as it was is not asked for again."""
    if not sees_all:
        set_sensitivity(actor=judge, document=cast.note, level=Level.RESTRICTED, why="A test.")
    found = dict[str, int]()
    with recalling():
        for name in ("home", "event", "appeal"):
            served.get(_address(name, cast))
        for name in ASKED_FOR:
            with recorded(judge, "claims.review_claim", cast.corrected):
                pass
            with CaptureQueriesContext(connection) as told:
                served.get(_address(name, cast))
            found[name] = len(told)
    assert sees_all is is_shown_all(reader)
    assert {name: count for name, count in found.items() if count > MOST} == {}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_it_shows_a_stranger_nothing(
    client: Client, cast: Cast, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Actor(name="somebody")
    monkeypatch.setattr(viewing, "viewer_of", lambda request: stranger)
    answer = client.get(_address(name, cast))
    assert answer.status_code == 403
    words = without_tokens(answer.content.decode())
    assert "Not open to you" in words
    for told in ("600", "Council of Waiting Families", "Lanternlight", cast.october, cast.dispatch):
        assert told not in words


@pytest.mark.parametrize("name", [name for name in ASKED_FOR if name not in ASKED_BY_POST])
def test_it_takes_no_changes(client: Client, cast: Cast, name: str) -> None:
    assert client.post(_address(name, cast)).status_code == 405


@pytest.mark.parametrize("name", TAKING)
def test_what_takes_a_judgement_shows_nothing(client: Client, cast: Cast, name: str) -> None:
    assert client.get(_address(name, cast)).status_code == 405


@pytest.mark.parametrize("name", [name for name, asked_for in ASKED_FOR.items() if asked_for])
def test_it_says_that_there_is_no_such_thing(client: Client, cast: Cast, name: str) -> None:
    answer = client.get(reverse(name, args=["x-00000000"]))
    assert answer.status_code == 404
    words = answer.content.decode()
    assert "Not in this record" in words
    assert "x-00000000" in words
    assert "`" not in words, "a reader of the pages has no use for a command"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_it_reads_through_queries_alone(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if node.module == "tumen.access.keeping":
                assert module.name == "locked.py"
            if parts[0] == "tumen" and len(parts) > 2 and parts[1] in ROOMS and node.module not in LOOKS:
                # titles: pure words of the record; searching: a query of its own, over all rooms; kinds and
                # sounds: pure values of interviews;
                # columns: what a list would become; calendar: days as a file, pure
                open_to_it = (
                    *OPEN_TO_PAGES,
                    "titles",
                    "searching",
                    "kinds",
                    "sounds",
                    "columns",
                    "reports",
                    "choosing",
                    "changing",
                    "calendar",
                )
                if parts[1] == SIGNING_IN == module.parent.name:
                    continue
                if module.parent.name == API:
                    known = parts[2] in (*open_to_it, *ACTIONS) or node.module in OF_THE_API.get(
                        module.name, ()
                    )
                    assert known, f"api/{module.name} reaches past the queries of {parts[1]}: {node.module}"
                    continue
                allowed = parts[2] in open_to_it or (parts[2] in ACTIONS and module.name in TAKERS)
                assert allowed, f"{module.name} reaches past the queries of {parts[1]}: {node.module}"
