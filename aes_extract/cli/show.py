"""``aes-extract show FILE``: the article itself, with what was found marked in place."""

from __future__ import annotations

import click

from aes_extract.cli import options
from aes_extract.cli.options import How
from aes_extract.cli.output import STDOUT, output_file, writing
from aes_extract.cli.run import Run
from aes_extract.cli.screen import paged, screen


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, shell_complete=options.files)
@options.published
@options.model
@options.lexicon
@paged
@options.debug
@click.pass_context
def show(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    published: str | None,
    model: str,
    lexicon: tuple[str, ...],
    pager: bool,
    debug: bool,
) -> None:
    """Print an article with its mentions and triggers marked in place."""
    from aes_extract.writers.highlight import write_highlighted

    how = How(published=published, model=model, lexicon=lexicon, debug=debug)
    run = Run(ctx.obj or how.load, paths, how, bar=False)
    with writing(output_file(STDOUT, paths)), screen(run, pager=pager) as console:
        for source, article in run.articles():
            write_highlighted(article, source.text, console)
    if run.failed:
        ctx.exit(1)
