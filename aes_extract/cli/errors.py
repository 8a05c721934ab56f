"""How a run that cannot go on ends: one line that says what happened, where, and what to do; and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import Abort, Exit

from aes_extract.cli import streams

# 128 + signal, as the shell reports a filter that a signal ended.
INTERRUPTED, PIPE_CLOSED = 130, 141
DEBUG = f"{__name__}.debug"


@contextmanager
def told_in_one_line(meta: dict[str, Any]) -> Iterator[None]:
    """Turn whatever is raised inside into a line on standard error and an ``Exit``.

    ``meta`` is that of click's context; with ``DEBUG`` in it the traceback of what is no wrong usage is told, too.
    """
    try:
        yield
    except (Abort, Exit):
        raise
    except BrokenPipeError:
        streams.silence_stdout()
        raise Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        streams.tell("interrupted")
        raise Exit(INTERRUPTED) from None
    except Exception as error:
        if meta.get(DEBUG) and not isinstance(error, click.UsageError):
            from traceback import format_exc

            streams.error(format_exc())
        streams.tell(_message(error))
        raise Exit(error.exit_code if isinstance(error, click.ClickException) else 1) from None


def _message(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "aes-extract"
        return f"{error.format_message().rstrip('.')}; see {command} --help"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'standard output'}: {error.strerror}; check its space and permissions"
    if isinstance(error, MemoryError):
        return "out of memory; give fewer --jobs or fewer articles at once"
    from aes_extract.lexicon.checked import LexiconError
    from aes_extract.scale.work import REPORT

    if isinstance(error, LexiconError):
        return f"the knowledge is damaged ({error}); install aes-extract again"
    return f"internal error ({described(error)}); {REPORT}"


def described(error: Exception) -> str:
    """Kind and first line of an error that was not made for a reader."""
    said = str(error).strip()
    return f"{type(error).__name__}: {said.splitlines()[0]}" if said else type(error).__name__
