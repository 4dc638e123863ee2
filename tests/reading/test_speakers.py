"""Who says so, in the words of one sentence, and how firmly."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each, read_text
from tumen.reading.parsing import parse
from tumen.reading.speakers import bounds_of_teller, cues_in, is_law
from tumen.vocabulary.codes import Stance

#: A leaked paper is not said by the body that kept it: the paper is the source.
LEAKED = "a leaked document of the Border Police"
#: Only what is confirmed, recorded or documented is firm; who counted or traced passes on a number.
ROWS = [
    ("Correction: The Willow Centre said that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("Police put 40 women on a bus, the Willow Centre said.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre put the number of the returned at 40 women.", "Willow Centre", Stance.NEUTRAL),
    (
        "Ms Cho Mi-rae (Willow Post) told the meeting that 40 women were returned.",
        "Cho Mi-rae",
        Stance.NEUTRAL,
    ),
    ("The Willow Centre said that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, according to the Willow Centre.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, the Willow Centre said.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, said Kang Do-yun, a priest.", "Kang Do-yun", Stance.NEUTRAL),
    ("Kang Do-yun told reporters that 40 women were returned.", "Kang Do-yun", Stance.NEUTRAL),
    ("“They took 40 women away that night,” said Kang Do-yun.", "Kang Do-yun", Stance.NEUTRAL),
    ("“They took 40 women away that night,” Kang Do-yun said.", "Kang Do-yun", Stance.NEUTRAL),
    ("Kang Do-yun added: “They took 40 women away that night.”", "Kang Do-yun", Stance.NEUTRAL),
    ("Activists say that 40 women were returned.", "activists", Stance.NEUTRAL),
    ("A border official said 40 women had been returned.", "a border official", Stance.NEUTRAL),
    ("The ministry confirmed that 40 women were returned.", "the ministry", Stance.FIRM),
    ("The Willow Centre has documented 40 cases of torture.", "Willow Centre", Stance.FIRM),
    ("The Willow Centre recorded 40 forced returns.", "Willow Centre", Stance.FIRM),
    ("Forty arrests were recorded by the Willow Centre.", "Willow Centre", Stance.FIRM),
    ("The Willow Centre verified that 40 women were returned.", "Willow Centre", Stance.FIRM),
    ("The embassy claimed that 40 women were returned.", "the embassy", Stance.DOUBTFUL),
    ("Relatives allege that 40 women were tortured.", "relatives", Stance.DOUBTFUL),
    ("The Willow Centre estimates that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("A report by the Willow Centre says 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("By the Willow Centre’s count, 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    # in brackets behind what it tells
    ("Forty women were returned in May (Ministry of Returns).", "Ministry of Returns", Stance.NEUTRAL),
    ("Forty women were returned (source: Willow Centre, 2021).", "Willow Centre", Stance.NEUTRAL),
    ("Some 40 were returned in May (Chinese academics).", "Chinese academics", Stance.NEUTRAL),
    # taken by the tree for something else: a name for a deed, a teller for what is told
    (
        "According to Remember the Taken, a group, 40 women were returned.",
        "Remember the Taken",
        Stance.NEUTRAL,
    ),
    ("Some 40 women were returned in a night that October, say activists.", "activists", Stance.NEUTRAL),
    ("“More than 40 women were returned,” said co-director Kang Do-yun.", "Kang Do-yun", Stance.NEUTRAL),
    (
        "A judge ordered on 21 January that none of the 40 women should be returned.",
        "a judge",
        Stance.NEUTRAL,
    ),
    ("Police returned 40 women at dawn, a group that helps escapees said.", "a group", Stance.NEUTRAL),
    # from whom who tells it has it
    ("A trader had it from a customs man that 40 women were returned.", "a customs man", Stance.NEUTRAL),
    ("Radio Kestrel reports from a trader that 40 women were returned.", "a trader", Stance.NEUTRAL),
    (
        "Her grandmother was informed by telephone that 40 women had been returned.",
        "her grandmother",
        Stance.NEUTRAL,
    ),
    ("Our source, the Willow Centre, had told us that 40 were returned.", "Willow Centre", Stance.NEUTRAL),
    ("Willow Records has 40 deaths for that month.", "Willow Records", Stance.NEUTRAL),
    # described between the name and the word of telling, and what day it was said
    (
        "Police returned 40 women in May, Haebaram, a Seoul-based group that helps them, said today.",
        "Haebaram",
        Stance.NEUTRAL,
    ),
    (
        "The Willow Centre is concerned about eleven women who were caught near Kunming on 3 May.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    # taken by the tree for a description of what is told before, or described by it
    ("Forty women were returned, residents alleged on Monday.", "residents", Stance.DOUBTFUL),
    ("Police sent back 40 women through Estwald, a broker reported.", "a broker", Stance.NEUTRAL),
    (
        "The group, 40 women and six men, was taken out of the camp on the pretext of a check-up, advocate "
        "Oda Willow-Reed of the Ash Legal Cell told this newspaper.",
        "Oda Willow-Reed",
        Stance.NEUTRAL,
    ),
    (
        "Forty women were returned, according to data that the Willow Centre gathered.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    ("“They took 40 women away,” said the mission in a post on Reedline.", "the mission", Stance.NEUTRAL),
    # who tells stands before, in, or after what is told
    ("The Willow Centre put the number of women returned at 40.", "Willow Centre", Stance.NEUTRAL),
    ("Border police put the number of arrests at 40.", "border police", Stance.NEUTRAL),
    (
        "The number of women returned stood at 40, the Willow Centre estimated.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    ("Forty women, Kang Do-yun says, were returned.", "Kang Do-yun", Stance.NEUTRAL),
    ("Forty women, activists believe, were returned in March.", "activists", Stance.NEUTRAL),
    ("In March, relatives say, 40 women were returned.", "relatives", Stance.NEUTRAL),
    ("Per one survivor, 40 women were returned.", "one survivor", Stance.NEUTRAL),
    ("According to a priest who visits the camp, 40 women died there.", "a priest", Stance.NEUTRAL),
    ("According to figures from the Willow Centre, 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("On the estimate of the Willow Centre, 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("By the account of a guard’s cousin, 40 women were shot.", "a guard’s cousin", Stance.NEUTRAL),
    ("By her own account, Ro Eun-sil helped 40 women to escape.", "Ro Eun-sil", Stance.NEUTRAL),
    ("In the words of Kang Do-yun, 40 women “were handed over like goods”.", "Kang Do-yun", Stance.NEUTRAL),
    (
        "Figures published by the Willow Centre show that 40 women were returned.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    ("The Willow Centre’s records show that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre has the names of 40 women who were returned.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre has names for 40 of those returned.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre counted 40 returned women.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre has interviewed 40 women who were sent back.", "Willow Centre", Stance.NEUTRAL),
    (
        "The Willow Centre published the names of 40 women who were sent back.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    (
        "Among those named by the Willow Centre were 40 women who died in custody.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    ("The toll reached 40 women, according to the Willow Centre’s count.", "Willow Centre", Stance.NEUTRAL),
    ("The first report, by the priest Kang Do-yun, gave 40 women returned.", "Kang Do-yun", Stance.NEUTRAL),
    ("The police gave the figure of those arrested as 40.", "the police", Stance.NEUTRAL),
    ("A survey by the Willow Centre found that 40 women had been tortured.", "Willow Centre", Stance.NEUTRAL),
    ("A list kept by Kang Do-yun holds 40 women who disappeared.", "Kang Do-yun", Stance.NEUTRAL),
    ("Kang Do-yun keeps a list of 40 women who disappeared.", "Kang Do-yun", Stance.NEUTRAL),
    (
        "The Willow Centre, which has a lawyer in Yanji, says that 40 women were returned.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    (
        "Kang Do-yun, who runs a shelter, told the Harbour Press that 40 women were returned.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "Kang Do-yun, the director of the centre, said that 40 women were returned.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "The director of the centre, Kang Do-yun, said that 40 women were returned.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "A monitoring group, the Willow Network, said that 40 women were returned.",
        "Willow Network",
        Stance.NEUTRAL,
    ),
    ("Kang Do-yun was careful to say that 40 women had died.", "Kang Do-yun", Stance.NEUTRAL),
    ("Asked about the women, Kang Do-yun said that 40 had been returned.", "Kang Do-yun", Stance.NEUTRAL),
    (
        "Kang Do-yun fled in May and later told a court that 40 women were tortured in his cell.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    ("Speaking in Seoul, Kang Do-yun said that 40 women were returned.", "Kang Do-yun", Stance.NEUTRAL),
    (
        "The women’s lawyer fears that 40 of them will be returned within days.",
        "the women’s lawyer",
        Stance.NEUTRAL,
    ),
    ("Campaigners warn that 40 women could be returned.", "campaigners", Stance.NEUTRAL),
    ("Officials expect that up to 40 women will be deported.", "officials", Stance.NEUTRAL),
    ("The embassy denied that 40 women had been returned.", "the embassy", Stance.NEUTRAL),
    ("The ministry admitted that 40 women had been returned.", "the ministry", Stance.FIRM),
    ("The minister promised that 40 women would be released.", "the minister", Stance.NEUTRAL),
    ("The Willow Centre demanded that China release 40 women.", "Willow Centre", Stance.NEUTRAL),
    ("The Willow Centre called for the release of 40 women.", "Willow Centre", Stance.NEUTRAL),
    ("Kang Do-yun asked the court to release 40 women.", "Kang Do-yun", Stance.NEUTRAL),
    ("The embassy called reports of 40 deaths a fabrication.", "reports", Stance.NEUTRAL),
    ("The claim that 40 women were returned has not been confirmed.", "the claim", Stance.DOUBTFUL),
    ("There are reports of 40 women being held in Yanji.", "reports", Stance.NEUTRAL),
    (
        "The newspaper quoted an escapee as saying that 40 women died in her cell.",
        "an escapee",
        Stance.NEUTRAL,
    ),
    ("The agency, citing two drivers, reported that 40 women were returned.", "two drivers", Stance.NEUTRAL),
    ("The embassy understands from partners that 40 women were returned.", "partners", Stance.NEUTRAL),
    (
        "What we know comes from a woman who was released: that 40 women were returned.",
        "a woman",
        Stance.NEUTRAL,
    ),
    ("My mother heard from a trader that 40 women were returned.", "a trader", Stance.NEUTRAL),
    (
        "A cousin was told by a security officer that 40 women were returned.",
        "a security officer",
        Stance.NEUTRAL,
    ),
    ("A leaked document of the Border Police speaks of 40 women returned.", LEAKED, Stance.NEUTRAL),
    ("Court papers say that 40 women were tortured.", "court papers", Stance.NEUTRAL),
    ("A report to be published today says that 40 women were returned.", "a report", Stance.NEUTRAL),
    ("State media reported that 40 women had been arrested.", "state media", Stance.NEUTRAL),
    ("Beijing says that 40 women were returned.", "Beijing", Stance.NEUTRAL),
    ("Some 40 women were returned; the Willow Centre says so.", "Willow Centre", Stance.NEUTRAL),
    ("Ro Eun-sil, 29, remembers 40 women in her cell.", "Ro Eun-sil", Stance.NEUTRAL),
    ("Ro Eun-sil saw 40 women loaded onto trucks, she said.", "Ro Eun-sil", Stance.NEUTRAL),
    ("Two traders saw 40 women in handcuffs walk across the bridge.", "two traders", Stance.NEUTRAL),
    (
        "Forty women had been seen at the bridge by a driver, who told the Harbour Press of it.",
        "a driver",
        Stance.NEUTRAL,
    ),
    ("Kang Do-yun: “They took 40 women away that night.”", "Kang Do-yun", Stance.NEUTRAL),
    ("Official statement: “40 women were rescued.”", "official statement", Stance.NEUTRAL),
    ("The embassy said that “40 illegal migrants” had been deported.", "the embassy", Stance.NEUTRAL),
    (
        "“They took 40 women away that night,” she said. Ro Eun-sil was in the next cell.",
        "Ro Eun-sil",
        Stance.NEUTRAL,
    ),
    (
        "“Forty women were in my cell,” said a nurse from Hyesan, who asked not to be named.",
        "a nurse from Hyesan",
        Stance.NEUTRAL,
    ),
    (
        "A nurse from Hyesan, 34, told researchers: “Forty women were in my cell.”",
        "a nurse from Hyesan",
        Stance.NEUTRAL,
    ),
    # it runs on in the sentences after
    (
        "The Willow Centre said that the border was shut. It has counted 40 women returned since May.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    (
        "The Willow Centre said that women were returned in March. "
        "At least 40 of them were held in Tumen first, it said.",
        "Willow Centre",
        Stance.NEUTRAL,
    ),
    (
        "Kang Do-yun testified from behind a screen. He had been held with 40 women.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "Kang Do-yun told the hearing of his time in the camp. Forty prisoners had died in the first winter.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "Ro Eun-sil said she was held in Tumen. There had been 40 women in the cell, and one had died.",
        "Ro Eun-sil",
        Stance.NEUTRAL,
    ),
    (
        "The source submits that no court heard the cases. It further submits that 40 women were tortured.",
        "the source",
        Stance.NEUTRAL,
    ),
    (
        "Relatives told the centre what they knew. Forty women would be returned within the week.",
        "relatives",
        Stance.NEUTRAL,
    ),
    (
        "The minister said that the border was open. He added that 40 women had been released.",
        "the minister",
        Stance.NEUTRAL,
    ),
    (
        "The Willow Centre relied on a report by the Harbour Network, which had traced 40 returned women.",
        "Harbour Network",
        Stance.NEUTRAL,
    ),
    (
        "“Nobody was told,” said Kang Do-yun.\n\n“They took 40 women away that night.”",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "Kang Do-yun, a priest, runs a shelter. The priest says that 40 women were returned.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
    (
        "A rights group met reporters on Monday. The group said that 40 women were returned.",
        "a rights group",
        Stance.NEUTRAL,
    ),
    (
        "Her brother Kang Do-yun lives in Seoul. Forty women were returned with her, he says.",
        "Kang Do-yun",
        Stance.NEUTRAL,
    ),
]

OWN = [
    "Forty women were returned, women detained in May among them.",
    "Forty women were returned in March.",
    "The women said nothing, and 40 were returned.",
    "There were 40 women in the cell.",
    "Forty women were returned in March, and the court that tried them said nothing.",
    "We have recorded 40 returns since March.",
    "We estimate that 40 women were returned.",
    "I counted 40 women in the cell.",
    "I saw 40 women in handcuffs.",
    "Our teams documented 40 cases of torture in March.",
    "Our lawyers say 40 prayers a day. We fear that 40 women will be returned.",
    "Police arrested 40 women at a church.",
    "The police told 40 detainees to sign a form.",
    "The ministry deported 40 women in March.",
    "China returned 40 women in March.",
    "The court heard 40 women who had been tortured.",
    "The Willow Centre helped 40 women who had been released.",
    "Australia gave protection to 40 refugees.",
    "The embassy issued papers to 40 refugees.",
    "Guards shouted at the 40 women as they were loaded onto trucks.",
    "Officers read out the names of 40 prisoners, who were then taken away.",
    "The 40 women were asked whether they had met missionaries.",
    "Kang Do-yun was arrested with 40 women.",
    "Kang Do-yun, who fled in 2019, was returned with 40 women.",
    "A woman who had promised to call was among the 40 returned.",
    "Ro Eun-sil was told to leave. With 40 others she was put on a bus.",
    "She was arrested and told that she would be freed. Forty women were returned that day.",
    "“The road is closed,” the driver said. In the back were 40 detained women.",
    "Kang Do-yun said the road was closed.\n\nForty women are held in Tumen.",
    "The Willow Centre criticised the law.\n\nSince March 40 women have been returned.",
    "Forty women were returned after officials announced that the border was open.",
    "When the guards admitted defeat, 40 prisoners were released.",
    "No answer has come from the ministry, and 40 women are still held.",
    "The ministry did not say where the 40 women are held.",
    "Nobody knows where the 40 returned women are.",
    "Who gave the order to return the 40 women is not known.",
    "The law says that refugees may not be returned, and yet 40 women were.",
    "A film about 40 refugees who drowned won a prize.",
    "Missions are informed that 40 women were returned in May.",
    "Our embassy was informed that 40 women were returned in May.",
]


def innermost(reading: Reading) -> str:
    chains = reading.core[0].value("speakers") or (("",),)
    return str(chains[0][-1])


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*(row[0] for row in ROWS), *OWN])


@pytest.mark.parametrize(("sentence", "speaker", "stance"), ROWS)
def test_it_finds_who_says_so_and_how_firmly(
    readings: dict[str, Reading], sentence: str, speaker: str, stance: Stance
) -> None:
    claim = readings[sentence].core[0]
    assert innermost(readings[sentence]) == speaker
    assert claim.value("stance") is stance


@pytest.mark.parametrize("sentence", OWN)
def test_what_nobody_is_said_to_say_is_the_documents_own(readings: dict[str, Reading], sentence: str) -> None:
    claim = readings[sentence].core[0]
    assert claim.value("speakers") is None
    assert claim.value("stance") is Stance.OWN


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty women were reportedly returned.",
        "The police allegedly beat 40 women.",
    ],
)
def test_a_word_of_doubt_makes_the_stance_doubtful(sentence: str) -> None:
    assert read_text(sentence).core[0].value("stance") is Stance.DOUBTFUL


CHAINS = [
    (
        "The Harbour Press reported that Kang Do-yun had said that 40 women were returned.",
        ("Harbour Press", "Kang Do-yun"),
    ),
    (
        "The ministry confirmed that relatives had told it that 40 women were missing.",
        ("the ministry", "relatives"),
    ),
    ("The Willow Centre said a guard had told it that 40 women died.", ("Willow Centre", "a guard")),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_a_source_of_a_source_is_a_chain_from_the_nearest_teller_inwards(
    text: str, chain: tuple[str, ...]
) -> None:
    assert read_text(text).figure().value("speakers") == (chain,)


def test_a_sentence_gives_its_cues_in_order() -> None:
    (doc,) = parse(["The Harbour Press reported that relatives said that 40 women were returned."])
    assert [(cue.word.text, cue.who.text) for cue in cues_in(doc)] == [
        ("reported", "Press"),
        ("said", "relatives"),
    ]


def test_a_negated_nobody_says_nothing() -> None:
    assert read_text("Nobody said that 40 women were returned.").core[0].value("speakers") is None


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        (
            "The first report, by the priest Kang Do-yun, gave 40 women returned.",
            [("report", "priest"), ("gave", "priest")],
        ),
        ("There are reports of 40 women being held.", [("reports", "reports")]),
        ("There has been no word of the others.", []),
        ("No answer has come from the ministry.", []),
        ("Word has come from the ministry.", [("come", "ministry")]),
        ("Officers read out the names.", []),
        ("The women said nothing.", []),
        ("No court confirmed it.", []),
        ("One of the women wept, she said.", [("said", "she")]),
        ("One of the women said that it rained.", [("said", "One")]),
        ("One said that it rained.", []),
    ],
)
def test_a_word_of_telling_is_a_cue_only_where_something_is_told(
    sentence: str, cues: list[tuple[str, str]]
) -> None:
    (doc,) = parse([sentence])
    assert [(cue.word.text, cue.who.text) for cue in cues_in(doc)] == cues


def test_reports_of_something_are_named_without_it() -> None:
    sentence = "They called new reports of 40 deaths a fabrication."
    (doc,) = parse([sentence])
    start, end = bounds_of_teller(next(token for token in doc if token.text == "reports"))
    assert sentence[start:end] == "new reports"


@pytest.mark.parametrize(
    ("sentence", "head", "law"),
    [
        ("The law says so.", "law", True),
        ("Article 7 says so.", "Article", True),
        ("The article says so.", "article", False),
        ("The minister says so.", "minister", False),
    ],
)
def test_a_newspapers_article_is_no_law(sentence: str, head: str, law: bool) -> None:
    (doc,) = parse([sentence])
    assert is_law(next(token for token in doc if token.text == head)) is law


def _tellers(text: str) -> list[str]:
    return [chain[-1] for claim in read_text(text).core for chain in claim.value("speakers") or ()]


@pytest.mark.parametrize(
    "text",
    [
        "The Willow Centre said that 40 people were returned. "
        "A first group of 80 had been returned in May, it said.",
        "The embassy cannot confirm the figure of 600 persons returned. It notes that 90 women were held.",
    ],
)
def test_what_carries_a_count_tells_nothing(text: str) -> None:
    assert not any("80" in name or "figure" in name for name in _tellers(text))


def test_a_word_with_a_hyphen_is_named_whole() -> None:
    text = "The Co-Chairs would be grateful for a meeting, and ask that 40 women be freed by then."
    assert _tellers(text) == ["the Co-Chairs"]
