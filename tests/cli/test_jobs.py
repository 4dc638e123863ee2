"""What workers have to do is listed, tried again and dropped at the terminal, and done by `tumen work`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests import processes
from tests.cli.cast import LETTER, folder_of, json_of, sentence_of
from tumen.access.models import Actor
from tumen.cli.jobs import AtWork
from tumen.documents.actions import take_in
from tumen.jobs.handling import HANDLERS
from tumen.jobs.models import Job, State
from tumen.record.later import ask_to_refresh
from tumen.record.models import Refresh
from tumen.vault.workspace import VARIABLE, Workspace

Tumen = Callable[..., Result]


@pytest.fixture
def waiting(actor: Actor) -> Job:
    return ask_to_refresh(actor)


def test_it_lists_what_waits(tumen: Tumen, waiting: Job) -> None:
    told = tumen("jobs", "list").output
    assert waiting.public_id in told
    assert "record.refresh" in told
    assert json_of(tumen("jobs", "list", "--json"))[0]["state"] == "waiting"


def test_it_says_that_there_is_nothing_to_do(tumen: Tumen) -> None:
    assert tumen("jobs", "list").output == "There is nothing to do.\n"


def test_a_worker_does_what_waits(tumen: Tumen, waiting: Job) -> None:
    assert tumen("work", "--until-empty").stdout == "1 job done.\n"
    assert Refresh.objects.count() == 1
    assert json_of(tumen("jobs", "list", "--all", "--json"))[0]["state"] == "done"


def test_a_job_is_dropped_and_tried_again(tumen: Tumen, waiting: Job) -> None:
    id = waiting.public_id
    assert tumen("jobs", "drop", id, "--why", "not needed").output == f"Job {id} is off the list.\n"
    assert json_of(tumen("jobs", "retry", id, "--json")) == {"id": id, "state": "waiting"}


def test_it_knows_no_other_job(tumen: Tumen) -> None:
    assert "There is no job j-unknown" in sentence_of(tumen("jobs", "retry", "j-unknown"))


def test_documents_are_left_to_a_worker(tumen: Tumen, actor: Actor) -> None:
    take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="here")
    assert len(json_of(tumen("read", "--later", "--json"))["jobs"]) == 1
    done = json_of(tumen("work", "--until-empty", "--json"))
    assert done == {"done": 2}  # the document was read, and the record derived anew
    assert "50" in tumen("record").output
    assert tumen("read", "--later").output.startswith("0 documents left")


def test_files_are_not_left_to_a_worker(tumen: Tumen, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", letter=LETTER)
    assert tumen("read", "--later", str(folder)).exit_code == 2


def test_every_handler_is_where_it_was_registered() -> None:
    from tumen.jobs.handling import handler_of

    assert {"record.refresh", "documents.read"} <= set(HANDLERS)
    assert all(callable(handler_of(name)) for name in HANDLERS)


def test_a_worker_stops_with_ctrl_c(tmp_path: Path) -> None:
    environment = {**os.environ, VARIABLE: str(tmp_path / "own"), "PYTHONUNBUFFERED": "1"}
    Workspace.open(tmp_path / "own")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with processes.Popen([*processes.TUMEN, "work"], env=environment, **pipes) as process:
        assert process.stderr
        while "until you press Ctrl-C" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, "0 jobs done.\n")


def test_the_pages_begin_without_the_reader() -> None:
    """Their worker may have to read; only then is the reader loaded, which takes seconds and much memory."""
    looked = "import django, sys; django.setup(); import tumen.cli.web; print('spacy' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tumen.web.settings"}
    done = subprocess.run([sys.executable, "-c", looked], env=environment, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


@pytest.mark.django_db(transaction=True)
def test_the_pages_do_what_waits_while_they_are_served(workspace: Workspace, actor: Actor) -> None:
    job = ask_to_refresh(actor)
    with AtWork(workspace):
        end = time.monotonic() + 30
        while not Job.objects.filter(pk=job.pk, state=State.DONE).exists() and time.monotonic() < end:
            time.sleep(0.05)
    job.refresh_from_db()
    assert job.state == State.DONE
