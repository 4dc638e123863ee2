"""The addresses of advocacy: appeals with their answers, offices and their holders."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import appealing, appeals, calendar, letter, lettering, offices, outcomes, seating
from tumen.web.viewing import asks, page, takes

urlpatterns: list[URLPattern] = [
    path("appeals", page(appeals.appeals), name="appeals"),
    path("deadlines.ics", page(calendar.deadlines), name="deadlines"),
    path("appeals/outcomes", page(outcomes.outcomes), name="outcomes"),
    path("appeals/new/draft", takes(appealing.draft_appeal, "advocacy.draft_appeal"), name="draft-appeal"),
    path("appeals/<str:id>", page(appeals.appeal), name="appeal"),
    path(
        "appeals/<str:id>/judge-appeal",
        takes(appealing.judge_appeal, "advocacy.judge_appeal"),
        name="judge-appeal",
    ),
    path(
        "appeals/<str:id>/set-asks-apart",
        takes(appealing.set_asks_apart, "advocacy.set_asks_apart"),
        name="set-asks-apart",
    ),
    path(
        "appeals/<str:id>/join-appeals",
        takes(appealing.join_appeals, "advocacy.join_appeals"),
        name="join-appeals",
    ),
    path("appeals/<str:id>/undo-line", takes(appealing.undo_line, "advocacy.undo_line"), name="undo-line"),
    path(
        "appeals/<str:id>/change-appeal",
        takes(appealing.change_appeal, "advocacy.change_appeal"),
        name="change-appeal",
    ),
    path("appeals/<str:id>/add-ask", takes(appealing.add_ask, "advocacy.add_ask"), name="add-ask"),
    path(
        "appeals/<str:id>/strike-ask", takes(appealing.strike_ask, "advocacy.strike_ask"), name="strike-ask"
    ),
    path(
        "appeals/<str:id>/add-signatory",
        takes(appealing.add_signatory, "advocacy.add_signatory"),
        name="add-signatory",
    ),
    path("appeals/<str:id>/sign-off", takes(appealing.sign_off, "advocacy.sign_off"), name="sign-off"),
    path(
        "appeals/<str:id>/decline-signature",
        takes(appealing.decline_signature, "advocacy.decline_signature"),
        name="decline-signature",
    ),
    path("appeals/<str:id>/note-step", takes(appealing.note_step, "advocacy.note_step"), name="note-step"),
    path(
        "appeals/<str:id>/note-answer",
        takes(appealing.note_answer, "advocacy.note_answer"),
        name="note-answer",
    ),
    path(
        "appeals/<str:id>/undo-answer",
        takes(appealing.undo_answer, "advocacy.undo_answer"),
        name="undo-answer",
    ),
    path("events/<str:id>/letter", asks(letter.letter), name="letter"),
    path("events/<str:id>/letter/out", takes(lettering.give, "publication.give_letter"), name="give-letter"),
    path(
        "events/<str:id>/letter/release",
        takes(lettering.draft_report, "publication.draft_event_report"),
        name="draft-event-report",
    ),
    path("persons/<str:id>/letter", asks(letter.letter), name="person-letter"),
    path(
        "persons/<str:id>/letter/out",
        takes(lettering.give, "publication.give_letter"),
        name="give-person-letter",
    ),
    path("letters", page(letter.letters), name="letters"),
    path("offices", page(offices.offices), name="offices"),
    path("offices/add", takes(seating.add_office, "claims.add_office"), name="add-office"),
    path("offices/<str:id>", page(offices.office), name="office"),
    path("offices/<str:id>/holder", takes(seating.add_holder, "claims.add_holder"), name="add-holder"),
    path(
        "offices/<str:id>/strike", takes(seating.strike_holder, "claims.strike_holder"), name="strike-holder"
    ),
]
