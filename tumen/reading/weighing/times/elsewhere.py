"""Times told elsewhere in the document: of the figures before and after, and of the events that it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tumen.reading.story import Dated, Story
from tumen.reading.telling import ToldFigure
from tumen.reading.weighing.acts import bucket, group_of, is_whole
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.times.events import Event, Events
from tumen.reading.weighing.times.setting import UNTOLD, Setting
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.dates import Interval

_FIGURES, _REACH = 6, 12
#: Events offered: so many of those told last, of those told next, and of those that share the act or the
#: number.
_LAST, _NEXT, _LIKE = 4, 2, 3


def of_item(setting: Setting, story: Story) -> Iterator[Piece]:
    """The date at the head of the figure's item: "- 19 July 2021: 47 people handed over. Nine were ..."."""
    item = story.item(setting.told.sentence)
    if item is None:
        return
    features = (
        "item",
        f"item:{setting.kind}",
        f"item:own={setting.has_own}",
        f"item:{setting.mode}",
        f"item:here={item.sentence == setting.told.sentence.index}",
        f"item:{setting.lean}",
    )
    if item.interval is not None:
        yield Piece(item.interval, features, "item", item)


def of_another_count(setting: Setting, before: Sequence[ToldFigure]) -> Iterator[Piece]:
    """The time of a bare number right before in the sentence, of the same act, where the sentence names one
    date: two counts of one event ("on 9 October 600, or 500")."""
    told = setting.told
    last = before[-1] if before and before[-1].sentence.index == told.sentence.index else None
    if last is None or not (told.figure.is_bare and last.figure.is_bare) or len(told.own_times) != 1:
        return
    parts = any(one.figure.mention.partitive or one.quantity.additive for one in (told, last))
    same = group_of(str(last.value("act") or "")) == setting.act and _source(last) == "own"
    if same and not parts and last.when is not None:
        yield Piece(last.when, ("figure:another-count",), "figure", last)


def _relation(told: ToldFigure, other: ToldFigure) -> str:
    if is_whole(other, told):
        return "whole"
    if told.says_same_number(other):
        return "same"
    return "holds" if other.can_hold(told) else "smaller"


def _is_known(told: ToldFigure, other: ToldFigure) -> bool:
    """Whether ``told`` takes up the group of ``other``, or names it as its whole: "the 62", "nine of the
    62"."""
    return told.quantity.low not in (0, 1) and told.says_same_number(other) or is_whole(other, told)


def _source(other: ToldFigure) -> str:
    """Where an earlier figure has its time from."""
    slot = other.slots.get("time")
    if slot is None:
        return "none"
    if slot.rule.startswith(("time.as-of", "time.total")):
        return "document"
    return "own" if slot.rule.startswith("time.") else "inherited"


def _lead(other: ToldFigure) -> str:
    """How sure the time of an earlier figure is, in half logits."""
    return bucket(int(min(other.time_lead, 99) * 2), (0, 1, 3, 6))


def of_figures(setting: Setting, before: Sequence[ToldFigure]) -> Iterator[Piece]:
    """The times of the figures before, nearest first; of any that says the same number, however far."""
    told, own = setting.told, setting.has_own
    near = before[-_FIGURES:]
    far = [other for other in before[:-_FIGURES] if _is_known(told, other)]
    firsts: set[str] = set()
    for back, other in enumerate([*reversed(near), *far[-2:]]):
        sentences = told.sentence.index - other.sentence.index
        relation, kind = _relation(told, other), other.value("kind")
        if sentences > _REACH and not _is_known(told, other):
            continue
        other_kind = kind.value if isinstance(kind, ClaimKind) else "event"
        same_act = group_of(str(other.value("act") or "")) == setting.act
        source = _source(other)
        same_noun = bool(told.noun) and told.noun == other.noun
        ranks = []
        for name, holds in (
            ("timed", other.when is not None),
            ("own", source == "own"),
            ("act", same_act),
            ("kind", other_kind == setting.kind),
            ("noun", same_noun),
            ("holds", relation in ("holds", "whole", "same")),
            ("known", _is_known(told, other)),
        ):
            if holds and name not in firsts:
                firsts.add(name)
                ranks.append(f"figure:first-{name}:{setting.kind}")
                ranks.append(f"figure:first-{name}:{setting.lean}")
                ranks.append(f"figure:first-{name}:own={own}")
        features = (
            *ranks,
            f"figure:noun={same_noun}:act={same_act}",
            f"figure:sentence={sentences == 0}:{source}:own={own}",
            f"figure:{relation}:{setting.lean}",
            f"figure:{relation}:act={same_act}",
            f"figure:{setting.kind}<{other_kind}",
            f"figure:{setting.kind}<{other_kind}:act={same_act}",
            f"figure:own={own}:back={min(back, 3)}",
            f"figure:own={own}:{setting.kind}",
            f"figure:near={bucket(sentences, (0, 1, 2, 4, 8))}:act={same_act}",
            f"figure:near={bucket(sentences, (0, 1, 3))}:{setting.lean}",
            f"figure:{setting.mode}",
            f"figure:{setting.mode}:{relation}",
            f"figure:block={other.sentence.block == told.sentence.block}",
            f"figure:{source}:{setting.kind}<{other_kind}",
            f"figure:{source}:own={own}",
            f"figure:{source}:lead={_lead(other)}",
            f"figure:{relation}:lead={_lead(other)}",
            f"figure:taken={told.antecedent is other}:{setting.kind}<{other_kind}",
            f"figure:{setting.kind}:{setting.aspect}:act={same_act}",
        )
        interval = other.when
        if interval is None:
            yield Piece(UNTOLD, _of_untimed(setting, relation, back, same_act=same_act))
            continue
        yield Piece(interval, features, "figure", other)


def _of_untimed(setting: Setting, relation: str, back: int, *, same_act: bool) -> tuple[str, ...]:
    """An earlier figure whose time nothing tells: the more it is the same group, the less is this one's
    told."""
    here = f"unfigure:dated={setting.now is not None}:notyet={setting.mode == 'notyet'}"
    return (
        f"{here}:back={min(back, 2)}",
        f"{here}:{relation}",
        f"{here}:act={same_act}",
        f"{here}:own={setting.has_own}",
        f"unfigure:{relation}:{setting.lean}",
    )


def of_events(setting: Setting, events: Events, story: Story) -> Iterator[Piece]:
    """The events that the document tells: those told last and next, the main one, those with its act or
    number."""
    index = setting.told.sentence.index
    offered = [(rank, event) for rank, event in _offered(setting, events)]
    firsts = _firsts(setting, offered)
    for rank, event in offered:
        before, after = event.last_before(index), event.next_after(index)
        cited = before or after or event.mentions[0]
        if event.mentions[0].sentence == index == event.mentions[-1].sentence:
            continue  # its own sentence's: weighed there
        features = _signs(setting, events, story, event, rank, cited)
        features += tuple(
            f"event:first-{name}:{part}"
            for name in firsts.get(id(event), ())
            for part in (setting.kind, f"own={setting.has_own}", setting.lean)
        )
        yield Piece(event.interval, features, "story", cited)
        yield from _since(setting, event, rank, cited, is_main=event is events.main)


def _firsts(setting: Setting, offered: Sequence[tuple[str, Event]]) -> dict[int, list[str]]:
    """What each event is the nearest of: of its act, of single days, of long stretches, of acts dated in the
    tree."""
    found: dict[int, list[str]] = {}
    seen: set[str] = set()
    index = setting.told.sentence.index
    for side in (True, False):
        for _, event in offered:
            if (event.first < index) is not side:
                continue
            for name, holds in (
                ("act", setting.act in event.acts),
                ("short", event.is_short and not event.is_law),
                ("long", not event.is_short and not event.is_law),
                ("dated-act", "act" in event.bearings),
            ):
                if holds and f"{name}{side}" not in seen:
                    seen.add(f"{name}{side}")
                    found.setdefault(id(event), []).append(f"{name}:{'before' if side else 'after'}")
    return found


def _offered(setting: Setting, events: Events) -> Iterator[tuple[str, Event]]:
    index = setting.told.sentence.index
    seen: set[int] = set()
    last = [event for sentence, event in events.in_order if sentence < index]
    for event in reversed(last):
        if id(event) not in seen:
            seen.add(id(event))
            yield f"last{len(seen) - 1}", event
        if len(seen) >= _LAST:
            break
    found = 0
    for sentence, event in events.in_order:
        if sentence > index and id(event) not in seen:
            seen.add(id(event))
            yield f"next{found}", event
            found += 1
        if found >= _NEXT:
            break
    if events.main is not None and id(events.main) not in seen:
        seen.add(id(events.main))
        yield "main", events.main
    numbers, found = setting.told.numbers, 0
    for event in events:
        if id(event) in seen or found >= _LIKE:
            continue
        if setting.act in event.acts or numbers & event.numbers:
            seen.add(id(event))
            found += 1
            yield "like", event


def _signs(
    setting: Setting, events: Events, story: Story, event: Event, rank: str, cited: Dated
) -> tuple[str, ...]:
    told, own = setting.told, setting.has_own
    index = told.sentence.index
    same_act, main = setting.act in event.acts, event is events.main
    number = bool(told.numbers & event.numbers) and told.quantity.low not in (0, 1, 2)
    sentences = story.prepared.sentences
    same_block = cited.sentence >= 0 and sentences[cited.sentence].block == told.sentence.block
    apart = bucket(abs(index - cited.sentence), (1, 2, 4, 8, 16))
    side = "before" if cited.sentence < index else "after"
    head = told.sentence.kind.value.startswith(("headline", "repeated"))
    early = "head" if head else "lede" if index <= 2 else "body"
    days = event.mentions[0].days or 0
    length = bucket(days, (1, 7, 31, 366))
    return (
        f"event:{rank}:own={own}",
        f"event:{rank}:act={same_act}",
        f"event:{rank}:{setting.kind}",
        f"event:{side}:apart={apart}:own={own}",
        f"event:{side}:apart={apart}:block={same_block}",
        f"event:act={same_act}:main={main}:own={own}",
        f"event:main={main}:{setting.kind}:{early}",
        f"event:main={main}:{setting.lean}",
        f"event:main={main}:{setting.aspect}",
        f"event:number={number}:act={same_act}",
        f"event:number={number}:{setting.lean}",
        f"event:{side}:{early}:{setting.kind}",
        f"event:days={length}:{setting.kind}",
        f"event:told={min(len(event.mentions), 4)}",
        f"event:law={event.is_law}",
        *(f"event:bears={bearing}:{setting.kind}" for bearing in event.bearings),
        f"event:dated-act={'act' in event.bearings}:act={same_act}",
        f"event:{setting.mode}",
        f"event:number={number}:{setting.mode}",
        f"event:{setting.lean}:{side}:apart={apart}",
        f"event:{setting.kind}:{setting.aspect}",
        f"event:{cited.expression.kind}:{setting.kind}",
        f"event:ahead={setting.is_ahead(event.interval)}:{setting.mode}",
    )


def _since(setting: Setting, event: Event, rank: str, cited: Dated, *, is_main: bool) -> Iterator[Piece]:
    """From the event until the document's date: what became of people since."""
    until = setting.now.latest if setting.now else None
    begin = event.interval.earliest
    if begin is None or until is None or begin > until or event.interval.latest == until:
        return
    same_act = setting.act in event.acts
    features = (
        f"since:{rank}:{setting.kind}",
        f"since:main={is_main}:{setting.kind}",
        f"since:act={same_act}:{setting.kind}",
        f"since:{setting.kind}:{setting.aspect}",
        f"since:{setting.kind}:cue={setting.cue}",
        f"since:{setting.lean}:{setting.kind}",
        f"since:own={setting.has_own}",
        f"since:{setting.act}",
        f"since:law={event.is_law}",
    )
    yield Piece(Interval(begin, until), features, "story.since", cited)


def of_period(setting: Setting, story: Story) -> Iterator[Piece]:
    """The period that the document reports on."""
    period = story.period
    if period is not None:
        interval, dated = period
        features = (
            f"period:{setting.kind}",
            f"period:{setting.kind}:own={setting.has_own}",
            f"period:{setting.mode}",
            f"period:{setting.lean}",
            f"period:{setting.kind}:{setting.aspect}",
            f"period:act={setting.act}",
        )
        yield Piece(interval, features, "story.period", dated)
