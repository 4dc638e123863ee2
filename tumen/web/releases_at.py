"""The addresses of releases."""

from __future__ import annotations

from csp.constants import SELF
from django.urls import URLPattern, path

from tumen.web import copies, publishing, redacting, releases
from tumen.web.viewing import SCRIPTS, page, takes

#: The answer that holds a page of a PDF: the picture is in it, and at no address that a browser would keep.
PICTURED = {**SCRIPTS, "img-src": [SELF, "data:"]}

urlpatterns: list[URLPattern] = [
    path("releases", page(releases.releases), name="releases"),
    path("releases/site.zip", page(releases.site), name="releases-site"),
    path("releases/<str:id>", page(releases.release), name="release"),
    path("releases/<str:id>/data.csv", page(releases.file_view("data.csv")), name="release-data"),
    path("releases/<str:id>/chart.svg", page(releases.file_view("chart.svg")), name="release-chart"),
    path(
        "releases/<str:id>/manifest.json", page(releases.file_view("manifest.json")), name="release-manifest"
    ),
    path("releases/<str:id>/copy", page(copies.file), name="release-copy"),
    path("releases/<str:id>/page.png", page(copies.picture), name="release-page"),
    path("documents/<str:id>/copy", page(copies.copy, allows=SCRIPTS), name="copy-document"),
    path(
        "documents/<str:id>/copy/look",
        takes(redacting.look, "publication.draft_copy", allows=PICTURED),
        name="look-copy",
    ),
    path(
        "documents/<str:id>/copy/draft",
        takes(redacting.draft, "publication.draft_copy", allows=SCRIPTS),
        name="draft-copy",
    ),
    path("releases/<str:id>/package.zip", page(releases.package), name="release-package"),
    path("releases/<str:id>/bag.zip", page(releases.bag), name="release-bag"),
    *(
        path(f"releases/<str:id>/{name}", page(releases.file_view(name)), name=address)
        for name, address in releases.REPORT_ADDRESSES.items()
    ),
    path("releases/new/draft", takes(publishing.draft, "publication.draft_release"), name="draft-release"),
    path(
        "releases/<str:id>/approve",
        takes(publishing.approve, "publication.approve_release"),
        name="approve-release",
    ),
    path(
        "releases/<str:id>/publish", takes(publishing.publish, "publication.publish"), name="publish-release"
    ),
    path(
        "releases/<str:id>/embargo", takes(publishing.embargo, "publication.embargo"), name="embargo-release"
    ),
    path(
        "releases/<str:id>/correct", takes(publishing.correct, "publication.correct"), name="correct-release"
    ),
    path(
        "releases/<str:id>/retract", takes(publishing.retract, "publication.retract"), name="retract-release"
    ),
]
