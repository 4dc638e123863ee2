"""The addresses of the watch: alerts, signs of danger, feeds, and what was passed over."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import minding, watching
from tumen.web.viewing import page, takes

urlpatterns: list[URLPattern] = [
    path("watch", page(watching.alerts), name="watch"),
    path("watch/board", page(watching.board), name="watch-board"),
    path("watch/feeds", page(watching.feeds), name="watch-feeds"),
    path("watch/items", page(watching.items), name="watch-items"),
    path("watch/feeds/add", takes(minding.add_feed, "watch.add_feed"), name="add-feed"),
    path("watch/run", takes(minding.run, "jobs.enqueue"), name="run-watch"),
    path("watch/<str:id>/feed", takes(minding.set_feed, "watch.pause_feed"), name="set-feed"),
    path("watch/<str:id>/dismiss", takes(minding.dismiss, "watch.dismiss_alert"), name="dismiss-alert"),
    path("watch/<str:id>/again", takes(minding.show_again, "watch.undo_dismissal"), name="undo-dismissal"),
    path("watch/<str:id>/keep", takes(minding.keep, "watch.keep_passed"), name="keep-passed"),
    path("watch/items/sample", takes(minding.draw, "watch.draw_sample"), name="draw-sample"),
    path("watch/<str:id>/judge", takes(minding.judge, "watch.judge_passed"), name="judge-passed"),
]
