"""The pages: the record, its events, documents, claims and sources, read in a browser on this computer.

Takes:     the rooms' queries, and a viewer for each of them; people's judgements, where they are asked for.
Gives:     pages made on the server; they ask nothing of any other machine, and work without
           JavaScript, which a passkey alone needs.
Rule:      a page shows only what a query gave its viewer; nothing here changes anything but `judging.py`,
           `deciding.py` and `settling.py`, which take judgements where whoever serves the pages said so, in
           their name or in that of who is signed in, and `accounts/`, which changes what people sign in with.
Standard:  WCAG 2.2 AA; Content Security Policy level 3.

    urls.py       every address
    menu.py       what stands in the menu
    home.py       what waits for a person, and what others did
    doings.py     what was done, in words
    viewing.py    a page by its viewer; who may judge in it; what is said when there is none to show
    record.py     the record, and an event with its figures side by side
    dating.py     the date that a person gives a document
    counts.py     claims and events counted by one thing at a time, and the claims behind a number
    timeline.py   events along time
    maps.py       events by country and province; the map of one event
    provinces.py  where the mark of a province stands    outlines.py  the outlines of countries
    history.py    what people decided of an event, in words
    regrouping.py which figures are of an event, and what would follow    parting.py    what that page takes
    filters.py    filters in an address, in a form and in links
    charts.py     columns over time, and times as marks on a line
    documents.py  the documents, and each one's text with its claims in place
    claims.py     one claim, slot by slot
    sources.py    who speaks, and what each says
    judging.py    the judgements that pages take
    reviewing.py  the review desk: a document beside the slots of its claims
    slot_forms.py the form of each slot
    deciding.py   what the desk takes: accept, reject, correct, split, merge, mark, undo
    letter.py     a letter or another paper about an event or a person   lettering.py  taking it out
    calendar.py   days that are due, as a file
    columns.py    the columns of a list, and what each row would become
    many.py       decisions on many claims       together.py   what those pages take
    lists.py      lists that were taken in, and what became of each row
    mapping.py    what these pages take
    coding.py     a document coded by two people apart, and how far they agree
    settling.py   what the pages of coding take
    grading.py    what people judged, in words, and the form for the next one
    tellings.py   a claim as a page tells it
    passages.py   a text cut where claims stand
    shared.py     the passages that documents share, and one with both its sides
    interviews.py interviews: the list, the consent, one turn by turn
    interviewing.py  what those pages take      interviews_at.py  their addresses
    releases.py   what left the record, with its files   releases_at.py  their addresses
    publishing.py what those pages take
    copies.py     a redacted copy of a document   redacting.py  what its page takes
    house.py      what leads to the pages on the workspace itself   house_at.py  their addresses
    people.py     who works here and holds what    granting.py  what that page takes
    audit.py      what was done, line by line      vocabulary.py  the codes and their meaning
    health.py     for keepers: whether the record is kept safely, and what is set
    appeals.py    appeals and what came back          appealing.py  what those pages take
    outcomes.py   what came of appeals, and what worked
    offices.py    offices and who held them           seating.py    what those pages take
    advocacy_at.py  their addresses
    elements.py   an event’s obligations, by elements  attaching.py  what that page takes
    inquiries.py  inquiries and their report          inquiring.py  what those pages take
    inquiries_at.py  their addresses
    watching.py   alerts, signs, feeds, what was passed over    minding.py  what the pages of the watch take
    digesting.py  a day of alerts, for a feed reader too        wording.py  the words that are looked for
    watch_at.py   their addresses
    search.py     words looked for, and what holds them
    saving.py     searches that people save for themselves
    archives.py   archives of millions: how far each is read, and its queue
    archiving.py  what those pages take      archives_at.py  their addresses
    strips.py     figures as marks on one scale
    words.py      values in a reader's words
    saying.py     what the rooms say, in the reader's language
    tongue.py     the language of the pages, and the switch
    accounts/     signing in, the gate before every page, one's own account
    locked.py     locking the vault at once, and the page that opens it again
    turning_away.py  what is turned away leaves a line    pace.py  how often somebody asked of late
    numbers.py    a whole number that somebody typed
    failures.py   when an address leads nowhere, or the program fails
    doors.py      every address: the pages, and the API beside them
    api/          the record for programs, with tokens
"""
