"""What was done to the record, in words: "12 claims reviewed"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from tumen.access.queries import Since
from tumen.web.words import day_words


def _counted(one: str, many: str) -> Promise:
    return ngettext_lazy(one, many, "times")


#: For each action its words. What is not here is of no news to others: see `QUIET`.
WORDS: Mapping[str, Promise] = {
    "documents.take_in": _counted("%(times)d document added", "%(times)d documents added"),
    "documents.set_date": _counted("%(times)d date given", "%(times)d dates given"),
    "documents.set_sensitivity": _counted(
        "%(times)d document’s level set", "%(times)d documents’ levels set"
    ),
    "documents.mark_identity": _counted("%(times)d name covered", "%(times)d names covered"),
    "documents.unmark_identity": _counted("%(times)d name uncovered", "%(times)d names uncovered"),
    "documents.move": _counted("%(times)d document moved", "%(times)d documents moved"),
    "documents.open_original": _counted("%(times)d original opened", "%(times)d originals opened"),
    "documents.note_custody": _counted("%(times)d step of custody noted", "%(times)d steps of custody noted"),
    "preservation.back_up": _counted("%(times)d backup made", "%(times)d backups made"),
    "preservation.hand_over": _counted("%(times)d package handed over", "%(times)d packages handed over"),
    "claims.propose_claims": _counted("%(times)d document read", "%(times)d documents read"),
    "claims.review_claim": _counted("%(times)d claim reviewed", "%(times)d claims reviewed"),
    "claims.correct_slot": _counted("%(times)d correction", "%(times)d corrections"),
    "claims.mark_claim": _counted("%(times)d claim marked by hand", "%(times)d claims marked by hand"),
    "claims.split_claim": _counted("%(times)d claim split", "%(times)d claims split"),
    "claims.merge_claims": _counted("%(times)d merging of claims", "%(times)d mergings of claims"),
    "claims.undo_step": _counted("%(times)d step undone", "%(times)d steps undone"),
    "claims.finish_document": _counted(
        "%(times)d document’s review finished", "%(times)d documents’ reviews finished"
    ),
    "claims.settle_claim": _counted("%(times)d difference settled", "%(times)d differences settled"),
    "record.judge_person": _counted(
        "%(times)d judgement on same persons", "%(times)d judgements on same persons"
    ),
    "record.open_identity": _counted("%(times)d identity opened", "%(times)d identities opened"),
    "claims.grade_source": _counted("%(times)d source graded", "%(times)d sources graded"),
    "claims.grade_claim": _counted("%(times)d claim graded", "%(times)d claims graded"),
    "claims.set_sensitivity": _counted("%(times)d claim’s level set", "%(times)d claims’ levels set"),
    "consent.note_consent": _counted("%(times)d consent noted", "%(times)d consents noted"),
    "consent.withdraw_consent": _counted("%(times)d consent withdrawn", "%(times)d consents withdrawn"),
    "record.judge_event": _counted(
        "%(times)d judgement on same events", "%(times)d judgements on same events"
    ),
    "record.judge_voice": _counted("%(times)d judgement on voices", "%(times)d judgements on voices"),
    "record.undo_judgement": _counted("%(times)d judgement undone", "%(times)d judgements undone"),
    "record.tie_sources": _counted("%(times)d judgement on sources", "%(times)d judgements on sources"),
    "record.choose_figure": _counted("%(times)d figure preferred", "%(times)d figures preferred"),
    "record.set_standard": _counted("%(times)d standard of proof set", "%(times)d standards of proof set"),
    "claims.decide_many": _counted("%(times)d decision on many claims", "%(times)d decisions on many claims"),
    "claims.undo_many": _counted(
        "%(times)d decision on many claims undone", "%(times)d decisions on many claims undone"
    ),
    "claims.take_list": _counted("%(times)d list kept", "%(times)d lists kept"),
    "claims.take_columns": _counted("%(times)d list taken in", "%(times)d lists taken in"),
    "claims.take_columns_back": _counted("%(times)d list taken back", "%(times)d lists taken back"),
    "claims.add_office": _counted("%(times)d office added", "%(times)d offices added"),
    "claims.add_holder": _counted(
        "%(times)d holder of an office noted", "%(times)d holders of offices noted"
    ),
    "claims.strike_holder": _counted(
        "%(times)d holder of an office taken back", "%(times)d holders of offices taken back"
    ),
    "advocacy.judge_appeal": _counted("%(times)d judgement on an appeal", "%(times)d judgements on appeals"),
    "advocacy.draft_appeal": _counted("%(times)d appeal drafted", "%(times)d appeals drafted"),
    "advocacy.note_step": _counted("%(times)d step of an appeal", "%(times)d steps of appeals"),
    "advocacy.note_answer": _counted(
        "%(times)d answer to an appeal noted", "%(times)d answers to appeals noted"
    ),
    "findings.open_inquiry": _counted("%(times)d inquiry opened", "%(times)d inquiries opened"),
    "findings.draft_finding": _counted("%(times)d finding drafted", "%(times)d findings drafted"),
    "findings.adopt_finding": _counted("%(times)d finding adopted", "%(times)d findings adopted"),
    "findings.recommend": _counted("%(times)d recommendation", "%(times)d recommendations"),
    "findings.attach_claim": _counted(
        "%(times)d claim attached to an element", "%(times)d claims attached to elements"
    ),
    "teamwork.add_comment": _counted("%(times)d comment", "%(times)d comments"),
    "teamwork.give_document": _counted("%(times)d document given", "%(times)d documents given"),
    "teamwork.hand_back": _counted("%(times)d claim handed back", "%(times)d claims handed back"),
    "publication.draft_release": _counted("%(times)d release drafted", "%(times)d releases drafted"),
    "publication.approve_release": _counted("%(times)d release approved", "%(times)d releases approved"),
    "publication.publish": _counted("%(times)d release published", "%(times)d releases published"),
    "publication.embargo": _counted("%(times)d embargo set or lifted", "%(times)d embargoes set or lifted"),
    "publication.correct": _counted("%(times)d release corrected", "%(times)d releases corrected"),
    "publication.retract": _counted("%(times)d release retracted", "%(times)d releases retracted"),
    "publication.draft_copy": _counted("%(times)d redacted copy made", "%(times)d redacted copies made"),
    "publication.draft_event_report": _counted("%(times)d report drafted", "%(times)d reports drafted"),
    "publication.draft_findings": _counted("%(times)d report drafted", "%(times)d reports drafted"),
    "publication.give_letter": _counted("%(times)d letter taken out", "%(times)d letters taken out"),
    "watch.add_feed": _counted("%(times)d feed put on the watch", "%(times)d feeds put on the watch"),
    "watch.remove_feed": _counted(
        "%(times)d feed taken off the watch", "%(times)d feeds taken off the watch"
    ),
    "watch.add_word": _counted("%(times)d word of the watch added", "%(times)d words of the watch added"),
    "watch.strike_word": _counted(
        "%(times)d word of the watch struck", "%(times)d words of the watch struck"
    ),
    "watch.dismiss_alert": _counted("%(times)d alert put away", "%(times)d alerts put away"),
    "archives.add_collection": _counted(
        "%(times)d archive opened to be read", "%(times)d archives opened to be read"
    ),
    "archives.note_brought": _counted(
        "%(times)d page brought in from an archive", "%(times)d pages brought in from archives"
    ),
    "archives.pass_over": _counted(
        "%(times)d event of an archive left out", "%(times)d events of archives left out"
    ),
    "jobs.drop": _counted("%(times)d job dropped", "%(times)d jobs dropped"),
    "access.introduce": _counted("%(times)d newcomer", "%(times)d newcomers"),
    "access.grant": _counted("%(times)d grant", "%(times)d grants"),
    "access.revoke": _counted("%(times)d grant revoked", "%(times)d grants revoked"),
    "access.found_compartment": _counted("%(times)d compartment founded", "%(times)d compartments founded"),
    "access.break_glass": _counted("%(times)d opening in an emergency", "%(times)d openings in an emergency"),
    "access.erase_detail": _counted("%(times)d detail erased", "%(times)d details erased"),
    "access.change_passphrase": _counted("passphrase changed", "passphrase changed %(times)d times"),
    "access.recover_vault": _counted("vault recovered", "vault recovered %(times)d times"),
}
#: Steps that follow from others, and what somebody does with their own account.
QUIET = frozenset(
    {
        "documents.remove_leftovers",
        "documents.export",
        "claims.keep_answers",
        # Who codes what, and how far, is kept apart from the other coder until both have ended.
        "claims.take_coding",
        "claims.code_claim",
        "claims.end_coding",
        "claims.settle_agreed",
        # That somebody looks for somebody, or asks for them, is for those alone who are cleared.
        "record.seek_person",
        "requests.take_request",
        "requests.change_request",
        "requests.add_step",
        "requests.forget_request",
        *(
            f"advocacy.{done}"
            for done in (
                *("set_asks_apart", "join_appeals", "undo_line", "change_appeal", "add_ask", "strike_ask"),
                *("add_signatory", "sign_off", "decline_signature", "undo_answer"),
            )
        ),
        "findings.detach_claim",
        "advocacy.draft_recommended",
        *(
            f"findings.{done}"
            for done in (
                *("change_inquiry", "add_member", "link_document", "unlink_document", "change_finding"),
                *("strike_finding", "add_dissent", "undo_dissent", "strike_recommendation"),
            )
        ),
        "teamwork.strike_comment",
        "teamwork.end_task",
        "teamwork.pass_on",
        # That somebody was interviewed is for those alone who are cleared.
        *(
            f"interviews.{done}"
            for done in (
                *("begin", "write_turn", "pause", "resume", "hold", "correct_turn", "strike_turn", "close"),
                *("note_recorder", "attach_recording", "set_time", "translate", "withdraw"),
                *("pack", "merge", "trust_key", "end_trust"),
            )
        ),
        *(
            f"watch.{done}"
            for done in (
                *("pause_feed", "resume_feed", "note_look", "note_page", "decide_things", "keep_thing"),
                *("keep_passed", "derive_alerts", "undo_dismissal", "draw_sample", "judge_passed"),
                *("set_reading", "begin_mail", "end_mail", "set_post", "end_post"),
            )
        ),
        *(f"archives.{done}" for done in ("plan_parts", "note_part", "note_groups", "take_back")),
        "search.save_search",
        "search.forget_search",
        "record.refresh",
        "record.match_passages",
        "jobs.enqueue",
        "jobs.retry",
        "access.note_refusal",
        "access.start_vault",
        "access.note_opening",
        "access.request_anchor",
        "access.keep_anchor",
        "access.export_log",
        "access.read_notices",
        "accounts.invite",
        "accounts.reset",
        "accounts.close",
        "accounts.accept",
        "accounts.sign_in",
        "accounts.change_password",
        "accounts.choose_language",
        "accounts.end_session",
        "accounts.add_step",
        "accounts.remove_step",
        "accounts.use_recovery_code",
        "accounts.make_token",
        "accounts.revoke_token",
        "accounts.fail_sign_in",
    }
)


@dataclass(frozen=True, slots=True)
class Doing:
    """What one person did: "Anna Kim", ("12 claims reviewed", "1 date given"), and on which day last."""

    actor: str
    did: tuple[str, ...]
    day: str


def doings(since: Since) -> list[Doing]:
    """By person, who did something last first."""
    by_actor: dict[str, list[tuple[str, datetime]]] = {}
    for done in since.done:
        if done.action in WORDS:
            words = str(WORDS[done.action] % {"times": done.times})
            by_actor.setdefault(done.actor, []).append((words, done.at))
    return [
        Doing(actor, tuple(words for words, _ in did), day_words(did[0][1]))
        for actor, did in by_actor.items()
    ]
