"""Nouns that describe persons, groups and bodies, with the sex and the kinship that they tell."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.people import Counted, counted

#: Kin and companions: their possessor is the relative.
KIN = frozenset(
    "mother father parent son daughter brother sister sibling wife husband spouse partner widow widower "
    "fiance fiancee grandmother grandfather grandparent grandson granddaughter grandchild uncle aunt "
    "cousin nephew niece relative kin twin stepmother stepfather stepson stepdaughter mum mom dad friend "
    "neighbour neighbor colleague cellmate classmate roommate companion in-law mother-in-law "
    "father-in-law brother-in-law sister-in-law baby child family helper guide teacher lawyer solicitor "
    "employer".split()
)
_FEMALE = frozenset(
    "mother daughter sister wife widow grandmother granddaughter aunt niece woman girl mum mom lady bride "
    "nun spokeswoman chairwoman policewoman congresswoman actress waitress schoolgirl stepmother "
    "stepdaughter mother-in-law sister-in-law fiancee maid mother-of-two girlfriend businesswoman "
    "stewardess".split()
)
_MALE = frozenset(
    "father son brother husband widower grandfather grandson uncle nephew man boy dad guy spokesman "
    "chairman policeman congressman schoolboy monk stepfather stepson father-in-law brother-in-law "
    "fisherman boyfriend businessman serviceman gentleman countryman".split()
)
#: Bodies as text calls them without a name.
_BODIES = frozenset(
    "group organisation organization ministry agency charity network centre center institute union "
    "council committee commission embassy consulate mission monitor coalition project watchdog newspaper "
    "paper daily broadcaster department office bureau database government authority administration state "
    "court tribunal parliament police army navy military force militia party trust foundation fund "
    "association alliance federation society forum caucus panel board delegation secretariat church "
    "university school hospital clinic company firm bank outlet station magazine journal website "
    "collective campaign movement initiative observatory archive mechanism presidency directorate service "
    "unit regime junta body team public-security company prosecution ngo ngos shelter diocese parish side "
    "media press".split()
)
#: Bodies by name only: "the centre" can be one that is named, "a bus station" never acts.
ONLY_NAMED = frozenset(
    "centre center institute station church school hospital clinic house university side court shelter "
    "archive database magazine website unit service trust fund front desk state project mission bank "
    "party".split()
)
#: Persons whom the lists of counted nouns do not hold.
_PERSONS = frozenset(
    "source shopkeeper tiler baker businessman businesswoman broker bishop archbishop imam sultan king "
    "queen prince princess governor mayor premier chancellor secretary chairman chairwoman chair "
    "chairperson head deputy spokesperson envoy counsel editor historian archivist archbishop librarian "
    "campaigner advocate organiser organizer demographer economist sociologist anthropologist scientist "
    "psychologist psychiatrist midwife housewife homemaker mum mom dad companion cellmate classmate "
    "roommate inspector sergeant lieutenant corporal major marshal sheriff jailer warden ex-prisoner "
    "mother-of-two mother-of-three peer baroness presenter host moderator chef waiter waitress tailor "
    "carpenter mechanic electrician engineer singer actor actress model hairdresser cleaner peddler "
    "vendor guerrilla fighter rebel militant insurgent conscript recruit veteran hero survivor stranger "
    "passer-by bystander viewer onlooker caller blogger columnist commentator analyst specialist adviser "
    "advisor consultant strategist executive ex-wife ex-husband lady gentleman boss foreman landlord "
    "landlady owner tenant customer lodger ally backer intermediary middleman handler informant informer "
    "insider whistleblower defendant plaintiff claimant accused respondent appellant petitioner applicant "
    "partner aide assistant deserter officer bureaucrat functionary cadre partisan policemen gendarme "
    "commando sniper captor kidnapper rapist attacker killer helper guide ranger respondents trafficker "
    "pimp buyer carer caregiver fixer treasurer chaplain deacon elder preacher rabbi dancer trainee "
    "apprentice graduate undergraduate postgraduate alumnus laureate sponsor benefactor".split()
)
#: Nouns that the lists hold as people and that speak of no person by themselves.
_NOT_PERSONS = frozenset("one other others life soul missing dead minor name".split())
#: Plural nouns of no visible plural, and bodies of several people.
_MANY = frozenset("people police family couple staff crew personnel youth media folk authorities".split())


#: Titles by which somebody can be called again: "Father Ostrow", later "the priest".
TITLE_NOUNS = {
    "father": ("priest", "pastor", "clergyman"),
    "fr": ("priest",),
    "rev": ("priest", "pastor", "minister", "reverend"),
    "reverend": ("priest", "pastor", "minister"),
    "revd": ("priest", "pastor", "minister"),
    "pastor": ("missionary", "minister"),
    "dr": ("doctor", "researcher", "physician", "academic", "scholar"),
    "prof": ("professor", "researcher", "academic", "scholar", "expert"),
    "professor": ("researcher", "academic", "scholar", "expert"),
    "sister": ("nun",),
    "justice": ("judge",),
    "lord": ("peer",),
    "lady": ("peer",),
    "baroness": ("peer",),
    "mp": ("lawmaker", "legislator", "politician"),
    "senator": ("lawmaker", "politician"),
    "grandmother": ("woman",),
    "auntie": ("woman",),
}


@cache
def _given_names() -> dict[str, set[str]]:
    data = files("tumen.vocabulary").joinpath("packs/english/given_names.toml").read_text(encoding="utf-8")
    return {name: set(words.split()) for name, words in tomllib.loads(data).items()}


@cache
def likely_sex(name: str) -> Sex | None:
    """The sex that most bearers of a full name have: a hint for whom a pronoun means, never told of
    anybody."""
    lists, words = _given_names(), name.lower().split()
    first, last = words[0], words[-1]
    for sex, given, syllables in ((Sex.FEMALE, "female", "korean_female"), (Sex.MALE, "male", "korean_male")):
        if first in lists[given]:
            return sex
        if any("-" in word and word.rsplit("-", 1)[-1] in lists[syllables] for word in (first, last)):
            return sex
    return None


@cache
def kind_of_noun(lemma: str) -> PartyKind | None:
    """Whether a noun (its lemma, lower case) describes a person or a body; None for anything else."""
    if lemma in _BODIES:
        return PartyKind.BODY
    if lemma in _NOT_PERSONS:
        return None
    if lemma in _PERSONS or lemma in KIN:
        return PartyKind.PERSON
    last = lemma.rsplit("-", 1)[-1]
    if last != lemma and last:
        return kind_of_noun(last)
    known = counted(lemma)
    return PartyKind.PERSON if known in (Counted.ROLES, Counted.PEOPLE, Counted.VICTIMS) else None


def sex_of_noun(lemma: str) -> Sex | None:
    """The sex that a noun tells, in the singular or plural."""
    if lemma in _FEMALE:
        return Sex.FEMALE
    return Sex.MALE if lemma in _MALE else None


def is_many_noun(lemma: str) -> bool:
    """Whether a noun speaks of several people though its form is no plural."""
    return lemma in _MANY
