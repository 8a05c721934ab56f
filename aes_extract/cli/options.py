"""Options that commands share."""

from __future__ import annotations

from typing import Any

import click

from aes_extract.cli import streams


def _published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from aes_extract.readers.published import parse_published

    try:
        return parse_published(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def published(command: Any) -> Any:
    return click.option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="When the articles appeared (YYYY-MM-DD, YYYY-MM or YYYY); an article's own metadata win.",
    )(command)


def paths(command: Any) -> Any:
    return click.argument("paths", metavar="[PATH]...", nargs=-1, callback=_paths)(command)


def _paths(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Standard input where nothing is named, unless a person sits at it."""
    if value or ctx.resilient_parsing:
        return value
    if streams.stdin_is_terminal():
        raise click.UsageError("Nothing to read: give a PATH, or an article on standard input.")
    return ("-",)


def quiet(command: Any) -> Any:
    message = "No progress on standard error; failures are still told."
    return click.option("--quiet", "-q", is_flag=True, help=message)(command)


def debug(command: Any) -> Any:
    return click.option("--debug", is_flag=True, help="Show the traceback when an article cannot be analysed.")(command)
