"""Files that hold documents: web archives (WARC, WACZ), feeds (RSS, Atom), mailboxes (mbox), zip archives.

Takes a file, gives what it holds, one member after the other, each with its own bytes as received and where
it stood: a `Member` can become a document, a `RefusedMember` says why it cannot, a `PassedMember` is no
document (a picture, a script, a redirection). Its one rule: every member is one of the three, and they are
counted from 1 without a gap. A container is read forward as a stream, in a process of its own, and never held
in memory; only one level is opened.

    members.py    the values that are handed out
    opening.py    whether a file is a container, and its SHA-256
    following.py  this side of the wall: what the process hands over, frame by frame
    child.py      the other side
    warc.py       web archives: which records are documents
    records.py    their records      packing.py  how they are cut out of the file, and damage in it
    answers.py    what a server answered      page_parts.py  what a page only shows itself with
    zipped.py     zip archives, and web archives inside (WACZ)
    mbox.py       mailboxes
    feed.py       feeds

Standard: ISO 28500 (WARC 1.1); RFC 9112 (HTTP/1.1); RFC 4155 (mbox), mboxrd; RSS 2.0, RFC 4287 (Atom).
"""

from __future__ import annotations

from tumen.documents.intake.containers.following import members
from tumen.documents.intake.containers.members import Container, Member, PassedMember, RefusedMember
from tumen.documents.intake.containers.opening import container_at

__all__ = ["Container", "Member", "PassedMember", "RefusedMember", "container_at", "members"]
