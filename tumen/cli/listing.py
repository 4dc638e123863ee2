"""What `tumen --help` says of each command: the first sentence of the command's own help.

They stand here as well so that the list needs neither Django nor the module of any command, which take
seconds to load. A test holds them against the commands.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "access": "Say who may do and see what, keep documents apart, cover identities.",
    "account": "Let people sign in to the pages (tumen serve --accounts), each as one actor of "
    "the workspace.",
    "appeal": "Judge appeals that were read in documents, write appeals, and note what came back.",
    "appeals": "List the appeals: who was asked what, when, on which ground, and what came back.",
    "archive": "Read collections of millions of pages into a queue of their own, and bring in what is "
    "wanted of it.",
    "audit": "List what was done, prove that the log of it is whole, print its head, have it time-stamped.",
    "backup": "Write everything in the workspace into one file that only the recipients can open.",
    "check": "Say whether the workspace is whole: every page, every row, every document's evidence.",
    "claim": "Review a claim, mark, split, merge or undo; grade how far it can be believed.",
    "code": "Code a document apart from somebody else, see how far both agree, settle where they differ.",
    "columns": "Take in a list, a document that is kept already, by what its columns tell; and take that "
    "back whole.",
    "comment": "Say something of a claim to those who work on it; no comment is a claim.",
    "consent": "Say what people allow to be done with what they told, and that they take it back.",
    "database": "Make the team's database (PostgreSQL) ready.",
    "doctor": "Look whether the record is kept safely, and say what to do where it is not.",
    "document": "List documents, type one in by hand, give one its date, take out its original, "
    "note its custody.",
    "evaluate": "Measure the reading against labels.",
    "event": "Set an event's standard of proof, judge its voices, choose its figure.",
    "handover": "Pack documents with their custody and claims into one sealed file (BagIt in age).",
    "inquiry": "Keep inquiries: what was heard, found on which standard of proof, and recommended to whom.",
    "interviews": "List interviews, attach recordings, hand interviews over to the team’s vault, and merge "
    "them there.",
    "jobs": "List what workers have to do, try a job again, take one off the list.",
    "lock": "Take the key of the vault from everything that runs with it.",
    "office": "Keep the offices that are asked to act, and who held each of them from when until when.",
    "passages": "List the passages that documents share.",
    "passphrase": "Change the passphrase of the vault.",
    "person": "Judge who is the same person, open an identity, look a name up.",
    "read": "Take documents in and read them into the record.",
    "record": "Print the record: what happened, by date.",
    "recover": "Open a vault whose passphrase is forgotten, with its recovery sheet.",
    "redact": "Draft a release of a redacted copy of DOCUMENT: without names, contacts and places, and "
    "proved.",
    "release": "Release tables, redacted copies and reports of inquiries: draft, approve, publish, retract, "
    "verify.",
    "request": "Keep what families ask: who looks for whom, what was asked of whom, what came "
    "back, what is due.",
    "restore": "Make a workspace of BACKUP in the folder INTO, which must be new or empty.",
    "search": "Look for words in everything that is kept.",
    "serve": "Serve the record to a browser on this computer, until Ctrl-C.",
    "show": "Show an event, a document, a claim, a person, a source or a passage.",
    "source": "List the sources, grade how far one can be relied on, say which speak with one voice.",
    "start": "Make a vault with a passphrase, in a new or empty folder.",
    "sweep": "List the files that nothing needs, which a crash left in the workspace; with "
    "--remove, remove them.",
    "task": "Give documents to somebody to review, hand claims back, and say what is done.",
    "watch": "Look at feeds, folders and mailboxes for what can matter, and tell what in it is news.",
    "work": "Do what waits, one job after the other, until Ctrl-C.",
}
