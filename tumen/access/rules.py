"""Which action takes which role: every action that there is, each with those who may do it.

An action that is not listed is done by nobody. A test looks through the code for actions without a rule, and
for rules without an action.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tumen.access.errors import NoRule, NotPermitted, UnknownActor
from tumen.access.models import Actor, Role
from tumen.access.permission import the_record
from tumen.access.sight import Sight, sees_identities, sight_now

_DOCUMENTS = frozenset({Role.DOCUMENTER})
_REVIEWS = frozenset({Role.REVIEWER})
_KEEPS = frozenset({Role.KEEPER})
_PUBLISHES = frozenset({Role.PUBLISHER})
_PROTECTS = frozenset({Role.DOCUMENTER, Role.REVIEWER, Role.KEEPER})
_ANYBODY = frozenset(Role)

RULES: Mapping[str, frozenset[Role]] = {
    "documents.take_in": _DOCUMENTS,
    "documents.set_date": _DOCUMENTS,
    # Whoever works with a document may protect people in it at once; only a keeper or a reviewer who is
    # cleared may take a protection away: `documents.actions` and `access.actions` look at that too.
    "documents.set_sensitivity": _PROTECTS,
    "documents.mark_identity": _PROTECTS,
    "documents.unmark_identity": frozenset({Role.REVIEWER, Role.KEEPER}),
    "documents.move": _KEEPS,
    # The original shows what covers hide: `documents.custody` asks for sight of identities as well.
    "documents.open_original": _PROTECTS,
    "documents.note_custody": _PROTECTS,
    "documents.remove_leftovers": _KEEPS,
    # All that is kept, sealed for somebody: whoever does it could read it where no clearance asks.
    "documents.export": _KEEPS,
    "preservation.back_up": _KEEPS,
    "preservation.hand_over": _KEEPS,
    "claims.propose_claims": _DOCUMENTS,
    "claims.take_list": _DOCUMENTS,
    "claims.take_columns": _DOCUMENTS,
    "claims.take_columns_back": _DOCUMENTS,
    "claims.keep_answers": _DOCUMENTS,
    "claims.review_claim": _REVIEWS,
    "claims.decide_many": _REVIEWS,
    "claims.undo_many": _REVIEWS,
    "claims.correct_slot": _REVIEWS,
    "claims.mark_claim": _REVIEWS,
    "claims.split_claim": _REVIEWS,
    "claims.merge_claims": _REVIEWS,
    "claims.undo_step": _REVIEWS,
    "claims.finish_document": _REVIEWS,
    "claims.take_coding": _REVIEWS,
    "claims.code_claim": _REVIEWS,
    "claims.end_coding": _REVIEWS,
    "claims.settle_claim": _REVIEWS,
    "claims.settle_agreed": _REVIEWS,
    "claims.grade_source": _REVIEWS,
    "claims.grade_claim": _REVIEWS,
    "claims.set_sensitivity": _PROTECTS,
    "claims.add_office": _PROTECTS,
    "claims.add_holder": _PROTECTS,
    "claims.strike_holder": _PROTECTS,
    # Whoever is told what somebody allows notes it at once. What destroys asks for a keeper as well.
    "consent.note_consent": _PROTECTS,
    "consent.withdraw_consent": _PROTECTS,
    "record.refresh": frozenset({Role.DOCUMENTER, Role.REVIEWER, Role.KEEPER}),
    "record.match_passages": frozenset({Role.DOCUMENTER, Role.REVIEWER, Role.KEEPER}),
    "record.judge_event": _REVIEWS,
    "record.judge_voice": _REVIEWS,
    "record.undo_judgement": _REVIEWS,
    "record.tie_sources": _REVIEWS,
    "record.choose_figure": _REVIEWS,
    # Beside the role each of these takes sight of identities: `record.persons.judging`.
    "record.judge_person": _REVIEWS,
    "record.open_identity": _PROTECTS,
    "record.seek_person": _PROTECTS,
    "record.set_standard": _REVIEWS,
    # For oneself alone.
    "search.save_search": _ANYBODY,
    "search.forget_search": _ANYBODY,
    # All of these take sight of identities as well: `requests.actions`.
    "requests.take_request": _PROTECTS,
    "requests.change_request": _PROTECTS,
    "requests.add_step": _PROTECTS,
    "requests.forget_request": _PROTECTS,
    "teamwork.add_comment": _PROTECTS,
    "teamwork.strike_comment": _PROTECTS,
    "teamwork.give_document": _PROTECTS,
    "teamwork.hand_back": _REVIEWS,
    "teamwork.end_task": _PROTECTS,
    "teamwork.pass_on": _PROTECTS,
    # All of these take sight of identities as well: `interviews.actions`.
    **dict.fromkeys(
        (
            *("interviews.begin", "interviews.write_turn", "interviews.pause", "interviews.resume"),
            *("interviews.hold", "interviews.correct_turn", "interviews.strike_turn", "interviews.close"),
            *("interviews.note_recorder", "interviews.attach_recording", "interviews.set_time"),
            *("interviews.translate", "interviews.merge"),
        ),
        _DOCUMENTS,
    ),
    "interviews.withdraw": _PROTECTS,
    # An interview leaves the vault by it, as documents do in `preservation.hand_over`.
    "interviews.pack": _KEEPS,
    "interviews.trust_key": _KEEPS,
    "interviews.end_trust": _KEEPS,
    # Nothing public leaves by one person alone: `publication.actions` keeps maker and approver apart.
    "publication.draft_release": frozenset({Role.REVIEWER, Role.PUBLISHER}),
    "publication.draft_findings": frozenset({Role.REVIEWER, Role.PUBLISHER}),
    "publication.draft_event_report": frozenset({Role.REVIEWER, Role.PUBLISHER}),
    # Beside the role sight of identities, and a second person, as with tables: `publication.copying`.
    "publication.draft_copy": frozenset({Role.DOCUMENTER, Role.REVIEWER}),
    "publication.approve_release": frozenset({Role.PUBLISHER, Role.KEEPER}),
    "publication.publish": _PUBLISHES,
    "publication.embargo": _PUBLISHES,
    "publication.correct": _PUBLISHES,
    "publication.retract": _PUBLISHES,
    # A letter that is not public: one person may, and the log keeps it.
    "publication.give_letter": frozenset({Role.DOCUMENTER, Role.REVIEWER, Role.PUBLISHER}),
    # What goes out to ask is added by those who take documents in, or by a keeper.
    **dict.fromkeys(
        ("watch.add_feed", "watch.pause_feed", "watch.resume_feed", "watch.remove_feed"),
        frozenset({Role.DOCUMENTER, Role.KEEPER}),
    ),
    **dict.fromkeys(
        (
            *("watch.note_look", "watch.note_page", "watch.decide_things", "watch.keep_thing"),
            "watch.keep_passed",
        ),
        _DOCUMENTS,
    ),
    "archives.add_collection": frozenset({Role.DOCUMENTER, Role.KEEPER}),
    **dict.fromkeys(
        ("archives.plan_parts", "archives.note_part", "archives.note_groups", "archives.note_brought"),
        _DOCUMENTS,
    ),
    "archives.pass_over": _DOCUMENTS,
    "archives.take_back": _DOCUMENTS,
    "watch.derive_alerts": _PROTECTS,
    "watch.dismiss_alert": _PROTECTS,
    "watch.undo_dismissal": _PROTECTS,
    # What is looked for decides what comes in: by those who take documents in, or by a keeper.
    **dict.fromkeys(("watch.add_word", "watch.strike_word"), frozenset({Role.DOCUMENTER, Role.KEEPER})),
    # The digest is one's own; the server that mail goes out by is everybody's.
    **dict.fromkeys(("watch.set_reading", "watch.begin_mail", "watch.end_mail"), _ANYBODY),
    **dict.fromkeys(("watch.set_post", "watch.end_post"), _KEEPS),
    "watch.draw_sample": _PROTECTS,
    "watch.judge_passed": _PROTECTS,
    "jobs.enqueue": _PROTECTS,
    # What was read is judged by reviewers; what is written here is by those who work on it. Who signs takes
    # sight of identities as well: `advocacy.actions`.
    "advocacy.judge_appeal": _REVIEWS,
    "advocacy.set_asks_apart": _REVIEWS,
    "advocacy.join_appeals": _REVIEWS,
    "advocacy.undo_line": _REVIEWS,
    "advocacy.draft_appeal": _PROTECTS,
    "advocacy.change_appeal": _PROTECTS,
    "advocacy.add_ask": _PROTECTS,
    "advocacy.strike_ask": _PROTECTS,
    "advocacy.add_signatory": _PROTECTS,
    "advocacy.sign_off": _PROTECTS,
    "advocacy.decline_signature": _PROTECTS,
    "advocacy.note_step": _PROTECTS,
    "advocacy.note_answer": _PROTECTS,
    "advocacy.undo_answer": _PROTECTS,
    # What bears on an element is judged by reviewers; an inquiry is worked on by whoever works on appeals.
    "findings.attach_claim": _REVIEWS,
    "findings.detach_claim": _REVIEWS,
    "findings.adopt_finding": _REVIEWS,
    **dict.fromkeys(
        (
            *("findings.open_inquiry", "findings.change_inquiry", "findings.add_member"),
            *("findings.link_document", "findings.unlink_document", "findings.draft_finding"),
            *("findings.change_finding", "findings.strike_finding", "findings.add_dissent"),
            *("findings.undo_dissent", "findings.recommend", "findings.strike_recommendation"),
            "advocacy.draft_recommended",
        ),
        _PROTECTS,
    ),
    # Of the jobs that they may see: their own, or all where nothing is hidden from them.
    "jobs.retry": _PROTECTS,
    "jobs.drop": _PROTECTS,
    # Nobody acts before the first actor of a workspace; `introduce` itself says what a newcomer may be.
    "access.introduce": _ANYBODY,
    # Whoever was refused something; `note_refusal` asks for no role.
    "access.note_refusal": _ANYBODY,
    # The passphrase is what makes somebody one who may: whoever has it could open the vault elsewhere.
    "access.start_vault": _ANYBODY,
    "access.note_opening": _ANYBODY,
    "access.change_passphrase": _ANYBODY,
    "access.recover_vault": _ANYBODY,
    "access.erase_detail": _KEEPS,
    "access.request_anchor": _KEEPS,
    "access.keep_anchor": _KEEPS,
    "access.export_log": _KEEPS,
    "access.grant": _KEEPS,
    "access.revoke": _KEEPS,
    "access.found_compartment": _KEEPS,
    "access.read_notices": _KEEPS,
    # Beside a role it takes a keeper's grant to this one person.
    "access.break_glass": _ANYBODY,
    "accounts.invite": _KEEPS,
    "accounts.reset": _KEEPS,
    "accounts.close": _KEEPS,
    # To one's own account; the pages know whose it is by the password or the invitation.
    "accounts.accept": _ANYBODY,
    "accounts.sign_in": _ANYBODY,
    "accounts.change_password": _ANYBODY,
    "accounts.choose_language": _ANYBODY,
    "accounts.end_session": _ANYBODY,
    "accounts.add_step": _ANYBODY,
    "accounts.remove_step": _ANYBODY,
    "accounts.use_recovery_code": _ANYBODY,
    # For oneself, and never wider than what one holds: `accounts.tokens`. A keeper takes back anybody's.
    "accounts.make_token": _ANYBODY,
    "accounts.revoke_token": _ANYBODY,
    # Whoever did it is not known: the anonymous reader stands for them.
    "accounts.fail_sign_in": _ANYBODY,
}


def require_permission(actor: Actor, action: str, *, by: Callable[[Actor], Sight] = sight_now) -> None:
    """Raises `UnknownActor`, `NoRule` or `NotPermitted` unless ``actor`` may do ``action`` by what they hold:
    at this very moment, unless ``by`` asks otherwise."""
    if actor is the_record():
        raise UnknownActor("The record does nothing of its own. Name the actor who does it.")
    roles = by(actor).roles
    if action not in RULES:
        raise NoRule(
            f"Nothing says who may do {action}, so it was not done. Write its rule in access/rules.py."
        )
    if not roles & RULES[action]:
        needed = " or ".join(role.value for role in Role if role in RULES[action])
        held = ", ".join(role.value for role in Role if role in roles)
        who = f"A {held}" if held else "Somebody without a role"
        raise NotPermitted(
            f"{who} may not do this, so {action} was not done. "
            f"It takes a {needed}; a keeper grants that: tumen access grant."
        )


def require_identities(actor: Actor, because: str) -> None:
    """Raises `NotPermitted`, with the sentence ``because``, for who is not cleared for identities."""
    if not sees_identities(actor):
        raise NotPermitted(
            f"{because} It takes sight of identities; a keeper grants that: tumen access grant."
        )


def holds(actor: Actor, *roles: Role) -> bool:
    """Whether ``actor`` has one of ``roles`` now."""
    return bool(sight_now(actor).roles & set(roles))
