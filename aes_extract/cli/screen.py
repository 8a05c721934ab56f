"""The console that a command prints on: standard output, a pager before it, or a file without colours."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aes_extract.cli import streams
from aes_extract.cli.output import target
from aes_extract.cli.run import Run

if TYPE_CHECKING:
    from aes_extract.cli.console import Console

# As git calls it: what fits the screen is printed at once, colours are kept, and the text stays when it ends.
_LESS = "FRX"


def paged(command: Any) -> Any:
    """The option ``--pager``, given to the command as ``pager``."""
    message = "Page through what is shown, with $PAGER or less; without a terminal it is printed."
    return click.option("--pager", is_flag=True, help=message)(command)


def refuse_pager(form: str, file: Path | None) -> None:
    """What is written to a file, or for other programs, is not paged: it is a wrong usage to ask for that."""
    if file is not None or form not in ("auto", "table"):
        other = "--output" if file is not None else f"--format {form}"
        raise click.UsageError(f"--pager shows a table on the terminal; it goes without {other}.")


@contextmanager
def screen(run: Run, file: Path | None = None, *, pager: bool = False) -> Iterator[Console]:
    """The console on a file, or on standard output; a pager takes no file and needs a terminal."""
    if file is not None:
        with target(file, run) as stream, streams.plain_console(stream) as console:
            yield console
    elif pager and streams.stdout_is_terminal() and (command := _pager()):
        with _through(command) as console:
            yield console
    else:
        yield streams.console()


def _pager() -> list[str] | None:
    """The user's pager, else less, else more; ``None`` without any."""
    for wanted in (os.environ.get("PAGER", ""), "less", "more"):
        with suppress(ValueError):
            words = shlex.split(wanted)
            if words and shutil.which(words[0]):
                return words
    return None


@contextmanager
def _through(command: list[str]) -> Iterator[Console]:
    """A console whose text a pager shows while more is written; to leave the pager ends the writing and is no error."""
    environment = {"LESS": _LESS, **os.environ}
    with streams.held(), subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        assert pager.stdin is not None
        text = io.TextIOWrapper(pager.stdin, encoding="utf-8", errors="replace", write_through=True)
        try:
            with suppress(BrokenPipeError):
                yield streams.console_for(text)
        finally:
            with suppress(BrokenPipeError):
                text.close()
            _wait(pager)


def _wait(pager: subprocess.Popen[bytes]) -> None:
    """Until the reader leaves: an interrupt is the pager's, which goes on."""
    while True:
        with suppress(KeyboardInterrupt):
            pager.wait()
            return
