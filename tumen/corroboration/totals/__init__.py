"""Totals explained: which events of the record a reported total can be made of.

Takes: a total and the events of the record, as figures with a time and places. Gives: a verdict, how many
sets of events explain the total, a set that does, and one sentence. Its one rule: the figures are never
summed into a new figure; sums only test what somebody else has counted.

    values.py       a figure that is tested, and the answer
    containing.py   which events a total can contain
    counting.py     how many sets of events explain it
    meeting.py      whether some set does: with or without an event, or with one counted twice
    explaining.py   all of it: a total and events to an answer
    narrowing.py    the same in bounded time, where a total can contain thousands of events
    wording.py      the answer in one sentence, and in a few words
"""
