"""The pages of the public site. PURE.

index.html               leads to both languages
en/index.html            what was released, newest first          ko/index.html
en/release-3.html        one release                              ko/release-3.html
files/3/…                its files, and all of them as one archive
style.css
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from tumen.publication.forms.counts import Public
from tumen.publication.forms.papers import ANNEX, Drawing, Heading, Paper, Paragraph, Points, Tongue
from tumen.publication.forms.report import caption_of, drawing, filters_in, grid
from tumen.publication.forms.report_words import told
from tumen.publication.forms.sources import sources_name
from tumen.publication.forms.wording import day_in_words, in_tongue, runs, word
from tumen.publication.site.markup import Html, joined, tag
from tumen.publication.site.words import say

STYLE = "style.css"
#: What a page may load: its stylesheet and pictures beside it, and nothing else from anywhere.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
#: The files of a release in the order in which they are listed, each with the word for it.
_FILES = (
    ("report-{tongue}.pdf", "report"),
    ("report-{tongue}.docx", "report-docx"),
    ("sources-{tongue}.csv", "sources"),
    ("data.csv", "data"),
    ("chart.svg", "chart"),
    ("chart.png", "picture"),
    ("map.svg", "map"),
    ("map.geojson", "geojson"),
    ("datapackage.json", "datapackage"),
    ("ro-crate-metadata.json", "crate"),
    ("report-{tongue}.json", "report-json"),
    ("entities.ftm.json", "entities"),
    ("uwazi-{tongue}.csv", "uwazi"),
    ("manifest.json", "manifest"),
    ("signature.json", "signature"),
)
#: Of a drawing, in CSS pixels: the height of a row, where its words and its bar stand in it.
_ROW, _WORDS, _BAR, _THICK = 42, 16, 22, 10


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a release that is out: a correction, or that it is retracted."""

    is_retraction: bool
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A release on the site, what was said of it, its files by name, and all of them as one archive.

    One that was retracted has no files, and its table is not shown; nor is a report that nobody reads any
    more. ``papers`` are the report of an inquiry in each language, in the place of a table.
    """

    public: Public
    said: tuple[Said, ...]
    files: Mapping[str, bytes]
    package: bytes
    papers: Mapping[Tongue, Paper] = field(default_factory=dict)

    @property
    def is_retracted(self) -> bool:
        return any(each.is_retraction for each in self.said)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is given out any more."""
        return self.is_retracted or not self.files


def site_of(releases: Sequence[Listed]) -> dict[str, bytes]:
    """Every file of the site by its path, ``releases`` being given newest first."""
    made = {"index.html": _doors()}
    made[STYLE] = files("tumen.publication.site").joinpath(STYLE).read_bytes()
    for tongue in Tongue:
        made[f"{tongue.value}/index.html"] = _list(releases, tongue)
        for each in releases:
            made[f"{tongue.value}/release-{each.public.number}.html"] = _release(each, tongue)
    for each in releases:
        if not each.is_gone:
            folder = f"files/{each.public.number}"
            made |= {f"{folder}/{name}": data for name, data in each.files.items()}
            made[f"{folder}/release-{each.public.number}.zip"] = each.package
    return made


def _doors() -> bytes:
    """The page at the root, which leads to both languages."""
    ways = (
        tag("p", tag("a", say(each, "name"), href=f"{each.value}/index.html", lang=each.value))
        for each in Tongue
    )
    title = " · ".join(say(each, "name") for each in Tongue)
    main = tag("main", tag("h1", title), *ways)
    return _document("en", title, "", main)


def _document(language: str, title: str, up: str, body: str) -> bytes:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("link", rel="stylesheet", href=f"{up}{STYLE}"),
    )
    page = tag("html", head, tag("body", body), lang=language)
    return f"<!doctype html>\n{page}\n".encode()


def _page(tongue: Tongue, name: str, title: str, *main: str) -> bytes:
    """A page in one language, with the way past its head, to the list, and to the other language."""
    other = Tongue.KOREAN if tongue is Tongue.ENGLISH else Tongue.ENGLISH
    to_other = tag(
        "a", say(tongue, "other"), href=f"../{other.value}/{name}", lang=other.value, hreflang=other.value
    )
    here = {"aria_current": "page"} if name == "index.html" else {}
    header = tag(
        "header",
        tag("nav", tag("a", say(tongue, "all"), href="index.html", **here), aria_label=say(tongue, "name")),
        tag("p", to_other),
    )
    skip = tag("a", say(tongue, "skip"), href="#content", class_="skip")
    body = joined(skip, header, tag("main", *main, id="content"))
    return _document(tongue.value, title, "../", body)


def _list(releases: Sequence[Listed], tongue: Tongue) -> bytes:
    lines = [tag("li", *_line(each, tongue)) for each in releases]
    keys = dict.fromkeys(each.public.key for each in releases)
    check = (
        tag("h2", told(tongue, "check")),
        tag("p", say(tongue, "check-how")),
        *(_key(key, tongue) for key in keys),
    )
    return _page(
        tongue,
        "index.html",
        say(tongue, "name"),
        tag("h1", say(tongue, "name")),
        tag("p", say(tongue, "lead")),
        tag("ul", *lines, class_="releases") if lines else tag("p", say(tongue, "nothing")),
        *(check if releases else ()),
    )


def _line(each: Listed, tongue: Tongue) -> Iterator[Html]:
    public = each.public
    way = tag("a", _heading(each, tongue), href=f"release-{public.number}.html")
    yield tag("h2", way)
    state = "retracted" if each.is_retracted else "corrected" if each.said else "published"
    yield tag("p", f"{day_in_words(tongue, public.day)} · {say(tongue, state)}", class_="quiet")
    yield from (_notice(said, tongue) for said in each.said if said.is_retraction)


def _heading(each: Listed, tongue: Tongue) -> str:
    """Its number and title; a report has one in each language where its makers gave it none."""
    title = each.papers[tongue].title if tongue in each.papers else each.public.title
    return say(tongue, "heading", number=each.public.number, title=title)


def _release(each: Listed, tongue: Tongue) -> bytes:
    public = each.public
    name = f"release-{public.number}.html"
    title = _heading(each, tongue)
    main = [tag("h1", title), tag("p", day_in_words(tongue, public.day), class_="quiet")]
    main += _notices(each, tongue)
    if each.is_gone:
        main.append(tag("p", say(tongue, "gone")))
    else:
        told_of = _reported(each.papers[tongue], tongue) if each.papers else _told(public, tongue)
        main += [*told_of, *_downloads(each, tongue), *_proof(each, tongue)]
    return _page(tongue, name, f"{title} – {say(tongue, 'name')}", *main)


def _notices(each: Listed, tongue: Tongue) -> Iterator[Html]:
    if each.said:
        yield tag("h2", say(tongue, "said"))
    yield from (_notice(said, tongue) for said in each.said)


def _notice(said: Said, tongue: Tongue) -> Html:
    kind = "retraction" if said.is_retraction else "correction"
    return tag("p", say(tongue, kind, day=day_in_words(tongue, said.day), why=said.why), class_="notice")


def _told(public: Public, tongue: Tongue) -> Iterator[Html]:
    heads = {"head": in_tongue(tongue, public.head), "across": in_tongue(tongue, public.across)}
    yield tag("h2", told(tongue, "counted"))
    by = told(tongue, "by-two" if public.across else "by", **heads)
    yield tag("p", f"{in_tongue(tongue, public.counted)} {by}")
    if public.filters:
        yield tag("p", told(tongue, "only", filters=filters_in(tongue, public)))
    yield tag("h2", told(tongue, "table"))
    yield _table(public, tongue)
    yield _drawn(drawing(public, tongue))
    yield tag("h2", told(tongue, "kept-back"))
    numbers = {"withheld": public.number_withheld, "lines": len(public.lines)}
    some = told(tongue, "some" if public.number_withheld else "none", **numbers)
    yield tag("p", f"{some} {in_tongue(tongue, public.withheld)}")
    yield tag("h2", told(tongue, "caveats"))
    yield tag("ul", *(tag("li", in_tongue(tongue, caveat)) for caveat in public.caveats))


def _table(public: Public, tongue: Tongue) -> Html:
    shown = grid(public, tongue)
    withheld = told(tongue, "withheld")
    head = tag("tr", *(tag("th", words, scope="col") for words in shown.head))
    rows = (
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            *(
                tag("td", each, class_="withheld") if each == withheld else tag("td", each)
                for each in row[1:]
            ),
        )
        for row in shown.rows
    )
    table = tag("table", tag("caption", shown.caption), tag("thead", head), tag("tbody", *rows))
    words = f"{caption_of(public, tongue)}. {say(tongue, 'wide')}"
    return tag("div", table, class_="wide", role="region", aria_label=words, tabindex="0")


def _drawn(drawing: Drawing) -> Html:
    """Bars that are as wide as there is room, each below its words; what is withheld has none."""
    parts = [tag("title", drawing.caption, id="drawn"), tag("desc", drawing.alt, id="drawn-words")]
    for at, bar in enumerate(drawing.bars):
        y = _ROW * at
        parts.append(tag("text", f"{bar.words}: {bar.number}", x="0", y=str(y + _WORDS)))
        if bar.length is not None:
            wide = f"{round(bar.length * 100, 1)}%"
            parts.append(tag("rect", x="0", y=str(y + _BAR), width=wide, height=str(_THICK)))
    tall = str(_ROW * len(drawing.bars) or 1)
    drawn = tag(
        "svg", *parts, role="img", aria_labelledby="drawn drawn-words", width="100%", height=tall
    )  # fmt: skip
    return tag("figure", tag("figcaption", drawing.caption), drawn)


def _downloads(each: Listed, tongue: Tongue) -> Iterator[Html]:
    folder = f"../files/{each.public.number}"
    archive = f"release-{each.public.number}.zip"
    given = [(archive, say(tongue, "everything"), each.package)]
    for pattern, named in _FILES:
        name = pattern.format(tongue=tongue.value)
        if name in each.files:
            given.append((name, say(tongue, named), each.files[name]))
    lines = (
        tag("li", tag("a", words, href=f"{folder}/{name}", download=""), f" {_size(data, tongue)}")
        for name, words, data in given
    )
    yield tag("h2", say(tongue, "files"))
    if (paper := each.papers.get(tongue)) and sources_name(paper) in each.files:
        told_of = {"printed": f"{ANNEX:,}", "all": f"{len(paper.citations):,}", "file": sources_name(paper)}
        yield tag("p", say(tongue, "sources-printed", **told_of))
    yield tag("ul", *lines)


def _size(data: bytes, tongue: Tongue) -> str:
    return say(tongue, "size", kilobytes=f"{max(1, round(len(data) / 1000)):,}")


def _reported(paper: Paper, tongue: Tongue) -> Iterator[Html]:
    """The report of an inquiry, on an event, or an open letter: whom it addresses, its parts, who signs it,
    and each sentence that it cites where its number leads."""
    yield from (tag("p", line) for line in (*paper.recipient, paper.greeting) if line)
    for block in paper.blocks:
        if isinstance(block, Heading):
            yield tag("h2", block.words)
        elif isinstance(block, Paragraph):
            yield tag("p", *_sentences(block))
        elif isinstance(block, Points):
            yield tag("ol", *(tag("li", *_sentences(item)) for item in block.items))
    yield from (tag("p", line) for line in (paper.closing, *paper.signatories) if line)
    if paper.citations:
        yield tag("h2", word(tongue, "sources"))
        yield tag("p", word(tongue, "sources-say"))
    for cited in paper.citations:
        about = ", ".join(part for part in (cited.source, cited.document, cited.day) if part)
        yield tag("p", f"[{cited.number}] “{cited.quote}” ", tag("cite", about), id=f"cited-{cited.number}")


def _sentences(paragraph: Paragraph) -> Iterator[Html]:
    for sentence in paragraph.sentences:
        ways = [tag("a", f"[{words}]", href=f"#cited-{number}") for number, words in runs(sentence.cites)]
        yield joined(tag("span", sentence.words), " ", *ways, " ")


def _proof(each: Listed, tongue: Tongue) -> Iterator[Html]:
    public = each.public
    told_of = {"number": public.number, "title": public.title, "digest": public.digest, "key": public.key}
    day = day_in_words(tongue, public.day)
    yield tag("h2", told(tongue, "cite"))
    yield tag("p", told(tongue, "citation-report" if each.papers else "citation", day=day, **told_of))
    yield tag("h2", told(tongue, "check"))
    yield tag("p", say(tongue, "check-how"))
    yield _key(public.key, tongue)


def _key(key: str, tongue: Tongue) -> Html:
    return tag("p", say(tongue, "check-key"), " ", tag("code", key))
