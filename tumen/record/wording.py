"""What documents share, in words: how much, how alike it is, and which document had it first."""

from __future__ import annotations

from tumen.record.shared_views import First, Pair, PassageLine, PassageView


def in_common(words: int) -> str:
    """ "1 word in common", "31 words in common"."""
    return f"{words:,} {'word' if words == 1 else 'words'} in common"


def share_in_words(share: float) -> str:
    """ "12 percent", "less than 1 percent"; ``share`` is from 0 to 1."""
    return f"{share:.0%}".replace("%", " percent") if share >= 0.005 else "less than 1 percent"


def likeness_in_words(found: PassageLine | PassageView) -> str:
    """ "32 words in common, word for word", "14 words in common, 78 percent of the longer side"."""
    is_exact = found.likeness > 0.99
    alike = "word for word" if is_exact else f"{share_in_words(found.likeness)} of the longer side"
    more = [("in another order", found.is_reordered), ("shortened with a mark", found.is_shortened)]
    return ", ".join([in_common(found.words), alike, *(words for words, holds in more if holds)])


def first_of_pair(pair: Pair, left: str, right: str) -> str:
    """Which of two documents, called ``left`` and ``right``, had first what they share."""
    named = {First.THIS: left, First.OTHER: right}.get(pair.first)
    return f"{named} had them first" if named else pair.first.words
