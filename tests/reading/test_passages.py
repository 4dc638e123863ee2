"""Passages as reports have them, each with what a documenter would note of every figure in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.cast import read_text
from tumen.vocabulary.slots import ProposedClaim

Expected = dict[str, dict[str, Any]]

PASSAGES: list[tuple[str, Expected]] = [
    (
        "Forty were returned last week. It asks them to free those detained, said to number some 2,000.",
        {"Forty": {}, "2,000": {"act": "detention"}},
    ),
    (
        "China returned 80 women on 29 August 2023. It is the first since July 2021, when 50 were sent back.",
        {"80 women": {}, "50": {"act": "forced repatriation", "date": "2021-07"}},
    ),
    (
        "On 29 August 2023, 80 women were returned. Beside 9 October 2023 somebody has written "
        "“600?” and below it “500”.",
        {"80 women": {}, "600": {"date": "2023-10-09"}, "500": {"date": "2023-10-09"}},
    ),
    (
        "China has forcibly returned dozens of women who were held in detention centres.",
        {"dozens of women": {"act": "forced repatriation"}},
    ),
    (
        "China sent back a group of 12 women who had been arrested in Kunming.",
        {"12 women": {"act": "forced repatriation"}},
    ),
    (
        "Officers loaded 34 women onto buses bound for the border.",
        {"34 women": {"act": "forced repatriation"}},
    ),
    (
        "Thirty-four women were marched across the bridge at dawn.",
        {"Thirty-four women": {"act": "forced repatriation"}},
    ),
    (
        "They put 34 of us on a train and handed us to the guards on the far bank.",
        {"34 of us": {"act": "forced repatriation"}},
    ),
    (
        "Police took 34 women from a church in Yanji and drove them to the crossing.",
        {"34 women": {"act": "arrest"}},
    ),
    (
        "Thirty-four women were taken off a bus and have not been heard from since.",
        {"Thirty-four women": {"act": "enforced disappearance"}},
    ),
    (
        "Guards opened fire, killing 5 men and wounding 12.",
        {"5 men": {"act": "killing"}, "12": {"act": "other:injury"}},
    ),
    ("A boat carrying 60 migrants capsized; 41 drowned.", {"60 migrants": {}, "41": {"act": "death"}}),
    ("The court jailed 9 brokers for five years.", {"9 brokers": {"act": "prosecution"}}),
    ("A court handed down prison sentences to 9 activists.", {"9 activists": {"act": "prosecution"}}),
    (
        "Arrivals in the South fell from 1,047 in 2019 to 63 in 2021.",
        {"1,047": {"act": "arrival", "date": "2019"}, "63": {"act": "arrival", "date": "2021"}},
    ),
    (
        "Of the 80 women deported in May, 12 have since been released and 3 have died.",
        {"80 women": {"act": "forced repatriation"}, "12": {"act": "other:release"}, "3": {"act": "death"}},
    ),
    ("One woman in the group was shot dead.", {"One woman": {"act": "killing", "number": (1, 1)}}),
    (
        "A 31-year-old woman and her two children were sent back.",
        {"two children": {"act": "forced repatriation"}},
    ),
    (
        "Women make up 72 per cent of those returned.",
        {"72 per cent of those": {"kind": "rate", "realis": "asserted", "number": (72, 72)}},
    ),
    ("The shelter is home to 45 women who escaped from traffickers.", {"45 women": {}}),
    (
        "The prime minister said Britain would take 300 refugees.",
        {"300 refugees": {"realis": "pledged", "speakers": "the prime minister"}},
    ),
    ("We ask that the government halt the deportation of 40 women.", {"40 women": {"realis": "demanded"}}),
    (
        "The group called for the release of 40 women.",
        {"40 women": {"realis": "demanded", "act": "other:release"}},
    ),
    (
        "China is preparing to deport as many as 700 escapees, activists warn.",
        {"700 escapees": {"realis": "planned", "number": (None, 700)}},
    ),
    (
        "Had the van not broken down, 40 women would have been deported.",
        {"40 women": {"realis": "hypothetical"}},
    ),
    ("Some 40 women would face execution if they were returned.", {"40 women": {"realis": "hypothetical"}}),
    (
        "Typically 30 to 40 women are returned each month through Tumen.",
        {"30 to 40 women": {"realis": "habitual", "kind": "rate"}},
    ),
    ("The women, 40 in all, are believed to have been executed.", {"40": {"act": "killing"}}),
    ("As of January, 412 people were in custody.", {"412 people": {"kind": "state", "date": "2024-01"}}),
    (
        "A total of 412 people have been executed under the law.",
        {"412 people": {"kind": "total", "act": "killing"}},
    ),
    ("Last year 412 people were arrested.", {"412 people": {"kind": "total", "date": "2023"}}),
    ("Police arrested 412 people in two days of raids.", {"412 people": {"kind": "event"}}),
    (
        "The camp holds an estimated 5,000 prisoners.",
        {"5,000 prisoners": {"kind": "state", "act": "detention"}},
    ),
    (
        "Our archive contains 5,120 cases of enforced disappearance.",
        {"5,120 cases": {"kind": "total", "act": "enforced disappearance"}},
    ),
    ("On the night of 2 March, 40 women were deported.", {"40 women": {"date": "2024-03-02"}}),
    (
        "Forty women were deported on the night of 2-3 March.",
        {"Forty women": {"date": "2024-03-02/2024-03-03"}},
    ),
    (
        "Forty women were deported on 28 February and 50 on 2 March.",
        {"Forty women": {"date": "2024-02-28"}, "50": {"date": "2024-03-02", "act": "forced repatriation"}},
    ),
    (
        "Kang Do-yun said on Tuesday that 40 women had been deported in January.",
        {"40 women": {"date": "2024-01"}},
    ),
    ("Forty women were deported two weeks after the border reopened.", {"Forty women": {"date": ""}}),
    (
        "Forty women were deported last Friday, a monitor said on Wednesday.",
        {"Forty women": {"date": "2024-03-08", "speakers": "a monitor"}},
    ),
    (
        "Since the border reopened in August 2023, 740 people have been deported.",
        {"740 people": {"date": "2023-08-01/2024-03-14", "kind": "total"}},
    ),
    (
        "In the first three months of 2023, 74 people were deported.",
        {"74 people": {"date": "2023-01-01/2023-03-31"}},
    ),
    ("In the past five years 740 people were deported.", {"740 people": {"kind": "total"}}),
    (
        "A lawyer who asked not to be named said 40 women were deported.",
        {"40 women": {"speakers": "a lawyer"}},
    ),
    (
        "The Willow Network's latest report documents 40 executions.",
        {"40 executions": {"speakers": "Willow Network", "stance": "firm"}},
    ),
    (
        "In a statement, the Willow Network said 40 women were executed.",
        {"40 women": {"speakers": "Willow Network"}},
    ),
    (
        "Figures released by the Unification Bureau show that 196 escapees arrived in 2023.",
        {"196 escapees": {"speakers": "Unification Bureau", "date": "2023"}},
    ),
    (
        "State television reported that 6 spies had been executed.",
        {"6 spies": {"speakers": "state television", "act": "killing"}},
    ),
    ("Sources in Hyesan say 6 people were executed.", {"6 people": {"speakers": "Sources in Hyesan"}}),
    (
        "The number of those executed is put at 40 by the Willow Network.",
        {"40": {"speakers": "Willow Network"}},
    ),
    (
        "Survivors interviewed by the Willow Network said 40 women were executed.",
        {"40 women": {"speakers": "survivors"}},
    ),
    (
        "Human rights groups believe that 40 women were executed.",
        {"40 women": {"speakers": "human rights groups"}},
    ),
    ("“They deported 40 women,” says Ro. “Nobody asked why.”", {"40 women": {"speakers": "Ro"}}),
    (
        "An official from the foreign ministry, who gave no name, confirmed that 40 women had been deported.",
        {"40 women": {"stance": "firm", "speakers": "an official from the foreign ministry"}},
    ),
    ("Asked about the 40 women, the spokesman said he had no information.", {"40 women": {}}),
    (
        "China deported 80 people on 2 March 2024. Most were women; 11 were children.",
        {"80 people": {}, "11": {"act": "forced repatriation", "date": "2024-03-02"}},
    ),
    (
        "Police arrested 30 worshippers on 2 March 2024. Half were freed. The other 15 are still in custody.",
        {"30 worshippers": {}, "15": {"act": "detention", "kind": "state"}},
    ),
    (
        "On 2 March 2024 police arrested three sisters. All three were deported a week later.",
        {"three sisters": {"act": "arrest"}, "three": {"act": "forced repatriation", "date": "2024-03-09"}},
    ),
    (
        "On 2 March 2024, 30 people were deported. Two days later 12 more were sent back.",
        {"30 people": {"date": "2024-03-02"}, "12": {"date": "2024-03-04", "act": "forced repatriation"}},
    ),
    (
        "My two sisters and I crossed in winter. Both were caught.",
        {"two sisters": {"act": "crossing"}, "Both": {"act": "arrest", "number": (2, 2)}},
    ),
    (
        "There were eighteen of us in the cell. Four died before spring.",
        {"eighteen of us": {"act": "detention", "kind": "state"}, "Four": {"act": "death"}},
    ),
    ("Two dozen people were on the truck. Only seven came back.", {"Two dozen people": {}, "seven": {}}),
    ("The petition gathered 12,000 signatures from 30 countries.", {}),
    ("Some 200 delegates from 14 countries attended.", {}),
    ("Donations of 50,000 won came from 900 supporters.", {}),
    ("She speaks four languages and has written two books.", {}),
    ("The 17-page report is based on 52 interviews.", {}),
    ("The bill passed by 204 votes to 11.", {}),
    ("He walked 30 miles and hid for 2 nights with 1 loaf.", {}),
    ("The camp is guarded by 300 soldiers.", {}),
    ("Room 101, 2nd floor, open 9-5, call 555 0142.", {}),
    ("Chapter 7 has three parts, and No. 12 is missing.", {}),
    ("A hundred questions remain.", {}),
    ("The one who told me is safe.", {}),
    ("He was one of the first to leave.", {}),
    ("The law dates from 1986 and was amended in 2014.", {}),
    ("Our hotline takes 40 calls a week.", {}),
    ("Two police officers guarded the gate.", {}),
    ("Six senators wrote to the minister.", {}),
    (
        "In all, 60 people - 41 women, 12 men and 7 children - were deported.",
        {
            "60 people": {"act": "forced repatriation"},
            "41 women": {"act": "forced repatriation"},
            "12 men": {"act": "forced repatriation"},
            "7 children": {"act": "forced repatriation"},
        },
    ),
    (
        "Deported: 40 women, 3 men.",
        {"40 women": {"act": "forced repatriation"}, "3 men": {"act": "forced repatriation"}},
    ),
    ("600 North Koreans 'sent back in one night'", {"600 North Koreans": {"act": "forced repatriation"}}),
    ("China deports 600 Escapees in one night", {"600 Escapees": {"act": "forced repatriation"}}),
    ("Mass deportation of 600 feared", {"600": {"act": "forced repatriation", "realis": "feared"}}),
    (
        "Nearly 2,000 North Koreans at risk of forced return",
        {"2,000 North Koreans": {"act": "forced repatriation", "realis": "feared"}},
    ),
    (
        "Question: How many people were returned in 2022?\n\n"
        "Answer: A total of 31 people were returned in 2022, and 12 in the first half of 2023. "
        "No unaccompanied children were returned.",
        {
            "31 people": {"act": "forced repatriation", "date": "2022", "kind": "total"},
            "12": {"act": "forced repatriation", "date": "2023-01-01/2023-06-30"},
            "No unaccompanied children": {"act": "forced repatriation", "polarity": "negated"},
        },
    ),
    (
        "An earlier version of this report said 90 women were deported. The correct number is 60.",
        {"90 women": {"act": "forced repatriation"}, "60": {"act": "forced repatriation"}},
    ),
    (
        "China deported 60 people on 2 March. The ministry says the number was 40.",
        {
            "60 people": {},
            "40": {"act": "forced repatriation", "speakers": "the ministry", "date": "2024-03-02"},
        },
    ),
    ("The number of women in detention has doubled to 300.", {"300": {"act": "detention", "kind": "state"}}),
    ("Four more bodies were found on the bank.", {"Four more bodies": {"act": "death"}}),
    (
        "The group includes 11 women and 3 infants, all of whom were deported.",
        {"11 women": {"act": "forced repatriation"}, "3 infants": {"act": "forced repatriation"}},
    ),
    ("Twenty-seven Afghans were on the flight that left Munich on Sunday.", {"Twenty-seven Afghans": {}}),
    (
        "Police say they have dismantled a ring that sold at least 36 girls.",
        {"36 girls": {"act": "trafficking", "speakers": "police"}},
    ),
    ("Her husband was among 120 men executed that year.", {"120 men": {"act": "killing"}}),
    ("Six out of ten women interviewed had been trafficked.", {}),
    ("Three in four of the 212 women interviewed had been trafficked.", {"212 women": {}}),
    ("A thousand families lost someone.", {"A thousand families": {}}),
    (
        "Nobody has been deported since August, the ministry insisted.",
        {"Nobody": {"polarity": "negated", "act": "forced repatriation", "speakers": "the ministry"}},
    ),
    (
        "Not a single detainee has been freed.",
        {"Not a single detainee": {"polarity": "negated", "act": "other:release"}},
    ),
    (
        "Contrary to claims that 600 were deported, the true figure is closer to 200.",
        {"600": {"stance": "doubtful"}, "200": {}},
    ),
    (
        "If confirmed, the deportation of 600 people would be the largest in years.",
        {"600 people": {"act": "forced repatriation"}},
    ),
    (
        "The 600 deported in October were mostly women.",
        {"600": {"act": "forced repatriation", "date": "2023-10"}},
    ),
    (
        "Unlike in 2012, when 31 people were deported, nobody spoke out this time.",
        {"31 people": {"date": "2012"}},
    ),
    ("Ten years ago 31 people were deported in one night.", {"31 people": {"act": "forced repatriation"}}),
    (
        "The first group of 20 left at dawn and the second, of 30, at noon; all were deported.",
        {"20": {"act": "forced repatriation"}, "30": {"act": "forced repatriation"}},
    ),
    (
        "40 women have been deported and their children, 25 in all, left behind.",
        {"40 women": {"act": "forced repatriation"}, "25": {}},
    ),
    ("Satellite images show at least 5 new buildings and 2 watchtowers.", {}),
    (
        "By the end of 2023, 34,078 North Koreans had arrived in the South.",
        {"34,078 North Koreans": {"act": "arrival", "kind": "total", "date": "../2023-12-31"}},
    ),
    (
        "She helped more than 200 escapees reach safety before her arrest.",
        {"200 escapees": {"act": "arrival"}},
    ),
    (
        "On Tuesday 5 March China returned 80 people. It is the first return since June 2019, when 25 people "
        "were sent back.",
        {
            "80 people": {"act": "forced repatriation", "date": "2024-03-05"},
            "25 people": {"act": "forced repatriation", "date": "2019-06"},
        },
    ),
    (
        "We have heard of no return since May 2021, when 30 people were sent back.",
        {"30 people": {"act": "forced repatriation", "date": "2021-05"}},
    ),
    (
        "A journalist asked whether the number of 3,000 detained people was still right.",
        {"3,000 detained people": {"act": "detention"}},
    ),
    (
        "Asked about the figure of 900 detained women, the priest said that he did not know.",
        {"900 detained women": {"act": "detention"}},
    ),
    ("The Alder Institute put the number of people deported at 70.", {"70": {"speakers": "Alder Institute"}}),
    ("A lawyer put the number of those returned at 70.", {"70": {"speakers": "a lawyer"}}),
    (
        "“The bridge is shut,” a soldier said. On the lorry were 30 handcuffed men.",
        {"30 handcuffed men": {"speakers": ""}},
    ),
    (
        "“We are full,” said the warden. There were 60 women in the yard.",
        {"60 women": {"speakers": ""}},
    ),
    (
        "They counted 9 cases of beating, and 31 violations in all.",
        {"9 cases": {}, "31 violations": {}},
    ),
    (
        "Police deported 43 women on 3 March 2024. Another 60 women could be deported.",
        {"43 women": {"date": "2024-03-03"}, "60 women": {"date": ""}},
    ),
    (
        "Police deported 43 women on 3 March 2024. It is feared that 20 more will be returned.",
        {"43 women": {"date": "2024-03-03"}, "20": {"date": ""}},
    ),
    ("The couple sheltered 12 escapees and were sentenced to 10 years.", {"12 escapees": {}}),
]


def noted(claim: ProposedClaim, slot: str) -> Any:
    """A slot as a labeller writes it."""
    value = claim.value({"number": "quantity", "date": "time"}.get(slot, slot))
    if slot == "number":
        return value.low, value.high
    if slot == "speakers":
        return "; ".join(" < ".join(chain) for chain in value or ())
    if slot == "date":
        return "" if value is None or value.is_unresolved else str(value)
    return getattr(value, "value", value)


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text[:60] for text, _ in PASSAGES])
def test_it_reads_a_passage_as_a_documenter_would(text: str, expected: Expected) -> None:
    reading = read_text(text)
    assert reading.figures == list(expected)
    for words, slots in expected.items():
        claim = next(claim for claim in reading.core if claim.passage.of(text) == words)
        assert {slot: noted(claim, slot) for slot in slots} == slots, words
