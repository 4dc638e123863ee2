"""Every address of the pages (those of the API stand in api/addresses.py).

Each view is wrapped, so that none is reached without a viewer (`page`) or a judge (`takes`); but for those
that show and change nothing of the record: locking the vault, which anybody may, opening it, and accounts.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from tumen.web import (
    advocacy_at,
    archives_at,
    claims,
    coding,
    columns,
    counts,
    dating,
    deciding,
    documents,
    giving,
    helping,
    home,
    house_at,
    identifying,
    inquiries_at,
    interviews_at,
    judging,
    lists,
    locked,
    many,
    mapping,
    maps,
    persons,
    record,
    releases_at,
    requests,
    reviewing,
    saving,
    search,
    settling,
    shared,
    sources,
    tasks,
    timeline,
    together,
    tongue,
    watch_at,
)
from tumen.web.accounts import addresses
from tumen.web.viewing import SCRIPTS, asks, of_the_vault, page, takes

urlpatterns: list[URLPattern | URLResolver] = [
    path("", page(home.home), name="home"),
    path("record", page(record.record), name="record"),
    path("events/<str:id>", page(record.event), name="event"),
    path("timeline", page(timeline.shown), name="timeline"),
    path("map", page(maps.shown, allows=SCRIPTS), name="map"),
    path("counts", page(counts.counted), name="counts"),
    path("counts/claims", page(counts.counted_claims), name="counted-claims"),
    path("documents", page(documents.documents), name="documents"),
    path("documents/<str:id>", page(documents.document), name="document"),
    path("claims/<str:id>", page(claims.claim), name="claim"),
    path("passages", page(shared.passages), name="passages"),
    path("passages/<str:id>", page(shared.passage), name="passage"),
    path("sources", page(sources.sources), name="sources"),
    path("sources/<str:id>", page(sources.source), name="source"),
    path("search", asks(search.search, allows=SCRIPTS), name="search"),
    path("search/saved/<str:id>", page(search.saved, allows=SCRIPTS), name="saved-search"),
    path("search/save", takes(saving.save, "search.save_search"), name="save-search"),
    path("search/saved/<str:id>/forget", takes(saving.forget, "search.forget_search"), name="forget-search"),
    path("review", page(reviewing.review), name="review"),
    path("review/<str:id>", page(reviewing.review_document, allows=SCRIPTS), name="review-document"),
    path("review/<str:id>/mark", takes(deciding.mark, "claims.mark_claim"), name="mark-claim"),
    path("review/<str:id>/done", takes(deciding.finish, "claims.finish_document"), name="finish-document"),
    path("review/<str:id>/coding", page(coding.coding, allows=SCRIPTS), name="coding"),
    path("review/<str:id>/take", takes(settling.take, "claims.take_coding"), name="take-coding"),
    path("review/<str:id>/end", takes(settling.end, "claims.end_coding"), name="end-coding"),
    path("review/<str:id>/alike", takes(settling.settle_alike, "claims.settle_agreed"), name="settle-alike"),
    path("claims/<str:id>/code", takes(settling.code, "claims.code_claim"), name="code-claim"),
    path("claims/<str:id>/code-slot", takes(settling.code_slot, "claims.code_claim"), name="code-slot"),
    path("claims/<str:id>/settle", takes(settling.settle, "claims.settle_claim"), name="settle-claim"),
    path("claims/<str:id>/accept", takes(deciding.accept, "claims.review_claim"), name="accept-claim"),
    path("claims/<str:id>/reject", takes(deciding.reject, "claims.review_claim"), name="reject-claim"),
    path("claims/<str:id>/correct", takes(deciding.correct, "claims.correct_slot"), name="correct-slot"),
    path("claims/<str:id>/split", takes(deciding.split, "claims.split_claim"), name="split-claim"),
    path("claims/<str:id>/merge", takes(deciding.merge, "claims.merge_claims"), name="merge-claims"),
    path("claims/<str:id>/undo", takes(deciding.undo, "claims.undo_step"), name="undo-step"),
    path("tasks", page(tasks.tasks), name="tasks"),
    path("tasks/<str:id>/end", takes(giving.end, "teamwork.end_task"), name="end-task"),
    path("tasks/<str:id>/pass", takes(giving.pass_on, "teamwork.pass_on"), name="pass-on"),
    path("documents/<str:id>/give", takes(giving.give, "teamwork.give_document"), name="give-document"),
    path("claims/<str:id>/comment", takes(giving.comment, "teamwork.add_comment"), name="comment"),
    path("claims/<str:id>/strike", takes(giving.strike, "teamwork.strike_comment"), name="strike-comment"),
    path("claims/<str:id>/hand-back", takes(giving.hand_back, "teamwork.hand_back"), name="hand-back"),
    path("persons", page(persons.persons), name="persons"),
    path("persons/<str:id>", page(persons.person), name="person"),
    path("seek", takes(identifying.seek_person, "record.seek_person"), name="seek-person"),
    path(
        "persons/<str:id>/identity",
        takes(identifying.open_identity, "record.open_identity"),
        name="open-identity",
    ),
    path(
        "persons/<str:id>/same", takes(identifying.judge_person, "record.judge_person"), name="judge-person"
    ),
    path(
        "persons/<str:id>/undo", takes(identifying.undo_person, "record.undo_judgement"), name="undo-person"
    ),
    path("requests", page(requests.requests), name="requests"),
    path("requests/<str:id>", page(requests.family), name="request"),
    path("requests/new/take", takes(helping.take_request, "requests.take_request"), name="take-request"),
    path(
        "requests/<str:id>/change",
        takes(helping.change_request, "requests.change_request"),
        name="change-request",
    ),
    path("requests/<str:id>/step", takes(helping.add_step, "requests.add_step"), name="add-step"),
    path(
        "requests/<str:id>/forget",
        takes(helping.forget_request, "requests.forget_request"),
        name="forget-request",
    ),
    *inquiries_at.urlpatterns,
    *interviews_at.urlpatterns,
    *house_at.urlpatterns,
    *advocacy_at.urlpatterns,
    *releases_at.urlpatterns,
    *watch_at.urlpatterns,
    *archives_at.urlpatterns,
    path("lock", of_the_vault(locked.lock), name="lock"),
    path("unlock", of_the_vault(locked.unlock), name="unlock"),
    path("language", of_the_vault(tongue.choose_language), name="language"),
    path("events/<str:id>/standard", takes(judging.set_standard, "record.set_standard"), name="set-standard"),
    path("events/<str:id>/voice", takes(judging.judge_voice, "record.judge_voice"), name="judge-voice"),
    path(
        "events/<str:id>/figure", takes(judging.choose_figure, "record.choose_figure"), name="choose-figure"
    ),
    path("sources/<str:id>/tie", takes(judging.tie_source, "record.tie_sources"), name="tie-source"),
    path("many", page(many.many), name="many"),
    path("many/new/decide", takes(together.decide, "claims.decide_many"), name="decide-many"),
    path("many/<str:id>", page(many.decided), name="decided"),
    path("many/<str:id>/undo", takes(together.undo, "claims.undo_many"), name="undo-many"),
    path("lists", page(lists.lists), name="lists"),
    path("lists/new/take", takes(mapping.take_list, "claims.take_list"), name="take-list"),
    path("lists/<str:id>", page(lists.listed), name="list"),
    path("documents/<str:id>/columns", asks(columns.columns), name="columns"),
    path(
        "documents/<str:id>/columns/take",
        takes(mapping.take_columns, "claims.take_columns"),
        name="take-columns",
    ),
    path(
        "documents/<str:id>/columns/back",
        takes(mapping.take_columns_back, "claims.take_columns_back"),
        name="columns-back",
    ),
    path("documents/<str:id>/date", takes(dating.date_document, "documents.set_date"), name="date-document"),
    path("claims/<str:id>/grade", takes(judging.grade_claim, "claims.grade_claim"), name="grade-claim"),
    path("sources/<str:id>/grade", takes(judging.grade_source, "claims.grade_source"), name="grade-source"),
    *addresses.urlpatterns,
]

handler400 = "tumen.web.failures.refused"
handler403 = "tumen.web.failures.closed"
handler404 = "tumen.web.failures.missing"
handler500 = "tumen.web.failures.failed"
