"""The command that lists shared passages, and one of them with both its sides in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tumen.access.models import Viewer
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record import queries
from tumen.record.queries import (
    DocumentRef,
    Mark,
    Pair,
    PassageView,
    SharedWith,
    SideView,
    first_of_pair,
    in_common,
    likeness_in_words,
    share_in_words,
)
from tumen.vault.advising import completed

#: Pairs of documents that are listed at once.
AT_ONCE = 50
#: How a stretch is printed: its style, and the signs around it for terminals without styles.
_PRINTED = {Mark.SAME: ("", "", ""), Mark.OTHERWISE: ("bold", "{", "}"), Mark.ALONE: ("bold", "[", "]")}


@click.command(short_help="List the passages that documents share.")
@click.argument("document", required=False)
@click.option("--begin", type=click.IntRange(1), default=1, help="Without a document: from which pair on.")
@as_json
@opens_existing_workspace
def passages(desk: Desk, document: str | None, begin: int, as_json: bool) -> None:
    """List the passages that DOCUMENT (d-...) shares with others, copied or edited, and who had them first.

    Without a document, list the pairs of documents that share passages, those that share most words first,
    fifty at a time. "tumen show p-..." shows both sides of a passage with what agrees and what differs.
    """
    screen = terminal.console()
    if document:
        shared = queries.shared_with(desk.actor, document.strip().lower())
        if as_json:
            terminal.answer(shared)
        else:
            _print_shared(screen, shared)
        return
    found = queries.pairs(desk.actor, begin=begin - 1, most=AT_ONCE)
    if as_json:
        terminal.answer(found)
        return
    for number, pair in enumerate(found.pairs, begin):
        _print_pair(screen, number, pair)
    end = found.begin + len(found.pairs)
    if not found.total:
        screen.print("No two documents share a passage.")
    elif not found.pairs:
        terminal.advise(
            f"There are only {terminal.counted(found.total, 'pair')}. From the first: tumen passages"
        )
    elif end < found.total:
        terminal.advise(f"\nThere are {found.total:,} pairs. The next ones: tumen passages --begin {end + 1}")


def _print_shared(screen: Console, shared: Iterable[SharedWith]) -> None:
    held = list(shared)
    if not held:
        screen.print("No other document has a passage of this one.")
    for number, each in enumerate(held):
        if number:
            screen.print()
        screen.print(_named(each.other))
        passages = terminal.counted(len(each.passages), "passage")
        share = f"{share_in_words(each.share)} of this document"
        screen.print(terminal.words(f"{passages}, {in_common(each.words)}, {share}; {each.first.words}"))
        table = terminal.grid(("", {"no_wrap": True}), ("", {"ratio": 1}), head=False)
        for line in each.passages:
            table.add_row(
                line.id, terminal.words(f"{terminal.quoted(line.quote)}  ({likeness_in_words(line)})")
            )
        screen.print(table)


def _print_pair(screen: Console, number: int, pair: Pair) -> None:
    first = first_of_pair(pair, pair.left.id, pair.right.id)
    passages = terminal.counted(pair.passages, "passage")
    screen.print(terminal.words(f"{number}. {passages}, {in_common(pair.words)}; {first}", "bold"))
    documents = terminal.grid(("", {"no_wrap": True, "style": "cyan"}), ("", {"ratio": 1}), head=False)
    for document in (pair.left, pair.right):
        documents.add_row(terminal.words(document.id), _about(document))
    screen.print(Padding(documents, (0, 0, 0, 3)))
    terminal.advise(f"   tumen show {pair.first_passage}")


def _named(document: DocumentRef) -> Text:
    return terminal.line(terminal.words(document.id, "cyan"), "  ", _about(document))


def _about(document: DocumentRef) -> Text:
    about = [document.publisher, str(document.published or "")]
    said = "".join(f" · {part}" for part in about if part)
    return terminal.line(document.label, terminal.words(said, "dim"))


def find_passage(viewer: Viewer, id: str) -> PassageView:
    """Raises NoSuchPassage."""
    return queries.passage(viewer, id)


def print_passage(screen: Console, found: PassageView) -> None:
    """Both sides of a passage under each other, with what differs."""
    number = f", {found.number} of {found.of} of these two documents" if found.of > 1 else ""
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  shared passage{number}"))
    screen.print(terminal.heading(likeness_in_words(found)))
    screen.print(terminal.facts(_passage_facts(found)))
    if not found.stands:
        gone = completed(
            "It does not stand in both texts as it was found. The passages are found again with: tumen read"
        )
        screen.print(terminal.words(gone, "bold red"))
    for side in (found.left, found.right):
        screen.print()
        screen.print(_named(side.document))
        screen.print(_side(side))
    screen.print()
    legend = (
        "[words] stand in one side only; {words} are the same in another form; the dim ones stand around."
    )
    screen.print(terminal.words(legend, "dim"))


def _passage_facts(found: PassageView) -> Iterator[tuple[str, str]]:
    yield "first", found.origin
    for reason in found.reasons:
        yield ("but" if reason.speaks_against else "why"), reason.words
    if found.previous:
        yield "previous", found.previous
    if found.next:
        yield "next", found.next


def _side(side: SideView) -> Text:
    laid = side.laid
    parts = [terminal.words(laid.before if laid.begins else f"… {laid.before}", "dim")]
    for stretch in laid.stretches:
        style, opens, closes = _PRINTED[stretch.mark]
        parts.append(terminal.words(f"{opens}{stretch.text}{closes}", style))
    return terminal.line(*parts, terminal.words(laid.after if laid.ends else f"{laid.after} …", "dim"))


def passages_kept(viewer: Viewer) -> list[str]:
    """The id of every shared passage."""
    return queries.passage_ids(viewer)


def shared_facts(viewer: Viewer, document: str) -> Iterator[tuple[str, str]]:
    """What a document shares with others, a line for each passage."""
    for other in queries.shared_with(viewer, document):
        whom = f"{other.other.id} {other.other.label}"
        for line in other.passages:
            words = terminal.counted(line.words, "word")
            yield "shares", f"{line.id}  {words} with {whom}: {line.first.words}"
