"""Where a command writes: standard output, or a file that is replaced whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from aes_extract.cli import streams
from aes_extract.cli.run import Run
from aes_extract.writers.refused import Refused

STDOUT = "-"


def output_file(output: str | None) -> Path | None:
    """The file that ``--output`` names, ``None`` for standard output; one that cannot be made is a wrong usage."""
    if output in (None, STDOUT):
        streams.stdout()  # that it is closed should be told before a long run
        return None
    file = Path(str(output))
    try:
        fits = not file.is_dir() and file.resolve().parent.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        fits = False
    if not fits:
        raise click.BadParameter(f"{output!r} is no file in an existing folder", param_hint="--output")
    # A file is replaced, a device or a named pipe written to.
    written = file.resolve() if file.exists() and not file.is_file() else file.resolve().parent
    if not os.access(written, os.W_OK):
        raise click.BadParameter(f"you may not write to {str(written)!r}", param_hint="--output")
    return file


@contextmanager
def writing(file: Path | None) -> Iterator[None]:
    """What cannot be written is told in one line."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Refused as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        why = f"({error.strerror}); check its space and permissions"
        raise click.ClickException(f"{file or 'standard output'} cannot be written {why}") from error


@contextmanager
def target(file: Path | None, run: Run) -> Iterator[BinaryIO]:
    """The stream to write to; a file stays as it was when nothing could be read."""
    if file is None:
        yield streams.stdout()
        return
    from aes_extract.writers.atomic import Discard, atomic_file

    with atomic_file(file) as stream:
        yield stream
        if run.failed and not run.done:
            raise Discard
