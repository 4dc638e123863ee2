"""Gathers the words of the pages into the Korean catalogue, and compiles it (`tools/make_words.py`).

    python tools/make_words.py            gather, say what has no Korean yet, compile
    python tools/make_words.py --check    change nothing; fail where something is missing or not fresh

There are two catalogues in `tumen/web/locale/ko/LC_MESSAGES`: `django.po` has the words of the pages, and
`rooms.po` what the rooms say in them (room_words.py). What is read when the pages are served is the `.mo`
beside each, which is kept with the code, so that nobody needs gettext's own programs. A translator edits the
`.po` in any editor for it, and runs this.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "tumen" / "web"
FOLDER = WEB / "locale" / "ko" / "LC_MESSAGES"
PAGES, ROOMS = FOLDER / "django.po", FOLDER / "rooms.po"
#: What marks words in Python, and which of its arguments are words; "c" is what tells two uses apart.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "_counted": (1, 2),  # of web/doings.py
}
#: ``_("words")`` in a template: a default, or what an include is given.
IN_A_VARIABLE = re.compile(r"""_\(("[^"]+"|'[^']+')\)""")
#: The catalogue is the same whenever it is made.
NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)


class Word(NamedTuple):
    """Words of the pages: ``plural`` where a number changes them, ``context`` where two uses differ."""

    one: str
    plural: str
    context: str
    place: str


def words() -> Iterator[Word]:
    """Every word that is marked in templates and in Python."""
    yield from _of_templates()
    yield from _of_python()


def _of_python() -> Iterator[Word]:
    for path in sorted(WEB.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        with path.open("rb") as source:
            for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
                one, plural = (message, "") if isinstance(message, str) else message[:2]
                yield Word(one, plural, context or "", place)


def _of_templates() -> Iterator[Word]:
    """By Django's own reading of them, so that each is looked up as it is gathered."""
    from django.template import engines
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    for path in sorted((WEB / "templates").rglob("*.html")):
        place, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        template = engines["django"].from_string(text).template
        for node in template.nodelist.get_nodes_by_type(TranslateNode):
            context = node.message_context.var if node.message_context else ""
            yield Word(str(node.filter_expression.var.literal), "", str(context), place)
        for node in template.nodelist.get_nodes_by_type(BlockTranslateNode):
            one = node.render_token_list(node.singular)[0]
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            context = node.message_context.var if node.message_context else ""
            yield Word(one, plural, str(context), place)
        for found in IN_A_VARIABLE.finditer(text):
            yield Word(found[1][1:-1], "", "", place)


def kept(path: Path) -> Catalog:
    """A catalogue as it lies there."""
    if not path.exists():
        return Catalog(locale="ko")
    with path.open("rb") as source:
        return read_po(source, locale="ko")


def of_rooms() -> Iterator[Word]:
    """What the rooms say in pages."""
    from tools.room_words import room_words

    for said in room_words():
        yield Word(said, "", "", "")


def gathered(path: Path) -> Catalog:
    """A catalogue with every word that belongs in it, and the Korean of those that have one."""
    known, found = kept(path), set(words() if path == PAGES else of_rooms())
    made = Catalog(
        locale="ko", project="Tumen",
        version="",
        msgid_bugs_address="", fuzzy=False, header_comment="# The Korean of Tumen's pages.",
        creation_date=NO_TIME, revision_date=NO_TIME, last_translator="", language_team="Korean",
    )  # fmt: skip
    for word in sorted(found, key=_order):
        id = (word.one, word.plural) if word.plural else word.one
        places = [(word.place, 0)] if word.place else []
        told = made.get(word.one, word.context or None)
        if told is not None and not word.plural:
            made.add(told.id, locations=places, context=word.context or None)
            continue
        message = made.add(id, locations=places, context=word.context or None)
        before = known.get(word.one, word.context or None)
        if before is not None and before.string:
            said = before.string
            message.string = said if isinstance(said, tuple) == bool(word.plural) else _as(said, word.plural)
    return made


def _order(word: Word) -> tuple[str, str, bool, str]:
    """Of the same words the one that has a plural first: the other is then found there."""
    return word.one, word.context, not word.plural, word.place


def _as(said: object, plural: str) -> object:
    """Korean has one form for every number: it is the same beside a number as without one."""
    one = said[0] if isinstance(said, tuple) else said
    return (one,) if plural else one


def missing(catalogue: Catalog) -> list[str]:
    """The words without Korean."""
    return [english(each) for each in catalogue if each.id and not _said(each.string)]


#: What a translation is given: the names in ``%(name)s`` and ``{name}``, and its markup.
Given = tuple[frozenset[str], tuple[str, ...]]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def disagreeing(catalogue: Catalog) -> list[str]:
    """The words whose Korean is given other values, or holds other markup, than the English.

    Korean has one form for every number, so that it has to say the number as the English plural does.
    """
    found = []
    for each in catalogue:
        said = _said(each.string)
        many = each.id[-1] if isinstance(each.id, tuple | list) else each.id
        if each.id and said and not _agree(_given(said), _given(str(many))):
            found.append(english(each))
    return found


def _agree(korean: Given, english: Given) -> bool:
    """A number that a room puts into a sentence may be one that Korean does not say, such as a verb's form;
    nothing else may be missing, and nothing added."""
    (told, marks), (given, other_marks) = korean, english
    names_agree = told == given or (told <= given and all(name.isdigit() for name in given))
    return names_agree and marks == other_marks


def _given(words: str) -> Given:
    names = frozenset(one or other for one, other in PLACEHOLDER.findall(words))
    return names, tuple(sorted(re.findall(r"</?\w+", words)))


def english(message: Message) -> str:
    """The words that are translated; of those with a plural the singular."""
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)


def _said(string: object) -> str:
    return str(string[0]) if isinstance(string, tuple) and string else str(string or "")


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue for translators."""
    made = io.BytesIO()
    write_po(made, catalogue, width=110, include_lineno=False, sort_output=True)
    return made.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue for Django."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def ready() -> None:
    """Django without a record: templates are read, and nothing is asked of a database."""
    os.environ.setdefault("TUMEN_WORKSPACE", tempfile.gettempdir() + "/tumen-words")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def is_fresh(path: Path, catalogue: Catalog) -> bool:
    """Whether the catalogue and what is compiled of it are as they would be made now."""
    return path.read_bytes() == as_po(catalogue) and path.with_suffix(".mo").read_bytes() == as_mo(catalogue)


def main() -> int:
    """The status is 1 where something is missing, disagrees, or (with --check) is not fresh."""
    ready()
    is_right = True
    for path in (PAGES, ROOMS):
        catalogue = gathered(path)
        if "--check" not in sys.argv:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_po(catalogue))
            path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        elif not is_fresh(path, catalogue):
            print(f"{path.name} is not fresh: run tools/make_words.py.")
            is_right = False
        for each in missing(catalogue):
            print(f"no Korean: {each}")
        for each in disagreeing(catalogue):
            print(f"other values or markup in the Korean: {each}")
        is_right = is_right and not (missing(catalogue) or disagreeing(catalogue))
    return 0 if is_right else 1


if __name__ == "__main__":
    raise SystemExit(main())
