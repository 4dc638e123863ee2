"""The language of words in a page, for screen readers and fonts."""

from __future__ import annotations

from django import template

from tumen.web.words import language_of

register = template.Library()


@register.filter
def tongue(words: str) -> str:
    """ "ko" for Korean words, else "en": ``<cite lang="{{ title|tongue }}">``."""
    return language_of(str(words))
