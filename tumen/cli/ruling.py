"""Which rule each command is under: looking, or the action that it does. One without a rule does not run."""

from __future__ import annotations

#: The command shows what its actor may see, or does what its own actions ask permission for item by item.
LOOKS = ""

RULES: dict[str, str] = {
    "access break-glass": "access.break_glass",
    "access covers": LOOKS,
    "access found": "access.found_compartment",
    "access grant": "access.grant",
    "access level": "documents.set_sensitivity",
    "access list": LOOKS,
    "access mark": "documents.mark_identity",
    "access move": "documents.move",
    "access notices": "access.read_notices",
    "access revoke": "access.revoke",
    "access unmark": "documents.unmark_identity",
    "account close": "accounts.close",
    "account invite": "accounts.invite",
    "account list": LOOKS,
    "account reset": "accounts.reset",
    "audit anchor keep": "access.keep_anchor",
    "audit anchor request": "access.request_anchor",
    "audit erase": "access.erase_detail",
    "audit export": "access.export_log",
    "audit head": LOOKS,
    "audit list": LOOKS,
    "audit verify": LOOKS,
    "backup": "preservation.back_up",
    "claim grade": "claims.grade_claim",
    "doctor": LOOKS,
    "consent list": LOOKS,
    "consent note": "consent.note_consent",
    "consent withdraw": "consent.withdraw_consent",
    "document custody": "documents.note_custody",
    "document date": "documents.set_date",
    "document list": LOOKS,
    "document new": "documents.take_in",
    "document original": "documents.open_original",
    "event choose": "record.choose_figure",
    "event standard": "record.set_standard",
    "event voice": "record.judge_voice",
    "handover": "preservation.hand_over",
    "jobs drop": "jobs.drop",
    "jobs list": LOOKS,
    "jobs retry": "jobs.retry",
    "passages": LOOKS,
    "passphrase": LOOKS,
    "person judge": "record.judge_person",
    "person open": "record.open_identity",
    "person seek": "record.seek_person",
    "person undo": "record.undo_judgement",
    "read": "documents.take_in",
    "record": LOOKS,
    "request forget": "requests.forget_request",
    "request list": LOOKS,
    "request new": "requests.take_request",
    "request show": LOOKS,
    "request step": "requests.add_step",
    "serve": LOOKS,
    "show": LOOKS,
    "source grade": "claims.grade_source",
    "source list": LOOKS,
    "source tie": "record.tie_sources",
    "sweep": "documents.remove_leftovers",
    # Each job is done in the name of who asked for it, and with the rights that they have then.
    "work": LOOKS,
}
#: Commands that work with no record, or with the vault as a whole, before anybody is known in it.
WITHOUT_A_WORKSPACE = frozenset(
    {"check", "database prepare", "evaluate", "lock", "recover", "restore", "start"}
)
