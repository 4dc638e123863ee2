"""Which sentences are worth a tree for what they may ask: those with words of asking, and items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tumen.reading.asking.listed import is_item, is_label, names_asker, opens_list
from tumen.reading.asking.words import TRIGGER
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind

#: Blocks that may lie between a list's words or last item and the next item.
_GAP = 2


#: What answers a question: "What can Canada do? First, it should say so".
_GOES_ON = re.compile(
    r"(?:[A-Z][a-z]+,\s+)?(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\s+(?:must|should|can|could|needs?|ought)\b"
)


def may_ask(sentences: Iterable[Sentence], text: str) -> Iterator[int]:
    """The numbers of the sentences that are worth a tree."""
    listed = -_GAP - 1  # the block of the list's words or of its last item
    asked: int | None = None  #: the sentence before, where it is a question: it tells whom "it" means
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        words = sentence.of(text)
        if asked is not None and _GOES_ON.match(words):
            yield asked
        asked = sentence.index if words.rstrip().endswith("?") else None
        item = sentence.block <= listed + _GAP and is_item(words)
        asks = TRIGGER.search(words) is not None
        if item or opens_list(words, sentence.kind):
            listed = sentence.block
        label = sentence.block <= listed + _GAP and is_label(words)
        if item or asks or label or names_asker(words):
            yield sentence.index
