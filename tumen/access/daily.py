"""What people do all day, and rows that it leaves as they are.

After nearly each change the next page asks again what follows from the record. Most of what it asks for was
made by hand and is rarely touched: judgements, grades, offices, answers. Such rows are held from change to
change while pages are served; which of them somebody may see is asked each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from tumen.access.looking import remembered
from tumen.access.memory import Head, done_between
from tumen.access.recalling import held
from tumen.vault.acting import RECORD, acting_as

V = TypeVar("V")
#: What changes who may see something, and no row that is made by hand but those of who may what. Rows are
#: held through these too: which of them somebody may see is asked each time.
SHOWN_TO = frozenset(
    {
        *("documents.set_sensitivity", "claims.set_sensitivity", "documents.move"),
        *("access.grant", "access.revoke", "access.found_compartment", "access.break_glass"),
        *("access.read_notices", "accounts.choose_language", "accounts.make_token", "accounts.revoke_token"),
    }
)
#: What rounds of the watch do, and what people say of that: feeds, items, alerts and mails, and no row that
#: is held but that of the rounds. What a round takes in and reads is told as everywhere.
WATCHED = frozenset(
    {
        *("watch.note_look", "watch.note_page", "watch.decide_things", "watch.keep_thing"),
        *("watch.derive_alerts", "watch.dismiss_alert", "watch.undo_dismissal", "watch.keep_passed"),
        *("watch.draw_sample", "watch.judge_passed", "watch.begin_mail", "watch.end_mail"),
    }
)
#: What people do all day. Each of these changes is told by the revisions of claims and documents, by a new
#: reading or by new rows, or changes no figure. What is forgotten, hidden or restored is not among them:
#: after that nothing is held.
DAILY = WATCHED | frozenset(
    {
        *("documents.take_in", "documents.set_date", "documents.note_custody", "documents.open_original"),
        *("claims.propose_claims", "claims.take_list", "claims.take_columns", "claims.take_columns_back"),
        *("claims.keep_answers", "claims.review_claim", "claims.decide_many", "claims.undo_many"),
        *("claims.correct_slot", "claims.mark_claim", "claims.split_claim", "claims.merge_claims"),
        *("claims.undo_step", "claims.finish_document", "claims.take_coding", "claims.code_claim"),
        *("claims.end_coding", "claims.settle_claim", "claims.settle_agreed"),
        *("claims.grade_source", "claims.grade_claim"),
        *("record.refresh", "record.match_passages", "record.judge_event", "record.judge_voice"),
        *("record.undo_judgement", "record.tie_sources", "record.choose_figure", "record.judge_person"),
        *("record.open_identity", "record.seek_person", "record.set_standard"),
        *("search.save_search", "search.forget_search", "teamwork.add_comment", "teamwork.strike_comment"),
        *("teamwork.give_document", "teamwork.hand_back", "teamwork.end_task", "teamwork.pass_on"),
        *("jobs.enqueue", "accounts.sign_in", "accounts.fail_sign_in", "access.note_refusal"),
        "access.note_opening",
    }
)

#: What is done in rooms that write no claim and no document, nor what is covered of them: what it takes in is
#: told by new documents and claims as everywhere. Not what erases anything, nor what opens the vault.
OF_OTHER_ROOMS = frozenset(
    {
        *("access.introduce", "access.keep_anchor", "access.request_anchor", "access.export_log"),
        *("accounts.invite", "accounts.accept", "accounts.reset", "accounts.close"),
        *(
            "accounts.change_password",
            "accounts.end_session",
            "accounts.add_step",
            "accounts.remove_step",
            "accounts.use_recovery_code",
        ),
        *("claims.add_office", "claims.add_holder", "claims.strike_holder"),
        *("advocacy.draft_appeal", "advocacy.draft_recommended", "advocacy.change_appeal"),
        *("advocacy.add_ask", "advocacy.strike_ask", "advocacy.set_asks_apart", "advocacy.join_appeals"),
        *("advocacy.add_signatory", "advocacy.decline_signature", "advocacy.sign_off"),
        *("advocacy.judge_appeal", "advocacy.note_step", "advocacy.note_answer"),
        *("advocacy.undo_answer", "advocacy.undo_line"),
        *("findings.open_inquiry", "findings.change_inquiry", "findings.add_member"),
        *("findings.link_document", "findings.unlink_document"),
        *("findings.draft_finding", "findings.change_finding", "findings.strike_finding"),
        *("findings.attach_claim", "findings.detach_claim", "findings.adopt_finding"),
        *("findings.add_dissent", "findings.undo_dissent"),
        *("findings.recommend", "findings.strike_recommendation"),
        *("publication.draft_release", "publication.draft_event_report", "publication.draft_findings"),
        *("publication.draft_copy", "publication.give_letter", "publication.approve_release"),
        *("publication.publish", "publication.embargo", "publication.correct", "publication.retract"),
        *("requests.take_request", "requests.change_request", "requests.add_step"),
        *("watch.add_feed", "watch.pause_feed", "watch.resume_feed", "watch.remove_feed"),
        *("watch.set_reading", "watch.add_word", "watch.strike_word", "watch.set_post", "watch.end_post"),
        *("preservation.back_up", "jobs.retry", "jobs.drop", "documents.export"),
    }
)
#: What leaves all that claims and documents tell as it is, or is told by their revisions.
TOLD_BY_REVISIONS = DAILY | SHOWN_TO | OF_OTHER_ROOMS

#: What changes one document alone or claims of it; its line names the document or one of these claims. What
#: takes the place of a claim in another document, or undoes that, is told by its step.
OF_ONE = frozenset(
    {
        *("claims.review_claim", "claims.correct_slot", "claims.mark_claim", "claims.split_claim"),
        *("claims.merge_claims", "claims.undo_step", "documents.set_date"),
    }
)
#: What changes no claim, none of their documents, and nothing of who may see them.
OF_NONE = (
    WATCHED
    | OF_OTHER_ROOMS
    | {
        *("claims.finish_document", "claims.grade_source", "claims.grade_claim", "record.refresh"),
        *("record.match_passages", "record.judge_event", "record.judge_voice", "record.undo_judgement"),
        *("record.tie_sources", "record.choose_figure", "record.judge_person", "record.open_identity"),
        *("record.seek_person", "record.set_standard", "documents.note_custody", "documents.open_original"),
        *("search.save_search", "search.forget_search", "teamwork.add_comment", "teamwork.strike_comment"),
        *("teamwork.give_document", "teamwork.end_task", "teamwork.pass_on", "jobs.enqueue"),
        *("accounts.sign_in", "accounts.fail_sign_in", "access.note_refusal", "access.note_opening"),
        *("access.read_notices", "accounts.choose_language", "accounts.make_token", "accounts.revoke_token"),
    }
)

#: What may bring a document, a text of one, or another sight of them.
TEXTS = (DAILY | SHOWN_TO) - OF_ONE - OF_NONE
#: What may change the record as it is kept: a claim that is judged changes it at the next derivation.
DERIVING = TEXTS | frozenset(action for action in DAILY if action.startswith("record."))
#: Documents and claims that something was done to, of which what stands there is asked for by itself.
FEW = 100
_THROUGH = DAILY | SHOWN_TO


def touched_since(head: Head, now: Head, by: frozenset[str] = OF_ONE) -> frozenset[str] | None:
    """The ids of claims and documents that something was done to since the log ended with ``head``, up to
    ``now``; None where they are more than `FEW`, where anything was done but what changes none and ``by``, or
    where nobody knows what: then all are to be asked for."""
    done = done_between(head, now)
    if done is None or any(action not in by and action not in OF_NONE for action, _ in done):
        return None
    touched = frozenset(item for action, item in done if action in by)
    return touched if len(touched) <= FEW else None


def rows_held(of: Hashable, ask: Callable[[], V], *, changed_by: frozenset[str] = frozenset()) -> V:
    """Rows of a ledger, from before where nothing was done since but `DAILY` and `SHOWN_TO`, and none of
    ``changed_by``.

    ``ask`` may rest on no viewer, and is asked as the record itself: whoever comes first leaves no row out
    for others. Which rows somebody may see is asked each time. Nobody changes the answer.
    """

    def rows() -> V:
        return held(of, lambda: _whole(ask), through=_THROUGH - changed_by)

    return remembered(("rows held", of), rows, is_of_all=True)


def _whole(ask: Callable[[], V]) -> V:
    with acting_as(RECORD):
        return ask()
