"""The voices of a whole document: issuer, signatories, turns, quotations that run on, and pronouns."""

from __future__ import annotations

import pytest

from tests.reading.cast import read_text
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.slots import ProposedClaim


def speaker(claim: ProposedClaim) -> str:
    chains = claim.value("speakers") or (("",),)
    return str(chains[0][-1])


def test_a_document_speaks_with_its_publishers_voice() -> None:
    claim = read_text("Forty women were returned.", publisher="Willow Centre").figure()
    assert claim.value("speakers") == (("Willow Centre",),)
    assert claim.slots["speakers"].rule == "voice.publisher"
    assert claim.value("stance") is Stance.OWN


def test_without_a_publisher_its_author_speaks() -> None:
    claim = read_text("Forty women were returned.", author="Ro Eun-sil").figure()
    assert (speaker(claim), claim.slots["speakers"].rule) == ("Ro Eun-sil", "voice.author")


def test_signatories_speak_side_by_side() -> None:
    claim = read_text(
        "Forty women were returned.", publisher="Willow Centre", voices=("Ro Eun-sil", "Kang Do-yun")
    ).figure()
    assert claim.value("speakers") == (("Ro Eun-sil",), ("Kang Do-yun",))


def test_an_issuer_that_names_itself_still_speaks_for_itself() -> None:
    text = "The Willow Centre said that 40 women were returned."
    claim = read_text(text, publisher="Willow Centre").figure()
    assert claim.slots["speakers"].rule == "voice.issuer"
    assert claim.value("stance") is Stance.NEUTRAL  # as of somebody else: "the Centre said"


def test_an_issuer_that_counts_tells_in_its_own_voice() -> None:
    text = "The Willow Centre counted 40 women who were returned."
    claim = read_text(text, publisher="Willow Centre").figure()
    assert claim.value("stance") is Stance.OWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The road is closed,” said Kang Do-yun. He said 40 women were returned.", "Kang Do-yun"),
        (
            "Ms Ro Eun-sil spoke first. Kang said: “The road is closed.” Ro said 40 women were returned.",
            "Ro Eun-sil",
        ),
        (
            "The Willow Centre published its list. On Friday the centre said 40 women were returned.",
            "Willow Centre",
        ),
        ("The Willow Centre said it had a list. It said 40 women were returned.", "Willow Centre"),
    ],
)
def test_a_short_form_is_given_its_full_name(text: str, name: str) -> None:
    assert speaker(read_text(text).figure("40")) == name


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker() -> None:
    text = "Kang Do-yun said: “They came at night with dogs.\n\n“They took 40 women from our village.”"
    assert speaker(read_text(text).figure()) == "Kang Do-yun"


def test_the_next_quotation_without_a_name_is_the_same_speakers() -> None:
    text = "“They came at night with dogs,” said Kang Do-yun.\n\n“They took 40 women from our village.”"
    claim = read_text(text).figure()
    assert speaker(claim) == "Kang Do-yun"
    assert claim.slots["speakers"].inherited


def test_the_words_around_a_quotation_are_not_its_speakers() -> None:
    text = "“They came at night with dogs,” said Kang Do-yun.\n\nForty women were returned."
    assert read_text(text).figure().value("speakers") is None


def test_each_turn_of_a_transcript_has_its_own_speaker() -> None:
    text = "MS RO: How many were there?\n\nMR KANG: Forty were deported.\n\nMS RO: We counted 60 detainees."
    reading = read_text(text)
    assert "kang" in speaker(reading.figure("Forty")).lower()
    assert "ro" in speaker(reading.figure("60")).lower()


def test_a_body_described_at_first_is_named_by_what_follows() -> None:
    text = (
        "On Monday a rights group said that 40 women were returned.\n\n"
        "The Willow Network said that they were taken from a church."
    )
    assert speaker(read_text(text).figure()) == "Willow Network"


def test_a_document_without_figures_has_no_voices_to_tell() -> None:
    assert read_text("Kang Do-yun said that the road was closed.").claims == ()


MAIL = """We have counted 600 women returned.

On Thu, 12 Oct 2023 at 09:40, Tom Weller <tom@willow.example> wrote:

We heard that 500 women were sent back. I met 12 women who had fled."""


def test_in_a_quoted_message_its_writer_speaks() -> None:
    read = read_text(MAIL, author="Ro Eun-sil")
    assert [speaker(claim) for claim in read.core] == ["Ro Eun-sil", "Tom Weller", "Tom Weller"]


def test_a_group_of_the_opening_is_the_centre_that_is_named_below() -> None:
    text = "Police took 40 women, a rights group said.\n\nThe Willow Centre said that 9 women were children."
    assert {speaker(claim) for claim in read_text(text).core} == {"Willow Centre"}


def test_a_headline_without_a_day_has_the_day_of_the_text() -> None:
    text = "500 women sent back overnight\n\nOn 9 October 2023 China returned 500 women."
    whens = [claim.slots["time"].value.interval for claim in read_text(text).core]
    assert [str(when) for when in whens] == ["2023-10-09", "2023-10-09"]
