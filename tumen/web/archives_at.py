"""The addresses of archives: the list, one with its queue, and what is taken there."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import archives, archiving
from tumen.web.viewing import page, takes

urlpatterns: list[URLPattern] = [
    path("archives", page(archives.collections), name="archives"),
    path("archives/<str:id>", page(archives.collection), name="archive"),
    path("archives/<str:id>/bring", takes(archiving.bring, "archives.note_brought"), name="bring-in"),
    path("archives/<str:id>/leave", takes(archiving.leave, "archives.pass_over"), name="leave-out"),
    path("archives/<str:id>/again", takes(archiving.again, "archives.take_back"), name="take-back"),
]
