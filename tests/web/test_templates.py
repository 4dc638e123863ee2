"""What no template and no style sheet may hold: the strict policy is never in the way and nothing leaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

import tumen.web

WEB = Path(tumen.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static").rglob("*.css"))
MARKUP = [*TEMPLATES, *sorted((WEB / "static").rglob("*.svg"))]
#: The one template with scripts: files of this server, for passkeys (tests/web/accounts says on which pages).
PASSKEYS = (WEB / "templates" / "tumen" / "accounts" / "scripts.html").read_text(encoding="utf-8")


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(WEB)) for path in paths]


@pytest.fixture(params=MARKUP, ids=_names(MARKUP))
def markup(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text(encoding="utf-8"))


def test_it_finds_the_templates() -> None:
    assert len(TEMPLATES) > 10
    assert STYLES


def test_it_has_no_script(markup: str) -> None:
    assert not re.search(r"<script|javascript:", markup.replace(PASSKEYS, ""), re.IGNORECASE)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", markup, re.IGNORECASE)


def _scripts() -> dict[str, str]:
    """Every script that could be served, the packages' included."""
    return {
        path: storage.open(path).read().decode("utf-8")
        for finder in get_finders()
        for path, storage in finder.list([])
        if path.endswith(".js")
    }


@pytest.mark.parametrize("script", ["mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "tumen/passkeys.js"])
def test_a_script_that_is_used_keeps_nothing_and_talks_to_no_other_page(script: str) -> None:
    assert script in PASSKEYS
    words = _scripts()[script]
    keeps = r"localStorage|sessionStorage|indexedDB|\bcaches\b|document\.cookie|serviceWorker"
    talks = r"postMessage|addEventListener\(\s*['\"]message|WebSocket|EventSource|XMLHttpRequest|sendBeacon"
    writes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|__proto__"
    assert not re.search(f"{keeps}|{talks}|{writes}", words)
    assert not re.search(r"['\"](?:https?:)?//", words)


def test_no_other_script_is_in_a_page() -> None:
    assert len(re.findall(r"<script", PASSKEYS)) == 3


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
    own = {path.name for path in TEMPLATES if path.parent.name == "accounts"}
    assert set(forms) - own == judging | {"lock.html", "locked.html", "signed_in.html"}
    for text in forms.values():
        checked = re.findall(r'<form [^>]*method="post".*?>{% csrf_token %}', text)
        assert len(checked) == text.count("<form")


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
    text = re.sub(r"<[^>]*>|{[{%].*?[}%]}", " ", markup)
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
