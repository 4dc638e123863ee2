"""The pages of persons: the list, without a name; and one person, stage by stage and source by source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do
from tumen.record import queries
from tumen.record.queries import PersonLine, PersonView, PossiblyOne, Reached, Sketch
from tumen.vocabulary import acts
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Sex
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, date_words, day_words

#: What the list can be narrowed to: the acts that are told of persons most.
ACTS = (
    "forced repatriation", "arrest", "detention", "crossing", "prosecution", "torture", "sexual violence",
    "forced labour", "trafficking", "enforced disappearance", "death", "killing", "arrival",
)  # fmt: skip

STAGES: Mapping[str, str | Promise] = {
    "crossing": gettext_lazy("Crossing"),
    "arrest": gettext_lazy("Arrest"),
    "detention": gettext_lazy("Detention"),
    "forced return": gettext_lazy("Forced return"),
    "interrogation": gettext_lazy("Interrogation"),
    "what was done in custody": gettext_lazy("What was done in custody"),
    "sentence": gettext_lazy("Sentence"),
    "what else is told": gettext_lazy("What else is told"),
    "last known status": gettext_lazy("Last known status"),
}
CERTAINTIES: Mapping[str, str | Promise] = {
    "ACCEPTED": gettext_lazy("a person found that a document says so"),
    "SEVERAL": gettext_lazy("told by more than one document"),
    "ONE": gettext_lazy("told by one document, not reviewed"),
    "DOUBTED": gettext_lazy("told with doubt"),
    "FEARED": gettext_lazy("not told as having happened"),
    "DENIED": gettext_lazy("denied"),
}
BANDS: Mapping[str, str | Promise] = {
    "LIKELY": gettext_lazy("Much speaks for it"),
    "POSSIBLE": gettext_lazy("Something beside the name speaks for it"),
    "NAME_ONLY": gettext_lazy("Only the name speaks for it"),
}
REASONS: Mapping[str, str | Promise] = {
    "NAME": gettext_lazy("their names can be one name, in different spellings or the same"),
    "SHORT_NAME": gettext_lazy("their names can be one name of two syllables, as many people have"),
    "SIMILAR_NAME": gettext_lazy("their names are alike"),
    "PART_OF_NAME": gettext_lazy("the name of one is a part of the other’s"),
    "SEX": gettext_lazy("they are of one sex"),
    "AGE": gettext_lazy("they are of one age"),
    "NEAR_AGE": gettext_lazy("their ages lie a year or two apart, as ways of counting do"),
    "KIN": gettext_lazy("they are the same to the same relative"),
    "DAY": gettext_lazy("the same was done to them within the same days"),
    "MONTH": gettext_lazy("the same was done to them in the same month or season"),
    "YEAR": gettext_lazy("the same was done to them in the same year"),
    "PLACE": gettext_lazy("it was in the same place"),
    "OTHER_PLACE": gettext_lazy("against it: it was in another place"),
    "NEAR": gettext_lazy("they were in one place within three months"),
    "AFTER_ARRIVAL": gettext_lazy("against it: one had reached safety before what is told of the other"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in the list."""

    id: str
    words: str
    stages: tuple[str | Promise, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the chain in words."""

    stage: str | Promise
    what: str
    when: str
    as_of: str
    certainty: str | Promise
    disagree: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document tells of one stage: several lines where it tells several things."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of what each document tells: a row for each stage, a column for each document."""

    titles: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str | Promise, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who may be the same, in words."""

    id: str
    words: str
    band: str | Promise
    reasons: tuple[str | Promise, ...]


def persons(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Fifty persons, the newest first."""
    act = request.GET.get("act", "")
    found = queries.persons(viewer, after=request.GET.get("after", ""), act=act if act in ACTS else "")
    return render(request, "tumen/persons.html", list_context(request, viewer, found.lines, found.after, act))


def list_context(
    request: HttpRequest,
    viewer: Viewer,
    lines: Iterable[PersonLine],
    after: str,
    act: str = "",
    **more: object,
) -> dict[str, object]:
    """What the page of the list needs; a search by name fills the same page."""
    judge = judge_of(request)
    return {
        "room": "persons",
        "entries": [_entry(line) for line in lines],
        "after": after,
        "act": act,
        "acts": [(code, act_words(code)) for code in ACTS],
        "may_seek": judge is not None and may_do(judge, "record.seek_person") and queries.sees_names(judge),
        "sees_names": queries.sees_names(viewer),
        **more,
    }


def person(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One person; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.person(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "persons",
        "page": found,
        "title": _title(sketch_words(found.sketch)),
        "counts": _counts(found.sources),
        "steps": [_step(reached) for reached in found.stages],
        "comparison": _compared(found) if len(found.sources) > 1 else None,
        "sources": [
            (
                source,
                date_words(source.published),
                [(line, date_words(line.when) if line.when else "") for line in source.lines],
            )
            for source in found.sources
        ],
        "whereabouts": [
            (place, date_words(when) if when else "", act)
            for place, when, act in (found.identity.whereabouts if found.identity else ())
        ],
        "possible": [_possible(each) for each in found.possible],
        "judgements": [(each, day_words(each.at)) for each in found.judgements],
        "openings": [(name, day_words(at), why) for name, at, why in found.openings],
        "is_judging": judge is not None and may_do(judge, "record.judge_person"),
        "may_open": judge is not None and _may_open(judge, id, found),
        "typed": typed or Typed(),
        "form": form if typed else "",
    }
    return render(request, "tumen/person.html", told, status=400 if typed else 200)


def _may_open(judge: Actor, id: str, found: PersonView) -> bool:
    """Whether the form that opens an identity is for ``judge``, who on a laptop is not who looks."""
    return may_do(judge, "record.open_identity") and (found.may_open or queries.sees_names(judge))


def sketch_words(sketch: Sketch) -> str:
    """ "a woman, 30s, forcibly returned October 2023"."""
    parts = [_who(sketch)]
    if sketch.ages and sketch.ages[0] >= 18:
        first, last = (age // 10 * 10 for age in sketch.ages)
        one = _("%(first)ss") % {"first": first}
        parts.append(one if first == last else _("%(first)ss to %(last)ss") % {"first": first, "last": last})
    if sketch.act:
        done = said(acts.done(sketch.act))
        when = date_words(sketch.when) if sketch.when else ""
        both = _("%(done)s %(when)s") % {"done": done, "when": when} if done and when else done or when
        parts.append(both)
    return ", ".join(parts)


def _who(sketch: Sketch) -> str:
    is_child = sketch.ages is not None and sketch.ages[1] < 18
    if sketch.sex is Sex.FEMALE:
        return _("a girl") if is_child else _("a woman")
    if sketch.sex is Sex.MALE:
        return _("a boy") if is_child else _("a man")
    return _("a child") if is_child else _("a person")


def _title(words: str) -> str:
    return words[:1].upper() + words[1:]


def _entry(line: PersonLine) -> Entry:
    told = ngettext("%(n)d document", "%(n)d documents", line.documents) % {"n": line.documents}
    claims = ngettext("%(n)d claim", "%(n)d claims", line.claims) % {"n": line.claims}
    stages = tuple(STAGES[stage.value] for stage in line.stages)
    return Entry(line.id, _title(sketch_words(line.sketch)), stages, f"{told} · {claims}")


def _counts(sources: tuple[object, ...]) -> str:
    many = len(sources)
    return ngettext("Told of by %(n)d document.", "Told of by %(n)d documents.", many) % {"n": many}


def _step(reached: Reached) -> Step:
    return Step(
        STAGES[reached.stage.value],
        ", ".join(act_words(act) for act in reached.acts if act),
        date_words(reached.when) if reached.when else _("no date"),
        date_words(reached.as_of) if reached.as_of else "",
        CERTAINTIES[reached.certainty.name],
        reached.disagree,
        reached.claims,
    )


def _compared(found: PersonView) -> Comparison:
    """Stage by stage what each source tells, so that what differs stands beside each other."""
    rows = []
    for reached in found.stages:
        cells = tuple(
            Cell(
                tuple(
                    _said(line.act, line.when, line.place, line.is_denied, line.realis)
                    for line in source.lines
                    if line.claim in reached.claims
                )
            )
            for source in found.sources
        )
        rows.append((STAGES[reached.stage.value], cells))
    return Comparison(tuple((source.document, source.title) for source in found.sources), tuple(rows))


def _said(act: str, when: Interval | None, place: str, is_denied: bool, realis: str) -> str:
    marks = [_("denied")] if is_denied else []
    if realis:
        marks.append(said(realis))
    told = [said(act), date_words(when) if when else "", place]
    words = ", ".join(part for part in told if part)
    return f"{words} ({', '.join(marks)})" if marks else words


def _possible(each: PossiblyOne) -> Possible:
    reasons = tuple(REASONS[reason.name] for reason in each.reasons if reason.name in REASONS)
    return Possible(each.id, _title(sketch_words(each.sketch)), BANDS[each.band.name], reasons)
