"""Languages by their codes, in a reader's words.

Standard: ISO 639-1.
"""

from __future__ import annotations

#: The languages that intake tells apart, by ISO 639-1 code.
_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "zh": "Chinese",
}


def language_words(code: str) -> str:
    """ "Korean" for "ko"; a code without a name here stands for itself."""
    return _LANGUAGES.get(code, code)
