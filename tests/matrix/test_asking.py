"""The matrix can fail: where a filter is gone it says so, and what is new is asked or the build fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Q
from django.urls import path

from tests.matrix import asking
from tests.matrix.asking import NOT_ASKED, UNMASKED, NotAsked, Question, addresses, commands, questions
from tests.matrix.cast import CANARY, Cast
from tests.matrix.combinations import Circle, Combination, arranged
from tests.matrix.leaks import everything, leaking
from tests.structure.test_rooms import queries
from tools.make_docs import ROOT
from tumen.access.models import Actor, Level, Role
from tumen.cli.ruling import RULES as COMMANDS
from tumen.documents.masking import Covering
from tumen.web.urls import urlpatterns

SHUT_OUT = Combination(Role.REVIEWER, Level.INTERNAL, Level.RESTRICTED, Circle.NONE)
UNCLEARED = Combination(Role.KEEPER, Level.RESTRICTED, Level.PUBLIC, Circle.NONE)
CLEARED = Combination(Role.KEEPER, Level.IDENTITY, Level.PUBLIC, Circle.NONE)

#: Queries in whose answer nothing of a document, a claim or a source can stand.
WITHOUT_WORDS = {
    "actor_named", "actors", "compartments", "may_do", "may_see", "newest_head", "notices", "answers_known",
    "states", "totals", "rates", "not_told", "undated", "new_notices",
    "exported", "audit_lines", "identities_in", "replaced", "unread", "stale", "claim_ids", "claims_seen",
    "accounts", "signed_in_last", "account_named", "has_second_step", "needs_second_step", "ahead_of_clock",
    "tokens", "token_row", "sessions",
    "may_work_on", "made", "how_many", "saved",
    # What families ask: tests/requests says who is told of it, and who of nothing.
    "requests", "due",
    # Releases of an appeal by a public channel, and those of an appeal that are out no more:
    # tests/advocacy/test_going_out says who is told of which.
    "releases_of_appeal", "appeals_retracted",
    # What is said in interviews: tests/interviews says who is told of it, and who of nothing.
    "interviews", "interview", "recording", "may_know_of_interviews", "may_take_interviews",
    "field_key", "field_keys",
    # When the last round ended, which is a moment; samples and items in words that everybody is told masked.
    "last_round", "feeds", "samples",
    # Numbers, one's own clock, the pack's words, days that are over, and items that were passed over.
    "waiting_alerts", "reading", "has_post", "post", "word_lists", "digests", "preview",
    # What leaves as titles is internal at most; words are typed in for all documents, their names masked.
    "titles_of", "words",
    # Titles and counts of what is public, and a key that everybody may have.
    "releases", "signing_key",
    # Folders' names and counts; what is in an archive is asked for by itself.
    "collections",
    # Titles of inquiries are for whoever may know of them; names in them are masked.
    "inquiries",
    "without_date", "waiting", "since_last_here", "unjudged", "documents_in", "addresses", "seen_by",
    "needing_a_date", "last_step", "is_coding", "given_to", "colleagues", "figures_in",
    # Numbers, codes of acts and countries, and whether names are shown.
    "acts_counted", "countries_counted", "countable", "counts", "mapped", "places_of", "passage_ids",
    "sees_names",
    # Of the cast nobody gives a number twice or explains a total, and what comes first is not what is hidden.
    "repeated", "totals_explained", "next_to_review",
}  # fmt: skip


def leaks_of(who: Actor, cast: Cast, combination: Combination, *of: str) -> dict[str, list[str]]:
    with arranged(who, cast, combination) as viewer:
        return leaking(viewer, cast, combination, [each for each in everything(cast) if each.of in of])


# ---- it fails where something tells ----


@pytest.mark.parametrize(
    ("filtered", "asked"),
    [
        ("tumen.documents.queries.visible_to", ("documents", "document list", "document")),
        ("tumen.claims.queries.seen_by", ("figures", "claim_ids")),
        ("tumen.claims.unread.visible_to", ("unread",)),
    ],
)
def test_it_notices_a_filter_that_is_gone(
    who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch, filtered: str, asked: tuple[str, ...]
) -> None:
    monkeypatch.setattr(filtered, lambda *_: Q())
    found = leaks_of(who, cast, SHUT_OUT, *asked)
    assert found
    assert {word for words in found.values() for word in words} & {CANARY, *cast.ids}


def test_it_notices_a_record_that_is_not_the_viewers(
    who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.record.seeing.sees_all", lambda viewer: True)
    assert leaks_of(who, cast, SHUT_OUT, "event", "record", "show")


def test_it_notices_a_mask_that_is_gone(who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Covering, "words", lambda self, said: said)
    found = leaks_of(who, cast, UNCLEARED, "source_grades", "claim", "show", "text_of")
    assert {question.split()[0] for question in found} == {"source_grades", "claim", "show", "text_of"}


def test_it_notices_a_page_that_looks_for_somebody_else(
    who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(request: Any, viewer: Actor, **ids: str) -> Any:
        return real(request, who, **ids)

    from tumen.web import documents
    from tumen.web.viewing import page

    real = documents.document
    pattern = next(each for each in urlpatterns if each.name == "document")  # type: ignore[union-attr]
    monkeypatch.setattr(pattern, "callback", page(shown))
    assert leaks_of(who, cast, SHUT_OUT, "document")


def test_it_notices_a_command_that_looks_for_somebody_else(
    who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tumen.cli import documents

    real: Callable[..., Any] = documents.documents
    monkeypatch.setattr(documents, "documents", lambda viewer: real(who))
    assert leaks_of(who, cast, SHUT_OUT, "document list")


def test_it_does_not_swallow_what_goes_wrong(who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(viewer: Actor) -> None:
        raise TypeError("asked wrongly")

    monkeypatch.setattr(asking, "queries", lambda: [("broken", broken)])
    with pytest.raises(TypeError):
        leaks_of(who, cast, SHUT_OUT, "broken")


# ---- it asks what there is ----


def test_whoever_sees_everything_is_told_the_words_by_every_query(who: Actor, cast: Cast) -> None:
    """So that none of the questions is asked in such a way that nothing could leak."""
    told = set[str]()
    with arranged(who, cast, CLEARED) as viewer:
        for each in questions(cast):
            if each.of not in told and _tells(each.ask(viewer), cast):
                told.add(each.of)
    assert {name for name, _ in queries()} - told - WITHOUT_WORDS == set()


@pytest.mark.parametrize("kind", [addresses, commands])
def test_whoever_sees_everything_is_answered(
    who: Actor, cast: Cast, kind: Callable[[Cast], Iterator[Question]]
) -> None:
    """Each address and each command at least once with more than a refusal."""
    done = set[str]()
    with arranged(who, cast, CLEARED) as viewer:
        asked = list(kind(cast))
        for each in asked:
            if each.of not in done and each.ask(viewer).partition(" ")[0] in ("200", "302", "0"):
                done.add(each.of)
    # The doctor says that a vault without a passphrase is for trying out, and ends with 1; and nobody here
    # has an account that could be closed.
    refused = {"doctor", "account close", "account reset", "account token revoke"}
    assert {each.of for each in asked} - done - BEYOND_A_KEEPER - refused == set()


#: What takes another role than the keeper's, or is asked only with what cannot be done.
BEYOND_A_KEEPER = {
    "set-standard", "judge-voice", "choose-figure", "keep-figures", "undo-figures", "tie-source",
    "grade-claim", "grade-source", "unlock",
    "lock", "document original", "date-document", "judge-person", "undo-person",
    "person judge", "person undo",
    "saved-search", "forget-search",
    # What is one's own: tests/teamwork. To hand back takes a reviewer.
    # Who held an office is struck by the id of the row: tests/claims/test_offices.py.
    "strike-holder",
    # What was read is judged by reviewers; signatories, asks and answers are named by ids of their own.
    "judge-appeal", "set-asks-apart", "join-appeals", "undo-line", "sign-off", "decline-signature",
    "strike-ask", "undo-answer",
    "appeal apart", "appeal join", "appeal judge", "appeal strike", "appeal undo",
    "strike-comment", "end-task", "pass-on", "hand-back", "comment strike", "task end", "task pass",
    "task hand-back",
    "accept-claim", "reject-claim", "correct-slot", "split-claim", "merge-claims", "undo-step", "mark-claim",
    "finish-document", "take-coding", "end-coding", "settle-alike", "code-claim", "code-slot", "settle-claim",
    "access break-glass", "access grant", "access revoke", "audit erase",
    "claim grade", "document date", "claim accept", "claim correct", "claim mark", "claim merge",
    "claim reject", "claim split", "claim undo", "code alike", "code claim", "code finish", "code settle",
    "code take",
    "begin-interview", "list-interviews", "open-interview", "write-turn", "pause-interview",
    "resume-interview", "hold-interview", "correct-turn", "strike-turn", "note-recorder", "close-interview",
    "time-turn", "translate-interview", "interview-sound", "interviews pack",
    # Elements are reviewers': tests/findings.
    "attach-claim", "detach-claim", "event attach", "event detach",
    "adopt-finding", "add-dissent", "undo-dissent", "change-finding", "strike-finding", "give-report",
    "inquiry adopt", "inquiry dissent", "inquiry report",
    "event choose", "event figures", "event standard", "event voice", "handover", "source grade",
    "source tie",
    # Lists are taken in by documenters; tests/claims/test_columns.py says who is told what of one.
    "take-columns", "columns-back", "columns take", "columns back", "take-list",
    # Publishers let things out; tests/publication asks them. A file is written nowhere by "release save".
    "draft-release", "publish-release", "embargo-release", "correct-release", "retract-release",
    "release draft", "release publish", "release embargo", "release correct", "release retract",
    "release save", "release site",
    "draft-findings", "release findings", "draft-event-report", "release event",
    # Files that the release of the matrix, a table by year, does not have.
    "release-map-svg", "release-map-geojson", "release-report-en-json", "release-report-ko-json",
    "release-sources-en-csv", "release-sources-ko-csv",
    # And redacted copies, by documenters and reviewers: tests/publication/test_copies.py.
    "look-copy", "draft-copy", "redact", "release-copy", "release-page", "release copy",
    # And letters: documenters, reviewers and publishers take them out, to a file.
    # What is taken in is taken in by documenters.
    "keep-passed", "watch keep", "add-feed",
    # tests/archives asks who may take what of an archive.
    "bring-in", "leave-out", "take-back", "archive bring", "archive leave",
    "give-letter", "give-person-letter", "release letter",
    # Decisions on many claims are reviewers'; tests/claims/test_many.py says who is told what of one.
    "decide-many", "undo-many", "claim many", "claim many-undo",
}  # fmt: skip


def _tells(said: str, cast: Cast) -> bool:
    return any(word in said for word in (CANARY, "777", "432", "433", *cast.ids))


def test_a_query_of_a_new_kind_is_asked_or_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def newest(viewer: Actor, colour: str) -> str:
        return colour

    monkeypatch.setattr(asking, "queries", lambda: [("newest", newest)])
    with pytest.raises(NotAsked, match="colour"):
        list(questions(cast))


def test_a_new_address_is_asked_or_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        asking, "urlpatterns", [path("people/<str:id>", lambda request, id: None, name="people")]
    )
    with pytest.raises(NotAsked, match="people"):
        list(addresses(cast))


def test_a_new_command_is_asked_or_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "COMMANDS", {"people list": ""})
    with pytest.raises(NotAsked, match="people list"):
        list(commands(cast))


def test_an_answer_that_cannot_be_looked_into_fails(
    who: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "queries", lambda: [("opaque", lambda viewer: object())])
    with pytest.raises(NotAsked, match="look into"):
        leaks_of(who, cast, SHUT_OUT, "opaque")


def test_every_command_is_asked_or_says_why_not(cast: Cast) -> None:
    asked = {each.of for each in commands(cast)}
    assert asked.isdisjoint(NOT_ASKED)
    assert set(COMMANDS) - asked - set(NOT_ASKED) == {"audit anchor keep", "audit anchor request"}


# ---- what is not masked ----

#: Modules of pages and commands that use a query of `asking.UNMASKED`, and what for.
USERS = {
    "cli/batch.py": "text_to_read, read by rules; what comes of it is kept, and shown by other queries",
    "cli/model.py": "text_to_read and identities_in: sentences with identities do not go out",
    "cli/documents.py": "kept, to give a date to",
    "cli/custody.py": "kept, to note custody of and to open its original",
    "web/dating.py": "kept, to give a date to",
    "web/judging.py": "event_row, to see whether there is one",
}


def test_only_those_use_what_is_not_masked() -> None:
    names = UNMASKED | {"masked_texts"}
    users = {
        str(each.relative_to(ROOT / "tumen"))
        for room in ("cli", "web")
        for each in (ROOT / "tumen" / room).glob("*.py")
        if any(_imports(each.read_text("utf-8"), name) for name in names)
    }
    assert users == set(USERS)


def _imports(code: str, name: str) -> bool:
    lines = re.findall(r"from tumen\.\w+\.queries import (\([^)]*\)|.*)", code)
    return any(re.search(rf"\b{name}\b", line) for line in lines)
