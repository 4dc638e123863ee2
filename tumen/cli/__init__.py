"""The commands: everything that Tumen does, at the terminal.

Takes:     words of the user, and the workspace they name.
Gives:     the rooms' answers as text for people, or with --json for machines.
Rule:      a command calls the rooms' actions and queries and does nothing else; it says in one sentence what
           went wrong.
Standard:  exit status 0 when all was done, 1 when something was refused, 2 when the command was not
           understood, 130 when Ctrl-C stopped it.

`COMMANDS` in opening.py lists them; each stands in a module of its room's name.

    opening.py    how every command begins: the workspace, the actor, errors in one sentence
    listing.py    what tumen --help says of each
    documents.py  read; document list, date, new     report.py   what became of a batch's files
    batch.py      files in, claims out               progress.py the bar, and Ctrl-C
    record.py     record                             show.py     show an event or document in full
    reading.py    evaluate                           claims.py   a claim in words, and in full
    measuring.py  the measurement itself
    web.py        serve                              values.py   dates, acts, languages as options
    model.py      asking a language model too        endpoint.py the way to it
    asking.py     which model, as options            misses_page.py what was misread, as a page
    judging.py    source; claim; event: grades,      grading.py  grades in words
                  standards of proof                 speakers.py show a source in full
    reviewing.py  claim: accept, reject, correct ... slot_values.py  a slot's value as it is typed
    coding.py     code: two people apart
    persons.py    person; persons listed and shown
    passages.py   passages; one with both sides      support.py  what supports an event
    audit.py      audit: the log, proved             custody.py  document original, custody
    preservation.py  backup; restore; check          handover.py documents for a court
    vault.py      start, passphrase, recover, lock
    unlocking.py  the passphrase, asked or given
    access.py     who may do and see what            ruling.py   the rule of each command
    consent.py    what people allow, and take back
    account.py    account: who signs in to the pages
    tokens.py     account token: what programs may do
    sweeping.py   sweep                              search.py   search; its index made anew
    interviews.py interviews: attach, pack, merge
    watch.py      watch: feeds, rounds, alerts       archives.py  archive: millions of pages
    digests.py    watch digest, reading, post, send     wording.py  watch words, add-word, strike-word
    jobs.py       jobs; work                         requests.py request: what families ask
    releases.py   release: what leaves the record    ahead.py      records derived before pages ask
    redacting.py  redact: a copy without names
    teamwork.py   comment; task                      columns.py  columns: a list by its columns
    inquiries.py  inquiry: findings, dissent          elements.py  event: obligations and elements
    offices.py    office: who held which post        advocacy.py  appeals; appeal: asked, answered
    database.py   database prepare                   doctor.py   doctor
    terminal.py   what is printed: safe, aligned, or JSON
"""

from tumen.cli.opening import COMMANDS, Desk, as_json, main, opens_existing_workspace, opens_workspace

__all__ = ["COMMANDS", "Desk", "as_json", "main", "opens_existing_workspace", "opens_workspace"]
