"""Languages by their codes, in a reader's words.

Standard: ISO 639-1.
"""

from __future__ import annotations

#: The languages that intake tells apart, by ISO 639-1 code.
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "mn": "Mongolian",
    "my": "Burmese",
    "ru": "Russian",
    "th": "Thai",
    "zh": "Chinese",
}


def language_words(code: str) -> str:
    """ "Korean" for "ko"; a code without a name here stands for itself."""
    return _LANGUAGES.get(code, code)
