"""The watch: feeds that somebody asked to be looked at, what of them can matter, and what in it is news.

Takes:     news feeds, lists of pages, folders, mailboxes and web archives that a person added; the record.
Gives:     documents of what can matter, each with why it was kept; what was passed over, still counted;
           alerts with the sentences that they rest on; signs of danger ahead, by week.
Rule:      nothing is asked of anybody until a person adds a feed. Whatever comes is archived as received
           before anything reads it. No address leads inward, and nothing that is asked tells who asks, or for
           what. An alert rests on claims, and is shown to those alone who may see all of them.
Standard:  ISO 28500 (WARC 1.1); RFC 9309 (robots.txt); RFC 9110 (conditional requests); RSS 2.0, RFC 4287
           (Atom); the sitemap protocol; Clopper and Pearson (1934) for what a sample says.

    models.py      what is kept: feeds, looks at them, items, alerts, signs, samples
    outward.py     which addresses may be asked, and the one door to them, through a proxy or not
    fetching.py    one thing asked of one site, within bounds of size, time and redirections
    manners.py     what a site asks of those who ask it: robots.txt, and time between two requests
    gathering.py   what a feed holds, as things with their keys
    archiving.py   a thing as received, in a WARC record, and back
    sifting.py     which things can matter, by which words
    rounds.py      that one round is under way at a time
    running.py     one round: look, archive, sift, take in, read, and see what is news
    newsworthy.py  which events are news of this field, by the pack's words
    own_words.py   what a document says itself, without what stands around it on its page
    alerting.py    what is news in the record since the last round
    uncounted.py   what happened to people whom nobody counted
    indicators.py  signs of danger ahead: their words, from the pack
    sampling.py    how much the sieve misses, from a sample
    telling.py     what rooms above tell as news, at each read
    alerted.py     alerts as a viewer is told them    grouping.py  by story, and what is folded (PURE)
    digests.py     the digest of a day    posting.py  each change on it    mailing.py  it as mail
    itemised.py    what came, item by item    wording.py  words that people added
    widening.py    each change on those    words.py  what was added, and what a word would have caught
    added.py       those words as a sieve (PURE)
    sealing.py     the server of the mail and where it goes to, kept sealed
    actions.py     each change        queries.py  each read        later.py  the round as a job
"""
