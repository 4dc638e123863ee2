"""What comes from a text is no pattern and no format: what is made at run time is looked at, place by place.

A name with a bracket in it would change what is looked for, and one with braces can fill the memory:
``"{:>999999999}"``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.test_security import MODULES
from tools.make_docs import ROOT

_SEARCHING = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
#: Functions whose pattern is not from constants and `re.escape` alone, and where it is from. One that makes
#: patterns of anything else needs a line here, which says why it may.
PATTERNS = {
    "claims/finding.py _places": "each sign of the words is escaped, or stands for marks that look alike",
    "documents/finding.py __init__": "of `_written`, whose parts are escaped",
    "corroboration/correcting.py _compiled": "written in the module",
    "corroboration/origins/names.py pattern_of": "its parts are escaped",
    "documents/intake/containers/feed.py said": "three names of elements, written in the module",
    "documents/intake/containers/packing.py recover": "written in the module",
    "documents/intake/genres/signs.py in_head": "written in the module",
    "documents/intake/genres/signs.py anywhere": "written in the module",
    "documents/intake/issuing/signs.py add_signs": "escaped, or an acronym: first letters alone",
    "documents/intake/issuing/signs.py _called_short": "four letters or more, and letters alone",
    "documents/intake/publishers/issuers.py _is_described": "escaped on the line before",
    "reading/columns.py guess": "heads, written in the module",
    "reading/korean/acts.py _spaced": "its letters are escaped",
    "reading/korean/names.py _surname": "surnames of the pack",
    "reading/korean/norms.py _names": "each of its parts is escaped",
    "reading/korean/pack.py _filled": "words of the pack",
    "reading/korean/pack.py phrases": "phrases of the pack",
    "reading/norms/countries.py of_country": "names of the pack",
    "reading/numbers/surroundings.py _compiled": "written in the modules that ask",
    "reading/rows.py meaning_of": "heads, written in the module",
    "reading/sieve.py _alternatives": "words of the pack, and people's own, by RE2",
    "reading/times/joining.py _before": "written in the modules that ask",
    "reading/times/rules.py stands_after": "written in the modules that ask",
    "reading/times/rules.py stands_before": "written in the modules that ask",
    "search/excerpts.py _places": "each of its parts is escaped",
    "vocabulary/acts.py _act": "words of the pack",
    "watch/added.py found_in": "people's own expressions, tried when they were added, by RE2",
    "watch/indicators.py _about": "words of the pack, by RE2",
    "watch/indicators.py _searched": "words of the pack, by RE2",
    "watch/newsworthy.py is_met": "words of the pack, by RE2",
    "watch/wording.py require_word": "what a person adds, tried here with little memory, by RE2",
    "web/saying.py _sentence": "escaped between its values",
}
#: Functions that fill a format which is not a constant where it is filled, and where it is from.
FORMATS = {
    "accounts/passwords.py": "sentences of a closed set",
    "advocacy/drafting.py": "titles of a closed set",
    "consent/rows.py": "what columns become, written in rows.py",
    "corroboration/voices/edging.py": "written on the line before",
    "publication/forms/wording.py": "words, written in the module",
    "publication/inquiring.py": "words, written in the module",
    "publication/site/pages.py": "names of files, written in the module",
    "record/titles.py": "written in the module",
    "vault/passphrases.py": "sentences of a closed set",
    "vault/preparing.py": "psycopg's own: what is put in is quoted as a name or a literal",
}


def enclosing(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Each call in a function, by the name of the innermost; what a module makes once is from constants."""

    def walk(node: ast.AST, name: str) -> Iterator[tuple[str, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else name
            if isinstance(child, ast.Call) and inner:
                yield inner, child
            yield from walk(child, inner)

    return walk(tree, "")


def is_constant(node: ast.expr) -> bool:
    """Whether it is made of constants, of names in capitals, and of what `re.escape` gives."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr="escape")):
            return True
        case ast.Attribute(attr="pattern", value=held):
            return is_constant(held)
        case ast.Subscript(value=held):
            return is_constant(held)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return is_constant(left) and is_constant(right)
        case ast.IfExp(body=one, orelse=other):
            return is_constant(one) and is_constant(other)
        case ast.JoinedStr(values=parts):
            return all(is_constant(part) for part in parts)
        case ast.FormattedValue(value=value):
            return is_constant(value)
        case ast.Call(func=ast.Name(id="_" | "gettext" | "ngettext"), args=words):
            return all(is_constant(each) for each in words[:2])
    return False


def patterns_in(source: str) -> set[str]:
    """The functions in which a pattern is made of more than constants."""
    found = set()
    for name, call in enclosing(ast.parse(source)):
        func = call.func
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and call.args:
            of_patterns = func.value.id in ("re", "re2") and func.attr in _SEARCHING
            if of_patterns and not is_constant(call.args[0]):
                found.add(name)
    return found


def fills_a_format(source: str) -> bool:
    """Whether a format is filled that is not a constant."""
    filled = (call.func for _, call in enclosing(ast.parse(source)) if isinstance(call.func, ast.Attribute))
    return any(each.attr in ("format", "format_map") and not is_constant(each.value) for each in filled)


def _told(path: Path) -> str:
    return path.relative_to(ROOT / "tumen").as_posix()


def test_every_pattern_is_from_here_or_escaped() -> None:
    """ASVS 1.2.9: what is not escaped is looked at, and has its reason above."""
    found = {f"{_told(path)} {name}" for path in MODULES for name in patterns_in(path.read_text("utf-8"))}
    assert found == set(PATTERNS)


def test_no_format_is_from_a_text() -> None:
    """ASVS 1.3.10: where a format is no constant, it is one of a closed set, as is said above."""
    assert {_told(path) for path in MODULES if fills_a_format(path.read_text("utf-8"))} == set(FORMATS)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('def f(name):\n    re.search(rf"\\b{name}", text)', True),
        ('def f(name):\n    re.search(rf"\\b{re.escape(name)}{_END}", text)', False),
        ("def f(name):\n    re2.compile(name)", True),
        ("def f(name):\n    re.sub(_GAP + r'\\d', '', name)", False),
    ],
)
def test_it_finds_a_pattern_made_of_a_name(source: str, is_found: bool) -> None:
    assert bool(patterns_in(source)) is is_found


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('def f(name):\n    return f"record {{}} of {name}".format(1)', True),
        ("def f(place):\n    return place.format(1)", True),
        ('def f(name):\n    return "record {} of {}".format(1, name)', False),
        ("def f(name):\n    return _SHEET.format(name=name)", False),
    ],
)
def test_it_finds_a_format_made_of_a_name(source: str, is_found: bool) -> None:
    assert fills_a_format(source) is is_found
