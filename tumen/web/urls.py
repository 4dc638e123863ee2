"""Every address of the pages.

Each view is wrapped, so that none is reached without a viewer (`page`) or a judge (`takes`); but for the two
that show and change nothing of the record: locking the vault, which anybody may, and opening it.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from tumen.web import claims, documents, judging, locked, record, shared, sources
from tumen.web.viewing import page, takes

urlpatterns: list[URLPattern | URLResolver] = [
    path("", page(record.record), name="record"),
    path("events/<str:id>", page(record.event), name="event"),
    path("documents", page(documents.documents), name="documents"),
    path("documents/<str:id>", page(documents.document), name="document"),
    path("claims/<str:id>", page(claims.claim), name="claim"),
    path("passages", page(shared.passages), name="passages"),
    path("passages/<str:id>", page(shared.passage), name="passage"),
    path("sources", page(sources.sources), name="sources"),
    path("sources/<str:id>", page(sources.source), name="source"),
    path("events/<str:id>/standard", takes(judging.set_standard), name="set-standard"),
    path("events/<str:id>/voice", takes(judging.judge_voice), name="judge-voice"),
    path("events/<str:id>/figure", takes(judging.choose_figure), name="choose-figure"),
    path("sources/<str:id>/tie", takes(judging.tie_source), name="tie-source"),
    path("claims/<str:id>/grade", takes(judging.grade_claim), name="grade-claim"),
    path("sources/<str:id>/grade", takes(judging.grade_source), name="grade-source"),
    path("lock", locked.lock, name="lock"),
    path("unlock", locked.unlock, name="unlock"),
]

handler400 = "tumen.web.failures.refused"
handler403 = "tumen.web.failures.closed"
handler404 = "tumen.web.failures.missing"
handler500 = "tumen.web.failures.failed"
