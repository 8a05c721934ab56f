"""Options that commands share."""

from __future__ import annotations

from typing import Any

import click


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


def debug(command: Any) -> Any:
    return click.option("--debug", is_flag=True, help="Show the traceback when an article cannot be analysed.")(command)
