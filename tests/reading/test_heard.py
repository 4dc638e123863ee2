"""Who is heard at a place of a document."""

from __future__ import annotations

from dataclasses import replace

from tests.reading.asked import asked
from tests.reading.asks.test_finding import _prepared
from tests.reading.cast import source
from tumen.reading.cast import Cast
from tumen.reading.heard import Hearing, telling
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import Stance

LETTER = """Dear friends,

Please give what you can before the winter.

With thanks from the valley,

Ada Orme
Director
"""


def _hearing(text: str) -> Hearing:
    prepared = _prepared(text)
    return Hearing(
        prepared, Voices(prepared, Cast.of(text, prepared.sentences, prepared.parsed, prepared.source))
    )


def test_a_quotation_has_its_teller() -> None:
    text = "“Nine people were held,” said Ada Orme."
    heard = _hearing(text).quoted(text.index("Nine"))
    assert heard is not None
    assert heard.names == ("Ada Orme",)
    assert _hearing(text).quoted(text.index("said")) is None


def test_a_document_without_a_name_has_no_voice_but_its_own() -> None:
    heard = _hearing("Nine people were held.").own(0, None)
    assert heard.names == ()
    assert heard.stance is Stance.OWN


def test_whoever_signs_off_a_letter_asks_in_it() -> None:
    ((who, _, _),) = asked(source(LETTER, publisher="Lantern Group"))
    assert who == "Ada Orme"


def test_those_who_sign_together_ask_beside_those_whom_the_layout_names() -> None:
    text = "We, the 33 undersigned unions, ask the Harbour Minister to free the nine."
    ((who, _, _),) = asked(replace(source(text), voices=("Ada Orme", "Jan Tamm")))
    assert who == "Ada Orme; Jan Tamm; 33 undersigned unions"


def test_whoever_issues_a_release_asks_in_it_and_not_who_wrote_it() -> None:
    text = "Norland must free the nine."
    release = replace(source(text, publisher="Harbour Forum"), author="Ada Orme", genre="release")
    assert [who for who, _, _ in asked(release)] == ["Harbour Forum"]
    assert [who for who, _, _ in asked(replace(release, genre="blog"))] == ["Ada Orme"]


def test_an_office_is_a_body_and_a_guard_a_captor() -> None:
    hearing = _hearing("Nine people were held.")
    assert hearing.sort_of("the Foreign Minister") == "body"
    assert hearing.sort_of("a guard") == "captor"


def test_small_words_do_not_tell_names_apart() -> None:
    assert telling("the Ministry of the Harbour") == {"ministry", "harbour"}
