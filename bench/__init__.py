"""Measures of speed, memory and growth: what reading and finding passages cost on the machine at hand.

Takes:     this machine, reports that it invents itself from a seed, and the example documents.
Gives:     words per second beside plain ``nlp.pipe``, peak memory, and how time and memory grow with the
           number of documents, or with the pages of a web archive.
Rule:      every measure has a fresh process of its own, and both sides of a comparison run in the same one,
           in turns; a goal that is missed is printed as missed.
Standard:  medians over turns; growth as the exponent of a least-squares line through log documents and log
           seconds (1 is linear).

    reports.py   invented reports: sentences.toml, filled in from a seed
    sources.py   texts as the reader takes them
    machine.py   one core, one thread, clocks, memory
    speed.py     (a) reading beside plain nlp.pipe
    memory.py    (b) peak memory of a process that reads
    growth.py    (c) 100, 1,000 and 10,000 documents: reading
    job.py       (c) and the whole main job into a workspace, stage by stage
    archive.py   (d) a web archive of up to 20,000 pages taken in: memory
    releases.py  (m) a release to every form       kept.py   the record that is released
    copies.py    an archive in which it is known who copied what, each document from its number
    filed.py     the same in a file, and marks for what is found in it
    winnowing.py (i) the baseline of shared passages
    passages.py  (j) all shared passages
    additions.py (k) one more document for an archive
    sketches.py  (l) near duplicates by datasketch and rensa
    workers.py   workers killed at their jobs: each effect once, none stuck (`make endure`)
    desk.py      the pages of a large workspace, under load (`make bench-desk`)
    invented.py  a workspace of any size   asked.py     its pages, asked one by one
    apart.py     a measure in a process of its own, and the steps that it tells
    plans.py     which measures a run takes, and what it makes of them
    progress.py  how far a run is
    goals.py     what is promised, and whether it was kept
    shown.py     the tables
"""
