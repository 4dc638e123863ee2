"""Every word of the pages is marked, and has its Korean."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tumen.web
from tools import make_words

WEB = Path(tumen.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
CATALOGUES = (make_words.PAGES, make_words.ROOMS)
#: Words that are the same in every language.
NAMES = {"Tumen", "Esc", "Enter", "html", "doctype", "DATE", "SOURCE", "CLAIM", "TEXT", "PATH"}
_WORD = re.compile(r"[A-Za-z][A-Za-z’']+")
#: Attributes that people are told.
_TOLD = re.compile(r'\s(?:aria-label|alt|placeholder|title)="([^"]*)"')


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.stem))
def test_every_word_has_its_korean_and_what_is_compiled_is_fresh(path: Path) -> None:
    catalogue = make_words.gathered(path)
    assert len(list(catalogue)) > 400
    assert make_words.missing(catalogue) == []
    assert make_words.disagreeing(catalogue) == []
    assert make_words.is_fresh(path, catalogue), "run tools/make_words.py"


def test_it_finds_a_word_without_korean_and_other_values(monkeypatch: pytest.MonkeyPatch) -> None:
    word = make_words.Word("Nobody said %(thing)s yet", "", "", "here.html")
    monkeypatch.setattr(make_words, "words", lambda: iter([word]))
    catalogue = make_words.gathered(make_words.PAGES)
    assert make_words.missing(catalogue) == [word.one]
    assert not make_words.is_fresh(make_words.PAGES, catalogue)
    message = catalogue.get(word.one)
    assert message is not None
    message.string = "아직 말하지 않음"
    assert make_words.disagreeing(catalogue) == [word.one]
    message.string = "아직 말하지 않음: <b>%(thing)s</b>"
    assert make_words.disagreeing(catalogue) == [word.one]
    message.string = "아직 말하지 않음: %(thing)s"
    assert make_words.disagreeing(catalogue) == []


def test_it_finds_korean_that_says_one_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    word = make_words.Word("one page", "%(n)s pages", "", "here.html")
    monkeypatch.setattr(make_words, "words", lambda: iter([word]))
    catalogue = make_words.gathered(make_words.PAGES)
    message = catalogue.get(word.one)
    assert message is not None
    message.string = ("한 쪽",)
    assert make_words.disagreeing(catalogue) == [word.one]
    message.string = ("%(n)s쪽",)
    assert make_words.disagreeing(catalogue) == []


def unmarked(markup: str) -> list[str]:
    """Words of a template that are not marked for translation."""
    marked = r"{% blocktranslate.*?{% endblocktranslate %}|{#.*?#}|{{.*?}}|{%.*?%}"
    text = re.sub(marked, " ", markup, flags=re.DOTALL)
    told = " ".join(_TOLD.findall(text))
    text = re.sub(r"<(code|kbd)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
    return [word for word in _WORD.findall(html.unescape(f"{text} {told}")) if word not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_every_word_of_a_template_is_marked(path: Path) -> None:
    markup = path.read_text(encoding="utf-8")
    if path.name != "described.html":  # attributes alone
        assert unmarked(markup) == []
    assert "|date:" not in markup, "a day is said by the filter `day`, in the order of the language"


def test_it_finds_words_that_are_not_marked() -> None:
    assert unmarked("<p>{{ x }} said {% if y %}so{% endif %} <code>tumen read</code></p>") == ["said", "so"]
    assert unmarked('<p aria-label="Not so">{% translate "so" %}</p>') == ["Not", "so"]
    assert unmarked("{% blocktranslate %}All of {{ it }}{% endblocktranslate %}") == []


#: Modules whose sentences reach no page: who serves them sees these at the terminal.
AT_THE_TERMINAL = {"settings.py", "apps.py", "wsgi.py"}
#: Names of places: room_words.py gathers them.
NAMING = {"provinces.py"}
#: What no page shows: errors that stay inside, and what programs are answered, which read English.
NOT_SHOWN = {
    "Nobody is signed in, so nothing is shown. Sign in first.",
    "The request was refused: it names another host, or cannot be read.",
    "This program failed, and nothing was changed. Tell whoever serves it.",
    "The vault is locked, so nothing is shown. Whoever keeps it opens it again.",
}
#: The folder of what programs are answered.
OF_PROGRAMS = "api"
_SENTENCE = re.compile(r"[A-Z“][a-z’]*,? (?:[^<>{}\[\]|]*[a-z])[^<>{}\[\]|]*")


def _sentences(module: ast.Module) -> Iterator[str]:
    """Words that look like a sentence, and are neither marked nor a docstring."""
    beside = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            beside.add(node.value)
        if isinstance(node, ast.Call) and _called(node) in make_words.KEYWORDS:
            beside |= {each for each in ast.walk(node) if isinstance(each, ast.Constant)}
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or node in beside:
            continue
        if isinstance(node.value, str) and _SENTENCE.fullmatch(node.value):
            yield node.value


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


#: The API speaks to programs, in English as the commands do.
OF_PAGES = [path for path in sorted(WEB.rglob("*.py")) if path.parent.name != "api"]


@pytest.mark.parametrize("path", OF_PAGES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_sentence_of_python_is_marked(path: Path) -> None:
    if path.name not in AT_THE_TERMINAL | NAMING and path.parent.name != OF_PROGRAMS:
        assert set(_sentences(ast.parse(path.read_text(encoding="utf-8")))) - NOT_SHOWN == set()


def test_it_finds_sentences_that_are_not_marked() -> None:
    code = 'x = _("Marked as it is.")\ny = "Nothing was kept here."\nz = "not-a-sentence"\n"""Says why so."""'
    assert list(_sentences(ast.parse(code))) == ["Nothing was kept here."]
