"""Groups that follow their figures: after a change only what it touched is grouped again.

Takes:     all figures and judgements, as they are now.
Gives:     the groups that `grouping.group_figures` gives for them.
Rule:      every stage is the grouping's own, by its own functions; what is added is which figures it has to
           be asked for again. A figure that comes, goes or changes is taken out of, or put into, the order in
           which figures are placed, and whoever was placed later and could see a difference is placed again.

    timed.py      the drafts of one act and one sort, found as they were at any moment of the placing
    placed.py     happenings of one act, and what is not told as having happened
    listed.py     states, totals and rates
    stages.py     figures led from group to group, one stage after another
    stories.py    the stories of those documents alone that are asked for
    groups.py     all of them together
"""

from __future__ import annotations

from tumen.corroboration.following.groups import Following

__all__ = ["Following"]
