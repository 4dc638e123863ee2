"""What a line of a head is by its own words."""

from __future__ import annotations

import pytest

from tumen.documents.intake.blocks.roles import Role, is_path, role_of


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("[Ada Quill in the Chair]", Role.NOTE),
        ("(Unofficial translation)", Role.NOTE),
        ("[앵커]", Role.LINE),
        ("Home | News | Sport | Celebs", Role.MENU),
        ("Home > News > Press releases", Role.MENU),
        ("← Previous Next →", Role.MENU),
        ("News | Human Rights", Role.MENU),
        ("PRESS STATEMENT", Role.SORT),
        ("Reed Valley Post", Role.BODY),
        ("Records Desk, Prague", Role.BODY),
        ("Secretariat", Role.SECTION),
        ("Permanent Council, 1412th meeting", Role.SECTION),
        ("FOREIGN AND OVERSEAS AFFAIRS", Role.SECTION),
        ("QUEEN'S BENCH DIVISION", Role.SECTION),
        ("Beirut – Tripoli – Zahlé", Role.PLACE),
        ("Republic of Kenya", Role.PLACE),
        ("Bishop's House", Role.PLACE),
        ("3.41 pm", Role.TIME),
        ("A/HRC/52/NGO/117", Role.TIME),
        ("Chapter Three", Role.TIME),
        ("1994 – 2019", Role.TIME),
        ("Vol. 12, No. 3 · Summer 2021", Role.TIME),
        ("@reedvalley", Role.TIME),
        ("Present: A. Quill (chair), T. Reed", Role.TIME),
        ("Ada Quill and Tom Reed", Role.PERSONS),
        ("MR JUSTICE SEDGE", Role.PERSONS),
        ("To His Excellency the Ambassador", Role.ADDRESSED),
        ("Question for Department of Distant Affairs", Role.ADDRESSED),
        ("Delivered by the delegation of Norway on behalf of a group", Role.CREDIT),
        ("Written statement* submitted by Millpond Aid, a non-governmental organization", Role.CREDIT),
        ("notes from the other side of the fence", Role.TAGLINE),
        ("Forty people sent back across the river", Role.LINE),
        ("Statement on the return of forty people", Role.LINE),
        ("The Woman Who Counted to Nine", Role.LINE),
        ("Two Years in a Locked House", Role.LINE),
        ("새벽기록센터 북한인권 통계 요약", Role.LINE),
    ],
)
def test_a_line_of_a_head_has_its_role(words: str, role: Role) -> None:
    assert role_of(words) is role


def test_a_path_is_a_menu_that_may_name_the_document() -> None:
    assert is_path("CASE FILE > Summaries > Set 19")
    assert not is_path("Home | News | Sport")
