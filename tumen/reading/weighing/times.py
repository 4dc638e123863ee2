"""Evidence for the time of a figure: what its sentence names, what was told before, the document's own date.

Values are intervals; `UNTOLD` stands for a time that nothing tells, or that words tell which nothing
resolves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tumen.reading.story import Dated, Story
from tumen.reading.telling import NOT_YET, Telling, ToldFigure
from tumen.reading.timing import (
    dates_saying,
    is_beside,
    steps_between,
    tells_of_another,
    tense_of,
    token_of,
)
from tumen.reading.weighing.acts import bucket, group_of, is_whole, leaning
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval

UNTOLD = "untold"
_FIGURES, _REACH, _STORY_BACK, _LATER = 6, 12, 4, 4
_STEPS = (0, 1, 2, 3, 4, 5, 7, 10)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a figure when its time is weighed."""

    kind: str
    realis: Realis
    present: bool  #: whether its clause is in the present tense
    lean: str
    act: str

    @property
    def mode(self) -> str:
        return "notyet" if self.realis in NOT_YET else self.realis.value


def time_evidence(
    told: ToldFigure, telling: Telling, story: Story, before: Sequence[ToldFigure], *, present: bool
) -> list[Piece]:
    """All evidence for the time of ``told``, whose act, realis and kind are known."""
    kind, realis = told.value("kind"), told.value("realis")
    assert isinstance(kind, ClaimKind)
    assert isinstance(realis, Realis)
    setting = Setting(kind.value, realis, present, leaning(told), group_of(str(told.value("act") or "")))
    own = list(_of_sentence(told, story, setting))
    has_own = any(piece.value != UNTOLD for piece in own)
    pieces = [*own, *_of_the_document(telling, setting, has_own=has_own)]
    pieces += _of_figures(told, before, telling, setting, has_own=has_own)
    pieces += _of_figures_elsewhere(told, before, telling, setting, has_own=has_own)
    pieces += _of_story(told, telling, story, setting, has_own=has_own)
    pieces += _of_period(story, setting, has_own=has_own)
    pieces.append(_nothing(told, telling, setting, has_own=has_own))
    return pieces


def _of_sentence(told: ToldFigure, story: Story, setting: Setting) -> Iterator[Piece]:
    offset, doc = told.sentence.span.start, told.doc
    anchor, figure = told.near, told.figure.head
    found: list[tuple[int, int, Dated, tuple[str, ...]]] = []
    for dated in story.dated(told.sentence.index):
        expression = dated.expression
        token = token_of(doc, expression.span.start - offset, expression.span.end - offset)
        if token is None:
            continue
        saying = dates_saying(token, anchor, figure)
        another = tells_of_another(token, figure)
        beside = is_beside(doc, expression, offset, figure)
        steps = 0 if beside else steps_between(token, anchor, figure)
        initial = not doc.text[: expression.span.start - offset].strip(' -–•*\t“"')
        marks: tuple[str, ...] = (
            f"own:saying={saying or dated.dates_saying}",
            f"own:another={another}",
            f"own:beside={beside}",
            f"own:initial={initial}",
            f"own:{expression.kind}:saying={saying}:{setting.kind}",
        )
        found.append((steps, abs(token.i - figure.i), dated, marks))
    found.sort(key=lambda entry: entry[:2])
    for rank, (steps, apart, dated, marks) in enumerate(found):
        tense = tense_of(anchor, setting.realis.value)
        interval = story.meant(dated, told.sentence, tense=tense, realis=setting.realis)
        features: tuple[str, ...] = (
            "own",
            *marks,
            f"own:steps={bucket(steps, _STEPS)}",
            f"own:apart={bucket(apart, (2, 4, 8, 14))}",
            f"own:rank={min(rank, 2)}:of={min(len(found), 3)}",
            f"own:rank={min(rank, 2)}:{setting.kind}",
            f"own:{dated.expression.kind}:{setting.kind}",
            f"own:{setting.mode}:{dated.expression.kind}",
            f"own:{dated.expression.rule}",
            f"own:{setting.lean}",
        )
        yield Piece(interval or UNTOLD, features, f"time.{dated.expression.rule}", dated)
        yield from _opened(interval, dated, story, setting, rank)


def _opened(
    interval: Interval | None, dated: Dated, story: Story, setting: Setting, rank: int
) -> Iterator[Piece]:
    """From the day named until the document's own: "heard nothing since they were returned on 9 October"."""
    until = story.published.latest if story.published else None
    if interval is None or interval.earliest is None or until is None or interval.earliest > until:
        return
    opened = Interval(interval.earliest, until)
    if opened != interval:
        features = (
            f"open:{setting.kind}",
            f"open:{setting.kind}:{dated.expression.kind}",
            f"open:{setting.mode}",
            f"open:rank={min(rank, 2)}",
            f"open:{setting.lean}:{setting.kind}",
        )
        yield Piece(opened, features, "time.until-document", dated)


def _of_the_document(telling: Telling, setting: Setting, *, has_own: bool) -> Iterator[Piece]:
    published = telling.published
    if published is None:
        return
    here = (
        f"{setting.kind}:present={setting.present}",
        f"{setting.kind}:{setting.mode}",
        f"{setting.kind}:own={has_own}",
        f"{setting.kind}:{setting.lean}",
        f"{setting.kind}:{setting.act}",
    )
    yield Piece(published, tuple(f"asof:{part}" for part in here), "time.as-of-document")
    yield Piece(
        Interval(None, published.latest), tuple(f"total:{part}" for part in here), "time.total-to-document"
    )


def _relation(told: ToldFigure, other: ToldFigure) -> str:
    if is_whole(other, told):
        return "whole"
    if told.says_same_number(other):
        return "same"
    return "holds" if other.can_hold(told) else "smaller"


def _of_figures(
    told: ToldFigure, before: Sequence[ToldFigure], telling: Telling, setting: Setting, *, has_own: bool
) -> Iterator[Piece]:
    for back, other in enumerate(reversed(before[-_FIGURES:])):
        sentences = told.sentence.index - other.sentence.index
        if sentences > _REACH:
            break
        relation, kind = _relation(told, other), other.value("kind")
        other_kind = kind.value if isinstance(kind, ClaimKind) else "event"
        same_act = group_of(str(other.value("act") or "")) == setting.act
        features = (
            f"figure:{relation}:{setting.lean}",
            f"figure:{relation}:act={same_act}",
            f"figure:{setting.kind}<{other_kind}",
            f"figure:{setting.kind}<{other_kind}:act={same_act}",
            f"figure:own={has_own}:back={min(back, 3)}",
            f"figure:own={has_own}:{setting.kind}",
            f"figure:near={bucket(sentences, (0, 1, 2, 4, 8))}:act={same_act}",
            f"figure:near={bucket(sentences, (0, 1, 3))}:{setting.lean}",
            f"figure:{setting.mode}",
            f"figure:block={other.sentence.block == told.sentence.block}",
        )
        interval = other.when
        if interval is None:
            yield Piece(UNTOLD, tuple(f"un{feature}" for feature in features[:6]))
            continue
        yield Piece(interval, features, "figure", other)
        yield from _since(interval, telling, setting, relation, same_act=same_act, back=back, given=other)


def _since(
    interval: Interval,
    telling: Telling,
    setting: Setting,
    relation: str,
    *,
    same_act: bool,
    back: int,
    given: ToldFigure,
) -> Iterator[Piece]:
    """From the earlier figure's day until the document's: what became of them since."""
    until = telling.published.latest if telling.published else None
    if interval.earliest is None or until is None or interval.earliest > until:
        return
    opened = Interval(interval.earliest, until)
    if opened != interval:
        features = (
            f"since:{setting.kind}:{relation}",
            f"since:{setting.kind}:act={same_act}",
            f"since:{setting.lean}:{setting.kind}",
            f"since:{setting.act}",
            f"since:back={min(back, 3)}",
        )
        yield Piece(opened, features, "figure.since", given)


def _of_figures_elsewhere(
    told: ToldFigure, before: Sequence[ToldFigure], telling: Telling, setting: Setting, *, has_own: bool
) -> Iterator[Piece]:
    """Figures further off or still to come that give the same number or act with a time of their own."""
    near = {id(other) for other in before[-_FIGURES:]}
    found = 0
    ahead = [other for other in telling.figures if other.sentence.index > told.sentence.index]
    for other in [*ahead, *before[:-_FIGURES]]:
        if other is told or id(other) in near or not other.own_times:
            continue
        same_number = told.says_same_number(other)
        first = other.over[0].code if other.over else ""
        same_act = bool(first) and group_of(first) == setting.act
        if not (same_number or same_act):
            continue
        later = other.sentence.index > told.sentence.index
        is_head = told.sentence.kind.value.startswith(("headline", "repeated"))
        early = "head" if is_head else "lede" if told.sentence.index <= 2 else "body"
        features = (
            f"elsewhere:number={same_number}:act={same_act}",
            f"elsewhere:later={later}:{early}",
            f"elsewhere:{early}:own={has_own}:number={same_number}",
            f"elsewhere:{setting.kind}:{setting.mode}",
            f"elsewhere:nth={found}:{early}",
        )
        yield Piece(other.own_times[0][0], features, "figure.elsewhere", other)
        found += 1
        if found >= _LATER:
            return


def _of_story(
    told: ToldFigure, telling: Telling, story: Story, setting: Setting, *, has_own: bool
) -> Iterator[Piece]:
    """The dates told in the sentences before, and in the one after an opening that names none."""
    index = told.sentence.index
    sentences = telling.prepared.sentences
    number = 0
    for other in range(index - 1, max(-1, index - 1 - _STORY_BACK), -1):
        same_block = sentences[other].block == told.sentence.block
        acts = {group_of(word.code) for word in telling.words(other).values()}
        for dated in reversed(story.dated(other)):
            if dated.interval is None:
                continue
            features = (
                f"story:{index - other}:block={same_block}",
                f"story:{index - other}:own={has_own}",
                f"story:{setting.kind}:{dated.expression.kind}",
                f"story:{setting.kind}:own={has_own}",
                f"story:saying={dated.dates_saying}",
                f"story:act={setting.act in acts}:own={has_own}",
                f"story:number={min(number, 3)}",
                f"story:{setting.mode}",
                f"story:{setting.lean}",
            )
            yield Piece(dated.interval, features, "story", dated)
            number += 1
    if index + 1 < len(sentences) and index <= 2:
        for dated in story.dated(index + 1):
            if dated.interval is not None:
                signs = (f"next:{setting.kind}", f"next:own={has_own}", f"next:{index}")
                yield Piece(dated.interval, signs, "story", dated)


def _of_period(story: Story, setting: Setting, *, has_own: bool) -> Iterator[Piece]:
    period = story.period
    if period is not None:
        interval, dated = period
        features = (
            f"period:{setting.kind}",
            f"period:{setting.kind}:own={has_own}",
            f"period:{setting.mode}",
            f"period:{setting.lean}",
        )
        yield Piece(interval, features, "story.period", dated)


def _nothing(told: ToldFigure, telling: Telling, setting: Setting, *, has_own: bool) -> Piece:
    is_dated = telling.published is not None
    polarity = told.value("polarity")
    return Piece(
        UNTOLD,
        (
            f"untold:{setting.kind}:{setting.mode}",
            f"untold:own={has_own}:{setting.mode}",
            f"untold:own={has_own}:{setting.kind}",
            f"untold:dated={is_dated}",
            f"untold:dated={is_dated}:{setting.kind}",
            f"untold:{getattr(polarity, 'value', '')}",
            f"untold:{setting.lean}",
            f"untold:{setting.act}",
        ),
    )
