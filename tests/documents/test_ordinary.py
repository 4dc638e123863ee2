"""Heads and ends of ordinary reports: a dateline without a year, a deadline, what stands below a letter."""

from __future__ import annotations

import pytest

from tumen.documents.intake import extract
from tumen.documents.intake.extraction import Metadata

_MORE = "The group counted 71 in 2022 and 203 in 2023, it said. Nobody has heard from them since, it added."


def _told(text: str) -> Metadata:
    return extract(text.encode(), name="x.txt").metadata


def _published(text: str) -> str:
    found = _told(text).published
    return str(found.value) if found is not None else ""


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Thursday", "2024-04-11"),  # a Tuesday in 2023, the last year told, and a Thursday in 2024
        ("Tuesday", "2023-04-11"),
        ("Friday", ""),
    ],
)
def test_the_day_of_the_week_tells_the_year_of_a_dateline(said: str, published: str) -> None:
    story = f"SEOUL, April 11 (Lantern Press) - 120 people were returned, a group said on {said}.\n\n{_MORE}"
    assert _published(f"Norland returns 120 people\n\n{story}") == published


def test_a_later_month_of_a_year_rules_the_year_out() -> None:
    story = "SEOUL, April 11 (Lantern Press) - They were held in October 2023, a group said on Tuesday."
    assert _published(f"Norland returns 120 people\n\n{story}\n\n{_MORE}") != "2023-04-11"


def test_a_day_by_which_to_act_is_no_day_of_writing() -> None:
    assert _published(f"Nine people at risk\n\n{_MORE}\n\nPLEASE TAKE ACTION UNTIL: 24 January 2020") == ""


def test_what_follows_a_letter_does_not_sign_it() -> None:
    letter = "Dear Minister,\n\nI urge you to free them all at once, and to say so.\n\nYours sincerely,"
    told = _told(f"{letter}\n\nADDITIONAL INFORMATION\n\n{_MORE}")
    assert all("INFORMATION" not in each.value for each in (*told.authors, *told.voices))


def test_a_statement_by_a_body_on_a_matter_is_the_bodys() -> None:
    title = "Statement by the Lantern Coalition on the detention of 13 people in Qingdao"
    issuer = _told(f"{title}\n\n30 September 2021\n\n{_MORE}").publisher
    assert issuer is not None
    assert issuer.value == "Lantern Coalition"


def test_a_heading_with_a_roman_number_writes_nothing() -> None:
    told = _told(f"Report of the Secretary-General\n\n14 September 2023\n\nIV. Refoulement\n\n{_MORE}")
    assert all("Refoulement" not in each.value for each in told.authors)


def test_the_address_of_a_house_makes_no_transcript_of_a_letter() -> None:
    head = "ALL-PARTY GROUP ON RETURNS\n\nHouse of Commons, London SW1A\n\n12 March 2024\n\nDear Minister,"
    genre = _told(f"{head}\n\n{_MORE}\n\nYours sincerely,\n\nAda Quill MP\nChair").genre
    assert genre is not None
    assert genre.value == "letter"


def test_a_dateline_may_have_its_day_behind_the_agency() -> None:
    story = f"HANOI (Lantern Press), Nov. 29, 2019 -- 13 people were arrested, a group said.\n\n{_MORE}"
    assert _published(f"Norland arrests 13 people\n\n{story}") == "2019-11-29"
