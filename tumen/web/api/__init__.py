"""The API: the record for programs, under /api/v1, each operation in the name of whoever made its token.

Takes:     a token in the header Authorization, and what the description of an operation asks for.
Gives:     the rooms' own views as JSON, masked as the pages mask them; refusals as problems (RFC 9457).
Rule:      a third door to the queries and actions that pages and commands call, and nothing beside them: what
           it answers is what its token's actor would be shown, cut down to what the token was given.
Standard:  OpenAPI 3.1; RFC 9457 (problem details), RFC 6750 (bearer tokens); OWASP ASVS 5, chapter on APIs.

    bearer.py      who asks: the token, what it is bound to, how often
    operations.py  the frame of every operation: its rule, its viewer, its refusals
    problems.py    what is answered when something is refused
    reading_in.py  what comes in: JSON that can be kept, ids, words, parts of a list
    giving.py      types of what goes out, worked out when they are first needed
    paging.py      parts of a list
    describing.py  the description of it all (openapi.json)
    addresses.py   every address
    me.py          what the token opens
    documents.py   documents: read, dated, taken in
    claims.py      claims: read, reviewed, graded
    many.py        many claims changed alike
    slots.py       the value of each slot, as it is given
    record.py      events, timeline, counts
    judging.py     what people judge of events
    figures.py     figures parted from an event or joined to another
    persons.py     persons, without names unless they are opened
    sources.py     sources and passages
    searching.py   words looked for
    requests.py    what families ask
    teamwork.py    comments, documents given to somebody, claims handed back
    saved.py       searches that were saved, lists that were taken in
    offices.py     offices and who held them
    appeals.py     appeals and what came back
    inquiries.py   inquiries; obligations and their elements
    releases.py    releases, redacted copies     letters.py     letters and reports
    watch.py       feeds, alerts, signs          interviews.py  interviews
"""
