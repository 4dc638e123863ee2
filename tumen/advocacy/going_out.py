"""An appeal for everybody: what has to be before it goes out, its papers, and whether it is out as it stands.

A press statement, a petition, an open letter goes out as a release, which a second person approves
(`publication.event_reports`). What was signed is what is released: a change takes signatures away, and an
appeal that says something else than its release is released again before it counts as sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tumen.access.models import Actor, Viewer
from tumen.advocacy.addressing import addressed
from tumen.advocacy.errors import NoSuchAppeal, NothingAsked, WrongState
from tumen.advocacy.making import made_appeals, state_of
from tumen.advocacy.models import Appeal
from tumen.advocacy.phrases import phrase
from tumen.advocacy.telling import Letter
from tumen.advocacy.views import AppealView, AskedView, State
from tumen.claims.queries import office
from tumen.publication.event_reports import Appealed
from tumen.publication.forms.papers import Tongue
from tumen.publication.forms.wording import in_tongue
from tumen.publication.queries import releases_of_appeal
from tumen.vocabulary.asks import says_not
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.writings import OPEN, PUBLIC


@dataclass(frozen=True, slots=True)
class GoingOut:
    """An appeal as it is released: its title, its letter in each language, still to be drafted about an
    event, and what the release keeps of it. Of a report on an event there is no appeal."""

    title: str
    letters: tuple[Letter, ...]
    appeal: Appealed | None = None


def going_out(
    viewer: Viewer, id: str, *, day: date, added: Sequence[str] = (), are_named: bool = False
) -> GoingOut:
    """An appeal by a public channel as it would be released on this day, with lines of its writers; without
    an ``id`` a report on the event, which asks nothing.

    ``are_named`` says that everybody who signs it agreed to be named in public; without it nobody is named.
    Raises NoSuchAppeal, NothingAsked, and WrongState for one that is not public, was sent or is not signed.
    """
    if not id:
        return GoingOut("", tuple(_reporting(tongue, day, tuple(added)) for tongue in Tongue))
    row = Appeal.objects.filter(public_id=id).select_related("office").first()
    found = made_appeals(viewer, Appeal.objects.filter(public_id=id))
    if row is None or not found:
        raise NoSuchAppeal(f"There is no appeal {id} that was made here. `tumen appeals` lists them.")
    if not Channel(row.channel).is_public:
        raise WrongState(
            f"{id} goes by {row.channel}, which not everybody reads: take its letter out instead of "
            "releasing it."
        )
    if state_of(row) not in (State.DRAFT, State.SIGNED):
        raise WrongState(f"{id} is {state_of(row).value}, so it is not released again. Write another.")
    require_asks(row)
    require_signed(row)
    (view,) = found
    signed = [each.name for each in view.signatories if each.signed_on]
    if are_named and not all(signed):
        raise WrongState(
            f"{id} was not drafted with the names of those who sign it: they are open to you when you are "
            "cleared for identities. Let somebody who is draft it, or leave the names out."
        )
    letters = tuple(_letter(viewer, row, view, tongue, day, tuple(added)) for tongue in Tongue)
    named = tuple(signed) if are_named else ()
    letters = tuple(replace(each, signatories=named) for each in letters)
    return GoingOut(view.title, letters, Appealed(id, stamp_of(row), are_named, row.channel))


def _letter(
    viewer: Viewer, row: Appeal, view: AppealView, tongue: Tongue, day: date, added: tuple[str, ...]
) -> Letter:
    to = addressed(office(viewer, row.office.public_id), day) if row.office else None
    return Letter(
        tongue,
        day,
        recipient=to.recipient if to else (row.addressee,),
        greeting=to.greeting if to else "",
        asks=asked_in(tongue, view.of),
        is_draft=False,
        said=partial(in_tongue, tongue),
        kind=OPEN,
        added=added,
        grounds=tuple(in_tongue(tongue, str(each.norm)) for each in view.norms),
    )


def _reporting(tongue: Tongue, day: date, added: tuple[str, ...]) -> Letter:
    said = partial(in_tongue, tongue)
    return Letter(tongue, day, is_draft=False, said=said, kind=PUBLIC, added=added)


def asked_in(tongue: Tongue, parts: Iterable[AskedView]) -> tuple[str, ...]:
    """What is asked as a letter lists it, the addressee's first: of whom, where it is somebody else, and what
    is not to be done, where its words do not say so themselves."""
    told = []
    for part in sorted(parts, key=lambda each: not each.is_addressee):
        for ask in part.asks:
            words = ask.to_do[:1].upper() + ask.to_do[1:]
            if ask.is_negative and not says_not(ask.to_do):
                words = phrase(tongue, "ask.not", ask=ask.to_do)
            whom = part.asked.name
            told.append(words if part.is_addressee else phrase(tongue, "ask.other", whom=whom, ask=words))
    return tuple(told)


def stamp_of(row: Appeal) -> str:
    """What tells whether an appeal says the same as before: of title, channel, addressee and asks."""
    asks = row.asks.filter(struck_at=None).order_by("pk")
    said = [row.title, row.channel, row.office.public_id if row.office else row.addressee]
    told = [[each.of, each.to_do, each.is_negative, str(each.by or ""), each.ground] for each in asks]
    return hashlib.sha256(json.dumps([said, told]).encode()).hexdigest()[:32]


def require_released(actor: Actor, row: Appeal) -> None:
    """Raises WrongState unless the appeal is out as a release that says what it says now."""
    out = [
        (line, stamp) for line, stamp in releases_of_appeal(actor, row.public_id) if line.state == "published"
    ]
    if not out:
        raise WrongState(
            f"{row.public_id} was not sent: what is for everybody goes out as a release that somebody else "
            "approves, and none of it is out. Draft it on its page, or by `tumen release event`."
        )
    if stamp_of(row) not in [stamp for _, stamp in out]:
        raise WrongState(
            f"{row.public_id} was not sent: it says something else than its release {out[0][0].number}. "
            "Draft its release again."
        )


def require_signed(row: Appeal) -> None:
    """Everybody who is to sign has signed, or said that they do not; and somebody has, where any is named.
    Raises WrongState."""
    if row.signatories.filter(signed_on=None, declined_on=None).exists():
        raise WrongState(
            f"{row.public_id} was not sent: somebody who signs it has not signed. Note that they signed, or "
            "that they do not sign."
        )
    if row.signatories.exists() and not row.signatories.exclude(signed_on=None).exists():
        raise WrongState(
            f"{row.public_id} was not sent: nobody of those who were to sign it signs it. Name somebody else."
        )


def require_asks(row: Appeal) -> None:
    """Raises NothingAsked for an appeal without asks."""
    if not row.asks.filter(struck_at=None).exists():
        raise NothingAsked(f"{row.public_id} asks nothing yet. Add what is asked first.")
