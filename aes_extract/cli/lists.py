"""``aes-extract people``, ``institutions``, ``places`` and ``timeline``: lists across articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aes_extract.cli import options
from aes_extract.cli.filtering import event_filtering
from aes_extract.cli.options import How
from aes_extract.cli.output import automatic, output_file, target, writing
from aes_extract.cli.run import Run
from aes_extract.cli.screen import paged, refuse_pager, screen

if TYPE_CHECKING:
    from aes_extract.filters import Filter
    from aes_extract.writers.lists import Column, Row
    from aes_extract.writers.tally import Kind

_FORMATS = ("table", "csv", "json")
_BY_SUFFIX = {".csv": "csv", ".json": "json"}


def _listing(command: Any) -> Any:
    """The options of a list."""
    options_of_lists: list[Any] = [
        options.paths,
        click.option(
            "--format",
            "form",
            type=click.Choice(["auto", *_FORMATS]),
            default="auto",
            help="auto: what the output file's name says; else a table on a terminal, JSON in a pipe or a file.",
        ),
        options.output,
        paged,
        event_filtering,
        options.running,
        click.pass_context,
    ]
    return options.with_options(command, options_of_lists)


def _list_of(kind: Kind) -> click.Command:
    """The command that lists the entities of a kind."""

    @click.command(kind, help=f"List the {kind} of all articles, those that most articles name first.")
    @_listing
    def command(ctx: click.Context, **given: Any) -> None:
        _entities(ctx, kind, **given)

    return command


people, institutions, places = _list_of("people"), _list_of("institutions"), _list_of("places")


@click.command()
@_listing
def timeline(ctx: click.Context, *, pager: bool, **given: Any) -> None:
    """List the events of all articles in order of date; what several articles tell stands once."""
    from aes_extract.writers.lists import TIMELINE_COLUMNS, in_order, story_row, write_timeline

    with _run(ctx, pager=pager, **given) as (run, file, chosen), run.collection() as collection:
        stories = in_order(collection.stories)
        if chosen == "table":
            with screen(run, file, pager=pager) as console:
                write_timeline(stories, console)
        else:
            _write(chosen, map(story_row, stories), TIMELINE_COLUMNS, run, file)


def _entities(ctx: click.Context, kind: Kind, *, pager: bool, wanted: Filter, **given: Any) -> None:
    from aes_extract.writers.lists import ENTITY_COLUMNS, entity_row, write_list
    from aes_extract.writers.tally import Tally

    columns = ENTITY_COLUMNS[kind]
    with _run(ctx, pager=pager, wanted=wanted, **given) as (run, file, chosen):
        # Who is in the events that were asked for is asked for, too.
        tally = Tally(kind, acting=bool(wanted))
        for article in run.chosen():
            tally.add(article)
        rows = [entity_row(entry, columns) for entry in tally.entries()]
        if chosen == "table":
            with screen(run, file, pager=pager) as console:
                write_list(rows, columns, console)
        else:
            _write(chosen, iter(rows), columns, run, file)


@contextmanager
def _run(
    ctx: click.Context, *, paths: tuple[str, ...], output: str | None, form: str, pager: bool, wanted: Filter, how: How
) -> Iterator[tuple[Run, Path | None, str]]:
    """The run, the file and the format; at its end the exit code."""
    file = output_file(output, paths)
    if pager:
        refuse_pager(form, file)
    run = Run(ctx.obj or how.load, paths, how, wanted)
    with writing(file):
        yield run, file, automatic(file, _BY_SUFFIX, "list") if form == "auto" else form
    if run.failed:
        ctx.exit(1)


def _write(form: str, rows: Iterator[Row], columns: Sequence[Column], run: Run, file: Path | None) -> None:
    from aes_extract.writers.lists import write_list_csv, write_list_json

    with target(file, run) as stream:
        if form == "csv":
            write_list_csv(rows, columns, stream)
        else:
            write_list_json(rows, stream)
