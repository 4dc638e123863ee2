"""Who writes in the generated archive: invented outlets, organisations and persons."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.corroboration.reuse.words import many

_FIRST = tuple(
    """Adela Bram Corin Delphine Edric Fenna Gideon Hester Ilse Jorun Kester Lavinia Marek Nerys Odran
Petra Quentin Rosalind Sander Tamsin Ulrik Verity Wendel Xenia Yorick Zelda Anselm Brigid Cosmo Dorothea Emlyn
Florian Greta Hollis Ines Jasper Katrin Linus Morwenna Niall""".split()
)
_LAST = tuple(
    """Ashgrove Bellweather Cranmere Dunstall Eversleigh Farrowdale Gildersome Hartnoll Inglethorpe
Jessamy Kilbraith Lorrimond Marchbanks Netherby Oakhanger Pellowe Quarrendon Rushbrooke Silverdale Thornycroft
Umberleigh Vantongeren Winterslow Yarborne Zandvoorde Abernook Brackenrigg Coldharbour Drumlanrick Ellerker
Fairlamb Greystoke-Vane Hawkridge Iverson-Dale Jolliffe Kettlewell Lanyon Millthorpe Northwood-Hale
Ostrander""".split()
)
_KOREAN_LAST = tuple("Seonu Namgung Hwangbo Dokgo Jegal Sagong Pyo Bong Gal Ok Tak Maeng".split())
_KOREAN_FIRST = tuple(
    """Byeol-ha Chan-sol Da-on Eun-garam Ga-ramsol Ha-neulbit Ji-eobi Ka-onnuri Mi-reunae
Na-reusha Sae-byeokha So-dambit Ye-seuran""".split()
)

_CAUSES = many("""Safe Passage of Displaced Koreans|Families Divided by the Tumen River
Protection of North Korean Escapees Abroad|Documentation of Forced Returns in Northeast Asia
Relief of Stateless Children in the Border Provinces|Freedom of Conscience in the Korean Peninsula
Abolition of Political Prison Camps|Rights of Women and Girls in Transit|Memory of the Disappeared
Accountability for Crimes against Humanity in Korea|Rescue and Resettlement of Refugees in Asia
Lawful Treatment of Asylum Seekers in East Asia|Study of Detention along the Yalu
Truth and Reconciliation in Korea
Prevention of Enforced Disappearances in Asia""")
_BODIES = many("""International Coalition for the|All-Party Parliamentary Group on the
European Alliance for the
Citizens' Committee for the|Standing Conference on the|Joint Secretariat of Lawyers for the""")
_OUTLET = many("""Herald|Courier|Sentinel|Examiner|Dispatch|Observatory|Ledger|Bulletin|Mercury|Telegram
Gazetteer
Chronicler|Monitor-Post""")
_TOWNS = many("""Northgate|Estuary|Harbourside|Lowland|Highmoor|Meridian|Peninsula|Riverbank|Capital City
Old Port
Two Rivers|Lakeshore|Frontier|Midlands|Seaboard|Upland""")
_CITIES = many("London|Brussels|Geneva|Seoul|Tokyo|Washington|Ottawa|Canberra|Oslo|Prague|Warsaw|The Hague")
_STREETS = many("""Chandlers Row|Old Granary Lane|Tannery Street|Bishop's Wharf|Lime Kiln Road|Weavers Yard
Customs House Quay|Saddlers Gate|Foundry Hill|Almond Court""")
_TITLES = many("""
Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea
Deputy Chair of the Standing Commission on Human Rights in Northeast Asia
Inquiry Clerk to the All-Party Parliamentary Group on Displaced Persons and Statelessness
Senior Analyst for East Asia at the Institute for the Study of Forced Migration and Return
Ambassador-at-Large for International Cooperation on North Korean Human Rights
Assistant High Commissioner for the Protection of Refugees and Stateless Persons
Independent Crossbench Member of the Upper House and Former Minister of State for Asia
Professor of International Refugee Law and Director of the Centre for the Study of Statelessness
Chair of the Commission of Inquiry into Arbitrary Detention and Enforced Disappearances
Executive Secretary of the Working Group on Enforced or Involuntary Disappearances""")
#: Formulas with a long name of a treaty or a body in them.
FORMULAS = many("""
according to the United Nations Convention relating to the Status of Refugees and its Protocol
under the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment
as found by the Commission of Inquiry on Human Rights in the Democratic People's Republic of Korea
within the meaning of Article 33 of the 1951 Convention relating to the Status of Refugees
in the words of the Universal Declaration of Human Rights and the International Covenants
by the Ministry of State Security of the Democratic People's Republic of Korea""")
_FURNITURE = many("""
Subscribe to the {name} newsletter and receive the most important stories every Friday morning
Copyright {name}. All rights reserved. No part of this page may be reproduced without written permission
This website uses cookies to improve your experience. Read our cookie policy to learn about your choices
Share this article: Facebook, Twitter, LinkedIn, WhatsApp, e-mail, copy link, print this page
Enter your email address to subscribe to this blog and receive notifications of new posts by email
{name} relies on the generosity of readers like you. Please consider making a regular donation today
Comments are closed. Please read our community guidelines before you write to the editors of {name}
Related stories: more from our Asia desk, more on this topic, most read this week, editor's picks
{name} is an independent publication that has reported on human rights since it was founded by former exiles
About us, contact us, advertise with us, terms of use, privacy notice, accessibility, jobs at {name}""")


@dataclass(frozen=True, slots=True)
class Style:
    """A house's way of printing: digits grouped by ``grouping``, quotes in ``quotes``, and a spelling."""

    grouping: str
    quotes: tuple[str, str]
    american: bool


@dataclass(frozen=True, slots=True)
class House:
    """A publisher: an outlet, an organisation or an embassy's press office."""

    name: str
    short: str
    style: Style
    furniture: tuple[str, ...]
    address: tuple[str, ...] = ()
    signatories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everybody who writes or is spoken of."""

    outlets: tuple[House, ...]
    agencies: tuple[House, ...]
    organisations: tuple[House, ...]
    embassies: tuple[House, ...]
    #: Name and title; each title has several bearers.
    persons: tuple[tuple[str, str], ...]
    #: Organisations that are spoken of and publish nothing here.
    spoken_of: tuple[str, ...]
    authors: tuple[str, ...]

    @property
    def houses(self) -> dict[str, House]:
        every = (*self.outlets, *self.agencies, *self.organisations, *self.embassies)
        return {house.name: house for house in every}


def invent_sources(rng: random.Random) -> Sources:
    """Outlets, agencies, organisations, embassies, persons and authors of one archive."""
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    names += [f"{last} {first}" for first in _KOREAN_FIRST for last in _KOREAN_LAST]
    rng.shuffle(names)
    persons = tuple((names.pop(), _TITLES[i % len(_TITLES)]) for i in range(160))
    outlets = [f"{town} {kind}" for town in _TOWNS for kind in _OUTLET]
    rng.shuffle(outlets)
    bodies = [f"{body} {cause}" for body in _BODIES for cause in _CAUSES]
    rng.shuffle(bodies)
    return Sources(
        outlets=tuple(_house(rng, name, name) for name in outlets[:80]),
        agencies=tuple(
            _house(rng, f"{name} News Agency", name)
            for name in ("Transpacific", "Borderland", "Concord", "Halcyon")
        ),
        organisations=_organisations(rng, bodies[:40], persons[40:]),
        embassies=tuple(
            _house(rng, name, name) for name in (f"Embassy Press Office, {city}" for city in _CITIES)
        ),
        persons=persons,
        spoken_of=tuple(bodies[40:70]),
        authors=tuple(names[:220]),
    )


def _house(rng: random.Random, name: str, short: str) -> House:
    style = Style(
        rng.choice((",", ",", "", " ")), rng.choice((("“", "”"), ('"', '"'), ("‘", "’"))), rng.random() < 0.4
    )
    lines = rng.sample(_FURNITURE, rng.randint(1, 4))
    return House(name, short, style, tuple(line.replace("{name}", name) for line in lines))


def _organisations(
    rng: random.Random, names: list[str], persons: tuple[tuple[str, str], ...]
) -> tuple[House, ...]:
    """Each with three who sign; each fifth shares one name with the one before it."""
    signing = [list(persons[3 * number : 3 * number + 3]) for number in range(len(names))]
    for number in range(4, len(names), 5):
        signing[number][2] = signing[number - 1][0]
    return tuple(_organisation(rng, name, tuple(some)) for name, some in zip(names, signing, strict=True))


def _organisation(rng: random.Random, name: str, signing: tuple[tuple[str, str], ...]) -> House:
    house = _house(rng, name, "the " + name.split(" for the ")[0].split(" on the ")[0])
    street = f"{rng.randint(1, 190)} {rng.choice(_STREETS)}"
    city = f"{rng.choice(_CITIES)} {rng.randint(10, 99)}-{rng.randint(100, 999)}"
    address = (name, street, city, f"Telephone {rng.randint(1000000, 9999999)}")
    return House(house.name, house.short, house.style, house.furniture, address, signing)
