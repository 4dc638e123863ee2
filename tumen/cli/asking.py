"""Which language model is asked, where, and how patiently: the options of a command that can ask one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

R = TypeVar("R")
#: Seconds to wait for one answer, unless the user says otherwise.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which model, where, and how patiently: ``timeout`` in seconds for one answer."""

    url: str
    name: str
    timeout: float
    allow_remote: bool = False


def asks_a_model(command: Callable[..., R]) -> Callable[..., R]:
    """Options of a command that can ask a language model; it gets ``model``: `Asked`, or None."""

    @click.option(
        "--model", "url", metavar="URL", help="Ask a language model too: its address on this computer."
    )
    @click.option("--model-name", "name", metavar="NAME", help="Which model is asked there.")
    @click.option(
        "--model-timeout",
        "timeout",
        type=click.FloatRange(min=0.1),
        default=PATIENCE,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for one answer.",
    )
    @click.option(
        "--allow-remote", is_flag=True, help="Let sentences of the documents leave this computer, by https."
    )
    @functools.wraps(command)
    def asking(
        *args: Any, url: str | None, name: str | None, timeout: float, allow_remote: bool, **more: Any
    ) -> R:
        if url and not name:
            raise click.UsageError("Say which model is to be asked: --model-name NAME.")
        if (name or allow_remote) and not url:
            raise click.UsageError("Say where the model is: --model URL, as http://127.0.0.1:11434/v1.")
        model = Asked(url, name, timeout, allow_remote) if url and name else None
        return command(*args, model=model, **more)

    return asking
