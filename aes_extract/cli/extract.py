"""``aes-extract [extract] [PATH…]``: the main command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aes_extract.cli import options, streams
from aes_extract.cli.filtering import filtering
from aes_extract.cli.options import How
from aes_extract.cli.output import automatic, output_file, target, writing
from aes_extract.cli.run import Run
from aes_extract.cli.screen import paged, refuse_pager, screen
from aes_extract.writers.formats import BY_SUFFIX, FORMATS

if TYPE_CHECKING:
    from aes_extract.filters import Filter
    from aes_extract.stories import Record

_STREAMED = ("table", "jsonl")
_BY_SUFFIX = {**BY_SUFFIX, ".jsonl": "jsonl", ".ndjson": "jsonl"}


@click.command()
@options.paths
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", *_STREAMED, *FORMATS]),
    default="auto",
    help="auto: what the output file's name says; else a table on a terminal, JSON in a pipe or a file.",
)
@click.option(
    "--entities",
    type=click.Choice(["csv"]),
    help="One row per person, institution, place and date, instead of --format.",
)
@options.output
@paged
@filtering
@options.running
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    help="ray: on many machines; PATH may be an address (s3://…), --output is a new folder.",
)
@click.option(
    "--ray-address",
    metavar="ADDRESS",
    envvar="RAY_ADDRESS",
    default="local",
    help="HOST:PORT of a Ray cluster, or auto for this machine's; by default one is started.",
)
@click.pass_context
def extract(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    form: str,
    entities: str | None,
    output: str | None,
    pager: bool,
    engine: str,
    ray_address: str,
    wanted: Filter,
    how: How,
) -> None:
    """Find the people, institutions, places, dates and events of articles."""
    if entities is not None:
        if form != "auto":
            raise click.UsageError("--entities chooses what is written; it goes without --format.")
        form = f"entities-{entities}"
    if engine == "ray":
        if wanted:
            raise click.UsageError("What is written is chosen with --engine local; ray writes all.")
        from aes_extract.cli.ray_engine import extract_on_ray

        if not extract_on_ray(ctx.obj or how.load, paths, form=form, output=output, address=ray_address, how=how):
            ctx.exit(1)
        return
    file = output_file(output, paths)
    if pager:
        refuse_pager(form, file)
    if form == "auto":
        form = automatic(file, _BY_SUFFIX, "format")
    if form in FORMATS and FORMATS[form].needs_file and file is None:
        raise click.UsageError(f"{form} is written to a file: give --output FILE.")
    if form in FORMATS and FORMATS[form].binary and file is None and streams.stdout_is_terminal():
        raise click.UsageError(f"{form} is nothing to read: give --output FILE.")

    # A bar would be drawn among the articles that appear on the same terminal.
    run = Run(ctx.obj or how.load, paths, how, wanted, bar=file is not None or not streams.stdout_is_terminal())
    with writing(file):
        if form in FORMATS:
            FORMATS[form].prepare(file)
        if form == "table":
            _table(run, file, pager)
        elif form == "jsonl":
            _jsonl(run, file)
        else:
            _collection(run, form, file)
    if run.failed:
        ctx.exit(1)


def _jsonl(run: Run, file: Path | None) -> None:
    from aes_extract.writers.json_output import write_line

    with target(file, run) as stream:
        for _, line in run.lines():
            write_line(line, stream)


def _table(run: Run, file: Path | None, pager: bool) -> None:
    """Article by article; at the end the events that several of them tell, and what all of them hold."""
    from aes_extract.stories import Stories, records
    from aes_extract.writers.overview import Overview
    from aes_extract.writers.table import write_article, write_stories

    with screen(run, file, pager=pager) as console:
        kept: list[Record] = []
        overview = Overview()
        for source, article in run.articles():
            write_article(article, console, source.text)
            kept += records(article)
            overview.add(article)
        write_stories(Stories(kept), console)
        overview.write(console)


def _collection(run: Run, form: str, file: Path | None) -> None:
    """What needs the whole run: the stories complete the articles."""
    with run.collection() as collection:
        write = FORMATS[form].writer()
        if FORMATS[form].needs_file:
            if run.done:
                write(collection, file)
            return
        with target(file, run) as stream:
            write(collection, stream)
