"""The kinds of documents of the archive: originals, and those that take words from them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.corroboration.reuse import edits
from tests.corroboration.reuse.sources import House
from tests.corroboration.reuse.texts import Draft, Paragraph, Word, plain
from tests.corroboration.reuse.writer import Writer, quote_marked

FIRST_DAY = date(2019, 1, 1)


def printed(day: int, language: str = "en") -> str:
    """A day as it stands on a page."""
    when = FIRST_DAY + timedelta(days=day)
    return (
        f"{when.year}년 {when.month}월 {when.day}일"
        if language == "ko"
        else f"{when.day} {when:%B} {when.year}"
    )


def _dated(draft: Draft) -> Paragraph:
    day = printed(draft.day, draft.language)
    return [plain(day, f"heading:{day}")]


def _heading(writer: Writer, choices: tuple[str, ...]) -> Paragraph:
    line = writer.rng.choice(choices)
    return [plain(line, f"heading:{line}")]


def letter(writer: Writer, house: House, day: int) -> Draft:
    """A letter with letterhead, salutation and signatories."""
    draft = writer.begin("letter", "letter", house.name, day)
    draft.signatories = tuple(name for name, _ in house.signatories)
    head = [[plain(line, f"letterhead:{house.name}/{n}")] for n, line in enumerate(house.address)]
    recipient = writer.rng.choice(writer.sources.persons)[1]
    opening = [
        _dated(draft),
        [plain(recipient, f"title:{recipient}")],
        _heading(writer, writer.phrases.salutation),
    ]
    closing = [_heading(writer, writer.phrases.closing)]
    signed = [[plain(f"{name}, {title}", f"letterhead:{name}")] for name, title in house.signatories]
    body = writer.prose(writer.rng.randint(4, 8), personal=True)
    draft.paragraphs = [*head, *opening, *body, *closing, *signed]
    return writer.finish(draft, None)


def statement(writer: Writer, house: House, day: int, kind: str = "statement") -> Draft:
    """A group's or an embassy's statement."""
    draft = writer.begin(kind, "statement", house.name, day)
    draft.signatories = tuple(name for name, _ in house.signatories[:1])
    title = writer.rng.choice(writer.phrases.statement).replace("{topic}", writer.pen.headline())
    head: list[Paragraph] = [[plain(title)], [plain(house.name, f"letterhead:{house.name}/0")]]
    head.append(_dated(draft))
    draft.paragraphs = [*head, *writer.prose(writer.rng.randint(3, 6), personal=True)]
    return writer.finish(draft, house)


def report(writer: Writer, house: House, day: int) -> Draft:
    """An organisation's report with headings."""
    draft = writer.begin("report", "report", house.name, day)
    draft.paragraphs = [[plain(writer.pen.headline())], [plain(house.name, f"letterhead:{house.name}/0")]]
    for number in range(writer.rng.randint(3, 5)):
        draft.paragraphs.append([plain(f"{number + 1}. {writer.pen.headline()}")])
        draft.paragraphs += writer.prose(writer.rng.randint(2, 3))
    return writer.finish(draft, house)


def testimony(writer: Writer, house: House, day: int) -> Draft:
    """What a person tells, in the first person."""
    who = writer.rng.choice(writer.sources.authors)
    draft = writer.begin("testimony", "testimony", house.name, day, who)
    title = writer.rng.choice(writer.phrases.testimony).replace("{who}", who)
    draft.paragraphs = [[plain(title)], *writer.prose(writer.rng.randint(4, 8), personal=True)]
    return writer.finish(draft, house)


def news(writer: Writer, house: House, day: int, kind: str = "news", genre: str = "news") -> Draft:
    """A paper's or an agency's own report, or a comment."""
    author = writer.rng.choice(writer.sources.authors) if writer.rng.random() < 0.6 else ""
    draft = writer.begin(kind, genre, house.name, day, author)
    draft.paragraphs = [*_head(writer, draft), *writer.prose(writer.rng.randint(5, 10))]
    if writer.rng.random() < 0.12:
        writer.pull_quote(draft)
    return writer.finish(draft, house)


def _head(writer: Writer, draft: Draft) -> list[Paragraph]:
    """Headline, byline, date: any of them can be missing."""
    head: list[Paragraph] = [[plain(writer.pen.headline())]]
    if draft.author and writer.rng.random() < 0.7:
        head.append(
            [
                plain(
                    f"By {draft.author}" if writer.language == "en" else draft.author,
                    f"heading:{draft.author}",
                )
            ]
        )
    if writer.rng.random() < 0.5:
        head.append(_dated(draft))
    return head


def wire_copy(writer: Writer, source: Draft, house: House, share: float, day: int) -> Draft:
    """An agency's report in a paper, whole or cut from below, in the paper's style."""
    draft = writer.begin("wire copy", "news", house.name, day)
    credited = writer.rng.random() < 0.6
    body = source.body
    kept = body if writer.rng.random() < 0.5 else body[: writer.rng.randint(2, max(2, len(body) - 1))]
    draft.paragraphs = _head(writer, draft)
    named = source.publisher if credited else ""
    draft.paragraphs += [writer.copied_paragraph(p, share, house, named) for p in kept]
    if credited:
        draft.paragraphs.append(writer.credit(source.publisher))
    return writer.finish(draft, house)


def paraphrase(writer: Writer, source: Draft, house: House, share: float, day: int) -> Draft:
    """Paragraphs of a source in other words, among paragraphs of the paper's own."""
    draft = writer.begin("paraphrase", "news", house.name, day)
    named = source.publisher if writer.rng.random() < 0.55 else ""
    body = [p for p in source.body if len(p[0].words) > 14]
    chosen = writer.rng.sample(body, min(len(body), writer.rng.randint(2, 4)))
    copies = [writer.copied_paragraph(p, share, house, named) for p in chosen]
    if named:
        copies.insert(0, [writer.said(writer.phrases.paraphrase, named)])
    own = writer.prose(writer.rng.randint(2, 4))
    draft.paragraphs = [*_head(writer, draft), *own[:1], *copies, *own[1:]]
    return writer.finish(draft, house)


def quoting(writer: Writer, source: Draft, house: House, day: int, who: str) -> Draft:
    """A paper's own report that quotes a source two to four times."""
    draft = writer.begin("quotes", "news", house.name, day)
    draft.paragraphs = _head(writer, draft)
    quotes = _quotes(writer, source.body, house, who, writer.rng.randint(2, 4))
    draft.paragraphs += _mixed(writer, quotes, writer.prose(writer.rng.randint(3, 6)))
    return writer.finish(draft, house)


def _quotes(writer: Writer, body: list[Paragraph], house: House, who: str, number: int) -> list[Paragraph]:
    segments = [s for p in body for s in p if len(s.words) >= 14]
    chosen = writer.rng.sample(segments, min(number, len(segments)))
    shares = [writer.rng.uniform(0.02, 0.14) if writer.rng.random() < 0.4 else 0.0 for _ in chosen]
    return [writer.quoted(s, share, house, who) for s, share in zip(chosen, shares, strict=True)]


def _mixed(writer: Writer, some: list[Paragraph], others: list[Paragraph]) -> list[Paragraph]:
    """Both lists in one, each in its order."""
    some, others, told = list(some), list(others), []
    while some or others:
        take = some if writer.rng.random() < len(some) / (len(some) + len(others)) else others
        told.append(take.pop(0))
    return told


def merger(writer: Writer, one: Draft, other: Draft, house: House, share: float, day: int) -> Draft:
    """Paragraphs of two originals, one with the other."""
    draft = writer.begin("merger", "news", house.name, day)
    parts = []
    for source in (one, other):
        body = [p for p in source.body if len(p[0].words) > 14]
        named = source.publisher if writer.rng.random() < 0.5 else ""
        copies = [writer.copied_paragraph(p, share, house, named) for p in body[: writer.rng.randint(2, 4)]]
        if named:
            copies.append(writer.credit(named))
        parts.append(copies)
    draft.paragraphs = [*_head(writer, draft), *_mixed(writer, *parts)]
    return writer.finish(draft, house)


def outside_statement(writer: Writer, who: str, number: int) -> list[Paragraph]:
    """A statement that is not in the archive."""
    body = writer.prose(3)
    for paragraph in body:
        paragraph[0].holder = f"outside:{who}/{number}"
    return body


def quoting_outside(writer: Writer, body: list[Paragraph], house: House, day: int, who: str) -> Draft:
    """A paper's own report that quotes what is not in the archive."""
    draft = writer.begin("quotes outside", "news", house.name, day)
    draft.paragraphs = _head(writer, draft)
    quotes = [writer.quoted(p[0], 0.0, house, who) for p in body if writer.rng.random() < 0.85]
    draft.paragraphs += _mixed(writer, quotes, writer.prose(writer.rng.randint(3, 6)))
    return writer.finish(draft, house)


def own_words(writer: Writer, source: Draft, house: House, who: str, day: int) -> Draft:
    """A speaker's "own words" that are a statement of some weeks before, in runs of up to five words."""
    draft = writer.begin("own words", "news", house.name, day)
    draft.signatories = ()
    draft.paragraphs = _head(writer, draft)
    segments = [p[0] for p in source.body if len(p[0].words) >= 30]
    told: list[Paragraph] = []
    segments.sort(key=lambda segment: sum(bool(word.mark) for word in segment.words))
    for segment in segments[:2]:
        moved = edits.moved(_plainest(segment.words, writer.rng.randint(30, 60)), writer.rng)
        words = edits.broken(moved, 5, writer.rng, segment.words, writer.substitute)
        quote = segment.copy(quote_marked(words, *house.style.quotes))
        told.append([quote, writer.said(writer.phrases.after[:1], who)])
    draft.paragraphs += _mixed(writer, told, writer.prose(writer.rng.randint(2, 4)))
    return writer.finish(draft, house)


def _plainest(words: list[Word], size: int) -> list[Word]:
    """The run of ``size`` words that has the fewest words of names, titles and formulas."""
    starts = range(max(1, len(words) - size + 1))
    best = min(starts, key=lambda start: sum(bool(word.mark) for word in words[start : start + size]))
    return list(words[best : best + size])


def series(
    writer: Writer, houses: tuple[House, ...], author: str, name: str, number: int, day: int
) -> list[Draft]:
    """Documents of one author, in turn for each of ``houses``, or of one series, with one background."""
    told: list[Draft] = []
    background = writer.prose(writer.rng.randint(1, 2))
    for part in range(number):
        house = houses[part % len(houses)]
        draft = writer.begin("series", "comment" if author else "report", house.name, day + 7 * part, author)
        draft.series = name
        if part:
            share = writer.rng.choice((0.0, 0.05, 0.1))
            background = [writer.copied_paragraph(p, share, None) for p in background]
        own = writer.prose(writer.rng.randint(2, 5))
        draft.paragraphs = [*_head(writer, draft), *own, *background]
        told.append(writer.finish(draft, house))
    return told
