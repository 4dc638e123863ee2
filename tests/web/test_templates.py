"""What no template and no style sheet may hold: the strict policy is never in the way and nothing leaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.template import Context, Template

import tumen.web
from tumen.web.grading import Typed

WEB = Path(tumen.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static").rglob("*.css"))
MARKUP = [*TEMPLATES, *sorted((WEB / "static").rglob("*.svg"))]
#: The templates with scripts are named so, and hold nothing else: each is a file of this server.
SCRIPTS = {path: path.read_text(encoding="utf-8") for path in TEMPLATES if path.name.endswith("scripts.html")}
SCRIPT = re.compile(r"""<script src="\{% static '([^']+)' %\}" defer></script>\n?""")
#: Scripts of packages that are used as they are; how each is held in check stands beside where it is loaded.
OF_OTHERS = {"django_htmx/htmx-2.min.js", "leaflet/leaflet.js"}
#: The templates with a form that asks for something and changes nothing: by GET, and without a token.
ASKING = {"filters.html", "audit.html", "appeal_filters.html", "figures_choose.html"}
ASKING |= {"outcomes.html"}


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(WEB)) for path in paths]


@pytest.fixture(params=MARKUP, ids=_names(MARKUP))
def markup(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text(encoding="utf-8"))


def test_it_finds_the_templates() -> None:
    assert len(TEMPLATES) > 10
    assert STYLES


def test_it_has_no_script(markup: str) -> None:
    assert not re.search(r"<script|javascript:", "" if markup in SCRIPTS.values() else markup, re.IGNORECASE)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", markup, re.IGNORECASE)


def _scripts() -> dict[str, str]:
    """Every script that could be served, the packages' included."""
    return {
        path: storage.open(path).read().decode("utf-8")
        for finder in get_finders()
        for path, storage in finder.list([])
        if path.endswith(".js")
    }


USED = sorted({script for words in SCRIPTS.values() for script in SCRIPT.findall(words)})


@pytest.mark.parametrize("script", [script for script in USED if script not in OF_OTHERS])
def test_a_script_that_is_used_keeps_nothing_and_talks_to_no_other_page(script: str) -> None:
    words = _scripts()[script]
    keeps = r"localStorage|sessionStorage|indexedDB|\bcaches\b|document\.cookie|serviceWorker"
    talks = r"postMessage|addEventListener\(\s*['\"]message|WebSocket|EventSource|XMLHttpRequest|sendBeacon"
    writes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|__proto__"
    assert not re.search(f"{keeps}|{talks}|{writes}", words)
    assert not re.search(r"['\"](?:https?:)?//", words)


def test_a_template_of_scripts_names_files_and_holds_nothing_else() -> None:
    assert {"mfa/js/webauthn.js", "tumen/passkeys.js"} <= set(USED) <= set(_scripts())
    for words in SCRIPTS.values():
        assert SCRIPT.sub("", words).replace("{% load static %}", "").strip() == ""


def test_htmx_keeps_no_page_runs_no_words_and_writes_no_style() -> None:
    """Its own store of pages, its evaluation of attributes and its own style are off, on every page."""
    base = (WEB / "templates" / "tumen" / "base.html").read_text(encoding="utf-8")
    assert '"includeIndicatorStyles": false, "allowEval": false, "historyCacheSize": 0' in base


def test_it_has_no_style_of_its_own(markup: str) -> None:
    assert not re.search(r"<style|<[^>]+\sstyle\s*=", markup, re.IGNORECASE)


def test_it_asks_nothing_of_another_machine(markup: str) -> None:
    addresses = re.findall(r"(?:[a-z]+:)?//[^\s\"'<>]+", markup)
    assert [address for address in addresses if address != "http://www.w3.org/2000/svg"] == []


def test_it_always_escapes_what_documents_say(markup: str) -> None:
    assert "autoescape" not in markup
    assert not re.search(r"\|\s*safe", markup)


def test_few_templates_have_a_form_and_each_is_checked_to_be_ours() -> None:
    forms = {path.name: text for path in TEMPLATES if "<form" in (text := path.read_text(encoding="utf-8"))}
    judging = {"judge.html", "judge_voice.html", "choose_figure.html", "ties.html"}
    asking = {"date_form.html", "search.html", "saved_searches.html", "find.html"}
    deciding = {"review.html", "review_claim.html", "review_slot.html", "review_mark.html"}
    deciding |= {"coding.html", "coding_verdicts.html", "coding_difference.html"}
    persons = {"persons.html", "person_same.html", "person_identity.html", "request.html", "requests.html"}
    asking |= {"interviews.html", "interview_new.html", "interview.html", "interview_closed.html"}
    asking |= {f"interview_{part}.html" for part in ("say", "change", "paused", "withdraw")}
    own = {path.name for path in TEMPLATES if path.parent.name == "accounts"}
    shown = judging | deciding | persons | asking | ASKING | {"lock.html", "locked.html", "signed_in.html"}
    shown |= {"lists.html", "decided.html", "many.html"}
    shown |= {"figures_follow.html", "figures_standing.html"}
    shown |= {"tongue.html", "comments.html", "given.html", "columns.html", "tasks.html", "people.html"}
    shown |= {"offices.html", "office.html", "appeals.html", "appeal.html"}
    shown |= {f"appeal_{part}.html" for part in ("ask_form", "answers", "found", "made")}
    shown |= {"elements.html", "element_table.html", "inquiries.html", "inquiry.html"}
    shown |= {"inquiry_finding.html", "inquiry_report.html"}
    shown |= {"archive.html"}
    shown |= {"watch.html", "watch_items.html", "watch_feeds.html", "watch_reading.html", "watch_words.html"}
    shown |= {"counts.html", "release.html", "letter.html", "copy.html"}
    assert set(forms) - own == shown
    for name, text in forms.items():
        if name in ASKING:
            assert text.count('method="get"') == text.count("<form") == 1
            continue
        checked = re.findall(r'<form [^>]*method="post".*?>{% csrf_token %}', text)
        narrowing = text.count('method="get"') if name in ("persons.html", "many.html") else 0
        assert len(checked) + narrowing == text.count("<form")


@pytest.mark.parametrize("style", STYLES, ids=_names(STYLES))
def test_it_loads_into_a_style_only_what_lies_beside_it(style: Path) -> None:
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", style.read_text(encoding="utf-8")):
        assert address.startswith("#") or (style.parent / address).is_file(), address


def test_it_names_the_licence_of_every_font() -> None:
    fonts = WEB / "static/tumen/fonts"
    listed = (fonts / "README.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE-OFL.txt").read_text(encoding="utf-8")
    assert all(font.name in listed for font in fonts.glob("*.woff2"))


def test_it_uses_the_words_of_the_glossary(markup: str) -> None:
    said = re.sub(r"{% translate (?:\"([^\"]*)\"|'([^']*)')[^%]*%}", r"\1\2", markup)
    text = re.sub(r"<[^>]*>|{[{%].*?[}%]}", " ", said)
    for word in (
        "defector",
        "repatriat",
        "bulletin",
        "origin",
        "victim",
        "total of",
        "confirmed by",
    ):
        assert word not in text.lower(), word


@pytest.mark.parametrize(
    ("refused", "page", "said"),
    [
        (
            "It is <closed>.",
            "<h1>A</h1>",
            '<p class="broken" role="alert">It is &lt;closed&gt;.</p>\n<h1>A</h1>',
        ),
        ("It is closed.", "<h1>A</h1><p>It is closed.</p>", "<h1>A</h1><p>It is closed.</p>"),
        ("", "<h1>A</h1>", "<h1>A</h1>"),
    ],
)
def test_why_something_was_not_kept_is_said_where_its_form_is_not_on_the_page(
    refused: str, page: str, said: str
) -> None:
    made = Template(f"{{% load refusals %}}{{% saying_why %}}{page}{{% endsaying_why %}}")
    assert made.render(Context({"typed": Typed({}, refused)})) == said
    assert made.render(Context({})) == page
