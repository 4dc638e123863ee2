"""Korean documents: the same claims as the English reader's, found by Korean rules.

Takes a `Source` in Korean. Gives `ProposedClaim` values: figures, acts, quotations and asks, each slot with
its evidence; nothing where the analyser (the extra ``tumen[korean]``) is not installed.

From the text upwards:

    analysis.py, pack.py          Kiwi's morphemes; the word lists of packs/korean
    numerals.py, units.py         numerals and counters
    numbers.py                    number expressions with what bounds them
    times.py, dating.py           expressions of time; the days that they mean
    quotations.py, sentences.py   what stands between marks; sentences
    words.py, clauses.py          eojeol; predicates, phrases and what depends on what
    acts.py, people.py            which act words name; what counted nouns mean
    figures.py, counting.py       what a number counts; whether that is core
    acts_told.py                  which act is told of it
    modality.py, kinds.py         realis, polarity; event, state, total or rate
    placing.py, goals.py          where; what a goal makes of an act of movement
    act_places.py                 where an act without a figure happened
    names.py, register.py         names with titles; the fullest name of a person or body
    speakers.py, turns.py         who is said to speak; speakers of transcripts
    parties.py                    who asks and answers, by the head of a transcript
    citing.py                     who is cited without a verb of saying
    voices.py, quoting.py         who speaks each sentence and each quotation
    leading.py, uncued.py         who speaks a quotation that no verb of saying takes
    demands.py, asks.py           what is demanded, by whom, of whom
    replies.py, answerers.py      words that answer; who answers by them, in answers.py
    scenes.py, story.py           a sentence with all that was found in it; acts and days in order
    reference_day.py              the day that states and totals run to
    surveys.py                    numbers of people who were asked
    telling.py, discourse.py      the slots of a figure; what a figure takes from those before it
    told.py, counts.py            a figure as read so far; counts and their parts
    sufferers.py, named_acts.py   who suffers and does an act; acts that a noun tells
    details.py, unnumbered.py     how, why, how long; the acts that no figure tells
    reader.py                     the main path
"""

from __future__ import annotations

from tumen.reading.korean.analysis import is_installed, version
from tumen.reading.sources import Source
from tumen.vocabulary.slots import ProposedClaim


def read_korean(source: Source) -> list[ProposedClaim]:
    """Every claim of a Korean document in order of the text; none where the analyser is not installed."""
    if not is_installed():
        return []
    from tumen.reading.korean.reader import claims_of  # half a second of rules, for who reads Korean only

    return claims_of(source)


__all__ = ["is_installed", "read_korean", "version"]
