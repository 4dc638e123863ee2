"""The language of a text: by its script where that decides, else by py3langid among a few."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from tumen.documents.intake.extraction import Found

#: Letters below which a guess would rest on a name or two.
_FEWEST_LETTERS = 40
#: The same for Hangul, whose letters are syllables and whose script no other language uses.
_FEWEST_SYLLABLES = 10
#: Languages that py3langid may answer with; left free, it takes short English headlines for Pidgin.
_LANGUAGES = ["en", "fr", "de", "es", "ru", "zh", "ja", "ko"]
#: Share of a text's letters in Hangul from which it is Korean. Korean news has over 0.9, English with names
#: below 0.1.
_HANGUL_SHARE = 0.3
#: Scripts in which none of those languages is written, by the first word of their letters' names in Unicode,
#: with the language that most texts in them are in. py3langid would call each of them English.
_SCRIPTS = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "DEVANAGARI": "hi",
    "GREEK": "el",
    "MONGOLIAN": "mn",
}
#: The last letter of Latin's extended blocks; beyond it the other scripts begin.
_LAST_EUROPEAN = "\u024f"
#: Share of a text's letters in one of these scripts from which it is in that script's language.
_SCRIPT_SHARE = 0.5
#: Characters that are enough to tell.
_SAMPLE = 20_000


def language_of(text: str, stated: Found[str] | None) -> Found[str] | None:
    """The ISO 639-1 code of ``text``; ``stated`` counts only where the text is too short to tell."""
    letters = re.findall(r"[^\W\d_]", text[:_SAMPLE])
    syllables = sum(1 for letter in letters if "가" <= letter <= "힣")
    if syllables >= _FEWEST_SYLLABLES and syllables / len(letters) >= _HANGUL_SHARE:
        return Found("ko", f"{syllables / len(letters):.0%} of its letters are Hangul")
    if len(letters) < _FEWEST_LETTERS:
        return stated
    written = _script_of(letters)
    if written:
        code, script, share = written
        return Found(code, f"{share:.0%} of its letters are {script}")
    code, _ = identifier().classify(text[:_SAMPLE])
    return Found(str(code), "the words of the text (py3langid)")


def _script_of(letters: list[str]) -> tuple[str, str, float] | None:
    """The language that the script of most letters stands for, that script, and its share of the letters."""
    strange = [letter for letter in letters if letter > _LAST_EUROPEAN]
    if len(strange) < len(letters) * _SCRIPT_SHARE:
        return None  # the usual case, which need not look up 20,000 names
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in strange)
    script, number = scripts.most_common(1)[0]
    share = number / len(letters)
    if script not in _SCRIPTS or share < _SCRIPT_SHARE:
        return None
    return _SCRIPTS[script], script.capitalize(), share


@cache
def identifier() -> Any:
    # Its model takes 0.2 seconds to load, which reading a Korean text or showing help should not cost.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier
