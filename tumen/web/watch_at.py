"""The addresses of the watch: alerts, signs of danger, feeds, and what was passed over."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import digesting, minding, watching, wording
from tumen.web.api.bearing import by_token
from tumen.web.viewing import asks, page, takes

urlpatterns: list[URLPattern] = [
    path("watch", page(watching.alerts), name="watch"),
    path("watch/board", page(watching.board), name="watch-board"),
    path("watch/feeds", page(watching.feeds), name="watch-feeds"),
    path("watch/items", page(watching.items), name="watch-items"),
    path("watch/words", asks(wording.words), name="watch-words"),
    path("watch/words/add", takes(minding.add_word, "watch.add_word"), name="add-word"),
    path("watch/<str:id>/strike", takes(minding.strike_word, "watch.strike_word"), name="strike-word"),
    path("watch/digest", page(digesting.digest), name="watch-digest"),
    path("watch/digest/reading", page(digesting.reading), name="watch-reading"),
    path("watch/digest.atom", by_token(digesting.atom), name="watch-atom"),
    path("watch/digest/set", takes(minding.set_reading, "watch.set_reading"), name="set-reading"),
    path("watch/digest/post", takes(minding.set_post, "watch.set_post"), name="set-post"),
    path("watch/digest/end", takes(minding.end_post, "watch.end_post"), name="end-post"),
    path("watch/feeds/add", takes(minding.add_feed, "watch.add_feed"), name="add-feed"),
    path("watch/run", takes(minding.run, "jobs.enqueue"), name="run-watch"),
    path("watch/<str:id>/feed", takes(minding.set_feed, "watch.pause_feed"), name="set-feed"),
    path("watch/<str:id>/dismiss", takes(minding.dismiss, "watch.dismiss_alert"), name="dismiss-alert"),
    path("watch/<str:id>/again", takes(minding.show_again, "watch.undo_dismissal"), name="undo-dismissal"),
    path("watch/<str:id>/keep", takes(minding.keep, "watch.keep_passed"), name="keep-passed"),
    path("watch/items/sample", takes(minding.draw, "watch.draw_sample"), name="draw-sample"),
    path("watch/<str:id>/judge", takes(minding.judge, "watch.judge_passed"), name="judge-passed"),
]
