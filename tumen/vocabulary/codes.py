"""The closed sets that a claim's slots take their values from, each with its meaning beside it."""

from __future__ import annotations

from enum import Enum


class Realis(str, Enum):
    """How the source presents what it tells: as a fact, or as something not (yet) real."""

    ASSERTED = "asserted"  #: told as having happened or being so
    FEARED = "feared"  #: expected with dread, a risk: "could be sent back"
    PLANNED = "planned"  #: somebody's stated intention: "is to be deported next week"
    PLEDGED = "pledged"  #: a promise by who would act: "will accept 200"
    DEMANDED = "demanded"  #: asked of somebody: "release the 30"
    HYPOTHETICAL = "hypothetical"  #: if, suppose, would
    HABITUAL = "habitual"  #: what happens again and again: "each year some 300 are returned"


class Polarity(str, Enum):
    """Whether the source says that it is so, or that it is not so. A denial is an asserted negation."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Stance(str, Enum):
    """How far the document stands behind what it passes on."""

    OWN = "own"  #: the document's own voice
    NEUTRAL = "neutral"  #: "said", "told", "according to"
    FIRM = "firm"  #: "recorded", "confirmed", "documented"
    DOUBTFUL = "doubtful"  #: "claimed", "alleged", "reportedly"


class ClaimKind(str, Enum):
    """What a figure counts: one happening, a state of things, a running count, or a number per period."""

    EVENT = "event"
    STATE = "state"  #: as of a date: "2,000 are held"
    TOTAL = "total"  #: one count over a period: "8,125 cases recorded by 2023"
    RATE = "rate"  #: per period: "about 200 a month"


class ClaimSort(str, Enum):
    """What a claim is about: the slots that it can fill follow from it."""

    FIGURE = "figure"  #: a number of people or cases, with what is told of them
    NUMBER = "number"  #: any other number, kept with its kind
    ACT = "act"  #: something done to somebody, told without a number
    ASK = "ask"  #: somebody is asked to do something
    ANSWER = "answer"  #: how somebody who was asked or accused responded
    NORM = "norm"  #: a legal instrument or principle is invoked
    QUOTATION = "quotation"  #: somebody's own words


class AnswerKind(str, Enum):
    """How somebody who was asked, or accused, responded; the nearest term of HURIDOCS MT27 or MT28."""

    REFUSED = "refused"  #: said no to what was asked (no term of its own in MT27)
    PLEDGED = "pledged"  #: MT27 "Pledged commitment"
    DENIED = "denied"  #: MT27 "Denied the event"; MT28 "Officials deny"
    ACKNOWLEDGED = "acknowledged"  #: MT28 "Officials acknowledge"
    TOKEN = "token"  #: MT27 "Token response": words that answer nothing
    SILENCE = "silence"  #: MT27 "No response"


class FigureKind(str, Enum):
    """What sort of thing a number in a text is. Only CORE figures are claims about people or cases."""

    CORE = "core"  #: people, or cases and violations, of a violation, flight, detention, arrival or death
    DURATION = "duration"
    AGE = "age"
    SMALL = "small"  #: other things counted: countries, groups, meals, metres, money
    VAGUE = "vague"  #: an amount without a number: "most of them"
    MULTIPLICITY = "multiplicity"  #: once, twice, three times
    RHETORICAL = "rhetorical"  #: "a thousand thanks"


class Unit(str, Enum):
    """What a core figure counts."""

    PERSONS = "persons"
    CASES = "cases"
    VIOLATIONS = "violations"
    FAMILIES = "families"
    TIMES = "times"
    PERCENT = "percent"  #: a share of people or cases; stands beside percents only
    OTHER = "other"


class BlockKind(str, Enum):
    """What part of a document a block of text is."""

    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated headline"
    HEADING = "heading"  #: of a part inside the document: "Background", "4 October. Evros."
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    LETTERHEAD = "letterhead"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  #: "Subscribe to Blog", menus, share links
    TABLE_ROW = "table row"
    HEADER = "header"  #: From, Date, Subject of a message; title fields of a list


class Genre(str, Enum):
    """What sort of document a text plainly is; one that is none of these, or not plainly, has no genre."""

    NEWS = "news"
    RELEASE = "release"  #: of a body to the press
    LETTER = "letter"
    STATEMENT = "statement"  #: also a declaration, a communiqué
    TRANSCRIPT = "transcript"  #: of a debate, a briefing, a broadcast
    INTERVIEW = "interview"
    TESTIMONY = "testimony"  #: one person's account of what was done to them, in the first person
    ANSWERS = "question and answer"  #: written questions with their answers
    LIST = "list"  #: also a chronology, summaries of cases
    BULLETIN = "bulletin"  #: also a newsletter, a situation report
    BLOG = "blog"  #: also posts and threads
    ACADEMIC = "academic"
