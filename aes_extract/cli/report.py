"""``aes-extract report [PATH…]``: a page to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aes_extract.cli import options, streams
from aes_extract.cli.filtering import filtering
from aes_extract.cli.options import How
from aes_extract.cli.output import STDOUT, output_file, target, writing
from aes_extract.cli.run import Run

if TYPE_CHECKING:
    from aes_extract.filters import Filter
    from aes_extract.writers.report.labels import Language

DEFAULT = "report.html"


@click.command()
@options.paths
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=options.files,
    help=f"Write to FILE, - for standard output; by default {DEFAULT}, or down a pipe.",
)
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help="The language of the page's labels; the articles stay as they are.",
)
@click.option("--title", metavar="TEXT", help="The page's heading.")
@filtering
@options.running
@click.pass_context
def report(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output: str | None,
    lang: Language,
    title: str | None,
    wanted: Filter,
    how: How,
) -> None:
    """Make one HTML page of all articles: when, where, who with whom, and every event in its text.

    The page holds all it needs and never asks a network for anything.
    """
    named = output is not None
    if output is None:
        output = DEFAULT if streams.stdout_is_terminal() else STDOUT
    file = output_file(output, paths)

    from aes_extract.writers.report import write_report

    run = Run(ctx.obj or how.load, paths, how, wanted)
    with writing(file), run.collection() as collection, target(file, run) as stream:
        write_report(collection, stream, lang, title)
    if file and run.done and not named:
        streams.tell(f"{file} written")
    if run.failed:
        ctx.exit(1)
