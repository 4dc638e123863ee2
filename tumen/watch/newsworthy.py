"""Which events of the record are told as news: those of the field that this desk waits for.

The words are data. The record keeps what any document says of anybody: without this a raid on a betting ring,
which a report of another field tells in the same words, would be told like the news that somebody waits for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2

from tumen.corroboration.figures import GroupKind
from tumen.reading.sieve import PACK
from tumen.watch.own_words import own_texts

#: Kinds of events that are told as having happened.
HAPPENED = (GroupKind.EVENT.value, GroupKind.UNDATED.value)


@dataclass(frozen=True, slots=True)
class NewsRule:
    """The acts that are told, and the words (RE2, without case) of which a document has to hold one.

    ``uncounted`` are the acts that are told of people whom nobody counted too, where they happened at most so
    many ``days`` before.
    """

    acts: frozenset[str]
    words: tuple[str, ...]
    uncounted: frozenset[str] = frozenset()
    days: int = 0

    def is_met(self, act: str, texts: Iterable[str]) -> bool:
        """Whether an act, as these texts tell it, is news of this field."""
        if act not in self.acts:
            return False
        searched = re2.compile(f"(?i){'|'.join(self.words)}")
        return any(searched.search(text) for text in texts)


@cache
def news_rule() -> NewsRule:
    """The rule of the pack."""
    path = files("tumen.vocabulary").joinpath(f"packs/{PACK}/news.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    alone = told["uncounted"]
    return NewsRule(
        frozenset(told["acts"]), tuple(told["words"]), frozenset(alone["acts"]), int(alone["days"])
    )


def is_news(act: str, documents: Iterable[int]) -> bool:
    """Whether what these documents (keys) tell of an act is news of this field."""
    return news_rule().is_met(act, own_texts(documents))
