"""Who tells a figure or a quotation where the tree or the name alone does not say it.

All names are invented.
"""

from __future__ import annotations

import pytest

from tests.reading.cast import read_each, read_text
from tumen.reading.cast.calling import calls
from tumen.reading.parsing import parse
from tumen.reading.speakers import cues_in
from tumen.reading.turns import initials_of
from tumen.reading.writings import is_own_writing
from tumen.vocabulary.codes import ClaimSort, Stance
from tumen.vocabulary.slots import ProposedClaim

#: A sentence, and the word that is the head of who tells it.
TELLERS = [
    ("Police have sent 40 women back, a group that helps them said on Tuesday.", "group"),
    ("Half of them were women, the Willow Centre said in a paper.", "Centre"),
    ("About 40 went in one night, say activists.", "activists"),
    ("The director gave its number that morning as 40.", "director"),
    ("Of the six, she went on, three were alive.", "she"),
]


@pytest.mark.parametrize(("text", "who"), TELLERS)
def test_who_tells_is_found_by_the_order_of_the_words(text: str, who: str) -> None:
    (doc,) = parse([text])
    assert who in [cue.who.text for cue in cues_in(doc)]


def test_somebody_who_is_told_is_not_who_tells() -> None:
    (doc,) = parse(["“A guard counted them,” its secretary, Ro Eun-sil, told Meadow Post."])
    assert "Post" not in [cue.who.text for cue in cues_in(doc)]


def test_a_comma_before_a_verb_of_its_own_subject_parts_nobody() -> None:
    (doc,) = parse(["In March, when the road was closed, Kang Do-yun, a priest, said 40 were sent back."])
    assert "priest" not in [cue.who.text for cue in cues_in(doc)]


@pytest.mark.parametrize(
    ("between", "names_it"),
    [
        (" who gave only her surname, ", True),
        (", who asked to be called ", True),
        (", a 52-year-old who came in May and asked to be identified only by her surname, ", True),
        (" called ", True),
        (" whose daughter is called ", False),
        (" who worked for ", False),
    ],
)
def test_a_clause_can_tell_the_name_of_whom_it_describes(between: str, names_it: bool) -> None:
    assert calls(between) is names_it


def _speakers(claim: ProposedClaim) -> list[str]:
    return [chain[-1] for chain in claim.value("speakers") or ()]


def test_it_gives_the_name_that_a_clause_tells_to_what_is_said_later() -> None:
    text = (
        "One of the relatives, a nurse who gave only her surname, Gil, said her son was caught.\n\n"
        "“They sent 40 women back that night,” she said."
    )
    quotation = next(claim for claim in read_text(text).claims if claim.value("sort") is ClaimSort.QUOTATION)
    assert _speakers(quotation) == ["Gil"]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that 40 women were returned.",
        "Our headline said that 40 women were returned.",
        "This report said that 40 women were returned.",
    ],
)
def test_its_own_writings_are_the_documents_own_voice(text: str) -> None:
    claim = read_text(text, publisher="Meadow Post").figure()
    assert (_speakers(claim), claim.value("stance")) == (["Meadow Post"], Stance.OWN)


def test_another_outlets_article_is_not_its_own_writing() -> None:
    (doc,) = parse(["The article said that 40 women were returned."])
    assert not is_own_writing(doc[1])


STANCES = [
    ("The Willow Centre said that it had confirmed the names of 40 women returned.", Stance.FIRM),
    ("The Willow Centre confirmed that it had heard of 40 women returned.", Stance.FIRM),
    ("The Willow Centre said that 40 women were returned.", Stance.NEUTRAL),
]


def test_a_stance_is_as_firm_as_its_inner_word() -> None:
    read = read_each(text for text, _ in STANCES)
    assert [read[text].figure().value("stance") for text, _ in STANCES] == [stance for _, stance in STANCES]


def test_initials_are_those_of_every_part_of_a_name() -> None:
    assert (initials_of("Emil Castellane"), initials_of("Ro Eun-sil")) == ("EC", "RE")


def test_a_transcript_goes_on_by_initials() -> None:
    text = (
        "Nari Ostrow: How many were sent back?\n\n"
        "Emil Marchbank: Forty women were sent back in March.\n\n"
        "NO: And in April?\n\n"
        "EM: I know of 30 women who were sent back in April.\n\n"
        "NO: Who told you?\n\n"
        "EM: A guard told me."
    )
    assert _speakers(read_text(text).figure("30 women")) == ["Emil Marchbank"]


def test_journalists_ask_at_a_briefing() -> None:
    text = (
        "Transcript of the regular press briefing\n\n"
        "Q: Were 40 women returned in March?\n\n"
        "A: We have no information to offer.\n\n"
        "Q: Will 30 men be returned in April?\n\n"
        "A: We have answered that question."
    )
    assert _speakers(read_text(text).figure("40 women")) == ["a journalist"]


def test_a_pronoun_does_not_mean_who_told_her() -> None:
    text = (
        "Ro Eun-sil collected names. A Chinese diplomat, to whom she put them, told her nobody was held. "
        "“They took 40 women that night,” she said."
    )
    claims = read_text(text).claims
    quotation = next(claim for claim in claims if claim.value("sort") is ClaimSort.QUOTATION)
    assert _speakers(quotation) == ["Ro Eun-sil"]


def test_a_directorate_is_no_general() -> None:
    text = "The General Directorate of Border Security said that 40 women were returned."
    assert _speakers(read_text(text).figure()) == ["General Directorate of Border Security"]


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        (
            "40 were sent back, two lawyers who represent eight of them said.",
            "eight of them",
            ["Meadow Post"],
        ),
        ("40 were sent back, says the Ash Circle, which has traced eight of them.", "eight", ["Ash Circle"]),
        ("Is the Minister aware that 40 men were arrested?", "40 men", ["Meadow Post"]),
        ("A guard, an old man, told her that 40 had been sent back.", "40", ["a guard"]),
        ("A source says that 28 were sent back; a second one speaks of 32.", "32", ["a second one"]),
        ("A caller, a trader from Ost, said 40 had been sent back.", "40", ["a trader from Ost"]),
        ("The office gave no numbers of those returned, whom groups estimate at 40.", "40", ["groups"]),
        (
            "Three were arrested, according to a group in exile, Ijwa ry'Amahoro.",
            "Three",
            ["Ijwa ry'Amahoro"],
        ),
        ("40 went in 2016, and last year, by the Circle's tally, 97 were returned.", "40", ["Meadow Post"]),
        ("You told us from that lectern that 40 women were returned.", "40 women", ["Meadow Post"]),
        ("Iranian media gave 12 dead among those returned.", "12", ["Iranian media"]),
        ("40 were sent back. Nobody has heard from the four since.", "four", ["Meadow Post"]),
        ("General Security said that 40 women were returned.", "40 women", ["General Security"]),
    ],
)
def test_who_tells_is_told_apart_from_who_is_told_of(text: str, number: str, who: list[str]) -> None:
    assert _speakers(read_text(text, publisher="Meadow Post").figure(number)) == who


def test_whose_view_it_is_tells_it() -> None:
    text = (
        "Emil Marchbank, the director, said that 40 had been sent back.\n\n"
        "An activist in Ost said that 30 of them were bought free. "
        "No more than 10 had been sent back, in his view."
    )
    assert _speakers(read_text(text).figure("10")) == ["an activist in Ost"]


def test_the_group_is_none_that_is_named_as_a_party() -> None:
    text = (
        "Three men were arrested, according to the Ash Circle, a rights group. It named two of them as "
        "members of the HDN party.\n\nIn 2019 the group documented 18 arrests."
    )
    assert _speakers(read_text(text).figure("18 arrests")) == ["Ash Circle"]


def test_a_body_of_so_many_is_none_that_is_named_below() -> None:
    text = (
        "A coalition of nine groups says 40 were sent back. Then the Northern Division receives them. "
        "The Northern Division is part of the army."
    )
    assert _speakers(read_text(text).figure("40")) == ["a coalition of nine groups"]


def test_a_co_chair_is_not_the_group_that_asks() -> None:
    text = (
        "The Ash Group on Ost strongly urges China to end all returns. "
        "It calls upon China to let them leave for a third country.\n\n"
        "Ro Eun-sil, Co-Chair of the Ash Group on Ost, said: “I have raised this with the minister.”"
    )
    asks = [claim for claim in read_text(text).claims if claim.value("sort") is ClaimSort.ASK]
    assert [_speakers(claim) for claim in asks] == [["Ash Group on Ost"]] * 2
