"""The pages of appeals: who was asked what, when, on which ground, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.advocacy import queries
from tumen.advocacy.queries import REFUSED, REPLACED, RETRACTED, AppealView, AskedView, AskView, State
from tumen.claims.queries import offices
from tumen.publication.forms.papers import Tongue
from tumen.publication.queries import releases_of_appeal
from tumen.vocabulary.asks import says_not
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.deadlines import Channel, deadlines
from tumen.vocabulary.norms import norms
from tumen.vocabulary.replies import Attribution, Reply
from tumen.vocabulary.writings import OPEN
from tumen.web.grading import Typed
from tumen.web.letter import KINDS
from tumen.web.numbers import whole_number
from tumen.web.releases import STATES as RELEASED
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import CHANNELS, date_words

Label = str | Promise
STATES: dict[State, Label] = {
    State.FOUND: gettext_lazy("read in a document, judged by nobody"),
    State.CONFIRMED: gettext_lazy("read in a document, confirmed"),
    State.REJECTED: gettext_lazy("judged to be no appeal"),
    State.DRAFT: gettext_lazy("a draft"),
    State.SIGNED: gettext_lazy("signed by everybody, not sent"),
    State.SENT: gettext_lazy("sent"),
    State.ANSWERED: gettext_lazy("answered"),
    State.SILENT: gettext_lazy("no answer recorded"),
    State.WITHDRAWN: gettext_lazy("withdrawn"),
}
REPLIES: dict[Reply, Label] = {
    Reply.FAVOURABLE: gettext_lazy("responded favourably"),
    Reply.PLEDGED: gettext_lazy("pledged something"),
    Reply.REFUSED: gettext_lazy("refused"),
    Reply.DENIED: gettext_lazy("denied the event"),
    Reply.INHIBITED: gettext_lazy("took steps against the appeal"),
    Reply.ASKED_MORE: gettext_lazy("asked for more information"),
    Reply.TOKEN: gettext_lazy("a token response"),
    Reply.NONE: gettext_lazy("said not to have responded"),
}
ATTRIBUTIONS: dict[Attribution, Label] = {
    Attribution.ACKNOWLEDGED: gettext_lazy("officials acknowledge it"),
    Attribution.DENIED: gettext_lazy("officials deny it"),
    Attribution.DENIED_RESPONSIBILITY: gettext_lazy("officials acknowledge the act and deny responsibility"),
    Attribution.EXPLAINED: gettext_lazy("officials explain it otherwise"),
    Attribution.ACCEPTED: gettext_lazy("officials accept responsibility"),
}
STEPS: dict[str, Label] = {
    "sent": gettext_lazy("It was sent"),
    "followed up": gettext_lazy("It was followed up"),
    "note": gettext_lazy("A note"),
    "withdrawn": gettext_lazy("It was withdrawn"),
}


#: How something that an appeal rests on is another since, and why a claim may be an answer.
SENTENCES: dict[str, Label] = {
    "it was changed": gettext_lazy("it was changed"),
    "it stands no more": gettext_lazy("it stands no more"),
    REFUSED: gettext_lazy("its people do not allow any more that it is told"),
    RETRACTED: gettext_lazy("it went out as this release, which was retracted"),
    REPLACED: gettext_lazy("another finding took the place of one that it rests on"),
    "it was derived anew": gettext_lazy("it was derived anew"),
    "it is another since this was confirmed": gettext_lazy("it is another since this was confirmed"),
    "the answer rests on it, and it was changed": gettext_lazy("the answer rests on it, and it was changed"),
    "the answer rests on it, and it stands no more": gettext_lazy(
        "the answer rests on it, and it stands no more"
    ),
    "who was asked says it": gettext_lazy("who was asked says it"),
    "it is later": gettext_lazy("it is later"),
    "both tell of the same event": gettext_lazy("both tell of the same event"),
    "it answers a letter, a statement or the like": gettext_lazy(
        "it answers a letter, a statement or the like"
    ),
}
#: The procedures of `vocabulary.deadlines`, in a reader's words.
PROCEDURES: dict[str, Label] = {
    "un-special-procedures": gettext_lazy("UN special procedures, allegation letter"),
    "un-wgad-regular": gettext_lazy("UN Working Group on Arbitrary Detention, regular communication"),
    "gb-commons-written": gettext_lazy("House of Commons, ordinary written question"),
    "gb-lords-written": gettext_lazy("House of Lords, question for written answer"),
    "gb-select-committee": gettext_lazy("Westminster, the government’s response to a committee’s report"),
    "eu-parliament-written": gettext_lazy("European Parliament, question for written answer"),
    "eu-parliament-priority": gettext_lazy("European Parliament, priority question"),
    "ca-commons-written": gettext_lazy("House of Commons of Canada, written question"),
    "ca-commons-petition": gettext_lazy("House of Commons of Canada, petition"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask in words; ``is_marked`` where these do not say themselves what is to stop or not to be done."""

    view: AskView
    by: str
    ground: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked of one, in words; ``silent`` is the day by which nothing came of theirs, "" where
    something did or no day has passed."""

    view: AskedView
    whom: str
    asks: tuple[Ask, ...]
    silent: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, in words; ``overdue`` where what was pledged was due before today. ``ask`` is what it
    answers, ``settled`` what came of what it pledged."""

    view: queries.AnswerView
    reply: Label
    attribution: Label
    on: str
    due: str
    overdue: bool
    ask: str = ""
    settled: Label = ""
    settled_on: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An appeal in a list, or on its page."""

    view: AppealView
    on: str
    askers: str
    state: Label
    due: str
    parts: tuple[Part, ...]
    grounds: tuple[tuple[str, str], ...]  #: the norm in words, and the claim that invokes it
    answers: tuple[Answer, ...]


def appeals(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """Every appeal by year or by who is asked, what is due, and the form for a new one."""
    of, by = request.GET.get("of", ""), request.GET.get("by", "year")
    year = request.GET.get("year", "")
    found = queries.appeals(viewer, of=of, year=whole_number(year, digits=4) or None)
    clear, loose = [each for each in found if not each.is_loose], [each for each in found if each.is_loose]
    whole = found if not (of or year) else queries.appeals(viewer)
    judge = judge_of(request)
    due = queries.appeals_due(viewer)
    told = {
        "room": "appeals",
        "parts": _by_whom(clear, of) if by == "whom" else _by_year(clear),
        "loose": [line_of(each) for each in loose],
        "has_days": bool(queries.due_days(viewer)),
        "by": by,
        "of": of,
        "year": year,
        "years": sorted({each.year for each in whole if each.year}),
        "asked": _asked(each for each in whole if not each.is_loose),
        "late": [line_of(each) for each in due.late],
        "coming": [line_of(each) for each in due.coming],
        "pledges": [_answer(each) for each in due.pledges],
        "may_draft": judge is not None and may_do(judge, "advocacy.draft_appeal"),
        "typed": typed or Typed(),
        **_choices(viewer),
    }
    return render(request, "tumen/appeals.html", told, status=400 if typed else 200)


def appeal(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One appeal: what is asked of whom, what it rests on, what came back, and what people may do with it."""
    found = queries.appeal(viewer, id)
    judge = judge_of(request)
    is_written = found.state in (State.DRAFT, State.SIGNED)
    told = {
        "room": "appeals",
        "page": found,
        "line": line_of(found),
        "channel": CHANNELS[found.channel] if found.channel else "",
        "deadline": deadlines().get(found.deadline),
        "procedure": PROCEDURES.get(found.deadline, ""),
        "judged": [(each, _judged(each.kind.value)) for each in found.judged],
        "steps": [(each, STEPS[each.kind.value], day_of(each.on)) for each in found.steps],
        "signatories": [
            (each, day_of(each.signed_on), day_of(each.declined_on)) for each in found.signatories
        ],
        "proposed": [
            (each, REPLIES[each.reply], date_words(each.on), [SENTENCES[why] for why in each.reasons])
            for each in (() if is_written else queries.proposed_answers(viewer, id))
        ],
        "changed": [(each, SENTENCES[each.how]) for each in found.changed],
        "papers_left": [(each, KINDS.get(each.kind, each.kind)) for each in found.papers],
        "kept": {"title": found.title, "channel": found.channel, "deadline": found.deadline}
        | {"events": " ".join(each.id for each in found.events), "persons": " ".join(found.persons)}
        | {"grounds": [each.norm.code for each in found.norms]},
        "is_judging": judge is not None and may_do(judge, "advocacy.note_answer"),
        "is_reviewing": judge is not None and may_do(judge, "advocacy.judge_appeal"),
        "is_written": is_written,
        "today": date.today().isoformat(),
        "typed": typed or Typed(),
        "form": form if typed else "",
        **_choices(viewer),
        "step_kinds": _steps_left(found.state),
        "paper": _paper_of(found) if not found.is_found else None,
        "is_public": found.channel is not None and found.channel.is_public,
        "releases": [(line, RELEASED[line.state]) for line, _ in releases_of_appeal(viewer, found.id)],
        "may_release": judge is not None and may_do(judge, "publication.draft_event_report"),
    }
    return render(request, "tumen/appeal.html", told, status=400 if typed else 200)


#: The kind of paper (`vocabulary.writings`) that goes by a channel; by the others a letter does.
_PAPERS = {Channel.UN: "allegation-letter", Channel.QUESTION: "question-written"}
_PAPERS |= {each: OPEN for each in Channel if each.is_public}


def _paper_of(found: AppealView) -> dict[str, str]:
    """What the page that drafts a paper is given of an appeal: its kind, addressee, asks, and who signed."""
    addressee = next((part for part in found.of if part.is_addressee), None)
    signed = [each.name for each in found.signatories if each.signed_on and each.name]
    tongue = Tongue.KOREAN if (get_language() or "en").startswith("ko") else Tongue.ENGLISH
    return {
        "kind": _PAPERS.get(found.channel, "letter") if found.channel else "letter",
        "office": addressee.asked.office if addressee else "",
        "to": addressee.asked.name if addressee and not addressee.asked.office else "",
        "asks": "\n".join(queries.asked_in(tongue, found.of)),
        "grounds": "\n".join(str(said(str(each.norm))) for each in found.norms),
        "signatories": "\n".join(signed),
    }


def _choices(viewer: Viewer) -> dict[str, object]:
    """What the forms choose from."""
    return {
        "channels": [(each.value, words) for each, words in CHANNELS.items()],
        "offices": [(each.id, each.name) for each in offices(viewer)],
        "deadlines": [(each, PROCEDURES[each.code]) for each in deadlines().values()],
        "norms": [(code, said(norm.called)) for code, norm in norms().items()],
        "replies": [(each.value, words) for each, words in REPLIES.items()],
        "attributions": [(each.value, words) for each, words in ATTRIBUTIONS.items()],
    }


def _steps_left(state: State) -> list[tuple[str, Label]]:
    """The steps that can be noted: one that was sent is not sent again, and one withdrawn is done with."""
    if state is State.WITHDRAWN:
        return []
    is_written = state in (State.DRAFT, State.SIGNED)
    return [(kind, words) for kind, words in STEPS.items() if is_written or kind != "sent"]


def _by_year(found: Iterable[AppealView]) -> list[tuple[str, list[Line]]]:
    parts: dict[str, list[Line]] = {}
    for each in found:
        parts.setdefault(str(each.year) if each.year else str(_("No date")), []).append(line_of(each))
    return list(parts.items())


def _by_whom(found: Iterable[AppealView], of: str) -> list[tuple[str, list[Line]]]:
    """Each appeal under everybody whom it asks, with what it asks of them alone."""
    parts: dict[str, tuple[str, list[Line]]] = {}
    for each in found:
        line = line_of(each)
        for part in line.parts:
            key = part.view.asked.key
            if not of or key == of:
                alone = Line(
                    each, line.on, line.askers, line.state, line.due, (part,), line.grounds, line.answers
                )
                parts.setdefault(key, (part.whom, []))[1].append(alone)
    return sorted(parts.values(), key=lambda part: part[0].casefold())


def _asked(found: Iterable[AppealView]) -> list[tuple[str, str]]:
    named = {part.asked.key: whom(part) for each in found for part in each.of if part.asked.key}
    return sorted(named.items(), key=lambda each: each[1].casefold())


def line_of(each: AppealView) -> Line:
    """An appeal in words."""
    return Line(
        view=each,
        on=date_words(each.on) if each.on else "",
        askers="; ".join(each.askers),
        state=STATES[each.state],
        due=day_of(each.due),
        parts=tuple(_part(each, part) for part in each.of),
        grounds=tuple((said(str(norm.norm)), norm.claim) for norm in each.norms),
        answers=tuple(_answer(answer, each) for answer in each.answers),
    )


def _part(each: AppealView, part: AskedView) -> Part:
    silent = day_of(each.due_of(part)) if part.asked.key in each.silent else ""
    return Part(part, whom(part), tuple(_ask(ask) for ask in part.asks), silent)


def whom(part: AskedView) -> str:
    """Who is asked, in words."""
    return said(part.asked.name) if part.asked.name else str(_("Nobody named"))


def _ask(ask: AskView) -> Ask:
    ground = said(str(ask.ground)) if ask.ground else ask.grounds
    is_marked = ask.is_negative and not says_not(ask.to_do)
    return Ask(ask, date_words(ask.by) if ask.by else "", ground, is_marked)


def _answer(each: queries.AnswerView, of: AppealView | None = None) -> Answer:
    """What came back, in words; with its appeal also which ask it answers, and what came of a pledge."""
    asks = (ask for part in of.of for ask in part.asks) if of else iter(())
    settled = next((other for other in of.answers if other.id == each.settled_by), None) if of else None
    return Answer(
        each,
        REPLIES[each.reply],
        ATTRIBUTIONS[each.attribution] if each.attribution else "",
        day_of(each.on),
        day_of(each.due),
        each.is_overdue(date.today()),
        next((ask.to_do for ask in asks if ask.id == each.ask), ""),
        REPLIES[settled.reply] if settled else "",
        day_of(settled.on) if settled else "",
    )


def day_of(day: date | None) -> str:
    """A day in words; "" for none."""
    return date_words(Interval.day(day)) if day else ""


def _judged(kind: str) -> str:
    return {
        "confirmed": str(_("It is an appeal as it stands here.")),
        "rejected": str(_("It is no appeal.")),
        "apart": str(_("Some of its asks are an appeal of their own:")),
        "joined": str(_("It is the same appeal as:")),
    }[kind]
