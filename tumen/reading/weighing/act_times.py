"""Evidence for the time of an act told without a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.reading.modality import is_past
from tumen.reading.story import GONE_BY, Dated, Story
from tumen.reading.telling import NOT_YET, Telling
from tumen.reading.timing import dates_saying, steps_between, tells_of_another, tense_of, token_of
from tumen.reading.told_acts import ToldAct
from tumen.reading.weighing.acts import bucket, group_of
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times import UNTOLD
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval

#: Sentences back in which a date of the story is looked for.
_BACK = 4


def act_time_evidence(
    told: ToldAct,
    realis: Realis,
    telling: Telling,
    story: Story,
    before: Sequence[tuple[ToldAct, Interval | None]],
) -> list[Piece]:
    """All evidence for the time of ``told``; ``before`` are the claims found so far with their times."""
    mode = "notyet" if realis in NOT_YET else realis.value
    code = group_of(told.word.code)
    own = list(_of_sentence(told, story, realis, mode))
    has_own = any(piece.value != UNTOLD for piece in own)
    pieces = [*own, *_of_acts(told, before, code, has_own=has_own, mode=mode)]
    pieces += _of_story(told, telling, story, has_own=has_own, mode=mode)
    present = not is_past(told.token, told.token)
    if telling.published is not None:
        here = (f"asof:{code}:present={present}", f"asof:own={has_own}:present={present}", f"asof:{mode}")
        pieces.append(Piece(telling.published, here, "time.as-of-document"))
    untold = (
        f"untold:own={has_own}:{mode}",
        f"untold:{mode}",
        f"untold:{code}",
        f"untold:present={present}:own={has_own}",
        f"untold:dated={telling.published is not None}",
        f"untold:headline={told.is_headline}",
    )
    return [*pieces, Piece(UNTOLD, untold)]


def _of_sentence(told: ToldAct, story: Story, realis: Realis, mode: str) -> Iterator[Piece]:
    offset, doc = told.sentence.span.start, told.doc
    found: list[tuple[int, int, Dated, tuple[str, ...]]] = []
    for dated in story.dated(told.sentence.index):
        span = dated.expression.span
        token = token_of(doc, span.start - offset, span.end - offset)
        if token is None:
            continue
        saying = dates_saying(token, told.token, told.token) or dated.dates_saying
        marks: tuple[str, ...] = (
            f"own:saying={saying}",
            f"own:another={tells_of_another(token, told.token)}",
        )
        under = told.token.is_ancestor(token)
        marks += (f"own:under={under}", f"own:after={token.i > told.token.i}")
        found.append(
            (steps_between(token, told.token, told.token), abs(token.i - told.token.i), dated, marks)
        )
    found.sort(key=lambda entry: entry[:2])
    until = story.published.latest if story.published else None
    for rank, (steps, apart, dated, marks) in enumerate(found):
        interval = _days_of(dated, told, story, realis)
        features: tuple[str, ...] = (
            "own",
            *marks,
            f"own:steps={bucket(steps, (0, 1, 2, 3, 5, 8))}",
            f"own:apart={bucket(apart, (2, 5, 10))}",
            f"own:rank={min(rank, 2)}:of={min(len(found), 3)}",
            f"own:{dated.expression.kind}",
            f"own:{mode}",
        )
        yield Piece(interval or UNTOLD, features, f"time.{dated.expression.rule}", dated)
        if interval is not None and interval.earliest and until and interval.earliest <= until:
            opened = Interval(interval.earliest, until)
            if opened != interval:
                code = group_of(told.word.code)
                yield Piece(
                    opened, (f"open:{code}", f"open:rank={min(rank, 1)}"), "time.until-document", dated
                )


def _days_of(dated: Dated, told: ToldAct, story: Story, realis: Realis) -> Interval | None:
    """The days that a date of the sentence means; of what has happened, "in May", written in March, is that
    of last year."""
    tense = tense_of(told.token, realis.value)
    if realis is Realis.ASSERTED and is_past(told.token, told.token):
        readings = dict(story.readings(dated, told.sentence, tense=tense, realis=realis))
        if readings.get(GONE_BY) is not None:
            return readings[GONE_BY]
    return story.meant(dated, told.sentence, tense=tense, realis=realis)


def _of_acts(
    told: ToldAct,
    before: Sequence[tuple[ToldAct, Interval | None]],
    code: str,
    *,
    has_own: bool,
    mode: str,
) -> Iterator[Piece]:
    members = {id(member) for member in told.members}
    for back, (other, interval) in enumerate(reversed(before[-4:])):
        sentences = told.sentence.index - other.sentence.index
        if sentences > 8:
            return
        same = bool(members & {id(member) for member in other.members})
        joined = sentences == 0 and told.token.dep_ == "conj" and told.token.head.i == other.token.i
        features = (
            f"act:back={back}:own={has_own}",
            f"act:near={bucket(sentences, (0, 1, 3))}:own={has_own}",
            f"act:same={same}:own={has_own}",
            f"act:block={told.sentence.block == other.sentence.block}",
            f"act:joined={joined}:own={has_own}",
            f"act:{group_of(other.word.code)}<{code}",
            f"act:{mode}",
        )
        if interval is None:
            yield Piece(UNTOLD, tuple(f"un{feature}" for feature in features[:5]))
        else:
            yield Piece(interval, features, "act", (other, interval))


def _of_story(told: ToldAct, telling: Telling, story: Story, *, has_own: bool, mode: str) -> Iterator[Piece]:
    index, sentences = told.sentence.index, telling.prepared.sentences
    number = 0
    for other in range(index - 1, max(-1, index - 1 - _BACK), -1):
        same_block = sentences[other].block == told.sentence.block
        for dated in reversed(story.dated(other)):
            if dated.interval is None:
                continue
            features = (
                f"story:{index - other}:block={same_block}:own={has_own}",
                f"story:own={has_own}",
                f"story:number={min(number, 2)}",
                f"story:saying={dated.dates_saying}",
                f"story:{mode}",
            )
            yield Piece(dated.interval, features, "story", dated)
            number += 1
