"""A world for the watch: sixty days of two thousand things that nine outlets bring, and sites that mean harm.

Written by somebody else than the watch, from what its issue and its pages promise, before the words and the
rules of the watch were looked at. Outlets, persons and events are invented.

    stories-shown.toml     six stories that matter, with what has to be alerted
    stories-heldback.toml  six more, that nobody looks at while mending the watch
    stories-added.toml     one more, of whoever mends the watch: a day that passes in silence
    before.toml            letters whose asks are open before the watch begins
    noise-hard.toml        what looks as if it mattered      noise-plain.toml  what does not     slots.toml
    pieces.py              all of them, each with its day and its outlet
    outlets.py             how each outlet tells them on a day: RSS, Atom, pages, a sitemap, mail, files, WARC
    serving.py             the sites, as a process of their own that ends with the trial
    hostile.py             the sites that mean harm
"""
