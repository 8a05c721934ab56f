"""Options that commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any

import click
from click.shell_completion import CompletionItem

from aes_extract.cli import streams
from aes_extract.cli.errors import DEBUG
from aes_extract.cli.own import used
from aes_extract.model import MODEL
from aes_extract.scale.engine import Engine, load


def _published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from aes_extract.readers.published import parse_published

    try:
        return parse_published(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete the name of a file."""
    return [CompletionItem(incomplete, type="file")]


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete the name of a folder."""
    return [CompletionItem(incomplete, type="dir")]


def published(command: Any) -> Any:
    return click.option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="When the articles appeared (YYYY-MM-DD, YYYY-MM or YYYY); an article's own metadata win.",
    )(command)


def model(command: Any) -> Any:
    return click.option(
        "--model",
        metavar="NAME",
        shell_complete=folders,
        default=MODEL,
        help=f"Another French spaCy pipeline with a parser and an NER, or its folder; by default {MODEL}.",
    )(command)


def output(command: Any) -> Any:
    help = "Write to FILE, whole or not at all."
    return click.option("-o", "--output", metavar="FILE", shell_complete=files, help=help)(command)


def _folders(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """As workers in other folders see them, too; taken at once, since what other options mean may depend on them."""
    folders = tuple(map(os.path.abspath, value))
    if folders and not ctx.resilient_parsing:
        used(folders)
    return folders


def lexicon(command: Any) -> Any:
    return click.option(
        "--lexicon",
        metavar="DIR",
        multiple=True,
        is_eager=True,
        shell_complete=folders,
        callback=_folders,
        help="Your own people, institutions, places, patterns and events beside ours; later ones win.",
    )(command)


def paths(command: Any) -> Any:
    return click.argument("paths", metavar="[PATH]...", nargs=-1, callback=_paths, shell_complete=files)(command)


def _paths(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Standard input where nothing is named, unless a person sits at it."""
    if value or ctx.resilient_parsing:
        return value
    if streams.stdin_is_terminal():
        raise click.UsageError("Nothing to read: give a PATH, or an article on standard input.")
    return ("-",)


@dataclass(frozen=True, slots=True)
class How:
    """How a run is carried out, whatever it writes; without ``jobs`` it has one per core."""

    published: str | None = None
    model: str = MODEL
    lexicon: tuple[str, ...] = ()
    jobs: int | None = None
    cache: str | None = None
    quiet: bool = False
    log_json: bool = False
    debug: bool = False
    with_text: bool = False

    def load(self) -> Engine:
        """The engine that is asked for."""
        return load(self.model, self.lexicon)


def running(command: Any) -> Any:
    """The options of :class:`How`, given to the command as ``how``."""

    @wraps(command)
    def run(*args: object, **given: Any) -> object:
        how = How(**{field.name: given.pop(field.name) for field in fields(How)})
        return command(*args, how=how, **given)

    options: list[Any] = [
        published,
        model,
        lexicon,
        click.option(
            "-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Processes; by default one per core."
        ),
        click.option(
            "--cache",
            metavar="DIR",
            shell_complete=folders,
            help="Keep results in DIR: a second run repeats nothing, a stopped one goes on.",
        ),
        quiet,
        click.option(
            "--log-json", is_flag=True, help="Progress, warnings and failures as JSON lines on standard error."
        ),
        debug,
        click.option(
            "--with-text", is_flag=True, help="Each article with its text, which the offsets count in (json, jsonl)."
        ),
    ]
    return with_options(run, options)


def with_options(command: Any, options: Iterable[Any]) -> Any:
    """The command with these options, of which ``--help`` shows the first first."""
    for option in reversed([*options]):
        command = option(command)
    return command


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def quiet(command: Any) -> Any:
    message = "No progress and no warnings on standard error; failures are still told."
    return click.option("--quiet", "-q", is_flag=True, help=message)(command)


def _debug(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    ctx.meta[DEBUG] = value
    return value


def debug(command: Any) -> Any:
    message = "Show the traceback of an error, and of an article that cannot be analysed."
    return click.option("--debug", is_flag=True, is_eager=True, callback=_debug, help=message)(command)
