"""An account by an invented woman, and those who make copies of it without her. All of it is invented."""

from __future__ import annotations

from tests.record.people_cast import Act, man, tells, woman
from tumen.access.actions import grant
from tumen.access.models import Actor, GrantKind
from tumen.documents.actions import mark_identity
from tumen.documents.models import Document
from tumen.publication.actions import approve_release, publish
from tumen.publication.copying import draft_copy
from tumen.publication.models import Edition, Release
from tumen.record.actions import refresh

#: Each line is a sentence; the last name is one that nothing here knows.
TEXT = (
    "Ri Myong-suk, 34, was arrested in Yanji in April 2023.\n"
    "She was sent back on 9 October 2023.\n"
    "She had crossed the Tumen near Musan in 2015.\n"
    "Lee Myung-sook wrote to moonlight@example.org, and to Kang Chol-u.\n"
    "리명숙은 그날 돌려보내졌다. Myong-suk was ill.\n"
    "The guards were called by Zorvald Quennick. It was in May.\n"
)
#: What may stand in nothing that goes out: each name in every spelling, the contact, how she crossed.
SECRET = ("Myong", "myung", "리명숙", "명숙", "moonlight", "Chol-u", "Musan", "crossed")
WHY = "the archive asked for it"


def account(actor: Actor, text: str = TEXT) -> Document:
    """The account, read and derived: its people are persons of the record."""
    ri = woman("Ri Myong-suk", age="34")
    she = woman("She", "Ri Myong-suk", age="34")
    kang = man("Kang Chol-u", "Kang Chol-u")
    made = tells(
        actor,
        text,
        Act("was arrested in Yanji", "arrest", (ri,), "2023-04", "Yanji"),
        Act("was sent back on 9 October", "forced repatriation", (she,), "2023-10-09"),
        Act("had crossed the Tumen near Musan", "crossing", (she,), "2015", "Musan"),
        title="What she told",
    )
    tells(actor, "Kang Chol-u was beaten.\n", Act("was beaten", "torture", (kang,)))
    refresh(actor=actor)
    return made


def clear(keeper: Actor, who: Actor) -> Actor:
    """``who`` as somebody who is cleared for identities too."""
    grant(actor=keeper, to=who, kind=GrantKind.IDENTITY, value="", why="a test")
    return who


def copied(actor: Actor, document: Document, **given: object) -> Release:
    return draft_copy(
        actor=actor,
        document=document.public_id,
        title="An account",
        why=WHY,
        **given,  # type: ignore[arg-type]
    )


def let_out(release: Release, other: Actor, publisher: Actor) -> Edition:
    approve_release(actor=other, release=release.public_id)
    return publish(actor=publisher, release=release.public_id)


def cover(actor: Actor, document: Document, words: str, kind: str = "name") -> None:
    mark_identity(actor=actor, document=document.public_id, words=words, kind=kind, why="a test")
