"""Taking an interview: consent first, then turn by turn; pauses, and ending as the interviewee wants it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.errors import NotPermitted
from tumen.access.marking import compartment_of, level_named, mark_level, place_in
from tumen.access.models import Actor, Level
from tumen.access.queries import may_see
from tumen.access.rules import require_identities
from tumen.consent.actions import Withdrawn, note_consent, withdraw_consent
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.consent.queries import allows
from tumen.interviews.composing import CIRCUMSTANCES, clean
from tumen.interviews.errors import ConsentFirst, NothingSaid, NotNow
from tumen.interviews.kinds import Speaks, State, TurnKind
from tumen.interviews.models import Interview, Pause, Turn
from tumen.interviews.naming import new_code_name
from tumen.interviews.sealing import make_key, seal
from tumen.interviews.sight import seen

CLEARED = "Who was interviewed is open to few."
_WHY = "an interview was begun"


def begin(
    *,
    actor: Actor,
    answers: Mapping[Purpose, bool] | Mapping[str, bool],
    way: Way | str,
    giver: Giver | str = Giver.SELF,
    limits: str = "",
    until: date | None = None,
    asked_in: str = "",
    may_record: bool = False,
    speaks: Speaks | str = Speaks.SELF,
    assents: bool = False,
    code_name: str = "",
    language: str = "ko",
    level: Level | str = Level.RESTRICTED,
    compartments: Collection[str] = (),
    **who: str,
) -> Interview:
    """Begin an interview with what the interviewee allows; without a yes to keeping it nothing is kept.

    ``answers`` holds yes or no for each purpose that was asked about; ``asked_in`` says in which language.
    ``assents`` is the yes of a child beside the guardian's. ``who`` are circumstances by the names of
    `composing.CIRCUMSTANCES`. Raises ConsentFirst, NothingSaid, NotPermitted, NoSuchCompartment, NotAGrant.
    """
    require_identities(actor, CLEARED)
    told = _told(who)
    asked = {Purpose(purpose): is_given for purpose, is_given in answers.items()}
    kind = Speaks(speaks)
    _require_consent(asked, kind, Giver(giver), assents=assents)
    name = _code_name(code_name, told["interviewee"])
    now = timezone.now()
    with recorded(actor, "interviews.begin") as entry:
        made = Interview.objects.create(
            code_name=name,
            language=language,
            speaks=kind,
            level=level_named(level),
            may_record=may_record,
            began_at=now,
            went_on_at=now,
            taken_by=actor,
        )
        entry.item = made.public_id
        make_key(made.public_id)
        made.sealed = seal(made.public_id, told)
        made.save(update_fields=["sealed"])
        mark_level(actor, made.public_id, level, _WHY)
        for named in compartments:
            place_in(actor, made.public_id, compartment_of(named), _WHY)
        require_sight(actor, made.public_id)
        beside = _beside(asked_in, assents=assents and kind is Speaks.CHILD)
        said: dict[str, Any] = {"way": way, "giver": giver, "until": until, "limits": limits}
        _note_answers(actor, made.public_id, asked, given_on=now.date(), why=beside, **said)
    return made


def write_turn(
    *,
    actor: Actor,
    interview: str,
    turn: int,
    kind: TurnKind | str,
    words: str,
    is_ended: bool = False,
) -> Turn:
    """Keep the words of turn number ``turn``, while they are typed and when it ends.

    Sent again it says the same: a turn that has ended stays as it is. Raises NoSuchInterview, NotNow,
    ConsentFirst where they took it back, and NothingSaid for a number that is not the next or no words.
    """
    row = going_on(actor, interview)
    said, sort = clean(words), turn_kind(kind)
    if not said:
        raise NothingSaid("Nothing was kept, because nothing is written there.")
    known = Turn.objects.filter(interview=row, number=turn).first()
    if known and known.is_ended:
        return known
    last = Turn.objects.filter(interview=row, is_ended=True).order_by("number").last()
    if turn != (last.number if last else 0) + 1:
        raise NothingSaid(f"Turn {turn} is not the next one. Open the interview again: all is there.")
    now = timezone.now()
    ended_at = last.ended_at if last else None
    began_at = max(ended_at, row.went_on_at) if ended_at else row.went_on_at
    changed: dict[str, Any] = {
        "kind": sort,
        "sealed": seal(row.public_id, said),
        "is_ended": is_ended,
        "ended_at": now if is_ended else None,
    }
    with recorded(actor, "interviews.write_turn", row.public_id, turn=turn, ended=is_ended):
        if known:
            Turn.objects.filter(pk=known.pk).update(**changed)
            return Turn.objects.get(pk=known.pk)
        return Turn.objects.create(interview=row, number=turn, began_at=began_at, **changed)


def pause(
    *, actor: Actor, interview: str, turn: int = 0, kind: TurnKind | str = TurnKind.ANSWER, words: str = ""
) -> Interview:
    """Stop: nothing of the interview is shown until it goes on. Words not ended yet are kept first.

    Pausing what is paused changes nothing. Raises NoSuchInterview and NotNow.
    """
    row = seen(actor, interview)
    if row.state == State.PAUSED:
        return row
    require_state(row, State.OPEN)
    with recorded(actor, "interviews.pause", row.public_id):
        if clean(words) and turn:
            write_turn(actor=actor, interview=row.public_id, turn=turn, kind=kind, words=words)
        after = Turn.objects.filter(interview=row).count()
        Pause.objects.create(interview=row, after=after, began_at=timezone.now())
        return _moved(row, State.PAUSED)


def resume(*, actor: Actor, interview: str) -> Interview:
    """Go on after a pause, or with what they decide now to keep. Raises NoSuchInterview and NotNow."""
    row = seen(actor, interview)
    require_state(row, State.PAUSED, State.HELD)
    now = timezone.now()
    with recorded(actor, "interviews.resume", row.public_id):
        Pause.objects.filter(interview=row, ended_at=None).update(ended_at=now)
        return _moved(row, State.OPEN, went_on_at=now)


def hold(*, actor: Actor, interview: str) -> Interview:
    """End for now: what was said stays sealed, and nobody reads it until the interviewee decides.

    Raises NoSuchInterview and NotNow.
    """
    row = seen(actor, interview)
    require_state(row, State.OPEN, State.PAUSED)
    with recorded(actor, "interviews.hold", row.public_id):
        if row.state == State.OPEN:
            after = Turn.objects.filter(interview=row).count()
            Pause.objects.create(interview=row, after=after, began_at=timezone.now())
        return _moved(row, State.HELD)


def withdraw(
    *,
    actor: Actor,
    interview: str,
    way: Way | str = Way.SPOKEN,
    giver: Giver | str = Giver.SELF,
    why: str = "",
) -> Withdrawn:
    """They take it back: what was said is destroyed with its key, and document and recording with it.

    Whoever takes an open interview does it at once; of a closed one it takes a keeper (NotYours). ``why`` is
    kept, so it must not say what was told. Raises NoSuchInterview and NotNow.
    """
    row = seen(actor, interview)
    if row.state == State.WITHDRAWN:
        raise NotNow(f"{row.public_id} was withdrawn before, and is destroyed.")
    with recorded(actor, "interviews.withdraw", row.public_id):
        return withdraw_consent(
            actor=actor, item=row.public_id, purpose=Purpose.KEEP, way=way, giver=giver, why=why
        )


def going_on(actor: Actor, id: str) -> Interview:
    """An open interview that is still agreed to. Raises NoSuchInterview, NotNow and ConsentFirst."""
    row = seen(actor, id)
    require_state(row, State.OPEN)
    require_kept(actor, row)
    return row


def require_sight(actor: Actor, id: str) -> None:
    """Raises NotPermitted where the actor put an interview out of their own sight."""
    if not may_see(actor, id):
        raise NotPermitted(
            "Nothing was kept: you would not see this interview yourself. Choose a level and compartments "
            "that you are cleared for; a keeper grants that: tumen access grant."
        )


def require_kept(actor: Actor, row: Interview) -> None:
    """Raises ConsentFirst unless they agree, now, that it is kept."""
    if not (found := allows(actor, row.public_id, Purpose.KEEP)):
        raise ConsentFirst(f"Nothing was kept: {found.says}. Ask them, and note it: tumen consent note")


def require_state(row: Interview, *states: State) -> None:
    """Raises NotNow in another state."""
    if row.state not in states:
        raise NotNow(
            f"This cannot be done now: {row.public_id} is {State(row.state).label}. Nothing was changed."
        )


def turn_kind(kind: TurnKind | str) -> TurnKind:
    if kind not in TurnKind.values:
        raise NothingSaid(f"“{kind}” is no turn. Use one of {', '.join(TurnKind.values)}.")
    return TurnKind(kind)


def _note_answers(actor: Actor, item: str, asked: Mapping[Purpose, bool], **said: Any) -> None:
    """Keep each answer as a consent of its own."""
    for purpose, is_given in asked.items():
        note_consent(actor=actor, item=item, purpose=purpose, is_given=is_given, **said)


def _moved(row: Interview, state: State, *, went_on_at: datetime | None = None) -> Interview:
    more = {"went_on_at": went_on_at} if went_on_at else {}
    Interview.objects.filter(pk=row.pk).update(state=state, revision=F("revision") + 1, **more)
    return Interview.objects.get(pk=row.pk)


def _told(who: Mapping[str, str]) -> dict[str, str]:
    if unknown := set(who) - set(CIRCUMSTANCES):
        raise TypeError(f"An interview has no {', '.join(sorted(unknown))}.")
    told = {name: " ".join(clean(who.get(name, "")).split()) for name in CIRCUMSTANCES}
    if not told["interviewee"] or not told["interviewer"]:
        raise NothingSaid("Nothing was kept, because it does not say who is interviewed, or by whom.")
    return told


def _require_consent(asked: Mapping[Purpose, bool], kind: Speaks, giver: Giver, *, assents: bool) -> None:
    if not asked.get(Purpose.KEEP):
        raise ConsentFirst("Nothing was kept: they have not agreed that the interview is kept.")
    if kind is Speaks.CHILD and (giver is not Giver.GUARDIAN or not assents):
        raise ConsentFirst(
            "Nothing was kept: under 18 it takes a guardian’s consent, and that they want it too."
        )


def _beside(asked_in: str, *, assents: bool) -> str:
    """What is noted beside each answer."""
    said = [f"asked in {asked_in}" if asked_in else "", "the child wants it too" if assents else ""]
    return ", ".join(each for each in said if each)


def _code_name(code_name: str, interviewee: str) -> str:
    name = " ".join(clean(code_name).split()) or _drawn(interviewee)
    if _shares_a_word(name, interviewee):
        raise NothingSaid("The code name is a part of the interviewee’s name. Choose one that tells nothing.")
    if any(sign.isdigit() for sign in name):
        raise NothingSaid("A code name holds no number: it would be read as a figure. Choose other words.")
    if Interview.objects.filter(code_name=name).exists():
        raise NothingSaid(f"Another interview is called {name}. Choose another code name.")
    return name


def _drawn(interviewee: str) -> str:
    """A name that no interview has; of three words where those of two are nearly used up."""
    drawn = (new_code_name(2 if tried < 20 else 3) for tried in count())
    taken = set(Interview.objects.values_list("code_name", flat=True))
    return next(name for name in drawn if name not in taken and not _shares_a_word(name, interviewee))


def _shares_a_word(name: str, interviewee: str) -> bool:
    return not set(name.casefold().split()).isdisjoint(interviewee.casefold().split())
