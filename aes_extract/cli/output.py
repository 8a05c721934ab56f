"""Where a command writes: standard output, or a file that is replaced whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from aes_extract.cli import streams
from aes_extract.cli.run import Run
from aes_extract.readers.files import reading
from aes_extract.writers.refused import Refused

STDOUT = "-"
_WHERE_STDOUT_GOES = "/dev/stdout"  # a link to the file, if it is one


def output_file(output: str | None, paths: Sequence[str]) -> Path | None:
    """The file that ``--output`` names, ``None`` for standard output.

    A folder, a file in a missing or closed one, and one that ``paths`` mean or would mean when it is there are a wrong
    usage: a result must not be lost at the end of a run, take the place of an article, nor be read for one by the next.
    """
    file = None if output in (None, STDOUT) else Path(str(output))
    if file is None:
        streams.stdout()  # that it is closed is told before a long run
    fault = _fault(file) if file is not None else None
    if fault is not None:
        raise click.BadParameter(f"{output!r} {fault}", param_hint="--output")
    refuse_input(paths, file or _WHERE_STDOUT_GOES)
    return file


def automatic(file: Path | None, by_suffix: Mapping[str, str], kind: str) -> str:
    """The format that the file's name asks for; without a file a table on a terminal, else JSON.

    ``by_suffix`` names the formats by the suffixes of their files, ``kind`` what has them.
    """
    if file is None:
        return "table" if streams.stdout_is_terminal() else "json"
    if not file.suffix:
        return "json"
    form = by_suffix.get(file.suffix.lower())
    if form is None:
        raise click.UsageError(
            f"no {kind} has files in {file.suffix!r}: give --format, or another name than {file.name!r}"
        )
    return form


def _fault(file: Path) -> str | None:
    """Why a file cannot be written, as far as that is known beforehand."""
    try:
        target = Path(os.path.realpath(file))
        if target.is_dir() or not target.parent.is_dir():
            return "is no file in an existing folder"
        is_written_beside = file.is_file() or not file.exists()
    except OSError as error:
        return f"is no file ({error.strerror})"
    except ValueError:
        return "is a name that no file can have"
    if is_written_beside and not os.access(target.parent, os.W_OK):
        return "lies in a folder that cannot be written to"
    return None


def refuse_input(paths: Sequence[str], file: str | Path) -> None:
    """What ``paths`` mean, or would mean when it is there, is not written: it is a wrong usage."""
    path = reading(paths, file)
    if path is not None:
        raise click.BadParameter(f"what is written would be read with {path!r}; write elsewhere", param_hint="--output")


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
