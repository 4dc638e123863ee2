"""What kind of answer a clause would be by a plain rule."""

from __future__ import annotations

import pytest

from tests.reading.asks.test_finding import _prepared
from tumen.reading.answers.finding import candidates_of
from tumen.reading.answers.guessing import guessed
from tumen.reading.cast import Cast
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import AnswerKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry denied the report.", AnswerKind.DENIED),
        ("The ministry declined to comment.", AnswerKind.REFUSED),
        ("The ministry did not reply to the letter.", AnswerKind.SILENCE),
        ("The ministry promised an inquiry.", AnswerKind.PLEDGED),
        ("The ministry admitted the mistake.", AnswerKind.ACKNOWLEDGED),
        ("The ministry said it was aware of the reports.", AnswerKind.TOKEN),
        ("The ministry said there were no such people.", AnswerKind.DENIED),
        ("The ministry said it was unaware of the case.", AnswerKind.DENIED),
        ("The ministry cannot answer the letter.", AnswerKind.REFUSED),
        ("The ministry assured us that the case would be handled with care.", AnswerKind.TOKEN),
        ("The ministry assured us that it would not be repeated.", AnswerKind.PLEDGED),
        ("The ministry said it would rather not go into it.", AnswerKind.REFUSED),
        ("The ministry said it did not rule it out.", AnswerKind.TOKEN),
        ("The ministry turned the widow down.", AnswerKind.REFUSED),
    ],
)
def test_the_plain_rule_goes_by_the_verb_or_by_what_is_said(text: str, kind: AnswerKind) -> None:
    prepared = _prepared(text)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    found = [guessed(each) for each in candidates_of(prepared, Voices(prepared, cast))]
    assert found == [kind]
