"""A text without what is withheld. All persons are invented."""

from __future__ import annotations

import re

from tumen.publication.redaction.texts import Pseudonyms, redacted
from tumen.publication.redaction.withheld import Withheld
from tumen.vocabulary.spans import Span

TEXT = "Ri Chol-min and Pak Sun-bok were caught. Later Cheolmin Lee wrote to heron@reed.example."


def test_a_person_has_one_pseudonym_in_every_spelling() -> None:
    done = redacted(TEXT, Withheld.of(["Ri Chol-min", "Pak Sun-bok"]), Pseudonyms())
    assert re.fullmatch(
        r"(Person \w{3}) and (Person \w{3}) were caught\. Later \1 wrote to \[contact withheld\]\.", done.text
    )
    assert sum(done.taken.values()) == 4


def test_two_releases_give_other_pseudonyms() -> None:
    withheld = Withheld.of(["Ri Chol-min"])
    told = {redacted(TEXT, withheld, Pseudonyms()).text for _ in range(20)}
    assert len(told) > 10


def test_one_release_gives_nobody_the_pseudonym_of_another() -> None:
    pseudonyms = Pseudonyms()
    assert len({pseudonyms.of(str(number)) for number in range(2_000)}) == 2_000


def test_stretches_that_were_marked_are_taken_out_whole() -> None:
    done = redacted("He lives by the mill.", Withheld(), Pseudonyms(), [Span(9, 20), Span(12, 15)])
    assert done.text == "He lives [withheld]."


def test_what_holds_nothing_stays_as_it_is() -> None:
    assert redacted("Forty people were returned.", Withheld.of(["Ri Chol-min"]), Pseudonyms()).text == (
        "Forty people were returned."
    )
