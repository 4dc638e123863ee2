"""Languages in words."""

from __future__ import annotations

from tumen.documents.intake import languages as told_apart
from tumen.vocabulary.languages import language_words


def test_a_language_has_a_name() -> None:
    assert (language_words("ko"), language_words("en")) == ("Korean", "English")


def test_a_code_without_a_name_stands_for_itself() -> None:
    assert language_words("tlh") == "tlh"


def test_every_language_that_intake_tells_apart_has_a_name() -> None:
    assert [code for code in told_apart._LANGUAGES if language_words(code) == code] == []
