"""The language of words in a page, for screen readers and fonts."""

from __future__ import annotations

from datetime import datetime

from django import template

from tumen.web.saying import said as said_in_pages
from tumen.web.words import day_words, language_of, number_words

register = template.Library()


@register.filter
def tongue(words: str) -> str:
    """ "ko" for Korean words, else "en": ``<cite lang="{{ title|tongue }}">``."""
    return language_of(str(words))


@register.filter
def day(moment: datetime) -> str:
    """ "9 October 2023", in the language of the page."""
    return day_words(moment)


@register.filter
def said(words: object) -> str:
    """A sentence or label of a room in the language of the page: ``{{ rule.sentence|said }}``."""
    return said_in_pages(words if isinstance(words, str) else str(words))


@register.filter
def number(many: int) -> str:
    """ "12,345": a count as it is read."""
    return number_words(many)
