"""Corroboration: which figures speak of the same event, what range they support, and why.

Takes: figure claims and people's judgements about them, as plain values. Gives: groups (events, undated
events, states, totals, rates, and what is not told as having happened) with a reason for each membership. Its
one rule: figures are put side by side and never summed; a figure that fits two events stays alone and says
so. Standard: event-based documentation after HURIDOCS; figures side by side with low and high, as UCDP GED
keeps them. PURE: values in, values out; the same figures give the same groups in whatever order they come.

    figures.py      the values: FigureClaim, Linked, Member, Group
    fits.py         how well two figures, two times, two sets of places fit each other
    ranges.py       the range that an event's figures support, and its words
    parts.py        parts of a figure ("nine of the 41") and figures on top of one ("40 more")
    hand.py         what people judged, which overrides the machine
    pools.py        the groups made so far, found again by day, figure and document
    placing.py      where one figure belongs, and the sentence that says why
    listing.py      states, totals and rates, each by its key
    stories.py      which events a document tells, which its stories tell, which of all have a number
    outlines.py     what of an event rules most figures out before they are compared
    leading.py      groups made anew where figures are led to another
    same_people.py  figures that tell of the same people in other words, of other days, in other documents
    closing.py      a draft, finished: range, time and places of its members
    grouping.py     all of it: figures and judgements to groups
    following/      the same after a change, grouped again only where it touched
    correcting.py   what a sentence does to an earlier figure: corrects it, or takes it back
    superseding.py  figures that their own voice corrected since: they support nothing
    preferring.py   which of an event's figures is preferred, by which rule
    reconciling.py  one event's figures: range, preferred figure, a person's choice, what does not fit
    recycled.py     figures repeated later without a new count
    totals/         which events of the record a reported total can be made of
    passages/       every passage that two documents share, exact or edited
    origins/        which of two documents had a shared passage first, and why
    voices/         how many independent voices tell each part of an event, and who took it from whom
"""
