"""Disclosure control (pure): which cells of a table may be shown, beside everything that was shown before.

Takes a `Table` of whole counts and what earlier releases said; gives for each cell whether it is shown,
withheld because it is small, or withheld beside a small one.
Its one rule: a small count (above 0 and below its threshold) is withheld, and whoever lays all releases side
by side still has to allow that it is 0, and that it is the threshold or more. `attack` plays that reader.
Standards: primary and secondary suppression, and the feasibility interval, of statistical disclosure control.

    cells.py       cells, statements, tables
    margins.py     which counts hang together (cliques and their tree)
    solving.py     what the solver is asked
    attack.py      what a reader can work out
    suppress.py    what is withheld
"""
