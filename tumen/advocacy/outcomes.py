"""What came of appeals: by who was asked, by year, by ground; what was answered favourably; in order of time.
PURE.

An appeal to several is counted once for each of them. What came back is counted by what people took it for;
a day that passed in silence is no refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tumen.advocacy.views import AnswerView, AppealView, AskedView, AskView, State
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.replies import Reply


class Came(str, Enum):
    """What came of an appeal to one of those whom it asks: the best that came back, or that nothing did."""

    GRANTED = "granted"  #: responded favourably
    PLEDGED = "pledged"
    MORE = "more"  #: a token response, or a question
    AGAINST = "against"  #: refused, denied, or taken steps against
    UNANSWERED = "unanswered"  #: said not to have responded
    SILENT = "silent"  #: its day has passed and nothing is recorded
    NOTHING = "nothing"  #: nothing is recorded, and no day has passed


_OF_REPLIES = {
    Reply.FAVOURABLE: Came.GRANTED,
    Reply.PLEDGED: Came.PLEDGED,
    Reply.TOKEN: Came.MORE,
    Reply.ASKED_MORE: Came.MORE,
    Reply.REFUSED: Came.AGAINST,
    Reply.DENIED: Came.AGAINST,
    Reply.INHIBITED: Came.AGAINST,
    Reply.NONE: Came.UNANSWERED,
}
_ORDER = list(Came)
#: An appeal in another state was not made: it is a draft, or none.
_MADE = frozenset({State.FOUND, State.CONFIRMED, State.SENT, State.ANSWERED, State.SILENT})


@dataclass(frozen=True, slots=True)
class Row:
    """What came of the appeals to one addressee, of one year, or on one ground: how many of each."""

    key: str
    name: str
    appeals: int
    came: tuple[int, ...]  #: in the order of `Came`


@dataclass(frozen=True, slots=True)
class Worked:
    """Something that was answered favourably, or pledged. ``days`` lie between the appeal and the answer."""

    appeal: str
    title: str
    whom: str
    asks: tuple[AskView, ...]
    channel: Channel | None
    grounds: tuple[str, ...]
    answer: AnswerView
    days: int | None


class MomentKind(str, Enum):
    """What happened on a day."""

    ASKED = "asked"
    ANSWERED = "answered"
    SILENT = "silent"
    DUE = "due"  #: the day by which what was pledged was, or is, to be done


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened with an appeal on a day: ``asks`` are what was asked, or what the answer
    answers, ``grounds`` the norms that it was asked on."""

    day: date
    kind: MomentKind
    appeal: str
    title: str
    whom: str
    reply: Reply | None = None
    claim: str = ""
    asks: tuple[AskView, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of appeals, as far as a viewer may know of them."""

    by_whom: tuple[Row, ...]
    by_year: tuple[Row, ...]
    by_ground: tuple[Row, ...]
    worked: tuple[Worked, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """An appeal to one of those whom it asks, with what they answered."""

    appeal: AppealView
    asked: AskedView
    answers: tuple[AnswerView, ...]
    came: Came


def outcomes_of(appeals: Iterable[AppealView]) -> Outcomes:
    """What came of these appeals. Drafts, what is no appeal, and what is asked of nobody are left out."""
    parts = [part for each in appeals for part in _parts(each)]
    return Outcomes(
        by_whom=_rows(parts, lambda part: [(part.asked.asked.key, part.asked.asked.name)], str.casefold),
        by_year=_rows(parts, lambda part: [(str(part.appeal.year or ""),) * 2]),
        by_ground=_rows(parts, _grounds, str.casefold),
        worked=tuple(sorted(_worked(parts), key=lambda each: (each.answer.on or date.max, each.appeal))),
        moments=tuple(sorted(_moments(parts), key=lambda each: (each.day, each.appeal, each.whom))),
    )


def _parts(appeal: AppealView) -> Iterator[_Part]:
    if appeal.state not in _MADE or appeal.is_loose:
        return
    for asked in appeal.of:
        if asked.asked.key and asked.asks:
            answers = appeal.answers_of(asked)
            yield _Part(appeal, asked, answers, _came(appeal, asked, answers))


def _came(appeal: AppealView, asked: AskedView, answers: Iterable[AnswerView]) -> Came:
    came = [_OF_REPLIES[each.reply] for each in answers]
    if came:
        return min(came, key=_ORDER.index)
    return Came.SILENT if asked.asked.key in appeal.silent else Came.NOTHING


def _grounds(part: _Part) -> list[tuple[str, str]]:
    return list(dict.fromkeys((str(each.norm),) * 2 for each in part.appeal.norms))


def _rows(
    parts: Iterable[_Part],
    keys: Callable[[_Part], Iterable[tuple[str, str]]],
    order: Callable[[str], str] = str,
) -> tuple[Row, ...]:
    found: dict[str, tuple[str, list[Came]]] = {}
    for part in parts:
        for key, name in keys(part):
            found.setdefault(key, (name, []))[1].append(part.came)
    rows = (
        Row(key, name, len(came), tuple(came.count(each) for each in Came))
        for key, (name, came) in found.items()
    )
    return tuple(sorted(rows, key=lambda row: order(row.name)))


def _worked(parts: Iterable[_Part]) -> Iterator[Worked]:
    for part in parts:
        asked_on = _day(part.appeal)
        for answer in part.answers:
            if _OF_REPLIES[answer.reply] in (Came.GRANTED, Came.PLEDGED):
                yield Worked(
                    part.appeal.id,
                    part.appeal.title,
                    part.asked.asked.name,
                    _answered(part, answer),
                    part.appeal.channel,
                    tuple(name for _, name in _grounds(part)),
                    answer,
                    (answer.on - asked_on).days if answer.on and asked_on else None,
                )


def _answered(part: _Part, answer: AnswerView) -> tuple[AskView, ...]:
    """The asks of a part that an answer answers."""
    return tuple(ask for ask in part.asked.asks if answer.ask == ask.id) or part.asked.asks


def _moments(parts: Iterable[_Part]) -> Iterator[Moment]:
    for part in parts:
        named = part.appeal.id, part.appeal.title, part.asked.asked.name
        if asked_on := _day(part.appeal):
            grounds = tuple(name for _, name in _grounds(part))
            yield Moment(asked_on, MomentKind.ASKED, *named, asks=part.asked.asks, grounds=grounds)
        due = part.appeal.due_of(part.asked)
        if part.asked.asked.key in part.appeal.silent and due:
            yield Moment(due, MomentKind.SILENT, *named)
        for answer in part.answers:
            told = answer.reply, answer.claim, _answered(part, answer)
            if answer.on:
                yield Moment(answer.on, MomentKind.ANSWERED, *named, *told)
            if answer.due:
                yield Moment(answer.due, MomentKind.DUE, *named, *told)


def _day(appeal: AppealView) -> date | None:
    return (appeal.on.earliest or appeal.on.latest) if appeal.on else None
