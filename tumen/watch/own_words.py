"""What a document says itself: its text without what stands around an article on its page.

A page names others: what is read most, what else is told today. A headline there is no sentence of the page's
article, and a word in it says nothing of what the article is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tumen.documents.models import Block, Rendition
from tumen.vocabulary.codes import BlockKind


def own_words(rendition: Rendition) -> str:
    """The text, line breaks in the place of what is around the article: places in it stay as they are."""
    text, at, kept = rendition.text, 0, []
    around = Block.objects.filter(rendition=rendition, kind=BlockKind.BOILERPLATE.value).order_by("start")
    for start, end in around.values_list("start", "end"):
        kept += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*kept, text[at:]])


def own_texts(documents: Iterable[int]) -> Iterator[str]:
    """The same of every rendition of these documents (keys)."""
    for rendition in Rendition.objects.filter(document__in=set(documents)).order_by("pk").iterator():
        yield own_words(rendition)
