"""Sentences and labels of the rooms, in the language of the pages.

The rooms speak English: what they hand out is a label of a code ("forced return") or a sentence with values
in it. Pages pass it through `said`; a sentence that has no translation stays as it is.
"""

from __future__ import annotations

from django.utils.translation import gettext


def said(words: str) -> str:
    """The words of a room in the language of the page."""
    return gettext(words) if words else words
