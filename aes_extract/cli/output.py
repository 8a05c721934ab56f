"""Where a command writes: standard output, or a file that is replaced whole or not at all."""

from __future__ import annotations

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
    """The file that ``--output`` names, ``None`` for standard output; a folder or a missing one is a wrong usage."""
    if output in (None, STDOUT):
        return None
    file = Path(str(output))
    if file.is_dir() or not file.resolve().parent.is_dir():
        raise click.BadParameter(f"{output!r} is no file in an existing folder.", param_hint="--output")
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
        raise click.ClickException(f"{file or 'standard output'} cannot be written ({error.strerror})") from error


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
