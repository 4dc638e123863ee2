"""How states stand to treaties: parties, signatories, neither, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.norms import norms
from tumen.vocabulary.standing import Entry, Relation, Standing, Step, entries, standing_of

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("code", "country", "since"),
    [
        ("refugee-convention", "CN", "1982-09-24"),
        ("refugee-protocol", "CN", "1982-09-24"),
        ("cat", "CN", "1988-10-04"),
        ("cedaw", "CN", "1980-11-04"),
        ("crc", "CN", "1992-03-02"),
        ("ilo-c29", "CN", "2022-08-12"),
        ("iccpr", "KP", "1981-09-14"),
        ("crc", "KP", "1990-09-21"),
        ("crpd", "KP", "2016-12-06"),
        ("refugee-convention", "KR", "1992-12-03"),
        ("cat", "KR", "1995-01-09"),
        ("refugee-protocol", "US", "1968-11-01"),
        ("cat", "RU", "1987-03-03"),
        ("refugee-convention", "KH", "1992-10-15"),
        ("cat", "LA", "2012-09-26"),
        ("cat", "TH", "2007-10-02"),
        ("cped", "TH", "2024-05-14"),
        ("cat", "VN", "2015-02-05"),
        ("refugee-convention", "TJ", "1993-12-07"),
        ("refugee-convention", "EG", "1981-05-22"),
    ],
)
def test_a_party_is_one_since_it_deposited_its_instrument(code: str, country: str, since: str) -> None:
    standing = standing_of(code, country, TODAY)
    assert standing.relation is Relation.PARTY
    assert str(standing.since) == since


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("refugee-convention", "KP"),
        ("refugee-convention", "MN"),
        ("refugee-convention", "TH"),
        ("refugee-convention", "LA"),
        ("refugee-convention", "MY"),
        ("refugee-convention", "PK"),
        ("cat", "KP"),
        ("cat", "MM"),
        ("cat", "IR"),
        ("rome-statute", "CN"),
        ("rome-statute", "KP"),
        ("cped", "CN"),
        ("refugee-convention", "US"),
    ],
)
def test_a_state_on_no_list_is_not_a_party_and_that_is_something_known(code: str, country: str) -> None:
    standing = standing_of(code, country, TODAY)
    assert standing.relation is Relation.NOT_A_PARTY
    assert standing.since is None
    assert standing.as_of is not None


@pytest.mark.parametrize(
    ("code", "country", "since"),
    [
        ("iccpr", "CN", "1998-10-05"),
        ("crc", "US", "1995-02-16"),
        ("crpd", "US", "2009-07-30"),
        ("rome-statute", "TH", "2000-10-02"),
        ("cat", "IN", "1997-10-14"),
    ],
)
def test_a_signatory_is_no_party(code: str, country: str, since: str) -> None:
    standing = standing_of(code, country, TODAY)
    assert standing.relation is Relation.SIGNATORY
    assert str(standing.since) == since


@pytest.mark.parametrize(
    ("code", "country"), [("cat", "XX"), ("no-such-norm", "CN"), ("udhr", "CN"), ("kampala-convention", "CN")]
)
def test_what_is_not_in_the_pack_is_unknown(code: str, country: str) -> None:
    assert standing_of(code, country, TODAY) == Standing(Relation.UNKNOWN)


def test_a_state_was_no_party_before_it_joined() -> None:
    assert standing_of("refugee-convention", "CN", date(1982, 9, 23)).relation is Relation.NOT_A_PARTY
    assert standing_of("refugee-convention", "CN", date(1982, 9, 24)).relation is Relation.PARTY


def test_a_state_was_a_signatory_between_signing_and_joining() -> None:
    assert standing_of("cat", "CN", date(1987, 1, 1)).relation is Relation.SIGNATORY
    assert standing_of("cat", "CN", date(1985, 1, 1)).relation is Relation.NOT_A_PARTY


def test_a_state_that_left_is_no_party_any_more() -> None:
    assert standing_of("echr", "RU", date(2022, 9, 15)).relation is Relation.PARTY
    left = standing_of("echr", "RU", date(2022, 9, 16))
    assert left.relation is Relation.NOT_A_PARTY
    assert str(left.since) == "2022-09-16"


def test_a_date_known_to_the_year_leaves_its_year_open() -> None:
    assert standing_of("african-charter", "EG", date(1983, 12, 31)).relation is Relation.NOT_A_PARTY
    assert standing_of("african-charter", "EG", date(1984, 6, 1)).relation is Relation.UNKNOWN
    assert standing_of("african-charter", "EG", date(1985, 1, 1)).relation is Relation.PARTY


def test_a_note_comes_with_the_standing() -> None:
    assert "does not intend" in standing_of("rome-statute", "US", TODAY).note
    assert "not a member" in standing_of("ilo-c29", "KP", TODAY).note


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(Relation.UNKNOWN), "unknown"),
        (Standing(Relation.PARTY, Interval.from_edtf("1982-09-24"), None, True), "party since 1982-09-24"),
        (
            Standing(Relation.PARTY, Interval.from_edtf("1984"), None, False),
            "party since 1984, not verified",
        ),
        (
            Standing(Relation.NOT_A_PARTY, None, Interval.from_edtf("2020"), True),
            "not a party (as of 2020)",
        ),
        (
            Standing(Relation.NOT_A_PARTY, Interval.from_edtf("2022-09-16"), None, False),
            "not a party (left 2022-09-16), not verified",
        ),
        (
            Standing(Relation.SIGNATORY, Interval.from_edtf("1998-10-05"), None, True),
            "signatory since 1998-10-05",
        ),
    ],
)
def test_a_standing_says_itself_in_words(standing: Standing, said: str) -> None:
    assert str(standing) == said


def wrong(is_right: Callable[[Entry], bool]) -> list[str]:
    """The entries that are not as they should be."""
    return [f"{entry.code} {entry.country}" for entry in entries().values() if not is_right(entry)]


def days_of(entry: Entry) -> list[Interval]:
    return [day for day in (entry.signed, entry.bound, entry.ended) if day is not None]


def test_an_entry_is_of_a_treaty_and_a_country_that_are_known() -> None:
    assert wrong(lambda entry: norms()[entry.code].has_parties) == []
    assert wrong(lambda entry: entry.country in gazetteer().countries) == []


def test_an_entrys_days_follow_each_other() -> None:
    def follow(entry: Entry) -> bool:
        days = [day.earliest for day in days_of(entry) if day.earliest]
        return days == sorted(days)

    assert wrong(follow) == []


def test_nobody_joined_before_the_treaty_was_made() -> None:
    def is_after(entry: Entry) -> bool:
        adopted = norms()[entry.code].adopted or 0
        return all(day.latest is not None and day.latest.year >= adopted for day in days_of(entry))

    assert wrong(is_after) == []


def test_nothing_is_known_of_a_later_day_than_it_is_known_for() -> None:
    def is_known(entry: Entry) -> bool:
        latest = entry.as_of.latest
        return all(day.earliest and latest and day.earliest <= latest for day in days_of(entry))

    assert wrong(is_known) == []


def test_a_note_is_a_sentence_without_a_full_stop() -> None:
    assert wrong(lambda entry: not entry.note.endswith(".")) == []


def test_how_a_state_came_in_is_told_where_it_came_in() -> None:
    assert entries()["refugee-convention", "CN"].step is Step.ACCESSION
    assert entries()["cat", "CN"].step is Step.RATIFICATION
    assert entries()["refugee-convention", "DZ"].step is Step.SUCCESSION
    assert entries()["un-charter", "KP"].step is Step.MEMBERSHIP
    assert all(entry.bound for entry in entries().values() if entry.step)


def test_most_of_what_the_field_asks_for_has_a_second_source() -> None:
    asked = [
        entries()[code, country]
        for code in ("refugee-convention", "cat", "iccpr", "crc", "cedaw", "cped")
        for country in ("CN", "KP", "KR", "TH", "MN", "LA", "RU")
    ]
    assert sum(entry.is_checked for entry in asked) >= 0.9 * len(asked)


@pytest.mark.parametrize(
    "country", ["CN", "KP", "KR", "GB", "US", "RU", "MN", "JP", "TH", "LA", "VN", "KH", "MM"]
)
@pytest.mark.parametrize("code", ["refugee-convention", "refugee-protocol", "cat", "iccpr", "crc", "cedaw"])
def test_of_the_fields_states_every_core_treaty_is_known(code: str, country: str) -> None:
    assert standing_of(code, country, TODAY).relation is not Relation.UNKNOWN
