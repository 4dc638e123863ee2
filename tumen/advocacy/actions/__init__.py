"""Each change of advocacy: what people judge of appeals found, appeals made here, answers to both."""

from tumen.advocacy.actions.answering import note_answer, undo_answer
from tumen.advocacy.actions.judging import join_appeals, judge_appeal, set_asks_apart, undo_line
from tumen.advocacy.actions.making import (
    add_ask,
    add_signatory,
    change_appeal,
    decline_signature,
    draft_appeal,
    note_step,
    sign_off,
    strike_ask,
)
from tumen.advocacy.actions.recommending import draft_recommended

__all__ = [
    "add_ask",
    "add_signatory",
    "change_appeal",
    "decline_signature",
    "draft_appeal",
    "draft_recommended",
    "join_appeals",
    "judge_appeal",
    "note_answer",
    "note_step",
    "set_asks_apart",
    "sign_off",
    "strike_ask",
    "undo_answer",
    "undo_line",
]
