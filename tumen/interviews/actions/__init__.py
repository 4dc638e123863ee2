"""Each change to interviews, one module for each part of the work; all take sight of identities as well."""

from __future__ import annotations

from tumen.interviews.actions.closing import close, correct_turn, strike_turn
from tumen.interviews.actions.merging import merge
from tumen.interviews.actions.packing import pack
from tumen.interviews.actions.recording import attach_recording, note_recorder, set_time
from tumen.interviews.actions.taking import begin, hold, pause, resume, withdraw, write_turn
from tumen.interviews.actions.translating import translate
from tumen.interviews.actions.trusting import end_trust, trust_key

__all__ = [
    "attach_recording",
    "begin",
    "close",
    "correct_turn",
    "end_trust",
    "hold",
    "merge",
    "note_recorder",
    "pack",
    "pause",
    "resume",
    "set_time",
    "strike_turn",
    "translate",
    "trust_key",
    "withdraw",
    "write_turn",
]
