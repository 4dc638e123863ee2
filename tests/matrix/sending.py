"""What the operations on work beside the record are sent: one body for what is hidden, one for identities."""

from __future__ import annotations

from typing import Any

from tests.matrix.cast import ELEMENT, Cast

WHY = "the matrix"
Bodies = list[dict[str, Any]]
#: Without anything of the cast.
ALIKE: dict[str, Bodies] = {
    "add_comment": [{"text": "words"}],
    "strike_comment": [{}],
    "give_document": [{"to": "Matrix Keeper"}],
    "hand_back": [{"to": "Matrix Keeper", "why": WHY}],
    "end_task": [{}],
    "pass_task_on": [{"to": "Matrix Keeper", "why": WHY}],
    "add_office": [{"name": "The office of words"}],
    "save_search": [{"name": "words", "words": "returned"}],
    "forget_search": [{}],
    "draft_appeal": [{"title": "words", "channel": "letter", "addressee": "somebody"}],
    "draft_recommended": [{}],
    "change_appeal": [{"title": "words"}],
    "add_signatory": [{"name": "words"}],
    "sign_appeal": [{"signatory": 1}],
    "decline_signature": [{"signatory": 1}],
    "note_step": [{"kind": "note", "what": "words"}],
    "judge_appeal": [{"is_one": True, "why": WHY}],
    "undo_appeal_line": [{"line": 1, "why": WHY}],
    "open_inquiry": [{"title": "words", "opened": "2024-01-02"}],
    "change_inquiry": [{"title": "words", "opened": "2021-07-01"}],
    "add_member": [{"name": "words"}],
    "detach_claim": [{"line": 1, "why": WHY}],
    "draft_release": [{"title": "what is new", "by": "place"}],
    "preview_copy": [{"withhold": ["returned"]}],
    "draft_copy": [{"title": "words", "why": WHY}],
    "draft_report": [{}, {"finished": True, "tongue": "ko"}],
    "draft_event_report": [{"title": "words"}],
    "draft_findings": [{"title": "words"}],
    "take_report_out": [{"to": "words", "why": WHY, "form": "txt"}],
    "add_feed": [{"kind": "feed", "address": "https://geese.example/b.xml", "agreed": True}],
    "pause_feed": [{}],
    "resume_feed": [{}],
    "remove_feed": [{}],
    "ask_for_round": [{}],
    "keep_item": [{"why": WHY}],
    "dismiss_alert": [{}],
    "show_alert": [{}],
    "draw_sample": [{"size": 2}],
    "pause_interview": [{}],
    "resume_interview": [{}],
    "hold_interview": [{}],
    "strike_turn": [{"turn": 1}],
    "correct_turn": [{"turn": 1, "words": "words"}],
    "write_turn": [{"turn": 1, "kind": "answer", "words": "words"}],
    "close_interview": [{"read_back": "confirmed"}],
    "translate_interview": [
        {"language": "en", "translator": "words", "turns": [{"turn": 1, "words": "words"}]}
    ],
    "place_turn": [{"turn": 1, "begins": 0, "ends": 10}],
    "begin_interview": [{"answers": {"keep": True}, "way": "spoken", "interviewee": "words"}],
}


def bodies(cast: Cast) -> dict[str, Bodies]:
    """Every operation's bodies, by its name."""
    claims, found = (cast.claim, cast.named), cast.found
    documents, appeals = (cast.hidden, cast.masked), cast.appeals
    return {
        **ALIKE,
        "add_holder": [{"name": "words", "document": id} for id in documents],
        "strike_holder": [{"holder": cast.holder, "why": WHY}],
        "add_ask": [{"to_do": "words", "claims": [id]} for id in claims],
        "strike_ask": [{"ask": "y-00000000"}],
        "note_answer": [{"claim": id, "reply": "token response"} for id in claims],
        "undo_answer": [{"answer": id, "why": WHY} for id in cast.answers],
        "set_asks_apart": [{"claims": [id], "why": WHY} for id in claims],
        "join_appeals": [{"other": id, "why": WHY} for id in appeals[2:4]],
        "link_document": [{"document": id, "part": "call"} for id in documents],
        "unlink_document": [{"document": id} for id in documents],
        "draft_finding": [
            {"text": "words", "elements": [ELEMENT], "carries": [{"element": ELEMENT, "claim": id}]}
            for id in claims
        ],
        "change_finding": [{"finding": id, "text": "words"} for id in found[::2]],
        "strike_finding": [{"finding": id} for id in found[::2]],
        "adopt_finding": [{"finding": id} for id in found[::2]],
        "add_dissent": [{"finding": id, "member": 1, "why": WHY} for id in found[::2]],
        "undo_dissent": [{"finding": id, "dissent": 1, "why": WHY} for id in found[::2]],
        "recommend": [{"text": "words", "findings": [id], "addressee": "words"} for id in found[::2]],
        "strike_recommendation": [{"recommendation": id} for id in found[1::2]],
        "attach_claim": [{"element": ELEMENT, "claim": id, "why": WHY} for id in claims],
        "draft_letter": [
            {"about": cast.event, "recipient": ["words"]},
            {"about": cast.people[0], "kind": "wgeid", "tongue": "ko"},
        ],
        "take_letter_out": [{"about": cast.event, "to": "words", "why": WHY, "form": "txt"}],
        "judge_item": [{"item": cast.watch[4], "matters": True}],
        "foresee_figures": [{"claims": [id]} for id in claims],
        "judge_figures": [{"claims": [id], "why": WHY} for id in claims],
        "undo_figures": [{"line": 1, "why": WHY}],
        "foresee_change": [
            {"claims": list(claims), "verdict": "rejected"},
            {
                "claims": list(claims), "statuses": ["accepted", "proposed", "rejected"],
                "slot": {"slot": "outcome", "value": None}, "level": "restricted", "credibility": "2",
            },
        ],
        "change_many": [
            {"claims": [each], "slot": {"slot": "outcome", "value": "words"}, "why": WHY} for each in claims
        ],
        "undo_change": [{"why": WHY}],
    }  # fmt: skip


def ids_of(cast: Cast) -> dict[str, tuple[str, ...]]:
    """Of each kind, the ids that an address can name."""
    return {
        "documents": (cast.hidden, cast.seen, cast.masked, cast.twin), "claims": (cast.claim, cast.named),
        "events": (cast.event,), "persons": cast.people, "passages": (cast.passage,),
        "sources": (cast.source,), "requests": (cast.request,), "changes": cast.rounds,
        "comments": cast.comments, "tasks": cast.tasks, "offices": (cast.office,),
        "searches": ("q-00000000",), "lists": cast.takings,
        "appeals": tuple(cast.appeals[at] for at in (4, 2, 0, 1, 3)),
        "recommendations": cast.found[1::2], "inquiries": (cast.inquiry,),
        "releases": (cast.release, cast.draft), "interviews": (cast.interview,),
        "feeds": cast.watch[:1], "items": cast.watch[2:5], "alerts": cast.watch[5:7],
        "samples": cast.watch[1:2],
    }  # fmt: skip


#: Fields of a body that name an item, or a list of them.
NAMING = (
    "left", "right", "other", "claim", "claims", "document", "holder", "answer", "finding", "findings",
    "recommendation", "item", "about",
)  # fmt: skip


def named_in(sent: dict[str, Any]) -> tuple[str, ...]:
    """The ids that a body names: they stand in the answer for whoever sent them."""
    found: list[str] = []
    for name in NAMING:
        value = sent.get(name, ())
        found += [value] if isinstance(value, str) else list(value)
    within = (each for value in sent.values() if isinstance(value, list) for each in value)
    for each in within:
        found += named_in(each) if isinstance(each, dict) else ()
    return tuple(found)
