"""Which sentences are worth a tree for what they may ask: those with words of asking, and items of lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tumen.reading.asking.listed import is_item, is_label, names_asker, opens_list
from tumen.reading.asking.words import TRIGGER
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind

#: Blocks that may lie between a list's words or last item and the next item.
_GAP = 2


def may_ask(sentences: Iterable[Sentence], text: str) -> Iterator[int]:
    """The numbers of the sentences that are worth a tree."""
    listed = -_GAP - 1  # the block of the list's words or of its last item
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        words = sentence.of(text)
        item = sentence.block <= listed + _GAP and is_item(words)
        asks = TRIGGER.search(words) is not None
        if item or opens_list(words, sentence.kind):
            listed = sentence.block
        label = sentence.block <= listed + _GAP and is_label(words)
        if item or asks or label or names_asker(words):
            yield sentence.index
