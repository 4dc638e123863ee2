"""Each change on the words that are looked for: one added, one struck again."""

from __future__ import annotations

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.watch.errors import NotAWord
from tumen.watch.models import Word
from tumen.watch.wording import MOST, require_place, require_word
from tumen.watch.words import seen_word


def add_word(
    *, actor: Actor, place: str, group: str, part: str = "", words: str, is_expression: bool = False
) -> Word:
    """Look for a word from now on, beside those of the pack. What came before is not sifted again.

    ``place`` is of `Word.Place`, ``group`` a group of the sieve or an indicator, ``part`` its list ("what",
    "happens"). Raises NotAWord.
    """
    require_place(place, group, part)
    require_word(words, is_expression=is_expression)
    typed = " ".join(words.split())
    with recorded(actor, "watch.add_word", place=place, group=group) as entry:
        rows = Word.objects.filter(struck_at=None)
        if rows.filter(
            place=place, group=group, part=part, words=typed, is_expression=is_expression
        ).exists():
            raise NotAWord("This word is looked for there already, so nothing was added.")
        if rows.count() >= MOST:
            raise NotAWord(f"{MOST} words were added already. Strike those that caught nothing first.")
        made = Word.objects.create(
            place=place, group=group, part=part, words=typed, is_expression=is_expression, actor=actor
        )
        entry.item = made.public_id
    return made


def strike_word(*, actor: Actor, word: str) -> None:
    """Look for an added word no more. What it kept stays. Raises NoSuchThing."""
    row = seen_word(actor, word)
    with recorded(actor, "watch.strike_word", row.public_id):
        Word.objects.filter(pk=row.pk).update(struck_at=timezone.now(), struck_by=actor)
