"""Which act a sentence tells of its figure, by the words that govern it."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each, read_text
from tumen.reading.acts.governing import act_near, act_of
from tumen.reading.acts.words import act_words
from tumen.reading.parsing import parse

CASES = {
    "forced repatriation": [
        "China repatriated 44 women on Sunday.",
        "Officials confirmed that 44 women had been deported.",
        "The 44 women were sent back across the river.",
        "The police took home 44 women.",
        "Guards put 44 women on a bus to the border.",
        "Forty-four women were handed over to state security.",
        "Police drove 44 women over the bridge before dawn.",
        "The forced return of 44 women shocked the town.",
        "The ministry expelled 44 Hmong families to Laos.",
        "Soldiers pushed 44 asylum seekers back into the sea.",
        "Some 44 refugees were flown home against their will.",
        "A group of 44 escapees was turned over to the other side.",
        "Malaysia extradited 44 Uyghurs last month.",
        "They were forced back, 44 women in all.",
        "The deportation of some 44 Afghans went ahead.",
        "Authorities refouled 44 Eritreans.",
    ],
    "detention": [
        "Some 300 escapees are being held in Tumen.",
        "About 300 people remain in detention.",
        "Police detained 300 worshippers.",
        "Around 300 refugees are behind bars in the province.",
        "There are 300 prisoners in the camp.",
        "The jail keeps 300 women in four cells.",
        "Three hundred detainees await deportation.",
    ],
    "arrest": [
        "Officers arrested 17 escapees near the river.",
        "Seventeen women were rounded up at a market.",
        "The raid led to the arrest of 17 people.",
        "Border guards caught 17 refugees in the snow.",
        "Seventeen men were taken into custody.",
    ],
    "killing": [
        "Soldiers shot dead 5 escapees at the fence.",
        "Five prisoners were executed in public.",
        "Five men were put to death.",
        "The killing of five refugees was never explained.",
    ],
    "death": [
        "Eleven detainees died of hunger.",
        "Eleven people drowned in the river.",
        "Eleven women lost their lives in the mountains.",
        "Record keepers counted 11 deaths.",
    ],
    "torture": [
        "Nine prisoners were tortured.",
        "Guards beat nine of the women.",
        "Nine women were subjected to severe beatings.",
    ],
    "enforced disappearance": [
        "Twenty activists were abducted.",
        "Twenty escapees have disappeared.",
        "Twenty refugees are missing.",
        "Twenty women went missing in the border area.",
    ],
    "trafficking": [
        "Brokers trafficked 30 women.",
        "Thirty girls were sold to farmers.",
        "Thirty women were forced into marriage.",
    ],
    "forced labour": [
        "Sixty prisoners were forced to work in a mine.",
        "Sixty detainees were put to hard labour.",
    ],
    "sexual violence": [
        "The rape of eight women was hushed up.",
        "Eight detainees suffered sexual violence.",
    ],
    "prosecution": [
        "Thirteen brokers were sentenced to prison.",
        "Thirteen men were put on trial.",
        "A court convicted 13 believers.",
    ],
    "displacement": [
        "The fighting displaced 7,000 villagers.",
        "Some 7,000 families were driven from their homes.",
        "More than 7,000 people fled their homes.",
    ],
    "crossing": [
        "Twenty-six people crossed the border in winter.",
        "Twenty-six soldiers defected in that time.",
        "Twenty-six families fled across the river.",
    ],
    "arrival": [
        "Ninety escapees arrived in Seoul.",
        "Only 90 escapees reached South Korea.",
        "Canada resettled 90 refugees.",
    ],
    "protest": [
        "Some 400 people protested outside the embassy.",
        "About 400 people held a vigil.",
    ],
    "other:release": [
        "Fifteen detainees were released.",
        "The court freed 15 prisoners.",
    ],
}
ROWS = [(sentence, code) for code, sentences in CASES.items() for sentence in sentences]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each(sentence for sentence, _ in ROWS)


@pytest.mark.parametrize(("sentence", "code"), ROWS)
def test_it_knows_the_act_told_of_a_figure(readings: dict[str, Reading], sentence: str, code: str) -> None:
    assert readings[sentence].figure().value("act") == code


@pytest.mark.parametrize(("sentence", "code"), ROWS)
def test_the_words_that_tell_the_act_stand_in_the_sentence(
    readings: dict[str, Reading], sentence: str, code: str
) -> None:
    evidence = readings[sentence].figure().slots["act"].evidence
    assert evidence is not None
    assert evidence.of(sentence).strip()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Police arrested 12 women and deported 3 men.",
            {"12 women": "arrest", "3 men": "forced repatriation"},
        ),
        (
            "China returned 80 women while 20 men drowned.",
            {"80 women": "forced repatriation", "20 men": "death"},
        ),
        ("Eighty were deported, and 6 were executed.", {"Eighty": "forced repatriation", "6": "killing"}),
    ],
)
def test_two_figures_of_one_sentence_keep_their_own_acts(sentence: str, told: dict[str, str]) -> None:
    claims = read_text(sentence).core
    assert {claim.passage.of(sentence): claim.value("act") for claim in claims} == told


SEVERAL = [
    ("Twelve escapees were caught and sent back.", "forced repatriation"),
    ("Police arrested and deported 12 escapees.", "forced repatriation"),
    ("Twelve women who had crossed the river were arrested.", "arrest"),
    ("Eight of those deported are held in a camp.", "detention"),
]


@pytest.mark.parametrize(("sentence", "code"), SEVERAL)
def test_of_several_acts_the_one_it_comes_to_is_told(sentence: str, code: str) -> None:
    assert read_text(sentence).core[0].value("act") == code


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve women returned home in the evening.",
        "Twelve women took a bus to the city.",
        "Twelve women moved to a house by the sea.",
        "Twelve women took home medals.",
        "The ten who came took home a basket of apples.",
    ],
)
def test_what_people_do_freely_is_no_forced_return(sentence: str) -> None:
    assert all(claim.value("act") != "forced repatriation" for claim in read_text(sentence).claims)


def test_who_has_nothing_to_do_with_it_has_not_disappeared() -> None:
    told = [[word.code for word in act_words(doc)] for doc in parse(NOTHING)]
    assert told == [["enforced disappearance"], []]


NOTHING = ["The family has heard nothing since.", "The family has nothing to do with the firm."]


def test_an_act_near_by_is_weak_evidence() -> None:
    (doc,) = parse(["It was a cold arrest, and 12 sheep watched."])
    number = next(token for token in doc if token.text == "12")
    near = act_near(doc, number, {word.token.i: word for word in act_words(doc)})
    assert near is not None
    assert (near.code, near.weak) == ("arrest", True)


def test_it_finds_no_act_where_none_is_told() -> None:
    (doc,) = parse(["In the hall sat 12 women."])
    assert act_of(doc[4], {word.token.i: word for word in act_words(doc)}) is None
