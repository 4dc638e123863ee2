"""Trials of durability and of access: kill -9, power cuts, full disks, flipped bits, everybody asking.

    ground.py     a workspace to work in, and children that work in it
    work.py       what the children do: documents read, claims and sources graded, each acknowledged when done
    ledger.py     whether a workspace holds everything acknowledged, and nothing half
    kills.py      kill -9 at any moment
    recording.py  what a child asks of the disk, call by call
    disks.py      what may be left of it when the power goes
    powercuts.py  power cuts at any call
    fulldisk.py   a disk that is full at any call
    matrix.py     everything asked in every role, clearance, level and compartment, by all cores
    access.py     any order of what people do, held against a model of who may do and see what
    steps.py      the steps of it                 stage.py    the world that they begin from, and its clock
    reference.py  the model: the rules in sets    witness.py  what somebody is shown, held against it
    faults.py     faults planted in the rooms, to see that it finds them
    watch.py      the watch over sixty days of an invented world (`world/`), killed at any moment
    watched.py    what it told on which day, held against the truth
    harms.py      what sites that mean harm cost
    missed.py     what samples tell of the sieve, held against the truth
    disclosure.py random tables released again and again, and a reader who lays all of them side by side
    flips.py      single bits turned over in a backup, in evidence, in the database

``python -m trials kills --count 500`` runs one; `make endure` runs all at their largest.
"""
