"""Whoever may not see something cannot change it, and is answered as if it were not there."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from django.apps import apps

from tests.matrix.asking import undone
from tests.matrix.cast import PERSON, Cast
from tests.structure.test_rooms import actions
from tumen.access.actions import introduce
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.claims.actions import mark_claim, review_claim
from tumen.claims.coding import code_claim, end_coding, take_coding
from tumen.claims.models import Claim, Status
from tumen.claims.queries import claims_of, coding
from tumen.documents.custody import note_custody, open_original
from tumen.documents.models import CustodyKind, Document
from tumen.documents.queries import text_to_read
from tumen.findings.actions import link_document
from tumen.findings.models import ElementLine
from tumen.record.models import Judgement
from tumen.record.queries import event_of
from tumen.vocabulary.errors import TumenError

Action = Callable[..., object]
#: Actions that take no id of an item of the record, and what they take.
WITHOUT_ITEM = {
    "found_compartment": "a name", "grant": "an actor", "revoke": "an actor", "keep_anchor": "a reply",
    "request_anchor": "nothing", "match_passages": "nothing", "refresh": "nothing", "take_in": "bytes",
    "take_in_member": "bytes", "type_in": "words", "read_notices": "nothing",
    "enqueue": "the name of a handler",
    "save_search": "words", "forget_search": "a search of one's own",
    # tests/requests asks them of who may not know that there is any.
    "take_request": "words", "change_request": "a request", "add_step": "a request",
    "forget_request": "a request",
    # tests/teamwork asks these of whose they are not, and of who may not see them.
    "strike_comment": "a comment", "end_task": "a task", "pass_on": "a task",
    # tests/interviews asks them of who may not know that there is any.
    "begin": "a consent", "merge": "a file", "trust_key": "a key", "end_trust": "a key",
    **dict.fromkeys(
        (
            *("write_turn", "pause", "resume", "hold", "withdraw", "correct_turn", "strike_turn", "close"),
            *("note_recorder", "attach_recording", "set_time", "translate", "pack"),
        ),
        "an interview",
    ),
    "take_in_made": "bytes", "take_list": "bytes",
    # tests/claims/test_many.py asks these of who may not see the claims.
    "decide_many": "claims", "undo_many": "a decision",
    # tests/claims/test_offices.py asks it of who may not see the document that tells it.
    "add_office": "a name", "draft_appeal": "words",
    # tests/advocacy asks them of who may not see what an appeal rests on.
    **dict.fromkeys(
        (
            *("judge_appeal", "set_asks_apart", "join_appeals", "undo_line", "change_appeal", "add_ask"),
            *("strike_ask", "add_signatory", "sign_off", "decline_signature", "note_step", "undo_answer"),
        ),
        "an appeal",
    ),
     "strike_holder": "a holder",
    # tests/findings asks these of who may not see what a finding rests on.
    "open_inquiry": "words", "draft_recommended": "a recommendation",
    **dict.fromkeys(
        (
            *("change_inquiry", "add_member", "draft_finding", "change_finding", "strike_finding"),
            *("adopt_finding", "add_dissent", "undo_dissent", "recommend", "strike_recommendation"),
        ),
        "an inquiry",
    ),
    # tests/watch asks them of who may not see what an alert rests on, or what an item became.
    **dict.fromkeys(("add_feed", "pause_feed", "resume_feed", "remove_feed", "note_look"), "a feed"),
    **dict.fromkeys(("note_page", "decide_things", "keep_thing", "keep_passed", "judge_passed"), "an item"),
    **dict.fromkeys(("dismiss_alert", "undo_dismissal"), "an alert"),
    **dict.fromkeys(("derive_alerts", "draw_sample", "end_post"), "nothing"),
    "set_reading": "a clock", "set_post": "a server", **dict.fromkeys(("begin_mail", "end_mail"), "a day"),
    **dict.fromkeys(("add_word", "strike_word"), "a word"),
    # tests/archives asks them of who may not see what a page became.
    **dict.fromkeys(("plan_parts", "note_part", "note_groups", "note_brought"), "a part"),
    **dict.fromkeys(("pass_over", "take_back"), "an event"), "add_collection": "a path",
    # tests/publication asks these of who may not know that there is any.
    "give_letter": "a paper", "draft_findings": "an inquiry",
    "draft_release": "a title",
    "approve_release": "a release", "publish": "a release",
    "embargo": "a release", "correct": "a release", "retract": "a release",
}  # fmt: skip
#: Opens what is hidden: that is what it is for. It answers alike, and changes alike.
OPENS = "break_glass"
#: Takes somebody from whom nothing is hidden: tests/publication/test_copies.py asks it where all is seen.
OF_ALL = {"draft_copy", "keep_copy", "ask_for_copy", "look_at_page"}
#: And of an event: tests/publication/test_event_reports.py.
OF_ALL |= {"draft_event_report"}


#: Parameters that are named as items are and name something else: a line of the log, an event of an archive.
OF_OTHER_THINGS = {
    ("access.note_export", "number"), ("archives.pass_over", "event"), ("archives.take_back", "event"),
}  # fmt: skip


def all_actions() -> list[tuple[str, Action]]:
    named = [(f"{action.__module__.split('.')[1]}.{name}", action) for name, action in actions()]
    # Accounts are no items of the record; tests/accounts tells who may do what with them.
    named = [(name, action) for name, action in named if not name.startswith("accounts.")]
    return [*named, ("documents.open_original", open_original), ("documents.note_custody", note_custody)]


CASES = [
    pytest.param(action, name.partition(".")[2], parameter, id=f"{name} {parameter}")
    for name, action in all_actions()
    for parameter in inspect.signature(action).parameters
    if parameter
    in (
        "item",
        "document",
        "claim",
        "source",
        "event",
        "left",
        "right",
        "judgement",
        "cover",
        "rendition",
        "number",
        "job",
    )
    and (name, parameter) not in OF_OTHER_THINGS
]


@cache
def values(who: Actor, cast: Cast) -> Mapping[str, tuple[Any, Any, Any]]:
    """For each parameter that names an item: one that is seen, one hidden, one that nothing has."""
    mine, theirs = (claims_of(who, id)[0] for id in (cast.masked, cast.twin))
    event = event_of(who, [mine.id])[mine.id].id
    rendition = text_to_read(who, cast.masked)
    judged = {id: Judgement.objects.filter(left__public_id=id).first() for id in (mine.id, cast.claim)}
    line = AuditLine.objects.filter(item=cast.hidden).first()
    assert line
    return {
        "item": (cast.masked, cast.hidden, "d-none0000"),
        "document": (cast.masked, cast.hidden, "d-none0000"),
        "claim": (mine.id, cast.claim, "c-none00000000"),
        "left": (mine.id, cast.claim, "c-none00000000"),
        "right": (theirs.id, cast.claim, "c-none00000000"),
        "source": (mine.told_by[0][-1].id, cast.source, "s-none0000"),
        "event": (event, cast.event, "e-none0000"),
        "judgement": (judged[mine.id].pk, judged[cast.claim].pk, 999_999),  # type: ignore[union-attr]
        "office": (cast.office, "", ""),
        "appeal": (cast.appeals[3], "", ""),
        "inquiry": (cast.inquiry, "", ""),
        "cover": (None, cast.cover, "i-none0000"),
        "number": (None, line.number, 999_999),
        "job": (None, cast.job, "j-none0000"),
        "rendition": (
            rendition,
            replace(text_to_read(who, cast.hidden)),
            replace(rendition, document_id="d-none0000", id=0),
        ),
    }


#: What else actions are called with.
OTHERS: Mapping[str, Any] = {
    "why": "the matrix", "published": "2023-10-14", "level": "restricted", "words": PERSON,
    "verdict": Status.REJECTED, "credibility": "3", "reliability": "B", "name": "likelihood",
    "value": "so", "standard": "none", "purpose": "court", "is_given": False, "way": "spoken",
    "element": "torture.pain", "line": 1, "part": "hearing",
    "sort": "act", "other": PERSON, "is_one": True,
    "model": "m", "answers": {"k": "v"}, "proposals": (), "reader": "r", "package": "b-1",
    "to": "Matrix Keeper", "text": "words", "columns": {}, "title": "words", "made": None,
    "page": 1, "papers": (),
}  # fmt: skip


def called_with(
    action: Action, parameter: str, given: Any, known: Mapping[str, Any], cast: Cast
) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, one in inspect.signature(action).parameters.items():
        if name == parameter:
            said[name] = given
        elif name in known:
            said[name] = known[name][0]
        elif name in OTHERS:
            said[name] = OTHERS[name]
        elif name == "kind":
            said[name] = CustodyKind.REDACTED if action is note_custody else "name"
        elif action.__name__ == "judge_figures" and name in ("claims", "into"):
            said[name] = [known["claim"][0]] if name == "claims" else ""
        elif name == "into":
            said[name] = cast.circle
        elif name != "actor" and one.default is one.empty:
            raise AssertionError(f"{action.__name__} takes {name}: say in this test what it is called with")
    if "source" not in said and action.__name__ == "tie_sources":
        said = {**said, **{side: known["source"][0] for side in ("left", "right") if side != parameter}}
    return {name: _as_row(action, name, value) for name, value in said.items()}


def _as_row(action: Action, name: str, value: Any) -> Any:
    """Some actions take the row itself: whoever holds one may not be somebody who may see it."""
    takes = str(inspect.signature(action).parameters[name].annotation)
    if takes == "Document" and isinstance(value, str):
        return Document.objects.filter(public_id=value).first() or Document(public_id=value)
    return value


def answer(action: Action, viewer: Actor, said: Mapping[str, Any]) -> str:
    """What it answers, with ids left out: they are the only thing in which two answers may differ."""
    try:
        action(actor=viewer, **said)
    except TumenError as error:
        return re.sub(r"\b(?:[a-z]-[0-9a-z]{8,12}|\d{1,6})\b", "ID", f"{type(error).__name__}: {error}")
    return "done"


def rows() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize(("action", "name", "parameter"), CASES)
def test_what_is_hidden_is_answered_and_changed_as_what_is_not_there(
    who: Actor, cast: Cast, shut_out: Actor, action: Action, name: str, parameter: str
) -> None:
    known = dict(values(who, cast))
    if name == "tie_sources" and parameter in ("left", "right"):
        known[parameter] = known["source"]
    _, hidden, unknown = known[parameter]
    told, before = [], rows()
    for given in (hidden, unknown):
        with undone():
            told.append(answer(action, shut_out, called_with(action, parameter, given, known, cast)))
            if name != OPENS:
                assert rows() == before
    assert told[0] == told[1]
    assert told[0] == "done" if name == OPENS else told[0].startswith(("NoSuch", "NotOfTheEvent"))


@pytest.mark.parametrize(
    ("action", "name", "parameter"),
    [
        case
        for case in CASES
        if case.values[2] not in ("cover", "number", "job") and case.values[1] not in OF_ALL
    ],
)
def test_the_same_is_done_where_it_is_seen(
    who: Actor, cast: Cast, shut_out: Actor, action: Action, name: str, parameter: str
) -> None:
    """So that the refusal above comes from the sight, and not from what else was said."""
    known = values(who, cast)
    with undone():
        more = PREPARED[name](who, cast) if name in PREPARED else {}
        _do_where_it_is_seen(action, name, parameter, known, cast, shut_out, more)


def _do_where_it_is_seen(
    action: Action,
    name: str,
    parameter: str,
    known: Mapping[str, Any],
    cast: Cast,
    shut_out: Actor,
    more: Mapping[str, Any],
) -> None:
    sources = {"left": known["source"][0], "right": _helper(cast)}
    given = sources[parameter] if name == "tie_sources" else known[parameter][0]
    said = called_with(action, parameter, given, known, cast)
    if name == "tie_sources":
        said |= sources
    if name in TAKEN_BEFORE:
        take_coding(actor=shut_out, document=cast.masked)
    if name == "end_coding":
        _code_all(shut_out, cast)
    assert answer(action, shut_out, {**said, **more}) == "done"


#: Actions that take a coding of one's own.
TAKEN_BEFORE = {"code_claim", "end_coding"}


def _code_all(who: Actor, cast: Cast) -> None:
    for each in coding(who, cast.masked).units:
        code_claim(actor=who, claim=each.id, verdict="accepted")


def _coded_by_two(who: Actor, cast: Cast) -> dict[str, Any]:
    """Somebody and the keeper have coded it: a third settles it."""
    other = introduce(name="another coder", roles=(Role.REVIEWER,), clearance=Level.INTERNAL)
    for coder in (who, other):
        take_coding(actor=coder, document=cast.masked)
        _code_all(coder, cast)
        end_coding(actor=coder, document=cast.masked)
    return {}


def _reviewed(who: Actor, cast: Cast) -> dict[str, Any]:
    review_claim(actor=who, claim=claims_of(who, cast.masked)[0].id, verdict=Status.ACCEPTED, why="")
    return {}


def _another_claim(who: Actor, cast: Cast) -> dict[str, Any]:
    marked = mark_claim(actor=who, document=cast.masked, words=PERSON, nth=1, sort="act", why="")
    return {"other": marked.public_id}


def _linked(who: Actor, cast: Cast) -> dict[str, Any]:
    link_document(actor=who, inquiry=cast.inquiry, document=cast.masked, part="call")
    return {}


#: What has to be there before an action can be done, and what it is called with then.
PREPARED: Mapping[str, Callable[[Actor, Cast], dict[str, Any]]] = {
    "undo_step": _reviewed,
    "merge_claims": _another_claim,
    "mark_claim": lambda who, cast: {"nth": 1},
    "split_claim": lambda who, cast: {"other": "Both were brought by"},
    "settle_claim": _coded_by_two,
    "settle_agreed": _coded_by_two,
    "note_answer": lambda who, cast: {"reply": "refused"},
    "unlink_document": _linked,
    "detach_claim": lambda who, cast: {"line": ElementLine.objects.order_by("pk")[1].pk},
}


def _helper(cast: Cast) -> str:
    first = Claim.objects.filter(document__public_id=cast.twin).order_by("pk")[0]
    return first.speaking.order_by("position")[0].source.public_id


def test_every_action_takes_an_item_or_says_what_it_takes() -> None:
    with_item = {case.values[1] for case in CASES}
    assert {name.partition(".")[2] for name, _ in all_actions()} - with_item == set(WITHOUT_ITEM)
