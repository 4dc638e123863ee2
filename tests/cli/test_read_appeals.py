"""A letter and a statement, as they are read: one appeal each, its asks by who is asked, with its grounds.

Both are invented; they ask as letters to foreign ministers and statements of parliamentary groups do.
"""

from __future__ import annotations

import pytest

from tests.cli.cast import read_into
from tests.conftest import Kept
from tumen.advocacy.queries import AppealView, appeals

#: What was read, by year.
Read = dict[int, list[AppealView]]
LETTER = """\
Letter on the return of 14 July

19 July 2021

Helen Marchbank
Secretary of State
King Street, London

Dear Foreign Secretary,

We are writing about the forcible return of 50 North Korean escapees by Chinese authorities on 14 July 2021.

There are several hundred more escapees detained in Shenyang and Tumen. We urge the international community to
speak of them with the authorities in China and to call for their release to South Korea.

The authorities in Beijing send them back in violation of the 1951 Refugee Convention and the 1967 Protocol.

We would therefore be grateful if the United Kingdom would arrange a meeting with the Ambassador of the
People's Republic of China, and raise this matter with the Ambassador of the Republic of Korea.
We also encourage the United Kingdom to urge both states to agree on a procedure for those who are held.

Yours sincerely,

Baroness Ahn-Whitby of Corbridge, Co-chair of the All-Party Group on Escape and Asylum

Philip Thornaby, Clerk of the All-Party Group on Escape and Asylum
"""
STATEMENT = """\
Statement of the All-Party Group on Escape and Asylum

18 October 2023

The All-Party Group on Escape and Asylum condemns the forced return of 600 North Koreans on 9 October 2023.

The Group strongly urges Chinese authorities to end the returns at once. It calls upon China to keep its
duties under the 1951 Refugee Convention by opening a safe way to South Korea.

The Group calls on the British Government to begin a dialogue with the Chinese authorities, and to encourage
them to let refugees travel to third countries.

The Group calls on the DPRK authorities to comply with their obligations towards everybody who was returned.
"""


@pytest.fixture(scope="module")
def read(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> Read:
    read_into(kept_record, tmp_path_factory.mktemp("read"), letter=LETTER, statement=STATEMENT)
    found: dict[int, list[AppealView]] = {}
    for each in appeals(kept_record.who):
        found.setdefault(each.year or 0, []).append(each)
    return found


def asked(view: AppealView) -> dict[str, int]:
    return {part.asked.name: len(part.asks) for part in view.of}


def test_the_letter_is_one_appeal_with_two_asks_of_others_and_three_of_its_addressee(
    read: Read,
) -> None:
    [letter] = read[2021]
    assert letter.is_own
    assert asked(letter) == {"international community": 2, "United Kingdom": 3}
    assert {each.norm.code for each in letter.norms} == {"refugee-convention", "refugee-protocol"}


def test_the_statement_is_one_appeal_that_asks_three_states_apart(
    read: Read,
) -> None:
    [statement] = read[2023]
    assert statement.is_own
    assert asked(statement) == {"China": 2, "United Kingdom": 2, "North Korea": 1}
    assert {each.norm.code for each in statement.norms} == {"refugee-convention"}
