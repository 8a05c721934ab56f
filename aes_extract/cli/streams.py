"""Standard input, output and error, and whether a person sits at them."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

if TYPE_CHECKING:
    from aes_extract.cli.console import Console


def stdin() -> BinaryIO | None:
    """The bytes of standard input, ``None`` when it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else None


def stdout() -> BinaryIO:
    """The bytes of standard output; a wrong usage when it is closed."""
    return _open_stdout().buffer


def _open_stdout() -> TextIO:
    if not stdout_is_open():
        raise click.UsageError("standard output is closed; give --output FILE")
    return sys.stdout


def stdout_is_open() -> bool:
    return sys.stdout is not None


def stdin_is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def stdout_is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def console() -> Console:
    """A console on standard output; a letter that its encoding lacks becomes a question mark."""
    from aes_extract.cli.console import Console

    out = _open_stdout()
    _tolerate(out)
    return Console(file=out)


def console_for(pager: TextIO) -> Console:
    """A console as on standard output for the text that a pager shows there."""
    from aes_extract.cli.console import Console

    return Console(file=pager, force_terminal=True)


@contextlib.contextmanager
def plain_console(out: BinaryIO, width: int = 100) -> Iterator[Console]:
    """A console without colours on a file, which stays open."""
    from aes_extract.cli.console import Console

    wrapper = io.TextIOWrapper(out, encoding="utf-8", write_through=True, newline="\n")
    try:
        yield Console(file=wrapper, width=width, no_color=True)
    finally:
        wrapper.detach()


def error_console() -> Console:
    from aes_extract.cli.console import Console

    _tolerate(sys.stderr)
    return Console(file=sys.stderr, stderr=True)


def report(where: str, why: str) -> None:
    """What happened where, in one line."""
    tell(f"{where}: {why}")


def tell(text: str) -> None:
    """One line on standard error, whatever the text holds."""
    from aes_extract.writers.clean import clean

    error(f"aes-extract: {clean(text)}")


def silence_stdout() -> None:
    """After the reader of a pipe has gone: let the interpreter's last flush go nowhere instead of failing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def _tolerate(stream: object) -> None:
    if isinstance(stream, io.TextIOWrapper):
        with contextlib.suppress(OSError, ValueError, LookupError):
            stream.reconfigure(errors="replace")


@contextlib.contextmanager
def held() -> Iterator[None]:
    """What is for standard error waits until the end of the block if a pager has the same terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    _held.append([])
    try:
        yield
    finally:
        for text in _held.pop():
            error(text)


_held: list[list[str]] = []


def error(text: str) -> None:
    """Some lines on standard error; a log that is full or gone ends no run."""
    from aes_extract.writers.clean import clean_text

    if _held:
        _held[-1].append(text)
        return
    _tolerate(sys.stderr)
    with contextlib.suppress(OSError):
        click.echo(clean_text(text), err=True)
