"""Words that people added to those of the pack: what may be one, and the searches with them.

A word is typed in plainly, or as an expression of RE2, whose search is linear in the text whatever is typed.
The bounds here are on what it takes to compile one: an expression that grows beyond them would take the
memory that the other words need, and what they find would be passed over without a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import re2

from tumen.reading.sieve import OWN, groups
from tumen.watch.added import Added, Looked, sieve_of
from tumen.watch.errors import NotAWord
from tumen.watch.indicators import Indicator, indicators
from tumen.watch.models import Word

#: Signs of a word at most, and of one in Latin letters and in others at least: shorter ones are everywhere.
LONGEST, LEAST_LATIN, LEAST = 100, 3, 2
#: Added words that stand at once.
MOST = 200
#: Bytes that one expression may take when it is compiled (RE2's own bound is 8 MiB, for all of them).
_MEMORY = 64 * 1024
#: Ordinary sentences of each language in which nothing of the field is said: what is found in all of one
#: language is found anywhere.
_ORDINARY = (
    (
        "The library opens at nine in the morning, and tea is served in the garden until the evening comes.",
        "Yesterday it rained for a while; the children played indoors and the bus was a little late again.",
    ),
    (
        "도서관은 아침 아홉 시에 문을 열고 저녁까지 정원에서 차를 마실 수 있습니다.",
        "어제는 비가 잠시 내렸고, 아이들은 집에서 놀았으며 버스는 조금 늦었습니다.",
    ),
)
_LATIN = re.compile(r"[A-Za-z]")


def require_word(words: str, *, is_expression: bool) -> str:
    """The expression of a word as it was typed. Raises NotAWord with what is wrong and what to do."""
    typed = " ".join(words.split())
    least = LEAST_LATIN if typed.isascii() else LEAST
    if not least <= len(typed) <= LONGEST:
        raise NotAWord(
            f"A word has {LEAST_LATIN} to {LONGEST} signs, one in Korean at least {LEAST}. "
            "Write more of it, or less."
        )
    expression = typed if is_expression else _plain(typed)
    options = re2.Options()
    options.max_mem, options.log_errors = _MEMORY, False
    try:
        found = re2.compile(f"(?i){expression}", options)
    except re2.error as error:
        if "too large" in str(error):
            raise NotAWord(
                f"“{typed}” grows too large when it is searched for. Repeat less in it, or write it plainly."
            ) from error
        raise NotAWord(
            f"“{typed}” is no expression that can be searched for. Correct it, or leave the box empty: then "
            "it is searched for as it is written."
        ) from error
    if found.search("") or any(all(found.search(each) for each in said) for said in _ORDINARY):
        raise NotAWord(f"“{typed}” is found in any text, so it would keep everything. Write more of it.")
    return expression


def _plain(typed: str) -> str:
    """The word as it is written, with any space between its parts. One in Latin letters begins where a word
    begins, and may go on: Korean has no such border, and endings follow."""
    parts = [re.escape(part) for part in typed.split()]
    gap = r"\s+" if _LATIN.search(typed) else r"\s*"
    return (r"\b" if _LATIN.match(typed) else "") + gap.join(parts)


def standing() -> list[Word]:
    """The added words that nobody struck, oldest first."""
    return list(Word.objects.filter(struck_at=None).exclude(words="").order_by("pk"))


def looked_for(more: Iterable[Word] = ()) -> tuple[Looked, ...]:
    """The words that stand and say what is kept, and ``more``, as they are looked for."""
    rows = [each for each in (*standing(), *more) if each.place == Word.Place.SIEVE]
    return tuple(Looked(each.public_id, each.group, _expression(each)) for each in rows)


def added_now(more: Iterable[Word] = ()) -> Added:
    """The sieve with the words that stand, and ``more``."""
    return sieve_of(looked_for(more))


def indicators_now(more: Iterable[Word] = ()) -> tuple[Indicator, ...]:
    """The indicators with the words that stand, and ``more``."""
    found = {each.name: each for each in indicators()}
    for row in (*standing(), *more):
        held = found.get(row.group) if row.place == Word.Place.SIGN else None
        if held is not None and row.part in ("what", "happens"):
            word = _expression(row)
            what = (*held.what, word) if row.part == "what" else held.what
            happens = (*held.happens, word) if row.part == "happens" else held.happens
            found[row.group] = replace(held, what=what, happens=happens)
    return tuple(found.values())


def _expression(row: Word) -> str:
    return row.words if row.is_expression else _plain(row.words)


def require_place(place: str, group: str, part: str) -> None:
    """Raises NotAWord where the pack has no such list of words."""
    if place == Word.Place.SIEVE and not part and group in {OWN, *(each.name for each in groups())}:
        return
    is_sign = place == Word.Place.SIGN and part in ("what", "happens")
    if not (is_sign and group in {each.name for each in indicators()}):
        raise NotAWord("There is no such list of words. Choose one of those that are shown.")


def forget_added(is_forgotten: Callable[[str], bool]) -> None:
    """Empty the added words that hold what is forgotten; they find nothing any more."""
    for row in Word.objects.exclude(words=""):
        if is_forgotten(row.words):
            Word.objects.filter(pk=row.pk).update(words="")
