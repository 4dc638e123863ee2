"""``python -m bench.search``: how long it takes to find words in a large workspace.

The workspace is made for the measure: invented reports of about 60 words, every tenth in Korean, each with a
claim or more, one in twenty with a covered name, one in fifty restricted. Rows are written at once and the
index is made by the rooms' own functions, as `tumen search --rebuild` does. Asked are words that stand in
nearly every document, in some, in one and in none, in both languages, as phrases, as names and narrowed, by
somebody who sees everything and by somebody who sees neither identities nor what is restricted.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import django

from bench.machine import clocked
from bench.reports import report
from tumen.vault.workspace import VARIABLE, Workspace

#: Sentences of a report.
SHORT = 3
#: Rows written in one statement.
BATCH = 2_000
KOREAN = (
    "지난해 {day}일 중국 {place}에서 탈북민 {number}명이 강제북송됐다고 {name} 대표가 밝혔다. "
    "이들은 구금시설에서 고문과 심문을 당한 것으로 전해졌다. 단체는 북송 중단을 촉구했다."
)
PLACES = "지린성 랴오닝성 단둥 투먼 옌지 선양 훈춘 창바이".split()
NAMES = "김영호 이서연 박지훈 최은주 정현숙 강민재 조수아 윤도현".split()
#: What is asked, and how often it stands there.
ASKED = {
    "in most": ("people", "returned", "China"),
    "in some": ("families", "북송", "고문", "강제북송", "Kim Young Ho", "detained women"),
    "phrases": ('"people were"', '"강제북송됐다고 김영호"', '"sent back"'),
    "in one or none": ("rarebit 777", "nonesuch", "없는말"),
    "one syllable": ("강", "북"),
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--documents", default=100_000, show_default=True, help="Documents of the workspace.")
@click.option("--claims", default=1, show_default=True, help="Claims of each document.")
@click.option("--rounds", default=10, show_default=True, help="How often each question is asked.")
@click.option("--keep", type=click.Path(path_type=Path), help="Make it here, or ask the one that is here.")
def main(documents: int, claims: int, rounds: int, keep: Path | None) -> None:
    """Make a workspace of so many documents, and ask it for words."""
    with tempfile.TemporaryDirectory(prefix="tumen-bench-") as folder:
        there = keep or Path(folder) / "workspace"
        is_new = not there.exists()
        everything, little = _opened(there)
        if is_new:
            made = clocked(lambda: _fill(everything, documents, claims))
            indexed = clocked(_index)
            click.echo(
                f"made in {made.wall:.0f} s, indexed in {indexed.wall:.0f} s ({indexed.processor:.0f} s CPU)"
            )
        size = Workspace(there).database.stat().st_size
        click.echo(f"{documents:,} documents, {documents * claims:,} claims, {size / 1e6:,.0f} MB")
        for name, viewer in (("sees everything", everything), ("sees little", little)):
            _measure(name, viewer, rounds)


def _opened(folder: Path) -> tuple[Any, Any]:
    Workspace.open(folder)
    os.environ[VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    django.setup()
    from tumen.access.actions import introduce
    from tumen.access.models import RESEARCHER, Level, Role
    from tumen.vault import schema

    schema.bring_up_to_date()
    roles = (*RESEARCHER, Role.KEEPER)
    everything = introduce(name="everything", roles=roles, clearance=Level.RESTRICTED, identity=True)
    return everything, introduce(name="little", roles=(Role.READER,), clearance=Level.INTERNAL)


def _texts(documents: int) -> Iterator[tuple[str, str]]:
    """Language and text of each document."""
    dice = random.Random(1)
    for number in range(documents):
        if number % 10 == 0:
            said = KOREAN.format(
                day=dice.randint(1, 28),
                place=dice.choice(PLACES),
                number=dice.randint(2, 600),
                name=dice.choice(NAMES),
            )
            yield "ko", f"소식 {number}\n\n{said}\n"
            continue
        text = report(number, sentences=SHORT).text
        yield "en", text + ("\nKim Yong-ho told the paper.\n" if number % 20 == 1 else "")


def _fill(actor: Any, documents: int, claims: int) -> None:
    from django.db import transaction

    from tumen.claims.models import ReadingRun
    from tumen.documents.models import Document, Rendition

    made: list[tuple[str, str]] = []
    number = 0
    for said in _texts(documents):
        made.append(said)
        if len(made) == BATCH or number + len(made) == documents:
            with transaction.atomic():
                kept = Document.objects.bulk_create(
                    Document(
                        sha256=f"{at:064d}",
                        evidence="",
                        media_type="text/plain",
                        name=f"{at}.txt",
                        size=len(text),
                        added_by=actor,
                    )
                    for at, (_, text) in enumerate(made, number)
                )
                texts = Rendition.objects.bulk_create(
                    Rendition(document=document, made_from="", text=text, extractor="bench", version="1")
                    for document, (_, text) in zip(kept, made, strict=True)
                )
                runs = ReadingRun.objects.bulk_create(
                    ReadingRun(rendition=text, reader="bench", document_revision=1, actor=actor)
                    for text in texts
                )
                _details(kept, texts, made)
                _claims(kept, texts, runs, claims)
                _covers(actor, kept, texts, number)
            number += len(made)
            made = []


def _details(kept: Sequence[Any], texts: Sequence[Any], made: Sequence[tuple[str, str]]) -> None:
    from tumen.documents.models import Detail, DetailField

    Detail.objects.bulk_create(
        Detail(document=document, field=field, value=value, evidence="bench", rendition=text)
        for document, text, (language, words) in zip(kept, texts, made, strict=True)
        for field, value in (
            (DetailField.TITLE, words.split("\n", 1)[0][:200]),
            (DetailField.LANGUAGE, language),
            (DetailField.PUBLISHED, f"{2015 + document.pk % 10}-03-01"),
        )
    )


def _claims(kept: Sequence[Any], texts: Sequence[Any], runs: Sequence[Any], claims: int) -> None:
    from tumen.claims.models import Claim, Proposal

    rows = []
    for document, text, run in zip(kept, texts, runs, strict=True):
        begin = text.text.index("\n\n") + 2
        end = min(len(text.text), begin + 160)
        for at in range(claims):
            rows.append(
                Claim(
                    public_id=f"c-{document.pk:x}-{at}", document=document, rendition=text, run=run,
                    exact=text.text[begin : begin + 20], start=begin, end=begin + 20, sentence_start=begin,
                    sentence_end=end,
                )
            )  # fmt: skip
    made = Claim.objects.bulk_create(rows, batch_size=BATCH)
    slots = {"act": {"value": "forced repatriation", "rule": "bench"}}
    Proposal.objects.bulk_create(
        (Proposal(claim=claim, run=claim.run, slots=slots) for claim in made), batch_size=BATCH
    )


def _covers(actor: Any, kept: Sequence[Any], texts: Sequence[Any], first: int) -> None:
    from tumen.access.models import Marking
    from tumen.documents.models import Cover, CoverKind
    from tumen.documents.sealing import keep_covers

    covers = []
    for text in texts:
        at = text.text.find("Kim Yong-ho")
        if at >= 0:
            covers.append(
                Cover(
                    rendition=text, start=at, end=at + 11, kind=CoverKind.NAME, marked_by=actor, why="bench"
                )
            )
            covers[-1].words = "Kim Yong-ho"
    keep_covers(covers)
    Marking.objects.bulk_create(
        Marking(item=document.public_id, level="restricted", actor=actor, why="bench")
        for at, document in enumerate(kept, first)
        if at % 50 == 3
    )


def _index() -> None:
    from tumen.record.filling import rebuild

    rebuild()


def _measure(name: str, viewer: Any, rounds: int) -> None:
    """Ask everything so often, and say the median and the 95th percentile in milliseconds: by the clock, and
    of the processor's time, which others at work on the machine do not lengthen."""
    from tumen.access.looking import one_look
    from tumen.record.searching import Filters, Kind, searched

    narrowed = Filters(since=2018, until=2019, language="en")
    every: list[Took] = []
    for sort, questions in {**ASKED, "narrowed": ("returned", "people China")}.items():
        took: list[Took] = []
        for words in questions:
            filters = narrowed if sort == "narrowed" else Filters()
            for _ in range(rounds):
                for kind in (None, Kind.DOCUMENT, Kind.CLAIM):
                    with one_look():
                        took.append(_took(partial(searched, viewer, words, filters, kind=kind)))
        every += took
        click.echo(f"{name}, {sort}: {_figures(took)}")
    click.echo(f"{name}, all: {_figures(every)}")


#: Seconds by the clock, and of the processor.
Took = tuple[float, float]


def _took(ask: Callable[[], object]) -> Took:
    wall, processor = time.perf_counter(), time.process_time()
    ask()
    return time.perf_counter() - wall, time.process_time() - processor


def _figures(took: list[Took]) -> str:
    walls, processors = zip(*took, strict=True)
    return f"{_two(walls)} by the clock; {_two(processors)} of the processor; {len(took)} questions"


def _two(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    worst = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {1000 * statistics.median(ordered):.0f} ms, p95 {1000 * worst:.0f} ms"


if __name__ == "__main__":
    main()
